"""The number of a quantity: where it starts and ends, what it is worth, how it is bounded."""

import re
from collections.abc import Collection
from dataclasses import dataclass, replace

from onrecord.reading.quantity import lexicon
from onrecord.reading.quantity.lexicon import Change
from onrecord.reading.timex.letters import BREAK, Words, letter_class
from onrecord.text import numerals


@dataclass(frozen=True, slots=True)
class Amount:
    """A number in words `first` to `last` (exclusive) of a text, its bounds, and its currency when it has a sign."""

    first: int
    last: int
    low: float | None
    high: float | None
    value: float | None  # None: a range or a vague number
    change: Change = "="
    currency: str | None = None  # normal form: "dollar"
    scale: float = 1  # what a scale word multiplied by: 1,000,000 in "5 million"
    spelled: bool = False  # in words: "two"
    fraction: bool = False  # "two-thirds", "one in five"
    vague: bool = False  # "hundreds"
    bound_first: int | None = None  # first word of "more than" before it; None: unbounded


class Line:
    """The words of a text as quantities are read from them. Places outside the text hold no word."""

    __slots__ = ("_lowers", "letters", "text", "words")

    def __init__(self, text: str, words: Words, letters: str) -> None:
        self.text, self.words, self.letters = text, words, letters
        # Padded, so that a place a little before the first word (a negative index) or after the last finds an empty word.
        self._lowers = [*words.lowers, *_PADDING]
        at = letters.find(BREAK)
        while at >= 0:
            self._lowers[at] = ""
            at = letters.find(BREAK, at + 1)

    def lower(self, at: int) -> str:
        """The word at `at` in small letters; empty outside the text and at the break between paragraphs."""
        return self._lowers[at]

    def raw(self, at: int) -> str:
        """The word at `at` as written; empty where `lower` is."""
        if not self._lowers[at]:
            return ""
        return self.text[self.words.starts[at] : self.words.end(at)]

    def glued(self, at: int) -> bool:
        """Tell whether the word at `at` touches the one before it."""
        return 0 < at < len(self.letters) and self.words.end(at - 1) == self.words.starts[at]

    def number(self, at: int) -> float | None:
        """What the number at `at` is worth; None when there is no plain number."""
        if not 0 <= at < len(self.letters) or self.letters[at] not in _NUMBER:
            return None
        value = self.words.values[at][1]
        return value if isinstance(value, (int, float)) else None


_NUMBER = frozenset(letter_class("number")[1:-1])
_SPELLED = frozenset(letter_class("spelled|spelled_year")[1:-1])
_HEADS = lexicon.VAGUE_FIRST | {"half"}
_NUMBER_LETTER = re.compile(letter_class("number"))
_PADDING = ("",) * 64
_ARTICLES = frozenset(("a", "an"))
_AFTER_ARTICLE = frozenset((*lexicon.SCALE_WORDS, *lexicon.FRACTIONS))
_WORDED = _HEADS | _AFTER_ARTICLE
_JOINS = frozenset(("-", "–", "—", "to", "and", "or"))


def candidates(line: Line) -> list[int]:
    """Return the words a number may start at, in order."""
    lowers = line.words.lowers
    places = {match.start() for match in _NUMBER_LETTER.finditer(line.letters)}
    if not _WORDED.isdisjoint(lowers):
        for at in [at for at, word in enumerate(lowers) if word in _WORDED]:
            if lowers[at] in _HEADS:
                places.add(at)
            elif at and lowers[at - 1] in _ARTICLES:
                places.add(at - 1)
            elif lowers[at] in lexicon.SCALE_WORDS:
                places.add(at)
    return sorted(places)


def amount_at(line: Line, at: int) -> Amount | None:
    """Return the number that starts at word `at`, with its currency and bounds but without its unit; None when none does."""
    found = _vague(line, at) or _fraction(line, at) or _plain(line, at) or _bare_scale(line, at)
    if found is None:
        return None
    return _bounded(line, _with_currency(line, found))


