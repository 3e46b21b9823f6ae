"""What must hold for any text: spans slice back, no impossible date, no bound turned round, nothing raised."""

import itertools
import random
import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.reading.dates import dates
from onrecord.reading.figures import figures
from onrecord.reading.timex.values import Moment, season_of
from onrecord.records import Article

WORDS = str.split(
    "January Feb. may Friday Sunday's tonight today last next this the a an of in on at to and - – : / ' ’ , . ( ) % $ £ US$ C$ RM per cent percent "
    "week weeks year years quarter second third half dozen hundred thousand million bn m k km mph GB °C degrees about more than up least "
    "at no or fewer over nearly between from by ago later earlier before after every other each one two three nineteen ninety-six "
    "troops people strong year-old killed people's 1 2 5 10 12 24 29 30 31 99 100 1990 2024 2031 12:30 1:2:3 9,999 10,000 1,00 2,5 1.000.000 2.600 -man most 2.5 .5 007 1/2 3/0 "
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


DAYS = st.dates(date(1900, 1, 1), date(2099, 12, 31))
WRITTEN = {
    "day": (
        "{0:%-d} {0:%B} {0:%Y}",
        "{0:%B} {0:%-d}, {0:%Y}",
        "{0:%A}, {0:%B} {0:%-d}, {0:%Y}",
        "{0:%Y}-{0:%m}-{0:%d}",
    ),
    "month": ("{0:%B} {0:%Y}", "{0:%b} {0:%Y}"),
    "quarter": ("the {quarter} quarter of {0:%Y}",),
    "half": ("the {half} half of {0:%Y}",),
    "season": ("the {season} of {0:%Y}",),
    "year": ("{0:%Y}",),
    "decade": ("the {decade}s",),
}


@given(DAYS, st.sampled_from(sorted(WRITTEN)), st.sampled_from(PUBLISHED), st.integers(0, 3))
@settings(max_examples=300, deadline=None)
def test_a_date_written_out_and_read_again_is_itself(day, grain, published, form):
    ways = WRITTEN[grain]
    words = ways[form % len(ways)].format(
        day,
        quarter=("first", "second", "third", "fourth")[(day.month - 1) // 3],
        half=("first", "second")[day.month > 6],
        season={"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter"}[season_of(day)],
        decade=day.year // 10 * 10,
    )
    text = f"It was built in {words}, she said."
    found = [time.value for time in dates(Article("a1", "a", "a", "", text, published=published))]
    assert found == [Moment(day, grain).value]


NUMBERS = st.one_of(
    st.integers(2, 999_999_999).map(lambda n: (f"{n:,}", n)),
    st.integers(11, 9_999).map(lambda n: (f"{n / 10:,} million", n * 100_000)),
    st.integers(2, 999).map(lambda n: (f"{n} thousand", n * 1000)),
)
BOUNDS = {"": "=", "about ": "~", "more than ": ">", "fewer than ": "<", "at least ": ">", "up to ": "<"}


@given(
    NUMBERS, st.sampled_from(sorted(BOUNDS)), st.sampled_from((" boats", " percent", " tonnes of wheat", " dollars"))
)
@settings(max_examples=300, deadline=None)
def test_a_figure_written_out_and_read_again_is_itself(number, bound, unit):
    words, value = number
    text = f"The port counted {bound}{words}{unit} last year."
    (found,) = figures(Article("a1", "a", "a", "", text), (), ())
    assert (found.value, found.change) == (pytest.approx(value), BOUNDS[bound])
    assert (found.low is None, found.high is None) == (BOUNDS[bound] == "<", BOUNDS[bound] == ">")


@given(
    st.integers(2, 99_999),
    st.integers(1, 99_999),
    st.sampled_from(("{:,} to {:,} boats", "between {:,} and {:,} boats")),
)
@settings(max_examples=200, deadline=None)
def test_a_range_written_out_and_read_again_is_itself(low, more, form):
    high = low + more
    if low < 1000 and high % 1000 == 0:
        return  # "10 to 15,000 boats" is 10,000 to 15,000
    text = "The port counted " + form.format(low, high) + "."
    (found,) = figures(Article("a1", "a", "a", "", text), (), ())
    assert (found.low, found.high, found.value) == (low, high, None)


def strings(count, seed):
    chance = random.Random(seed)
    for _ in range(count):
        yield chance.choice(["", " "]).join(chance.choices(WORDS, k=chance.randint(1, 14)))


def test_two_thousand_strings_of_digits_and_words():
    for text in strings(2_000, 1):
        check(text, "2024-02-29")


@pytest.mark.slow
@pytest.mark.parametrize("tenth", range(10))
def test_a_million_strings_of_digits_and_words(tenth):
    """A minute each on a quiet core: pytest -m slow -k million, with -n to share them out."""
    for number, text in enumerate(strings(100_000, 2 + tenth)):
        check(text, PUBLISHED[number % len(PUBLISHED)])
