"""A page of results."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

Item = TypeVar("Item")

LIMIT = 50  # results a page, unless asked otherwise
ALL = 10**9  # where nothing leads to a next page


@dataclass(frozen=True, slots=True)
class Page(Generic[Item]):
    """Some of the results, and how many there are in all."""

    items: tuple[Item, ...]
    total: int
    limit: int = LIMIT
    offset: int = 0

    def __iter__(self) -> Iterator[Item]:
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.items)

    @property
    def more(self) -> bool:
        """Whether results follow these."""
        return self.offset + len(self.items) < self.total
