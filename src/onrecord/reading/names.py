"""People, organisations and places of an article, by rule."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from onrecord.reading.mentions import Mention, mentions
from onrecord.reading.places import DEMONYMS, PLACES
from onrecord.reading.titles import (
    HONORIFICS,
    MEN_TITLES,
    NOT_NAMES,
    ORGANISATION_WORDS,
    PARTICLES,
    ROLES,
    WOMEN_TITLES,
    role_head,
    word_set,
)
from onrecord.records import Article, Name, Span
from onrecord.records.name import NameKind

_SUFFIXES = word_set("Jr Jr. Sr Sr. II III IV")
_APPOSITION = re.compile(
    r"(?:\s*\([^)\n]{1,40}\))?,\s+(?:\d{1,2},\s+)?(?:who\s+(?:is|was|serves\s+as|served\s+as)\s+)?((?:(?:the|a|an|his|her|its|their)\s+)?[\w’'.-]+(?:\s+[\w’'.-]+){0,7})"
)
_IS_A = re.compile(r"\s+(?:is|was|became|remains)\s+((?:the|a|an)\s+[\w’'.-]+(?:\s+[\w’'.-]+){0,6})")
_PARTY = re.compile(r"\s*\((?:[RDI]|R|D)[-–‑][^)\n]{2,20}\)|,\s+[RDI][-–‑][\w.]+")
_BRACKETED = re.compile(r"\s*[(\[][\"“]?(?:the\s+)?([A-Z][A-Za-z&.-]{1,9})[\"”]?[)\]]")
_FEMALE = re.compile(r"\b(?:she|her|hers|herself)\b", re.IGNORECASE)
_MALE = re.compile(r"\b(?:he|him|his|himself)\b", re.IGNORECASE)


@dataclass(slots=True)
class _Entity:
    mentions: list[Mention]
    kind: NameKind | None = None
    titles: list[str] = field(default_factory=list)
    also: set[str] = field(default_factory=set)  # acronyms the text gives it

    @property
    def words(self) -> tuple[str, ...]:
        return max((m.words for m in self.mentions), key=lambda w: (len(w), sum(map(len, w))))


def names(article: Article) -> tuple[Name, ...]:
    """Return each entity with its fullest name and all its mentions, in order of first mention.

    Mentions that are part of a full name elsewhere (a surname, a first name alone, an acronym) belong to that entity;
    a surname that two people of the article share stays apart from both, unless a title or the paragraph tells.
    """
    text = article.text
    found = _believable(list(mentions(text)), text)
    entities = _cluster(found, text)
    out = []
    for entity in entities:
        kind = entity.kind or _guess(entity)
        titles = tuple(dict.fromkeys(t for t in _titles(entity, text) if t)) if kind == "person" else ()
        gender = _gender(entity, titles, text) if kind == "person" else None
        sure = 0.9 if entity.kind else 0.5
        spans = tuple(Span.of(text, m.start, m.end) for m in entity.mentions)
        out.append(Name(" ".join(entity.words), kind, spans, titles, gender, sure))
    return tuple(sorted(out, key=lambda n: n.mentions[0].start))


def _believable(found: list[Mention], text: str) -> list[Mention]:
    """Leave out words that are capital only at the start of a sentence."""
    inner = Counter(m.words[-1] for m in found if not m.starts_sentence)
    lower: set[str] | None = None
    out = []
    for m in found:
        if (m.text in DEMONYMS and m.text not in PLACES) or m.text in HONORIFICS or len(m.text) < 2:
            continue
        if len(m.words) == 1 and m.starts_sentence and not m.title and m.kind is None and not inner[m.words[0]]:
            if lower is None:
                lower = set(re.findall(r"\b[a-z][\w-]*", text))
            word = m.words[0].lower()
            if word in lower or word.rstrip("s") in lower or word in ROLES or not (m.speaks or m.possessive):
                continue
        elif len(m.words) == 1 and (m.words[0].lower() in ROLES and not m.title):
            continue
        out.append(m)
    return out


def _key(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(w.rstrip(".").casefold() for w in words if w not in _SUFFIXES)


def _cluster(found: list[Mention], text: str) -> list[_Entity]:
    full: dict[tuple[str, ...], _Entity] = {}
    single: list[Mention] = []
    for m in found:
        if len(m.words) == 1:
            single.append(m)
            continue
        key = _key(m.words)
        entity = full.get(key)
        if entity is None:
            entity = full[key] = _Entity([m])
        else:
            entity.mentions.append(m)
        entity.kind = entity.kind or m.kind
    entities = _merge_forms(list(full.values()))
    _find_acronyms(entities, text)
    entities.extend(_place_singles(single, entities))
    for entity in entities:
        entity.mentions.sort(key=lambda m: m.start)
    return entities


def _merge_forms(entities: list[_Entity]) -> list[_Entity]:
    """Join "Ana Ode" and "Ana M. Ode", "Piet van der Ode" and "van der Ode"."""
    out: list[_Entity] = []
    for entity in sorted(entities, key=lambda e: (-len(e.words), e.mentions[0].start)):
        key = _key(entity.words)
        fits = [
            o
            for o in out
            if o.kind != "organisation" and entity.kind != "organisation" and _same_person(_key(o.words), key)
        ]
        fits += [o for o in out if "organisation" in (o.kind, entity.kind) and _same_body(_key(o.words), key)]
        if len(fits) == 1:
            fits[0].mentions.extend(entity.mentions)
            fits[0].kind = fits[0].kind or entity.kind
        else:
            out.append(entity)
    return out


def _same_person(longer: tuple[str, ...], shorter: tuple[str, ...]) -> bool:
    if len(shorter) < 2 or longer[-1] != shorter[-1]:
        return False
    if longer[0] == shorter[0]:
        return True
    if shorter[0] in PARTICLES or longer[-len(shorter) :] == shorter:
        return True
    return len(shorter[0]) == 1 and shorter[0] == longer[0][0]


def _same_body(longer: tuple[str, ...], shorter: tuple[str, ...]) -> bool:
    return (longer[: len(shorter)] == shorter and longer[len(shorter) : len(shorter) + 1] in (("of",), ("for",))) or (
        longer[1:] == shorter and len(shorter) > 2
    )


def _find_acronyms(entities: list[_Entity], text: str) -> None:
    for entity in entities:
        if entity.kind == "person":
            continue
        for m in entity.mentions[:3]:
            after = _BRACKETED.match(text, m.end)
            if after and _initials(entity.words, after.group(1)):
                entity.also.add(after.group(1))
                entity.kind = entity.kind or "organisation"


def _initials(words: tuple[str, ...], acronym: str) -> bool:
    letters = [c for c in acronym if c.isupper()]
    big = [w[0] for w in words if w[0].isupper()]
    if len(letters) < 2 or not big or letters[0] not in (big[0], words[0][0].upper()):
        return False
    rest = iter(big)
    return sum(any(c == b for b in rest) for c in letters) >= len(letters) - 1


def _place_singles(single: list[Mention], entities: list[_Entity]) -> list[_Entity]:
    """Give each one-word mention to the entity it shortens; what shortens none makes entities of its own."""
    by_last: dict[str, list[_Entity]] = {}
    by_first: dict[str, list[_Entity]] = {}
    by_acronym: dict[str, list[_Entity]] = {}
    for entity in entities:
        words = _key(entity.words)
        by_last.setdefault(words[-1], []).append(entity)
        by_first.setdefault(words[0], []).append(entity)
        initials = "".join(w[0] for w in entity.words if w[0].isupper())
        for acronym in {initials, *entity.also}:
            if len(acronym) > 1:
                by_acronym.setdefault(acronym.replace(".", ""), []).append(entity)
    own: dict[str, _Entity] = {}
    for m in single:
        home = _home(m, by_last, by_first, by_acronym)
        if home is not None:
            home.mentions.append(m)
            if m.title and home.kind is None:
                home.kind = "person"
            continue
        key = m.words[0].casefold()
        entity = own.setdefault(key, _Entity([]))
        entity.mentions.append(m)
        entity.kind = entity.kind or m.kind
    return list(own.values())


def _home(
    m: Mention,
    by_last: dict[str, list[_Entity]],
    by_first: dict[str, list[_Entity]],
    by_acronym: dict[str, list[_Entity]],
) -> _Entity | None:
    word = m.words[0].casefold()
    if m.kind == "place" and not m.title:
        return None
    last = [e for e in by_last.get(word, ()) if e.kind in ("person", None)]
    if last:
        return last[0] if len(last) == 1 else _which(m, last)
    if m.kind == "organisation":
        expanded = by_acronym.get(m.words[0].replace(".", ""), ())
        return expanded[0] if len(expanded) == 1 else None
    bodies = [e for e in by_first.get(word, ()) if e.kind == "organisation" and word.title() not in PLACES]
    first = [e for e in by_first.get(word, ()) if e.kind in ("person", None)]
    if len(first) == 1:
        return first[0]
    if len(first) > 1:
        return _which(m, first)
    return bodies[0] if len(bodies) == 1 and bodies[0].mentions[0].start < m.start else None


def _which(m: Mention, sharing: list[_Entity]) -> _Entity | None:
    """Choose among people who share a name by what stands with the mention: a title only one has; else none."""
    if m.title:
        gender = _title_gender(m.title)
        head = role_head(m.title)
        fits = [e for e in sharing if any(role_head(o.title) == head for o in e.mentions if o.title and head)]
        fits = fits or [
            e for e in sharing if gender and any(_title_gender(o.title) == gender for o in e.mentions if o.title)
        ]
        if len(fits) == 1:
            return fits[0]
    return None


def _guess(entity: _Entity) -> NameKind:
    words = entity.words
    if len(words) in (2, 3) and not set(words) & ORGANISATION_WORDS and not any(w in NOT_NAMES for w in words):
        if all(w[0].isupper() for w in words) and not any(w.isupper() and len(w) > 3 for w in words):
            return "person"
    if len(words) == 1 and any(m.speaks or m.title for m in entity.mentions):
        return "person"
    return "organisation"


def _titles(entity: _Entity, text: str) -> Iterable[str]:
    for m in entity.mentions:
        if m.title:
            yield m.title
        if len(m.words) > 1 or len(entity.words) == 1:
            for pattern in (_APPOSITION, _IS_A):
                after = pattern.match(text, m.end)
                if after and role_head(_noun_phrase(after.group(1))):
                    yield _noun_phrase(after.group(1)).rstrip(".")
            party = _PARTY.match(text, m.end)
            if party:
                yield "Republican" if "R-" in party.group() else "Democrat" if "D-" in party.group() else "independent"


_NP_STOPS = re.compile(
    r"\s(?:who|which|that|and|has|have|had|is|was|said|says|told|will|would|in a|on [A-Z][a-z]+day)\b"
)


def _noun_phrase(words: str) -> str:
    return _NP_STOPS.split(words)[0].strip(" ,.")


def _title_gender(title: str) -> Literal["f", "m"] | None:
    words = {w.casefold() for w in title.split()}
    if words & WOMEN_TITLES:
        return "f"
    return "m" if words & MEN_TITLES else None


def _gender(entity: _Entity, titles: Iterable[str], text: str) -> Literal["f", "m"] | None:
    for title in titles:
        head = title.split(" of ")[0].split(",")[0]
        gender = _title_gender(head)
        if gender:
            return gender
    women = men = 0
    for m in entity.mentions[:6]:
        near = text[m.end : m.end + 60].split("\n")[0]
        f, h = _FEMALE.search(near), _MALE.search(near)
        women += bool(f) and not h
        men += bool(h) and not f
    if women > 2 * men and women:
        return "f"
    return "m" if men > 2 * women and men else None
