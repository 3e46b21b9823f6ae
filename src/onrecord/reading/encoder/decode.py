"""From tag scores to spans: the likeliest sequence of tags among those that are possible."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]
_NEVER = np.float32(-1e9)


class Tagged(NamedTuple):
    """Words `start` to `end` (end exclusive) tagged as one span, and how sure the tags are."""

    kind: str
    start: int
    end: int
    confidence: float  # 0.0-1.0: mean probability of its words' tags


def log_softmax(scores: Scores) -> Scores:
    """Return log probabilities over the last axis."""
    shifted = scores - scores.max(-1, keepdims=True)
    return np.asarray(shifted - np.log(np.exp(shifted).sum(-1, keepdims=True)), dtype=np.float32)


class Head(NamedTuple):
    """Tag scores to decode: log probabilities of each sequence (words, tags), tags as "O", "B-x", "I-x", "B-y", "I-y" in turn."""

    sequences: Sequence[Scores]
    tags: Sequence[str]
    penalty: float = 0.0  # taken off each span opened: above 0 it trades recall for precision


def spans(heads: Sequence[Head]) -> list[list[list[Tagged]]]:
    """Return for each head and each of its sequences the spans of its likeliest possible tagging, in order.

    An I tag follows only a B or I of its kind (hard-constrained Viterbi). What is decoded together does not change the result.
    """
    paths = iter(_paths(heads))
    return [[_runs(next(paths), scores, head.tags) for scores in head.sequences] for head in heads]


def _runs(path: NDArray[np.int64], scores: Scores, tags: Sequence[str]) -> list[Tagged]:
    begins = np.flatnonzero(path % 2 == 1)
    if not len(begins):
        return []
    sums = np.concatenate([[0.0], np.cumsum(np.exp(scores[np.arange(len(path)), path]), dtype=np.float64)])
    outside = np.append(np.flatnonzero((path % 2 == 1) | (path == 0)), len(path))
    ends = outside[np.searchsorted(outside, begins, "right")]
    sure = (sums[ends] - sums[begins]) / (ends - begins)
    kinds = [tags[tag][2:] for tag in path[begins]]
    return [Tagged(*one) for one in zip(kinds, begins.tolist(), ends.tolist(), sure.tolist(), strict=True)]


def _paths(heads: Sequence[Head]) -> list[NDArray[np.int64]]:
    """Return each sequence's best tags, by Viterbi over all sequences of all heads at once, padded to the longest with O.

    Tags come in pairs, so that B stands at odd places and I at even ones; B and O may follow anything, I only its own B or I.
    """
    lengths = [len(scores) for head in heads for scores in head.sequences]
    if not lengths:
        return []
    longest, rows, width = max(lengths), len(lengths), max(len(head.tags) for head in heads)
    scores = np.full((longest, rows, width), _NEVER, np.float32)
    scores[:, :, 0] = 0.0
    row = 0
    for head in heads:
        for sequence in head.sequences:
            scores[: len(sequence), row, : len(head.tags)] = sequence
            scores[: len(sequence), row, 1::2] -= np.float32(head.penalty)
            row += 1
    scores[:1, :, 2::2] = _NEVER
    before = np.zeros((longest, rows), np.int64)  # the best tag before a B or O
    inside = np.zeros((longest, rows, width // 2), bool)  # whether an I goes on from an I rather than a B
    value = scores[0].copy() if longest else scores
    for t in range(1, longest):
        value.argmax(1, out=before[t])
        begun, going_on, best = value[:, 1::2], value[:, 2::2], value.max(1)
        np.greater(going_on, begun, out=inside[t])
        ahead = scores[t].copy()
        ahead[:, 2::2] += np.maximum(begun, going_on)
        ahead[:, 1::2] += best[:, None]
        ahead[:, 0] += best
        value = ahead
    walked = _walk(before, inside, value.argmax(1)) if longest else before
    return [walked[:length, i] for i, length in enumerate(lengths)]


def _walk(before: NDArray[np.int64], inside: NDArray[np.bool_], last: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the tags of all sequences (words, sequences), from their last ones back."""
    path = np.zeros_like(before)
    every = np.arange(before.shape[1])
    for t in range(len(before) - 1, -1, -1):
        path[t] = last
        goes_on = (last > 0) & (last % 2 == 0)
        last = np.where(goes_on, last - 1 + inside[t, every, (last - 1) // 2], before[t])
    return path
