"""Captures and readings, in and out."""

import sqlite3
from collections.abc import Callable
from dataclasses import replace

import pytest

from onrecord.errors import Unstorable
from onrecord.ledger import Ledger, adding, queries
from onrecord.records import Capture, Reading, Rejection

MakeCapture = Callable[..., Capture]
MakeReading = Callable[..., Reading]


def add(ledger: Ledger, capture: Capture, *readings: Reading) -> adding.Added:
    with ledger.writing() as connection:
        return adding.add_capture(connection, capture, readings)


def dump(ledger: Ledger) -> list[str]:
    with ledger.reading() as connection:
        return list(connection.raw.iterdump())


def test_adding_twice_adds_nothing(ledger: Ledger, capture: MakeCapture, reading: MakeReading) -> None:
    assert add(ledger, capture(), reading()) == adding.Added(added=1, statements=1)
    before = dump(ledger)
    assert add(ledger, capture(), reading()) == adding.Added(unchanged=1)
    assert dump(ledger) == before


def test_the_same_text_in_another_capture_is_one_article(
    ledger: Ledger, capture: MakeCapture, reading: MakeReading
) -> None:
    add(ledger, capture(content="page with one advertisement"), reading())
    assert add(ledger, capture(content="page with another"), reading()) == adding.Added(unchanged=1)
    with ledger.reading() as connection:
        assert queries.info(connection).counts["articles"] == 1
        assert queries.info(connection).counts["captures"] == 2


def test_a_changed_text_is_a_new_version_and_the_old_one_is_kept(
    ledger: Ledger, capture: MakeCapture, reading: MakeReading
) -> None:
    old, new = reading(), reading("“The corridor is shut,” Mira Velkova said.", quote="“The corridor is shut,”")
    add(ledger, capture(content="old"), old)
    assert add(ledger, capture(content="new"), new) == adding.Added(added=1, versions=1, statements=1)
    with ledger.reading() as connection:
        page = queries.article(connection, "corridor.html")
        assert page.card.id == new.article.id
        assert [(card.id, card.version, card.current) for card in page.versions] == [
            (old.article.id, 1, False),
            (new.article.id, 2, True),
        ]
        assert list(adding.readings(connection)) == [new]
        assert list(adding.readings(connection, article_ids=[old.article.id])) == [old]
        assert connection.value("SELECT text FROM statements_view") == "“The corridor is shut,”"


@pytest.mark.parametrize(
    ("first", "second", "current"),
    [
        ("2031-03-05T10:00:00+00:00", "2031-03-04T10:00:00+00:00", "first"),  # an archived page added later
        ("2031-03-04T10:00:00+00:00", "2031-03-05T10:00:00+00:00", "second"),
        ("2031-03-04T23:00:00-05:00", "2031-03-05T01:00:00+00:00", "first"),  # moments, not strings, are compared
        (None, None, "second"),
    ],
)
def test_the_version_captured_last_is_current(
    ledger: Ledger,
    capture: MakeCapture,
    reading: MakeReading,
    first: str | None,
    second: str | None,
    current: str,
) -> None:
    one, other = reading(), reading("“The corridor is shut,” she said.", quote="“The corridor is shut,”")
    add(ledger, capture(content="one", captured_at=first), one)
    add(ledger, capture(content="other", captured_at=second), other)
    expected = one if current == "first" else other
    with ledger.reading() as connection:
        assert list(adding.readings(connection)) == [expected]


def test_of_two_files_the_one_whose_page_was_changed_is_current(
    ledger: Ledger, capture: MakeCapture, reading: MakeReading
) -> None:
    corrected, first = reading(), reading("“The corridor is shut,” she said.", quote="“The corridor is shut,”")
    corrected = replace(corrected, article=replace(corrected.article, updated="2031-03-05T10:00:00+00:00"))
    for number, version in enumerate((corrected, first)):  # in the order of their names
        add(ledger, capture(content=str(number)), version)
    with ledger.reading() as connection:
        assert list(adding.readings(connection)) == [corrected]


