"""What is on the record of a speaker, and who is on it."""

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.errors import NotFound
from onrecord.ledger.connection import Connection, listed
from onrecord.ledger.fulltext import phrase
from onrecord.ledger.links import current_id, entity_of
from onrecord.ledger.queries.cards import (
    SpeakerCard,
    StatementCard,
    StoryCard,
    UtteranceCard,
    rows_in,
    statement_cards,
    utterance_cards,
)
from onrecord.ledger.queries.page import LIMIT, Page
from onrecord.ledger.queries.story import DenialCard, denials, speaker_card, stories_by_id
from onrecord.ledger.rows import record_of
from onrecord.records import Entity

_SQL = """SELECT e.id, e.name, e.kind,
  (SELECT count(*) FROM findable f WHERE f.entity = e.id) AS statements,
  (SELECT count(*) FROM utterances u WHERE u.entity = e.id) AS utterances,
  (SELECT count(*) FROM entity_articles ea WHERE ea.entity = e.id) AS articles FROM entities e"""


@dataclass(frozen=True, slots=True)
class SpeakerPage:
    """An entity with its counts."""

    entity: Entity
    statements: int
    utterances: int
    articles: int
    disputed: int  # utterances of theirs somebody denies


@dataclass(frozen=True, slots=True)
class Spelling:
    """A way an entity's name is written, and where."""

    text: str
    first: str | None  # ISO date of the first article that writes it so; None: only parts of a name, or undated
    last: str | None
    articles: int


def speakers(connection: Connection, text: str = "", *, limit: int = LIMIT, offset: int = 0) -> Page[SpeakerCard]:
    """Return who speaks, most statements first; with `text`, those a spelling of whose name holds a word that begins so."""
    if text.strip():
        named = "SELECT DISTINCT es.entity FROM entity_spellings es WHERE ' ' || es.spelling LIKE :word ESCAPE '\\'"
        ids = [row["entity"] for row in connection.all(named, {"word": f"% {escape_like(text.strip())}%"})]
        counts = _statements_by(connection, ids)
        total, ranked = len(ids), sorted(ids, key=lambda entity: (-counts[entity], entity))[offset : offset + limit]
    else:
        of_all = "FROM findable f WHERE f.entity IS NOT NULL"
        total = int(connection.value(f"SELECT count(*) FROM (SELECT DISTINCT f.entity {of_all}) n"))
        rows = connection.all(
            f"SELECT f.entity {of_all} GROUP BY f.entity ORDER BY count(*) DESC, f.entity LIMIT :limit OFFSET :offset",
            {"limit": limit, "offset": offset},
        )
        ranked = [row["entity"] for row in rows]
    found = rows_in(connection, f"{_SQL} WHERE e.id IN", ranked)
    cards = sorted((speaker_card(row) for row in found), key=lambda card: (-card.statements, -card.articles, card.name))
    return Page(tuple(cards), total, limit, offset)


def _statements_by(connection: Connection, entities: Sequence[str]) -> dict[str, int]:
    """Count the statements of each of these entities, none included."""
    counts = dict.fromkeys(entities, 0)
    for start in range(0, len(entities), 500):
        names, values = listed(entities[start : start + 500])
        sql = f"SELECT entity, count(*) AS statements FROM findable WHERE entity IN ({names}) GROUP BY entity"
        counts.update((row["entity"], row["statements"]) for row in connection.all(sql, values))
    return counts


def speaker(connection: Connection, name: str) -> SpeakerPage:
    """Return a speaker by entity id, a retired one included, or by a spelling of the name.

    Of several people so called the one with most statements is meant. Raises `NotFound`.
    """
    entity = find_speaker(connection, name)
    row = connection.one("SELECT * FROM entities WHERE id = :id", {"id": entity})
    counts = connection.one(f"{_SQL} WHERE e.id = :id", {"id": entity})
    assert row is not None
    assert counts is not None
    disputed = connection.value(
        "SELECT count(DISTINCT f.utterance) FROM findable f WHERE f.entity = :id AND f.disputed = 1",
        {"id": entity},
    )
    card = speaker_card(counts)
    return SpeakerPage(entity_of(connection, row), card.statements, card.utterances, card.articles, disputed)


