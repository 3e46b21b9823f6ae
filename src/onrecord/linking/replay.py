"""Stories made again from where something changed: days in order, and of each day only the articles that a change reaches.

An article's story follows from the pairs it stands in and from the stories that these lead to, as they were on the eve of its day.
So a change to a day is followed forward through the articles that resemble what moved, and stops where an article stays with
its story. Two articles of one day bear on each other only where a chain of pairs as alike as articles of one story joins them:
average linkage joins nothing without such a pair.
"""

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from onrecord.linking.grouping import FREE, Constraints, group_id
from onrecord.linking.store import Store
from onrecord.linking.stories import CUT, LATEST, NO_DAY, SPACE, WINDOW, Known, on_day, recent

_STRONG = CUT - 1e-6
_New = object  # a story that has no id yet: told apart by being another object


def replay(
    store: Store, dirty: Collection[str], gone: Mapping[str, int], constraints: Constraints = FREE
) -> tuple[dict[str, set[str]], set[str]]:
    """Return the stories that changed, id -> members, and the ids that are no more; `store` itself is left as it is.

    `dirty` are the articles that are new, or whose pairs are others than when stories were last made. `gone` are articles that left,
    or now are of another day, each with the day it was of; one that is there still is in `dirty` too.
    """
    work = _Replay(store, constraints, gone)
    for item in sorted(gone):
        work.leave(item)
    work.run(dirty)
    return work.changes()


