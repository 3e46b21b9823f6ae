"""The rules of `rules`, compiled to regular expressions over the letters of `letters`."""

import re

from onrecord.reading.timex.letters import BREAK, FILLER, letter_class
from onrecord.reading.timex.rules import CORE_KINDS, MACROS, RULES


def _expand(pattern: str) -> str:
    return re.sub(r"<([A-Z]+)>", lambda m: _expand(MACROS[m.group(1)]), pattern)


def _compile(pattern: str, *, named: bool = True) -> str:
    def piece(match: re.Match[str]) -> str:
        kinds = letter_class(match.group(2))
        return f"(?P<{match.group(1)}>{kinds})" if match.group(1) and named else kinds

    return re.sub(r"<(?:(\w+):)?([\w=|]+)>", piece, _expand(pattern))


_CORE = letter_class(CORE_KINDS)
_OTHER = f"[^{re.escape(FILLER + BREAK)}]"

# Rule by rule, in order, with their slots.
COMPILED = tuple((name, re.compile(_compile(pattern))) for name, pattern in RULES)
ORDER = {name: i for i, (name, _) in enumerate(RULES)}
# The first rule that matches, by the name of its group: one regular expression is many times faster than eighty.
ANY = re.compile("|".join(f"(?P<{name}>{_compile(pattern, named=False)})" for name, pattern in RULES))
# A run of words that are not filler, at least one of them of a kind that no time expression goes without.
ISLAND = re.compile(f"{_OTHER}*{_CORE}{_OTHER}*")
