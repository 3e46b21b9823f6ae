"""Who is who, as articles come and go: forms and entities of the names they hold, and the articles that this bears on.

Who a surname or a title alone stands for in an article may change because of an article elsewhere: a namesake turns up, or somebody
is first given the title. So articles are filed under what they leave open, by the quarter of a year they are of; what an entity can
answer, and when, is compared before and after, and the articles filed under the difference are told again.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations, pairwise

from onrecord.linking import entities
from onrecord.linking.entities import AROUND, CLEAR, Directory, role_stems
from onrecord.linking.features import ArticleFeatures
from onrecord.linking.forms import Form, form_id, held, with_article, without_article
from onrecord.linking.grouping import components, group_id
from onrecord.linking.increment import Change, Touched, constraints_of, reach, settled
from onrecord.linking.judged import Decisions
from onrecord.linking.keys import key
from onrecord.linking.spelling import parts, skeleton, surname
from onrecord.linking.store import Pair, Posting, Resolved, Store
from onrecord.linking.stories import SPACE as STORY
from onrecord.linking.wording import weight

_QUARTER = 90  # days by which what is left open is filed
_FEW = 5  # words of a title up to which it is looked for by all of them
_WIDE = 40  # quarters from which all are asked for at once
_TOLD_AT_ONCE = 400  # articles that are told again together: what memory is needed for


@dataclass(frozen=True, slots=True)
class Named:
    """What an increment changed of who is who."""

    entities: Change = field(default_factory=Change)
    resolved: Mapping[str, Resolved] = field(
        default_factory=dict
    )  # articles in which somebody is taken for another now
    speakers: Mapping[tuple[str, str], str | None] = field(default_factory=dict)
    """Whose speaker that is: (article, statement) -> entity; None: nobody now."""


def name(store: Store, touched: Touched, decisions: Decisions, asked: Collection[str] = ()) -> Named:
    """Bring forms, entities and who is taken for whom up to date after `increment.update`; return what changed.

    `asked` are forms whose entities are to be made again because a decision on them is new or undone.
    """
    before = _Answers.of(store, _form_ids([*touched.old.values(), *touched.added]) | set(asked))
    change = _entities(store, touched, decisions, set(asked))
    idents = {*before.entries, *change.groups, *store.group_of(entities.SPACE, before.forms).values()}
    after = _Answers.load(store, idents)
    stories = _restless(store, touched, change)
    again = stories | {one.article for one in touched.added} | touched.asked | _bearing(store, before, after, stories)
    speakers, resolved = _tell(store, again, set(touched.old) - {one.article for one in touched.added})
    return Named(change, resolved, speakers)


# What is filed: articles under the names they hold and what they leave open, forms under what they can answer.


def postings(one: ArticleFeatures) -> list[Posting]:
    """Return where an article is filed for being found again when who is who changes."""
    forms = held(one)
    found = {("name", key("form", form)) for form in forms}
    quarter = one.day // _QUARTER if one.day is not None else -1
    for opened in _open(one, forms):
        found |= {("ask", opened), ("ask", key(opened, quarter))}
    return [Posting(space, one.article, k, (k,)) for space, k in sorted(found)]


def _open(one: ArticleFeatures, forms: Collection[str]) -> set[int]:
    """Return the keys of what an article leaves open: surnames, titles, and names it does not hold itself."""
    found = {_surname_key(n.name) for n in one.names if n.kind == "person" and len(parts(n.name)) == 1}
    for spoken in {s.speaker for s in one.statements if s.speaker and not s.anonymous}:
        if not parts(spoken):
            continue
        ids = {form_id(spoken, "person"), form_id(spoken, "organisation")}
        found |= {key("form", ident) for ident in ids}
        if len(parts(spoken)) == 1:
            found.add(_surname_key(spoken))
        if not ids & set(forms) or len(parts(spoken)) == 1:
            found |= _role_keys(role_stems(spoken))
    return found


def _surname_key(written: str) -> int:
    return key("surname", skeleton(surname(parts(written))))


def _role_keys(stems: Collection[str]) -> set[int]:
    """Return the key that a title is asked for under: that of its rarest word, one that stands alone apart."""
    if not stems:
        return set()
    rarest = max(stems, key=lambda s: (weight(s), s))
    return {key("role" if len(stems) > 1 else "bare role", rarest), *_exactly(stems)}


def _exactly(stems: Collection[str]) -> set[int]:
    """Return the key that a title of few words is asked for under, by all of them."""
    return {key("title", *sorted(stems))} if 1 < len(stems) <= _FEW else set()


def _answered(stems: frozenset[str]) -> set[int]:
    """Return the keys under which titles are asked for that one of these words answers."""
    if len(stems) > _FEW:
        return {key("role", stem) for stem in stems}
    return {k for size in range(2, len(stems) + 1) for some in combinations(stems, size) for k in _exactly(some)}


def _form_postings(form: Form) -> list[Posting]:
    found = {(entities.SPACE, family) for family in entities.families(form)}
    if _full(form.id):
        found.add(("surname", _surname_key(form.id.partition(" ")[2])))
    found |= {("role", key("role", stem)) for role in form.titles for stem in role_stems(role)}
    return [Posting(space, form.id, k, (k,)) for space, k in sorted(found)]


def _full(ident: str) -> bool:
    """Tell whether a form is a person's name of more than one word."""
    return ident.startswith("person ") and len(ident.split()) > 2


