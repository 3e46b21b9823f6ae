"""A story or speaker day by day: the most-reported utterances of each day, however many there are."""

from collections.abc import Mapping
from dataclasses import dataclass

from onrecord.ledger.connection import Connection, listed
from onrecord.ledger.queries.cards import ArticleCard, UtteranceCard, article_cards, utterance_cards

TOP = 6  # utterances shown of a day; the rest are a search away
DAYS = 400


@dataclass(frozen=True, slots=True)
class Day:
    """What was said on one day, most-reported first."""

    date: str | None  # None: undated
    utterances: int
    shown: tuple[UtteranceCard, ...]


IN_STORY = "u.id IN (SELECT w0.utterance FROM wordings w0 JOIN story_articles sa ON sa.article = w0.article WHERE sa.story = :id)"
BY_ENTITY = "u.entity = :id"

# Cheap columns alone, so that a story of 20,000 utterances is ranked in one pass; the full rows are fetched for those shown.
_RANKED = """
WITH told AS (
  SELECT u.id, u.origins,
         CASE WHEN u.said LIKE '____-__-__%' THEN substr(u.said, 1, 10)
              ELSE (SELECT substr(a.published, 1, 10) FROM statements s JOIN articles a ON a.number = s.article
                     WHERE s.id = u.first_statement) END AS day,
         (SELECT count(*) FROM wordings w WHERE w.utterance = u.id) AS prints
    FROM utterances u WHERE {where}
), ranked AS (
  SELECT told.*, count(*) OVER (PARTITION BY day) AS of_day,
         row_number() OVER (PARTITION BY day ORDER BY origins DESC, prints DESC, id) AS place
    FROM told
)
SELECT id, day, of_day FROM ranked WHERE place <= :top ORDER BY day IS NULL, day, place LIMIT :limit
"""


def days(connection: Connection, where: str, group: str, *, top: int = TOP) -> tuple[Day, ...]:
    """Return the days on which something was said, earliest first, undated last; `where` is IN_STORY or BY_ENTITY."""
    rows = connection.all(_RANKED.format(where=where), {"id": group, "top": top, "limit": DAYS * top})
    cards = utterances_by_id(connection, [row["id"] for row in rows])
    found: dict[str | None, list[UtteranceCard]] = {}
    counts: dict[str | None, int] = {}
    for row in rows:
        found.setdefault(row["day"], []).append(cards[row["id"]])
        counts[row["day"]] = row["of_day"]
    return tuple(Day(day, counts[day], tuple(shown)) for day, shown in found.items())


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
