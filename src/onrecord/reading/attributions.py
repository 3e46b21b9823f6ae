"""Attributions of running prose, by rule: one sentence after another, quotations first.

Every paragraph is a region; so is the inside of every longer quotation, where somebody may relay what others said. Within a
region each quotation is one word (see `clauses`), so that a sentence is what it would be to a reader who skips the quote.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.reading.clauses import Line, Subject, Tokens, line, main_subject, subject
from onrecord.reading.cues import CLAIM_NOUNS, FORMS, PHRASES, REFUSAL, SAYING, VERBS, WEAK, Cue
from onrecord.reading.found import Found, Place
from onrecord.reading.frames import after, clause_end, has_verb, is_empty, object_end, source_after
from onrecord.reading.quotes import Quotation, near
from onrecord.text import sentences
from onrecord.text.segments import Segment
from onrecord.text.words import word_set

_MODALS = word_set("can could may might must should")
_NEGATIONS = word_set(
    """not never n't didn't doesn't don't hasn't haven't hadn't isn't wasn't won't wouldn't couldn't can't cannot
    aren't weren't didn’t doesn’t don’t hasn’t haven’t hadn’t isn’t wasn’t won’t wouldn’t couldn’t can’t aren’t
    weren’t"""
)
_NEGATABLE = word_set("deny confirm elaborate believe think expect want support intend plan") | {"rule out"}
_PLURAL_DETERMINERS = word_set("some many several few all both others most")


def attributions(
    text: str, tokens: Tokens, quotes: Sequence[Quotation], paragraphs: Sequence[Segment], taken: Sequence[Place] = ()
) -> list[Found]:
    """Return every attribution found in the running prose of `text`, region by region, in text order within each.

    `taken` are the places whose layout says whose words they are (tweets, transcript turns): inside them only what they
    relay of others is looked for.
    """
    found: list[Found] = []
    cue_starts = [s for s, w in zip(tokens.starts, tokens.lowers, strict=True) if w in FORMS or w == "according"]
    by_depth: dict[int, list[Quotation]] = {}
    for quotation in quotes:
        by_depth.setdefault(quotation.depth, []).append(quotation)
    outer, inner = by_depth.get(0, []), by_depth.get(1, [])
    starts = [q.start for q in outer]
    lead: Found | None = None
    before: Place | None = None
    following: Place | None = None
    for paragraph in paragraphs:
        before, following = following, (paragraph.start, paragraph.end)
        inside = outer[bisect_left(starts, paragraph.start) : bisect_left(starts, paragraph.end)]
        cued = bisect_left(cue_starts, paragraph.end) > bisect_left(cue_starts, paragraph.start)
        at = bisect_left(taken, (paragraph.end,)) - 1
        told = taken[at] if at >= 0 and taken[at][1] > paragraph.start else None
        if lead is not None and told is None and not (inside and inside[0].start == paragraph.start):
            block, lead = _block(text, paragraph, lead), None
            if block is not None:
                found.append(block)
                told = block.pieces[0]
        if not inside and not cued:
            lead = None
            continue
        here, lead = _region(
            text, tokens, paragraph.start, paragraph.end, inside, lead, nested=told is not None, previous=before
        )
        found.extend(here)
    for quotation in outer:
        low, high = bisect_left(cue_starts, quotation.start), bisect_right(cue_starts, quotation.end)
        if high > low and quotation.inner_end - quotation.inner_start > 40:
            deeper = [
                q
                for q in near(inner, quotation.start, quotation.end)
                if quotation.start <= q.start and q.end <= quotation.end
            ]
            here, _ = _region(text, tokens, quotation.inner_start, quotation.inner_end, deeper, None, nested=True)
            found.extend(here)
    return found


def _block(text: str, paragraph: Segment, lead: Found) -> Found | None:
    """Return the paragraph as the words announced at the end of the paragraph before: "The agency reports:"."""
    if paragraph.end - paragraph.start < 60 or text[paragraph.start] in "-–—•*·":
        return None
    lead.pieces = [(paragraph.start, paragraph.end)]
    lead.confidence = 0.8
    lead.kind = "direct"
    lead.rule = "a paragraph after a colon"
    return lead


def region_lines(text: str, tokens: Tokens, start: int, end: int, quotes: Sequence[Quotation]) -> Iterator[Line]:
    """Yield the sentences of a region as tagged words; none ends inside one of `quotes`."""
    begin = None
    for sentence in _short(text, sentences(text, start, end)):
        begin = sentence.start if begin is None else begin
        stop = sentence.end
        close = near(quotes, stop, stop)
        around = next((q for q in close if q.start < stop < q.end), None)
        if around is not None and stop - begin < _LONGEST:
            # `it ended."Then it began," he said`: the mark after the full stop opens.
            if stop > around.inner_start or text[around.start - 1 : around.start] not in tuple(".!?…"):
                continue
            stop = around.start
        if begin < stop:
            yield line(text, tokens, begin, stop, near(quotes, begin, stop))
        begin = None if around is None or stop == sentence.end else stop
    if begin is not None and begin < end:
        yield line(text, tokens, begin, end, near(quotes, begin, end))


# A sentence or quotation longer than this (code points) is cut: no prose needs it, and it bounds the time a bad text takes.
_LONGEST = 3000
# Cues looked at in one sentence: no sentence of news has as many.
_MOST_CUES = 40


def _short(text: str, found: Iterator[Segment]) -> Iterator[Segment]:
    """Yield the sentences, over-long ones cut at a space."""
    for sentence in found:
        start = sentence.start
        while sentence.end - start > _LONGEST:
            space = text.rfind(" ", start + _LONGEST // 2, start + _LONGEST)
            stop = space if space > 0 else start + _LONGEST
            yield Segment(start, stop)
            start = stop
        if start < sentence.end:
            yield Segment(start, sentence.end)


def _region(
    text: str,
    tokens: Tokens,
    start: int,
    end: int,
    quotes: Sequence[Quotation],
    lead: Found | None,
    *,
    nested: bool = False,
    previous: Place | None = None,
) -> tuple[list[Found], Found | None]:
    """Return the attributions of a region, and the one that ends it with a colon and no content ("He said:")."""
    out: list[Found] = []
    open_quote: Found | None = None  # the statement that a further quotation of the paragraph would continue
    waiting: list[Place] = []  # quotations not attributed yet
    pending = lead
    for sentence in region_lines(text, tokens, start, end, quotes):
        here, pending_after, taken = _sentence(text, sentence, waiting, previous, nested=nested)
        if taken:
            waiting = []
        free = [
            (q.start, q.end)
            for at, q in sentence.quotes.items()
            if not any(f.covers(q.start, q.end) for f in here) and sentence.tags[at] == "Q"
        ]
        only_quotes = not any(t in "nNDPVFSEG0" for t in sentence.tags)
        if here:
            out.extend(here)
            quoted = [f for f in here if f.quoted]
            open_quote = quoted[-1] if quoted else None
        if free and only_quotes:
            if pending is not None:
                pending.pieces = free
                pending.quoted = True
                out.append(pending)
                open_quote = pending
            elif open_quote is not None and not waiting:
                open_quote.pieces.extend(free)
            else:
                waiting.extend(free)
        elif free and not nested:
            out.extend(_loose(sentence, free))
        elif not here and not only_quotes:
            open_quote = None
        pending = pending_after
        previous = sentence.start, sentence.end
    if waiting:
        out.append(Found(waiting, None, None, "quotation by itself", 0.75, quoted=True))
    return out, pending


def _loose(sentence: Line, free: list[Place]) -> Iterator[Found]:
    """Yield quotations that stand in the reporter's own sentence without a cue, when long enough to be somebody's words."""
    for start, end in free:
        if end - start >= 40:
            yield Found([(start, end)], None, None, "quotation in narration", 0.5)


def _sentence(
    text: str, sentence: Line, waiting: list[Place], previous: Place | None, *, nested: bool
) -> tuple[list[Found], Found | None, bool]:
    """Return a sentence's attributions; the one left open by a colon; and whether it took the quotations waiting before it."""
    out: list[Found] = []
    pending: Found | None = None
    taken = False
    used: set[int] = set()
    for at in sentence.cues[:_MOST_CUES]:
        if at in used:
            continue
        reading = _cue(sentence, at)
        if reading is None:
            continue
        found = _by_quotation(sentence, reading, waiting, taken)
        if found is None:
            found = _by_clause(sentence, reading, out)
        if found is None:
            continue
        if nested and found.source and _first_person(text, found.source):
            continue
        used.update(range(reading.at, reading.end))
        if not found.pieces:
            pending = found
            continue
        if found.pieces[0][0] < sentence.start:
            taken = True
        out.append(found)
    out.extend(_refusals(text, sentence))
    out.extend(_claims(sentence, out))
    out.extend(_according(sentence, waiting, out, previous))
    if not out:
        out.extend(_signed(sentence, waiting))
    return out, pending, taken or any(f.start < sentence.start for f in out)


