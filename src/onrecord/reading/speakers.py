"""Who is behind each source."""

from onrecord.records import Article, Name, Statement


def speakers(article: Article, statements: tuple[Statement, ...], names: tuple[Name, ...]) -> tuple[Statement, ...]:
    """Return the statements with speaker and chain filled in: a `Speaker`, `Unresolved`, or None."""
    return statements
