import pytest

from onrecord.reading.encoder.windows import MAX_PIECES, MAX_PIECES_PER_WORD, windows
from onrecord.reading.encoder.words import words

PARAGRAPH = "The mill at Sedge will close in spring, the owners said on Monday. "


def cut(text, **options):
    w = words(text)
    return w, list(windows(w, [[7] * (1 + len(f) // 8) for f in w.forms], **options))


@pytest.mark.parametrize(
    "text",
    [
        PARAGRAPH,
        "\n".join([PARAGRAPH] * 40),
        PARAGRAPH * 60,  # one paragraph of many windows
        "word " * 2000,  # no sentence to cut after
        "x" * 5000 + " said Ode.",
    ],
)
def test_windows_cover_every_word_once_in_order_within_the_size(text):
    w, found = cut(text)
    assert [k for one in found for k in range(one.start, one.end)] == list(range(len(w)))
    for one in found:
        assert len(one.ids) == len(one.cases) == len(one.quotes) <= MAX_PIECES
        assert len(one.first) == one.end - one.start


def test_paragraphs_stay_whole_where_they_fit():
    w, found = cut("\n".join([PARAGRAPH] * 40))
    assert len(found) > 1
    assert all(w.paragraphs[one.start - 1] != w.paragraphs[one.start] for one in found[1:])


def test_a_long_paragraph_is_cut_after_a_sentence():
    w, found = cut(PARAGRAPH * 60)
    assert all(w.forms[one.start - 1] == "." for one in found[1:])


def test_a_shorter_first_window_shifts_the_cuts():
    assert len(cut("\n".join([PARAGRAPH] * 40), first_budget=40)[1][0].ids) < 45


def test_a_long_word_is_shortened():
    w = words("x said")
    (one,) = windows(w, [[1] * 500, [2]])
    assert one.first[1] == 1 + MAX_PIECES_PER_WORD
