"""Linking as articles arrive: keys, candidates, pairs, groups, for the articles that are new and what they touch."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from onrecord.linking import lineages, stories, utterances
from onrecord.linking.candidates import LEADERS, Heads, candidates, displaced, heads, promoted
from onrecord.linking.features import ArticleFeatures
from onrecord.linking.grouping import FREE, Constraints, components, group_id, redirects
from onrecord.linking.judged import Decisions
from onrecord.linking.replay import replay
from onrecord.linking.store import AT_ONCE, Pair, Posting, Store, article_of, parted, with_features

_POSTINGS_AT_ONCE = 4000  # whose holders are looked up together: what memory is needed for
Grouping = Callable[[Sequence[str], Sequence[Pair], Mapping[str, ArticleFeatures], Constraints], list[tuple[str, ...]]]
Groups = Mapping[str, Sequence[str]]  # id -> items


@dataclass(frozen=True, slots=True)
class Space:
    """How the items of one space are filed, compared and grouped."""

    name: str
    postings: Callable[[ArticleFeatures], list[Posting]]
    compare: Callable[[Mapping[str, ArticleFeatures], str, str], Pair | None]  # features by article, two items
    groups: Grouping | None  # None: day by day, see `replay`
    items: Callable[[ArticleFeatures], list[str]]


@dataclass(frozen=True, slots=True)
class Change:
    """What an increment changed in one space."""

    groups: Groups = field(
        default_factory=dict
    )  # with other members than before, or with members that are other than before
    gone: frozenset[str] = frozenset()  # ids that are no more
    redirects: Mapping[str, str] = field(default_factory=dict)  # where those lead
    moved: frozenset[str] = frozenset()  # items in a group of another id than before, or in none now
    left: Mapping[str, str] = field(default_factory=dict)  # of those, the ids before; items that are new are left out


@dataclass(frozen=True, slots=True)
class Touched:
    """What an increment changed, by space."""

    spaces: Mapping[str, Change]
    added: tuple[ArticleFeatures, ...] = ()  # as filed
    old: Mapping[str, ArticleFeatures] = field(
        default_factory=dict
    )  # articles that left or were filed anew, as they were
    asked: frozenset[str] = frozenset()  # articles whose groups were asked to be made again


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
        None,
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
    old = dict(store.load(leaving))
    taken = {space.name: [p for one in old.values() for p in space.postings(one)] for space in SPACES}
    orphans = {space.name: _neighbours(store, space, old.values()) for space in SPACES}
    store.remove(old.keys(), [p for postings in taken.values() for p in postings])
    filed = {space.name: [p for one in added for p in space.postings(one)] for space in SPACES}
    store.put(added, [p for postings in filed.values() for p in postings])
    asked = store.load(judged)
    spaces = {}
    for space in SPACES:
        before = {item for one in old.values() for item in space.items(one)}
        fresh = {item for one in added for item in space.items(one)}
        near, crowded = _near(store, space.name, filed[space.name])
        again = _unsettled(store, space.name, filed[space.name], taken[space.name], crowded) - fresh - before
        pairs = _pair(store, space, fresh | again, before, filed[space.name], near)
        new = fresh - before
        if space.groups is None:  # what follows from a new article is told where it is given its story
            pairs = {pair for pair in pairs if pair.a not in new and pair.b not in new}
        ends = {end for pair in pairs for end in (pair.a, pair.b)}
        dirty = fresh | again | ends | orphans[space.name] | {i for one in asked.values() for i in space.items(one)}
        lost = before - fresh
        if space.groups is None:
            spaces[space.name] = _replayed(store, space, dirty - lost, lost, old, decisions)
        else:
            spaces[space.name] = _regroup(store, space, dirty - lost, lost, decisions)
    return Touched(spaces, tuple(added), old, frozenset(asked))


def _neighbours(store: Store, space: Space, articles: Iterable[ArticleFeatures]) -> set[str]:
    """Return the items paired with those of articles that leave: their groups may fall apart."""
    items = {item for one in articles for item in space.items(one)}
    return {end for pair in store.pairs(space.name, items) for end in (pair.a, pair.b)} if items else set()


def _near(store: Store, space: str, postings: Sequence[Posting]) -> tuple[dict[str, set[str]], Heads]:
    """Return the candidates of each item of `postings`, and of the keys that more items hold than lead, the first holders."""
    near: dict[str, set[str]] = {}
    crowded: dict[int, Sequence[str]] = {}
    for some in parted(postings, _POSTINGS_AT_ONCE):
        held_by = heads(store, space, some)
        for item, others in candidates(store, space, some, held_by).items():
            near.setdefault(item, set()).update(others)
        crowded.update((key, held) for key, held in held_by.items() if len(held) > LEADERS)
    return near, crowded


def _unsettled(
    store: Store, space: str, filed: Sequence[Posting], taken: Sequence[Posting], crowded: Heads
) -> set[str]:
    """Return the items that lead a key no more, or newly; `crowded` are as `_near` gives them for `filed`."""
    out = displaced(store, space, filed, crowded)
    if taken:
        counts: dict[int, int] = defaultdict(int)
        for posting in taken:
            counts[posting.key] += 1
        out |= promoted(store, space, counts)
    return out


def _pair(
    store: Store,
    space: Space,
    items: set[str],
    lost: set[str],
    filed: Sequence[Posting],
    near: Mapping[str, set[str]],
) -> set[Pair]:
    """Find the pairs of `items` anew, and forget those of `lost`; return those that came or went.

    `filed` are the postings of those of the items that are new, and `near` their candidates.
    """
    others = items - {posting.item for posting in filed}
    rest = [
        p
        for one in store.load({article_of(item) for item in others}).values()
        for p in space.postings(one)
        if p.item in others
    ]
    found = _compared(store, space, {**near, **_near(store, space.name, rest)[0]})
    before = set(store.pairs(space.name, others | lost))
    store.set_pairs(space.name, items | lost, found)
    return before ^ set(found)


def _compared(store: Store, space: Space, near: Mapping[str, set[str]]) -> list[Pair]:
    """Return the pairs that items make with their candidates.

    The articles of the candidates may be many times those of the items, and each is taken up once, a few at a time: what memory is
    needed does not grow with the articles on record.
    """
    asked: dict[str, list[tuple[str, str]]] = defaultdict(
        list
    )  # article -> items, each with a candidate of that article
    for item in sorted(near):
        for other in near[item]:
            if item < other or item not in near.get(other, ()):
                asked[article_of(other)].append((item, other))
    mine = store.load({article_of(item) for item in near})
    articles = sorted(asked)
    found = []
    for at in range(0, len(articles), AT_ONCE):
        some = articles[at : at + AT_ONCE]
        features = {**mine, **store.load([article for article in some if article not in mine])}
        for article in some:
            for item, other in asked[article]:
                pair = space.compare(features, *((item, other) if item < other else (other, item)))
                if pair is not None:
                    found.append(pair)
    return found


def _regroup(store: Store, space: Space, dirty: set[str], lost: set[str], decisions: Decisions) -> Change:
    """Make the groups of every component that holds a dirty item."""
    constraints = constraints_of(store, space.name, decisions)
    bound = constraints.together
    inside, pairs = reach(store, space.name, dirty, bound)
    by_first: dict[str, list[Pair]] = defaultdict(list)
    made: dict[str, Sequence[str]] = {}
    parts = list(components(inside, [*((p.a, p.b) for p in pairs), *bound]))
    home = {item: part[0] for part in parts for item in part}
    for pair in pairs:
        by_first[home[pair.a]].append(pair)
    for some, features in with_features(store, parts):
        for part in some:
            for members in _groups(space, part, by_first[part[0]], features, constraints):
                founder = min(members, key=lambda m: (stories.day_of(features[article_of(m)]), m))
                made[group_id(space.name, founder)] = tuple(members)
    return settled(store, space.name, inside | lost, made, dirty)


def _replayed(
    store: Store,
    space: Space,
    dirty: set[str],
    lost: set[str],
    old: Mapping[str, ArticleFeatures],
    decisions: Decisions,
) -> Change:
    """Make the stories again that follow from dirty articles."""
    constraints = constraints_of(store, space.name, decisions)
    if constraints is not FREE:
        dirty = dirty | {end for pair in (*constraints.together, *constraints.apart) for end in pair} - lost
    days = store.days(old.keys())
    gone = {a: stories.day_of(one) for a, one in old.items() if a in lost or days.get(a) != one.day}
    changed, gone_ids = replay(store, dirty, gone, constraints)
    inside = {m for members in changed.values() for m in members} | lost
    kept = store.members(space.name, set(store.group_of(space.name, dirty).values()) - changed.keys() - gone_ids)
    inside |= {m for members in (*store.members(space.name, gone_ids).values(), *kept.values()) for m in members}
    made = {ident: tuple(sorted(members)) for ident, members in changed.items()}
    return settled(store, space.name, inside, {**kept, **made}, dirty)


def settled(
    store: Store,
    space: str,
    inside: Collection[str],
    made: Groups,
    dirty: Collection[str],
) -> Change:
    """Keep the groups `made` in place of those of the items `inside`, and tell what is other than before."""
    before = dict(store.group_of(space, inside))
    old = store.members(space, set(before.values()))
    gone = frozenset(old.keys() - made.keys())
    other = {ident: m for ident, m in made.items() if ident not in old or set(old[ident]) != set(m)}
    changed = {ident: m for ident, m in made.items() if ident in other or not set(m).isdisjoint(dirty)}
    store.set_groups(space, {*gone, *(other.keys() & old.keys())}, other)
    now = {item: ident for ident, members in made.items() for item in members}
    moved = frozenset(item for item in before.keys() | now.keys() if before.get(item) != now.get(item))
    left = {item: before[item] for item in moved if item in before}
    return Change(changed, gone, redirects({g: old[g] for g in gone}, made), moved, left)


def _groups(
    space: Space,
    part: Sequence[str],
    pairs: Sequence[Pair],
    features: Mapping[str, ArticleFeatures],
    constraints: Constraints,
) -> list[tuple[str, ...]]:
    if len(part) == 1 or space.groups is None:
        return [tuple(part)]
    inside = set(part)
    together = tuple(p for p in constraints.together if p[0] in inside and p[1] in inside)
    apart = frozenset(p for p in constraints.apart if p[0] in inside and p[1] in inside)
    return space.groups(part, pairs, features, Constraints(together, apart))


def constraints_of(store: Store, space: str, decisions: Decisions) -> Constraints:
    """Return what people decided on the groups of a space, as far as its items are there already."""
    ids = decisions.ids(space)
    if not ids:
        return FREE
    found = decisions.constraints(space, store.named(space, ids))
    there = _there(store, space, {end for pair in (*found.together, *found.apart) for end in pair})
    return Constraints(
        tuple(pair for pair in found.together if there.issuperset(pair)),
        frozenset(pair for pair in found.apart if there.issuperset(pair)),
    )


def _there(store: Store, space: str, items: set[str]) -> set[str]:
    kind = next((one for one in SPACES if one.name == space), None)
    if kind is None:
        return set(store.forms(items))
    articles = store.load({article_of(item) for item in items})
    return items & {item for one in articles.values() for item in kind.items(one)}


def reach(
    store: Store, space: str, items: set[str], bound: Sequence[tuple[str, str]]
) -> tuple[set[str], Collection[Pair]]:
    """Return all items connected with `items` by pairs or by what people decided, and the pairs of all of them."""
    tied: dict[str, set[str]] = defaultdict(set)
    for a, b in bound:
        tied[a].add(b)
        tied[b].add(a)
    inside, edge = set(items), set(items)
    pairs: dict[tuple[str, str], Pair] = {}
    while edge:
        near = {(pair.a, pair.b): pair for pair in store.pairs(space, edge)}
        pairs.update(near)
        found = {end for ends in near for end in ends}
        found |= {other for item in edge for other in tied.get(item, ())}
        edge = found - inside
        inside |= edge
    return inside, pairs.values()
