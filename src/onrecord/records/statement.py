"""Who said what: one attribution relation found in one article."""

from dataclasses import dataclass
from typing import Literal

from onrecord.records.span import Span

Kind = Literal["direct", "indirect", "mixed"]
Act = Literal["speech", "other"]


@dataclass(frozen=True, slots=True)
class Candidate:
    """Someone the source could be, with how likely and why."""

    name: str
    score: float  # 0.0-1.0
    why: str


@dataclass(frozen=True, slots=True)
class Speaker:
    """The entity behind a source."""

    name: str  # the fullest form in the article, without titles
    how: str  # why this name: "full name", "surname", "he: subject of the previous sentence"
    confidence: float = 1.0  # 0.0-1.0
    candidates: tuple[Candidate, ...] = ()  # the others it could be, best first
    kind: str = "person"  # person, organisation, group, document, unnamed
    also: tuple[str, ...] = ()  # the other speakers of a joint statement ("the two leaders said")


@dataclass(frozen=True, slots=True)
class Unresolved:
    """We looked and could not tell: the reason, and who it could be."""

    reason: str
    candidates: tuple[Candidate, ...] = ()


@dataclass(frozen=True, slots=True)
class Said:
    """When the words were said, as far as the text tells."""

    value: str  # TIMEX3: 2025-08-29, 2025-08, 2025-W35
    text: str  # the words of the article it was read from
    how: str = ""  # "in the same clause", "carried from the speech event opened before"
    start: int | None = None  # where `text` stands in the article; None: not one place
    confidence: float = 1.0  # 0.0-1.0: that the text dates these words, and so


@dataclass(frozen=True, slots=True)
class Statement:
    """Content (what), cue (the words that attribute it), source (the words that name who).

    A reader fills content to `evidence`; later stages of reading fill speaker, said, venue, addressee, chain.
    `content` runs from the first piece's start to the last piece's end; `pieces` leave out the attribution between.
    """

    id: str
    article_id: str
    kind: Kind
    content: Span
    pieces: tuple[Span, ...]  # one or more, in text order, not overlapping
    cue: Span | None = None  # None: attributed by position alone (a continued quotation, a dialogue line)
    source: Span | None = None  # None: the text names nobody here
    act: Act = "speech"
    speaker: Speaker | Unresolved | None = None  # None: not resolved yet, or the text does not say who
    anonymous: bool = False
    anonymity: str | None = None  # the formula: "on condition of anonymity"; None: not anonymous
    said: Said | None = None  # None: the text does not say when
    venue: str | None = None
    addressee: str | None = None
    chain: tuple[str, ...] = ()  # outermost relay first, original speaker last; empty: not relayed
    denies: bool = False
    within: str | None = None  # id of the statement whose content holds this one; None: not nested
    confidence: float = 1.0  # 0.0-1.0: that somebody is reported here to have said this
    evidence: tuple[str, ...] = ()  # what spoke for it: "quotation marks", "cue say", "model 0.93"
    made_by: str = ""  # stage and version: "rules/1", "encoder/1"

    @property
    def speaker_name(self) -> str | None:
        """The resolved speaker's name; None when unresolved or unsaid."""
        return self.speaker.name if isinstance(self.speaker, Speaker) else None
