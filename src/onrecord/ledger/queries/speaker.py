"""What is on the record of a speaker, and who is on it."""

from dataclasses import dataclass

from onrecord.errors import NotFound
from onrecord.ledger.connection import Connection
from onrecord.ledger.fulltext import phrase
from onrecord.ledger.links import current_id, entity_of
from onrecord.ledger.queries.cards import (
    SpeakerCard,
    StatementCard,
    StoryCard,
    UtteranceCard,
    statement_cards,
    utterance_cards,
)
from onrecord.ledger.queries.page import LIMIT, Page
from onrecord.ledger.queries.story import _STORY_SQL, DenialCard, _story_card, denials, speaker_card
from onrecord.records import Entity

_SQL = """SELECT e.id, e.name, e.kind,
  (SELECT count(*) FROM statement_speakers ss WHERE ss.entity = e.id) AS statements,
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


def speakers(connection: Connection, text: str = "", *, limit: int = LIMIT, offset: int = 0) -> Page[SpeakerCard]:
    """Return who speaks, most statements first; with `text`, those a spelling of whose name holds a word that begins so."""
    where = "EXISTS (SELECT 1 FROM statement_speakers ss WHERE ss.entity = e.id)"
    parameters: dict[str, object] = {}
    if text.strip():
        where = (
            "EXISTS (SELECT 1 FROM entity_spellings es WHERE es.entity = e.id AND"
            " (lower(es.spelling) LIKE :start ESCAPE '\\' OR lower(es.spelling) LIKE :word ESCAPE '\\'))"
        )
        like = escape_like(text.strip().lower())
        parameters = {"start": f"{like}%", "word": f"% {like}%"}
    total = connection.value(f"SELECT count(*) FROM entities e WHERE {where}", parameters)
    found = connection.all(
        f"{_SQL} WHERE {where} ORDER BY statements DESC, articles DESC, e.name, e.id LIMIT :limit OFFSET :offset",
        {**parameters, "limit": limit, "offset": offset},
    )
    return Page(tuple(speaker_card(row) for row in found), int(total), limit, offset)


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
        "SELECT count(DISTINCT u.id) FROM utterances u JOIN wordings w ON w.utterance = u.id JOIN denied x ON x.denied = w.statement"
        " WHERE u.entity = :id",
        {"id": entity},
    )
    card = speaker_card(counts)
    return SpeakerPage(entity_of(connection, row), card.statements, card.utterances, card.articles, disputed)


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
    return statement_cards(connection, "ss.entity = :entity", key, limit=limit, offset=offset)


def speaker_stories(connection: Connection, name: str, *, limit: int = LIMIT, offset: int = 0) -> Page[StoryCard]:
    """Return the stories a speaker speaks in, the latest first."""
    key = {"entity": find_speaker(connection, name)}
    where = (
        "st.id IN (SELECT sa.story FROM story_articles sa JOIN wordings w ON w.article = sa.article"
        " JOIN statement_speakers ss ON ss.statement = w.statement WHERE ss.entity = :entity)"
    )
    total = connection.value(f"SELECT count(*) FROM stories st WHERE {where}", key)
    found = connection.all(
        f"{_STORY_SQL} WHERE {where} ORDER BY st.last_day DESC, st.id LIMIT :limit OFFSET :offset",
        {**key, "limit": limit, "offset": offset},
    )
    return Page(tuple(_story_card(row) for row in found), int(total), limit, offset)


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
        "s.number IN (SELECT rowid FROM statements_fts WHERE statements_fts MATCH :words) AND coalesce(ss.entity, '') <> :entity",
        {"words": f"text : ({words})", "entity": entity},
        limit=limit,
        offset=offset,
    )


def denials_by(connection: Connection, name: str, *, limit: int = LIMIT, offset: int = 0) -> Page[DenialCard]:
    """Return the denials a speaker made."""
    return denials(
        connection, "ss.entity = :entity", {"entity": find_speaker(connection, name)}, limit=limit, offset=offset
    )


def denials_of(connection: Connection, name: str, *, limit: int = LIMIT, offset: int = 0) -> Page[DenialCard]:
    """Return the denials of what a speaker said."""
    where = "s.id IN (SELECT x.statement FROM denied x JOIN statement_speakers ss1 ON ss1.statement = x.denied WHERE ss1.entity = :entity)"
    return denials(connection, where, {"entity": find_speaker(connection, name)}, limit=limit, offset=offset)


def escape_like(text: str) -> str:
    r"""Return `text` so that LIKE … ESCAPE '\' takes it literally.

    >>> escape_like("50%_x")
    '50\\%\\_x'
    """
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
