import pytest

from onrecord.reading.encoder.words import words
from training.corpora import Example, Relation
from training.evaluate import Predicted, corpus_quality, guide_quality, kind

TEXT = "The mill will shut, said Ada Ode. “It is over,” she added."
GOLD = (Relation(((0, 4),), (5, 6), (6, 8), owner="Ada Ode"), Relation(((9, 15),), (16, 17), (15, 16), owner="Ada Ode"))
EXAMPLE = Example("x", "corpus", TEXT, words(TEXT), GOLD)


def as_predicted(relation, **changes):
    return Predicted(changes.get("content", relation.content), relation.cue, changes.get("source", relation.source))


def test_the_labels_themselves_are_perfect():
    quality = corpus_quality([EXAMPLE], [[as_predicted(r) for r in GOLD]])
    assert quality["attribution all"] == quality["content exact"] == quality["source exact"] == 1.0
    found = guide_quality([EXAMPLE], [[as_predicted(r) for r in GOLD]])
    assert (found["found"], found["false"], found["source right"]) == (1.0, 0.0, 1.0)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"content": ((0, 3),)}, 1.0),  # half the words and more
        ({"content": ((0, 1),)}, 0.5),
        ({"source": None}, 0.5),
        ({"source": (6, 7)}, 1.0),  # one shared word
    ],
)
def test_half_of_the_words_and_a_word_of_the_source(changes, expected):
    given = [as_predicted(GOLD[0], **changes), as_predicted(GOLD[1])]
    assert corpus_quality([EXAMPLE], [given])["attribution all"] == expected


def test_punctuation_never_counts():
    given = [as_predicted(GOLD[0], content=((0, 5),)), as_predicted(GOLD[1])]
    assert corpus_quality([EXAMPLE], [given])["content exact"] == 1.0


def test_a_prediction_outside_all_content_is_false():
    assert guide_quality([EXAMPLE], [[Predicted(((16, 17),), None, None)]])["false"] == 1.0


def test_kinds():
    assert [kind(EXAMPLE, r.content) for r in GOLD] == ["indirect", "direct"]
