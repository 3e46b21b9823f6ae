"""The one way to make a `Statement`: edges trimmed by convention, kind from the quotation marks, id from content."""

import re
from collections.abc import Iterable, Sequence

from onrecord.reading.quotes import Quotation, near
from onrecord.records import Article, Span, Statement, content_id
from onrecord.records.statement import Act, Kind
from onrecord.text.quotation import MARKS

# "that the mill was shut"; never the "that" of "that was wrong", which is the clause's own subject.
_LEADING = re.compile(
    r"[\s,;:.…–—\-]*(?:that\b(?!['’]|\s+(?:is|was|would|will|has|had|could|can|should|may|might)\b)[\s,]*)?"
)
_EDGES = " \t\r\n\xa0,;:–—-"
_WORD = re.compile(r"\w")


def statement(
    article: Article,
    pieces: Iterable[tuple[int, int]],
    quotes: Sequence[Quotation],
    *,
    cue: tuple[int, int] | None = None,
    source: tuple[int, int] | None = None,
    act: Act = "speech",
    kind: Kind | None = None,
    denies: bool = False,
    within: str | None = None,
    confidence: float = 1.0,
    evidence: tuple[str, ...] = (),
    made_by: str = "",
) -> Statement | None:
    """Return the statement whose content is `pieces` (code points of `article.text`), or None when they hold no word.

    `quotes` are the `quotations` of the text. A piece that touches the edge of a quotation takes its marks in; a leading
    "that" and punctuation at unquoted edges are left out. The kind is direct when all of the content is quoted, mixed when
    part of it is, unless given. The id depends on the article, the trimmed pieces and where the source begins.
    """
    text = article.text
    places = sorted(pieces)
    if not places:
        return None
    quotes = near(quotes, min(places[0][0], (cue or places[0])[0]), max(places[-1][1], (cue or places[0])[1]))
    trimmed = [p for p in (_trimmed(text, start, end, quotes, kind) for start, end in places) if p]
    if not trimmed:
        return None
    cue, source = _edges(text, cue), _edges(text, source)
    return Statement(
        id=content_id("statement", article.id, [list(p) for p in trimmed], source[0] if source else None),
        article_id=article.id,
        kind=kind or kind_of(text, trimmed, _around(trimmed, cue, quotes)),
        content=Span.of(text, trimmed[0][0], trimmed[-1][1]),
        pieces=tuple(Span.of(text, start, end) for start, end in trimmed),
        cue=Span.of(text, *cue) if cue else None,
        source=Span.of(text, *source) if source else None,
        act=act,
        denies=denies,
        within=within,
        confidence=round(confidence, 4),
        evidence=evidence,
        made_by=made_by,
    )


def kind_of(text: str, pieces: Sequence[tuple[int, int]], quotes: Sequence[Quotation]) -> Kind:
    """Return direct when every word of the pieces stands in quotation marks, mixed when some do, else indirect."""
    quoted = unquoted = False
    for start, end in pieces:
        at = start
        for quotation in quotes:
            if quotation.end <= start:
                continue
            if quotation.start >= end:
                break
            quoted = True
            unquoted = unquoted or bool(_WORD.search(text, at, max(at, quotation.start)))
            at = max(at, quotation.end)
        unquoted = unquoted or bool(_WORD.search(text, at, max(at, end)))
    if not quoted:
        return "indirect"
    return "mixed" if unquoted else "direct"


def _around(
    pieces: Sequence[tuple[int, int]], cue: tuple[int, int] | None, quotes: Sequence[Quotation]
) -> Sequence[Quotation]:
    """Return the quotations that are this statement's own: not the one in which somebody tells it, cue and all."""
    if cue is None:
        return quotes
    start, end = min(cue[0], pieces[0][0]), max(cue[1], pieces[-1][1])
    return [q for q in quotes if not (q.start <= start and end <= q.end)]


def _trimmed(text: str, start: int, end: int, quotes: Sequence[Quotation], kind: Kind | None) -> tuple[int, int] | None:
    """Fit one piece to the quotation it fills or ends in, else trim its edges; None when no word is left."""
    start, end = max(0, start), min(end, len(text))
    inside = _holding(quotes, start, end)
    skip = _LEADING.match(text, start, end)
    begin = skip.end() if skip else start
    if not inside:
        # "… said. ‘That" keeps its marks: trimming stops at the first mark.
        marked = next((i for i in range(start, begin) if text[i] in MARKS), None)
        begin = begin if marked is None else marked
    elif inside.inner_start >= start - 1:
        begin = (
            start + len(text[start:begin]) - len(text[start:begin].lstrip(_EDGES))
        )  # the quotation's first words stay
    stop = end
    while begin < stop and text[stop - 1].isspace():
        stop -= 1
    begin, stop = _take_marks(text, begin, stop, quotes)
    if kind == "direct":
        # Words told without marks (a tweet, a transcript turn) keep their full stop.
        while begin < stop and text[stop - 1] in _EDGES:
            stop -= 1
    elif not _ends_quoted(stop, quotes):
        tail = _tail(text, begin, stop)
        stop = stop if tail < stop and _holding(quotes, tail, stop) else tail
    return (begin, stop) if begin < stop and _WORD.search(text, begin, stop) else None


def _tail(text: str, begin: int, stop: int) -> int:
    """Return where a piece ends without the punctuation after it; the full stop of "U.S." and "J." stays."""
    while begin < stop:
        last = text[stop - 1]
        if (
            last == "."
            and stop - 2 >= begin
            and text[stop - 2].isalpha()
            and (stop - 3 < begin or not text[stop - 3].isalnum())
        ):
            break
        if last != "." and last not in _EDGES and not last.isspace():
            break
        stop -= 1
    return stop


def _holding(quotes: Sequence[Quotation], start: int, end: int) -> Quotation | None:
    """Return the outermost quotation that holds `start` to `end`, marks included."""
    return next((q for q in quotes if q.start <= start and end <= q.end), None)


def _take_marks(text: str, begin: int, stop: int, quotes: Sequence[Quotation]) -> tuple[int, int]:
    """Widen a piece over the marks of quotations whose words begin or end where it does."""
    first, last = begin, stop
    for quotation in quotes:
        if quotation.end < begin:
            continue
        if quotation.start > stop:
            break
        # Only when the words between the piece's edge and the marks are none, and the piece does not stop mid-quotation.
        opens = quotation.opened and quotation.start <= begin <= quotation.inner_start + 1
        opens = opens and not text[quotation.inner_start : max(begin, quotation.inner_start)].strip()
        closes = quotation.closed and quotation.inner_end - 2 <= stop <= quotation.end
        closes = closes and not text[min(stop, quotation.inner_end) : quotation.inner_end].strip(" ,.!?…")
        if opens:
            first = min(first, quotation.start)
        if closes:
            last = max(last, quotation.end)
    return first, last


def _ends_quoted(stop: int, quotes: Sequence[Quotation]) -> bool:
    return any(q.end == stop for q in quotes)


def _edges(text: str, span: tuple[int, int] | None) -> tuple[int, int] | None:
    """Trim white space and commas from a cue's or source's edges; None when nothing is left."""
    if span is None:
        return None
    start, end = span
    while start < end and text[start] in _EDGES:
        start += 1
    while start < end and text[end - 1] in _EDGES:
        end -= 1
    return (start, end) if start < end else None
