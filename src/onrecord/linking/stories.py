"""Stories: articles on one event or thread, day by day.

Days are taken in order. The articles of one day and the stories known so far that they resemble are grouped by average linkage;
a story that exists is never split or merged by later days. So what an article belongs to depends on the articles up to its day and
on nothing after, and on no order within the day.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from onrecord.linking.features import ArticleFeatures
from onrecord.linking.grouping import FREE, Constraints, agglomerate
from onrecord.linking.keys import key, weeks
from onrecord.linking.store import Pair, Posting
from onrecord.records import Story

SPACE = "story"
WINDOW = 14  # days within which articles are compared as they are
_FAR = 0.8  # what likeness is worth beyond: a thread may be taken up again after months, but so are its words
_FLOOR = 0.08  # likeness below which a pair is not kept: it counts as 0
_CUT = 0.15  # mean likeness from which articles are one story; see docs/decisions on linking
_CLOSEST = 3  # pairs by which a later turn of a thread is told
_CUT_CLOSEST = 0.22  # their mean likeness from which it is one
_KEYS = 8
_ANYTIME = 4  # words filed in pairs without a date
_LATEST = 20  # members of a story that a new article is held against
_RELATED = 10
_NO_DAY = 10**7  # undated articles come after all others


def postings(features: ArticleFeatures) -> list[Posting]:
    """Return where an article is filed: under its most telling words by fortnight, under pairs of the first few for ever."""
    bucket, around = weeks(features.day, WINDOW)
    found = []
    for term in features.keyterms[:_KEYS]:
        keys = tuple(key(term, b) for b in around)
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
    return features.day if features.day is not None else _NO_DAY


def groups(
    members: Sequence[str],
    pairs: Sequence[Pair],
    features: Mapping[str, ArticleFeatures],
    constraints: Constraints = FREE,
) -> list[tuple[str, ...]]:
    """Return the members of one component as stories."""
    near: dict[str, dict[str, float]] = {m: {} for m in members}
    for pair in pairs:
        near[pair.a][pair.b] = near[pair.b][pair.a] = pair.score
    days: dict[int, list[str]] = {}
    for member in members:
        days.setdefault(day_of(features[member]), []).append(member)
    story_of: dict[str, int] = {}
    stories: list[list[str]] = []
    for day in sorted(days):
        today = sorted(days[day])
        known = sorted({story_of[n] for m in today for n in near[m] if n in story_of})
        if constraints.together:
            known = sorted(
                {*known, *(story_of[b] for a, b in _both(constraints.together) if a in today and b in story_of)}
            )
        old = [m for s in known for m in _recent(stories[s], features, day)]
        scores = {(m, n): near[m][n] for m in today for n in near[m] if n in near and (m < n or n in story_of)}
        held = set(today) | set(old)
        scores = {pair: score for pair, score in scores.items() if pair[1] in held}
        fixed = {m: s for s in known for m in stories[s]}

        def allowed(one: Sequence[str], other: Sequence[str], fixed: Mapping[str, int] = fixed) -> bool:
            return len({fixed[m] for part in (one, other) for m in part if m in fixed}) <= 1

        seeds = [_recent(stories[s], features, day) for s in known]
        for found in agglomerate(
            [*today, *old], scores, cut=_CUT, constraints=constraints, allowed=allowed, seeds=[s for s in seeds if s]
        ):
            new = [m for m in found if m not in fixed]
            if not new:
                continue
            owners = {fixed[m] for m in found if m in fixed}
            at = min(owners) if owners else _nearest(new, known, stories, near, constraints)
            if at == len(stories):
                stories.append([])
            stories[at] += new
            story_of.update(dict.fromkeys(new, at))
    return sorted(tuple(sorted(held)) for held in stories)


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
    known: Sequence[int],
    stories: Sequence[Sequence[str]],
    near: Mapping[str, Mapping[str, float]],
    constraints: Constraints,
) -> int:
    """Return the story that the closest articles to `new` belong to, or that of a new one: a thread's later turns resemble
    the last ones, not its whole."""
    best, chosen = 0.0, len(stories)
    for at in known:
        members = set(stories[at])
        if constraints.forbids(new, stories[at]):
            continue
        scores = sorted((s for m in new for n, s in near[m].items() if n in members), reverse=True)[:_CLOSEST]
        mean = sum(scores) / min(_CLOSEST, len(new) * len(members))
        if mean >= _CUT_CLOSEST and mean > best:
            best, chosen = mean, at
    return chosen


def related(members: Sequence[str], pairs: Iterable[Pair], home: Mapping[str, str]) -> set[str]:
    """Return the stories whose articles resemble those of this one: `pairs` touch `members`, `home` gives each article's story."""
    inside = set(members)
    votes: Counter[str] = Counter()
    for pair in pairs:
        other = pair.b if pair.a in inside else pair.a
        if other not in inside and other in home and pair.score >= _CUT:
            votes[home[other]] += 1
    return set(sorted(votes, key=lambda s: (-votes[s], s))[:_RELATED])


def _recent(members: Sequence[str], features: Mapping[str, ArticleFeatures], day: int) -> list[str]:
    """Return the members that an article of `day` is held against: those of the last days, or the last there were."""
    order = sorted(members, key=lambda m: (-day_of(features[m]), m))
    near = [m for m in order if day - day_of(features[m]) <= WINDOW]
    return (near or order)[: max(_LATEST, len(near))]


def _both(pairs: Iterable[tuple[str, str]]) -> Iterable[tuple[str, str]]:
    for a, b in pairs:
        yield a, b
        yield b, a


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
