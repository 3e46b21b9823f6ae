"""Labelled statements as the reader's own records."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from onrecord.records import Article, Span, Speaker, Statement


class Labelled(NamedTuple):
    """An article with its statements as labelled, and the date said of each; None: undated."""

    article: Article
    statements: tuple[Statement, ...]
    said: dict[str, str | None]  # by statement id


def labelled(folder: Path) -> Iterator[Labelled]:
    """Yield the articles of a folder in the form of `gold_train`: gold.json and inputs.jsonl."""
    pages = json.loads((folder / "gold.json").read_text("utf-8"))["pages"]
    lines = (folder / "inputs.jsonl").read_text("utf-8").splitlines()
    inputs = {fields["id"]: fields for fields in map(json.loads, lines)}
    for name, page in pages.items():
        fields = inputs[name]
        text = fields["text"]
        article = Article(name, name, name, "", text, published=fields.get("published") or None)
        made = [(_statement(name, text, i, label), label) for i, label in enumerate(page["statements"])]
        dated = {s.id: label.get("said") or None for s, label in made if label["act"] == "speech"}
        yield Labelled(article, tuple(s for s, _ in made), dated)


def _statement(name: str, text: str, number: int, label: dict[str, Any]) -> Statement:
    contents = label["content"] if isinstance(label["content"], list) else [label["content"]]
    pieces = tuple(Span.of(text, c["start"], c["end"]) for c in contents)
    whole = Span.of(text, pieces[0].start, pieces[-1].end)
    cue = _near(text, label["cue"], whole)
    source = _near(text, label["source"], cue or whole, clear_of=pieces)
    speaker = (
        Speaker(label["speaker"], "labelled", kind=label.get("speaker_kind") or "person") if label["speaker"] else None
    )
    return Statement(f"s{number}", name, label["kind"], whole, pieces, cue, source, label["act"], speaker)


def _near(text: str, words: str | None, place: Span, *, clear_of: tuple[Span, ...] = ()) -> Span | None:
    """The occurrence of `words` nearest to `place` within 250 characters, not inside what is said."""
    found = None
    at = text.find(words, max(0, place.start - 250)) if words else -1
    while words and 0 <= at < place.end + 250:
        span = Span.of(text, at, at + len(words))
        gap = min(abs(at - place.end), abs(place.start - span.end))
        free = not any(p.start < at < p.end for p in (clear_of or (place,)))
        if free and (found is None or gap < found[0]):
            found = (gap, span)
        at = text.find(words, at + 1)
    return found[1] if found else None
