"""Quotations of a text: which marks belong together, over the whole article.

A quotation never runs past its paragraph; one that goes on in the next paragraph (which reopens the marks without the first
having closed them, as newspapers do) is two quotations, the second saying which one it continues. So a mark that is never
closed costs one paragraph at most.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from onrecord.text.quotation import ELISIONS
from onrecord.text.segments import outline
from onrecord.text.words import word_set

_MARK = re.compile(r"[\"“”„‟＂«»]|''|``|(?<!\w)['‘‚‹`](?=\S)")
_SINGLE_CLOSER = re.compile(r"(?<=\S)(?:['’›](?!\w)|''(?!'))")
_DOUBLE_MARK = re.compile(r"[\"“”„‟＂«»]|''|``")
_WORD_AFTER = re.compile(r"\w+")
_PARAGRAPH_OPENER = re.compile(r"[\"“„‟＂«»‘‚‹']|''|``")
_ENDS_SPEECH = ".,!?…—–-:;)"
# A decade or a year cut short: "the '90s", "class of ’68".
_YEAR = re.compile(r"\d\ds?\b")


# More marks open than this at once are noise; the bound keeps a page of marks alone linear.
_DEEPEST = 6
# How far (code points) a straight mark looks ahead to guess whether it opens or closes.
_AHEAD = 3000


class Quotation(NamedTuple):
    """Characters `start` to `end` of a text, marks included; `inner_start` to `inner_end` are what the marks hold."""

    start: int
    end: int
    inner_start: int
    inner_end: int
    depth: int  # 0: not inside another quotation
    paragraph: int  # index of its paragraph, as `text.segments.paragraphs` yields them
    opened: bool = True  # False: the text has no opening mark; it runs from where the paragraph or sentence begins
    closed: bool = True  # False: the text has no closing mark; it runs to the end of its paragraph
    continues: int | None = None  # index of the quotation it carries on; None: it begins by itself


class _Open(NamedTuple):
    start: int
    inner: int
    family: str  # double, angle, single
    closer: int  # where a single mark will close; -1: not known ahead


@lru_cache(maxsize=8)  # the encoder asks for an article's after the rules
def quotations(text: str) -> tuple[Quotation, ...]:
    """Return every quotation of `text` in order of its start, outer before inner.

    Read are straight, curly, low-high and angle marks, single marks where they are the main ones or stand inside double
    ones, and ``''`` and `````` for double ones. Apostrophes, inches and cut years open nothing.

    >>> t = '“It is over,” she said. "He told me \\'go\\'."'
    >>> [(t[q.start:q.end], q.depth) for q in quotations(t)]
    [('“It is over,”', 0), ('"He told me \\'go\\'."', 0), ("'go'", 1)]
    """
    found: list[Quotation] = []
    before: int | None = None  # a quotation the paragraph before left open
    for index, (start, end) in enumerate(outline(text).paragraphs):
        first = len(found)
        if _MARK.search(text, start, end):
            found.extend(_of_paragraph(text, start, end, index))
        if before is not None and len(found) > first:
            _continue(text, found, first, start, before)
        unclosed = [i for i in range(first, len(found)) if not found[i].closed and found[i].depth == 0]
        before = unclosed[-1] if unclosed else None
    return tuple(found)


def near(found: Sequence[Quotation], start: int, end: int) -> Sequence[Quotation]:
    """Return those of `found` (as `quotations` gives them) that touch `start` to `end`, and perhaps a few just before."""
    first = bisect_left(found, (start,))
    while first > 0 and (found[first - 1].end >= start or found[first - 1].depth > 0):
        first -= 1
    return found[first : bisect_left(found, (end + 1,), first)]


def depths(text: str, found: tuple[Quotation, ...] | None = None) -> bytearray:
    """Return for each character how many quotations hold it (marks included), at most 255."""
    out = bytearray(len(text))
    for quotation in quotations(text) if found is None else found:
        for at in range(quotation.start, quotation.end):
            out[at] = min(255, out[at] + 1)
    return out


def is_name(text: str, quotation: Quotation) -> bool:
    """Tell whether the marks hold the name of a work, law, operation or place rather than words somebody spoke.

    True for a few capitalised words without a sentence's end: “The Glass Harbour”, "Safe Streets Act".
    """
    inner = text[quotation.inner_start : quotation.inner_end].strip()
    tokens = re.findall(r"[\w'’-]+", inner)
    if not tokens or len(tokens) > 9 or inner[-1] in ".!?,…":
        inner = inner.rstrip(",.")
        if not tokens or len(tokens) > 9 or inner[-1:] in "!?…":
            return False
    content = [t for t in tokens if t.lower() not in _SMALL_WORDS]
    if len(tokens) == 1:
        return False
    return bool(content) and all(t[0].isupper() or t[0].isdigit() for t in content) and tokens[0][0].isupper()


_SMALL_WORDS = word_set("a an and as at but by for from in into of on or over the to under with vs")


def _of_paragraph(text: str, start: int, end: int, index: int) -> list[Quotation]:
    """Pair the marks of one paragraph in one pass, with a stack of the open ones."""
    stack: list[_Open] = []
    done: list[Quotation] = []
    last_single: int | None = None  # where the paragraph's last single closing mark stands; None: not looked for yet

    def close(at: int, width: int) -> None:
        opened = stack.pop()
        done.append(Quotation(opened.start, at + width, opened.inner, at, len(stack), index))

    def close_due(limit: int) -> None:
        while stack and 0 <= stack[-1].closer < limit:
            close(stack[-1].closer, 1)

    for match in _MARK.finditer(text, start, end):
        at, mark = match.start(), match.group()
        close_due(at + 1)
        if any(o.closer == at or (o.closer == at + 1 and mark == "''") for o in stack):
            continue
        width = len(mark)
        if mark in "'‘‚‹`":
            if last_single is None:
                last_single = _last_single_closer(text, at, end)
            if (last_single < at and at != start) or len(stack) >= _DEEPEST:
                continue
            closer = _single_closer(text, at, mark, start, end, bool(stack))
            if closer is not None:
                stack.append(_Open(at, at + width, "single", closer))
            continue
        family = "angle" if mark in "«»" else "double"
        role = _role(text, at, mark, start, end, stack, family)
        if role == "open":
            if len(stack) < _DEEPEST:
                stack.append(_Open(at, at + width, family, -1))
        elif role == "close":
            while stack and stack[-1].family != family:
                stack.pop()
            close(at, width)
        elif role == "stray":
            begin = _stray_start(text, start, at, done)
            if begin is not None:
                done.append(Quotation(begin, at + width, begin, at, 0, index, opened=False))
    close_due(end)
    done.extend(_left_open(text, stack, done, end, index))
    done.sort(key=lambda q: (q.start, -q.end))
    return done


def _role(text: str, at: int, mark: str, start: int, end: int, stack: list[_Open], family: str) -> str:
    """Tell what a double mark does here: open, close, stray (closes what was never opened) or nothing."""
    left = text[at - 1] if at > start else " "
    right = text[at + len(mark)] if at + len(mark) < end else " "
    tight_left, tight_right = (
        not left.isspace() and left not in "([{—–",
        not right.isspace() and right not in ".,;:!?)]}",
    )
    is_open = any(o.family == family for o in stack)
    if mark in "„‟``":
        return "open"
    if mark == "“":
        # German and Polish close with it („so“), and some keyboards close with it what they opened.
        closes = is_open and tight_left and not tight_right
        return "close" if closes else "open"
    if mark in "”":
        if is_open:
            return "close"
        return "open" if tight_right and not tight_left else "stray"
    if mark in "«»":
        if is_open:
            return "close" if mark == "»" or (tight_left and not tight_right) else "open"
        return "open" if mark == "«" or (tight_right and not tight_left) else "stray"
    if not is_open:
        if left.isdigit() and not tight_right:
            return ""  # inches: 6'2"
        if tight_right or not tight_left:
            return "open" if at + len(mark) < end else ""
        return "stray"
    if tight_right and not tight_left:
        return _open_or_misplaced(text, at, len(mark), end)
    return "close"


def _open_or_misplaced(text: str, at: int, width: int, end: int) -> str:
    """Decide a straight mark that looks like an opener while a quotation is open.

    `"I was here, "he said` closes, its space misplaced; `"Go. He left. "Stay," he said` opened another.
    """
    before = text[max(0, at - 8) : at].rstrip()[-1:]
    after = text[at + width : at + width + 1]
    if before in ",.!?" and after.islower():
        return "close"
    if before and before in ".!?" and after.isupper():
        later = len(_DOUBLE_MARK.findall(text, at + width, min(end, at + _AHEAD)))
        return "open" if later % 2 else "close"
    return "open" if len(_DOUBLE_MARK.findall(text, at + width, min(end, at + _AHEAD))) >= 2 else "close"


def _single_closer(text: str, at: int, mark: str, start: int, end: int, nested: bool) -> int | None:
    """Return where the single quotation opened at `at` closes; -1 when it is left open at its paragraph's start; None: no quotation."""
    word = _WORD_AFTER.match(text, at + 1)
    if word and mark in "'‘" and (word.group().lower() in ELISIONS or _YEAR.match(text, at + 1)):
        return None
    limit = end
    if nested:
        double = _DOUBLE_MARK.search(text, at + 1, end)
        limit = double.start() if double else end
    fallback = None
    for closer in _SINGLE_CLOSER.finditer(text, at + 2, limit):
        place = closer.start()
        before, after = text[place - 1], text[place + 1 : place + 3]
        if closer.group() == "''" and mark != "`":
            return place
        if before in "sS" and len(after) == 2 and after[0] == " " and after[1].isalnum():
            # A plural's possessive ("the workers' rights") or the end of 'British workers' in the middle of a sentence.
            fallback = place if fallback is None else fallback
            continue
        if fallback is not None and place - fallback > 200:
            return fallback
        return place
    if fallback is not None:
        return fallback
    return -1 if at == start and mark in "'‘" and end - at > 40 else None


