"""A ledger that grew a batch at a time holds what linking it from scratch gives."""

import random
from collections.abc import Iterator
from dataclasses import fields
from importlib import import_module
from pathlib import Path

import numpy as np
import pytest

from onrecord import workflows
from onrecord.engines import run_apart
from onrecord.ledger import Ledger, adding, judgements, open_ledger, waiting
from onrecord.ledger.links import all_links, current_id
from onrecord.linking import VERSION, features, packed, unpacked
from onrecord.records import Links
from onrecord.settings import Settings
from tests.ledger.conftest import make_capture
from tests.linking.growing import growing

FAST = Settings(reader="fast", processes=1)


@pytest.fixture
def ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Ledger]:
    module = import_module("onrecord.workflows.relink")  # the package's own `relink` is the function
    monkeypatch.setattr(module, "BATCH", 4)
    with open_ledger(tmp_path / "record.db", create=True) as opened:
        yield opened


def parts(ledger: Ledger) -> dict[str, object]:
    with ledger.reading() as connection:
        links: Links = all_links(connection)
    return {name: getattr(links, name) for name in links.__slots__}


def grow(ledger: Ledger, seed: int, number: int = 30) -> None:
    """Add readings in random order, linking after every few."""
    chosen = random.Random(seed)
    readings = chosen.sample(growing(seed, number), number)
    while readings:
        size = chosen.choice((1, 3, 7))
        with ledger.writing() as connection:
            for reading in readings[:size]:
                adding.add_capture(connection, make_capture(reading.article.id, reading.article.text), [reading])
        readings = readings[size:]
        workflows.relink_if_stale(ledger, FAST)


@pytest.mark.parametrize("seed", range(3))
def test_a_ledger_that_grew_is_as_one_linked_from_scratch(ledger: Ledger, seed: int) -> None:
    grow(ledger, seed)
    grown = parts(ledger)
    workflows.relink(ledger, FAST)
    assert parts(ledger) == grown
    with ledger.reading() as connection:
        assert not waiting.any_left(connection)
        assert connection.all("PRAGMA foreign_key_check") == []


def test_retired_ids_lead_to_groups_that_are_there(ledger: Ledger) -> None:
    grow(ledger, 11)
    with ledger.reading() as connection:
        rows = connection.all("SELECT old, kind FROM redirects")
        assert {row["kind"] for row in rows} >= {"entity", "utterance", "story"}
        for row in rows:
            assert current_id(connection, row["kind"], row["old"]) is not None
            assert connection.value("SELECT 1 FROM redirects r JOIN redirects s ON s.old = r.new") is None


def test_judgements_are_obeyed_as_the_ledger_grows_and_taken_back(ledger: Ledger) -> None:
    grow(ledger, 12, 24)
    free = parts(ledger)
    links = free["stories"], free["utterances"], free["entities"]
    (one, other), (said, spoken) = links[0][:2], links[1][:2]  # type: ignore[index]
    named = [e for e in links[2] if e.kind == "person" and " " in e.name][:2]  # type: ignore[attr-defined]
    made = [
        workflows.judge(ledger, "merge", "story", one.id, value={"with": [other.id]}, author="ina"),
        workflows.judge(ledger, "merge", "utterance", said.id, value={"with": [spoken.id]}, author="ina"),
        workflows.judge(ledger, "merge", "entity", named[0].id, value={"with": [named[1].id]}, author="ina"),
        workflows.judge(
            ledger, "correct-speaker", "statement", said.first, value={"speaker": "Petra Okonjo"}, author="ina"
        ),
    ]
    workflows.relink_if_stale(ledger, FAST)
    obeyed = parts(ledger)
    assert any({*one.articles, *other.articles} <= set(s.articles) for s in obeyed["stories"])  # type: ignore[attr-defined]
    workflows.relink(ledger, FAST)
    assert parts(ledger) == obeyed
    for judgement in reversed(made):
        workflows.undo(ledger, judgement.id, author="ben")
    workflows.relink_if_stale(ledger, FAST)
    assert parts(ledger) == free
    with ledger.reading() as connection:
        assert len(list(judgements.all_judgements(connection))) == 2 * len(made)


def test_a_new_version_takes_the_place_of_the_old_in_every_link(ledger: Ledger, coverage: Path) -> None:
    workflows.add(ledger, workflows.Inputs((str(coverage),)), FAST)
    for number in (3, 8):
        page = coverage / f"article{number:02}.txt"
        page.write_text(page.read_text(encoding="utf-8").replace("sail again", "sail no more"), encoding="utf-8")
    workflows.add(ledger, workflows.Inputs((str(coverage),)), FAST)
    grown = parts(ledger)
    workflows.relink(ledger, FAST)
    assert parts(ledger) == grown


