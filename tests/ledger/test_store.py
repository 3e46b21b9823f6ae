"""The file: made whole, refused untouched, shared."""

import sqlite3
import threading
from pathlib import Path

import pytest

from onrecord.errors import LedgerBusy, LedgerError, LedgerTooNew, NotALedger
from onrecord.ledger import migrations, open_ledger


def state(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_a_new_ledger_is_made_whole(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    with open_ledger(path, create=True) as ledger, ledger.reading() as connection:
        assert connection.value("PRAGMA application_id") == migrations.APPLICATION_ID
        assert connection.value("PRAGMA user_version") == migrations.latest()
        assert connection.value("PRAGMA journal_mode") == "wal"
        assert connection.value("PRAGMA foreign_keys") == 1
        assert connection.all("PRAGMA foreign_key_check") == []
    assert [file.name for file in tmp_path.iterdir()] == ["record.db"]


def test_an_empty_file_becomes_a_ledger(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    path.touch()
    with open_ledger(path, create=True):
        pass


def test_a_missing_ledger_is_not_made_unasked(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="there is no ledger"):
        open_ledger(tmp_path / "record.db")
    assert state(tmp_path) == {}


def foreign(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE invoices (amount INTEGER)")
    connection.close()


def text(path: Path) -> None:
    path.write_text("Dear editor, " * 100)


def newer(path: Path) -> None:
    open_ledger(path, create=True).close()
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA user_version = {migrations.latest() + 1}")
    connection.close()


@pytest.mark.parametrize(
    ("make", "error"), [(foreign, NotALedger), (text, NotALedger), (newer, LedgerTooNew)], ids=lambda x: x.__name__
)
@pytest.mark.parametrize("create", [True, False])
def test_what_is_not_ours_is_refused_untouched(tmp_path: Path, make, error: type[Exception], create: bool) -> None:
    make(tmp_path / "record.db")
    before = state(tmp_path)
    with pytest.raises(error, match="left untouched"):
        open_ledger(tmp_path / "record.db", create=create)
    assert state(tmp_path) == before


def test_a_folder_and_an_unwritable_place_are_told(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="cannot be opened"):
        open_ledger(tmp_path, create=True)
    with pytest.raises(LedgerError, match="cannot be created"):
        open_ledger(tmp_path / "no such folder" / "record.db", create=True)


def test_a_damaged_ledger_is_told(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    open_ledger(path, create=True).close()
    data = bytearray(path.read_bytes())
    data[4096:12288] = b"\xff" * 8192
    path.write_bytes(data)
    with (
        pytest.raises(LedgerError, match="damaged"),
        open_ledger(path) as ledger,
        ledger.reading() as connection,
    ):
        for table in ("marks", "runs", "contents", "captures", "articles", "statements"):
            connection.all(f"SELECT * FROM {table}")
        connection.all("PRAGMA integrity_check")
        connection.run("INSERT INTO runs (command, version, started_at) VALUES ('x', 'x', 'x')")


def test_two_writers_wait_and_then_are_told(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    with (
        open_ledger(path, create=True, busy_timeout=0.05) as one,
        open_ledger(path, busy_timeout=0.05) as other,
        one.writing() as connection,
    ):
        connection.run("INSERT INTO marks (name, value) VALUES ('a', 'b')")
        with pytest.raises(LedgerBusy, match="another process"), other.writing():
            pytest.fail("two writers at once")
        with other.reading() as reader:  # readers are not kept waiting, and see what was there before
            assert reader.value("SELECT count(*) FROM marks") == 0


def test_a_reader_sees_one_moment(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    with open_ledger(path, create=True) as ledger, open_ledger(path) as other, ledger.reading() as connection:
        assert connection.value("SELECT count(*) FROM marks") == 0
        with other.writing() as writer:
            writer.run("INSERT INTO marks (name, value) VALUES ('a', 'b')")
        assert connection.value("SELECT count(*) FROM marks") == 0


def test_each_thread_has_a_connection_of_its_own(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "record.db", create=True) as ledger:
        wrong: list[BaseException] = []

        def write(number: int) -> None:
            try:
                with ledger.writing() as connection:
                    connection.run("INSERT INTO marks (name, value) VALUES (:n, '')", {"n": str(number)})
            except BaseException as error:
                wrong.append(error)

        threads = [threading.Thread(target=write, args=(number,)) for number in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert wrong == []
        with ledger.reading() as connection:
            assert connection.value("SELECT count(*) FROM marks") == 8


def test_a_full_disk_leaves_the_ledger_whole(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    with open_ledger(path, create=True) as ledger:
        with ledger.writing() as connection:
            connection.run("INSERT INTO marks (name, value) VALUES ('before', '')")
        with ledger.reading() as connection:
            pages = connection.value("PRAGMA page_count")
        with pytest.raises(LedgerError, match="Free some space"), ledger.writing() as connection:
            connection.raw.execute(f"PRAGMA max_page_count = {pages + 2}")
            for number in range(1000):
                connection.run("INSERT INTO marks (name, value) VALUES (:n, :v)", {"n": str(number), "v": "x" * 5000})
    with open_ledger(path) as ledger, ledger.reading() as connection:
        assert connection.value("PRAGMA integrity_check") == "ok"
        assert [row["name"] for row in connection.all("SELECT name FROM marks")] == ["before"]


def test_what_a_block_raises_undoes_what_it_wrote(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "record.db", create=True) as ledger:
        with pytest.raises(KeyboardInterrupt), ledger.writing() as connection:
            connection.run("INSERT INTO marks (name, value) VALUES ('a', '')")
            raise KeyboardInterrupt
        with ledger.reading() as connection:
            assert connection.value("SELECT count(*) FROM marks") == 0
