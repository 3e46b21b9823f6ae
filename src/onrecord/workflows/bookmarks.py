"""How far web archives were read: a run that was killed goes on behind the last page it kept."""

import json
from dataclasses import asdict, dataclass

from onrecord.ledger import Connection, Ledger, adding
from onrecord.records import Capture

_PREFIX = "archive:"


@dataclass(frozen=True, slots=True)
class Bookmark:
    """How far one archive was read."""

    offset: int = -1  # bytes into the archive at which the last page kept begins; -1: none is kept
    captures: int = 0  # pages kept so far, and the articles in them
    articles: int = 0


def bookmark(ledger: Ledger, archive: str) -> Bookmark:
    """Return how far an archive, named as in `Capture.archive`, was read."""
    with ledger.reading() as connection:
        return _bookmark(connection, archive)


def advance(connection: Connection, capture: Capture, articles: int) -> None:
    """Note, within the transaction that keeps it, that a page of an archive is kept; a capture of no archive changes nothing."""
    if capture.archive is None:
        return
    was = _bookmark(connection, capture.archive)
    if capture.offset > was.offset:
        now = Bookmark(capture.offset, was.captures + 1, was.articles + articles)
        adding.mark(connection, _PREFIX + capture.archive, json.dumps(asdict(now)))


def _bookmark(connection: Connection, archive: str) -> Bookmark:
    noted = adding.marked(connection, _PREFIX + archive)
    return Bookmark(**json.loads(noted)) if noted else Bookmark()
