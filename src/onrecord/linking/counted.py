"""What the sentence of a figure tells beside the figure: by it two figures of one key are seen to be of one thing."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.linking.wording import stem, tokens, weight
from onrecord.records import Figure, Reading
from onrecord.text.segments import sentences

_TELLING = 2.0  # weight from which a word tells what is spoken of: "harbour", not "house" or "people"
# Summed weight of such words in both sentences from which two figures are of one thing: two words, or a rare one. Set, as the next, on series of
# 1,000 archive articles, read one by one.
_ALIKE = 5.0
_ALIKE_SUMS = 8.0  # the same for money and shares, of which each sentence tells another purpose or question
_SHARED = 0.3  # share of what both sentences tell that such two must have in common
# Units of what is told by its name: a tonne of cotton oil in one story is of the same oil.
_STUFF = frozenset({"gram", "kilogram", "tonne", "ton", "lb", "ounce", "litre", "liter", "gallon", "barrel", "bushel"})
_MANY = 20  # from which two equal numbers are one by no accident
# What became of those counted: how many is news even where they are few, and of one event whoever is named beside it.
STATES = frozenset(
    {"killed", "injured", "arrested", "treated", "missing", "displaced", "evacuated", "captured", "trapped"}
)
_TIMES = 2
_OPEN = 1.2  # how far an open end reaches: "at least 100" is told of 120, not of 300
_LEAD = 400  # characters in which victims are those of what the title tells
SURE = 0.5  # confidence in a figure's key below which it is compared with no other


@dataclass(frozen=True, slots=True)
class Counted:
    """What stands around one figure."""

    figure: str
    sentence: int  # where it begins in the article
    words: frozenset[
        str
    ]  # telling stems of the sentence (of a lead's victims also the title's), without those of the figure, its key and of persons' names
    places: frozenset[str]  # names of places in it
    names: frozenset[str]  # names of persons and bodies in it


def counted(reading: Reading) -> tuple[Counted, ...]:
    """Return what stands around each figure of an article whose key is sure enough to compare it by."""
    figures = [f for f in reading.figures if f.counted_key and f.key_confidence >= SURE]
    if not figures:
        return ()
    text = reading.article.text
    persons = {stem(w) for n in reading.people if n.kind == "person" for w in tokens(n.name)}
    named = [(n.name, n.kind == "place", m.start) for n in reading.people for m in n.mentions]
    known: dict[tuple[int, int], list[tuple[int, int]]] = {}
    found = []
    for figure in figures:
        line = (text.rfind("\n", 0, figure.start) + 1, _end_of_line(text, figure.end))
        if line not in known:
            known[line] = [(s.start, s.end) for s in sentences(text, *line)]
        start, end = next((s for s in known[line] if s[0] <= figure.start < s[1]), line)
        own = {
            stem(w)
            for w in tokens(f"{figure.text} {figure.counted or ''} {(figure.counted_key or '').replace('|', ' ')}")
        }
        told = text[start:end]
        if start <= _LEAD and not STATES.isdisjoint((figure.counted_key or "").split("|")):
            told += f" {reading.article.title or ''}"
        said = {s for s in map(stem, tokens(told)) if s and not s[0].isdigit() and weight(s) >= _TELLING}
        near = [(name, place) for name, place, at in named if start <= at < end]
        places = frozenset(name for name, place in near if place)
        names = frozenset(name for name, place in near if not place)
        found.append(Counted(figure.id, start, frozenset(said - own - persons), places, names))
    return tuple(found)


def _end_of_line(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end


@dataclass(frozen=True, slots=True)
class Told:
    """A figure as it is compared: who claims it where, and what stands around it."""

    article: str
    claimant: str | None  # a statement's speaker; None: the outlet itself
    day: str | None  # on which it stood or was said; None: not told
    figure: Figure
    around: Counted


def is_stuff(key: str) -> bool:
    """Tell whether a key is of something weighed or measured out: "tonne|cotton oil"."""
    return key.split("|")[0] in _STUFF


def of_one_thing(told: Sequence[Told], key: str) -> list[list[Told]]:
    """Part figures of one key into those of one thing each: of people killed in one fire, of people killed in another.

    Two figures are of one thing when their sentences share telling words and name no other places, or when two claimants are set
    against each other in one sentence; stuff is by its name; an equal large number of people or things needs one word more. Shares and sums are
    of one thing only by their sentences, which must have much in common: "40 percent of voters" says nothing of what they do.
    """
    first, *rest = key.split("|")
    stuff = is_stuff(key)
    summed = first == "percent" or (not stuff and any(one.figure.unit == first for one in told))
    owned = not stuff and STATES.isdisjoint(rest)
    least = _ALIKE_SUMS if summed else _ALIKE
    marks = [_marks(one, least, by_key=stuff, by_value=first != "percent", beside=not summed) for one in told]
    index: dict[str, list[int]] = defaultdict(list)
    for at, mine in enumerate(marks):
        for mark in mine:
            index[mark].append(at)
    left = set(range(len(told)))
    found = []
    while left:
        group = [min(left)]
        left.discard(group[0])
        for at in group:  # which grows as it is gone through
            for near in _near(told, at, marks, index, left, least, summed=summed):
                one = told[near]
                if _together(told[at], one, owned=owned) and not any(_at_odds(told[held], one) for held in group):
                    left.discard(near)
                    group.append(near)
        found.append([told[at] for at in sorted(group)])
    return found


def _marks(one: Told, least: float, *, by_key: bool, by_value: bool, beside: bool) -> dict[str, float]:
    """Return what a figure is found by, each with how much it tells."""
    marks = {word: weight(word) for word in one.around.words}
    if by_key:
        marks["of the key"] = least
    if beside:
        marks[f"in {one.article} {one.around.sentence}"] = least
    if by_value and (one.figure.value or 0) >= _MANY:
        marks[f"from {one.figure.low} to {one.figure.high}"] = _ALIKE - _TELLING
    return marks


def _near(
    told: Sequence[Told],
    at: int,
    marks: Sequence[Mapping[str, float]],
    index: Mapping[str, Sequence[int]],
    left: set[int],
    least: float,
    *,
    summed: bool,
) -> list[int]:
    """Return which of the figures left are like enough to the one at `at`, in order.

    Two numbers that one claimant gives in one sentence are of two things: "in 40 boats of the 90 boats".
    """
    score: dict[int, float] = defaultdict(float)
    for mark, tells in marks[at].items():
        for other in index[mark]:
            if other in left:
                score[other] += tells
    near = [n for n, alike in score.items() if alike >= least and not _side_by_side(told[at], told[n], summed=summed)]
    if summed:
        whole = sum(marks[at].values())
        near = [n for n in near if score[n] >= _SHARED * (whole + sum(marks[n].values()) - score[n])]
    return sorted(near)


def _side_by_side(one: Told, other: Told, *, summed: bool) -> bool:
    """Tell whether one claimant gives both numbers in one sentence, or nobody is named for one of them; of shares and sums, whoever does."""
    if one.article != other.article or one.around.sentence != other.around.sentence:
        return False
    return summed or one.claimant is None or other.claimant is None or one.claimant == other.claimant


def _at_odds(one: Told, other: Told) -> bool:
    """Tell whether two numbers of one article are of two things because nobody gives two of one thing.

    Not those of two named claimants, of two days, or that can both hold. What an outlet says beside a claimant may differ, but not by more than
    twice.
    """
    if one.article != other.article:
        return False
    (low, high), (least, most) = _range(one.figure), _range(other.figure)
    if low <= most and least <= high:
        return False
    if one.day is not None and other.day is not None and one.day != other.day:
        return False
    if one.claimant == other.claimant:
        return True
    return None in (one.claimant, other.claimant) and not _TIMES * min(low, least) >= max(low, least)


def _range(figure: Figure) -> tuple[float, float]:
    """Return the least and the most a figure says; an open end lies near the other one: "more than 30" is not 140."""
    low, high = figure.low, figure.high
    if low is None:
        return (high or 0.0) / _OPEN, high or 0.0
    return low, max(low, low * _OPEN if high is None else high)


def _together(one: Told, other: Told, *, owned: bool) -> bool:
    """Tell whether two figures alike may be of one thing: no part of each other, of no other places; `owned`: of no others."""
    if one.article == other.article and one.figure.start < other.figure.end and other.figure.start < one.figure.end:
        return False
    mine, theirs = one.around, other.around
    return not (_apart(mine.places, theirs.places) or (owned and _apart(mine.names, theirs.names)))


def _apart(mine: Iterable[str], theirs: Iterable[str]) -> bool:
    """Tell whether both name somebody or something, and no two names share a word."""
    one, other = _words(mine), _words(theirs)
    return bool(one and other) and not one & other


def _words(names: Iterable[str]) -> set[str]:
    return {word for name in names for word in tokens(name)}
