"""All that was read from one article."""

from dataclasses import dataclass

from onrecord.records.article import Article
from onrecord.records.date import TimeExpression
from onrecord.records.figure import Figure
from onrecord.records.name import Name
from onrecord.records.statement import Statement


@dataclass(frozen=True, slots=True)
class Reading:
    """An article and what it says: statements, figures, dates, people, each in reading order."""

    article: Article
    statements: tuple[Statement, ...] = ()
    figures: tuple[Figure, ...] = ()
    dates: tuple[TimeExpression, ...] = ()
    people: tuple[Name, ...] = ()
    read: bool = True  # False: kept, but in a language the reader cannot read
    made_by: str = ""  # reader and version
