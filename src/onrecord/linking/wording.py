"""Words as linking compares them: folded, stemmed, weighed by how common they are in news.

The weights come from a table that ships (`commonness`), not from the articles at hand: how alike two texts are must not
change because a third one arrived.
"""

import re
import unicodedata
import zlib
from collections.abc import Iterator
from functools import lru_cache

from onrecord.linking.commonness import LEVELS, RAREST

# Letters that do not decompose into a base letter and a mark.
_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ß": "ss", "ı": "i", "ħ": "h", "’": "'"}
)
_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:'[^\W\d_]+)*|[^\W_]+")
_ASCII_WORD = re.compile(r"\d+(?:[.,]\d+)*|[a-z]+(?:'[a-z]+)*")  # the same where letters are a to z, in half the time
_MARKS = "“”‘—–…\xa0•"  # the usual signs that are not ASCII: without them most English texts are
_STEM_LENGTH = 6  # letters kept: truncation groups inflections without a list of endings (McNamee & Mayfield 2004)
_FUNCTION_LEVEL = 2.2  # weights below this are words of grammar and of reporting in general

_NEGATIVE = """
    no not never none nobody nothing neither nor without cannot can't won't don't doesn't didn't isn't aren't wasn't
    weren't wouldn't shouldn't couldn't hasn't haven't hadn't ain't
"""
NEGATIONS = frozenset(_NEGATIVE.split())
# Cues by which something said is gainsaid.
DENYING = re.compile(r"\b(?:den(?:y|ies|ied|ying)|reject|dismiss|refut|rebut|disput|contradict|disavow)", re.IGNORECASE)


@lru_cache(maxsize=16384)
def fold(text: str) -> str:
    """Return `text` in lower case without accents, its apostrophes straight.

    >>> fold("Wołodymyr’s Café")
    "wolodymyr's cafe"
    """
    lowered = text.lower().translate(_LETTERS)
    if lowered.isascii():
        return lowered
    return "".join(c for c in unicodedata.normalize("NFKD", lowered) if not unicodedata.combining(c))


def tokens(text: str) -> list[str]:
    """Return the folded words of `text` in order; numbers keep their points and commas, punctuation is left out."""
    lowered = text.lower().replace("’", "'")
    if not lowered.isascii():
        for mark in _MARKS:
            lowered = lowered.replace(mark, " ")
    if lowered.isascii():
        return _ASCII_WORD.findall(lowered)
    return [word if word.isascii() else fold(word) for word in _WORD.findall(lowered)]


@lru_cache(maxsize=16384)
def stem(word: str) -> str:
    """Return what is left of a folded word without its possessive, its plural and all beyond six letters.

    >>> [stem(w) for w in ("weapons", "transferring", "transfer", "parties", "minister's", "10,000")]
    ['weapon', 'transf', 'transf', 'party', 'minist', '10,000']
    """
    if word[0].isdigit():
        return word
    word = word.removesuffix("'s").replace("'", "")
    if len(word) > 4 and word.endswith("ies"):
        word = word[:-3] + "y"
    elif len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    return word[:_STEM_LENGTH]


def weight(stemmed: str) -> float:
    """Return how telling a stem is: about 0 for "the", up to `RAREST` for one seldom seen."""
    return LEVELS.get(stemmed, RAREST)


def stems(text: str) -> list[str]:
    """Return the stems of the words of `text`, in order."""
    return [stem(word) for word in tokens(text)]


def telling(text: str) -> Iterator[str]:
    """Yield the stems of `text` that carry meaning, in order, repeats included; numbers count."""
    for word in tokens(text):
        stemmed = stem(word)
        if stemmed and (stemmed[0].isdigit() or weight(stemmed) >= _FUNCTION_LEVEL):
            yield stemmed


@lru_cache(maxsize=16384)
def number_of(word: str) -> int:
    """Return a 32-bit number for a word, the same on every machine and in every run."""
    return zlib.crc32(word.encode("utf-8", "surrogatepass"))
