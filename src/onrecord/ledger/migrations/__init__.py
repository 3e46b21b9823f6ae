"""Schema versions as numbered SQL files, applied in order. See docs/decisions for why plain SQL.

`0001.sql` is read by every database, `0001.sqlite.sql` by SQLite alone. A migration that was released is never edited.
"""

import sqlite3
from importlib import resources

APPLICATION_ID = 0x4F6E5263  # "OnRc", at byte 68 of the file: `file record.db` and we tell a ledger by it


def latest() -> int:
    """Return the schema version this package writes."""
    return max(int(path.name[:4]) for path in resources.files(__name__).iterdir() if path.name.endswith(".sql"))


def migrate(raw: sqlite3.Connection) -> None:
    """Bring the database to the latest version, each migration in one transaction: it is whole at every moment."""
    version = raw.execute("PRAGMA user_version").fetchone()[0]
    for number in range(version + 1, latest() + 1):
        _apply(raw, number)


def _apply(raw: sqlite3.Connection, number: int) -> None:
    parts = [resources.files(__name__) / f"{number:04}{kind}.sql" for kind in ("", ".sqlite")]
    script = "\n".join(part.read_text(encoding="utf-8") for part in parts if part.is_file())
    try:
        raw.executescript(
            f"BEGIN IMMEDIATE;\n{script}\nPRAGMA application_id = {APPLICATION_ID};\nPRAGMA user_version = {number};\nCOMMIT;"
        )
    except sqlite3.Error:
        if raw.in_transaction:
            raw.rollback()
        raise
