"""Time expressions of a text."""

from dataclasses import dataclass
from typing import Literal

TimeType = Literal["DATE", "TIME", "DURATION", "SET"]


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time expression with its TIMEX3 type and value."""

    start: int
    end: int
    text: str
    type: TimeType
    value: str  # TIMEX3: 2025-08-29, 2025-08, 2025-W35, P2D, PRESENT_REF
    how: str = ""  # the rule, and the anchor it was counted from
