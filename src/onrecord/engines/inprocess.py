"""The engine that is a loop."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


def run_here(
    items: Iterable[Item], start: Callable[[], Callable[[Sequence[Item]], Sequence[Result]]], *, together: int
) -> Iterator[tuple[Item, Result]]:
    """Yield each item with its result, so many at a time, in this process."""
    function = start()
    rest = iter(items)
    while some := list(islice(rest, together)):
        yield from zip(some, function(some), strict=True)
