"""All links of a set of readings."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from onrecord.linking.derive import Changes, increment
from onrecord.linking.features import ArticleFeatures, Embed, features
from onrecord.linking.judged import Decisions
from onrecord.linking.store import MemoryStore
from onrecord.records import Judgement, Links, Reading


def link(readings: Iterable[Reading], judgements: Sequence[Judgement] = (), *, embed: Embed | None = None) -> Links:
    """Return what the readings say together; the same whatever their order. Judgements are obeyed.

    `embed` gives sentence embeddings; without it wordings are compared by their words alone. Readings are taken in one at a time
    and only their features are kept.
    """
    return link_features((features(reading, embed=embed) for reading in readings), judgements)


def link_features(articles: Iterable[ArticleFeatures], judgements: Sequence[Judgement] = ()) -> Links:
    """Return what articles say together, from their features."""
    return links_of(increment(MemoryStore(), list(articles), decisions=Decisions.of(judgements)))


def links_of(changes: Changes) -> Links:
    """Return the links that the changes from an empty store to a full one come to."""
    articles: dict[str, list[str]] = defaultdict(list)
    for article, one in changes.resolved.items():
        for entity in one.entities:
            articles[entity].append(article)
    inner = changes.within.values()
    return Links(
        entities=tuple(replace(e, articles=tuple(sorted(articles[e.id]))) for e in changes.entities),
        utterances=changes.utterances,
        lineages=changes.lineages,
        stories=changes.stories,
        denials=tuple(sorted((d for one in inner for d in one.denials), key=lambda d: d.statement)),
        series=tuple(sorted((s for one in inner for s in one.series), key=lambda s: s.id)),
        conflicts=tuple(sorted((c for one in inner for c in one.conflicts), key=lambda c: (c.one, c.other))),
        speakers=tuple(sorted(pair for one in changes.resolved.values() for pair in one.speakers)),
    )
