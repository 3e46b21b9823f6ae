"""Plain text to articles: lines, residue, splitting, masthead, body with its map back."""

import itertools
import re
from bisect import bisect_left
from collections.abc import Sequence

from onrecord.articles.assembly import Assembly
from onrecord.articles.build import Body, build_article
from onrecord.articles.masthead import Masthead, read_masthead
from onrecord.articles.residue import Cut, Known, Lines, residue
from onrecord.articles.stitched import starts
from onrecord.records import Article, Capture, Rejection, Residue, Span
from onrecord.text import Segment, paragraphs

_MARKDOWN_HEADING = re.compile(r"#{1,6}\s+")
_LONGEST = 600_000  # characters of one text, over a hundred articles: they take some five seconds, whatever they are
_SHORTEST_WRAPPED = 6  # lines, before a text is taken to be hard-wrapped


def plain_articles(capture: Capture, text: str) -> tuple[Article | Rejection, ...]:
    """Return the articles of a plain text (or Markdown), each with `source_spans` into `text`."""
    if len(text) > _LONGEST:
        detail = f"{capture.source}: {len(text):,} characters, over the {_LONGEST:,} read as one text; split it, or give one article a line (.jsonl)"
        return (Rejection(capture.source, "too large", detail),)
    lines = list(paragraphs(text))
    if not any(c.isalnum() for c in text):
        return (Rejection(capture.source, "no article found", f"{capture.source}: there is not one word in it"),)
    given_body = "title" in capture.fields or "outlet" in capture.fields
    parts = [lines] if given_body else _parts(text, lines)
    found: list[Article | Rejection] = []
    for number, part in enumerate(parts, start=1):
        article = _article(capture, text, part, number)
        if article is not None:
            found.append(article)
    if not found:
        detail = f"{capture.source}: all of it reads as labels, menus or links, not as an article"
        return (Rejection(capture.source, "no article found", detail),)
    return tuple(found)


def _parts(text: str, lines: Sequence[Segment]) -> list[Sequence[Segment]]:
    first_lines = starts([text[line.start : line.end] for line in lines])
    return [lines[begin:end] for begin, end in zip(first_lines, [*first_lines[1:], len(lines)], strict=True)]


def _article(capture: Capture, text: str, lines: Sequence[Segment], number: int) -> Article | None:
    fields = capture.fields if number == 1 else {}
    given = Known(fields.get("title"), fields.get("outlet"), tuple(filter(None, (fields.get("byline", ""),))))
    looked = Lines([text[line.start : line.end] for line in lines])
    cuts = residue(text, lines, given, among=looked)
    masthead = read_masthead(
        text,
        lines,
        residue=cut_lines(lines, cuts),
        captured_at=capture.captured_at,
        has_title=bool(given.title) or _starts_wrapped(text, lines),
    )
    if masthead.title and not given.title:
        first = masthead.title_line or 0
        known = Known(masthead.title, given.outlet or masthead.outlet, tuple(masthead.bylines), title_above=True)
        repeated = residue(text, lines[first + 1 :], known, among=looked)
        cuts = [*(cut for cut in cuts if cut.end <= lines[first].end), *repeated]
    body = body_of(text, lines, cuts, masthead)
    return build_article(capture, body, masthead, number=number) if body.text else None


def cut_lines(lines: Sequence[Segment], cuts: Sequence[Cut]) -> frozenset[int]:
    """Return the indexes of the lines that are cut whole."""
    whole = {(cut.start, cut.end) for cut in cuts}
    return frozenset(index for index, line in enumerate(lines) if (line.start, line.end) in whole)


def body_of(text: str, lines: Sequence[Segment], cuts: Sequence[Cut], masthead: Masthead) -> Body:
    """Return the body: the lines without cuts and masthead, a blank line between paragraphs."""
    assembly = Assembly(text)
    leads: list[tuple[int, int]] = []
    wrapped = _is_wrapped(text, lines)
    taken = [Residue(text[cut.start : cut.end].strip(), cut.kind, cut.start, cut.rule) for cut in cuts if cut.kind]
    begins = [cut.start for cut in cuts]
    previous: Segment | None = None
    for index, line in enumerate(lines):
        if index in masthead.lines:
            taken.append(Residue(text[line.start : line.end], "credit", line.start, masthead.lines[index]))
            continue
        first, after = bisect_left(begins, line.start), bisect_left(begins, line.end)
        pieces = _kept(text, line, cuts[first:after])
        if not pieces:
            continue
        if assembly.length:
            assembly.put(" " if wrapped and previous and not _blank_between(text, previous, line) else "\n\n")
        begin = assembly.length
        for start, end in pieces:
            assembly.take(start, end)
        if index == masthead.title_line:
            leads.append((begin, assembly.length))
        previous = line
    whole = assembly.text()
    return Body(
        whole,
        assembly.spans(),
        tuple(sorted({(r.start, r.text): r for r in taken}.values(), key=lambda r: r.start or 0)),
        tuple(Span.of(whole, start, end) for start, end in leads),
    )


def _kept(text: str, line: Segment, cuts: Sequence[Cut]) -> list[tuple[int, int]]:
    """Return the stretches of a line that stay, trimmed at its edges, without doubled spaces where a cut was."""
    start, end = line.start, line.end
    if text[start:end].startswith("#") and (heading := _MARKDOWN_HEADING.match(text, start, end)):
        start = heading.end()
    stretches: list[tuple[int, int]] = []
    for cut in (*cuts, Cut(end, end, "", "")):
        if start < cut.start:
            stretches.append((start, cut.start))
        start = max(start, cut.end)
    kept: list[tuple[int, int]] = []
    for begin, stop in stretches:
        if not kept or text[kept[-1][1] - 1].isspace():
            while begin < stop and text[begin].isspace():
                begin += 1
        if kept and begin < stop and text[begin] in ",.;:!?)”’":
            kept[-1] = (kept[-1][0], _trimmed(text, *kept[-1]))
        if begin < stop:
            kept.append((begin, stop))
    if kept:
        kept[-1] = (kept[-1][0], _trimmed(text, *kept[-1]))
    whole = [(begin, stop) for begin, stop in kept if begin < stop]
    return whole if any(c.isalnum() for begin, stop in whole for c in text[begin:stop]) else []


def _trimmed(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end


def _is_wrapped(text: str, lines: Sequence[Segment]) -> bool:
    """Tell whether the lines are a hard-wrapped text's: short, alike in length, broken in mid-sentence, blank lines between paragraphs."""
    inner = [one for one, after in itertools.pairwise(lines) if not _blank_between(text, one, after)]
    if (
        len(inner) < _SHORTEST_WRAPPED
        or len(inner) < len(lines) / 2
        or (len(inner) == len(lines) - 1 and len(inner) < 12)
    ):
        return False
    longest = max(line.end - line.start for line in lines)
    full = sum(line.end - line.start > 0.7 * longest for line in inner)
    unfinished = sum(text[line.end - 1] not in '.!?:”"' for line in inner)
    return longest <= 100 and full > 0.8 * len(inner) and unfinished > 0.7 * len(inner)


def _starts_wrapped(text: str, lines: Sequence[Segment]) -> bool:
    """Tell whether the first line is broken off by hard wrapping: then it is no headline."""
    return len(lines) > 1 and _is_wrapped(text, lines) and not _blank_between(text, lines[0], lines[1])


def _blank_between(text: str, one: Segment, other: Segment) -> bool:
    return len(re.findall(r"\r\n|[\n\r\u2028\u2029]", text[one.end : other.start])) > 1
