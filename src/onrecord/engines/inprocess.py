"""The engine that is a loop."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


def run_here(items: Iterable[Item], start: Callable[[], Callable[[Item], Result]]) -> Iterator[tuple[Item, Result]]:
    """Yield each item with its result, one after the other, in this process."""
    function = start()
    for item in items:
        yield item, function(item)