# Entities.


def _form_ids(articles: Iterable[ArticleFeatures]) -> set[str]:
    return {form for one in articles for form in held(one)}


def _entities(store: Store, touched: Touched, decisions: Decisions, asked: set[str]) -> Change:
    """Bring forms and entities up to date."""
    old, new = _counted(store, touched)
    taken = {p for form in old.values() for p in _form_postings(form)}
    filed = {p for form in new.values() if form is not None for p in _form_postings(form)}
    store.remove([], list(taken - filed))
    store.put([], list(filed - taken))
    store.set_forms(new)
    unlike = {ident for ident, form in new.items() if _spelled(form) != _spelled(old.get(ident))}
    lost = {ident for ident, form in new.items() if form is None}
    orphans = {end for pair in store.pairs(entities.SPACE, unlike) for end in (pair.a, pair.b)}
    store.set_pairs(entities.SPACE, unlike, _pairs(store, {i: f for i, f in new.items() if f and i in unlike}))
    dirty = {*new, *orphans, *asked} - lost
    constraints = constraints_of(store, entities.SPACE, decisions)
    if decisions.ids(entities.SPACE):
        dirty |= set(store.forms({end for pair in (*constraints.together, *constraints.apart) for end in pair}))
    inside = set(store.forms(reach(store, entities.SPACE, dirty, constraints.together)))
    forms = store.forms(inside)
    pairs = list(store.pairs(entities.SPACE, inside))
    made: dict[str, Sequence[str]] = {}
    parted = list(components(inside, [*((p.a, p.b) for p in pairs), *constraints.together]))
    home = {form: part[0] for part in parted for form in part}
    by_part: dict[str, list[Pair]] = {}
    for pair in pairs:
        by_part.setdefault(home[pair.a], []).append(pair)
    for part in parted:
        for members in entities.groups(part, by_part.get(part[0], []), constraints):
            founder = min((forms[m] for m in members), key=entities.founded)
            made[group_id(entities.SPACE, founder.id)] = members
    return settled(store, entities.SPACE, inside | lost, made, dirty)


def _counted(store: Store, touched: Touched) -> tuple[Mapping[str, Form], dict[str, Form | None]]:
    """Return the forms whose counts change, as they were and as they are now (None: held by no article)."""
    articles = [*touched.old.values(), *touched.added]
    old = store.forms(_form_ids(articles))
    now: dict[str, Form] = dict(old)
    unsure: set[str] = set()
    for one in touched.old.values():
        for ident, names in held(one).items():
            if ident in now and ident not in unsure:
                less = without_article(now[ident], one, names)
                now[ident] = less if less is not None else now[ident]
                unsure |= {ident} if less is None else set()
    store.remove([], [p for one in touched.old.values() for p in postings(one)])
    for ident in unsure:
        now[ident] = _counted_anew(store, ident, {one.article for one in touched.added})
    for one in touched.added:
        for ident, names in held(one).items():
            now[ident] = with_article(now.get(ident, Form(ident)), one, names)
    store.put([], [p for one in touched.added for p in postings(one)])
    return old, {ident: form if form.articles.times else None for ident, form in now.items()}


