"""The body of an HTML page: what to prune before extraction, and the paragraphs that come out of it.

Extraction itself is trafilatura's. What is added here, and what each addition gained on pages of many outlets, is in
docs/decisions (extraction); `benchmarks/extraction.py` measures it again.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Any, NamedTuple

from lxml.etree import XPath

Element = Any  # lxml has no stubs here

# Names of parts of a page that are not the article, as whole words of a class or id. Parts that hold much of the page's
# prose are left alone whatever they are called.
_NOT_ARTICLE = re.compile(
    r"""(?:^|[\s_-])(?:
        related(?!-?content-body) | (?:re)?circ(?:ulation)? | recirc\w* | teasers? | promos? | promo-item\w* | pushdown\w* | newsletters? | newsletter-\w+ | sign-?ups? | singup
      | subscri\w+ | cta | callout | outbrain | taboola | trending | most-?(?:read|popular|viewed) | popular | breaking-?block
      | latest-(?:box|news)\w* | latest-box-item\w* | reading-?list | rail | sidebar | side-?bar | gallery-?overlay\w* | overlay\w* | lightbox
      | print-(?:header|only) | read(?:ing)?-time | estimated-read-time | toolbar | breadcrumbs? | share\w* | sharing | follow-us
      | author-?(?:bio|box|info) | bio | about-?author | tags? | tag-list | comments? | modal\w* | popup | pop-up | scrim | paywall\w*
      | cookies? | consent | banner | advert\w* | ads? | sponsor\w* | dfp | nrplus\w* | read-?more(?!-?content)\w* | see-?also | also-?(?:on|read) | more-?(?:on|from|stories|news|like)
      | recommended\w* | recommendations? | you-?may-?like | up-?next | next-?article | prev(?:ious)?-?article | next-?post | widget-?area | menu\w* | dropdown\w* | navbar\w*
      | menumobile | affiliate-disclosure | embed-?newsletter | donate\w* | donation\w* | skip-?link
      | visually-?hidden | sr-only | screen-?reader(?:-text)?
    )(?=$|[\s_-])""",
    re.I | re.X,
)
_IS_ARTICLE = re.compile(
    r"(?:article|story|entry|post|news|blog)[_-]?(?:body|content|text|main)|articlebody|main[_-]?content", re.I
)
_PLAIN_TEXT = XPath(".//text()[not(ancestor::a or ancestor::script or ancestor::style or ancestor::noscript)]")
_PRUNABLE = (
    "div",
    "section",
    "aside",
    "ul",
    "ol",
    "p",
    "span",
    "h2",
    "h3",
    "h4",
    "h5",
    "table",
    "form",
    "figure",
    "a",
    "nav",
    "footer",
)
_TABLE_PARTS = ("tbody", "thead", "tfoot", "tr", "td", "th", "caption", "colgroup", "col")
_BLOCKS = ("p", "div", "h1", "h2", "h3", "h4", "br", "ul", "ol", "blockquote")
_CELL_OF_PROSE = 300  # characters: cells of tables of figures hold some words
_ENDS_SENTENCE = re.compile(r"[.!?…。！？][\"'”’»)\]]*\s*$")
_LINK_TEASER = 220  # characters: a paragraph that is one link, up to this long, points to another article
_MUCH = 0.15  # of the page's text outside links: no part with more than this is pruned
_LITTLE = 400  # characters: any part may hold this much


class Paragraph(NamedTuple):
    """One paragraph of the body and what it was in the page."""

    text: str
    kind: str  # p, heading, item, row, quote


def prune(tree: Element) -> None:
    """Take out of the tree, in place, what is not the article: named parts, and paragraphs that are only a link."""
    limit = max(_LITTLE, _MUCH * _plain(tree))
    doomed = [
        element for element in tree.iter(*_PRUNABLE) if _is_link_teaser(element) or _is_other_part(element, limit)
    ]
    for element in doomed:
        drop(element)


def _is_other_part(element: Element, limit: float) -> bool:
    name = f"{element.get('class') or ''} {element.get('id') or ''}"
    if name == " " or not _NOT_ARTICLE.search(name) or _IS_ARTICLE.search(name):
        return False
    return _plain(element) < limit and not _holds_title(element)


def merge_bodies(tree: Element) -> None:
    """Join, in place, the containers over which a page spreads one body (an ad between every two of them)."""
    groups: dict[tuple[str, str], list[Element]] = defaultdict(list)
    for element in tree.iter("div", "section"):
        name = element.get("class")
        if name and sum(len(text_of(child)) > 60 for child in element.iterchildren("p")) >= 2:
            groups[element.tag, name].append(element)
    whole = sum(len(text_of(p)) for p in tree.iter("p"))
    for parts in groups.values():
        if len(parts) < 2 or sum(_prose(part) for part in parts) < 0.5 * whole:
            continue
        first = parts[0]
        if any(first in part.iterancestors() or part in first.iterancestors() for part in parts[1:]):
            continue
        for part in parts[1:]:
            for child in list(part):
                first.append(child)


def unfold_layout_tables(tree: Element) -> None:
    """Turn tables that only arrange the page into plain blocks, in place: those with a table, or with prose, inside a cell.

    Extraction joins what stands in one cell, so that a byline would run into the first sentence; and its time grows with
    the square of the depth of nested tables.
    """
    layout = {table for table in tree.iter("table") if _arranges(table)}
    for table in list(layout):
        layout.update(table.iterancestors("table"))
    for element in list(tree.iter("table", *_TABLE_PARTS)):
        table = element if element.tag == "table" else next(element.iterancestors("table"), None)
        if table is None or table in layout:
            element.tag = "div"


def _arranges(table: Element) -> bool:
    for cell in table.iter("td", "th"):
        if next(cell.iter("table"), None) is not None:
            return True
        blocks = sum(1 for block in cell.iter(*_BLOCKS))
        if blocks and len(text_of(cell)) >= _CELL_OF_PROSE:
            return True
    return False


def paragraphs(body: Element) -> Iterator[Paragraph]:
    """Yield the paragraphs of trafilatura's body in order, white space made single."""
    yield from _loose(body.text)
    for element in body:
        yield from _of(element)
        yield from _loose(element.tail)


