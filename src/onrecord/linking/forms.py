"""Forms: spelled names, and what the coverage says of each in sum.

There are far fewer forms than mentions. A form is kept as counts, so that an article more or less changes it without a look at all
the other articles that hold it.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from onrecord.linking.features import ArticleFeatures, NameFeatures, day_number
from onrecord.linking.spelling import generation, parts, same_person
from onrecord.records import Role


@dataclass(frozen=True, slots=True)
class Seen:
    """How often something was seen, and when first and last."""

    times: int = 0
    first: str | None = None  # ISO date; None: never in a dated article
    last: str | None = None

    @property
    def days(self) -> tuple[int, int] | None:
        """The first and last day; None: never in a dated article."""
        first, last = day_number(self.first), day_number(self.last)
        return (first, last) if first is not None and last is not None else None


@dataclass(frozen=True, slots=True)
class Form:
    """A spelled name, and all that was seen of it."""

    id: str  # "person ottla varesh"
    articles: Seen = Seen()  # that hold it
    written: Mapping[str, int] = field(default_factory=dict)  # as the name of an article's person or body -> times
    kinds: Mapping[str, int] = field(default_factory=dict)
    spellings: Mapping[str, int] = field(default_factory=dict)  # as mentioned -> articles
    genders: Mapping[str, int] = field(default_factory=dict)
    titles: Mapping[str, Seen] = field(default_factory=dict)
    apart: int = 0  # articles that name, beside "Piet Ode Jr.", a Piet Ode

    @property
    def name(self) -> str:
        """The name as most often written."""
        return _commonest(self.written)

    @property
    def kind(self) -> str:
        """Person, organisation, place… as most often read."""
        return _commonest(self.kinds)

    @property
    def days(self) -> tuple[int, int] | None:
        """The first and last day it was seen; None: never in a dated article."""
        return self.articles.days

    @property
    def roles(self) -> tuple[Role, ...]:
        """Its titles, each with the dates it was seen on."""
        return merged_roles(Role(text, seen.first, seen.last) for text, seen in self.titles.items())


@lru_cache(maxsize=8192)
def form_id(name: str, kind: str) -> str:
    """Return the id of the form of a name: its folded words with the kind, "person piet ode+jr" with a suffix."""
    words = " ".join(parts(name))
    if kind != "person":
        return f"body {words}"
    suffix = generation(name)
    return f"person {words}+{suffix}" if suffix else f"person {words}"


def words_of(ident: str) -> tuple[str, ...]:
    """Return the folded words of the form of this id, without a suffix."""
    return tuple(ident.partition("+")[0].split()[1:])


def suffix_of(ident: str) -> str:
    """Return the suffix of the form of this id: "jr"; "" without."""
    return ident.partition("+")[2]


def is_full(ident: str) -> bool:
    """Tell whether a form is a person's name of more than one word."""
    return ident.startswith("person ") and len(words_of(ident)) > 1


def held(one: ArticleFeatures) -> dict[str, list[NameFeatures]]:
    """Return the names of an article by the form they are of."""
    found: dict[str, list[NameFeatures]] = defaultdict(list)
    for name in one.names:
        if parts(name.name):
            found[form_id(name.name, name.kind)].append(name)
    return found


def with_article(form: Form, one: ArticleFeatures, names: Sequence[NameFeatures]) -> Form:
    """Return the form with what an article that holds it says of it."""
    titles, date = dict(form.titles), _date(one)
    for title, times in Counter(t for name in names for t in name.titles).items():
        titles[title] = _more(titles.get(title, Seen()), times, date)
    apart = form.apart + _has_namesake(form.id, one)
    return _form(form.id, _more(form.articles, 1, date), _added(form, names, 1), titles, apart)


def without_article(form: Form, one: ArticleFeatures, names: Sequence[NameFeatures]) -> Form | None:
    """Return the form without what an article said of it; None when that cannot be told from the counts.

    It cannot where the article was the first or the last that told something: then the other articles have to be asked.
    """
    date = _date(one)
    articles = _less(form.articles, 1, date)
    if articles is None:
        return None
    titles = dict(form.titles)
    for title, times in Counter(t for name in names for t in name.titles).items():
        left = _less(titles.get(title, Seen()), times, date)
        if left is None:
            return None
        titles[title] = left
    kept = {title: seen for title, seen in titles.items() if seen.times}
    return _form(form.id, articles, _added(form, names, -1), kept, form.apart - _has_namesake(form.id, one))


def _has_namesake(ident: str, one: ArticleFeatures) -> bool:
    """Tell whether an article that names somebody with a suffix names somebody of the same name without it."""
    if not suffix_of(ident) or not is_full(ident):
        return False
    mine = " ".join(words_of(ident))
    people = (n.name for n in one.names if n.kind == "person" and len(parts(n.name)) > 1 and not generation(n.name))
    return any(same_person(mine, name)[0] >= _NAMESAKES for name in people)


def merged_roles(roles: Iterable[Role]) -> tuple[Role, ...]:
    """Return roles with those of one text made one, in the order they were first seen."""
    dates: dict[str, list[str]] = defaultdict(list)
    for role in roles:
        dates[role.text] += [d for d in (role.first, role.last) if d]
    merged = (Role(text, min(found, default=None), max(found, default=None)) for text, found in dates.items())
    return tuple(sorted(merged, key=lambda r: (r.first or "", r.text)))


_NAMESAKES = 0.7  # likelihood from which two spelled names are one
_COUNTS = ("written", "kinds", "spellings", "genders")


def _form(
    ident: str, articles: Seen, counts: Sequence[Mapping[str, int]], titles: Mapping[str, Seen], apart: int
) -> Form:
    written, kinds, spellings, genders = counts
    return Form(ident, articles, written, kinds, spellings, genders, titles, apart)


def _added(form: Form, names: Sequence[NameFeatures], times: int) -> list[dict[str, int]]:
    """Return the counts of a form, in the order of `_COUNTS`, with those of `names` added `times`, zeroes left out."""
    counts = [dict(getattr(form, name)) for name in _COUNTS]
    for name in names:
        written = ([name.name], [name.kind], dict.fromkeys(name.spellings), [name.gender] if name.gender else [])
        for count, found in zip(counts, written, strict=True):
            for one in found:
                count[one] = count.get(one, 0) + times
    return [{one: n for one, n in count.items() if n} for count in counts]


def _date(one: ArticleFeatures) -> str | None:
    return one.published if one.day is not None else None  # "2031-02-30" is no date


def _more(seen: Seen, times: int, date: str | None) -> Seen:
    dates = [d for d in (seen.first, seen.last, date) if d]
    return Seen(seen.times + times, min(dates, default=None), max(dates, default=None))


def _less(seen: Seen, times: int, date: str | None) -> Seen | None:
    left = seen.times - times
    if left <= 0:
        return Seen()
    return None if date is not None and date in (seen.first, seen.last) else Seen(left, seen.first, seen.last)


def _commonest(counts: Mapping[str, int]) -> str:
    return min(counts, key=lambda one: (-counts[one], one))
