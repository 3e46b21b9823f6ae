"""Calendar moments and their TIMEX3 form, both ways."""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

Grain = Literal["day", "week", "weekend", "month", "quarter", "half", "season", "year", "decade", "century"]

SEASONS = {"spring": "SP", "summer": "SU", "fall": "FA", "autumn": "FA", "winter": "WI"}
_SEASON_MONTH = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_MONTHS_IN = {"month": 1, "quarter": 3, "half": 6, "season": 3, "year": 12, "decade": 120, "century": 1200}
_DAYS_IN = {"day": 1, "week": 7, "weekend": 7, "fortnight": 14}

_FORM = re.compile(
    r"(?P<year>\d{4})(?:-(?:(?P<month>\d\d)(?:-(?P<day>\d\d))?|W(?P<week>\d\d)(?P<weekend>-WE)?|Q(?P<quarter>[1-4])"
    r"|H(?P<half>[12])|(?P<season>SP|SU|FA|WI)))?(?P<time>T(?:MO|MI|AF|EV|NI|DT|[0-2]\d(?::[0-5]\d)?))?"
    r"|(?P<decade>\d{3})X?|(?P<century>\d{2})(?:XX)?"
)


@dataclass(frozen=True, slots=True)
class Moment:
    """A stretch of the calendar: the first day of it, and how long it is.

    >>> Moment.of("2025-08-29").shift(-1, "week").value
    '2025-08-22'
    >>> Moment(date(2025, 8, 29), "week").value, Moment(date(2025, 8, 29), "quarter").value
    ('2025-W35', '2025-Q3')
    """

    day: date
    grain: Grain
    time: str = ""  # "T10:35", "TEV"; empty: the whole of it

    @property
    def value(self) -> str:
        """The TIMEX3 value: 2025-08-29, 2025-08, 2025-W35, 2025-W35-WE, 2025-Q3, 2025-H2, 2025-SU, 2025, 202 (a decade), 20 (a century)."""
        day = self.day
        return self._stem(day) + self.time

    def _stem(self, day: date) -> str:
        if self.grain == "day":
            return day.isoformat()
        if self.grain in ("week", "weekend"):
            iso_year, week, _ = day.isocalendar()
            return f"{iso_year:04d}-W{week:02d}" + ("-WE" if self.grain == "weekend" else "")
        year = f"{day.year:04d}"
        if self.grain == "month":
            return f"{year}-{day.month:02d}"
        if self.grain == "quarter":
            return f"{year}-Q{(day.month + 2) // 3}"
        if self.grain == "half":
            return f"{year}-H{1 if day.month < 7 else 2}"
        if self.grain == "season":
            return f"{year}-{season_of(day)}"
        return {"year": year, "decade": year[:3], "century": year[:2]}[self.grain]

    @classmethod
    def of(cls, value: str) -> "Moment | None":
        """Return the moment that a TIMEX3 value names; None when it names none (P2D, PRESENT_REF, a day there never was)."""
        match = _FORM.fullmatch(value)
        if match is None:
            return None
        try:
            return _read(match)
        except ValueError:
            return None

    def shift(self, count: int, unit: str) -> "Moment | None":
        """Return the moment `count` units later, of the same grain; None when it falls outside the years 1 to 9999."""
        moved = shifted(self.day, count, unit)
        return None if moved is None else replace(self, day=moved)

    def at(self, grain: Grain) -> "Moment":
        """Return the stretch of `grain` that this moment begins in."""
        return Moment(self.day, grain)


def shifted(day: date, count: int, unit: str) -> date | None:
    """Return the day `count` units after `day` (the last of the month where it has no such day); None outside years 1-9999."""
    try:
        if unit in _DAYS_IN:
            return day + timedelta(days=count * _DAYS_IN[unit])
        months = day.year * 12 + day.month - 1 + count * _MONTHS_IN[unit]
        year, month = divmod(months, 12)
        first = date(year, month + 1, 1)
        return first.replace(day=min(day.day, _month_length(year, month + 1)))
    except (ValueError, OverflowError):
        return None


def day_of(year: int, month: int, day: int) -> date | None:
    """Return the day, or None when the calendar has no such day."""
    try:
        return date(year, month, day)
    except (ValueError, OverflowError):
        return None


def season_of(day: date) -> str:
    """Return SP, SU, FA or WI for the season `day` is in; January and February are the year's winter."""
    return {3: "SP", 4: "SP", 5: "SP", 6: "SU", 7: "SU", 8: "SU", 9: "FA", 10: "FA", 11: "FA"}.get(day.month, "WI")


def season_start(year: int, season: str) -> date | None:
    """Return the first day of the season (SP, SU, FA, WI) of that year."""
    return day_of(year, _SEASON_MONTH[season], 1)


def _month_length(year: int, month: int) -> int:
    if month == 2:
        leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
        return 29 if leap else 28
    return 30 if month in (4, 6, 9, 11) else 31


def _read(match: re.Match[str]) -> Moment:
    part = match.groupdict()
    time = part["time"] or ""
    if part["decade"]:
        return Moment(date(int(part["decade"]) * 10, 1, 1), "decade")
    if part["century"]:
        return Moment(date(int(part["century"]) * 100, 1, 1), "century")
    year = int(part["year"])
    if part["week"]:
        grain: Grain = "weekend" if part["weekend"] else "week"
        return Moment(date.fromisocalendar(year, int(part["week"]), 1), grain, time)
    if part["day"]:
        return Moment(date(year, int(part["month"]), int(part["day"])), "day", time)
    if part["month"]:
        return Moment(date(year, int(part["month"]), 1), "month", time)
    if part["quarter"]:
        return Moment(date(year, int(part["quarter"]) * 3 - 2, 1), "quarter", time)
    if part["half"]:
        return Moment(date(year, int(part["half"]) * 6 - 5, 1), "half", time)
    if part["season"]:
        return Moment(date(year, _SEASON_MONTH[part["season"]], 1), "season", time)
    return Moment(date(year, 1, 1), "year", time)
