"""Residue of a plain text, found line by line and within lines."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from onrecord.articles.residue.forms import LINES, STRETCHES, TEASER_HEADING
from onrecord.text import Segment

_LONGEST_LINE_FORM = 900  # no form of a whole line is longer
_TEASERS_UNDER_HEADING = 8
_ENDS_SENTENCE = re.compile(r"[.!?…][\"'”’»)\]]*$")
_CONTROLS = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f\ufeff\u00ad]+")


class Cut(NamedTuple):
    """A stretch of the source that is not part of the article."""

    start: int
    end: int
    kind: str
    rule: str


class Page(NamedTuple):
    """What is known of the page when residue is looked for."""

    title: str | None = None
    outlet: str | None = None
    bylines: tuple[str, ...] = ()


def residue(text: str, lines: Sequence[Segment], page: Page) -> list[Cut]:
    """Return the stretches of `text` that are residue, in order and without overlap.

    `lines` are its non-blank lines. A whole line goes when its form says so, when it repeats the title, or when it stands in
    a list of teasers; otherwise stretches within it may go.
    """
    whole = _whole_lines(text, lines, page)
    cuts: list[Cut] = []
    for index, line in enumerate(lines):
        if index in whole:
            cuts.append(Cut(line.start, line.end, *whole[index]))
        else:
            cuts.extend(_stretches(text, line))
    return cuts


def folded(text: str) -> str:
    """Return `text` for comparing headlines: lower case, letters and digits only, single spaces.

    >>> folded("“Café” – it's OPEN!")
    'café it s open'
    """
    return " ".join(re.findall(r"\w+", unicodedata.normalize("NFKC", text).casefold()))


def is_teaser_like(line: str) -> bool:
    """Tell whether a line could be a headline of another article: short, no end of sentence, no quotation it reports."""
    return 3 <= len(line) <= 180 and not _ENDS_SENTENCE.search(line.removesuffix("?")) and line.count(" ") >= 1


def _whole_lines(text: str, lines: Sequence[Segment], page: Page) -> dict[int, tuple[str, str]]:
    found: dict[int, tuple[str, str]] = {}
    contents = [text[line.start : line.end] for line in lines]
    for index, content in enumerate(contents):
        if len(content) <= _LONGEST_LINE_FORM and (form := _line_form(content)):
            found[index] = form
    found.update(_repeated_titles(contents, page))
    found.update(_name_lines(contents, page))
    found.update(_teaser_lists(contents, found))
    found.update(_shouted_teasers(contents, found))
    found.update(_repeated_lines(contents, found))
    return found


def _line_form(content: str) -> tuple[str, str] | None:
    for form in LINES:
        if form.pattern.fullmatch(content):
            return form.kind, form.rule
    return None


def _repeated_titles(contents: Sequence[str], page: Page) -> Iterator[tuple[int, tuple[str, str]]]:
    title = folded(page.title or "")
    if not title:
        return
    for index, content in enumerate(contents):
        line = folded(content)
        if line == title or (len(title) > 20 and line.startswith(title) and len(line) - len(title) <= 30):
            yield index, ("repeated-title", "repeated title")


def _name_lines(contents: Sequence[str], page: Page) -> Iterator[tuple[int, tuple[str, str]]]:
    """Yield the lines at the head that only name the writer or the outlet ("Jo Doe" / "DAILY EXAMPLE")."""
    outlet = folded(page.outlet or "")
    names = {folded(name) for name in page.bylines}
    for index, content in enumerate(contents[:6]):
        line = folded(content)
        if line and (line == outlet or line in names):
            yield index, ("credit", "masthead line")
            before = contents[index - 1] if index else ""
            if line == outlet and re.fullmatch(r"(?:By )?[A-Z][\w.'’-]+(?: (?:and|[A-Z][\w.'’-]*)){1,6}", before):
                yield index - 1, ("credit", "masthead line")


def _teaser_lists(contents: Sequence[str], found: dict[int, tuple[str, str]]) -> Iterator[tuple[int, tuple[str, str]]]:
    """Yield the headlines under "Read more:" and its like, up to the first line that is a sentence."""
    for index, content in enumerate(contents):
        if not TEASER_HEADING.fullmatch(content):
            continue
        yield index, ("teaser", "teaser heading")
        for later in range(index + 1, min(index + 1 + _TEASERS_UNDER_HEADING, len(contents))):
            if later in found and found[later][1] != "teaser label":
                continue
            if not is_teaser_like(contents[later]):
                break
            yield later, ("teaser", "listed under a teaser heading")


def _shouted_teasers(
    contents: Sequence[str], found: dict[int, tuple[str, str]]
) -> Iterator[tuple[int, tuple[str, str]]]:
    """Yield lines of five words or more all in capitals, in a text that is not: links to other articles."""
    letters = "".join(contents)[:20_000]
    if sum(c.isupper() for c in letters) > 0.3 * max(1, sum(c.isalpha() for c in letters)):
        return
    for index, content in enumerate(contents):
        if index in found or index == 0 or len(content) > 200 or content.count(" ") < 4:
            continue
        if content.upper() == content and content[0] not in '"“' and not content.endswith((".", ":", "!")):
            yield index, ("teaser", "headline in capitals")


def _repeated_lines(
    contents: Sequence[str], found: dict[int, tuple[str, str]]
) -> Iterator[tuple[int, tuple[str, str]]]:
    """Yield short lines without a sentence that come back: the page's furniture, not the article's words."""
    seen: dict[str, int] = {}
    for index, content in enumerate(contents):
        if index in found or len(content) > 120 or _ENDS_SENTENCE.search(content) or ":" in content[-1:]:
            continue
        line = folded(content)
        if len(line) > 3 and line in seen:
            yield index, ("repeated-title", "repeated line")
        seen.setdefault(line, index)


def _stretches(text: str, line: Segment) -> list[Cut]:
    content = text[line.start : line.end]
    found: list[Cut] = []
    for form in STRETCHES:
        for match in form.pattern.finditer(content):
            start, end = match.span()
            if form.rule == "run-together teasers":
                start = match.start("name") - 1
            if end > start:
                found.append(Cut(line.start + start, line.start + end, form.kind, form.rule))
    for match in _CONTROLS.finditer(content):
        found.append(Cut(line.start + match.start(), line.start + match.end(), "", "unprintable characters"))
    return _without_overlap(found)


def _without_overlap(cuts: list[Cut]) -> list[Cut]:
    kept: list[Cut] = []
    for cut in sorted(cuts, key=lambda c: (c.start, -c.end)):
        if not kept or cut.start >= kept[-1].end:
            kept.append(cut)
        elif cut.end > kept[-1].end:
            kept[-1] = kept[-1]._replace(end=cut.end)
    return kept
