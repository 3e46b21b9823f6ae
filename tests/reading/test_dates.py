"""Time expressions of an article, counted from Wednesday, 12 March 2031."""

import pytest

from onrecord.reading.dates import dates
from onrecord.records import Article

WEDNESDAY = "2031-03-12"


def article(text, published=WEDNESDAY):
    return Article("a1", "a", "a", "", text, published=published)


def values(text, published=WEDNESDAY):
    return [(t.text, t.value) for t in dates(article(text, published))]


CALENDAR = [
    ("The dam broke on 4 January 2029.", [("4 January 2029", "2029-01-04")]),
    ("The dam broke on Friday, Feb. 28, 2031.", [("Friday, Feb. 28, 2031", "2031-02-28")]),
    ("The dam broke on the 3rd of March.", [("the 3rd of March", "2031-03-03")]),
    ("It broke on Feb 8.", [("Feb 8", "2031-02-08")]),
    ("It broke in December.", [("December", "2030-12")]),
    ("It broke in late November.", [("late November", "2030-11")]),
    ("It broke last October.", [("last October", "2030-10")]),
    ("It closed in January 2029.", [("January 2029", "2029-01")]),
    ("It was built in 1987.", [("1987", "1987")]),
    ("It was built in nineteen eighty-seven.", [("nineteen eighty-seven", "1987")]),
    ("It was built in the late 1980s.", [("the late 1980s", "198")]),
    ("It was built in the '70s.", [("the '70s", "197")]),
    ("They met on April 3 and 5.", [("April 3", "2031-04-03"), ("5", "2031-04-05")]),
    ("The talks of Sept. 20-24 failed.", [("Sept. 20", "2030-09-20"), ("24", "2030-09-24")]),
    ("It broke on 2031-01-04, not on 12.2.2031.", [("2031-01-04", "2031-01-04"), ("12.2.2031", "2031-02-12")]),
    ("It broke on 1/4/2031, not on 31/1/2031.", [("1/4/2031", "2031-01-04"), ("31/1/2031", "2031-01-31")]),
    ("He led the town in 2014-15.", [("2014", "2014"), ("15", "2015")]),
    # Near the turn of the year the day just ahead is meant, whatever the tense.
    ("The deadline of April 20 stands.", [("April 20", "2031-04-20")]),
]

FROM_PUBLICATION = [
    ("He left today.", [("today", "2031-03-12")]),
    ("He left yesterday morning.", [("yesterday morning", "2031-03-11TMO")]),
    ("He left the day before yesterday.", [("the day before yesterday", "2031-03-10")]),
    ("He spoke Friday.", [("Friday", "2031-03-07")]),
    ("He spoke on Wednesday.", [("Wednesday", "2031-03-12")]),
    ("He spoke last Wednesday.", [("last Wednesday", "2031-03-05")]),
    ("He spoke earlier on Friday.", [("earlier on Friday", "2031-03-07")]),
    ("The council will meet Friday.", [("Friday", "2031-03-14")]),
    ("The council meets next Monday.", [("next Monday", "2031-03-17")]),
    ("They protested after Friday's ruling.", [("Friday", "2031-03-07")]),
    ("He left late Friday night.", [("late Friday night", "2031-03-07TNI")]),
    ("The strikes went on overnight from Sunday to Monday.", [("overnight from Sunday to Monday", "2031-03-09TNI")]),
    ("It began last week.", [("last week", "2031-W10")]),
    ("It began earlier this month.", [("earlier this month", "2031-03")]),
    ("It ends next year.", [("next year", "2032")]),
    ("It began three weeks ago.", [("three weeks ago", "2031-W08")]),
    ("It began 11 days ago.", [("11 days ago", "2031-03-01")]),
    ("It began a decade ago.", [("A decade ago".lower(), "2021")]),
    ("It began last fall.", [("last fall", "2030-FA")]),
    ("It ended in the third quarter.", [("the third quarter", "2030-Q3")]),
    ("It grew in the first half of 2030.", [("the first half of 2030", "2030-H1")]),
    ("Sales fell in this year's first quarter.", [("this year's first quarter", "2031-Q1")]),
    ("It opened on Christmas Eve.", [("Christmas Eve", "2030-12-24")]),
    ("He called at 10:35 a.m. Monday.", [("10:35 a.m. Monday", "2031-03-10T10:35")]),
]

FROM_THE_TEXT = [
    ("It broke on Jan. 4. Two days later it was mended.", [("Jan. 4", "2031-01-04"), ("Two days later", "2031-01-06")]),
    ("It broke on Jan. 4. The next day it rained.", [("Jan. 4", "2031-01-04"), ("The next day", "2031-01-05")]),
    ("He left in 2019 and came back the following year.", [("2019", "2019"), ("the following year", "2020")]),
    (
        "Profit fell in the third quarter from a year earlier.",
        [("the third quarter", "2030-Q3"), ("a year earlier", "2029-Q3")],
    ),
    ("It fell two days before the vote.", [("two days", "P2D")]),
]

AMOUNTS = [
    ("a three-year war", "P3Y", "DURATION"),
    ("nearly two months", "P2M", "DURATION"),
    ("more than four hours", "PT4H", "DURATION"),
    ("2 1/2 years", "P2Y6M", "DURATION"),
    ("a minute and a half", "PT1M30S", "DURATION"),
    ("half an hour", "PT30M", "DURATION"),
    ("the past several months", "PXM", "DURATION"),
    ("a couple of years", "P2Y", "DURATION"),
    ("every Tuesday", "XXXX-WXX-2", "SET"),
    ("every other week", "P2W", "SET"),
    ("twice a month", "P1M", "SET"),
    ("daily", "P1D", "SET"),
]

LEFT_ALONE = [
    "A USA Today poll and the Today programme.",
    "She told “This Week” she would run.",
    "He left the day after the match ended.",
    "Theresa May spoke of April Jones.",
    "They may march.",
    "A 28-year-old baker won.",
    "He was in his 30s.",
    "It costs $1990.",
    "About 2000 people came.",
    "She came second.",
    "The score was 3:2.",
    "Three-quarters of them left.",
    "The sun sat over the sea.",
    "Version 99.99.2031 and 2031-13-45 are out.",
    "He won the first half.",
    "A quarter of the town left.",
    "",
]


@pytest.mark.parametrize(("text", "expected"), [*CALENDAR, *FROM_PUBLICATION, *FROM_THE_TEXT])
def test_values(text, expected):
    assert values(text) == expected


@pytest.mark.parametrize(("text", "value", "kind"), AMOUNTS)
def test_amounts_and_repeated_times(text, value, kind):
    found = dates(article(f"It lasted {text}."))
    assert [(t.value, t.type) for t in found] == [(value, kind)]


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_left_alone(text):
    assert values(text) == []


def test_without_a_day_of_publication_the_unknown_parts_are_x():
    text = "It broke on Friday, and again on Feb. 8. It rained yesterday, and on 4 May 2020."
    assert values(text, None) == [
        ("Friday", "XXXX-WXX-5"),
        ("Feb. 8", "XXXX-02-08"),
        ("4 May 2020", "2020-05-04"),
    ]


@pytest.mark.parametrize("published", ["0001-01-01", "9999-12-31", "2024-02-29", "not a date", "2024-13-45", "2024"])
def test_any_day_of_publication_is_read_without_error(published):
    dates(article("Last week, next year, a century ago, Feb. 29, yesterday, in 10,000 years from now.", published))
