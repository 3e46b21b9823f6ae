"""What is known of each word, looked up for a whole text at once: numpy does the rest."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from onrecord.linking.wording import number_of, stem, weight

CUT = "\0"  # stands among the words of a text for what was left out
_ROW = np.dtype([("word", np.uint64), ("stem", np.uint64), ("weight", np.float64)])


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
    rows = np.fromiter(map(_row, place), dtype=_ROW, count=len(place))
    for at, word in enumerate(place):
        place[word] = at
    order = np.fromiter(map(place.__getitem__, words), dtype=np.intp, count=len(words))
    return Columns(*(rows[name][order] for name in ("word", "stem", "weight")))


def parted(words: Columns, sizes: Sequence[int]) -> Iterator[Columns]:
    """Yield the first `sizes[0]` rows, then the next `sizes[1]`, and so on."""
    start = 0
    for size in sizes:
        end = start + size
        yield Columns(words.words[start:end], words.stems[start:end], words.weights[start:end])
        start = end


@lru_cache(maxsize=50_000)  # misspellings and numbers make the number of words grow with the articles
def _row(word: str) -> tuple[int, int, float]:
    stemmed = "" if word == CUT else stem(word)
    return number_of(word), number_of(stemmed), weight(stemmed) if stemmed else 0.0
