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
_LISTENERS = (
    r"reporters|journalists|lawmakers|supporters|leaders|members|officials|staff|employees|voters|donors|investors|fans|viewers|"
    r"delegates|investigators|police|parents|students|colleagues|congress|parliament|council|court|committee|crowd|audience|"
    r"people|public|nation|media|press|shareholders|customers|residents|broadcaster|newspaper|agency|station|magazine|host"
)
# "said to reporters", "in a statement to Ode FM", "a letter to the council"; not "said it was up to Bram", "agreed to leave".
_TO = re.compile(
    r"\b(?:said|says|saying|wrote|writes|spoke|speaking|explained|confirmed|announced|revealed|added|admitted|described|relayed|"
    r"appealed|replied|apologi[sz]ed|complained|conveyed|confided|statements?|letters?|emails?|e-mails?|memos?|messages?|remarks|"
    r"speech|address|testimony|notes?|comments|text|subpoena)\s+to\s+"
    r"(?P<who>(?:(?:the|a|an|his|her|its|their|all|some|several|fellow|visiting)\s+)?(?:[\w'’-]+\s+){0,2}?"
    rf"(?:(?:{_LISTENERS})\b(?:\s+of\s+[A-Z]\w+)?|(?-i:[A-Z])[\w'’.&-]*(?:\s+(?:of\s+|and\s+)?(?-i:[A-Z])[\w'’.&-]*){{0,4}}|him|her|them|us|me)\b)",
    re.IGNORECASE,
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
    match = _TO.search(around.text.replace(BLANK, "\n")) if " to " in around.text else None
    if match:
        who = " ".join(match.group("who").split())
        if not _NOBODY.match(who) and not who.isdigit():
            return who
    return None


# "urged | Chairman Bo Lind, R-Tarn, to postpone the vote"
_APPOSED = re.compile(r"(?P<who>(?:[\w’'.-]+\s){1,8}?[\w’'.-]+),\s[^,.;:“”\"\n]{2,50},\sto\s[a-z]")


def _after_verb(around: Surroundings, *, bare: bool) -> str | None:
    """Return the noun phrase after the cue's verb; without `bare` only before "that", "to", "of", a colon or the quotation."""
    rest = around.text[around.verb_end : around.verb_end + 160]
    blank = rest.find(BLANK)
    visible = rest if blank < 0 else rest[:blank]
    if not visible.strip() and (apposed := _APPOSED.match(around.said)):
        return apposed.group("who")
    if not visible.strip():
        visible, bare = around.said.lstrip("“\"‘'"), False  # "urged | the council to act"
    if not visible.strip():
        return None
    words: Line = line(visible, Tokens.of(visible), 0, len(visible), ())
    if not words.tags or words.tags[0] not in "DNnPOESQq0":
        return None
    stop = addressee_end(words, 0)
    if stop == 0:
        return None
    following = words.tags[stop : stop + 1]
    wanted = (">",) if visible is around.said else (">", "T", ":", "", ",", "I", "J", "C")
    if not bare and following not in wanted and words.words[stop : stop + 1] not in (["this"], ["last"]):
        return None
    while stop > 1 and words.tags[stop - 1] in "J.":
        stop -= 1  # "reporters Wednesday"
    told = " ".join(visible[words.starts[0] : words.ends[stop - 1]].split())
    return told if len(told) > 1 and told.lower() not in ("it", "that", "so", "what") else None