def _first_person(text: str, source: Place) -> bool:
    return text[source[0] : source[1]].lower() in ("i", "we", "you", "me", "us")


@dataclass(frozen=True, slots=True)
class _Cue:
    """A cue verb in its sentence, with the subject before it, if the sentence shows one."""

    at: int
    end: int
    cue: Cue
    subject: Subject | None
    words: Line

    @property
    def denies(self) -> bool:
        """Whether the verb rejects what it reports: "denied", not "did not deny"."""
        if not self.cue.denies or self.subject is None:
            return self.cue.denies
        group = self.words.words[self.subject.verb : self.at]
        return not any(w in _NEGATIONS or w.endswith(("n't", "n’t")) for w in group)

    @property
    def strong(self) -> bool:
        """Whether the form hardly ever does anything but report speech."""
        return self.words.words[self.at] in SAYING

    @property
    def place(self) -> Place:
        """The cue in the text, its auxiliaries in."""
        first = self.subject.verb if self.subject else self.at
        if self.subject and self.subject.last > first:
            first = self.at
        return self.words.starts[first], self.words.ends[self.end - 1]

    @property
    def source(self) -> Place | None:
        """The subject in the text."""
        if self.subject is None:
            return None
        return self.words.starts[self.subject.first], self.words.ends[self.subject.last - 1]


