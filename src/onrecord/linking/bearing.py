"""Which articles a change of who is who bears on, and by what they leave open.

What an entity can answer, and when, is compared before and after; articles are filed under what they leave open, by the quarter of a year
they are of.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import combinations, pairwise

from onrecord.linking import entities
from onrecord.linking.directory import CLEAR, Around, Days, around_of
from onrecord.linking.entities import AROUND
from onrecord.linking.features import day_number
from onrecord.linking.forms import Form, is_full, words_of
from onrecord.linking.keys import key
from onrecord.linking.outlines import FEW, exactly, name_key, surname_key
from onrecord.linking.spelling import surname
from onrecord.linking.store import Store, parted
from onrecord.linking.stories import SPACE as STORY
from onrecord.linking.titles import role_stems

_QUARTER = 90  # days by which what is left open is filed
_WIDE = 40  # quarters from which all are asked for at once
_PLACES_AT_ONCE = 200  # that are looked up together: what memory is needed for
_CHANGED_AT_ONCE = 500  # entities: what memory is needed for does not grow with what a batch meets
_FORMS_AT_ONCE = 50  # the same, of names that thousands of articles may hold


@dataclass(frozen=True, slots=True)
class Entry:
    """What an entity can answer: by its surnames while it is around, by its titles while it holds them."""

    forms: frozenset[str]
    days: Days | None
    size: int  # see `directory.Around`
    roles: frozenset[tuple[frozenset[str], int, int]]
    grown: bool = False  # by spelled names that were nobody's before, and by no others

    def called_as(self, after: "Entry") -> bool:
        """Tell whether what an entity is called when a surname is asked for is as before: it has new spellings of it at most."""
        return self.forms == after.forms or (after.grown and _called(self.forms) == _called(after.forms))


@dataclass(frozen=True, slots=True)
class Answers:
    """The entries of some entities, by id, and the forms asked for."""

    forms: frozenset[str] = frozenset()
    entries: Mapping[str, Entry] = field(default_factory=dict)

    @classmethod
    def of(cls, store: Store, forms: set[str]) -> "Answers":
        """Return what the entities of these forms can answer."""
        found = cls.load(store, set(store.group_of(entities.SPACE, forms).values()))
        return cls(frozenset(forms), found.entries)

    def grown(self, after: "Answers", moved: Collection[str]) -> "Answers":
        """Return the entries `after`, marked where they have the spelled names of these and new ones; `moved` were others' before."""
        entries = dict(after.entries)
        for ident, old in self.entries.items():
            new = entries.get(ident)
            if new is not None and old.forms < new.forms and (new.forms - old.forms).isdisjoint(moved):
                entries[ident] = replace(new, grown=True)
        return Answers(after.forms, entries)

    @classmethod
    def load(cls, store: Store, idents: Collection[str]) -> "Answers":
        """Return what these entities can answer; an id that is no more answers nothing."""
        members = store.members(entities.SPACE, idents)
        forms = store.forms({m for held_ in members.values() for m in held_})
        return cls(entries={i: _entry([forms[m] for m in held_ if m in forms]) for i, held_ in members.items()})


def _entry(forms: Sequence[Form]) -> Entry:
    roles = {
        (role_stems(text), day_number(seen.first) or 0, day_number(seen.last) or 0)
        for form in forms
        for text, seen in form.titles.items()
    }
    around = Around.of({form.id: form.articles for form in forms})
    return Entry(frozenset(f.id for f in forms), around.days, around.size, frozenset(roles))


