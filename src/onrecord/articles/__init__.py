"""A capture in, its articles out: body without residue, masthead, language. Pure."""

from onrecord.articles.split import articles

__all__ = ["articles"]
