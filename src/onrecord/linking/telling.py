"""Telling who is who in articles, again where that may be another than before.

Most articles that a change bears on are left as they are by it. So what a change may have given another answer is asked first, and only
an article with another answer is told again as a whole.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from onrecord.linking import entities
from onrecord.linking.directory import (
    Asked,
    Directory,
    Nearby,
    is_surname,
    lone_names,
    rarest,
    speaker,
    surname_key,
    taken,
)
from onrecord.linking.entities import role_stems
from onrecord.linking.features import ArticleFeatures
from onrecord.linking.forms import form_id, held, is_full
from onrecord.linking.keys import key
from onrecord.linking.spelling import parts, surname
from onrecord.linking.store import AT_ONCE, Resolved, Store, parted
from onrecord.linking.stories import SPACE as STORY

_TOLD_AT_ONCE = 400  # articles that are told together: what memory is needed for
FEW = 5  # words of a title up to which it is looked for by all of them


@dataclass(slots=True)
class Places:
    """Keys under which an article is filed for what it leaves open."""

    names: set[int] = field(default_factory=set)  # of names as they are spelled
    surnames: set[int] = field(default_factory=set)
    titles: set[int] = field(default_factory=set)


@dataclass(slots=True)
class Naming:
    """Whom articles name in full now, where that is another than when it was last told."""

    forms: dict[str, tuple[str, ...]] = field(default_factory=dict)  # article -> the forms of its names
    full: dict[str, frozenset[str]] = field(default_factory=dict)  # article -> entities

    @classmethod
    def of(cls, store: Store, articles: Collection[str]) -> "Naming":
        """Return whom those of these articles name that are kept."""
        found = cls()
        for some in parted(sorted(articles), AT_ONCE):
            found.look(store, store.outlines(some))
        return found

    def look(self, store: Store, outlines: Mapping[str, ArticleFeatures]) -> None:
        """Add these articles."""
        forms = {a: tuple(held(one)) for a, one in outlines.items()}
        full = {a: [f for f in held_ if f.startswith("body ") or is_full(f)] for a, held_ in forms.items()}
        home = store.group_of(entities.SPACE, {f for held_ in full.values() for f in held_})
        self.forms |= forms
        self.full |= {a: frozenset(home[f] for f in held_) for a, held_ in full.items()}


def tell(
    store: Store, articles: Collection[str], gone: Collection[str], naming: Naming
) -> tuple[dict[tuple[str, str], str | None], dict[str, Resolved]]:
    """Tell again who is who in these articles; return the statements and articles for which it is another now.

    `naming` tells of the articles whose names are others than when they were last told.
    """
    statements: dict[tuple[str, str], str | None] = {}
    changed: dict[str, Resolved] = {}
    for some in _by_story(store, {*articles, *gone}):
        now: dict[str, Resolved | None] = dict.fromkeys(a for a in some if a in gone)
        now.update(_told(store, {a: story for a, story in some.items() if a not in now}, naming))
        before = store.resolved(some)
        other = {a: one for a, one in now.items() if one != before.get(a)}
        store.set_resolved(other)
        for article, resolved in other.items():
            old, new = dict(before.get(article, Resolved()).speakers), dict((resolved or Resolved()).speakers)
            statements |= {(article, s): new.get(s) for s in old.keys() | new.keys() if old.get(s) != new.get(s)}
            changed[article] = resolved or Resolved()
    return statements, changed


def answered_otherwise(
    store: Store, asking: Mapping[str, Places], suspects: Collection[str], naming: Naming
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
        asked = Asked(names, {name for one in left_open.values() for _, name, _ in one.speakers})
        titled = {some[a] for a, one in left_open.items() if any(not is_surname(name) for _, name, _ in one.speakers)}
        directory = Directory.of(store, asked, {e for story in titled for e in nearby.get(story, ())})
        before = store.resolved(some)
        for article, one in left_open.items():
            near = nearby.get(some[article], {})
            if _other(one, directory, near, before.get(article), suspects):
                found.add(article)
    return found


def open_keys(one: ArticleFeatures, forms: Collection[str]) -> set[int]:
    """Return the keys of what an article leaves open: surnames, titles, and names it does not hold itself."""
    found = {name_key(name) for name in lone_names(one)}
    for spoken in _spoken(one):
        found |= _speaker_keys(spoken, forms)
    return found


def name_key(written: str) -> int:
    """Return the key that a surname is asked for under."""
    return surname_key(surname(parts(written)))


def exactly(stems: Collection[str]) -> set[int]:
    """Return the key that a title of few words is asked for under, by all of them."""
    return {key("title", *sorted(stems))} if 1 < len(stems) <= FEW else set()


def _spoken(one: ArticleFeatures) -> set[str]:
    return {s.speaker for s in one.statements if s.speaker and not s.anonymous and parts(s.speaker)}


def _speaker_keys(spoken: str, forms: Collection[str]) -> set[int]:
    ids = _forms_of(spoken)
    found = {key("form", ident) for ident in ids}
    alone = len(parts(spoken)) == 1
    if alone:
        found.add(name_key(spoken))
    if alone or ids.isdisjoint(forms):
        found |= _role_keys(role_stems(spoken))
    return found


def _forms_of(spoken: str) -> set[str]:
    return {form_id(spoken, "person"), form_id(spoken, "organisation")}


def _role_keys(stems: frozenset[str]) -> set[int]:
    """Return the key that a title is asked for under: that of its rarest word, one that stands alone apart."""
    if not stems:
        return set()
    return {key("role" if len(stems) > 1 else "bare role", rarest(stems)), *exactly(stems)}


@dataclass(frozen=True, slots=True)
class _LeftOpen:
    """Of an article, what is left open and filed under some keys."""

    day: int | None
    names: tuple[str, ...]  # of persons, in one word
    speakers: tuple[tuple[str, str, str], ...]  # (statement, speaker, kind of speaker)

    @classmethod
    def of(cls, one: ArticleFeatures, places: Places) -> "_LeftOpen":
        forms = held(one) if places.titles else {}
        spoken = {name for name in _spoken(one) if _filed(name, forms, places)}
        return cls(
            one.day,
            tuple(name for name in lone_names(one) if name_key(name) in places.surnames),
            tuple(
                (s.id, s.speaker, s.speaker_kind)
                for s in one.statements
                if s.speaker and s.speaker in spoken and not s.anonymous
            ),
        )


def _filed(spoken: str, forms: Collection[str], places: Places) -> bool:
    """Tell whether a speaker is asked for under one of these keys, in an article with names of these forms."""
    alone = len(parts(spoken)) == 1
    if alone and name_key(spoken) in places.surnames:
        return True
    if places.names and any(key("form", ident) in places.names for ident in _forms_of(spoken)):
        return True
    if not places.titles or not (alone or _forms_of(spoken).isdisjoint(forms)):
        return False
    return not _role_keys(role_stems(spoken)).isdisjoint(places.titles)


def _other(
    one: _LeftOpen, directory: Directory, nearby: Nearby, before: Resolved | None, suspects: Collection[str]
) -> bool:
    """Tell whether the answers to what is left open may be others than before."""
    if before is None:
        return True
    old = dict(before.speakers)
    known: dict[tuple[str, str], str | None] = {}
    for statement, name, kind in one.speakers:
        if (name, kind) not in known:
            known[name, kind] = speaker(name, kind, one.day, directory, nearby)
        if known[name, kind] != old.get(statement):
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


def _outlines(store: Store, articles: Collection[str]) -> Iterator[Mapping[str, ArticleFeatures]]:
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


def _told(store: Store, articles: Mapping[str, str], naming: Naming) -> dict[str, Resolved]:
    """Return who is who in articles of these stories."""
    nearby = _nearby(store, set(articles.values()), naming)
    asked, here = Asked(), Naming()
    for outlines in _outlines(store, articles):
        here.look(store, outlines)
        for one in outlines.values():
            asked.names.update(lone_names(one))
            asked.speakers |= _spoken(one)
    asked.forms.update(f for forms in here.forms.values() for f in forms)
    directory = Directory.of(store, asked, {e for near in nearby.values() for e in near})
    return {
        article: _resolved(one, directory, here, nearby.get(articles[article], {}))
        for outlines in _outlines(store, articles)
        for article, one in outlines.items()
    }


def _resolved(one: ArticleFeatures, directory: Directory, naming: Naming, nearby: Nearby) -> Resolved:
    speakers = []
    named = {directory.home[form] for form in naming.forms[one.article]}
    named.update(taken(lone_names(one), one.day, directory, nearby))
    known: dict[tuple[str | None, str, bool], str | None] = {}  # one speaks many times
    for statement in one.statements:
        who = (statement.speaker, statement.speaker_kind, statement.anonymous)
        if who not in known:
            silent = statement.anonymous or not statement.speaker
            known[who] = (
                None if silent else speaker(statement.speaker or "", statement.speaker_kind, one.day, directory, nearby)
            )
        ident = known[who]
        if ident is not None:
            speakers.append((statement.id, ident))
            named.add(ident)
    return Resolved(tuple(speakers), tuple(sorted(named)), tuple(sorted(naming.full[one.article])))
