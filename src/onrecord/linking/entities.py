"""Entities: which spelled names are one person, organisation or place, and who a surname or a title alone stands for.

Everything runs on forms (`forms`): a spelled name with its kind, and what the coverage says of it in sum. Which forms are one does
not depend on how often they are met. Who a surname or a title alone stands for in an article is decided afterwards, from the entities
seen in that article's story and around its day.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from onrecord.linking.features import day_number
from onrecord.linking.forms import Form, merged_roles, suffix_of, words_of
from onrecord.linking.grouping import FREE, Constraints, agglomerate
from onrecord.linking.keys import key
from onrecord.linking.metonyms import stands_for
from onrecord.linking.spelling import acronym, is_acronym, parts, same_body, same_person, same_words, skeleton, surname
from onrecord.linking.store import Pair
from onrecord.records import Entity, Role

SPACE = "entity"
_LEAST = 0.5  # likelihood below which a pair of forms is not kept
_CUT = 0.7  # mean likelihood of spellings from which forms are one
AROUND = 90  # days before and after an entity was seen, in which a surname or title alone may mean it


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
    """Return how likely two forms are one (0.0-1.0), and why.

    Forms of different genders, or of a lone surname, are not; nor is "Piet Ode Jr." Piet Ode once an article names both.
    """
    if (one.kind == "person") != (other.kind == "person"):
        return 0.0, ""
    if one.kind != "person":
        return same_body(one.name, other.name)
    if len(parts(one.name)) == 1 or len(parts(other.name)) == 1:
        return 0.0, ""  # a lone surname joins nothing: it is taken for someone article by article
    suffixes = {suffix_of(one.id), suffix_of(other.id)}
    if len(suffixes) > 1 and ("" not in suffixes or one.apart or other.apart):
        return 0.0, ""
    if one.genders and other.genders and not one.genders.keys() & other.genders.keys():
        return 0.0, ""
    return same_person(one.name, other.name)


def may_be_same(one: str, other: str) -> bool:
    """Tell whether the forms of two ids can be a pair, by their words alone; `compare` tells whether they are."""
    person = one.startswith("person ")
    if person != other.startswith("person "):
        return False
    words, others = words_of(one), words_of(other)
    return not person or (len(words) > 1 and len(others) > 1 and same_words(words, others)[0] >= _LEAST)


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


def founded(form: str, days: tuple[int, int] | None) -> tuple[int, str]:
    """Return what forms are ordered by to tell which founded an entity: the first day seen, then the id."""
    return (days[0] if days else 10**7, form)


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
