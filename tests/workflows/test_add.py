"""Adding coverage: counted, repeatable, never lost."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord import workflows
from onrecord.ledger import Ledger, adding, open_ledger, queries
from onrecord.settings import Settings

FAST = Settings(reader="fast", processes=1)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with open_ledger(tmp_path / "record.db", create=True) as opened:
        yield opened


def contents(ledger: Ledger) -> list[str]:
    """Return everything in the ledger but the log of runs and what the query planner counted."""
    with ledger.reading() as connection:
        lines = [line for line in connection.raw.iterdump() if not line.startswith('INSERT INTO "runs"')]
        return [line for line in lines if "sqlite_stat" not in line and not line.startswith("ANALYZE")]


def test_every_capture_is_counted(ledger: Ledger, coverage: Path) -> None:
    (coverage / "empty.txt").touch()
    (coverage / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8)
    summary = workflows.add(ledger, workflows.Inputs((str(coverage), "no such file")), FAST)
    assert (summary.captures, summary.articles, summary.added) == (27, 24, 24)
    assert summary.statements >= 24
    assert len(summary.rejections) == 3
    with ledger.reading() as connection:
        assert queries.info(connection).counts["articles"] == 24
        assert queries.rejections(connection).total == 3


def test_adding_twice_adds_nothing(ledger: Ledger, coverage: Path) -> None:
    inputs = workflows.Inputs((str(coverage),))
    workflows.add(ledger, inputs, FAST)
    before = contents(ledger)
    summary = workflows.add(ledger, inputs, FAST)
    assert (summary.added, summary.unchanged, summary.statements) == (0, 24, 0)
    assert contents(ledger) == before


def test_the_engine_and_the_batches_do_not_change_the_ledger(tmp_path: Path, coverage: Path) -> None:
    files = sorted(str(path) for path in coverage.iterdir())
    with open_ledger(tmp_path / "one.db", create=True) as one, open_ledger(tmp_path / "two.db", create=True) as two:
        workflows.add(one, workflows.Inputs(tuple(files)), FAST)
        workflows.add(two, workflows.Inputs(tuple(files[:7])), FAST)
        workflows.add(two, workflows.Inputs(tuple(files[7:])), Settings(reader="fast", processes=2))
        assert derived(one) == derived(two)


def derived(ledger: Ledger) -> list[str]:
    """Return what does not tell the history: which run brought a capture, and which group ids were retired on the way."""
    history = tuple(f'INSERT INTO "{table}' for table in ("captures", "redirects", "link_", "sqlite_"))
    return sorted(line for line in contents(ledger) if not line.startswith(history))


def test_a_page_that_changed_is_a_new_version(ledger: Ledger, coverage: Path) -> None:
    page = coverage / "article03.txt"
    workflows.add(ledger, workflows.Inputs((str(page),)), FAST)
    page.write_text(
        page.read_text(encoding="utf-8").replace("will sail again", "will never sail again"), encoding="utf-8"
    )
    summary = workflows.add(ledger, workflows.Inputs((str(page),)), FAST)
    assert (summary.added, summary.versions) == (1, 1)
    with ledger.reading() as connection:
        versions = queries.article(connection, str(page)).versions
        assert [card.current for card in versions] == [False, True]
        found = queries.search(connection, queries.Search("never sail")).page
        assert [card.article for card in found] == [versions[1].id]


def test_an_unreadable_language_is_kept_and_counted(ledger: Ledger, tmp_path: Path) -> None:
    page = tmp_path / "page.jsonl"
    text = "Der Hafen bleibt geschlossen, sagte der Bürgermeister am Montag vor der Presse. " * 6
    page.write_text(json.dumps({"id": "hafen", "title": "Der Hafen", "text": text, "language": "de"}), encoding="utf-8")
    summary = workflows.add(ledger, workflows.Inputs((str(page),)), FAST)
    assert (summary.added, summary.unread, summary.statements) == (1, 1, 0)
    with ledger.reading() as connection:
        assert queries.search_articles(connection, "Bürgermeister").total == 1


def test_linking_that_was_interrupted_is_done_at_the_next_run(
    ledger: Ledger, coverage: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inputs = workflows.Inputs((str(coverage),))
    with monkeypatch.context() as patched:
        patched.setattr("onrecord.ledger.links.apply_changes", _killed)
        with pytest.raises(KeyboardInterrupt):
            workflows.add(ledger, inputs, FAST)
    with ledger.reading() as connection:
        assert queries.info(connection).stale
    workflows.add(ledger, inputs, FAST)
    with ledger.reading() as connection:
        assert not queries.info(connection).stale
        assert adding.marked(connection, adding.LINKS_STALE) is None


def _killed(*_: object) -> None:
    raise KeyboardInterrupt


def test_reading_again_changes_nothing_when_the_reader_is_the_same(ledger: Ledger, coverage: Path) -> None:
    workflows.add(ledger, workflows.Inputs((str(coverage),)), FAST)
    with ledger.reading() as connection:
        before = list(adding.readings(connection))
    assert workflows.reread(ledger, FAST) == 0
    with ledger.reading() as connection:
        assert list(adding.readings(connection)) == before
        assert queries.search(connection, queries.Search("ferry")).page.total > 0
