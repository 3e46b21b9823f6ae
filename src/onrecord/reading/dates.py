"""Time expressions of an article."""

from onrecord.reading.timex.tag import tag
from onrecord.reading.timex.values import Moment
from onrecord.records import Article, TimeExpression


def dates(article: Article) -> tuple[TimeExpression, ...]:
    """Return each time expression in text order with its TIMEX3 type and value.

    "Friday" and "last week" are counted from `article.published`; without it their values keep X for what is not known
    (XXXX-WXX-5), or the expression is left out where nothing would be left. Two expressions never overlap, and no value names
    a day the calendar does not have.
    """
    published = Moment.of(article.published[:10]) if article.published else None
    if published is not None and published.grain != "day":
        published = None
    return tuple(tagged.expression for tagged in tag(article.text, published))
