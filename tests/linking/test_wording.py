"""Words are cut fast, and as a search for them would cut them."""

import re
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.linking.narration import shingles_of
from onrecord.linking.vocabulary import columns
from onrecord.linking.wording import CUT, fold, number_of, stem, telling, telling_number, tokens, tokens_of, weight

WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:'[^\W\d_]+)*|[^\W_]+")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It was 10,000, not 9.5.", ["it", "was", "10,000", "not", "9.5"]),
        ("The 5th barge’s pilot didn't go.", ["the", "5", "th", "barge's", "pilot", "didn't", "go"]),
        ("‘Gone,’ said the U.S.-born porter…", ["gone", "said", "the", "u", "s", "born", "porter"]),
        ("Café Wołga\u00a0½", ["cafe", "wolga", "1⁄2"]),
        ("re_told", ["re", "told"]),
        ("", []),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    assert tokens(text) == expected


@given(st.text(alphabet="ab'’ .,1 2\0_-\"“é½²٣ł\u0301İß\xa0\u2028\t\n—ǅ", max_size=30))
def test_words_are_those_that_a_search_finds(text: str) -> None:
    lowered = text.lower().replace("’", "'")
    assert tokens(text) == [fold(word) for word in WORD.findall(lowered)]


@given(st.lists(st.text(alphabet="ab'. 1\0é", max_size=8), max_size=5))
def test_words_of_several_texts_are_each_ones_words(texts: list[str]) -> None:
    assert tokens_of(texts) == [word for text in texts for word in (*tokens(text), CUT)]


def test_columns_hold_what_is_known_of_each_word() -> None:
    words = ["the", "barge", CUT, "barges", "the"]
    found = columns(words)
    assert found.words[0] == found.words[4] != found.words[1] != found.words[3]
    assert found.stems[1] == found.stems[3]
    assert found.weights().tolist() == [
        weight("the"),
        weight(stem("barge")),
        0.0,
        weight(stem("barges")),
        weight("the"),
    ]
    assert columns([]).words.size == 0


def test_columns_are_right_whoever_else_asks_and_however_many_words_there_are() -> None:
    asked = [[f"barge{n * k % 60_013}" for n in range(30_000)] for k in range(1, 9)]
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(columns, asked))
    for words, one in zip(asked, found, strict=True):
        assert one.words.tolist() == [number_of(word) for word in words]


def test_a_run_that_returns_counts_once_where_it_stood_first() -> None:
    words = ["rain", "fell", "upon", "cold", "herring", "barrels"]
    once, twice = shingles_of(columns(words)), shingles_of(columns([*words, CUT, *words, "tonight"]))
    assert len(np.unique(twice)) == len(twice)
    assert twice[0] == once[0]


@pytest.mark.parametrize("word", ["the", "said", "barge", "2031", "10,000"])
def test_telling_words_have_numbers(word: str) -> None:
    assert (telling_number(word) is not None) == bool(list(telling(word)))