def _loose(text: str | None) -> Iterator[Paragraph]:
    for line in (text or "").split("\n"):
        if line.strip():
            yield Paragraph(" ".join(line.split()), "p")


def _of(element: Element) -> Iterator[Paragraph]:
    tag = element.tag
    if not isinstance(tag, str):
        return
    if tag == "list":
        for item in element.iterchildren("item"):
            yield from _lines(item, "item")
    elif tag == "table":
        for row in element.iter("row"):
            text = " | ".join(filter(None, (text_of(cell) for cell in row.iter("cell"))))
            if text:
                yield Paragraph(text, "row")
    elif tag == "quote":
        inner = [child for child in element if child.tag in ("p", "list", "quote", "head")]
        if inner:
            if element.text and element.text.strip():
                yield Paragraph(" ".join(element.text.split()), "quote")
            for child in inner:
                yield from (Paragraph(p.text, "quote") for p in _of(child))
        else:
            yield from _lines(element, "quote")
    elif tag == "head":
        yield from _lines(element, "heading")
    else:
        yield from _lines(element, "p")


def _lines(element: Element, kind: str) -> Iterator[Paragraph]:
    parts: list[str] = [element.text or ""]
    for child in element.iterdescendants():
        if child.tag in ("lb", "item", "p"):
            parts.append("\n")
        if isinstance(child.tag, str):
            parts.append(child.text or "")
        parts.append(child.tail or "")
    for line in "".join(parts).split("\n\n" if kind == "code" else "\n"):
        text = " ".join(line.split())
        if text:
            yield Paragraph(text, kind)


def text_of(element: Element) -> str:
    """Return an element's text on one line."""
    return " ".join("".join(element.itertext()).split())


def _prose(element: Element) -> int:
    """Return the characters of the sentences in the paragraphs of an element."""
    if element.tag == "p":
        text = text_of(element)
        return len(text) if _ENDS_SENTENCE.search(text) else 0
    return sum(len(text) for p in element.iter("p") if _ENDS_SENTENCE.search(text := text_of(p)) and len(text) > 60)


def _plain(element: Element) -> int:
    """Return the characters of an element's text that are neither in links nor in scripts."""
    return sum(len(" ".join(text.split())) for text in _PLAIN_TEXT(element))


def _holds_title(element: Element) -> bool:
    return next(element.iter("h1"), None) is not None


def _is_link_teaser(element: Element) -> bool:
    """Tell whether a paragraph or heading is nothing but a link to something else, as teasers are."""
    if element.tag != "p":
        return False
    links = list(element.iter("a"))
    if not links:
        return False
    text = text_of(element)
    if len(text) > _LINK_TEASER or _ENDS_SENTENCE.search(text):
        return False
    return sum(len(text_of(link)) for link in links) >= 0.75 * len(text) > 15


def drop(element: Element) -> None:
    """Take an element out of its tree, in place; the text behind it stays."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        before = element.getprevious()
        if before is not None:
            before.tail = (before.tail or "") + element.tail
        else:
            parent.text = (parent.text or "") + element.tail
    parent.remove(element)
