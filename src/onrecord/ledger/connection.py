"""A connection in the few words the ledger uses, and the database's errors in ours."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import lru_cache
from typing import Any, cast

from onrecord.errors import LedgerBusy, LedgerError, Unstorable

Row = Mapping[str, Any]


class Connection:
    """Runs SQL with `:name` parameters and gives rows that are read by column name."""

    def __init__(self, raw: sqlite3.Connection) -> None:
        self.raw = raw

    def all(self, sql: str, parameters: Mapping[str, object] | None = None) -> list[Row]:
        """Return every row the query gives."""
        return self.raw.execute(sql, parameters or {}).fetchall()

    def stream(self, sql: str, parameters: Mapping[str, object] | None = None) -> Iterator[Row]:
        """Yield the rows the query gives, one held at a time."""
        yield from self.raw.execute(sql, parameters or {})

    def tuples(self, sql: str, parameters: Mapping[str, object] | None = None) -> Iterator[tuple[Any, ...]]:
        """Return the rows the query gives as plain tuples, one held at a time: for passes over tens of thousands, where names would cost more than the query."""
        cursor = self.raw.cursor()
        cursor.row_factory = None
        return cursor.execute(sql, parameters or {})

    def one(self, sql: str, parameters: Mapping[str, object] | None = None) -> Row | None:
        """Return the first row the query gives, None when it gives none."""
        row: Row | None = self.raw.execute(sql, parameters or {}).fetchone()
        return row

    def value(self, sql: str, parameters: Mapping[str, object] | None = None) -> Any:
        """Return the first column of the first row, None when there is no row."""
        row = self.raw.execute(sql, parameters or {}).fetchone()
        return row[0] if row else None

    def run(self, sql: str, parameters: Mapping[str, object] | None = None) -> int:
        """Run one statement and return how many rows it changed."""
        return self.raw.execute(sql, parameters or {}).rowcount

    def many(self, sql: str, rows: Sequence[Mapping[str, object]]) -> None:
        """Run one statement for each row of parameters."""
        if rows:
            self.raw.executemany(sql, rows)

    def insert(self, table: str, rows: Iterable[Mapping[str, object]], *, or_ignore: bool = False) -> None:
        """Insert rows that all have the same columns; `or_ignore` leaves out those whose key is there already."""
        rows = list(rows)
        if rows:
            self.raw.executemany(_insert(table, tuple(rows[0]), or_ignore), rows)

    def insert_numbered(self, table: str, row: Mapping[str, object]) -> int:
        """Insert one row and return the number it was given."""
        sql = _insert(table, tuple(row), False) + " RETURNING number"
        return int(self.raw.execute(sql, row).fetchone()[0])


def columns(row: Row) -> dict[str, Any]:
    """Return a row the database gave as a dictionary: it finds a name in one step, the row by going through its columns."""
    if isinstance(row, dict):
        return row
    return dict(
        zip(row.keys(), cast(Iterable[Any], row), strict=True)
    )  # a row of the database iterates over its values


@lru_cache(maxsize=128)
def _insert(table: str, columns: tuple[str, ...], or_ignore: bool) -> str:
    # Table and column names are ours, from this package's code; values always travel as parameters.
    values = ", ".join(f":{column}" for column in columns)
    end = " ON CONFLICT DO NOTHING" if or_ignore else ""
    return f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({values}){end}"


def listed(values: Sequence[object], prefix: str = "p") -> tuple[str, dict[str, object]]:
    """Return placeholders for an SQL IN list, and their parameters.

    >>> listed(["a", "b"])
    (':p0, :p1', {'p0': 'a', 'p1': 'b'})
    """
    names = [f"{prefix}{index}" for index in range(len(values))]
    return ", ".join(f":{name}" for name in names), dict(zip(names, values, strict=True))


@contextmanager
def our_errors(path: object) -> Iterator[None]:
    """Turn the database's errors into ours, each saying what to do."""
    try:
        yield
    except sqlite3.OperationalError as error:
        text = str(error)
        if "locked" in text or "busy" in text:
            raise LedgerBusy(
                f"{path} is being written to by another process; wait for it to end, or give it longer with ONRECORD_BUSY_TIMEOUT"
            ) from error
        if "full" in text or "disk I/O" in text:
            raise LedgerError(
                f"{path}: {text}; what was added before is kept and whole. Free some space and run the command again"
            ) from error
        if "readonly" in text or "unable to open" in text:
            raise LedgerError(f"{path}: {text}; check that the file and its folder can be written to") from error
        raise
    except (sqlite3.IntegrityError, sqlite3.DataError, UnicodeEncodeError, OverflowError) as error:
        raise Unstorable(f"{path}: a record cannot be stored: {error}") from error
    except sqlite3.DatabaseError as error:
        if "malformed" in str(error) or "not a database" in str(error):
            raise LedgerError(
                f"{path} is damaged: {error}; restore a copy, or try `sqlite3 {path} .recover`"
            ) from error
        raise
