"""What must hold for any text: spans slice back, no impossible date, no bound turned round, nothing raised."""

import itertools
import random
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.reading.dates import dates
from onrecord.reading.figures import figures
from onrecord.reading.timex.values import Moment
from onrecord.records import Article

WORDS = str.split(
    "January Feb. may Friday Sunday's tonight today last next this the a an of in on at to and - – : / ' ’ , . ( ) % $ £ US$ C$ RM per cent percent "
    "week weeks year years quarter second third half dozen hundred thousand million bn m k km mph GB °C degrees about more than up least "
    "at no or fewer over nearly between from by ago later earlier before after every other each one two three nineteen ninety-six "
    "troops people strong year-old killed people's 1 2 5 10 12 24 29 30 31 99 100 1990 2024 2031 12:30 1:2:3 9,999 10,000 1,00 2.5 .5 007 1/2 3/0 "
    "0 00 1e9 99999999999999999999 a.m. p.m GMT fiscal century decade Easter May Christmas Eve the 1980s '80s 20th 31st \n \n\n \u00a0 İ ß ٣ é 😀 \ud800"
)
PUBLISHED = ("2024-02-29", "1970-01-01", "9999-12-31", "0001-01-01", None)


def check(text, published):
    article = Article("a1", "a", "a", "", text, published=published)
    times = dates(article)
    for time in times:
        assert text[time.start : time.end] == time.text
        if re.match(r"\d{4}-\d\d-\d\d", time.value):
            assert Moment.of(time.value[:10]) is not None, time
    assert all(a.end <= b.start for a, b in itertools.pairwise(times))
    for figure in figures(article, times, ()):
        assert text[figure.start : figure.end] == figure.text
        assert figure.low is None or figure.high is None or figure.low <= figure.high
        assert figure.low is not None or figure.high is not None or figure.value is not None


@given(st.lists(st.sampled_from(WORDS), max_size=30), st.sampled_from(PUBLISHED))
@settings(max_examples=400, deadline=None)
def test_words_in_any_order(words, published):
    check(" ".join(words), published)


@given(st.text(max_size=60))
@settings(max_examples=200, deadline=None)
def test_any_text(text):
    check(text, "2024-02-29")


def strings(count, seed):
    chance = random.Random(seed)
    for _ in range(count):
        yield chance.choice(["", " "]).join(chance.choices(WORDS, k=chance.randint(1, 14)))


def test_two_thousand_strings_of_digits_and_words():
    for text in strings(2_000, 1):
        check(text, "2024-02-29")


@pytest.mark.slow
def test_a_million_strings_of_digits_and_words():
    """About half an hour; run it alone: pytest -m slow -k million."""
    for number, text in enumerate(strings(1_000_000, 2)):
        check(text, PUBLISHED[number % len(PUBLISHED)])
