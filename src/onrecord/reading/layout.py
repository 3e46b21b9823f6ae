"""Statements told by layout: tweets, transcript turns, dash dialogue, headlines "Name: …", quotations signed with a dash.

Nothing attributes these but their place on the page, so the pattern must be unmistakable.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from onrecord.reading.clauses import Tokens, line, subject
from onrecord.reading.cues import SAYING, VERBS
from onrecord.reading.found import Found, Place
from onrecord.reading.frames import source_after
from onrecord.text.segments import Segment
from onrecord.text.words import word_set

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_LINKS = r"(?:\s*(?:pic\.twitter\.com/\S+|https?://\S+|\S+…))*"
# "Great night for the town. pic.twitter.com/x1 — Ada Ode (@adaode) June 3, 2019"; not "He left (@home) early".
_TWEET = re.compile(
    _LINKS + r"\s*(?:[—–]|--?)\s*(?P<name>[^\n—–]{1,60}?)\s*\(@(?P<handle>\w+)\)[\s\u200e\u200f]*"
    rf"(?P<date>{_MONTH} \d{{1,2}}, \d{{4}}|\d{{1,2}} {_MONTH} \d{{4}})?"
)
# "@adaode: “We won” — Tarn News (@tarnnews) June 3, 2019", "Mayor @ada_ode: 40 homes are ready"
_PASSED_ON = re.compile(
    r"\s*[.“\"]{0,2}(?P<who>(?:[A-Z][\w.]*\s){0,2}@\w+)(?:\s?:|\s(?:says|said|writes|wrote|tells|told\s\S+)[:,]?(?=\s[“\"]))\s+(?=\S)"
)
# "ODE: We never agreed to that." "MS. ADA ODE (Clerk): …"
_TURN = re.compile(
    r"(?P<name>[A-Z][A-Z’'.\-]+(?:[ ,]+(?:[A-Z][A-Z’'.\-]*|&|of|de|van|von))*)(?: ?\([^)\n]{1,40}\))? ?: +(?=\S)"
)
# "Ada Ode: We never agreed." and "Q: Why?", "Q. Why?", "Question: Why?"
_NAMED_TURN = re.compile(
    r"(?P<name>(?:[A-Z][\w’'.\-]+)(?: (?:[A-Z][\w’'.\-]*|de|van|von|bin|al)){0,4})(?: ?\([^)\n]{1,40}\))? ?: +(?=\S)"
)
_QUESTION_TURN = re.compile(r"(?P<name>Q|A|Question|Answer|QUESTION|ANSWER)(?:[.:]| ?[-–—]) +(?=[\"“‘A-Z])")
_LABELS = word_set(
    """watch read related update updated photo photos video videos note source sources correction more live breaking
    exclusive credit image images caption editor file advertisement sponsored via opinion analysis report poll
    fact verdict claim warning alert listen see also here quiz gallery pictured revealed explained timeline
    summary date time place location details what when where who why how price cost venue tickets email phone tel
    contact website address subject re fwd to from cc tags topics published posted by written author reporting
    editing additional background context key points pros cons example result total score recap review interview
    opinion column editorial letter letters episode part chapter step rule tip question answer reality check go
    deeper the latest big picture driving news bottom line between lines state play zoom in out worth noting
    follow join subscribe sign"""
)
_DASH = r"[-–—―]{1,2}"
_DASHES = re.compile(r"[-–—―]\s")  # looked for first: the patterns below are slow
_DASH_OPEN = re.compile(rf"(?:^|(?<=[.!?…:”\"»])\s*){_DASH} ?(?=[A-ZÀ-ÞĀ-Ž\"“„«…])")
_DASH_FIRST = re.compile(rf"\s*{_DASH} ?(?=[A-ZÀ-ÞĀ-Ž\"“„«…])")  # at the beginning of a paragraph
_DASH_CLOSE = re.compile(rf"(?<=\S)[,.]?\s{_DASH}\s*(?=\w)")


def layout(text: str, tokens: Tokens, paragraphs: Sequence[Segment]) -> list[Found]:
    """Return the statements that the page's layout attributes, in text order."""
    out = list(_tweets(text, paragraphs))
    taken = [f.pieces[0] for f in out]
    turns = list(_turns(text, paragraphs))
    out.extend(turns)
    taken.extend(f.pieces[0] for f in turns)
    taken.sort()
    for paragraph in paragraphs:
        at = bisect_left(taken, (paragraph.end,)) - 1
        if (at < 0 or taken[at][1] <= paragraph.start) and _DASHES.search(text, paragraph.start, paragraph.end):
            out.extend(_dashes(text, tokens, paragraph))
    return sorted(out, key=lambda f: f.start)


def _tweets(text: str, paragraphs: Sequence[Segment]) -> Iterator[Found]:
    if "(@" not in text:
        return
    before: Place | None = None
    for paragraph in paragraphs:
        begin = paragraph.start
        for match in _TWEET.finditer(text, paragraph.start, paragraph.end):
            stop = match.start()
            place: Place | None = (begin, stop)
            if not text[begin:stop].strip():
                # The signature has a line of its own: the tweet is the line before.
                place = before if begin == paragraph.start else None
            begin = match.end()
            name = match.start("name"), text.index(")", match.start("handle")) + 1
            if place and (match.group("date") or place[1] - place[0] < 400):
                confidence = 0.96 if match.group("date") else 0.8
                yield Found([place], None, name, "signed tweet", confidence, kind="direct", quoted=False)
                if passed := _PASSED_ON.match(text, *place):
                    inner = [(passed.end(), place[1])]
                    yield Found(inner, None, passed.span("who"), "passed on in a tweet", 0.8, kind="direct")
        before = (paragraph.start, paragraph.end)


