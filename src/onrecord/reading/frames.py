"""What follows a cue: a clause, a quotation, an object; and where it ends."""

import re
from typing import NamedTuple

from onrecord.reading.clauses import Line
from onrecord.reading.cues import SAYING, VERBS
from onrecord.text.words import word_set


class After(NamedTuple):
    """What stands after a cue: its kind, and the position where it begins."""

    kind: str  # that, bare, colon, quote, question, infinitive, none
    at: int
    addressee: tuple[int, int] | None = None  # positions of "reporters" in "told reporters that"


_QUESTION_WORDS = word_set("whether if how why what where when who which")
_NEXT_SUBJECT = frozenset("PDVT")
_EMPTY_OBJECTS = word_set("""nothing so goodbye hello little much anything something more yes prayers thanks sorry""")


def after(line: Line, at: int, *, tells: bool) -> After:
    """Return what follows the cue that ends at position `at`; `tells`: an addressee comes first ("told reporters")."""
    tags, words, total = line.tags, line.words, len(line.tags)
    addressee: tuple[int, int] | None = None
    if tells and at < total and tags[at] not in "T:,.Q>":
        stop = addressee_end(line, at)
        addressee = (at, stop) if stop > at else None
        at = stop
    steps = 0
    while at < total and steps < 12:
        steps += 1
        tag = tags[at]
        if tag == "T":
            return After("that", at + 1, addressee)
        if tag == ":":
            return After("colon", at + 1, addressee)
        if tag == "Q":
            return After("quote", at, addressee)
        if tag in ".;)":
            return After("none", at, addressee)
        if tag == ",":
            if at + 1 < total and tags[at + 1] == "Q":
                return After("quote", at + 1, addressee)
            if at + 1 < total and tags[at + 1] == "T":
                return After("that", at + 2, addressee)
            close = tags.find(",", at + 1, at + 14)
            if close > 0 and tags[at + 1] in "IJACGS" and close + 1 < total and tags[close + 1] in "QTPDNn0":
                at = close + 1
                if tags[at] == "Q":
                    return After("quote", at, addressee)
                continue
            return After("none", at, addressee)
        if tag in "JA":
            if words[at] == "there":
                return After("bare", at, addressee)
            at += 1
            while at < total and tags[at - 1] == "J" and words[at] in _TIMES_OF_DAY:
                at += 1
            continue
        if words[at] in _LAST and at + 1 < total and (words[at + 1] in _PERIODS or tags[at + 1] == "J"):
            at += 2  # "said last week the mill was shut", "said late Friday"
            continue
        if tag == ">":
            if at + 1 < total and tags[at + 1] in "nFVSA" and words[at + 1] not in _LISTENERS:
                return After("infinitive", at, addressee)
            stop = _phrase_end(line, at + 1)
            addressee = addressee or (at + 1, stop)
            at = max(stop, at + 1)
            continue
        if tag == "I":
            that = tags.find("T", at, at + 22)
            if that > 0 and tags[that - 1] not in "I" and not re.search(r"[,;:QVFP]", tags[at:that]):
                return After("that", that + 1, addressee)
            inner = at + 2 if tags[at + 1 : at + 2] == "T" else at + 1  # "at that time"
            at = max(_phrase_end(line, inner), inner)
            continue
        if tag == "C":
            return After("question" if words[at] in _QUESTION_WORDS else "none", at, addressee)
        if tag == "W":
            return After("question", at, addressee)
        return After("bare", at, addressee)
    return After("none", at, addressee)


_LISTENERS = word_set(
    """reporters journalists lawmakers supporters members fans friends staff investors viewers parents police"""
)


_LAST = word_set("last this earlier late early")
_PERIODS = word_set("week month year night morning afternoon evening spring summer autumn fall winter weekend today")
_TIMES_OF_DAY = word_set("morning afternoon evening night")


def _phrase_end(line: Line, at: int) -> int:
    """Return where the noun phrase that begins at `at` ends, before a following subject."""
    tags = line.tags
    here = at
    if here < len(tags) and tags[here] in "PO":
        return here + 1
    if tags[here : here + 1] == "J":
        while here < len(tags) and (tags[here] in "J0" or line.words[here] in _TIMES_OF_DAY):
            here += 1
        return here  # "on Friday | the mill", "in May 2019 | prices"
    while here < len(tags) and tags[here] in "D0":
        here += 1
    seen = ""
    while here < len(tags) and tags[here] in "Nn0EGJ.S&q":
        if seen == "n" and tags[here] == "N":
            break  # "in a statement | Smith was"
        if tags[here] == "&" and not (here + 1 < len(tags) and tags[here + 1] in "Nn"):
            break
        seen = tags[here]
        here += 1
    return here


