"""When each statement was said.

A statement gets the date of its own clause ("said Friday", "On Tuesday, … told reporters"); without one, that of the speech event
it belongs to: the last dated statement or event of the same speaker, until the text opens another. The publication date is never
taken for it: what the text does not date stays undated.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.reading.timex.values import Moment
from onrecord.records import Article, Said, Span, Statement, TimeExpression
from onrecord.text import sentences


def said(
    article: Article, statements: tuple[Statement, ...], times: tuple[TimeExpression, ...]
) -> tuple[Statement, ...]:
    """Return the statements with `said` filled in where the text lets a reader know; the others come back as they were."""
    clock = _Clock(article, times)
    if not clock.marks:
        return statements
    contents = sorted((p.start, p.end, s.id) for s in statements for p in s.pieces)
    dated: dict[str, Said] = {}
    carried = _Carried()
    for statement in sorted(statements, key=lambda s: (s.content.start, -s.content.end)):
        found = _own(clock, statement, contents) or carried.to(article.text, statement)
        if found:
            dated[statement.id] = found
        carried.note(statement, found)
    return tuple(replace(s, said=dated[s.id]) if s.id in dated else s for s in statements)


@dataclass(frozen=True, slots=True)
class _Mark:
    """A time expression that names a stretch of the calendar not after publication."""

    start: int
    end: int
    text: str
    moment: Moment


class _Clock:
    """The calendar times of an article, and the sentence around a place."""

    def __init__(self, article: Article, times: Sequence[TimeExpression]) -> None:
        self.text = article.text
        published = Moment.of(article.published[:10]) if article.published else None
        self.marks = [m for m in map(_mark, times) if m and (published is None or m.moment.day <= published.day)]
        self.starts = [m.start for m in self.marks]
        self._sentences: dict[int, list[tuple[int, int]]] = {}

    def within(self, start: int, end: int) -> Iterator[_Mark]:
        """Yield the times between two places."""
        for i in range(bisect_left(self.starts, start), bisect_right(self.starts, end - 1)):
            yield self.marks[i]

    def sentence(self, at: int) -> tuple[int, int]:
        """Return where the sentence around `at` starts and ends."""
        begin = self.text.rfind("\n", 0, at) + 1
        if begin not in self._sentences:
            stop = self.text.find("\n", at)
            end = len(self.text) if stop < 0 else stop
            self._sentences[begin] = [(s.start, s.end) for s in sentences(self.text, begin, end)]
        spans = self._sentences[begin]
        for start, end in spans:
            if start <= at < end:
                return start, end
        return (spans[0][0], spans[-1][1]) if spans else (begin, begin)


def _mark(time: TimeExpression) -> _Mark | None:
    if time.type not in ("DATE", "TIME"):
        return None
    moment = Moment.of(time.value)
    if moment is None or moment.grain in ("decade", "century", "quarter", "half"):
        return None
    return _Mark(time.start, time.end, time.text, moment)


# Between a time and its cue, words that open another clause: "Ode, who resigned Friday, said".
_OTHER_CLAUSE = re.compile(
    r"\b(?:who|whom|whose|which|where|when|after|before|since|until|because|as|while|if|although|though|ahead|following|amid|that|but)\b|[;:—]",
    re.IGNORECASE,
)
# A time that belongs to something else than the saying: "since Friday", "by Monday", "scheduled for Tuesday".
_BOUND_TO = re.compile(
    r"\b(?:since|until|till|by|before|after|from|of|for|to|than|between|through|about|during the|the|a|an)\s+$",
    re.IGNORECASE,
)
# "Friday's speech": the possessive of an act of speech dates what was said in it.
_SPEECH_NOUN = re.compile(
    r"['’]?s?\s+(?:\w+\s+){0,3}?(?:speech|address|statement|interview|briefing|conference|debate|remarks|hearing|testimony|rally|"
    r"meeting|tweet|tweets|post|letter|report|memo|announcement|broadcast|message|editorial|column|release|session|appearance|call|forum|"
    r"town hall|program|show|edition|ruling|opinion|filing|lawsuit|indictment|decision|order|op-ed|video|phone call|night)\b",
    re.IGNORECASE,
)
_REACH = 140  # characters between a time and its cue; dated cues of the training set are nearer


def _own(clock: _Clock, statement: Statement, contents: Sequence[tuple[int, int, str]]) -> Said | None:
    """The date in the statement's own sentence, outside what is said."""
    anchor = statement.cue or statement.source
    if anchor is None:
        return None
    start, end = clock.sentence(anchor.start)
    holder = _holder(statement, anchor, contents)
    if holder:
        start, end = max(start, holder[0]), min(end, holder[1])
    best: tuple[int, _Mark] | None = None
    for mark in clock.within(start, end):
        if _in_content(mark, statement, contents, holder) or not _dates_cue(clock.text, mark, anchor, statement, start):
            continue
        distance = min(abs(mark.start - anchor.end), abs(anchor.start - mark.end))
        if best is None or distance < best[0]:
            best = (distance, mark)
    if best is None:
        return None
    return _said(best[1], "in the same sentence as the cue")


