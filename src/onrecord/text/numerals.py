"""Numbers written in words: "twenty-five", "two hundred and five", "4 hundred million"."""

import re
from collections.abc import Sequence
from typing import NamedTuple

UNITS = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
}  # fmt: skip
TEENS = {
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90,
}  # fmt: skip
SCALES = {
    "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12, "quadrillion": 10**15,
    "lakh": 10**5, "crore": 10**7, "mln": 10**6, "bln": 10**9, "bn": 10**9, "trn": 10**12,
}  # fmt: skip
ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15,
    "sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "thirtieth": 30,
}  # fmt: skip
WORDS = frozenset({*UNITS, *TEENS, *TENS, *SCALES, "hundred"})


class Numeral(NamedTuple):
    """A number read from words, and how many of them it took."""

    value: int | float
    words: int


_GROUPING = dict.fromkeys(map(ord, ", \u00a0\u202f"))
_DIGITS = frozenset("0123456789")
_DECIMAL_COMMA = re.compile(r"\d{1,3},\d{1,2}")  # "2,5 million"
_POINTS = re.compile(r"\d{1,3}(?:\.\d{3}){2,}")  # "1.000.000"


def is_figure(word: str) -> bool:
    """Tell whether `word` is digits, with commas, spaces or a decimal point: "10,000", "15 000", "2.5", ".5"."""
    plain = word.translate(_GROUPING).replace(".", "", -1 if _POINTS.fullmatch(word) else 1)
    return bool(plain) and _DIGITS.issuperset(plain)


def figure(word: str) -> int | float:
    """Return the number that the digits of `word` stand for; raises `ValueError` when it is no number.

    Commas and points are read as English has them, and as translations keep them where English cannot be meant.

    >>> figure("10,000"), figure("2.5"), figure("2,5"), figure("1.000.000")
    (10000, 2.5, 2.5, 1000000)
    """
    if _DECIMAL_COMMA.fullmatch(word):
        return float(word.replace(",", "."))
    plain = (word.replace(".", "") if _POINTS.fullmatch(word) else word).translate(_GROUPING)
    return float(plain) if "." in plain else int(plain)


def numeral(words: Sequence[str], at: int = 0) -> Numeral | None:
    """Return the number that starts at `words[at]`, as far as it goes; None when none starts there.

    `words` are lower-case words, numbers in digits, and hyphens as words of their own. A number in digits may be followed by
    a scale ("2.5 million") but not by another number: in "3 million nine-litre cases" the nine is not of it.

    >>> numeral(["two", "hundred", "and", "five", "ships"])
    Numeral(value=205, words=4)
    >>> numeral(["twenty", "-", "five"]).value, numeral(["4", "hundred", "million"]).value
    (25, 400000000)
    >>> numeral(["and", "five"]) is None
    True
    """
    total: int | float = 0
    current: int | float = 0
    last, scale, taken, scaled, i = "", 10**18, 0, 0, at
    digits = at < len(words) and is_figure(words[at])
    while i < len(words):
        word = words[i]
        if word == "-" and last and i + 1 < len(words) and words[i + 1] in WORDS:
            i += 1
            continue
        if word == "and" and last in ("hundred", "scale") and i + 1 < len(words) and words[i + 1] in _SMALL:
            i += 1
            continue
        if digits and last == "scale" and word in _SMALL:
            break
        if word in UNITS and last in ("", "ten", "hundred", "scale"):
            current, last = current + UNITS[word], "unit"
        elif word in TEENS and last in ("", "hundred", "scale"):
            current, last = current + TEENS[word], "teen"
        elif word in TENS and last in ("", "hundred", "scale"):
            current, last = current + TENS[word], "ten"
        elif word == "hundred" and last in ("unit", "teen", "figure") and current:
            current, last = current * 100, "hundred"
        elif word in SCALES and last and SCALES[word] >= scale and current and total:
            return Numeral(total, scaled)  # "one million two billion" is two numbers
        elif word in SCALES and last and SCALES[word] < scale and current:
            total, scale = total + _whole(current * SCALES[word]), SCALES[word]
            current, last = 0, "scale"
        elif not last and is_figure(word):
            current, last = figure(word), "figure"
        else:
            break
        i += 1
        taken = i - at
        scaled = taken if last == "scale" else scaled
    return Numeral(total + current, taken) if taken else None


_SMALL = frozenset({*UNITS, *TEENS, *TENS})


def _whole(value: int | float) -> int | float:
    return int(value) if value == int(value) else value
