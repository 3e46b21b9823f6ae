"""Relayed speech: who passed on whose words.

A chain runs from the outermost relay to the original speaker. It comes from statements that stand inside others, and from the
words around one: "quoted by the Echo", "citing two officials", "…, according to the Echo", "he had been told by a neighbour".
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence, Set
from dataclasses import replace
from itertools import pairwise

from onrecord.reading.cited import original, sentence_around
from onrecord.reading.passages import passages
from onrecord.reading.pointed import RULE
from onrecord.reading.polls import POLLS, SHARE
from onrecord.reading.scene import Scene
from onrecord.reading.source_words import describe, pronoun
from onrecord.reading.venues import is_medium
from onrecord.records import Span, Speaker, Statement

# (start, end): the name of whoever the text there names or describes; None: nobody known
Finder = Callable[..., str | None]

# "the ministry said, quoted by the Echo", "was quoted as saying by the Echo", "in remarks carried by the Echo"
_PASSIVE = re.compile(
    r"(?:(?:as\s+)?(?:quoted|cited)(?:\s+as\s+saying)?(?:\s+\w+day)?|as\s+saying|(?:remarks|comments|an\s+interview|a\s+statement)?\s*"
    r"(?:carried|published|reported|relayed))\s+(?:by|in|on)\s+(?:the\s+|local\s+|state\s+|official\s+|daily\s+)*"
)
_PASSED_ON = ("quoted", "cited", "saying", "carried", "published", "reported", "relayed")  # one of them it holds
# "the Echo quoted him as saying", "a report cited two officials as saying"
_QUOTES = re.compile(r"\b(?:quoted|quotes|quoting|cited|cites|citing|Citing|Quoting|quote|cite)\s+(?:\w+\s+){0,2}$")
# "…, according to the Echo"
_ACCORDING = re.compile(r"[,”\"’]\s*(?:according\s+to|as\s+reported\s+by|per)\s+(?:the\s+|a\s+|an\s+)?")
# "…, the Echo news agency reported"
_REPORTED = re.compile(
    r"\s+(?:news\s+agency\s+|newspaper\s+|daily\s+|television\s+|TV\s+)?(?:has\s+|had\s+|also\s+)?(?:reported|reports)\b"
)
# "…, he assured in a speech in Tarn, quoted by the Echo"
_QUOTED_BY = re.compile(r"\b(?:quoted|cited)\s+by\s+(?:the\s+)?")
# "officials cited by the Echo"
_INSIDE = re.compile(r"\b(?:quoted|cited|interviewed)\s+by\s+(?:the\s+)?")
# "As the Echo reported, the minister said", "According to the Echo, the minister said"
_LEADS = re.compile(
    r"\s*(?:According\s+to|As\s+(?:reported|quoted|noted|cited|relayed|carried|told)\s+by|As(?=[^,.\n]{2,50}\s(?:reported|reports|writes|wrote|noted|notes)\b[^,.\n]{0,20},))\s+"
)
# "… - said the Echo agency", "…, writes the Echo": after a statement that has its own cue
_SAYS_MEDIUM = re.compile(
    r"[”\"’'.,]?\s*[-–—,]\s*(?:as\s+)?(?:said|says|reported|reports|informs|informed|writes|wrote|announced|quotes|reminds|recalls)\s+"
    r"(?:by\s+)?(?:the\s+)?(?:\w+\s+)?[“\"]?"
)
# "…, local paper Tarn Echo reported on Tuesday", "…, state media have reported": after a statement that has its own cue
_MEDIUM_REPORTED = re.compile(
    r"[”\"’'.]?,[”\"’']?\s+(?P<who>(?:[\w.'’&-]+\s){0,6}?[\w.'’&“”\"-]+?)\s+(?:has\s+|have\s+|had\s+|also\s+|first\s+)?(?:reported|reports|report)\b(?!\s+by)"
)
# "…, the state press said on Tuesday": who nobody would quote beside the one who is quoted
_PRESS_SAID = re.compile(
    r"[”\"’'.]?,[”\"’']?\s+(?P<who>(?:[\w.'’&-]+\s){0,4}(?:media|press|newspapers?|dail(?:y|ies)|news\sagenc(?:y|ies)|news\sreports?|television))\s"
    r"(?:has\s|have\s|also\s)?(?:said|says|say|announced)\b"
)
# "…, the Tarn agency learned from the ministry's press service"
_LEARNED_FROM = re.compile(r",\s(?:the\s)?[A-Z]\S*\s(?:\w+\s)?(?:has\s|was\s)?(?:learn(?:ed|t)|told)\s(?:from|by)\s")
_REPORTS_MEDIUM = re.compile(
    r"[”\"’'.]?(?P<comma>,?)[”\"’']?\s+(?:reported|reports|writes|informs)\s+(?P<who>(?:[Tt]he\s)?[“\"]?[A-Z][\w.'’&-]*(?:\s[A-Z][\w.'’&-]*){0,3})"
)
# "…, Tarn Hour has reported.", "…, the town hall informs.": nothing else a name could do at the end of a sentence
_NAME_REPORTED = re.compile(
    r"[”\"’'.]?,[”\"’']?\s+(?P<who>(?:[Tt]he\s)?[“\"]?[A-Z][\w.'’&-]*(?:\s(?:of\s)?[A-Z][\w.'’&-]*){0,4}[”\"]?)\s+(?:(?:has|have|had|also|first)\s+)?"
    r"(?:reported|reports|informed|informs)(?:\s(?:on\s)?\w+day)?(?=\.?[”\"]?(?:\s*$|\s*\n|\s+[A-Z“\"]))"
)
# "The agency told the committee that …, Ada Ode said": after a statement whose own source and cue stand before it
_THEN_SAID = re.compile(
    r"[”\"’'.]?,[”\"’']? (?P<who>(?!(?:and|but|or|nor|yet|so|while|when|as|though|although|because|after|before|if|who|which|that|he|she|it|they|we|i)\b)"
    r"(?:[\w.'’&-]+ ){0,6}?[\w.'’&-]+) (?:said|says|wrote|writes|added|told (?:reporters|journalists|lawmakers|[Tt]he [\w’'-]+(?: [A-Z][\w’'-]*){0,3}|[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,3}))"
    r"(?: \w+day| (?:on|in|at|after|during|last|this|late|early) [^,.;:“”\"\n]{2,60})?(?=\.|\n|$)"
)
# "Ode wrote that, according to preliminary data from General Lind, …"
_THAT_ACCORDING = re.compile(r"\bthat,?\s+according\s+to\s+(?:[\w'’-]+\s+){0,6}$")
_PRESS = re.compile(
    r"\b(?:media|press|newspapers?|paper|dailies|daily|agency|agencies|channel|broadcaster|outlets?|website)\b"
)
# "Through a spokesman, Ode has denied it"
_THROUGH = re.compile(
    r"\s*(?:Through|Via)\s+(?P<who>(?:an?|his|her|its|their|the)\s(?:[\w-]+\s){0,2}?(?:spokes\w+|lawyers?|attorneys?|publicist|representative|rep|agent|office))"
)
# "the Echo reported on Friday that the minister said": a relay stands right before the source
_REPORTS_THAT = re.compile(
    r"\b(?:reported|reports|reporting|said|says|claimed|claims|revealed|recalled|noted|added)\s+"
    r"(?:\w+day\s+|on\s+\w+day\s+|last\s+\w+\s+)?(?:that\s*,?\s+)?(?:according\s+to\s+)?(?:the\s+|a\s+|an\s+|these\s+|those\s+)?$"
)
# "she said she had been told by a neighbour"
_TOLD_BY = re.compile(
    r"\b(?P<who>[A-Z][\w’'-]+|he|she|they)\s+(?:said|says|claimed|added|explained|recalled|told\s+\w+)\s+(?:that\s+)?"
    r"(?:he|she|they)\s+(?:had\s+been|was|were|has\s+been|have\s+been)\s+(?:told|informed|warned|advised|assured)\s+by\s+$",
    re.IGNORECASE,
)
# "a Tarn Times/Bramstat poll": neither of those who asked
_POLL = re.compile(r"(?:(?:[Aa]n?|[Tt]he)\s)?(?:[\w.’'&/-]+\s){1,8}?(?:poll|survey)\b")
_IN_MARKS = re.compile(r"[“\"„]([A-Z][^“”\"\n]{2,50})[”\"]")
_PRONOUNS = frozenset(("He", "She", "They", "It", "We", "I"))
_GOES_ON = 700  # characters in which a relay holds for what the same speaker goes on to say
_FARTHER = 160  # likewise for "quoted by", which says nothing else
_FARTHEST = 300  # likewise, for a sentence that tells nothing but who said what stands before it
_AFTER = 90  # characters after a statement in which its relay is looked for


def chains(statements: tuple[Statement, ...], stage: Scene) -> tuple[Statement, ...]:
    """Return the statements with `chain` filled in where one speaker passes on another's words, outermost first."""
    ids = {s.id: s for s in statements}
    finder = _finder(stage, statements)
    handed = passages(stage, statements)
    done: list[Statement] = []
    passed_on: set[str] = set()  # statements relayed by the words around them, not by standing inside another
    for given in statements:
        statement = original(stage, given, statements)
        chain = statement.chain or _nested(statement, ids)
        if not chain and isinstance(statement.speaker, Speaker):
            relay, own = _relay(stage, statement, finder, statements), statement.speaker.name
            if relay is None and statement.within is None:
                at = statement.content.start
                relay = next((p.owner for p in handed if p.start <= at < p.end), None)
            relay = relay or _medium_of_source(stage, statement, done)
            new = relay is not None and not _same(relay, own)
            chain = (relay, own) if relay and new else _goes_on(statement, done, passed_on)
            if chain:
                passed_on.add(statement.id)
        done.append(replace(statement, chain=chain) if chain else statement)
    return tuple(done)


