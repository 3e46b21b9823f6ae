"""What the rules are worth beside the encoder, on articles held out of training: numbers for reading/combined.py.

python -m training.combination --data DATA

Fits on the articles read with several cuts into windows, so that a number does not hang on where one of them ends. Prints, for
each kind of rule, how many statements only it found and how many of those were right; the log odds that agreement, disagreement
and silence of the rules add to the encoder's confidence; how the chance that a source is right goes with the statement's
confidence (reading/speakers.py); and the quality of both readers and of the combination.
"""

import argparse
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from onrecord.models.encoder import OnnxEncoder
from onrecord.reading import combined
from onrecord.reading.encoder import EncoderReader
from onrecord.reading.encoder.attribution import Found
from onrecord.reading.encoder.calibration import odds
from onrecord.reading.encoder.reader import Encoded, Encoder
from onrecord.reading.encoder.windows import windows
from onrecord.reading.encoder.words import Words, words
from onrecord.reading.rules import RulesReader
from onrecord.records import Article, Span, Statement
from training.corpora import Example, Range
from training.evaluate import Predicted, corpus_quality, guide_quality
from training.fit import corpora
from training.settings import Settings
from training.tune import logistic, reliability

CUTS = (None, 50, 100, 150, 200)  # word pieces of the first window


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m training.combination", description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    held = corpora(Settings(parser.parse_args().data, Path()))[1]
    encoder, rules = OnnxEncoder(), RulesReader()
    articles = [Article(e.name, e.name, e.name, "", e.text) for e in held]
    read = [[reader.encoded(a) for a in articles] for reader in (Cut(encoder, budget) for budget in CUTS)]
    plain = read[0]
    ruled = [rules.statements(a) for a in articles]
    cuts = [[combined.fitting(s, a.text) for a, s in zip(articles, some, strict=True)] for some in read]
    fitted = cuts[0]
    _alone(held, [_statements(some) for some in fitted], ruled)
    _agreement(held * len(CUTS), [some for cut in cuts for some in cut], ruled * len(CUTS))
    every = [combined.combine(e, r) for cut in cuts for e, r in zip(cut, ruled, strict=True)]
    joined = every[: len(held)]
    _sources(held * len(CUTS), every)
    print("encoder", qualities(held, [_statements(some) for some in plain]))
    print("fitted to marks", qualities(held, [_statements(some) for some in fitted]))
    print("rules", qualities(held, ruled))
    print("all", qualities(held, joined))
    sure = [
        (s.confidence, ok)
        for e, some in zip(held, joined, strict=True)
        for s, ok in zip(some, right(e, some), strict=True)
    ]
    print("reliability", reliability([c for c, _ in sure], [ok for _, ok in sure]))


class Cut(EncoderReader):
    """The encoder with a first window of at most so many word pieces, which shifts all the others; None: as it ships."""

    def __init__(self, encoder: Encoder, first_budget: int | None) -> None:
        super().__init__(encoder)
        self._pieces, self._first_budget = encoder.pieces, first_budget

    def found(self, article: Article) -> tuple[Words, Found]:
        """Return the article's words and everything the encoder finds in them."""
        tokens = words(article.text)
        cut = list(windows(tokens, self._pieces(tokens.forms), first_budget=self._first_budget))
        return tokens, self._decoded(cut)


def qualities(held: Sequence[Example], found: Sequence[Sequence[Statement]]) -> dict[str, dict[str, float]]:
    """Return the quality on the articles of each manner."""
    out = {}
    for manner, quality in (("corpus", corpus_quality), ("guide", guide_quality)):
        some = [(e, [_predicted(e, s) for s in f]) for e, f in zip(held, found, strict=True) if e.manner == manner]
        out[manner] = quality([e for e, _ in some], [p for _, p in some])
    return out


def right(example: Example, found: Sequence[Statement]) -> list[bool]:
    """Tell of each statement whether a person marked it, with a source of shared words or none either."""
    wanted = [
        (_letters(example, r.content), _letters(example, [r.source] if r.source else [])) for r in example.relations
    ]
    out = []
    for one in (_predicted(example, s) for s in found):
        content, source = _letters(example, one.content), _letters(example, [one.source] if one.source else [])
        out.append(
            any(2 * len(content & c) >= len(content | c) and (bool(source & s) or not (source or s)) for c, s in wanted)
        )
    return out


