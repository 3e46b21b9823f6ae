"""Lineages: articles that descend from one original, told by the narration they share."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from onrecord.linking.features import ArticleFeatures
from onrecord.linking.grouping import FREE, Constraints, chained
from onrecord.linking.narration import SHINGLE, cites, outlet_words, winnowed
from onrecord.linking.store import Pair, Posting
from onrecord.linking.stories import alike
from onrecord.linking.wording import tokens
from onrecord.records import Copy, Lineage
from onrecord.text.agencies import spellings

SPACE = "lineage"
_WINDOW = 20  # shingles in a row of which one is filed as a key: texts that share so many in a row share a key
_WINDOW_BORROWED = 2 * _WINDOW  # the same of what it quotes: what counts there is longer
_LONG = 5  # shingles that make a passage: ten words alike, or two runs of eight with a word changed between
_GAP = SHINGLE + 1  # shingles between two runs of one passage: what one changed word breaks
_SAME_HEAD = (
    0.25  # of the words of title and first paragraph: below it, one passage common to an outlet's texts is furniture
)
_NEAR = 4  # days between a text and what was made out of it
_LIFTED = 20  # shingles that one prints of the other's narration as a quotation
_LIFTED_SHARE = 0.08  # of the shorter text: below it the other is one source of several
_LIFTED_ALIKE = 0.15
_CREDITED_SHARE = 0.2  # of the shorter text, in words of any voice that one prints and credits to the other's outlet
_CREDITED_RUNS = 45
_CREDITED_ALIKE = 0.25
# Likeness below which two texts are on different events: of two of the archive at random one in fifty is above it, of the two halves of
# one text one in six below. Of texts of different weeks one in a thousand is above 0.28.
_STRANGERS = 0.16
_STRANGERS_FAR = 0.3


@dataclass(frozen=True, slots=True)
class Shared:
    """What two narrations have in common."""

    shingles: int  # within passages
    share: float  # of the shorter narration's shingles
    passages: int


def postings(features: ArticleFeatures) -> list[Posting]:
    """Return where an article is filed for finding its copies: under a sample of its shingles.

    Those of what it quotes are among them, for where it quotes another article's own words.
    """
    keys = {*winnowed(features.shingles, _WINDOW), *winnowed(features.borrowed, _WINDOW_BORROWED)}
    return [Posting(SPACE, features.article, k, (k,)) for k in sorted(keys)]


def compare(one: ArticleFeatures, other: ArticleFeatures) -> Pair | None:
    """Return the pair when one of the two texts descends from the other, or both from one original; else None.

    The score is the share of the shorter narration that the other holds too (containment; Broder 1997), 0.0-1.0, counting only
    passages of ten words and more.
    """
    a, b = sorted((one.article, other.article))
    found = shared(one, other)
    if found.passages and _descends(one, other, found):
        told = f"{found.passages} passages of narration in common, {found.share:.0%} of the shorter text"
        return Pair(a, b, round(found.share, 4), "copy", (told,))
    for quoting, quoted in ((one, other), (other, one)):
        lifted = _lifted(quoting, quoted)
        if lifted is not None:
            told = f"prints {lifted.passages} passages of the other's narration as its words, and names it"
            return Pair(a, b, round(lifted.share, 4), "copy", (told,))
        taken = _taken(quoting, quoted)
        if taken is not None:
            told = f"{taken.share:.0%} of the shorter text in common, quotations included, by one that names the other"
            return Pair(a, b, round(taken.share, 4), "copy", (told,))
    return None


def shared(one: ArticleFeatures, other: ArticleFeatures) -> Shared:
    """Return what the narrations of two articles have in common, measured along the shorter."""
    short, long = sorted((one, other), key=lambda f: (len(f.shingles), f.article))
    return _along(short.shingles, _common(short.shingles, long.shingles), len(short.shingles))


def _along(narration: npt.NDArray[np.uint32], both: npt.NDArray[np.uint32], whole: int) -> Shared:
    """Return what of a narration is among `both`, which is sorted, in passages; the share is of `whole` shingles."""
    if len(both) < _LONG:  # most texts that share a key share a site's line or two
        return Shared(0, 0.0, 0)
    nearest = np.minimum(np.searchsorted(both, narration), len(both) - 1)
    places = np.flatnonzero(both[nearest] == narration)
    breaks = np.flatnonzero(np.diff(places) > _GAP) + 1
    starts, ends = np.concatenate([[0], breaks]), np.concatenate([breaks, [len(places)]])
    sizes = ends - starts
    long_runs = sizes[sizes >= _LONG]
    total = int(long_runs.sum())
    return Shared(total, total / whole, len(long_runs))


def _lifted(quoting: ArticleFeatures, quoted: ArticleFeatures) -> Shared | None:
    """Return what `quoting` prints of the other's narration, where it names that outlet and prints enough; else None.

    What is an article's own voice can stand in another's quotation marks only by being taken from it. Documents that one prints
    without marks and the other with them look the same, but then the outlet is not named.
    """
    both = _common(quoted.shingles, quoting.borrowed)
    if len(both) < _LIFTED or _one_outlet(quoting, quoted) or not cites(quoting.cited, quoted.outlet):
        return None
    least = min(len(quoting.shingles) + len(quoting.borrowed), len(quoted.shingles)) or 1
    found = _along(quoted.shingles, both, least)
    if found.shingles < _LIFTED or found.share < _LIFTED_SHARE or alike(quoting, quoted) < _LIFTED_ALIKE:
        return None
    return found


def _taken(retelling: ArticleFeatures, told: ArticleFeatures) -> Shared | None:
    """Return what `retelling` shares with an article of an outlet that it names, quotations and all, where that is much of it.

    An interview given to one outlet and retold by another has one origin, though all they share was said by somebody else. Much of
    it must be shared: a report that names another beside its own sources, and a speech both attended, share less.
    """
    if _one_outlet(retelling, told) or _when_apart(retelling, told) == "far":
        return None
    if retelling.day is not None and told.day is not None and retelling.day < told.day:
        return None
    one, other = _whole(retelling), _whole(told)
    short, long = (one, other) if len(one) <= len(other) else (other, one)
    both = _common(short, long)
    if len(both) < _CREDITED_RUNS or not cites(retelling.cited, told.outlet):
        return None
    found = _along(short, both, len(short))
    if found.shingles < _CREDITED_RUNS or found.share < _CREDITED_SHARE or alike(retelling, told) < _CREDITED_ALIKE:
        return None
    return found


def _whole(one: ArticleFeatures) -> npt.NDArray[np.uint32]:
    """Return the shingles of narration and quotations, each once."""
    if len(one.borrowed) == 0:
        return one.shingles
    both = _common(one.borrowed, one.shingles)
    if len(both) == 0:
        return np.concatenate([one.shingles, one.borrowed])
    return np.concatenate([one.shingles, np.setdiff1d(one.borrowed, both, assume_unique=True)])


def _one_outlet(one: ArticleFeatures, other: ArticleFeatures) -> bool:
    """Tell whether both are of one outlet: "Tarn News" and "Tarn Online" are."""
    if one.outlet is None or other.outlet is None:
        return False
    return one.outlet == other.outlet or outlet_words(one.outlet) == outlet_words(other.outlet)


@dataclass(frozen=True, slots=True)
class Bar:
    """What common narration must come to before it tells of copying: all three, in one of the ways of a case."""

    share: float  # of the shorter text
    alike: float  # likeness of the telling words of the whole texts: furniture stands in texts on anything
    passages: int = 1  # places where it lies: a statement or a table printed by both is one, or two
    shingles: int = 0


# Set on 266 pairs of news texts that share wording, judged by reading them (benchmarks/lineages_judged.json); see docs/decisions.
# (one outlet?, when): the ways to pass.
_BARS: Mapping[tuple[bool, str], tuple[Bar, ...]] = {
    # one passage may be what one text cites of the other, or both of a third; two in a row are not
    (False, "near"): (
        Bar(0.5, 0.15),
        Bar(0.03, 0.15, passages=2, shingles=25),
        Bar(0.15, 0.15, shingles=45),
        Bar(0.2, 0.25, shingles=15),
        Bar(0.05, 0.4, shingles=50),
        Bar(0.05, 0.45, passages=2, shingles=15),
    ),
    (False, "undated"): (
        Bar(0.5, 0.3),
        Bar(0.03, 0.25, passages=2, shingles=25),
        Bar(0.2, 0.3, shingles=45),
        Bar(0.05, 0.4, shingles=50),
        Bar(0.05, 0.45, passages=2, shingles=15),
    ),
    (False, "far"): (Bar(0.3, 0.3),),
    # an outlet's furniture and background paragraphs return from article to article
    (True, "near"): (
        Bar(0.5, 0.3),
        Bar(0.06, 0.25, passages=3, shingles=50),
        Bar(0.3, 0.35, passages=2, shingles=50),
        Bar(0.2, 0.35, shingles=80),
        Bar(0.12, 0.45, shingles=150),
    ),
    (True, "undated"): (Bar(0.8, 0.4), Bar(0.2, 0.3, passages=3, shingles=50)),
    (True, "far"): (Bar(0.8, 0.6),),
}
# Two texts of one time that credit one agency: a sentence or two of narration in common is the agency's.
_CREDITED = (Bar(0.02, 0.25, shingles=15), Bar(0.05, 0.18, shingles=25))
_LEAST_CREDITED = min(bar.shingles for bar in _CREDITED)
_UNNAMED_AGENCY = "agencies"  # "with agencies": any


def _descends(one: ArticleFeatures, other: ArticleFeatures, found: Shared) -> bool:
    same_outlet = _one_outlet(one, other)
    when = _when_apart(one, other)
    ways = _BARS[same_outlet, when]
    if not same_outlet and when != "far" and found.shingles >= _LEAST_CREDITED and _one_agency(one, other):
        ways = (*ways, *_CREDITED)
    open_ = [bar for bar in ways if found.share >= bar.share and found.passages >= bar.passages]
    least = min((bar.alike for bar in open_ if found.shingles >= bar.shingles), default=None)
    if least is None or alike(one, other) < least:
        return False
    return not (same_outlet and found.passages == 1 and _heads(one, other) < _SAME_HEAD)


def _one_agency(one: ArticleFeatures, other: ArticleFeatures) -> bool:
    """Tell whether both texts may rest on one agency's copy, by their credits or because one of them is the agency's own."""
    if set(one.agencies) & set(other.agencies) or (_UNNAMED_AGENCY in one.agencies and other.agencies):
        return True
    if _UNNAMED_AGENCY in other.agencies and one.agencies:
        return True
    return any(
        _is_agency_itself(a, name) or _names_agency(a, name)
        for a, b in ((one, other), (other, one))
        for name in b.agencies
    )


def _names_agency(one: ArticleFeatures, agency: str) -> bool:
    """Tell whether a text gives the agency as where it has something from, without a credit."""
    return any(cites(one.cited, name) for name in spellings(agency))


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


def _common(one: npt.NDArray[np.uint32], other: npt.NDArray[np.uint32]) -> npt.NDArray[np.uint32]:
    """Return the values that two arrays without repeats have in common, sorted."""
    both = np.concatenate((one, other))
    both.sort()  # not stably, as `np.isin` does it: that takes several times as long
    found: npt.NDArray[np.uint32] = both[:-1][both[1:] == both[:-1]]
    return found


def _overlap(middle: ArticleFeatures, one: ArticleFeatures, other: ArticleFeatures) -> float:
    """Return how far what `middle` shares with `one` is what it shares with `other`: share of the smaller part."""
    with_one = _common(middle.shingles, one.shingles)
    with_other = _common(middle.shingles, other.shingles)
    return len(_common(with_one, with_other)) / max(1, min(len(with_one), len(with_other)))


def _strangers(one: ArticleFeatures, other: ArticleFeatures) -> bool:
    return alike(one, other) < (_STRANGERS_FAR if _when_apart(one, other) == "far" else _STRANGERS)


def _without_stitches(pairs: Sequence[Pair], features: Mapping[str, ArticleFeatures]) -> list[Pair]:
    neighbours: dict[str, list[tuple[int, str, Pair]]] = {}
    for pair in pairs:
        shared = len(_common(features[pair.a].shingles, features[pair.b].shingles))
        neighbours.setdefault(pair.a, []).append((-shared, pair.b, pair))
        neighbours.setdefault(pair.b, []).append((-shared, pair.a, pair))
    dropped: set[Pair] = set()
    for middle, found in neighbours.items():
        kept: list[str] = []
        for _, other, pair in sorted(found, key=lambda f: f[:2]):
            stranger = kept and all(
                _strangers(features[other], features[k])
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
    written = tokens(one.outlet or "")
    names = [tokens(name) for name in spellings(agency)]
    return any(written[at : at + len(name)] == name for name in names for at in range(len(written)))


def _copy(features: Mapping[str, ArticleFeatures], article: str, pair: Pair) -> Copy:
    of = pair.b if pair.a == article else pair.a
    mine, theirs = len(features[article].shingles), len(features[of].shingles)
    shared = len(_common(features[article].shingles, features[of].shingles))
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
