"""Paragraphs, sentences and words of a text, as offsets."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property, lru_cache
from typing import NamedTuple

from onrecord.text.words import word_set

# Abbreviations that a full stop belongs to; after these a sentence goes on unless what follows cannot continue one.
_ABBREVIATIONS = word_set(
    """mr mrs ms dr prof sen sens rep reps gov gen lt col maj capt cpl sgt cmdr adm pvt hon rev fr sr jr st ste mt ft
    messrs mme mlle pres amb supt det insp no nos vs v etc eg ie cf al approx est dept div jan feb mar apr jun jul
    aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun ave blvd rd dist"""
)
# Abbreviations that often end a sentence as well: the next word decides.
_EITHER = word_set("inc corp co ltd llc plc bros a.m p.m u.s u.k u.n e.u d.c u.s.s.r jr sr ph.d m.d")
_STARTERS = word_set(
    """the a an this that these those he she it they we i you but and in on at for as if when while after before his
    her their its there what who"""
)
_BREAK = re.compile(r"[\n\r\u2028\u2029]")
_PARAGRAPH = re.compile(r"[^\n\r\u2028\u2029]+")
# An end mark, closing quotation marks and brackets after it, then space: "…over.” He", "(…him.) The". Scraped and
# machine-translated text loses the space: "over.He", "over.“He", but not "U.S.A", "node.Js" or an address.
_END = re.compile(r"([.!?…]+)((?:''|[\"'”’»)\]])*)(?=\s|[\"“„«‘]?[A-ZÀ-ÞĀ-Ž][^\W\d_])")
_WORD = re.compile(r"\d[\d.,]*\d|\w+(?:['’\-‐‑]\w+)*|[^\w\s]")
_NEXT = re.compile(r"\s*(\w+|[^\w\s])")
_LAST_WORD = re.compile(r"[\w.]+$")
_LONGEST_ABBREVIATION = 16  # characters: no abbreviation above is longer


class Segment(NamedTuple):
    """Characters `start` to `end` of a text."""

    start: int
    end: int


def paragraphs(text: str) -> Iterator[Segment]:
    """Yield each non-blank line of `text`, without the white space at its edges, in order.

    >>> [ "One.\\n\\n Two. "[p.start:p.end] for p in paragraphs("One.\\n\\n Two. ") ]
    ['One.', 'Two.']
    """
    for match in _PARAGRAPH.finditer(text):
        line = match.group()
        start = match.start() + len(line) - len(line.lstrip())
        end = match.start() + len(line.rstrip())
        if start < end:
            yield Segment(start, end)


def sentences(text: str, start: int = 0, end: int | None = None) -> Iterator[Segment]:
    """Yield the sentences of `text[start:end]` in order; none crosses a paragraph.

    >>> t = 'Mr. Ode spoke. “It is over,” he said. "Go!" she said.'
    >>> [t[s.start:s.end] for s in sentences(t)]
    ['Mr. Ode spoke.', '“It is over,” he said.', '"Go!" she said.']
    """
    stop = len(text) if end is None else end
    part = text[start:stop]
    whole = not _BREAK.search(part) and part and not part[0].isspace() and not part[-1].isspace()
    for paragraph in (Segment(0, len(part)),) if whole else paragraphs(part):
        first, last = paragraph.start + start, paragraph.end + start
        begin = first
        for match in _END.finditer(text, first, last):
            if match.end() >= last or not _ends_sentence(text, begin, match, last):
                continue
            yield Segment(begin, match.end())
            begin = match.end()
            while begin < last and text[begin].isspace():
                begin += 1
        if begin < last:
            yield Segment(begin, last)


class Outline:
    """The paragraphs and sentences of one text, each found once; `outline` gives it."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def paragraphs(self) -> tuple[Segment, ...]:
        """Its non-blank lines, in order: see `paragraphs`."""
        return tuple(paragraphs(self._text))

    @cached_property
    def sentences(self) -> tuple[Segment, ...]:
        """Its sentences, in order: see `sentences`."""
        return tuple(sentences(self._text))

    def sentences_in(self, start: int, end: int) -> tuple[Segment, ...]:
        """Return the sentences of `text[start:end]`, as `sentences` does."""
        first, last = bisect_left(self.sentences, (start,)), bisect_left(self.sentences, (end,))
        cut = (first and self.sentences[first - 1].end > start) or (last and self.sentences[last - 1].end > end)
        return tuple(sentences(self._text, start, end)) if cut else self.sentences[first:last]


@lru_cache(maxsize=8)
def outline(text: str) -> Outline:
    """Return the outline of an article's text, the same one for each stage that asks while the article is read."""
    return Outline(text)


def words(text: str, start: int = 0, end: int | None = None) -> Iterator[Segment]:
    """Yield the words and punctuation marks of `text[start:end]` in order.

    A word keeps its hyphens and apostrophes; a number keeps its commas and points.
    """
    for match in _WORD.finditer(text, start, len(text) if end is None else end):
        yield Segment(match.start(), match.end())


def _ends_sentence(text: str, begin: int, match: "re.Match[str]", last: int) -> bool:
    after = _next_word(text, match.end(), last)
    if not after:
        return True
    opener = after[0]
    if not text[match.end()].isspace() and not _GLUED.search(text, max(begin, match.start() - 40), match.start()):
        return False
    if opener.islower():
        return False  # "“Go!” she said", "said J. doe"
    if match.group(1) == "." and not match.group(2):
        before = _LAST_WORD.search(text, max(begin, match.start() - _LONGEST_ABBREVIATION), match.start())
        word = before.group().lower() if before else ""
        if word in _EITHER:
            return after.lower() in _STARTERS or opener in '“"«‘'
        if word in _ABBREVIATIONS:
            return word == "no" and not opener.isdigit()
        if len(word) == 1 and word.isalpha() and before and before.group().isupper():
            return after.lower() in _STARTERS and word != "j"  # an initial: "George W. Bush"; "vitamin C. The"
    return True


# What stands before an end mark without a space after it: two small letters of a word that is no part of an address.
_GLUED = re.compile(r"(?:^|[\s(\"“„«‘—–-])(?![\w.]*(?:www|http|@|/))[^\s./@]*[^\W\dA-Z_]{2}[)\"”’»]*$")


def _next_word(text: str, at: int, last: int) -> str:
    match = _NEXT.match(text, at, last)
    return match.group(1) if match else ""