def _counted_anew(store: Store, ident: str, leaving_out: Collection[str]) -> Form:
    place = key("form", ident)
    form = Form(ident)
    holders = store.holders("name", [place]).get(place, ())
    for one in store.load([a for a in holders if a not in leaving_out]).values():
        names = held(one).get(ident)
        if names:
            form = with_article(form, one, names)
    return form


def _spelled(form: Form | None) -> tuple[object, ...]:
    """Return what comparing a form with others depends on."""
    return (form.name, form.kind == "person", sorted(form.genders)) if form is not None else ()


def _pairs(store: Store, forms: Mapping[str, Form]) -> list[Pair]:
    """Return the pairs that these forms make, with each other and with those on record."""
    families = {ident: entities.families(form) for ident, form in forms.items()}
    near = store.holders(entities.SPACE, {k for keys in families.values() for k in keys})
    known = {**store.forms({other for others in near.values() for other in others}), **forms}
    found: dict[tuple[str, str], Pair] = {}
    for ident, keys in families.items():
        for other in {other for k in keys for other in near.get(k, ())} - {ident}:
            ends = (ident, other) if ident < other else (other, ident)
            if ends not in found:
                pair = entities.compare(known[ends[0]], known[ends[1]])
                if pair is not None:
                    found[ends] = pair
    return list(found.values())


# Which articles a change bears on.


@dataclass(frozen=True, slots=True)
class _Entry:
    """What an entity can answer: by its surnames while it is around, by its titles while it holds them."""

    forms: frozenset[str]
    days: tuple[int, int] | None
    size: int  # how often the articles that name it in full double
    roles: frozenset[tuple[frozenset[str], int, int]]


@dataclass(frozen=True, slots=True)
class _Answers:
    """The entries of some entities, by id, and the forms asked for."""

    forms: frozenset[str] = frozenset()
    entries: Mapping[str, _Entry] = field(default_factory=dict)

    @classmethod
    def of(cls, store: Store, forms: set[str]) -> "_Answers":
        """Return what the entities of these forms can answer."""
        found = cls.load(store, set(store.group_of(entities.SPACE, forms).values()))
        return cls(frozenset(forms), found.entries)

    @classmethod
    def load(cls, store: Store, idents: Collection[str]) -> "_Answers":
        """Return what these entities can answer; an id that is no more answers nothing."""
        return cls(entries={i: _entry(held_) for i, held_ in _members_of(store, idents).items()})


def _members_of(store: Store, idents: Collection[str]) -> dict[str, list[Form]]:
    """Return the forms of entities."""
    members = store.members(entities.SPACE, idents)
    forms = store.forms({m for held_ in members.values() for m in held_})
    return {i: [forms[m] for m in held_ if m in forms] for i, held_ in members.items()}


def _entry(forms: Sequence[Form]) -> _Entry:
    roles = {(role_stems(r.text), *entities.role_days(r)) for form in forms for r in form.roles}
    times = sum(form.articles.times for form in forms if _full(form.id))
    return _Entry(frozenset(f.id for f in forms), _days(forms), times.bit_length(), frozenset(roles))


def _days(forms: Iterable[Form]) -> tuple[int, int] | None:
    """Return the first and last day on which one of these forms was seen."""
    days = [day for form in forms for day in form.days or ()]
    return (min(days), max(days)) if days else None


def _restless(store: Store, touched: Touched, change: Change) -> set[str]:
    """Return the articles of stories that changed, or in which somebody named in full has another id now."""
    story = touched.spaces[STORY]
    holders = store.holders("name", [key("form", form) for form in change.moved])
    named = {article for held_ in holders.values() for article in held_}
    named |= {one.article for one in touched.added}
    homes = store.group_of(STORY, named | set(story.moved))
    idents = {*homes.values(), *story.groups}
    return named | {article for members in store.members(STORY, idents).values() for article in members}


