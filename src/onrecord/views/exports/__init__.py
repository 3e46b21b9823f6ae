"""Rows as files other programs read. Everything from articles stays text."""

from onrecord.views.exports.tables import FORMATS, Format, write

__all__ = ["FORMATS", "Format", "write"]
