"""How much was said when, as bars: by day, or by week, month or year where there are too many days to tell apart."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from markupsafe import Markup

from onrecord.views.web import drawing
from onrecord.views.web.drawing import PLAIN, SVG, bare, markup, tell
from onrecord.views.web.wording import count, day

Unit = Literal["day", "week", "month", "year"]

MOST_BARS, LABELS = 93, 8
HEIGHT = 190


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch of time and the utterances of it."""

    first: date
    last: date
    utterances: int
    words: str  # the stretch as a reader would write it
    link: str | None  # where everything said in it is listed


@dataclass(frozen=True, slots=True)
class Timeline:
    """Bars without gaps, earliest first, and the drawing of them."""

    unit: Unit
    bars: tuple[Bar, ...]
    drawing: Markup


def timeline(counts: Sequence[tuple[str, int]], link: Callable[[str, str], str | None]) -> Timeline | None:
    """Return utterances over time; None when they are all of one day or undated.

    `counts` are ISO days with their utterances; `link` gives the address that lists what was said from one day to another.
    """
    days = sorted((on, number) for said, number in counts if (on := _date(said)) is not None)
    if len(days) < 2:
        return None
    unit = _unit(days[0][0], days[-1][0])
    bars = _bars(days, unit, link)
    return Timeline(unit, bars, _drawn(bars, unit))


def _date(said: str) -> date | None:
    try:
        return date.fromisoformat(said[:10])
    except ValueError:
        return None


def _unit(first: date, last: date) -> Unit:
    days = (last - first).days + 1
    units: tuple[tuple[Unit, int], ...] = (("day", 1), ("week", 7), ("month", 30))
    return next((unit for unit, length in units if days / length <= MOST_BARS), "year")


def _bars(days: Sequence[tuple[date, int]], unit: Unit, link: Callable[[str, str], str | None]) -> tuple[Bar, ...]:
    tally: dict[date, int] = {}
    for on, number in days:
        start = _start(on, unit)
        tally[start] = tally.get(start, 0) + number
    bars, at, last = [], min(tally), max(tally)
    while at <= last:
        following = _next(at, unit)
        end = following - timedelta(days=1)
        address = link(at.isoformat(), end.isoformat())
        bars.append(Bar(at, end, tally.get(at, 0), _words(at, unit), address))
        at = following
    return tuple(bars)


def _start(on: date, unit: Unit) -> date:
    if unit == "week":
        return on - timedelta(days=on.weekday())
    return on.replace(month=1 if unit == "year" else on.month, day=1) if unit in ("month", "year") else on


def _next(at: date, unit: Unit) -> date:
    if unit == "day":
        return at + timedelta(days=1)
    if unit == "week":
        return at + timedelta(days=7)
    if unit == "month":
        return date(at.year + at.month // 12, at.month % 12 + 1, 1)
    return date(at.year + 1, 1, 1)


def _words(at: date, unit: Unit) -> str:
    told = {"day": at.isoformat(), "month": f"{at:%Y-%m}"}
    return f"week of {day(at.isoformat())}" if unit == "week" else str(at.year) if unit == "year" else day(told[unit])


def _drawn(bars: Sequence[Bar], unit: Unit) -> Markup:
    every = -(-len(bars) // LABELS)
    labels = [_short(bar.first, unit) if place % every == 0 else "" for place, bar in enumerate(bars)]
    top = max(bar.utterances for bar in bars)
    drawn = drawing.Bar(
        **PLAIN,
        height=HEIGHT,
        x_labels=labels,
        x_labels_major=[label for label in labels if label],
        show_minor_x_labels=False,
        range=(0, top),
        y_labels=_steps(top),
        value_formatter=lambda n: f"{n:,.0f}",
    )
    drawn.add("", [bar.utterances or None for bar in bars])
    root = bare(drawn.render())
    shapes = root.iterfind(f".//{SVG}g[@class='bar']/{SVG}rect")
    for shape, bar in zip(list(shapes), [bar for bar in bars if bar.utterances], strict=True):
        shape.attrib.pop("class", None)
        tell(shape, f"{bar.words}: {count(bar.utterances, 'utterance')}", bar.link)
    return markup(root)


def _short(on: date, unit: Unit) -> str:
    return str(on.year) if unit == "year" else f"{on:%b} {on.year}" if unit == "month" else f"{on.day} {on:%b}"


def _steps(top: int) -> list[int]:
    """Round numbers from 0 to `top`, five at most."""
    rough = max(1, -(-top // 4))
    power = 10 ** (len(str(rough)) - 1)
    step = next(power * m for m in (1, 2, 5, 10) if power * m >= rough)
    return list(range(0, top + 1, step))
