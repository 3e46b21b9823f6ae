"""Entities: which spelled names are one person, organisation or place, and who a surname or a title alone stands for.

Everything runs on forms (`forms`): a spelled name with its kind, and what the coverage says of it in sum. Which forms are one does
not depend on how often they are met. Who a surname or a title alone stands for in an article is decided afterwards, from the entities
seen in that article's story and around its day.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from onrecord.linking.features import ArticleFeatures, StatementFeatures, day_number
from onrecord.linking.forms import Form, form_id, merged_roles
from onrecord.linking.grouping import FREE, Constraints, agglomerate
from onrecord.linking.keys import key
from onrecord.linking.metonyms import stands_for
from onrecord.linking.spelling import acronym, is_acronym, parts, same_body, same_person, skeleton, surname
from onrecord.linking.store import Pair
from onrecord.linking.wording import stem, tokens
from onrecord.records import Entity, Role

SPACE = "entity"
_LEAST = 0.5  # likelihood below which a pair of forms is not kept
_CUT = 0.7  # mean likelihood of spellings from which forms are one
AROUND = 90  # days before and after an entity was seen, in which a surname or title alone may mean it
CLEAR = (
    4  # doublings by which the articles that name one namesake in full exceed each other's, for it to be the one meant
)
_CLEAR_NEAR = 5  # times as many of a story's articles, likewise
_IDLE = frozenset(
    [
        "the",
        "a",
        "an",
        "of",
        "for",
        "and",
        "in",
        "to",
        "former",
        "ex",
        "then",
        "late",
        "new",
        "his",
        "her",
        "their",
        "its",
        "our",
    ]
)


def families(form: Form) -> list[int]:
    """Return the keys that bring together forms which may be one."""
    words = parts(form.name)
    if form.kind == "person":
        found = {key("person", skeleton(words[-1])), key("person", skeleton(surname(words)))}
        if len(words) > 2:
            found |= {key("person", skeleton(words[0])), key("person", skeleton(words[1]))}
        return sorted(found)
    found = {key("body", " ".join(skeleton(w) for w in words))}
    short = form.name.replace(".", "").lower() if is_acronym(form.name) else acronym(form.name)
    if short:
        found.add(key("acronym", short))
    return sorted(found)


def same(one: Form, other: Form) -> tuple[float, str]:
    """Return how likely two forms are one (0.0-1.0), and why. Forms of different genders, or of a lone surname, are not."""
    if (one.kind == "person") != (other.kind == "person"):
        return 0.0, ""
    if one.kind != "person":
        return same_body(one.name, other.name)
    if len(parts(one.name)) == 1 or len(parts(other.name)) == 1:
        return 0.0, ""  # a lone surname joins nothing: it is taken for someone article by article
    if one.genders and other.genders and not one.genders.keys() & other.genders.keys():
        return 0.0, ""
    return same_person(one.name, other.name)


def compare(one: Form, other: Form) -> Pair | None:
    """Return the pair when two forms may be one; else None. The score is how likely that is."""
    likely, why = same(one, other)
    if likely < _LEAST:
        return None
    a, b = sorted((one.id, other.id))
    return Pair(a, b, likely, "spelling", (why,))


def groups(members: Sequence[str], pairs: Iterable[Pair], constraints: Constraints = FREE) -> list[tuple[str, ...]]:
    """Return the forms of one component as entities. Lone surnames stand alone."""
    scores = {(pair.a, pair.b): pair.score for pair in pairs}
    return agglomerate(sorted(members), _initials_settled(scores), cut=_CUT, constraints=constraints)


def founded(form: Form) -> tuple[int, str]:
    """Return what forms are ordered by to tell which founded an entity: the first day seen, then the id."""
    days = form.days
    return (days[0] if days else 10**7, form.id)


def entity(ident: str, members: Sequence[str], found: Mapping[str, Form], *, articles: Iterable[str] = ()) -> Entity:
    """Return the record of one group of forms; `articles` are those that name it, in full or not."""
    ones = [found[m] for m in members]
    spellings: Counter[str] = Counter()
    for one in ones:
        spellings.update(one.spellings)
        spellings[one.name] += 1
    kinds: Counter[str] = Counter()
    for one in ones:
        kinds[one.kind] += one.articles.times
    best = _best(ones)
    evidence = []
    score = 1.0
    for one in ones:
        if one is not best:
            likely, why = same(best, one)
            score = min(score, likely or _CUT)
            evidence.append(f"{one.name} ~ {best.name}: {why or 'through another spelling'}")
    return Entity(
        id=ident,
        name=best.name,
        kind=max(sorted(kinds), key=lambda k: kinds[k]),  # type: ignore[arg-type]
        spellings=tuple(sorted(spellings, key=lambda s: (-spellings[s], s))),
        articles=tuple(sorted(set(articles))),
        roles=merged_roles(role for one in ones for role in one.roles),
        score=round(score, 4),
        evidence=tuple(evidence),
        taken_for=stands_for(best.name) if best.kind != "person" else None,
    )


def entity_name(forms: Sequence[Form]) -> str:
    """Return the name of the entity of these forms: that of the form most articles hold."""
    return _best(forms).name


def _best(forms: Sequence[Form]) -> Form:
    return max(forms, key=lambda f: (f.articles.times, len(parts(f.name)) > 1, f.id))


@dataclass(slots=True)
class Directory:
    """Who is who, for looking up what an article calls somebody."""

    forms: Mapping[str, Form]
    home: Mapping[str, str]  # form id -> entity id
    days: dict[str, tuple[int, int]] = field(default_factory=dict)  # entity -> first and last day seen
    times: dict[str, int] = field(default_factory=dict)  # entity -> articles that name it in full, spelling by spelling
    by_word: dict[str, set[str]] = field(default_factory=dict)  # skeleton of a surname -> entities
    by_role: dict[str, list[tuple[frozenset[str], str, int, int]]] = field(default_factory=dict)  # rarest stem -> roles

    @classmethod
    def of(cls, found: Mapping[str, Form], made: Mapping[str, Sequence[str]], titled: Collection[str]) -> "Directory":
        """Build the directory of these forms and groups; `titled` are the forms whose titles may be asked for."""
        out = cls(found, {form: ident for ident, members in made.items() for form in members})
        for form_, ident in out.home.items():
            out._enter(found[form_], ident, titled=form_ in titled)
        return out

    def _enter(self, form: Form, ident: str, *, titled: bool) -> None:
        days = form.days
        if days:
            first, last = self.days.get(ident, days)
            self.days[ident] = (min(first, days[0]), max(last, days[1]))
        words = tuple(form.id.split()[1:])
        if form.id.startswith("person ") and len(words) > 1:
            self.by_word.setdefault(skeleton(surname(words)), set()).add(ident)
            self.times[ident] = self.times.get(ident, 0) + form.articles.times
        for text, seen in form.titles.items() if titled else ():
            stems = role_stems(text)
            first_day, last_day = day_number(seen.first) or 0, day_number(seen.last) or 0
            for stemmed in stems:
                self.by_role.setdefault(stemmed, []).append((stems, ident, first_day, last_day))

    def of_name(self, name: str, kind: str) -> str | None:
        """Return the entity of a name that is spelled in full, or of a body; None for a lone surname or an unknown name."""
        ident = self.home.get(form_id(name, kind))
        if ident is None or (kind == "person" and len(parts(name)) == 1):
            return None
        return ident

    def of_surname(self, name: str, day: int | None, nearby: Mapping[str, int]) -> tuple[str | None, tuple[str, ...]]:
        """Return who a lone surname is taken for, or None and the candidates.

        `nearby` are the entities of the article's story, each with how many of its articles name it in full. The only namesake of the
        story is taken, or the one that far more of its articles name; else the only one seen around `day`, or the one that far more
        articles name. Where story and coverage do not agree, nobody is.
        """
        alike = self._alike.get(name)
        if alike is None:
            words = parts(name)
            found = self.by_word.get(skeleton(surname(words)), set()) if words else set()
            alike = {e for e in found if any(same_person(name, written)[0] > 0.5 for written in self._names_of(e))}
            self._alike[name] = alike
        around = {e: self.times.get(e, 0).bit_length() for e in alike if self._around(e, day)}
        known = _foremost(around, lambda first, second: first >= second + CLEAR)
        near = {e: nearby[e] for e in alike if e in nearby}
        taken = _foremost(near, lambda first, second: first >= _CLEAR_NEAR * second) if near else known
        if taken is None and known in near:
            taken = known
        if taken is None or known not in (None, taken):
            return None, tuple(sorted(near or around or alike))
        return taken, ()

    def of_role(self, text: str, day: int | None, nearby: Collection[str]) -> tuple[str | None, tuple[str, ...]]:
        """Return who a title alone ("the Ukrainian president") is taken for, or None and the candidates.

        The holder must have been given that title within the period around `day`. A bare office ("the president") is looked
        for among the entities of the story only.
        """
        stems = role_stems(text)
        if not stems:
            return None, ()
        rarest = min(stems, key=lambda s: (len(self.by_role.get(s, ())), s))
        fitting = {
            ident
            for role, ident, first, last in self.by_role.get(rarest, ())
            if stems <= role and (day is None or first - AROUND <= day <= last + AROUND)
        }
        if len(stems) == 1:
            fitting = {ident for ident in fitting if ident in nearby}
        return self._only(fitting, day, nearby)

    def _names_of(self, ident: str) -> list[str]:
        if not self._names:
            for form_, home in self.home.items():
                if form_ in self.forms:
                    self._names.setdefault(home, []).append(self.forms[form_].name)
        return self._names.get(ident, [])

    _names: dict[str, list[str]] = field(default_factory=dict)
    _alike: dict[str, set[str]] = field(default_factory=dict)  # surname as written -> entities

    def _only(self, found: set[str], day: int | None, nearby: Collection[str]) -> tuple[str | None, tuple[str, ...]]:
        for options in ({e for e in found if e in nearby}, {e for e in found if self._around(e, day)}):
            if len(options) == 1:
                return next(iter(options)), ()
            if options:
                return None, tuple(sorted(options))
        return None, tuple(sorted(found))

    def _around(self, ident: str, day: int | None) -> bool:
        if day is None or ident not in self.days:
            return True
        first, last = self.days[ident]
        return first - AROUND <= day <= last + AROUND


def _foremost(counts: Mapping[str, int], clear: Callable[[int, int], bool]) -> str | None:
    """Return the only one, or the one whose count is clearly above each other's; None: nobody's is."""
    order = sorted(counts, key=lambda one: (-counts[one], one))
    return order[0] if order and (len(order) == 1 or clear(counts[order[0]], counts[order[1]])) else None


@lru_cache(maxsize=16384)
def role_stems(text: str) -> frozenset[str]:
    """Return the stems that tell one title from another, countries and their peoples made one."""
    return frozenset(_demonym(stem(word)) for word in tokens(text) if word not in _IDLE)


# Countries and peoples whose names do not share their first six letters.
_DEMONYMS = {
    "french": "france", "german": "german", "dutch": "nether", "polish": "poland", "pole": "poland", "spanis": "spain", "britis": "britai",
    "u.k": "britai", "uk": "britai", "americ": "us", "u.s": "us", "turkis": "turkey", "swedis": "sweden", "danish": "denmar",
    "finnis": "finlan", "greek": "greece", "iraqi": "iraq", "irish": "irelan", "scotti": "scotla", "welsh": "wales", "swiss": "switze",
    "thai": "thaila", "norweg": "norway", "cypriot": "cyprus", "filipi": "philip", "chines": "china", "czech": "czech", "slovak": "slovak",
}  # fmt: skip


def _demonym(stemmed: str) -> str:
    return _DEMONYMS.get(stemmed, stemmed)


def role_days(role: Role) -> tuple[int, int]:
    """Return the first and last day a role was seen on; 0 for one seen in undated articles only."""
    return (day_number(role.first) or 0, day_number(role.last) or 0)


def _initials_settled(scores: Mapping[tuple[str, str], float]) -> dict[tuple[str, str], float]:
    """Leave out forms with initials that agree with several names which do not agree with each other: "J. Smith" stays open."""
    near: dict[str, set[str]] = defaultdict(set)
    for a, b in scores:
        near[a].add(b)
        near[b].add(a)
    out = {}
    for (a, b), score in scores.items():
        if score <= 0.75 and any(_open(x, near, scores) for x in (a, b) if _has_initial(x)):
            continue
        out[a, b] = score
    return out


def _has_initial(ident: str) -> bool:
    return any(len(word) == 1 for word in ident.split()[1:-1])


def _open(ident: str, near: Mapping[str, set[str]], scores: Mapping[tuple[str, str], float]) -> bool:
    others = sorted(near[ident])
    return any((a, b) not in scores for at, a in enumerate(others) for b in others[at + 1 :])


def mentioned(features: ArticleFeatures, directory: Directory) -> Iterator[str]:
    """Yield the entities that an article names in full."""
    for name in features.names:
        ident = directory.of_name(name.name, name.kind)
        if ident is not None:
            yield ident


def taken(features: ArticleFeatures, directory: Directory, nearby: Mapping[str, int]) -> Iterator[tuple[str, str]]:
    """Yield the entities that the lone surnames of an article are taken for, each with the name as written."""
    for name in features.names:
        if name.kind == "person" and len(parts(name.name)) == 1:
            ident, _ = directory.of_surname(name.name, features.day, nearby)
            if ident is not None:
                yield ident, name.name


def speaker(
    statement: StatementFeatures, features: ArticleFeatures, directory: Directory, nearby: Mapping[str, int]
) -> str | None:
    """Return the entity that a statement's speaker is taken for, or None where that cannot be told.

    A full name is looked up as it is; a lone surname and a title alone are taken for somebody only when one candidate is left.
    """
    name = statement.speaker
    if not name or not parts(name) or statement.anonymous:
        return None
    kind = "person" if statement.speaker_kind == "person" else "organisation"
    ident = directory.of_name(name, kind)
    if ident is not None:
        return ident
    lone = len(parts(name)) == 1 and name[:1].isupper() and not name.startswith("The ")
    if (
        kind == "person" and lone
    ):  # before a body of that name: "Varesh" is no firm because one article took her for one
        ident = directory.of_surname(name, features.day, nearby)[0] or directory.home.get(form_id(name, "person"))
        if ident is not None:
            return ident
    ident = directory.of_name(name, "organisation" if kind == "person" else "person")
    if ident is not None:
        return ident
    if lone:
        ident, _ = directory.of_surname(name, features.day, nearby)
        return ident or directory.home.get(form_id(name, "person"))
    ident, _ = directory.of_role(name, features.day, nearby)
    return ident
