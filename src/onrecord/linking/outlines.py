"""Of an article, what telling who is who in it needs: whom it names, who speaks in it, and what of that it leaves open.

A name in one word, a title alone and a speaker whom the article does not name are left open: who that is follows from the article's
story and from the coverage. What is left open is filed under keys, so that it is found again when somebody turns up who may answer it.
"""

from collections.abc import Collection

import msgspec

from onrecord.linking.features import ArticleFeatures
from onrecord.linking.forms import form_id, held
from onrecord.linking.keys import key
from onrecord.linking.spelling import generation, parts, skeleton, surname
from onrecord.linking.titles import role_stems
from onrecord.linking.wording import weight

FEW = 5  # words of a title up to which it is looked for by all of them


class LoneName(msgspec.Struct, array_like=True, frozen=True, gc=False):
    """A person's name in one word."""

    name: str
    key: int


class Spoken(msgspec.Struct, array_like=True, frozen=True, gc=False):
    """Somebody who speaks in an article, as the article calls her."""

    name: str
    kind: str
    keys: tuple[int, ...]  # under which who that is is asked for


class Outline(msgspec.Struct, array_like=True, frozen=True):
    """Whom an article names, and who speaks in it."""

    article: str
    day: int | None
    forms: tuple[str, ...]  # of its names
    lone: tuple[LoneName, ...]
    speakers: tuple[Spoken, ...]
    said: tuple[
        tuple[str, int], ...
    ]  # statements, each with the place of its speaker; those of nobody known are left out

    @classmethod
    def of(cls, one: ArticleFeatures) -> "Outline":
        """Return the outline of an article."""
        forms = tuple(held(one))
        places: dict[tuple[str, str], int] = {}
        said = tuple(
            (s.id, places.setdefault((s.speaker, s.speaker_kind), len(places)))
            for s in one.statements
            if s.speaker and not s.anonymous
        )
        speakers = tuple(Spoken(name, kind, tuple(sorted(_speaker_keys(name, forms)))) for name, kind in places)
        lone = tuple(LoneName(name, name_key(name)) for name in _lone_names(one))
        return cls(one.article, one.day, forms, lone, speakers, said)

    @property
    def keys(self) -> set[int]:
        """The keys under which what it leaves open is asked for."""
        return {one.key for one in self.lone}.union(*(one.keys for one in self.speakers))


def is_alone(name: str) -> bool:
    """Tell whether a name is of one word; "Ode Jr." tells more than that."""
    return len(parts(name)) == 1 and not generation(name)


def surname_key(word: str) -> int:
    """Return the key under which those of a surname, given as a folded word, are filed and asked for."""
    return key("surname", skeleton(word))


def name_key(written: str) -> int:
    """Return the key that a surname is asked for under."""
    return surname_key(surname(parts(written)))


def rarest(stems: Collection[str], most: int = 1) -> tuple[str, ...]:
    """Return the words of a title that it is looked for by, rarest first."""
    return tuple(sorted(stems, key=lambda s: (weight(s), s), reverse=True)[:most])


def exactly(stems: Collection[str]) -> set[int]:
    """Return the key that a title of few words is asked for under, by all of them."""
    return {key("title", *sorted(stems))} if 1 < len(stems) <= FEW else set()


def _lone_names(one: ArticleFeatures) -> list[str]:
    return [name.name for name in one.names if name.kind == "person" and is_alone(name.name)]


def _speaker_keys(spoken: str, forms: Collection[str]) -> set[int]:
    if not parts(spoken):
        return set()
    ids = {form_id(spoken, "person"), form_id(spoken, "organisation")}
    found = {key("form", ident) for ident in ids}
    alone = len(parts(spoken)) == 1
    if alone:
        found.add(name_key(spoken))
    if alone or ids.isdisjoint(forms):
        found |= _role_keys(role_stems(spoken))
    return found


def _role_keys(stems: frozenset[str]) -> set[int]:
    """Return the key that a title is asked for under: that of its rarest word, one that stands alone apart."""
    if not stems:
        return set()
    return {key("role" if len(stems) > 1 else "bare role", *rarest(stems)), *exactly(stems)}