def _cue(sentence: Line, at: int) -> _Cue | None:
    """Return the cue at position `at`, or None when the word is no attributing verb there."""
    words, tags = sentence.words, sentence.tags
    word = words[at]
    following = words[at + 1] if at + 1 < len(words) else ""
    cue = PHRASES.get((word, following))
    end = at + 2 if cue else at + 1
    cue = cue or VERBS.get(word)
    if cue is None:
        return None
    before = tags[at - 1] if at else ""
    if before == "D" and words[at - 1] not in _PLURAL_DETERMINERS:
        return None  # "the report", "a claim"
    if before == "I" and cue.form in ("base", "s", "past"):
        return None  # "of claims"
    if cue.form in ("base", "s") and _noun(sentence, at, end):
        return None
    who = subject(sentence, at) if before and before != "Q" else None
    if (who and tags[who.first : who.last] == "0") or (cue.form == "past" and who and tags[who.last - 1] == "0"):
        return None  # "2,195 reported cases"
    if who and who.first > 0 and words[who.first - 1] in ("whether", "if", "unless", "until"):
        return None
    if who is None and _purpose(sentence, at):
        doer = main_subject(sentence, at - 1)
        who = Subject(doer.first, doer.last, at, carried=True) if doer else None
        if who is None:
            return None
    if cue.form == "ing" and not (who and "V" in tags[who.verb : at]):
        who = None
    if who and _hedged(sentence, who, at, cue):
        return None
    if cue.form == "base" and who and not _takes_base(sentence, who, at):
        return None
    return _Cue(at, end, cue, who, sentence)


def _noun(sentence: Line, at: int, end: int) -> bool:
    """Tell whether a form that is also a noun is one here: "the jobs report is", "Ode's remarks in", "European states had"."""
    tags, words = sentence.tags, sentence.words
    if at and words[at - 1].endswith(("'s", "’s", "s'", "s’")):
        return True
    following = tags[end : end + 1]
    if words[at] in SAYING and words[at] not in WEAK and words[at] not in _SPEECH_NOUNS:
        return False
    return following in tuple("VFI&,") and not (following == "," and "Q" in tags) and not (at and tags[at - 1] in "PW")


_SPEECH_NOUNS = word_set("remarks comments claims warnings tweets talks boasts jokes")


def _purpose(sentence: Line, at: int) -> bool:
    """Tell whether the verb at `at` is the purpose of another: "travelled to Bram to warn that"; not "refused to say"."""
    tags, words = sentence.tags, sentence.words
    if at < 3 or tags[at - 1] != ">" or words[at] not in SAYING or VERBS[words[at]].form != "base":
        return False
    return tags[at - 2] in "nNJO0" and tags[at + 1 : at + 2] not in ("", ".", ",")


def _hedged(sentence: Line, who: Subject, at: int, cue: Cue) -> bool:
    """Tell whether the verb is denied or only possible: "did not say", "could say"."""
    group = sentence.words[who.verb : at]
    if any(w in _NEGATIONS or w.endswith(("n't", "n’t")) for w in group) or (
        who.verb > 0 and who.last == who.verb and (sentence.words[who.last - 1].endswith(("n't", "n’t")))
    ):
        return cue.lemma not in _NEGATABLE
    return any(w in _MODALS for w in group)


def _takes_base(sentence: Line, who: Subject, at: int) -> bool:
    """Tell whether a base form can be the verb of its subject: "officials say", "they claim", "will say", "to say"."""
    if "V" in sentence.tags[who.verb : at] or ">" in sentence.tags[who.verb : at]:
        return True
    at = next((i for i in range(who.first + 1, who.last) if sentence.tags[i] in "I,W"), who.last) - 1
    head, raw = sentence.words[at], sentence.tags[at]
    if head in ("he", "she", "it"):
        return False
    return (
        raw in "PW" or head.endswith("s") or "&" in sentence.tags[who.first : who.last]
        or head in _PLURAL_DETERMINERS or head in _PLURALS or raw in "0"
    )  # fmt: skip


