"""What is on the record of an article, and of one statement in it."""

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.errors import NotFound
from onrecord.ledger.adding import readings
from onrecord.ledger.connection import Connection
from onrecord.ledger.judgements import judgements_of
from onrecord.ledger.links import entity_of, lineage_of, utterance_of
from onrecord.ledger.queries.cards import (
    STATEMENT_COLUMNS,
    STATEMENT_FROM,
    ArticleCard,
    StatementCard,
    article_cards,
    rows_in,
    statement_card,
)
from onrecord.ledger.queries.page import ALL, LIMIT, Page
from onrecord.ledger.queries.story import DenialCard, denials
from onrecord.ledger.rows import article_of, date_of, figure_of
from onrecord.records import Article, Entity, Figure, Judgement, Lineage, Reading, TimeExpression, Utterance

MANY = 100_000  # statements of one article: all of them


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """An article as read, its statements as known now, its versions and its kin."""

    card: ArticleCard
    reading: Reading  # as the reader gave it: figures, dates, people; for speakers as known now see `statements`
    statements: tuple[StatementCard, ...]  # in text order; rejected ones included, by their verdict
    versions: tuple[ArticleCard, ...]  # every version, the first one first
    lineage: Lineage | None  # None: not linked yet


@dataclass(frozen=True, slots=True)
class ArticleSheet:
    """An article as the desk shows it: an `ArticlePage` without the statements and people as read, the longest to bring back."""

    card: ArticleCard
    article: Article
    figures: tuple[Figure, ...]
    dates: tuple[TimeExpression, ...]
    read: bool  # False: kept, in a language the reader cannot read
    read_by: str  # reader and version
    statements: tuple[StatementCard, ...]  # these three as in `ArticlePage`
    versions: tuple[ArticleCard, ...]
    lineage: Lineage | None


@dataclass(frozen=True, slots=True)
class InContext:
    """A statement in its words' surroundings, and what was judged of it."""

    card: StatementCard
    before: str  # the article's words up to the statement, from the start of its paragraph
    after: str  # to the end of its paragraph
    judgements: tuple[Judgement, ...]


@dataclass(frozen=True, slots=True)
class StatementPage:
    """A statement in its words' surroundings, and what became of it."""

    card: StatementCard
    before: str  # as in InContext
    after: str
    figures: tuple[Figure, ...]
    entity: Entity | None  # None: unresolved
    utterance: Utterance | None  # None: not linked yet
    denied_by: tuple[DenialCard, ...]
    denies: tuple[DenialCard, ...]
    judgements: tuple[Judgement, ...]


def article(connection: Connection, article_id: str) -> ArticlePage:
    """Return an article by its id, or by its source or URL (then its current version). Raises `NotFound`."""
    shown = sheet(connection, article_id)
    return ArticlePage(
        card=shown.card,
        reading=next(readings(connection, article_ids=[shown.card.id])),
        statements=shown.statements,
        versions=shown.versions,
        lineage=shown.lineage,
    )


def sheet(connection: Connection, article_id: str) -> ArticleSheet:
    """Return an article as the desk shows it, named as for `article`. Raises `NotFound`."""
    found = find_article(connection, article_id)
    card = article_cards(connection, "a.id = :id", {"id": found}).items[0]
    row = connection.one("SELECT * FROM articles WHERE id = :id", {"id": found})
    assert row is not None  # find_article looked
    lineage = connection.one("SELECT * FROM lineages WHERE id = :id", {"id": card.lineage})
    inside, number = "WHERE article = :n ORDER BY position", {"n": row["number"]}
    return ArticleSheet(
        card=card,
        article=article_of(row),
        figures=tuple(figure_of(one, found) for one in connection.all(f"SELECT * FROM figures {inside}", number)),
        dates=tuple(date_of(one) for one in connection.all(f"SELECT * FROM dates {inside}", number)),
        read=bool(row["read"]),
        read_by=row["read_by"],
        statements=_statements(connection, found),
        versions=article_cards(
            connection, "a.address = :address", {"address": row["address"]}, order="a.version", limit=MANY
        ).items,
        lineage=lineage_of(connection, lineage) if lineage else None,
    )


def articles(connection: Connection, *, limit: int = LIMIT, offset: int = 0) -> Page[ArticleCard]:
    """Return the current articles, latest published first."""
    return article_cards(connection, "a.current = 1", {}, order="a.published DESC, a.id", limit=limit, offset=offset)


def find_article(connection: Connection, name: str) -> str:
    """Return the id of an article named by id, source or URL. Raises `NotFound`."""
    found = connection.value("SELECT id FROM articles WHERE id = :name", {"name": name}) or connection.value(
        "SELECT id FROM articles WHERE source = :name OR url = :name OR address = :name ORDER BY current DESC, version DESC LIMIT 1",
        {"name": name},
    )
    if found is None:
        raise NotFound(
            f"there is no article {name!r} in this ledger; name it by id, by URL or by the path it was added from"
        )
    return str(found)


def in_context(connection: Connection, cards: Sequence[StatementCard]) -> tuple[InContext, ...]:
    """Return these statements with their surroundings and judgements."""
    wanted = list({card.article for card in cards})
    texts = {row["id"]: row["text"] for row in rows_in(connection, "SELECT id, text FROM articles WHERE id IN", wanted)}
    return tuple(
        InContext(card, *_around(texts[card.article], card.start, card.stop), judgements_of(connection, card.id))
        for card in cards
    )


def statement(connection: Connection, statement_id: str) -> StatementPage:
    """Return a statement with its surroundings. Raises `NotFound`."""
    card = _card(connection, statement_id)
    (found,) = in_context(connection, [card])
    entity = connection.one("SELECT * FROM entities WHERE id = :id", {"id": card.entity})
    utterance = connection.one("SELECT * FROM utterances WHERE id = :id", {"id": card.utterance})
    key = {"id": statement_id}
    figures = connection.all("SELECT * FROM figures WHERE statement = :id ORDER BY position", key)
    return StatementPage(
        card=card,
        before=found.before,
        after=found.after,
        figures=tuple(figure_of(row, card.article) for row in figures),
        entity=entity_of(connection, entity) if entity else None,
        utterance=utterance_of(connection, utterance) if utterance else None,
        denied_by=denials(
            connection, "d.statement IN (SELECT statement FROM denied WHERE denied = :id)", key, limit=ALL
        ).items,
        denies=denials(connection, "d.statement = :id", key, limit=ALL).items,
        judgements=found.judgements,
    )


def _around(text: str, start: int, stop: int) -> tuple[str, str]:
    """What stands before and after in the same paragraph."""
    before = text.rfind("\n\n", 0, start)
    after = text.find("\n\n", stop)
    return text[before + 2 if before >= 0 else 0 : start], text[stop : after if after >= 0 else len(text)]


def _statements(connection: Connection, article_id: str) -> tuple[StatementCard, ...]:
    found = connection.all(
        f"SELECT {STATEMENT_COLUMNS} {STATEMENT_FROM} WHERE a.id = :id ORDER BY s.position",
        {"id": article_id},
    )
    return tuple(statement_card(row) for row in found)


def _card(connection: Connection, statement_id: str) -> StatementCard:
    row = connection.one(f"SELECT {STATEMENT_COLUMNS} {STATEMENT_FROM} WHERE s.id = :id", {"id": statement_id})
    if row is None:
        raise NotFound(f"there is no statement {statement_id} in this ledger")
    return statement_card(row)
