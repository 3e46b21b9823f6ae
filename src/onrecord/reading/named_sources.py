"""Whom the words of a source name: "Mayor Ana Ode", "his lawyer, Piet Bly", "the head of the council Ana Ode", "who"."""

import re

from onrecord.reading.scene import Referent, Scene
from onrecord.reading.source_words import BODIES, DOCUMENTS, core_of, describe
from onrecord.reading.titles import HONORIFICS, ROLES, SPOKESPEOPLE, TITLE_WORDS, word_set
from onrecord.records import Span

Named = tuple[int, int, Referent]  # start, end, who

# "the Tarn Echo newspaper": the noun after the name only says what it is
_KIND_NOUNS = word_set(
    "newspaper magazine daily weekly agency network television TV radio station website channel tabloid news company"
)
_JOINED = re.compile(r"^[\s,]*(?:,|and|, and|&|as well as)\s+(?:[\w’'.-]+\s+){0,5}$")
_APPOSED = re.compile(r"[,–—-]\s*(?:[A-Z][\w.]*\s+){0,3}$")
_GOVERNING = word_set("of for to by with from in at and against on about")
_OWNING = ("'s", "’s")
# "a friend of hers, who": the noun phrase before "who"
_PHRASE = re.compile(
    r"\b(?:an?|the|his|her|their|its|our|my|some|several|many|two|three|four|five|another|one|those|these|other)\s+[^,.;:()“”\"\n]{2,90}$",
    re.IGNORECASE,
)


# "key lawmakers, who": the same without a determiner
_PEOPLE = re.compile(
    r"\b(?:with|by|for|from|among|to|of|against|and|including)\s(?P<who>(?:(?!(?:and|or|of|in|on|at|to|for|with|by)\b)[\w’'-]+\s){0,3}?"
    r"(?:officials|experts|analysts|doctors|witnesses|sources|critics|prosecutors|investigators|authorities|economists|scientists|researchers|lawyers|aides"
    r"|ministers|residents|relatives|parents|activists|lawmakers|senators|leaders|members|voters|supporters|opponents|diplomats|families|workers|people))$"
)


def named(stage: Scene, source: Span) -> list[Referent]:
    """Return whom the source names as speaking; empty: it names nobody, or names somebody else ("a spokesman for Ode")."""
    inside = [m for m in stage.mentions_in(source.start, source.end) if not _is_title(m[2])]
    if not inside:
        return []
    led = _LED.match(source.text)
    if led and inside[0][0] >= source.start + led.end():
        return named(stage, Span.of(stage.text, source.start + led.end(), source.end))
    if titled := _titled(stage, source, inside):
        return [titled[2]]
    issued = _ISSUED.match(source.text)
    if issued:
        by = Span.of(stage.text, source.start + issued.end(), source.end)
        others = [m for m in inside if m[0] >= by.start]
        if others and (titled := _titled(stage, by, others)):
            return [titled[2]]
        issuer = others[0] if others else None
        words = by.text[: issuer[0] - by.start].split() if issuer else []
        if (
            issuer
            and issuer[2].kind != "place"
            and stage.text[issuer[1] : issuer[1] + 2] not in _OWNING
            and _only_titles(words)
        ):
            return [issuer[2]]
    if owner := _owner(stage.text, source, inside):
        return [owner]
    core = core_of(source.text)
    core_end = source.start + source.text.find(core) + len(core)
    head = next((m for m in inside if m[0] < core_end and _ends_core(stage.text, m[1], core_end)), None)
    head = head or _apposed(stage, source, inside, core_end) or _opens(stage, source, inside)
    if head is None:
        return []
    found = [head]
    for m in inside:
        start, end, referent = m
        follows = start > found[-1][1] and _JOINED.match(stage.text[found[-1][1] : start])
        if follows and referent.kind == head[2].kind and stage.text[end : end + 2] not in _OWNING:
            found.append(m)
    joint = len(found) > 1 and " and " in stage.text[head[1] : found[-1][1]]
    return [m[2] for m in found] if joint else [head[2]]


# What a firm may be called: "the plant's owner, Tarn Chemicals"
_FIRMS = word_set(
    "owner operator maker manufacturer parent publisher developer supplier lender insurer contractor employer organiser organizer builder"
)
# "Downstream, the mayor, Ana Ode": where or when before who
_LED = re.compile(r"[A-Z][a-z]+,\s(?=(?:the|an?|its|his|her|their)\s)")

