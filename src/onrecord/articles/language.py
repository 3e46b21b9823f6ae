"""The language of an article."""

import re
from collections.abc import Collection, Sequence
from functools import cache
from typing import Any

_SAMPLE = 3000  # characters; longer samples change nothing on news text and cost time
_SHORTEST = 40  # letters; below this the classifier guesses
_LONG = 300  # letters; above this the classifier's word is taken but for what looks English
_LETTERS = re.compile(r"[^\W\d_]+")
# Short English news is often taken for another language: English function words decide.
_ENGLISH = frozenset(str.split("the of and to in that said is was for on with he it has by from at as"))
# Those of them, and others, that no neighbour of English writes: two are enough for a short text.
_ONLY_ENGLISH = frozenset(
    str.split(
        "the and that with from his has have had been will were which while said says after would their they its this"
    )
)
# The share of these in a long text, and how many different ones, from which it is English without the classifier, whose model takes
# half a second to load. Of 8,224 news articles 71 have so few English function words that only these tell them, and 67 are so told.
_MOSTLY_ENGLISH = 0.07
_DIFFERENT = 8
# Nigerian Pidgin, for which the classifier takes English headlines, is told by its own.
_PIDGIN = frozenset(str.split("dey wey na di dem wetin una sey don dis dat"))


def language_of(text: str, declared: str | None = None) -> str | None:
    """Return the ISO 639-1 code of the language `text` is written in; None when it is too short to tell and none is declared.

    The text decides: many pages declare the language of their template. A declaration counts only for short texts.
    """
    sample = text[:_SAMPLE]
    letters = sum(map(len, _LETTERS.findall(sample)))
    if letters < _SHORTEST:
        return _code(declared)
    words = sample.lower().split()
    if len(words) > 12 and _share(words, _ENGLISH) > 0.18:
        return "en"
    if letters < _LONG and _share(words, _ONLY_ENGLISH) > 0.1 and len(_ONLY_ENGLISH.intersection(words)) > 1:
        return "en"
    different = len(_ONLY_ENGLISH.intersection(words))
    if different >= _DIFFERENT and _share(words, _ONLY_ENGLISH) > _MOSTLY_ENGLISH > _share(words, _PIDGIN):
        return "en"
    code = str(_identifier().classify(sample)[0])
    if code == "pcm" and _share(words, _PIDGIN) < 0.05:
        return "en"
    return code


def _share(words: Sequence[str], known: Collection[str]) -> float:
    return sum(word in known for word in words) / len(words) if words else 0.0


def _code(declared: str | None) -> str | None:
    code = (declared or "").strip().lower().replace("_", "-").partition("-")[0]
    return code if 2 <= len(code) <= 3 and code.isalpha() and code.isascii() else None


@cache
def _identifier() -> Any:
    """Return py3langid's identifier, its model read from its package on the first use."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE)
