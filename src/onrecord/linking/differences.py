"""Where two wordings differ, word by word, and whether the meaning may differ too."""

import re
from typing import Literal, NamedTuple

from rapidfuzz.distance import Levenshtein

from onrecord.linking.similarity import wordage, words_alike
from onrecord.linking.wording import NEGATIONS, fold, stem

_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’\-][^\W\d_]+)*|[^\W_]+")
_SAME_WORDS = 0.6  # likeness from which two wordings can be laid side by side


class Difference(NamedTuple):
    """A stretch where two wordings part: the words of each, as written."""

    kind: Literal["replaced", "added", "left out"]
    one: tuple[str, ...]
    other: tuple[str, ...]
    inside: bool  # False: at the beginning or end, where quotations are trimmed


def differences(one: str, other: str) -> tuple[Difference, ...]:
    """Return where `other` departs from `one`, in order; case, accents and punctuation do not count.

    >>> [d[:3] for d in differences("We will not send ten ships.", "We will send two ships")]
    [('left out', ('not',), ()), ('replaced', ('ten',), ('two',))]
    """
    mine, theirs = _WORD.findall(one), _WORD.findall(other)
    codes = Levenshtein.opcodes([fold(w) for w in mine], [fold(w) for w in theirs])
    found = []
    for code in codes:
        if code.tag == "equal":
            continue
        a, b = tuple(mine[code.src_start : code.src_end]), tuple(theirs[code.dest_start : code.dest_end])
        kind: Literal["replaced", "added", "left out"] = "replaced" if a and b else "added" if b else "left out"
        inside = code.dest_start > 0 and code.dest_end < len(theirs) and code.src_start > 0 and code.src_end < len(mine)
        found.append(Difference(kind, a, b, inside))
    return tuple(found)


def changed_meaning(fullest: str, wording: str) -> str | None:
    """Return why the words of one wording may not mean what the other's do, or None when nothing speaks for it.

    Told are a negation, a number or a name that one has and the other lacks where both say the same otherwise. Wordings too
    different to lay side by side (translations) are held to numbers alone.
    """
    a, b = wordage(fullest), wordage(wording)
    close = words_alike(a, b) >= _SAME_WORDS or Levenshtein.normalized_similarity(a.tokens, b.tokens) >= _SAME_WORDS
    for difference in differences(fullest, wording):
        if not close or not (difference.inside or difference.kind == "replaced"):
            continue
        flag = _flag(difference)
        if flag:
            return flag
    lacking = b.numbers - a.numbers
    if lacking and a.numbers and not close:
        return f"another number: {', '.join(sorted(lacking))}"
    return None


def _flag(difference: Difference) -> str | None:
    one, other = [fold(w) for w in difference.one], [fold(w) for w in difference.other]
    gone, new = [w for w in one if _negates(w)], [w for w in other if _negates(w)]
    if bool(gone) != bool(new):
        return f"“{(gone or new)[0]}” {'left out' if gone else 'added'}"
    numbers = [[w for w in words if w[0].isdigit() or wordage(w).numbers] for words in (one, other)]
    if numbers[0] and numbers[1] and set(numbers[0]) != set(numbers[1]):
        return f"another number: {numbers[0][0]}, {numbers[1][0]}"
    if difference.kind == "replaced" and len(one) == len(other) == 1:
        a, b = difference.one[0], difference.other[0]
        if a[0].isupper() and b[0].isupper() and difference.inside and stem(one[0])[:3] != stem(other[0])[:3]:
            return f"another name: {a}, {b}"
    return None


def _negates(word: str) -> bool:
    return word in NEGATIONS or word.endswith("n't")
