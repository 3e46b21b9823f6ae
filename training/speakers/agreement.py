"""Whether two names are the same person's, as loosely as the labels allow."""

import re
import unicodedata

_IGNORED = {"the", "a", "an", "of"}


def agreement(one: str, other: str) -> int:
    """Return 3 for the same words, 2 when one name's words are all in the other, 1 for the same last word, else 0."""
    first, second = _words(one), _words(other)
    if not first or not second:
        return 0
    if first == second:
        return 3
    if set(first) <= set(second) or set(second) <= set(first):
        return 2
    return 1 if first[-1] == second[-1] else 0


def _words(name: str) -> list[str]:
    bare = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)).casefold()
    words = [re.sub(r"['’]s$", "", w) for w in re.findall(r"[\w'’-]+", bare)]
    return [w for w in words if w not in _IGNORED]
