"""Attributions without a verb of their own: according to X, a claim by X that …, refusals."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from onrecord.reading.anonymity import is_class_noun
from onrecord.reading.attributions_quoted import mixed_start
from onrecord.reading.clauses import Line, subject
from onrecord.reading.cues import CLAIM_NOUNS, REFUSAL
from onrecord.reading.found import Found, Place
from onrecord.reading.frames import clause_end, object_end, source_after
from onrecord.text.words import word_set


def according(sentence: Line, waiting: list[Place], earlier: list[Found], previous: Place | None) -> Iterator[Found]:
    """Yield "According to X, …", "…, according to X", "…" according to X."""
    words, tags = sentence.words, sentence.tags
    if "according" not in words:
        return
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
            told = _told_besides(sentence, begin + 1, end)
            if (told or end) - begin > 2:
                rule = PASSED_ON if told else "according to"
                yield Found([sentence.place(begin + 1, told or end)], cue, source, rule, 0.93)
            continue
        if tags[before] == "Q" and not any(f.covers(sentence.starts[before], sentence.ends[before]) for f in earlier):
            start = mixed_start(sentence, before)
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
            yield Found([sentence.place(start, before + 1)], cue, source, "according to", 0.79)


PASSED_ON = "according to, and told besides"


def _told_besides(sentence: Line, start: int, end: int) -> int | None:
    """Return the comma before who passes it on, with whom the sentence ends: "According to the agency, it was shut, | Ode said"."""
    tags, words = sentence.tags, sentence.words
    comma = tags.rfind(",", start, end)
    verb = next((i for i in range(comma + 2, min(end, comma + 8)) if words[i] in _SAID), 0) if comma > start else 0
    if not verb or not any(t in "NP" for t in tags[comma + 1 : verb]) or tags[comma + 1 : verb].strip("DNnPJE.A"):
        return None
    return None if tags[verb + 1 : end].strip('J.IDnNA"') else comma


_SAID = word_set("said says told wrote added")


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


def claims(text: str, sentence: Line, earlier: list[Found]) -> Iterator[Found]:
    """Yield "his claim that …", "a warning from the agency that …", "voiced concerns that …"."""
    tags, words = sentence.tags, sentence.words
    if CLAIM_NOUNS.isdisjoint(words):
        return
    for at, word in enumerate(words):
        if word not in CLAIM_NOUNS or at == 0:
            continue
        if bare := _bare_claim(sentence, at):
            yield bare
            continue
        that = tags.find("T", at + 1, at + 9)
        if that < 0 or that + 1 >= len(tags) or tags[that + 1] in "VFI,.":
            continue
        between = tags[at + 1 : that]
        by_whom = between[:1] == "I" and words[at + 1] in ("by", "from", "of") and not between.strip("IDNn.")
        if not by_whom and (between.strip("JAI") or len(between) > 2):
            continue
        source = _owner(text, sentence, at, that)
        if source is None or any(f.cue and f.cue[0] <= sentence.starts[at] < f.cue[1] for f in earlier):
            continue
        place = sentence.place(that + 1, clause_end(sentence, that + 1))
        if any(f.pieces and f.pieces[-1][0] == place[0] for f in earlier):
            continue
        yield Found([place], (sentence.starts[at], sentence.ends[at]), source, f"the noun {word}", 0.75)


def _bare_claim(sentence: Line, at: int) -> Found | None:
    """Read "Ode's claim he left", "the council's request to close the bridge", where no "that" leads what is claimed."""
    tags, words = sentence.tags, sentence.words
    if at + 2 >= len(tags) or not (
        tags[at + 1] == "P"
        or (
            words[at + 1 : at + 2] == ["to"]
            and words[at + 2] not in ("order", "arms", "action")
            and words[at] in _OF_ACTS
        )
    ):
        return None
    owner = next((i for i in range(at - 1, max(-1, at - 3), -1) if words[i].endswith(("'s", "’s", "s'", "s’"))), None)
    if owner is None or tags[owner + 1 : at].strip("A"):
        return None
    start = owner
    while start > 0 and tags[start - 1] in "DNn.":
        start -= 1
    end = clause_end(sentence, at + 1)
    if end - at < 4:
        return None
    cue, source = sentence.place(at, at + 1), sentence.place(start, owner + 1)
    return Found([sentence.place(at + 1, end)], cue, source, f"the noun {words[at]}", 0.6)


_OF_ACTS = word_set("request demand demands call calls promise promises pledge pledges vow")


def _owner(text: str, sentence: Line, at: int, that: int) -> Place | None:
    """Return whose claim it is: "his claim", "the ministry's claim", "a claim by the ministry", "Ode made the claim"."""
    tags, words = sentence.tags, sentence.words
    if that > at + 2 and tags[at + 1] == "I" and words[at + 1] in ("by", "from", "of"):
        return sentence.place(at + 2, that)
    first = at - 1
    while first > 0 and tags[first] in "nASE" and not words[first].endswith(("'s", "’s", "s'", "s’")):
        first -= 1
    if words[first] in ("his", "her", "their", "its", "my", "our"):
        return sentence.place(first, first + 1)
    if words[first].endswith(("'s", "’s", "s'", "s’")):
        start = first
        while start > 0 and tags[start - 1] in "DNn.":
            start -= 1
        return sentence.place(start, first + 1)
    if words[at - 1] in _BODIES or (tags[at - 1] in "Nn" and _initials(text, sentence.place(at - 1, at))):
        return sentence.place(at - 1, at)
    verb = first - 1 if tags[first] == "D" else first
    if verb > 0 and words[verb] in _VOICING:
        who = subject(sentence, verb)
        if who is not None and not who.passive:
            return sentence.place(who.first, who.last)
    return None


# Whose claims they are, said by the noun before: "police warnings that"
_BODIES = word_set("media press newspaper police intelligence government opposition")


def _initials(text: str, place: Place) -> bool:
    """Tell whether a word is a body's initials: "GOP" of "GOP accusations that"."""
    word = text[slice(*place)]
    return len(word) > 1 and word.isalpha() and word.isupper()


