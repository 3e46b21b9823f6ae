"""The calendar times of an article and the sentences they stand in."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.reading.timex.values import Moment
from onrecord.records import Article, TimeExpression
from onrecord.text import outline

_GRAINS = frozenset(("day", "week", "weekend", "month", "season", "year"))


@dataclass(frozen=True, slots=True)
class Mark:
    """A time expression that names a stretch of the calendar which had begun when the article was published."""

    start: int
    end: int
    text: str
    moment: Moment
    value: str  # TIMEX3, without the time of day


class Clock:
    """The times of an article in text order, and the sentence and paragraph around a place."""

    def __init__(self, article: Article, times: Sequence[TimeExpression]) -> None:
        self.text = article.text
        self.published = Moment.of(article.published[:10]) if article.published else None
        self.marks = [mark for mark in map(self._mark, times) if mark]
        self._sentences = outline(self.text).sentences
        self._starts = [mark.start for mark in self.marks]

    def _mark(self, time: TimeExpression) -> Mark | None:
        if time.type not in ("DATE", "TIME"):
            return None
        moment = Moment.of(time.value)
        if moment is None or moment.grain not in _GRAINS or (self.published and moment.day > self.published.day):
            return None
        return Mark(time.start, time.end, time.text, moment, Moment(moment.day, moment.grain).value)

    def within(self, start: int, end: int) -> Iterator[Mark]:
        """Yield the times that begin between two places."""
        yield from self.marks[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def paragraph(self, at: int) -> tuple[int, int]:
        """Return where the line around `at` starts and ends."""
        stop = self.text.find("\n", at)
        return self.text.rfind("\n", 0, at) + 1, len(self.text) if stop < 0 else stop

    def paragraph_before(self, at: int) -> tuple[int, int]:
        """Return the nearest line before the one that starts at `at` that is not empty; (0, 0) when there is none."""
        end = at
        while end > 0 and self.text[end - 1].isspace():
            end -= 1
        return self.paragraph(end - 1) if end else (0, 0)

    def sentence(self, at: int) -> tuple[int, int]:
        """Return where the sentence around `at` starts and ends."""
        number = bisect_left(self._sentences, (at + 1,)) - 1
        inside = number >= 0 and at < self._sentences[number].end
        return self._sentences[number] if inside else self.paragraph(at)

    def sentence_before(self, start: int) -> tuple[int, int] | None:
        """Return the sentence before the one that starts at `start`, in its paragraph; None when it is the first."""
        line, at = self.paragraph(start)[0], bisect_left(self._sentences, (start,))
        while at and self._sentences[at - 1].end > start:
            at -= 1
        return self._sentences[at - 1] if at and self._sentences[at - 1].start >= line else None
