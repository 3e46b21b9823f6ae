import pytest

from onrecord.reading.encoder import EncoderReader
from onrecord.records import Article
from tests.reading.encoder import scripted


def article(text):
    return Article("a1", "x.txt", "x.txt", "0" * 64, text)


def read(text, **script):
    found = EncoderReader(scripted.ScriptedEncoder(text, **script)).statements(article(text))
    for one in found:
        for span in (one.content, *one.pieces, *filter(None, (one.cue, one.source))):
            assert text[span.start : span.end] == span.text
    return found


def shown(one):
    return [p.text for p in one.pieces], one.cue and one.cue.text, one.source and one.source.text, one.kind


@pytest.mark.parametrize(
    ("text", "outer", "expected"),
    [
        (
            "The mill will shut, Ada Ode said on Monday.",
            [("content", "The mill will shut"), ("source", "Ada Ode"), ("cue", "said")],
            (["The mill will shut"], "said", "Ada Ode", "indirect"),
        ),
        (
            "“We tried,” said Ode, “for years.”",
            [("content", "“We tried,”"), ("cue", "said"), ("source", "Ode"), ("content", "“for years.”")],
            (["“We tried,”", "“for years.”"], "said", "Ode", "direct"),
        ),
        (
            "Ode said that the plan was “a gift”.",
            [("source", "Ode"), ("cue", "said"), ("content", "that the plan was “a gift”")],
            (["that the plan was “a gift”"], "said", "Ode", "mixed"),
        ),
        ("“It never ends.”", [("content", "“It never ends.”")], (["“It never ends.”"], None, None, "direct")),
    ],
)
def test_one_attribution_is_one_statement(text, outer, expected):
    (one,) = read(text, outer=outer)
    assert shown(one) == expected
    assert (one.act, one.denies, one.made_by) == ("speech", False, "scripted/1")


def test_commas_at_the_edges_are_left_out():
    (one,) = read(
        "The mill will shut, Ode said.", outer=[("content", "The mill will shut,"), ("source", "Ode"), ("cue", "said")]
    )
    assert one.content.text == "The mill will shut"


def test_a_linking_word_is_no_piece_of_its_own():
    text = "As, Ode said, the mill was closing."
    script = [("content", "As"), ("source", "Ode"), ("cue", "said"), ("content", "the mill was closing.")]
    (one,) = read(text, outer=script)
    assert [p.text for p in one.pieces] == ["the mill was closing"]
    (one,) = read("As, Ode said.", outer=script[:3])  # all there is: it stays
    assert [p.text for p in one.pieces] == ["As"]


@pytest.mark.parametrize(("source", "expected"), [("Ode in", "Ode"), ("Ode", "Ode"), ("in", "in")])
def test_a_source_ends_with_no_preposition(source, expected):
    (one,) = read("Ode in Sedge said no.", outer=[("source", source), ("cue", "said"), ("content", "no")])
    assert one.source.text == expected


def test_what_the_encoder_is_sure_of_comes_along():
    text = "The mill will shut, Ode said."
    script = [("content", "The mill will shut"), ("source", "Ode"), ("cue", "said")]
    reader = EncoderReader(scripted.ScriptedEncoder(text, outer=script))
    (one,) = reader.encoded(article(text))
    assert reader.statements(article(text)) == (one.statement,)
    assert 0.0 < one.link <= 1.0 and all(0.0 < chance < 1.0 for chance in one.chances)


def test_a_wish_is_no_speech():
    text = "Ode hopes the mill will stay."
    (one,) = read(
        text, outer=[("source", "Ode"), ("cue", "hopes"), ("content", "the mill will stay")], cue_class="intention"
    )
    assert one.act == "other"


def test_a_statement_inside_a_statement_says_within_which():
    text = "Ode said the mayor had told her the mill would shut."
    outer = [("source", "Ode"), ("cue", "said"), ("content", "the mayor had told her the mill would shut")]
    inner = [("source", "the mayor"), ("cue", "had told"), ("content", "the mill would shut")]
    first, second = read(text, outer=outer, inner=inner)
    assert shown(first)[:3] == (["the mayor had told her the mill would shut"], "said", "Ode")
    assert shown(second)[:3] == (["the mill would shut"], "had told", "the mayor")
    assert (first.within, second.within) == (None, first.id)


@pytest.mark.parametrize("number", [1, 2, 5])
def test_however_many_windows_are_decoded_together_the_reading_is_the_same(number, monkeypatch):
    one = "“The mill will close,” Ada Ode said. " + "It rained on the hills and in the town all day. " * 20
    text = "\n".join(f"Day {day}: {one}" for day in range(7))
    outer = [("content", "The mill will close,"), ("source", "Ada Ode"), ("cue", "said")] * 7
    whole = read(text, outer=outer, names=[("person", "Ada Ode")] * 7)
    monkeypatch.setattr("onrecord.reading.encoder.reader.WINDOWS_AT_ONCE", number)
    assert len(whole) == 7
    assert read(text, outer=outer, names=[("person", "Ada Ode")] * 7) == whole


def test_names_are_grouped_by_who_they_name():
    text = "Ada Ode met Bo Lind in Sedge. Ode left."
    names = [("person", "Ada Ode"), ("person", "Bo Lind"), ("place", "Sedge"), ("person", "Ode")]
    found = EncoderReader(scripted.ScriptedEncoder(text, names=names)).names(article(text))
    assert [(n.name, n.kind, len(n.mentions)) for n in found] == [
        ("Ada Ode", "person", 2),
        ("Bo Lind", "person", 1),
        ("Sedge", "place", 1),
    ]


@pytest.mark.parametrize("text", ["", "\n\n", "…", "🙂🙂"])
def test_nothing_to_read(text):
    assert read(text) == ()
