"""Dates said, of statements cut out of invented articles published on Wednesday, 12 March 2031."""

import pytest

from onrecord.reading.dates import dates
from onrecord.reading.said import said
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
