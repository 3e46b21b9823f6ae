"""A statement, cited."""

import re
from dataclasses import dataclass
from typing import Any

from onrecord.ledger.queries import StatementCard


@dataclass(frozen=True, slots=True)
class Citation:
    """One statement as a note, as BibTeX, and as CSL-JSON, which reference managers read."""

    text: str
    bibtex: str
    csl: dict[str, Any]


def citation(card: StatementCard) -> Citation:
    """Return how to cite a statement: who, in which words of which article, and the id it has in this ledger."""
    verb = {"direct": "quoted", "mixed": "quoted in part", "indirect": "paraphrased"}[card.kind]
    who = card.speaker or "Unidentified speaker"
    title, outlet = card.title or card.article_source, card.outlet or ""
    parts = list(filter(None, (outlet, (card.published or "undated")[:10], card.url)))
    text = f"{who}, {verb} in “{title}”, {', '.join(parts)} (OnRecord {card.id})."
    return Citation(text, _bibtex(card, who, title, outlet), _csl(card, who, title))


def _bibtex(card: StatementCard, who: str, title: str, outlet: str) -> str:
    fields = {
        "title": title,
        "journal": outlet,
        "date": (card.published or "")[:10],
        "url": card.url or "",
        "note": f"{who}: {card.words}",
    }
    lines = [f"  {name} = {{{_braced(value)}}}" for name, value in fields.items() if value]
    return "@article{" + card.id + ",\n" + ",\n".join(lines) + "\n}"


def _braced(text: str) -> str:
    """Text that BibTeX takes as text: braces and backslashes would open commands."""
    return re.sub(r"([#$%&_])", r"\\\1", re.sub(r"[\\{}]", "", text)).replace("\n", " ")


def _csl(card: StatementCard, who: str, title: str) -> dict[str, Any]:
    parts = [int(part) for part in re.findall(r"\d+", (card.published or "")[:10])]
    known: dict[str, Any] = {
        "id": card.id,
        "type": "article-newspaper",
        "title": title,
        "container-title": card.outlet,
        "URL": card.url,
        "issued": {"date-parts": [parts]} if parts else None,
        "note": f"{who}: {card.words}",
    }
    return {key: value for key, value in known.items() if value}
