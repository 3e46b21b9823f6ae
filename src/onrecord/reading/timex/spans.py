"""Meanings of expressions that count from another time: weeks, quarters, "two days later", "the year before"."""

from onrecord.reading.timex import lexicon
from onrecord.reading.timex.amounts import amount, length, unit_of
from onrecord.reading.timex.context import Context, Meaning
from onrecord.reading.timex.days import made
from onrecord.reading.timex.values import Grain, Moment, day_of, season_of, season_start

_PAST_WORDS = frozenset(["last", "past", "previous", "prior", "preceding"])
_NEXT_WORDS = frozenset(["next", "coming", "following", "upcoming", "ensuing"])
_GRAIN: dict[str, Grain] = {
    "day": "day", "week": "week", "weekend": "weekend", "month": "month", "quarter": "quarter", "year": "year",
    "decade": "decade", "century": "century", "half": "half", "season": "season",
}  # fmt: skip
# After these "two days before" stands by itself; before a noun it measures from an event: "two days before the vote".
_CLAUSE = frozenset(("and", "but", "when", "while", "in", "at", "on", "as", "with", "to", "by"))
_CLOCK_UNITS = frozenset(("second", "minute", "hour"))


def step_of(rel: str | None) -> int:
    """Return -1 for "last", 1 for "next", 0 for "this"."""
    return -1 if rel in _PAST_WORDS else 1 if rel in _NEXT_WORDS else 0


def rel_unit(context: Context) -> list[Meaning] | None:
    """ "last week", "earlier this year", "the following day", "the same month", "the past year"."""
    unit, rel = unit_of(context.word("u") or ""), context.word("rel") or ""
    if _titled(context):
        return None
    if unit in _CLOCK_UNITS or unit == "fortnight":
        if rel in ("past", "last", "next", "coming"):
            return [Meaning(context.first, context.end, "DURATION", length(1, unit), "amount of time")]
        return None
    if unit == "night":
        base = context.day if rel in ("that", "same", "following", "previous") else context.published
        moved = base.shift(step_of(rel), "day") if base else None
        return made(context, Moment(moved.day, "day", "TNI") if moved else None, f"{rel} night", time=True)
    narrative = rel in ("following", "previous", "preceding", "prior", "same", "that", "ensuing") or (
        unit == "day" and rel == "next"
    )
    base = (context.day if unit == "day" else context.last) if narrative else context.published
    base = base or context.published
    if base is None:
        return None
    if (unit in ("decade", "century") and rel in ("past", "last", "next", "coming")) or (
        unit == "year" and rel == "past"
    ):
        return [Meaning(context.first, context.end, "DURATION", length(1, unit), "amount of time")]
    if rel == "latest":
        return made(context, _last_full(base, unit), "latest")
    moved = base.shift(step_of(rel), unit)
    how = "from the time spoken of before" if narrative else "from publication"
    return made(context, moved.at(_GRAIN[unit]) if moved else None, how)


def _titled(context: Context) -> bool:
    """Tell whether the words are a programme's name: "This Week", not "This week" nor "THIS WEEK"."""
    words = context.text[context.words.starts[context.first] : context.words.end(context.end - 1)].split()
    return len(words) > 1 and all(word[:1].isupper() and word[1:2].islower() for word in words)


def the_unit(context: Context) -> list[Meaning] | None:
    """ "later in the week", "the end of the year", "the week": the one of publication."""
    unit = unit_of(context.word("u") or "")
    if context.published is None or unit not in _GRAIN:
        return None
    if context.end - context.first == 2 and unit != "weekend":
        return None
    base = context.published
    if unit == "weekend" and context.tense() != "future" and base.day.weekday() < 5:
        moved = base.shift(-1, "week")
        base = moved or base
    return made(context, base.at(_GRAIN[unit]), "the one of publication")


