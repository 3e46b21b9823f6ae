"""A text as one letter a word, so that a rule is a regular expression over kinds of words.

Two words get the same letter when they are of the same kinds; `FILLER` stands for any word of no kind. A number of several
words ("twenty-five", "2.5 million") is one letter.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, compress, count, repeat
from operator import not_
from typing import NamedTuple

from onrecord.reading.timex import lexicon
from onrecord.reading.timex.rules import CORE_KINDS, MACROS, RULES
from onrecord.text import numerals

FILLER = "."
BREAK = "\n"

# Of the text in small letters: words, numbers with what belongs to them, single marks, each with the space after it; other
# white space. All of the text is matched. Plain words come first and by themselves: most pieces are, and it halves the time.
_PIECE = re.compile(
    r"[a-z]+ ?"
    r"|(?:\d{4}-\d\d-\d\d(?!\d)|\d{1,2}\.\d{1,2}\.\d{4}(?!\d)|\d{1,2}/\d{1,2}/\d{4}(?!\d)"  # 2031-03-12, 12.3.2031, 3/12/2031
    r"|\d{1,2}[:.]\d\d(?=\s?(?:[ap]\.?m|gmt|utc|local))|\d{1,2}:\d\d(?::\d\d)?"  # 10.35 a.m., 10:35
    r"|\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d{1,3}(?:[\u00a0\u202f]\d{3})+(?!\d)|\d{1,3}(?: \d{3})* 000(?!\d)"  # 10,000, 10 000
    r"|\d{1,3}(?:\.\d{3}){2,}(?![\d.])|\d{1,3},\d{1,2}(?=\s?(?:%|(?:[tmb]r?illion|thousand|ml?n|bl?n|percent|per cent|times|points?)\b))"  # 1.000.000, 2,5 %
    r"|\d+\.\d+|(?<=\s)\.\d+|\d+(?:st|nd|rd|th|s)?\b|\d+"  # 2.5, .5, 3rd, 1980s, 5
    r"|[^\W\d_]+|\S) ?|\n\s*\n\s*|\s"
)
_ORDINAL = re.compile(r"(\d{1,3})(?:st|nd|rd|th)")
_NUMERIC_DATE = re.compile(r"(\d{4})-(\d\d)-(\d\d)|(\d{1,2})([./])(\d{1,2})[./](\d{4})")
_CLOCK = re.compile(r"(\d{1,2})[:.](\d\d)(?::\d\d)?")
_DECADE = re.compile(r"(\d{2}|\d{4})s")

Value = int | float | str | None


class Word(NamedTuple):
    """A word (or a number of several words), where it stands and what it is worth."""

    start: int
    end: int
    lower: str
    value: Value


class Words:
    """The words of a text, made when they are asked for: most of an article is never looked at twice."""

    __slots__ = ("lowers", "starts", "values")

    def __init__(self, starts: list[int], lowers: list[str], values: dict[int, tuple[int, Value]]) -> None:
        self.starts, self.lowers, self.values = starts, lowers, values

    def end(self, at: int) -> int:
        """Where the word at `at` ends."""
        known = self.values.get(at)
        return known[0] if known else self.starts[at] + len(self.lowers[at])

    def __len__(self) -> int:
        return len(self.starts)

    def __getitem__(self, at: int) -> Word:
        start, lower = self.starts[at], self.lowers[at]
        if at in self.values:
            end, value = self.values[at]
            return Word(start, end, lower, value)
        return Word(start, start + len(lower), lower, None)


def _kinds_by_word() -> dict[str, frozenset[str]]:
    kinds: dict[str, set[str]] = {}

    def add(words: list[str], kind: str) -> None:
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
        {"numeric_date"}, {"ordinal"}, {"clock"}, {"decade"}, {"number", "spelled"}, {"number", "spelled_year"}, {"number", "hour"},
        {"number", "monthday", "spelled"}, {"number", "short_year"},
    )
)  # fmt: skip
_BY_WORD = _kinds_by_word()
_LETTER: dict[frozenset[str], str] = {}
for _kinds in [*_BY_WORD.values(), *_NUMBER_KINDS]:
    _LETTER.setdefault(_kinds, chr(0x100 + len(_LETTER)))
_NUMBER_LETTER = {kinds: _LETTER[kinds] for kinds in _NUMBER_KINDS}
# Marks of words that need a second look: a number in words, and a word that is a name only with a capital letter.
_SPELLED, _CAPITAL = "\x01", "\x02"
_SCALES = frozenset({*numerals.SCALES, "hundred"})
_WORD_LETTER = {word: _LETTER[kinds] for word, kinds in _BY_WORD.items()}
_CAPITAL_ONLY = frozenset({*lexicon.MONTHS, *lexicon.WEEKDAY_SHORT, *lexicon.HOLIDAYS})
_FIRST_LOOK = {
    **_WORD_LETTER,
    **dict.fromkeys(numerals.WORDS - _SCALES, _SPELLED),
    **dict.fromkeys(_CAPITAL_ONLY, _CAPITAL),
    BREAK: BREAK,
}
_MARK = re.compile(f"[{_SPELLED}{_CAPITAL}]")


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


@lru_cache(maxsize=2)  # dates and figures of one article ask one after the other
def spell(text: str) -> tuple[Words, str]:
    """Return the words of `text` and their letters, one letter a word."""
    pieces = _PIECE.findall(_lowered(text))
    words = list(map(str.strip, pieces))  # white space becomes empty
    for at in _empty(words):
        if len(pieces[at]) > 1:
            words[at] = BREAK
    # Word by word in C, as this is most of what dates and figures cost.
    starts = list(compress(accumulate(map(len, pieces), initial=0), words))
    lowers = list(filter(None, words))
    letters = list(map(_FIRST_LOOK.get, lowers, repeat(FILLER)))
    return _settled(text, starts, lowers, letters)


def _empty(words: list[str]) -> Iterator[int]:
    """Yield the places of the empty words."""
    at = -1
    while True:
        try:
            at = words.index("", at + 1)
        except ValueError:
            return
        yield at


def _in_digits(word: str) -> bool:
    return "0" <= word[0] <= "9" or (word[0] == "." and len(word) > 1)


def _lowered(text: str) -> str:
    """Return `text` in small letters, as long as it was: two capitals become two characters when made small."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


