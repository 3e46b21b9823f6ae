"""The interchange round-trips."""

import copyreg
import json
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import CodecError
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
from onrecord.records.codec import from_json, to_json
from onrecord.records.pickled import PICKLED, by_fields

TEXT = "“The dam holds,” Ilse Varn said on Friday. About 40 homes were empty. She would not say more."


def _span(words: str) -> Span:
    start = TEXT.index(words)
    return Span.of(TEXT, start, start + len(words))


def reading(speaker: Speaker | Unresolved | None) -> Reading:
    """A reading with every kind of record in it."""
    article = Article(
        id="a1",
        source="dam.txt",
        address="dam.txt",
        capture_sha256="00",
        text=TEXT,
        title="Dam holds",
        bylines=("Oda Prynne",),
        agencies=("NPA",),
        published="2031-03-08T10:00:00+01:00",
        language="en",
        source_spans=((0, 10, len(TEXT)),),
        residue=(Residue("Advertisement", "advertisement", 0, "label line"),),
        evidence=(Evidence("published", "meta", "2031-03-08"),),
    )
    statement = Statement(
        id="s1",
        article_id="a1",
        kind="direct",
        content=_span("“The dam holds,”"),
        pieces=(_span("“The dam holds,”"),),
        cue=_span("said"),
        source=_span("Ilse Varn"),
        speaker=speaker,
        said=Said("2031-03-07", "Friday", "in the same clause"),
        chain=("Rurik Amsel", "Ilse Varn"),
        evidence=("quotation marks",),
    )
    figure = Figure("f1", "a1", 43, 57, TEXT[43:57], 40, 40, 40, "~", "home", "homes", "homes")
    name = Name("Ilse Varn", "person", (_span("Ilse Varn"),), ("engineer",), "f")
    return Reading(article, (statement,), (figure,), (TimeExpression(35, 41, "Friday", "DATE", "2031-03-07"),), (name,))


@pytest.mark.parametrize(
    "speaker",
    [
        None,
        Speaker("Ilse Varn", "full name", 0.97, (Candidate("Oda Prynne", 0.1, "byline"),), also=("Rurik Amsel",)),
        Unresolved("two women named before", (Candidate("Ilse Varn", 0.5, "last named"),)),
    ],
)
def test_a_reading_survives_json(speaker: Speaker | Unresolved | None) -> None:
    first = reading(speaker)
    assert from_json(json.loads(json.dumps(to_json(first)))) == first


@pytest.mark.parametrize(
    "speaker",
    [
        None,
        Speaker("Ilse Varn", "full name", 0.97, (Candidate("Oda Prynne", 0.1, "byline"),), also=("Rurik Amsel",)),
        Unresolved("two women named before", (Candidate("Ilse Varn", 0.5, "last named"),)),
    ],
)
def test_a_reading_survives_the_way_to_another_process(speaker: Speaker | Unresolved | None) -> None:
    given = reading(speaker)
    assert pickle.loads(pickle.dumps(given)) == given


def test_records_of_a_reading_travel_as_their_fields() -> None:
    assert copyreg.dispatch_table.keys() >= set(PICKLED)
    made, values = by_fields(Span)(_span("Ilse Varn"))
    assert made(*values) == _span("Ilse Varn")


def test_published_is_a_date_in_the_interchange_and_keeps_its_time_beside_it() -> None:
    article = to_json(reading(None))["article"]
    assert (article["published"], article["published_at"]) == ("2031-03-08", "2031-03-08T10:00:00+01:00")


@pytest.mark.parametrize("key", ["article", "statements", "figures"])
def test_a_missing_key_is_said(key: str) -> None:
    document = to_json(reading(None))
    del document[key]
    with pytest.raises(CodecError, match=key):
        from_json(document)


def test_a_content_that_does_not_slice_back_is_refused() -> None:
    document = to_json(reading(None))
    document["statements"][0]["content"]["start"] += 1
    with pytest.raises(CodecError, match="s1"):
        from_json(document)


@given(st.text(), st.integers(0, 50), st.integers(0, 50))
def test_spans_slice_back(text: str, one: int, other: int) -> None:
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    span = Span.of(text, start, end)
    assert text[span.start : span.end] == span.text
    assert len(span) == len(span.text)
