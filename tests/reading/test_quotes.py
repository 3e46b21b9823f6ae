"""Which quotation marks belong together."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.quotes import depths, is_name, quotations
from onrecord.text import paragraphs

PAIRED = [
    ('"It is over," she said. "Go."', ['"It is over,"', '"Go."']),
    ("“It is over,” she said. “Go.”", ["“It is over,”", "“Go.”"]),
    ("«It is over», she said.", ["«It is over»"]),
    ("»It is over«, she said.", ["»It is over«"]),
    ("„It is over“, she said.", ["„It is over“"]),
    ("„It is over”, she said.", ["„It is over”"]),
    ("''It is over,'' she said. ``Go.''", ["''It is over,''", "``Go.''"]),
    ("‘It is over,’ she said. ‘I’m glad.’", ["‘It is over,’", "‘I’m glad.’"]),
    ("'It's over,' she said. 'I'm glad.'", ["'It's over,'", "'I'm glad.'"]),
    ('“It is over" she said and "left”.', ['“It is over"', '"left”']),
    ("“It is over,“ she said. “Go.“", ["“It is over,“", "“Go.“"]),
    ("”It is over,” she said.", ["”It is over,”"]),
    ('"It is over, "she said.', ['"It is over, "']),
    ('She said: "Go." He said: "No."', ['"Go."', '"No."']),
    # Nested.
    ("“He told me ‘go away’ twice,” she said.", ["“He told me ‘go away’ twice,”", "‘go away’"]),
    ("\"He told me 'go away' twice,\" she said.", ["\"He told me 'go away' twice,\"", "'go away'"]),
    ("‘He told me “go away” twice,’ she said.", ["‘He told me “go away” twice,’", "“go away”"]),
    ("“He told me, ‘Leave.’” Nobody left.", ["“He told me, ‘Leave.’”", "‘Leave.’"]),
    # Marks that quote nothing.
    ("It's the workers' right, Varn's lawyer said.", []),
    ("In the '90s they called 'em fools.", []),
    ("He is 6'2\" tall.", []),
    ("Rock ’n’ roll of ’68.", []),
    ("No quotation here.", []),
    ("", []),
    # Unbalanced: the damage ends with the paragraph.
    ('"It is over, she said.\n\nNobody left.', ['"It is over, she said.']),
    ('It is over," she said. Nobody left.', ['It is over,"']),
    ("“I was here. He left. “Go,” she said.", ["“I was here. He left.", "“Go,”"]),
]


@pytest.mark.parametrize(("text", "expected"), PAIRED)
def test_pairing(text, expected):
    assert [text[q.start : q.end] for q in quotations(text)] == expected


def test_a_quotation_over_three_paragraphs_is_chained():
    text = "“One is here.\n\n“Two is here.\n\n“Three is here,” he said.\n\n“Another,” she said."
    found = quotations(text)
    assert [q.continues for q in found] == [None, 0, 1, None]
    assert [q.closed for q in found] == [False, False, True, True]
    assert [q.paragraph for q in found] == [0, 1, 2, 3]


def test_a_second_paragraph_that_only_closes_continues_the_first():
    text = "“One is here.\n\nTwo is here,” he said."
    first, second = quotations(text)
    assert (first.closed, second.opened, second.continues) == (False, False, 0)


def test_a_quotation_never_closed_ends_with_its_paragraph_and_continues_in_none_without_marks():
    text = "“One is here.\n\nNobody said anything.\n\n“Two,” he said."
    assert [(text[q.start : q.end], q.continues) for q in quotations(text)] == [
        ("“One is here.", None),
        ("“Two,”", None),
    ]


def test_depths():
    text = "A “b ‘c’ d” e"
    assert list(depths(text)) == [0, 0, 1, 1, 1, 2, 2, 2, 1, 1, 1, 0, 0]


NAMES = [
    ("He read “The Glass Harbour” twice.", True),
    ("The “Safe Streets Act” passed.", True),
    ("He said “it is over” twice.", False),
    ("“Nobody Left,” he said.", True),  # the words alone cannot tell; the cue beside them does
    ("“Go!” he said.", False),
    ("A “golden” age.", False),
]


@pytest.mark.parametrize(("text", "expected"), NAMES)
def test_names_of_works_and_laws(text, expected):
    assert is_name(text, quotations(text)[0]) is expected


@given(st.text(alphabet="ab .,\n\"'“”‘’«»„`-", max_size=120))
def test_quotations_keep_to_their_paragraph_and_nest(text):
    lines = list(paragraphs(text))
    found = quotations(text)
    for index, quotation in enumerate(found):
        line = lines[quotation.paragraph]
        assert (
            line.start <= quotation.start <= quotation.inner_start <= quotation.inner_end <= quotation.end <= line.end
        )
        assert quotation.continues is None or quotation.continues < index
    assert list(found) == sorted(found, key=lambda q: (q.start, -q.end))


@pytest.mark.parametrize("text", ['"' * 20_000, "“" * 20_000, "'a " * 20_000, "“a ‘b " * 10_000, "»" * 20_000])
def test_marks_alone_take_bounded_time(text):
    began = time.perf_counter()
    quotations(text)
    assert time.perf_counter() - began < 5
