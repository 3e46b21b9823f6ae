"""Venues and addressees that the encoder tagged, each given to the statements in whose sentence it stands."""

import re
from collections.abc import Iterable
from dataclasses import replace

from onrecord.reading.surroundings import surroundings
from onrecord.records import Article, Statement

Tagged = tuple[str, int, int]  # "venue" or "addressee", start, end


def with_occasions(
    article: Article, statements: Iterable[Statement], tagged: Iterable[Tagged]
) -> tuple[Statement, ...]:
    """Return the statements with venue and addressee filled in where one is tagged in the sentence of the attribution.

    One inside the statement's own words is what is said, not where. Of several the nearest to the cue counts.
    """
    held = list(tagged)
    if not held:
        return tuple(statements)
    return tuple(_placed(article, one, held) for one in statements)


def _placed(article: Article, one: Statement, tagged: list[Tagged]) -> Statement:
    around = surroundings(article, one)
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
        if not words:
            continue
        near = (abs(first - anchor), words)
        found[kind] = min(found.get(kind, near), near)
    venue, addressee = found.get("venue"), found.get("addressee")
    return replace(
        one,
        venue=" ".join(venue[1].split()) if venue else one.venue,
        addressee=" ".join(addressee[1].split()) if addressee else one.addressee,
    )


# A tag that stopped at "on" of "on his public page" goes on to the noun.
_SCRAP = re.compile(r"(?:(?:in|on|at|by|to|of|with|via|the|an?|his|her|its|their)\s*)+", re.IGNORECASE)
_ON = re.compile(
    r"(?:\s(?:the|an?|his|her|its|their))?"
    r"(?:\s(?!(?:that|which|who|said|says|and|but|as|when|on|in|at|to|he|she|it|they|was|were|is|are|the|an?|his|her|its|their)\b)[\w'’-]+){1,5}"
)


def _whole(text: str, first: int, last: int) -> str:
    """Return the tagged words, to the end of their noun phrase where they stop short of it; empty: there is none."""
    if not _SCRAP.fullmatch(text, first, last):
        return text[first:last]
    more = _ON.match(text, last) or _ON.match(text, last - 1)
    return text[first : more.end()] if more else ""
