"""Asking feeds and sitemaps what is new: what to remember of each, and its new items as captures."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from onrecord.records import Capture, Rejection
from onrecord.sources.feeds import Feed, FeedError, Item, own_text, parse_feed
from onrecord.sources.fetching import FetchError

if TYPE_CHECKING:  # httpx is loaded only when something is fetched
    from onrecord.sources.web import Fetcher

_MOST_SEEN = 5000  # items remembered per feed; feeds list some tens
_MOST_TRIES = 5  # polls at which an item's page is asked for before it is given up
_FULL_TEXT = 1500  # characters of HTML from which a feed's own text counts as the article, when its page cannot be had
_MOST_SITEMAPS = 50  # sitemaps followed from one index


@dataclass(frozen=True, slots=True)
class FeedState:
    """What is remembered of a feed between polls; JSON-encodable through `dataclasses.asdict`."""

    url: str
    etag: str | None = None
    modified: str | None = None
    seen: tuple[str, ...] = ()  # keys of items already captured or given up, oldest first
    polled_at: str | None = None
    failures: int = 0  # polls in a row that failed
    tries: dict[str, int] = field(default_factory=dict)  # item's key -> polls at which its page failed

    def with_item(self, key: str, found: Capture | Rejection) -> "FeedState":
        """Return the state after an item was captured, or its page failed once more."""
        tries = {**self.tries, key: self.tries.get(key, 0) + 1}
        if isinstance(found, Rejection) and tries[key] < _MOST_TRIES:
            # The whole feed is asked for again, so that the failed item comes back.
            return replace(self, etag=None, modified=None, tries=tries)
        del tries[key]
        seen = (*(other for other in self.seen if other != key), key)[-_MOST_SEEN:]
        return replace(self, seen=seen, tries=tries)


@dataclass(frozen=True, slots=True)
class Look:
    """What a feed answered."""

    state: FeedState  # to keep; its items are not noted in it yet
    title: str | None = None
    items: tuple[Item, ...] = ()  # new ones, the oldest first, as they were written
    rejection: Rejection | None = None  # why the feed could not be read; None: it was
    unchanged: bool = False  # it said that nothing changed


def look(state: FeedState, fetcher: "Fetcher", *, now: datetime | None = None) -> Look:
    """Ask a feed or sitemap what is new. Nothing is raised for what the feed is: other feeds go on.

    The feed is asked conditionally (ETag, Last-Modified). A feed that cannot be read gives a rejection and a state with one
    more failure.
    """
    at = (now or datetime.now(UTC)).isoformat(timespec="seconds")
    try:
        response = fetcher.get(state.url, etag=state.etag, modified=state.modified)
        if response.status == 304:
            return Look(replace(state, polled_at=at, failures=0), unchanged=True)
        feed = _with_sitemaps(parse_feed(response.content, response.url), fetcher)
    except (FetchError, FeedError) as error:
        reason = error.reason if isinstance(error, FetchError) else "not a feed"
        failed = replace(state, polled_at=at, failures=state.failures + 1)
        return Look(failed, rejection=Rejection(state.url, reason, f"{state.url}: {error}"))
    seen = set(state.seen)
    items = tuple({item_key(item): item for item in reversed(feed.items) if item_key(item) not in seen}.values())
    etag, modified = response.headers.get("etag"), response.headers.get("last-modified")
    return Look(replace(state, etag=etag, modified=modified, polled_at=at, failures=0), feed.title, items)


def item_key(item: Item) -> str:
    """Return what an item is known by: its id, and the time of its last update where the feed gives one."""
    return f"{item.id} {item.updated}" if item.updated and item.updated != item.published else item.id


def item_captures(
    items: Iterable[Item], outlet: str | None, fetcher: "Fetcher", *, pages: bool = True
) -> Iterator[tuple[str, Capture | Rejection]]:
    """Yield the key of each item with its page, or with the text the feed carries where `pages` are not to be fetched."""
    for item in items:
        yield item_key(item), _item_capture(item, outlet, fetcher, pages)


def _item_capture(item: Item, outlet: str | None, fetcher: "Fetcher", pages: bool) -> Capture | Rejection:
    own = own_text(item, outlet)
    if not pages or not item.url:
        return own or Rejection(
            item.url or item.id, "no text in the feed", f"{item.url or item.id}: the feed gives no text"
        )
    page = fetcher.capture(item.url)
    if isinstance(page, Rejection) and own and len(item.content or "") >= _FULL_TEXT:
        return own
    return page


def _with_sitemaps(feed: Feed, fetcher: "Fetcher") -> Feed:
    """Return the feed with the items of the sitemaps it lists; one that cannot be read is passed over while others can."""
    items = list(feed.items)
    failed: Exception | None = None
    for url in feed.sitemaps[:_MOST_SITEMAPS]:
        try:
            items.extend(parse_feed(fetcher.get(url).content, url).items)
        except (FetchError, FeedError) as error:
            failed = error
    if failed and not items:
        raise failed
    return replace(feed, items=tuple(items))
