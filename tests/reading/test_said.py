"""Dates said, of statements cut out of invented articles published on Wednesday, 12 March 2031."""

import pytest

from onrecord.reading.dates import dates
from onrecord.reading.said import said
from onrecord.reading.speech_dates.clock import Clock
from onrecord.reading.speech_dates.narration import Narration, form, step
from onrecord.records import Article, Span, Speaker, Statement


def statement(text, number, content, *, cue=None, source=None, speaker=None):
    def span(words, near=0):
        at = text.index(words, near)
        return Span.of(text, at, at + len(words))

    words = span(content)
    return Statement(
        f"s{number}",
        "a1",
        "direct" if content[0] == "“" else "indirect",
        words,
        (words,),
        span(cue) if cue else None,
        span(source) if source else None,
        speaker=Speaker(speaker, "full name") if speaker else None,
    )


def date_said(text, *statements, published="2031-03-12"):
    article = Article("a1", "a", "a", "", text, published=published)
    found = said(article, statements, dates(article))
    return [s.said.value if s.said else None for s in found]


OWN_CLAUSE = [
    ("“It will hold,” Varn said Friday.", "“It will hold,”", "2031-03-07"),
    ("On Tuesday, Varn said the dam would hold.", "the dam would hold", "2031-03-11"),
    ("Varn said on 4 January 2029 the dam would hold.", "the dam would hold", "2029-01-04"),
    ("“It will hold,” Varn said at Monday's briefing.", "“It will hold,”", "2031-03-10"),
    ("“It will hold,” Varn said.", "“It will hold,”", None),
    # The date is in what was said, or belongs to something else.
    ("Varn said the dam broke in 1987.", "the dam broke in 1987", None),
    ("Varn said the dam, closed since 2019, would hold.", "the dam, closed since 2019, would hold", None),
]


@pytest.mark.parametrize(("text", "content", "expected"), OWN_CLAUSE)
def test_own_clause(text, content, expected):
    assert date_said(text, statement(text, 1, content, cue="said", source="Varn", speaker="Ada Varn")) == [expected]


def test_the_same_speaker_goes_on():
    text = "Ada Varn said Friday that it would hold. “We checked it twice,” she added."
    one = statement(text, 1, "it would hold", cue="said", source="Ada Varn", speaker="Ada Varn")
    two = statement(text, 2, "“We checked it twice,”", cue="added", source="she", speaker="Ada Varn")
    assert date_said(text, one, two) == ["2031-03-07", "2031-03-07"]


def test_a_speech_covers_the_quotations_that_follow_it():
    text = "In his nightly address Sunday, Tem Ode spoke of the dam.\n\n“It will hold,” Ode said. “We checked it.”"
    one = statement(text, 1, "“It will hold,”", cue="said", source="Ode", speaker="Tem Ode")
    assert date_said(text, one) == ["2031-03-09"]


def test_no_date_in_the_text_means_none_said():
    text = "“It will hold,” Varn said."
    assert date_said(text, statement(text, 1, "“It will hold,”", cue="said", source="Varn", speaker="Ada Varn")) == [
        None
    ]


def test_nothing_is_said_after_publication():
    text = "Varn said it would open on Friday, 14 March 2031."
    assert date_said(text, statement(text, 1, "it would open", cue="said", source="Varn", speaker="Ada Varn")) == [None]


def test_the_words_of_the_date_slice_back():
    text = "“It will hold,” Varn said late Friday."
    article = Article("a1", "a", "a", "", text, published="2031-03-12")
    (found,) = said(article, (statement(text, 1, "“It will hold,”", cue="said", source="Varn"),), dates(article))
    assert found.said is not None
    assert found.said.start is not None
    assert text[found.said.start :].startswith(found.said.text)
    assert 0 < found.said.confidence <= 1


def test_the_briefing_told_of_after_the_lead_dates_the_lead():
    text = (
        "Tem Ode said the dam would hold.\n\nDuring a briefing on Monday, Ode was asked about the cracks.\n\n"
        "“We checked it,” Ode said at Monday's briefing."
    )
    one = statement(text, 1, "the dam would hold", cue="said", source="Tem Ode", speaker="Tem Ode")
    two = statement(text, 2, "“We checked it,”", cue="said", source="Ode", speaker="Tem Ode")
    assert date_said(text, one, two) == ["2031-03-10", "2031-03-10"]


@pytest.mark.parametrize(
    ("number", "edges", "expected"), [(0, (0, 1, 4), "<=0"), (3, (0, 1, 4), "<=4"), (9, (0, 1, 4), ">4")]
)
def test_step(number, edges, expected):
    assert step(number, edges) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("late Friday", "weekday"),
        ("yesterday", "relative"),
        ("Feb. 8", "month"),
        ("last week", "vague"),
        ("2031", "year"),
    ],
)
def test_form(words, expected):
    assert form(words) == expected


def narration(text, quoted=()):
    article = Article("a1", "a", "a", "", text, published="2031-03-12")
    clock = Clock(article, dates(article))
    held = frozenset(m.start for m in clock.marks if m.text in quoted)
    return Narration(clock, held), clock


TOLD = [
    # the date, the place of the statement, the speaker's last name, a fact there must be, one there must not be
    ("2031-03-10", "“It will", "ode", "told 1 before, none between", "not before"),
    ("2031-03-10", "“It will", "ode", "occasion of speaker before <=1", "told 1 before, another between"),
    ("2031-03-07", "“It will", "ode", "not before", "told before <=1"),
    ("2031-03-07", "“It will", "ode", "told after <=1", "naming of speaker after <=1"),
    ("2031-03-07", "Varn", "varn", "not before", "telling of speaker before <=0"),
]


@pytest.mark.parametrize(("value", "place", "name", "there", "not_there"), TOLD)
def test_how_a_day_told_stands_to_a_statement(value, place, name, there, not_there):
    text = "In a speech on Monday, Ode spoke of the dam.\n\n“It will hold,” he said.\n\nVarn left Friday."
    found = set(narration(text)[0].facts(value, text.index(place), name))
    assert there in found
    assert not_there not in found


def test_a_day_only_quoted_is_not_told():
    text = "“It broke Monday,” Ode said.\n\n“It will hold,” Varn said."
    found = set(narration(text, quoted=("Monday",))[0].facts("2031-03-10", text.index("“It will"), "varn"))
    assert "only quoted before" in found
    assert not any(fact.startswith("told") for fact in found)
