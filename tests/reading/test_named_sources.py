"""Whom a source names, when it names a body and a person."""

import pytest

from onrecord.reading import read
from onrecord.reading.rules import RulesReader
from onrecord.records import Article


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ministry of Health spokesman Olo Varga said the water was safe.", "Olo Varga"),
        ("Department of Justice spokeswoman Kerri Ulman said the ruling was welcome.", "Kerri Ulman"),
        ("Bank of Sevrand governor Ina Moll said rates would rise.", "Ina Moll"),
        ("Varga spokesman Piet Bly said the mayor was resting.", "Piet Bly"),
        ("Arven candidate for governor Cinna Nixel said the water was safe.", "Cinna Nixel"),
        ("According to a statement issued by Health Ministry spokesman Olo Varga, the water is safe.", "Olo Varga"),
        ("According to a blog by Tarn Representative for Foreign Affairs Olo Varga, the water is safe.", "Olo Varga"),
        ("The Ministry of Health said the water was safe.", "Ministry of Health"),
        (
            "A critic of Arven candidate for mayor Olo Varga said the water was safe.",
            "A critic of Arven candidate for mayor Olo Varga",
        ),
        ("A spokesman for Mayor Olo Varga said the water was safe.", "A spokesman for Mayor Olo Varga"),
    ],
)
def test_a_title_with_a_body_in_it_names_the_person(text: str, expected: str) -> None:
    article = Article("a", "x.txt", "x.txt", "00", text, language="en", published="2031-03-04")
    (statement,) = read(article, RulesReader()).statements
    assert statement.speaker_name == expected