def joined(line: Line, one: Amount, two_at: int, *, link: str, falling: bool = False) -> Amount | None:
    """Return the range from `one` to the number at `two_at`: "33-35 billion", "$3 billion to $5 billion"; None when it is none.

    With `falling` the second may be the smaller: "from $2,415 to $2,315". A first number without a scale takes the second's where that makes it the smaller: "5 to 7 million".
    """
    two = _plain(line, two_at)
    if two is None:
        return None
    two = _with_currency(line, two)
    if two.value is None or one.fraction or one.value is None:
        return None
    low = one.value
    if one.scale == 1 and two.scale > 1 and low < two.value / two.scale:
        low *= two.scale
    elif (
        one.scale == 1
        and two.scale == 1
        and low < 1000 <= two.value
        and two.value % 1000 == 0
        and low < two.value / 1000
    ):
        low *= 1000  # "10-15,000 troops"
    high = two.value
    if falling and high < low:
        low, high = high, low
    if low >= high or (link in "-–—" and two.last - two_at > 2 and not two.currency):
        return None
    currency = one.currency or two.currency
    # "More than 10-12,000" is 10,000 or more; "up to 10-12,000" no more than 12,000; "from up to 252 to 287" goes from one to the other.
    change: Change = "=" if falling and one.change in "<>" else one.change
    ends = (None if change == "<" else low), (None if change == ">" else high)
    return replace(
        one, last=two.last, low=ends[0], high=ends[1], value=None, change=change, currency=currency, scale=two.scale
    )


def bounded_after(line: Line, amount: Amount, at: int) -> tuple[Amount, int] | None:
    """Return the amount with the bound that stands after its noun, and where that ends: "10,000 men or more", "40 boats at most"."""
    if amount.change != "=" or amount.vague or amount.fraction or amount.value is None:
        return None
    key = (line.lower(at), line.lower(at + 1))
    change = _BOUNDS_LAST.get(key)
    if change is None or line.lower(at + 2) not in ("", ".", ",", ";", ":", "!", "?", ")", "”", '"', "–", "—"):
        return None
    low, high = (None if change == "<" else amount.low), (None if change == ">" else amount.high)
    return replace(amount, low=low, high=high, change=change), at + 2


def _plain(line: Line, at: int) -> Amount | None:
    """ "10,000", "2.5 million", "$13.6M", "twenty-five", "two dozen", "a million", "2 1/2"."""
    value = line.number(at)
    if value is None:
        return _round(line, at)
    spelled = line.letters[at] in _SPELLED
    last, scale = _scale_after(line, at, spelled=spelled)
    if scale != 1:
        value *= scale
    elif _and_a_half(line, last):
        value, last = value + 0.5, _and_a_half(line, last)
        scale = lexicon.SCALE_WORDS.get(line.lower(last), 1)
        value, last = value * scale, last + (scale != 1)
    else:
        top, bottom = line.number(last), line.number(last + 2)
        if line.lower(last + 1) == "/" and top and bottom and 0 < top < bottom <= 16:
            value, last = value + top / bottom, last + 3
        scale = _scale_in(line.lower(at))
    value = _tidy(value)
    sign = _minus_before(line, at)
    if sign:
        return Amount(at - sign, last, -value, -value, -value, scale=scale)
    return Amount(at, last, value, value, value, scale=scale, spelled=spelled)


def _and_a_half(line: Line, at: int) -> int:
    """Return where "and a half" or "-and-a-half" at `at` ends; 0 when it does not stand there."""
    for word in ("and", "a", "half"):
        at += line.lower(at) == "-"
        if line.lower(at) != word:
            return 0
        at += 1
    return at