def quarter_key(place: int, day: int | None) -> int:
    """Return the key under which an article of that day is filed beside `place`."""
    return key(place, day // _QUARTER if day is not None else _UNDATED[0] // _QUARTER)


def bearing(store: Store, before: Answers, after: Answers, told: Collection[str]) -> dict[str, set[int]]:
    """Return the articles that left open what somebody answers now and did not, or no longer does, each with the keys of that.

    Those in `told` are told again anyway and left out.
    """
    changed = sorted(
        i for i in before.entries.keys() | after.entries.keys() if before.entries.get(i) != after.entries.get(i)
    )
    namesakes = _Namesakes(store, before, after)
    found: dict[str, set[int]] = defaultdict(set)
    for some in parted(changed, _CHANGED_AT_ONCE):
        entries = {ident: (before.entries.get(ident), after.entries.get(ident)) for ident in some}
        for place, article in _bearing(store, entries, namesakes, told):
            found[article].add(place)
    return found


def _bearing(
    store: Store,
    entries: Mapping[str, tuple[Entry | None, Entry | None]],
    namesakes: "_Namesakes",
    told: Collection[str],
) -> Iterator[tuple[int, str]]:
    """Yield the articles that what is changed of these entities bears on, each with a key."""
    asks = _Asks()
    bare = _Asks()  # a title of one word counts in the stories of its holder only
    holders: dict[int, set[str]] = {}  # of bare titles
    for ident, (old, new) in entries.items():
        forms = [one.forms for one in (old, new) if one]
        for form in forms[0].symmetric_difference(forms[1] if len(forms) > 1 else ()):
            asks.put(key("form", form), [_EVER])
        for place, windows in _surname_windows(old, new):
            asks.put(place, namesakes.without(windows, ident, old, new))
        for stems, windows in _role_windows(old, new).items():
            for place in answered(stems):
                asks.put(place, windows)
            for place in bare_keys(stems):
                bare.put(place, windows)
                holders.setdefault(place, set()).update(*forms)
    yield from ((place, article) for place, article in asks.askers(store) if article not in told)
    yield from _bare(store, bare, holders, told)


@lru_cache(maxsize=8192)
def answered(stems: frozenset[str]) -> frozenset[int]:
    """Return the keys under which titles of several words are asked for that one of these words answers."""
    if len(stems) > FEW:
        return frozenset(key("role", stem) for stem in stems)
    sizes = range(2, len(stems) + 1)
    return frozenset(k for size in sizes for some in combinations(stems, size) for k in exactly(some))


@lru_cache(maxsize=8192)
def bare_keys(stems: frozenset[str]) -> frozenset[int]:
    """Return the keys under which titles of one word are asked for that one of these words answers."""
    return frozenset(key("bare role", stem) for stem in stems)


def _bare(
    store: Store, bare: "_Asks", holders: Mapping[int, set[str]], told: Collection[str]
) -> Iterator[tuple[int, str]]:
    """Yield the articles that ask for a title of one word and whose story names one of those who may answer."""
    asking: dict[int, set[str]] = defaultdict(set)
    for place, article in bare.askers(store):
        if article not in told:
            asking[place].add(article)
    homes = store.group_of(STORY, {a for articles in asking.values() for a in articles})
    members = store.members(STORY, set(homes.values()))
    story = {
        article: ident for ident, held_ in members.items() for article in held_
    }  # of those near who ask, no others
    asked_by: dict[str, set[int]] = defaultdict(set)  # form -> places
    for place in asking:
        for form in holders[place]:
            asked_by[form].add(place)
    stories: dict[int, set[str]] = defaultdict(set)  # place -> those that name one who may answer
    for some in parted(sorted(asked_by), _FORMS_AT_ONCE):
        naming = store.holders("name", [key("form", form) for form in some])
        for form in some:
            near = {story[a] for a in naming.get(key("form", form), ()) if a in story}
            for place in asked_by[form]:
                stories[place] |= near
    for place, articles in asking.items():
        yield from ((place, a) for a in articles if homes.get(a) in stories[place])


class _Namesakes:
    """Who else has a surname: where the others decide whom it means, one more or less known changes nothing."""

    def __init__(self, store: Store, before: Answers, after: Answers) -> None:
        changed = before.entries.keys() | after.entries.keys()
        self._entries = {i: (before.entries.get(i), after.entries.get(i)) for i in changed}
        words = {w for pair in self._entries.values() if pair[0] != pair[1] and (w := _one_surname(*pair))}
        self._named: dict[str, set[str]] = defaultdict(set)  # surname -> entities
        for places in parted(sorted({surname_key(word) for word in words}), _PLACES_AT_ONCE):
            forms = {f for held_ in store.holders("surname", places).values() for f in held_ if _surname_of(f) in words}
            for form, ident in store.group_of(entities.SPACE, forms).items():
                self._named[_surname_of(form)].add(ident)
        self._named = {word: idents for word, idents in self._named.items() if len(idents) > 1}
        self._others = around_of(store, {i for idents in self._named.values() for i in idents} - changed)

    def without(
        self, windows: Sequence["_Window"], ident: str, old: Entry | None, new: Entry | None
    ) -> list["_Window"]:
        """Return what is left of the windows without the days on which the others of that surname decide whom it means."""
        word = _one_surname(old, new)
        others = [self._around(other) for other in sorted(self._named.get(word, set()) - {ident})] if word else []
        size = max(one.size for one in (old, new) if one)
        return _undecided(windows, [one for one in others if one], size)

    def _around(self, ident: str) -> "_Other | None":
        """Return the days on which an entity may be meant by its surname, before and after, and its size; None: not the same one."""
        if ident not in self._entries:
            one = self._others[ident]
            return (*_window(one.days), one.size)
        old, new = self._entries[ident]
        if old is None or new is None or not old.called_as(new) or old.size != new.size:
            return None
        before, after = _window(old.days), _window(new.days)
        return max(before[0], after[0]), min(before[1], after[1]), new.size


def _surname_of(form: str) -> str:
    """Return the surname of a person's form, as it is spelled."""
    return surname(words_of(form))


def _called(forms: Iterable[str]) -> set[tuple[str, bool]]:
    """Return the surnames of forms, and whether they are of full names of persons."""
    return {(_surname_of(form), is_full(form)) for form in forms}


def _one_surname(old: Entry | None, new: Entry | None) -> str | None:
    """Return the surname of an entity, before and after; None where it has several spellings of it, or none."""
    found = {_surname_of(f) for one in (old, new) if one for f in one.forms if is_full(f)}
    return found.pop() if len(found) == 1 else None


def _undecided(windows: Sequence["_Window"], others: Sequence["_Other"], size: int) -> list["_Window"]:
    """Return the parts of windows on which an entity of `size`, at most, may change whom its surname means, others being around.

    It cannot where one of them is far better known than it, nor where two of them are too much alike for it to stand out.
    """
    edges = sorted({edge for first, last, *_ in (*windows, *others, _UNDATED) for edge in (first, last + 1)})
    left: list[_Window] = []
    for start, end in pairwise(edges):
        if not any(a <= start <= b for a, b in windows):
            continue
        undated = start <= _UNDATED[1]  # all of them are around for an undated article
        sizes = sorted((k for a, b, k in others if undated or a <= start <= b), reverse=True)
        below = bool(sizes) and size <= sizes[0] - CLEAR
        amid = len(sizes) > 1 and sizes[0] < sizes[1] + CLEAR and size < sizes[0] + CLEAR
        if not (below or amid):
            left.append((start, end - 1))
    return left


class _Asks:
    """What is looked for: keys under which articles left something open, each with the days that matter."""

    def __init__(self) -> None:
        self._windows: dict[int, set[_Window]] = {}
        self._place: dict[int, int] = {}  # of a key with or without a quarter, the key without

    def put(self, place: int, windows: Sequence["_Window"]) -> None:
        """Look under `place` for articles of these days."""
        if sum(b - a for a, b in windows) > _WIDE * _QUARTER:
            found = {place}
        else:
            found = {key(place, q) for a, b in windows for q in range(a // _QUARTER, b // _QUARTER + 1)}
        for at in found:
            self._windows.setdefault(at, set()).update(windows)
            self._place[at] = place

    def askers(self, store: Store) -> Iterator[tuple[int, str]]:
        """Yield the keys that articles of the days that matter are filed under, with these articles."""
        for some in parted(sorted(self._windows), _PLACES_AT_ONCE):
            held_by = store.holders("ask", some)
            days = store.days({article for articles in held_by.values() for article in articles})
            for at, articles in held_by.items():
                yield from ((self._place[at], a) for a in articles if _within(days.get(a), self._windows[at]))


def _within(day: int | None, windows: Iterable["_Window"]) -> bool:
    at = _UNDATED[0] if day is None else day
    return any(first <= at <= last for first, last in windows)


_Window = tuple[int, int]  # first and last day
_Other = tuple[int, int, int]  # likewise, and a size
_UNDATED: _Window = (-_QUARTER, -1)  # the quarter of articles without a date
_EVER: _Window = (_UNDATED[0], 10**7)


def _surname_windows(old: Entry | None, new: Entry | None) -> Iterable[tuple[int, list[_Window]]]:
    """Yield the keys of the surnames that an entity answers, with the days on which it does before or after, not both."""
    keys = {name_key(f.partition(" ")[2]) for one in (old, new) if one for f in one.forms if is_full(f)}
    if keys and old and new and old.called_as(new) and old.size == new.size:
        windows = _difference(_around(old), _around(new))
    else:
        windows = [window for one in (old, new) if one for window in _around(one)] + [_UNDATED]
    return ((k, windows) for k in keys)


def _around(one: Entry) -> list[_Window]:
    return [_window(one.days)]


def _window(days: tuple[int, int] | None) -> _Window:
    """Return the days on which somebody seen on these is around."""
    return (days[0] - AROUND, days[1] + AROUND) if days else _EVER


def _role_windows(old: Entry | None, new: Entry | None) -> dict[frozenset[str], list[_Window]]:
    """Return the titles that are held on other days than before, each with those days."""
    roles = (old.roles if old else frozenset()) ^ (new.roles if new else frozenset())
    out: dict[frozenset[str], list[_Window]] = {}
    for stems in {stems for stems, _, _ in roles}:
        before, after = _held(old, stems), _held(new, stems)
        out[stems] = _difference(before, after) + ([] if before and after else [_UNDATED])
    if old and new and old.days != new.days:  # who is around decides among those who hold a title
        changed = _difference(_around(old), _around(new))
        for stems, first, last in new.roles:
            inside = [(max(a, first - AROUND), min(b, last + AROUND)) for a, b in changed]
            out.setdefault(stems, []).extend((a, b) for a, b in inside if a <= b)
    return out


def _held(one: Entry | None, stems: frozenset[str]) -> list[_Window]:
    return [(a - AROUND, b + AROUND) for held_, a, b in (one.roles if one else ()) if held_ == stems]


def _difference(one: Sequence[_Window], other: Sequence[_Window]) -> list[_Window]:
    """Return the days that lie in windows of one list and of the other in none."""
    edges = sorted({edge for first, last in (*one, *other) for edge in (first, last + 1)})
    found = []
    for start, end in pairwise(edges):
        if any(a <= start <= b for a, b in one) != any(a <= start <= b for a, b in other):
            found.append((start, end - 1))
    return found
