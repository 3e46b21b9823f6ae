"""What is known of each word, looked up for a whole text at once: numpy does the rest."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from onrecord.linking.wording import number_of, stem, weight

CUT = "\0"  # stands among the words of a text for what was left out
_LOW = np.uint64(0xFFFFFFFF)
_HALF = np.uint64(32)


class Columns(NamedTuple):
    """One row for each word, in the order asked for."""

    words: npt.NDArray[np.uint64]  # the word's number
    stems: npt.NDArray[np.uint64]  # its stem's number
    weights: npt.NDArray[np.float64]  # how telling the stem is; 0.0 for `CUT` and words without a stem


def columns(words: Sequence[str]) -> Columns:
    """Return the number, the stem's number and the stem's weight of each of the folded words.

    >>> the, barge, cut = columns(["the", "barge", CUT]).weights
    >>> bool(the < 1.0 < barge), float(cut)
    (True, 0.0)
    """
    place = dict.fromkeys(words, 0)
    numbers = np.fromiter(map(_numbers, place), dtype=np.uint64, count=len(place))
    weights = np.fromiter(map(_weight, place), dtype=np.float64, count=len(place))
    for at, word in enumerate(place):
        place[word] = at
    order = np.fromiter(map(place.__getitem__, words), dtype=np.intp, count=len(words))
    every = numbers[order]
    return Columns(every >> _HALF, every & _LOW, weights[order])


def parted(words: Columns, sizes: Sequence[int]) -> Iterator[Columns]:
    """Yield the first `sizes[0]` rows, then the next `sizes[1]`, and so on."""
    start = 0
    for size in sizes:
        end = start + size
        yield Columns(words.words[start:end], words.stems[start:end], words.weights[start:end])
        start = end


@lru_cache(maxsize=50_000)  # misspellings and numbers make the number of words grow with the articles
def _numbers(word: str) -> int:
    """Return the word's number and its stem's in one: two halves of 64 bits."""
    return number_of(word) << 32 | number_of("" if word == CUT else stem(word))


@lru_cache(maxsize=50_000)
def _weight(word: str) -> float:
    stemmed = "" if word == CUT else stem(word)
    return weight(stemmed) if stemmed else 0.0
