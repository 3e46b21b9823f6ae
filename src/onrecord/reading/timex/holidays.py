"""Feasts and public days whose date the calendar gives."""

from datetime import date, timedelta


def holiday(name: str, year: int) -> date | None:
    """Return the day of the feast in `year`; None for a feast that moves by another calendar (Ramadan, Hanukkah)."""
    fixed = {
        "christmas": (12, 25), "christmas eve": (12, 24), "new year": (1, 1), "new year eve": (12, 31), "halloween": (10, 31),
        "independence": (7, 4), "valentine": (2, 14), "boxing": (12, 26), "veterans": (11, 11), "juneteenth": (6, 19),
    }  # fmt: skip
    if name in fixed:
        return date(year, *fixed[name])
    if name == "easter":
        return easter(year)
    nth = {"thanksgiving": (11, 3, 4), "labor": (9, 0, 1), "columbus": (10, 0, 2)}
    if name in nth:
        return _nth_weekday(year, *nth[name])
    if name == "election":  # the Tuesday after the first Monday of November, United States
        return _nth_weekday(year, 11, 0, 1) + timedelta(days=1)
    if name == "memorial":
        last = date(year, 5, 31)
        return last - timedelta(days=last.weekday())
    return None


def easter(year: int) -> date:
    """Return Western Easter Sunday (Meeus, Astronomical Algorithms, 1991, chapter 8).

    >>> easter(2000).isoformat(), easter(2025).isoformat()
    ('2000-04-23', '2025-04-20')
    """
    a, b, c = year % 19, year // 100, year % 100
    d, e = b // 4, b % 4
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    el = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 19 * el) // 433
    month = (h + el - 7 * m + 90) // 25
    return date(year, month, (h + el - 7 * m + 33 * month + 19) % 32)


def _nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))
