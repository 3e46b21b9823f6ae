"""One series by its id."""

from collections import Counter
from collections.abc import Mapping, Sequence

from onrecord.errors import NotFound
from onrecord.ledger.connection import Connection
from onrecord.ledger.links import series_of
from onrecord.ledger.queries.cards import rows_in
from onrecord.records import Series


def series_by_id(connection: Connection, series_id: str) -> Series:
    """Return a series with its points. Raises `NotFound`."""
    row = connection.one("SELECT * FROM series WHERE id = :id", {"id": series_id})
    if row is None:
        raise NotFound(f"there is no series {series_id} in this ledger")
    return series_of(connection, row)


def entities_named(connection: Connection, names: Sequence[str]) -> Mapping[str, str]:
    """Return entity ids by name, for those names that one entity alone is spelled by, or that speaks most of them."""
    sql = "SELECT es.spelling, es.entity, es.position FROM entity_spellings es WHERE es.spelling IN"
    rows = sorted(rows_in(connection, sql, names), key=lambda row: (row["position"], row["entity"]), reverse=True)
    return {row["spelling"]: row["entity"] for row in rows}


def printers(connection: Connection, articles: Sequence[str]) -> Mapping[str, str]:
    """Return the outlet of each of these articles, the source of those that name none."""
    sql = "SELECT id, coalesce(outlet, source) AS name FROM articles WHERE id IN"
    return {row["id"]: row["name"] for row in rows_in(connection, sql, articles)}


def stories_of(connection: Connection, articles: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Return id and title of the stories these articles tell, those with most of them first."""
    sql = "SELECT st.id, st.title FROM story_articles sa JOIN stories st ON st.id = sa.story WHERE sa.article IN"
    told = Counter((row["id"], row["title"]) for row in rows_in(connection, sql, list(dict.fromkeys(articles))))
    return tuple(one for one, _ in sorted(told.items(), key=lambda pair: (-pair[1], pair[0])))
