"""Quantities of an article."""

from onrecord.records import Article, Figure, Statement, TimeExpression


def figures(article: Article, times: tuple[TimeExpression, ...], statements: tuple[Statement, ...]) -> tuple[Figure, ...]:
    """Return each quantity in text order, with the statement that holds it."""
    return ()