def ago(context: Context) -> list[Meaning] | None:
    """ "a year ago", "two days later", "three weeks before", "10 years from now".

    The value is as precise as the unit: years give a year, days a day. "Ago" counts from publication, "later" and "before"
    from the day last spoken of.
    """
    unit, way = unit_of(context.word("u") or context.word("u2") or ""), context.word("way") or "now"
    count = amount(context)
    if context.word("half") and isinstance(count, (int, float)):
        count += 0.5
    if count is False:
        return None
    if way in ("before", "after") and context.neighbour(1)[:1].isalpha() and context.neighbour(1) not in _CLAUSE:
        return [
            Meaning(context.first, context.slots["way"], "DURATION", length(count, unit), "before or after an event")
        ]
    sign = -1 if way in ("ago", "earlier", "before", "back") else 1
    if count is None:
        return [Meaning(context.first, context.end, "DATE", "PAST_REF" if sign < 0 else "FUTURE_REF", way)]
    if unit in _CLOCK_UNITS:
        return [Meaning(context.first, context.end, "DURATION", length(count, unit), way)]
    deictic = way in ("ago", "now", "hence", "back")
    base = context.published if deictic else (context.day or context.published)
    if base is None:
        return None
    if unit in ("year", "quarter") and context.period is not None and count == 1 and sign < 0:
        return _aside(context, context.period.shift(-1, unit), "the same period a year before")
    if not deictic and context.last is not None and unit in ("month", "year", "decade"):
        base = context.last
    moved = base.shift(sign * _whole(count), {"night": "day"}.get(unit, unit))
    if count != _whole(count) and unit == "year" and moved:
        moved = moved.shift(sign * 6, "month")
    grain: Grain = (
        "day" if unit in ("day", "night") else "week" if unit in ("week", "fortnight", "weekend") else _GRAIN[unit]
    )
    if unit in ("decade", "century"):
        grain = "year"
    how = "from publication" if deictic else "from the day spoken of before"
    return made(context, moved.at(grain) if moved else None, how)


def half_ago(context: Context) -> list[Meaning] | None:
    """ "half a century ago", "half an hour earlier"."""
    unit = unit_of(context.word("u") or "")
    if unit == "century" and context.published is not None:
        moved = context.published.shift(-50, "year")
        return made(context, moved.at("year") if moved else None, "from publication")
    return [Meaning(context.first, context.end, "DURATION", length(0.5, unit), "amount of time")]


def the_day_before(context: Context) -> list[Meaning] | None:
    """ "the day before", "the week after"."""
    unit, way = unit_of(context.word("u") or ""), context.word("way")
    base = (context.day if unit == "day" else context.last) or context.published
    if unit in _CLOCK_UNITS or base is None or unit not in _GRAIN:
        return None
    if context.neighbour(1)[:1].isalpha() and context.neighbour(1) not in _CLAUSE:
        return None  # "the day after the vote": nothing says when the vote was
    moved = base.shift(-1 if way in ("before", "earlier") else 1, unit)
    return made(context, moved.at(_GRAIN[unit]) if moved else None, "from the time spoken of before")


def season(context: Context) -> list[Meaning] | None:
    """ "last fall", "summer 2004", "in the winter"."""
    code = lexicon.SEASONS[context.word("season") or ""]
    year, rel = context.number("y"), context.word("rel")
    if year is None:
        if context.published is None:
            return None
        if rel is None and not _seasonal(context):
            return None
        here = context.published.day
        start = season_start(here.year, code)
        started = start is not None and (start <= here or season_of(here) == code)
        year = here.year
        if rel in _PAST_WORDS:
            year -= 0 if started and season_of(here) != code else 1
        elif rel in _NEXT_WORDS:
            year += 1 if started else 0
        elif rel is None:
            if context.tense() == "future":
                year += 1 if started and season_of(here) != code else 0
            elif not started:
                year -= 1
    found = season_start(year, code) if 0 < year < 10000 else None
    return made(context, Moment(found, "season") if found else None, "season")


def quarter(context: Context) -> list[Meaning] | None:
    """ "the third quarter", "third-quarter", "this year's first quarter", "the fourth quarter of 1997"."""
    number = context.number("o") or lexicon.ORDINAL_WORDS.get(context.word("o") or "")
    if context.slots.get("o") is not None and context.word("o") == "final":
        number = 4
    year, base = context.number("y"), context.published
    if number is None:
        if context.period is not None and year is not None:
            number = (context.period.day.month + 2) // 3
        elif base is not None:
            number = (_last_full(base, "quarter") or base).day.month // 3 + 1
    if number is None or not 1 <= number <= 4:
        return None
    if year is None:
        if base is None:
            return None
        year = base.day.year
        if context.word("rel") in ("last", "next", "this") or context.word("ryear"):
            year += step_of(context.word("rel"))
        elif context.tense() == "future" and number * 3 < base.day.month:
            year += 1
        elif number * 3 - 2 > base.day.month and context.tense() != "future":
            year -= 1
    return _period(context, day_of_quarter(year, number), "quarter")


def day_of_quarter(year: int, number: int) -> Moment | None:
    """Return quarter `number` (1-4) of `year`."""
    first = day_of(year, number * 3 - 2, 1)
    return Moment(first, "quarter") if first else None


