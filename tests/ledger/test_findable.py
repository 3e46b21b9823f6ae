"""What is looked through stays in step with what it is made from, whoever writes, and an older ledger gets it on opening."""

import re
import sqlite3
from importlib import resources

from onrecord.ledger import Ledger, adding, links, migrations, open_ledger, waiting
from onrecord.ledger.judgements import add_judgements, all_judgements
from onrecord.records import Denial, Entity, Links, Reading, Utterance, Wording
from onrecord.settings import Settings
from onrecord.workflows import relink_if_stale
from onrecord.workflows.judge import judge, undo

MIGRATION = (resources.files("onrecord.ledger.migrations") / "0002.sql").read_text(encoding="utf-8")
COLUMNS = re.search(r"INSERT INTO findable\s*\((.*?)\)", MIGRATION, re.S)[1]


def in_step(ledger: Ledger) -> list[tuple]:
    """The rows there are, which must be those made afresh."""
    with ledger.reading() as connection:
        kept = [tuple(row) for row in connection.all(f"SELECT {COLUMNS} FROM findable ORDER BY number")]
        assert kept == [tuple(row) for row in connection.all("SELECT * FROM findable_afresh ORDER BY number")]
    return kept


def linked(one: Reading, other: Reading, *, origins: int = 2, denied: bool = True) -> Links:
    told = [one.statements[0], other.statements[0]]
    wordings = tuple(Wording(s.id, s.article_id, s.content.text, 0.9, "fullest") for s in told)
    return Links(
        entities=(Entity("e1", "Mira Velkova", "person", ("Mira Velkova",), tuple(s.article_id for s in told)),),
        utterances=(Utterance("u1", "Mira Velkova", "e1", wordings, told[0].id, origins=origins),),
        denials=(Denial(told[1].id, (told[0].id,), "Mira Velkova", 0.8),) if denied else (),
        speakers=tuple((s.id, "e1") for s in told),
    )


def test_it_is_in_step_after_every_kind_of_change(ledger: Ledger, capture, reading) -> None:
    one, other = reading(), reading(source="gate.html", outlet="Gate", published="2031-03-05")
    for read in (one, other):
        with ledger.writing() as connection:
            adding.add_capture(connection, capture(read.article.source), [read])
    assert len(in_step(ledger)) == 2
    for made in (linked(one, other), linked(one, other, origins=1, denied=False), Links(), linked(one, other)):
        with ledger.writing() as connection:
            links.replace_links(connection, made)
        in_step(ledger)
    disputed = COLUMNS.replace("\n", " ").split(", ").index("disputed")
    assert [row[disputed] for row in in_step(ledger)] == [1, 1]
    statement = one.statements[0].id
    judge(ledger, "correct-speaker", "statement", statement, value={"speaker": "Odo Reef"}, author="iris")
    assert "Odo Reef" in in_step(ledger)[0]
    rejected = judge(ledger, "reject", "statement", statement, author="iris")
    assert "rejected" in in_step(ledger)[0]
    undo(ledger, rejected.id, author="iris")
    in_step(ledger)
    judge(ledger, "set-date", "statement", statement, value={"said": "2031-02-01"}, author="iris")
    assert "2031-02-01" in in_step(ledger)[0]


def test_a_new_version_takes_the_place_of_the_old(ledger: Ledger, capture, reading) -> None:
    old = reading()
    new = reading("“The corridor is shut,” Mira Velkova said.", quote="“The corridor is shut,”")
    for content, read in (("x", old), ("y", new)):
        with ledger.writing() as connection:
            adding.add_capture(connection, capture(content=content), [read])
    with ledger.reading() as connection:
        now = connection.all("SELECT s.id FROM findable f JOIN statements s ON s.number = f.number")
    assert [row["id"] for row in now] == [new.statements[0].id]
    in_step(ledger)


def test_reading_again_keeps_it_in_step(ledger: Ledger, capture, reading) -> None:
    with ledger.writing() as connection:
        adding.add_capture(connection, capture(), [reading()])
    with ledger.writing() as connection:
        adding.replace_capture(connection, 1, [reading(outlet="The Gate")])
    assert "The Gate" in in_step(ledger)[0]


def without_what_is_ready(raw: sqlite3.Connection) -> None:
    """Take back what the fourth schema added."""
    for column in ("made_by", "packed"):
        raw.execute(f"ALTER TABLE link_waiting DROP COLUMN {column}")


def test_a_ledger_of_the_third_schema_is_linked_on(tmp_path, capture, reading) -> None:
    path = tmp_path / "record.db"
    with open_ledger(path, create=True) as ledger, ledger.writing() as connection:
        adding.add_capture(connection, capture(), [reading()])
        without_what_is_ready(connection.raw)
        connection.run("PRAGMA user_version = 3")
    with open_ledger(path) as ledger:
        with ledger.reading() as connection:
            assert connection.value("PRAGMA user_version") == migrations.latest()
            assert waiting.first(connection, 10).articles == (reading().article.id,)
        relink_if_stale(ledger, Settings(reader="fast"))
        assert len(in_step(ledger)) == 1


def test_a_ledger_of_the_first_schema_gets_it_on_opening(tmp_path, capture, reading) -> None:
    path = tmp_path / "record.db"
    with open_ledger(path, create=True) as ledger:
        with ledger.writing() as connection:
            adding.add_capture(connection, capture(), [reading()])
        judge(ledger, "accept", "statement", reading().statements[0].id, author="iris")
    raw = sqlite3.connect(path)
    made = "SELECT name, type, sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE '%_fts_%'"
    with sqlite3.connect(":memory:") as first:
        migrations._apply(first, 1)
        before = {name: sql for name, _, sql in first.execute(made)}
    now = {name: kind for name, kind, _ in raw.execute(made)}
    for name in now.keys() - before.keys():
        raw.execute(f"DROP {now[name]} IF EXISTS {name}")  # an index goes with its table
    for name in before.keys() - now.keys():
        raw.execute(before[name])
    without_what_is_ready(raw)
    raw.execute("PRAGMA user_version = 1")
    raw.commit()
    raw.close()
    with open_ledger(path) as ledger:
        assert len(in_step(ledger)) == 1
        with ledger.writing() as connection:
            assert add_judgements(connection, list(all_judgements(connection))) == 0
        judge(ledger, "reject", "statement", reading().statements[0].id, author="odo")
        assert "rejected" in in_step(ledger)[0]


def test_a_ledger_of_the_second_schema_gets_indexes_that_answer_by_themselves(tmp_path, capture, reading) -> None:
    path = tmp_path / "record.db"
    with open_ledger(path, create=True) as ledger, ledger.writing() as connection:
        adding.add_capture(connection, capture(), [reading()])
        for name in ("names_name", "findable_disputed"):
            connection.run(f"DROP INDEX {name}")
        without_what_is_ready(connection.raw)
        connection.run("CREATE INDEX names_name ON names (name)")
        connection.run("CREATE INDEX findable_disputed ON findable (day, number) WHERE disputed = 1")
        connection.run("PRAGMA user_version = 2")
    with open_ledger(path) as ledger, ledger.reading() as connection:
        assert connection.value("PRAGMA user_version") == migrations.latest()
        for asked in (
            "SELECT article FROM names WHERE name = 'Ada Brook'",
            "SELECT utterance FROM findable INDEXED BY findable_disputed WHERE disputed = 1 AND entity = 'e1'",
        ):
            (step,) = connection.all(f"EXPLAIN QUERY PLAN {asked}")
            assert "USING COVERING INDEX" in step["detail"]
