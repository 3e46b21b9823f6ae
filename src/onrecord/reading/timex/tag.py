"""Time expressions of a text, found rule by rule and read against what stands before them."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from onrecord.reading.timex import amounts, days, spans
from onrecord.reading.timex.context import Context, Meaning
from onrecord.reading.timex.grammar import BY_LETTER, islands
from onrecord.reading.timex.letters import spell
from onrecord.reading.timex.values import Moment
from onrecord.records.date import TimeExpression

Reading = Callable[[Context], "list[Meaning] | None"]


def _nothing(context: Context) -> list[Meaning] | None:
    return []  # the words are taken, and are no time expression: "28-year-old"


MEANINGS: Mapping[str, Reading] = {
    "in_figures": days.in_figures, "month_day_year": days.month_day, "month_days": days.two_days, "month_day": days.month_day,
    "days_month": days.two_days, "day_month": days.month_day, "month_year": days.month_year,
    "month_rel_year": days.month_year, "month": days.month,
    "year_poss_quarter": spans.quarter, "quarter_of": spans.quarter, "quarter": spans.quarter, "half_of": spans.half_of,
    "period_ago": spans.period_ago, "period_rel_year": spans.period_ago, "year_earlier": spans.period_ago,
    "the_quarter": spans.the_quarter, "rel_quarter": spans.the_quarter, "latest_period": spans.latest_period,
    "fiscal_year": spans.fiscal_year, "year_ago_quarter": spans.period_ago,
    "the_year": days.year, "year_two_thousand": days.year, "mod_year": days.year, "year_range": days.year_range,
    "year": days.year, "decade": days.decade, "century": days.century,
    "day_before_yesterday": days.today, "tonight": days.tonight, "today": days.today, "rel_part": days.part_of_day,
    "weekday_to_weekday": days.overnight, "every_weekday": amounts.every_weekday, "weekday": days.weekday,
    "rel_weekday": days.weekday, "weekdays": amounts.every_weekday,
    "clock_day": days.clock, "clock_today": days.clock, "clock_then_day": days.clock, "clock_zone": days.clock,
    "oclock": days.clock, "clock": days.clock, "noon": days.noon,
    "season_year": spans.season, "rel_season": spans.season, "season": spans.season, "holiday": days.feast,
    "half_ago": spans.half_ago, "and_half_ago": spans.ago, "ago": spans.ago, "from_now": spans.ago,
    "the_day_before": spans.the_day_before,
    "every": amounts.every, "every_month": amounts.every_month, "times_a": amounts.times_a, "adverb": amounts.adverb,
    "half_unit": amounts.half_unit, "unit_and_half": amounts.duration, "n_and_half_units": amounts.duration,
    "mixed_fraction": amounts.duration, "range_units": amounts.range_units, "rel_amount": amounts.duration,
    "recent": amounts.recent, "rel_units": amounts.unknown_units, "units_ahead": amounts.unknown_units,
    "not_time": _nothing, "n_unit_hyphen": amounts.duration, "the_n_units": amounts.duration,
    "vague_units": amounts.duration, "some_time": amounts.some_time, "a_unit": amounts.a_unit,
    "unit_long": amounts.a_unit, "all_unit": amounts.a_unit,
    "year_end": spans.year_end, "rel_unit": spans.rel_unit, "mod_the_unit": spans.the_unit, "the_unit": spans.the_unit,
    "bare_units": amounts.unknown_units,
    "moment": spans.reference, "these_days": spans.reference, "the_future": spans.reference,
    "the_past": spans.reference, "at_present": spans.reference, "future": spans.reference, "ref": spans.reference,
}  # fmt: skip


class Tagged(NamedTuple):
    """A time expression and, where it is on the calendar, the moment it means."""

    expression: TimeExpression
    moment: Moment | None


def tag(text: str, published: Moment | None) -> list[Tagged]:
    """Return the time expressions of `text` in order; `published` (a day) is what "today" means, None when not known."""
    words, letters = spell(text)
    context = Context(text, words, letters, published)
    found: list[Tagged] = []
    for start, stop in islands(letters):
        at = start
        while at < stop:
            meanings = _read_at(context, at)
            if meanings is None:
                at += 1
                continue
            for meaning in meanings:
                found.append(_tagged(context, meaning))
                _remember(context, meaning)
            at = max(context.end if not meanings else meanings[-1].last, at + 1)
    return found


def _read_at(context: Context, at: int) -> list[Meaning] | None:
    """Return what the first rule that means something at word `at` means; None when none does; [] to skip the words."""
    for name, pattern in BY_LETTER.get(context.letters[at], ()):
        match = pattern.match(context.letters, at)
        if match is None:
            continue
        context.slots = {slot: match.start(slot) for slot, got in match.groupdict().items() if got is not None}
        context.first, context.end = at, match.end()
        if "m" in context.slots and not _month_keeps_dot(context):
            continue
        meanings = MEANINGS[name](context)
        if meanings is not None:
            return meanings
    return None


def _month_keeps_dot(context: Context) -> bool:
    """Tell whether the point after the month is an abbreviation's; a full stop at the end is given back, one within ends the rule."""
    after = context.slots["m"] + 1
    if (
        after >= context.end
        or context.words.lowers[after] != "."
        or (len(context.words.lowers[after - 1]) <= 4 and context.words.lowers[after - 1] not in _SHORT_MONTHS)
    ):
        return True
    if after + 1 < context.end:
        return False
    context.end = after
    return True


_SHORT_MONTHS = frozenset(("may", "june", "july"))  # written in full


def _tagged(context: Context, meaning: Meaning) -> Tagged:
    start, end = context.words[meaning.first].start, context.words[meaning.last - 1].end
    expression = TimeExpression(start, end, context.text[start:end], meaning.type, meaning.value, meaning.how)
    return Tagged(expression, meaning.moment)


def _remember(context: Context, meaning: Meaning) -> None:
    if meaning.moment is None:
        return
    if meaning.moment.grain in ("quarter", "half"):
        context.period = meaning.moment
    else:
        context.last = Moment(meaning.moment.day, meaning.moment.grain)
    if meaning.moment.grain == "day":
        context.day = Moment(meaning.moment.day, "day")
