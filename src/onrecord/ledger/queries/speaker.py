"""What is on the record of a speaker, and who is on it."""

from dataclasses import dataclass

from onrecord.errors import NotFound
from onrecord.ledger.connection import Connection
from onrecord.ledger.fulltext import match, phrase
from onrecord.ledger.links import current_id, entity_of
from onrecord.ledger.queries.cards import (
    NOT_REJECTED,
    SpeakerCard,
    StatementCard,
    StoryCard,
    UtteranceCard,
    cards_of,
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
  (SELECT count(DISTINCT f.article) FROM findable f WHERE f.entity = e.id) AS articles FROM entities e"""


# How many utterances of an entity somebody denies.
DISPUTED = """SELECT count(DISTINCT f.utterance) FROM findable f INDEXED BY findable_disputed
 WHERE f.disputed = 1 AND f.entity = :entity"""


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
    """Return who speaks, most utterances first; with `text`, those a spelling of whose name holds a word that begins so."""
    called = f"u.entity IN ({CALLED})" if text.strip() else "u.entity IS NOT NULL"
    parameters = named(text)
    total = connection.value(
        f"SELECT count(*) FROM (SELECT DISTINCT u.entity FROM utterances u WHERE {called}) n", parameters
    )
    rows = connection.all(
        f"SELECT u.entity FROM utterances u WHERE {called} GROUP BY u.entity ORDER BY count(*) DESC, u.entity"
        " LIMIT :limit OFFSET :offset",
        {**parameters, "limit": limit, "offset": offset},
    )
    found = rows_in(connection, f"{_SQL} WHERE e.id IN", [row["entity"] for row in rows])
    cards = sorted(
        (speaker_card(row) for row in found), key=lambda card: (-card.utterances, -card.statements, card.name)
    )
    return Page(tuple(cards), int(total), limit, offset)


# Entities a spelling of whose name begins so, or whose statements name their speaker with a word that begins so. By indexes
# alone: going through every spelling takes 60 ms of a ledger of 8,000 articles.
CALLED = """SELECT entity FROM entity_spellings
   WHERE spelling >= :name COLLATE NOCASE AND spelling < :name_end COLLATE NOCASE
  UNION SELECT g.entity FROM statements_fts y CROSS JOIN findable g ON g.number = y.rowid
   WHERE statements_fts MATCH :name_holds AND g.entity IS NOT NULL"""


def named(text: str) -> dict[str, object]:
    """Return the parameters of CALLED and its kin for `text`, the beginning of a name or of words in it."""
    words = match(text, prefix=True)
    return {
        "name": text.strip(),
        "name_end": f"{text.strip()}\U0010ffff",  # sorts behind all that begins so
        "name_holds": f"speaker : ({words})" if words else '""',
    }


def speaker(connection: Connection, name: str) -> SpeakerPage:
    """Return a speaker by entity id, a retired one included, or by a spelling of the name.

    Of several people so called the one with most statements is meant. Raises `NotFound`.
    """
    entity = find_speaker(connection, name)
    row = connection.one("SELECT * FROM entities WHERE id = :id", {"id": entity})
    counts = connection.one(f"{_SQL} WHERE e.id = :id", {"id": entity})
    assert row is not None
    assert counts is not None
    disputed = connection.value(DISPUTED, {"entity": entity})
    card = speaker_card(counts)
    return SpeakerPage(entity_of(connection, row), card.statements, card.utterances, card.articles, disputed)


def spellings(connection: Connection, entity: str) -> tuple[Spelling, ...]:
    """Return every spelling of an entity's name, the usual one first, with the days between which articles write it."""
    found = connection.all(
        "SELECT es.spelling AS text, min(substr(a.published, 1, 10)) AS first, max(substr(a.published, 1, 10)) AS last,"
        " count(DISTINCT a.number) AS articles FROM entity_spellings es LEFT JOIN names n ON n.name = es.spelling"
        " LEFT JOIN articles a INDEXED BY articles_days ON a.number = n.article AND a.current = 1"
        " AND +a.id IN (SELECT article FROM entity_articles WHERE entity = :entity)"
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
            "SELECT es.entity FROM entity_spellings es WHERE es.spelling = :name COLLATE NOCASE"
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
        " CROSS JOIN articles a INDEXED BY articles_days ON a.number = n.article CROSS JOIN story_articles sa ON sa.article = a.id"
        " CROSS JOIN stories st ON st.id = sa.story ORDER BY st.last_day DESC, st.id",
        key,
    )
    shown = [row["id"] for row in found[offset : offset + limit]]
    return Page(stories_by_id(connection, shown), len(found), limit, offset)


def said_about(connection: Connection, name: str, *, limit: int = LIMIT, offset: int = 0) -> Page[StatementCard]:
    """Return what others said that names the speaker, by any spelling."""
    entity = find_speaker(connection, name)
    words = _any_spelling(connection, entity)
    if not words:
        return Page((), 0, limit, offset)
    return statement_cards(
        connection,
        "f.number IN (SELECT rowid FROM statements_fts WHERE statements_fts MATCH :words) AND coalesce(f.entity, '') <> :entity",
        {"words": words, "entity": entity},
        limit=limit,
        offset=offset,
    )


def lately_said_about(connection: Connection, entity: str, *, limit: int) -> tuple[StatementCard, ...]:
    """Return of the LATELY statements that others made last and that name the entity those most independently reported."""
    found = connection.all(
        "SELECT f.number, f.origins FROM statements_fts t CROSS JOIN findable f ON f.number = t.rowid"
        " WHERE statements_fts MATCH :words AND coalesce(f.entity, '') <> :entity AND coalesce(f.act, '') = 'speech'"
        f" AND {NOT_REJECTED} ORDER BY t.rowid DESC LIMIT :lately",
        {"words": _any_spelling(connection, entity) or '""', "entity": entity, "lately": LATELY},
    )
    ranked = sorted(found, key=lambda row: -row["origins"])[:limit]
    return cards_of(connection, [row["number"] for row in ranked])


LATELY = 400


def _any_spelling(connection: Connection, entity: str) -> str | None:
    """Return the full-text query for statements whose words name the entity; None: it has no spelling."""
    sql = "SELECT spelling FROM entity_spellings WHERE entity = :e ORDER BY position LIMIT 20"
    names = filter(None, (phrase(row["spelling"]) for row in connection.all(sql, {"e": entity})))
    words = " OR ".join(names)
    return f"text : ({words})" if words else None


def denials_by(connection: Connection, name: str, *, limit: int = LIMIT, offset: int = 0) -> Page[DenialCard]:
    """Return the denials a speaker made."""
    key = {"entity": find_speaker(connection, name)}
    # Begun at the shorter of two lists: some speakers say more than is denied by all.
    said = connection.value("SELECT count(*) FROM statement_speakers WHERE entity = :entity", key)
    shorter_first = ("statement_speakers y", "denials z")
    if said > connection.value("SELECT count(*) FROM denials"):
        shorter_first = shorter_first[::-1]
    tables = " CROSS JOIN ".join(shorter_first)
    where = f"d.statement IN (SELECT z.statement FROM {tables} ON z.statement = y.statement WHERE y.entity = :entity)"
    return denials(connection, where, key, limit=limit, offset=offset)


def denials_of(connection: Connection, name: str, *, limit: int = LIMIT, offset: int = 0) -> Page[DenialCard]:
    """Return the denials of what a speaker said."""
    where = (
        "d.statement IN (SELECT x.statement FROM findable g INDEXED BY findable_disputed"
        " CROSS JOIN statements y ON y.number = g.number CROSS JOIN denied x ON x.denied = y.id"
        " WHERE g.disputed = 1 AND g.entity = :entity)"
    )
    return denials(connection, where, {"entity": find_speaker(connection, name)}, limit=limit, offset=offset)


def escape_like(text: str) -> str:
    r"""Return `text` so that LIKE … ESCAPE '\' takes it literally.

    >>> escape_like("50%_x")
    '50\\%\\_x'
    """
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
