"""The interchange: a `Reading` as one JSON object, and back.

The shape is documented in docs/reference/interchange.md. It is extended, never broken: keys are only ever added.
"""

from collections.abc import Mapping
from typing import Any

from msgspec import to_builtins

from onrecord.errors import CodecError
from onrecord.records.article import Article, Evidence, Residue
from onrecord.records.date import TimeExpression
from onrecord.records.figure import Figure
from onrecord.records.name import Name
from onrecord.records.reading import Reading
from onrecord.records.span import Span
from onrecord.records.statement import Candidate, Said, Speaker, Statement, Unresolved


def to_json(reading: Reading) -> dict[str, Any]:
    """Return the reading as JSON-encodable dicts and lists, offsets in code points of `article.text`."""
    fields = to_builtins(reading)  # a sixth of the time `dataclasses.asdict` takes
    article = fields["article"]
    article["published_at"] = reading.article.published
    article["published"] = reading.article.published[:10] if reading.article.published else None
    for statement, given in zip(fields["statements"], reading.statements, strict=True):
        if isinstance(given.speaker, Unresolved):
            statement["speaker"] = _unresolved(given.speaker.reason, statement["speaker"]["candidates"])
    return {
        "article": article,
        "statements": fields["statements"],
        "figures": fields["figures"],
        "dates": fields["dates"],
        "people": fields["people"],
        "read": reading.read,
        "made_by": reading.made_by,
    }


def _unresolved(reason: str, candidates: list[dict[str, Any]]) -> dict[str, Any]:
    return {"name": None, "how": f"unresolved: {reason}", "confidence": 0.0, "candidates": candidates}


def from_json(document: Mapping[str, Any]) -> Reading:
    """Return the reading that `to_json` encoded. Raises `CodecError` when a key is missing or of the wrong type."""
    try:
        article = _article(document["article"])
        return Reading(
            article=article,
            statements=tuple(_statement_back(s, article) for s in document["statements"]),
            figures=tuple(Figure(**f) for f in document["figures"]),
            dates=tuple(TimeExpression(**d) for d in document["dates"]),
            people=tuple(_name_back(n) for n in document["people"]),
            read=document.get("read", True),
            made_by=document.get("made_by", ""),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise CodecError(f"not a reading in the interchange's form: {error!r}") from error


def _speaker_back(speaker: Mapping[str, Any] | None) -> Speaker | Unresolved | None:
    if speaker is None:
        return None
    candidates = tuple(Candidate(**c) for c in speaker.get("candidates", ()))
    if speaker["name"] is None:
        return Unresolved(speaker["how"].removeprefix("unresolved: "), candidates)
    rest = {k: v for k, v in speaker.items() if k not in ("candidates", "also")}
    return Speaker(**rest, candidates=candidates, also=tuple(speaker.get("also", ())))


def _span(span: Mapping[str, Any] | None) -> Span | None:
    return Span(span["start"], span["end"], span["text"]) if span else None


def _article(fields: Mapping[str, Any]) -> Article:
    kept = {k: v for k, v in fields.items() if k != "published_at"}
    kept["published"] = fields.get("published_at") or fields.get("published")
    for key in ("bylines", "agencies"):
        kept[key] = tuple(kept.get(key) or ())
    if kept.get("source_spans") is not None:
        kept["source_spans"] = tuple((int(t), int(s), int(n)) for t, s, n in kept["source_spans"])
    kept["residue"] = tuple(Residue(**r) for r in kept.get("residue") or ())
    kept["lead_spans"] = tuple(Span(**s) for s in kept.get("lead_spans") or ())
    kept["evidence"] = tuple(Evidence(**e) for e in kept.get("evidence") or ())
    return Article(**kept)


def _statement_back(fields: Mapping[str, Any], article: Article) -> Statement:
    kept = dict(fields)
    content = _span(fields["content"])
    if content is None or article.text[content.start : content.end] != content.text:
        raise ValueError(f"statement {fields.get('id')}: its content is not the article's text at its offsets")
    kept["content"] = content
    kept["pieces"] = tuple(Span.of(article.text, p["start"], p["end"]) for p in fields["pieces"])
    kept["cue"], kept["source"] = _span(fields.get("cue")), _span(fields.get("source"))
    kept["speaker"] = _speaker_back(fields.get("speaker"))
    kept["said"] = Said(**fields["said"]) if fields.get("said") else None
    kept["chain"], kept["evidence"] = tuple(fields.get("chain") or ()), tuple(fields.get("evidence") or ())
    return Statement(**kept)


def _name_back(fields: Mapping[str, Any]) -> Name:
    kept = dict(fields)
    kept["mentions"] = tuple(Span(**m) for m in fields["mentions"])
    kept["titles"] = tuple(fields.get("titles") or ())
    return Name(**kept)