def _alone(
    held: Sequence[Example], encoded: Sequence[Sequence[Statement]], ruled: Sequence[Sequence[Statement]]
) -> None:
    """Print how often a statement that only the rules found is right, by kind of rule and manner of labelling."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for example, mine, theirs in zip(held, encoded, ruled, strict=True):
        covered = set().union(*(_letters(example, _predicted(example, s).content) for s in mine))
        marked = set().union(*(_letters(example, r.content) for r in example.relations))
        for one, ok in zip(theirs, right(example, theirs), strict=True):
            words = _letters(example, _predicted(example, one).content)
            if words and len(words & covered) < 0.3 * len(words):
                count = counts[one.evidence[0]]
                count.update({f"{example.manner} n": 1, f"{example.manner} right": ok})
                count[f"{example.manner} in content"] += 2 * len(words & marked) >= len(words)
    for rule, count in sorted(counts.items(), key=lambda x: -x[1].total()):
        print("only the rules:", rule, dict(count))


def _agreement(
    held: Sequence[Example], encoded: Sequence[Sequence[Encoded]], ruled: Sequence[Sequence[Statement]]
) -> None:
    """Print `combined.WORTH` of each manner."""
    for manner in ("corpus", "guide"):
        signs, oks = [], []
        for example, mine, theirs in zip(held, encoded, ruled, strict=True):
            if example.manner != manner:
                continue
            index, settled = combined.Index(theirs), combined.settled(mine, theirs)
            for one, ok in zip(settled, right(example, _statements(settled)), strict=True):
                seen = combined.view(one.statement, index)
                signs.append([odds(getattr(one.chances, manner)), *(float(seen == name) for name in _VIEWS)])
                oks.append(ok)
        weights, bias = logistic(np.array(signs), np.array(oks, float))
        shifts = [round(float(w) + bias, 2) for w in weights[1:]]
        print(f"worth in the manner of the {manner}: slope {weights[0]:.2f},", dict(zip(_VIEWS, shifts, strict=True)))


def _sources(held: Sequence[Example], found: Sequence[Sequence[Statement]]) -> None:
    """Print `speakers._SOURCED`, by the corpus's sources: it marks one for nearly every statement, the nearest to it."""
    signs, oks = [], []
    for example, some in zip(held, found, strict=True):
        if example.manner != "corpus":
            continue
        wanted = [(_letters(example, r.content), _letters(example, [r.source])) for r in example.relations if r.source]
        for one in some:
            told = _predicted(example, one)
            content, source = _letters(example, told.content), _letters(example, [told.source] if told.source else [])
            marked = [s for c, s in wanted if 2 * len(content & c) >= len(content | c)]
            if source and marked:
                signs.append([odds(one.confidence)])
                oks.append(any(source & s for s in marked))
    weights, bias = logistic(np.array(signs), np.array(oks, float))
    print(f"log odds of a right source: {bias:.2f} + {weights[0]:.2f} of the statement's, from {len(oks)}")


_VIEWS = combined.Worth._fields[1:]


def _statements(encoded: Sequence[Encoded]) -> list[Statement]:
    return [one.statement for one in encoded]


def _predicted(example: Example, one: Statement) -> Predicted:
    def place(span: Span) -> Range:
        starts = example.words.starts
        return int(np.searchsorted(example.words.ends, span.start, "right")), int(
            np.searchsorted(starts, span.end, "left")
        )

    content = tuple(place(p) for p in one.pieces)
    return Predicted(
        content,
        place(one.cue) if one.cue else None,
        place(one.source) if one.source else None,
        one.act == "speech",
        one.confidence,
    )


def _letters(example: Example, spans: Sequence[Range]) -> set[int]:
    return {k for a, b in spans for k in range(a, b) if example.words.forms[k][0].isalnum()}


if __name__ == "__main__":
    main()
