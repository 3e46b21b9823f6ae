"""Meanings of expressions that name days, months and years: DATE and TIME."""

from datetime import date

from onrecord.reading.timex import lexicon
from onrecord.reading.timex.context import Context, Meaning
from onrecord.reading.timex.holidays import holiday
from onrecord.reading.timex.values import Moment, day_of, shifted

_PAST_WORDS = frozenset(["last", "past", "previous", "prior", "preceding"])
_NEXT_WORDS = frozenset(["next", "coming", "following", "upcoming", "ensuing"])
# Names of people that are months too: "Theresa May", "April Jones". Left alone beside another capital letter.
_NAME_MONTHS = frozenset(["may", "june", "april", "august", "march"])
# Days: when the last such day is further back than the first and the next not further ahead than the second, the next is
# meant, whatever the tense ("Jan. 14" written on Jan. 5): of a day so long past, news gives the year.
_FAR_BACK, _JUST_AHEAD = 285, 75


def made(context: Context, moment: Moment | None, how: str, *, time: bool = False) -> list[Meaning] | None:
    """Return the meaning of the whole expression as `moment`; None when there is no such moment."""
    if moment is None:
        return None
    return [Meaning(context.first, context.end, "TIME" if time else "DATE", moment.value, how, moment)]


def in_figures(context: Context) -> list[Meaning] | None:
    """ "2031-03-12", "12.3.2031", "3/12/2031"; not a part of a longer word."""
    moment = Moment.of(str(context.worth("iso")))
    if (context.glued(1) and context.neighbour(1)[:1].isalnum()) or (
        context.glued(-1) and context.neighbour(-1)[-1:].isalnum()
    ):
        return None
    return made(context, moment, "date in figures")


def month_day(context: Context) -> list[Meaning] | None:
    """ "Friday, Oct. 23, 1998", "Oct. 23", "23 October": without a year, the nearest that fits tense and weekday."""
    month, day, year = _month(context), context.number("d"), context.number("y")
    if day is None or (context.word("d") or "").startswith(("a ", "the ")):
        return None
    how = "calendar date"
    if year is not None:
        found = day_of(year, month, day)
    else:
        found, how = _nearest_day(context, month, day)
        if found is None:
            return _yearless(context, month, day)
    if found is None:
        return None
    part = lexicon.PARTS.get(context.word("part") or "")
    moment = Moment(found, "day", f"T{part}" if part else "")
    return made(context, moment, how, time=bool(part))


def two_days(context: Context) -> list[Meaning] | None:
    """ "April 24 and 25", "Sept. 20-24", "3-5 March": two dates, the second its number alone."""
    first, second = context.number("d"), context.number("d2")
    if first is None or second is None or not first < second <= 31 or not _ends_here(context):
        return None
    month, year = _month(context), context.number("y")
    found = [day_of(year, month, n) if year else _nearest_day(context, month, n)[0] for n in (first, second)]
    if found[0] is None or found[1] is None:
        return None
    cut = context.slots["link"]
    one, two = Moment(found[0], "day"), Moment(found[1], "day")
    return [
        Meaning(context.first, cut, "DATE", one.value, "first of two days", one),
        Meaning(cut + 1, context.end, "DATE", two.value, "last of two days", two),
    ]


def month_year(context: Context) -> list[Meaning] | None:
    """ "January 1998", "early June 1994", "March of last year"."""
    year = context.number("y")
    if year is None:
        if context.published is None:
            return None
        year = context.published.day.year + _step(context.word("rel"))
    found = day_of(year, _month(context), 1)
    return made(context, Moment(found, "month") if found else None, "month and year")


def month(context: Context) -> list[Meaning] | None:
    """ "in May", "late November", "last October", "next March"."""
    name, number = context.word("m") or "", _month(context)
    before, after = context.neighbour(-1), context.neighbour(1)
    whole = context.end - context.first == 1
    if whole and len(name) <= 3 and name != "may":
        return None  # "Dec" alone, "Jan" Kavan
    if whole and name in _NAME_MONTHS and (_is_name(before) or _is_name(after) or context.glued(-1)):
        return None
    if whole and name in ("may", "march") and not before:
        return None  # opens the paragraph: "May I", "March on"
    if whole and context.glued(1) and after == "-":
        return None
    if context.published is None:
        return [Meaning(context.first, context.end, "DATE", f"XXXX-{number:02d}", "no date of publication")]
    here = context.published.day
    rel = context.word("rel")
    ahead = number >= here.month if rel != "next" else number > here.month
    if rel in _PAST_WORDS:
        year = here.year - (number >= here.month)
    elif rel in _NEXT_WORDS:
        year = here.year + (not ahead)
    elif rel == "this":
        year = here.year
    elif context.tense() == "future" or 0 < (number - here.month) % 12 <= 2:
        year = here.year + (not ahead)
    else:
        year = here.year - (number > here.month)
    found = day_of(year, number, 1)
    return made(context, Moment(found, "month") if found else None, "nearest such month")


