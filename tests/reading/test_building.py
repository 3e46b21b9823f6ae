"""The one constructor of statements."""

import pytest

from onrecord.reading.building import statement
from onrecord.reading.quotes import quotations
from onrecord.records import Article


def article(text: str) -> Article:
    return Article(id="a1", source="test", address="test", capture_sha256="", text=text)


def build(text, pieces, **fields):
    places = []
    for piece in pieces:
        at = text.index(piece)
        places.append((at, at + len(piece)))
    return statement(article(text), places, quotations(text), **fields)


TRIMMED = [
    ("He said that the mill was shut.", ["that the mill was shut."], "indirect", ["the mill was shut"]),
    ("He said, that the mill was shut.", [", that the mill was shut."], "indirect", ["the mill was shut"]),
    ("He said that was wrong.", ["that was wrong."], "indirect", ["that was wrong"]),
    ("“It is over,” she said.", ["It is over,"], "direct", ["“It is over,”"]),
    ("“It is over,” she said. “Go.”", ["“It is over,”", "Go."], "direct", ["“It is over,”", "“Go.”"]),
    ("She said it was “over.”", ["it was “over."], "mixed", ["it was “over.”"]),
    ("She named J. Ode of the U.S. today.", ["J. Ode of the U.S."], "indirect", ["J. Ode of the U.S."]),
    ('He said "one." ', [' "one."'], "direct", ['"one."']),
    ("“That is it,” he said.", ["That is it"], "direct", ["“That is it,”"]),
    ("She said the “golden” age and the “iron” one.", ["the “golden” age"], "mixed", ["the “golden” age"]),
]


@pytest.mark.parametrize(("text", "pieces", "kind", "expected"), TRIMMED)
def test_edges_and_kind(text, pieces, kind, expected):
    made = build(text, pieces)
    assert made is not None
    assert (made.kind, [p.text for p in made.pieces]) == (kind, expected)
    assert text[made.content.start : made.content.end] == made.content.text


def test_what_is_told_inside_a_quotation_is_indirect_when_its_cue_is_inside_too():
    text = "“The agency said the mill was shut,” she told us."
    at = text.index("said")
    made = build(text, ["the mill was shut"], cue=(at, at + 4))
    assert made is not None
    assert made.kind == "indirect"


def test_content_without_a_word_is_no_statement():
    assert build("He said ..", [" .."]) is None
    assert statement(article("x"), [], ()) is None


def test_the_id_depends_on_the_places_and_where_the_source_begins():
    text = "Ode said the mill was shut."
    same = build(text, ["the mill was shut"], source=(0, 3))
    assert same is not None
    assert same == build(text, ["the mill was shut."], source=(0, 4))
    assert same.id != build(text, ["the mill was shut"]).id
    assert same.source is not None
    assert same.source.text == "Ode"