def addressee_end(line: Line, at: int) -> int:
    """Return where the addressee that begins at `at` ends: "reporters", "the BBC", "Ms Ode of the Daily"."""
    tags, words = line.tags, line.words
    if tags[at] in "PO":
        return at + 1
    here = at
    while here < len(tags) and tags[here] in "D":
        here += 1
        if words[here - 1] in ("her", "others") and here < len(tags) and tags[here] in "TPQ:,":
            return here
    while here < len(tags):
        tag = tags[here]
        if (
            tag in "Nn0.&Jq"
            or (tag in "SEG" and here > at and tags[here - 1] == "D")
            or (tag in "SE" and here + 1 < len(tags) and tags[here + 1] in "TPQ:,nN")
        ):
            here += 1
        elif tag == "I" and here > at and words[here] in ("of", "at", "from", "in", "for", "on", "with"):
            inner = here + 1
            while inner < len(tags) and tags[inner] in "D":
                inner += 1
            if inner >= len(tags) or tags[inner] not in "Nn":
                break
            here = inner
        else:
            break
    if here < len(tags) and tags[here] in "VFSE" and here - at > 1:
        # "told the BBC India would": the last noun is the subject of what was told.
        back = here - 1
        while back > at + 1 and tags[back - 1] in "Nn0." and tags[back] == tags[back - 1] and tags[back] == "N":
            back -= 1
        if tags[at] == "D" and back <= at + 1:
            back = min(at + 2, here)
        return max(at + 1, back)
    return here


def clause_end(line: Line, start: int) -> int:
    """Return where the reported clause that begins at `start` ends: before the next attribution, else at the sentence's end."""
    tags, words, total = line.tags, line.words, len(line.tags)
    depth = 0
    for here in range(start, total):
        tag = tags[here]
        if tag == "(":
            depth += 1
        elif tag == ")":
            depth = max(0, depth - 1)
        if depth:
            continue
        if tag == "," and here + 1 < total and here > start:
            following = here + 1
            while following < total and tags[following] in "A&":
                following += 1
            if following < total:
                word = words[following]
                cue = VERBS.get(word)
                if tags[following] == "S" and cue and cue.act == "speech":
                    if cue.form == "ing" and cue.frames & {"clause", "object", "tell", "question"}:
                        return here
                    if cue.form in ("past", "s") and "&" in tags[here:following] and word in SAYING:
                        return here
                if word in _ADDS:
                    return here
                if word in ("i", "we") and following > here + 1:
                    return here  # "The agency said it was unsafe, and we closed it": the one who tells goes on
                if (tags[following] == "b" or word in ("while", "although", "though", "whereas")) and _attributes(
                    line, following, total
                ):
                    return here
        elif (tag == ";" and _attributes(line, here, total)) or (
            tag == "A" and words[here] == "even" and words[here + 1 : here + 2] == ["though"]
        ):
            return here
        elif tag in "&b" and here + 1 < total and here > start:
            if _attributes(line, here, total):
                return here  # "… and Ode said"
            following = here + 1
            while following < total and tags[following] == "A":
                following += 1
            second = (
                words[following] in SAYING or words[following] in ("called", "calls") if following < total else False
            )
            if second and tags[following] == "S":
                cue = VERBS[words[following]]
                if cue.form in ("past", "s") and tags[here - 1] not in ",":
                    return here
        elif tag == "-" and here > start and here + 1 < total:
            if tags[here + 1] == "S" and words[here + 1] in SAYING:
                return here
            if tags[here + 1] in "&b" and _attributes(line, here + 1, total):
                return here
    return total


# What opens the reporter's own addition after a reported clause: ", although Bram has …", ", based on …".
_ADDS = word_set("according per based although though whereas compared despite especially after amid")


def _attributes(line: Line, start: int, end: int) -> bool:
    """Tell whether another attribution with its own subject begins right after `start`: ", but Ode said"."""
    for here in range(start + 1, min(end, start + 9)):
        tag = line.tags[here]
        if tag == "S":
            return line.words[here] in SAYING and here > start + 1
        if tag in ",;VFTC":
            return False
    return False


