"""Statements as linked data, one JSON document a statement or entity: the forms, and how each is made of many statements."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Literal, get_args

from onrecord.ledger import Connection, queries
from onrecord.ledger.queries import StatementCard
from onrecord.ledger.queries.cards import cards_of
from onrecord.views.exports.annotations import annotation
from onrecord.views.exports.followthemoney import follow_the_money
from onrecord.views.exports.provenance import provenance
from onrecord.views.exports.schema_org import schema_org

LinkedForm = Literal["annotations", "schema-org", "ftm", "prov"]
LINKED_FORMS: tuple[LinkedForm, ...] = get_args(LinkedForm)

Document = dict[str, Any]

_TEXTS = 200  # articles' texts held at a time


def linked(connection: Connection, form: LinkedForm, cards: Iterable[StatementCard]) -> Iterator[Document]:
    """Yield `cards` as documents of `form`: W3C annotations, schema.org, FollowTheMoney entities or PROV-O chains."""
    return _FORMS[form](connection, cards)


def every_statement(connection: Connection) -> Iterator[StatementCard]:
    """Yield every statement of the current articles that review did not reject, article by article."""
    numbers: list[int] = []
    for row in connection.stream(
        "SELECT number FROM findable WHERE coalesce(verdict, '') <> 'rejected' ORDER BY number"
    ):
        numbers.append(row["number"])
        if len(numbers) == 500:
            yield from cards_of(connection, numbers)
            numbers.clear()
    yield from cards_of(connection, numbers)


def _annotations(connection: Connection, cards: Iterable[StatementCard]) -> Iterator[Document]:
    texts: dict[str, str] = {}
    for card in cards:
        if card.article not in texts:
            if len(texts) >= _TEXTS:
                texts.clear()
            texts[card.article] = connection.value("SELECT text FROM articles WHERE id = :id", {"id": card.article})
        yield annotation(card, texts[card.article])


def _schema_org(connection: Connection, cards: Iterable[StatementCard]) -> Iterator[Document]:
    return map(schema_org, cards)


def _follow_the_money(connection: Connection, cards: Iterable[StatementCard]) -> Iterator[Document]:
    kinds = {row["id"]: row["kind"] for row in connection.all("SELECT id, kind FROM entities")}
    return follow_the_money(cards, kinds)


def _provenance(connection: Connection, cards: Iterable[StatementCard]) -> Iterator[Document]:
    article: queries.ArticlePage | None = None
    for card in cards:
        if article is None or article.card.id != card.article:
            article = queries.article(connection, card.article)
        (statement,) = queries.in_context(connection, [card])
        yield provenance(statement, article)


_FORMS: Mapping[LinkedForm, Callable[[Connection, Iterable[StatementCard]], Iterator[Document]]] = {
    "annotations": _annotations,
    "schema-org": _schema_org,
    "ftm": _follow_the_money,
    "prov": _provenance,
}
