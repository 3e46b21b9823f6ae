"""Fit the weights of the dates said: a softmax over the dates a text offers and "undated", by gradient descent.

The model is a conditional logit (McFadden, 1974): a date's score is the sum of the weights of its facts, "undated" scores 0.
Articles are split in four by the hash of their name; each part is measured by weights fitted on the other three.
"""

import argparse
import hashlib
import math
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

import numpy as np

from onrecord.reading.dates import dates
from onrecord.reading.speech_dates.clock import Clock
from onrecord.reading.speech_dates.evidence import Evidence
from training.said.corpus import labelled

PARTS = 4
L2 = 3.0
STEPS = 60
THRESHOLDS = (0.5, 0.4, 0.35, 0.33, 0.3, 0.25)


class Row(NamedTuple):
    """One statement: its part, the facts and value of each candidate, its label."""

    part: int
    facts: list[frozenset[str]]
    values: list[str]
    said: str | None


def right(value: str, said: str) -> bool:
    """Tell whether a TIMEX3 value agrees with a label, which may be coarser; a week agrees with the months it touches."""
    if "-W" in value and "WI" not in value and len(said) <= 7:
        monday = date.fromisocalendar(int(value[:4]), int(value[6:8]), 1)
        return any((monday + timedelta(days=i)).isoformat().startswith(said) for i in range(7))
    return value[: len(said)] == said


def rows(folder: Path) -> list[Row]:
    """Return every labelled statement of speech with its candidates."""
    out = []
    for article, statements, said in labelled(folder):
        evidence = Evidence(Clock(article, dates(article)), statements)
        part = int(hashlib.md5(article.id.encode(), usedforsecurity=False).hexdigest(), 16) % PARTS
        for at, statement in enumerate(evidence.order):
            if statement.id in said:
                found = evidence.candidates(at)
                out.append(
                    Row(part, [frozenset(c.facts) for c in found], [c.mark.value for c in found], said[statement.id])
                )
    return out


def fit(data: Sequence[Row]) -> dict[str, float]:
    """Return the weight of each fact."""
    names = sorted({fact for row in data for facts in row.facts for fact in facts})
    index = {name: i for i, name in enumerate(names)}
    cases = []
    for row in data:
        good = [i for i, value in enumerate(row.values) if row.said and right(value, row.said)]
        if row.facts and (good or not row.said):
            cases.append(([np.array(sorted(index[f] for f in facts)) for facts in row.facts], good))
    weights, mean, square = (np.zeros(len(names)) for _ in range(3))
    for step in range(1, STEPS + 1):
        gradient = L2 * weights
        for facts, good in cases:
            scores = np.array([*(weights[i].sum() for i in facts), 0.0])
            chance = np.exp(scores - scores.max())
            chance /= chance.sum()
            wanted = np.zeros(len(chance))
            if good:
                wanted[good] = chance[good] / chance[good].sum()
            else:
                wanted[-1] = 1.0
            for i, pull in zip(facts, chance - wanted, strict=False):
                gradient[i] += pull
        gradient /= len(cases)
        mean, square = 0.9 * mean + 0.1 * gradient, 0.999 * square + 0.001 * gradient**2
        weights -= 0.1 * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
    return {name: round(float(weight), 2) for name, weight in zip(names, weights, strict=True) if abs(weight) >= 0.05}


def measure(weights: dict[str, float], data: Sequence[Row], threshold: float) -> tuple[int, int, int, int, int]:
    """Return how many are dated in the labels, of these right, given at all, undated in the labels, of these given."""
    dated = good = given = undated = extra = 0
    for row in data:
        scores = [math.exp(sum(weights.get(f, 0.0) for f in facts)) for facts in row.facts]
        chance = sum(scores) / (1 + sum(scores))
        value = row.values[scores.index(max(scores))] if scores and chance > threshold else None
        given += value is not None
        if row.said:
            dated += 1
            good += value is not None and right(value, row.said)
        else:
            undated += 1
            extra += value is not None
    return dated, good, given, undated, extra


def main() -> None:
    """Cross-validate, fit on everything, write the module of weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--out", type=Path, default=Path("src/onrecord/reading/speech_dates/weights.py"))
    args = parser.parse_args()
    data = rows(args.data / "gold_train")
    parts = [(fit([r for r in data if r.part != p]), [r for r in data if r.part == p]) for p in range(PARTS)]
    for threshold in THRESHOLDS:
        totals = [sum(column) for column in zip(*(measure(w, part, threshold) for w, part in parts), strict=True)]
        dated, good, given, undated, extra = totals
        print(
            f"above {threshold}: right {good / dated:.3f}, right of given {good / given:.3f}, given to undated {extra / undated:.3f}"
        )
    lines = "".join(f'    "{name}": {weight},\n' for name, weight in sorted(fit(data).items()))
    args.out.write_text(
        '"""What each fact is worth. Made by `python -m training.said`; see docs/decisions for what it was measured on."""\n\n'
        f"WEIGHTS: dict[str, float] = {{\n{lines}}}\n",
        "utf-8",
    )


if __name__ == "__main__":
    main()
