"""Many readings in, one record out: entities, utterances, lineages, stories, denials, series. Pure."""

from onrecord.linking.link import link

__all__ = ["link"]
