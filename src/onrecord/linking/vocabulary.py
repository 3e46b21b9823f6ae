"""What is known of each word, looked up for a whole text at once: numpy does the rest."""

from collections.abc import Sequence
from threading import Lock
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from onrecord.linking.wording import number_of, stem, weight

CUT = "\0"  # stands among the words of a text for what was left out
_MOST = 50_000  # words kept; misspellings and numbers make their count grow with the articles
_FIRST_SIZE = 65_536


class Columns(NamedTuple):
    """One row for each word, in the order asked for."""

    words: npt.NDArray[np.uint64]  # the word's number
    stems: npt.NDArray[np.uint64]  # its stem's number
    weights: npt.NDArray[np.float64]  # how telling the stem is; 0.0 for `CUT` and words without a stem


class _Vocabulary(dict[str, int]):
    """Words met so far, each with its row. A cache: what `columns` returns does not depend on what it holds."""

    def __init__(self) -> None:
        super().__init__()
        self.rows = _rows(_FIRST_SIZE)

    def __missing__(self, word: str) -> int:
        row = len(self)
        if row == len(self.rows.words):
            old, new = self.rows, _rows(row)
            self.rows = Columns(
                np.concatenate([old.words, new.words]),
                np.concatenate([old.stems, new.stems]),
                np.concatenate([old.weights, new.weights]),
            )
        stemmed = "" if word == CUT else stem(word)
        self.rows.words[row] = number_of(word)
        self.rows.stems[row] = number_of(stemmed)
        self.rows.weights[row] = weight(stemmed) if stemmed else 0.0
        self[word] = row
        return row


def _rows(size: int) -> Columns:
    return Columns(np.zeros(size, np.uint64), np.zeros(size, np.uint64), np.zeros(size, np.float64))


_known = _Vocabulary()
_lock = Lock()


def columns(words: Sequence[str]) -> Columns:
    """Return the number, the stem's number and the stem's weight of each of the folded words.

    >>> the, barge, cut = columns(["the", "barge", CUT]).weights
    >>> bool(the < 1.0 < barge), float(cut)
    (True, 0.0)
    """
    global _known
    with _lock:
        if len(_known) > _MOST:
            _known = _Vocabulary()
        rows = np.fromiter(map(_known.__getitem__, words), dtype=np.int64, count=len(words))
        known = _known.rows
        return Columns(known.words[rows], known.stems[rows], known.weights[rows])
