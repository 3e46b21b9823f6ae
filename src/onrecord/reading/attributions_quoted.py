"""Quotations and who is said to have spoken them: "…," she said, "…"; "…," said Ode; "…" — Ode."""

import re
from collections.abc import Iterator

from onrecord.reading.attributions_cues import CueReading, cue_reading
from onrecord.reading.clauses import Line, Tokens, line
from onrecord.reading.cues import SAYING
from onrecord.reading.found import Found, Place
from onrecord.reading.frames import after, source_after
from onrecord.reading.layout import is_label
from onrecord.text import sentences
from onrecord.text.segments import Segment


def by_quotation(sentence: Line, reading: CueReading, waiting: list[Place], taken: bool) -> Found | None:
    """Read "…," he said (, "…") and "…," said Ode."""
    cue, tags, at = reading.cue, sentence.tags, reading.at
    if not cue.frames & {"quote", "clause", "tell", "question"} or (cue.act == "other" and "quote" not in cue.frames):
        return None
    who = reading.subject
    if who is not None and not who.carried:
        left = who.first - 1
        while left >= 0 and tags[left] in ',-."':
            left -= 1
        source: Place | None = reading.source
    else:
        left = at - 1
        while left >= 0 and tags[left] in ',-."A':
            left -= 1
        if left >= 0 and tags[left] != "Q":
            return None
        stop = source_after(sentence, reading.end)
        source = (sentence.starts[reading.end], sentence.ends[stop - 1]) if stop > reading.end else None
        if source is None and not (left >= 0):
            return None
    if left >= 0 and tags[left] == "Q" and sentence.tags[left] == "Q":
        quotation = sentence.quotes[left]
        first = left
        pieces = [(quotation.start, quotation.end)]
        while first > 0 and tags[first - 1] in "Q,":
            first -= 1
            if tags[first] == "Q":
                pieces.insert(0, (sentence.starts[first], sentence.ends[first]))
        clause = mixed_start(sentence, first)
        if clause is not None:
            pieces[0] = (clause, pieces[0][1])
        elif waiting and not taken and first == 0:
            pieces = [*waiting, *pieces]
    elif left < 0 and waiting and not taken and (who is not None or source):
        follow = after(sentence, reading.end, tells="tell" in cue.frames)
        if follow.kind not in ("none", "quote") and who is not None:
            return None
        pieces = list(waiting)
    else:
        return None
    if source is None:
        return None
    found = Found(
        pieces, reading.place, source, f"quotation, then {cue.lemma}", 0.98, denies=reading.denies, quoted=True
    )
    rest = reading.end if who is not None and not who.carried else source_after(sentence, reading.end)
    follow = after(sentence, rest, tells="tell" in cue.frames and who is not None)
    if follow.kind == "quote":
        found.pieces.extend(following_quotes(sentence, follow.at))
    return found


def _after_speech(sentence: Line, reading: CueReading) -> bool:
    """Tell whether a quotation that ends in a comma stands right before: "“…,” Ode appealed to the public"."""
    who = reading.subject
    left = (who.first if who is not None else reading.at) - 1
    if left < 0 or sentence.tags[left] != "Q":
        return False
    quotation = sentence.quotes[left]
    return quotation.closed and sentence.ends[left] > sentence.starts[left] + 12


def mixed_start(sentence: Line, first: int) -> int | None:
    """Return where the clause begins that ends in the quotation at `first`: "The plan “is over,” she said"."""
    tags = sentence.tags
    if first == 0 or tags[first - 1] in ":":
        return None
    start = 0
    for here in range(first - 1, -1, -1):
        if tags[here] in ":;":
            start = here + 1
            break
    while start < first and tags[start] in "&b,.":
        start += 1
    if not any(t in "nNDPVFSEG0" for t in tags[start:first]):
        return None
    if "S" in tags[start:first] and any(sentence.words[i] in SAYING for i in range(start, first)):
        return None
    return sentence.starts[start]


def following_quotes(sentence: Line, at: int) -> list[Place]:
    """Return the quotation at `at` and those that follow it directly."""
    out: list[Place] = []
    tags = sentence.tags
    while at < len(tags) and tags[at] in "Q,&":
        if tags[at] == "Q":
            out.append((sentence.starts[at], sentence.ends[at]))
        at += 1
    return out


