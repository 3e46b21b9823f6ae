"""The record as FollowTheMoney entities, as Aleph and OpenSanctions' tools read them: one JSON object a line.

A statement is a Note on its speaker, proven by an Article (schemata Note, Thing and Document of the FollowTheMoney model).
"""

from collections.abc import Iterable, Iterator
from typing import Any

from onrecord.ledger.queries import StatementCard
from onrecord.views.addresses import web_link

_SCHEMATA = {"person": "Person", "organisation": "Organization", "group": "Organization", "place": "LegalEntity"}
_CAPTION = 80  # characters of a Note's name


def follow_the_money(cards: Iterable[StatementCard], kinds: dict[str, str]) -> Iterator[dict[str, Any]]:
    """Yield the entities of `cards`: each article and speaker once, where it is first met, then the statement.

    `kinds` gives the kind of a speaker by entity id; who is not in it is a LegalEntity, which claims nothing.
    """
    met: set[str] = set()
    for card in cards:
        for entity in (_article(card), _speaker(card, kinds)):
            if entity is not None and entity["id"] not in met:
                met.add(entity["id"])
                yield entity
        yield _note(card)


def _article(card: StatementCard) -> dict[str, Any]:
    title = card.title or card.article_source
    return _entity(
        f"onrecord-{card.article}",
        "Article",
        name=title,
        title=title,
        publisher=card.outlet,
        publishedAt=(card.published or "")[:10],
        sourceUrl=web_link(card.url),
    )


def _speaker(card: StatementCard, kinds: dict[str, str]) -> dict[str, Any] | None:
    if not card.entity or not card.speaker:
        return None
    schema = _SCHEMATA.get(kinds.get(card.entity, ""), "LegalEntity")
    return _entity(f"onrecord-{card.entity}", schema, name=card.speaker)


def _note(card: StatementCard) -> dict[str, Any]:
    caption = f"{card.speaker or 'Unidentified speaker'}: {card.words}"
    return _entity(
        f"onrecord-{card.id}",
        "Note",
        name=caption if len(caption) <= _CAPTION else caption[: _CAPTION - 1] + "…",
        description=card.words,
        entity=f"onrecord-{card.entity}" if card.entity else None,
        proof=f"onrecord-{card.article}",
        sourceUrl=web_link(card.url),
    )


def _entity(key: str, schema: str, **properties: str | None) -> dict[str, Any]:
    return {"id": key, "schema": schema, "properties": {name: [value] for name, value in properties.items() if value}}
