"""Fit the weights of the dates said: a softmax over the dates a text offers and "undated", by gradient descent.

The model is a conditional logit (McFadden, 1974): a date's score is the sum of the weights of its facts, "undated" scores 0.
Articles are split in four by the hash of their name; each part is measured by weights fitted on the other three.
"""

import argparse
import hashlib
import math
from collections import Counter
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
L2 = 12.0  # flat from 8 to 20
STEPS = 120
SEEN = 8
THRESHOLDS = (0.5, 0.4, 0.35, 0.3, 0.25, 0.2)


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


class Table(NamedTuple):
    """Rows as arrays: which fact belongs to which date, which date to which row, which dates are right, which rows undated."""

    names: list[str]
    fact: np.ndarray
    fact_date: np.ndarray
    date_row: np.ndarray
    good: np.ndarray
    undated: np.ndarray


def table(data: Sequence[Row]) -> Table:
    """Return the rows that teach something: a label that no date of the text agrees with does not."""
    seen = Counter(fact for row in data for facts in row.facts for fact in facts)
    names = sorted(name for name, count in seen.items() if count >= SEEN)
    index = {name: i for i, name in enumerate(names)}
    fact: list[int] = []
    fact_date: list[int] = []
    date_row: list[int] = []
    good: list[bool] = []
    undated: list[bool] = []
    for row in data:
        agree = [row.said is not None and right(value, row.said) for value in row.values]
        if not row.facts or (row.said and not any(agree)):
            continue
        for facts, ok in zip(row.facts, agree, strict=True):
            mine = sorted(index[name] for name in facts if name in index)
            fact += mine
            fact_date += [len(good)] * len(mine)
            date_row.append(len(undated))
            good.append(ok)
        undated.append(row.said is None)
    arrays = (np.array(fact), np.array(fact_date), np.array(date_row), np.array(good, float), np.array(undated))
    return Table(names, *arrays)


def fit(data: Sequence[Row]) -> dict[str, float]:
    """Return the weight of each fact that at least `SEEN` dates have."""
    facts = table(data)
    rows = len(facts.undated)
    weights, mean, square = (np.zeros(len(facts.names)) for _ in range(3))
    for step in range(1, STEPS + 1):
        odds = np.exp(np.bincount(facts.fact_date, weights[facts.fact], minlength=len(facts.good)))
        chance = odds / (1 + np.bincount(facts.date_row, odds, minlength=rows))[facts.date_row]
        right_odds = odds * facts.good
        right_sum = np.bincount(facts.date_row, right_odds, minlength=rows)[facts.date_row]
        wanted = np.divide(right_odds, right_sum, out=np.zeros_like(odds), where=right_sum > 0)
        pull = np.bincount(facts.fact, (chance - wanted)[facts.fact_date], minlength=len(weights))
        gradient = (pull + L2 * weights) / rows
        mean, square = 0.9 * mean + 0.1 * gradient, 0.999 * square + 0.001 * gradient**2
        weights -= 0.1 * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
    return {
        name: round(float(weight), 2) for name, weight in zip(facts.names, weights, strict=True) if abs(weight) >= 0.02
    }


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
            f"above {threshold}: right {good / dated:.3f}, right of given {good / given:.3f}, given to undated {extra / undated:.3f}, "
            f"harmonic mean {2 * good / (dated + given):.3f}"
        )
    lines = "".join(f'    "{name}": {weight},\n' for name, weight in sorted(fit(data).items()))
    args.out.write_text(
        '"""What each fact is worth. Made by `python -m training.said`; see docs/decisions for what it was measured on."""\n\n'
        f"WEIGHTS: dict[str, float] = {{\n{lines}}}\n",
        "utf-8",
    )


if __name__ == "__main__":
    main()
