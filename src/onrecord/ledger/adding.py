"""Captures and what was read from them, in; readings, out."""

import json
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from onrecord.errors import NotFound
from onrecord.ledger import rows, waiting
from onrecord.ledger.connection import Connection, Row
from onrecord.records import Capture, Reading, Rejection

LINKS_STALE = "links_stale"  # mark: articles were added or judged since linking last ended


@dataclass(frozen=True, slots=True)
class Added:
    """What one capture changed."""

    added: int = 0  # articles new to the ledger, versions included
    versions: int = 0  # of them, those whose address was there with another text
    unchanged: int = 0  # articles there already
    unread: int = 0  # kept, in a language the reader cannot read
    statements: int = 0  # new


def articles_of_capture(connection: Connection, capture: Capture) -> int:
    """Return how many articles these bytes gave under this name before; 0: they are new to the ledger."""
    return int(
        connection.value(
            "SELECT count(*) FROM sightings s JOIN captures c ON c.number = s.capture"
            " WHERE c.sha256 = :sha256 AND c.source = :source",
            {"sha256": capture.sha256, "source": capture.source},
        )
    )


def add_capture(
    connection: Connection,
    capture: Capture,
    readings: Sequence[Reading],
    run: int | None = None,
    *,
    keep_bytes: bool = True,
    ready: Mapping[str, waiting.Ready] | None = None,
) -> Added:
    """Keep a capture and what was read from it, one article or more; call within `Ledger.writing`.

    Adding it again changes nothing. Without `keep_bytes` only the hash and the length of its bytes are kept, so that it
    cannot be read again. `ready` gives, by article, what linking needs to know of these readings, where that was made already.
    """
    if articles_of_capture(connection, capture):
        return Added(unchanged=len(readings))
    content = {
        "sha256": capture.sha256,
        "media_type": capture.media_type,
        "encoding": capture.encoding,
        "fields": rows.dumps(dict(capture.fields)),
        "bytes": len(capture.content),
        "zlib": zlib.compress(capture.content, 6) if keep_bytes else b"",
    }
    connection.insert("contents", [content], or_ignore=True)
    number = connection.insert_numbered(
        "captures",
        {
            "sha256": capture.sha256,
            "source": capture.source,
            "url": capture.url,
            "captured_at": capture.captured_at,
            "redirects": rows.dumps(capture.redirects),
            "run": run,
        },
    )
    return _see_all(connection, number, readings, ready=ready)


def replace_capture(connection: Connection, number: int, readings: Sequence[Reading]) -> Added:
    """Put a new reading of a capture in place of the one there; articles no other capture holds and this one no longer
    gives are dropped with all that was read from them."""
    before = [
        row["article"] for row in connection.all("SELECT article FROM sightings WHERE capture = :n", {"n": number})
    ]
    connection.run("DELETE FROM sightings WHERE capture = :n", {"n": number})
    kept = {reading.article.id for reading in readings}
    addresses = set()
    for article in before:
        row = connection.one("SELECT id, address FROM articles WHERE number = :n", {"n": article})
        others = connection.value("SELECT min(capture) FROM sightings WHERE article = :n", {"n": article})
        if row is None:
            continue
        addresses.add(row["address"])
        if row["id"] not in kept and others is None:
            waiting.put(connection, "article", [row["id"]])
            _drop_found(connection, article)
            connection.run("DELETE FROM articles WHERE number = :n", {"n": article})
        elif row["id"] not in kept:
            connection.run("UPDATE articles SET capture = :c WHERE number = :n", {"c": others, "n": article})
    added = _see_all(connection, number, readings, replace=True)
    for address in addresses:
        _choose_current(connection, address)
    return added


