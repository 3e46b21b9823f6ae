"""Lineages: articles that descend from one original, told by the narration they share."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from onrecord.linking.features import ArticleFeatures
from onrecord.linking.grouping import FREE, Constraints, chained
from onrecord.linking.narration import SHINGLE, sample
from onrecord.linking.store import Pair, Posting
from onrecord.linking.stories import alike
from onrecord.records import Copy, Lineage

SPACE = "lineage"
_ONE_IN = 10  # shingles filed as keys: texts that share 45 fail to share a key once in a hundred times
_LONG = 5  # shingles that make a passage: ten words alike, or two runs of eight with a word changed between
_GAP = SHINGLE + 1  # shingles between two runs of one passage: what one changed word breaks
_SAME_HEAD = (
    0.25  # of the words of title and first paragraph: below it, one passage common to an outlet's texts is furniture
)
_NEAR = 4  # days between a text and what was made out of it
_STRANGERS = 0.12  # likeness below which two texts are on different events


@dataclass(frozen=True, slots=True)
class Shared:
    """What two narrations have in common."""

    shingles: int  # within passages
    share: float  # of the shorter narration's shingles
    passages: int


def postings(features: ArticleFeatures) -> list[Posting]:
    """Return where an article is filed for finding its copies: under a fixed sample of its shingles."""
    return [Posting(SPACE, features.article, k, (k,)) for k in sorted(sample(features.shingles, _ONE_IN))]


def compare(one: ArticleFeatures, other: ArticleFeatures) -> Pair | None:
    """Return the pair when one of the two texts descends from the other, or both from one original; else None.

    The score is the share of the shorter narration that the other holds too (containment; Broder 1997), 0.0-1.0, counting only
    passages of ten words and more.
    """
    found = shared(one, other)
    if not found.passages or not _descends(one, other, found):
        return None
    a, b = sorted((one.article, other.article))
    told = f"{found.passages} passages of narration in common, {found.share:.0%} of the shorter text"
    return Pair(a, b, round(found.share, 4), "copy", (told,))


def shared(one: ArticleFeatures, other: ArticleFeatures) -> Shared:
    """Return what the narrations of two articles have in common, measured along the shorter."""
    short, long = sorted((one, other), key=lambda f: (len(f.shingles), f.article))
    if len(short.shingles) == 0:
        return Shared(0, 0.0, 0)
    places = np.flatnonzero(np.isin(short.shingles, long.shingles, assume_unique=True))
    if len(places) == 0:
        return Shared(0, 0.0, 0)
    breaks = np.flatnonzero(np.diff(places) > _GAP) + 1
    sizes = [len(run) for run in np.split(places, breaks)]
    long_runs = [size for size in sizes if size >= _LONG]
    return Shared(sum(long_runs), sum(long_runs) / len(short.shingles), len(long_runs))


@dataclass(frozen=True, slots=True)
class Bar:
    """What common narration must come to before it tells of copying: all three, in one of the ways of a case."""

    share: float  # of the shorter text
    alike: float  # likeness of the telling words of the whole texts: furniture stands in texts on anything
    passages: int = 1  # places where it lies: a statement or a table printed by both is one, or two
    shingles: int = 0


# Set on pairs of the archive read one by one; see docs/decisions on lineages. (one outlet?, when): the ways to pass.
_BARS: Mapping[tuple[bool, str], tuple[Bar, ...]] = {
    (False, "near"): (
        Bar(0.5, 0.15),
        Bar(0.08, 0.15, passages=3),
        Bar(0.08, 0.15, shingles=45),
        Bar(0.2, 0.25, shingles=15),
    ),
    (False, "undated"): (Bar(0.5, 0.35), Bar(0.08, 0.35, passages=3), Bar(0.12, 0.35, shingles=45)),
    (False, "far"): (Bar(0.3, 0.35),),
    # an outlet's furniture and background paragraphs return from article to article
    (True, "near"): (Bar(0.5, 0.35), Bar(0.3, 0.45, passages=3)),
    (True, "undated"): (Bar(0.8, 0.45),),
    (True, "far"): (Bar(0.8, 0.6),),
}
# Where one of the two credits an agency, less tells of its copy in the other.
_CREDITED = Bar(0.08, 0.2, passages=2)


def _descends(one: ArticleFeatures, other: ArticleFeatures, found: Shared) -> bool:
    same_outlet = one.outlet is not None and one.outlet == other.outlet
    if same_outlet and found.passages == 1 and _heads(one, other) < _SAME_HEAD:
        return False
    likeness = alike(one, other)
    ways = _BARS[same_outlet, _when_apart(one, other)]
    if not same_outlet and _when_apart(one, other) == "near" and (one.agencies or other.agencies):
        ways = (*ways, _CREDITED)
    return any(
        found.share >= bar.share
        and found.passages >= bar.passages
        and found.shingles >= bar.shingles
        and likeness >= bar.alike
        for bar in ways
    )


def _heads(one: ArticleFeatures, other: ArticleFeatures) -> float:
    """Return how far titles and first paragraphs speak of one thing: words in common, as a share of the fewer, 0.0-1.0."""
    return len(one.head & other.head) / max(1, min(len(one.head), len(other.head)))


def _when_apart(one: ArticleFeatures, other: ArticleFeatures) -> str:
    if one.day is None or other.day is None:
        return "undated"
    return "near" if abs(one.day - other.day) <= _NEAR else "far"


def groups(
    members: Sequence[str],
    pairs: Sequence[Pair],
    features: Mapping[str, ArticleFeatures],
    constraints: Constraints = FREE,
) -> list[tuple[str, ...]]:
    """Return the members of one component as lineages.

    A text stitched from two originals does not make them kin: of neighbours on other events it keeps the one it took most from.
    """
    return chained(members, _without_stitches(pairs, features), constraints=constraints)


def lineage(
    ident: str, members: Sequence[str], pairs: Sequence[Pair], features: Mapping[str, ArticleFeatures]
) -> Lineage:
    """Return the record of one group: its likely original, its agency, and who copied whom.

    `pairs` are those with an end among `members`, and `features` holds both ends.
    """
    order = sorted(members, key=lambda m: _when(features[m]))
    agency = _agency([features[m] for m in order])
    rank = {m: n for n, m in enumerate(order)}
    parents: dict[str, Pair] = {}
    for pair in sorted(pairs, key=lambda p: (-p.score, p.a, p.b)):
        if pair.a in rank and pair.b in rank:
            later = max((pair.a, pair.b), key=rank.__getitem__)
            parents.setdefault(later, pair)
    copies = [_copy(features, later, pair) for later, pair in parents.items()]
    woven = [_copy(features, p.a if p.a in rank else p.b, p) for p in pairs if (p.a in rank) != (p.b in rank)]
    copies += [copy for copy in woven if copy.relation == "contains"]
    origin = order[0]
    if len(order) > 1 and agency is not None and not _is_agency_itself(features[origin], agency):
        origin_known: str | None = None
    else:
        origin_known = origin
    copies.sort(key=lambda c: (rank[c.article], c.of))
    return Lineage(ident, tuple(order), origin_known, agency, tuple(copies))


def _when(one: ArticleFeatures) -> tuple[int, str]:
    return (one.day if one.day is not None else 10**7, one.article)


def _common(one: npt.NDArray[np.uint32], other: npt.NDArray[np.uint32]) -> int:
    """Return how many values two arrays without repeats have in common."""
    return int(np.count_nonzero(np.isin(one, other, assume_unique=True)))


def _overlap(middle: ArticleFeatures, one: ArticleFeatures, other: ArticleFeatures) -> float:
    """Return how far what `middle` shares with `one` is what it shares with `other`: share of the smaller part."""
    with_one = np.intersect1d(middle.shingles, one.shingles, assume_unique=True)
    with_other = np.intersect1d(middle.shingles, other.shingles, assume_unique=True)
    return _common(with_one, with_other) / max(1, min(len(with_one), len(with_other)))


def _without_stitches(pairs: Sequence[Pair], features: Mapping[str, ArticleFeatures]) -> list[Pair]:
    neighbours: dict[str, list[tuple[int, str, Pair]]] = {}
    for pair in pairs:
        shared = _common(features[pair.a].shingles, features[pair.b].shingles)
        neighbours.setdefault(pair.a, []).append((-shared, pair.b, pair))
        neighbours.setdefault(pair.b, []).append((-shared, pair.a, pair))
    dropped: set[Pair] = set()
    for middle, found in neighbours.items():
        kept: list[str] = []
        for _, other, pair in sorted(found, key=lambda f: f[:2]):
            stranger = kept and all(
                alike(features[other], features[k]) < _STRANGERS
                and _overlap(features[middle], features[other], features[k]) < 0.2
                for k in kept
            )
            if stranger:
                dropped.add(pair)
            else:
                kept.append(other)
    return [pair for pair in pairs if pair not in dropped]


def _agency(members: Sequence[ArticleFeatures]) -> str | None:
    """Return the agency that most of the members credit; ties go to the one credited first."""
    credited: dict[str, int] = {}
    for one in members:
        for agency in one.agencies:
            credited[agency] = credited.get(agency, 0) + 1
    return max(credited, key=lambda a: credited[a]) if credited else None


def _is_agency_itself(one: ArticleFeatures, agency: str) -> bool:
    return one.outlet is not None and agency.casefold() in one.outlet.casefold()


def _copy(features: Mapping[str, ArticleFeatures], article: str, pair: Pair) -> Copy:
    of = pair.b if pair.a == article else pair.a
    mine, theirs = len(features[article].shingles), len(features[of].shingles)
    shared = _common(features[article].shingles, features[of].shingles)
    in_mine, in_theirs = shared / max(mine, 1), shared / max(theirs, 1)
    if in_mine >= 0.85 and in_theirs >= 0.85:
        relation = "reprint"
    elif in_mine >= 0.85:
        relation = "trimmed"
    elif in_theirs >= 0.85:
        relation = "extended" if in_mine >= 0.5 else "contains"
    elif in_mine >= 0.5:
        relation = "rewritten"
    else:
        relation = "contains"
    evidence = (*pair.evidence, f"{in_mine:.0%} of this text, {in_theirs:.0%} of the other")
    return Copy(article, of, relation, pair.score, evidence)  # type: ignore[arg-type]
