import pytest

from onrecord.reading.encoder.calibration import Calibration, Chances, Logistic, features, odds, sigmoid
from onrecord.reading.encoder.signs import PROBABILITIES, SIGNS


@pytest.mark.parametrize("chance", [0.002, 0.1, 0.5, 0.9, 0.998])
def test_odds_and_chance_are_each_others_reverse(chance):
    assert sigmoid(odds(chance)) == pytest.approx(chance)


def test_certainty_has_finite_odds():
    assert odds(0.0) == pytest.approx(-odds(1.0)) and odds(1.0) < 7


def test_the_signs_that_are_probabilities_count_by_their_odds_too():
    signs = [0.5] * PROBABILITIES + [1.0] * (len(SIGNS) - PROBABILITIES)
    assert features(signs) == [*signs, *[0.0] * PROBABILITIES]


def test_each_manner_has_its_own_chances():
    size = len(SIGNS) + PROBABILITIES
    weights = [1.0] + [0.0] * (size - 1)
    held = {"corpus": {"weights": weights, "bias": 0.0}, "guide": {"weights": weights, "bias": -2.0}}
    found = Calibration.from_json(held).chances([1.0] * len(SIGNS))
    assert found.corpus == pytest.approx(Logistic((1.0,), 0.0).chance([1.0])) and found.guide < found.corpus


def test_of_speech_both_manners_judge():
    chances = Chances(corpus=0.9, guide=0.5)
    assert (chances.confidence(speech=True), chances.confidence(speech=False)) == (0.7, 0.9)
