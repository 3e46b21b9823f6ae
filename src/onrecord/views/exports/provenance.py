"""Where a statement comes from, as W3C PROV-O in JSON-LD: capture, article, reading, statement, review."""

from typing import Any
from urllib.parse import quote

from onrecord.ledger.queries import ArticlePage, InContext, StatementPage

_CONTEXT = {
    "prov": "http://www.w3.org/ns/prov#",
    "dcterms": "http://purl.org/dc/terms/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
}

Node = dict[str, Any]
Stated = InContext | StatementPage  # a statement with what was judged of it


def provenance(statement: Stated, article: ArticlePage) -> dict[str, Any]:
    """Return the chain from the bytes as they came to the statement as it stands now, every link a PROV relation."""
    card = statement.card
    nodes = [*_reading(article, card.id), _statement(statement), *_speaker(statement), *_kin(article)]
    return {"@context": _CONTEXT, "@graph": [*nodes, *_reviews(statement)]}


def _reading(article: ArticlePage, statement: str) -> list[Node]:
    read = article.reading.article
    page, capture = _urn("article", article.card.id), f"urn:sha256:{read.capture_sha256}"
    software = _urn("software", article.reading.made_by)
    return [
        {"@id": capture, "@type": "prov:Entity", "rdfs:label": "the bytes as they came"},
        {
            "@id": page,
            "@type": "prov:Entity",
            "dcterms:title": read.title or read.source,
            "prov:wasDerivedFrom": [_ref(capture)],
            **({"dcterms:source": read.url} if read.url else {}),
        },
        {"@id": software, "@type": "prov:SoftwareAgent", "rdfs:label": article.reading.made_by},
        {
            "@id": _urn("reading", statement),
            "@type": "prov:Activity",
            "prov:used": [_ref(page)],
            "prov:wasAssociatedWith": [_ref(software)],
        },
    ]


def _statement(statement: Stated) -> Node:
    card = statement.card
    node: Node = {
        "@id": _urn("statement", card.id),
        "@type": "prov:Entity",
        "prov:value": card.words,
        "prov:wasQuotedFrom": [_ref(_urn("article", card.article))],
        "prov:wasGeneratedBy": [_ref(_urn("reading", card.id))],
    }
    if card.speaker:
        node["prov:wasAttributedTo"] = [_ref(_urn("entity", card.entity or card.speaker))]
    return node


def _speaker(statement: Stated) -> list[Node]:
    card = statement.card
    if not card.speaker:
        return []
    return [{"@id": _urn("entity", card.entity or card.speaker), "@type": "prov:Agent", "rdfs:label": card.speaker}]


def _kin(article: ArticlePage) -> list[Node]:
    copies = article.lineage.copies if article.lineage else ()
    return [
        {"@id": _urn("article", copy.article), "prov:wasDerivedFrom": [_ref(_urn("article", copy.of))]}
        for copy in copies
        if copy.article == article.card.id
    ]


def _reviews(statement: Stated) -> list[Node]:
    nodes: list[Node] = []
    for judgement in statement.judgements:
        person = _urn("person", judgement.author or "unknown")
        nodes.append({"@id": person, "@type": "prov:Person", "rdfs:label": judgement.author or "unknown"})
        nodes.append(
            {
                "@id": _urn("judgement", judgement.id),
                "@type": "prov:Activity",
                "rdfs:label": judgement.action,
                "prov:endedAtTime": {"@value": judgement.made_at, "@type": "xsd:dateTime"},
                "prov:used": [_ref(_urn("statement", statement.card.id))],
                "prov:wasAssociatedWith": [_ref(person)],
            }
        )
    return nodes


def _urn(kind: str, name: str) -> str:
    return f"urn:onrecord:{kind}:{quote(name or 'unknown', safe='')}"


def _ref(address: str) -> dict[str, str]:
    return {"@id": address}