def _turns(text: str, paragraphs: Sequence[Segment]) -> Iterator[Found]:
    """Yield transcript turns, and headlines "Name: …" of somebody the text names elsewhere."""
    turns: list[tuple[Segment, re.Match[str], str]] = []
    for paragraph in paragraphs:
        if ":" not in text[paragraph.start : paragraph.start + 80] and text[paragraph.start] not in "QA":
            continue
        for pattern, rule in ((_QUESTION_TURN, "question and answer"), (_TURN, "transcript"), (_NAMED_TURN, "named")):
            match = pattern.match(text, paragraph.start, paragraph.end)
            if match and match.end() < paragraph.end and not is_label(match.group("name")):
                turns.append((paragraph, match, rule))
                break
    for paragraph, match, rule in turns:
        name = match.group("name")
        alike = sum(r == rule for _, _, r in turns)
        if rule != "question and answer" and alike < 2 and not _headline(text, paragraph, match):
            continue
        if rule == "question and answer" and alike < 2:
            continue
        if rule == "named" and not _is_person(text, name, match, alike):
            continue
        if text[match.end() : paragraph.end].isupper():
            continue  # two headlines in capitals, not two turns
        confidence = 0.95 if alike >= 3 else 0.8
        source = match.start("name"), match.start("name") + len(name)
        yield Found(
            [(match.end(), paragraph.end)], None, None if rule == "question and answer" else source,
            f"{rule} turn" if rule != "named" else "name and colon", confidence, kind="direct",
        )  # fmt: skip


def is_label(name: str) -> bool:
    """Tell whether words before a colon name a part of the page, nobody who speaks: "Photo:", "Read more:"."""
    words = [w.strip(".").lower() for w in name.split()]
    if words[:1] == ["the"]:
        words = words[1:]
    return not words or words[0] in _LABELS or all(w in _LABELS for w in words)


def _headline(text: str, paragraph: Segment, match: re.Match[str]) -> bool:
    """Tell whether a single "Name: …" is a headline: short, without a full stop."""
    return paragraph.end - paragraph.start <= 160 and text[paragraph.end - 1] not in "." and match.end() < paragraph.end


def _is_person(text: str, name: str, match: re.Match[str], alike: int) -> bool:
    """Tell whether the name before the colon is used as a name elsewhere in the text."""
    last = name.split()[-1]
    if len(last) < 3 or last.lower() in _LABELS or len(name.split()) > 3 or "’s" in name or "'s" in name:
        return False
    elsewhere = [
        m for m in re.finditer(rf"\b{re.escape(last)}\b", text) if not match.start() <= m.start() < match.end()
    ]
    return any(text[m.end() : m.end() + 1] != ":" for m in elsewhere)


def _dashes(text: str, tokens: Tokens, paragraph: Segment) -> Iterator[Found]:
    """Yield dialogue with dashes: "– We are ready – said the mayor. – Nobody left."."""
    start = paragraph.start
    while True:
        first = _DASH_FIRST.match(text, start, paragraph.end) if start == paragraph.start else None
        opened = first or _DASH_OPEN.search(text, start, paragraph.end)
        if opened is None:
            return
        begin = opened.end()
        found = None
        for close in _DASH_CLOSE.finditer(text, begin, paragraph.end):
            told = _attribution(text, tokens, close.end(), paragraph.end)
            if told is not None:
                cue, (first_word, last), stop = told
                source = first_word, last - (text[last - 1] in ".,")
                found = Found([(begin, close.start())], cue, source, "dash dialogue", 0.96, kind="direct")
                start = stop
                break
        if found is None:
            return
        more = re.compile(rf"[^.!?\n]*[.!?,]?\s*{_DASH}\s*(?=[A-Za-zÀ-ž])").match(text, start, paragraph.end)
        if more and more.end() < paragraph.end and more.group().count(" ") < 14:
            rest = _rest(text, tokens, more.end(), paragraph.end)
            if rest is not None:
                found.pieces.append(rest)
                start = rest[1]
        yield found


def _rest(text: str, tokens: Tokens, begin: int, end: int) -> Place | None:
    """Return the speech after its attribution, up to the next attributed dash or the paragraph's end."""
    for close in _DASH_CLOSE.finditer(text, begin, end):
        if _attribution(text, tokens, close.end(), end) is not None:
            return None
    stop = end
    return (begin, stop) if stop - begin > 8 else None


def _attribution(text: str, tokens: Tokens, at: int, end: int) -> tuple[Place, Place, int] | None:
    """Return the cue and source of "said the mayor" or "the mayor said" at `at`, and where they end."""
    words = line(text, tokens, at, min(end, at + 160), ())
    for position in words.cues[:2]:
        word = words.words[position]
        cue = VERBS.get(word)
        if (
            cue is None
            or cue.act != "speech"
            or cue.form not in ("past", "s")
            or not cue.frames & {"quote", "clause", "object"}
        ):
            continue
        if word not in SAYING and not cue.frames & {"quote", "clause"}:
            continue
        if position == 0 or (position == 1 and words.tags[0] == "A"):
            first = position + 1
            while first < len(words.tags) and words.tags[first] == "I":
                # "said on TV24 Dr Ode": the venue first.
                first += 2
            stop = source_after(words, first)
            if stop > first:
                return words.place(position, position + 1), words.place(first, stop), words.ends[stop - 1]
            return None
        who = subject(words, position)
        if who is not None and who.first == 0:
            return words.place(position, position + 1), words.place(0, who.last), words.ends[position]
    return None