# "the statement by Minister Ana Ode", "data from the Tarn Institute": what they said; a report or a poll speaks for itself
_ISSUED = re.compile(
    r"(?:(?:the|an?|this|that)\s)?(?:[\w-]+\s){0,2}?(?:statements?|data|information|figures|letter|message|post|blog|essay|tweet|words|comments|remarks|testimony)\s+"
    r"(?:of|by|from|(?:issued|released|published|provided|confirmed|attributed)\s+(?:by|to))\s+",
    re.IGNORECASE,
)


# "Ode's statement", "an ECHO statement", "the mayor's scripted remarks": what somebody said, not a report or a poll
_WORDS_OF = re.compile(
    r"(?:['’]s?)?\s(?:(?!joint)[a-z-]+\s){0,2}?(?:statement|letter|memo|e-?mail|remarks|tweets?|comments|message|testimony|op-ed|column)"
    r"(?:,?\s(?:on|last|this|earlier|released|issued|that|which)\b.*)?"
)


def _owner(text: str, source: Span, inside: list[Named]) -> Referent | None:
    """Return whose words a source that begins with a name is: ECHO of "an ECHO statement"."""
    start, end, referent = inside[0]
    lead = text[source.start : start].strip().casefold()
    if lead not in ("", "the", "a", "an", "this") or referent.kind == "place":
        return None
    return referent if _WORDS_OF.fullmatch(text, end, source.end) else None


def _is_title(referent: Referent) -> bool:
    """Tell whether what was taken for a name is a title alone: "Chairman", "Chief of the General Staff"."""
    first, *rest = referent.name.split()
    if referent.kind == "person" or first.casefold() not in ROLES:
        return False
    return not rest or rest[0] in ("of", "for")


def _titled(stage: Scene, source: Span, inside: list[Named]) -> Named | None:
    """Return the person at the end of a body's title: "Ministry of Health spokesman Olo Varga", "Bank of Tarn governor Ina Moll".

    Not the person in "a lawyer for ministry spokesman Olo Varga", nor only the second of "the ministry and Mayor Ode".
    """
    *others, last = inside
    start, end, referent = last
    before = stage.text[source.start : start]
    if not others or referent.kind != "person" or stage.text[end : source.end].strip(" ”\"'’)"):
        return None
    if "," in before or re.search(r"\band\b", stage.text[others[-1][1] : start]):
        return None
    if any(before.removesuffix(" ").removeprefix("the ") == title for title in referent.titles):
        return last  # "Tarn Representative for Foreign Affairs Ana Ode"
    *words, role = before.split()
    titled = role.casefold() in ROLES or role.casefold() in SPOKESPEOPLE
    if role.isalpha() and role.islower() and _holds_office(before) and role.casefold() not in _GOVERNING:
        return last
    if titled and _runs_for(words):
        return last
    return last if titled and words[-1:] and words[-1].casefold() not in _GOVERNING and _only_titles(words) else None


def _holds_office(before: str) -> bool:
    """Tell whether the words before a name are an office named in full: "Tarnoil's vice president for trust and safety".

    Not "a lawyer for billionaire", "a friend of singer": what ends in a role belongs to the name alone.
    """
    words = before.split()
    head = describe(before).head
    return bool(head) and head in _OFFICES and words[-1].casefold() not in ROLES | TITLE_WORDS


_RUNNING = word_set("candidate nominee hopeful contender")


def _runs_for(words: list[str]) -> bool:
    """Tell whether the words lead to an office that somebody wants: "Tarn candidate for"; not "a critic of the candidate for"."""
    *before, last = words or [""]
    if last != "for" or not before or before[-1].casefold() not in _RUNNING:
        return False
    return not any(word.casefold() in _GOVERNING or word.endswith(_OWNING) for word in before)


_OFFICES = word_set(
    "president vice-president director chief head chairman chairwoman minister secretary manager editor commissioner"
)


def _ends_core(text: str, end: int, core_end: int) -> bool:
    if text[end : end + 2] in _OWNING and end + 2 < core_end:
        return False
    rest = text[end:core_end].removeprefix("’s").removeprefix("'s").strip(" .”\"'’)]")
    return end >= core_end or not rest or rest in _KIND_NOUNS


