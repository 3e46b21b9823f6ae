"""Link what is on the record, and read it again with a better reader."""

import gc
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from onrecord.engines import run, run_apart
from onrecord.ledger import Connection, Ledger, adding, judgements, links, open_ledger, waiting
from onrecord.ledger.linking_store import LedgerStore
from onrecord.linking import VERSION, ArticleFeatures, Decisions, Embed, increments, unpacked
from onrecord.pipeline import read_capture
from onrecord.records import Capture, Judgement, Name, Reading, Rejection, Span
from onrecord.settings import ReaderName, Settings
from onrecord.workflows.prepare import features_of, maker
from onrecord.workflows.readers import embed, reader

Found = tuple[Reading | Rejection, ...]
_LINKED_BY = "linked_by"  # mark: the version of linking whose features the ledger holds
BATCH = 100  # articles linked in one transaction: what memory is needed for, and what a killed run does again
# Batches that one process links before another takes its place: the caches and the scattered free memory of many would grow for hours.
# Fewer cost more to start (1 s each), more win little.
BATCHES = 5
# How many more objects than are freed make the interpreter look for cycles among them, and how often among all: linking makes next to
# none, and with as much as it holds, looking as often as is usual took a seventh of its time.
SELDOM = (20_000, 20, 100)
_TURN = (
    0.12  # seconds after each batch in which whoever waits to write can: the database lets it look ten times a second
)


def relink(ledger: Ledger, settings: Settings) -> None:
    """Link everything from scratch; judgements are obeyed, retired ids redirect.

    What was linked before stays until the new links replace it, in one transaction; until then nothing else can be written.
    """
    embedded = embed(settings.reader)
    with ledger.writing() as connection, _seldom_collected():
        judgements.re_anchor(connection)  # what was added may hold the words of a judgement, or a newer version of them
        links.keep_members(connection)
        links.clear_links(connection)
        LedgerStore(connection).clear()
        waiting.all_again(connection)
        while waiting.any_left(connection):
            decided = judgements.judgements_for_linking(connection)
            _take_in(connection, _prepared(connection, decided, embedded), decided)
        links.redirect_gone(connection)
        adding.mark(connection, adding.LINKS_STALE, None)
        adding.mark(connection, _LINKED_BY, VERSION)


def relink_if_stale(ledger: Ledger, settings: Settings, *, before: Callable[[], None] = lambda: None) -> bool:
    """Link what was added or judged since linking last ended, and what that bears on; tell whether there was anything.

    `before` is called when there is linking to do, for those who show progress. Each batch of articles is one transaction, so
    that a run killed at any moment is taken up where it ended.
    """
    with ledger.reading() as connection:
        stale = adding.marked(connection, adding.LINKS_STALE) is not None
    if not stale:
        return False
    before()
    if _linked_by_another_version(ledger):
        relink(ledger, settings)
        return True
    with ledger.writing() as connection:
        judgements.re_anchor(connection)
    while not _linked(ledger, settings):
        pass
    return True


def _linked(ledger: Ledger, settings: Settings) -> bool:
    """Link some of what waits, where there is much of it in a process apart; tell whether nothing is left."""
    with ledger.reading() as connection:
        many = waiting.more_than(connection, BATCH * BATCHES)
    if many and settings.processes != 1 and isinstance(ledger.path, Path):
        return run_apart(_link_there, ledger.path, settings)
    return _link(ledger, settings)


def _link_there(path: Path, settings: Settings) -> bool:
    with open_ledger(path, busy_timeout=settings.busy_timeout) as ledger:
        return _link(ledger, settings)


def _link(ledger: Ledger, settings: Settings) -> bool:
    """Link the next `BATCHES`, each in a transaction; tell whether nothing is left."""
    embedded = embed(settings.reader)
    for _ in range(BATCHES):
        with ledger.reading() as connection:
            decided = judgements.judgements_for_linking(connection)
            batch = _prepared(connection, decided, embedded)
        with ledger.writing() as connection, _seldom_collected():
            if waiting.unchanged(connection, batch.waiting.numbers):  # else somebody was quicker: look again
                _take_in(connection, batch, judgements.judgements_for_linking(connection))
            if not waiting.any_left(connection):
                adding.mark(connection, adding.LINKS_STALE, None)
                return True
        time.sleep(_TURN)
    return False


@contextmanager
def _seldom_collected() -> Iterator[None]:
    """Have the interpreter look for cycles of garbage seldom meanwhile."""
    usual = gc.get_threshold()
    gc.set_threshold(*SELDOM)
    try:
        yield
    finally:
        gc.set_threshold(*usual)


