"""Whose a paper is that a source calls by its kind alone: "the statement", "the letter"."""

import re
from collections.abc import Sequence

from onrecord.reading.cited import sentence_around
from onrecord.reading.scene import Referent, Scene
from onrecord.reading.source_words import SourceWords
from onrecord.reading.titles import word_set
from onrecord.records import Statement

Resolved = Sequence[tuple[Statement, Referent]]  # statements and who spoke, in text order

# Papers in which somebody speaks; a report or a poll speaks for itself.
_LETTERS = word_set("statement letter memo email e-mail message post tweet op-ed column note")
_SPEAKERS = frozenset(("person", "organisation", "group", "unnamed", "place"))
_REMEMBERED = 6  # statements before one among which the paper is looked for
_FAR = 2500  # characters


def issued_by(stage: Scene, words: SourceWords, at: int, before: Resolved) -> Referent | None:
    """Return whoever spoke last in such a paper, as their own line tells: "Ode said in a letter. … The letter added"; None: nobody."""
    if words.noun not in _LETTERS or not _bare(words):
        return None
    pattern = re.compile(
        rf"\b(?:in|on|by|via|issued|released|posted|sent|wrote|signed|published)\s(?:an?|the|his|her|its|their)\s(?:[\w-]+\s){{0,3}}?{words.noun}\b",
        re.IGNORECASE,
    )
    for statement, referent in reversed(before[-_REMEMBERED:]):
        if referent.kind == "document" and words.noun in referent.words:
            return None  # it was named before
        if statement.within is None and referent.kind in _SPEAKERS and pattern.search(_line(stage.text, statement)):
            return referent if at - statement.content.end < _FAR else None
    return None


def _bare(words: SourceWords) -> bool:
    """Tell whether nothing but its kind is said of it: "the statement", "the open letter"; not "the Ode letter"."""
    lead, *rest = words.core.split()
    return lead.casefold() in ("the", "this") and len(rest) < 3 and all(word.islower() for word in rest)


def _line(text: str, statement: Statement) -> str:
    """Return the sentence or sentences of a statement without what was said in them."""
    spans = [statement.content, *(s for s in (statement.cue, statement.source) if s)]
    start, end = sentence_around(text, min(s.start for s in spans), max(s.end for s in spans))
    out, at = [], start
    for piece in statement.pieces:
        out.append(text[at : piece.start])
        at = piece.end
    return " ".join([*out, text[at:end]])
