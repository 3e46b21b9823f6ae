"""Statements found by who speaks: by words of a name, however far linking and review have come."""

from importlib import import_module

import pytest

from onrecord.ledger import Ledger, adding, links, queries
from onrecord.ledger.queries import Search
from onrecord.records import Entity, Links
from onrecord.workflows.judge import judge


@pytest.fixture
def added(ledger: Ledger, capture, reading):
    made = reading()
    with ledger.writing() as connection:
        adding.add_capture(connection, capture(), [made])
    return made


def found(ledger: Ledger, **wanted) -> list[str]:
    with ledger.reading() as connection:
        return [card.id for card in queries.search(connection, Search(**wanted)).page]


NAMED = ["Mira Velkova", "mira velk", "Velkova", "VEL", "mira"]
OTHERS = ["ira", "Velkovaro", "50%", "_", '"', "Velkova Mira Ann"]


@pytest.mark.parametrize("linked", [False, True])
@pytest.mark.parametrize("many", [False, True], ids=["few", "many"])
def test_a_speaker_is_found_by_words_of_the_name(ledger: Ledger, added, linked: bool, many: bool, monkeypatch) -> None:
    monkeypatch.setattr(import_module("onrecord.ledger.queries.search"), "WEIGHED", 1 if many else 1000)
    statement = added.statements[0].id
    if linked:
        entity = Entity("e1", "Mira Velkova", "person", ("Mira Velkova",), (added.article.id,))
        with ledger.writing() as connection:
            links.replace_links(connection, Links(entities=(entity,), speakers=((statement, "e1"),)))
    for name in NAMED:
        assert found(ledger, speaker=name) == [statement], name
        assert found(ledger, speaker=name, words="corridor") == [statement], name
    for name in OTHERS:
        assert found(ledger, speaker=name) == [], name
    assert found(ledger, speaker="e1") == ([statement] if linked else [])


def test_a_spelling_nobody_wrote_here_finds_them_too(ledger: Ledger, added) -> None:
    entity = Entity("e1", "Mira Velkova", "person", ("Mira Velkova", "Miroslava V."), (added.article.id,))
    with ledger.writing() as connection:
        links.replace_links(connection, Links(entities=(entity,), speakers=((added.statements[0].id, "e1"),)))
    assert found(ledger, speaker="miroslava") == [added.statements[0].id]


def test_a_name_given_on_review_finds_the_statement(ledger: Ledger, added) -> None:
    statement = added.statements[0].id
    judge(ledger, "correct-speaker", "statement", statement, value={"speaker": "Jory Lund"}, author="iris")
    assert found(ledger, speaker="lund") == found(ledger, speaker="Jory") == [statement]
