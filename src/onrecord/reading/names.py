"""People, organisations and places of an article, by rule."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from rapidfuzz import fuzz

from onrecord.reading.given_names import given_name
from onrecord.reading.mentions import (
    GENERATIONS,
    SAID_WORDS,
    Mention,
    is_crowd,
    mentions,
    speaks,
    with_countries,
    with_months,
)
from onrecord.reading.places import DEMONYMS, PLACES
from onrecord.reading.source_words import BODIES, describe
from onrecord.reading.titles import (
    AGENCIES,
    HONORIFICS,
    ORGANISATION_WORDS,
    PARTICLES,
    ROLES,
    TITLE_WORDS,
    role_head,
    title_gender,
)
from onrecord.records import Article, Name, Span
from onrecord.records.name import NameKind

# What is said of one of two who bear one name: "his eldest son, Piet Ode Jr.", "the younger Ode"
_KIN = re.compile(r"\b(?:son|father|grandson|grandfather|namesake|scion|dad)\b")
_KIN_NEAR = 40  # characters on either side of the name
_APPOSITION = re.compile(
    r"(?:\s*\([^)\n]{1,40}\))?,\s+(?:\d{1,2},\s+)?(?:who\s+(?:is|was|serves\s+as|served\s+as)\s+)?((?:(?:the|a|an|his|her|its|their)\s+)?[\w’'.-]+(?:\s+[\w’'.-]+){0,7})"
)
_IS_A = re.compile(r"\s+(?:is|was|became|remains)\s+((?:the|a|an)\s+[\w’'.-]+(?:\s+[\w’'.-]+){0,6})")
_PARTY = re.compile(r"\s*\((?:[RDI]|R|D)[-–‑][^)\n]{2,20}\)|,\s+[RDI][-–‑][\w.]+")
_BRACKETED = re.compile(r"\s*(?:[(\[][\"“]?(?:the\s+)?|,\s+or\s+(?:the\s+)?)([A-Z][A-Za-z0-9&.-]{1,9})[\"”]?[)\],]")
_GENDERED = re.compile(r"\b(?:(she|her|hers|herself)|(he|him|his|himself))\b", re.IGNORECASE)


@dataclass(slots=True)
class _Entity:
    mentions: list[Mention]
    kind: NameKind | None = None
    titles: list[str] = field(default_factory=list)
    also: set[str] = field(default_factory=set)  # acronyms the text gives it
    suffix: str = ""  # "jr": of two who bear one name, the one so called
    words: tuple[str, ...] = ()  # of its fullest mention

    def add(self, mention: Mention) -> None:
        self.mentions.append(mention)
        last = self.words[-1] if self.words else ""
        if last.isupper() or mention.words != (last.upper(),):
            self.kind = self.kind or mention.kind  # "VOLD: Yes": a turn's capitals do not make a body of Hanne Vold
        if _fuller(mention.words) > _fuller(self.words):
            self.words = mention.words


def _given(entity: _Entity) -> bool:
    """Tell whether a full name begins with what its letters show to be a given name."""
    return len(entity.words) > 1 and sum(given_name(entity.words[0])) > 0.6


def _fuller(words: tuple[str, ...]) -> tuple[int, bool, int]:
    """Return what the fullest name has most of: words; of two spellings the one that English print would use, then the longer."""
    name = " ".join(words)
    return len(words), name.isascii(), len(name)


def names(article: Article) -> tuple[Name, ...]:
    """Return each entity with its fullest name and all its mentions, in order of first mention.

    Mentions that are part of a full name elsewhere (a surname, a first name alone, an acronym) belong to that entity;
    a surname that two people of the article share stays apart from both, unless a title or the paragraph tells.
    """
    text = article.text
    found = _trimmed(_believable(list(mentions(text)), text), text)
    found = with_countries(with_months(found, text), text)
    entities = _cluster(found, text)
    out = []
    for entity in entities:
        if entity.kind is None and _goes_with_the(entity, text):
            entity.kind = "organisation"
        kind = entity.kind or _guess(entity, text)
        titles = (
            tuple(dict.fromkeys(t for t in _titles(entity, text) if t))
            if kind == "person"
            else _descriptions(entity, text)
        )
        gender = _gender(entity, titles, text) if kind == "person" else None
        sure = 0.9 if entity.kind or (kind == "person" and _given(entity)) else 0.5
        spans = tuple(Span.of(text, m.start, m.end) for m in entity.mentions)
        out.append(Name(" ".join(entity.words), kind, spans, titles, gender, sure))
    return tuple(sorted(out, key=lambda n: n.mentions[0].start))


def _believable(found: list[Mention], text: str) -> list[Mention]:
    """Leave out words that are capital only at the start of a sentence."""
    last = {id(m): next((w for w in reversed(m.words) if w not in GENERATIONS), m.words[-1]) for m in found}
    inner = Counter(last[id(m)] for m in found if not m.starts_sentence)
    inner.update(word for m in found if len(m.words) > 1 for word in (m.words[0], last[id(m)]))
    lower: set[str] | None = None
    out = []
    for m in found:
        if len(m.words) > 1 and not m.title and (_is_office(m.words) or is_crowd(m.words)):
            continue
        if (m.text in DEMONYMS and m.text not in PLACES) or m.text in HONORIFICS or len(m.text) < 2:
            continue
        if len(m.words) == 1 and m.starts_sentence and not m.title and m.kind is None and not inner[m.words[0]]:
            if lower is None:
                lower = set(re.findall(r"\b[a-z][\w-]*", text))
            word = m.words[0].lower()
            if word in lower or word.rstrip("s") in lower or word in ROLES or not (m.possessive or speaks(text, m)):
                continue
        elif len(m.words) == 1 and (m.words[0].lower() in ROLES and not m.title):
            continue
        out.append(m)
    return out


def _trimmed(found: list[Mention], text: str) -> list[Mention]:
    """Cut what stands beside a full name that the article gives by itself: "Firing Piet Ode", and in headlines "Piet Ode Calls".

    What is left of a headline after the first name is kept where it is another such name.
    """
    known = Counter(m.words for m in found if len(m.words) > 1)
    out: list[Mention] = []
    for m in found:
        cut = _known_inside(m, known, text) if len(m.words) > 2 else ()
        out.extend(cut or (m,))
    return out


def _known_inside(m: Mention, known: Mapping[tuple[str, ...], int], text: str) -> tuple[Mention, ...]:
    """Return the parts of a mention that are names by themselves elsewhere, where the rest belongs to neither; () where it is one name."""
    size, often = len(m.words), known[m.words]
    if m.kind in ("organisation", "place") or "the" in m.words or "of" in m.words:
        return ()
    if _in_headline(m, text):
        parts = _known_runs(m.words, known)
        beside = [m.words[b] for _, b in parts if b < size]
        if parts and parts[0][0] == 0 and not any(w in GENERATIONS or w in PARTICLES for w in beside):
            return tuple(_part(m, a, b, text) for a, b in parts)
    ends = next((i for i in range(1, size - 1) if known[m.words[i:]] > often), 0)
    return (_part(m, ends, size, text),) if ends and _no_given_name(m.words[:ends]) else ()


def _known_runs(words: tuple[str, ...], known: Mapping[tuple[str, ...], int]) -> list[tuple[int, int]]:
    """Return the runs of words that are names by themselves no less often than all of them together are, the longest at each place."""
    runs, at = [], 0
    while at < len(words) - 1:
        longest = len(words) if at else len(words) - 1
        end = next((b for b in range(longest, at + 1, -1) if known[words[at:b]] >= known[words]), 0)
        if end:
            runs.append((at, end))
        at = end or at + 1
    return runs


def _no_given_name(words: Sequence[str]) -> bool:
    return not any(len(w.rstrip(".")) == 1 or w in PARTICLES or sum(given_name(w)) > 0.2 for w in words)


def _part(m: Mention, first: int, last: int, text: str) -> Mention:
    """Return words `first` to `last` of a mention as one of its own."""
    start = m.start
    for word in m.words[:first]:
        start = text.index(word, start) + len(word)
    end = start = text.index(m.words[first], start)
    for word in m.words[first:last]:
        end = text.index(word, end) + len(word)
    whole = last == len(m.words)
    return m._replace(
        start=start,
        end=m.end if whole else end,
        words=m.words[first:last],
        title=m.title if first == 0 else "",
        kind=None,
        starts_sentence=m.starts_sentence and first == 0,
        possessive=m.possessive and whole,
    )


def _in_headline(m: Mention, text: str) -> bool:
    """Tell whether a mention stands in a line of words with capitals and no full stop."""
    line = text[text.rfind("\n", 0, m.start) + 1 : end if (end := text.find("\n", m.end)) >= 0 else len(text)].strip()
    words = [w for w in re.findall(r"[^\W\d_][\w’'-]*", line) if len(w) > 3]
    return line[-1:].isalnum() and 2 * sum(w[0].isupper() for w in words) > len(words) < 25


def _is_office(words: tuple[str, ...]) -> bool:
    """Tell whether the words are an office without its holder: "Federal Chancellor"."""
    *before, last = (w.lower() for w in words)
    return last in ROLES and all(w in TITLE_WORDS or w in ROLES for w in before)


@lru_cache(maxsize=4096)
def _key(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(w.rstrip(".").casefold() for w in words if w not in GENERATIONS)


def _suffix(words: Sequence[str]) -> str:
    return words[-1].rstrip(".").casefold() if words[-1] in GENERATIONS else ""


def _cluster(found: list[Mention], text: str) -> list[_Entity]:
    shared = _shared_names(found, text)
    full: dict[tuple[str, ...], _Entity] = {}
    single: list[Mention] = []
    short: list[Mention] = []  # "Ode Jr."
    for m in found:
        key, suffix = _key(m.words), _suffix(m.words)
        if len(m.words) == 1 or not key:
            single.append(m)
            continue
        if len(key) == 1 and suffix:
            short.append(m)
            continue
        suffix = suffix if (*key, suffix) in shared else ""
        entity = full.get((*key, suffix))
        if entity is None:
            entity = full[(*key, suffix)] = _Entity([], suffix=suffix)
        entity.add(m)
    for m in short:
        namesakes = [e for e in full.values() if _key(e.words)[-1] == _key(m.words)[0]]
        fits = [e for e in namesakes if _suffix(m.words) in (e.suffix, _suffix(e.words))]
        if len(fits) == 1:
            fits[0].add(m)
        else:
            key = (*_key(m.words), _suffix(m.words))
            full.setdefault(key, _Entity([], suffix=_suffix(m.words))).add(m)
    entities = _merge_forms(list(full.values()))
    _find_acronyms(entities, text)
    entities.extend(_place_singles(single, entities))
    for entity in entities:
        entity.mentions.sort(key=lambda m: m.start)
    return entities


def _shared_names(found: Sequence[Mention], text: str) -> set[tuple[str, ...]]:
    """Return the names with a suffix, as keys and suffix, that the article tells from somebody of the same name without it.

    "Piet Ode Jr." alone is Piet Ode. He is another where the article calls him "Ode Jr." too, says whose son or father he is, or
    first has an office before the surname alone, or before the name without suffix, that it never gives him.
    """
    suffixed: dict[tuple[str, ...], list[Mention]] = {}
    for m in found:
        if _suffix(m.words) and len(_key(m.words)) > 1:
            suffixed.setdefault((*_key(m.words), _suffix(m.words)), []).append(m)
    if not suffixed:
        return set()
    short = {(*_key(m.words), _suffix(m.words)) for m in found if _suffix(m.words) and len(_key(m.words)) == 1}
    out = set()
    for key, called in suffixed.items():
        others = [m for m in found if _key(m.words) in (key[:-1], key[-2:-1]) and not _suffix(m.words)]
        # A surname alone, once he was named in full, may be his.
        before = [m for m in others if len(m.words) > 1 or m.start < called[0].start]
        held = {role_head(m.title) for m in called if m.title}
        office = {role_head(m.title) for m in before if m.title} - held - {""}
        kin = before and any(_kin_near(m, text) for m in called)
        if (others and key[-2:] in short) or (office and not held) or kin:
            out.add(key)
    return out


def _kin_near(m: Mention, text: str) -> bool:
    before, after = text[max(0, m.start - _KIN_NEAR) : m.start], text[m.end : m.end + _KIN_NEAR]
    return bool(_KIN.search(before.rpartition("\n")[2]) or _KIN.search(after.partition("\n")[0]))


def _merge_forms(entities: list[_Entity]) -> list[_Entity]:
    """Join "Ana Ode" and "Ana M. Ode", "Piet van der Ode" and "van der Ode"."""
    out: list[_Entity] = []
    by_end: dict[
        tuple[str, str], list[_Entity]
    ] = {}  # ("first" or "last", word) -> entities whose name so begins or ends
    for entity in sorted(entities, key=lambda e: (-len(e.words), e.mentions[0].start)):
        key = _key(entity.words) or tuple(w.casefold() for w in entity.words)
        near = {id(o): o for end in (("first", key[0]), ("last", key[-1])) for o in by_end.get(end, ())}.values()
        fits = [
            o
            for o in near
            if o.kind != "organisation"
            and entity.kind != "organisation"
            and o.suffix == entity.suffix
            and _same_person(_key(o.words), key)
        ]
        fits += [o for o in near if "organisation" in (o.kind, entity.kind) and _same_body(_key(o.words), key)]
        if len(fits) == 1:
            for m in entity.mentions:
                fits[0].add(m)
        else:
            out.append(entity)
            for end in (("first", key[0]), ("last", key[-1]), *((("first", key[1]),) if len(key) > 1 else ())):
                by_end.setdefault(end, []).append(entity)
    return out


def _alike(one: str, other: str) -> bool:
    """Tell whether two surnames are spellings of one: "Kuznets" and "Kuznetz"."""
    return (
        len(one) > 4
        and len(other) > 4
        and _plain(one)[0] == _plain(other)[0]
        and fuzz.ratio(_plain(one), _plain(other)) >= 70
    )


# Spellings of one sound in translations and transcriptions: "Odew" and "Odev", "Czaba" and "Chaba"
_SOUNDS = (
    ("ł", "l"),
    ("sz", "sh"),
    ("cz", "ch"),
    ("w", "v"),
    ("ij", "y"),
    ("yj", "y"),
    ("j", "y"),
    ("ii", "y"),
    ("iy", "y"),
)


@lru_cache(maxsize=4096)
def _plain(word: str) -> str:
    """Return a name without marks, the spellings of one sound made one."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", word.casefold()) if not unicodedata.combining(c))
    for letters, sound in _SOUNDS:
        bare = bare.replace(letters, sound)
    return bare


