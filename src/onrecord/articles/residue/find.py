"""Residue of a plain text, found line by line, in its context, and within lines."""

import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from onrecord.articles.residue.context import Known, in_context
from onrecord.articles.residue.forms import Form, Forms
from onrecord.articles.residue.lines import LINES, LineForms, sentence_starts
from onrecord.articles.residue.stretches import CAPTION_CREDIT, STRETCHES
from onrecord.text import Segment

_LONGEST_PARAGRAPH = 20_000  # characters: beyond this a line is data, and looking into it only costs time
_FORM_HINTS = tuple(sorted(LINES.hints | STRETCHES.hints))
_CONTROLS = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f\ufeff\u00ad]+")


class Cut(NamedTuple):
    """A stretch of the source that is not part of the article."""

    start: int
    end: int
    kind: str  # "" for characters that are not text at all
    rule: str


class Lines:
    """The lines of a text and what they are by themselves, found out once however often it is asked."""

    def __init__(self, contents: Sequence[str]) -> None:
        self.contents = contents
        lowered = "\n".join(contents).lower()
        held = frozenset(hint for hint in _FORM_HINTS if hint in lowered)
        self._line_forms, self._stretches = LineForms(held), STRETCHES.among(held)
        self._forms: dict[int, Form | None] = {}
        self._within: dict[int, list[Cut]] = {}

    def form(self, index: int) -> Form | None:
        """Return the form of residue that the whole line has."""
        if index not in self._forms:
            self._forms[index] = self._line_forms.of_line(self.contents[index])
        return self._forms[index]

    def within(self, index: int) -> list[Cut]:
        """Return the stretches and sentences of a line that are residue; their offsets are the line's own."""
        if index not in self._within:
            content = self.contents[index]
            self._within[index] = [*_stretches(content, self._stretches), *_sentences(content, self._line_forms)]
        return self._within[index]


def residue(text: str, lines: Sequence[Segment], known: Known, *, among: Lines | None = None) -> list[Cut]:
    """Return the stretches of `text` that are residue, in order and without overlap.

    `lines` are its non-blank lines. A whole line goes when its form says so, when it repeats the title, or when it stands in
    a list of teasers; otherwise stretches within it may go. `among` are lines looked at before, of which these are the last.
    """
    contents = [text[line.start : line.end] for line in lines]
    looked = among or Lines(contents)
    first = len(looked.contents) - len(contents)
    by_form = {i: (form.kind, form.rule) for i in range(len(contents)) if (form := looked.form(first + i))}
    whole = in_context(contents, by_form, known)
    credited = {i: match for i, content in enumerate(contents) if (match := CAPTION_CREDIT.pattern.match(content))}
    cuts: list[Cut] = []
    for index, line in enumerate(lines):
        if index in whole:
            cuts.append(Cut(line.start, line.end, *whole[index]))
            continue
        found = [
            cut._replace(start=cut.start + line.start, end=cut.end + line.start) for cut in looked.within(first + index)
        ]
        if len(credited) > 1 and index in credited:
            found.append(Cut(line.start, line.start + credited[index].end(), CAPTION_CREDIT.kind, CAPTION_CREDIT.rule))
        cuts.extend(_without_overlap(found))
    return cuts


def _sentences(content: str, forms: LineForms) -> list[Cut]:
    """Return the sentences of a paragraph that are residue by their form: boxes that scraping ran into the text.

    Nothing inside quotation marks goes: there, "Follow us on the march" is what someone said.
    """
    if len(content) > _LONGEST_PARAGRAPH:
        return []
    lowered = content.lower()
    if not any(hint in lowered for hint in _HINTS):
        return []
    starts = sentence_starts(content)
    if len(starts) < 2:
        return []
    found: list[Cut] = []
    for start, end in zip(starts, [*starts[1:], len(content)], strict=True):
        if _inside_quotation(content, start):
            continue
        form = forms.of_sentence(content[start:end].strip())
        if form:
            found.append(Cut(start, end, form.kind, form.rule))
    return found


def _inside_quotation(content: str, at: int) -> bool:
    before = content[:at]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


# Words without which no sentence is tried.
_HINTS = ("newsletter", "subscri", "sign up", "inbox", "click", "follow", "facebook", "twitter", "telegram", "copyright", "©", "contributed",
          "cookie", "privacy", "updated", "donat", "contact", "email", "e-mail", "necessarily", "robot", "more", "visit", "must watch", "continu")  # fmt: skip


def _stretches(content: str, forms: Forms) -> list[Cut]:
    found: list[Cut] = []
    for form in forms.worth_trying(content.lower()) if len(content) <= _LONGEST_PARAGRAPH else ():
        for match in form.pattern.finditer(content):
            start = match.start("name") - 1 if form.rule == "run-together teasers" else match.start()
            if match.end() > start:
                found.append(Cut(start, match.end(), form.kind, form.rule))
    for match in _CONTROLS.finditer(content):
        found.append(Cut(match.start(), match.end(), "", "unprintable characters"))
    return found


def _without_overlap(cuts: list[Cut]) -> list[Cut]:
    kept: list[Cut] = []
    for cut in sorted(cuts, key=lambda c: (c.start, -c.end)):
        if not kept or cut.start >= kept[-1].end:
            kept.append(cut)
        elif cut.end > kept[-1].end:
            kept[-1] = kept[-1]._replace(end=cut.end)
    return kept


def folded(text: str) -> str:
    """Return `text` for comparing headlines: lower case, letters and digits only, single spaces.

    >>> folded("“Café” – it's OPEN!")
    'café it s open'
    """
    return " ".join(re.findall(r"\w+", unicodedata.normalize("NFKC", text).casefold()))
