"""The words of a text as the encoder sees them: offsets, paragraph, letter case, place in quotation marks."""

import re
from dataclasses import dataclass
from functools import lru_cache

from onrecord.text.quotation import CLOSING, EITHER, OPENING, SINGLE_CLOSING, SINGLE_OPENING

# Letter case is lost in the uncased word pieces; the encoder gets it back as one of these classes.
CASES = ("none", "mark", "digits", "lower", "upper", "letter", "title", "mixed")
# Where a word stands in quotation marks. "inside" and its edges are of double marks; the single ones count outside double marks
# (British papers quote so) and within them (a quotation inside a quotation).
QUOTES = ("outside", "inside", "opens", "closes", "inside-single", "opens-single", "closes-single", "inside-both")

_OUT, _IN, _OPENS, _CLOSES, _IN_SINGLE, _OPENS_SINGLE, _CLOSES_SINGLE, _IN_BOTH = range(8)
# Two single marks in a row are one double mark (New York Times copy); "it's" is three words, as in "it ' s".
_WORD = re.compile(r"''|``|\w+|[^\w\s]")
_DOUBLE_EITHER = EITHER + "″"
_MARKS = frozenset(OPENING + CLOSING + _DOUBLE_EITHER + SINGLE_OPENING + SINGLE_CLOSING + "'`")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one text, as parallel lists of one length; runs of letters and digits, and single marks."""

    starts: list[int]  # code point offsets
    ends: list[int]
    forms: list[str]
    paragraphs: list[int]  # number of the paragraph (line) each stands in, from 0
    cases: list[int]  # index into CASES
    quotes: list[int]  # index into QUOTES

    def __len__(self) -> int:
        return len(self.starts)


def words(text: str) -> Words:
    """Return the words of `text` with their case and quotation state.

    >>> w = words('“Stay,” she said.')
    >>> w.forms, [QUOTES[q] for q in w.quotes][:4]
    (['“', 'Stay', ',', '”', 'she', 'said', '.'], ['opens', 'inside', 'inside', 'closes'])
    """
    starts: list[int] = []
    ends: list[int] = []
    forms: list[str] = []
    paragraphs: list[int] = []
    paragraph = last = 0
    for match in _WORD.finditer(text):
        start = match.start()
        gap = text[last:start]
        if start > last and starts and any(c in "\n\r\u2028\u2029" for c in gap):
            paragraph += 1
        starts.append(start)
        ends.append(last := match.end())
        forms.append(match.group())
        paragraphs.append(paragraph)
    return Words(
        starts, ends, forms, paragraphs, [_case(f) for f in forms], _quote_states(text, starts, ends, paragraphs)
    )


@lru_cache(maxsize=50_000)
def _case(form: str) -> int:
    first = form[0]
    if not first.isalnum():
        return 1
    if form.isdigit():
        return 2
    if form.islower():
        return 3
    if form.isupper():
        return 4 if len(form) > 1 else 5
    return 6 if first.isupper() and form[1:].islower() else 7


def _quote_states(text: str, starts: list[int], ends: list[int], paragraphs: list[int]) -> list[int]:
    """Return each word's index into QUOTES. Every paragraph starts outside: a quotation over paragraphs reopens in each."""
    states: list[int] = []
    double = single = False
    at = -1
    for start, end, paragraph in zip(starts, ends, paragraphs, strict=True):
        if paragraph != at:
            double = single = False
            at = paragraph
        mark = text[start] in _MARKS
        if mark and (state := _double_mark(text, start, end, double)) is not None:
            double, single = state == _OPENS, False
        elif mark and (state := _single_mark(text, start, end, single)) is not None:
            single = state == _OPENS_SINGLE
        else:
            state = (_IN_BOTH if single else _IN) if double else (_IN_SINGLE if single else _OUT)
        states.append(state)
    return states


def _double_mark(text: str, start: int, end: int, inside: bool) -> int | None:
    form = text[start:end]
    if form in OPENING or form == "``":
        return _OPENS
    if form in CLOSING:
        return _CLOSES
    if form not in _DOUBLE_EITHER and form != "''":
        return None
    # A straight mark: the spaces around it decide; where they do not, it closes what is open.
    before = start == 0 or text[start - 1].isspace() or text[start - 1] in "([—–-"
    after = end == len(text) or text[end].isspace()
    if before != after:
        return _OPENS if before else _CLOSES
    return _CLOSES if inside else _OPENS


def _single_mark(text: str, start: int, end: int, inside: bool) -> int | None:
    """Return the state of a single quotation mark; None for an apostrophe or any other word."""
    form = text[start:end]
    if form not in SINGLE_OPENING + SINGLE_CLOSING + "'`":
        return None
    letter_before = start > 0 and text[start - 1].isalnum()
    letter_after = end < len(text) and text[end].isalnum()
    if letter_before and letter_after:
        return None  # it's
    if form in SINGLE_OPENING or form == "`":
        return _OPENS_SINGLE
    if not inside:
        # ’90s and ’em open nothing: only a straight mark before a letter can open
        return _OPENS_SINGLE if form == "'" and letter_after and not letter_before else None
    return None if letter_after else _CLOSES_SINGLE