def _same_person(longer: tuple[str, ...], shorter: tuple[str, ...]) -> bool:
    if len(shorter) < 2:
        return False
    if longer[-1] != shorter[-1]:
        return longer[0] == shorter[0] and _alike(longer[-1], shorter[-1])
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
            if after and (_initials(entity.words, after.group(1)) or _goes_by(entity, after.group(1), text)):
                entity.also.add(after.group(1))
                entity.kind = entity.kind or "organisation"


def _goes_by(entity: _Entity, acronym: str, text: str) -> bool:
    """Tell whether a body is called by an acronym of another language that follows it in brackets: "Party of the Left (PDS)"."""
    if entity.kind != "organisation" or len(entity.words) < 3 or acronym in AGENCIES or acronym in PLACES:
        return False
    return acronym.isalpha() and acronym.isupper() and 2 < len(acronym) < 7 and text.count(acronym) > 1


def _initials(words: tuple[str, ...], acronym: str) -> bool:
    letters = [c for c in acronym if c.isupper()]
    big = [w[0] for w in words if w[0].isupper()]
    if len(letters) < 2 or not big:
        return False
    if letters[0] in big and acronym not in AGENCIES and _in_order(acronym, " ".join(words)):
        return True  # "Centre for Tarn Music (CENTAM)", "Tarn Childrens Fund (TACEF)"
    if letters[0] not in (big[0], words[0][0].upper()):
        return False
    rest = iter(big)
    return sum(any(c == b for b in rest) for c in letters) >= len(letters) - 1


