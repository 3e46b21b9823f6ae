"""Stories: articles on one event or thread, day by day.

Days are taken in order. The articles of one day and the stories known so far that they resemble are grouped by average linkage;
a story that exists is never split or merged by later days. So what an article belongs to depends on the articles up to its day and
on nothing after, and on no order within the day.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.linking.features import ArticleFeatures
from onrecord.linking.grouping import FREE, Constraints, agglomerate
from onrecord.linking.keys import key, keys_in, weeks
from onrecord.linking.store import Pair, Posting
from onrecord.records import Story

SPACE = "story"
WINDOW = 14  # days within which articles are compared as they are
_FAR = 0.8  # what likeness is worth beyond: a thread may be taken up again after months, but so are its words
_FLOOR = 0.08  # likeness below which a pair is not kept: it counts as 0
CUT = 0.15  # mean likeness from which articles are one story; see docs/decisions on linking
_CLOSEST = 3  # pairs by which a later turn of a thread is told
_CUT_CLOSEST = 0.22  # their mean likeness from which it is one
_KEYS = 8
_ANYTIME = 4  # words filed in pairs without a date
LATEST = 20  # members of a story that a new article is held against
_RELATED = 10
NO_DAY = 10**7  # undated articles come after all others


def postings(features: ArticleFeatures) -> list[Posting]:
    """Return where an article is filed: under its most telling words by fortnight, under pairs of the first few for ever."""
    bucket, around = weeks(features.day, WINDOW)
    found = []
    for term in features.keyterms[:_KEYS]:
        keys = keys_in((term,), around)
        found.append(Posting(SPACE, features.article, keys[around.index(bucket)], keys))
    for at, one in enumerate(features.keyterms[:_ANYTIME]):
        for other in features.keyterms[:at]:
            both = key("any", min(one, other), max(one, other))
            found.append(Posting(SPACE, features.article, both, (both,)))
    return found


def alike(one: ArticleFeatures, other: ArticleFeatures) -> float:
    """Return how alike two articles are in their telling words: the cosine of their weighted terms, 0.0-1.0."""
    few, many = sorted((one.terms, other.terms), key=len)
    return sum(value * many[term] for term, value in few.items() if term in many)


def compare(one: ArticleFeatures, other: ArticleFeatures) -> Pair | None:
    """Return the pair when the two may be on one story; else None. The score is their likeness, 0.0-1.0."""
    score = alike(one, other)
    if one.day is not None and other.day is not None and abs(one.day - other.day) > WINDOW:
        score *= _FAR
    if score < _FLOOR:
        return None
    a, b = sorted((one.article, other.article))
    return Pair(a, b, round(score, 4), "story")


def day_of(features: ArticleFeatures) -> int:
    """Return the day an article is taken on."""
    return features.day if features.day is not None else NO_DAY


@dataclass(frozen=True, slots=True)
class Known:
    """A story as it stands on the eve of a day."""

    members: Sequence[str]
    recent: Sequence[str]  # of the members, those that the day's articles are held against


def on_day(
    today: Sequence[str],
    known: Sequence[Known],
    near: Mapping[str, Mapping[str, float]],
    constraints: Constraints = FREE,
) -> list[tuple[tuple[str, ...], int | None]]:
    """Return the articles of one day in groups, each with the known story it joins: its place in `known`, None for a new one.

    `near` gives the likeness of each of today's articles to all that resemble it. `known` is in the order the stories began.
    """
    fixed = {m: at for at, one in enumerate(known) for m in one.members}
    old = [m for one in known for m in one.recent]
    held = {*today, *old}
    scores = {(m, n): s for m in today for n, s in near[m].items() if n in held and (m < n or n in fixed)}

    def allowed(one: Sequence[str], other: Sequence[str]) -> bool:
        return len({fixed[m] for part in (one, other) for m in part if m in fixed}) <= 1

    seeds = [one.recent for one in known if one.recent]
    out: list[tuple[tuple[str, ...], int | None]] = []
    for found in agglomerate([*today, *old], scores, cut=CUT, constraints=constraints, allowed=allowed, seeds=seeds):
        new = tuple(m for m in found if m not in fixed)
        if new:
            owners = {fixed[m] for m in found if m in fixed}
            out.append((new, min(owners) if owners else _nearest(new, known, fixed, near, constraints)))
    return out


def recent(members: Sequence[tuple[int, str]], day: int) -> list[str]:
    """Return the members that an article of `day` is held against: those of the last days, or the last there were.

    `members` are those before `day`, each with its own, in order.
    """
    order = sorted(members, key=lambda m: (-m[0], m[1]))
    near = [m for at, m in order if day - at <= WINDOW]
    return near or [m for _, m in order[:LATEST]]


def story(
    ident: str,
    members: Sequence[str],
    features: Mapping[str, ArticleFeatures],
    *,
    origins: int,
    related: Iterable[str] = (),
) -> Story:
    """Return the record of one group: its title is that of its most typical article."""
    order = sorted(members, key=lambda m: (day_of(features[m]), m))
    ones = [features[m] for m in order]
    dates = [one.published for one in ones if one.published]
    return Story(
        id=ident,
        title=_title(ones),
        articles=tuple(order),
        first=min(dates, default=None),
        last=max(dates, default=None),
        people=_most_named(ones, "person"),
        places=_most_named(ones, "place"),
        origins=origins,
        related=tuple(sorted(related)),
    )


def _nearest(
    new: Sequence[str],
    known: Sequence[Known],
    home: Mapping[str, int],
    near: Mapping[str, Mapping[str, float]],
    constraints: Constraints,
) -> int | None:
    """Return the story that the closest articles to `new` belong to, or None: a thread's later turns resemble the last ones,
    not its whole. `home` gives the story of each member of those known."""
    alike: dict[int, list[tuple[float, str]]] = {}  # story -> its articles that resemble one of these
    for m in new:
        for n, s in near[m].items():
            if n in home:
                alike.setdefault(home[n], []).append((-s, n))
    found: list[tuple[float, str, int]] = []
    for at, ones in alike.items():
        members = known[at].members
        if constraints.forbids(new, members):
            continue
        closest = sorted(ones)[:_CLOSEST]
        mean = -sum(s for s, _ in closest) / min(_CLOSEST, len(new) * len(members))
        if mean >= _CUT_CLOSEST:
            found.append((-mean, closest[0][1], at))
    return min(found)[2] if found else None


def related(members: Sequence[str], pairs: Iterable[Pair], home: Mapping[str, str]) -> set[str]:
    """Return the stories whose articles resemble those of this one: `pairs` touch `members`, `home` gives each article's story."""
    inside = set(members)
    votes: Counter[str] = Counter()
    for pair in pairs:
        other = pair.b if pair.a in inside else pair.a
        if other not in inside and other in home and pair.score >= CUT:
            votes[home[other]] += 1
    return set(sorted(votes, key=lambda s: (-votes[s], s))[:_RELATED])


def _title(ones: Sequence[ArticleFeatures]) -> str:
    titled = [one for one in ones if one.title]
    if not titled:
        return ""
    centre: Counter[int] = Counter()
    for one in ones[:200]:
        centre.update(one.terms)
    best = max(titled[:200], key=lambda one: (round(sum(centre[t] * v for t, v in one.terms.items()), 6), one.article))
    return best.title or ""


def _most_named(ones: Sequence[ArticleFeatures], kind: str, limit: int = 12) -> tuple[str, ...]:
    counts: Counter[str] = Counter()
    for one in ones:
        counts.update({name.name: 1 for name in one.names if name.kind == kind})
    return tuple(sorted(counts, key=lambda n: (-counts[n], n))[:limit])
