"""Weights of the ranking in `ranking`, one table for each form of source. Set by hand until trained."""

VERSION = "0"

_COMMON = {
    "rank0": 1.0, "rank1": 0.3, "rank2": 0.0, "rank3": -0.5, "not before": -4.0,
    "sentences 0": 0.8, "sentences 1": 1.0, "sentences 2": 0.3, "sentences 3": 0.0, "sentences 4": -0.4, "sentences 5-9": -1.2, "sentences 10+": -2.5,
    "same paragraph": 0.6, "paragraph before": 0.2, "quoted": -2.0, "possessive": -0.6, "oblique": -0.7, "addressed": -1.0,
    "subject": 0.8, "subject, sentences 0": 0.3, "subject, sentences 1": 0.5, "kind person": 0.5, "gender": 1.5, "gender differs": -2.0, "speaks by name": 0.5, "holds, direct": -1.5,
    "spoke last": 1.2, "spoke last, same paragraph": 0.8, "spoke last, next paragraph": 0.4, "in content": -1.5, "mentions": 0.3,
}  # fmt: skip
WEIGHTS: dict[str, dict[str, float]] = {
    "he": _COMMON,
    "they": {**_COMMON, "kind person": -2.0, "kind group": 1.5, "kind unnamed": 0.5, "plural": 2.0},
    "it": {**_COMMON, "kind person": -4.0, "kind organisation": 0.5, "kind document": 0.3, "kind place": -0.3},
    "who": {**_COMMON, "rank0": 3.0},
    "implied": {**_COMMON, "spoke last, same sentence": 2.0},
    "none": {
        **_COMMON,
        "spoke last": 2.5,
        "quoted last, continues": 2.0,
        "quoted last, next paragraph": 1.0,
        "quoted last, left open": 1.0,
    },
    "person": {
        **_COMMON,
        "nobody": 2.5,
        "nobody has role": 2.0,
        "role": 3.5,
        "role in the same word": 1.5,
        "modifiers": 0.5,
        "modifiers all": 1.0,
    },
    "organisation": {
        **_COMMON,
        "nobody": 3.0,
        "nobody has noun in name": 0.5,
        "noun in name": 3.0,
        "kind organisation": 0.5,
        "modifiers": 1.0,
        "kind person": -4.0,
    },
    "document": {**_COMMON, "nobody": 3.0, "noun in name": 4.0, "kind document": 2.0, "kind person": -5.0},
    "plural": {**_COMMON, "nobody": 4.5, "noun in name": 3.0, "plural": 1.0, "kind person": -4.0},
}