def spellings(connection: Connection, entity: str) -> tuple[Spelling, ...]:
    """Return every spelling of an entity's name, the usual one first, with the days between which articles write it."""
    found = connection.all(
        "SELECT es.spelling AS text, min(substr(a.published, 1, 10)) AS first, max(substr(a.published, 1, 10)) AS last,"
        " count(DISTINCT a.number) AS articles FROM entity_spellings es LEFT JOIN names n ON n.name = es.spelling"
        " LEFT JOIN articles a ON a.number = n.article AND a.current = 1"
        " AND a.id IN (SELECT article FROM entity_articles WHERE entity = :entity)"
        " WHERE es.entity = :entity GROUP BY es.position, es.spelling ORDER BY es.position",
        {"entity": entity},
    )
    return tuple(record_of(Spelling, row) for row in found)


def find_speaker(connection: Connection, name: str) -> str:
    """Return the entity id of a speaker named by id, by a spelling, or by a part of one that only one has.

    Raises `NotFound`.
    """
    found = current_id(connection, "entity", name)
    if found is None:
        found = connection.value(
            "SELECT es.entity FROM entity_spellings es WHERE lower(es.spelling) = lower(:name)"
            " ORDER BY (SELECT count(*) FROM statement_speakers ss WHERE ss.entity = es.entity) DESC, es.entity LIMIT 1",
            {"name": name},
        )
    if found is None:
        near = speakers(connection, name, limit=5)
        if near.total == 1:
            return near.items[0].id
        hint = f"; did you mean {', '.join(card.name for card in near)}?" if near.items else ""
        raise NotFound(f"nobody called {name!r} is in this ledger{hint}")
    return str(found)


def speaker_utterances(
    connection: Connection, name: str, *, limit: int = LIMIT, offset: int = 0
) -> Page[UtteranceCard]:
    """Return what a speaker said, in the order of days."""
    key = {"entity": find_speaker(connection, name)}
    return utterance_cards(connection, "u.entity = :entity", key, limit=limit, offset=offset)


def speaker_statements(
    connection: Connection, name: str, *, limit: int = LIMIT, offset: int = 0
) -> Page[StatementCard]:
    """Return every statement that reports a speaker, by publication."""
    key = {"entity": find_speaker(connection, name)}
    return statement_cards(connection, "f.entity = :entity", key, limit=limit, offset=offset)


def speaker_stories(connection: Connection, name: str, *, limit: int = LIMIT, offset: int = 0) -> Page[StoryCard]:
    """Return the stories a speaker speaks in, the latest first."""
    key = {"entity": find_speaker(connection, name)}
    found = connection.all(
        "SELECT DISTINCT st.id, st.last_day FROM (SELECT DISTINCT f.article FROM findable f WHERE f.entity = :entity) n"
        " CROSS JOIN articles a ON a.number = n.article CROSS JOIN story_articles sa ON sa.article = a.id"
        " CROSS JOIN stories st ON st.id = sa.story ORDER BY st.last_day DESC, st.id",
        key,
    )
    shown = [row["id"] for row in found[offset : offset + limit]]
    return Page(stories_by_id(connection, shown), len(found), limit, offset)


def said_about(connection: Connection, name: str, *, limit: int = LIMIT, offset: int = 0) -> Page[StatementCard]:
    """Return what others said that names the speaker, by any spelling."""
    entity = find_speaker(connection, name)
    spellings = connection.all(
        "SELECT spelling FROM entity_spellings WHERE entity = :e ORDER BY position LIMIT 20", {"e": entity}
    )
    words = " OR ".join(found for row in spellings if (found := phrase(row["spelling"])))
    if not words:
        return Page((), 0, limit, offset)
    return statement_cards(
        connection,
        "f.number IN (SELECT rowid FROM statements_fts WHERE statements_fts MATCH :words) AND coalesce(f.entity, '') <> :entity",
        {"words": f"text : ({words})", "entity": entity},
        limit=limit,
        offset=offset,
    )


def denials_by(connection: Connection, name: str, *, limit: int = LIMIT, offset: int = 0) -> Page[DenialCard]:
    """Return the denials a speaker made."""
    return denials(
        connection, "f.entity = :entity", {"entity": find_speaker(connection, name)}, limit=limit, offset=offset
    )


def denials_of(connection: Connection, name: str, *, limit: int = LIMIT, offset: int = 0) -> Page[DenialCard]:
    """Return the denials of what a speaker said."""
    where = "d.statement IN (SELECT x.statement FROM denied x CROSS JOIN statement_speakers y ON y.statement = x.denied WHERE y.entity = :entity)"
    return denials(connection, where, {"entity": find_speaker(connection, name)}, limit=limit, offset=offset)


def escape_like(text: str) -> str:
    r"""Return `text` so that LIKE … ESCAPE '\' takes it literally.

    >>> escape_like("50%_x")
    '50\\%\\_x'
    """
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
