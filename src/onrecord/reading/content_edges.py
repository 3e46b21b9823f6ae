"""Contents that stop short or run on where the sentence shows their edge, given that edge: "At least" of "At least 60 died, Ode said"."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from onrecord.reading.building import kind_of
from onrecord.reading.cited import PASSES_ON, WORDS_OF
from onrecord.reading.cues import MAIN_VERBS
from onrecord.reading.quotes import Quotation
from onrecord.reading.source_words import describe
from onrecord.records import Span, Statement, content_id

Place = tuple[int, int]

# "ARVEN (Valmoor Press) — ", "ARVEN, March 3 (VP) - ", "ARVEN — ", at the beginning of a paragraph
DATELINE = re.compile(r"[A-Z][\w .,’'-]{1,40}\s?\([\w. -]{2,20}\)\s[–—-]+\s|[A-Z]{3,}[A-Z ,.]*\s?[–—-]+\s")
_AUXILIARY = r"(?:is|are|was|were|has|have|had|does|do|did|will|would|can|could|may|might|must|should)"
_WHO = re.compile(r"(?:^|[\s,])(?:who|that|which)$")
# ", has not withdrawn it": what the sentence goes on to say of "the lawmaker who said that …"
_MAIN_VERB = re.compile(rf",\s(?={_AUXILIARY}\b|(?:{'|'.join(sorted(MAIN_VERBS))})\b)")
# From "At least" to "At least 60 tonnes passed the weirs, | Ode told": no other comma, mark or sentence between
_TO_COMMA = re.compile(r"[^,;:–—“”\"()\n.?!]*\w(?=,\s*$)")
_FINITE = re.compile(rf"{_AUXILIARY}\b")
_SUBJECT = re.compile(r"[^\s,;:–—“”\"().?!-][^,;:–—“”\"()\n.?!]*")  # "Tankers" of "Tankers, he promised, would come"
_SUBJECT_WORDS = 12
_STOP = re.compile(r"[.?!][”\"’')]*\s+|[”\"]\s*(?=[A-Z])|[:;]\s|\n")
_EMPTY = re.compile(r"(?:the|an?)", re.IGNORECASE)
_CITING = re.compile(r"\b(?:[Cc]iting|[Qq]uoting)\s$")
_NAMED = re.compile(r"(?:the\s)?[A-Z][\w’'&-]*(?:\s(?:of\s(?:the\s)?)?[A-Z][\w’'&-]*){0,5}")  # "the General Staff"
_NO_VERB = rf"(?!{_AUXILIARY}\b|as\b)[\w’'-]+"
_PHRASE = re.compile(rf"{_NO_VERB}(?:\s{_NO_VERB}){{0,7}}")
_THEN_THAT = re.compile(r"[^,;:“”\"\n]{3,90},\s(?=that\s)")  # "two officials, that the mill had shut"
_WHOSE_WORDS = re.compile(
    rf"(?:the|an?|his|her|their)\s(?:\w+\s)?{WORDS_OF}\s(?:of|by|from)\s[^,;:“”\"\n]{{2,80}}:\s(?=[“\"])"
)
_POINTING = re.compile(r"it|that|this|so|them")  # "The ministry confirmed | it"
_CONDITION = re.compile(r"\bon\s(?:the\s)?condition\s$")  # "speaking on condition | that they not be named"
_BEFORE = 400  # characters in which a sentence's beginning is looked for


def edged(one: Statement, text: str, quotes: Sequence[Quotation]) -> Statement | None:
    """Return the statement with the edges its sentence shows; None where nothing said is left: an article, who is cited, a condition of speaking.

    `quotes` are the text's quotations that stand in no other one.
    """
    before = [(p.start, p.end) for p in one.pieces]
    places = _recalled(one, text, _uncited(text, _undated(text, before)))
    if places and one.source is not None and one.cue is not None:
        places = _within_relative(one, text, places)
        first = min(one.source.start, one.cue.start)
        places = _with_subject(text, _up_to_comma(text, places, first), first, max(one.source.end, one.cue.end))
    places = places[:1] + [b for a, b in pairwise(places) if not _of_the_next(text, a, b)]
    if all(_empty(text, start, end) for start, end in places):
        return None
    if _CONDITION.search(text, max(0, places[0][0] - 20), places[0][0]):
        return None
    if places == before:
        return one
    pieces = tuple(Span.of(text, *place) for place in places)
    return replace(
        one,
        id=content_id("statement", one.article_id, [list(p) for p in places], one.source.start if one.source else None),
        kind=kind_of(text, places, quotes),
        content=Span.of(text, places[0][0], places[-1][1]),
        pieces=pieces,
    )


def _undated(text: str, places: list[Place]) -> list[Place]:
    """Return the places without a first one that is of the paragraph's dateline."""
    start, end = places[0]
    dateline = DATELINE.match(text, text.rfind("\n", 0, start) + 1)
    if dateline and end <= dateline.end() and len(places) > 1:
        return places[1:]
    return places


