"""Series: figures of one counted thing by claimant and date, and the figures that cannot both hold."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from onrecord.linking.counted import STATES, SURE, Told, is_stuff, of_one_thing
from onrecord.linking.features import ArticleFeatures, StatementFeatures, day_number
from onrecord.linking.spelling import parts, same_person
from onrecord.linking.utterances import independent
from onrecord.records import Conflict, Figure, Point, Series, content_id
from onrecord.text.words import word_set

_STEM = 5  # letters of a key's word by which a phrase is seen to say it
Key = tuple[str, str | None]  # what is counted, and its unit where that is another matter
Claim = tuple[ArticleFeatures, Figure]
Claimed = tuple[object, ...]  # who, and what: the range, how it is bounded; for an outlet's own voice, its lineage

_DAYS = 3  # figures said further apart may both hold: things change
_ALONG = word_set(
    "centimetre metre kilometre inch foot yard mile second minute hour day week month year decade century"
)
_MONTHS = word_set("january february march april may june july august september october november december")
_FEW = 10  # things, fewer than which are told for other reasons than their number
_NAMED = 2  # words of a claimant's name that may stand for a fuller one
_SLACK = 0.1  # "about 100" leaves room for 90 to 110


def series(
    story: str,
    articles: Sequence[ArticleFeatures],
    lineage_of: Mapping[str, str],
    speaker_of: Mapping[str, str] | None = None,
) -> tuple[list[Series], list[Conflict]]:
    """Return the series of one story's figures and the conflicts within them, each sorted by id.

    A series holds at least two points, not all of one number in one article. Figures that one claimant gives with the same value and date are one point, which counts the
    independent originals that print it; so are those that repeat it without a date of their own. `speaker_of` gives the entity that
    the speaker of a statement is taken for, where one is.
    """
    known = {one.article: one for one in articles}
    held: dict[Key, list[Claim]] = defaultdict(list)
    for one in articles:
        for figure in one.figures:
            if figure.counted_key and figure.key_confidence >= SURE and _counts(figure):
                held[figure.counted_key, figure.unit if _measured(figure) else None].append((one, figure))
    found, conflicts = [], []
    for (key, unit), claims in _narrowed(held).items():
        for at, figures in enumerate(_things(claims, key)):
            points = _points(figures, lineage_of, known, speaker_of or {})
            if len(points) < 2 or (len({p.article for p in points}) == len({(p.low, p.high) for p in points}) == 1):
                continue
            words = _told([f.counted or f.unit_text or key for _, f in figures], key)
            which = (key, unit) if at == 0 else (key, unit, min(f.id for _, f in figures))
            found.append(Series(content_id("series", story, *which), words, key, unit, tuple(points)))
            conflicts += _conflicts(points)
    return sorted(found, key=lambda s: s.id), sorted(conflicts, key=lambda c: (c.one, c.other))


def _narrowed(held: Mapping[Key, list[Claim]]) -> dict[Key, list[Claim]]:
    """Put stuff whose key says more ("tonne|oil|spilled") with stuff whose key says less ("tonne|oil"), unit for unit.

    Not people and things: "troop|killed" are no more of the "troop"s that were sent than of those that came back.
    """
    out: dict[Key, list[Claim]] = {}
    for key, unit in sorted(held, key=lambda k: (k[0].count("|"), k[0], k[1] or "")):
        words, claims = set(key.split("|")), held[key, unit]
        home = (key, unit)
        if is_stuff(key):
            home = next(((k, u) for k, u in out if u == unit and set(k.split("|")) < words), home)
        out.setdefault(home, []).extend(claims)
    return out


def _things(claims: Sequence[Claim], key: str) -> list[list[Claim]]:
    """Part the figures of one key by what they are of, most figures first."""
    told = []
    for one, figure in claims:
        around = next((c for c in one.counted if c.figure == figure.id), None)
        statement = _statement(one, figure.statement)
        if around is None:
            continue
        speaker, said = (statement.speaker, statement.said) if statement else (None, None)
        told.append((Told(one.article, speaker, figure.as_of or said, figure, around), (one, figure)))
    back = {one.figure.id: claim for one, claim in told}
    parted = [[back[one.figure.id] for one in group] for group in of_one_thing([one for one, _ in told], key)]
    return sorted(parted, key=lambda group: (-len(group), min(f.id for _, f in group)))


def _points(
    figures: Sequence[tuple[ArticleFeatures, Figure]],
    lineage_of: Mapping[str, str],
    known: Mapping[str, ArticleFeatures],
    speaker_of: Mapping[str, str],
) -> list[Point]:
    one_name = _one_name(figures, speaker_of)
    merged: dict[Claimed, dict[str | None, list[Point]]] = defaultdict(lambda: defaultdict(list))
    for one, figure in figures:
        statement = _statement(one, figure.statement)
        claimant = _named(statement.speaker) if statement and statement.speaker else None
        said = figure.as_of or (statement.said if statement else None)
        day = said or one.published
        point = Point(
            figure=figure.id,
            article=one.article,
            claimant=claimant,
            said=day,
            said_is_published=said is None,
            low=figure.low,
            high=figure.high,
            value=figure.value,
            change=figure.change,
            text=figure.text,
        )
        lineage = lineage_of.get(one.article) if claimant is None else None
        who = one_name.get(tuple(parts(claimant)), claimant) if claimant else None
        merged[who, figure.low, figure.high, figure.change, lineage][_day(said)].append(point)
    out = []
    for by_day in merged.values():
        for points in _repeated(by_day):
            first = min(points, key=lambda p: (p.said_is_published, p.said or "9999", p.article, p.figure))
            origins, _ = independent(sorted({p.article for p in points}), lineage_of, known)
            named = _fullest([p.claimant for p in points if p.claimant]) if first.claimant else None
            out.append(replace(first, claimant=named, origins=origins))
    return sorted(out, key=lambda p: (p.said or "9999", p.claimant or "", p.low or 0.0, p.figure))


def _day(said: str | None) -> str | None:
    """Return the day of a date that says more, "2031-05-04TEV"; others as they are."""
    return said[:10] if said and day_number(said) is not None else said


def _named(speaker: str) -> str:
    """Return a speaker's name without who it is: "the barge's owner, Sorvane Cotton" is "Sorvane Cotton"."""
    who, _, name = speaker.rpartition(", ")
    described = who[:1].islower() or who.startswith("The ")
    return name if described and name[:1].isupper() else speaker


