"""What is on the record of an utterance: every wording, who printed which, who disputes it."""

from dataclasses import dataclass

from onrecord.errors import NotFound
from onrecord.ledger.connection import Connection
from onrecord.ledger.links import current_id, utterance_of
from onrecord.ledger.queries.cards import (
    STATEMENT_COLUMNS,
    STATEMENT_FROM,
    StatementCard,
    UtteranceCard,
    statement_card,
    utterance_cards,
)
from onrecord.ledger.queries.page import ALL
from onrecord.ledger.queries.story import DenialCard, denials
from onrecord.records import Utterance, Wording


@dataclass(frozen=True, slots=True)
class WordingCard:
    """A wording and the statement that holds it."""

    wording: Wording
    statement: StatementCard


@dataclass(frozen=True, slots=True)
class UtterancePage:
    """An utterance in all its wordings."""

    utterance: Utterance
    card: UtteranceCard
    wordings: tuple[WordingCard, ...]  # first published first
    denied_by: tuple[DenialCard, ...]
    stories: tuple[tuple[str, str], ...]  # (id, title)


def utterance(connection: Connection, utterance_id: str) -> UtterancePage:
    """Return an utterance by its id, a retired one included. Raises `NotFound`."""
    found = current_id(connection, "utterance", utterance_id)
    if found is None:
        raise NotFound(f"there is no utterance {utterance_id} in this ledger")
    key = {"id": found}
    row = connection.one("SELECT * FROM utterances WHERE id = :id", key)
    assert row is not None  # current_id looked
    record = utterance_of(connection, row)
    statements = {
        r["id"]: statement_card(r)
        for r in connection.all(f"SELECT {STATEMENT_COLUMNS} {STATEMENT_FROM} WHERE w.utterance = :id", key)
    }
    stories = connection.all(
        "SELECT DISTINCT st.id, st.title FROM stories st JOIN story_articles sa ON sa.story = st.id"
        " JOIN wordings w ON w.article = sa.article WHERE w.utterance = :id ORDER BY st.id",
        key,
    )
    return UtterancePage(
        utterance=record,
        card=utterance_cards(connection, "u.id = :id", key).items[0],
        wordings=tuple(WordingCard(w, statements[w.statement]) for w in record.wordings if w.statement in statements),
        denied_by=denials(
            connection,
            "d.statement IN (SELECT x.statement FROM denied x JOIN wordings v ON v.statement = x.denied WHERE v.utterance = :id)",
            key,
            limit=ALL,
        ).items,
        stories=tuple((r["id"], r["title"]) for r in stories),
    )
