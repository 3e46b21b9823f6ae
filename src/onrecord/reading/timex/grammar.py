"""The rules of `rules`, compiled to regular expressions over the letters of `letters`."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from onrecord.reading.timex.letters import BREAK, FILLER, letter_class
from onrecord.reading.timex.rules import CORE_KINDS, MACROS, RULES


def _expand(pattern: str) -> str:
    return re.sub(r"<([A-Z]+)>", lambda m: _expand(MACROS[m.group(1)]), pattern)


def _compile(pattern: str, *, named: bool = True) -> str:
    def piece(match: re.Match[str]) -> str:
        kinds = letter_class(match.group(2))
        return f"(?P<{match.group(1)}>{kinds})" if match.group(1) and named else kinds

    return re.sub(r"<(?:(\w+):)?([\w=|]+)>", piece, _expand(pattern))


class _Firsts(NamedTuple):
    letters: frozenset[str]
    empty: bool  # whether the pattern also matches nothing
    end: int


def _firsts(pattern: str, at: int = 0) -> _Firsts:
    """Return the letters a match of `pattern` may begin with, up to the end of the group that begins at `at`.

    Knows what rules are made of: classes, groups, "|" and "?". Raises `ValueError` for anything else.
    """
    letters: set[str] = set()
    empty = False
    while True:
        begun = False  # whether a piece that must be there has been passed
        while at < len(pattern) and pattern[at] not in "|)":
            if pattern[at] == "[":
                end = pattern.index("]", at)
                piece = _Firsts(frozenset(pattern[at + 1 : end]), False, end)
            elif pattern.startswith("(?:", at):
                piece = _firsts(pattern, at + 3)
            else:
                raise ValueError(f"a rule cannot hold {pattern[at : at + 3]!r}: {pattern}")
            at = piece.end + 1
            optional = pattern.startswith("?", at)
            at += optional
            if not begun:
                letters |= piece.letters
            begun = begun or not (optional or piece.empty)
        empty = empty or not begun
        if at >= len(pattern) or pattern[at] == ")":
            return _Firsts(frozenset(letters), empty, at)
        at += 1


# The rules that may begin with a letter, in order, with their slots: some ten of eighty.
BY_LETTER: dict[str, list[tuple[str, re.Pattern[str]]]] = {}
for _name, _rule in RULES:
    _compiled = re.compile(_compile(_rule))
    for _letter in _firsts(_compile(_rule, named=False)).letters:
        BY_LETTER.setdefault(_letter, []).append((_name, _compiled))
_CORE_WORD = re.compile(letter_class(CORE_KINDS))
_SHORES = re.compile(f"[{re.escape(FILLER + BREAK)}]")


def islands(letters: str) -> Iterator[tuple[int, int]]:
    """Yield each run of words that are not filler with at least one of a kind that no time expression goes without."""
    done = 0
    for core in _CORE_WORD.finditer(letters):
        at = core.start()
        if at < done:
            continue
        start = max(letters.rfind(FILLER, done, at), letters.rfind(BREAK, done, at)) + 1
        shore = _SHORES.search(letters, at)
        done = shore.start() if shore else len(letters)
        yield max(start, 0), done
