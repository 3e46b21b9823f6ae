"""Sentences and words of a text."""

import pytest

from onrecord.text import outline, paragraphs, sentences, words

SENTENCES = [
    ("The dam held. Nobody left.", ["The dam held.", "Nobody left."]),
    ("Mr. Varn met Dr. Ode in St. Bram.", ["Mr. Varn met Dr. Ode in St. Bram."]),
    ('"Go!" she said. "Stay!" he said.', ['"Go!" she said.', '"Stay!" he said.']),
    ("“It is over.” He left.", ["“It is over.”", "He left."]),
    ("He was born in the U.S. The town grew.", ["He was born in the U.S.", "The town grew."]),
    ("The U.S. Army came.", ["The U.S. Army came."]),
    ("It rose 3.5 percent. Prices fell.", ["It rose 3.5 percent.", "Prices fell."]),
    # Spaces lost in scraping.
    ("He survived the flood.Information came later.", ["He survived the flood.", "Information came later."]),
    ('It was shut."He said so.', ['It was shut."', "He said so."]),
    ("See www.bram.Example and ada@ode.Example for more.", ["See www.bram.Example and ada@ode.Example for more."]),
    ("The U.S.Army came.", ["The U.S.Army came."]),
    ("Gen.Varn came.", ["Gen.Varn came."]),
    ("no punctuation at all here", ["no punctuation at all here"]),
    ("", []),
    ("\n \n", []),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_sentences(text, expected):
    assert [text[s.start : s.end] for s in sentences(text)] == expected


def test_no_sentence_crosses_a_paragraph():
    text = "The dam held\n\nNobody left. All stayed"
    assert [text[s.start : s.end] for s in sentences(text)] == ["The dam held", "Nobody left.", "All stayed"]


def test_sentences_of_a_part_have_the_whole_texts_offsets():
    text = "One here. Two here. Three here."
    assert [text[s.start : s.end] for s in sentences(text, 10, 19)] == ["Two here."]


def test_paragraphs_and_words_slice_back():
    text = "  The dam's 1,200 walls – “held”.\r\n\r\n Nobody left. "
    assert [text[p.start : p.end] for p in paragraphs(text)] == ["The dam's 1,200 walls – “held”.", "Nobody left."]
    assert [text[w.start : w.end] for w in words(text)][:6] == ["The", "dam's", "1,200", "walls", "–", "“"]


OUTLINED = "“One here. Two,” she said.\n\n  Three is.Four is. \n“Five here.”"


@pytest.mark.parametrize("start", range(len(OUTLINED)))
def test_an_outline_has_the_sentences_of_any_part(start):
    whole = outline(OUTLINED)
    for end in range(start, len(OUTLINED) + 1):
        assert whole.sentences_in(start, end) == tuple(sentences(OUTLINED, start, end)), OUTLINED[start:end]


def test_an_outline_is_found_once():
    assert outline(OUTLINED) is outline(OUTLINED)
    assert outline(OUTLINED).paragraphs == tuple(paragraphs(OUTLINED))