def test_a_text_that_comes_back_is_current_again(ledger: Ledger, capture: MakeCapture, reading: MakeReading) -> None:
    one, other = reading(), reading("“The corridor is shut,” she said.", quote="“The corridor is shut,”")
    for number, version in enumerate((one, other, one)):
        add(ledger, capture(content=str(number)), version)
    with ledger.reading() as connection:
        assert list(adding.readings(connection)) == [one]


def test_an_address_keeps_its_versions_apart_from_others(
    ledger: Ledger, capture: MakeCapture, reading: MakeReading
) -> None:
    add(ledger, capture(source="a.html", content="a"), reading(source="a.html"))
    assert add(ledger, capture(source="b.html", content="b"), reading(source="b.html")).versions == 0


def test_a_capture_that_cannot_be_stored_leaves_nothing(
    ledger: Ledger, capture: MakeCapture, reading: MakeReading
) -> None:
    good = reading()
    twice = Reading(good.article, (*good.statements, *good.statements))  # two statements of one id
    with pytest.raises(Unstorable):
        add(ledger, capture(), twice)
    with ledger.reading() as connection:
        assert connection.value("SELECT count(*) FROM captures") == 0
        assert connection.value("SELECT count(*) FROM contents") == 0
    assert add(ledger, capture(), good).added == 1


def test_a_new_reading_takes_the_place_of_the_old(ledger: Ledger, capture: MakeCapture, reading: MakeReading) -> None:
    add(ledger, capture(), reading())
    longer = "“The corridor is open,” Mira Velkova said. The rest was found by a better extractor."
    better = reading(longer)
    with ledger.writing() as connection:
        adding.replace_capture(connection, 1, [better])
    with ledger.reading() as connection:
        assert list(adding.readings(connection)) == [better]
        assert connection.value("SELECT count(*) FROM articles") == 1
        assert connection.value("SELECT count(*) FROM statements") == 1


def test_an_article_another_capture_holds_survives_a_new_reading(
    ledger: Ledger, capture: MakeCapture, reading: MakeReading
) -> None:
    add(ledger, capture(content="one"), reading())
    add(ledger, capture(content="other"), reading())
    better = reading("“The corridor is open,” said Velkova, smiling.")
    with ledger.writing() as connection:
        adding.replace_capture(connection, 1, [better])
    with ledger.reading() as connection:
        assert list(adding.readings(connection)) == [reading()]  # captured last
        assert connection.value("SELECT count(*) FROM articles") == 2


def test_rejections_are_recorded_once(ledger: Ledger) -> None:
    rejection = Rejection("scan.pdf", "not text", "a PDF")
    for _ in range(2):
        with ledger.writing() as connection:
            adding.add_rejections(connection, [rejection, Rejection("void.txt", "empty file")])
    with ledger.reading() as connection:
        assert set(queries.rejections(connection)) == {rejection, Rejection("void.txt", "empty file")}


def test_captures_are_kept_as_they_came(ledger: Ledger, capture: MakeCapture, reading: MakeReading) -> None:
    add(ledger, capture(), reading())
    with ledger.writing() as connection, pytest.raises(sqlite3.IntegrityError, match="kept as they came"):
        connection.run("UPDATE contents SET bytes = 0")


def test_full_text_follows_what_is_added_and_replaced(
    ledger: Ledger, capture: MakeCapture, reading: MakeReading
) -> None:
    add(ledger, capture(), reading())
    better = reading("“The corridor is open,” Mira Velkova said. Lighthouses blinked.")
    with ledger.writing() as connection:
        adding.replace_capture(connection, 1, [better])
    with ledger.reading() as connection:
        for table in ("articles_fts", "statements_fts"):
            connection.run(f"INSERT INTO {table} ({table}) VALUES ('integrity-check')")
        assert queries.search_articles(connection, "lighthouse").total == 1
        assert queries.search_articles(connection, "trucks").total == 0
