"""Utterances over time: which stretch a bar stands for, and where it leads."""

import re

import pytest

from onrecord.views.web.timeline import timeline


def link(since: str, until: str) -> str:
    return f"/search?since={since}&until={until}"


@pytest.mark.parametrize(
    ("days", "unit", "bars", "words"),
    [
        (["2031-03-04", "2031-03-06"], "day", 3, "4 March 2031"),
        (["2031-01-06", "2031-12-31"], "week", 52, "week of 6 January 2031"),
        (["2030-11-02", "2033-01-31"], "month", 27, "November 2030"),
        (["1994-05-01", "2031-03-04"], "year", 38, "1994"),
        (["2031-12-31", "2032-01-01"], "day", 2, "31 December 2031"),
    ],
)
def test_bars_stand_for_days_while_there_are_few(days, unit, bars, words):
    made = timeline([(day, 2) for day in days], link)
    assert (made.unit, len(made.bars), made.bars[0].words) == (unit, bars, words)
    assert made.bars[0].utterances == made.bars[-1].utterances == 2
    assert all(one.last < other.first for one, other in zip(made.bars, made.bars[1:], strict=False))
    assert str(made.drawing).count("<rect") == 2 + 2  # the background, the plot, and a bar for each day that has any
    assert f'aria-label="{words}: 2 utterances"' in made.drawing
    assert "style=" not in made.drawing
    assert "<script" not in made.drawing


def test_a_bar_leads_to_what_was_said_in_it():
    made = timeline([("2031-03-04", 1), ("2031-03-05", 3)], link)
    assert re.findall(r'href="([^"]+)"', made.drawing) == [
        "/search?since=2031-03-04&amp;until=2031-03-04",
        "/search?since=2031-03-05&amp;until=2031-03-05",
    ]
    assert "href" not in timeline([("2031-03-04", 1), ("2031-03-05", 3)], lambda since, until: None).drawing


@pytest.mark.parametrize("counts", [[], [("2031-03-04", 5)], [("2031-W10", 2), ("undated", 1)]])
def test_what_is_of_one_day_is_not_drawn(counts):
    assert timeline(counts, link) is None
