"""Fit the ranking of candidates on hand-labelled articles; write `reading/speaker_weights.py`.

    python -m training.speakers.ranking path/to/gold_train [--check]

One conditional logit a form of source, by gradient descent, each weight held near the hand-set prior in `priors.json` (few
labels a form: the prior keeps what the text has not shown). Sources come as a person marked them and as both readers find them.
`--check` fits on one half of the articles and measures on the other, both ways, and writes nothing. Deterministic; ten minutes on
one core.
"""

import argparse
import hashlib
import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from onrecord.reading import ranking, speaker_weights, speakers
from onrecord.reading.ranking import Ask, Features, Ranked
from onrecord.reading.rules import RulesReader
from onrecord.reading.scene import Referent
from onrecord.records import Speaker
from onrecord.workflows.readers import reader
from training.speakers.agreement import agreement
from training.speakers.gold import Labelled, as_read, labelled

TARGET = Path(__file__).parents[2] / "src" / "onrecord" / "reading" / "speaker_weights.py"
PRIORS = Path(__file__).with_name("priors.json")
FORMS = ("he", "they", "it", "who", "implied", "none", "person", "organisation", "document", "plural", "new")
PULL = {"he": 0.3}  # how strongly weights are held to the prior; the rest 0.15 (least log loss on the other half)
Weights = dict[str, dict[str, float]]


@dataclass(frozen=True)
class Question:
    """One choice: the features of each candidate and which of them are right."""

    form: str
    candidates: tuple[Features, ...]
    right: tuple[bool, ...]


