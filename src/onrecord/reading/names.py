"""People, organisations and places of an article, by rule."""

from onrecord.records import Article, Name


def names(article: Article) -> tuple[Name, ...]:
    """Return each entity with its fullest name and all its mentions, in order of first mention."""
    return ()
