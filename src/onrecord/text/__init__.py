"""Strings and offsets: paragraphs, sentences, words, Unicode, numerals. Knows nothing of news."""

from onrecord.text.segments import Outline, Segment, outline, paragraphs, sentences, words

__all__ = ["Outline", "Segment", "outline", "paragraphs", "sentences", "words"]