def _apposed(stage: Scene, source: Span, inside: list[Named], core_end: int) -> Named | None:
    """Return whom the words after a description name: "his lawyer, Ana Ode", "the head of the council Ana Ode"."""
    core = describe(source.text)
    for mention in inside:
        start, end, referent = mention
        if stage.text[end : end + 2] in _OWNING or core.plural:
            continue
        after = stage.text[end : source.end].strip(' ”"’)')
        if after and after[0] not in ",(–—":
            continue
        between = stage.text[core_end:start]
        if (
            referent.kind == "person"
            and (
                core.head
                or (not after and core.determiner != "bare" and core.kind in ("person", "unnamed"))
                or (not after and between == ", " and core.determiner == "owned" and core.noun not in DOCUMENTS)
            )
            and (_APPOSED.search(between) or _titles_reach(stage.text, source.start, start))
        ):
            return mention
        if (
            referent.kind == "organisation"
            and (core.kind == "organisation" or (core.noun in _FIRMS and not after))
            and re.search(r",\s+(?:the\s+)?[“\"]?$", between)
        ):
            return mention
    return None


def _opens(stage: Scene, source: Span, inside: list[Named]) -> Named | None:
    """Return the person a source opens with although more words follow that say nothing of another: "Ode two years ago"."""
    start, end, referent = inside[0]
    if referent.kind != "person" or stage.text[end : end + 2] in _OWNING:
        return None
    if stage.text[end : end + 1] == "." and source.end > end + 1 and stage.text[end + 1].isupper():
        return inside[0] if start - source.start < 20 else None  # a lost space: "Ode.The talks"
    before = stage.text[source.start : start].split()
    if before and not all(w in HONORIFICS or w.casefold() in ROLES or w.casefold() in TITLE_WORDS for w in before):
        before_last = stage.text[source.start : start].rstrip()
        return inside[0] if before_last.endswith(")") and end == source.end else None  # "Tarn (AP) Ana Ode"
    next_words = [w.strip(".,'’").casefold() for w in core_of(stage.text[end : source.end]).split()]
    if not next_words or any(
        w.removesuffix("s") in ROLES
        or w.removesuffix("s") in DOCUMENTS
        or w in BODIES
        or w.endswith(("ers", "ists", "ians"))
        for w in next_words
    ):
        return None
    return inside[0] if next_words[0] in _TIMES else None


_TIMES = word_set(
    "two three several last this on in earlier later also then once recently yesterday today himself herself again now one a"
)


def _titles_reach(text: str, source_start: int, start: int) -> bool:
    """Tell whether only titles, names and "of" stand between a source's start and the name at its end.

    "the head of the Safety Commission Ana Ode": yes. "a critic of Ana Ode", "a lawyer for Ana Ode": no.
    """
    words = text[source_start:start].split()
    while words and (words[-1] in HONORIFICS or words[-1].casefold() in ROLES):
        words.pop()
    if len(words) < len(text[source_start:start].split()) and _runs_for(words):
        return True
    if words and words[-1].casefold() in _GOVERNING:
        return False
    return _only_titles(words)


def _only_titles(words: list[str]) -> bool:
    """Tell whether the words are titles, names and what joins them; "a spokesman for" is not, for it leads to somebody else."""
    for i, word in enumerate(words):
        bare = word.casefold()
        if bare == "for" and i and words[i - 1].casefold() in SPOKESPEOPLE:
            return False
        if not (
            word[:1].isupper()
            or bare in ROLES
            or bare in TITLE_WORDS
            or bare in ("of", "the", "and", "for", "on", "a", "an", "in", "to")
        ):
            return False
    return True


def antecedent(stage: Scene, at: int) -> Referent | Span | None:
    """Return what stands before a relative "who" or "which": somebody named, else the noun phrase; None: neither.

    "Ana Ode, a friend of theirs, who told him": Ana Ode. "a friend of theirs, who": the phrase itself.
    """
    start = stage.sentence_starts[stage.sentence(at)]
    before = stage.text[start:at].rstrip(" ,–—-(")
    end = start + len(before)
    mentions = stage.mentions_in(start, end)
    if mentions and mentions[-1][1] == end and mentions[-1][2].kind != "place":
        phrase = _PHRASE.search(before)
        governed = phrase and start + phrase.start() < mentions[-1][0] and describe(phrase.group()).head
        if not governed or mentions[-1][2].kind == "person":
            return mentions[-1][2]
    phrase = _PHRASE.search(before)
    if phrase is None:
        people = _PEOPLE.search(before)
        return Span.of(stage.text, start + people.start("who"), end) if people else None
    lead = stage.text[start : start + phrase.start()].rstrip()
    if lead.endswith(",") and (named_before := [m for m in mentions if m[1] == start + len(lead) - 1]):
        return named_before[-1][2]
    return Span.of(stage.text, start + phrase.start(), end)