def signed(sentence: Line, waiting: list[Place]) -> Iterator[Found]:
    """Yield a quotation signed with a dash: "It is over." — Ada Ode, mayor."""
    tags = sentence.tags.rstrip(".")
    dash = tags.find("-")
    if dash < 0 or tags[:dash].strip("Q,") or not (waiting or "Q" in tags[:dash]):
        return
    name = tags[dash + 1 :]
    if name and name[0] in "N" and not name.strip("Nn.,DI&0") and name.count(",") < 3 and len(name) < 14:
        own = [(q.start, q.end) for at, q in sentence.quotes.items() if at < dash]
        yield Found([*waiting, *own], None, sentence.place(dash + 1, len(tags)), "signed quotation", 0.85, quoted=True)


# A paragraph that only names: "The Bram Gazette:", "Per his office:"; not "He gave three reasons:".
_NAMED_ALONE = re.compile(
    r"(?P<cue>Per|From|Via)?\s*(?P<name>(?:(?:[Hh]is|[Hh]er|[Ii]ts|[Tt]he)\s[\w.'’&-]+|[A-Z][\w.'’&-]*)"
    r"(?:\s(?:[A-Z][\w.'’&-]*|of|the|for|and|in|at|de|van|von)){0,5}):"
)


# "The bureau issued the following statement Thursday:", "Here is the full statement from the council:"; not "He issued orders:".
_DOCUMENT = (
    r"(?:statement|letter|message|e-?mail|memo|post|tweet|press release|release|response|note|report|announcement)"
)
_ISSUED = re.compile(
    rf"(?P<who>(?:[A-Z]|(?:the|an?|his|her|its|their)\s)[^,;:“”\"]{{1,80}}?)\s+(?P<cue>(?:has\s|have\s|had\s|also\s|later\s)?(?:issued|released|published|"
    rf"posted|gave|made public|put out|sent out|sent|offered|read out|read|tweeted|shared))\s+(?:the|this|that|an?|her|his|its|their)\s(?:[\w-]+\s){{0,3}}?"
    rf"{_DOCUMENT}\b[^:“”\"]*:"
)
_WHOSE = re.compile(
    r"(?:.*\s)?(?P<cue>(?:statement|letter|message|e-?mail|memo|post|tweet|release|response|words|report)s?\s+(?:from|by|of))\s+"
    r"(?P<who>(?:[A-Z]|(?:the|an?|his|her|its|their)\s)[^,;:“”\"]{1,80}?)(?:\s(?:on|last)\s\w+|\s\w+day)?:"
)


def announcement(text: str, tokens: Tokens, paragraph: Segment) -> Found | None:
    """Return who is announced at the end of a paragraph that ends with a colon, without content, or None for nobody."""
    if paragraph.end - paragraph.start > 600:
        return None
    alone = _NAMED_ALONE.fullmatch(text, paragraph.start, paragraph.end)
    if alone and not is_label(alone.group("name")):
        cue = alone.span("cue") if alone.group("cue") else None
        return Found([], cue, alone.span("name"), "named before a colon", 0.8)
    last = None
    for last in sentences(text, paragraph.start, paragraph.end):  # noqa: B007
        pass
    if last is None:
        return None
    sentence = line(text, tokens, last.start, last.end, ())
    for at in reversed(sentence.cues[-6:]):
        reading = cue_reading(sentence, at)
        if reading is not None and reading.source is not None and reading.cue.act == "speech":
            return Found([], reading.place, reading.source, f"{reading.cue.lemma}, then a paragraph", 0.8)
    alone = _NAMED_ALONE.fullmatch(text, last.start, last.end)
    if alone and alone.group("cue"):
        return Found([], alone.span("cue"), alone.span("name"), "named before a colon", 0.8)
    issued = _ISSUED.fullmatch(text, last.start, last.end) or _WHOSE.fullmatch(text, last.start, last.end)
    if issued:
        return Found([], issued.span("cue"), issued.span("who"), "issued, then a paragraph", 0.8)
    return None
