"""Hand-labelled articles as statements without speakers, ready for the resolver, with the speakers beside them.

The labels give content by offsets, cue and source only as words; where those stand is found again: nearest to the content.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from onrecord.reading.circumstances import circumstances
from onrecord.reading.names import names
from onrecord.reading.read import Reader
from onrecord.records import Article, Name, Span, Statement


@dataclass(frozen=True)
class Labelled:
    """An article, its statements with no speaker yet, and who each speaker is (None: a reader cannot tell)."""

    article: Article
    statements: tuple[Statement, ...]
    speakers: tuple[str | None, ...]
    kinds: tuple[str | None, ...]
    chains: tuple[tuple[str, ...], ...]
    names: tuple[Name, ...]


def labelled(folder: Path) -> Iterator[Labelled]:
    """Yield the articles of a folder with `gold.json` and `inputs.jsonl`, in the order of `gold.json`."""
    pages = json.loads((folder / "gold.json").read_text(encoding="utf-8"))["pages"]
    rows = {r["id"]: r for r in map(json.loads, (folder / "inputs.jsonl").read_text(encoding="utf-8").splitlines())}
    for name, page in pages.items():
        yield _labelled(name, rows[name], page["statements"])


def as_read(item: Labelled, reader: Reader) -> Labelled:
    """Return the article with the statements a reader finds in it, each with the speaker of the label whose content it shares.

    The resolver then learns from sources as they will be given to it, not only from sources as a person marked them. A statement
    that shares less than half of its content, or of the label's, with any label has no speaker (None).
    """
    # The encoder was trained on these articles: whom it takes for unnamed here tells nothing of how it will do.
    found = circumstances(item.article, tuple(replace(s, anonymous=False) for s in reader.statements(item.article)))
    speakers: list[str | None] = []
    kinds: list[str | None] = []
    chains: list[tuple[str, ...]] = []
    for statement in found:
        best, at = (
            max((_shared(statement, label), i) for i, label in enumerate(item.statements))
            if item.statements
            else (0.0, -1)
        )
        speakers.append(item.speakers[at] if best >= 0.5 else None)
        kinds.append(item.kinds[at] if best >= 0.5 else None)
        chains.append(item.chains[at] if best >= 0.5 else ())
    return Labelled(item.article, found, tuple(speakers), tuple(kinds), tuple(chains), reader.names(item.article))


def _shared(one: Statement, other: Statement) -> float:
    mine = {at for p in one.pieces for at in range(p.start, p.end)}
    theirs = {at for p in other.pieces for at in range(p.start, p.end)}
    return len(mine & theirs) / max(len(mine), len(theirs), 1)


def _labelled(name: str, row: dict[str, Any], labels: list[dict[str, Any]]) -> Labelled:
    article = Article(
        name, name, name, "", row["text"], title=row.get("title"), outlet=row.get("outlet"),
        published=row.get("published"), language="en",
    )  # fmt: skip
    statements = [_statement(article, i, label) for i, label in enumerate(labels)]
    statements = [replace(s, within=_holder(s, statements)) for s in statements]
    return Labelled(
        article,
        circumstances(article, tuple(statements)),
        tuple(label["speaker"] for label in labels),
        tuple(label.get("speaker_kind") for label in labels),
        tuple(tuple(label.get("chain") or ()) for label in labels),
        names(article),
    )


def _statement(article: Article, number: int, label: dict[str, Any]) -> Statement:
    text, content = article.text, label["content"]
    parts = sorted(content if isinstance(content, list) else [content], key=lambda p: int(p["start"]))
    pieces = tuple(Span.of(text, p["start"], p["end"]) for p in parts)
    whole = Span.of(text, pieces[0].start, pieces[-1].end)
    cue = _nearest(text, label.get("cue"), whole, pieces)
    source = _nearest(text, label.get("source"), cue or whole, pieces)
    return Statement(f"s{number}", article.id, label["kind"], whole, pieces, cue, source, label["act"])


def _nearest(text: str, words: str | None, to: Span, pieces: tuple[Span, ...]) -> Span | None:
    """Return where the words stand nearest to a span, outside the content, best in the same sentence and paragraph."""
    if not words:
        return None
    first, _, last = words.partition(" … ")
    pattern = re.escape(first) + (rf"[^\n]{{0,400}}?{re.escape(last)}" if last else "")
    best: tuple[float, int, int] | None = None
    for match in re.finditer(rf"(?<!\w)(?:{pattern})(?!\w)", text):
        start, end = match.span()
        if any(start < p.end and p.start < end for p in pieces):
            continue
        gap = text[end : to.start] if end <= to.start else text[to.end : start]
        distance = len(gap) * (1.0 if end <= to.start else 1.5)
        distance += 300 if "\n" in gap else 60 if re.search(r"[.!?][\"”]?\s", gap) else 0
        if best is None or distance < best[0]:
            best = (distance, start, end)
    return Span.of(text, best[1], best[2]) if best and best[0] < 2000 else None


def _holder(statement: Statement, others: list[Statement]) -> str | None:
    holders = [
        o
        for o in others
        if len(o.content) > len(statement.content)
        and any(p.start <= statement.content.start and statement.content.end <= p.end for p in o.pieces)
        and (statement.cue is None or o.content.start <= statement.cue.start < o.content.end)
    ]
    return min(holders, key=lambda o: len(o.content)).id if holders else None
