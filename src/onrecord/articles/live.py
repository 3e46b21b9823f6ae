"""Posts of a live blog: each is a piece of its own, with its own hour and author; none belongs to the body around them."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from onrecord.articles.dates import parse_date
from onrecord.articles.markup import drop, text_of

Element = Any  # lxml has no stubs here

# "live-blog-post", "liveblog__entry", "live-update": what it is called says it.
_SURELY = re.compile(
    r"live-?blog[\w-]*?(?:post|entry|update|item|block|event)|live-?(?:post|entry|update|item)\b", re.I
)
# "post", "update-block": means a live blog's post only on a page that is a live blog.
_PERHAPS = re.compile(r"(?:^|[\s_-])(?:post|entry|update|block|event|timeline-?item|ticker-?item)(?:$|[\s_-])", re.I)
_LIVE_PAGE = re.compile(r"live-?blog|live-?updates|live-?ticker", re.I)
_TIME = re.compile(r"(?:^|[\s_-])(?:time|timestamp|date|hour|published)(?:$|[\s_-])", re.I)
_FEWEST = 3  # posts that make a live blog
_MOST = 400  # posts read of one page
_SHORTEST = 30  # characters of a post worth keeping


class Post(NamedTuple):
    """One post of a live blog."""

    text: str  # paragraphs parted by blank lines
    title: str | None = None
    published: str | None = None
    byline: str | None = None


def take_posts(tree: Element, linked: Sequence[Mapping[str, Any]], *, live: bool) -> list[Post]:
    """Take the posts out of the tree, in place, and return them, the oldest first where they are dated.

    `linked` are the posts in the page's JSON-LD, `live` says that the page calls itself a live blog. Posts shown on a page
    that is none (a box with the live blog's latest) are taken out and not returned.
    """
    is_live = live or _is_live_page(tree)
    shown = [_shown(element) for element in _elements(tree, is_live)]
    if not is_live:
        return []
    posts = [post for node in linked[:_MOST] if (post := _linked(node))]
    found = posts if len(posts) >= len([post for post in shown if post]) else [post for post in shown if post]
    if all(post.published for post in found):
        return sorted(found, key=lambda post: post.published or "")
    return found


def _is_live_page(tree: Element) -> bool:
    body = tree.find(".//body")
    for element in tree.iter("main", "article"):
        if _LIVE_PAGE.search(_name(element)):
            return True
    return body is not None and bool(_LIVE_PAGE.search(_name(body)))


def _elements(tree: Element, is_live: bool) -> list[Element]:
    """Return the elements of the posts, in page order, having taken each out of the tree."""
    groups: dict[tuple[str, str], list[Element]] = defaultdict(list)
    for element in tree.iter("article", "section", "div", "li"):
        name = _name(element)
        marked = element.get("itemprop") == "liveBlogUpdate"
        if marked or (name.strip() and (_SURELY.search(name) or (is_live and _PERHAPS.search(name)))):
            groups[element.tag, "liveBlogUpdate" if marked else (element.get("class") or "").split(" ")[0]].append(
                element
            )
    found: list[Element] = []
    for group in groups.values():
        members = set(group)
        outer = [element for element in group if members.isdisjoint(element.iterancestors())]
        posts = [element for element in outer if _has_time(element) and len(text_of(element)) >= _SHORTEST]
        if len(posts) >= _FEWEST:
            found = max(found, posts, key=lambda elements: sum(len(text_of(element)) for element in elements))
    for element in found[:_MOST]:
        drop(element)
    return found[:_MOST]


def _name(element: Element) -> str:
    return f"{element.get('class') or ''} {element.get('id') or ''}"


def _has_time(element: Element) -> bool:
    return any(inner.tag == "time" or _TIME.search(inner.get("class") or "") for inner in element.iter("time", "span", "div", "p", "a"))  # fmt: skip


def _shown(element: Element) -> Post | None:
    times = [inner.get("datetime") or inner.get("content") for inner in element.iter("time")]
    title = next((text for inner in element.iter("h1", "h2", "h3", "h4") if (text := text_of(inner))), None)
    author = next((text for inner in element.xpath(".//*[@rel='author' or @itemprop='author' or contains(@class, 'author') or contains(@class, 'byline')]") if (text := text_of(inner))), None)  # fmt: skip
    parts = [
        text
        for inner in element.iter("p", "li", "blockquote")
        if (text := text_of(inner))
        and text != author
        and not _TIME.search(_name(inner))
        and not _within(inner, element)
    ]
    text = "\n\n".join(dict.fromkeys(parts)) or text_of(element)
    published = next((day for value in times if (day := parse_date(value))), None)
    return Post(text, title, published, author) if len(text) >= _SHORTEST else None


def _within(inner: Element, post: Element) -> bool:
    """Tell whether a paragraph stands in another one of the same post: a quotation's, a list's."""
    for above in inner.iterancestors():
        if above is post:
            return False
        if above.tag in ("p", "li", "blockquote"):
            return True
    return False


def _linked(node: Mapping[str, Any]) -> Post | None:
    body, title, author = node.get("articleBody"), node.get("headline"), node.get("author")
    if isinstance(author, list):
        author = author[0] if author else None
    byline = author.get("name") if isinstance(author, Mapping) else author
    if not isinstance(body, str):
        return None
    lines = [
        " ".join(re.sub(r"<[^<>]{1,500}>", " ", line).split())
        for line in re.sub(r"</?(?:p|br|div|li)\b[^<>]{0,200}>", "\n", body).split("\n")
    ]
    text = "\n\n".join(filter(None, lines))
    if len(text) < _SHORTEST:
        return None
    published = parse_date(value) if isinstance(value := node.get("datePublished"), str) else None
    return Post(text, title if isinstance(title, str) else None, published, byline if isinstance(byline, str) else None)