class _Number(NamedTuple):
    """A number found at a word: how many words it takes, its kinds and its worth."""

    words: int
    kinds: frozenset[str]
    value: Value


def _settled(text: str, starts: list[int], lowers: list[str], letters: list[str]) -> tuple[Words, str]:
    """Give the words that need a second look their letter, and make one word of a number of several."""
    marked = [match.start() for match in _MARK.finditer("".join(letters))]
    other = map(not_, map(str.isalpha, lowers))
    marked += [at for at in compress(count(), other) if _in_digits(lowers[at])]
    marked.sort()
    values: dict[int, tuple[int, Value]] = {}
    new_starts: list[int] = []
    new_lowers: list[str] = []
    new_letters: list[str] = []
    done = 0
    for at in marked:
        if at < done:
            continue
        if letters[at] == _CAPITAL:
            letters[at] = _WORD_LETTER[lowers[at]] if text[starts[at]].isupper() else FILLER
            continue
        found = _spelled(lowers, at) if letters[at] == _SPELLED else _number(lowers, at)
        if found is None:
            letters[at] = FILLER
            continue
        new_starts += starts[done:at]
        new_lowers += lowers[done:at]
        new_letters += letters[done:at]
        last = at + found.words - 1
        values[len(new_starts)] = (starts[last] + len(lowers[last]), found.value)
        new_starts.append(starts[at])
        new_lowers.append(" ".join(lowers[at : last + 1]))
        new_letters.append(_NUMBER_LETTER[found.kinds])
        done = last + 1
    new_starts += starts[done:]
    new_lowers += lowers[done:]
    new_letters += letters[done:]
    return Words(new_starts, new_lowers, values), "".join(new_letters)


