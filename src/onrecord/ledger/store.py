"""The file: created whole, refused untouched when it is not ours, read by many and written by one at a time."""

import os
import sqlite3
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

from onrecord.errors import LedgerBusy, LedgerError, LedgerTooNew, NotALedger
from onrecord.ledger.connection import Connection, our_errors
from onrecord.ledger.migrations import APPLICATION_ID, latest, migrate

BUSY_TIMEOUT = 60.0  # seconds: linking writes a batch in up to twenty, late in a large ledger


class Ledger:
    """An open ledger. Safe to share between threads: each gets a connection of its own.

    >>> with open_ledger(":memory:") as ledger, ledger.reading() as connection:
    ...     connection.value("SELECT count(*) FROM articles")
    0
    """

    def __init__(self, path: Path | str, busy_timeout: float = BUSY_TIMEOUT) -> None:
        """Use `open_ledger`."""
        self.path = path
        self._busy_timeout = busy_timeout
        self._local = threading.local()
        self._all: list[sqlite3.Connection] = []
        self._lock = threading.Lock()
        self._shared = None if path != ":memory:" else self._connect()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection whose queries all see the ledger as it is now, whatever is written meanwhile."""
        with our_errors(self.path):
            connection = self._connection()
            if connection.raw.in_transaction:  # within a transaction of this thread: that is the view to read
                yield connection
                return
            connection.raw.execute("BEGIN")
            try:
                yield connection
            finally:
                connection.raw.rollback()

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give a connection in a write transaction: all of it is kept when the block ends, none when it raises.

        Raises `LedgerBusy` when another process writes for longer than the busy timeout.
        """
        with our_errors(self.path):
            connection = self._connection()
            connection.raw.execute("BEGIN IMMEDIATE")
            try:
                yield connection
                connection.raw.execute("COMMIT")
            except BaseException:
                if connection.raw.in_transaction:  # a full disk may have rolled back already
                    connection.raw.rollback()
                raise

    def tune(self) -> None:
        """Let the database look at how its tables have grown, so that it keeps choosing the short way to an answer."""
        with our_errors(self.path):
            raw = self._connection().raw
            raw.execute("PRAGMA analysis_limit = 1000")
            raw.execute("PRAGMA optimize")

    def close(self) -> None:
        """Close every connection; the write-ahead log is folded into the file."""
        with self._lock:
            for raw in self._all:
                raw.close()
            self._all.clear()
        self._local = threading.local()

    def __enter__(self) -> "Ledger":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _connection(self) -> Connection:
        if self._shared is not None:
            return Connection(self._shared)
        raw = getattr(self._local, "raw", None)
        if raw is None:
            raw = self._local.raw = self._connect()
        return Connection(raw)

    def _connect(self) -> sqlite3.Connection:
        raw = sqlite3.connect(
            self.path, timeout=self._busy_timeout, isolation_level=None, check_same_thread=False, cached_statements=256
        )
        raw.row_factory = sqlite3.Row
        raw.execute("PRAGMA foreign_keys = ON")
        raw.execute(
            "PRAGMA synchronous = NORMAL"
        )  # in WAL mode: a power cut may lose the last captures, never the whole
        raw.execute("PRAGMA cache_size = -16000")
        raw.execute("PRAGMA temp_store = MEMORY")
        with self._lock:
            self._all.append(raw)
        return raw


def open_ledger(path: Path | str, *, create: bool = False, busy_timeout: float = BUSY_TIMEOUT) -> Ledger:
    """Return the ledger in the file `path`, brought to this version's schema.

    With `create` a file that is not there is made. Raises `NotALedger` or `LedgerTooNew` without having touched the file,
    `LedgerError` when there is none or it cannot be opened, `LedgerBusy` when another process holds it.
    """
    if path == ":memory:":
        ledger = Ledger(path, busy_timeout)
        migrate(ledger._connection().raw)
        return ledger
    path = Path(path)
    if not _is_there(path):
        if not create:
            raise LedgerError(f"there is no ledger {path}; make one with `onrecord add {path} PATH…`")
        _create(path)
    ledger = Ledger(path, busy_timeout)
    try:
        with our_errors(path):
            _upgrade(ledger._connection().raw, path)
    except BaseException:
        ledger.close()
        raise
    return ledger


def _is_there(path: Path) -> bool:
    """Tell whether `path` is a ledger of ours, by its header alone: opening it as a database could already write to it."""
    try:
        with path.open("rb") as file:
            header = file.read(100)
    except FileNotFoundError:
        return False
    except OSError as error:
        raise LedgerError(f"{path} cannot be opened: {error.strerror}") from error
    if not header:
        return False
    if header[:16] != b"SQLite format 3\0":
        raise NotALedger(f"{path} is not a ledger: it is no SQLite database. It was left untouched; name another file")
    if int.from_bytes(header[68:72], "big") != APPLICATION_ID:
        raise NotALedger(f"{path} is a database of another program. It was left untouched; name another file")
    _check_version(path, int.from_bytes(header[60:64], "big"))
    return True


def _check_version(path: Path, version: int) -> None:
    if version > latest():
        raise LedgerTooNew(
            f"{path} was written by a newer OnRecord (schema {version}, this one knows {latest()}). It was left untouched; upgrade OnRecord"
        )


def _upgrade(raw: sqlite3.Connection, path: Path) -> None:
    version = raw.execute("PRAGMA user_version").fetchone()[0]
    _check_version(path, version)  # again: the header on disk may lag behind the write-ahead log
    if version < latest():
        migrate(raw)


def _create(path: Path) -> None:
    """Make the ledger beside its name and move it there: it appears whole or, killed half-way, not at all."""
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.name}-", suffix=".new", dir=path.parent)
    except OSError as error:
        raise LedgerError(f"{path} cannot be created: {error.strerror}") from error
    os.close(handle)
    fresh = Path(name)
    try:
        with our_errors(path):
            raw = sqlite3.connect(fresh, isolation_level=None)
            migrate(raw)
            raw.execute("PRAGMA journal_mode = WAL")
            raw.close()
        _put(fresh, path)
    finally:
        for leftover in (fresh, Path(f"{fresh}-wal"), Path(f"{fresh}-shm"), Path(f"{fresh}-journal")):
            leftover.unlink(missing_ok=True)


def _put(fresh: Path, path: Path) -> None:
    fresh.chmod(0o666 & ~_umask())  # mkstemp's own mode keeps others out
    if path.exists() and path.stat().st_size == 0:
        fresh.replace(path)
        return
    try:
        path.hardlink_to(fresh)  # unlike a rename, fails when another process was quicker
    except FileExistsError:
        if not _is_there(path):
            raise LedgerBusy(f"{path} is being created by another process; run the command again") from None
    except OSError:  # a file system without hard links
        fresh.replace(path)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
