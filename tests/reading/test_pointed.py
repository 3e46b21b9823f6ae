"""Sentences that only point back at what was said."""

import pytest

from onrecord.reading.names import names
from onrecord.reading.pointed import pointed
from onrecord.reading.speakers import speakers
from onrecord.records import Article, Statement
from tests.reading.build import article, statement


def read(text: str, *known: Statement) -> list[tuple[str, str | None, tuple[str, ...]]]:
    """Return content, speaker and chain of each statement."""
    page: Article = article(text)
    found = speakers(page, pointed(page, known, "rules/1"), names(page))
    assert all(text[s.content.start : s.content.end] == s.content.text for s in found)
    return [(s.content.text, s.speaker_name, s.chain) for s in found]


CLAIM = "The mill by the river will be shut in the spring"


@pytest.mark.parametrize(
    ("pointer", "speaker", "chain"),
    [
        ("Mayor Ana Ode said this at a meeting in Tarn.", "Ana Ode", ()),
        ("Mayor Ana Ode made the statement during a visit.", "Ana Ode", ()),
        ("The Tarn Mill Board (TMB), a U.S.-based body, said this in its report, Sedge Hour reports.", "Tarn Mill Board",
         ("Sedge Hour", "Tarn Mill Board")),
        ("This was reported by the Tarn Mill Board on Monday.", "Tarn Mill Board", ()),
    ],
)  # fmt: skip
def test_what_stands_before_is_whose_the_pointer_names(pointer: str, speaker: str, chain: tuple[str, ...]) -> None:
    assert read(f"{CLAIM}.\n\n{pointer}") == [(CLAIM, speaker, chain)]


def test_a_dateline_is_no_part_of_it() -> None:
    text = f"ARVEN, 7 May (TarnA) – {CLAIM}. Mayor Ana Ode made the statement during a visit."
    assert read(text) == [(CLAIM, "Ana Ode", ())]


@pytest.mark.parametrize(
    "pointer",
    [
        "Mayor Ana Ode said this week that it rained.",
        "Mayor Ana Ode said this: “It rained.”",
        "I said this at a meeting.",
        "This is the mill in the picture.",
        "Mayor Ana Ode said it rained at a meeting.",
    ],
)
def test_other_sentences_point_at_nothing(pointer: str) -> None:
    assert read(f"{CLAIM}.\n\n{pointer}") == []


def test_what_is_somebodys_already_stays_theirs() -> None:
    text = f"Ana Ode says {CLAIM}.\n\nThe mayor said this at a meeting."
    known = (
        statement(text, CLAIM, "Ana Ode", "says", ident="1"),
        statement(text, "this", "The mayor", "said", ident="2"),
    )
    assert read(text, *known) == [(CLAIM, "Ana Ode", ())]


def test_a_heading_is_nothing_said() -> None:
    assert read("Mill to shut\n\nMayor Ana Ode said this at a meeting.") == []


def test_the_medium_behind_it_only_passes_it_on() -> None:
    text = f"{CLAIM}. Mayor Ana Ode said this at a meeting in Tarn, Sedge Hour reports."
    known = statement(text, CLAIM, "Sedge Hour", "reports")
    assert read(text, known) == [(CLAIM, "Ana Ode", ("Sedge Hour", "Ana Ode"))]
