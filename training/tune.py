"""Choosing the decoding and fitting the confidence, on articles held out of training."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import product

import numpy as np
from numpy.typing import NDArray

from onrecord.reading.encoder.attribution import SIGNS, Attribution, Decoding, LinkScores, attributions
from training.corpora import Example
from training.evaluate import Predicted, corpus_quality, guide_quality, predicted
from training.outputs import Outputs

# One after another, each in the light of the choices before it.
SEARCHED = (
    {"corpus_share": (0.5, 0.8, 1.0), "penalty": (-1.0, -0.5, 0.0, 0.5)},
    {"speech_share": (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7)},
    {"guide_penalty": (0.0, 1.0, 2.0, 100.0)},
    {"inner_penalty": (0.0, 1.0, 2.0, 100.0)},
    {"speech_share": (0.2, 0.3, 0.4, 0.5, 0.6)},
)


def decoded(held: Sequence[Outputs], links: LinkScores, decoding: Decoding) -> list[tuple[Attribution, ...]]:
    """Return each article's attributions."""
    return [attributions(o.values, o.starts, links, decoding).attributions for o in held]


def qualities(
    examples: Sequence[Example], found: Sequence[Sequence[Attribution]], decoding: Decoding
) -> dict[str, dict[str, float]]:
    """Return the quality on the articles of each manner."""
    out = {}
    for manner, quality in (("corpus", corpus_quality), ("guide", guide_quality)):
        chosen = [(e, f) for e, f in zip(examples, found, strict=True) if e.manner == manner]
        mine: list[list[Predicted]] = [[predicted(a, decoding.speech_share) for a in f] for _, f in chosen]
        out[manner] = quality([e for e, _ in chosen], mine)
    return out


def worth(quality: dict[str, dict[str, float]]) -> float:
    """Return one number to choose a decoding by: both manners count; of false statements those beyond eight in a hundred."""
    corpus, guide = quality["corpus"], quality["guide"]
    found = corpus["attribution all"] + 0.5 * corpus["content exact"] + 1.5 * guide["found"]
    return found - 1.5 * max(0.08, guide["false"])


def tune(
    examples: Sequence[Example], held: Sequence[Outputs], links: LinkScores
) -> tuple[Decoding, dict[str, dict[str, float]]]:
    """Return the decoding of most worth, one choice after another, and its quality."""
    best = Decoding()
    score = worth(qualities(examples, decoded(held, links, best), best))
    for fields in SEARCHED:
        start = best
        for values in product(*fields.values()):
            trial = replace(start, **dict(zip(fields, values, strict=True)))
            quality = qualities(examples, decoded(held, links, trial), trial)
            print(trial, round(worth(quality), 4), quality["corpus"]["attribution all"], quality["corpus"]["content exact"],
                  quality["guide"]["found"], quality["guide"]["false"], flush=True)  # fmt: skip
            if worth(quality) > score:
                best, score = trial, worth(quality)
    return best, qualities(examples, decoded(held, links, best), best)


def calibrate(examples: Sequence[Example], found: Sequence[Sequence[Attribution]]) -> dict[str, object]:
    """Return a logistic regression from `SIGNS` to "a person marked this attribution, with this source"."""
    signs, right = [], []
    for example, some in zip(examples, found, strict=True):
        for one, ok in zip(some, correct(example, some), strict=True):
            signs.append(one.signs)
            right.append(ok)
    weights, bias = logistic(np.array(signs), np.array(right, float))
    return {
        "signs": SIGNS,
        "weights": [round(float(w), 4) for w in weights],
        "bias": round(float(bias), 4),
        "fitted_on": len(right),
    }


def correct(example: Example, found: Sequence[Attribution]) -> list[bool]:
    """Tell of each attribution whether a labelled one has half of the same words and shares a source word (or has none either)."""
    forms = example.words.forms

    def words(spans: Sequence[tuple[int, int]]) -> set[int]:
        return {k for a, b in spans for k in range(a, b) if forms[k][0].isalnum()}

    wanted = [(words(r.content), words([r.source] if r.source else [])) for r in example.relations]
    out = []
    for one in found:
        content, source = words(one.content), words([one.source] if one.source else [])
        out.append(
            any(
                2 * len(content & c) >= len(content | c) and ((source & s) or not (source or s))
                for c, s in wanted
                if content | c
            )
        )
    return out


def logistic(
    signs: NDArray[np.float64], right: NDArray[np.float64], penalty: float = 1e-2
) -> tuple[NDArray[np.float64], float]:
    """Fit by Newton's method with a small ridge; returns weights and bias."""
    x = np.hstack([signs, np.ones((len(signs), 1))])
    w = np.zeros(x.shape[1])
    ridge = np.full(x.shape[1], penalty * len(x) ** 0.5)
    ridge[-1] = 1e-6
    for _ in range(30):
        p = 1 / (1 + np.exp(-np.clip(x @ w, -30, 30)))
        step = np.linalg.solve((x * (p * (1 - p))[:, None]).T @ x + np.diag(ridge), x.T @ (right - p) - ridge * w)
        w += step
        if np.abs(step).max() < 1e-8:
            break
    return w[:-1], float(w[-1])


def reliability(confidences: Sequence[float], right: Sequence[bool]) -> list[tuple[float, float, int]]:
    """Return for each tenth of confidence its mean confidence, the share that is right, and how many there are."""
    bins: list[list[tuple[float, bool]]] = [[] for _ in range(10)]
    for c, r in zip(confidences, right, strict=True):
        bins[min(9, int(c * 10))].append((c, r))
    return [
        (round(float(np.mean([c for c, _ in b])), 3), round(float(np.mean([r for _, r in b])), 3), len(b))
        for b in bins
        if b
    ]
