"""To whom something was said: "told reporters", "urged the council to", "in a letter to Congress"."""

import re

from onrecord.reading.clauses import Line, Tokens, line
from onrecord.reading.frames import addressee_end
from onrecord.reading.surroundings import BLANK, Surroundings
from onrecord.text.words import word_set

_TOLD = word_set(
    """tell inform assure remind notify warn brief reassure advise caution urge ask implore beg encourage invite
    instruct order challenge thank congratulate persuade promise show text email press counsel summon task berate
    rebuke scold chide"""
)
_ON = frozenset(("call on", "call upon", "appeal to"))
_NOT_BARE = word_set("promise warn ask show text email press order challenge caution advise")
_TO = re.compile(
    r"\b(?:said|says|say|saying|wrote|writes|spoke|speaking|explained|confirmed|announced|revealed|statement|letter|email|"
    r"e-mail|memo|message|remarks|speech|address|testimony|note|comments|open letter|text|subpoenae?d?|added|admitted|"
    r"described|relayed|appealed?|replied|apologi[sz]ed|suggested|complained|conveyed)\s+(?:[\w'’]+\s+){0,3}?to\s+"
    r"(?P<who>(?:the|a|an|his|her|its|their|all|some|several|members of|fellow)?\s*[\w'’.&-]+(?:\s+(?:of|and|the|[A-Z][\w'’.&-]*|"
    r"reporters|journalists|lawmakers|supporters|leaders|members|officials|agency|station|newspaper|staff|employees))*)"
)
_NOBODY = re.compile(
    r"^(?:it|that|this|be|have|do|make|say|get|take|work|see|the (?:issue|question|claim|attack|report|news|situation)\b)",
    re.IGNORECASE,
)


def addressee(around: Surroundings) -> str | None:
    """Return the words that say to whom it was said, or None where the sentence does not."""
    cue = around.cue
    if cue is not None and (cue.lemma in _TOLD or cue.lemma in _ON):
        told = _after_verb(around, bare=cue.lemma not in _NOT_BARE and cue.lemma not in _ON)
        if told:
            return told
    match = _TO.search(around.text.replace(BLANK, "\n"))
    if match:
        who = " ".join(match.group("who").split())
        if not _NOBODY.match(who) and not who.isdigit():
            return who
    return None


def _after_verb(around: Surroundings, *, bare: bool) -> str | None:
    """Return the noun phrase after the cue's verb; without `bare` only before "that", "to", "of", a colon or the quotation."""
    rest = around.text[around.verb_end : around.verb_end + 160]
    blank = rest.find(BLANK)
    visible = rest if blank < 0 else rest[:blank]
    if not visible.strip():
        return None
    words: Line = line(visible, Tokens.of(visible), 0, len(visible), ())
    if not words.tags or words.tags[0] not in "DNnPOESQq0":
        return None
    stop = addressee_end(words, 0)
    if stop == 0:
        return None
    following = words.tags[stop : stop + 1]
    if not bare and following not in (">", "T", ":", "", ",", "I", "J"):
        return None
    told = " ".join(visible[words.starts[0] : words.ends[stop - 1]].split())
    return told if len(told) > 1 and told.lower() not in ("it", "that", "so", "what") else None
