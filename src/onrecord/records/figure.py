"""Quantities of a text."""

from dataclasses import dataclass
from typing import Literal

Change = Literal["=", "<", ">", "~"]


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity with what it counts and its bound.

    Percentages are 0-100. `low` and `high` bound the value: "about 10,000" has low 10000, high 10000 and change "~"; "at least
    600" has low 600, high None and change ">"; "hundreds" has low 200, high 999.
    """

    id: str
    article_id: str
    start: int
    end: int
    text: str  # modifier, number and unit: "about 10,000 troops"
    low: float | None  # None: no lower bound
    high: float | None  # None: no upper bound
    value: float | None  # None: a range or a vague number
    change: Change
    unit: str | None = None  # normalised: "percent", "dollar", "troop"; None: bare number
    unit_text: str | None = None  # as written
    counted: str | None = None  # what is counted, as written: "North Korean troops"
    counted_key: str | None = None  # comparable form: see reading.figures; None: nothing comparable
    key_confidence: float = 0.0  # 0.0-1.0
    place: str | None = None
    as_of: str | None = None  # TIMEX3; None: not stated
    statement: str | None = None  # id of the statement whose content holds it; None: the outlet's own voice
    made_by: str = ""
