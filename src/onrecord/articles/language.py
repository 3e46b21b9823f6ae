"""The language of an article."""

import re
from functools import cache
from typing import Any

_SAMPLE = 3000  # characters; longer samples change nothing on news text and cost time
_SHORTEST = 40  # letters; below this the classifier guesses
# Languages whose mistaken identification of short English news is common: English letters and function words decide.
_ENGLISH = frozenset(
    [
        "the",
        "of",
        "and",
        "to",
        "in",
        "that",
        "said",
        "is",
        "was",
        "for",
        "on",
        "with",
        "he",
        "it",
        "has",
        "by",
        "from",
        "at",
        "as",
    ]
)


def language_of(text: str, declared: str | None = None) -> str | None:
    """Return the ISO 639-1 code of the language `text` is written in; None when it is too short to tell and none is declared.

    The text decides: many pages declare the language of their template. A declaration counts only for short texts.
    """
    sample = text[:_SAMPLE]
    letters = len(re.findall(r"[^\W\d_]", sample))
    if letters < _SHORTEST:
        return _code(declared)
    words = sample.lower().split()
    if len(words) > 12 and sum(word in _ENGLISH for word in words) > 0.18 * len(words):
        return "en"
    code = _identifier().classify(sample)[0]
    return str(code)


def _code(declared: str | None) -> str | None:
    code = (declared or "").strip().lower().replace("_", "-").partition("-")[0]
    return code if 2 <= len(code) <= 3 and code.isalpha() and code.isascii() else None


@cache
def _identifier() -> Any:
    """Return py3langid's identifier, its model read from its package on the first use."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE)