def _goes_on(statement: Statement, done: Sequence[Statement], passed_on: Set[str]) -> tuple[str, ...]:
    """Return the chain of the statement before when the same speaker goes on: without a source, or as "he".

    In gold_train 30 of 41 such statements within 700 characters were relayed as the one before, of those that name the speaker
    again 25 of 63.
    """
    last = next((s for s in reversed(done) if s.within is None), None)
    if (
        last is None
        or last.id not in passed_on
        or last.chain[-1] != statement.speaker_name
        or statement.within is not None
    ):
        return ()
    if statement.source is not None and not pronoun(statement.source.text):
        return ()
    return last.chain if statement.content.start - last.content.end < _GOES_ON else ()


def _medium_of_source(stage: Scene, statement: Statement, done: Sequence[Statement]) -> str | None:
    """Return the medium that has spoken just before in the paragraph, where "the source" or "the official" speaks next: theirs."""
    source, speaker = statement.source, statement.speaker
    last = next((s for s in reversed(done) if s.within is None), None)
    if source is None or last is None or statement.within is not None or not isinstance(speaker, Speaker):
        return None
    words = describe(source.text)
    if speaker.kind != "unnamed" or words.kind != "unnamed" or words.determiner != "definite" or words.plural:
        return None
    medium = last.chain[0] if last.chain else last.speaker_name
    near = stage.paragraph(last.content.start) == stage.paragraph(statement.content.start)
    return medium if medium and near and is_medium(medium) else None


