"""What linking needs to know of an article, made by the process that has read it: it depends on nothing but the reading."""

from collections.abc import Sequence

from onrecord.ledger.waiting import Ready
from onrecord.linking import VERSION, Embed, at_once, features, packed
from onrecord.records import Reading


def maker(embed: Embed | None) -> str:
    """Return the name of what makes features: this version, with these embeddings or without any."""
    return f"{VERSION} with embeddings" if embed else VERSION


def prepared(readings: Sequence[Reading], embed: Embed | None) -> dict[str, Ready]:
    """Return what linking needs to know of each article, by its id."""
    vectors = at_once(readings, embed) if embed else None
    made_by = maker(embed)
    return {one.article.id: Ready(made_by, packed(features(one, embed=vectors))) for one in readings}
