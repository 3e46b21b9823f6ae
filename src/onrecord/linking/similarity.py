"""How alike two wordings are, by their words and, where there are any, by their embeddings."""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from onrecord.linking.commonness import LEVELS, RAREST
from onrecord.linking.features import StatementFeatures
from onrecord.linking.narration import runs_of
from onrecord.linking.wording import NEGATIONS, stem, tokens

_LEAST = 0.15  # weight of the commonest words: word order and grammar tell a little
_RUN = 4  # words in the runs that tell whether one wording holds another
_EMBEDDED = 0.65  # share of the embedding in likeness: the middle of what does best on translations, where either alone does worse
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_ELLIPSIS = re.compile(r"\s*(?:…|\.\.\.|\[[^\]]{0,40}\]|\([^)]{0,40}\))\s*")
_NUMERALS = frozenset(
    [
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "twenty",
        "thirty",
        "forty",
        "fifty",
        "sixty",
        "seventy",
        "eighty",
        "ninety",
        "hundred",
        "thousand",
        "million",
        "billion",
        "trillion",
        "dozen",
    ]
)


@dataclass(frozen=True, slots=True)
class Wordage:
    """A wording taken apart for comparison."""

    tokens: tuple[str, ...]
    stems: dict[str, float]  # stem -> weight, of norm 1
    telling: float  # summed weight before norming: 3 to 6 for each word of meaning
    runs: frozenset[int]  # hashes of runs of four words; of fewer when there are no four
    numbers: frozenset[str]
    negations: int


@lru_cache(maxsize=4096)  # twice the statements of a batch: each is compared with many
def wordage(text: str) -> Wordage:
    """Return the words of a wording as they are compared."""
    found = tokens(text)
    known = LEVELS.get
    weights = {s: max(known(s, RAREST), _LEAST) for s in map(stem, found) if s}
    values = list(weights.values())
    norm = math.sqrt(sum([w * w for w in values])) or 1.0
    length = min(_RUN, max(len(found), 1))
    return Wordage(
        tokens=tuple(found),
        stems={s: w / norm for s, w in weights.items()},
        telling=sum([w for w in values if w >= 2.0]),
        runs=frozenset(runs_of(found, length).tolist()),
        numbers=frozenset([w for w in found if w in _NUMERALS or (w[0].isdigit() and _NUMBER.fullmatch(w))]),
        negations=sum([word in NEGATIONS or word.endswith("n't") for word in found]),
    )


def words_alike(one: Wordage, other: Wordage) -> float:
    """Return the cosine of two wordings' weighted stems, 0.0-1.0."""
    few, many = sorted((one.stems, other.stems), key=len)
    return sum(value * many[s] for s, value in few.items() if s in many)


def alike(one: StatementFeatures, other: StatementFeatures) -> float:
    """Return how alike two statements are, 0.0-1.0: their words, and half their embeddings where both have one."""
    words = words_alike(wordage(one.text), wordage(other.text))
    if not one.vector or not other.vector:
        return words
    return (1 - _EMBEDDED) * words + _EMBEDDED * max(0.0, cosine(one.vector, other.vector))


def likenesses(statements: Sequence[StatementFeatures]) -> npt.NDArray[np.float32]:
    """Return `alike` for every two of `statements` at once: a symmetric matrix in their order."""
    column: dict[str, int] = {}
    taken = [wordage(s.text).stems for s in statements]
    for stems in taken:
        for stemmed in stems:
            column.setdefault(stemmed, len(column))
    matrix = np.zeros((len(taken), len(column)), dtype=np.float32)
    for row, stems in enumerate(taken):
        for stemmed, weight_ in stems.items():
            matrix[row, column[stemmed]] = weight_
    words = matrix @ matrix.T
    embedded = np.array([bool(s.vector) for s in statements])
    if not embedded.any():
        return words
    size = max(len(s.vector) for s in statements)
    vectors = np.zeros((len(taken), size), dtype=np.float32)
    for row, s in enumerate(statements):
        if s.vector:
            vectors[row] = np.frombuffer(s.vector, dtype=np.int8)
    vectors /= np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
    mixed = (1 - _EMBEDDED) * words + _EMBEDDED * np.maximum(vectors @ vectors.T, 0.0)
    both: npt.NDArray[np.float32] = np.where(np.outer(embedded, embedded), mixed, words)
    return both


def cosine(one: bytes, other: bytes) -> float:
    """Return the cosine of two embeddings kept as int8."""
    a = np.frombuffer(one, dtype=np.int8).astype(np.float32)
    b = np.frombuffer(other, dtype=np.int8).astype(np.float32)
    return float(a @ b / (math.sqrt(float(a @ a) * float(b @ b)) or 1.0))


def holds(whole: Wordage, part: Wordage) -> float:
    """Return the share of `part`'s runs of four words that `whole` has too, 0.0-1.0; whole words where it has no four."""
    if not part.tokens or len(part.tokens) > len(whole.tokens):
        return 0.0
    if len(part.tokens) < _RUN:
        size = len(part.tokens)
        return float(any(whole.tokens[at : at + size] == part.tokens for at in range(len(whole.tokens) - size + 1)))
    return len(part.runs & whole.runs) / len(part.runs)


def pieces(text: str) -> list[str]:
    """Return what stands between the ellipses and bracketed additions of a wording."""
    return [piece for piece in _ELLIPSIS.split(text) if piece.strip()]


def held(whole: str, part: str) -> float:
    """Return how much of `part` stands word for word in `whole`, ellipses and bracketed additions passed over, 0.0-1.0."""
    whole_words = wordage(whole)
    cut = [wordage(piece) for piece in pieces(part)]
    total = sum(len(piece.tokens) for piece in cut)
    if not total:
        return 0.0
    return sum(holds(whole_words, piece) * len(piece.tokens) for piece in cut) / total
