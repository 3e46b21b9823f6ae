"""From the encoder's evidence to probabilities that mean what they say: of statements given 0.9, nine in ten are right.

What is right depends on who marks it: the corpus counts thoughts and wishes and marks nothing inside other statements, the guide
for readers wants what was said. So there are two probabilities, and a statement may be kept for the sake of either.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp, log
from typing import Any, NamedTuple

from onrecord.reading.encoder.signs import PROBABILITIES


class Chances(NamedTuple):
    """The probabilities, 0.0-1.0, that a person would mark a statement so, with this source, in each manner of marking."""

    corpus: float
    guide: float

    def confidence(self, *, speech: bool) -> float:
        """Return how sure a reader can be of the statement: of speech both manners judge, of the rest the corpus alone."""
        return round((self.corpus + self.guide) / 2 if speech else self.corpus, 4)


@dataclass(frozen=True, slots=True)
class Logistic:
    """A logistic regression on `features`, fitted on articles held out of training (Platt, 1999)."""

    weights: tuple[float, ...]
    bias: float

    def chance(self, values: Sequence[float]) -> float:
        """Return the probability, 0.0-1.0.

        >>> round(Logistic((2.0,), -1.0).chance([1.0]), 4)
        0.7311
        """
        return sigmoid(self.bias + sum(w * s for w, s in zip(self.weights, values, strict=True)))


@dataclass(frozen=True, slots=True)
class Calibration:
    """What the signs of evidence are worth in each manner of marking."""

    corpus: Logistic
    guide: Logistic

    def chances(self, signs: Sequence[float]) -> Chances:
        """Return the probabilities that an attribution with these `SIGNS` is right."""
        values = features(signs)
        return Chances(self.corpus.chance(values), self.guide.chance(values))

    @classmethod
    def from_json(cls, held: Mapping[str, Any]) -> "Calibration":
        """Return the calibration that was exported."""
        corpus, guide = (
            Logistic(tuple(float(w) for w in held[name]["weights"]), float(held[name]["bias"]))
            for name in ("corpus", "guide")
        )
        return cls(corpus, guide)


def features(signs: Sequence[float]) -> list[float]:
    """Return the signs, and the log odds of those that are probabilities: near 0 and 1 small differences tell much."""
    return [*signs, *(odds(s) for s in signs[:PROBABILITIES])]


def odds(chance: float) -> float:
    """Return log odds of a probability, between -6.9 and 6.9."""
    kept = max(1e-3, min(1 - 1e-3, chance))
    return log(kept / (1 - kept))


def sigmoid(total: float) -> float:
    """Return the probability whose log odds are `total`."""
    return 1 / (1 + exp(-max(-30.0, min(30.0, total))))
