"""The reader that is rules alone."""

from onrecord.reading.names import names
from onrecord.records import Article, Name, Statement


class RulesReader:
    """Finds attributions and names by rule: quotation marks, cue verbs, titles. Needs no weights."""

    version = "rules/1"

    def statements(self, article: Article) -> tuple[Statement, ...]:
        """Return the attributions of the article in text order."""
        return ()

    def names(self, article: Article) -> tuple[Name, ...]:
        """Return the people, organisations and places of the article."""
        return names(article)