_PLURALS = word_set("""people police men women children media critics democrats others who these those authorities""")


def _by_quotation(sentence: Line, reading: _Cue, waiting: list[Place], taken: bool) -> Found | None:
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
    if left >= 0 and tags[left] == "Q" and _utterance(sentence, left):
        quotation = sentence.quotes[left]
        first = left
        pieces = [(quotation.start, quotation.end)]
        while first > 0 and tags[first - 1] in "Q,":
            first -= 1
            if tags[first] == "Q":
                pieces.insert(0, (sentence.starts[first], sentence.ends[first]))
        clause = _mixed_start(sentence, first)
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
        pieces, reading.place, source, f"quotation, then {cue.lemma}", 0.97, denies=reading.denies, quoted=True
    )
    rest = reading.end if who is not None and not who.carried else source_after(sentence, reading.end)
    follow = after(sentence, rest, tells="tell" in cue.frames and who is not None)
    if follow.kind == "quote":
        found.pieces.extend(_following_quotes(sentence, follow.at))
    return found


def _after_speech(sentence: Line, reading: _Cue) -> bool:
    """Tell whether a quotation that ends in a comma stands right before: "“…,” Ode appealed to the public"."""
    who = reading.subject
    left = (who.first if who is not None else reading.at) - 1
    if left < 0 or sentence.tags[left] != "Q":
        return False
    quotation = sentence.quotes[left]
    return quotation.closed and sentence.ends[left] > sentence.starts[left] + 12


def _utterance(sentence: Line, at: int) -> bool:
    return sentence.tags[at] == "Q"


def _mixed_start(sentence: Line, first: int) -> int | None:
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


def _following_quotes(sentence: Line, at: int) -> list[Place]:
    """Return the quotation at `at` and those that follow it directly."""
    out: list[Place] = []
    tags = sentence.tags
    while at < len(tags) and tags[at] in "Q,&":
        if tags[at] == "Q":
            out.append((sentence.starts[at], sentence.ends[at]))
        at += 1
    return out


def _by_clause(sentence: Line, reading: _Cue, earlier: list[Found]) -> Found | None:
    """Read X said that …; X said: "…"; X told Y …; …, X said; X condemned …; …, saying …."""
    cue = reading.cue
    source, who = reading.source, reading.subject
    if who is None and cue.form == "ing":
        source = _participle_source(sentence, reading, earlier)
        if source is None:
            return None
    elif who is None:
        return _inverted(sentence, reading)
    if who is not None and who.passive and cue.form == "past":
        return _passive(sentence, reading)
    if _participle(sentence, reading):
        return None
    if cue.frames & {"clause", "tell", "question", "quote", "finding"}:
        found = _clause(sentence, reading, source)
        if found is not None:
            return found
    return _object(sentence, reading, source)


def _participle(sentence: Line, reading: _Cue) -> bool:
    """Tell whether a past form is no finite verb: "a plan announced by the ministry will…"."""
    if reading.cue.form != "past" or reading.words.words[reading.at] in ("said", "told", "wrote", "added", "tweeted"):
        return False
    tags, at, words = sentence.tags, reading.at, sentence.words
    if reading.subject is None or reading.subject.verb != at or at + 1 >= len(tags):
        return False
    if words[at + 1] in ("by", "in", "on", "at", "against", "of", "as", "with", "from", "for") or tags[at + 1] in ",J":
        stop = next((i for i in range(at + 1, len(tags)) if tags[i] in ";:TWC"), len(tags))
        if any(t in "VF" or (t in "SE" and i > at + 3) for i, t in enumerate(tags[at + 1 : stop], at + 1)):
            return True
        return words[at + 1] == "by" or (words[at] == "accused" and words[at + 1] == "of")
    return False


def _participle_source(sentence: Line, reading: _Cue, earlier: list[Found]) -> Place | None:
    tags, at = sentence.tags, reading.at
    before = at - 1
    while before > 0 and tags[before] in "A&":
        before -= 1
    if before < 0:
        return None
    if tags[before] in "Nn)J" and tags[before + 1 : at].strip("A") == "" and at - before <= 2:
        # "a statement saying that": the noun itself speaks.
        who = subject(sentence, at)
        if who is None or reading.cue.lemma not in ("say", "state", "claim", "allege", "warn", "announce", "confirm", "urge", "accuse", "call", "call for", "call on", "demand", "ask", "read", "show", "indicate", "suggest", "explain", "denounce", "condemn"):  # fmt: skip
            return None
        return sentence.starts[who.first], sentence.ends[who.last - 1]
    if tags[before] not in ",Q-I&":
        return None
    if tags[before] == "I" and sentence.words[before] not in ("by", "before", "after", "in"):
        return None
    for found in reversed(earlier):
        if found.source and found.cue and found.cue[0] < sentence.starts[at] and found.source[0] >= sentence.start:
            return found.source
    who = main_subject(sentence, at)
    if who is None or sentence.tags[who.first] == "W":
        return None
    return sentence.starts[who.first], sentence.ends[who.last - 1]


