"""Quotations that go on without a source."""

from onrecord.reading.continued import continued
from onrecord.records import Span, Speaker, Statement

TEXT = "“It is over,” Ada Ode said.\n\n“Nobody was told.”\n\n“We will see.”"


def made(words, who, *, source=None, within=None):
    def span(held):
        return Span.of(TEXT, TEXT.index(held), TEXT.index(held) + len(held)) if held else None

    place = span(words)
    speaker = Speaker(who, "", 0.9) if who else None
    return Statement(words, "a", "direct", place, (place,), None, span(source), speaker=speaker, within=within)


def sources(*statements):
    return [s.source.text if s.source else None for s in continued(statements)]


FIRST = made("“It is over,”", "Ada Ode", source="Ada Ode")


def test_a_quotation_that_goes_on_has_the_source_before():
    second, third = made("“Nobody was told.”", "Ada Ode"), made("“We will see.”", "Ada Ode")
    assert sources(FIRST, second, third) == ["Ada Ode", "Ada Ode", "Ada Ode"]


def test_another_speaker_or_nobody_does_not():
    assert sources(FIRST, made("“Nobody was told.”", "Bo Lind")) == ["Ada Ode", None]
    assert sources(FIRST, made("“Nobody was told.”", None)) == ["Ada Ode", None]


def test_one_inside_another_is_left_alone():
    assert sources(FIRST, made("“Nobody was told.”", "Ada Ode", within="x")) == ["Ada Ode", None]
