"""The language of an article."""

import pytest

from onrecord.articles import language
from onrecord.articles.language import language_of

TEXTS = [
    ("The ferry will not sail before the spring, the harbour master said on Tuesday after a meeting.", "en"),
    # headlines and market notes that the classifier takes for Pidgin, Sotho, Swedish
    ("Mayor Calls on Council To End Ferry Inquiry, Seeks Inclusive Agenda", "en"),
    ("tarn ding seng index jumped 0.4% while the ombrey composite index rose 0.6%.", "en"),
    ("Der Hafenmeister sagte am Dienstag, die Fähre werde vor dem Frühling nicht wieder fahren.", "de"),
    ("De veerboot zal niet voor de lente varen, zei de havenmeester dinsdag na een vergadering.", "nl"),
    ("Le ferry ne reprendra pas avant le printemps, a déclaré mardi le maître du port.", "fr"),
    ("Паром не пойдёт раньше весны, сказал во вторник начальник порта после совещания.", "ru"),
    ("Di ferry wey dey carry pipul no go move before rainy season, na so di harbour oga tok.", "pcm"),
]


@pytest.mark.parametrize(("text", "expected"), TEXTS)
def test_the_text_decides(text: str, expected: str) -> None:
    assert language_of(text, declared="is") == expected


def test_a_declaration_counts_for_what_is_too_short() -> None:
    assert language_of("Ferry halted", declared="en-GB") == "en"
    assert language_of("Ferry halted") is None
    assert language_of("Ferry halted", declared="x; DROP") is None


def test_long_english_with_few_function_words_needs_no_classifier(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(language, "_identifier", lambda: pytest.fail("the model was loaded"))
    told = "Harbour managers have had two offers which their board says would end this dispute after years, while skippers said they were ready. "
    assert language_of(told * 4) == "en"


def test_english_words_in_another_language_do_not_make_it_english() -> None:
    quoted = "Der Kapitän zitierte gestern im Hafen zwei englische Worte, nämlich „the“ und „with“, und erklärte sie anschließend seinen Leuten. "
    assert language_of(quoted * 4) == "de"