def _same(one: str, other: str) -> bool:
    return one.casefold() in other.casefold() or other.casefold() in one.casefold()


def _nested(statement: Statement, ids: dict[str, Statement]) -> tuple[str, ...]:
    if statement.within not in ids or _rejected(statement, ids[statement.within]):
        return ()
    names: list[str] = []
    seen: set[str] = set()
    current: Statement | None = statement
    while current is not None and current.id not in seen:
        seen.add(current.id)
        name = current.speaker_name
        if name and not (names and (_same(names[0], name) or SHARE.match(name))):  # "17% say": these pass nothing on
            names.insert(0, name)
        current = ids.get(current.within or "")
    return tuple(names) if len(names) > 1 else ()


def _rejected(statement: Statement, outer: Statement) -> bool:
    """Tell whether the outer one rejects a claim rather than passing it on: "rejected accusations by the council that …"."""
    claim = statement.evidence[:1] == ("report and a clause",) or any(
        e.startswith("the noun ") for e in statement.evidence[:1]
    )
    return claim and outer.cue is not None and _REJECTS.search(outer.cue.text) is not None


_REJECTS = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|(?:reject|dismiss|rebut|refut|disput|rebuff)(?:s|es|ed|ted|ing|e)?)\b"
)


def _relay(stage: Scene, statement: Statement, finder: Finder, statements: Sequence[Statement]) -> str | None:
    """Return the name of whoever passes the statement on, as the words around it tell; None: nobody does."""
    source, cue, text = statement.source, statement.cue, stage.text
    if source is None:
        return None
    first, last = sorted((source, statement.content), key=lambda s: s.start)
    if cue is None and "\n" in text[first.end : last.start]:
        return None  # it goes on from another paragraph: what stands around that source tells nothing of it
    start, end = sentence_around(
        text, min(source.start, statement.content.start), max(source.end, statement.content.end)
    )
    before = text[start : source.start]
    if SHARE.match(source.text):
        return _poll(stage, statement, statements, finder, end)
    ends = {source.end, statement.content.end, cue.start if cue else source.end, cue.end if cue else source.end}
    near = text[min(ends) : max(ends) + 60]
    for at in sorted(ends) if any(word in near for word in _PASSED_ON) else ():
        passive = _PASSIVE.search(text, at, min(end, at + 60))
        if passive and not source.start <= passive.end() < source.end and (who := finder(passive.end(), end)):
            # "a letter published on the ministry's site, the Echo reports"
            return (_closes(text, passive.end(), end) if "published" in passive.group() else None) or who
    after = max(source.end, statement.content.end, cue.end if cue else 0)
    quoted = _QUOTED_BY.search(text, after, min(end, after + _FARTHER))
    if quoted and (who := finder(quoted.end(), end)):
        return who
    inside = _INSIDE.search(source.text)
    if inside and (who := finder(source.start + inside.end(), source.end)):
        return who
    told_by = _LEADS.match(before)
    if told_by and (who := finder(start + told_by.end(), source.start)):
        return who
    if through := _THROUGH.match(before):
        return through.group("who")
    quotes = _QUOTES.search(before) if any(letters in before for letters in ("uot", "cit", "Cit")) else None
    if quotes:
        who = finder(start, start + quotes.start(), last=True) if quotes.start() > 2 else None
        return who or finder(source.end, end)
    told = _TOLD_BY.search(before) if before.rstrip()[-2:].lower() == "by" else None
    if told:
        return finder(start + told.start("who"), start + told.end("who")) or _last_speaker(statement, statements)
    return (
        _named_after(stage, statement, finder, end)
        or _named_before(statement, source, before, start, finder)
        or _report_around(statement, before, start, finder)
    )


