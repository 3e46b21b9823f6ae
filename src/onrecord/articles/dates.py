"""Dates of a masthead: what a date line says, as ISO 8601, with the year worked out only where the text allows."""

import re
from datetime import date
from typing import NamedTuple

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
WEEKDAYS = {name: n for n, names in enumerate(("monday mon", "tuesday tues tue", "wednesday wed", "thursday thurs thur thu", "friday fri", "saturday sat", "sunday sun")) for name in names.split()}  # fmt: skip

_MONTH = r"(?P<month>" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_WEEKDAY = r"(?:(?P<weekday>" + "|".join(sorted(WEEKDAYS, key=len, reverse=True)) + r")\b\.?,?\s+)?"
_CLOCK = r"(?P<hour>\d{1,2})[:.](?P<minute>\d\d)(?::\d\d)?\s*(?P<half>(?i:[ap]\.?m)\b\.?)?\s*(?P<zone>UTC|GMT|Z\b|[A-Z]{2,4}\b|[+-]\d\d:?\d\d)?"
_FORMS = tuple(
    re.compile(form, re.I)
    for form in (
        rf"\b{_YEAR}-(?P<month_number>\d\d)-(?P<day>\d\d)(?!\d)",  # 2025-08-30
        rf"{_WEEKDAY}\b{_MONTH}\s+{_DAY},?\s+{_YEAR}\b",  # Saturday, August 30, 2025
        rf"{_WEEKDAY}\b{_DAY}\s+(?:of\s+)?{_MONTH},?\s+{_YEAR}\b",  # 30 August 2025
        rf"\b{_DAY}-{_MONTH}-{_YEAR}\b",  # 30-Aug-2025
        rf"\b(?P<day>\d\d?)\.(?P<month_number>\d\d)\.{_YEAR}\b",  # 30.08.2025: with points it is always day first
        rf"\b{_YEAR}/(?P<month_number>\d\d)/(?P<day>\d\d)\b",  # 2025/08/30
        rf"\b(?P<first>\d\d?)/(?P<second>\d\d?)/{_YEAR}\b",  # 30/08/2025, 08/30/2025: only where one number is over 12
    )
)
_WEEKDAY_NAMES = "|".join(sorted(WEEKDAYS, key=len, reverse=True))
_MONTH_AFTER = _MONTH.replace("<month>", "<month_after>")
_YEARLESS = re.compile(  # Saturday (Feb 8); Saturday, 8 February; not "Saturday, Feb 8, 2025"
    rf"\b(?P<weekday>{_WEEKDAY_NAMES})\b\.?,?\s*\(?"
    rf"(?:{_MONTH}\s+{_DAY}|(?P<day_before>\d{{1,2}})(?:st|nd|rd|th)?\s+{_MONTH_AFTER})(?!\d)(?!,?\s*\d{{4}})",
    re.I,
)
# What a text in small letters must hold for `_YEARLESS` to match: letters of both cases make that six times as slow as this.
_MAY_BE_YEARLESS = re.compile(
    r"(?:day|mon|tues?|wed|thur?s?|fri|sat|sun)\b\.?,?\s*\(?(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+)?\d"
)
_NAMES_YEAR = re.compile(r"(?:19|20)\d\d")  # in every one of `_FORMS`
_TIME = re.compile(_CLOCK)
# Zones a masthead may be trusted with. Names shared by several zones (IST, CST in Asia) are left without an offset.
_ZONES = {"UTC": "+00:00", "GMT": "+00:00", "Z": "+00:00", "EST": "-05:00", "EDT": "-04:00", "PST": "-08:00", "PDT": "-07:00",
          "BST": "+01:00", "CET": "+01:00", "CEST": "+02:00", "EET": "+02:00", "EEST": "+03:00"}  # fmt: skip


class Found(NamedTuple):
    """A date in a text: ISO value (date, or date and time where one stands beside it), and where."""

    value: str
    start: int
    end: int


def find_date(text: str) -> Found | None:
    """Return the first full date (day, month and year) in `text`, with the time of day when one stands next to it.

    >>> find_date("Updated 30 August 2025, 10:15 GMT").value
    '2025-08-30T10:15:00+00:00'
    >>> find_date("4 sec ago") is None
    True
    """
    if not _NAMES_YEAR.search(text):
        return None
    best: Found | None = None
    for form in _FORMS:
        for match in form.finditer(text):
            day = _day(match)
            if day and (best is None or match.start() < best.start):
                best = Found(day.isoformat(), match.start(), match.end())
                break
    return _with_time(text, best) if best else None


