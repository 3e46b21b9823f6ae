"""Who is who, for looking up what an article calls somebody: the namesakes of a surname, the holders of a title, and when each is around.

What is kept of them is who they are and the days, never the spelled names with all that was seen of them: of a common surname there
are as many as a ledger is large.
"""

import heapq
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from onrecord.linking.entities import AROUND, SPACE
from onrecord.linking.features import day_number
from onrecord.linking.forms import Seen, form_id, is_full, words_of
from onrecord.linking.keys import key
from onrecord.linking.outlines import is_alone, rarest, surname_key
from onrecord.linking.spelling import generation, parts, same_word, skeleton, surname
from onrecord.linking.store import Store, parted
from onrecord.linking.titles import role_stems

Days = tuple[int, int]  # first and last
Nearby = Mapping[str, int]  # entities that a story's articles name in full -> how many of them do
Stems = frozenset[str]  # of a title
Holding = tuple[str, int, int]  # an entity, with the first and last day it was given a title on
# Doublings by which the articles that name one namesake in full exceed each other's, for it to be the one meant.
CLEAR = 4
_CLEAR_NEAR = 5  # times as many of a story's articles, likewise
_KINDS = ("person", "organisation")
_SURNAMES_AT_ONCE = 200  # that are looked up together: what memory is needed for
_TITLES_AT_ONCE = 100  # that are looked for together
_TITLES_KEPT = 2000  # forms whose titles are kept
_FORMS_AT_ONCE = 1000  # spelled names


@dataclass(slots=True)
class Asked:
    """What articles leave open: what a directory is to answer."""

    names: set[str] = field(default_factory=set)  # of persons, in one word
    speakers: set[str] = field(default_factory=set)
    forms: set[str] = field(default_factory=set)  # of names to look up as they are spelled


@dataclass(frozen=True, slots=True)
class Around:
    """When somebody is around, and how well known."""

    days: Days | None  # first and last day seen; None: never in a dated article
    size: int  # how often the articles that name it in full double

    @classmethod
    def of(cls, forms: Mapping[str, Seen]) -> "Around":
        """Return what the forms of one entity come to."""
        days = [day for seen in forms.values() for day in seen.days or ()]
        times = sum(seen.times for form, seen in forms.items() if is_full(form))
        return cls((min(days), max(days)) if days else None, times.bit_length())


@dataclass(slots=True)
class Known:
    """What was looked up already, while nothing changes that it follows from: articles are told some at a time, and ask for the same."""

    namesakes: dict[str, frozenset[str]] = field(default_factory=dict)  # surname -> entities
    held: dict[Stems, frozenset[Holding]] = field(default_factory=dict)  # title of several words -> who held it
    around: dict[str, "Around"] = field(default_factory=dict)  # entity -> when, and how well known
    titles: dict[str, tuple[tuple[Stems, int, int], ...]] = field(default_factory=dict)  # form -> its titles, with days


