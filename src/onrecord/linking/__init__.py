"""Many readings in, one record out: entities, utterances, lineages, stories, denials, series. Pure.

`link` does it for a set of readings at once. A ledger that grows keeps `features` of each article, implements `Store`, and calls
`update` with the articles that are new: the groups that come out are the same.
"""

from onrecord.linking.differences import Difference, differences
from onrecord.linking.features import VERSION, ArticleFeatures, Embed, features
from onrecord.linking.grouping import redirects
from onrecord.linking.increment import Touched, update
from onrecord.linking.judged import Decisions
from onrecord.linking.link import link, link_features, links_of
from onrecord.linking.store import MemoryStore, Pair, Posting, Store, WholeStore
from onrecord.linking.timeline import Day, Entry, timeline

__all__ = [
    "VERSION",
    "ArticleFeatures",
    "Day",
    "Decisions",
    "Difference",
    "Embed",
    "Entry",
    "MemoryStore",
    "Pair",
    "Posting",
    "Store",
    "Touched",
    "WholeStore",
    "differences",
    "features",
    "link",
    "link_features",
    "links_of",
    "redirects",
    "timeline",
    "update",
]
