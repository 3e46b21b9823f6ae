import pytest

from onrecord.reading.encoder.words import CASES, QUOTES, words


def states(text):
    w = words(text)
    return [(form, QUOTES[q]) for form, q in zip(w.forms, w.quotes, strict=True) if form.isalpha()]


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("“Stay home,” the mayor said.", {"Stay": "inside", "home": "inside", "mayor": "outside"}),
        ('"Stay home," the mayor said.', {"Stay": "inside", "mayor": "outside"}),
        ("''Stay home,'' the mayor said.", {"Stay": "inside", "mayor": "outside"}),
        ("``Stay home,'' the mayor said.", {"Stay": "inside", "mayor": "outside"}),
        ("‘Stay home,’ the mayor said.", {"Stay": "inside-single", "mayor": "outside"}),
        ("“She told me ‘never’ twice,” he said.", {"told": "inside", "never": "inside-both", "twice": "inside", "he": "outside"}),
        ("It's the mayor's plan, he said.", {"mayor": "outside", "plan": "outside"}),
        ("The workers’ union met ’em in the ’90s.", {"union": "outside", "em": "outside"}),
        ("“An open quotation\n\nnever closed.", {"open": "inside", "never": "outside"}),
        ("A 6\" pipe and a 9\" pipe burst.", {"pipe": "outside", "burst": "outside"}),
    ],
)  # fmt: skip
def test_a_word_knows_where_it_stands_in_quotation_marks(text, inside):
    found = dict(states(text))
    assert {word: found[word] for word in inside} == inside


@pytest.mark.parametrize(
    ("form", "case"),
    [
        ("mill", "lower"),
        ("Mill", "title"),
        ("NATO", "upper"),
        ("A", "letter"),
        ("McRee", "mixed"),
        ("1912", "digits"),
        (",", "mark"),
    ],
)
def test_the_case_of_a_word(form, case):
    assert CASES[words(form).cases[0]] == case


def test_offsets_slice_back_and_lines_are_paragraphs():
    text = "Ode spoke.\n\n  “Now,” she\nsaid — twice…"
    w = words(text)
    assert [text[s:e] for s, e in zip(w.starts, w.ends, strict=True)] == w.forms
    assert w.paragraphs[w.forms.index("Now")] == 1
    assert w.paragraphs[w.forms.index("said")] == 2


def test_no_words():
    assert len(words(" \n ")) == 0
