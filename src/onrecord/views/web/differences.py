"""Two wordings side by side: which words one has and the other has not."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

_WORD = re.compile(r"\S+\s*|\s+")
LONGEST = 4000  # words compared one by one; beyond it the longer text is shown whole, for the comparison is quadratic


@dataclass(frozen=True, slots=True)
class Change:
    """A run of text that is in both wordings, or only in one."""

    kind: Literal["same", "only-here", "only-there"]
    text: str


def changes(here: str, there: str) -> list[Change]:
    """Return the words of `here` and `there` as one run of changes, in reading order.

    Case and punctuation count as the same when only they differ in a word's form; spaces never differ.

    >>> [(c.kind, c.text) for c in changes("a gate with a lock", "a gate and a lock")]
    [('same', 'a gate '), ('only-there', 'and '), ('only-here', 'with '), ('same', 'a lock')]
    """
    a, b = _words(here), _words(there)
    if len(a) > LONGEST or len(b) > LONGEST:
        return [Change("only-there", there), Change("only-here", here)]
    matcher = SequenceMatcher(None, [_plain(w) for w in b], [_plain(w) for w in a], autojunk=False)
    out: list[Change] = []
    for tag, there_from, there_to, here_from, here_to in matcher.get_opcodes():
        if tag == "equal":
            _append(out, "same", "".join(a[here_from:here_to]))
            continue
        _append(out, "only-there", "".join(b[there_from:there_to]))
        _append(out, "only-here", "".join(a[here_from:here_to]))
    return out


def shared(several: Sequence[Change]) -> float:
    """Return how much of `here` is in both wordings, 0.0-1.0 of its characters.

    >>> shared(changes("a gate with a lock", "a gate and a lock")) > 0.7, shared(changes("they agreed", "nobody came"))
    (True, 0.0)
    """
    size = {kind: sum(len(one.text) for one in several if one.kind == kind) for kind in ("same", "only-here")}
    return size["same"] / max(1, size["same"] + size["only-here"])


def _append(out: list[Change], kind: Literal["same", "only-here", "only-there"], text: str) -> None:
    if text:
        out.append(Change(kind, text))


def _words(text: str) -> list[str]:
    """The text as words, each with its punctuation and the space after it."""
    return _WORD.findall(text)


def _plain(word: str) -> str:
    return re.sub(r"\W+", "", word).casefold() or word.strip()