def _bearing(store: Store, before: _Answers, after: _Answers, restless: Collection[str]) -> set[str]:
    """Return the articles that left open what somebody answers now and did not, or no longer does."""
    asks, bare = _Asks(), _Asks()  # a title of one word counts in the stories of its holder only
    holders: dict[int, set[str]] = {}  # of bare titles, by the place they are asked for in
    namesakes = _Namesakes(store, before, after)
    for ident in before.entries.keys() | after.entries.keys():
        old, new = before.entries.get(ident), after.entries.get(ident)
        if old == new:
            continue
        forms = [one.forms for one in (old, new) if one]
        for form in forms[0].symmetric_difference(forms[1] if len(forms) > 1 else ()):
            asks.put(key("form", form), [_EVER])
        for place, windows in _surname_windows(old, new):
            asks.put(place, namesakes.without(windows, ident, old, new))
        for stems, windows in _role_windows(old, new).items():
            for place in _answered(stems):
                asks.put(place, windows)
            for stem in stems:
                for place in bare.put(key("bare role", stem), windows):
                    holders.setdefault(place, set()).update(*forms)
    found = {article for articles in asks.askers(store).values() for article in articles}
    return found | _bare(store, bare, holders, restless)


def _bare(store: Store, bare: "_Asks", holders: Mapping[int, set[str]], restless: Collection[str]) -> set[str]:
    """Return the articles that ask for a title of one word and whose story names one of those who may answer."""
    asking = {place: articles.difference(restless) for place, articles in bare.askers(store).items()}
    homes = store.group_of(STORY, {a for articles in asking.values() for a in articles})
    if not homes:
        return set()
    forms = {form for place, articles in asking.items() if articles for form in holders[place]}
    naming = store.holders("name", [key("form", form) for form in forms])
    story = store.group_of(STORY, {a for held_ in naming.values() for a in held_})
    near = {form: {story.get(a) for a in naming.get(key("form", form), ())} for form in forms}
    return {
        a
        for place, articles in asking.items()
        for a in articles
        if any(homes.get(a) in near[form] for form in holders[place])
    }