def _in_order(acronym: str, name: str) -> bool:
    """Tell whether two thirds of an acronym's letters stand in the name in the same order."""
    rest, found = name.casefold(), 0
    for letter in acronym.casefold():
        at = rest.find(letter)
        if at >= 0:
            rest, found = rest[at + 1 :], found + 1
    return 3 * found >= 2 * len(acronym)


_JOINED = ("al-", "el-", "ar-", "as-", "ash-", "bin-", "ben-")


def _place_singles(single: list[Mention], entities: list[_Entity]) -> list[_Entity]:
    """Give each one-word mention to the entity it shortens; what shortens none makes entities of its own."""
    by_last: dict[str, list[_Entity]] = {}
    by_first: dict[str, list[_Entity]] = {}
    by_acronym: dict[str, list[_Entity]] = {}
    for entity in entities:
        words = _key(entity.words)
        by_last.setdefault(words[-1], []).append(entity)
        if words[-1].startswith(_JOINED):
            by_last.setdefault(words[-1].partition("-")[2], []).append(entity)  # "Ode" of "Omar al-Ode"
        by_first.setdefault(words[0], []).append(entity)
        initials = "".join(w[0] for word in entity.words for w in word.split("-") if w[:1].isupper())
        bare = "".join(w[0] for w in entity.words[1:] if w[:1].isupper()) if entity.words[0] in PLACES else initials
        for acronym in {initials, bare, *entity.also}:
            if len(acronym) > 2 or (len(acronym) == 2 and entity.kind != "person"):
                by_acronym.setdefault(acronym.replace(".", ""), []).append(entity)
    own: dict[str, _Entity] = {}
    for m in single:
        home = _home(m, by_last, by_first, by_acronym)
        if home is not None:
            home.add(m)
            continue
        key = m.words[0].casefold()
        if key not in own and not key.isascii():
            key = next((k for k in own if _alike(k, key) and fuzz.ratio(_plain(k), _plain(key)) >= 88), key)
        entity = own.setdefault(key, _Entity([]))
        entity.add(m)
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
    last = [e for e in by_last.get(word, ()) if e.kind in ("person", None) and not e.suffix]  # "Ode" is not Ode Jr.
    if last:
        return last[0] if len(last) == 1 else _which(m, last)
    given = [e for e in by_acronym.get(m.words[0].replace(".", ""), ()) if m.words[0] in e.also]
    if len(given) == 1:
        return given[0]
    if m.kind == "organisation":
        expanded = by_acronym.get(m.words[0].replace(".", ""), ())
        if m.words[0] in ORGANISATION_WORDS:  # "the Times", "the Commission"
            expanded = [e for e in by_last.get(word, ()) if e.kind in ("organisation", None)]
        return expanded[0] if len(expanded) == 1 else None
    bodies = [e for e in by_first.get(word, ()) if e.kind == "organisation" and word.title() not in PLACES]
    first = [e for e in by_first.get(word, ()) if e.kind in ("person", None) and not e.suffix]
    if len(first) == 1:
        return first[0]
    if len(first) > 1:
        return _which(m, first)
    if len(word) > 4:
        initial = _plain(word)[:1]
        close = [
            e
            for last, es in by_last.items()
            if abs(len(last) - len(word)) < 4 and _plain(last)[:1] == initial and _alike(last, word)
            for e in es
            if e.kind in ("person", None)
        ]
        if len(close) == 1 and (m.title or fuzz.ratio(_plain(close[0].words[-1]), _plain(word)) >= 84):
            return close[0]
    return bodies[0] if len(bodies) == 1 and bodies[0].mentions[0].start < m.start else None


