"""Names of people, organisations and places within one article."""

from dataclasses import dataclass
from typing import Literal

from onrecord.records.span import Span

NameKind = Literal["person", "organisation", "place"]


@dataclass(frozen=True, slots=True)
class Name:
    """One entity of an article: its fullest name and every mention, in text order."""

    name: str  # fullest form, without titles
    kind: NameKind
    mentions: tuple[Span, ...]
    titles: tuple[str, ...] = ()  # titles and roles the article gives it: "Ukrainian President", "chief of staff"
    gender: Literal["f", "m"] | None = (
        None  # as the article's own pronouns, titles or kin words tell; None: it does not tell
    )
    confidence: float = 1.0
