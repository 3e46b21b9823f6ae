"""Builders: a capture and a reading in a few words, about an invented town."""

import hashlib
from collections.abc import Callable, Iterator

import pytest

from onrecord.ledger import Ledger, open_ledger
from onrecord.records import (
    Article,
    Capture,
    Figure,
    Name,
    Reading,
    Said,
    Span,
    Speaker,
    Statement,
    TimeExpression,
    Unresolved,
    content_id,
)


def make_capture(source: str = "corridor.html", content: str = "x", captured_at: str | None = None) -> Capture:
    data = content.encode()
    return Capture(source, data, "text/plain", hashlib.sha256(data).hexdigest(), captured_at=captured_at)


def make_reading(
    text: str = "“The corridor is open,” Mira Velkova said. She counted 40 trucks on Friday.",
    *,
    source: str = "corridor.html",
    address: str | None = None,
    outlet: str = "The Harbour Post",
    published: str = "2031-03-04",
    speaker: Speaker | Unresolved | None = None,
    quote: str = "“The corridor is open,”",
) -> Reading:
    address = address or source
    article = Article(
        id=content_id("article", address, text),
        source=source,
        address=address,
        capture_sha256="0" * 64,
        text=text,
        outlet=outlet,
        title="Corridor opens",
        published=published,
        language="en",
        source_spans=((0, 0, len(text)),),
        made_by="articles/test",
    )
    start = text.index(quote)
    content = Span.of(text, start, start + len(quote))
    statement = Statement(
        id=content_id("statement", article.id, [[content.start, content.end]]),
        article_id=article.id,
        kind="direct",
        content=content,
        pieces=(content,),
        speaker=speaker or Speaker("Mira Velkova", "full name", 0.9),
        said=Said("2031-03-03", "Monday", "weekday before publication"),
        confidence=0.8,
        evidence=("quotation marks",),
        made_by="rules/test",
    )
    figure = Figure(
        id=content_id("figure", article.id, 0),
        article_id=article.id,
        start=0,
        end=1,
        text=text[:1],
        low=40.0,
        high=40.0,
        value=40.0,
        change="=",
        counted="trucks",
        counted_key="truck",
        statement=statement.id,
    )
    name = Name("Mira Velkova", "person", (Span.of(text, 0, 3),), titles=("harbour master",))
    date = TimeExpression(0, 2, text[:2], "DATE", "2031-03-07", "weekday")
    return Reading(article, (statement,), (figure,), (date,), (name,), made_by="rules/test")


@pytest.fixture
def capture() -> Callable[..., Capture]:
    return make_capture


@pytest.fixture
def reading() -> Callable[..., Reading]:
    return make_reading


@pytest.fixture
def ledger() -> Iterator[Ledger]:
    with open_ledger(":memory:") as opened:
        yield opened
