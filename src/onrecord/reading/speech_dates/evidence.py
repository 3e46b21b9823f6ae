"""What speaks for a date as the day a statement was made.

Each date the article names is a candidate; its evidence is a set of named facts. `weights` says how much each is worth.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from operator import attrgetter

from onrecord.reading.speech_dates.clock import Clock, Mark
from onrecord.reading.speech_dates.narration import ACTS, Narration, form, step
from onrecord.records import Statement


@dataclass(slots=True)
class Candidate:
    """A date for a statement, the mark it is best read from, and the facts that speak for and against it."""

    mark: Mark
    facts: set[str] = field(default_factory=set)
    nearness: int = -1  # of the fact that placed `mark`


# Between a time and its cue, words that open another clause: "Ode, who resigned Friday, said".
_OTHER_CLAUSE = re.compile(
    r"\b(?:who|whom|whose|which|where|when|after|before|since|until|because|as|while|if|although|though|ahead|following|amid|that|but|with)\b|[;:—]",
    re.IGNORECASE,
)
# A time that belongs to something else than the saying: "since Friday", "by Monday", "scheduled for Tuesday".
_BOUND_TO = re.compile(
    r"\b(?:since|until|till|by|before|after|from|of|for|to|than|between|through|about|the|a|an|its|his|her|their)\s+$",
    re.IGNORECASE,
)
# "Friday's speech": the possessive of an act of speech dates what was said in it.
_SPEECH_NOUN = re.compile(rf"['’]?s?\s+(?:[\w-]+\s+){{0,3}}?(?:{ACTS})\b", re.IGNORECASE)
_PRESENT = re.compile(r"^(?:says?|tells?|argues?|believes?|thinks?|writes?|notes?|explains?|claims?|insists?|warns?|adds?|is|are|shows?|finds?|suggests?|see|sees|reads?|calls?|contends?|maintains?|recalls?|admits?|points?)\b", re.IGNORECASE)  # fmt: skip
_PERFECT = re.compile(r"^(?:has|have|had|having)\b", re.IGNORECASE)
_PAST = re.compile(r"^(?:\w+ed\b|said|told|wrote|spoke)", re.IGNORECASE)
_DOCUMENT = re.compile(
    r"\b(?:report|survey|poll|study|statement|document|letter|memo|filing|complaint|lawsuit|ruling|data|figures|communique|release|"
    r"newspaper|paper|agency|magazine)\b",
    re.IGNORECASE,
)
_OFTEN = re.compile(
    r"\b(?:repeatedly|often|long|always|previously|earlier|once|recently|frequently|regularly|would|used to|continues?)\b",
    re.IGNORECASE,
)


_Add = Callable[[Mark, str, int], None]


class Evidence:
    """Gathers the candidates of each statement of one article."""

    def __init__(self, clock: Clock, statements: Sequence[Statement]) -> None:
        self.clock = clock
        self.order = sorted(statements, key=lambda s: (s.content.start, -s.content.end))
        self.contents = sorted((p.start, p.end, s.id) for s in statements for p in s.pieces)
        self.held = frozenset(mark.start for mark in clock.marks if self._inside(mark))
        self.narration = Narration(clock, self.held)
        self.here = {statement.id: list(self._own_sentence(statement)) for statement in self.order}
        self.own: dict[str, Mark] = {}
        for statement in self.order:
            best = min(
                ((self._distance(m, statement), m) for m, where in self.here[statement.id] if where in _STRONG),
                key=lambda x: x[0],
                default=None,
            )
            if best:
                self.own[statement.id] = best[1]
        self.places = [s.content.start for s in self.order]
        self.speakers = [_who(s) for s in self.order]
        self.weight = Counter(mark.value for mark in self.own.values())
        self.all_days = Counter(m.value for m in clock.marks)
        self.kinds: dict[str, frozenset[str]] = {}
        self.days_of: dict[str, Counter[str]] = {}
        for statement, speaker in zip(self.order, self.speakers, strict=True):
            if speaker and statement.id in self.own:
                self.days_of.setdefault(speaker, Counter())[self.own[statement.id].value] += 1
        self.lead = self._lead()
        self.main = self._main()
        self.events = self._events()
        self.recent = [m for m in clock.marks if m.moment.grain == "day" and _recent(clock, m)]
        self.first_named = {m.value: m for m in reversed(self.recent)}
        self.last_named = {m.value: m for m in self.recent}
        self.dating = self._dating()
        self.whole = self._whole()

    def candidates(self, at: int) -> list[Candidate]:
        """Return the candidates of the statement at place `at` of `order`, one for each date."""
        statement = self.order[at]
        found: dict[str, Candidate] = {}

        def add(mark: Mark, fact: str, nearness: int) -> None:
            candidate = found.setdefault(mark.value, Candidate(mark))
            candidate.facts.add(fact)
            if nearness > candidate.nearness:
                candidate.mark, candidate.nearness = mark, nearness

        for mark, where in self.here[statement.id]:
            add(mark, "own " + where, 9 if where in _STRONG else 4)
        self._around(statement, add)
        self._shared(at, add)
        self._event(at, add)
        if self.lead:
            add(self.lead, "lead", 0)
        if self.main:
            add(self.main, "main", 0)
        start = statement.content.start
        for value, last in self.last_named.items():
            first = self.first_named[value]
            add(first, "named before" if first.start < start else "named after", 0)
            if last.start >= start:
                add(first, "named after", 0)
        before = bisect_left(self.recent, start, key=_start)
        if before:
            add(self.recent[before - 1], "last named", 0)
        about = self._about(at)
        name = (self.speakers[at] or "").split()[-1:]
        begins = min((statement.cue or statement.source or statement.content).start, start)
        for value, candidate in found.items():
            if value not in self.kinds:
                self.kinds[value] = frozenset(self._kind(value, candidate.mark))
            candidate.facts |= about
            candidate.facts |= self.kinds[value]
            candidate.facts.add("put as " + form(candidate.mark.text))
            candidate.facts.update(self.narration.facts(value, begins, name[0] if name else None))
            candidate.facts.update(self._compared(at, candidate.mark))
        return list(found.values())

    def _lead(self) -> Mark | None:
        """The first day named in the first two paragraphs, or in the dateline."""
        start, end = self.clock.paragraph(_first_letter(self.clock.text))
        after = (
            self.clock.paragraph(min(len(self.clock.text) - 1, _first_letter(self.clock.text, end)))
            if end < len(self.clock.text)
            else (end, end)
        )
        return next((m for m in self.clock.within(start, after[1]) if m.moment.grain == "day"), None)

    def _main(self) -> Mark | None:
        """The day most statements are dated by themselves; the first of them when several are as frequent."""
        days = [m for m in self.own.values() if m.moment.grain == "day"]
        most = max((self.weight[m.value] for m in days), default=0)
        return next((m for m in days if self.weight[m.value] == most), None)

    def _own_sentence(self, statement: Statement) -> Iterable[tuple[Mark, str]]:
        anchor = statement.cue or statement.source
        if anchor is None:
            return
        start, end = self.clock.sentence(anchor.start)
        holder = self._holder(statement, anchor.start, anchor.end)
        if holder:
            start, end = max(start, holder[0]), min(end, holder[1])
        for mark in self.clock.within(start, end):
            yield mark, self._where(mark, statement, start, holder)
        # "…," she said. The attribution may stand in another sentence than the words: look at the content's own sentence too.
        if statement.content.start < start or statement.content.start >= end:
            for mark in self.clock.within(*self.clock.sentence(statement.content.start)):
                if not start <= mark.start < end:
                    yield mark, "in content" if self._content_of(mark, statement, holder) else "content sentence"

    def _holder(self, statement: Statement, start: int, end: int) -> tuple[int, int] | None:
        """The innermost other content that holds the cue: a time outside it dates the outer statement, not this one."""
        inside = [(e - s, s, e) for s, e, i in self.contents if i != statement.id and s <= start and end <= e]
        return min(inside)[1:] if inside else None

    def _content_of(self, mark: Mark, statement: Statement, holder: tuple[int, int] | None) -> bool:
        for start, end, _ in self.contents:
            if start > mark.start:
                break
            if mark.start < end and (start, end) != holder and not (holder and start <= holder[0] and holder[1] <= end):
                return True
        return False

    def _where(self, mark: Mark, statement: Statement, sentence: int, holder: tuple[int, int] | None) -> str:
        """Name where the time stands towards the cue."""
        text, anchor, source = self.clock.text, statement.cue or statement.source, statement.source
        assert anchor is not None  # the caller has looked
        if self._content_of(mark, statement, holder):
            return "in content"
        speech = _SPEECH_NOUN.match(text, mark.end)
        if speech:
            return "of speech"
        if source and source.start <= mark.start < source.end:
            return "in source"
        if text[mark.end : mark.end + 1] in ("'", "’"):
            return "possessive"
        if _BOUND_TO.search(text, max(0, mark.start - 14), mark.start):
            return "bound"
        between = self._between(mark, statement)
        clause = _OTHER_CLAUSE.search(between)
        if mark.start >= anchor.end:
            if clause:
                return "after, other clause"
            words = len(between.split())
            return "just after" if words <= 1 else "after" if words <= 8 else "far after"
        head = text[sentence : mark.start]
        if len(head) < 25 and not _OTHER_CLAUSE.search(head):
            return "head" if not clause else "head, other clause"
        if clause or _OTHER_CLAUSE.search(text, max(sentence, mark.start - 40), mark.start):
            return "before, other clause"
        return "before" if len(between.split()) <= 6 else "far before"

    def _between(self, mark: Mark, statement: Statement) -> str:
        """The words between the time and the cue, what is said and who says it left out."""
        anchor = statement.cue or statement.source
        assert anchor is not None  # callers have looked
        text = self.clock.text
        start, end = (anchor.end, mark.start) if mark.start >= anchor.end else (mark.end, anchor.start)
        out, at = [], start
        for piece in sorted(
            [*statement.pieces, *((statement.source,) if statement.source else ())], key=lambda p: p.start
        ):
            if piece.end <= at or piece.start >= end:
                continue
            out.append(text[at : max(at, piece.start)])
            at = max(at, piece.end)
        if at < end:
            out.append(text[at:end])
        return " ".join(out)

    def _distance(self, mark: Mark, statement: Statement) -> int:
        anchor = statement.cue or statement.source or statement.content
        return min(abs(mark.start - anchor.end), abs(anchor.start - mark.end))

    def _around(self, statement: Statement, add: _Add) -> None:
        """Times in the sentence before and the paragraph before, in the outlet's own words or in others'."""
        start = (statement.cue or statement.source or statement.content).start
        sentence = self.clock.sentence(min(start, statement.content.start))
        before = self.clock.sentence_before(sentence[0])
        paragraph = self.clock.paragraph(sentence[0])
        previous = self.clock.paragraph_before(paragraph[0])
        if before:
            self._times(before, "sentence before", add, 3)
        if before is None or before[0] > paragraph[0]:
            self._times((paragraph[0], before[0] if before else sentence[0]), "paragraph", add, 2)
        self._times(previous, "paragraph before", add, 1)

    def _times(self, span: tuple[int, int], where: str, add: _Add, nearness: int) -> None:
        for mark in self.clock.within(*span):
            if mark.start in self.held:
                add(mark, where + ", said", nearness)
                continue
            add(mark, where + (", speech" if self.narration.tells(mark) else ""), nearness)

    def _shared(self, at: int, add: _Add) -> None:
        """Dates of the statements around: the same speaker's, and the nearest of anyone's."""
        name = self.speakers[at]
        bare = self.order[at].cue is None and self.order[at].source is None
        seen_same = seen_any = False
        others = 0
        for back in range(at - 1, -1, -1):
            mark = self.own.get(self.order[back].id)
            if mark is None:
                continue
            if not seen_any:
                gap = at - back
                near = "1" if gap == 1 else "2-3" if gap <= 3 else "4+"
                add(mark, f"dated {near} before" + (", bare" if bare else ""), 5 if bare else 2)
                seen_any = True
            if name and self.speakers[back] == name:
                add(mark, "same speaker" + (", other date between" if others else ""), 6)
                gap = at - back
                add(
                    mark, "same speaker " + ("1" if gap == 1 else "2-3" if gap <= 3 else "4-8" if gap <= 8 else "9+"), 6
                )
                if all(self.speakers[i] == name for i in range(back, at)):
                    add(mark, "same speaker, none between", 6)
                seen_same = True
                break
            others += 1
        for ahead in range(at + 1, min(at + 8, len(self.order))):
            mark = self.own.get(self.order[ahead].id)
            if mark is None:
                continue
            if name and self.speakers[ahead] == name:
                add(mark, "same speaker later" + (", also before" if seen_same else ""), 3)
                break
            if ahead == at + 1:
                add(mark, "dated next", 1)

    def _events(self) -> list[Mark]:
        """The days in sentences that tell of an act of speech, in the outlet's own words: "In his nightly address Sunday, Ode spoke of"."""
        return [mark for mark in self.clock.marks if mark.start not in self.held and self.narration.tells(mark)]

    def _inside(self, mark: Mark) -> bool:
        return any(
            s <= mark.start < e for s, e, _ in self.contents[: bisect_left(self.contents, (mark.start + 1, 0, ""))]
        )

    def _event(self, at: int, add: _Add) -> None:
        """The last act of speech dated before the statement that names its speaker, and whether another came between."""
        name = (self.speakers[at] or "").split()
        if not name:
            return
        statement = self.order[at]
        between = 0
        for mark in reversed(self.events):
            if mark.start >= statement.content.start:
                continue
            if name[-1] in self.narration.sentence(mark):
                lines = self.clock.text.count("\n\n", mark.start, statement.content.start)
                near = "near" if lines <= 2 else "far"
                kind = "event" if self.narration.tells(mark) == "occasion" else "telling"
                add(mark, f"{kind} of speaker, {near}" + (", another between" if between else ""), 4)
                return
            between += 1

    def _about(self, at: int) -> set[str]:
        """Facts of the statement itself, the same for all its candidates."""
        statement = self.order[at]
        cue = statement.cue.text if statement.cue else ""
        facts = {"any", statement.kind}
        facts.add("cue " + _tense(cue))
        if cue.lower().startswith("according"):
            facts.add("according to")
        begins = min((statement.cue or statement.source or statement.content).start, statement.content.start)
        facts.add("paragraph " + step(self.narration.paragraph(begins), (0, 1, 3, 7)))
        if statement.source and _DOCUMENT.search(statement.source.text):
            facts.add("document")
        if statement.cue and _OFTEN.search(self.clock.text, max(0, statement.cue.start - 25), statement.cue.end):
            facts.add("often")
        if statement.source and statement.source.text.lower() in ("he", "she", "they", "it", "i", "we"):
            facts.add("pronoun")
        if statement.id not in self.own:
            facts.add("not dated itself")
        if not statement.source:
            facts.add("no source")
        return facts | self.whole

    def _whole(self) -> set[str]:
        """Facts of the article, the same for all its statements."""
        cues = [s.cue.text for s in self.order if s.cue]
        present = sum(_tense(cue) == "present" for cue in cues) / max(1, len(cues))
        days = len({mark.value for mark in self.clock.marks if mark.moment.grain == "day"})
        return {
            "article present " + step(present, (0, 0.2, 0.5, 1)),
            "article statements " + step(len(self.order), (4, 8, 15, 30)),
            "article days " + step(days, (0, 1, 2, 4, 8)),
        }

    def _compared(self, at: int, mark: Mark) -> Iterable[str]:
        """Facts of a date beside what else dates the statement and its speaker's others."""
        statement, speaker, value = self.order[at], self.speakers[at], mark.value
        own = self.own.get(statement.id)
        others = dict(self.days_of.get(speaker or "", ()))
        if own:
            others[own.value] = others.get(own.value, 1) - 1
        total = sum(others.values())
        if speaker:
            mine = others.get(value, 0)
            yield "speaker " + (
                "undated" if not total else "never" if not mine else "always" if mine == total else "also"
            )
        published = self._published(mark) or "published unknown"
        here = any(named.value == value for named, _ in self.here[statement.id])
        yield f"{published}, {self.dating}"
        yield f"{published}, {'here' if here else 'elsewhere'}"
        if not here:
            yield "elsewhere, dated here" if own else "elsewhere, undated here"
            if self.here[statement.id]:
                yield "elsewhere, other date here"

    def _kind(self, value: str, mark: Mark) -> Iterable[str]:
        """Facts of the date: how long before publication, how often the article speaks of it."""
        yield "grain " + mark.moment.grain
        published = self._published(mark)
        if published:
            yield published
        if self.main and self.main.value == value:
            yield "is main"
        yield self.dating
        total = sum(self.weight.values())
        if total:
            share = self.weight[value] / total
            yield "share " + ("0" if share == 0 else "<half" if share < 0.5 else "half+" if share < 1 else "all")
        else:
            yield "share none"
        if self.all_days[value] >= 3:
            yield "often named"
        if len(self.last_named) == 1:
            yield "only recent day"
        if len(self.all_days) == 1:
            yield "only date"
        if self.lead and self.lead.value == value:
            yield "in lead"

    def _published(self, mark: Mark) -> str | None:
        """How long before publication a day was; None when it is no day or the article has none."""
        published = self.clock.published
        if published is None or mark.moment.grain != "day":
            return None
        days = (published.day - mark.moment.day).days
        return "published " + next((name for most, name in _AGES if days <= most), "long before")

    def _dating(self) -> str:
        """How many of the article's statements are dated by themselves."""
        total = sum(self.weight.values())
        share = total / max(1, len(self.order))
        return "dating " + ("none" if not total else "rare" if share < 0.1 else "some" if share < 0.3 else "dense")


_AGES = ((0, "0"), (1, "-1"), (2, "-2"), (7, "-7"), (31, "-30"))
_start = attrgetter("start")
_STRONG = frozenset(("just after", "after", "head", "before", "of speech"))


def _tense(cue: str) -> str:
    """Return the tense of a cue: "none" without one, "present", "perfect", "past", "other"."""
    if not cue:
        return "none"
    return (
        "present"
        if _PRESENT.match(cue)
        else "perfect"
        if _PERFECT.match(cue)
        else "past"
        if _PAST.match(cue)
        else "other"
    )


def _recent(clock: Clock, mark: Mark) -> bool:
    return clock.published is None or (clock.published.day - mark.moment.day).days <= 7


def _who(statement: Statement) -> str | None:
    name = statement.speaker_name or (statement.source.text if statement.source else None)
    return name.casefold() if name else None


def _first_letter(text: str, at: int = 0) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at
