"""Statements as schema.org JSON-LD: what was quoted is a Quotation, what was paraphrased a Claim."""

from typing import Any

from onrecord.ledger.queries import StatementCard
from onrecord.views.addresses import web_link


def schema_org(card: StatementCard) -> dict[str, Any]:
    """Return the statement as JSON-LD; keys for what is not known are left out."""
    url = web_link(card.url)
    article = _known(
        {
            "@type": "NewsArticle",
            "@id": url or f"urn:onrecord:article:{card.article}",
            "headline": card.title,
            "url": url,
            "datePublished": card.published,
            "publisher": {"@type": "NewsMediaOrganization", "name": card.outlet} if card.outlet else None,
        }
    )
    document: dict[str, Any] = {
        "@context": "https://schema.org",
        "@id": f"urn:onrecord:statement:{card.id}",
        "text": card.words,
        "dateCreated": card.said,
    }
    if card.kind == "indirect":
        document |= {"@type": "Claim", "author": _speaker(card), "appearance": [article]}
    else:
        document |= {"@type": "Quotation", "creator": _speaker(card), "isPartOf": article}
    return _known(document)


def _speaker(card: StatementCard) -> dict[str, Any] | None:
    if card.speaker is None:
        return None
    known = {"@id": f"urn:onrecord:entity:{card.entity}"} if card.entity else {}
    return {"@type": "Thing", **known, "name": card.speaker}


def _known(document: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in document.items() if value is not None}
