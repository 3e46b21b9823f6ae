"""A reading kept in a ledger comes back as it was."""

import hashlib
from dataclasses import fields

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.ledger import adding, open_ledger
from onrecord.records import (
    Article,
    Candidate,
    Capture,
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

# Any text a page can hold: no lone surrogates, which the articles stage replaces.
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
SOME = st.none() | TEXT
SHARE = st.floats(0, 1)
NUMBER = st.none() | st.floats(allow_nan=False, allow_infinity=False)


def full(record: type, **given: st.SearchStrategy) -> st.SearchStrategy:
    """Build a record with every one of its fields drawn: a field the ledger does not know of fails here."""
    assert given.keys() == {field.name for field in fields(record)}
    return st.builds(record, **given)


@st.composite
def spans(draw: st.DrawFn, text: str) -> Span:
    start = draw(st.integers(0, len(text)))
    return Span.of(text, start, draw(st.integers(start, len(text))))


def candidates() -> st.SearchStrategy[tuple[Candidate, ...]]:
    return st.lists(full(Candidate, name=TEXT, score=SHARE, why=TEXT), max_size=2).map(tuple)


def texts() -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(TEXT, max_size=3).map(tuple)


def speakers() -> st.SearchStrategy[Speaker | Unresolved | None]:
    known = full(Speaker, name=TEXT, how=TEXT, confidence=SHARE, candidates=candidates(), kind=TEXT, also=texts())
    return st.none() | known | full(Unresolved, reason=TEXT, candidates=candidates())


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    text = draw(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=200))
    span = spans(text)
    residue = full(Residue, text=TEXT, kind=TEXT, start=st.none() | st.integers(0, 9), rule=TEXT)
    evidence = full(Evidence, field=TEXT, how=TEXT, text=SOME)
    article = full(
        Article,
        id=st.just("a1"),
        source=TEXT,
        address=TEXT,
        capture_sha256=TEXT,
        text=st.just(text),
        url=SOME,
        outlet=SOME,
        title=SOME,
        bylines=texts(),
        agencies=texts(),
        agency_part=SOME,
        dateline=SOME,
        published=SOME,
        updated=SOME,
        language=SOME,
        section=SOME,
        paywalled=st.booleans(),
        source_spans=st.sampled_from([None, (), ((0, 3, 1), (1, 9, 2))]),
        residue=st.lists(residue, max_size=2).map(tuple),
        lead_spans=st.lists(span, max_size=2).map(tuple),
        evidence=st.lists(evidence, max_size=2).map(tuple),
        made_by=TEXT,
    )
    statements = [draw(statement(number, span)) for number in range(draw(st.integers(0, 3)))]
    figure = full(
        Figure,
        id=st.uuids().map(str),
        article_id=st.just("a1"),
        start=st.integers(0, 9),
        end=st.integers(0, 9),
        text=TEXT,
        low=NUMBER,
        high=NUMBER,
        value=NUMBER,
        change=st.sampled_from(["=", "<", ">", "~"]),
        unit=SOME,
        unit_text=SOME,
        counted=SOME,
        counted_key=SOME,
        key_confidence=SHARE,
        place=SOME,
        as_of=SOME,
        statement=SOME,
        made_by=TEXT,
    )
    date = full(
        TimeExpression,
        start=st.integers(0, 9),
        end=st.integers(0, 9),
        text=TEXT,
        type=st.sampled_from(["DATE", "SET"]),
        value=TEXT,
        how=TEXT,
    )
    name = full(
        Name,
        name=TEXT,
        kind=st.sampled_from(["person", "organisation", "place"]),
        mentions=st.lists(span, max_size=2).map(tuple),
        titles=texts(),
        gender=st.sampled_from([None, "f", "m"]),
        confidence=SHARE,
    )
    reading = full(
        Reading,
        article=article,
        statements=st.just(tuple(statements)),
        figures=st.lists(figure, max_size=2, unique_by=lambda f: f.id).map(tuple),
        dates=st.lists(date, max_size=2).map(tuple),
        people=st.lists(name, max_size=2).map(tuple),
        read=st.booleans(),
        made_by=TEXT,
    )
    return draw(reading)


def statement(number: int, span: st.SearchStrategy[Span]) -> st.SearchStrategy[Statement]:
    said = full(Said, value=TEXT, text=TEXT, how=TEXT, start=st.none() | st.integers(0, 9), confidence=SHARE)
    return full(
        Statement,
        id=st.just(f"s{number}"),
        article_id=st.just("a1"),
        kind=st.sampled_from(["direct", "indirect", "mixed"]),
        content=span,
        pieces=st.lists(span, min_size=1, max_size=2).map(tuple),
        cue=st.none() | span,
        source=st.none() | span,
        act=st.sampled_from(["speech", "other"]),
        speaker=speakers(),
        anonymous=st.booleans(),
        anonymity=SOME,
        said=st.none() | said,
        venue=SOME,
        addressee=SOME,
        chain=texts(),
        denies=st.booleans(),
        within=SOME,
        confidence=SHARE,
        evidence=texts(),
        made_by=TEXT,
    )


@given(readings())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_a_reading_comes_back_as_it_was(reading: Reading) -> None:
    capture = Capture("page", b"bytes", "text/plain", hashlib.sha256(b"bytes").hexdigest(), fields={"title": "T"})
    with open_ledger(":memory:") as ledger:
        with ledger.writing() as connection:
            adding.add_capture(connection, capture, [reading])
        with ledger.reading() as connection:
            assert list(adding.readings(connection)) == [reading]
            assert adding.capture(connection, 1) == capture