class _Replay:
    """The stories while they are being made again. A story is known by its id from before, a new one by an object."""

    def __init__(self, store: Store, constraints: Constraints, gone: Mapping[str, int]) -> None:
        self._store = store
        self._gone = gone
        self._constraints = constraints
        self._tied: dict[str, set[str]] = defaultdict(set)
        for a, b in (*constraints.together, *constraints.apart):
            self._tied[a].add(b)
            self._tied[b].add(a)
        self._near: dict[str, dict[str, float]] = {}
        self._days: dict[str, int] = {}
        self._home: dict[str, object | None] = dict.fromkeys(gone)
        self._members: dict[object, list[tuple[int, str]]] = {}  # in the order of days
        self._before: dict[object, frozenset[str]] = {}
        self._touched: set[object] = set()
        self._todo: dict[int, set[str]] = defaultdict(set)

    def leave(self, item: str) -> None:
        """Take an article that is gone out of its story, with what follows from that for later days."""
        story, day = self._store.group_of(SPACE, [item]).get(item), self._gone[item]
        if story is not None:
            self._of(story).remove((day, item))
            self._touched.add(story)
            self._followers(story, item, day)

    def run(self, dirty: Iterable[str]) -> None:
        """Make the stories of these articles again, and of all that this changes."""
        dirty = set(dirty)
        self._look(dirty)
        for item in dirty:
            if item in self._days:
                self._todo[self._days[item]].add(item)
        while self._todo:
            day = min(self._todo)
            pending = self._todo.pop(day)
            while pending:
                today, known = self._reach(day, [pending.pop()])
                pending -= today
                self._again(day, today, known)

    def changes(self) -> tuple[dict[str, set[str]], set[str]]:
        """Return the stories that are other than before, by their ids now, and the ids that are no more."""
        made: dict[str, set[str]] = {}
        lost: set[str] = set()
        for story in self._touched:
            members = self._members[story]
            ident = group_id(SPACE, members[0][1]) if members else None
            before = self._before.get(story, frozenset())
            if before and ident != story:
                lost.add(str(story))
            if ident is not None and (ident != story or {m for _, m in members} != before):
                made[ident] = {m for _, m in members}
        return made, lost - made.keys()

    def _again(self, day: int, today: set[str], known: set[object]) -> None:
        """Give the articles of a day that bear on each other their stories."""
        before = {item: self._home.get(item) for item in today}
        founders = {story: self._of(story)[0][1] for story in set(before.values()) if story is not None}
        for item, story in before.items():
            if story is not None:
                self._of(story).remove((day, item))
        eves = sorted((self._eve(story, day), story) for story in known if self._eve(story, day))
        found = on_day(
            sorted(today),
            [Known([m for _, m in eve], self._held_against(eve, day, today)) for eve, _ in eves],
            {item: self._near[item] for item in today},
            self._constraints,
        )
        for new, at in found:
            story = eves[at][1] if at is not None else self._opened(new, founders)
            for item in new:
                self._home[item] = story
                insort(self._members.setdefault(story, []), (day, item))
        moved = {item for item in today if self._home[item] != before[item]}
        for item in moved:
            for other in (before[item], self._home[item]):
                if other is not None:
                    self._touched.add(other)
                    self._followers(other, item, day)
            for later in (*self._strong(item), *self._tied.get(item, ())):
                if self._days.get(later, -1) > day:
                    self._todo[self._days[later]].add(later)

    def _opened(self, new: Collection[str], founders: Mapping[object, str]) -> object:
        """Return the story that one of `new` had opened before, the earliest of them; else one without an id."""
        mine = sorted((founder, str(story)) for story, founder in founders.items() if founder in new)
        if not mine:
            return _New()
        return next(story for story, founder in founders.items() if founder == mine[0][0])

    def _reach(self, day: int, start: Collection[str]) -> tuple[set[str], set[object]]:
        """Return the articles of a day that bear on each other, from some of them on, and the stories they may join."""
        today: set[str] = set()
        known: set[object] = set()
        edge = set(start)
        while edge:
            self._look(edge)
            today |= edge
            linked = {n for item in edge for n in (*self._strong(item), *self._tied.get(item, ()))}
            self._look_at(linked)
            met = {self._home[n] for n in linked if self._days.get(n, NO_DAY + 1) < day} - known - {None}
            known |= met
            edge = {n for n in linked if self._days.get(n) == day}
            against = {n for story in met for n in recent(self._eve(story, day), day)}
            self._look(against)
            edge |= {n for m in against for n in self._strong(m) if self._days.get(n) == day}
            edge -= today
        return today, known

    def _eve(self, story: object, day: int) -> list[tuple[int, str]]:
        """Return the members that a story had before a day, in order."""
        members = self._of(story)
        return members[: bisect_left(members, (day, ""))]

    def _held_against(self, eve: list[tuple[int, str]], day: int, today: Collection[str]) -> list[str]:
        against = recent(eve, day)
        if self._constraints is FREE:
            return against
        tied = {other for item in today for other in self._tied.get(item, ())}
        return against + [m for _, m in eve if m in tied and m not in against]

    def _followers(self, story: object, item: str, day: int) -> None:
        """Put down for another look the articles of later days that were, or now are, held against `item` within `story`."""
        if day >= NO_DAY:
            return
        members = self._of(story)
        at = bisect_left(members, (day, item))
        low, high = bisect_left(members, (day - WINDOW, "")), bisect_left(members, (day + WINDOW + 1, ""))
        around = {m for _, m in members[min(low, max(0, at - LATEST)) : max(high, at + LATEST + 1)]} - {item}
        self._look(around)
        for later in {n for m in around for n in self._strong(m) if self._days.get(n, -1) > day}:
            then = self._days[later]
            eve = self._eve(story, then)
            if item in recent([*(m for m in eve if m[1] != item), (day, item)], then):
                self._todo[then].add(later)

    def _strong(self, item: str) -> list[str]:
        return [other for other, score in self._near.get(item, {}).items() if score >= _STRONG]

    def _of(self, story: object) -> list[tuple[int, str]]:
        """Return the members of a story, each with its day, in order."""
        if story not in self._members:
            items = self._store.members(SPACE, [str(story)]).get(str(story), ())
            self._before[story] = frozenset(items)
            self._look_at(items)
            kept = [(self._gone[m] if m in self._gone else self._days[m], m) for m in items]
            self._members[story] = sorted(kept)
        return self._members[story]

    def _look(self, items: Iterable[str]) -> None:
        """Know the pairs of these articles, and where both ends are."""
        asked = [item for item in items if item not in self._near]
        if not asked:
            return
        for item in asked:
            self._near[item] = {}
        wanted = set(asked)
        ends = set(asked)
        for pair in self._store.pairs(SPACE, wanted):
            ends |= {pair.a, pair.b}
            if pair.a in wanted:
                self._near[pair.a][pair.b] = pair.score
            if pair.b in wanted:
                self._near[pair.b][pair.a] = pair.score
        self._look_at(ends)

    def _look_at(self, items: Iterable[str]) -> None:
        """Know the day and the story of these articles."""
        asked = [item for item in items if item not in self._days]
        for item, day in self._store.days(asked).items():
            self._days[item] = day if day is not None else NO_DAY
        for item, story in self._store.group_of(SPACE, asked).items():
            self._home.setdefault(item, story)
        for item in asked:
            self._home.setdefault(item, None)