def _named_after(stage: Scene, statement: Statement, finder: Finder, end: int) -> str | None:
    """Return the relay after the statement: "…, according to the Echo", "…, the Echo reported"."""
    source, cue = statement.source, statement.cue
    after = max(statement.content.end, source.end if source else 0, cue.end if cue else 0)
    limit = min(end, after + (_FARTHEST if statement.evidence[:1] == (RULE,) else _AFTER))
    according = _ACCORDING.search(stage.text, after - 1, limit)
    if according:
        return finder(according.end(), end)
    for piece, following in pairwise(statement.pieces):  # "…," she said, according to the Echo. "…"
        if according := _ACCORDING.search(stage.text, piece.end, following.start):
            return finder(according.end(), following.start)
    if cue is None:
        return None
    if learned := _LEARNED_FROM.search(stage.text, after - 1, min(end, after + _FARTHER)):
        return finder(learned.end(), end)
    own = max(source.end if source else 0, cue.end)
    if own <= statement.content.start and (
        then := _THEN_SAID.match(stage.text, statement.content.end, statement.content.end + _AFTER)
    ):
        return finder(*then.span("who")) or _described(then.group("who"))
    says = _SAYS_MEDIUM.match(stage.text, max(0, after - 1), limit) or _SAYS_MEDIUM.match(stage.text, after, limit)
    if medium := _medium_after(stage.text, after, limit):
        return medium
    if statement.evidence[:1] == (RULE,) and (closing := _closes(stage.text, after, end)):
        return closing
    for first, last, referent in stage.mentions_in(after, limit):
        if referent.kind != "organisation":
            continue
        if _REPORTED.match(stage.text, last) or (says and first <= says.end() + 12 and "media" in referent.classes):
            return referent.name
    return None


