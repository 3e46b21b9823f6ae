"""The log of commands that wrote."""

from collections.abc import Mapping

from onrecord.ledger.connection import Connection
from onrecord.ledger.rows import dumps


def start_run(connection: Connection, command: str, version: str, at: str) -> int:
    """Note that a command began and return the run's number; a run that never ends was killed."""
    return connection.insert_numbered("runs", {"command": command, "version": version, "started_at": at})


def end_run(connection: Connection, run: int, at: str, summary: Mapping[str, object]) -> None:
    """Note that the run ended, and what it did."""
    connection.run(
        "UPDATE runs SET finished_at = :at, summary = :summary WHERE number = :run",
        {"at": at, "summary": dumps(dict(summary)), "run": run},
    )