def main() -> None:
    """Fit and write, or check one half against the other."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    articles = list(labelled(options.folder))
    read = [as_read(a, r) for r in (RulesReader(), reader("full")) for a in articles]
    if options.check:
        for half in (0, 1):
            train = [a for a in (*articles, *read) if side(a) == half]
            check(train, [a for a in articles if side(a) != half], [a for a in read if side(a) != half])
        return
    weights = fit_all([*articles, *read])
    TARGET.write_text(module(weights, len(articles)), encoding="utf-8")


def side(item: Labelled) -> int:
    """Return which fixed half an article belongs to."""
    return int(hashlib.md5(item.article.id.encode(), usedforsecurity=False).hexdigest(), 16) % 2


def fit_all(articles: Sequence[Labelled], rounds: int = 2) -> Weights:
    """Return the weights of every form; each round asks again with what the round before would have answered."""
    priors: Weights = json.loads(PRIORS.read_text(encoding="utf-8"))
    use(priors)
    for _ in range(rounds):
        asked = [q for item in articles for q in questions(item)]
        weights = {
            form: fit([q for q in asked if q.form == form], priors[form], PULL.get(form, 0.15)) for form in FORMS
        }
        use(weights)
    return weights


def use(weights: Mapping[str, dict[str, float]]) -> None:
    """Let the resolver use these weights."""
    speaker_weights.WEIGHTS.clear()
    speaker_weights.WEIGHTS.update(weights)


def questions(item: Labelled) -> list[Question]:
    """Return every choice the resolver meets in an article and that has a right answer among its candidates."""
    asked: list[tuple[Ask, Sequence[tuple[Referent, Features]], Features | None]] = []

    def rank(
        ask: Ask, pool: Sequence[tuple[Referent, Features]], nobody: Features | None = None
    ) -> tuple[list[Ranked], float]:
        asked.append((ask, pool, nobody))
        return ranking.rank(ask, pool, nobody)

    own, speakers.rank = speakers.rank, rank  # type: ignore[attr-defined]
    try:
        speakers.speakers(item.article, item.statements, item.names)
    finally:
        speakers.rank = own  # type: ignore[attr-defined]
    wanted: dict[Any, tuple[str | None, str | None]] = {
        tuple((p.start, p.end) for p in s.pieces): (who, s.source.text if s.source else None)
        for s, who in zip(item.statements, item.speakers, strict=True)
    }
    out = []
    for ask, pool, nobody in asked:
        who, source = wanted.get(ask.content, (None, None))
        if who is None:
            continue
        levels = [
            max(agreement(r.name, who), agreement(" and ".join((r.name, *r.also)), who) if r.also else 0)
            for r, _ in pool
        ]
        found = [f for _, f in pool]
        if nobody is not None:
            levels.append(agreement(source or "", who))
            found.append(nobody)
        best = max(levels, default=0)
        if best:
            out.append(Question(ask.form, tuple(found), tuple(level == best for level in levels)))
    return out


def fit(asked: Sequence[Question], prior: Mapping[str, float], pull: float) -> dict[str, float]:
    """Return the weights that make the right candidates likeliest, held near the prior (Adam, 600 steps)."""
    if not asked:
        return dict(prior)
    keys = sorted({key for q in asked for found in q.candidates for key in found})
    column = {key: i for i, key in enumerate(keys)}
    rows = [found for q in asked for found in q.candidates]
    values = np.zeros((len(rows), len(keys)), np.float32)
    for i, found in enumerate(rows):
        for key, value in found.items():
            values[i, column[key]] = value
    sizes = np.array([len(q.candidates) for q in asked])
    starts, owner = np.cumsum(sizes) - sizes, np.repeat(np.arange(len(asked)), sizes)
    right = np.array([ok for q in asked for ok in q.right])
    start = np.array([prior.get(key, 0.0) for key in keys], np.float32)
    weights, mean, square = start.copy(), np.zeros(len(keys), np.float32), np.zeros(len(keys), np.float32)
    for step in range(1, 601):
        scores = values @ weights
        grown = np.exp(scores - np.maximum.reduceat(scores, starts)[owner])
        share = grown / np.add.reduceat(grown, starts)[owner]
        wanted = np.where(right, share, 0)
        wanted = wanted / (np.add.reduceat(wanted, starts)[owner] + 1e-12)
        slope = (share - wanted) @ values / len(asked) + 20 * pull * (weights - start) / max(10, len(asked))
        mean, square = 0.9 * mean + 0.1 * slope, 0.999 * square + 0.001 * slope * slope
        weights = weights - 0.05 * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
    return {key: round(float(weights[i]), 3) for key, i in column.items()}


def check(train: Sequence[Labelled], held: Sequence[Labelled], held_as_read: Sequence[Labelled]) -> None:
    """Print how often the speakers of articles not fitted on are right, for the prior and for the fitted weights."""
    use(json.loads(PRIORS.read_text(encoding="utf-8")))
    print("prior ", measure(held), "| as read:", measure(held_as_read))
    use(fit_all(train))
    print("fitted", measure(held), "| as read:", measure(held_as_read))


def measure(articles: Sequence[Labelled]) -> str:
    """Return accuracy over all statements, over named speakers, and of those given with confidence 0.9 or more."""
    every = right = named = named_right = sure = sure_right = 0
    for item in articles:
        done = speakers.speakers(item.article, item.statements, item.names)
        for statement, who, kind in zip(done, item.speakers, item.kinds, strict=True):
            if who is None:
                continue
            ok = agreement(statement.speaker_name or "", who) > 0
            every, right = every + 1, right + ok
            if kind in ("person", "organisation"):
                named, named_right = named + 1, named_right + ok
                if isinstance(statement.speaker, Speaker) and statement.speaker.confidence >= 0.9:
                    sure, sure_right = sure + 1, sure_right + ok
    return (
        f"all {right / every:.3f} of {every}, named {named_right / named:.3f} of {named}, "
        f"sure {sure_right / max(1, sure):.3f} of {sure / named:.2f}"
    )


def module(weights: Weights, articles: int) -> str:
    """Return the source of the weights' module."""
    lines = [
        f'"""Weights of `ranking`, one table for each form of source. Made by `training/speakers/ranking.py` from {articles} hand-labelled',
        'articles; see docs/explanation/speakers.md for what they were made from and how right they are."""\n',
        'VERSION = "1"\n',
        "WEIGHTS: dict[str, dict[str, float]] = {",
    ]
    for form, table in weights.items():
        lines.append(f'    "{form}": {{')
        lines += [f'        "{key}": {value},' for key, value in sorted(table.items()) if not math.isclose(value, 0.0)]
        lines.append("    },")
    return "\n".join([*lines, "}\n"])


if __name__ == "__main__":
    main()
