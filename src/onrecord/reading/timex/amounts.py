"""Meanings of amounts of time and of repeated times: DURATION and SET."""

from onrecord.reading.timex import lexicon
from onrecord.reading.timex.context import Context, Meaning

# TIMEX3 letters; T marks units shorter than a day. A decade is ten years, a century a hundred, a fortnight two weeks.
_UNIT = {
    "second": ("T", "S", 1), "minute": ("T", "M", 1), "hour": ("T", "H", 1), "day": ("", "D", 1), "night": ("", "D", 1),
    "week": ("", "W", 1), "fortnight": ("", "W", 2), "weekend": ("", "WE", 1), "month": ("", "M", 1),
    "quarter": ("", "Q", 1), "year": ("", "Y", 1), "decade": ("", "Y", 10), "century": ("", "Y", 100),
}  # fmt: skip
_HALF = {"Y": "6M", "H": "30M", "M": "30S", "D": "T12H"}
# More than these is a count of something else ("100,000 hours of video" is one still); TIMEX3 has no use for them.
_LARGEST = 10**9


def unit_of(word: str) -> str:
    """Return the unit of time that `word` names, in the singular."""
    return lexicon.UNITS_PLURAL.get(word, word)


def length(count: float | None, unit: str) -> str:
    """Return the TIMEX3 duration of `count` units; None is an unknown number: PXY.

    >>> length(2, "day"), length(2.5, "year"), length(None, "minute"), length(4, "decade")
    ('P2D', 'P2Y6M', 'PTXM', 'P40Y')
    """
    time, letter, times = _UNIT[unit]
    if count is None:
        return f"P{time}X" + {"decade": "DE", "century": "CE"}.get(unit, letter)
    total = count * times
    whole = int(total)
    if total == whole:
        return f"P{time}{whole}{letter}"
    if total - whole == 0.5 and letter in _HALF and not (letter == "M" and not time):
        return f"P{time}{whole}{letter}{_HALF[letter]}" if whole else f"P{time}{_HALF[letter]}"
    return f"P{time}{total:.10g}{letter}"


def amount(context: Context) -> float | bool | None:
    """Return the number of units the slots give: a number, None for "several", False when they make no sense."""
    for slot in ("n",):
        value = context.worth(slot)
        if isinstance(value, (int, float)):
            return value if value <= _LARGEST else False
    vague = context.word("vague")
    if vague:
        return 2 if vague == "couple" else None
    return 1


def duration(context: Context) -> list[Meaning] | None:
    """ "nearly two months", "the past three years", "five-year", "half an hour"."""
    word = context.word("u") or context.word("u2")
    if word is None:
        return None
    unit = unit_of(word)
    count = amount(context)
    if count is False:
        return None
    if context.word("half") or context.word("half2"):
        count = (count or 0) + 0.5
    top, bottom = context.number("top"), context.number("bottom")
    if top is not None and bottom is not None:
        if not 0 < top < bottom <= 16:
            return None
        count = (count or 0) + top / bottom
    return _made(context, length(count, unit))


def half_unit(context: Context) -> list[Meaning] | None:
    """ "half an hour", "half a century"."""
    return _made(context, length(0.5, unit_of(context.word("u") or "")))


def range_units(context: Context) -> list[Meaning] | None:
    """ "two to three weeks": TIMEX3 has one value; the lower is taken, as TimeBank's annotators did."""
    low, high = context.worth("n"), context.worth("n2")
    if not isinstance(low, (int, float)) or not isinstance(high, (int, float)) or not low < high:
        return None
    return _made(context, length(low, unit_of(context.word("u") or "")))


def unknown_units(context: Context) -> list[Meaning] | None:
    """ "weeks", "coming years", "the weeks ahead"."""
    unit = unit_of(context.word("u") or "")
    return _made(context, length(None, unit)) if unit in _UNIT else None


def some_time(context: Context) -> list[Meaning] | None:
    """ "some time"."""
    return _made(context, "PXX")


def recent(context: Context) -> list[Meaning] | None:
    """ "recent years"."""
    return [Meaning(context.first, context.end, "DATE", "PAST_REF", "recent")]


def a_unit(context: Context) -> list[Meaning] | None:
    """ "a month" for how long; "$5 a share, 3% a year" is how often and left alone."""
    unit = unit_of(context.word("u") or "")
    if unit in ("second", "quarter"):
        return None  # "a second attempt", "a quarter of them"
    return _made(context, length(1, unit))


def every(context: Context) -> list[Meaning] | None:
    """ "every day", "every other week", "each year", "every three months"."""
    unit = unit_of(context.word("u") or "")
    count = context.number("n") or 1
    if context.word("other"):
        count = 2
    return [Meaning(context.first, context.end, "SET", length(count, unit), "repeated")]


def every_weekday(context: Context) -> list[Meaning] | None:
    """ "every Tuesday", "Mondays"."""
    name = (context.word("wd") or "").removesuffix("s")
    number = lexicon.WEEKDAYS.get(name)
    if number is None:
        return None
    part = lexicon.PARTS.get(context.word("part") or "")
    value = f"XXXX-WXX-{number + 1}" + (f"T{part}" if part else "")
    return [Meaning(context.first, context.end, "SET", value, "repeated")]


def every_month(context: Context) -> list[Meaning] | None:
    """ "every June", "every summer"."""
    word = context.word("m") or ""
    if word in lexicon.MONTHS:
        return [Meaning(context.first, context.end, "SET", f"XXXX-{lexicon.MONTHS[word]:02d}", "repeated")]
    return [Meaning(context.first, context.end, "SET", f"XXXX-{lexicon.SEASONS[word]}", "repeated")]


def times_a(context: Context) -> list[Meaning] | None:
    """ "twice a week"."""
    return [Meaning(context.first, context.end, "SET", length(1, unit_of(context.word("u") or "")), "repeated")]


def adverb(context: Context) -> list[Meaning] | None:
    """ "daily", "quarterly"."""
    return [Meaning(context.first, context.end, "SET", lexicon.YEARLY[context.word("f") or ""], "repeated")]


def _made(context: Context, value: str) -> list[Meaning]:
    return [Meaning(context.first, context.end, "DURATION", value, "amount of time")]