def _last_single_closer(text: str, start: int, end: int) -> int:
    """Return where the last mark that could close a single quotation stands between `start` and `end`, or -1."""
    return max((m.start() for m in _SINGLE_CLOSER.finditer(text, start, end)), default=-1)


def _stray_start(text: str, start: int, at: int, done: list[Quotation]) -> int | None:
    """Return where a quotation without an opening mark begins, or None when the mark closes nothing."""
    if at == start or text[at - 1] not in _ENDS_SPEECH:
        return None
    if not done:
        return start
    after = max(q.end for q in done)
    rest = text[after:at]
    skipped = re.match(r".*?[.!?:,]\s+", rest)
    begin = after + (skipped.end() if skipped else 0)
    return begin if at - begin > 8 else None


def _left_open(text: str, stack: list[_Open], done: list[Quotation], end: int, index: int) -> list[Quotation]:
    """Return the quotations still open at a paragraph's end, each cut where the next one begins."""
    out: list[Quotation] = []
    for depth, opened in enumerate(stack):
        if opened.closer >= 0 or end - opened.inner < 1:
            continue
        later = [q.start for q in done if q.start > opened.start and q.depth == depth + 1]
        if opened.family != "single" and later and text[opened.inner : later[0]].rstrip()[-1:] in tuple(".!?…"):
            # "I was here. “More,” he said: the first one lost its closing mark before the second.
            stop = opened.inner + len(text[opened.inner : later[0]].rstrip())
            out.append(Quotation(opened.start, stop, opened.inner, stop, depth, index, closed=False))
            done[:] = [q._replace(depth=q.depth - 1) if q.start >= later[0] else q for q in done]
        else:
            out.append(Quotation(opened.start, end, opened.inner, end, depth, index, closed=False))
    return out


def _continue(text: str, found: list[Quotation], first: int, start: int, before: int) -> None:
    """Join the paragraph's first quotation to the one the paragraph before left open."""
    head = found[first]
    if head.start == start and (not head.opened or _PARAGRAPH_OPENER.match(text, start)):
        found[first] = head._replace(continues=before)
