"""Charts as SVG text, drawn by pygal without a network, styled by the desk's own stylesheet."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from math import floor, log10

from lxml import etree
from markupsafe import Markup

from onrecord.records import Point, Series
from onrecord.views.web.drawing import PLAIN, SVG, WIDTH, XY, bare, markup, tell
from onrecord.views.web.hues import hue
from onrecord.views.web.wording import bounds, day, visible

HEIGHT = 320
MOST_POINTS = 40
LABELLED, LONGEST_LABEL = 12, 18  # points that still leave room for names; characters of a name
LETTER = 6.6  # width of one, at the size of a label


@dataclass(frozen=True, slots=True)
class _Look:
    """How a point looks and what it says."""

    classes: str
    words: str
    link: str | None = None
    label: str = ""


def chart(series: Series, links: Mapping[str, str], entities: Mapping[str, str]) -> Markup | None:
    """Return the series drawn over time, None when fewer than two of its points have a day and a value.

    A point is a dot; what has bounds is also a bar from low to high; what has one bound only, a bar that runs to the edge.
    `links` leads from figure ids to where each stands, `entities` from claimants' names to who they are, whose hue they wear.
    """
    points = [(when, point) for point in series.points if (when := _ordinal(point.said)) and _middle(point) is not None]
    points = points[:MOST_POINTS]
    if len(points) < 2:
        return None
    top = max(max(filter(None, (p.low, p.high, p.value)), default=0.0) for _, p in points)
    bottom = min(min((v for v in (p.low, p.high, p.value) if v is not None), default=0.0) for _, p in points)
    low, high = min(0.0, bottom), top * 1.15 if top > 0 else 1.0
    drawn = _frame([when for when, _ in points], low, high)
    # Two series, one of all intervals with gaps between them and one of all dots: series are what takes pygal's time.
    intervals: list[tuple[int, float] | None] = []
    bars: list[str] = []  # classes of the intervals
    dots: list[_Look] = []
    for when, point in points:
        words = f"{day(point.said)}, {point.claimant or 'the outlet itself'}: {bounds(point.low, point.high, point.value, point.change)}"
        worn = hue(entities.get(point.claimant or "", point.claimant))
        if point.low != point.high:
            ends = [(when, low if point.low is None else point.low), (when, high if point.high is None else point.high)]
            intervals += [*ends, None]
            bars.append(f"hue-{worn}{' open' if None in (point.low, point.high) else ''}")
        label = _label(point) if len(points) <= LABELLED else ""
        dots.append(_Look(f"hue-{worn}", words, links.get(point.figure), visible(label)))
    drawn.add("", intervals, stroke=True, show_dots=False, allow_interruptions=True)
    drawn.add("", [(when, _middle(point)) for when, point in points], stroke=False, show_dots=True)
    return _dressed(drawn.render(), bars, dots)


def _frame(ordinals: list[int], low: float, high: float) -> XY:
    first, last = min(ordinals), max(ordinals)
    room = max(1, (last - first) // 12)
    step = max(1, round((last - first) / 6))
    return XY(
        **PLAIN,
        stroke=False,
        dots_size=6,
        height=HEIGHT,
        range=(low, high),
        xrange=(first - room, last + room),
        x_labels=list(range(first, last + 1, step)),
        y_labels=_steps(low, high),
        x_value_formatter=lambda at: _short(date.fromordinal(int(at))),
        value_formatter=lambda value: f"{value:,.10g}",
        include_x_axis=True,
    )


def _steps(low: float, high: float) -> list[float]:
    """Round values for the axis: five or so, at 1, 2 or 5 times a power of ten."""
    rough = (high - low) / 5
    power = 10.0 ** floor(log10(rough)) if rough > 0 else 1.0
    step = next((power * m for m in (1, 2, 5, 10) if power * m >= rough), power * 10)
    start = floor(low / step) * step
    return [start + step * n for n in range(12) if start + step * n <= high]


def _short(on: date) -> str:
    return f"{on.day} {on:%b}"


def _ordinal(said: str | None) -> int | None:
    try:
        return date.fromisoformat((said or "")[:10]).toordinal()
    except ValueError:
        return None


def _middle(point: Point) -> float | None:
    if point.value is not None:
        return point.value
    if point.low is not None and point.high is not None:
        return (point.low + point.high) / 2
    return point.low if point.low is not None else point.high


def _dressed(svg: str | bytes, bars: list[str], dots: list[_Look]) -> Markup:
    """The drawing, each interval with its look, each dot with its look, its words and its link."""
    root = bare(svg)
    for element in list(root.iter(f"{SVG}g")):
        name, _, number = element.get("class", "").partition("series serie-")
        if not name and number:
            element.set("class", "series dot" if number.startswith("1") else "series bar")
    for path, classes in zip(root.iterfind(f".//{SVG}g[@class='series bar']/{SVG}path"), bars, strict=True):
        path.set("class", classes)
    for element in root.iterfind(f".//{SVG}g[@class='series dot']"):
        circles = list(element.iter(f"{SVG}circle"))
        room = _Room([(float(circle.get("cx", "0")), float(circle.get("cy", "0"))) for circle in circles])
        for circle, look in zip(circles, dots, strict=False):
            holder = circle.getparent()
            circle.set("class", look.classes)
            tell(circle, look.words, look.link)
            room.write(holder, circle, look.label)
    return markup(root)


class _Room:
    """Where a name can stand beside its dot without touching another name or dot; where it cannot, the dot's own words tell it."""

    def __init__(self, dots: list[tuple[float, float]]) -> None:
        self._taken = [(x - 8, y - 8, x + 8, y + 8) for x, y in dots]

    def write(self, holder: etree._Element, circle: etree._Element, label: str) -> None:
        x, y, wide = float(circle.get("cx", "0")), float(circle.get("cy", "0")), len(label) * LETTER
        places = (
            (x + 11, y + 4, "start", x + 9),
            (x - 11, y + 4, "end", x - 9 - wide),
            (x, y - 12, "middle", x - wide / 2),
            (x, y + 21, "middle", x - wide / 2),
        )
        for at, line, anchor, left in places if label else ():
            box = (left, line - 11, left + wide, line + 3)
            if (
                left >= 0
                and left + wide <= WIDTH - 44
                and line > 10
                and not any(_meet(box, other) for other in self._taken)
            ):
                self._taken.append(box)
                place = {
                    "x": f"{at:.1f}",
                    "y": f"{line:.1f}",
                    "text-anchor": anchor,
                    "aria-hidden": "true",
                    "class": "label",
                }
                etree.SubElement(holder, f"{SVG}text", place).text = label
                return


def _meet(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _label(point: Point) -> str:
    name = point.claimant or ""
    return name if len(name) <= LONGEST_LABEL else name.split()[-1][:LONGEST_LABEL]
