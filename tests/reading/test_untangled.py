"""Statements given to a relay although the words beside their cue name who speaks."""

import pytest

from onrecord.reading.untangled import untangled
from onrecord.records import Span, Statement
from tests.reading.build import statement


def found(text: str, source: str, cue: str, content: str) -> list[tuple[str, str]]:
    """Return source and content of what becomes of one statement."""

    def span(words: str) -> Span:
        return Span.of(text, text.index(words), text.index(words) + len(words))

    one = Statement("s", "a", "indirect", span(content), (span(content),), span(cue), span(source))
    out = untangled(text, (one,))
    assert all(text[s.content.start : s.content.end] == s.content.text for s in out)
    return [(s.source.text if s.source else "", s.content.text) for s in out]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content", "expected"),
    [
        (
            "The Tarn Echo quoted Mayor Ada Ode as saying that the mill was shut.",
            "The Tarn Echo", "quoted", "Mayor Ada Ode as saying that the mill was shut",
            ("Mayor Ada Ode", "the mill was shut"),
        ),
        (
            "The report quoted a guard as saying the gate was open.",
            "The report", "quoted", "as saying the gate was open",
            ("a guard", "the gate was open"),
        ),
        (
            "According to the Tarn Echo, Ada Ode said the mill was shut.",
            "the Tarn Echo", "said", "the mill was shut",
            ("Ada Ode", "the mill was shut"),
        ),
        (
            "Ada Ode said the mill was shut, the Tarn Echo reported.",
            "the Tarn Echo", "said", "the mill was shut",
            ("Ada Ode", "the mill was shut"),
        ),
    ],
)  # fmt: skip
def test_the_cue_is_given_to_its_own_subject(
    text: str, source: str, cue: str, content: str, expected: tuple[str, str]
) -> None:
    assert found(text, source, cue, content) == [expected]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("Ada Ode quoted the poet as a warning to all.", "Ada Ode", "quoted", "the poet as a warning to all"),
        ("According to Ada Ode, the mill is shut.", "Ada Ode", "According to", "the mill is shut"),
        ("The mill is shut, said Ada Ode.", "Ada Ode", "said", "The mill is shut"),
        ("Ada Ode, the mayor, said the mill was shut.", "Ada Ode", "said", "the mill was shut"),
    ],
)
def test_what_is_given_rightly_is_left_alone(text: str, source: str, cue: str, content: str) -> None:
    assert found(text, source, cue, content) == [(source, content)]


def test_a_source_is_nobodys_words() -> None:
    text = "According to the Echo, Ode said it was over."
    relay = statement(text, "Ode", "the Echo", "According to", ident="r")
    told = statement(text, "it was over", "Ode", "said", ident="t")
    assert [s.id for s in untangled(text, (relay, told))] == ["t"]
