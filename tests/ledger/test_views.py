"""The documented views are those there are, column for column, and they answer."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.ledger import Ledger, adding, open_ledger, queries
from onrecord.records import Span

REFERENCE = Path(__file__).parents[2] / "docs" / "reference" / "ledger.md"


def views() -> dict[str, list[str]]:
    with open_ledger(":memory:") as ledger, ledger.reading() as connection:
        # `findable_afresh` is what the triggers copy from, no promise to other programs.
        asked = "SELECT name FROM sqlite_master WHERE type = 'view' AND name <> 'findable_afresh'"
        names = [row["name"] for row in connection.all(asked)]
        return {name: [row["name"] for row in connection.all(f"PRAGMA table_info({name})")] for name in names}


def documented() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for section in re.split(r"^## ", REFERENCE.read_text(encoding="utf-8"), flags=re.M)[1:]:
        name = section.split("\n", 1)[0].strip()
        rows = re.findall(r"^\| ([a-z_, ]+) \|", section, re.M)
        columns = [column for row in rows for column in row.split(", ") if column != "column"]
        if columns:
            found[name] = columns
    return found


def test_the_reference_names_every_view_and_column() -> None:
    assert {name: sorted(columns) for name, columns in documented().items()} == {
        name: sorted(columns) for name, columns in views().items()
    }


@pytest.mark.parametrize("view", sorted(views()))
def test_every_view_answers(ledger: Ledger, capture, reading, view: str) -> None:
    with ledger.writing() as connection:
        adding.add_capture(connection, capture(), [reading()])
    with ledger.reading() as connection:
        rows = connection.all(f"SELECT * FROM {view}")
    assert bool(rows) == (view in ("articles_view", "statements_view", "figures_view"))


def test_words_are_what_was_said_and_text_is_all_there_is(ledger: Ledger, capture, reading) -> None:
    said = "“The corridor is open,” Mira Velkova said, “until Friday.” She counted 40 trucks."
    made = reading(said, quote=said[: said.index(" She")])
    first, second = "“The corridor is open,”", "“until Friday.”"
    pieces = tuple(Span.of(said, said.index(one), said.index(one) + len(one)) for one in (first, second))
    made = replace(made, statements=(replace(made.statements[0], pieces=pieces),))
    with ledger.writing() as connection:
        adding.add_capture(connection, capture(), [made])
    with ledger.reading() as connection:
        row = connection.one("SELECT words, text, start, stop FROM statements_view")
        card = queries.statement(connection, made.statements[0].id).card
    assert row is not None
    assert row["words"] == card.words == f"{first} … {second}"
    assert row["text"] == card.text == said[row["start"] : row["stop"]] == f"{first} Mira Velkova said, {second}"
