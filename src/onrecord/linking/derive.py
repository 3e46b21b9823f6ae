"""The records of what an increment touched: entities, utterances, lineages, stories, and what follows within stories."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import TypeVar

from onrecord.linking import denials, entities, lineages, stories, utterances
from onrecord.linking.features import ArticleFeatures
from onrecord.linking.increment import Change, Touched, update
from onrecord.linking.judged import Decisions
from onrecord.linking.naming import Named, name
from onrecord.linking.series import series
from onrecord.linking.store import AT_ONCE, Pair, Resolved, Store, article_of, parted, with_features
from onrecord.records import Conflict, Denial, Entity, Lineage, Series, Story, Utterance

_TOLD_AT_ONCE = 200  # records: what memory is needed for
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Within:
    """What follows from the statements and figures of one story.

    It is told by its articles, which of their statements report the same words, the lineages of its articles, and who the speakers of
    figures are taken for; by nothing else, and `_Records` counts on that.
    """

    denials: tuple[Denial, ...] = ()
    series: tuple[Series, ...] = ()
    conflicts: tuple[Conflict, ...] = ()


@dataclass(frozen=True, slots=True)
class Changes:
    """What to write after an increment: records in place of those of the same id, and what is no more."""

    entities: tuple[Entity, ...] = ()  # their articles are told in `resolved`
    utterances: tuple[Utterance, ...] = ()
    lineages: tuple[Lineage, ...] = ()
    stories: tuple[Story, ...] = ()
    within: Mapping[str, Within] = field(default_factory=dict)  # story -> all that follows within it now
    again: frozenset[str] = (
        frozenset()
    )  # stories of which what follows is told in a later part: nothing of before holds
    resolved: Mapping[str, Resolved] = field(default_factory=dict)  # article -> who is who in it now
    speakers: Mapping[str, str | None] = field(default_factory=dict)  # statement -> who its speaker is taken for now
    gone: Mapping[str, frozenset[str]] = field(default_factory=dict)  # kind -> ids of groups
    redirects: Mapping[str, Mapping[str, str]] = field(
        default_factory=dict
    )  # kind -> id that is gone -> id that took over


def increment(
    store: Store,
    added: Sequence[ArticleFeatures],
    removed: Collection[str] = (),
    decisions: Decisions | None = None,
    *,
    judged: Collection[str] = (),
    forms: Collection[str] = (),
) -> Changes:
    """Take articles into the store (and out of it), link them, and return what that changes in the record.

    Whatever the order and the batches, the changes add up to the same record. `judged` names articles and `forms` spelled names on
    whose groups a decision is new or undone. A change of an entity's name alone changes the speaker of its utterances without
    telling them here.
    """
    told = list(increments(store, added, removed, decisions, judged=judged, forms=forms))
    return Changes(
        entities=tuple(record for part in told for record in part.entities),
        utterances=tuple(sorted((record for part in told for record in part.utterances), key=lambda one: one.id)),
        lineages=tuple(record for part in told for record in part.lineages),
        stories=tuple(record for part in told for record in part.stories),
        within={story: within for part in told for story, within in part.within.items()},
        resolved={article: one for part in told for article, one in part.resolved.items()},
        speakers={statement: entity for part in told for statement, entity in part.speakers.items()},
        gone={kind: idents for part in told for kind, idents in part.gone.items()},
        redirects={kind: found for part in told for kind, found in part.redirects.items()},
    )


def increments(
    store: Store,
    added: Sequence[ArticleFeatures],
    removed: Collection[str] = (),
    decisions: Decisions | None = None,
    *,
    judged: Collection[str] = (),
    forms: Collection[str] = (),
) -> Iterator[Changes]:
    """Do as `increment`, and yield what changes in parts, to be written in their order: all of it need not fit in memory."""
    decisions = decisions or Decisions()
    touched = update(store, added, removed, decisions, judged=judged)
    named = name(store, touched, decisions, forms)
    yield from _Records(store, touched, named, decisions).parts()


class _Records:
    """Makes the records of what was touched."""

    def __init__(self, store: Store, touched: Touched, named: Named, decisions: Decisions) -> None:
        self._store = store
        self._named = named
        self._decisions = decisions
        self._lineage = touched.spaces[lineages.SPACE]
        self._story = touched.spaces[stories.SPACE]
        self._said = touched.spaces[utterances.SPACE]
        fresh = {one.article for one in touched.added}
        self._kin = fresh | {a for a in self._lineage.moved if a not in touched.old or a in fresh}

    def parts(self) -> Iterator[Changes]:
        """Yield all that changed."""
        said, told = self._utterances_touched(), self._stories_touched()
        inner = self._inner()
        changes = {
            "entity": self._named.entities,
            "utterance": self._said,
            "lineage": self._lineage,
            "story": self._story,
        }
        yield from (Changes(entities=some) for some in _parted(self._entities()))
        yield Changes(
            again=frozenset(inner),
            resolved=self._named.resolved,
            speakers={statement: entity for (_, statement), entity in self._named.speakers.items()},
            gone={kind: change.gone for kind, change in changes.items()},
            redirects={kind: change.redirects for kind, change in changes.items()},
        )
        yield from (Changes(utterances=some) for some in _parted(self._utterances(said)))
        yield from (Changes(lineages=some) for some in _parted(self._lineages()))
        yield from (Changes(stories=some) for some in _parted(self._stories(told)))
        for ident, members in sorted(inner.items()):
            yield Changes(within={ident: self._within_one(ident, members)})

    def _entities(self) -> Iterable[Entity]:
        made = self._named.entities.groups
        for some in parted(sorted(made), AT_ONCE):
            found = self._store.forms({m for ident in some for m in made[ident]})
            yield from (entities.entity(ident, made[ident], found) for ident in some)

    def _lineages(self) -> Iterable[Lineage]:
        made = self._lineage.groups
        for some in parted(sorted(made), AT_ONCE):
            pairs = list(self._store.pairs(lineages.SPACE, {a for ident in some for a in made[ident]}))
            home = {a: ident for ident in some for a in made[ident]}
            known = self._store.load(home.keys() | {end for pair in pairs for end in (pair.a, pair.b)})
            mine: dict[str, list[Pair]] = defaultdict(list)
            for pair in pairs:
                for ident in {home[end] for end in (pair.a, pair.b) if end in home}:
                    mine[ident].append(pair)
            yield from (lineages.lineage(ident, made[ident], mine[ident], known) for ident in some)

    def _utterances_touched(self) -> dict[str, Sequence[str]]:
        """Return the utterances that changed, or whose speaker is another, or whose articles are kin of others now."""
        kin = self._store.load(self._kin)
        items = {utterances.item(one, s) for one in kin.values() for s in utterances.spoken(one)}
        items |= {f"{article} {statement}" for article, statement in self._named.speakers}
        idents = set(self._store.group_of(utterances.SPACE, items).values()) - self._said.groups.keys()
        return {**self._store.members(utterances.SPACE, idents), **self._said.groups}

    def _utterances(self, made: Mapping[str, Sequence[str]]) -> Iterable[Utterance]:
        articles = {article_of(m) for members in made.values() for m in members}
        lineage_of = self._store.group_of(lineages.SPACE, articles)
        speakers = {s: e for one in self._store.resolved(articles).values() for s, e in one.speakers}
        many = {m for members in made.values() if len(members) > 1 for m in members}
        pairs: dict[str, list[Pair]] = defaultdict(list)
        home = {m: ident for ident, members in made.items() for m in members}
        for pair in self._store.pairs(utterances.SPACE, many):
            if pair.a in home and home[pair.a] == home.get(pair.b):
                pairs[home[pair.a]].append(pair)
        votes = {
            ident: Counter(e for m in members if (e := speakers.get(m.partition(" ")[2])))
            for ident, members in made.items()
        }
        chosen = {ident: min(found, key=lambda e: (-found[e], e)) for ident, found in votes.items() if found}
        names = self._names(set(chosen.values()))
        ident_of = {tuple(members): ident for ident, members in made.items()}
        for some, known in with_features(self._store, sorted(ident_of)):
            for members in some:
                ident = ident_of[tuple(members)]
                entity = chosen.get(ident)
                who = (entity, names[entity]) if entity else None
                ends = sorted(pairs[ident], key=lambda p: (p.a, p.b))
                yield utterances.utterance(ident, members, ends, known, lineage_of, entity=who)

    def _names(self, idents: Collection[str]) -> dict[str, str]:
        members = self._store.members(entities.SPACE, idents)
        found = self._store.forms({m for held in members.values() for m in held})
        return {ident: entities.entity_name([found[m] for m in held]) for ident, held in members.items()}

    def _stories_touched(self) -> dict[str, Sequence[str]]:
        """Return the stories that changed, whose articles are kin of others now, or that resemble an article that moved."""
        moved = set(self._story.moved)
        near = {
            end
            for pair in self._store.pairs(stories.SPACE, moved)
            if pair.score >= stories.CUT
            for end in (pair.a, pair.b)
        }
        idents = set(self._store.group_of(stories.SPACE, near | self._kin).values()) - self._story.groups.keys()
        return {**self._store.members(stories.SPACE, idents), **self._story.groups}

    def _stories(self, made: Mapping[str, Sequence[str]]) -> Iterable[Story]:
        articles = {a for members in made.values() for a in members}
        pairs = [p for p in self._store.pairs(stories.SPACE, articles) if p.score >= stories.CUT]
        home = self._store.group_of(stories.SPACE, articles | {end for p in pairs for end in (p.a, p.b)})
        mine: dict[str, list[Pair]] = defaultdict(list)
        for pair in pairs:
            if home.get(pair.a) != home.get(pair.b):
                for ident in {home.get(pair.a), home.get(pair.b)} & made.keys():
                    mine[str(ident)].append(pair)
        lineage_of = self._store.group_of(lineages.SPACE, articles)
        for ident, members in sorted(made.items()):
            known = self._store.load(members)
            origins, _ = utterances.independent(members, lineage_of, known)
            near = stories.related(members, mine[ident], home)
            yield stories.story(ident, members, known, origins=origins, related=near)

    def _inner(self) -> dict[str, Sequence[str]]:
        """Return the stories within which something may follow that did not.

        They are those with other articles; with statements that begin another utterance now, or that stand in a denial and whose
        utterance is another; with another lineage; or with a figure whose claimant is another. See `Within`.
        """
        groups = self._said.groups
        home = self._store.group_of(stories.SPACE, {article_of(m) for members in groups.values() for m in members})
        touched: dict[str, set[str]] = defaultdict(set)  # story -> its statements whose utterances are others
        for members in groups.values():
            for item in members:
                article, _, statement = item.partition(" ")
                if article in home:
                    touched[home[article]].add(statement)
        in_denials = self._store.in_denials(touched.keys())
        idents = {story for story, found in touched.items() if not found.isdisjoint(in_denials.get(story, ()))}
        articles = {article_of(m) for m in self._said.moved} | self._kin | self._claimed_otherwise()
        idents |= set(self._store.group_of(stories.SPACE, articles).values())
        return {**self._store.members(stories.SPACE, idents - self._story.groups.keys()), **self._story.groups}

    def _claimed_otherwise(self) -> set[str]:
        """Return the articles with a figure in a statement whose speaker is taken for another now."""
        spoken: dict[str, set[str]] = defaultdict(set)
        for article, statement in self._named.speakers:
            spoken[article].add(statement)
        found: set[str] = set()
        for some in parted(sorted(spoken), AT_ONCE):
            for article, one in self._store.load(some).items():
                if any(figure.statement in spoken[article] for figure in one.figures):
                    found.add(article)
        return found

    def _within_one(self, ident: str, members: Sequence[str]) -> Within:
        """Return what follows within a story."""
        known = self._store.load(members)
        articles = [known[a] for a in sorted(members, key=lambda a: (stories.day_of(known[a]), a))]
        same, heads = self._same_words(articles)
        rejections = denials.denials(articles, same, self._decisions.denials)
        seen = {(min(d.statement, o), max(d.statement, o)) for d in rejections for o in d.of}
        lineage_of = self._store.group_of(lineages.SPACE, members)
        speaker_of = {s: e for one in self._store.resolved(members).values() for s, e in one.speakers}
        counted, disputed = series(ident, articles, lineage_of, speaker_of)
        conflicts = [*disputed, *denials.contradictions(articles, heads, seen)]
        self._store.set_in_denials(ident, {s for d in rejections for s in (d.statement, *d.of)})
        return Within(tuple(rejections), tuple(counted), tuple(sorted(conflicts, key=lambda c: (c.one, c.other))))

    def _same_words(self, articles: Sequence[ArticleFeatures]) -> tuple[dict[str, list[str]], list[list[str]]]:
        """Return the statements that report the same words as each of these, and of those first reported here, the first."""
        items = {utterances.item(one, s) for one in articles for s in utterances.spoken(one)}
        group_of = self._store.group_of(utterances.SPACE, items)
        members = self._store.members(utterances.SPACE, set(group_of.values()))
        days = {one.article: stories.day_of(one) for one in articles}
        others = {article_of(m) for held in members.values() for m in held} - days.keys()
        days |= {a: stories.NO_DAY if day is None else day for a, day in self._store.days(others).items()}
        same = {}
        heads = []
        for held in members.values():
            order = sorted(held, key=lambda m: (days[article_of(m)], m))
            statements = [m.partition(" ")[2] for m in order]
            same.update({s: statements for m, s in zip(order, statements, strict=True) if m in items})
            if order[0] in items:
                heads.append([statements[0]])
        return same, heads


def _parted(records: Iterable[_T]) -> Iterator[tuple[_T, ...]]:
    left = iter(records)
    while some := tuple(islice(left, _TOLD_AT_ONCE)):
        yield some


__all__ = ["Change", "Changes", "Within", "increment", "increments"]
