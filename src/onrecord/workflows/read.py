"""Read articles without a ledger."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from onrecord.engines import run
from onrecord.pipeline import read_capture
from onrecord.records import Capture, Reading, Rejection
from onrecord.settings import ReaderName, Settings
from onrecord.workflows.inputs import Inputs, open_inputs
from onrecord.workflows.readers import reader

Found = tuple[Reading | Rejection, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one capture."""

    capture: Capture | Rejection
    found: Found

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
    return outcomes(open_inputs(inputs, settings), settings)


def outcomes(captures: Iterator[Capture | Rejection], settings: Settings) -> Iterator[Outcome]:
    """Yield the outcome of each capture given, in order."""
    reader(settings.reader)  # fails here, once, rather than in every process
    pairs = run(captures, partial(start, settings.reader), crashed=_crashed, processes=settings.processes)
    for capture, found in pairs:
        yield Outcome(capture, found)


def start(name: ReaderName | None) -> Callable[[Capture | Rejection], Found]:
    """Return the function that reads a capture, with its reader loaded: called once in each process."""
    return partial(read_capture, reader=reader(name))


def _crashed(capture: Capture | Rejection, why: str) -> Found:
    return (Rejection(capture.source, "crash while reading", why),)
