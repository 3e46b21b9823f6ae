"""Time expressions of an article."""

from onrecord.records import Article, TimeExpression


def dates(article: Article) -> tuple[TimeExpression, ...]:
    """Return each time expression in text order with its TIMEX3 type and value."""
    return ()