def _round(line: Line, at: int) -> Amount | None:
    """ "a million", "half a million", "a dozen"."""
    word = line.lower(at)
    if word not in ("a", "an", "half"):
        return None
    step = 1 if word != "half" or line.lower(at + 1) != "a" else 2
    size = lexicon.SCALE_WORDS.get(line.lower(at + step))
    if size is None or (line.lower(at + step + 1) == "-" and line.glued(at + step + 1)):
        return None
    last = at + step + 1
    if size == 100 and line.lower(last) in ("thousand", "million", "billion"):  # "a hundred thousand"
        size, last = size * lexicon.SCALE_WORDS[line.lower(last)], last + 1
    value = size / 2 if word == "half" else size
    if word != "half" and _and_a_half(line, last):
        value, last = value * 1.5, _and_a_half(line, last)
    value = _tidy(value)
    return Amount(at, last, value, value, value, scale=size, spelled=True)


def _bare_scale(line: Line, at: int) -> Amount | None:
    """ "about thousand soldiers", "over hundred thousand shells", as translations have it: without an article only after a bound."""
    size, last = lexicon.SCALE_WORDS.get(line.lower(at)), at + 1
    if size is None or line.lower(at) == "dozen" or _bound_ending(line, at - 1)[0] is None:
        return None
    if size == 100 and line.lower(last) in ("thousand", "million"):
        size, last = size * lexicon.SCALE_WORDS[line.lower(last)], last + 1
    return Amount(at, last, size, size, size, scale=size, spelled=True)


def _scale_after(line: Line, at: int, *, spelled: bool) -> tuple[int, float]:
    """Return where the number at `at` ends with the scale written after it, and the scale: "13.6M", "$5bn", "two dozen"."""
    last = at + 1
    after = line.lower(last)
    if after == "dozen":
        return last + 1, 12
    if after == "-" and line.glued(last) and line.lower(last + 1) in ("thousand", "million", "billion", "trillion"):
        return last + 2, lexicon.SCALE_WORDS[line.lower(last + 1)]
    if spelled or after not in lexicon.SCALE_SUFFIX or (line.glued(last + 1) and line.lower(last + 1)[:1].isalnum()):
        return last, 1
    money = _has_currency(line, at)
    counts = (
        after == "m" and re.fullmatch(r"[a-z]{3,}s|people|men|women|children", line.raw(last + 1)) is not None
    )  # "1.5m shells"
    capital = line.raw(last) in ("M", "B", "K", "BN", "MN", "Bn", "Mn")
    glued = line.glued(last)
    if after in ("t", "b", "m") and not capital:
        sure = money or (counts and glued)
    else:
        sure = glued or (money and after in ("bn", "mln", "bln", "mn"))
    return (last + 1, lexicon.SCALE_SUFFIX[after]) if sure else (last, 1)


def _minus_before(line: Line, at: int) -> int:
    """How many words before the number at `at` make it negative: "minus 30", "minus-30", "-5"."""
    before, earlier = line.lower(at - 1), line.lower(at - 2)
    if earlier == "or" and line.lower(at - 3) == "plus":
        return 0  # "plus or minus 3 points" is how far the truth may lie
    if before in ("minus", "\u2212"):
        return 1
    if before != "-" or not line.glued(at):
        return 0
    if earlier == "minus":
        return 2
    free = not line.glued(at - 1) and earlier not in lexicon.CURRENCY_SIGNS and line.number(at - 2) is None
    return 1 if free else 0


def _scale_in(lower: str) -> float:
    for word in reversed(re.split(r"[ -]", lower)):
        if word in numerals.SCALES:
            return numerals.SCALES[word]
    return 1


def _tidy(value: float) -> float:
    value = round(value, 6) if abs(value) < 1e15 else value
    return int(value) if value == int(value) else value


def _vague(line: Line, at: int) -> Amount | None:
    if line.lower(at) not in lexicon.VAGUE_FIRST:
        return None
    for size in (4, 3, 2, 1):
        bounds = lexicon.VAGUE.get(tuple(line.lower(at + i) for i in range(size)))
        if bounds:
            if line.lower(at + size) == "-":
                return None
            return Amount(at, at + size, bounds[0], bounds[1], None, "~", vague=True, spelled=True)
    return None


