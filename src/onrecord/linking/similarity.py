"""How alike two wordings are, by their words and, where there are any, by their embeddings."""

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
import numpy.typing as npt

from onrecord.linking.commonness import LEVELS, RAREST
from onrecord.linking.features import StatementFeatures
from onrecord.linking.narration import runs_of
from onrecord.linking.wording import NEGATIONS, stem, tokens

_LEAST = 0.15  # weight of the commonest words: word order and grammar tell a little
_RUN = 4  # words in the runs that tell whether one wording holds another
_TELLING_RUN = 5.0  # summed weight of a run's words from which few share it by chance
_EMBEDDED = 0.65  # share of the embedding in likeness: the middle of what does best on translations, where either alone does worse
_NAME = 1.0  # weight of a name's words: whom two wordings speak of tells little of whether they say the same
# A capital, and what explains it otherwise: the beginning of a sentence or quotation.
_CAPITAL = re.compile(r"((?:^|[.!?…:“\"‘'«(\[]\s*)?)(?<![\w@#])([A-Z][\w’'.-]*\w)")
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


@dataclass(frozen=True)
class Wordage:
    """A wording taken apart for comparison. Most comparisons end with its words: the rest is made when it is first asked for."""

    text: str
    tokens: tuple[str, ...]
    weights: dict[str, float]  # stem -> weight, in the order of the text
    norm: float  # of the weights

    @cached_property
    def stems(self) -> dict[str, float]:
        """Stem -> weight, of norm 1."""
        norm = self.norm
        return {s: w / norm for s, w in self.weights.items()}

    @cached_property
    def claim(self) -> dict[str, float]:
        """Likewise, names' words at little weight."""
        return _claim(self.text, self.weights)

    @cached_property
    def telling(self) -> float:
        """Summed weight before norming: 3 to 6 for each word of meaning."""
        return sum([w for w in self.weights.values() if w >= 2.0])

    @cached_property
    def runs(self) -> frozenset[int]:
        """Hashes of runs of four words; of fewer when there are no four."""
        return frozenset(runs_of(self.tokens, min(_RUN, max(len(self.tokens), 1))).tolist())

    @cached_property
    def telling_runs(self) -> frozenset[int]:
        """Those runs of four words whose stems weigh `_TELLING_RUN` together: "in the united states" is none."""
        if len(self.tokens) < _RUN:
            return frozenset()
        weights = np.array([self.weights.get(stem(word), 0.0) for word in self.tokens])
        sums = np.convolve(weights, np.ones(_RUN), "valid")
        return frozenset(runs_of(self.tokens, _RUN)[sums >= _TELLING_RUN].tolist())

    @cached_property
    def numbers(self) -> frozenset[str]:
        """Its numbers, in figures or in words."""
        return frozenset([w for w in self.tokens if w in _NUMERALS or (w[0].isdigit() and _NUMBER.fullmatch(w))])

    @cached_property
    def negations(self) -> int:
        """How many of its words negate."""
        return sum([word in NEGATIONS or word.endswith("n't") for word in self.tokens])


@lru_cache(maxsize=4096)  # twice the statements of a batch: each is compared with many
def wordage(text: str) -> Wordage:
    """Return the words of a wording as they are compared."""
    found = tokens(text)
    known = LEVELS.get
    weights = {s: max(known(s, RAREST), _LEAST) for s in map(stem, found) if s}
    norm = math.sqrt(sum([w * w for w in weights.values()])) or 1.0
    return Wordage(text, tuple(found), weights, norm)


def _claim(text: str, weights: Mapping[str, float]) -> dict[str, float]:
    """Return the weights, of norm 1, with those of names let down: words with a capital that nothing else explains, and rare ones anyway."""
    named = {(stem(word), bool(begins)) for begins, name in _CAPITAL.findall(text) for word in tokens(name)}
    names = {s for s, begins in named if not begins or weights.get(s, 0.0) >= RAREST}
    out = {s: min(w, _NAME) if s in names else w for s, w in weights.items()}
    norm = math.sqrt(sum([w * w for w in out.values()])) or 1.0
    return {s: w / norm for s, w in out.items()}


def words_alike(one: Wordage, other: Wordage) -> float:
    """Return the cosine of two wordings' weighted stems, 0.0-1.0."""
    return _cosine(one.stems, other.stems)


def _cosine(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    few, many = sorted((one, other), key=len)
    return sum(value * many[s] for s, value in few.items() if s in many)


def alike(one: StatementFeatures, other: StatementFeatures) -> float:
    """Return how alike two statements are, 0.0-1.0: their words, and more by their embeddings where both have one.

    Between two quotations names count as other words do: translations keep them. In an outlet's own words they weigh little, or all that
    somebody says of one person would be one utterance.
    """
    a, b = wordage(one.text), wordage(other.text)
    words = _cosine(a.stems, b.stems) if one.kind == other.kind == "direct" else _cosine(a.claim, b.claim)
    if not one.vector or not other.vector:
        return words
    return (1 - _EMBEDDED) * words + _EMBEDDED * max(0.0, cosine(one.vector, other.vector))


def likenesses(statements: Sequence[StatementFeatures]) -> npt.NDArray[np.float32]:
    """Return `alike` for every two of `statements` at once: a symmetric matrix in their order."""
    taken = [wordage(s.text) for s in statements]
    quoted = np.array([s.kind == "direct" for s in statements])
    words = _cosines([one.claim for one in taken])
    if quoted.sum() > 1:
        words = np.where(np.outer(quoted, quoted), _cosines([one.stems for one in taken]), words)
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


def _cosines(taken: Sequence[Mapping[str, float]]) -> npt.NDArray[np.float32]:
    column: dict[str, int] = {}
    for stems in taken:
        for stemmed in stems:
            column.setdefault(stemmed, len(column))
    matrix = np.zeros((len(taken), len(column)), dtype=np.float32)
    for row, stems in enumerate(taken):
        for stemmed, weight_ in stems.items():
            matrix[row, column[stemmed]] = weight_
    found: npt.NDArray[np.float32] = matrix @ matrix.T
    return found


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


def may_hold(whole: Wordage, part: Wordage, share: float) -> bool:
    """Tell whether `holds` or `held` may come to `share`; asked first, because the words alone mostly tell that they do not.

    A word that the whole lacks spoils the run that it begins or the one that it ends, and a run is spoilt so by two words at most.
    """
    size = len(part.tokens)
    lacking = len(part.weights.keys() - whole.weights.keys())
    if size <= len(whole.tokens) and lacking <= 2 * (1 - share) * size:
        return True
    return _ELLIPSIS.search(part.text) is not None  # what is left out or put in does not count


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
