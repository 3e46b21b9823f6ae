"""Whose words a source passes on by naming them: "the Echo reported, citing two officials", "she quoted a letter by Ode"."""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from onrecord.reading.named_sources import named as named_by
from onrecord.reading.scene import Scene
from onrecord.reading.source_words import UNNAMED_PLURALS, describe
from onrecord.records import Span, Speaker, Statement

# "the Echo reported, citing two officials", "a report quoted the minister as saying"
_CITING = re.compile(
    r"\b(?:[Cc]iting|[Qq]uoting|(?:with|in)\sreference\sto|(?:cited|cites|quoted|quotes)(?=[^.\n]{4,90}\bas\s+saying))\s+(?P<whom>[^,.;\n“”\"]{3,120}?)"
    r"(?=\s+as\s+saying|\s+who\b|\s+that\b|[,.;\n“”\"])"
)

# Nouns for what somebody said: "a statement by Ada Ode".
WORDS_OF = (
    r"(?:statement|comment|remark|quote|quotation|warning|claim|assertion|argument|allegation|prediction|assessment|estimate|testimony|word|promise|threat"
    r"|complaint|report|information)s?"
)
# "recalled a statement by Ada Ode from 3 May that", "points to a quote from the minister that"
_WORDS_BY = re.compile(
    rf"\b{WORDS_OF}\s(?:\w+\s)?(?:by|from|of)\s(?P<whom>[^,.;:\n“”\"]{{3,90}}?)(?:\s(?:from|on|in|last|this)\s[^,.;:\n]{{3,25}}?)?\s*(?:that|who\s\w+|,|:)?\s*$"
)
# "cited Ada Ode's warning that"
_OWN_WORDS = re.compile(rf"\b(?P<whom>[^,.;:\n“”\"]{{3,90}}?)['’]s?\s(?:\w+\s){{0,2}}?{WORDS_OF}\s*(?:that|,|:)?\s*$")
# Who does so passes words on; who rejects or welcomes them speaks for themselves.
PASSES_ON = re.compile(
    r"\b(?:cit(?:e[sd]?|ing)|quot(?:e[sd]?|ing)|recall(?:s|ed|ing)?|point(?:s|ed|ing)?\sto|mention(?:s|ed|ing)?|repeat(?:s|ed|ing)?|refer(?:s|red|ring)?\sto"
    r"|echo(?:es|ed|ing)?|shar(?:e[sd]?|ing)|invok(?:e[sd]?|ing)|relay(?:s|ed|ing)?|rel(?:y|ies|ied|ying)\son)\b"
)


_BESIDE = 40  # characters between who says it and whom they cite
_PERSON = re.compile(r"\b(?!the\b)[a-z]+\s[A-Z][\w’'-]+\s[A-Z][\w’'-]+")  # "fellow writer Ada Ode"


def original(stage: Scene, statement: Statement, statements: Sequence[Statement]) -> Statement:
    """Return the statement given to whom its source cites: "the Echo reported, citing two officials" tells what officials said."""
    speaker, source = statement.speaker, statement.source
    if source is None or not isinstance(speaker, Speaker):
        return statement
    if cited := _named_words(stage, statement, source, speaker):
        return cited
    if speaker.kind == "place":
        return statement
    start, end = sentence_around(
        stage.text, min(source.start, statement.content.start), max(source.end, statement.content.end)
    )
    for match in _CITING.finditer(stage.text, start, end):
        first, last = match.span("whom")
        if any(p.start <= first < p.end for p in statement.pieces) or source.start <= first < source.end:
            continue
        if any(s.source is not None and s.source.start < last and first < s.source.end for s in statements):
            continue  # who is cited has a statement of their own
        if first < source.start and match.start() > start + 2:
            continue  # another clause's: "a report citing officials, which said the agency believed"
        kinds: tuple[str, ...] = ("person", "organisation")
        if speaker.kind not in ("organisation", "document") and not stage.text.startswith(" as saying", last):
            # People may cite others as an example ("citing Ada Ode, who retired at fifty"), and of another matter.
            kinds = kinds[1:]
            told = max(source.end, statement.cue.end if statement.cue else 0)
            beside = match.start() <= start + 2 or 0 <= match.start() - told < _BESIDE
            if not beside or _PERSON.search(match.group("whom")):
                continue
        if given := _given_to(stage, statement, speaker, first, last, kinds):
            return given
    return statement


def _named_words(stage: Scene, statement: Statement, source: Span, speaker: Speaker) -> Statement | None:
    """Return the statement given to whose words the source recalls: "recalled a statement by Ada Ode that", "cited Ode's warning that"."""
    start = statement.content.start
    between = stage.text[source.end : start]
    if not source.end < start < source.end + 250 or not (passes := PASSES_ON.search(between)):
        return None
    for pattern in (_WORDS_BY, _OWN_WORDS):
        if found := pattern.search(between, passes.end()):
            first, last = (source.end + at for at in found.span("whom"))
            return _given_to(stage, statement, speaker, first, last, ("person", "organisation", "place"))
    return None


def _given_to(
    stage: Scene, statement: Statement, speaker: Speaker, first: int, last: int, kinds: Collection[str]
) -> Statement | None:
    """Return the statement as that of whoever is named from `first` to `last`, passed on by `speaker`; None: nobody is."""
    whom = Span.of(stage.text, first, last)
    words = describe(whom.text)
    named = [r for r in named_by(stage, whom) if r.kind in kinds]
    if named:
        name, kind = named[0].name, "organisation" if named[0].kind == "place" else named[0].kind
    elif words.kind == "unnamed" and (words.head or words.noun in UNNAMED_PLURALS):
        name, kind = whom.text.strip(), "unnamed"
    elif "person" in kinds and words.kind == "person" and words.noun == words.head and words.determiner == "definite":
        holders = [r for r in stage.nearby(first) if r.named and words.head in r.heads and r.first < first]
        name, kind = holders[0].name if len(holders) == 1 else whom.text.strip(), "person"
    elif words.noun == "media" and "organisation" in kinds:
        name, kind = whom.text.strip(), "organisation"
    else:
        return None
    if name == speaker.name:
        return None
    how = f"cited by {speaker.name}"
    return replace(
        statement, speaker=Speaker(name, how, min(0.8, speaker.confidence), (), kind), chain=(speaker.name, name)
    )


_SENTENCE_END = re.compile(r"(?:[!?]|(?<!\.[A-Z])(?<!\s[A-Z])\.)[”\"’']*(?=\s|$|[A-Z][a-z])|\n|$")


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where the sentence or sentences that hold `start` to `end` begin and end."""
    floor = max(0, start - 2000)
    first = max(text.rfind(mark, floor, start) for mark in ("\n", ". ", ".” ", '." ', "? ", "! "))
    last = _SENTENCE_END.search(text, max(end - 1, start))
    return max(first + 1, floor), last.end() if last else len(text)
