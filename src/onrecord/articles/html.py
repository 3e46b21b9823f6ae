"""HTML to articles: metadata, pruning, extraction, then the same reading of residue and masthead as for plain text."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from onrecord.articles.agencies import from_byline
from onrecord.articles.build import build_article
from onrecord.articles.canonical import is_same_page
from onrecord.articles.heading import under_headline
from onrecord.articles.live import Post, take_posts
from onrecord.articles.markup import Paragraph, merge_bodies, paragraphs, prune, unfold_layout_tables
from onrecord.articles.masthead import Masthead, read_masthead, split_names
from onrecord.articles.metadata import PageData, page_data
from onrecord.articles.plain import body_of, cut_lines
from onrecord.articles.residue import Known, folded, residue
from onrecord.records import Article, Capture, Evidence, Rejection
from onrecord.text import paragraphs as lines_of

_SHORT = 250  # characters: a body below this is doubtful, and JSON-LD's own may be better
_MOST_MARKUP = 2_000_000  # characters without scripts and pictures; what stands beyond them is no article's beginning
_LONGEST_LINKED = 30_000  # characters of a JSON-LD body; longer ones hold the whole site
_MOST_TAGS = 20_000  # opening tags; pages of news sites have one or two thousand, the longest live blogs ten
_MOST_PARAGRAPHS = 6_000  # paragraphs and line breaks
_MOST_NESTED = 2000  # open elements: pages that forget to close theirs reach some hundreds


def html_articles(capture: Capture, page: str) -> tuple[Article | Rejection, ...]:
    """Return the article of an HTML page, then a live blog's posts, or a rejection saying that there is none."""
    page = _bounded(page)
    if len(_PARAGRAPH_TAGS.findall(page)) > _MOST_PARAGRAPHS:
        detail = (
            f"{capture.source}: over {_MOST_PARAGRAPHS:,} paragraphs and line breaks, more than any article; split it"
        )
        return (Rejection(capture.source, "too large", detail),)
    tree = _parsed(page)
    if tree is None:
        return (Rejection(capture.source, "no article found", f"{capture.source}: this cannot be read as HTML"),)
    data = page_data(tree)
    above = under_headline(tree, data.titles) if data.published is None or not data.bylines else Masthead()
    posts = take_posts(tree, data.posts, live=data.live)
    text = "\n\n".join(p.text for p in _without_titles(_extracted(tree), data))
    if data.body and _is_fuller(data.body, text):
        text = "\n\n".join(" ".join(line.split()) for line in _plain(data.body).split("\n") if line.strip())
    article = _article(capture, text, data, above) if text.strip() else None
    found = [article] if article else []
    for number, post in enumerate(posts, start=2):
        if (piece := _article(capture, post.text, _of_post(post, data), Masthead(), number)) is not None:
            found.append(piece)
    if not found:
        detail = f"{capture.source}: no article text on this page (a front page, a player or an empty shell?)"
        return (Rejection(capture.source, "no article found", detail),)
    return tuple(found)


def _of_post(post: Post, page: PageData) -> PageData:
    """Return what is known of one post of a live blog: its own hour and author, and the page's outlet."""
    names = tuple(split_names(post.byline)) if post.byline else ()
    how = [Evidence(name, "live blog post") for name in ("title", "published", "byline") if getattr(post, name)]
    return PageData(
        titles=[post.title] if post.title else [],
        outlet=page.outlet,
        bylines=names,
        byline=post.byline,
        published=post.published,
        section=page.section,
        language=page.language,
        url=page.url,
        evidence=[*how, *(note for note in page.evidence if note.field == "outlet")],
    )


def _is_fuller(linked: str, text: str) -> bool:
    """Tell whether the body in the JSON-LD is the better one: the page shows nothing or only its beginning."""
    if not len(text) < len(linked) <= _LONGEST_LINKED:
        return False
    return len(text) < _SHORT or (len(text) < len(linked) / 2 and folded(text[:80]) in folded(linked[:2000]))


def _parsed(page: str) -> Any:
    """Return the page's tree, or None."""
    from trafilatura import load_html

    return load_html(page)


