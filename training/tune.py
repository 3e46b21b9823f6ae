"""Choosing the decoding and fitting the confidence, on articles held out of training."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import product

import numpy as np
from numpy.typing import NDArray

from onrecord.reading.combined import LEAST
from onrecord.reading.encoder.attribution import Attribution, Decoding, LinkScores, attributions
from onrecord.reading.encoder.calibration import Calibration, features
from onrecord.reading.encoder.choice import SHARED, chosen
from onrecord.reading.encoder.signs import SIGNS
from training.corpora import Example
from training.evaluate import Predicted, corpus_quality, guide_quality, predicted
from training.outputs import Outputs

# One after another, each in the light of the choices before it.
SEARCHED = (
    {"corpus_share": (0.8, 0.9, 1.0), "penalties": ((-1.0,), (0.0,), (-1.0, 0.0, 1.0), (-1.5, 0.0, 1.5))},
    {"speech_share": (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7)},
    {"guide_penalty": (0.0, 1.0, 2.0, 100.0)},
    {"inner_penalty": (0.0, 1.0, 2.0, 100.0)},
    {"speech_share": (0.2, 0.3, 0.4, 0.5, 0.6)},
)


def judged(
    examples: Sequence[Example], held: Sequence[Outputs], links: LinkScores, decoding: Decoding
) -> tuple[dict[str, object], dict[str, dict[str, float]]]:
    """Return the calibration that suits a decoding, and the quality of what it chooses on the articles of each manner."""
    candidates = [attributions(o.values, o.starts, links, decoding).candidates for o in held]
    # Fitted on one candidate for each place, that of the lowest penalty: several for one would count the easy places often.
    lowest = replace(decoding, penalties=decoding.penalties[:1])
    single = [_apart(attributions(o.values, o.starts, links, lowest).candidates) for o in held]
    fitted = calibrate(examples, single)
    calibration = Calibration.from_json(fitted)
    out = {}
    for manner, quality in (("corpus", corpus_quality), ("guide", guide_quality)):
        chosen_here = [
            (e, _kept(c, calibration, decoding))
            for e, c in zip(examples, candidates, strict=True)
            if e.manner == manner
        ]
        out[manner] = quality([e for e, _ in chosen_here], [p for _, p in chosen_here])
    return fitted, out


def _apart(candidates: Sequence[Attribution]) -> list[Attribution]:
    """Return the candidates without those that only the guide's tags show where the corpus's have something."""
    seen = {k for one in candidates if not (one.inner or one.guides) for a, b in one.content for k in range(a, b)}

    def covered(one: Attribution) -> float:
        words = [k for a, b in one.content for k in range(a, b)]
        return sum(k in seen for k in words) / len(words)

    return [one for one in candidates if not one.guides or covered(one) < SHARED]


def _kept(candidates: Sequence[Attribution], calibration: Calibration, decoding: Decoding) -> list[Predicted]:
    found = []
    for one in chosen(candidates, calibration):
        chances, told = calibration.chances(one.signs), predicted(one, decoding.speech_share)
        if chances.corpus >= LEAST.corpus or (told.speech and chances.guide >= LEAST.guide):
            found.append(told)
    return found


def worth(quality: dict[str, dict[str, float]]) -> float:
    """Return one number to choose a decoding by: both manners count; of false statements those beyond eight in a hundred."""
    corpus, guide = quality["corpus"], quality["guide"]
    found = corpus["attribution all"] + 0.5 * corpus["content exact"] + 1.5 * guide["found"]
    return found - 1.5 * max(0.08, guide["false"])


def tune(
    examples: Sequence[Example], held: Sequence[Outputs], links: LinkScores
) -> tuple[Decoding, dict[str, object], dict[str, dict[str, float]]]:
    """Return the decoding of most worth, one choice after another, its calibration and its quality."""
    best = Decoding()
    calibration, quality = judged(examples, held, links, best)
    for fields in SEARCHED:
        start = best
        for values in product(*fields.values()):
            trial = replace(start, **dict(zip(fields, values, strict=True)))
            fitted, other = judged(examples, held, links, trial)
            print(trial, round(worth(other), 4), other["corpus"]["attribution all"], other["corpus"]["content exact"],
                  other["guide"]["found"], other["guide"]["false"], flush=True)  # fmt: skip
            if worth(other) > worth(quality):
                best, calibration, quality = trial, fitted, other
    return best, calibration, quality


def calibrate(examples: Sequence[Example], found: Sequence[Sequence[Attribution]]) -> dict[str, object]:
    """Return for each manner a logistic regression from `features` of `SIGNS` to "a person marked this, with this source"."""
    out: dict[str, object] = {"signs": SIGNS}
    for manner in ("corpus", "guide"):
        values, right = [], []
        for example, some in zip(examples, found, strict=True):
            if example.manner == manner:
                values += [features(one.signs) for one in some]
                right += correct(example, some)
        # Signs tell much the same as each other; a firm ridge, chosen by leaving out articles in eights.
        weights, bias = logistic(np.array(values), np.array(right, float), penalty=0.1)
        rounded = [round(float(w), 4) for w in weights]
        out[manner] = {"weights": rounded, "bias": round(float(bias), 4), "fitted_on": len(right)}
    return out


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