def _number(lowers: list[str], at: int) -> _Number | None:
    """Return the number in digits at `lowers[at]`."""
    lower = lowers[at]
    after = lowers[at + 1] if at + 1 < len(lowers) else ""
    if not lower.isascii():
        return None
    if match := _NUMERIC_DATE.fullmatch(lower):
        return _Number(1, frozenset(("numeric_date",)), _in_figures(match))
    if match := _ORDINAL.fullmatch(lower):
        number = int(match.group(1))
        return _Number(1, frozenset(("ordinal", "monthday") if 0 < number < 32 else ("ordinal",)), number)
    if match := _DECADE.fullmatch(lower):
        return _Number(1, frozenset(("decade",)), int(match.group(1)))
    if (match := _CLOCK.fullmatch(lower)) and (":" in lower or _is_clock(match, lowers, at + 1)):
        return _Number(1, frozenset(("clock",)), f"{int(match.group(1)):02d}:{match.group(2)}")
    if not numerals.is_figure(lower):
        return None
    if after in _SCALES and (read := numerals.numeral(lowers[at : at + 3])) and read.words > 1:
        return _Number(read.words, frozenset(("number",)), read.value)
    value = numerals.figure(lower)
    return _Number(1, frozenset(_kinds_of_digits(lower, value)), value)


def _in_figures(match: re.Match[str]) -> str:
    """Return the ISO form of a date in figures: 12.3.2031 is the day first, 3/12/2031 the month unless it can only be the day."""
    if match.group(1):
        return match.group()
    first, second = int(match.group(4)), int(match.group(6))
    day_first = match.group(5) == "." or first > 12
    month, day = (second, first) if day_first else (first, second)
    return f"{match.group(7)}-{month:02d}-{day:02d}"


_AFTER_CLOCK = frozenset(("am", "pm", *lexicon.ZONES))


def _is_clock(match: re.Match[str], lowers: Sequence[str], at: int) -> bool:
    """Tell whether "10.35" is a time by the word after it: "10.35 am", "10.35 a.m.", not "$10.35 a share"."""
    if int(match.group(1)) > 24 or int(match.group(2)) > 59:
        return False
    word, point = (*lowers[at : at + 2], "", "")[:2]
    return word in _AFTER_CLOCK or (word in ("a", "p") and point == ".")


def _kinds_of_digits(lower: str, value: float) -> tuple[str, ...]:
    if "." in lower or "," in lower:
        return ("number",)
    if len(lower) == 4 and 1000 <= value < 2200:
        return ("number", "year")
    if len(lower) > 2:
        return ("number",)
    if 0 < value < 32:
        return ("number", "monthday", "hour") if value <= 24 else ("number", "monthday")
    if value == 0:
        return ("number", "hour")
    return ("number", "short_year") if len(lower) == 2 else ("number",)


def _spelled(lowers: list[str], at: int) -> _Number | None:
    """Return the number in words at `lowers[at]`; "nineteen ninety-six" is a year."""
    window = lowers[at : at + 12]
    read = numerals.numeral(window)
    if read is None:
        return None
    if read.value in (18, 19, 20) and read.words == 1 and len(window) > 2:
        skip = 2 if window[1] == "-" else 1
        rest = numerals.numeral(window, skip)
        if rest and 10 <= rest.value < 100:
            return _Number(skip + rest.words, frozenset(("number", "spelled_year")), int(read.value * 100 + rest.value))
    small = isinstance(read.value, int) and 0 < read.value < 32
    kinds = ("number", "monthday", "spelled") if small else ("number", "spelled")
    return _Number(read.words, frozenset(kinds), read.value)