def _bounded(page: str) -> str:
    """Return the page without what only costs time; one nested deeper or of more parts than any real one is stripped to
    its paragraphs, because extraction takes time by the square of both."""
    page = _EMBEDDED.sub("data:,", page.replace("\0", ""))
    if len(page) > _MOST_MARKUP:
        page = _SCRIPTS.sub(" ", page)[:_MOST_MARKUP]
    if len(_TAGS.findall(page)) > _MOST_TAGS or _deepest(page) > _MOST_NESTED:
        page = _SCRIPTS.sub(" ", page)
        page = _OTHER_TAGS.sub(" ", page)
    return page


_EMBEDDED = re.compile(
    r"data:[\w/+.-]{0,80};base64,[A-Za-z0-9+/=\s]{200,}?(?=[\"')>]|$)"
)  # pictures inside a SingleFile page
_SCRIPTS = re.compile(r"<(script|style|noscript)\b.*?(?:</\1\s*>|\Z)", re.I | re.S)
_OTHER_TAGS = re.compile(r"<(?!/?(?:p|title|h1|html|head|body|meta|link|time)\b)[^<>]{0,2000}>", re.I)
_TAGS = re.compile(r"<[a-zA-Z]")
_PARAGRAPH_TAGS = re.compile(r"<(?:p|br|li|h[1-6]|pre|td)\b", re.I)
_NESTING = re.compile(
    r"<(/?)(?:div|span|section|table|b|i|em|strong|font|blockquote|article|center|ul|ol|a|q|li|small|big|u)\b", re.I
)


def _deepest(page: str) -> int:
    """Return, cheaply, how deep elements may be nested: the most opening tags not yet closed."""
    deepest = depth = 0
    for match in _NESTING.finditer(page):
        depth = max(0, depth - 1) if match[1] else depth + 1
        deepest = max(deepest, depth)
    return deepest


def _extracted(tree: Any) -> list[Paragraph]:
    from trafilatura import bare_extraction
    from trafilatura.settings import Document

    unfold_layout_tables(tree)
    merge_bodies(tree)
    prune(tree)
    document = bare_extraction(tree, include_comments=False, fast=True)
    return list(paragraphs(document.body)) if isinstance(document, Document) and document.body is not None else []


def _without_titles(found: list[Paragraph], data: PageData) -> list[Paragraph]:
    """Return the paragraphs without the headline, wherever it stands, and without headings above the first paragraph."""
    titles = {folded(title) for title in data.titles}
    kept: list[Paragraph] = []
    for paragraph in found:
        if folded(paragraph.text) in titles or (not kept and paragraph.kind == "heading"):
            continue
        kept.append(paragraph)
    return kept


def _added(known: Sequence[Evidence], further: Sequence[Evidence]) -> list[Evidence]:
    """Return the evidence, with that for fields that had none."""
    fields = {one.field for one in known}
    return [*known, *(one for one in further if one.field not in fields)]


def _plain(text: str) -> str:
    return re.sub(r"<[^<>]{1,500}>", " ", text)


def _article(capture: Capture, text: str, data: PageData, above: Masthead, number: int = 1) -> Article | None:
    """Return the article of a text; `above` is what stands right under its headline, outside the text."""
    lines = list(lines_of(text))
    given = capture.fields.get("title") if number == 1 else None
    title = given or (data.titles[0] if data.titles else None)
    outlet = capture.fields.get("outlet") or data.outlet
    cuts = residue(text, lines, Known(title, outlet, data.bylines, title_above=True, from_markup=True))
    read = read_masthead(
        text, lines, residue=cut_lines(lines, cuts), captured_at=capture.captured_at, has_title=True, from_markup=True
    )
    body = replace(body_of(text, lines, cuts, read), source_spans=None)
    if not body.text:
        return None
    url = data.url if data.url and (not capture.url or is_same_page(data.url, capture.url)) else capture.url
    evidence = [*data.evidence, Evidence("url", "canonical link")] if url and url != capture.url else data.evidence
    masthead = Masthead(
        title=title,
        outlet=outlet,
        bylines=list(data.bylines or read.bylines or above.bylines),
        credits=[*(from_byline(data.byline) if data.byline else ()), *read.credits],
        dateline=read.dateline,
        published=data.published or read.published or above.published,
        updated=data.updated or read.updated or above.updated,
        evidence=_added(_added(evidence, read.evidence), above.evidence),
    )
    residues = tuple(replace(taken, start=None) for taken in body.residue)
    return build_article(
        replace(capture, url=url),
        replace(body, residue=residues),
        masthead,
        number=number,
        section=data.section,
        language=data.language,
        paywalled=data.paywalled,
    )