def _which(m: Mention, sharing: list[_Entity]) -> _Entity | None:
    """Choose among people who share a name by what stands with the mention: a title only one has; else none."""
    if m.title:
        gender = title_gender(m.title)
        head = role_head(m.title)
        fits = [e for e in sharing if any(role_head(o.title) == head for o in e.mentions if o.title and head)]
        fits = fits or [
            e for e in sharing if gender and any(title_gender(o.title) == gender for o in e.mentions if o.title)
        ]
        if len(fits) == 1:
            return fits[0]
    return None


# What ends a noun phrase: "the Lantern reported", "told the Lantern,"; not "the Ode campaign"
_ENDS_PHRASE = re.compile(
    r"[.,;:?!)”\"’]|\s+(?:has|had|is|was|said|says|reported|reports|and|or|that|in|on|as|which|to|for|by)\b|\s*$"
)


def _goes_with_the(entity: _Entity, text: str) -> bool:
    """Tell whether a single word stands behind "the" most of the time, as no person's name does: "the Lantern"."""
    if len(entity.words) > 1 or entity.words[0].endswith("s") or any(m.title for m in entity.mentions):
        return False
    behind = [m for m in entity.mentions if text[max(0, m.start - 4) : m.start].casefold() == "the "]
    return 2 * len(behind) > len(entity.mentions) and any(_ENDS_PHRASE.match(text, m.end) for m in behind)


