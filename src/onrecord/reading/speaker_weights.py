"""Weights of the ranking in `ranking`, one table for each form of source. Set by hand until trained."""

VERSION = "0"

_COMMON = {
    "rank0": 1.0, "rank1": 0.3, "rank2": 0.0, "rank3": -0.5, "not before": -4.0,
    "sentences 0": 0.8, "sentences 1": 1.0, "sentences 2": 0.3, "sentences 3": 0.0, "sentences 4": -0.4, "sentences 5-9": -1.2, "sentences 10+": -2.5,
    "same paragraph": 0.6, "paragraph before": 0.2, "quoted": -2.0, "possessive": -0.6, "oblique": -0.7, "addressed": -1.0,
    "subject": 0.8, "subject, sentences 0": 0.3, "subject, sentences 1": 0.5, "kind person": 0.5, "gender agrees": 1.0, "gender differs": -3.0,
    "spoke last": 1.2, "spoke last, same paragraph": 0.8, "spoke last, next paragraph": 0.4, "in content": -1.5, "mentions": 0.3,
}  # fmt: skip
WEIGHTS: dict[str, dict[str, float]] = {
    "he": _COMMON,
    "they": {**_COMMON, "kind person": -2.0, "kind group": 1.5, "kind unnamed": 0.5, "plural": 2.0},
    "it": {**_COMMON, "kind person": -4.0, "kind organisation": 0.5, "kind document": 0.3, "kind place": -0.3},
    "who": {**_COMMON, "rank0": 3.0},
    "none": {**_COMMON, "spoke last": 2.5, "spoke last, continues": 2.0},
    "person": {**_COMMON, "role": 3.5, "role in the same word": 1.5, "modifiers": 0.5, "modifiers all": 1.0},
    "organisation": {**_COMMON, "noun in name": 3.0, "kind organisation": 0.5, "modifiers": 1.0, "kind person": -4.0},
    "document": {**_COMMON, "noun in name": 4.0, "kind document": 2.0, "kind person": -5.0},
    "plural": {**_COMMON, "noun in name": 3.0, "plural": 1.0, "kind person": -4.0},
}
NOBODY: dict[str, float] = {"person": 3.5, "organisation": 4.0, "document": 3.0, "plural": 4.5, "they": 0.0, "it": 0.5}
