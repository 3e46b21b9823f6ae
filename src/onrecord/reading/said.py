"""When each statement was said."""

from onrecord.records import Article, Statement, TimeExpression


def said(article: Article, statements: tuple[Statement, ...], times: tuple[TimeExpression, ...]) -> tuple[Statement, ...]:
    """Return the statements with `said` filled in where the text lets a reader know."""
    return statements