def _described(who: str) -> str | None:
    """Return the words for somebody without a name: "a member of parliament"; None: they describe nobody."""
    words = describe(who)
    told_of = words.determiner != "bare" or words.plural
    return who if told_of and words.kind in ("unnamed", "person", "group") else None


def _medium_after(text: str, after: int, limit: int) -> str | None:
    """Return the newspaper or agency that a statement's sentence ends with: "…, local paper Tarn Echo reported"."""
    if not _TELLS.search(text, after, limit):
        return None
    for at in (after - 1, after):
        if told := _NAME_REPORTED.match(text, at, limit + 1) or _CLOSING.match(text, at, limit + 1):
            return _LOCAL.sub("", told.group("who").strip('“”" ')).removeprefix("the ").removeprefix("The ")
        for pattern in (_MEDIUM_REPORTED, _REPORTS_MEDIUM, _PRESS_SAID):
            found = pattern.match(text, at, limit)
            if not found:
                continue
            who = found.group("who").strip('“”" ')
            name = _LOCAL.sub("", who)
            reporter = pattern is _REPORTS_MEDIUM and found.group("comma") and who.split()[0] not in _PRONOUNS
            if (is_medium(who) or _PRESS.search(who) or reporter) and not re.search(
                r"\b(?:and|who|that|which|but)\b", who
            ):
                return name or who
    return None


_TELLS = re.compile(r"report|writes|inform|said|says")
# "… - said the Tarn agency."
_CLOSING = re.compile(
    r"[”\"’'.]?\s*[-–—,]\s*(?:said|says|reported|reports|informs|informed)\s+(?:by\s+)?(?P<who>the\s[“\"]?[A-Z][\w.'’&-]*[”\"]?(?:\s[A-Z][\w.'’&-]*){0,3}\s(?:news\s)?"
    r"(?:agency|newspaper|daily|weekly|portal|website|channel|station|broadcaster|television|radio))(?=[.,])"
)
# What a medium is, before its name: "local paper", "the state news agency"
_LOCAL = re.compile(
    r"^(?:the\s|The\s)?(?:[a-z-]+\s)*(?:newspaper|paper|agency|daily|channel|broadcaster|outlet|website|magazine|weekly)\s(?=[A-Z“\"])"
)


def _closes(text: str, start: int, end: int) -> str | None:
    """Return the medium that a sentence ends with by name: "…, Tarn Hour reports."."""
    comma = text.rfind(",", start, end)
    told = _NAME_REPORTED.match(text, comma, end) if comma >= 0 else None
    return told.group("who").removeprefix("the ") if told else None


