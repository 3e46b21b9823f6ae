"""A story or speaker day by day: the most-reported utterances of each day, however many there are."""

from collections.abc import Mapping
from dataclasses import dataclass

from onrecord.ledger.connection import Connection, listed
from onrecord.ledger.queries.cards import ArticleCard, UtteranceCard, article_cards, utterance_cards

TOP = 6  # utterances shown of a day; the rest are a search away
SHOWN = 150  # utterances shown in all: each day's first, then each day's second, until the page is full


@dataclass(frozen=True, slots=True)
class Day:
    """What was said on one day, most-reported first."""

    date: str | None  # None: undated
    utterances: int
    shown: tuple[UtteranceCard, ...]


@dataclass(frozen=True, slots=True)
class Days:
    """Days, earliest first, undated last; when there are more than a page holds, those with the most origins."""

    days: tuple[Day, ...]
    left_out: int  # days not among them


IN_STORY = """SELECT w.utterance AS id, count(*) AS prints FROM story_articles sa JOIN wordings w ON w.article = sa.article
   WHERE sa.story = :id GROUP BY w.utterance"""
BY_ENTITY = """SELECT w.utterance AS id, count(*) AS prints FROM utterances e JOIN wordings w ON w.utterance = e.id
   WHERE e.entity = :id GROUP BY w.utterance"""

# Cheap columns alone, so that a story of 20,000 utterances is ranked in one pass; the full rows are fetched for those shown.
_RANKED = """
WITH mine AS ({which}), told AS (
  SELECT u.id, u.origins, mine.prints,
         CASE WHEN u.said LIKE '____-__-__%' THEN substr(u.said, 1, 10) ELSE substr(a.published, 1, 10) END AS day
    FROM mine CROSS JOIN utterances u ON u.id = mine.id
    LEFT JOIN statements s ON s.id = u.first_statement
    LEFT JOIN articles a ON a.number = s.article
), ranked AS (
  SELECT told.*, count(*) OVER (PARTITION BY day) AS of_day,
         row_number() OVER (PARTITION BY day ORDER BY origins DESC, prints DESC, id) AS place
    FROM told
)
SELECT id, day, of_day, place, (SELECT count(*) FROM ranked WHERE place = 1) AS days
  FROM ranked WHERE place <= :top ORDER BY place, origins DESC, prints DESC, id LIMIT :shown
"""


def days(connection: Connection, which: str, group: str) -> Days:
    """Return the days on which something was said in a story (`which` is IN_STORY) or by an entity (BY_ENTITY)."""
    rows = connection.all(_RANKED.format(which=which), {"id": group, "top": TOP, "shown": SHOWN})
    cards = utterances_by_id(connection, [row["id"] for row in rows])
    found: dict[str | None, list[UtteranceCard]] = {}
    counts: dict[str | None, int] = {}
    for row in sorted(rows, key=lambda row: (row["day"] is None, row["day"] or "", row["place"])):
        found.setdefault(row["day"], []).append(cards[row["id"]])
        counts[row["day"]] = row["of_day"]
    kept = tuple(Day(day, counts[day], tuple(shown)) for day, shown in found.items())
    return Days(kept, (rows[0]["days"] if rows else 0) - len(kept))


def utterances_by_id(connection: Connection, ids: list[str]) -> Mapping[str, UtteranceCard]:
    """Return the utterances with these ids."""
    found: dict[str, UtteranceCard] = {}
    for start in range(0, len(ids), 500):
        part = ids[start : start + 500]
        names, parameters = listed(part)
        cards = utterance_cards(connection, f"u.id IN ({names})", parameters, limit=len(part))
        found.update((card.id, card) for card in cards)
    return found


def articles_by_id(connection: Connection, ids: list[str]) -> Mapping[str, ArticleCard]:
    """Return the articles with these ids, whatever their version."""
    found: dict[str, ArticleCard] = {}
    for start in range(0, len(ids), 500):
        part = ids[start : start + 500]
        names, parameters = listed(part)
        found.update(
            (card.id, card) for card in article_cards(connection, f"a.id IN ({names})", parameters, limit=len(part))
        )
    return found


def figure_places(connection: Connection, ids: list[str]) -> Mapping[str, tuple[str, int, str | None]]:
    """Return where figures stand: article id, start in its text, and the statement that holds each."""
    found: dict[str, tuple[str, int, str | None]] = {}
    for start in range(0, len(ids), 500):
        names, parameters = listed(ids[start : start + 500])
        rows = connection.all(
            f"SELECT f.id, f.start, f.statement, a.id AS article FROM figures f JOIN articles a ON a.number = f.article"
            f" WHERE f.id IN ({names})",
            parameters,
        )
        found.update((row["id"], (row["article"], row["start"], row["statement"])) for row in rows)
    return found
