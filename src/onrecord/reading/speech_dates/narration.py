"""Where an article names a day in its own words, and how that day stands to a statement.

A day told two paragraphs before, with no other day between, or in a sentence that tells of the speaker's speech, is likelier the day
of the words than one the article opened with.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Set
from functools import lru_cache
from typing import NamedTuple

from onrecord.reading.speech_dates.clock import Clock, Mark

ACTS = (
    r"speech|address|statement|interview|interviews|briefing|conference|debate|remarks|hearing|testimony|rally|meeting|tweet|tweets|post|letter|"
    r"report|memo|announcement|broadcast|message|editorial|column|release|session|appearance|call|forum|town hall|show|edition|ruling|opinion|"
    r"filing|lawsuit|decision|order|op-ed|video|summit|talks|visit|comments|presser|press|event|ceremony"
)
_DELIVERED = r"spoke|speaking|tweeted|posted|wrote|testified|addressed|addressing|announced|issued|released|interviewed"
# A sentence, case folded, that tells that somebody spoke, and one that tells of the occasion.
_TELLS = re.compile(rf"\b(?:{ACTS}|{_DELIVERED}|told|said)\b")
_OCCASION = re.compile(rf"\b(?:{ACTS}|{_DELIVERED})\b")

_PARAGRAPHS = (0, 1, 2, 4, 8)
_FORMS = (
    ("weekday", re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)(?:day|\.)?", re.IGNORECASE)),
    ("relative", re.compile(r"today|yesterday|tonight|tomorrow|overnight", re.IGNORECASE)),
    ("month", re.compile(r"jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec", re.IGNORECASE)),
    ("vague", re.compile(r"week|month|earlier|last|ago|later", re.IGNORECASE)),
    ("year", re.compile(r"\d{4}")),
)


def step(number: float, edges: tuple[float, ...]) -> str:
    """Return the first of `edges` that `number` does not pass, in words.

    >>> step(3, (0, 1, 4)), step(9, (0, 1, 4))
    ('<=4', '>4')
    """
    at = bisect_left(edges, number)
    return f"<={edges[at]}" if at < len(edges) else f">{edges[-1]}"


@lru_cache(maxsize=256)  # a paper says "Friday" again and again
def form(words: str) -> str:
    """Return how a date is put: "weekday", "relative" (today), "month" (with a day or not), "vague", "year", "other"."""
    return next((name for name, pattern in _FORMS if pattern.search(words)), "other")


class Telling(NamedTuple):
    """A dated sentence in the outlet's words that names somebody: the date, and what the sentence tells of them."""

    mark: Mark
    kind: str  # "occasion", "telling", "naming"


class Narration:
    """The dates an article gives in its own words rather than in those it quotes or reports."""

    def __init__(self, clock: Clock, held: Set[int]) -> None:
        """`held` are the starts of the marks that stand inside what somebody said."""
        self.clock = clock
        self._told = [mark for mark in clock.marks if mark.start not in held]
        self._days = [mark for mark in self._told if mark.moment.grain == "day"]
        self._day_starts = [mark.start for mark in self._days]
        self._of_value: dict[str, list[Mark]] = {}
        for mark in self._told:
            self._of_value.setdefault(mark.value, []).append(mark)
        self._first = {mark.value: mark.start for mark in reversed(clock.marks)}
        self._breaks = [match.start() for match in re.finditer(r"\n+", clock.text)]
        self._sentences: dict[int, str] = {}
        self._kinds: dict[int, str] = {}
        self._tellings: dict[str, dict[str, list[Telling]]] = {}

    def paragraph(self, at: int) -> int:
        """Return the number of the paragraph around a place, counted from 0."""
        return bisect_left(self._breaks, at)

    def sentence(self, mark: Mark) -> str:
        """Return the sentence of a date, case folded."""
        if mark.start not in self._sentences:
            self._sentences[mark.start] = self.clock.text[slice(*self.clock.sentence(mark.start))].casefold()
        return self._sentences[mark.start]

    def tells(self, mark: Mark) -> str:
        """Return what the sentence of a date tells of: "occasion", "telling" (somebody spoke), or "" (neither)."""
        if mark.start not in self._kinds:
            sentence = self.sentence(mark)
            kind = "occasion" if _OCCASION.search(sentence) else "telling" if _TELLS.search(sentence) else ""
            self._kinds[mark.start] = kind
        return self._kinds[mark.start]

    def facts(self, value: str, start: int, name: str | None) -> Iterator[str]:
        """Yield how the date `value` stands to a statement that starts at `start` and whose speaker's last name is `name`."""
        here = self.paragraph(start)
        marks = self._of_value.get(value, [])
        before = [mark for mark in marks if mark.start < start]
        if before:
            yield from self._before(before[-1], start, here)
        else:
            yield "only quoted before" if self._first.get(value, start) < start else "not before"
            if marks:
                yield "told after " + step(self.paragraph(marks[0].start) - here, _PARAGRAPHS)
        if name:
            tellings = self._naming(name).get(value, [])
            later = next((t for t in tellings if t.mark.start >= start), None)
            if later:
                yield f"{later.kind} of speaker after " + step(self.paragraph(later.mark.start) - here, (0, 1, 2, 5))
            earlier = next((t for t in reversed(tellings) if t.mark.start < start), None)
            if earlier:
                yield f"{earlier.kind} of speaker before " + step(
                    here - self.paragraph(earlier.mark.start), (0, 1, 2, 5)
                )

    def _before(self, mark: Mark, start: int, here: int) -> Iterator[str]:
        gap = here - self.paragraph(mark.start)
        first, last = bisect_left(self._day_starts, mark.start + 1), bisect_left(self._day_starts, start)
        others = len({day.value for day in self._days[first:last]} - {mark.value})
        yield "told before " + step(gap, _PARAGRAPHS)
        yield "days between " + step(others, (0, 1, 2))
        if gap <= 2:
            yield f"told {gap} before, {'another' if others else 'none'} between"

    def _naming(self, name: str) -> dict[str, list[Telling]]:
        """The dated sentences that name somebody, by the date."""
        if name not in self._tellings:
            found: dict[str, list[Telling]] = {}
            for mark in self._told:
                if name in self.sentence(mark):
                    found.setdefault(mark.value, []).append(Telling(mark, self.tells(mark) or "naming"))
            self._tellings[name] = found
        return self._tellings[name]
