"""Records as rows, and back without loss."""

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any, TypeVar, cast

from onrecord.ledger.connection import Row, columns
from onrecord.records import (
    Article,
    Candidate,
    Evidence,
    Figure,
    Name,
    Reading,
    Residue,
    Said,
    Span,
    Speaker,
    Statement,
    TimeExpression,
    Unresolved,
)

Record = TypeVar("Record")

_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def record_of(kind: Callable[..., Record], row: Row, **converted: object) -> Record:
    """Return a record of `kind`, a dataclass: the fields named in `converted` as given there, all others from the row's columns
    of their names."""
    known = {**columns(row), **converted}
    return kind(**{name: known[name] for name in _names(kind)})


@lru_cache(maxsize=64)
def _names(kind: Callable[..., object]) -> tuple[str, ...]:
    return tuple(kind.__dataclass_fields__)  # type: ignore[attr-defined]


def dumps(value: object) -> str:
    """Return compact JSON."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def article_row(reading: Reading) -> dict[str, object]:
    """Return the columns of the article that come from the record; the ledger adds number, version, current, capture."""
    article = reading.article
    return {
        "id": article.id,
        "address": article.address,
        "source": article.source,
        "capture_sha256": article.capture_sha256,
        "url": article.url,
        "outlet": article.outlet,
        "title": article.title,
        "bylines": dumps(article.bylines),
        "agencies": dumps(article.agencies),
        "agency_part": article.agency_part,
        "dateline": article.dateline,
        "published": article.published,
        "updated": article.updated,
        "language": article.language,
        "section": article.section,
        "paywalled": int(article.paywalled),
        "text": article.text,
        "source_spans": None if article.source_spans is None else dumps(article.source_spans),
        "residue": dumps([[r.text, r.kind, r.start, r.rule] for r in article.residue]),
        "lead_spans": dumps([[s.start, s.end, s.text] for s in article.lead_spans]),
        "evidence": dumps([[e.field, e.how, e.text] for e in article.evidence]),
        "made_by": article.made_by,
        "read": int(reading.read),
        "read_by": reading.made_by,
    }


def article_of(row: Row) -> Article:
    """Return the article of a row of `articles`."""
    spans = row["source_spans"]
    return record_of(
        Article,
        row,
        bylines=strings(row["bylines"]),
        agencies=strings(row["agencies"]),
        paywalled=bool(row["paywalled"]),
        source_spans=None if spans is None else tuple((t, s, n) for t, s, n in json.loads(spans)),
        residue=tuple(Residue(*r) for r in json.loads(row["residue"])),
        lead_spans=tuple(Span(*s) for s in json.loads(row["lead_spans"])),
        evidence=tuple(Evidence(*e) for e in json.loads(row["evidence"])),
    )


def statement_row(statement: Statement, article: int, position: int, published: str | None) -> dict[str, object]:
    """Return a statement as a row of `statements`."""
    cue, source, said = statement.cue, statement.source, statement.said
    return {
        "id": statement.id,
        "article": article,
        "position": position,
        "kind": statement.kind,
        "act": statement.act,
        "start": statement.content.start,
        "stop": statement.content.end,
        "text": statement.content.text,
        "pieces": dumps([[p.start, p.end] for p in statement.pieces]),
        "cue_start": cue.start if cue is not None else None,
        "cue_stop": cue.end if cue is not None else None,
        "cue": cue.text if cue is not None else None,
        "source_start": source.start if source is not None else None,
        "source_stop": source.end if source is not None else None,
        "source": source.text if source is not None else None,
        **_speaker_columns(statement.speaker),
        "anonymous": int(statement.anonymous),
        "anonymity": statement.anonymity,
        "said": said.value if said else None,
        "said_text": said.text if said else None,
        "said_how": said.how if said else None,
        "said_start": said.start if said else None,
        "said_confidence": said.confidence if said else None,
        "venue": statement.venue,
        "addressee": statement.addressee,
        "chain": dumps(statement.chain),
        "denies": int(statement.denies),
        "within": statement.within,
        "confidence": statement.confidence,
        "evidence": dumps(statement.evidence),
        "made_by": statement.made_by,
        "day": day(said.value if said else None, published),
    }


def day(said: str | None, published: str | None) -> str | None:
    """Return the day a statement counts for: said, where that is known to the day, else published.

    >>> day("2025-08-29T18:00", "2025-09-01"), day("2025-08", "2025-09-01T06:00:00Z"), day(None, None)
    ('2025-08-29', '2025-09-01', None)
    """
    if said is not None and _DAY.match(said):
        return said[:10]
    return published[:10] if published else None


def _speaker_columns(speaker: Speaker | Unresolved | None) -> dict[str, object]:
    columns: dict[str, object] = {
        "speaker": None,
        "speaker_state": None,
        "speaker_how": None,
        "speaker_kind": None,
        "speaker_confidence": None,
        "candidates": "[]",
        "also": "[]",
    }
    if speaker is None:
        return columns
    columns["candidates"] = dumps([[c.name, c.score, c.why] for c in speaker.candidates])
    if isinstance(speaker, Unresolved):
        return {**columns, "speaker_state": "unresolved", "speaker_how": speaker.reason}
    return {
        **columns,
        "speaker": speaker.name,
        "speaker_state": "resolved",
        "speaker_how": speaker.how,
        "speaker_kind": speaker.kind,
        "speaker_confidence": speaker.confidence,
        "also": dumps(speaker.also),
    }


def statement_of(row: Row, article_id: str, text: str) -> Statement:
    """Return the statement of a row of `statements`, its pieces cut from the article's `text`."""
    return record_of(
        Statement,
        row,
        article_id=article_id,
        content=Span(row["start"], row["stop"], row["text"]),
        pieces=tuple(Span.of(text, start, stop) for start, stop in json.loads(row["pieces"])),
        cue=_span(row, "cue"),
        source=_span(row, "source"),
        speaker=speaker_of(row),
        anonymous=bool(row["anonymous"]),
        said=_said(row),
        chain=strings(row["chain"]),
        denies=bool(row["denies"]),
        evidence=strings(row["evidence"]),
    )