def year(context: Context) -> list[Meaning] | None:
    """ "1990", "in 2014", "the end of 1996"; numbers that count something are left alone."""
    number = context.number("y")
    if number is None or not _is_year(context, number):
        return None
    found = day_of(number, 1, 1)
    return made(context, Moment(found, "year") if found else None, "year")


def year_range(context: Context) -> list[Meaning] | None:
    """ "2014-15", "1989-1992": two years."""
    first, second = context.number("y"), context.number("y2")
    if first is None or second is None:
        return None
    if second < 100:
        second += first // 100 * 100
    one, two = day_of(first, 1, 1), day_of(second, 1, 1)
    if one is None or two is None or not 0 < second - first < 100:
        return None
    a, b, cut = Moment(one, "year"), Moment(two, "year"), context.slots["y"] + 1
    return [
        Meaning(context.first, cut, "DATE", a.value, "first of two years", a),
        Meaning(cut + 1, context.end, "DATE", b.value, "last of two years", b),
    ]


def decade(context: Context) -> list[Meaning] | None:
    """ "the 1980s", "the late '90s", "the nineties"; not "his 30s"."""
    number = context.worth("dec")
    if number is None:
        number = lexicon.DECADES.get(context.word("dec") or "")
    if not isinstance(number, int):
        return None
    if number < 100:
        opened = context.words.lowers[context.first]
        if (opened != "the" and opened not in ("'", "’")) or number % 10:
            return None
        century = 19 if number > 20 or context.published is None else 20
        number += century * 100
    if number % 10:
        return None
    found = day_of(number, 1, 1)
    return made(context, Moment(found, "decade") if found else None, "decade")


def century(context: Context) -> list[Meaning] | None:
    """ "the 20th century"."""
    number = context.number("o") or _ordinal(context.word("o"))
    if number is None or not 1 < number < 23:
        return None
    return made(context, Moment(date((number - 1) * 100, 1, 1), "century"), "century")


def today(context: Context) -> list[Meaning] | None:
    """ "today", "yesterday morning", "the day after tomorrow", "tonight"."""
    if context.published is None or _titled(context):
        return None
    which = context.word("which") or "today"
    step = {"today": 0, "yesterday": -1, "tomorrow": 1, "before": -2, "after": 2}[which]
    part = lexicon.PARTS.get(context.word("part") or "")
    moved = context.published.shift(step, "day")
    if moved is None:
        return None
    moment = Moment(moved.day, "day", f"T{part}" if part else "")
    return made(context, moment, f"{which}, from publication", time=bool(part))


def tonight(context: Context) -> list[Meaning] | None:
    """ "tonight"."""
    if _titled(context):
        return None
    return made(context, _on(context, 0, "TNI"), "tonight, from publication", time=True)


def part_of_day(context: Context) -> list[Meaning] | None:
    """ "this morning", "last night", "that evening"."""
    part, rel = lexicon.PARTS[context.word("part") or ""], context.word("rel")
    if rel in ("that", "same"):
        base = context.day or context.published
        moment = Moment(base.day, "day", f"T{part}") if base else None
    else:
        moment = _on(context, -1 if rel == "last" else 0, f"T{part}")
    return made(context, moment, f"{rel} {part}", time=True)


def weekday(context: Context) -> list[Meaning] | None:
    """ "Friday", "last Tuesday", "Wednesday night", "next Monday".

    In news a weekday is the nearest past one, the day of publication included, unless the tense or "next" says else.
    """
    number = lexicon.WEEKDAYS[context.word("wd") or ""]
    end = context.end
    part_word = context.word("part") or ""
    part = {"midnight": "T24:00", "noon": "T12:00", "midday": "T12:00"}.get(part_word) or (
        f"T{lexicon.PARTS[part_word]}" if part_word else ""
    )
    if not part:  # give back the possessive and the comma: "Friday's", "Friday, "
        end = context.slots["wd"] + 1
    elif context.words.lowers[context.slots["wd"] + 1] == ",":
        end, part = context.slots["wd"] + 1, ""
    if context.published is None:
        value = f"XXXX-WXX-{number + 1}" + part
        return [Meaning(context.first, end, "TIME" if part else "DATE", value, "no date of publication")]
    day, how = weekday_near(context, number, context.word("rel"))
    if day is None:
        return None
    moment = Moment(day, "day", part)
    return [Meaning(context.first, end, "TIME" if part else "DATE", moment.value, how, moment)]


