"""Statements given to a relay although the words beside their cue name who speaks: "the Echo quoted Ode as saying the mill is shut"."""

import re
from collections.abc import Iterable
from dataclasses import replace

from onrecord.records import Span, Statement, content_id

_QUOTING = re.compile(r"\b(?:quot|cit)(?:e|es|ed|ing)\b")
# "Mayor Ode as saying that", at the beginning of what was taken for content
_AS_SAYING = re.compile(
    r"(?:(?P<who>[^,;:“”\"\n]{2,90}?)\s+)?as\s+(?:saying|telling\s+\w+|claiming|warning|writing|stating)\b[\s,:]*(?:that\s+)?"
)
_LEADS = re.compile(
    r"(?:[Aa]ccording\s+to|[Aa]s\s+(?:reported|quoted|noted|cited)\s+by|[Aa]s\s+told\s+to)\s+(?:the\s+)?$"
)
_NOUN_PHRASE = r"(?:[A-Z]|(?:the|an?|his|her|its|their|one|two|another)\s)[^,;:“”\"\n]{1,70}?"
_THEN_SUBJECT = re.compile(rf"\s*(?:newspaper|(?:news\s+)?agency|daily|portal)?,\s+(?P<who>{_NOUN_PHRASE})\s*")
_SUBJECT = re.compile(rf"(?P<who>(?:{_NOUN_PHRASE}|The\s[^,;:“”\"\n]{{1,70}}?))\s*")
_VERBAL = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|who|which|that|and|but|said|says|told|after|when|while)\b"
)
_CLAUSE_END = re.compile(r"[.!?\n][”\"’']*\s*|[“\"]")


def untangled(text: str, statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """Return the statements, those whose cue belongs to somebody else than their source given to whoever it belongs to.

    Who relays them is found by `chains`. What only holds the name of such a speaker, or of anybody's, goes.
    """
    out: dict[str, Statement] = {}
    named: list[Span] = []
    for one in statements:
        better = _by_quoting(text, one) or _by_subject(text, one)
        if better is not None and better.source is not None:
            named.append(better.source)
        kept = better or one
        out.setdefault(kept.id, kept)
    sources = {(s.source.start, s.source.end) for s in out.values() if s.source}
    return tuple(
        s
        for s in out.values()
        if not any(n.contains(s.content) for n in named) and (s.content.start, s.content.end) not in sources
    )


def _by_quoting(text: str, one: Statement) -> Statement | None:
    """Give "the Echo quoted Ode as saying …" to Ode."""
    cue, piece = one.cue, one.pieces[0]
    if cue is None or not _QUOTING.search(cue.text):
        return None
    found = _AS_SAYING.match(text, piece.start, piece.end)
    if not found or found.end() > piece.end - 3:
        return None
    start, end = found.span("who") if found.group("who") else (cue.end, piece.start)
    who = _trimmed(text, start, end)
    return _given(text, one, who, found.end()) if who else None


def _by_subject(text: str, one: Statement) -> Statement | None:
    """Give "according to the Echo, Ode said …" and "Ode said …, the Echo reported" to Ode."""
    cue, source, piece = one.cue, one.source, one.pieces[0]
    if cue is None or source is None or cue.end > piece.start or piece.start - cue.end > 6:
        return None
    if source.end <= cue.start:
        if not _LEADS.search(text, max(0, source.start - 40), source.start):
            return None
        found = _THEN_SUBJECT.fullmatch(text, source.end, cue.start)
    elif source.start >= piece.end:
        begin = max([m.end() for m in _CLAUSE_END.finditer(text, max(0, cue.start - 100), cue.start)] + [0])
        found = _SUBJECT.fullmatch(text, begin, cue.start)
    else:
        return None
    if not found or _VERBAL.search(found.group("who")) or len(found.group("who").split()) > 9:
        return None
    who = _trimmed(text, *found.span("who"))
    return _given(text, one, who, piece.start) if who else None


def _trimmed(text: str, start: int, end: int) -> Span | None:
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span.of(text, start, end) if 1 < end - start < 90 else None


def _given(text: str, one: Statement, who: Span, start: int) -> Statement:
    """Return the statement with another source, its content beginning at `start`."""
    pieces = (Span.of(text, start, one.pieces[0].end), *one.pieces[1:])
    return replace(
        one,
        id=content_id("statement", one.article_id, [[p.start, p.end] for p in pieces], who.start),
        content=Span.of(text, start, one.content.end),
        pieces=pieces,
        source=who,
        anonymous=False,
        evidence=(*one.evidence, "the cue is another's"),
    )
