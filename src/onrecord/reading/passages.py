"""Passages taken over from elsewhere: a paragraph that is announced as another's report.

"Tarn Times reports that few agreed:" at the end of a paragraph hands the next one over: whoever speaks there speaks through the
Tarn Times.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.reading.scene import Scene
from onrecord.reading.venues import is_medium
from onrecord.records import Speaker, Statement

# "Here is how the Tarn Times describes the exchange:", "As the Tarn Times put it:", "Per her office:", "From the Tarn Times:"
_ANNOUNCED = re.compile(
    r"(?:\b(?:[Hh]ere\s?(?:['’]s|is)\s(?:how|what|more\sfrom|the)|[Tt]his\sis\s(?:how|what)|[Aa]s)\s(?P<how>[^:.\n]{2,60}?)\s"
    r"(?:describe[sd]?|report(?:s|ed)?|put[s]?|tell[s]?|told|sum(?:s|med)|explain(?:s|ed)?|wr(?:ites|ote)|note[sd]?|recount(?:s|ed)?)\b[^:.\n]{0,60}"
    r"|^(?:[Pp]er|[Ff]rom|[Vv]ia|[Aa]ccording\sto)\s(?P<per>[^:.,\n]{2,60})):$"
)
_HANDS_OVER = re.compile(r":[^\S\n]*\n\s*(?=\S)")
_SENTENCE = re.compile(r"[.!?][”\"’')]*\s+(?=[A-Z“\"‘'])")
_REPORTS = re.compile(
    r"\b(?:stories|story|reports?|articles?|accounts?|posts?|papers?|dispatch|release)\b", re.IGNORECASE
)


_HOUSE = re.compile(
    r"(?:his|her|its|their|the\s\w+['’]s)\s(?:\w+\s)?(?:office|campaign|team|spokes\w+|lawyers?|attorneys?)"
)


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph taken over: where it stands, and the name of whose report it is."""

    start: int
    end: int
    owner: str


def passages(stage: Scene, statements: Sequence[Statement]) -> list[Passage]:
    """Return the paragraphs that the one before announces as another's report, in text order."""
    text, found = stage.text, []
    for colon in _HANDS_OVER.finditer(text):
        start, end = colon.end(), text.find("\n", colon.end())
        owner = _owner(stage, statements, text.rfind("\n", 0, colon.start()) + 1, colon.start() + 1)
        if owner:
            found.append(Passage(start, end if end >= 0 else len(text), owner))
    return found


def _owner(stage: Scene, statements: Sequence[Statement], start: int, end: int) -> str | None:
    """Return whose report the paragraph that ends with a colon announces; None: nobody's."""
    text = stage.text
    for ended in _SENTENCE.finditer(text, start, end):
        start = ended.end()
    announced = _ANNOUNCED.search(text[start:end])
    if announced:
        group = "how" if announced.group("how") else "per"
        first, last = (start + at for at in announced.span(group))
        named = [m for m in stage.mentions_in(first, last) if m[2].kind != "place"]
        if named:
            return named[0][2].name if named[0][2].kind != "person" else None
        words = announced.group(group).strip('“”" ')
        if is_medium(words):
            return words.removeprefix("the ")
        if _HOUSE.fullmatch(words):
            return words
        return _described(statements, first, last)
    for statement in statements:
        if statement.within is None and statement.source is not None and start <= statement.source.start < end:
            speaker = statement.speaker
            if not isinstance(speaker, Speaker) or statement.content.end > end:
                continue
            if is_medium(speaker.name) or (speaker.kind != "person" and _REPORTS.search(statement.source.text)):
                return speaker.name
    return None


def _described(statements: Sequence[Statement], start: int, end: int) -> str | None:
    """Return the speaker of a statement whose source stands there: "her office"."""
    for statement in statements:
        source = statement.source
        if source is not None and source.start < end and start < source.end and isinstance(statement.speaker, Speaker):
            return statement.speaker.name
    return None
