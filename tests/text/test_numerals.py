"""Numbers in words and in digits."""

import pytest

from onrecord.text import numerals

NUMERALS = [
    ("twelve ships", 12, 1),
    ("twenty - five ships", 25, 3),
    ("two hundred and five ships", 205, 4),
    ("three thousand four hundred", 3400, 4),
    ("twenty - eight thousand six hundred forty - two", 28642, 9),
    ("4 hundred million", 400_000_000, 3),
    ("2.5 million litres", 2_500_000, 2),
    ("ninety nine", 99, 2),
    ("3 million nine", 3_000_000, 2),
    # Two numbers side by side are not one.
    ("two three", 2, 1),
    ("five and six", 5, 1),
    ("10 20", 10, 1),
    ("one million two billion", 1_000_000, 2),
]


@pytest.mark.parametrize(("words", "value", "taken"), NUMERALS)
def test_numeral(words, value, taken):
    assert numerals.numeral(words.split()) == (value, taken)


@pytest.mark.parametrize("words", ["ships", "and five", "hundred", "million", "- five", ""])
def test_no_numeral(words):
    assert numerals.numeral(words.split()) is None


@pytest.mark.parametrize(
    ("word", "value"),
    [("10,000", 10000), ("15 000", 15000), ("15\u00a0000", 15000), ("2.5", 2.5), (".5", 0.5), ("007", 7)],
)
def test_figure(word, value):
    assert numerals.is_figure(word)
    assert numerals.figure(word) == value


@pytest.mark.parametrize("word", ["", ".", "1.2.3", "ten", "5th", "٣", "-5"])
def test_no_figure(word):
    assert not numerals.is_figure(word)
