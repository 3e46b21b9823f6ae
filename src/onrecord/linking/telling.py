"""Telling who is who in articles, again where that may be another than before.

Most articles that a change bears on are left as they are by it. So what a change may have given another answer is asked first, and only
an article with another answer is told again as a whole.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from onrecord.linking import entities
from onrecord.linking.directory import Asked, Directory, Known, Nearby, is_surname, speaker, taken
from onrecord.linking.forms import is_full
from onrecord.linking.outlines import Outline, Spoken
from onrecord.linking.spelling import parts
from onrecord.linking.store import AT_ONCE, Resolved, Store, parted
from onrecord.linking.stories import SPACE as STORY

_TOLD_AT_ONCE = 400  # articles that are told together: what memory is needed for


@dataclass(slots=True)
class Naming:
    """Whom articles name in full now, where that is another than when it was last told."""

    full: dict[str, frozenset[str]] = field(default_factory=dict)  # article -> entities

    @classmethod
    def of(cls, store: Store, articles: Collection[str]) -> "Naming":
        """Return whom those of these articles name that are kept."""
        found = cls()
        for some in parted(sorted(articles), AT_ONCE):
            found.look(store, store.outlines(some))
        return found

    def look(self, store: Store, outlines: Mapping[str, Outline]) -> None:
        """Add these articles."""
        full = {a: [f for f in one.forms if f.startswith("body ") or is_full(f)] for a, one in outlines.items()}
        home = store.group_of(entities.SPACE, {f for held in full.values() for f in held})
        self.full |= {a: frozenset(home[f] for f in held) for a, held in full.items()}


def tell(
    store: Store, articles: Collection[str], gone: Collection[str], naming: Naming, known: Known
) -> tuple[dict[tuple[str, str], str | None], dict[str, Resolved]]:
    """Tell again who is who in these articles; return the statements and articles for which it is another now.

    `naming` tells of the articles whose names are others than when they were last told.
    """
    statements: dict[tuple[str, str], str | None] = {}
    changed: dict[str, Resolved] = {}
    for some in _by_story(store, {*articles, *gone}):
        now: dict[str, Resolved | None] = dict.fromkeys(a for a in some if a in gone)
        now.update(_told(store, {a: story for a, story in some.items() if a not in now}, naming, known))
        before = store.resolved(some)
        other = {a: one for a, one in now.items() if one != before.get(a)}
        store.set_resolved(other)
        for article, resolved in other.items():
            old, new = dict(before.get(article, Resolved()).speakers), dict((resolved or Resolved()).speakers)
            statements |= {(article, s): new.get(s) for s in old.keys() | new.keys() if old.get(s) != new.get(s)}
            changed[article] = resolved or Resolved()
    return statements, changed


def answered_otherwise(
    store: Store, asking: Mapping[str, Collection[int]], suspects: Collection[str], naming: Naming, known: Known
) -> set[str]:
    """Return the articles in which something filed under these keys may be answered otherwise than when it was last told.

    What else an article leaves open is answered as before, and so is who its names in full are. `suspects` are the entities
    that are no more, or of other spelled names than before.
    """
    found: set[str] = set()
    for some in _by_story(store, asking.keys()):
        nearby = _nearby(store, set(some.values()), naming)
        left_open = {
            article: _LeftOpen.of(one, asking[article])
            for outlines in _outlines(store, some)
            for article, one in outlines.items()
        }
        names = {name for one in left_open.values() for name in one.names}
        speakers = {article: {spoken.name for _, spoken in one.said} for article, one in left_open.items()}
        titled = {some[a] for a, spoken in speakers.items() if not all(map(is_surname, spoken))}
        asked = Asked(names, set().union(*speakers.values()))
        directory = Directory.of(store, asked, {e for story in titled for e in nearby.get(story, ())}, known)
        for part in parted(list(left_open), AT_ONCE):
            before = store.resolved(part)
            for article in part:
                near = nearby.get(some[article], {})
                if _other(left_open[article], directory, near, before.get(article), suspects):
                    found.add(article)
    return found


@dataclass(frozen=True, slots=True)
class _LeftOpen:
    """Of an article, what is left open and filed under some keys."""

    day: int | None
    names: tuple[str, ...]  # of persons, in one word
    said: tuple[tuple[str, Spoken], ...]  # statements, each with its speaker

    @classmethod
    def of(cls, one: Outline, places: Collection[int]) -> "_LeftOpen":
        open_ = {at for at, spoken in enumerate(one.speakers) if any(k in places for k in spoken.keys)}
        return cls(
            one.day,
            tuple(lone.name for lone in one.lone if lone.key in places),
            tuple((statement, one.speakers[at]) for statement, at in one.said if at in open_),
        )


def _other(
    one: _LeftOpen, directory: Directory, nearby: Nearby, before: Resolved | None, suspects: Collection[str]
) -> bool:
    """Tell whether the answers to what is left open may be others than before."""
    if before is None:
        return True
    old = dict(before.speakers)
    known: dict[tuple[str, str], str | None] = {}
    for statement, spoken in one.said:
        who = (spoken.name, spoken.kind)
        if who not in known:
            known[who] = speaker(*who, one.day, directory, nearby)
        if known[who] != old.get(statement):
            return True
    # Of a surname that nobody speaks under, only the sum is known: whom the article names, in whatever way.
    sure = {*before.full, *old.values()}
    unsure = {ident for ident in before.entities if ident not in sure}
    for name in one.names:
        now = directory.of_surname(name, one.day, nearby)
        if now is not None and now not in sure and now not in unsure:
            return True
        if any(ident != now and (ident in directory.alike(name) or ident in suspects) for ident in unsure):
            return True
    return False


def _by_story(store: Store, articles: Collection[str]) -> Iterator[dict[str, str]]:
    """Yield the articles with the stories they are in, so many at a time, those of a story together; "" is none."""
    homes = store.group_of(STORY, articles)
    order = sorted((homes.get(a, ""), a) for a in articles)
    for some in parted(order, _TOLD_AT_ONCE):
        yield {article: story for story, article in some}


def _outlines(store: Store, articles: Collection[str]) -> Iterator[Mapping[str, Outline]]:
    return (store.outlines(some) for some in parted(list(articles), AT_ONCE))


def _nearby(store: Store, stories: Collection[str], naming: Naming) -> dict[str, Nearby]:
    """Return whom the articles of stories name in full, and how many of them."""
    found: dict[str, Nearby] = {}
    same: dict[str, str] = {}  # one string for each id
    for some in parted(sorted(stories), AT_ONCE):
        for story, held_ in store.members(STORY, some).items():
            near: Counter[str] = Counter()
            told = store.named_in_full([a for a in held_ if a not in naming.full])
            for full in (*told.values(), *(naming.full[a] for a in held_ if a in naming.full)):
                near.update(same.setdefault(e, e) for e in full)
            found[story] = dict(near)
    return found


def _told(store: Store, articles: Mapping[str, str], naming: Naming, known: Known) -> dict[str, Resolved]:
    """Return who is who in articles of these stories."""
    nearby = _nearby(store, set(articles.values()), naming)
    asked, here = Asked(), Naming()
    found: dict[str, Outline] = {}
    for outlines in _outlines(store, articles):
        here.look(store, outlines)
        found.update(outlines)
    for one in found.values():
        asked.names.update(lone.name for lone in one.lone)
        asked.speakers.update(spoken.name for spoken in one.speakers if parts(spoken.name))
        asked.forms.update(one.forms)
    directory = Directory.of(store, asked, {e for near in nearby.values() for e in near}, known)
    return {
        article: _resolved(one, directory, here.full[article], nearby.get(articles[article], {}))
        for article, one in found.items()
    }


def _resolved(one: Outline, directory: Directory, full: Collection[str], nearby: Nearby) -> Resolved:
    speakers = []
    named = {directory.home[form] for form in one.forms}
    named.update(taken((lone.name for lone in one.lone), one.day, directory, nearby))
    known = [speaker(spoken.name, spoken.kind, one.day, directory, nearby) for spoken in one.speakers]
    for statement, at in one.said:
        ident = known[at]
        if ident is not None:
            speakers.append((statement, ident))
            named.add(ident)
    return Resolved(tuple(speakers), tuple(sorted(named)), tuple(sorted(full)))