def year_by_weekday(text: str, *, before: str | None, years: frozenset[int] = frozenset()) -> Found | None:
    """Return the latest "Saturday (Feb 8)" of `text`, in the latest year in which that day was that weekday.

    Days after `before` (an ISO date) do not count. With no `before`, only the years that the text itself names (`years`) do.

    >>> year_by_weekday("on Saturday (Feb 8)", before="2025-11-22").value
    '2025-02-08'
    """
    found: list[Found] = []
    for match in _YEARLESS.finditer(text) if _MAY_BE_YEARLESS.search(text.lower()) else ():
        month = MONTHS[(match["month"] or match["month_after"]).lower()]
        day, weekday = int(match["day"] or match["day_before"]), WEEKDAYS[match["weekday"].lower()]
        for year in _candidate_years(before, years):
            value = _calendar(year, month, day)
            if value and value.weekday() == weekday and (before is None or value.isoformat() <= before[:10]):
                found.append(Found(value.isoformat(), match.start(), match.end()))
                break
    return max(found, default=None)


def parse_date(text: str | None) -> str | None:
    """Return an ISO date or date-time from a metadata value ("2025-08-30T10:00:00Z", "Aug 30, 2025"); None if there is none."""
    if not text:
        return None
    text = text.strip()[:80]
    match = re.match(
        r"(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d))?(?:\.\d+)?\s*(Z|UTC|GMT|[+-]\d\d:?\d\d)?)?", text
    )
    if match:
        day = _calendar(int(match[1]), int(match[2]), int(match[3]))
        if not day:
            return None
        if match[4] is None or int(match[4]) > 23 or int(match[5]) > 59 or int(match[6] or 0) > 59:
            return day.isoformat()
        return f"{day.isoformat()}T{match[4]}:{match[5]}:{match[6] or '00'}{_offset(match[7])}"
    if re.fullmatch(r"(?:19|20)\d{6}(?:\d{6})?", text):
        day = _calendar(int(text[:4]), int(text[4:6]), int(text[6:8]))
        return day.isoformat() if day else None
    found = find_date(text)
    return found.value if found else None


def date_in_url(url: str | None) -> str | None:
    """Return the date in a URL's path ("/2025/08/30/", "/2025-08-30-"); None if there is none.

    >>> date_in_url("https://example.org/2025/08/30/a-story")
    '2025-08-30'
    """
    match = re.search(r"[/_-]((?:19|20)\d\d)[/-]?([01]\d)[/-]?([0-3]\d)(?=[/_.-]|$)", url or "")
    day = _calendar(int(match[1]), int(match[2]), int(match[3])) if match else None
    return day.isoformat() if day else None


def _candidate_years(before: str | None, years: frozenset[int]) -> list[int]:
    if before is None:
        return sorted(years, reverse=True)
    last = int(before[:4])
    return list(range(last, last - 12, -1))  # a weekday comes back to a date within 12 years at most (Feb 29 aside)


def _day(match: "re.Match[str]") -> date | None:
    parts = match.groupdict()
    year = int(parts["year"])
    if parts.get("first"):
        first, second = int(parts["first"]), int(parts["second"])
        if first <= 12 and second <= 12 and first != second:
            return None  # 03/04/2025 is two dates
        month, day = (second, first) if first > 12 else (first, second)
        return _calendar(year, month, day)
    month = int(parts["month_number"]) if parts.get("month_number") else MONTHS[parts["month"].lower()]
    return _calendar(year, month, int(parts["day"]))


def _calendar(year: int, month: int, day: int) -> date | None:
    try:
        value = date(year, month, day)
    except ValueError:
        return None
    return value if value.year >= 1800 else None


def _with_time(text: str, found: Found) -> Found:
    after = re.match(r"[\s,|•·–—-]*(?:at\s+)?[|\s]*", text[found.end :], re.I)
    start = found.end + (after.end() if after else 0)
    match = _TIME.match(text, start) or _TIME.match(
        text, found.end + 1 if text[found.end : found.end + 1] == "T" else start
    )
    if not match:
        return found
    hour, minute = int(match["hour"]), int(match["minute"])
    if match["half"]:
        if not 1 <= hour <= 12:
            return found
        hour = hour % 12 + (12 if match["half"].lower().startswith("p") else 0)
    if hour > 23 or minute > 59:
        return found
    return Found(f"{found.value}T{hour:02}:{minute:02}:00{_offset(match['zone'])}", found.start, match.end())


def _offset(zone: str | None) -> str:
    if not zone:
        return ""
    if zone[0] in "+-":
        return f"{zone[:3]}:{zone[-2:]}"
    return _ZONES.get(zone.upper(), "")
