"""Watch feeds and folders: poll each by its interval, add what is new, remember how far it came."""

import json
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import asdict, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from onrecord.ledger import Connection, Ledger, adding
from onrecord.records import Capture, Rejection, Summary
from onrecord.settings import Settings
from onrecord.sources.polling import FeedState, Look, item_captures, item_key, look
from onrecord.sources.subscriptions import Subscription, Subscriptions
from onrecord.workflows.add import add_captures
from onrecord.workflows.inputs import Inputs, open_inputs, web_options

if TYPE_CHECKING:
    from onrecord.sources.web import Fetcher

_PREFIX = "feed:"
_LONGEST_PAUSE = 86_400.0  # seconds: a feed that keeps failing is asked ever later, but once a day
_SHORTEST_SLEEP = 0.05  # seconds

Told = Callable[[Summary], None]


def watch(
    ledger: Ledger,
    wanted: Subscriptions,
    settings: Settings,
    *,
    inputs: Inputs | None = None,
    every: float = 900.0,
    rounds: int | None = None,
    told: Told = lambda summary: None,
    now: Callable[[], datetime] = lambda: datetime.now(UTC),
    sleep: Callable[[float], None] = time.sleep,
) -> None:
    """Add what is new in the feeds and paths wanted, again and again; `told` gets the closing count of each round.

    A feed is polled when its interval (else `every`, seconds) has gone by since it was polled last, in this run or an
    earlier one; the first round polls all. How far a feed was read is kept in the ledger with each item, so that a run
    killed at any moment goes on behind it. A feed that fails is one rejection, is asked ever later, and stops no other.
    `rounds` None goes on until interrupted. `inputs` says how files in the paths are read.
    """
    from onrecord.sources.web import Fetcher  # loads httpx, which folders do not need

    # A page that a feed names anew is asked for again, however fresh; its server says whether it changed.
    with Fetcher(replace(web_options(settings), fresh_for=0.0)) as fetcher:
        looked: datetime | None = None  # when the paths were last looked into; None: not yet
        done = 0
        while True:
            at = now()
            feeds = [feed for feed in wanted.feeds if not done or _due_in(ledger, feed, every, at) <= 0]
            paths = wanted.paths if looked is None or at - looked >= timedelta(seconds=every) else ()
            looked = at if paths else looked
            told(_round(ledger, feeds, replace(inputs or Inputs(), names=paths), settings, fetcher, now))
            done += 1
            if done == rounds:
                return
            at = now()
            waits = [_due_in(ledger, feed, every, at) for feed in wanted.feeds]
            waits += [every - (at - looked).total_seconds()] if looked and wanted.paths else []
            sleep(max(_SHORTEST_SLEEP, min(waits, default=every)))


def _round(
    ledger: Ledger,
    feeds: list[Subscription],
    inputs: Inputs,
    settings: Settings,
    fetcher: "Fetcher",
    now: Callable[[], datetime],
) -> Summary:
    items: dict[str, list[tuple[str, str]]] = defaultdict(list)  # source of a capture -> feed and key of the item
    answers: list[Look] = []

    def captures() -> Iterator[Capture | Rejection]:
        for feed in feeds:
            yield from _of_feed(ledger, feed, fetcher, items, answers, now())
        yield from open_inputs(inputs, settings)

    def kept(connection: Connection, capture: Capture | Rejection) -> None:
        for url, key in items[capture.source]:
            _save(connection, _state(connection, url).with_item(key, capture))

    summary = add_captures(ledger, captures(), settings, command="watch", now=now, kept=kept)
    with ledger.writing() as connection:
        for answer in answers:
            _finish(connection, answer)
    return summary


def _finish(connection: Connection, answer: Look) -> None:
    """Keep what makes the server answer "not changed", now that every item of its answer is kept; else it is asked for all again."""
    state = _state(connection, answer.state.url)
    if all(item_key(item) in state.seen for item in answer.items):
        _save(connection, replace(state, etag=answer.state.etag, modified=answer.state.modified))


def _of_feed(
    ledger: Ledger,
    feed: Subscription,
    fetcher: "Fetcher",
    items: dict[str, list[tuple[str, str]]],
    answers: list[Look],
    now: datetime,
) -> Iterator[Capture | Rejection]:
    with ledger.reading() as connection:
        state = _state(connection, feed.url)
    answer = look(state, fetcher, now=now)
    with ledger.writing() as connection:
        _save(connection, replace(answer.state, etag=None, modified=None) if answer.items else answer.state)
    if answer.items:
        answers.append(answer)
    if answer.rejection:
        yield answer.rejection
    for key, found in item_captures(answer.items, feed.outlet or answer.title, fetcher, pages=feed.pages):
        items[found.source].append((feed.url, key))
        yield found


def _state(connection: Connection, url: str) -> FeedState:
    noted = adding.marked(connection, _PREFIX + url)
    if noted is None:
        return FeedState(url)
    state = json.loads(noted)
    return FeedState(**{**state, "seen": tuple(state["seen"])})


def _save(connection: Connection, state: FeedState) -> None:
    adding.mark(connection, _PREFIX + state.url, json.dumps(asdict(state)))


def _due_in(ledger: Ledger, feed: Subscription, every: float, now: datetime) -> float:
    """Return in how many seconds a feed is to be polled; 0 or less: now."""
    with ledger.reading() as connection:
        state = _state(connection, feed.url)
    if state.polled_at is None:
        return 0.0
    pause = min((feed.every or every) * 2 ** min(state.failures, 16), max(_LONGEST_PAUSE, feed.every or every))
    return (datetime.fromisoformat(state.polled_at) + timedelta(seconds=pause) - now).total_seconds()
