"""Moments and their TIMEX3 form."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.timex.holidays import holiday
from onrecord.reading.timex.values import Moment, shifted

GRAINS = ("day", "week", "weekend", "month", "quarter", "half", "season", "year", "decade", "century")
DAYS = st.dates(date(1000, 1, 1), date(9990, 1, 1))
TIMES = st.sampled_from(("", "TMO", "TEV", "T09:30"))


@given(DAYS, st.sampled_from(GRAINS), TIMES)
def test_a_value_read_and_written_again_is_itself(day, grain, time):
    value = Moment(day, grain, time if grain == "day" else "").value
    read = Moment.of(value)
    assert read is not None
    assert read.value == value


@given(DAYS, st.integers(-2000, 2000), st.sampled_from(("day", "week", "month", "quarter", "year", "decade")))
def test_a_shifted_day_is_a_day_or_nothing(day, count, unit):
    moved = shifted(day, count, unit)
    assert moved is None or isinstance(moved, date)
    assert moved is None or (moved > day) == (count > 0) or moved == day


@pytest.mark.parametrize(
    "value", ["2025-02-30", "2025-13", "2025-W54", "2025-Q5", "P2D", "PRESENT_REF", "XXXX-WXX-5", ""]
)
def test_what_names_no_moment(value):
    assert Moment.of(value) is None


def test_a_month_later_than_the_31st_is_the_months_last_day():
    assert shifted(date(2031, 1, 31), 1, "month") == date(2031, 2, 28)


@pytest.mark.parametrize(
    ("name", "year", "day"),
    [
        ("easter", 2024, date(2024, 3, 31)),
        ("thanksgiving", 2024, date(2024, 11, 28)),
        ("election", 2024, date(2024, 11, 5)),
        ("labor", 2024, date(2024, 9, 2)),
        ("memorial", 2024, date(2024, 5, 27)),
        ("ramadan", 2024, None),
    ],
)
def test_feasts(name, year, day):
    assert holiday(name, year) == day