@dataclass(frozen=True, slots=True)
class Directory:
    """Answers to what was asked."""

    home: Mapping[str, str]  # form id -> entity id
    namesakes: Mapping[str, frozenset[str]]  # surname -> entities
    held: Mapping[Stems, frozenset[Holding]]  # title -> entities, each with the days it held one that says so
    around: Mapping[str, Around]  # of all these entities

    @classmethod
    def of(cls, store: Store, asked: Asked, everyone: Collection[str], before: Known) -> "Directory":
        """Look up what is asked, and keep it in what is known from `before`.

        `everyone` holds the entities of the stories asked about: a bare title means one of them.
        """
        spelled = {name: [form_id(name, kind) for kind in _KINDS] for name in asked.speakers}
        home = store.group_of(SPACE, asked.forms.union(*spelled.values()))
        known = cls(home, {}, {}, {})
        alone = {name for name in asked.speakers if is_surname(name)}
        untold = (n for n in asked.speakers - alone if all(known.of_name(n, kind) is None for kind in _KINDS))
        roles = set(map(role_stems, untold)) - {frozenset()}
        surnames = {surname(parts(name)) for name in asked.names | alone}
        before.namesakes.update(_namesakes(store, surnames - before.namesakes.keys()))
        namesakes = {word: before.namesakes[word] for word in surnames}
        long = {stems for stems in roles if len(stems) > 1}
        before.held.update(_held(store, long - before.held.keys(), None, before))
        held = {stems: before.held[stems] for stems in long}
        held.update(_held(store, roles - long, everyone, before))
        idents = {ident for found in held.values() for ident, _, _ in found}
        idents.update(*namesakes.values())
        before.around.update(around_of(store, idents - before.around.keys()))
        return cls(home, namesakes, held, before.around)

    def of_name(self, name: str, kind: str) -> str | None:
        """Return the entity of a name that is spelled in full, or of a body; None for a lone surname or an unknown name."""
        ident = self.home.get(form_id(name, kind))
        if ident is None or (kind == "person" and len(parts(name)) == 1):
            return None
        return ident

    def of_surname(self, name: str, day: int | None, nearby: Nearby) -> str | None:
        """Return who a lone surname is taken for, or None.

        `nearby` are the entities of the article's story, each with how many of its articles name it in full. The only namesake of the
        story is taken, or the one that far more of its articles name; else the only one seen around `day`, or the one that far more
        articles name. Where story and coverage do not agree, nobody is.
        """
        alike = self.alike(name)
        known = _foremost(
            {e: self.around[e].size for e in alike if self._around(e, day)},
            lambda first, second: first >= second + CLEAR,
        )
        near = {e: nearby[e] for e in alike if e in nearby}
        taken = _foremost(near, clear_near) if near else known
        if taken is None and known in near:
            taken = known
        return taken if known in (None, taken) else None

    def alike(self, name: str) -> frozenset[str]:
        """Return the entities whose surname may be spelled so."""
        words = parts(name)
        return self.namesakes[surname(words)] if words else frozenset()

    def of_role(self, text: str, day: int | None, nearby: Nearby) -> str | None:
        """Return who a title alone ("the Ukrainian president") is taken for, or None.

        The holder must have been given that title within the period around `day`. A bare office ("the president") is looked
        for among the entities of the story only.
        """
        stems = role_stems(text)
        if not stems:
            return None
        fitting = {
            ident
            for ident, first, last in self.held[stems]
            if (day is None or first - AROUND <= day <= last + AROUND) and (len(stems) > 1 or ident in nearby)
        }
        near = [ident for ident in fitting if ident in nearby]
        options = near or [ident for ident in fitting if self._around(ident, day)]
        return options[0] if len(options) == 1 else None

    def _around(self, ident: str, day: int | None) -> bool:
        days = self.around[ident].days
        return day is None or days is None or days[0] - AROUND <= day <= days[1] + AROUND


def clear_near(first: int, second: int) -> bool:
    """Tell whether one who is named in `first` articles of a story is meant by a surname, and not one named in `second`."""
    return first >= _CLEAR_NEAR * second


def _foremost(counts: Mapping[str, int], clear: Callable[[int, int], bool]) -> str | None:
    """Return the only one, or the one whose count is clearly above each other's; None: nobody's is."""
    if len(counts) < 2:
        return next(iter(counts), None)
    first, second = heapq.nsmallest(2, ((-count, one) for one, count in counts.items()))
    return first[1] if clear(-first[0], -second[0]) else None


def taken(names: Iterable[str], day: int | None, directory: Directory, nearby: Nearby) -> Iterator[str]:
    """Yield the entities that lone surnames of an article are taken for."""
    for name in names:
        ident = directory.of_surname(name, day, nearby)
        if ident is not None:
            yield ident


def speaker(name: str, kind: str, day: int | None, directory: Directory, nearby: Nearby) -> str | None:
    """Return the entity that the speaker of a statement is taken for, in an article of that day; None where that cannot be told.

    A full name is looked up as it is; a lone surname and a title alone are taken for somebody only when one candidate is left.
    """
    if not parts(name):
        return None
    kind, other = _KINDS if kind == "person" else reversed(_KINDS)
    ident = directory.of_name(name, kind)
    if ident is None and kind == "person" and is_surname(name):
        # before a body of that name: "Varesh" is no firm because one article took her for one
        ident = directory.of_surname(name, day, nearby) or directory.home.get(form_id(name, "person"))
    if ident is None:
        ident = directory.of_name(name, other)
    if ident is None and generation(name) and len(parts(name)) == 1:
        return directory.home.get(form_id(name, "person"))
    if ident is not None:
        return ident
    if is_surname(name):
        return directory.of_surname(name, day, nearby) or directory.home.get(form_id(name, "person"))
    return directory.of_role(name, day, nearby)