def _said(row: Row) -> Said | None:
    if row["said"] is None:
        return None
    return Said(row["said"], row["said_text"], row["said_how"], row["said_start"], row["said_confidence"])


def _span(row: Row, name: str) -> Span | None:
    return None if row[name] is None else Span(row[f"{name}_start"], row[f"{name}_stop"], row[name])


def speaker_of(row: Row) -> Speaker | Unresolved | None:
    """Return the speaker of a row of `statements`, as it was read."""
    state = row["speaker_state"]
    if state is None:
        return None
    candidates = candidates_of(row["candidates"])
    if state == "unresolved":
        return Unresolved(row["speaker_how"], candidates)
    return Speaker(
        name=row["speaker"],
        how=row["speaker_how"],
        confidence=row["speaker_confidence"],
        candidates=candidates,
        kind=row["speaker_kind"],
        also=strings(row["also"]),
    )


_FIGURE = (
    *("id", "start", "text", "low", "high", "value", "change", "unit", "unit_text", "counted", "counted_key"),
    *("key_confidence", "place", "as_of", "statement", "made_by"),
)


def figure_row(figure: Figure, article: int, position: int) -> dict[str, object]:
    """Return a figure as a row of `figures`."""
    same = {column: getattr(figure, column) for column in _FIGURE}
    return {**same, "stop": figure.end, "article": article, "position": position}


def figure_of(row: Row, article_id: str) -> Figure:
    """Return the figure of a row of `figures`."""
    return Figure(article_id=article_id, end=row["stop"], **{column: row[column] for column in _FIGURE})


def date_row(date: TimeExpression, article: int, position: int) -> dict[str, object]:
    """Return a time expression as a row of `dates`."""
    same = {
        "start": date.start,
        "stop": date.end,
        "text": date.text,
        "type": date.type,
        "value": date.value,
        "how": date.how,
    }
    return {**same, "article": article, "position": position}


def date_of(row: Row) -> TimeExpression:
    """Return the time expression of a row of `dates`."""
    return TimeExpression(row["start"], row["stop"], row["text"], row["type"], row["value"], row["how"])


def name_row(name: Name, article: int, position: int) -> dict[str, object]:
    """Return a name as a row of `names`."""
    return {
        "article": article,
        "position": position,
        "name": name.name,
        "kind": name.kind,
        "mentions": dumps([[m.start, m.end] for m in name.mentions]),
        "titles": dumps(name.titles),
        "gender": name.gender,
        "confidence": name.confidence,
    }


def name_of(row: Row, text: str) -> Name:
    """Return the name of a row of `names`, its mentions cut from the article's `text`."""
    return Name(
        name=row["name"],
        kind=row["kind"],
        mentions=tuple(Span.of(text, start, stop) for start, stop in json.loads(row["mentions"])),
        titles=strings(row["titles"]),
        gender=row["gender"],
        confidence=row["confidence"],
    )


def candidates_of(encoded: str) -> tuple[Candidate, ...]:
    """Return who else a speaker could be, from the column that holds them."""
    return tuple(Candidate(*c) for c in json.loads(encoded)) if encoded != "[]" else ()


def strings(encoded: str) -> tuple[str, ...]:
    """Return a JSON list of strings as a tuple."""
    return tuple(json.loads(encoded)) if encoded != "[]" else ()  # most are empty, and pages hold hundreds


def mapping(encoded: str) -> Mapping[str, Any]:
    """Return a JSON object."""
    return cast(dict[str, Any], json.loads(encoded))


def positioned(rows: Iterable[Mapping[str, object]], **same: object) -> Sequence[dict[str, object]]:
    """Return rows with their position and the columns that are the same in each."""
    return [{**same, "position": position, **row} for position, row in enumerate(rows)]
