"""Which items are worth comparing: those that share a key, with a bound on how many a common key brings together.

A key that many items hold (a site's furniture, a much-repeated phrase) would pair everything with everything. So each key has
*leaders*: the first `LEADERS` of its holders in the order of their ids, which are hashes and therefore a fixed random sample. Two
items are candidates when one files a key that the other probes and one of the two leads its own. That is a property of the
final set of items: it does not depend on the order they came in. When a newcomer displaces a leader, the candidates of the
displaced item are found again.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from onrecord.linking.store import Posting, Store

LEADERS = 64


def candidates(store: Store, space: str, postings: Sequence[Posting]) -> dict[str, Counter[str]]:
    """Return, for each item of `postings`, its candidates and how many keys they share.

    `postings` are all the postings of the items asked about, already filed in `store`.
    """
    probes = {probe for posting in postings for probe in posting.probes}
    leaders = {key: frozenset(held) for key, held in store.holders(space, probes, LEADERS).items()}
    led = {p.key for p in postings if p.item in leaders.get(p.key, ())}
    wide = {probe for p in postings if p.key in led for probe in p.probes if len(leaders.get(probe, ())) == LEADERS}
    everyone = store.holders(space, wide) if wide else {}
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for posting in postings:
        leads = posting.item in leaders.get(posting.key, ())
        for probe in posting.probes:
            held: Iterable[str] = everyone[probe] if leads and probe in everyone else leaders.get(probe, ())
            found[posting.item].update(held)
    for item, others in found.items():
        others.pop(item, None)
    return found


def displaced(store: Store, space: str, postings: Sequence[Posting]) -> set[str]:
    """Return the items that led a key until `postings`, already filed, were added to it."""
    new: dict[int, set[str]] = defaultdict(set)
    for posting in postings:
        new[posting.key].add(posting.item)
    out: set[str] = set()
    by_count: dict[int, list[int]] = defaultdict(list)
    for key, held in store.holders(space, new.keys(), LEADERS + 1).items():
        if len(held) > LEADERS:
            by_count[len(new[key])].append(key)
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
