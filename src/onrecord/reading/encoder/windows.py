"""Cutting an article into windows of whole paragraphs, and a window into the encoder's input."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from onrecord.reading.encoder.words import Words

MAX_PIECES = 256  # a window's length with its marks: what the base encoder was trained on
LONG_PARAGRAPH = 200  # word pieces; a longer paragraph is cut after a sentence
MAX_PIECES_PER_WORD = 12  # the rest of a longer word is dropped: only its first piece is read off
START, SEPARATOR, UNKNOWN = 101, 102, 100  # [CLS], [SEP], [UNK] of the BERT vocabulary


class Tokenizer(Protocol):
    """Cuts words into word pieces."""

    def pieces(self, forms: Sequence[str]) -> list[list[int]]:
        """Return the piece ids of each word; a word without any is given as `[UNKNOWN]`."""
        ...


@dataclass(frozen=True, slots=True)
class Window:
    """Words `start` to `end` of an article as the encoder's input."""

    start: int
    end: int
    ids: list[int]  # word pieces with [CLS] first, [SEP] between paragraphs and last
    cases: list[int]
    quotes: list[int]
    first: list[int]  # position in `ids` of each word's first piece


def windows(words: Words, pieces: Sequence[Sequence[int]], *, first_budget: int | None = None) -> Iterator[Window]:
    """Yield windows that cover all words, in order, of whole paragraphs where they fit.

    `first_budget` shortens the first window (word pieces): training shifts the cuts with it.
    """
    lengths = [min(len(p), MAX_PIECES_PER_WORD) for p in pieces]
    budget = first_budget or MAX_PIECES - 2
    start = end = used = 0
    for a, b in _segments(words, lengths):
        size = sum(lengths[a:b]) + 1
        if end > start and used + size > budget:
            yield window(words, pieces, start, end)
            start, used, budget = a, 0, MAX_PIECES - 2
        end, used = b, used + size
    if end > start:
        yield window(words, pieces, start, end)


def window(words: Words, pieces: Sequence[Sequence[int]], start: int, end: int) -> Window:
    """Return words `start` to `end` as input for the encoder."""
    ids, cases, quotes, first = [START], [0], [0], []
    paragraph = words.paragraphs[start]
    for k in range(start, end):
        if words.paragraphs[k] != paragraph:
            paragraph = words.paragraphs[k]
            ids.append(SEPARATOR)
            cases.append(0)
            quotes.append(0)
        first.append(len(ids))
        own = pieces[k][:MAX_PIECES_PER_WORD]
        ids.extend(own)
        cases.extend([words.cases[k]] * len(own))
        quotes.extend([words.quotes[k]] * len(own))
    return Window(start, end, [*ids, SEPARATOR], [*cases, 0], [*quotes, 0], first)


def _segments(words: Words, lengths: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield paragraphs as word ranges; one longer than LONG_PARAGRAPH is cut, after a sentence where it can be."""
    start, total = 0, len(words)
    while start < total:
        used, cut, k = 0, None, start
        while k < total and words.paragraphs[k] == words.paragraphs[start]:
            if used + lengths[k] > LONG_PARAGRAPH:
                break
            used += lengths[k]
            k += 1
            if words.forms[k - 1] in (".", "?", "!") and used > LONG_PARAGRAPH * 0.3:
                cut = k
        whole = k == total or words.paragraphs[k] != words.paragraphs[start]
        end = k if whole or cut is None else cut
        if not whole and end < total and words.quotes[end] in (3, 6) and end - start > 1 and end < k:
            end += 1  # keep the closing mark with its sentence
        yield start, end
        start = end