def _uncited(text: str, places: list[Place]) -> list[Place]:
    """Return the places without who is cited for them: "the Echo reported, citing | two officials, | that the mill had shut"."""
    start, end = places[0]
    if not _CITING.search(text, max(0, start - 9), start):
        return places
    if len(places) > 1 and len(text[start:end].split()) <= _SUBJECT_WORDS:
        return places[1:]
    that = _THEN_THAT.match(text, start, end)
    if that:
        return [(that.end(), end), *places[1:]]
    alone = len(places) == 1 and text[end : end + 1] in (",", ".") and _PHRASE.fullmatch(text, start, end)
    who = alone and (_NAMED.fullmatch(text, start, end) or describe(text[start:end]).kind == "unnamed")
    return [] if who else places


def _recalled(one: Statement, text: str, places: list[Place]) -> list[Place]:
    """Return the places without the naming of whose words they are: "recalled | the words of the mayor: | “We stay”"."""
    if not places or one.cue is None or not PASSES_ON.search(one.cue.text):
        return places
    (start, end), *rest = places
    whose = _WHOSE_WORDS.match(text, start, end)
    return [(whose.end(), end), *rest] if whose else places


def _of_the_next(text: str, before: Place, place: Place) -> bool:
    """Tell whether a place is a word of the next sentence that only points back: "Ode said | it was gone. | The ministry confirmed | it"."""
    return _POINTING.fullmatch(text, *place) is not None and _STOP.search(text, before[1], place[0]) is not None


def _empty(text: str, start: int, end: int) -> bool:
    return bool(_EMPTY.fullmatch(text, start, end)) or (text[start:end] == "that" and text.startswith(", ", end))


def _within_relative(one: Statement, text: str, places: list[Place]) -> list[Place]:
    """End what "the lawmaker who said …" said where the sentence goes on about the lawmaker: ", has not withdrawn it"."""
    start, end = places[0]
    if one.cue is None or one.cue.end > start or not _WHO.search(text, max(0, one.cue.start - 6), one.cue.start - 1):
        return places
    verb = _MAIN_VERB.search(text, start, end)
    return [(start, verb.start())] if verb and verb.start() - start > 2 else places


def _up_to_comma(text: str, places: list[Place], first: int) -> list[Place]:
    """Let what stands before its attribution, which begins at `first`, run up to the comma between them."""
    start, end = places[-1]
    if end >= first or any(mark in text[start:end] for mark in '“”"'):
        return places
    more = _TO_COMMA.match(text, end, first)
    return [*places[:-1], (start, more.end())] if more and more.end() > end else places


def _with_subject(text: str, places: list[Place], first: int, last: int) -> list[Place]:
    """Give a content that begins with its verb the subject before the attribution `first:last`: "Tankers, he promised, would come"."""
    start, _ = places[0]
    if not last < start or text[last:start].strip() != "," or not _FINITE.match(text, start):
        return places
    begin = max([m.end() for m in _STOP.finditer(text, max(0, first - _BEFORE), first)] or [max(0, first - _BEFORE)])
    subject = _SUBJECT.fullmatch(text, begin, len(text[:first].rstrip(", ")))
    if not subject or text[:first].rstrip()[-1:] != "," or len(subject.group().split()) > _SUBJECT_WORDS:
        return places
    return [subject.span(), *places]
