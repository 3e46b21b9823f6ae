"""A reading kept in a ledger comes back as it was."""

import hashlib

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


@st.composite
def spans(draw: st.DrawFn, text: str) -> Span:
    start = draw(st.integers(0, len(text)))
    return Span.of(text, start, draw(st.integers(start, len(text))))


def candidates() -> st.SearchStrategy[tuple[Candidate, ...]]:
    return st.lists(st.builds(Candidate, TEXT, SHARE, TEXT), max_size=2).map(tuple)


def texts() -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(TEXT, max_size=3).map(tuple)


def speakers() -> st.SearchStrategy[Speaker | Unresolved | None]:
    known = st.builds(Speaker, TEXT, TEXT, SHARE, candidates(), TEXT, texts())
    return st.none() | known | st.builds(Unresolved, TEXT, candidates())


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    text = draw(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=200))
    span = spans(text)
    article = Article(
        id="a1",
        source=draw(TEXT),
        address=draw(TEXT),
        capture_sha256="0" * 64,
        text=text,
        url=draw(SOME),
        outlet=draw(SOME),
        title=draw(SOME),
        bylines=draw(texts()),
        agencies=draw(texts()),
        agency_part=draw(SOME),
        dateline=draw(SOME),
        published=draw(SOME),
        updated=draw(SOME),
        language=draw(SOME),
        section=draw(SOME),
        paywalled=draw(st.booleans()),
        source_spans=draw(st.none() | st.just(()) | st.just(((0, 3, 1), (1, 9, 2)))),
        residue=draw(
            st.lists(st.builds(Residue, TEXT, TEXT, st.none() | st.integers(0, 9), TEXT), max_size=2).map(tuple)
        ),
        lead_spans=draw(st.lists(span, max_size=2).map(tuple)),
        evidence=draw(st.lists(st.builds(Evidence, TEXT, TEXT, SOME), max_size=2).map(tuple)),
        made_by=draw(TEXT),
    )
    statements = [draw(statement(number, span)) for number in range(draw(st.integers(0, 3)))]
    figure = st.builds(
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
    date = st.builds(TimeExpression, st.integers(0, 9), st.integers(0, 9), TEXT, st.just("DATE"), TEXT, TEXT)
    name = st.builds(
        Name,
        TEXT,
        st.sampled_from(["person", "organisation", "place"]),
        st.lists(span, max_size=2).map(tuple),
        texts(),
        st.sampled_from([None, "f", "m"]),
        SHARE,
    )
    return Reading(
        article,
        tuple(statements),
        tuple(draw(st.lists(figure, max_size=2, unique_by=lambda f: f.id))),
        tuple(draw(st.lists(date, max_size=2))),
        tuple(draw(st.lists(name, max_size=2))),
        draw(st.booleans()),
        draw(TEXT),
    )


def statement(number: int, span: st.SearchStrategy[Span]) -> st.SearchStrategy[Statement]:
    return st.builds(
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
        said=st.none() | st.builds(Said, TEXT, TEXT, TEXT, st.none() | st.integers(0, 9)),
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
