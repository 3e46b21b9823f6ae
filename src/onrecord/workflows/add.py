"""Add coverage to a ledger: each capture whole or not at all, then linking."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from importlib.metadata import version

from onrecord.errors import Unstorable
from onrecord.ledger import Connection, Ledger, adding, runs
from onrecord.records import Capture, Rejection, Summary
from onrecord.settings import Settings
from onrecord.workflows.bookmarks import advance, bookmark
from onrecord.workflows.inputs import Inputs, open_inputs
from onrecord.workflows.read import Outcome, outcomes
from onrecord.workflows.relink import relink_if_stale

Watch = Callable[[Iterator[Outcome]], Iterator[Outcome]]  # wraps the stream of outcomes, to show progress
Kept = Callable[[Connection, Capture | Rejection], None]  # what else is noted when a capture is kept


def add(
    ledger: Ledger,
    inputs: Inputs,
    settings: Settings,
    *,
    now: Callable[[], datetime] = lambda: datetime.now(UTC),
    watch: Watch = iter,
    before_linking: Callable[[], None] = lambda: None,
) -> Summary:
    """Read what `inputs` names into the ledger and link it; return the closing count.

    Each capture is written in a transaction of its own, so that a run killed at any moment leaves a whole ledger, and the
    same command completes it. What was added before is not read again. Linking that was interrupted is noticed and done.
    """
    tally = _Tally()

    def resume(archive: str) -> int:
        there = bookmark(ledger, archive)
        tally.count(captures=there.captures, articles=there.articles, unchanged=there.articles)
        return there.offset

    captures = open_inputs(inputs, settings, resume=resume)
    return add_captures(ledger, captures, settings, tally=tally, now=now, watch=watch, before_linking=before_linking)


def add_captures(
    ledger: Ledger,
    captures: Iterable[Capture | Rejection],
    settings: Settings,
    *,
    command: str = "add",
    tally: "_Tally | None" = None,
    now: Callable[[], datetime] = lambda: datetime.now(UTC),
    watch: Watch = iter,
    kept: Kept | None = None,
    before_linking: Callable[[], None] = lambda: None,
) -> Summary:
    """Read captures into the ledger, as they come, and link it; return the closing count.

    `kept` is called for each capture, also for one that is there already, within a transaction: that in which it is kept.
    """
    tally = tally or _Tally()
    with ledger.writing() as connection:
        run = runs.start_run(connection, command, version("onrecord"), now().isoformat(timespec="seconds"))
    for outcome in watch(outcomes(_unknown(ledger, captures, tally, kept), settings)):
        _keep(ledger, outcome, run, tally, settings, kept)
    relink_if_stale(ledger, settings, before=before_linking)
    ledger.tune()
    with ledger.writing() as connection:
        runs.end_run(connection, run, now().isoformat(timespec="seconds"), tally.counts())
    return tally.summary()


class _Tally:
    """The closing count, while it is being counted."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()
        self._rejections: list[Rejection] = []

    def count(self, **numbers: int) -> None:
        self._counts.update(numbers)

    def reject(self, rejections: Sequence[Rejection]) -> None:
        self._rejections += rejections

    def summary(self) -> Summary:
        return Summary(**self._counts, rejections=tuple(self._rejections))

    def counts(self) -> dict[str, int]:
        return {**self._counts, "rejections": len(self._rejections)}


def _unknown(
    ledger: Ledger, captures: Iterable[Capture | Rejection], tally: _Tally, kept: Kept | None
) -> Iterator[Capture | Rejection]:
    """Yield the captures that are not in the ledger yet, counting the others."""
    for capture in captures:
        if isinstance(capture, Capture):
            with ledger.reading() as connection:
                articles = adding.articles_of_capture(connection, capture)
            if articles:
                tally.count(captures=1, articles=articles, unchanged=articles)
                # No bookmark advances here: pages before this one may still be under way.
                if kept is not None:
                    with ledger.writing() as connection:
                        kept(connection, capture)
                continue
        yield capture


def _keep(ledger: Ledger, outcome: Outcome, run: int, tally: _Tally, settings: Settings, kept: Kept | None) -> None:
    capture, readings, rejections = outcome.capture, outcome.readings, outcome.rejections
    tally.count(captures=1, articles=len(readings))
    added = adding.Added()
    try:
        with ledger.writing() as connection:
            adding.add_rejections(connection, rejections, run)
            if isinstance(capture, Capture) and readings:
                keep_bytes = settings.keep == "bytes"
                added = adding.add_capture(
                    connection, capture, readings, run, keep_bytes=keep_bytes, ready=outcome.ready
                )
            if kept is not None:
                kept(connection, capture)
            if isinstance(capture, Capture):
                advance(connection, capture, len(readings))
    except Unstorable as error:
        rejections = (Rejection(capture.source, "cannot be stored", str(error)),)
        with ledger.writing() as connection:
            adding.add_rejections(connection, rejections, run)
    tally.reject(rejections)
    tally.count(**asdict(added))
