"""`add` killed outright at random moments leaves a whole ledger, and running it again completes it."""

import os
import random
import signal
import sqlite3
import time
from contextlib import closing, suppress
from importlib import import_module
from pathlib import Path

import pytest

from onrecord import workflows
from onrecord.ledger import Ledger, adding, open_ledger
from onrecord.settings import Settings

FAST = Settings(reader="fast", processes=1)
MOMENTS = 30
CAPTURES = 10
SEED = 20310304

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="kills a forked child")


def add(path: Path, coverage: Path) -> None:
    with open_ledger(path, create=True) as ledger:
        workflows.add(ledger, workflows.Inputs((str(coverage),)), FAST)


def forked_add(path: Path, coverage: Path) -> int:
    child = os.fork()
    if child == 0:
        try:
            add(path, coverage)
        finally:
            os._exit(0)
    return child


def wait_for(path: Path, captures: int, at_most: float) -> None:
    """Wait until the ledger holds so many captures, or for so many seconds."""
    deadline = time.monotonic() + at_most
    while time.monotonic() < deadline:
        with suppress(sqlite3.Error), closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as store:
            if store.execute("SELECT count(*) FROM captures").fetchone()[0] >= captures:
                return
        time.sleep(0.002)


def contents(path: Path) -> list[str]:
    with open_ledger(path) as ledger, ledger.reading() as connection:
        # A run's rows and numbers tell how often it was tried, and so do the query planner's statistics (sqlite_stat1),
        # which are taken whenever a connection closes; everything else must be the same.
        connection.raw.execute(
            "CREATE TEMP VIEW c AS SELECT number, sha256, source, url, captured_at FROM main.captures"
        )
        captures = [str(tuple(row)) for row in connection.all("SELECT * FROM c ORDER BY number")]
        rest = [
            line
            for line in connection.raw.iterdump()
            if not line.startswith(('INSERT INTO "runs"', 'INSERT INTO "captures"'))
            and "sqlite_stat" not in line
            and not line.startswith("ANALYZE")
        ]
    return captures + rest


def check_whole(ledger: Ledger) -> int:
    """Check the file and that each capture there is has all its articles and statements; return how many there are."""
    with ledger.reading() as connection:
        assert connection.value("PRAGMA integrity_check") == "ok"
        assert connection.all("PRAGMA foreign_key_check") == []
        captures = adding.capture_numbers(connection)
        without = connection.value(
            "SELECT count(*) FROM captures c WHERE NOT EXISTS (SELECT 1 FROM sightings s WHERE s.capture = c.number)"
        )
        unread = connection.value(
            "SELECT count(*) FROM articles a WHERE NOT EXISTS (SELECT 1 FROM statements s WHERE s.article = a.number)"
        )
        assert (without, unread) == (0, 0)
    return len(captures)


def test_add_killed_at_random_moments(tmp_path: Path, coverage: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    relink = import_module("onrecord.workflows.relink")  # the package's own `relink` is the function
    monkeypatch.setattr(relink, "BATCH", 3)  # some kills come between batches
    monkeypatch.setattr(relink, "_TURN", 0.0)  # and few in the pauses between them
    monkeypatch.setattr(import_module("onrecord.engines.run"), "CHUNK", 2)  # and some between what is read together
    for page in sorted(coverage.iterdir())[CAPTURES:]:
        page.unlink()
    add(tmp_path / "warm.db", coverage)  # what is loaded at first use must not stretch the moments
    started = time.monotonic()
    add(tmp_path / "reference.db", coverage)
    took = time.monotonic() - started
    reference = contents(tmp_path / "reference.db")
    moments = random.Random(SEED)
    interrupted = 0
    for number in range(MOMENTS):
        path = tmp_path / f"killed{number}.db"
        child = forked_add(path, coverage)
        if number % 2:  # at any moment: opening, reading, linking
            time.sleep(moments.uniform(0, took))
        else:  # while captures are being written
            wait_for(path, moments.randrange(1, CAPTURES), took)
            time.sleep(moments.uniform(0, took / CAPTURES))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        if path.exists():
            with open_ledger(path) as ledger:
                kept = check_whole(ledger)
            interrupted += 0 < kept < CAPTURES
        add(path, coverage)
        assert contents(path) == reference
        path.unlink()
    assert interrupted >= MOMENTS // 5  # enough of the kills came while captures were being written
