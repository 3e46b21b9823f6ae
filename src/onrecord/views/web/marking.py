"""A text cut where its marks begin and end, so that a page can show marks that overlap and nest."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Mark:
    """Characters `start` to `end` of a text, and what stands there."""

    start: int
    end: int
    kind: str  # statement, cue, source, figure, date
    id: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text with the marks that cover all of it, widest first."""

    text: str
    marks: tuple[Mark, ...]
    opens: tuple[Mark, ...]  # those of `marks` that begin with this piece, and are met here for the first time
    closes: tuple[Mark, ...] = ()  # those of `marks` that end with this piece

    def of(self, kind: str) -> tuple[Mark, ...]:
        """Return the marks of one kind."""
        return tuple(mark for mark in self.marks if mark.kind == kind)

    def shows(self, ident: str) -> bool:
        """Tell whether a mark of this id covers it."""
        return any(mark.id == ident for mark in self.marks)


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of each paragraph: text between blank lines.

    >>> list(paragraphs("One.\\n\\nTwo."))
    [(0, 4), (6, 10)]
    """
    start = 0
    for part in text.split("\n\n"):
        if part.strip():
            yield start, start + len(part)
        start += len(part) + 2


def pieces(text: str, start: int, end: int, marks: Iterable[Mark]) -> list[Piece]:
    """Return `text[start:end]` as pieces in order; joined, they give the text back.

    >>> [(p.text, [m.id for m in p.marks]) for p in pieces("abcd", 0, 4, [Mark(0, 3, "x", "1"), Mark(2, 4, "x", "2")])]
    [('ab', ['1']), ('c', ['1', '2']), ('d', ['2'])]
    """
    here = [mark for mark in marks if mark.start < end and mark.end > start and mark.end > mark.start]
    here.sort(key=lambda mark: (mark.start, -mark.end, mark.id))
    edges = sorted({start, end, *(min(max(edge, start), end) for mark in here for edge in (mark.start, mark.end))})
    out: list[Piece] = []
    following, open_marks = 0, list[Mark]()
    for left, right in pairwise(edges):
        open_marks = [mark for mark in open_marks if mark.end > left]
        opened = []
        while following < len(here) and here[following].start <= left:
            if here[following].end > left:
                opened.append(here[following])
            following += 1
        open_marks += opened
        covering = tuple(sorted(open_marks, key=lambda mark: (mark.start - mark.end, mark.start, mark.id)))
        begun = tuple(mark for mark in opened if mark.start >= start)
        out.append(Piece(text[left:right], covering, begun, tuple(mark for mark in covering if mark.end == right)))
    return out


def marked_paragraphs(text: str, marks: Sequence[Mark]) -> list[list[Piece]]:
    """Return the paragraphs of `text`, each as its pieces."""
    ordered = sorted(marks, key=lambda mark: mark.start)
    out = []
    for start, end in paragraphs(text):
        out.append(pieces(text, start, end, (mark for mark in ordered if mark.start < end and mark.end > start)))
    return out
