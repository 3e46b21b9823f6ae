"""The engine that is several processes of this machine.

Processes are spawned, not forked: an inference runtime's threads do not survive a fork. Items travel in chunks, results come
back in order, and no more than a few chunks a process are under way, so that memory stays flat over any number of items.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing import get_context
from typing import Any, Generic, TypeVar

from onrecord.engines.children import ENDED, obey_parent
from onrecord.errors import EngineError

Item = TypeVar("Item")
Result = TypeVar("Result")
Start = Callable[[], Callable[[Sequence[Item]], Sequence[Result]]]

CHUNK = 8  # items a message: large enough that pickling is under 2 % of reading, small enough to share out evenly
AHEAD = 3  # chunks under way for each process

_function: Callable[[Sequence[Any]], Sequence[Any]] | None = None  # of a worker process: what `start` returned there


def run_in_processes(
    items: Iterable[Item],
    start: Start[Item, Result],
    *,
    crashed: Callable[[Item, str], Result],
    processes: int,
    chunk: int = CHUNK,
) -> Iterator[tuple[Item, Result]]:
    """Yield each item with its result, in order; EngineError when no process can be started. See `onrecord.engines.run`."""
    pool = _Pool(start, processes)
    rest = iter(items)
    under_way: deque[tuple[list[Item], Future[Sequence[Result]]]] = deque()
    try:
        while True:
            while len(under_way) < processes * AHEAD and (next_chunk := list(islice(rest, chunk))):
                under_way.append((next_chunk, pool.submit(next_chunk)))
            if not under_way:
                return
            chunk_items, future = under_way.popleft()
            try:
                yield from zip(chunk_items, future.result(), strict=True)
            except BrokenProcessPool:
                yield from _one_by_one(pool, chunk_items, crashed)
                # The pool that died took the chunks behind it along; they are given again to the new one, in order.
                under_way = deque((again, pool.submit(again)) for again, _ in under_way)
    finally:
        pool.close()


def _one_by_one(
    pool: "_Pool[Item, Result]", items: list[Item], crashed: Callable[[Item, str], Result]
) -> Iterator[tuple[Item, Result]]:
    """Run each item alone, so that the one that kills its process is known and the others are not lost."""
    pool.restart()
    for item in items:
        try:
            yield item, pool.submit([item]).result()[0]
        except BrokenProcessPool:
            pool.restart()
            pool.check()
            yield item, crashed(item, "the process reading it died (out of memory, or a crash in a native library)")


class _Pool(Generic[Item, Result]):
    """A process pool that can be started again after one of its processes died."""

    def __init__(self, start: Start[Item, Result], processes: int) -> None:
        self._start, self._processes = start, processes
        self._executor = self._new()

    def _new(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(self._processes, get_context("spawn"), _begin, (self._start,))

    def submit(self, items: list[Item]) -> "Future[Sequence[Result]]":
        try:
            return self._executor.submit(_apply, items)
        except BrokenProcessPool as error:  # noticed only now: give it back as the result, where it is handled
            broken: Future[Sequence[Result]] = Future()
            broken.set_exception(error)
            return broken

    def restart(self) -> None:
        self._executor.shutdown(wait=False, cancel_futures=True)
        self._executor = self._new()

    def check(self) -> None:
        """Raise EngineError where a process dies without any item: no item is to blame then."""
        try:
            self.submit([]).result()
        except BrokenProcessPool as error:
            raise EngineError(ENDED) from error

    def close(self) -> None:
        self._executor.shutdown(wait=True, cancel_futures=True)


def _begin(start: Start[Any, Any]) -> None:
    global _function
    obey_parent()
    _function = start()


def _apply(items: list[Any]) -> Sequence[Any]:
    assert _function is not None  # set by _begin, which runs before any item
    return _function(items) if items else []
