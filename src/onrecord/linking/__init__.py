"""Many readings in, one record out: entities, utterances, lineages, stories, denials, series. Pure.

`link` does it for a set of readings at once. A ledger that grows keeps `features` of each article, implements `Store`, and calls
`increment` with the articles that are new: the changes that come out add up to the same record.
"""

from onrecord.linking.derive import Changes, Within, increment, increments
from onrecord.linking.differences import Difference, differences
from onrecord.linking.features import VERSION, ArticleFeatures, Embed, at_once, features
from onrecord.linking.grouping import redirects
from onrecord.linking.increment import Touched, update
from onrecord.linking.judged import Decisions
from onrecord.linking.link import link, link_features, links_of
from onrecord.linking.packing import packed, unpacked
from onrecord.linking.store import FILED, MemoryStore, Pair, Posting, Resolved, Store, WholeStore
from onrecord.linking.timeline import Day, Entry, timeline

__all__ = [
    "FILED",
    "VERSION",
    "ArticleFeatures",
    "Changes",
    "Day",
    "Decisions",
    "Difference",
    "Embed",
    "Entry",
    "MemoryStore",
    "Pair",
    "Posting",
    "Resolved",
    "Store",
    "Touched",
    "WholeStore",
    "Within",
    "at_once",
    "differences",
    "features",
    "increment",
    "increments",
    "link",
    "link_features",
    "links_of",
    "packed",
    "redirects",
    "timeline",
    "unpacked",
    "update",
]