def half_of(context: Context) -> list[Meaning] | None:
    """ "the first half of 1989", "the second half of the year"; not the first half of a match."""
    number = 2 if context.word("o") in (None, "last") else lexicon.ORDINAL_WORDS.get(context.word("o") or "")
    if context.slots.get("dec") is not None:
        decade = context.worth("dec")
        number = None if not isinstance(decade, int) else number
        if not isinstance(decade, int):
            return None
        found = day_of(decade + 1900 if decade < 100 else decade, 1, 1)
        return made(context, Moment(found, "decade") if found else None, "decade")
    year = context.number("y")
    if year is None and context.published is not None:
        year = context.published.day.year + step_of(context.word("rel"))
    if number not in (1, 2) or year is None:
        return None
    found = day_of(year, number * 6 - 5, 1)
    return _period(context, Moment(found, "half") if found else None, "half")


def the_quarter(context: Context) -> list[Meaning] | None:
    """ "the quarter", "the latest quarter", "next quarter": in reports, the last one that ended."""
    rel, base = context.word("rel"), context.published
    if base is None:
        return None
    opener = context.words.lowers[context.first]
    if opener in ("each", "every"):
        return [Meaning(context.first, context.end, "SET", "P1Q", "repeated")]
    if rel in ("current", "this") or opener == "this":
        return _period(context, base.at("quarter"), "this quarter")
    if rel in ("next", "following"):
        moved = base.shift(1, "quarter")
        return _period(context, moved.at("quarter") if moved else None, "next quarter")
    if rel in ("previous", "prior", "preceding") and context.period:
        return _period(context, context.period.shift(-1, "quarter"), "before the quarter spoken of")
    return _period(context, (None if rel else context.period) or _last_full(base, "quarter"), "the quarter reported on")


def period_ago(context: Context) -> list[Meaning] | None:
    """ "the year-earlier quarter", "the same period last year", "the year-ago period"."""
    base = context.period or (
        _last_full(context.published, "quarter") if context.published and context.word("p") == "quarter" else None
    )
    if base is None:
        if context.published is None or (context.word("same") and not context.word("rel")):
            return None
        base = context.published.at("year")
    same = context.word("same") == "same" and context.word("rel") is None and context.end - context.slots["p"] == 1
    moved = base if same else base.shift(-1, "year")
    return _aside(context, moved, "the period spoken of, a year before")


def latest_period(context: Context) -> list[Meaning] | None:
    """ "the latest period"."""
    base = context.period or (_last_full(context.published, "quarter") if context.published else None)
    return made(context, base, "the period spoken of")


def fiscal_year(context: Context) -> list[Meaning] | None:
    """ "fiscal 1988", "the current fiscal year": the calendar year of that number, as nothing says when it begins."""
    year, base = context.number("y") or context.number("y2"), context.published
    if year is None and base is not None:
        rel = context.word("rel")
        year = base.day.year + (-1 if rel == "latest" else step_of(rel))
    found = day_of(year, 1, 1) if year else None
    return made(context, Moment(found, "year") if found else None, "fiscal year")


def year_end(context: Context) -> list[Meaning] | None:
    """ "year's end", "year-end 1989"."""
    year = context.number("y")
    if year is None and context.published is not None:
        year = context.published.day.year + step_of(context.word("rel"))
    found = day_of(year, 1, 1) if year else None
    return made(context, Moment(found, "year") if found else None, "end of the year")


def reference(context: Context) -> list[Meaning] | None:
    """ "now", "recently", "the near future", "these days"."""
    word = context.words.lowers[context.end - 1]
    if word in ("moment", "point", "time", "days", "present", "now"):
        value = "PRESENT_REF"
    elif word in ("future", "term", "date"):
        value = "FUTURE_REF"
    elif word in ("past", "recent"):
        value = "PAST_REF"
    else:
        value = lexicon.REFS[word]
    return [Meaning(context.first, context.end, "DATE", value, "no calendar date")]


def _aside(context: Context, moment: Moment | None, how: str) -> list[Meaning] | None:
    """As `made`, but the text goes on speaking of the period it compared with."""
    found = made(context, moment, how)
    return [meaning._replace(moment=None) for meaning in found] if found else None


def _period(context: Context, moment: Moment | None, how: str) -> list[Meaning] | None:
    return made(context, moment, how)


def _last_full(base: Moment, unit: str) -> Moment | None:
    moved = base.shift(-1, unit)
    return moved.at(_GRAIN[unit]) if moved else None


def _seasonal(context: Context) -> bool:
    """Tell whether "spring" or "fall" stands where a season does: "in the fall", "over the summer", not "the fall of Kut"."""
    before, after = context.neighbour(-1).lower(), context.neighbour(1).lower()
    if context.words.lowers[context.first] == "the":
        return (
            before in ("in", "over", "during", "by", "through", "until", "since", "of", "for", "from") and after != "of"
        )
    return before in ("in", "by", "until", "since", "this", "late", "early") and context.word("season") in (
        "summer",
        "winter",
        "autumn",
        "spring",
    )


def _whole(count: float | bool | None) -> int:
    return int(count or 0)