def _fraction(line: Line, at: int) -> Amount | None:
    """ "two-thirds", "a third of", "half of", "one in five", "1/3"."""
    top = line.number(at)
    word = line.lower(at)
    if top is None:
        if word in ("a", "one") and line.lower(at + 1) in lexicon.FRACTIONS and line.lower(at + 2) == "of":
            return _part(at, at + 2, 1 / lexicon.FRACTIONS[line.lower(at + 1)])
        if (
            word == "half"
            and line.lower(at - 1) not in _ORDINAL_HALF
            and (line.lower(at + 1) in _HALF_OF or (_bound_before(line, at)[0] and line.lower(at + 1) not in _HALF_A))
        ):
            return _part(at, at + 1, 0.5)
        return None
    step = at + 2 if line.lower(at + 1) == "-" else at + 1
    bottom = lexicon.FRACTIONS.get(line.lower(step))
    if (
        bottom
        and top < bottom
        and (
            top > 1 or line.lower(step + 1) == "of" or (bottom in (3, 4) and line.lower(at) == "one" and step == at + 2)
        )
    ):
        return _part(at, step + 1, top / bottom)
    if line.lower(at + 1) == "/" and line.glued(at + 1) and line.glued(at + 2):
        bottom_number = line.number(at + 2)
        if (
            bottom_number
            and 0 < top < bottom_number
            and not (line.lower(at + 3) == "/" and line.glued(at + 3))
            and bottom_number in _PARTS
        ):
            return _part(at, at + 3, top / bottom_number)
        return None
    for words in (("in",), ("out", "of"), ("of", "every"), ("in", "every"), ("out", "of", "every")):
        end = at + 1 + len(words)
        if all(line.lower(at + 1 + i) == w for i, w in enumerate(words)):
            bottom_number = line.number(end)
            if (
                bottom_number
                and top < bottom_number <= 1000
                and (top < 10 or words[-1] != "in")
                and bottom_number == int(bottom_number)
            ):
                return _part(at, end + 1, top / bottom_number)
    return None


# What things are divided into; "9/11" and "24/7" are names of a day and of a week.
_PARTS = frozenset((2, 3, 4, 5, 6, 8, 9, 10, 12, 16, 20, 25, 32, 64, 100))
_HALF_OF = frozenset(("of", "the", "its", "their", "his", "her", "our", "my", "all", "this", "that", "these", "those"))
_HALF_A = frozenset(("a", "an", "-", "way", "as"))  # "half an hour", "half-way", "half as much" are no shares
_ORDINAL_HALF = frozenset(("first", "second", "other", "opening", "final", "last", "1st", "2nd", "latter"))


def _part(first: int, last: int, value: float) -> Amount:
    return Amount(first, last, value, value, value, spelled=True, fraction=True)


def _has_currency(line: Line, at: int) -> bool:
    before = line.lower(at - 1)
    return (
        before in lexicon.CURRENCY_SIGNS
        or _code(line, at - 1) is not None
        or (before in lexicon.DOLLARS and line.lower(at - 2) in lexicon.CURRENCY_SIGNS)
    )


def _code(line: Line, at: int) -> str | None:
    code = lexicon.CURRENCY_CODES.get(line.lower(at))
    return code if code and (line.raw(at).isupper() or line.raw(at) in ("Rs", "dlrs")) else None


