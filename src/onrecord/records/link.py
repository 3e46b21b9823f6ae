"""What many articles say together: entities, utterances, lineages, stories, denials, series.

Every link carries its score (0.0-1.0) and its evidence in words.
"""

from dataclasses import dataclass
from typing import Literal

from onrecord.records.figure import Change
from onrecord.records.name import NameKind


@dataclass(frozen=True, slots=True)
class Role:
    """A title or role seen with a name, and the first and last publication dates it was seen on."""

    text: str
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, organisation or place across articles."""

    id: str
    name: str  # the commonest full form
    kind: NameKind | Literal["group", "document", "unnamed"]
    spellings: tuple[str, ...]  # every form written, commonest first
    articles: tuple[str, ...]  # article ids, sorted
    roles: tuple[Role, ...] = ()
    score: float = 1.0  # of the weakest join
    evidence: tuple[str, ...] = ()  # "Tarnovskyy ~ Tarnowskyj: same first name, transliteration"
    taken_for: str | None = (
        None  # what a place stands for when it speaks: "the government of Russia"; None: nothing else
    )


@dataclass(frozen=True, slots=True)
class Wording:
    """One statement's wording within an utterance."""

    statement: str
    article: str
    text: str
    similarity: float  # to the fullest wording, 0.0-1.0
    relation: Literal["fullest", "verbatim", "trimmed", "paraphrase", "translation", "changed"]
    flag: str | None = (
        None  # why the meaning may have changed: "not" dropped, another number, another name; None: no flag
    )


@dataclass(frozen=True, slots=True)
class Utterance:
    """One act of speech by one speaker, and the statements that report it."""

    id: str
    speaker: str | None  # name; None: unresolved
    entity: str | None  # entity id; None: unresolved
    wordings: tuple[Wording, ...]  # first published first
    first: str  # statement id of the first published
    said: str | None = None  # TIMEX3, where the statements agree; None: they do not say
    origins: int = 1  # independent originals that report it
    independence: Literal["established", "not established"] = "established"
    score: float = 1.0
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Copy:
    """One article that descends from another."""

    article: str
    of: str
    relation: Literal["reprint", "trimmed", "extended", "rewritten", "contains", "same-agency"]
    score: float  # share of the shorter text found in the other, 0.0-1.0
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Lineage:
    """Articles that descend from one original. An article without kin is a lineage of one."""

    id: str
    articles: tuple[str, ...]  # first published first
    origin: str | None  # article id of the likely original; None: not among them (an agency's own copy)
    agency: str | None = None  # None: none credited
    copies: tuple[Copy, ...] = ()


@dataclass(frozen=True, slots=True)
class Story:
    """Articles on one event or thread."""

    id: str
    title: str
    articles: tuple[str, ...]  # first published first
    first: str | None  # ISO date of the first article; None: undated
    last: str | None
    people: tuple[str, ...] = ()  # names, most mentioned first
    places: tuple[str, ...] = ()
    origins: int = 1  # independent originals among its articles
    related: tuple[str, ...] = ()  # story ids


@dataclass(frozen=True, slots=True)
class Denial:
    """A statement that rejects other statements."""

    statement: str
    of: tuple[str, ...]  # statement ids; empty: what it denies is not on the record
    by: str | None
    score: float
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Point:
    """One figure in a series."""

    figure: str
    article: str
    claimant: str | None  # None: the outlet's own voice
    said: str | None  # TIMEX3 or the publication date when `said_is_published`
    said_is_published: bool
    low: float | None
    high: float | None
    value: float | None
    change: Change
    text: str
    origins: int = 1


@dataclass(frozen=True, slots=True)
class Series:
    """Figures for the same counted thing, over time."""

    id: str
    counted: str  # in words
    key: str
    unit: str | None
    points: tuple[Point, ...]  # by date, then claimant


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two claims that cannot both hold."""

    kind: Literal["figures", "polarity"]
    one: str  # figure id or statement id
    other: str
    score: float
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Links:
    """Everything linking derived from a set of readings. Each tuple is sorted by id."""

    entities: tuple[Entity, ...] = ()
    utterances: tuple[Utterance, ...] = ()
    lineages: tuple[Lineage, ...] = ()
    stories: tuple[Story, ...] = ()
    denials: tuple[Denial, ...] = ()
    series: tuple[Series, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    speakers: tuple[tuple[str, str], ...] = ()  # (statement id, entity id): who each statement's speaker is taken for