def weekday_near(context: Context, number: int, rel: str | None) -> tuple[date | None, str]:
    """Return the day of weekday `number` that is meant, and why."""
    assert context.published is not None  # callers have looked
    here = context.published.day
    back = (here.weekday() - number) % 7
    if rel in _PAST_WORDS:
        return shifted(here, -(back or 7), "day"), "last such day before publication"
    if rel in _NEXT_WORDS or (rel is None and context.tense() == "future" and back):
        return shifted(here, 7 - back, "day"), "next such day after publication"
    if rel == "this" and back:
        step = 7 - back if context.tense() == "future" or context.neighbour(-1) in ("by", "until") else -back
        return shifted(here, step, "day"), "such day about publication"
    return shifted(here, -back, "day"), "nearest such day up to publication"


def overnight(context: Context) -> list[Meaning] | None:
    """ "overnight from Wednesday to Thursday": the night the first day began."""
    if context.published is None:
        return None
    day, how = weekday_near(context, lexicon.WEEKDAYS[context.word("wd") or ""], None)
    return made(context, Moment(day, "day", "TNI") if day else None, how, time=True)


def clock(context: Context) -> list[Meaning] | None:
    """ "10:35 a.m.", "10 p.m. Wednesday", "0900 GMT": the time on the day named, else the day last spoken of."""
    time = _time_of_day(context)
    if time is None:
        return None
    bare = context.word("mer") is None and context.word("mer2") is None and context.end - context.first == 1
    if bare and context.neighbour(-1).lower() not in (
        "at",
        "by",
        "until",
        "from",
        "around",
        "about",
        "since",
        "till",
        "before",
        "after",
    ):
        return None
    base = _day_for_time(context)
    if base is None:
        return [Meaning(context.first, context.end, "TIME", f"XXXX-XX-XX{time}", "time of an unknown day")]
    return made(context, Moment(base, "day", time), "time of day", time=True)


def noon(context: Context) -> list[Meaning] | None:
    """ "noon Thursday", "midnight"."""
    time = {"noon": "T12:00", "midday": "T12:00", "midnight": "T24:00"}[context.word("t") or ""]
    base = _day_for_time(context)
    if base is None:
        return None
    value = base.isoformat() + time
    return [Meaning(context.first, context.end, "TIME", value, "time of day", Moment(base, "day"))]


def feast(context: Context) -> list[Meaning] | None:
    """ "Thanksgiving Day", "Christmas Eve", "New Year's Day", "Easter week"."""
    unit = context.word("u") or context.word("u2") or ""
    name = context.word("h") or context.word("h2") or context.word("h3") or "new year"
    known = holiday(name + (" eve" if unit == "eve" else ""), 2001) is not None or name == "easter"
    if not known or context.published is None:
        return None
    here, rel, key = context.published.day, context.word("rel"), name + (" eve" if unit == "eve" else "")
    same, before, after = (holiday(key, y) for y in (here.year, max(here.year - 1, 1), min(here.year + 1, 9999)))
    if same is None or before is None or after is None:
        return None
    if rel in _PAST_WORDS:
        day = same if same < here else before
    elif rel in _NEXT_WORDS or (context.tense() == "future"):
        day = same if same >= here else after
    else:
        day = same if same <= here or (same - here).days <= _JUST_AHEAD else before
    if unit == "week":
        return made(context, Moment(day, "day").at("week"), "feast")
    return made(context, Moment(day, "day"), "feast")


def _month(context: Context) -> int:
    return lexicon.MONTHS[context.word("m") or ""]


def _ordinal(word: str | None) -> int | None:
    return lexicon.ORDINAL_WORDS.get(word or "")


def _step(rel: str | None) -> int:
    return -1 if rel in _PAST_WORDS else 1 if rel in _NEXT_WORDS else 0


def _on(context: Context, step: int, time: str) -> Moment | None:
    moved = context.published.shift(step, "day") if context.published else None
    return Moment(moved.day, "day", time) if moved else None


def _titled(context: Context) -> bool:
    """Tell whether the word belongs to a name: "USA Today", "the Today programme", not "Today, he said" nor "MILL SHUTS TODAY"."""
    word, before = context.text[context.words.starts[context.first] :][:2], context.neighbour(-1)
    return word[:1].isupper() and word[1:].islower() and (before == "the" or before[:1].isupper())


def _is_name(word: str) -> bool:
    return (
        word[:1].isupper()
        and len(word) > 1
        and word.lower() not in ("in", "on", "by", "since", "until", "from", "last", "during", "for", "before", "after")
    )


def _ends_here(context: Context) -> bool:
    """Tell whether the expression ends at its last number: "April 3 and 5" but not "April 3 and 5 people"."""
    after = context.neighbour(1)
    if context.slots.get("y") is not None or context.word("link") == "-":
        return True
    return not after[:1].isalpha() or after in (
        "in",
        "at",
        "on",
        "for",
        "to",
        "and",
        "with",
        "by",
        "of",
        "when",
        "as",
        "after",
    )


