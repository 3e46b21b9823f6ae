"""Linking as articles arrive: keys, candidates, pairs, groups, for the articles that are new and what they touch."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from onrecord.linking import lineages, stories, utterances
from onrecord.linking.candidates import candidates, displaced, promoted
from onrecord.linking.features import ArticleFeatures
from onrecord.linking.grouping import FREE, Constraints, components, group_id, redirects
from onrecord.linking.judged import Decisions
from onrecord.linking.store import Pair, Posting, Store, article_of

Grouping = Callable[[Sequence[str], Sequence[Pair], Mapping[str, ArticleFeatures], Constraints], list[tuple[str, ...]]]


@dataclass(frozen=True, slots=True)
class Space:
    """How the items of one space are filed, compared and grouped."""

    name: str
    postings: Callable[[ArticleFeatures], list[Posting]]
    compare: Callable[[Mapping[str, ArticleFeatures], str, str], Pair | None]  # features by article, two items
    groups: Grouping
    items: Callable[[ArticleFeatures], list[str]]


@dataclass(frozen=True, slots=True)
class Touched:
    """What an increment changed, by space: the groups as they are now, those that are gone, and where their ids lead."""

    groups: Mapping[str, Mapping[str, Sequence[str]]] = field(default_factory=dict)
    gone: Mapping[str, frozenset[str]] = field(default_factory=dict)
    redirects: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


def _compare_statements(features: Mapping[str, ArticleFeatures], a: str, b: str) -> Pair | None:
    one, other = features[article_of(a)], features[article_of(b)]
    return utterances.compare(one, one.statement(a.partition(" ")[2]), other, other.statement(b.partition(" ")[2]))


SPACES = (
    Space(
        lineages.SPACE,
        lineages.postings,
        lambda features, a, b: lineages.compare(features[a], features[b]),
        lineages.groups,
        lambda one: [one.article],
    ),
    Space(
        stories.SPACE,
        stories.postings,
        lambda features, a, b: stories.compare(features[a], features[b]),
        stories.groups,
        lambda one: [one.article],
    ),
    Space(
        utterances.SPACE,
        utterances.postings,
        _compare_statements,
        utterances.groups,
        lambda one: [utterances.item(one, s) for s in utterances.spoken(one)],
    ),
)


def update(
    store: Store,
    added: Sequence[ArticleFeatures],
    removed: Collection[str] = (),
    decisions: Decisions | None = None,
    *,
    judged: Collection[str] = (),
) -> Touched:
    """Take articles into the store (and out of it), and regroup what they touch; return what changed.

    Whatever the order and the batches, the store ends with the same groups. `added` replaces articles of the same id. What people
    decided on statements is applied to `added` here; decisions on groups are taken from `decisions` whenever a group is made, and
    `judged` names articles whose groups are to be made again because a decision on them is new or undone.
    """
    decisions = decisions or Decisions()
    added = [decisions.apply(one) for one in sorted(added, key=lambda f: f.article)]
    leaving = {*removed, *(one.article for one in added)}
    old = store.load(leaving)
    taken = {space.name: [p for one in old.values() for p in space.postings(one)] for space in SPACES}
    orphans = {space.name: _neighbours(store, space, old.values()) for space in SPACES}
    store.remove(leaving)
    filed = {space.name: [p for one in added for p in space.postings(one)] for space in SPACES}
    store.put(added, [p for postings in filed.values() for p in postings])
    groups, gone, leads = {}, {}, {}
    for space in SPACES:
        lost = {item for one in old.values() for item in space.items(one)}
        fresh = {item for one in added for item in space.items(one)}
        again = _unsettled(store, space.name, filed[space.name], taken[space.name]) - fresh - lost
        _pair(store, space, fresh | again, lost)
        asked = {item for one in store.load(judged).values() for item in space.items(one)}
        dirty = fresh | again | asked | (orphans[space.name] - lost)
        groups[space.name], gone[space.name], leads[space.name] = _regroup(store, space, dirty, lost - fresh, decisions)
    return Touched(groups, gone, leads)


def _neighbours(store: Store, space: Space, articles: Iterable[ArticleFeatures]) -> set[str]:
    """Return the items paired with those of articles that leave: their groups may fall apart."""
    items = {item for one in articles for item in space.items(one)}
    return {end for pair in store.pairs(space.name, items) for end in (pair.a, pair.b)} if items else set()


def _unsettled(store: Store, space: str, filed: Sequence[Posting], taken: Sequence[Posting]) -> set[str]:
    """Return the items that lead a key no more, or newly."""
    out = displaced(store, space, filed) if filed else set()
    if taken:
        counts: dict[int, int] = defaultdict(int)
        for posting in taken:
            counts[posting.key] += 1
        out |= promoted(store, space, counts)
    return out


def _pair(store: Store, space: Space, items: set[str], lost: set[str]) -> None:
    """Find the pairs of `items` anew, and forget those of `lost`."""
    features = dict(store.load({article_of(item) for item in items}))
    postings = [p for one in features.values() for p in space.postings(one) if p.item in items]
    near = candidates(store, space.name, postings)
    features |= store.load({article_of(o) for others in near.values() for o in others} - features.keys())
    found: dict[tuple[str, str], Pair] = {}
    tried: set[tuple[str, str]] = set()
    for item in sorted(near):
        for other in near[item]:
            ends = (item, other) if item < other else (other, item)
            if ends in tried:
                continue
            tried.add(ends)
            pair = space.compare(features, *ends)
            if pair is not None:
                found[ends] = pair
    store.set_pairs(space.name, items | lost, list(found.values()))


def _regroup(
    store: Store, space: Space, dirty: set[str], lost: set[str], decisions: Decisions
) -> tuple[dict[str, Sequence[str]], frozenset[str], dict[str, str]]:
    """Make the groups of every component that holds a dirty item; return the new ones, the gone ones, and redirects."""
    ids = decisions.ids(space.name)
    constraints = decisions.constraints(space.name, store.named(space.name, ids)) if ids else FREE
    bound = constraints.together
    inside = _reach(store, space.name, dirty, bound)
    pairs = list(store.pairs(space.name, inside))
    features = store.load({article_of(item) for item in inside})
    by_first: dict[str, list[Pair]] = defaultdict(list)
    made: dict[str, Sequence[str]] = {}
    parts = list(components(inside, [*((p.a, p.b) for p in pairs), *bound]))
    home = {item: part[0] for part in parts for item in part}
    for pair in pairs:
        by_first[home[pair.a]].append(pair)
    for part in parts:
        for members in _groups(space, part, by_first[part[0]], features, constraints):
            founder = min(members, key=lambda m: (stories.day_of(features[article_of(m)]), m))
            made[group_id(space.name, founder)] = tuple(members)
    before = set(store.group_of(space.name, inside | lost).values())
    old = store.members(space.name, before)
    leads = redirects(old, made)
    store.set_groups(space.name, before, made)
    return made, frozenset(before - made.keys()), leads


def _groups(
    space: Space,
    part: Sequence[str],
    pairs: Sequence[Pair],
    features: Mapping[str, ArticleFeatures],
    constraints: Constraints,
) -> list[tuple[str, ...]]:
    if len(part) == 1:
        return [tuple(part)]
    inside = set(part)
    together = tuple(p for p in constraints.together if p[0] in inside and p[1] in inside)
    apart = frozenset(p for p in constraints.apart if p[0] in inside and p[1] in inside)
    return space.groups(part, pairs, features, Constraints(together, apart))


def _reach(store: Store, space: str, items: set[str], bound: Sequence[tuple[str, str]]) -> set[str]:
    """Return all items connected with `items` by pairs or by what people decided."""
    tied: dict[str, set[str]] = defaultdict(set)
    for a, b in bound:
        tied[a].add(b)
        tied[b].add(a)
    inside, edge = set(items), set(items)
    while edge:
        found = {end for pair in store.pairs(space, edge) for end in (pair.a, pair.b)}
        found |= {other for item in edge for other in tied.get(item, ())}
        edge = found - inside
        inside |= edge
    return inside
