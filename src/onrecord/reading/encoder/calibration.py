"""From the encoder's evidence to a confidence that means what it says: of statements given 0.9, nine in ten are right."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp
from typing import Any


@dataclass(frozen=True, slots=True)
class Calibration:
    """A logistic regression on signs of evidence, fitted on articles held out of training (Platt, 1999)."""

    weights: tuple[float, ...]
    bias: float

    def confidence(self, signs: Sequence[float]) -> float:
        """Return the probability, 0.0-1.0, that a statement with these signs is right.

        >>> Calibration((2.0,), -1.0).confidence([1.0])
        0.7311
        """
        total = self.bias + sum(w * s for w, s in zip(self.weights, signs, strict=True))
        return round(1 / (1 + exp(-max(-30.0, min(30.0, total)))), 4)

    @classmethod
    def from_json(cls, held: Mapping[str, Any]) -> "Calibration":
        """Return the calibration that was exported."""
        return cls(tuple(float(w) for w in held["weights"]), float(held["bias"]))