_VOICING = word_set(
    """made make makes voiced voice voices raised raise raises expressed express expresses issued issues repeated repeats sent
    send sends rejected dismissed denied disputed pushed promoted floated took take takes gave give gives offered defended echoed
    delivered reiterated"""
)


def refusals(text: str, sentence: Line) -> Iterator[Found]:
    """Yield refusals with what they refuse to speak of: "declined to comment on the ruling"."""
    if _REFUSING.isdisjoint(sentence.words):
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
            [sentence.place(after_it, end)],
            match.span(),
            sentence.place(who.first, who.last),
            "refusal",
            0.6,
            denies=True,
        )


_REFUSING = word_set("""declined declines decline declining refused refuses refuse refusing not cannot
    wouldn't won't didn't couldn't doesn't don't can't wouldn’t won’t didn’t couldn’t doesn’t don’t can’t""")

_ASKING = word_set("whether if how why what when where who which")


def citing(sentence: Line, earlier: list[Found]) -> Iterator[Found]:
    """Yield what the outlet has from others: "…, citing officials", "Citing officials, the agency reports that …"."""
    words, tags = sentence.words, sentence.tags
    if "citing" not in words:
        return
    at = words.index("citing")
    stop = source_after(sentence, at + 1)
    if stop <= at + 1 or not _quotable(sentence, at + 1, stop):
        return
    cue, source = sentence.place(at, at + 1), sentence.place(at + 1, stop)
    told = next((f for f in earlier if f.cue and f.cue != cue and f.source and f.source[0] >= sentence.start), None)
    if told is not None:
        yield Found(list(told.pieces), cue, source, "citing", 0.8, kind=told.kind)
    elif at > 5 and tags[at - 1] == ",":
        start = next((i for i in range(at) if tags[i] not in '&b,."'), 0)
        yield Found([sentence.place(start, at - 1)], cue, source, "citing", 0.75)


def _quotable(sentence: Line, first: int, last: int) -> bool:
    """Tell whether what is cited can speak: people, a name, a document; not "citing improved figures"."""
    at = next((i for i in range(first + 1, last) if sentence.tags[i] in "I,WE"), last) - 1
    head = sentence.words[at]
    return sentence.tags[at] == "N" or is_class_noun(head) or head in _PAPERS


_PAPERS = word_set(
    "report reports media sources documents document newspaper newspapers newspaper agency study court police"
)


def terms(sentence: Line) -> Iterator[Found]:
    """Yield what a law or treaty is quoted as binding to: "a treaty, signed in 1994, that obliges each to warn “without delay”"."""
    words, tags = sentence.words, sentence.tags
    if not ("q" in tags or "Q" in tags) or _BINDING.isdisjoint(words):
        return
    for at, word in enumerate(words):
        if word not in _BINDING or at == 0:
            continue
        noun = _bound_by(sentence, at)
        if noun is None:
            continue
        first = noun
        while first > 0 and tags[first - 1] in "NnJ0EG.A":
            first -= 1
        first -= first > 0 and tags[first - 1] == "D"
        end = clause_end(sentence, at + 1)
        if end - at > 2 and ("q" in tags[at:end] or "Q" in tags[at + 2 : end]):
            yield Found(
                [sentence.place(at + 1, end)], sentence.place(at, at + 1), sentence.place(first, noun + 1), TERMS, 0.7
            )


def _bound_by(sentence: Line, at: int) -> int | None:
    """Return the noun of the law or treaty whose verb stands at `at`, past a "that" and an aside between commas."""
    tags, words = sentence.tags, sentence.words
    before = at - 1
    while before > 0 and tags[before] in "VA":
        before -= 1  # "would require", "also bars"
    helped = "V" in tags[before + 1 : at]
    before -= tags[before] in "TW"
    if before > 0 and tags[before] == ",":
        opening = tags.rfind(",", max(0, before - 9), before)
        before = (opening if opening > 0 and words[opening - 1] in _LAWS else before) - 1
    if before < 0 or words[before] not in _LAWS:
        return None
    # "critics of the bill say": a singular noun is no subject of a plural verb
    agrees = helped or words[at][-1] in "sd" or words[before][-1] == "s"
    return before if agrees else None


TERMS = "the terms of a law or treaty"
_LAWS = word_set(
    "treaty treaties agreement agreements accord accords pact law laws act bill constitution charter convention amendment statute contract"
    " decree ordinance protocol code clause article regulation regulations rules legislation covenant"
)
_BINDING = word_set(
    "oblige obliges obliged require requires required bind binds guarantee guarantees guaranteed stipulate stipulates stipulated provide provides"
    " forbid forbids forbade prohibit prohibits prohibited ban bans banned bar bars barred mandate mandates mandated define defines defined"
    " promise promises promised allow allows allowed entitle entitles protect protects state states says"
)
