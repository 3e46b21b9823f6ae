from dataclasses import replace

import pytest

from onrecord.reading.content_edges import edged
from onrecord.reading.quotes import quotations
from tests.reading.build import statement


def mended(text, *content, source=None, cue=None):
    """What is left of the pieces `content` of a statement of `text`; None: nothing."""
    given = statement(text, content[0], source, cue, pieces=content)
    one = edged(given, text, quotations(text))
    if one is None:
        return None
    assert (one.id != given.id) == (one.pieces != given.pieces)
    assert (one.content.start, one.content.end) == (one.pieces[0].start, one.pieces[-1].end)
    return [p.text for p in one.pieces]


UP_TO_COMMA = [
    (
        "At least 60 tonnes passed the weir, Ada Ode told a hearing, twice as much as before.",
        "At least",
        "60 tonnes passed the weir",
    ),
    ("Some 400 people were out of work, according to the council.", "Some 400 people", "were out of work"),
]


@pytest.mark.parametrize(("text", "content", "rest"), UP_TO_COMMA)
def test_what_stands_before_its_attribution_runs_up_to_the_comma(text, content, rest):
    source, cue = ("Ada Ode", "told") if "Ada" in text else ("the council", "according to")
    assert mended(text, content, source=source, cue=cue) == [f"{content} {rest}"]


@pytest.mark.parametrize(
    "text",
    [
        "The mill shut, and nobody knew, Ada Ode said.",  # another comma between
        "The mill shut. It was late when, Ada Ode said.",  # another sentence
        "The mill shut, Ada Ode said.",  # it runs there already
        "“The mill” shut early, Ada Ode said.",  # marks have edges of their own
    ],
)
def test_other_contents_keep_their_end(text):
    content = "“The mill”" if "“" in text else "The mill shut"
    assert mended(text, content, source="Ada Ode", cue="said") == [content]


def test_the_subject_before_an_attribution_belongs_to_the_verb_behind_it():
    text = "It rained. Tankers, she promised, would come at noon."
    assert mended(text, "would come at noon", source="she", cue="promised") == ["Tankers", "would come at noon"]


@pytest.mark.parametrize(
    "text",
    [
        "Bo Lind, who was late, she promised, would come at noon.",  # more than a subject
        "“Tankers,” she promised, would come at noon.",
        "She promised it would come at noon.",
    ],
)
def test_other_verbs_stand_alone(text):
    source = "she" if "she" in text else "She"
    assert mended(text, "would come at noon", source=source, cue="promised") == ["would come at noon"]


def test_a_relative_clause_ends_where_the_sentence_goes_on():
    text = "Bo Lind, the clerk who said that the mill had burnt, has not withdrawn the claim."
    content = "the mill had burnt, has not withdrawn the claim"
    assert mended(text, content, source="who", cue="said that") == ["the mill had burnt"]


def test_other_clauses_keep_their_commas():
    text = "Ode said that the mill, the oldest, has burnt."
    assert mended(text, "the mill, the oldest, has burnt", source="Ode", cue="said that") == [
        "the mill, the oldest, has burnt"
    ]


def test_a_dateline_is_nobodys_words():
    text = "TARN, March 3 (Tarn Press) — The mill has burnt, officials said."
    pieces = ("TARN, March 3", "The mill has burnt")
    assert mended(text, *pieces, source="officials", cue="said") == ["The mill has burnt"]
    text = "TARN is a town. The mill has burnt, officials said."
    assert mended(text, "TARN is a town", "The mill has burnt", source="officials", cue="said") == [
        "TARN is a town",
        "The mill has burnt",
    ]


def test_an_article_alone_is_no_content():
    text = "He cited a clerk, citing the clerk's letter."
    assert mended(text, "a", source="He", cue="cited") is None
    assert mended("Ode said so.", "so", source="Ode", cue="said") == ["so"]


def test_a_statement_without_cue_or_source_is_left_alone():
    text = "At least 60 tonnes passed the weir, Ada Ode told a hearing."
    given = statement(text, "At least", None, None)
    assert edged(given, text, ()) == given


def test_the_kind_follows_the_words():
    text = "Tankers “in plenty”, she promised, would come."
    given = replace(statement(text, "would come", "she", "promised"), kind="indirect")
    one = edged(given, text, quotations(text))
    assert one is not None and one.kind == "indirect"  # a quotation before is no subject that belongs to it


@pytest.mark.parametrize(
    ("text", "content", "left"),
    [
        (
            "The Echo reported, citing two officials, that the mill had burnt.",
            ("two officials, that the mill had burnt",),
            ["that the mill had burnt"],
        ),
        (
            "The Echo reported, citing two officials, that the mill had burnt.",
            ("two officials", "that the mill had burnt"),
            ["that the mill had burnt"],
        ),
        ("Ode said it had burnt, citing two officials.", ("two officials",), None),
        ("Citing the Mill Board, Ode said it had burnt.", ("the Mill Board",), None),
        ("Ode left, citing a report by the board.", ("a report by the board",), ["a report by the board"]),
        (
            "Ode left, citing fears that officials were late.",
            ("fears that officials were late",),
            ["fears that officials were late"],
        ),
        (
            "Ode left, citing “two officials” as a reason.",
            ("“two officials” as a reason",),
            ["“two officials” as a reason"],
        ),
    ],
)
def test_who_is_cited_is_no_content(text, content, left):
    source = "The Echo" if "Echo" in text else "Ode"
    assert mended(text, *content, source=source, cue="iting") == left


def test_whose_words_are_recalled_is_no_part_of_them():
    text = "Ode recalled the words of the mayor: “We stay.”"
    assert mended(text, "the words of the mayor: “We stay.”", source="Ode", cue="recalled") == ["“We stay.”"]
    text = "Ode rejected the words of the mayor: “We stay.”"
    assert mended(text, "the words of the mayor: “We stay.”", source="Ode", cue="rejected") == [
        "the words of the mayor: “We stay.”"
    ]


def test_that_alone_is_no_content():
    text = "Ode wrote that, according to Lind, it had burnt."
    assert mended(text, "that", source="Ode", cue="wrote") is None
    assert mended("Ode said that.", "that", source="Ode", cue="said") == ["that"]


def test_it_of_another_sentence_is_no_piece():
    text = "Ode said the files were gone. The council confirmed it."
    assert mended(text, "the files were gone", "it", source="Ode", cue="said") == ["the files were gone"]


def test_a_condition_of_speaking_is_nothing_said():
    text = "Officials, speaking on condition that they not be named, said the files were gone."
    assert mended(text, "that they not be named", source="Officials", cue="speaking") is None