def _guess(entity: _Entity, text: str) -> NameKind:
    """Guess what an entity is when no mention shows it: by its given name, by what it does, by how it is shortened."""
    words = entity.words
    speaks_itself = any(m.title or speaks(text, m) for m in entity.mentions[:8])
    if any(_said_to_be_a_body(text, m.end) for m in entity.mentions[:3]):
        return "organisation"
    if len(words) == 1:
        return "person" if speaks_itself and not words[0].isupper() else "organisation"
    if len(words) > 4 or set(words) & ORGANISATION_WORDS or any(w.isupper() and len(w) > 3 for w in words):
        return "organisation"
    if words[0] in PLACES or words[0] in DEMONYMS or words[0].lower() in TITLE_WORDS:
        return "organisation"
    shortened = any(len(m.words) == 1 and m.words[0] == words[-1] for m in entity.mentions)
    given = sum(given_name(words[0]))
    return (
        "person"
        if given > 0.3 or ((shortened or speaks_itself) and given > 0.02) or (shortened and speaks_itself)
        else "organisation"
    )


def _said_to_be_a_body(text: str, at: int) -> bool:
    """Tell whether a name that ends there is called a body right behind it: "La Tarnese, a weekly publication"; not "Ana Ode, a company director"."""
    after = _APPOSITION.match(text, at)
    phrase = _noun_phrase(after.group(1)) if after else ""
    return phrase[:2] in ("a ", "an") and describe(phrase).noun in _BODIES


