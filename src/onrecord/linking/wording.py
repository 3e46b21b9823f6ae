"""Words as linking compares them: folded, stemmed, weighed by how common they are in news.

The weights come from a table that ships (`commonness`), not from the articles at hand: how alike two texts are must not
change because a third one arrived.
"""

import re
import unicodedata
import zlib
from collections.abc import Iterator, Sequence
from functools import lru_cache

from onrecord.linking.commonness import LEVELS, RAREST

# Letters that do not decompose into a base letter and a mark.
_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ß": "ss", "ı": "i", "ħ": "h", "’": "'"}
)
_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:'[^\W\d_]+)*|[^\W_]+|\0")
_CURLY = "“”‘—–…•\xa0"  # the usual signs that are not ASCII: without them most English texts are
CUT = "\0"  # stands among the words of a text for what was left out
# Signs that no word holds; points, commas and apostrophes some do.
_SIGNS = "".join(c for c in map(chr, range(1, 128)) if not c.isalnum() and c not in ".,'")
_SPACES = str.maketrans(dict.fromkeys(_SIGNS, " "))
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
    return _words(text.replace(CUT, " "))


def tokens_of(texts: Sequence[str]) -> list[str]:
    """Return the words of several texts in one row, `CUT` after each text.

    >>> tokens_of(["It was 10,000, ", "“U.S.”"])
    ['it', 'was', '10,000', '\\x00', 'u', 's', '\\x00']
    """
    if not texts:
        return []
    whole = "\n".join(texts)
    if CUT in whole:
        texts = [text.replace(CUT, " ") for text in texts]
    return _words(f" {CUT} ".join((*texts, "")))


def _words(text: str) -> list[str]:
    """Return the words of a text, and its `CUT`s.

    Split at spaces first, which is several times as fast as one search for words; most of what stands between spaces is one.
    """
    if not text.isascii():  # the usual signs first: what is left of most texts is ASCII, which is made small far faster
        text = text.replace("’", "'")
        for sign in _CURLY:
            text = text.replace(sign, " ")
    lowered = text.lower()
    plain = lowered.isascii()
    if plain:
        spaced = lowered.translate(_SPACES)
    else:
        spaced = lowered
        for sign in _SIGNS:
            spaced = spaced.replace(sign, " ")
    pieces = spaced.split()
    found: list[str] = []
    start = 0
    for at in [at for at, piece in enumerate(pieces) if not (piece.isalpha() and (plain or piece.isascii()))]:
        piece = pieces[at].strip(".,'")
        if (piece.isalpha() or piece.isdecimal()) and piece.isascii():
            pieces[at] = piece
            continue
        found += pieces[start:at]
        found += _WORD.findall(piece) if plain else map(fold, _WORD.findall(piece))
        start = at + 1
    found += pieces[start:]
    return found


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


@lru_cache(maxsize=16384)
def telling_number(word: str) -> int | None:
    """Return the number of a folded word's stem where it carries meaning (see `telling`), else None."""
    stemmed = stem(word)
    return number_of(stemmed) if stemmed and (stemmed[0].isdigit() or weight(stemmed) >= _FUNCTION_LEVEL) else None