def _linked_by_another_version(ledger: Ledger) -> bool:
    """Tell whether what linking remembers is not what this version would; note by which version it is if nothing is noted."""
    with ledger.writing() as connection:
        by = adding.marked(connection, _LINKED_BY)
        if by is None:
            adding.mark(connection, _LINKED_BY, VERSION)
        return by not in (None, VERSION)


@dataclass(frozen=True, slots=True)
class _Batch:
    """What is linked together, read and made ready before anything is written."""

    waiting: waiting.Waiting
    added: tuple[ArticleFeatures, ...]
    removed: frozenset[str]


def _prepared(connection: Connection, decided: Sequence[Judgement], embedded: Embed | None) -> _Batch:
    found = waiting.first(connection, BATCH)
    current = adding.current_articles(connection, found.articles)
    ready = _ready(connection, current, decided, embedded)
    missing = [article for article in current if article not in ready]
    readings = list(_with_names(adding.readings(connection, article_ids=missing), decided))
    made = features_of(readings, embedded)
    return _Batch(found, (*ready.values(), *made), frozenset(found.articles) - frozenset(current))


def _ready(
    connection: Connection, articles: Sequence[str], decided: Sequence[Judgement], embedded: Embed | None
) -> dict[str, ArticleFeatures]:
    """Return what was made when articles were read, save of those that people judged since: those take what stands in the ledger."""
    judged = {judgement.target for judgement in decided}
    kept = waiting.ready(connection, articles, maker(embedded))
    found = {article: unpacked(packed) for article, packed in kept.items()}
    return {article: one for article, one in found.items() if judged.isdisjoint(s.id for s in one.statements)}


def _take_in(connection: Connection, batch: _Batch, decided: Sequence[Judgement]) -> None:
    """Link a batch, and write what that changes."""
    found, store = batch.waiting, LedgerStore(connection)
    forms = store.named("entity", found.forms)
    parts = increments(
        store, batch.added, batch.removed, Decisions.of(decided), judged=found.judged, forms=set(forms.values())
    )
    for changes in parts:
        links.apply_changes(connection, changes)
    waiting.done(connection, found.numbers)


def _with_names(readings: Iterable[Reading], decided: Sequence[Judgement]) -> Iterator[Reading]:
    """Yield the readings, each with the names people gave its statements: a corrected speaker may not stand in the text."""
    given = {
        j.target: str(j.value["speaker"]) for j in decided if j.action == "correct-speaker" and "speaker" in j.value
    }
    for reading in readings:
        known = {name.name for name in reading.people}
        # Where the words are that were given the name: the one mention there is of it, of no length.
        added = {
            given[s.id]: Span(s.content.start, s.content.start, given[s.id])
            for s in reading.statements
            if s.id in given
        }
        names = tuple(Name(name, "person", (at,)) for name, at in sorted(added.items()) if name not in known)
        yield replace(reading, people=(*reading.people, *names)) if names else reading


def reread(ledger: Ledger, settings: Settings, *, watch: Callable[[Iterator[int]], Iterator[int]] = iter) -> int:
    """Read every capture again, put what is found in place of what was, find the judgements again, and link.

    Returns the number of judgements whose words are no longer found; they are kept and stand again when the words return.
    A capture that now gives nothing keeps what it gave before, and so does one of which only the hash was kept.
    """
    for _ in watch(_reread(ledger, settings)):
        pass
    with ledger.writing() as connection:
        lost = judgements.re_anchor(connection)
    relink(ledger, settings)
    return lost


def _reread(ledger: Ledger, settings: Settings) -> Iterator[int]:
    reader(settings.reader)  # fails here, once, rather than in every process
    pairs = run(_numbered(ledger), partial(_start, settings.reader), crashed=_crashed, processes=settings.processes)
    for (number, _), found in pairs:
        readings = tuple(item for item in found if isinstance(item, Reading))
        with ledger.writing() as connection:
            adding.add_rejections(connection, [item for item in found if isinstance(item, Rejection)])
            if readings:
                adding.replace_capture(connection, number, readings)
        yield number


def _numbered(ledger: Ledger) -> Iterator[tuple[int, Capture]]:
    with ledger.reading() as connection:
        numbers = adding.capture_numbers(connection, with_bytes=True)
    for number in numbers:
        with ledger.reading() as connection:
            capture = adding.capture(connection, number)
        yield number, capture


def _start(name: ReaderName | None) -> Callable[[tuple[int, Capture]], Found]:
    return partial(_read_numbered, read=partial(read_capture, reader=reader(name)))


def _read_numbered(numbered: tuple[int, Capture], read: Callable[[Capture], Found]) -> Found:
    return read(numbered[1])


def _crashed(numbered: tuple[int, Capture], why: str) -> Found:
    return (Rejection(numbered[1].source, "crash while reading", why),)
