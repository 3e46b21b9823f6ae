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


def spans(log_probabilities: Sequence[Scores], tags: Sequence[str], *, penalty: float = 0.0) -> list[list[Tagged]]:
    """Return, for each sequence (words, tags), the spans of its likeliest possible BIO tagging, in order.

    An I tag follows only a B or I of its kind (hard-constrained Viterbi). `penalty` is taken off the log probability of each
    span opened: above 0 it trades recall for precision.
    """
    out = []
    for scores, path in zip(log_probabilities, _paths(log_probabilities, tags, penalty), strict=True):
        chosen = np.exp(scores[np.arange(len(path)), path]) if len(path) else np.zeros(0, np.float32)
        out.append(_runs(path.tolist(), tags, chosen))
    return out


def _runs(path: Sequence[int], tags: Sequence[str], probabilities: Scores) -> list[Tagged]:
    found: list[Tagged] = []
    start = -1
    for k, tag in enumerate([*path, 0]):
        if start >= 0 and not tags[tag].startswith("I-"):
            found.append(Tagged(tags[path[start]][2:], start, k, float(probabilities[start:k].mean())))
            start = -1
        if tags[tag].startswith("B-"):
            start = k
    return found


def _paths(sequences: Sequence[Scores], tags: Sequence[str], penalty: float) -> list[NDArray[np.int64]]:
    """Viterbi over all sequences at once, padded to the longest."""
    if not sequences:
        return []
    lengths = np.array([len(s) for s in sequences])
    longest, width = int(lengths.max(initial=0)), len(tags)
    padded = np.zeros((longest, len(sequences), width), np.float32)
    for i, scores in enumerate(sequences):
        padded[: len(scores), i] = scores
    allowed, first = _transitions(tags, penalty)
    back = np.zeros((longest, len(sequences), width), np.int64)
    value = padded[0] + first if longest else np.zeros((len(sequences), width), np.float32)
    for t in range(1, longest):
        options = value[:, :, None] + allowed
        back[t] = options.argmax(1)
        moved = options.max(1) + padded[t]
        value = np.where((t < lengths)[:, None], moved, value)
    last = value.argmax(1)
    return [_walk(back[: lengths[i], i], int(last[i])) for i in range(len(sequences))]


def _walk(back: NDArray[np.int64], last: int) -> NDArray[np.int64]:
    path = np.zeros(len(back), np.int64)
    for t in range(len(back) - 1, -1, -1):
        path[t] = last
        last = int(back[t, last])
    return path


def _transitions(tags: Sequence[str], penalty: float) -> tuple[Scores, Scores]:
    """Return what is added for going from each tag to each, and for starting with each."""
    moves = np.zeros((len(tags), len(tags)), np.float32)
    first = np.zeros(len(tags), np.float32)
    for j, tag in enumerate(tags):
        if tag.startswith("I-"):
            first[j] = _NEVER
            moves[[i for i, before in enumerate(tags) if before[2:] != tag[2:]], j] = _NEVER
        elif tag.startswith("B-"):
            first[j] = -penalty
            moves[:, j] -= penalty
    return moves, first
