"""Examples to batches: windows with their labels as tensors, a new cut of every article each epoch."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
import torch
from torch import Tensor

from onrecord.reading.encoder.labels import ATTRIBUTION_TAGS, CLASSES, NAME_TAGS, SETTING_TAGS
from onrecord.reading.encoder.windows import MAX_PIECES, Tokenizer, Window, windows
from onrecord.reading.encoder.words import Words
from training.corpora import Example, Range, Relation
from training.taught import WIDTH, Taught

NOTHING = -100  # no label: what cross-entropy leaves out
One = TypeVar("One")
_TAG = {t: i for i, t in enumerate(ATTRIBUTION_TAGS)}
_NAME = {t: i for i, t in enumerate(NAME_TAGS)}
_SETTING = {t: i for i, t in enumerate(SETTING_TAGS)}


@dataclass(frozen=True, slots=True)
class Labelled:
    """An example with its word pieces and its labels by word."""

    example: Example
    pieces: list[list[int]]
    corpus: list[int]
    outer: list[int]
    inner: list[int]
    names: list[int]
    settings: list[int]


@dataclass(frozen=True, slots=True)
class Batch:
    """Windows as tensors (windows, pieces), tag labels likewise, and the relations wholly or partly inside each."""

    inputs: tuple[Tensor, Tensor, Tensor, Tensor]  # ids, mask, cases, quotes
    tags: dict[str, Tensor]  # by head, NOTHING where there is no label
    weights: Tensor  # (windows,)
    rows: list[tuple[Window, list[Relation]]]
    said: Tensor | None = None  # (words, WIDTH): a teacher's outputs, in place of all labels
    places: tuple[Tensor, Tensor] | None = None  # (words,) each: the window and the piece that each of them is of

    @property
    def size(self) -> int:
        """The word pieces it holds."""
        return int(self.inputs[1].sum())


def labelled(example: Example, tokenizer: Tokenizer) -> Labelled:
    """Return the example with pieces and labels."""
    size = len(example.words)
    tags = {"outer": [0] * size, "inner": [0] * size}
    settings = [0] * size
    for r in example.relations:
        row = tags["inner" if r.inner else "outer"]
        _put(row, "source", (r.source,), _TAG)
        _put(row, "cue", (r.cue,), _TAG)
        _put(row, "content", r.content, _TAG)
        for kind, place in r.settings:
            _put(settings, kind, (place,), _SETTING)
    nothing = [NOTHING] * size
    corpus = example.manner == "corpus"
    return Labelled(
        example,
        tokenizer.pieces(example.words.forms),
        tags["outer"] if corpus else nothing,
        nothing if corpus else tags["outer"],
        nothing if corpus else tags["inner"],
        [_NAME[t] for t in example.names] if example.names else nothing,
        nothing if corpus else settings,
    )


def _put(row: list[int], role: str, spans: Sequence[Range | None], index: dict[str, int]) -> None:
    for span in spans:
        if span:
            row[span[0] : span[1]] = [index["B-" + role]] + [index["I-" + role]] * (span[1] - span[0] - 1)


def cuts(
    examples: Sequence[Labelled], rows: int, rng: random.Random, repeat: dict[str, int]
) -> list[list[tuple[Labelled, Window]]]:
    """Return one epoch of windows grouped into batches of `rows` of like length, shuffled, every article cut anew.

    `repeat` says how often the articles of a manner come.
    """
    often = [one for one in examples for _ in range(repeat.get(one.example.manner, 1))]
    return _grouped([(one, w) for one in often for w in _cut(one.example.words, one.pieces, rng)], rows, rng)


def taught_cuts(examples: Sequence[Taught], rows: int, rng: random.Random) -> list[list[tuple[Taught, Window]]]:
    """Return one epoch of a teacher's articles, likewise."""
    return _grouped([(one, w) for one in examples for w in _cut(one.words, one.pieces, rng)], rows, rng)


def _cut(found: Words, pieces: list[list[int]], rng: random.Random) -> Iterator[Window]:
    return windows(found, pieces, first_budget=max(40, int(MAX_PIECES * rng.random())))


def _grouped(cut: list[tuple[One, Window]], rows: int, rng: random.Random) -> list[list[tuple[One, Window]]]:
    rng.shuffle(cut)
    cut.sort(key=lambda x: len(x[1].ids) // 32)
    groups = [cut[i : i + rows] for i in range(0, len(cut), rows)]
    rng.shuffle(groups)
    return groups


def collate(group: Sequence[tuple[Labelled, Window]]) -> Batch:
    """Return the windows as one batch."""
    inputs = _inputs([w for _, w in group])
    length = inputs[0].shape[1]
    heads = ("corpus", "outer", "inner", "names", "settings")
    tags = {h: torch.full((len(group), length), NOTHING) for h in heads}
    rows = []
    for i, (one, w) in enumerate(group):
        first = torch.tensor(w.first)
        for head in heads:
            tags[head][i, first] = torch.tensor(getattr(one, head)[w.start : w.end])
        touching = [r for r in one.example.relations if any(w.start <= a and b <= w.end for a, b in r.content)]
        rows.append((w, touching))
    weights = torch.tensor([one.example.weight for one, _ in group])
    return Batch(inputs, tags, weights, rows)


def collate_taught(group: Sequence[tuple[Taught, Window]]) -> Batch:
    """Return a teacher's windows as one batch."""
    said = torch.from_numpy(np.concatenate([one.outputs[w.start : w.end] for one, w in group]).astype(np.float32))
    rows = torch.tensor([i for i, (_, w) in enumerate(group) for _ in w.first])
    columns = torch.tensor([k for _, w in group for k in w.first])
    assert said.shape == (len(rows), WIDTH)
    return Batch(_inputs([w for _, w in group]), {}, torch.ones(len(group)), [], said, (rows, columns))


def _inputs(cut: Sequence[Window]) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    length = -(-max(len(w.ids) for w in cut) // 32) * 32
    inputs = torch.zeros(4, len(cut), length, dtype=torch.long)
    for i, w in enumerate(cut):
        n = len(w.ids)
        inputs[0, i, :n] = torch.tensor(w.ids)
        inputs[1, i, :n] = 1
        inputs[2, i, :n] = torch.tensor(w.cases)
        inputs[3, i, :n] = torch.tensor(w.quotes)
    return inputs[0], inputs[1], inputs[2], inputs[3]


def class_target(relation: Relation) -> list[float] | None:
    """Return which classes the relation may have, as 0 and 1; None: nothing known."""
    return [float(c in relation.classes) for c in CLASSES] if relation.classes else None
