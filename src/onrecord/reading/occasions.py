"""Venues and addressees that the encoder tagged, each given to the statements in whose sentence it stands."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from onrecord.reading.source_words import pronoun
from onrecord.reading.surroundings import Surroundings, surroundings
from onrecord.records import Article, Span, Statement

Tagged = tuple[str, int, int]  # "venue" or "addressee", start, end


def with_occasions(
    article: Article, statements: Iterable[Statement], tagged: Iterable[Tagged]
) -> tuple[Statement, ...]:
    """Return the statements with venue and addressee filled in where one is tagged in the sentence of the attribution.

    One inside the statement's own words is what is said, not where. Of several the nearest to the cue counts.
    """
    held = list(tagged)
    given = tuple(statements)
    if not held:
        return given
    around = [surroundings(article, one) for one in given]
    cues = {one.cue.end: one.source for one in given if one.cue and one.source}
    placed = [_placed(article, one, held, near, cues) for one, near in zip(given, around, strict=True)]
    return tuple(_opened(article, placed, around, held))


_SOON = 300  # characters between a sentence that only tells where somebody speaks and what is said there
_WHERE = re.compile(r"(?:in|at|on|during|via)\s|the\s", re.IGNORECASE)


def _opened(
    article: Article, statements: list[Statement], around: list[Surroundings | None], tagged: list[Tagged]
) -> list[Statement]:
    """Return the statements, the first after a sentence that tells nothing but a venue given it: "She spoke at the forum."."""
    taken = [(near.start, near.start + len(near.text)) for near in around if near is not None]
    taken += [(p.start, p.end) for one in statements for p in one.pieces]
    for kind, first, last in tagged:
        words = _whole(article.text, first, last)
        if kind != "venue" or not _WHERE.match(words) or any(start <= first < end for start, end in taken):
            continue
        after = [i for i, one in enumerate(statements) if 0 <= one.content.start - last < _SOON and one.within is None]
        at = min(after, key=lambda i: statements[i].content.start, default=None)
        if at is not None and statements[at].venue is None:
            statements[at] = replace(statements[at], venue=" ".join(words.split()))
    return statements


def _placed(
    article: Article, one: Statement, tagged: list[Tagged], around: Surroundings | None, cues: Mapping[int, Span]
) -> Statement:
    """Return the statement with what is tagged in its sentence; `cues`: the source of each cue, by where the cue ends."""
    if around is None:
        return one
    start, end = around.start, around.start + len(around.text)
    anchor = (one.cue or one.source or one.content).start
    found: dict[str, tuple[int, str]] = {}
    for kind, first, last in tagged:
        if not (start <= first and last <= end) or any(p.start < last and first < p.end for p in one.pieces):
            continue
        if one.source is not None and one.source.start < last and first < one.source.end:
            continue
        words = _whole(article.text, first, last)
        if not words or _of_another(one, first, cues):
            continue
        near = (abs(first - anchor), words)
        found[kind] = min(found.get(kind, near), near)
    venue, addressee = found.get("venue"), found.get("addressee")
    return replace(
        one,
        venue=" ".join(venue[1].split()) if venue else one.venue,
        addressee=" ".join(addressee[1].split()) if addressee else one.addressee,
    )


def _of_another(one: Statement, first: int, cues: Mapping[int, Span]) -> bool:
    """Tell whether somebody else is told to speak right before what begins at `first`: "Ode denied it after a clerk told | the Echo"."""
    other = cues.get(first - 1) or cues.get(first - len(" the "))  # "told Ode", "told the Echo"
    if other is None or one.source is None or one.cue is None or pronoun(other.text):
        return False
    if other.text.split()[-1] in one.source.text:
        return False  # "Ada Ode said … and Ode told the Echo"
    return max(one.source.end, one.cue.end) <= other.start  # another clause, behind


# A tag that stopped at "on" of "on his public page" goes on to the noun.
_SCRAP = re.compile(r"(?:(?:in|on|at|by|to|of|with|via|the|an?|his|her|its|their)\s*)+", re.IGNORECASE)
_ON = re.compile(
    r"(?:\s(?:the|an?|his|her|its|their))?"
    r"(?:\s(?!(?:that|which|who|said|says|and|but|as|when|on|in|at|to|he|she|it|they|was|were|is|are|the|an?|his|her|its|their)\b)[\w'’-]+){1,5}"
)


# One that stopped after the preposition of "a visit to Tarn", or before the noun of "in a telephone call".
_LEADS_ON = re.compile(r"\w\s(?:to|with|on|in|at|of|for|by)$")
_CUT = re.compile(r"(?:\s(?:the|an?|his|her|its|their))?(?:\s[A-Z][\w'’&.-]*){1,4}")
_HEAD = re.compile(r"\s(?:interview|conversation|call|conference|statement|address|briefing|post|message|meeting)\b")


def _whole(text: str, first: int, last: int) -> str:
    """Return the tagged words, to the end of their noun phrase where they stop short of it; empty: there is none."""
    if not _SCRAP.fullmatch(text, first, last):
        more = _CUT.match(text, last) if _LEADS_ON.search(text, first, last) else _HEAD.match(text, last)
        return text[first : more.end() if more else last]
    more = _ON.match(text, last) or _ON.match(text, last - 1)
    return text[first : more.end()] if more else ""
