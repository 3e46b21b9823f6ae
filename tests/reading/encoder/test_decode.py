import itertools

import numpy as np
import pytest

from onrecord.reading.encoder.decode import Head, log_softmax, spans
from onrecord.reading.encoder.labels import ATTRIBUTION_TAGS, NAME_TAGS

TAGS = ("O", "B-cue", "I-cue", "B-source", "I-source")


def decoded(sequences, tags, penalty=0.0):
    return spans([Head(sequences, tags, penalty)])[0]


def scores(*words):
    """One row a word: the tag it leans to, strongly."""
    rows = np.zeros((len(words), len(TAGS)), np.float32)
    for row, tag in zip(rows, words, strict=True):
        row[TAGS.index(tag)] = 5
    return log_softmax(rows)


@pytest.mark.parametrize(
    ("leanings", "expected"),
    [
        (["O", "B-cue", "I-cue", "O"], [("cue", 1, 3)]),
        (["B-cue", "B-cue"], [("cue", 0, 1), ("cue", 1, 2)]),
        (["B-source", "I-source", "B-cue"], [("source", 0, 2), ("cue", 2, 3)]),
        (["O", "O"], []),
    ],
)
def test_spans_follow_the_tags(leanings, expected):
    assert [s[:3] for s in decoded([scores(*leanings)], TAGS)[0]] == expected


def test_an_impossible_tagging_is_never_given():
    rng = np.random.default_rng(3)
    for _ in range(20):
        given = log_softmax(rng.normal(size=(5, len(TAGS))).astype(np.float32))
        (found,) = decoded([given], TAGS)
        best = max(
            (p for p in itertools.product(range(len(TAGS)), repeat=5) if possible(p)),
            key=lambda p: sum(given[i, t] for i, t in enumerate(p)),
        )
        tags = ["O"] * 5
        for kind, start, end, confidence in found:
            assert 0 <= confidence <= 1
            tags[start:end] = ["B-" + kind] + ["I-" + kind] * (end - start - 1)
        assert tags == [TAGS[t] for t in best]


def possible(path):
    before = "O"
    for tag in (TAGS[t] for t in path):
        if tag.startswith("I-") and before[2:] != tag[2:]:
            return False
        before = tag
    return True


def test_sequences_decode_alike_alone_and_together():
    rng = np.random.default_rng(5)
    some = [log_softmax(rng.normal(size=(n, len(ATTRIBUTION_TAGS))).astype(np.float32)) for n in (1, 9, 4)]
    alone = [decoded([one], ATTRIBUTION_TAGS)[0] for one in some]
    assert decoded(some, ATTRIBUTION_TAGS) == alone
    names = [log_softmax(rng.normal(size=(6, len(NAME_TAGS))).astype(np.float32))]
    assert spans([Head(some, ATTRIBUTION_TAGS), Head(names, NAME_TAGS)]) == [alone, decoded(names, NAME_TAGS)]


def test_a_penalty_opens_fewer_spans():
    rng = np.random.default_rng(7)
    some = [log_softmax(rng.normal(size=(60, len(ATTRIBUTION_TAGS))).astype(np.float32))]
    assert len(decoded(some, ATTRIBUTION_TAGS, penalty=2.0)[0]) < len(decoded(some, ATTRIBUTION_TAGS)[0])


def test_nothing_to_decode():
    assert spans([]) == []
    assert decoded([], TAGS) == []
    assert decoded([np.zeros((0, len(TAGS)), np.float32)], TAGS) == [[]]
