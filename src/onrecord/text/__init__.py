"""Strings and offsets: paragraphs, sentences, words, Unicode, numerals. Knows nothing of news."""

from onrecord.text.segments import Segment, paragraphs, sentences, words

__all__ = ["Segment", "paragraphs", "sentences", "words"]
