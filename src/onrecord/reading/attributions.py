"""Attributions of running prose, by rule: one sentence after another, quotations first.

Every paragraph is a region; so is the inside of every longer quotation, where somebody may relay what others said. Within a
region each quotation is one word (see `clauses`), so that a sentence is what it would be to a reader who skips the quote.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from onrecord.reading.attributions_cues import cue_reading
from onrecord.reading.attributions_phrases import according, citing, claims, refusals, terms
from onrecord.reading.attributions_quoted import announcement, by_quotation, signed
from onrecord.reading.attributions_reported import by_clause
from onrecord.reading.clauses import Line, Tokens, line
from onrecord.reading.cues import TELLING
from onrecord.reading.found import Found, Place
from onrecord.reading.quotes import Quotation, near
from onrecord.text import outline
from onrecord.text.segments import Segment
from onrecord.text.words import word_set


def attributions(
    text: str, tokens: Tokens, quotes: Sequence[Quotation], paragraphs: Sequence[Segment], taken: Sequence[Place] = ()
) -> list[Found]:
    """Return every attribution found in the running prose of `text`, region by region, in text order within each.

    `taken` are the places whose layout says whose words they are (tweets, transcript turns): inside them only what they
    relay of others is looked for.
    """
    found: list[Found] = []
    cue_starts = [s for s, w in zip(tokens.starts, tokens.lowers, strict=True) if w in TELLING]
    by_depth: dict[int, list[Quotation]] = {}
    for quotation in quotes:
        by_depth.setdefault(quotation.depth, []).append(quotation)
    outer, inner = by_depth.get(0, []), by_depth.get(1, [])
    starts = [q.start for q in outer]
    lead: Found | None = None  # who was announced at the end of the paragraph before
    aloud = False  # a statement is being read out paragraph by paragraph
    before: Place | None = None
    following: Place | None = None
    for paragraph in paragraphs:
        before, following = following, (paragraph.start, paragraph.end)
        inside = outer[bisect_left(starts, paragraph.start) : bisect_left(starts, paragraph.end)]
        cued = bisect_left(cue_starts, paragraph.end) > bisect_left(cue_starts, paragraph.start)
        at = bisect_left(taken, (paragraph.end,)) - 1
        told = at >= 0 and taken[at][1] > paragraph.start
        unmarked = not told and not (inside and inside[0].start == paragraph.start)
        if unmarked and (lead is not None or aloud):
            aloud = _read_out(text, tokens, paragraph, before, lead)
            block = _block(text, paragraph, lead, aloud=aloud)
            lead = None
            if block is not None:
                found.append(block)
                told = True
        if inside or cued:
            here, lead = _region(
                text, tokens, paragraph.start, paragraph.end, inside, lead, nested=told, previous=before
            )
            found.extend(here)
        else:
            lead = None
        if lead is None and text[paragraph.end - 1] == ":" and not told:
            lead = announcement(text, tokens, paragraph)
    for quotation in outer:
        low, high = bisect_left(cue_starts, quotation.start), bisect_right(cue_starts, quotation.end)
        if high > low and quotation.inner_end - quotation.inner_start > 40:
            deeper = [
                q
                for q in near(inner, quotation.start, quotation.end)
                if quotation.start <= q.start and q.end <= quotation.end
            ]
            here, _ = _region(text, tokens, quotation.inner_start, quotation.inner_end, deeper, None, nested=True)
            found.extend(here)
    return found


def _block(text: str, paragraph: Segment, lead: Found | None, *, aloud: bool) -> Found | None:
    """Return the paragraph as the words announced at the end of the paragraph before: "The agency reports:"."""
    if paragraph.end - paragraph.start < 60 or text[paragraph.start] in "-–—•*·":
        return None
    place = paragraph.start, paragraph.end
    if lead is None:
        return Found([place], None, None, "a statement read out", 0.6, kind="direct") if aloud else None
    return replace(lead, pieces=[place], confidence=0.72, kind="direct", rule="a paragraph after a colon")


_IN_FULL = re.compile(r"\b(?:following|full text|full statement|titled|in full|as follows)\b")
_TOLD_BY_REPORTER = word_set("said told added wrote tweeted")


def _read_out(text: str, tokens: Tokens, paragraph: Segment, before: Place | None, lead: Found | None) -> bool:
    """Tell whether a whole statement is given from here on: it was announced "in full" and no reporter has come back."""
    if not _TOLD_BY_REPORTER.isdisjoint(tokens.between(paragraph.start, paragraph.end)):
        return False
    return lead is None or (before is not None and bool(_IN_FULL.search(text, before[0], before[1])))


def region_sentences(
    text: str, start: int, end: int, quotes: Sequence[Quotation]
) -> Iterator[tuple[int, int, Sequence[Quotation]]]:
    """Yield where the sentences of a region begin and end, and their quotations; none ends inside one of `quotes`."""
    begin = None
    for sentence in _short(text, outline(text).sentences_in(start, end)):
        begin = sentence.start if begin is None else begin
        stop = sentence.end
        around = next((q for q in near(quotes, stop, stop) if q.start < stop < q.end), None) if quotes else None
        if around is not None and stop - begin < _LONGEST:
            # `it ended."Then it began," he said`: the mark after the full stop opens.
            if stop > around.inner_start or text[around.start - 1 : around.start] not in tuple(".!?…"):
                continue
            stop = around.start
        if begin < stop:
            yield begin, stop, _held(quotes, begin, stop)
        begin = None if around is None or stop == sentence.end else stop
    if begin is not None and begin < end:
        yield begin, end, _held(quotes, begin, end)


def _held(quotes: Sequence[Quotation], start: int, end: int) -> Sequence[Quotation]:
    return [q for q in near(quotes, start, end) if q.start < end and q.end > start] if quotes else ()


# A sentence or quotation longer than this (code points) is cut: no prose needs it, and it bounds the time a bad text takes.
_LONGEST = 3000

# Cues looked at in one sentence: no sentence of news has as many.
_MOST_CUES = 40


def _short(text: str, found: Iterable[Segment]) -> Iterator[Segment]:
    """Yield the sentences, over-long ones cut at a space."""
    for sentence in found:
        start = sentence.start
        while sentence.end - start > _LONGEST:
            space = text.rfind(" ", start + _LONGEST // 2, start + _LONGEST)
            stop = space if space > 0 else start + _LONGEST
            yield Segment(start, stop)
            start = stop
        if start < sentence.end:
            yield Segment(start, sentence.end)


def _region(
    text: str,
    tokens: Tokens,
    start: int,
    end: int,
    quotes: Sequence[Quotation],
    lead: Found | None,
    *,
    nested: bool = False,
    previous: Place | None = None,
) -> tuple[list[Found], Found | None]:
    """Return the attributions of a region, and the one that ends it with a colon and no content ("He said:")."""
    out: list[Found] = []
    open_quote: Found | None = None  # the statement that a further quotation of the paragraph would continue
    waiting: list[Place] = []  # quotations not attributed yet
    pending = lead
    for begin, stop, inside in region_sentences(text, start, end, quotes):
        if not inside and not waiting and TELLING.isdisjoint(tokens.between(begin, stop)):
            open_quote, pending, previous = None, None, (begin, stop)
            continue
        sentence = line(text, tokens, begin, stop, inside)
        here, pending_after, taken = _sentence(text, sentence, waiting, previous, nested=nested)
        if taken:
            waiting = []
        free = [
            (q.start, q.end)
            for at, q in sentence.quotes.items()
            if not any(f.covers(q.start, q.end) for f in here) and sentence.tags[at] == "Q"
        ]
        only_quotes = not any(t in "nNDPVFSEG0" for t in sentence.tags)
        if here:
            out.extend(here)
            quoted = [f for f in here if f.quoted]
            open_quote = quoted[-1] if quoted else None
        if free and only_quotes:
            if pending is not None:
                pending.pieces = free
                pending.quoted = True
                out.append(pending)
                open_quote = pending
            elif open_quote is not None and not waiting:
                open_quote.pieces.extend(free)
            else:
                waiting.extend(free)
        elif free and not nested:
            out.extend(_loose(sentence, free))
        elif not here and not only_quotes:
            open_quote = None
        pending = pending_after
        previous = sentence.start, sentence.end
    if waiting:
        out.append(Found(waiting, None, None, "quotation by itself", 0.94, quoted=True))
    return out, pending


def _loose(sentence: Line, free: list[Place]) -> Iterator[Found]:
    """Yield quotations that stand in the reporter's own sentence without a cue, when long enough to be somebody's words."""
    for start, end in free:
        if end - start >= 40:
            yield Found([(start, end)], None, None, "quotation in narration", 0.78)


def _sentence(
    text: str, sentence: Line, waiting: list[Place], previous: Place | None, *, nested: bool
) -> tuple[list[Found], Found | None, bool]:
    """Return a sentence's attributions; the one left open by a colon; and whether it took the quotations waiting before it."""
    out: list[Found] = []
    pending: Found | None = None
    taken = False
    used: set[int] = set()
    for at in sentence.cues[:_MOST_CUES]:
        if at in used:
            continue
        reading = cue_reading(sentence, at)
        if reading is None:
            continue
        found = by_quotation(sentence, reading, waiting, taken)
        if found is None:
            found = by_clause(sentence, reading, out)
        if found is None:
            continue
        if nested and found.source and _first_person(text, found.source):
            continue
        used.update(range(reading.at, reading.end))
        if not found.pieces:
            pending = found
            continue
        if found.pieces[0][0] < sentence.start:
            taken = True
        out.append(found)
    cited = list(citing(sentence, out))
    if cited:
        out = [f for f in out if f.cue != cited[0].cue] + cited
    out.extend(refusals(text, sentence))
    out.extend(claims(text, sentence, out))
    out.extend(according(sentence, waiting, out, previous))
    out.extend(terms(sentence))
    if not out:
        out.extend(signed(sentence, waiting))
    return out, pending, taken or any(f.start < sentence.start for f in out)


def _first_person(text: str, source: Place) -> bool:
    return text[source[0] : source[1]].lower() in ("i", "we", "you", "me", "us")