def _clause(sentence: Line, reading: _Cue, source: Place | None) -> Found | None:
    """Read what follows as a clause or quotation; failing that, what stands before: "…, X said"."""
    cue, tags = reading.cue, sentence.tags
    follow = after(
        sentence, reading.end, tells="tell" in cue.frames and "clause" in cue.frames and cue.lemma not in _OPTIONAL
    )
    rule, confidence = f"{cue.lemma} and a clause", 0.9
    if follow.kind in ("colon", "quote"):
        quotes = _following_quotes(sentence, follow.at)
        if quotes and (
            follow.at == 0 or tags[follow.at - 1] in ",:" or sentence.ends[follow.at] - sentence.starts[follow.at] > 30
        ):
            if cue.act == "other":
                return None
            if tags[follow.at - 1] in ",:":
                return Found(
                    quotes,
                    reading.place,
                    source,
                    f"{cue.lemma}, then a quotation",
                    0.97,
                    denies=reading.denies,
                    quoted=True,
                )
            end = clause_end(sentence, follow.at)
            only = end <= follow.at + len(quotes) + 1
            return Found(
                quotes if only else [_piece(sentence, follow.at, end)],
                reading.place, source, f"{cue.lemma}, then a quotation", 0.95, denies=reading.denies, quoted=only,
            )  # fmt: skip
        if follow.kind == "colon" and follow.at >= len(tags):
            return Found([], reading.place, source, f"{cue.lemma}, then a quotation", 0.95, denies=reading.denies)
        if follow.kind == "quote" and "clause" not in cue.frames:
            return None
    if follow.kind == "none":
        return _trailing(sentence, reading, source)
    if follow.kind == "infinitive":
        return None
    if follow.kind == "question" and not (cue.frames & {"question"} or "clause" in cue.frames):
        return None
    if follow.kind == "that":
        confidence = 0.95
    if (
        follow.kind != "that"
        and "clause" not in cue.frames
        and not (follow.kind == "question" and "question" in cue.frames)
    ):
        if not ("finding" in cue.frames and has_verb(sentence, follow.at, clause_end(sentence, follow.at))):
            return None
    end = clause_end(sentence, follow.at)
    if _subordinate(sentence, reading):
        comma = tags.find(",", follow.at + 2, end)
        end = comma if comma > 0 else end
    if is_empty(sentence, follow.at, end):
        return None
    if follow.kind == "bare":
        verb = has_verb(sentence, follow.at + (tags[follow.at] != "V"), end)
        if not verb and (not reading.strong or end - follow.at < 4 or "object" in cue.frames):
            return None
        if not reading.strong and "object" in cue.frames and not _clausal(sentence, follow.at, end):
            return None
        if "object" in cue.frames and not _clausal(sentence, follow.at, end):
            return None
    if not reading.strong and follow.kind != "that":
        confidence = 0.7
    return Found(
        [_piece(sentence, follow.at, end)], reading.place, source, rule, confidence,
        act=cue.act, denies=reading.denies and follow.kind == "that",
    )  # fmt: skip


def _subordinate(sentence: Line, reading: _Cue) -> bool:
    """Tell whether the attribution is the sentence's opening side clause: "Although Ode said it was shut, people came"."""
    who = reading.subject
    return (
        who is not None and 0 < who.first <= 3 and sentence.tags[who.first - 1] == "C"
        and sentence.words[who.first - 1] not in ("as", "so", "what") and not sentence.tags[: who.first - 1].strip("&bA,\"")
    )  # fmt: skip


_OPTIONAL = word_set("promise warn advise caution show")


def _clausal(sentence: Line, start: int, end: int) -> bool:
    """Tell whether the words are a clause with a subject of its own rather than an object: "he left", "the mill was shut"."""
    tags = sentence.tags
    if tags[start] == "P":
        return True
    for at in range(start, end):
        if tags[at] in "VF":
            return not any(t in "W," for t in tags[start:at])
        if tags[at] in "W;":
            return False
        if tags[at] == "E" and at > start and tags[at - 1] in "Nn0" and at + 1 < end and tags[at + 1] in "DNAJ0>":
            return True
    return False