def _nearest_day(context: Context, month: int, day: int) -> tuple[date | None, str]:
    if context.published is None:
        return None, ""
    here = context.published.day
    choices = [d for y in (here.year - 1, here.year, here.year + 1) if (d := day_of(y, month, day))]
    name = context.word("wd")
    if name is not None:
        number = lexicon.WEEKDAYS.get(name, lexicon.WEEKDAY_SHORT.get(name, -1))
        fits = [d for d in choices if d.weekday() == number]
        choices = fits or choices
    past = [d for d in choices if d <= here]
    ahead = [d for d in choices if d > here]
    if not past or not ahead:
        return past[-1] if past else ahead[0] if ahead else None, "nearest such day"
    if context.tense() == "future":
        return ahead[0], "nearest such day ahead"
    if (here - past[-1]).days > _FAR_BACK and (ahead[0] - here).days < _JUST_AHEAD:
        return ahead[0], "nearest such day"
    return past[-1], "nearest such day up to publication"


def _yearless(context: Context, month: int, day: int) -> list[Meaning] | None:
    if day_of(2000, month, day) is None or context.published is not None:
        return None
    return [Meaning(context.first, context.end, "DATE", f"XXXX-{month:02d}-{day:02d}", "no date of publication")]


_YEAR_BEFORE = frozenset(
    str.split(
        """in since by until till before after during from between through to of for early late mid the fiscal year ( , and
        or summer winter spring fall autumn next circa around pre post - – —"""
    )
)
_SURE_YEAR = frozenset(
    ("in", "since", "until", "till", "before", "after", "during", "from", "circa", "between", "(", "early", "late")
)
_COUNTS_AFTER = frozenset(
    str.split(
        """people men women children troops soldiers miles kilometers kilometres meters metres feet points percent per
        pounds dollars euros yards acres tons tonnes barrels shares votes seats jobs workers employees students cases
        deaths times calories members residents homes houses hectares degrees hours minutes days weeks months years
        kilograms grams km kg mph others rubles roubles yen million billion thousand words copies units vehicles tanks
        drones missiles strong odd civilians refugees prisoners protesters square cubic cars signatures sorties
        servicemen servicewomen fighters personnel recruits conscripts officers marines mercenaries migrants victims patients
        shells rockets boats ships trains containers guns aircraft rounds dead killed wounded injured missing"""
    )
)


def _is_year(context: Context, number: int) -> bool:
    if not 1100 <= number < 2100:
        return False
    before, after = context.neighbour(-1), context.neighbour(1)
    if context.end - context.first > 1:
        return True
    if before in ("$", "£", "€", "#", "No", "/", ".", "+") or after.lower() in _COUNTS_AFTER or after in ("%", "°"):
        return False
    if before == "to" and after.islower() and len(after) > 3 and after.endswith("s"):
        return False  # "from 1,000 to 2000 hires"
    if context.glued(1) and after in ("/", ":", "%", "-", "–"):
        other = context.neighbour(2)
        return after == "-" and number >= 1900 and not (len(other) == 4 and other.isdigit() and int(other) > 2100)
    if context.glued(-1) and before not in ("(", "'", "’", "-", "–", "—", '"', "“", "`", "["):
        return False
    if (before.lower() in _YEAR_BEFORE and (number >= 1900 or before.lower() in _SURE_YEAR)) or 1900 <= number <= 2060:
        return before.lower() not in (
            "about",
            "around",
            "nearly",
            "some",
            "than",
            "least",
            "most",
            "over",
            "almost",
            "approximately",
        )
    return False


def _time_of_day(context: Context) -> str | None:
    value = context.worth("t")
    if isinstance(value, str):
        hour, minute = int(value[:2]), value[3:]
    elif isinstance(value, (int, float)):
        hour, minute = int(value), ""
    else:
        return None
    half = context.word("mer") or context.word("mer2")
    if half is not None:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half[0] == "p" else 0)
    elif context.word("part"):
        hour += 12 if lexicon.PARTS[context.word("part") or ""] != "MO" and hour < 12 else 0
    if hour > 24 or (minute and int(minute) > 59):
        return None
    return f"T{hour:02d}:{minute or '00'}"


def _day_for_time(context: Context) -> date | None:
    if context.published is None:
        return None
    name = context.word("wd")
    if name is not None:
        return weekday_near(context, lexicon.WEEKDAYS[name], None)[0]
    which = context.word("which")
    if which is not None:
        return shifted(context.published.day, {"today": 0, "yesterday": -1, "tomorrow": 1}[which], "day")
    return (context.day or context.published).day
