"""The sentence around a statement's attribution, with what was said blanked out."""

import re
from dataclasses import dataclass

from onrecord.reading.cues import PHRASES, VERBS, Cue
from onrecord.records import Article, Statement
from onrecord.text import sentences

BLANK = "\x00"
_WINDOW = 700  # code points looked at on either side of the cue
_WORDS = re.compile(r"[\w'’-]+")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The attribution's sentence: `text` has the statement's pieces blanked; `start` is where it begins in the article."""

    text: str
    start: int
    cue_start: int  # positions in `text`; both 0 where the statement has no cue
    cue_end: int
    cue: Cue | None  # the verb in the cue, when it is a known one
    verb_end: int  # position in `text` after that verb
    said: str  # the first words said, where they follow the verb directly: "the council to act"; else empty
    source: tuple[int, int]  # where the source stands in `text`; (0, 0) where it does not


def surroundings(article: Article, statement: Statement) -> Surroundings | None:
    """Return the sentence in which `statement` is attributed, or None for one attributed by its place alone."""
    anchor = statement.cue or statement.source
    if anchor is None:
        return None
    text = article.text
    begin = text.rfind("\n", 0, anchor.start) + 1
    stop = text.find("\n", anchor.end)
    stop = len(text) if stop < 0 else stop
    begin, stop = max(begin, anchor.start - _WINDOW), min(stop, anchor.end + _WINDOW)
    masked = text[begin:stop]
    for piece in statement.pieces:
        low, high = max(piece.start, begin) - begin, min(piece.end, stop) - begin
        if low < high:
            masked = masked[:low] + BLANK * (high - low) + masked[high:]
    first, last = 0, len(masked)
    for start, end in sentences(masked):
        if end <= anchor.start - begin:
            first = end
        elif start >= anchor.end - begin:
            last = start
            break
    low, high = anchor.start - begin - first, anchor.end - begin - first
    part = masked[first:last]
    cue, verb_end = _verb(statement.cue.text if statement.cue else "")
    if statement.cue is None:
        low = high = 0
    offset = begin + first
    source = (0, 0)
    if statement.source and offset <= statement.source.start and statement.source.end <= offset + len(part):
        source = statement.source.start - offset, statement.source.end - offset
    after_verb = low + verb_end if cue else high
    first_piece = statement.pieces[0]
    gap = article.text[offset + after_verb : first_piece.start]
    said = first_piece.text[:160] if first_piece.start >= offset + after_verb and not gap.strip() else ""
    return Surroundings(part, offset, low, high, cue, after_verb, said, source)


def _verb(cue: str) -> tuple[Cue | None, int]:
    """Return the first known verb of a cue's words and where it ends in them."""
    found = list(_WORDS.finditer(cue))
    for index, match in enumerate(found):
        word = match.group().lower()
        following = found[index + 1] if index + 1 < len(found) else None
        phrase = PHRASES.get((word, following.group().lower())) if following else None
        if phrase and following:
            return phrase, following.end()
        if word in VERBS and not (following and following.group().lower() in VERBS and word in ("had", "see")):
            return VERBS[word], match.end()
    return None, 0