def is_surname(name: str) -> bool:
    """Tell whether a speaker who is nobody's full name is given by surname, not by title."""
    return name[:1].isupper() and not name.startswith("The ") and is_alone(name)


def around_of(store: Store, idents: Collection[str]) -> dict[str, Around]:
    """Return when entities are around, and how well known they are."""
    found: dict[str, Around] = {}
    for some in parted(sorted(idents), _FORMS_AT_ONCE):
        members = store.members(SPACE, some)
        seen = store.seen({form for held in members.values() for form in held})
        found.update((e, Around.of({form: seen[form] for form in held})) for e, held in members.items())
    return found


def _namesakes(store: Store, words: Collection[str]) -> dict[str, frozenset[str]]:
    """Return the entities that each surname may stand for."""
    asked: dict[int, list[str]] = defaultdict(list)
    for word in sorted(words):
        asked[surname_key(word)].append(word)
    found: dict[str, frozenset[str]] = {}
    for places in parted(sorted(asked), _SURNAMES_AT_ONCE):
        filed = store.holders("surname", places)
        home = store.group_of(SPACE, {form for held in filed.values() for form in held})
        open_: dict[str, set[str]] = {}  # surname -> entities that may have another spelling of it
        for place in places:
            spelled: dict[str, set[str]] = defaultdict(set)
            for form in filed.get(place, ()):
                if form in home:
                    spelled[surname(words_of(form))].add(home[form])
            for word in asked[place]:
                bare = skeleton(word)
                same = {e for other, idents in spelled.items() if other == word or _alike(word, other) for e in idents}
                rest = {e for other, idents in spelled.items() if skeleton(other) == bare for e in idents} - same
                found[word] = frozenset(same)
                if rest:
                    open_[word] = rest
        members = store.members(SPACE, {ident for idents in open_.values() for ident in idents})
        for word, idents in open_.items():
            more = {e for e in idents if any(same_word(word, surname(words_of(f))) for f in members[e])}
            found[word] |= more
    return found


def _alike(word: str, other: str) -> bool:
    return skeleton(word) == skeleton(other) and same_word(word, other) > 0


def _held(
    store: Store, roles: Collection[Stems], everyone: Collection[str] | None, known: Known
) -> dict[Stems, frozenset[Holding]]:
    """Return who holds each title, and when; with `everyone`, of these alone.

    One who holds a title of several words was given each of them: only those who were given both of the rarest have their titles
    looked at.
    """
    asked: dict[tuple[str, ...], list[Stems]] = defaultdict(list)
    for stems in roles:
        asked[rarest(stems, 2)].append(stems)
    found: dict[Stems, set[Holding]] = {stems: set() for stems in roles}
    for some in parted(sorted(asked), _TITLES_AT_ONCE):
        keys = {few: (key("role", few[0]), key("role", few[-1])) for few in some}
        filed = store.held_under_both("role", list(keys.values()))
        may = {few: set(filed.get(both, ())) for few, both in keys.items()}
        home = store.group_of(SPACE, {form for forms in may.values() for form in forms})
        if everyone is not None:
            home = {form: ident for form, ident in home.items() if ident in everyone}
        titles = _titles(store, home, known)
        for few, forms in may.items():
            for form in forms & home.keys():
                for role, first, last in titles[form]:
                    for stems in asked[few] if role.issuperset(few) else ():
                        if stems <= role:
                            found[stems].add((home[form], first, last))
    return {stems: frozenset(held) for stems, held in found.items()}


def _titles(store: Store, forms: Collection[str], known: Known) -> dict[str, tuple[tuple[Stems, int, int], ...]]:
    """Return the titles of forms, each with the first and last day it was seen on; 0 where it is not known."""
    found = {form: known.titles[form] for form in forms if form in known.titles}
    for some in parted(sorted(set(forms) - found.keys()), _FORMS_AT_ONCE):
        for form, titles in store.titles(some).items():
            found[form] = known.titles[form] = tuple(
                (role_stems(text), day_number(seen.first) or 0, day_number(seen.last) or 0)
                for text, seen in titles.items()
            )
    while len(known.titles) > _TITLES_KEPT:
        del known.titles[next(iter(known.titles))]
    return found
