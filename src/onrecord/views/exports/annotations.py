"""Statements as W3C Web Annotations (Web Annotation Data Model, 2017): quote and position selectors on the article."""

from typing import Any

from onrecord.ledger.queries import StatementCard
from onrecord.views.addresses import web_link

CONTEXT = 32  # code points on either side, enough to tell two equal quotations apart


def annotation(card: StatementCard, text: str) -> dict[str, Any]:
    """Return the annotation of a statement; `text` is the article's text as read.

    The quote selector finds the words on the live page. Positions count code points of the text as read, which the target's
    state names as the copy the annotation was made on.
    """
    bodies: list[dict[str, Any]] = [
        {"type": "TextualBody", "purpose": "identifying", "value": card.speaker or "speaker not resolved"},
        {"type": "TextualBody", "purpose": "classifying", "value": card.kind},
    ]
    if card.said:
        bodies.append({"type": "TextualBody", "purpose": "describing", "value": f"said {card.said}"})
    return {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": f"urn:onrecord:statement:{card.id}",
        "type": "Annotation",
        "motivation": "identifying",
        "body": [{**body, "format": "text/plain"} for body in bodies],
        "target": {
            "type": "SpecificResource",
            "source": web_link(card.url) or f"urn:onrecord:article:{card.article}",
            "state": {"type": "TimeState", "cached": f"urn:onrecord:article:{card.article}"},
            "selector": [
                {
                    "type": "TextQuoteSelector",
                    "exact": text[card.start : card.stop],
                    "prefix": text[max(0, card.start - CONTEXT) : card.start],
                    "suffix": text[card.stop : card.stop + CONTEXT],
                },
                {"type": "TextPositionSelector", "start": card.start, "end": card.stop},
            ],
        },
    }
