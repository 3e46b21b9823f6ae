"""Link what is on the record, and read it again with a better reader."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial

from onrecord.engines import run
from onrecord.ledger import Ledger, adding, judgements, links
from onrecord.pipeline import link, read_capture
from onrecord.records import Capture, Judgement, Links, Name, Reading, Rejection, Span
from onrecord.settings import ReaderName, Settings
from onrecord.workflows.readers import embed, reader

Found = tuple[Reading | Rejection, ...]


def relink(ledger: Ledger, settings: Settings) -> Links:
    """Link everything from scratch and return the links; judgements are obeyed, retired ids redirect.

    What was linked before stays until the new links replace it in one transaction. Articles added meanwhile by another
    process leave the ledger marked stale, so that the next run links them.
    """
    with ledger.writing() as connection:
        judgements.re_anchor(connection)  # what was added may hold the words of a judgement, or a newer version of them
    with ledger.reading() as connection:
        before = adding.state(connection)
        decided = judgements.judgements_for_linking(connection)
        made = link(_with_names(adding.readings(connection), decided), decided, embed=embed(settings.reader))
    with ledger.writing() as connection:
        links.replace_links(connection, made)
        if adding.state(connection) != before:
            adding.mark(connection, adding.LINKS_STALE, "1")
    return made


def _with_names(readings: Iterator[Reading], decided: Sequence[Judgement]) -> Iterator[Reading]:
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


def relink_if_stale(ledger: Ledger, settings: Settings, *, before: Callable[[], None] = lambda: None) -> bool:
    """Link when something was added or judged since linking last ended; tell whether it was so.

    `before` is called when there is linking to do, for those who show progress.
    """
    with ledger.reading() as connection:
        stale = adding.marked(connection, adding.LINKS_STALE) is not None
    if stale:
        before()
        relink(ledger, settings)
    return stale


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
