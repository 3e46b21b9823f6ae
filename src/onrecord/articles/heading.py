"""What stands between a page's headline and its first paragraph: extraction drops it where no mark-up says what it is."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from onrecord.articles.masthead import Masthead, byline_names, is_date_line, read_date_line
from onrecord.articles.residue import folded

Element = Any  # lxml has no stubs here

_HEADINGS = ("h1", "h2", "h3", "h4", "b", "strong", "font")  # pages of the table age set headlines in bold
_IN_LINE = frozenset(("a", "abbr", "b", "em", "font", "i", "small", "span", "strong", "time", "u", "sup", "sub"))
_UNSEEN = frozenset(("script", "style", "noscript", "template", "svg"))
_MOST_LINES = 10
_MOST_PIECES = 20  # of text in a headline
_LONG = 160  # characters: a line as long as this is the first paragraph
_PROSE = 60  # characters: so is one as long as this that ends as a sentence
_LINE = 120  # characters of a date line or byline at most


def under_headline(tree: Element, titles: Sequence[str]) -> Masthead:
    """Return the date and the people that the lines right under the headline name; nothing where there is no headline."""
    found = Masthead()
    known = {folded(title) for title in titles}
    headline = next(
        (e for e in tree.iter(*_HEADINGS) if folded("".join(islice(e.itertext(), _MOST_PIECES))) in known), None
    )
    if headline is None:
        return found
    for line in islice(_lines_after(headline), _MOST_LINES):
        if len(line) <= _LINE and is_date_line(line):
            read_date_line(found, line)
        elif len(line) >= _LONG or (len(line) >= _PROSE and line.rstrip("\"'”’»)").endswith((".", "!", "?", "…"))):
            break
        elif not found.bylines and (names := byline_names(line)):
            found.bylines = names
            found.note("byline", "under the headline", line)
    return found


def _lines_after(headline: Element) -> Iterator[str]:
    """Yield the lines shown after an element, in the order of the page: a new one at each element that is not within a line."""
    line = ""
    for ended, text in _pieces_after(headline):
        if ended:
            if line.strip():
                yield " ".join(line.split())
            line = ""
        line += text
    if line.strip():
        yield " ".join(line.split())


def _pieces_after(headline: Element) -> Iterator[tuple[bool, str]]:
    """Yield pieces of text, each with whether a new line begins with it."""
    yield True, headline.tail or ""
    for element in headline.itersiblings():
        yield from _pieces(element)
    for above in headline.iterancestors():
        yield True, above.tail or ""
        for element in above.itersiblings():
            yield from _pieces(element)


def _pieces(element: Element) -> Iterator[tuple[bool, str]]:
    """Yield the pieces of an element and of what it holds; the walk is no recursion: pages nest deep."""
    from lxml.etree import iterwalk

    unseen = 0
    for event, part in iterwalk(element, events=("start", "end", "comment", "pi")):
        block = not isinstance(part.tag, str) or part.tag not in _IN_LINE
        if event == "start":
            unseen += part.tag in _UNSEEN
            yield block, "" if unseen else part.text or ""
        elif event == "end":
            unseen -= part.tag in _UNSEEN
            yield block, "" if unseen else part.tail or ""
        elif not unseen:
            yield False, part.tail or ""
