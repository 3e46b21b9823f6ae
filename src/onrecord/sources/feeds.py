"""Feeds and sitemaps: what is new, and where it is. RSS, Atom, RDF, JSON Feed, news sitemaps; OPML lists of feeds."""

import json
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from onrecord.records import Capture, Rejection
from onrecord.sources.addresses import is_url, normalised
from onrecord.sources.capture import HTML, new_capture

_MOST_XML = 20_000_000  # bytes of a feed or sitemap


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a feed."""

    id: str
    url: str | None = None
    title: str | None = None
    published: str | None = None
    updated: str | None = None
    byline: str | None = None
    content: str | None = None  # HTML, when the feed carries the text itself


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed as read: its title and items, newest first as it lists them."""

    title: str | None
    items: tuple[Item, ...]
    sitemaps: tuple[str, ...] = ()  # of a sitemap index: the sitemaps it lists


class FeedError(Exception):
    """What was given is no feed, sitemap or OPML list that can be read."""


def parse_feed(content: bytes, url: str) -> Feed:
    """Return the feed or sitemap in `content`; links are made absolute with `url`. Raises `FeedError`."""
    start = content[:2048].lstrip(b"\xef\xbb\xbf \t\r\n")
    if len(content) > _MOST_XML:
        raise FeedError(f"over {_MOST_XML} bytes, which no feed is")
    if start.startswith(b"{"):
        return _json_feed(content)
    if b"<urlset" in start or b"<sitemapindex" in start:
        return _sitemap(content)
    return _xml_feed(content, url)


def opml_feeds(content: bytes) -> tuple[str, ...]:
    """Return the addresses of the feeds in an OPML list, in order. Raises `FeedError`."""
    root = _xml(content)
    urls = [outline.get("xmlUrl") or outline.get("xmlurl") or "" for outline in root.iter("outline")]
    return tuple(dict.fromkeys(url.strip() for url in urls if is_url(url.strip())))


def feed_items(content: bytes, source: str) -> Iterator[Capture | Rejection]:
    """Yield the items of a feed saved as a file, each with the text the feed carries."""
    try:
        feed = parse_feed(content, source)
    except FeedError as error:
        yield Rejection(source, "not a feed", f"{source}: {error}")
        return
    for item in feed.items:
        yield own_text(item, feed.title) or Rejection(
            item.url or item.id,
            "no text in the feed",
            f"{item.url or item.id} in {source}: the feed gives no text; read the page itself",
        )


def own_text(item: Item, outlet: str | None) -> Capture | None:
    """Return the text that a feed itself carries of an item, as a capture; None if it carries none."""
    if not item.content or not item.content.strip():
        return None
    fields = {
        "title": item.title,
        "published": item.published,
        "updated": item.updated,
        "byline": item.byline,
        "outlet": outlet,
    }
    return new_capture(
        item.url or item.id,
        f"<article>{item.content}</article>".encode("utf-8", "replace"),
        HTML,
        url=item.url,
        encoding="utf-8",
        captured_at=datetime.now(UTC).isoformat(timespec="seconds"),
        fields={name: value for name, value in fields.items() if value},
    )


def _xml_feed(content: bytes, url: str) -> Feed:
    import feedparser

    if b"<!ENTITY" in content[:100_000]:
        raise FeedError("declares XML entities, which feeds do not need and attacks do")
    try:
        parsed = feedparser.parse(content, response_headers={"content-location": url}, sanitize_html=False)
    except Exception as error:  # its own faults on feeds that nobody foresaw: one feed must not stop the others
        raise FeedError(f"it cannot be read as a feed ({type(error).__name__})") from error
    if not parsed.get("version") and not parsed.entries:
        raise FeedError("neither RSS, Atom, JSON Feed nor a sitemap was found in it")
    items = tuple(item for entry in parsed.entries if (item := _entry(entry)))
    return Feed(_text(parsed.feed.get("title")), items)


def _entry(entry: Any) -> Item | None:
    url = _text(entry.get("link"))
    url = normalised(url) if url and is_url(url) else None
    identity = _text(entry.get("id")) or url
    if not identity:
        return None
    contents = [part.get("value") or "" for part in entry.get("content") or ()]
    content = max([*contents, _text(entry.get("summary")) or ""], key=len)
    return Item(
        identity,
        url,
        _text(entry.get("title")),
        _stamp(entry.get("published_parsed")),
        _stamp(dict.get(entry, "updated_parsed")),
        _text(entry.get("author")),
        content or None,
    )


def _stamp(parsed: time.struct_time | None) -> str | None:
    try:
        return datetime(*parsed[:6], tzinfo=UTC).isoformat(timespec="seconds") if parsed else None
    except ValueError:
        return None


def _json_feed(content: bytes) -> Feed:
    try:
        document = json.loads(content.decode("utf-8-sig"))
        entries = document["items"]
        if not isinstance(entries, list):
            raise TypeError
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise FeedError("JSON, but no JSON Feed (it has no list of items)") from error
    items = []
    for entry in entries:
        if not isinstance(entry, dict):
            continue
        url = entry.get("url") or entry.get("external_url")
        url = normalised(url) if isinstance(url, str) and is_url(url) else None
        identity = str(entry.get("id") or url or "")
        if not identity:
            continue
        authors = entry.get("authors") or ([entry["author"]] if isinstance(entry.get("author"), dict) else [])
        names = ", ".join(str(author["name"]) for author in authors if isinstance(author, dict) and author.get("name"))
        items.append(
            Item(
                identity,
                url,
                _text(entry.get("title")),
                _text(entry.get("date_published")),
                _text(entry.get("date_modified")),
                names or None,
                _text(entry.get("content_html")) or _text(entry.get("content_text")),
            )
        )
    return Feed(_text(document.get("title")), tuple(items))


def _sitemap(content: bytes) -> Feed:
    root = _xml(content)
    if _local(root) == "sitemapindex":
        return Feed(None, (), tuple(loc for child in root if (loc := _child(child, "loc")) and is_url(loc)))
    items = []
    for entry in root:
        url = _child(entry, "loc")
        if not url or not is_url(url):
            continue
        news = next((child for child in entry.iter() if _local(child) == "news"), None)
        title = _child(news, "title") if news is not None else None
        published = _child(news, "publication_date") if news is not None else None
        items.append(Item(normalised(url), normalised(url), title, published, _child(entry, "lastmod")))
    return Feed(None, tuple(items))


def _xml(content: bytes) -> Any:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise FeedError(f"not XML ({error})") from error
    if root is None:
        raise FeedError("not XML")
    return root


def _local(element: Any) -> str:
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _child(element: Any, name: str) -> str | None:
    match = next((child for child in element.iter() if _local(child) == name), None)
    return match.text.strip() if match is not None and match.text and match.text.strip() else None


def _text(value: Any) -> str | None:
    return value.strip() or None if isinstance(value, str) else None