def _with_currency(line: Line, amount: Amount) -> Amount:
    """Take in the sign before the number: "$", "US$", "$US", "HK $", "RM", "Y="."""
    at = amount.first - 1
    before = line.lower(at)
    if before == "=" and line.raw(at - 1) == "Y":
        return replace(amount, first=at - 1, currency="yen")
    if before in lexicon.CURRENCY_SIGNS:
        currency = lexicon.CURRENCY_SIGNS[before]
        letters = line.lower(at - 1)
        if (
            before == "$"
            and letters in lexicon.DOLLARS
            and line.raw(at - 1).isupper()
            and (line.glued(at) or letters != "a")
        ):
            return replace(amount, first=at - 1, currency=lexicon.DOLLARS[letters])
        if before == "$" and letters == "." and line.lower(at - 2) == "s" and line.lower(at - 4) == "u":
            return replace(amount, first=at - 4, currency=currency)
        return replace(amount, first=at, currency=currency)
    if before in lexicon.DOLLARS and line.lower(at - 1) == "$" and line.raw(at).isupper():
        return replace(amount, first=at - 1, currency=lexicon.DOLLARS[before])
    code = _code(line, at)
    return replace(amount, first=at, currency=code) if code else amount


def _bounded(line: Line, amount: Amount) -> Amount:
    """Read "more than", "about", "up to" before the number and "or more", "+" after it."""
    change, first = _bound_before(line, amount.first)
    last = amount.last
    after = _bound_after(line, last)
    if after is not None:
        change, last = after
    if amount.fraction and change is None and amount.value is not None:
        return amount
    if change is None:
        return amount
    low, high, value = amount.low, amount.high, amount.value
    if amount.vague:
        low, high = (low, None) if change == ">" else (low, high)
        change = "~" if change != ">" else ">"
    elif change == ">":
        high = None
    elif change == "<":
        low = None
    return replace(amount, last=last, low=low, high=high, value=value, change=change, bound_first=first)


_BOUNDS_LAST: dict[tuple[str, ...], Change] = {
    ("at", "least"): ">", ("at", "most"): "<",
    **{key: change for key, change in lexicon.BOUNDS_AFTER.items() if key[0] == "or"},
}  # fmt: skip


def _bound_before(line: Line, first: int) -> tuple[Change | None, int | None]:
    at = first - 1
    while (
        line.lower(at) in ("a", "an", "the", "total", "of", "another", "only", "just", "additional")
        and line.lower(at) not in lexicon.BOUND_LASTS
    ):
        at -= 1
        if first - at > 5:
            return None, None
    if line.lower(at) == "-" and line.lower(at - 1) == "sub" and line.glued(at):
        return "<", at - 1
    if line.lower(at) == "to" and line.lower(at - 1) == "up" and line.lower(at - 2) in ("lead", "run", "build", "-"):
        return None, None  # "in the lead up to 5G"
    if line.lower(at) == "age" and line.lower(at - 1) == "the":
        at -= 2  # "children under the age of five"
    return _bound_ending(line, at)


def _bound_ending(line: Line, at: int) -> tuple[Change | None, int | None]:
    if line.lower(at) not in lexicon.BOUND_LASTS:
        return None, None
    for size in (5, 4, 3, 2, 1):
        begin = at - size + 1
        change = lexicon.BOUNDS.get(tuple(line.lower(i) for i in range(begin, at + 1)))
        if change:
            inner = _bound_ending(line, begin - 1) if size == 1 and change == "~" else (None, None)
            return inner if inner[0] else (change, begin)
    return None, None


def _bound_after(line: Line, at: int) -> tuple[Change, int] | None:
    if line.lower(at) == "-" and line.lower(at + 1) in ("plus", "odd") and line.glued(at) and line.glued(at + 1):
        return lexicon.BOUNDS_AFTER[(line.lower(at + 1),)], at + 2  # "3,000-plus workers"
    for size in (2, 1):
        key = tuple(line.lower(at + i) for i in range(size))
        change = lexicon.BOUNDS_AFTER.get(key)
        if (
            change
            and not (key == ("plus",) and line.lower(at + 1) in ("the", "a"))
            and not (key == ("+",) and not line.glued(at))
        ):
            return change, at + size
    return None


def is_join(word: str, before: str, allowed: Collection[str] = _JOINS) -> bool:
    """Tell whether `word` can stand between the ends of a range; "and" only after "between"."""
    return word in allowed and (word != "and" or before == "between")