def add_rejections(connection: Connection, rejections: Iterable[Rejection], run: int | None = None) -> None:
    """Record what was rejected and why, once however often it is met."""
    for rejection in rejections:
        connection.run(
            "INSERT INTO rejections (source, reason, detail, run) VALUES (:source, :reason, :detail, :run)"
            " ON CONFLICT (source, reason, detail) DO UPDATE SET run = excluded.run",
            {"source": rejection.source, "reason": rejection.reason, "detail": rejection.detail, "run": run},
        )


def capture_numbers(connection: Connection, *, with_bytes: bool = False) -> list[int]:
    """Return the numbers of all captures, in the order they were added; `with_bytes`, of those whose bytes are kept."""
    kept = " WHERE sha256 IN (SELECT sha256 FROM contents WHERE length(zlib) > 0)" if with_bytes else ""
    return [row["number"] for row in connection.all(f"SELECT number FROM captures{kept} ORDER BY number")]


def capture(connection: Connection, number: int) -> Capture:
    """Return a capture as it came; its content is empty when only its hash was kept. Raises `NotFound`."""
    row = connection.one(
        "SELECT c.source, c.url, c.captured_at, c.redirects, k.* FROM captures c JOIN contents k ON k.sha256 = c.sha256"
        " WHERE c.number = :n",
        {"n": number},
    )
    if row is None:
        raise NotFound(f"there is no capture {number} in this ledger")
    return _capture_of(row)


def current_articles(connection: Connection, idents: Sequence[str]) -> list[str]:
    """Return those of these articles that are the current version of theirs, in the order given."""
    sql = "SELECT 1 FROM articles WHERE id = :id AND current = 1"
    return [ident for ident in idents if connection.value(sql, {"id": ident})]


def readings(connection: Connection, *, article_ids: Sequence[str] | None = None) -> Iterator[Reading]:
    """Yield the readings of all current articles, or of those named (any version), one held at a time."""
    if article_ids is None:
        numbers = [row["number"] for row in connection.all("SELECT number FROM articles WHERE current = 1 ORDER BY id")]
        for number in numbers:
            row = connection.one("SELECT * FROM articles WHERE number = :n", {"n": number})
            if row is not None:
                yield _reading_of(connection, row)
        return
    for article_id in article_ids:
        row = connection.one("SELECT * FROM articles WHERE id = :id", {"id": article_id})
        if row is not None:
            yield _reading_of(connection, row)


def mark(connection: Connection, name: str, value: str | None) -> None:
    """Set a mark of the ledger; None takes it away."""
    connection.run("DELETE FROM marks WHERE name = :name", {"name": name})
    if value is not None:
        connection.insert("marks", [{"name": name, "value": value}])


def marked(connection: Connection, name: str) -> str | None:
    """Return the value of a mark; None: it is not set."""
    value: str | None = connection.value("SELECT value FROM marks WHERE name = :name", {"name": name})
    return value


def _see_all(
    connection: Connection,
    capture: int,
    readings: Sequence[Reading],
    *,
    replace: bool = False,
    ready: Mapping[str, waiting.Ready] | None = None,
) -> Added:
    added = versions = unchanged = unread = statements = 0
    for position, reading in enumerate(readings):
        unread += not reading.read
        row = connection.one("SELECT number FROM articles WHERE id = :id", {"id": reading.article.id})
        if row is None:
            article, version = _add_article(connection, capture, reading)
            added += 1
            versions += version > 1
        else:
            article = row["number"]
            unchanged += 1
            if replace:
                _drop_found(connection, article)
                _update_article(connection, article, reading)
                waiting.put(connection, "article", [reading.article.id])
        if row is None or replace:
            statements += len(reading.statements)
            _add_found(connection, article, reading)
        sighting = {"capture": capture, "position": position, "article": article}
        connection.insert("sightings", [sighting])
        _choose_current(connection, reading.article.address)
        # Of an article there before, the reading there counts.
        if ready and row is None and reading.article.id in ready:
            waiting.put_ready(connection, reading.article.id, ready[reading.article.id])
    if added or replace:
        mark(connection, LINKS_STALE, "1")
    return Added(added, versions, unchanged, unread, statements)


