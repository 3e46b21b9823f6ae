"""What linking needs to know of an article, made by the process that has read it: it depends on nothing but the reading."""

from collections.abc import Sequence

from onrecord.ledger.waiting import Ready
from onrecord.linking import VERSION, ArticleFeatures, Embed, at_once, features, packed
from onrecord.records import Reading


def maker(embed: Embed | None) -> str:
    """Return the name of what makes features: this version, with these embeddings or without any."""
    return f"{VERSION} with embeddings" if embed else VERSION


def features_of(readings: Sequence[Reading], embed: Embed | None) -> list[ArticleFeatures]:
    """Return what linking needs to know of each article, in order; their wordings are embedded together."""
    vectors = at_once(readings, embed) if embed else None
    return [features(one, embed=vectors) for one in readings]


def prepared(readings: Sequence[Reading], embed: Embed | None) -> dict[str, Ready]:
    """Return the same by the article's id, as it waits in the ledger."""
    made_by = maker(embed)
    return {one.article: Ready(made_by, packed(one)) for one in features_of(readings, embed)}
