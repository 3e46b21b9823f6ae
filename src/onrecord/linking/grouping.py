"""Groups out of pairs: deterministic, within one connected component at a time."""

import heapq
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from onrecord.linking.store import Pair
from onrecord.records import content_id


@dataclass(frozen=True, slots=True)
class Constraints:
    """What a person decided: items that belong together, and items that do not."""

    together: tuple[tuple[str, str], ...] = ()
    apart: frozenset[tuple[str, str]] = field(default_factory=frozenset)  # each pair in both orders

    def forbids(self, one: Collection[str], other: Collection[str]) -> bool:
        """Tell whether some item of `one` may not be with some item of `other`."""
        return bool(self.apart) and any((a, b) in self.apart for a in one for b in other)


FREE = Constraints()


def components(items: Iterable[str], pairs: Iterable[tuple[str, str]]) -> Iterator[tuple[str, ...]]:
    """Yield the connected components of `items` under `pairs`, members sorted, in the order of their first members."""
    parent = {item: item for item in items}

    def root(item: str) -> str:
        while parent[item] != item:
            parent[item] = parent[parent[item]]
            item = parent[item]
        return item

    for a, b in pairs:
        if a in parent and b in parent:
            one, other = sorted((root(a), root(b)))
            parent[other] = one
    found = defaultdict(list)
    for item in sorted(parent):
        found[root(item)].append(item)
    yield from (tuple(found[first]) for first in sorted(found))


def agglomerate(
    items: Sequence[str],
    scores: Mapping[tuple[str, str], float],
    *,
    cut: float,
    constraints: Constraints = FREE,
    allowed: Callable[[Sequence[str], Sequence[str]], bool] | None = None,
    seeds: Sequence[Sequence[str]] = (),
) -> list[tuple[str, ...]]:
    """Return `items` grouped by average linkage: two groups join while the mean score between them is at least `cut`.

    A pair that `scores` does not hold counts as 0. `seeds` start joined; `allowed` may refuse a join; what people decided
    (`constraints`) comes before either. Ties go to the groups whose first members come first, so that the result depends on
    nothing but the arguments' content.
    """
    members = {at: [item] for at, item in enumerate(sorted(items))}
    home = {held[0]: at for at, held in members.items()}
    for a, b in (*constraints.together, *((seed[0], item) for seed in seeds for item in seed[1:])):
        if a in home and b in home and home[a] != home[b]:
            into, gone = sorted((home[a], home[b]))
            if not constraints.forbids(members[into], members[gone]):
                members[into] += members.pop(gone)
                home.update(dict.fromkeys(members[into], into))
    total: dict[int, dict[int, float]] = {at: {} for at in members}
    for (a, b), score in scores.items():
        if a in home and b in home and home[a] != home[b]:
            for one, other in ((home[a], home[b]), (home[b], home[a])):
                total[one][other] = total[one].get(other, 0.0) + score
    heap: list[tuple[float, str, str, int, int, int, int]] = []
    first = {at: min(held) for at, held in members.items()}

    def push(one: int, other: int) -> None:
        mean = total[one][other] / (len(members[one]) * len(members[other]))
        if mean >= cut - 1e-9:
            low, high = sorted((one, other), key=first.__getitem__)
            heapq.heappush(
                heap, (-round(mean, 6), first[low], first[high], low, high, len(members[low]), len(members[high]))
            )

    for one, others in total.items():
        for other in others:
            if one < other:
                push(one, other)
    while heap:
        _, _, _, one, other, size, other_size = heapq.heappop(heap)
        if one not in members or other not in members:
            continue
        if (len(members[one]), len(members[other])) != (size, other_size):
            continue  # one of them grew since: a fresh entry stands for it
        if constraints.forbids(members[one], members[other]):
            continue
        if allowed is not None and not allowed(members[one], members[other]):
            continue
        members[one] += members.pop(other)
        first[one] = min(first[one], first[other])
        for third, sum_ in total.pop(other).items():
            total[third].pop(other, None)
            if third != one:
                total[one][third] = total[third][one] = total[one].get(third, 0.0) + sum_
        total[one].pop(other, None)
        for third in total[one]:
            push(one, third)
    return sorted(tuple(sorted(held)) for held in members.values())


def chained(items: Sequence[str], pairs: Iterable[Pair], *, constraints: Constraints = FREE) -> list[tuple[str, ...]]:
    """Return `items` grouped so that any accepted pair is in one group (single linkage), strongest pairs first.

    Only what people decided can keep a pair apart.
    """
    home = {item: item for item in items}
    members = {item: [item] for item in items}

    def join(a: str, b: str) -> None:
        if a not in home or b not in home or home[a] == home[b]:
            return
        if constraints.forbids(members[home[a]], members[home[b]]):
            return
        into, gone = sorted((home[a], home[b]))
        members[into] += members.pop(gone)
        home.update(dict.fromkeys(members[into], into))

    for a, b in constraints.together:
        join(a, b)
    for pair in sorted(pairs, key=lambda p: (-p.score, p.a, p.b)):
        join(pair.a, pair.b)
    return sorted(tuple(sorted(held)) for held in members.values())


def group_id(space: str, founder: str) -> str:
    """Return the id of the group of `space` that `founder` (its earliest member) opened."""
    return content_id(space, founder)


def redirects(old: Mapping[str, Collection[str]], new: Mapping[str, Collection[str]]) -> dict[str, str]:
    """Return where each retired group id leads: the new group that holds most of its members.

    `old` and `new` give the members of each group id. Ties go to the id that was there before, then to the smaller one;
    an id whose members are all gone leads nowhere and is left out.
    """
    home = {item: group for group, items in new.items() for item in items}
    found = {}
    for group, items in old.items():
        if group in new:
            continue
        votes: dict[str, int] = defaultdict(int)
        for item in items:
            if item in home:
                votes[home[item]] += 1
        if votes:
            found[group] = min(votes, key=lambda g: (-votes[g], g not in old, g))
    return found
