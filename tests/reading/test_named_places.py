import pytest

from onrecord.reading.named_places import with_places
from onrecord.records import Name, Span


def name(text, form, kind="person", **more):
    spans = tuple(Span.of(text, i, i + len(form)) for i in range(len(text)) if text.startswith(form, i))
    return Name(form, kind, spans, **more)


@pytest.mark.parametrize(
    "text",
    [
        "The river in southern Tarn rose.",
        "Near neighbouring Tarn the river rose.",
        "The town of Tarn is wet.",
        "Tarn's parliament met.",
        "Tarn’s health ministry said so.",
        "A Tarni minister spoke for Tarn.",
        "Tarn spoke. The Tarni side left.",
        "Its Tarni minister left Tarn.",
    ],
)
def test_the_text_shows_a_place(text):
    (found,) = with_places([name(text, "Tarn")], text)
    assert found.kind == "place"


@pytest.mark.parametrize(
    "text",
    [
        "They believed in Tarn.",
        "Tarn's government fell.",  # a president has one too
        "Tarn's lawyer spoke.",
        "Tarn spoke to southern voters.",
    ],
)
def test_nothing_shows_a_place(text):
    (found,) = with_places([name(text, "Tarn")], text)
    assert found.kind == "person"


def test_full_names_and_titles_are_people_s():
    text = "In southern Ada Tarn, Mayor Tarn said."
    given = [name(text, "Ada Tarn"), name(text, "Tarn", titles=("Mayor",))]
    assert with_places(given, text) == tuple(given)


def test_who_is_called_after_a_place_is_no_name():
    text = "In southern Lomaria the Lomarian side left; Lomarians cheered."
    given = [name(text, "Lomaria"), name(text, "Lomarian"), name(text, "Lomarians"), name(text, "Ode")]
    assert [n.name for n in with_places(given, text)] == ["Lomaria", "Ode"]


@pytest.mark.parametrize(("one", "other"), [("Julia", "Julian"), ("Leo", "Leon"), ("Maria", "Marian")])
def test_people_of_like_names_are_people(one, other):
    text = f"{one} left. {other} said no, and {other} spoke on."
    given = [
        Name(n, "person", (Span.of(text, text.index(f"{n} "), text.index(f"{n} ") + len(n)),)) for n in (one, other)
    ]
    assert with_places(given, text) == tuple(given)
