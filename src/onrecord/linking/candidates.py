"""Which items are worth comparing: those that share a key, with a bound on how many a common key brings together.

A key that many items hold (a site's furniture, a much-repeated phrase) would pair everything with everything. So each key has
*leaders*: the first `LEADERS` of its holders in the order of their ids, which are hashes and therefore a fixed random sample. Two
items are candidates when one files a key that the other probes and one of the two leads its own. That is a property of the
final set of items: it does not depend on the order they came in. When a newcomer displaces a leader, the candidates of the
displaced item are found again.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from onrecord.linking.store import Posting, Store

LEADERS = 64


Heads = Mapping[int, Sequence[str]]  # key -> its first holders, one more than lead it


def heads(
    store: Store, space: str, postings: Iterable[Posting], known: Heads | None = None
) -> dict[int, Sequence[str]]:
    """Return the first holders of every key that `postings` are filed under or look in; what is `known` is not asked for."""
    wanted = {probe for posting in postings for probe in posting.probes}
    held = dict(known or {})
    held.update(store.holders(space, wanted - held.keys(), LEADERS + 1))
    return held


def candidates(store: Store, space: str, postings: Sequence[Posting], held_by: Heads) -> dict[str, set[str]]:
    """Return, for each item of `postings`, its candidates.

    `postings` are all the postings of the items asked about, already filed in `store`; `held_by` are their `heads`.
    """
    shared = {key: held for key, held in held_by.items() if len(held) > 1}
    leaders: dict[int, Collection[str]] = {
        **held_by,
        **{key: frozenset(held[:LEADERS]) for key, held in shared.items()},
    }
    crowded = {key for key, held in shared.items() if len(held) > LEADERS}
    leading = [p for p in postings if p.item in leaders.get(p.key, ())] if crowded else []
    wide = {probe for p in leading for probe in p.probes if probe in crowded}
    everyone = store.holders(space, wide) if wide else {}
    found: dict[str, set[str]] = defaultdict(set)
    for posting in postings:
        leads = bool(wide) and posting.item in leaders.get(posting.key, ())
        for probe in posting.probes:
            if probe in shared:
                found[posting.item].update(everyone[probe] if leads and probe in everyone else leaders[probe])
            elif probe != posting.key and probe in leaders:  # one item holds it, or none
                found[posting.item].update(leaders[probe])
    for item, others in found.items():
        others.discard(item)
    return found


def displaced(store: Store, space: str, postings: Sequence[Posting], held_by: Heads) -> set[str]:
    """Return the items that led a key until `postings`, already filed, were added to it; `held_by` are their `heads`."""
    crowded = {key for key, held in held_by.items() if len(held) > LEADERS}
    new: dict[int, set[str]] = defaultdict(set)
    for posting in postings if crowded else ():
        if posting.key in crowded:
            new[posting.key].add(posting.item)
    out: set[str] = set()
    by_count: dict[int, list[int]] = defaultdict(list)
    for key, items in new.items():
        by_count[len(items)].append(key)
    for count, keys in by_count.items():
        for key, held in store.holders(space, keys, LEADERS + count).items():
            before = [item for item in held if item not in new[key]][:LEADERS]
            out.update(item for item in before if item not in held[:LEADERS])
    return out


def promoted(store: Store, space: str, removed: Mapping[int, int]) -> set[str]:
    """Return the items that lead a key since `removed[key]` of its holders were taken away, already done."""
    out: set[str] = set()
    by_count: dict[int, list[int]] = defaultdict(list)
    for key, count in removed.items():
        by_count[count].append(key)
    for count, keys in by_count.items():
        for held in store.holders(space, keys, LEADERS).values():
            if len(held) == LEADERS:
                out.update(held[LEADERS - count :])
    return out
