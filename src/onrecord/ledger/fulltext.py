"""What people type into a search box, as a full-text query that cannot be malformed."""

import re

_PART = re.compile(r'"([^"]*)"?|(\S+)')  # “"a phrase" word”; an unclosed phrase runs to the end
_WORD = re.compile(r"\w+")


def match(words: str, *, prefix: bool = False) -> str | None:
    """Return the query that finds every word and "quoted phrase" of `words`; None when it holds no word.

    A word that ends in * finds the words that begin so; with `prefix` the last word does, for search as you type.

    >>> match('grain "safe corridor" Velk*')
    '"grain" AND "safe corridor" AND "Velk" *'
    >>> match('AND ( NEAR"') , match('!?')
    ('"AND" AND "NEAR"', None)
    """
    found: list[str] = []
    for quoted, word in _PART.findall(words):
        part = phrase(quoted or word)
        if part:
            found.append(part + (" *" if word.endswith("*") else ""))
    if prefix and found and not found[-1].endswith("*") and not words.rstrip().endswith('"'):
        found[-1] += " *"
    return " AND ".join(found) or None


def phrase(text: str) -> str | None:
    """Return `text` as one quoted phrase; None when it holds no word."""
    words = _WORD.findall(text)
    return f'"{" ".join(words)}"' if words else None