def _one_name(figures: Sequence[Claim], speaker_of: Mapping[str, str]) -> dict[tuple[str, ...], tuple[str, ...]]:
    """Return, for each claimant's name in folded words, the one that stands for all names of the entity it is taken for."""
    taken: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for one, figure in figures:
        statement = _statement(one, figure.statement)
        if statement and statement.speaker:
            folded = tuple(parts(_named(statement.speaker)))
            taken[speaker_of.get(statement.id, " ".join(folded))].add(folded)
    out: dict[tuple[str, ...], tuple[str, ...]] = {}
    for names in sorted(map(sorted, taken.values())):
        first = next((out[name] for name in names if name in out), names[0])
        out.update((name, out.get(name, first)) for name in names)
    for name in sorted(out):  # "the health ministry" where one other is "Norland's health ministry"
        fuller = {out[other] for other in out if len(name) >= _NAMED and set(name) < set(other)} - {out[name]}
        if len(fuller) == 1:
            out[name] = fuller.pop()
    return out


def _repeated(by_day: Mapping[str | None, Sequence[Point]]) -> Iterable[Sequence[Point]]:
    """Yield the points of one claim in one value by the day said, and with each those printed after it without a day.

    "It was twelve tonnes, the company has said" repeats the last day on which the company said so.
    """
    said = {day: list(points) for day, points in by_day.items() if day is not None}
    rest: list[Point] = []
    for point in by_day.get(None, ()):
        before = [day for day in said if point.claimant and point.said and day[:10] <= point.said[:10]]
        (said[max(before)] if before else rest).append(point)
    yield from said.values()
    if rest:
        yield rest