def _trailing(sentence: Line, reading: _Cue, source: Place | None) -> Found | None:
    """Read "The mill is shut, X said (on Monday)."."""
    who, tags = reading.subject, sentence.tags
    if (
        who is None
        or who.carried
        or source is None
        or ("clause" not in reading.cue.frames and "finding" not in reading.cue.frames)
    ):
        return None
    mark = who.first - 1
    if mark >= 0 and sentence.words[mark] == "as":
        mark -= 1
    if (
        mark >= 0
        and tags[mark] == ","
        and tags[reading.end : reading.end + 1] == ","
        and _medial(sentence, reading, mark)
    ):
        start = next((i for i in range(mark) if tags[i] not in '&b,."'), 0)
        end = clause_end(sentence, reading.end + 1)
        pieces = [_piece(sentence, start, mark), _piece(sentence, reading.end + 1, end)]
        return Found(pieces, reading.place, source, f"{reading.cue.lemma} between commas", 0.9, denies=reading.denies)
    if mark < 1 or tags[mark] not in ",-)Qq":
        return None
    return _before(sentence, reading, mark, source, 0.93 if reading.strong else 0.75)


def _medial(sentence: Line, reading: _Cue, mark: int) -> bool:
    """Tell whether the attribution stands inside the clause it reports: "The mill, Ode said, will close"."""
    tags = sentence.tags
    rest = tags[reading.end + 1 :]
    return (
        mark > 0
        and rest[:1] not in ("S", "G", "W", "Q", "C")
        and any(t in "VFES" for t in rest)
        and (reading.cue.form in ("past", "s", "base"))
        and not any(t in "Q" for t in tags[:mark])
    )


def _before(sentence: Line, reading: _Cue, mark: int, source: Place, confidence: float) -> Found | None:
    tags = sentence.tags
    start = 0
    while start < mark and tags[start] in '&b,."':
        start += 1
    stop = mark if tags[mark] in ",-" else mark + 1
    if stop - start < 3 or (not has_verb(sentence, start, stop) and stop - start < 8):
        return None
    if tags[start] in "IC" and "," not in tags[start:stop] and stop - start < 9:
        return None
    return Found(
        [_piece(sentence, start, stop)], reading.place, source, f"a clause, then {reading.cue.lemma}", confidence,
        act=reading.cue.act, denies=reading.denies,
    )  # fmt: skip


def _inverted(sentence: Line, reading: _Cue) -> Found | None:
    """Read "The mill is shut, said Ode, its owner."."""
    tags, at = sentence.tags, reading.at
    if reading.cue.form not in ("past", "s") or not reading.strong or at < 3 or tags[at - 1] not in ",-":
        return None
    stop = source_after(sentence, reading.end)
    if stop <= reading.end or (stop < len(tags) and tags[stop] not in ",.IJ-;C>W"):
        return None
    if tags[reading.end] not in "DNnP":
        return None
    source = (sentence.starts[reading.end], sentence.ends[stop - 1])
    return _before(sentence, reading, at - 1, source, 0.9)


def _passive(sentence: Line, reading: _Cue) -> Found | None:
    """Read "he was told that…", "she was accused of…", "was quoted as saying"."""
    cue, tags, words = reading.cue, sentence.tags, sentence.words
    if cue.lemma in ("tell", "inform", "warn", "advise", "ask", "assure") or "question" in cue.frames:
        follow = after(sentence, reading.end, tells=False)
        if follow.kind in ("that", "question") or (
            follow.kind == "bare" and cue.lemma == "tell" and _clausal(sentence, follow.at, len(tags))
        ):
            end = clause_end(sentence, follow.at)
            if not is_empty(sentence, follow.at, end):
                return Found(
                    [_piece(sentence, follow.at, end)], reading.place, None, f"passive {cue.lemma}", 0.7, denies=False
                )
        return None
    if cue.lemma == "accuse" and reading.end < len(tags) and words[reading.end] == "of":
        end = object_end(sentence, reading.end + 1)
        return Found([_piece(sentence, reading.end + 1, end)], reading.place, None, "passive accuse", 0.7)
    return None


_AGENTIVE_OBJECT = word_set(
    """order instruct invite encourage ask tell advise implore beg challenge charge task summon"""
)
_NEEDS_QUOTE = word_set("call label brand dub term tell")
_NEEDS_AS = word_set("describe characterize characterise")
_NO_OBJECT = word_set("know see feel say add show find find begin start continue read")