def test_features_of_another_version_are_made_again(ledger: Ledger) -> None:
    grow(ledger, 13, 8)
    grown = parts(ledger)
    with ledger.writing() as connection:
        adding.mark(connection, "linked_by", "linking/0")
        adding.mark(connection, adding.LINKS_STALE, "1")
        connection.run("UPDATE link_features SET packed = x'00', version = 'linking/0'")  # not to be read any more
    workflows.relink_if_stale(ledger, FAST)
    assert parts(ledger) == grown


def added_and_not_linked(ledger: Ledger, coverage: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(import_module("onrecord.workflows.add"), "relink_if_stale", lambda *_, **__: False)
        workflows.add(ledger, workflows.Inputs((str(coverage),)), FAST)


def none_made(*_: object, **__: object) -> None:
    raise AssertionError("features are there already")


def test_what_linking_needs_is_made_where_articles_are_read(
    ledger: Ledger, coverage: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    added_and_not_linked(ledger, coverage, monkeypatch)
    with ledger.reading() as connection:
        waits = waiting.first(connection, 100).articles
        there = {reading.article.id: features(reading) for reading in adding.readings(connection, article_ids=waits)}
        ready = waiting.ready(connection, waits, VERSION)
    assert len(ready) == len(there) == 24
    for article, one in there.items():
        kept = unpacked(ready[article])
        for field in fields(one):
            np.testing.assert_equal(getattr(kept, field.name), getattr(one, field.name))
    with monkeypatch.context() as patched:
        patched.setattr(import_module("onrecord.workflows.prepare"), "features", none_made)
        workflows.relink_if_stale(ledger, FAST)
    grown = parts(ledger)
    workflows.relink(ledger, FAST)
    assert parts(ledger) == grown


@pytest.mark.parametrize("change", ["judged", "another maker", "put down again"])
def test_what_is_ready_counts_no_more_once_something_changed(
    ledger: Ledger, coverage: Path, monkeypatch: pytest.MonkeyPatch, change: str
) -> None:
    added_and_not_linked(ledger, coverage, monkeypatch)
    with ledger.writing() as connection:
        article = waiting.first(connection, 1).articles[0]
        (reading,) = adding.readings(connection, article_ids=[article])
        connection.run("UPDATE link_waiting SET packed = x'00' WHERE id = :id", {"id": article})  # not to be read
        if change == "another maker":
            connection.run("UPDATE link_waiting SET made_by = 'linking/0' WHERE id = :id", {"id": article})
        elif change == "put down again":
            waiting.put(connection, "article", [article])
    if change == "judged":
        with ledger.writing() as connection:
            good = waiting.Ready(VERSION, packed(features(reading)))
            waiting.put_ready(connection, article, good)
        value = {"speaker": "Petra Okonjo"}  # who stands nowhere in the text
        workflows.judge(ledger, "correct-speaker", "statement", reading.statements[0].id, value=value, author="ina")
    workflows.relink_if_stale(ledger, FAST)
    grown = parts(ledger)
    workflows.relink(ledger, FAST)
    assert parts(ledger) == grown
    if change == "judged":
        assert any(one.name == "Petra Okonjo" for one in grown["entities"])  # type: ignore[attr-defined]


def test_others_can_write_between_the_batches(ledger: Ledger, coverage: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    added_and_not_linked(ledger, coverage, monkeypatch)
    written = []

    def turn(seconds: float) -> None:
        assert seconds > 0.1  # whoever waits looks that often
        with open_ledger(ledger.path, busy_timeout=0) as other, other.writing() as connection:
            adding.mark(connection, "turn", "1")
        written.append(seconds)

    monkeypatch.setattr("time.sleep", turn)
    workflows.relink_if_stale(ledger, FAST)
    assert len(written) == 24 / 4 - 1


def test_much_that_waits_is_linked_in_processes_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    module = import_module("onrecord.workflows.relink")
    apart: list[object] = []

    def noted(function: object, *given: object) -> bool:
        apart.append(function)
        return bool(run_apart(function, *given))  # type: ignore[arg-type]

    monkeypatch.setattr(module, "run_apart", noted)
    links = []
    for processes, most in ((1, 5), (2, 5), (2, 500)):
        monkeypatch.setattr(module, "BATCHES", most)
        monkeypatch.setattr(module, "BATCH", 1)
        with open_ledger(tmp_path / f"{processes}-{most}.db", create=True) as ledger:
            for reading in growing(3, 8):
                with ledger.writing() as connection:
                    captured = make_capture(reading.article.id, reading.article.text)
                    adding.add_capture(connection, captured, [reading])
            workflows.relink_if_stale(ledger, Settings(reader="fast", processes=processes))
            links.append(parts(ledger))
            with ledger.reading() as connection:
                assert not waiting.any_left(connection)
    assert len(apart) == 1  # eight are more than five, and only where more processes than one are allowed
    assert links[0] == links[1] == links[2]
