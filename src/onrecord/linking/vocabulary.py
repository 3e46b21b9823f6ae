"""What is known of each word, looked up for a whole text at once: numpy does the rest."""

from collections.abc import Iterator, Sequence
from itertools import count
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from onrecord.linking.wording import CUT, number_of, stem, weight

_SHIFT, _WEIGHT, _SCALE = (
    np.uint64(16),
    np.uint64(0xFFFF),
    100,
)  # weights are kept in hundredths, beside the number: both sort at once
_MOST = 50_000  # words kept: misspellings and numbers make them grow with the articles


class Columns(NamedTuple):
    """One row for each word, in the order asked for."""

    words: npt.NDArray[np.uint64]  # the word's number
    stems: npt.NDArray[np.uint64]  # its stem's number, and how telling that is: see `weights`

    def weights(self) -> npt.NDArray[np.float64]:
        """Return how telling the stems are; 0.0 for `CUT` and words without a stem."""
        return weights_of(self.stems)


def columns(words: Sequence[str]) -> Columns:
    """Return the number of each of the folded words, and of its stem with the stem's weight.

    >>> the, barge, cut = columns(["the", "barge", CUT]).weights()
    >>> bool(the < 1.0 < barge), float(cut)
    (True, 0.0)
    """
    global _KNOWN
    known = _KNOWN
    if 2 * (len(known) + len(words)) > known.room:
        known = _KNOWN = _Known(max(2 * _MOST, 4 * len(words)))
    rows = np.fromiter(map(known.__getitem__, words), dtype=np.intp, count=len(words))
    return Columns(known.words[rows], known.stems[rows])


def weights_of(stems: npt.NDArray[np.uint64]) -> npt.NDArray[np.float64]:
    """Return the weights that stand in the stems of `Columns`."""
    found: npt.NDArray[np.float64] = (stems & _WEIGHT) / _SCALE
    return found


def numbers_of(stems: npt.NDArray[np.uint64]) -> npt.NDArray[np.uint64]:
    """Return the stems' numbers alone."""
    return stems >> _SHIFT


def parted(words: Columns, sizes: Sequence[int]) -> Iterator[Columns]:
    """Yield the first `sizes[0]` rows, then the next `sizes[1]`, and so on."""
    start = 0
    for size in sizes:
        end = start + size
        yield Columns(words.words[start:end], words.stems[start:end])
        start = end


class _Known(dict[str, int]):
    """Words met, each with its row in two columns: one look-up for a word, numpy takes the rest.

    Several threads may ask. A row is filled before its word is known to have it, and columns that are full are put aside whole: who reads
    them still can. They are half empty then, so that what several threads add at once finds room.
    """

    def __init__(self, room: int) -> None:
        self.room = room
        self.words, self.stems = np.zeros(room, dtype=np.uint64), np.zeros(room, dtype=np.uint64)
        self._rows = count()

    def __missing__(self, word: str) -> int:
        stemmed = "" if word == CUT else stem(word)
        row = next(self._rows)
        self.words[row] = number_of(word)
        self.stems[row] = number_of(stemmed) << 16 | round(weight(stemmed) * _SCALE if stemmed else 0)
        return self.setdefault(word, row)


_KNOWN = _Known(2 * _MOST)