# "On Sunday the Echo reported the ministry sent a letter to the mayor, who": whatever is told in the clause is the Echo's report
_REPORT_OPENS = re.compile(
    r"\s*(?:(?:On|In|Last|Earlier|Meanwhile|Also|But|And|Yet)\b[^,.\n]{0,40}?,?\s)?(?:[Tt]he\s)?(?P<who>[A-Z“\"][\w.'’&”\"-]*(?:\s[A-Z][\w.'’&”\"-]*){0,4})\s"
    r"(?:has\s|had\s|also\s|first\s|later\s){0,2}(?:reported|reports|revealed|reveals|wrote|writes)\s(?!(?:by|on|about|to|in|from)\b)"
)
_TURNS = re.compile(r"[;:]|,?\s(?:but|while|although|though|however|whereas)\s")


def _report_around(statement: Statement, before: str, start: int, finder: Finder) -> str | None:
    """Return the medium whose report a sentence opens with, where the statement hangs on it: "the Echo reported that Ode met Bly, who said"."""
    hangs = statement.within is None and statement.source is not None and statement.source.text in ("who", "which")
    opens = _REPORT_OPENS.match(before) if hangs else None
    if opens is None or not is_medium(opens.group("who")) or _TURNS.search(before, opens.end()):
        return None
    first, last = opens.span("who")
    return finder(start + first, start + last) or opens.group("who").strip('“”" ')


def _named_before(statement: Statement, source: Span, before: str, start: int, finder: Finder) -> str | None:
    """Return the relay right before the source: "the Echo reported that the minister said", "Ode wrote that, according to the minister"."""
    if _THAT_ACCORDING.search(before):
        return finder(start, source.start)
    reports = _REPORTS_THAT.search(before)
    if not reports or reports.start() < 2:
        return None
    if statement.cue is not None and start + reports.start() <= statement.cue.start < source.start:
        told = reports.group().split()[0]
        if statement.cue.start < start + reports.start() + len(told) or not is_medium(before[: reports.start()]):
            return None  # its own cue: "…," said the minister
    return finder(start, start + reports.start(), last=True)


def _last_speaker(statement: Statement, statements: Sequence[Statement]) -> str | None:
    before = [s for s in statements if s.content.start < statement.content.start and isinstance(s.speaker, Speaker)]
    return before[-1].speaker_name if before else None


def _poll(stage: Scene, statement: Statement, statements: Sequence[Statement], finder: Finder, end: int) -> str | None:
    """Return the poll that a share of people answered: the one the sentence ends with, else the last one that speaks before."""
    after = max(statement.content.end, statement.cue.end if statement.cue else 0)
    according = _ACCORDING.search(stage.text, after - 1, min(end, after + _AFTER))
    if according and (found := finder(according.end(), end) or stage.text[according.end() : end].strip(" .")):
        return found
    for other in reversed(statements):
        speaker = other.speaker
        if (
            other.id == statement.id
            or other.content.start > statement.content.start
            or not isinstance(speaker, Speaker)
        ):
            continue
        if POLLS & set(speaker.name.casefold().split()) and not SHARE.match(
            speaker.name
        ):  # whom it asked is not the poll
            return speaker.name
    return None


def _finder(stage: Scene, statements: Sequence[Statement]) -> Finder:
    """Return a function that names who stands in a stretch of text: the first named there, or the last, else a described speaker."""
    described = sorted(
        (s.source.start, s.source.end, s.speaker.name)
        for s in statements
        if s.source and isinstance(s.speaker, Speaker)
    )

    def find(start: int, end: int, *, last: bool = False) -> str | None:
        named = [m for m in stage.mentions_in(start, end) if m[2].kind != "place"]
        title = _IN_MARKS.match(stage.text, start, end)
        if title and not (named and named[0][1] == title.end(1)):
            return title.group(1).strip()  # "quoted by “Tarn truth”"
        if named and not last and (poll := _POLL.match(stage.text, start, end)) and poll.end() > named[0][1]:
            return poll.group()
        if named:
            return named[-1 if last else 0][2].name
        i = bisect_left(described, (start, 0, ""))
        if i < len(described) and described[i][1] <= end:
            return described[i][2]
        words = describe(stage.text[start:end])
        return words.core if words.kind in ("document", "organisation") else None

    return find