def object_end(line: Line, start: int) -> int:
    """Return where the object that begins at `start` ends: at a clause of its own, a participle, a second verb."""
    tags, words, total = line.tags, line.words, len(line.tags)
    clause = False  # a clause inside the object has begun: its verb does not end the object
    for here in range(start + 1, total):
        tag = tags[here]
        if tag in "WTCP":
            clause = True
        elif tag in "VF" and not clause:
            return here
        if tag in ";-" or (tag == ":" and here + 1 < total and tags[here + 1] != "Q"):
            return here
        if tag == "," and here + 1 < total:
            opener = tags[here + 1]
            if opener in "GSbCPTA" or (opener == "&" and here + 2 < total and tags[here + 2] in "SFVEP"):
                return here
            if words[here + 1] == "according":
                return here
        if tag in "&b" and here + 1 < total:
            following = here + 1 + (tags[here + 1] == "A")
            if following < total and tags[following] in "SF" and _finite(words[following]):
                return here
        if (
            tag == "C"
            and words[here] in ("after", "before", "when", "while", "because", "until", "since")
            and here > start + 1
        ):
            return here
        if words[here] == "according":
            return here
    return total


def _finite(word: str) -> bool:
    cue = VERBS.get(word)
    return cue is None or cue.form in ("past", "s")


def is_empty(line: Line, start: int, end: int) -> bool:
    """Tell whether `start` to `end` says nothing by itself: "said so", "said nothing"."""
    filled = [w for w, t in zip(line.words[start:end], line.tags[start:end], strict=True) if t not in '.,"A']
    if filled and filled[0] in ("this", "it", "so", "that") and line.tags[start + 1 : start + 2] in tuple("IAJC,.>"):
        return True  # "said this in a letter"
    return not filled or (len(filled) <= 2 and filled[0] in _EMPTY_OBJECTS)


def has_verb(line: Line, start: int, end: int) -> bool:
    """Tell whether the words `start` to `end` can hold a finite clause."""
    tags = line.tags[start:end]
    return any(t in "VFS" for t in tags) or "E" in tags or "Q" in tags


def source_after(line: Line, at: int) -> int:
    """Return where the speaker named after a cue ends: "said | Ada Ode, 43, a teacher at Bram School | on Monday"."""
    tags, words, total = line.tags, line.words, len(line.tags)
    here = at
    if here < total and tags[here] in "PO":
        return here + 1
    last = here
    commas = 0
    while here < total:
        tag = tags[here]
        if tag in "DNn0.q" or (tag in "EGS" and here > at and tags[here - 1] in "DNn&GE"):
            if tag == "D" and here > at and tags[here - 1] in "Nn0":
                break
            here += 1
            last = here if not (tag == "." and here == total) else last
        elif tag == "(":
            closing = tags.find(")", here, here + 12)
            if closing < 0:
                break
            here = last = closing + 1
        elif (
            (tag == "&" and here + 1 < total and tags[here + 1] in "DNn")
            or (tag == "I" and here > at and _belongs(words[here], tags[here - 1]))
            # "an adviser to Mr Ode", not "said Ode to reporters"
            or (
                tag == ">"
                and here > at
                and tags[here - 1] == "n"
                and commas
                and tags[here + 1 : here + 2] in ("N", "D")
            )
        ):
            here += 1
        elif tag == "," and commas < 5 and here > at and _apposes(tags, words, here + 1):
            closing = here + 1
            while closing < total and tags[closing] in "DNn0.&IEGq>":
                closing += 1
            if closing < total and tags[closing] not in ",.":
                break
            commas += 1
            here += 1
        else:
            break
    return last


def _apposes(tags: str, words: list[str], at: int) -> bool:
    """Tell whether an apposition may begin at `at`: "a teacher", "43", "mayor of Bram", "managing director", "of Bram"."""
    if at >= len(tags):
        return False
    return tags[at] in "D0Nn" or (tags[at] == "G" and tags[at + 1 : at + 2] == "n") or words[at] in ("of", "from")


def _belongs(preposition: str, before: str) -> bool:
    """Tell whether a prepositional phrase is part of the noun before: "head of", "a teacher at"; not "Smith on Monday"."""
    if preposition in ("of", "for", "from"):
        return True
    return before == "n" and preposition in ("at", "with", "to")