def _statement(one: ArticleFeatures, ident: str | None) -> StatementFeatures | None:
    return next((s for s in one.statements if s.id == ident), None) if ident else None


def _counts(figure: Figure) -> bool:
    """Tell whether a figure counts something that others may count too.

    Months are no thing ("0.8 percent in July"), lengths and times along a thing ("30 kilometres of the river") count nothing, parts ("half of the boats") say nothing without the whole,
    and few things are told for other reasons than their number ("both parties", "three states").
    """
    words = (figure.counted_key or "").split("|")
    if len(words) < 2 or (len(words) == 2 and _ALONG.intersection(words)) or _MONTHS.issuperset(words[1:]):
        return False
    if figure.value is None or figure.unit == words[0]:
        return True
    if STATES.intersection(words):
        return figure.value >= 1
    return figure.value >= _FEW


def _measured(figure: Figure) -> bool:
    """Tell whether a figure has a unit that its key does not hold; the unit of a count is the noun that is counted."""
    if figure.unit is None or figure.counted is None:
        return False
    return figure.unit not in (figure.counted_key or "") and figure.unit not in figure.counted.lower()


def _told(words: Sequence[str], key: str) -> str:
    """Return the words for what is counted: of those that say most of the key ("people treated", not "people"), the commonest."""
    says = {w: sum(part[:_STEM] in w.lower() for part in key.split("|")) for w in words}
    most = max(says.values())
    return _commonest([w for w in words if says[w] == most])


def _commonest(words: Sequence[str]) -> str:
    counts: dict[str, int] = defaultdict(int)
    for word in words:
        counts[word] += 1
    return min(counts, key=lambda w: (-counts[w], len(w), w))


def _fullest(names: Sequence[str]) -> str:
    """Return the commonest of a claimant's names, or the one that holds it: "the health ministry", "Norland's health ministry"."""
    best = _commonest(names)
    held = parts(best)
    fuller = [name for name in names if len(held) >= _NAMED and set(held) < set(parts(name))]
    return _commonest(fuller) if fuller else best


def _conflicts(points: Sequence[Point]) -> list[Conflict]:
    found = []
    for at, one in enumerate(points):
        for other in points[at + 1 :]:
            if _one_claimant(one.claimant, other.claimant) or not _same_time(one, other):
                continue
            apart = _apart(one, other)
            if apart > 0:
                pair = sorted((one.figure, other.figure))
                told = f"{one.claimant or 'the outlet'}: {one.text}; {other.claimant or 'the outlet'}: {other.text}"
                found.append(Conflict("figures", pair[0], pair[1], round(min(1.0, 0.5 + apart / 2), 4), (told,)))
    return found


def _one_claimant(one: str | None, other: str | None) -> bool:
    """Tell whether two claimants are one, or one is named within the other: "the health ministry", "Lomaria's health ministry"."""
    if one is None or other is None:
        return one == other
    a, b = set(parts(one)), set(parts(other))
    return a <= b or b <= a or same_person(one, other)[0] >= 0.5


def _same_time(one: Point, other: Point) -> bool:
    a, b = day_number(one.said), day_number(other.said)
    return a is not None and b is not None and abs(a - b) <= _DAYS


def _apart(one: Point, other: Point) -> float:
    """Return by what share of the larger two figures fail to overlap; 0 where both can hold."""
    (low_a, high_a), (low_b, high_b) = _range(one), _range(other)
    if low_a > high_b:
        return (low_a - high_b) / low_a
    if low_b > high_a:
        return (low_b - high_a) / low_b
    return 0.0


def _range(point: Point) -> tuple[float, float]:
    low = point.low if point.low is not None else float("-inf")
    high = point.high if point.high is not None else float("inf")
    if point.change == "~":
        low, high = low * (1 - _SLACK), high * (1 + _SLACK)
    return low, high