class _Namesakes:
    """Who else has a surname: where the others decide whom it means, one more or less known changes nothing."""

    def __init__(self, store: Store, before: _Answers, after: _Answers) -> None:
        changed = before.entries.keys() | after.entries.keys()
        self._entries = {i: (before.entries.get(i), after.entries.get(i)) for i in changed}
        words = {w for pair in self._entries.values() if pair[0] != pair[1] and (w := _one_surname(*pair))}
        places = {key("surname", skeleton(word)) for word in words}
        forms = {f for held_ in store.holders("surname", places).values() for f in held_}
        homes = store.group_of(entities.SPACE, {f for f in forms if _surname_of(f) in words})
        self._named: dict[str, set[str]] = {}  # surname -> entities
        for form, ident in homes.items():
            self._named.setdefault(_surname_of(form), set()).add(ident)
        self._named = {word: idents for word, idents in self._named.items() if len(idents) > 1}
        others = {i for idents in self._named.values() for i in idents} - changed
        self._others = {i: _entry(held_) for i, held_ in _members_of(store, others).items()}

    def without(
        self, windows: Sequence["_Window"], ident: str, old: _Entry | None, new: _Entry | None
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
        if old is None or new is None or old.forms != new.forms or old.size != new.size:
            return None
        before, after = _window(old.days), _window(new.days)
        return max(before[0], after[0]), min(before[1], after[1]), new.size


def _surname_of(form: str) -> str:
    """Return the surname of a person's form, as it is spelled."""
    return surname(tuple(form.split()[1:]))


def _one_surname(old: _Entry | None, new: _Entry | None) -> str | None:
    """Return the surname of an entity, before and after; None where it has several spellings of it, or none."""
    found = {_surname_of(f) for one in (old, new) if one for f in one.forms if _full(f)}
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
        sizes = sorted((k for a, b, k in others if a <= start <= b), reverse=True)
        below = bool(sizes) and size <= sizes[0] - CLEAR
        amid = len(sizes) > 1 and sizes[0] < sizes[1] + CLEAR and size < sizes[0] + CLEAR
        if start <= _UNDATED[1] or not (below or amid):  # all of them are on an undated article
            left.append((start, end - 1))
    return left


class _Asks:
    """What is looked for: keys under which articles left something open, each with the days that matter."""

    def __init__(self) -> None:
        self._windows: dict[int, set[_Window]] = {}

    def put(self, place: int, windows: Sequence["_Window"]) -> set[int]:
        """Look under `place` for articles of these days; return the keys that are looked under."""
        wide = sum(b - a for a, b in windows) > _WIDE * _QUARTER
        found = (
            {place} if wide else {key(place, q) for a, b in windows for q in range(a // _QUARTER, b // _QUARTER + 1)}
        )
        for at in found:
            self._windows.setdefault(at, set()).update(windows)
        return found

    def askers(self, store: Store) -> dict[int, set[str]]:
        """Return the articles filed under each key, of the days that matter."""
        held_by = store.holders("ask", self._windows.keys())
        days = store.days({article for articles in held_by.values() for article in articles})
        return {
            place: {a for a in articles if _within(days.get(a), self._windows[place])}
            for place, articles in held_by.items()
        }


def _within(day: int | None, windows: Iterable["_Window"]) -> bool:
    at = _UNDATED[0] if day is None else day
    return any(first <= at <= last for first, last in windows)


_Window = tuple[int, int]  # first and last day
_Other = tuple[int, int, int]  # likewise, and a size
_UNDATED: _Window = (-_QUARTER, -1)  # the quarter of articles without a date
_EVER: _Window = (_UNDATED[0], 10**7)


def _surname_windows(old: _Entry | None, new: _Entry | None) -> Iterable[tuple[int, list[_Window]]]:
    """Yield the keys of the surnames that an entity answers, with the days on which it does before or after, not both."""
    keys = {_surname_key(f.partition(" ")[2]) for one in (old, new) if one for f in one.forms if _full(f)}
    if keys and old and new and old.forms == new.forms and old.size == new.size:
        windows = _difference(_around(old), _around(new))
    else:
        windows = [window for one in (old, new) if one for window in _around(one)] + [_UNDATED]
    return ((k, windows) for k in keys)


def _around(one: _Entry) -> list[_Window]:
    return [_window(one.days)]


def _window(days: tuple[int, int] | None) -> _Window:
    """Return the days on which somebody seen on these is around."""
    return (days[0] - AROUND, days[1] + AROUND) if days else _EVER


def _role_windows(old: _Entry | None, new: _Entry | None) -> dict[frozenset[str], list[_Window]]:
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


def _held(one: _Entry | None, stems: frozenset[str]) -> list[_Window]:
    return [(a - AROUND, b + AROUND) for held_, a, b in (one.roles if one else ()) if held_ == stems]


def _difference(one: Sequence[_Window], other: Sequence[_Window]) -> list[_Window]:
    """Return the days that lie in windows of one list and of the other in none."""
    edges = sorted({edge for first, last in (*one, *other) for edge in (first, last + 1)})
    found = []
    for start, end in pairwise(edges):
        if any(a <= start <= b for a, b in one) != any(a <= start <= b for a, b in other):
            found.append((start, end - 1))
    return found


# Telling who is who.


def _tell(
    store: Store, articles: Collection[str], gone: Collection[str]
) -> tuple[dict[tuple[str, str], str | None], dict[str, Resolved]]:
    """Tell again who is who in these articles; return the statements and articles for which it is another now."""
    named = _named(store, articles)
    full = {a: one.full for a, one in named.items()}
    statements: dict[tuple[str, str], str | None] = {}
    changed: dict[str, Resolved] = {}
    for some in _in_parts({*articles, *gone}):
        before = store.resolved(some)
        now: dict[str, Resolved | None] = dict.fromkeys(a for a in some if a in gone)
        now.update(_told(store, {a: named[a] for a in some if a in named and a not in now}, full))
        other = {a: one for a, one in now.items() if one != before.get(a)}
        store.set_resolved(other)
        for article, resolved in other.items():
            old, new = dict(before.get(article, Resolved()).speakers), dict((resolved or Resolved()).speakers)
            statements |= {(article, s): new.get(s) for s in old.keys() | new.keys() if old.get(s) != new.get(s)}
            changed[article] = resolved or Resolved()
    return statements, changed


def _in_parts(articles: Collection[str]) -> Iterator[list[str]]:
    order = sorted(articles)
    return (order[at : at + _TOLD_AT_ONCE] for at in range(0, len(order), _TOLD_AT_ONCE))


@dataclass(frozen=True, slots=True)
class _Names:
    """Whom an article names."""

    forms: tuple[str, ...]
    full: frozenset[str]  # entities named in full


def _named(store: Store, articles: Collection[str]) -> dict[str, _Names]:
    """Return for each of these articles that are kept whom it names."""
    found: dict[str, _Names] = {}
    for some in _in_parts(articles):
        forms = {a: tuple(held(one)) for a, one in store.outlines(some).items()}
        full = {a: [f for f in held_ if f.startswith("body ") or _full(f)] for a, held_ in forms.items()}
        home = store.group_of(entities.SPACE, {f for held_ in full.values() for f in held_})
        found |= {a: _Names(held_, frozenset(home[f] for f in full[a])) for a, held_ in forms.items()}
    return found


def _told(store: Store, named: Mapping[str, _Names], full: Mapping[str, frozenset[str]]) -> dict[str, Resolved]:
    """Return who is who in these articles, of which it is known whom they name; `full` is as in `_directory`."""
    outlines = store.outlines(named.keys())
    directory, nearby = _directory(store, outlines, named, full)
    return {
        article: _resolved(one, directory, named[article], nearby.get(article, {})) for article, one in outlines.items()
    }


def _resolved(one: ArticleFeatures, directory: Directory, names: _Names, nearby: Mapping[str, int]) -> Resolved:
    speakers = []
    named = {directory.home[form] for form in names.forms}
    named |= {ident for ident, _ in entities.taken(one, directory, nearby)}
    known: dict[tuple[str | None, str, bool], str | None] = {}  # one speaks many times
    for statement in one.statements:
        who = (statement.speaker, statement.speaker_kind, statement.anonymous)
        if who not in known:
            known[who] = entities.speaker(statement, one, directory, nearby)
        ident = known[who]
        if ident is not None:
            speakers.append((statement.id, ident))
            named.add(ident)
    return Resolved(tuple(speakers), tuple(sorted(named)), tuple(sorted(names.full)))


def _directory(
    store: Store,
    outlines: Mapping[str, ArticleFeatures],
    named: Mapping[str, _Names],
    full: Mapping[str, frozenset[str]],
) -> tuple[Directory, dict[str, Mapping[str, int]]]:
    """Return who can be meant in these articles, and for each whom its story names in full, in how many articles.

    `full` is whom articles name in full that are told again, these and others; what was told of the rest still holds.
    """
    homes = store.group_of(STORY, outlines.keys())
    members = store.members(STORY, set(homes.values()))
    surnames, roles, bare, spoken = _wanted(outlines.values())
    home = dict(store.group_of(entities.SPACE, {f for one in named.values() for f in one.forms} | spoken))
    others = store.resolved({a for held_ in members.values() for a in held_} - full.keys())
    inside = {**full, **{a: frozenset(one.full) for a, one in others.items()}}
    near = {story: Counter(e for a in held_ for e in inside.get(a, ())) for story, held_ in members.items()}
    everyone = {e for held_ in near.values() for e in held_}
    titled = {f for held_ in store.holders("role", bare).values() for f in held_}
    titled = {f for f, e in store.group_of(entities.SPACE, titled).items() if e in everyone}
    titled |= {f for held_ in store.holders("role", roles).values() for f in held_}
    can = titled | {f for held_ in store.holders("surname", surnames).values() for f in held_}
    found = store.members(entities.SPACE, set(store.group_of(entities.SPACE, can).values()))
    directory = Directory.of(store.forms({f for held_ in found.values() for f in held_}), found, titled)
    directory.home = {**home, **directory.home}
    return directory, {a: near[homes[a]] for a in outlines if a in homes}


def _wanted(articles: Iterable[ArticleFeatures]) -> tuple[set[int], set[int], set[int], set[str]]:
    """Return the keys of the surnames, titles and bare titles that articles leave open, and the forms of their speakers."""
    surnames: set[int] = set()
    roles: set[int] = set()
    bare: set[int] = set()
    spoken: set[str] = set()
    speakers: set[str] = set()
    for one in articles:
        surnames |= {_surname_key(n.name) for n in one.names if n.kind == "person" and len(parts(n.name)) == 1}
        speakers |= {s.speaker for s in one.statements if s.speaker and not s.anonymous}
    for speaker in speakers:
        words = parts(speaker)
        if not words:
            continue
        spoken |= {form_id(speaker, kind) for kind in ("person", "organisation")}
        if len(words) == 1:
            surnames.add(_surname_key(speaker))
        stems = role_stems(speaker)
        if stems:
            rarest = max(stems, key=lambda s: (weight(s), s))
            (roles if len(stems) > 1 else bare).add(key("role", rarest))
    return surnames, roles, bare, spoken