def _said(mark: _Mark, how: str) -> Said:
    moment = mark.moment
    value = Moment(moment.day, moment.grain).value
    return Said(value, mark.text, how, mark.start)


def _holder(statement: Statement, anchor: Span, contents: Sequence[tuple[int, int, str]]) -> tuple[int, int] | None:
    """The innermost other content that holds the cue: a time outside it dates the outer statement, not this one."""
    inside = [(e - s, s, e) for s, e, i in contents if i != statement.id and s <= anchor.start and anchor.end <= e]
    return min(inside)[1:] if inside else None


def _in_content(
    mark: _Mark, statement: Statement, contents: Sequence[tuple[int, int, str]], holder: tuple[int, int] | None
) -> bool:
    for start, end, _ in contents:
        if start <= mark.start < end and (start, end) != holder:
            if holder and start <= holder[0] and holder[1] <= end:
                continue
            return True
    return False


def _dates_cue(text: str, mark: _Mark, anchor: Span, statement: Statement, sentence: int) -> bool:
    """Tell whether the time says when the cue happened."""
    source = statement.source
    if source and source.start <= mark.start < source.end:
        return False
    speech = _SPEECH_NOUN.match(text, mark.end)
    if _BOUND_TO.search(text, max(0, mark.start - 14), mark.start) and not speech:
        return False
    if text[mark.end : mark.end + 1] in ("'", "’") and not speech:
        return False
    between = _without(text, mark, anchor, statement)
    if len(between) > _REACH:
        return False
    if mark.start >= anchor.end:
        return not _OTHER_CLAUSE.search(between)
    # Before the cue: at the head of the sentence, or in the clause of the cue itself.
    head = text[sentence : mark.start]
    if len(head) < 25 and not _OTHER_CLAUSE.search(head):
        return True
    return not _OTHER_CLAUSE.search(between) and not _OTHER_CLAUSE.search(
        text[max(sentence, mark.start - 40) : mark.start]
    )


def _without(text: str, mark: _Mark, anchor: Span, statement: Statement) -> str:
    """The words between the time and the cue, what is said and who says it left out."""
    start, end = (anchor.end, mark.start) if mark.start >= anchor.end else (mark.end, anchor.start)
    out = []
    at = start
    left_out = [*statement.pieces, *((statement.source,) if statement.source else ())]
    for piece in sorted(left_out, key=lambda p: p.start):
        if piece.end <= at or piece.start >= end:
            continue
        out.append(text[at : max(at, piece.start)])
        at = max(at, piece.end)
    out.append(text[at:end] if at < end else "")
    return " ".join(out)


class _Carried:
    """What the statements before lend to one without a date of its own."""

    def __init__(self) -> None:
        self.last: tuple[Statement, Said | None] | None = None
        self.by_speaker: dict[str, tuple[Statement, Said]] = {}

    def note(self, statement: Statement, found: Said | None) -> None:
        """Remember the statement and its date."""
        self.last = (statement, found)
        name = _who(statement)
        if name and found:
            self.by_speaker[name] = (statement, found)

    def to(self, text: str, statement: Statement) -> Said | None:
        """The date lent to `statement`; None when nothing does."""
        if statement.cue is None and statement.source is None and self.last:
            before, date = self.last
            if date and "\n\n" not in text[before.content.end : statement.content.start].strip("\n"):
                return replace(date, how="a quotation that goes on")
        name = _who(statement)
        if name and name in self.by_speaker:
            return replace(self.by_speaker[name][1], how="carried from the same speaker's dated statement")
        return None


def _who(statement: Statement) -> str | None:
    name = statement.speaker_name or (statement.source.text if statement.source else None)
    return name.casefold() if name else None
