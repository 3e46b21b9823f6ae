"""Series for the desk: those of a story in brief, one by its id with all its points."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from onrecord.errors import NotFound
from onrecord.ledger.connection import Connection
from onrecord.ledger.links import series_of
from onrecord.ledger.queries.cards import rows_in
from onrecord.ledger.queries.page import Page
from onrecord.ledger.queries.story import RANKED_SERIES, SERIES_TOTAL
from onrecord.records import Series

Told = tuple[float | None, float | None, float | None, str]  # low, high, value and change of a point


@dataclass(frozen=True, slots=True)
class SeriesCard:
    """A series as a list shows it."""

    id: str
    counted: str
    unit: str | None
    prints: int  # its points
    moves: bool  # its value changes, or is told differently
    first: Told
    last: Told


_ENDS = """SELECT s.id, a.low, a.high, a.value, a.change, z.low, z.high, z.value, z.change
  FROM series s
  JOIN points a ON a.series = s.id AND a.position = (SELECT min(position) FROM points WHERE series = s.id)
  JOIN points z ON z.series = s.id AND z.position = (SELECT max(position) FROM points WHERE series = s.id)
 WHERE s.id IN"""


def series_in_story(connection: Connection, story: str, *, limit: int, offset: int = 0) -> Page[SeriesCard]:
    """Return the series of the story `story`, a current id, in the order of `queries.story_series`, without their points."""
    key = {"story": story}
    ranked = connection.all(f"{RANKED_SERIES} LIMIT :limit OFFSET :offset", {**key, "limit": limit, "offset": offset})
    total = offset + len(ranked)
    if offset or len(ranked) == limit:  # else these are all
        total = int(connection.value(SERIES_TOTAL, key))
    ends: dict[str, tuple[Told, Told]] = {}
    rows: Iterator[Any] = rows_in(connection, _ENDS, [row["id"] for row in ranked])
    for one, low, high, value, change, *last in rows:
        ends[one] = (low, high, value, change), (last[0], last[1], last[2], last[3])
    cards = tuple(
        SeriesCard(row["id"], row["counted"], row["unit"], row["points"], bool(row["moves"]), *ends[row["id"]])
        for row in ranked
    )
    return Page(cards, total, limit, offset)


def series_by_id(connection: Connection, series_id: str) -> Series:
    """Return a series with its points. Raises `NotFound`."""
    row = connection.one("SELECT * FROM series WHERE id = :id", {"id": series_id})
    if row is None:
        raise NotFound(f"there is no series {series_id} in this ledger")
    return series_of(connection, row)


def entities_named(connection: Connection, names: Sequence[str]) -> Mapping[str, str]:
    """Return entity ids by name, for those names that one entity alone is spelled by, or that speaks most of them.

    An apostrophe is one, straight or curly.
    """
    ways = {name: (name, name.replace("’", "'"), name.replace("'", "’")) for name in names}
    sql = "SELECT es.spelling, es.entity, es.position FROM entity_spellings es WHERE es.spelling IN"
    found = rows_in(connection, sql, list({spelling for several in ways.values() for spelling in several}))
    rows = sorted(found, key=lambda row: (row["position"], row["entity"]), reverse=True)
    entity = {row["spelling"]: row["entity"] for row in rows}
    return {
        name: next(entity[way] for way in several if way in entity)
        for name, several in ways.items()
        if entity.keys() & set(several)
    }


def printers(connection: Connection, articles: Sequence[str]) -> Mapping[str, str]:
    """Return the outlet of each of these articles, the source of those that name none."""
    sql = "SELECT id, coalesce(outlet, source) AS name FROM articles WHERE id IN"
    return {row["id"]: row["name"] for row in rows_in(connection, sql, articles)}


def stories_of(connection: Connection, articles: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Return id and title of the stories these articles tell, those with most of them first."""
    sql = "SELECT st.id, st.title FROM story_articles sa JOIN stories st ON st.id = sa.story WHERE sa.article IN"
    told = Counter((row["id"], row["title"]) for row in rows_in(connection, sql, list(dict.fromkeys(articles))))
    return tuple(one for one, _ in sorted(told.items(), key=lambda pair: (-pair[1], pair[0])))
