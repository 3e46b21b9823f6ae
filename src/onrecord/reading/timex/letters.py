"""A text as one letter a word, so that a rule is a regular expression over kinds of words.

Two words get the same letter when they are of the same kinds; `FILLER` stands for any word of no kind. A number of several
words ("twenty-five", "2.5 million") is one letter.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from onrecord.reading.timex import lexicon
from onrecord.reading.timex.rules import CORE_KINDS, MACROS, RULES
from onrecord.text import numerals

FILLER = "."
BREAK = "\n"

_WORD = re.compile(
    r"[ap]\.\s?m\b\.?|[ap]m\b|\d{1,2}[:.]\d\d(?=\s?(?:[ap]\.?m|gmt|utc|local))|\d{1,2}:\d\d(?::\d\d)?|\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+\.\d+"
    r"|\d+(?:st|nd|rd|th|s)?\b|\d+|[^\W\d_]+|\n\s*\n|[^\w\s]|_",
    re.IGNORECASE,
)
_ORDINAL = re.compile(r"(\d{1,3})(?:st|nd|rd|th)", re.IGNORECASE)
_CLOCK = re.compile(r"(\d{1,2})[:.](\d\d)(?::\d\d)?")
_MERIDIEM = re.compile(r"([ap])\.?\s?m\.?", re.IGNORECASE)
_DECADE = re.compile(r"(\d{2}|\d{4})s", re.IGNORECASE)

Value = int | float | str | None


class Word(NamedTuple):
    """A word (or a number of several words), where it stands and what it is worth."""

    start: int
    end: int
    lower: str
    value: Value


def _kinds_by_word() -> dict[str, frozenset[str]]:
    kinds: dict[str, set[str]] = {}

    def add(words: "Iterator[str] | list[str]", kind: str) -> None:
        for word in words:
            kinds.setdefault(word, set()).add(kind)

    add(list(lexicon.MONTHS), "month")
    add(list(lexicon.WEEKDAYS), "weekday")
    add([name + "s" for name in lexicon.WEEKDAYS], "weekdays")
    add(list(lexicon.WEEKDAY_SHORT), "weekday_short")
    add(list(lexicon.UNITS), "unit")
    add(list(lexicon.UNITS_PLURAL), "units")
    add(list(lexicon.PARTS), "part")
    add(list(lexicon.SEASONS), "season")
    add([*lexicon.YEARLY], "adverb")
    add(list(lexicon.HOLIDAYS), "holiday")
    add(list(lexicon.REFS), "ref")
    add(list(lexicon.ZONES), "zone")
    add(list(lexicon.DECADES), "decade")
    add(list(numerals.ORDINALS), "ordinal")
    add(["couple", "several", "few", "many"], "vague")
    for word in set(
        re.findall(r"=(\w+)", " ".join([*MACROS.values(), CORE_KINDS, *(pattern for _, pattern in RULES)]))
    ):
        kinds.setdefault(word, set()).add("=" + word)
    for mark, name in (
        (",", "comma"),
        (".", "dot"),
        ("-", "hyphen"),
        ("–", "hyphen"),
        ("'", "apostrophe"),
        ("’", "apostrophe"),
        ("/", "slash"),
    ):
        kinds.setdefault(mark, set()).add(name)
    kinds.setdefault("s", set()).add("poss")
    return {word: frozenset(found) for word, found in kinds.items()}


_NUMBER_KINDS = tuple(
    frozenset(kinds)
    for kinds in (
        {"number"}, {"number", "monthday"}, {"number", "monthday", "hour"}, {"number", "year"}, {"ordinal", "monthday"},
        {"ordinal"}, {"clock"}, {"meridiem"}, {"decade"}, {"number", "spelled"}, {"number", "spelled_year"}, {"number", "hour"},
        {"number", "monthday", "spelled"}, {"number", "short_year"},
    )
)  # fmt: skip
_BY_WORD = _kinds_by_word()
_LETTER: dict[frozenset[str], str] = {}
for _kinds in [*_BY_WORD.values(), *_NUMBER_KINDS]:
    _LETTER.setdefault(_kinds, chr(0x100 + len(_LETTER)))
_WORD_LETTER = {word: _LETTER[kinds] for word, kinds in _BY_WORD.items()}
# Words that are something else in small letters: "may", "march", "mar", "sat", "dec".
_CAPITAL_ONLY = frozenset({*lexicon.MONTHS, *lexicon.WEEKDAY_SHORT, *lexicon.HOLIDAYS}) - {"january"}
_WEEKDAY_LIKE = frozenset(lexicon.WEEKDAYS)


def letter_class(kinds: str) -> str:
    """Return the regular expression for a word of one of `kinds`, "|" between them; "=word" is that very word.

    Raises `KeyError` when no word is of the kind, so that a mistyped rule fails when it is compiled.
    """
    letters: set[str] = set()
    for kind in kinds.split("|"):
        found = {letter for known, letter in _LETTER.items() if kind in known}
        if not found:
            raise KeyError(f"no word is of kind {kind!r}")
        letters |= found
    return "[" + "".join(sorted(letters)) + "]"


def spell(text: str) -> tuple[list[Word], str]:
    """Return the words of `text` and their letters, one letter a word."""
    raw = [(m.start(), m.end(), m.group().lower()) for m in _WORD.finditer(text)]
    words: list[Word] = []
    letters: list[str] = []
    i, count = 0, len(raw)
    known = _WORD_LETTER
    while i < count:
        start, end, lower = raw[i]
        i += 1
        first = lower[0]
        if first.isdecimal():
            if lower.isascii():
                i += _number(text, raw, i - 1, words, letters) - 1
            continue
        if lower in numerals.WORDS and lower not in numerals.SCALES and lower != "hundred":
            i += _spelled(raw, i - 1, words, letters) - 1
            continue
        letter = known.get(lower)
        if letter is None:
            match = _MERIDIEM.fullmatch(lower) if first in "ap" and len(lower) < 6 else None
            if match:
                words.append(Word(start, end, lower, match.group(1).lower()))
                letters.append(_LETTER[_NUMBER_KINDS[7]])
            else:
                words.append(Word(start, end, lower, None))
                letters.append(BREAK if first == "\n" else FILLER)
            continue
        if lower in _CAPITAL_ONLY and not text[start].isupper():
            letter = FILLER
        words.append(Word(start, end, lower, None))
        letters.append(letter)
    return words, "".join(letters)


def _number(text: str, raw: list[tuple[int, int, str]], at: int, words: list[Word], letters: list[str]) -> int:
    """Add the number in digits at `raw[at]`; return how many raw words it took."""
    start, end, lower = raw[at]

    def put(value: Value, *kinds: str, stop: int = end) -> None:
        words.append(Word(start, stop, lower, value))
        letters.append(_LETTER[frozenset(kinds)])

    if match := _ORDINAL.fullmatch(lower):
        number = int(match.group(1))
        put(number, "ordinal", *(("monthday",) if 0 < number < 32 else ()))
    elif match := _DECADE.fullmatch(lower):
        put(int(match.group(1)), "decade")
    elif match := _CLOCK.fullmatch(lower):
        if ":" in lower or _meridiem_follows(raw, at):
            put(f"{int(match.group(1)):02d}:{match.group(2)}", "clock")
        else:
            put(float(lower), "number")
    elif not numerals.is_figure(lower):
        words.append(Word(start, end, lower, None))
        letters.append(FILLER)
    else:
        read = (
            numerals.numeral([w for _, _, w in raw[at : at + 3]])
            if at + 1 < len(raw) and raw[at + 1][2] in _SCALE_WORDS
            else None
        )
        if read and read.words > 1:
            put(read.value, "number", stop=raw[at + read.words - 1][1])
            return read.words
        value = numerals.figure(lower)
        kinds = ["number"]
        if "." not in lower and "," not in lower:
            if len(lower) == 4 and 1000 <= value < 2200:
                kinds.append("year")
            elif len(lower) <= 2 and value < 32:
                kinds += ["monthday"] if value else []
                kinds += ["hour"] if value <= 24 else []
            elif len(lower) == 2:
                kinds.append("short_year")
        put(value, *kinds)
    return 1


_SCALE_WORDS = frozenset({*numerals.SCALES, "hundred"})


def _meridiem_follows(raw: list[tuple[int, int, str]], at: int) -> bool:
    return at + 1 < len(raw) and (_MERIDIEM.fullmatch(raw[at + 1][2]) is not None or raw[at + 1][2] in lexicon.ZONES)


def _spelled(raw: list[tuple[int, int, str]], at: int, words: list[Word], letters: list[str]) -> int:
    """Add the number in words at `raw[at]`; return how many raw words it took."""
    window = [w for _, _, w in raw[at : at + 12]]
    start, _, lower = raw[at]
    read = numerals.numeral(window)
    assert read is not None  # the caller saw a number word
    if read.value in (18, 19, 20) and read.words == 1 and len(window) > 1:
        rest = numerals.numeral(window, 2 if window[1] == "-" else 1)
        if rest and 10 <= rest.value < 100:
            taken = (2 if window[1] == "-" else 1) + rest.words
            words.append(Word(start, raw[at + taken - 1][1], lower, int(read.value * 100 + rest.value)))
            letters.append(_LETTER[frozenset(("number", "spelled_year"))])
            return taken
    words.append(Word(start, raw[at + read.words - 1][1], " ".join(window[: read.words]), read.value))
    kinds = (
        ("number", "monthday", "spelled")
        if isinstance(read.value, int) and 0 < read.value < 32
        else ("number", "spelled")
    )
    letters.append(_LETTER[frozenset(kinds)])
    return read.words
