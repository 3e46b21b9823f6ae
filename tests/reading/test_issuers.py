"""Whose a paper is that a source calls by its kind alone."""

import pytest

from onrecord.reading.names import names
from onrecord.reading.speakers import speakers
from onrecord.records import Speaker
from tests.reading.build import article, statement


def second(text: str, first: tuple[str, str, str], then: tuple[str, str, str]) -> Speaker:
    """Return who speaks in the second of two statements, each given as content, source and cue."""
    found = tuple(statement(text, *given, ident=f"s{i}") for i, given in enumerate((first, then)))
    speaker = speakers(article(text), found, names(article(text)))[1].speaker
    assert isinstance(speaker, Speaker)
    return speaker


@pytest.mark.parametrize(
    ("text", "source", "name"),
    [
        ("Ana Ode said in a letter that it was late. The letter added it was over.", "The letter", "Ana Ode"),
        (
            "Ana Ode posted a short message and said that it was late. The message added it was over.",
            "The message",
            "Ana Ode",
        ),
        ("Ana Ode said in an open letter that it was late. This letter added it was over.", "This letter", "Ana Ode"),
    ],
)
def test_a_paper_is_whoevers_who_spoke_in_one_before(text: str, source: str, name: str) -> None:
    speaker = second(text, ("it was late", "Ana Ode", "said"), ("it was over", source, "added"))
    assert (speaker.name, speaker.how) == (name, f"{source} → {name}: spoke in one before")


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Ana Ode said that it was late. The letter added it was over.", "The letter"),  # nobody spoke in a letter
        ("Ana Ode said in a letter that it was late. The statement added it was over.", "The statement"),
        ("Ana Ode said in a report that it was late. The report added it was over.", "The report"),  # speaks for itself
        ("Ana Ode said that it was late in a letter. The Sedge letter added it was over.", "The Sedge letter"),
    ],
)
def test_another_paper_is_left_to_the_ranking(text: str, source: str) -> None:
    speaker = second(text, ("it was late", "Ana Ode", "said"), ("it was over", source, "added"))
    assert "spoke in one before" not in speaker.how


def test_a_body_called_after_somebody_is_no_other_body() -> None:
    text = "Mayor Ana Ode left. The Tarn Office on Water said it was late. The Ode administration added it was over."
    first = ("it was late", "The Tarn Office on Water", "said")
    speaker = second(text, first, ("it was over", "The Ode administration", "added"))
    assert speaker.name == "Ode administration"
    assert speaker.confidence < 0.9
