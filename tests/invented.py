"""Coverage made by hand and put into a ledger: what tests of the views and benchmarks/desk.py build theirs from."""

import hashlib
from collections.abc import Callable, Sequence

from onrecord.ledger import Ledger
from onrecord.ledger.adding import add_capture
from onrecord.ledger.links import replace_links
from onrecord.records import (
    Article,
    Capture,
    Figure,
    Links,
    Reading,
    Span,
    Speaker,
    Statement,
    Unresolved,
    content_id,
)

BATCH = 500  # readings of one transaction


def article(source: str, text: str, *, address: str | None = None, **masthead: object) -> Article:
    """Return an article of this text; its id follows from both."""
    address = address or source
    return Article(
        id=content_id("article", address, text),
        source=source,
        address=address,
        capture_sha256=hashlib.sha256(text.encode()).hexdigest(),
        text=text,
        **{"language": "en", "made_by": "articles/test", **masthead},  # type: ignore[arg-type]
    )


def statement(of: Article, words: str, speaker: str | Unresolved, **fields: object) -> Statement:
    """Return the statement whose content is where `words` first stand in the article."""
    start = of.text.index(words)
    content = Span.of(of.text, start, start + len(words))
    known: dict[str, object] = {"kind": "direct", "confidence": 0.95, "made_by": "test/1", **fields}
    return Statement(
        id=content_id("statement", of.id, [[content.start, content.end]]),
        article_id=of.id,
        content=content,
        pieces=(content,),
        speaker=Speaker(speaker, "full name", 0.95) if isinstance(speaker, str) else speaker,
        **known,  # type: ignore[arg-type]
    )


def figure(of: Article, start: int, end: int, value: float, **fields: object) -> Figure:
    """Return the figure that stands there, exactly `value`."""
    known: dict[str, object] = {"change": "=", "counted": "boats", "counted_key": "boat", **fields}
    return Figure(
        content_id("figure", of.id, start),
        of.id,
        start,
        end,
        of.text[start:end],
        value,
        value,
        value,
        **known,  # type: ignore[arg-type]
    )


def put(
    ledger: Ledger, readings: Sequence[Reading], links: Links, captured_at: Callable[[int], str | None] = lambda _: None
) -> None:
    """Write readings, each of a capture of its own, and what links them; `captured_at` dates the captures by their number."""
    for start in range(0, len(readings), BATCH):
        with ledger.writing() as connection:
            for number, reading in enumerate(readings[start : start + BATCH], start):
                data, sha256 = reading.article.text.encode(), reading.article.capture_sha256
                capture = Capture(reading.article.source, data, "text/plain", sha256, captured_at=captured_at(number))
                add_capture(connection, capture, [reading])
    with ledger.writing() as connection:
        replace_links(connection, links)
