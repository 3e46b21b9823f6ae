"""The rules of `rules`, compiled to regular expressions over the letters of `letters`."""

import re
from collections.abc import Iterator

from onrecord.reading.timex.letters import BREAK, FILLER, letter_class
from onrecord.reading.timex.rules import CORE_KINDS, MACROS, RULES


def _expand(pattern: str) -> str:
    return re.sub(r"<([A-Z]+)>", lambda m: _expand(MACROS[m.group(1)]), pattern)


def _compile(pattern: str, *, named: bool = True) -> str:
    def piece(match: re.Match[str]) -> str:
        kinds = letter_class(match.group(2))
        return f"(?P<{match.group(1)}>{kinds})" if match.group(1) and named else kinds

    return re.sub(r"<(?:(\w+):)?([\w=|]+)>", piece, _expand(pattern))


# Rule by rule, in order, with their slots.
COMPILED = tuple((name, re.compile(_compile(pattern))) for name, pattern in RULES)
ORDER = {name: i for i, (name, _) in enumerate(RULES)}
# The first rule that matches, by the name of its group: one regular expression is many times faster than eighty.
ANY = re.compile("|".join(f"(?P<{name}>{_compile(pattern, named=False)})" for name, pattern in RULES))
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
