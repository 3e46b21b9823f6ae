"""Thin reports: "X condemned the plan", "X vowed to appeal", "X called on Y to leave"."""

import re

from onrecord.reading.attributions_cues import CueReading
from onrecord.reading.clauses import Line
from onrecord.reading.cues import WEAK
from onrecord.reading.found import Found, Place
from onrecord.reading.frames import is_empty, object_end
from onrecord.text.words import word_set


def by_object(sentence: Line, reading: CueReading, source: Place | None) -> Found | None:
    """Read "X condemned the plan", "X vowed to appeal", "X called on Y to leave"."""
    cue, tags, words = reading.cue, sentence.tags, sentence.words
    if source is None or not cue.frames & {"object", "infinitive", "as"}:
        return None
    if reading.subject and ">" in tags[reading.subject.verb : reading.at] and not reading.strong:
        return None  # "would have to disclose"
    at = reading.end
    while at < len(tags) and tags[at] in "A":
        at += 1
    if at >= len(tags) or tags[at] in ".,;:)&bCW":
        return None
    end = object_end(sentence, at)
    if reading.subject is None and reading.at <= 1:
        comma = tags.find(",", at, end)
        end = comma if comma > 0 else end  # "Acknowledging the fall, Ode said"
    words_left = sum(t in "NnDPOQq0EG" for t in tags[at:end])
    if words_left < 1 or is_empty(sentence, at, end):
        return None
    span = tags[at:end]
    if tags[at] == ">":
        if "infinitive" not in cue.frames and not cue.after:
            return None
        if cue.act == "other":
            return Found([sentence.place(at, end)], reading.place, source, f"{cue.lemma} to", 0.53, act="other")
        return Found([sentence.place(at, end)], reading.place, source, f"{cue.lemma} to", 0.67)
    if "object" not in cue.frames or (
        (tags[at] in "IJVF" or (tags[at] == "S" and not words[at].endswith("ing"))) and not cue.after
    ):
        return None
    if cue.lemma in _AGENTIVE_OBJECT and ">" not in span and not (cue.lemma == "order" and _DONE.search(span)):
        return None
    if cue.lemma in _NEEDS_QUOTE and not _names_it(span, words[at:end]):
        return None
    if cue.lemma in _NEEDS_AS and "as" not in words[at:end] and "q" not in span and "Q" not in span:
        return None
    if (
        words[reading.at] in WEAK
        and not cue.after
        and cue.lemma not in _NEEDS_QUOTE
        and not _speaking_subject(sentence, reading)
    ):
        return None
    if tags[at] == "0" and cue.lemma in ("claim", "report"):
        return None
    confidence = 0.7 if cue.act == "speech" else 0.4
    return Found(
        [sentence.place(at, end)], reading.place, source, f"{cue.lemma} and an object", confidence,
        act=cue.act, denies=reading.denies,
    )  # fmt: skip


def _speaking_subject(sentence: Line, reading: CueReading) -> bool:
    """Tell whether the subject is a pronoun for people or a name: what a doubtful cue needs."""
    who = reading.subject
    if who is None:
        return reading.cue.form == "ing"
    head = sentence.tags[who.last - 1]
    return sentence.words[who.last - 1] in ("he", "she", "they", "who") or head == "N"


_AGENTIVE_OBJECT = word_set(
    """order instruct invite encourage ask tell advise implore beg challenge charge task summon"""
)

_DONE = re.compile(r"[nN]A?E(?![nNDPO])")  # "ordered the mill closed at noon", not "ordered the mill, closed since May"

_NEEDS_QUOTE = word_set("call label brand dub term tell")

_NEEDS_AS = word_set("describe characterize characterise")


def _names_it(span: str, words: list[str]) -> bool:
    """Tell whether the object is called something: "called it “a farce”", "called him a thief", "called Bram a model town"."""
    if "q" in span or "Q" in span:
        return True
    article = next((i for i, word in enumerate(words) if word in ("a", "an") and i > 0), 0)
    return article > 0 and span[article - 1] in "NnPO" and not span[:article].strip("DNn.POA")