def _add_article(connection: Connection, capture: int, reading: Reading) -> tuple[int, int]:
    last = connection.value(
        "SELECT max(version) FROM articles WHERE address = :address", {"address": reading.article.address}
    )
    version = (last or 0) + 1
    row = {**rows.article_row(reading), "version": version, "current": 0, "capture": capture}
    return connection.insert_numbered("articles", row), version


def _update_article(connection: Connection, article: int, reading: Reading) -> None:
    row = rows.article_row(reading)
    changes = ", ".join(f"{column} = :{column}" for column in row)
    connection.run(f"UPDATE articles SET {changes} WHERE number = :number", {**row, "number": article})


def _add_found(connection: Connection, article: int, reading: Reading) -> None:
    published = reading.article.published
    statements = [rows.statement_row(s, article, i, published) for i, s in enumerate(reading.statements)]
    connection.insert("statements", statements)
    connection.insert("figures", [rows.figure_row(f, article, i) for i, f in enumerate(reading.figures)])
    connection.insert("dates", [rows.date_row(d, article, i) for i, d in enumerate(reading.dates)])
    connection.insert("names", [rows.name_row(n, article, i) for i, n in enumerate(reading.people)])


def _drop_found(connection: Connection, article: int) -> None:
    for table in ("statements", "figures", "dates", "names"):
        connection.run(f"DELETE FROM {table} WHERE article = :n", {"n": article})


def _choose_current(connection: Connection, address: str) -> None:
    """Make the version captured last the current one.

    Of those captured at one moment, or at none that is known (files of a folder), it is the one whose page gives the latest time of
    change; of those that give none, the one that came last.
    """
    seen = connection.all(
        "SELECT a.number, a.id, a.current, a.updated, c.captured_at, c.number AS capture FROM articles a JOIN sightings s ON s.article = a.number"
        " JOIN captures c ON c.number = s.capture WHERE a.address = :address",
        {"address": address},
    )
    if not seen:
        return
    last = max(seen, key=lambda row: (_moment(row["captured_at"]), _moment(row["updated"]), row["capture"]))["number"]
    if any(row["current"] != (row["number"] == last) for row in seen):
        connection.run(
            "UPDATE articles SET current = CASE WHEN number = :last THEN 1 ELSE 0 END WHERE address = :address",
            {"last": last, "address": address},
        )
        waiting.put(connection, "article", [row["id"] for row in seen if row["current"] != (row["number"] == last)])
        mark(connection, LINKS_STALE, "1")


def _moment(stated: str | None) -> float:
    try:
        moment = datetime.fromisoformat(stated or "")
    except ValueError:
        return 0.0
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()


def _capture_of(row: Row) -> Capture:
    return Capture(
        source=row["source"],
        content=zlib.decompress(row["zlib"]) if row["zlib"] else b"",
        media_type=row["media_type"],
        sha256=row["sha256"],
        url=row["url"],
        encoding=row["encoding"],
        captured_at=row["captured_at"],
        redirects=rows.strings(row["redirects"]),
        fields=json.loads(row["fields"]),
    )


def _reading_of(connection: Connection, row: Row) -> Reading:
    article = rows.article_of(row)
    number = {"n": row["number"]}
    order = "WHERE article = :n ORDER BY position"
    statements = connection.all(f"SELECT * FROM statements {order}", number)
    figures = connection.all(f"SELECT * FROM figures {order}", number)
    dates = connection.all(f"SELECT * FROM dates {order}", number)
    names = connection.all(f"SELECT * FROM names {order}", number)
    return Reading(
        article=article,
        statements=tuple(rows.statement_of(s, article.id, article.text) for s in statements),
        figures=tuple(rows.figure_of(f, article.id) for f in figures),
        dates=tuple(rows.date_of(d) for d in dates),
        people=tuple(rows.name_of(n, article.text) for n in names),
        read=bool(row["read"]),
        made_by=row["read_by"],
    )