def _object(sentence: Line, reading: _Cue, source: Place | None) -> Found | None:
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
    words_left = sum(t in "NnDPOQq0EG" for t in tags[at:end])
    if words_left < 1 or is_empty(sentence, at, end):
        return None
    span = tags[at:end]
    if tags[at] == ">":
        if "infinitive" not in cue.frames and not cue.after:
            return None
        if cue.act == "other":
            return Found([_piece(sentence, at, end)], reading.place, source, f"{cue.lemma} to", 0.6, act="other")
        return Found([_piece(sentence, at, end)], reading.place, source, f"{cue.lemma} to", 0.75)
    if "object" not in cue.frames or (tags[at] in "IJVFS" and not cue.after):
        return None
    if cue.lemma in _AGENTIVE_OBJECT and ">" not in span:
        return None
    if cue.lemma in _NEEDS_QUOTE and "q" not in span and "Q" not in span and not (span[0] in "PO" and "D" in span):
        return None
    if cue.lemma in _NEEDS_AS and "as" not in words[at:end] and "q" not in span and "Q" not in span:
        return None
    if words[reading.at] in WEAK and not _speaking_subject(sentence, reading):
        return None
    if tags[at] == "0" and cue.lemma in ("claim", "report"):
        return None
    confidence = 0.75 if reading.strong else 0.6
    return Found(
        [_piece(sentence, at, end)], reading.place, source, f"{cue.lemma} and an object", confidence,
        act=cue.act, denies=reading.denies,
    )  # fmt: skip


def _speaking_subject(sentence: Line, reading: _Cue) -> bool:
    """Tell whether the subject is a pronoun for people or a name: what a doubtful cue needs."""
    who = reading.subject
    if who is None:
        return reading.cue.form == "ing"
    head = sentence.tags[who.last - 1]
    return sentence.words[who.last - 1] in ("he", "she", "they", "who") or head == "N"


def _piece(sentence: Line, first: int, last: int) -> Place:
    """Return the positions `first` to `last` as a place in the text."""
    last = min(last, len(sentence.tags))
    return sentence.starts[first], sentence.ends[last - 1]


def _claims(sentence: Line, earlier: list[Found]) -> Iterator[Found]:
    """Yield "his claim that …", "a warning from the agency that …", "voiced concerns that …"."""
    tags, words = sentence.tags, sentence.words
    for at, word in enumerate(words):
        if word not in CLAIM_NOUNS or at == 0:
            continue
        that = tags.find("T", at + 1, at + 9)
        if that < 0 or that + 2 >= len(tags) or tags[that + 1] in "VFI,.":
            continue
        between = tags[at + 1 : that]
        if between and not (
            tags[at + 1] == "I" and words[at + 1] in ("by", "from", "of") and not between.strip("IDNn.")
        ):
            if between.strip("JAI") or len(between) > 2:
                continue
        source = _owner(sentence, at, that)
        if source is None or any(f.cue and f.cue[0] <= sentence.starts[at] < f.cue[1] for f in earlier):
            continue
        place = _piece(sentence, that + 1, clause_end(sentence, that + 1))
        if any(f.pieces and f.pieces[-1][0] == place[0] for f in earlier):
            continue
        yield Found([place], (sentence.starts[at], sentence.ends[at]), source, f"the noun {word}", 0.75)


def _owner(sentence: Line, at: int, that: int) -> Place | None:
    """Return whose claim it is: "his claim", "the ministry's claim", "a claim by the ministry", "Ode made the claim"."""
    tags, words = sentence.tags, sentence.words
    if that > at + 2 and tags[at + 1] == "I" and words[at + 1] in ("by", "from", "of"):
        return _place(sentence, at + 2, that)
    first = at - 1
    while first > 0 and tags[first] in "nASE" and not words[first].endswith(("'s", "’s", "s'", "s’")):
        first -= 1
    if words[first] in ("his", "her", "their", "its", "my", "our"):
        return _place(sentence, first, first + 1)
    if words[first].endswith(("'s", "’s", "s'", "s’")):
        start = first
        while start > 0 and tags[start - 1] in "DNn.":
            start -= 1
        return _place(sentence, start, first + 1)
    verb = first - 1 if tags[first] == "D" else first
    if verb > 0 and words[verb] in _VOICING:
        who = subject(sentence, verb)
        if who is not None and not who.passive:
            return _place(sentence, who.first, who.last)
    return None


_VOICING = word_set(
    """made make makes voiced voice voices raised raise raises expressed express expresses issued issues repeated repeats sent
    send sends rejected dismissed denied disputed pushed promoted floated took take takes gave give gives offered defended echoed
    delivered reiterated"""
)
_REFUSING = word_set("""declined declines decline declining refused refuses refuse refusing not cannot""")


