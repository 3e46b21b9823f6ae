"""Pick an engine and run it."""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import chain, islice
from typing import TypeVar

from onrecord.engines.inprocess import run_here
from onrecord.engines.processes import CHUNK, run_in_processes

__all__ = ["run", "run_together"]

Item = TypeVar("Item")
Result = TypeVar("Result")

WORTH_STARTING = 48  # items below which starting processes costs more than it saves: benchmarks/throughput.py


def run(
    items: Iterable[Item],
    start: Callable[[], Callable[[Item], Result]],
    *,
    crashed: Callable[[Item, str], Result],
    processes: int | None = None,
) -> Iterator[tuple[Item, Result]]:
    """Yield each item with its result, in the order of `items`, holding only a bounded number of them at a time.

    `start` is called once in each process and returns the function to apply; it must be picklable (a module's function or
    a `functools.partial` of one). `crashed(item, why)` gives the result of an item whose process died on it. `processes`
    None takes one process per core when there is work enough for them; the results are the same for any number.
    Raises `EngineError` when processes end before they are given anything.
    """
    return _run(items, partial(_each, start), crashed, processes, together=1)


def run_together(
    items: Iterable[Item],
    start: Callable[[], Callable[[Sequence[Item]], Sequence[Result]]],
    *,
    crashed: Callable[[Item, str], Result],
    processes: int | None = None,
) -> Iterator[tuple[Item, Result]]:
    """Do as `run` with a function that takes a few items at once, for what costs less together, and returns the result of each."""
    return _run(items, start, crashed, processes, together=CHUNK)


def _run(
    items: Iterable[Item],
    start: Callable[[], Callable[[Sequence[Item]], Sequence[Result]]],
    crashed: Callable[[Item, str], Result],
    processes: int | None,
    *,
    together: int,
) -> Iterator[tuple[Item, Result]]:
    if processes == 1:
        return run_here(items, start, together=together)
    rest = iter(items)
    head: list[Item] = []
    if processes is None:
        processes = os.cpu_count() or 1
        head = list(islice(rest, WORTH_STARTING))
        if processes == 1 or len(head) < WORTH_STARTING:
            return run_here(chain(head, rest), start, together=together)
    return run_in_processes(chain(head, rest), start, crashed=crashed, processes=processes)


def _each(start: Callable[[], Callable[[Item], Result]]) -> Callable[[Sequence[Item]], Sequence[Result]]:
    return partial(_apply_to_each, start())


def _apply_to_each(function: Callable[[Item], Result], items: Sequence[Item]) -> Sequence[Result]:
    return [function(item) for item in items]
