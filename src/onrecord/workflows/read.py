"""Read captures: to be shown as they are, or to be added to a ledger and linked."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from onrecord.engines import run, run_together
from onrecord.ledger.waiting import Ready
from onrecord.linking import Embed
from onrecord.pipeline import read_capture
from onrecord.records import Capture, Reading, Rejection
from onrecord.settings import ReaderName, Settings
from onrecord.workflows.inputs import Inputs, open_inputs
from onrecord.workflows.prepare import prepared
from onrecord.workflows.readers import embed, reader

Found = tuple[Reading | Rejection, ...]
_Ready = Mapping[str, Ready]  # article -> what linking needs to know of it


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one capture."""

    capture: Capture | Rejection
    found: Found
    ready: _Ready = field(default_factory=dict)

    @property
    def readings(self) -> tuple[Reading, ...]:
        """Its articles as read, in page order."""
        return tuple(item for item in self.found if isinstance(item, Reading))

    @property
    def rejections(self) -> tuple[Rejection, ...]:
        """Why it, or a part of it, gave nothing."""
        return tuple(item for item in self.found if isinstance(item, Rejection))


def read(inputs: Inputs, settings: Settings) -> Iterator[Outcome]:
    """Yield the outcome of each capture in input order, the same for any number of processes.

    Raises `ModelError` before reading anything when the reader asked for is not there.
    """
    reader(settings.reader)  # fails here, once, rather than in every process
    captures = open_inputs(inputs, settings)
    pairs = run(captures, partial(start, settings.reader), crashed=_crashed, processes=settings.processes)
    return (Outcome(capture, found) for capture, found in pairs)


def outcomes(captures: Iterator[Capture | Rejection], settings: Settings) -> Iterator[Outcome]:
    """Yield the outcome of each capture given, in order, with what linking needs to know of its articles."""
    reader(settings.reader)
    started = partial(_start_to_link, settings.reader)
    pairs = run_together(captures, started, crashed=_crashed_to_link, processes=settings.processes)
    return (Outcome(capture, found, ready) for capture, (found, ready) in pairs)


def start(name: ReaderName | None) -> Callable[[Capture | Rejection], Found]:
    """Return the function that reads a capture, with its reader loaded: called once in each process."""
    return partial(read_capture, reader=reader(name))


def _start_to_link(name: ReaderName | None) -> Callable[[Sequence[Capture | Rejection]], list[tuple[Found, _Ready]]]:
    return partial(_read_to_link, read=start(name), embed=embed(name))


def _read_to_link(
    captures: Sequence[Capture | Rejection], *, read: Callable[[Capture | Rejection], Found], embed: Embed | None
) -> list[tuple[Found, _Ready]]:
    """Read some captures and make what linking needs to know of them: embeddings cost less together."""
    every = [read(capture) for capture in captures]
    readings = [[one for one in found if isinstance(one, Reading)] for found in every]
    ready = prepared([one for some in readings for one in some], embed)
    mine = [{one.article.id: ready[one.article.id] for one in some} for some in readings]
    return list(zip(every, mine, strict=True))


def _crashed(capture: Capture | Rejection, why: str) -> Found:
    return (Rejection(capture.source, "crash while reading", why),)


def _crashed_to_link(capture: Capture | Rejection, why: str) -> tuple[Found, _Ready]:
    return _crashed(capture, why), {}