def _refusals(text: str, sentence: Line) -> Iterator[Found]:
    """Yield refusals with what they refuse to speak of: "declined to comment on the ruling"."""
    if not any(w in _REFUSING or w.endswith(("n't", "n’t")) for w in sentence.words):
        return
    for match in REFUSAL.finditer(text, sentence.start, sentence.end):
        at = bisect_left(sentence.starts, match.start())
        after_it = bisect_left(sentence.starts, match.end())
        if at >= len(sentence.starts) or sentence.starts[at] != match.start() or after_it >= len(sentence.starts):
            continue
        who = subject(sentence, at)
        opener = sentence.words[after_it]
        if (
            who is None
            or sentence.tags[after_it] in ".,;:)"
            or opener in ("on", "by", "at", "in", "when", "after", "before")
        ):
            continue
        verb = (match.group("verb") or match.group("denied")).lower()
        if verb in ("say", "elaborate", "comment", "detail", "details", "speculate", "answer") and not (
            match.group("link") or opener in _ASKING
        ):
            continue
        end = object_end(sentence, after_it) if opener not in _ASKING else clause_end(sentence, after_it)
        yield Found(
            [_piece(sentence, after_it, end)],
            match.span(),
            _place(sentence, who.first, who.last),
            "refusal",
            0.85,
            denies=True,
        )


_ASKING = word_set("whether if how why what when where who which")


def _signed(sentence: Line, waiting: list[Place]) -> Iterator[Found]:
    """Yield a quotation signed with a dash: "It is over." — Ada Ode, mayor."""
    tags = sentence.tags.rstrip(".")
    dash = tags.find("-")
    if dash < 0 or tags[:dash].strip("Q,") or not (waiting or "Q" in tags[:dash]):
        return
    name = tags[dash + 1 :]
    if name and name[0] in "N" and not name.strip("Nn.,DI&0") and name.count(",") < 3 and len(name) < 14:
        own = [(q.start, q.end) for at, q in sentence.quotes.items() if at < dash]
        yield Found(
            [*waiting, *own], None, _place(sentence, dash + 1, len(tags)), "signed quotation", 0.85, quoted=True
        )


def _place(sentence: Line, first: int, last: int) -> Place:
    """Return the positions `first` to `last` (exclusive) as a place in the text."""
    return sentence.starts[first], sentence.ends[last - 1]


def _according(sentence: Line, waiting: list[Place], earlier: list[Found], previous: Place | None) -> Iterator[Found]:
    """Yield "According to X, …", "…, according to X", "…" according to X."""
    words, tags = sentence.words, sentence.tags
    for at, word in enumerate(words):
        if word != "according" or at + 2 >= len(words) or words[at + 1] != "to":
            continue
        stop = source_after(sentence, at + 2)
        if stop <= at + 2:
            continue
        cue = sentence.starts[at], sentence.ends[at + 1]
        source = sentence.starts[at + 2], sentence.ends[stop - 1]
        before = at - 1
        while before >= 0 and tags[before] in ',-"':
            before -= 1
        if previous is not None and _POINTING.fullmatch(" ".join(words[: before + 1])):
            yield Found([previous], cue, source, "that is according to", 0.85)
            continue
        if before < 0 or (before < 1 and tags[before] in "&b"):
            if waiting and before < 0 and stop >= len(tags) - 1:
                yield Found(list(waiting), cue, source, "quotation, then according to", 0.95, quoted=True)
                continue
            begin = tags.find(",", at + 2)
            if begin < 0:
                begin = stop - 1
            else:
                stop = _opening_source(sentence, at + 2, begin)
                source = sentence.starts[at + 2], sentence.ends[stop - 1]
                begin = stop
            end = clause_end(sentence, begin + 1) if begin + 1 < len(tags) else begin
            if end - begin > 2:
                yield Found([_piece(sentence, begin + 1, end)], cue, source, "according to", 0.95)
            continue
        if tags[before] == "Q" and not any(f.covers(sentence.starts[before], sentence.ends[before]) for f in earlier):
            start = _mixed_start(sentence, before)
            first = sentence.starts[before] if start is None else start
            pieces = [(first, sentence.ends[before])]
            if start is None and before == 0:
                pieces = [*waiting, *pieces]
            yield Found(pieces, cue, source, "quotation, then according to", 0.95, quoted=start is None)
            continue
        start = 0
        while start < before and tags[start] in '&b,."':
            start += 1
        if before - start >= 2:
            yield Found([_piece(sentence, start, before + 1)], cue, source, "according to", 0.93)


# "That's according to Ode" speaks of the sentence before.
_POINTING = re.compile(r"(?:that|this|it)(?: is|['’]s| was| comes| came)|(?:that|this)['’]s")


def _opening_source(sentence: Line, first: int, comma: int) -> int:
    """Return where the source of a sentence's opening "According to X, a Y, …" ends: its apposition in."""
    tags = sentence.tags
    closing = tags.find(",", comma + 1)
    piece = tags[comma + 1 : closing] if closing > 0 else ""
    if piece and piece[0] in "D0W" and not any(t in "VFSEP" for t in piece) and closing + 1 < len(tags):
        return closing
    return comma
