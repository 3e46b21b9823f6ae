import pytest

from onrecord.reading.encoder.attribution import Attribution
from onrecord.reading.encoder.calibration import Calibration, Logistic
from onrecord.reading.encoder.choice import chosen

FIRST = Logistic((1.0,) + (0.0,) * 16, 0.0)  # by the first sign alone
CALIBRATION = Calibration(FIRST, FIRST)


def candidate(start, end, sure, *, cue=None, source=None, inner=False, guides=False):
    """An attribution of words `start` to `end`, the likelier the larger `sure` is."""
    return Attribution(((start, end),), cue, source, inner, {}, 1.0, 0.0, 0.0, (sure,) + (0.0,) * 9, guides)


@pytest.mark.parametrize(
    ("candidates", "expected"),
    [
        ([candidate(0, 10, 0.2), candidate(1, 10, 0.9)], [(1, 10)]),
        ([candidate(0, 10, 0.9), candidate(9, 20, 0.2)], [(0, 10), (9, 20)]),  # a word in common
        ([candidate(0, 30, 0.9), candidate(5, 8, 0.2)], [(0, 30)]),  # all of the shorter one
        ([candidate(0, 30, 0.9), candidate(5, 8, 0.2, cue=(4, 5), inner=True)], [(0, 30), (5, 8)]),
        ([candidate(0, 30, 0.9), candidate(5, 8, 0.2, source=(2, 3), inner=True)], [(0, 30), (5, 8)]),
        ([candidate(0, 30, 0.9), candidate(5, 8, 0.2, inner=True)], [(0, 30)]),  # nobody is told to say it
        ([candidate(0, 30, 0.9), candidate(0, 30, 0.2, source=(33, 34), inner=True)], [(0, 30)]),  # that one again
        ([candidate(0, 30, 0.9), candidate(0, 30, 0.2, cue=(34, 35), inner=True)], [(0, 30), (0, 30)]),
        ([candidate(0, 10, 0.5), candidate(1, 10, 1.0, guides=True)], [(0, 10)]),  # not so much likelier
        ([candidate(20, 30, 0.1, guides=True), candidate(0, 10, 0.9)], [(0, 10), (20, 30)]),
        ([], []),
    ],
)
def test_of_attributions_that_want_the_same_words_the_likeliest_is_chosen(candidates, expected):
    for given in (candidates, candidates[::-1]):
        assert [one.content[0] for one in chosen(given, CALIBRATION)] == expected
