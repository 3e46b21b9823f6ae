"""The stages of reading one article, in order."""

from typing import Protocol

from onrecord.reading.circumstances import circumstances
from onrecord.reading.continued import continued
from onrecord.reading.dates import dates
from onrecord.reading.figures import figures
from onrecord.reading.pointed import pointed
from onrecord.reading.relayed import relayed
from onrecord.reading.rules import RulesReader
from onrecord.reading.said import said
from onrecord.reading.speakers import speakers
from onrecord.records import Article, Name, Reading, Statement

READABLE = frozenset({"en"})  # languages the rules and the encoder were made for


class Reader(Protocol):
    """What finds attributions and names: rules, the encoder, or both.

    Both methods return records in text order whose spans slice back to `article.text`. A statement comes with content,
    pieces, cue, source, kind, act, denies (where the cue says so), within, confidence and evidence; later stages fill in the rest.
    """

    @property
    def version(self) -> str:
        """Return what goes into `made_by`: "rules/1", "encoder/1+rules/1"."""
        ...

    def statements(self, article: Article) -> tuple[Statement, ...]:
        """Return the attributions of the article."""
        ...

    def names(self, article: Article) -> tuple[Name, ...]:
        """Return its people, organisations and places, each with all its mentions."""
        ...


def read(article: Article, reader: Reader) -> Reading:
    """Return what `article` says, as `reader` finds it. The same article and reader give the same reading.

    An article in a language the reader cannot read comes back with `read=False` and nothing found.
    """
    if article.language not in READABLE and article.language is not None:
        return Reading(article, read=False, made_by=reader.version)
    names = reader.names(article)
    found = relayed(article, pointed(article, reader.statements(article), reader.version), RulesReader())
    found = circumstances(article, found)  # anonymity, venue, addressee, denials
    found = speakers(article, found, names)  # speaker, chain
    times = dates(article)
    found = continued(said(article, found, times))
    numbers = figures(article, times, found)
    return Reading(article, found, numbers, times, names, made_by=reader.version)