_BODIES = BODIES | {
    "publication",
    "nonprofit",
    "non-profit",
    "organisation",
    "supermarket",
    "bakery",
    "brewery",
    "startup",
    "start-up",
}


def _titles(entity: _Entity, text: str) -> Iterable[str]:
    for m in entity.mentions:
        if m.title:
            yield m.title
        if len(m.words) > 1 or len(entity.words) == 1:
            for pattern in (_APPOSITION, _IS_A):
                after = pattern.match(text, m.end)
                phrase = _noun_phrase(after.group(1)) if after else ""
                if role_head(phrase) and phrase.split()[0] not in SAID_WORDS and not _NAMES_ANOTHER.search(phrase):
                    yield phrase.rstrip(".")
            party = _PARTY.match(text, m.end)
            if party:
                letter, _, state = party.group().strip(" (),").replace("–", "-").replace("‑", "-").partition("-")
                side = {"R": "Republican", "D": "Democrat"}.get(letter.strip(), "independent")
                yield f"{PLACES.get(state, state)} {side}".strip()


def _descriptions(entity: _Entity, text: str) -> tuple[str, ...]:
    """Return what an organisation is called: "oil company" of "the oil company Tarnoil", "charity" of "Tarn Aid, a charity"."""
    out = []
    for m in entity.mentions[:4]:
        before = text[max(0, m.start - 50) : m.start].split()
        if before and before[-1] in BODIES and text[m.start - 1].isspace():
            kept = [before[-1]]
            for word in reversed(before[:-1]):
                if (
                    word.casefold() in ("the", "a", "an", "of", "in", "and", "by", "to")
                    or not word[-1].isalnum()
                    or len(kept) > 3
                ):
                    break
                kept.insert(0, word)
            out.append(" ".join(kept))
        after = _APPOSITION.match(text, m.end)
        if after:
            phrase = _noun_phrase(after.group(1))
            if phrase[:2] in ("a ", "an", "th") and BODIES.intersection(phrase.casefold().split()):
                out.append(phrase)
    return tuple(dict.fromkeys(out))


# "Ana Ode, Senator Piet Bly and …": the next of a list, no apposition
_NAMES_ANOTHER = re.compile(
    r"^(?!(?i:the|an?|his|her|its|their)\s)(?:[\w’'.-]+\s)*?(?:[Ss]enator|[Pp]resident|[Gg]overnor|[Mm]inister|Sen\.|Rep\.|Gov\.|[Dd]irector"
    r"|[Ss]ecretary|[Cc]ongress(?:wo)?man|[Mm]ayor|[Aa]dviser|[Ll]awyer|[Cc]hairman|[Rr]epresentative|[Oo]fficial|[Cc]hief|[Ll]eader"
    r"|[Ss]pokes(?:wo)?man)\s[A-Z]"
)
_NP_STOPS = re.compile(
    r"(?<=[a-z]{3})\.\s|\s(?:who|which|that|and|has|have|had|is|was|said|says|told|will|would|in a|on [A-Z][a-z]+day)\b"
)


def _noun_phrase(words: str) -> str:
    return _NP_STOPS.split(words)[0].strip(" ,.")


def _gender(entity: _Entity, titles: Iterable[str], text: str) -> Literal["f", "m"] | None:
    for title in titles:
        gender = title_gender(title)
        if gender:
            return gender
    women = men = 0
    for m in entity.mentions[:6]:
        near = text[m.end : m.end + 60].split("\n")[0]
        told = {found.lastindex for found in _GENDERED.finditer(near)}
        women += told == {1}
        men += told == {2}
    if women > 2 * men and women:
        return "f"
    return "m" if men > 2 * women and men else None
