"""A sentence that only points back: "The mill will shut. … Ode said this at a meeting." tells who said the sentence before it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.reading.building import kind_of
from onrecord.reading.content_edges import DATELINE
from onrecord.reading.quotes import quotations
from onrecord.reading.venues import is_medium
from onrecord.records import Article, Span, Statement, content_id

RULE = "said this"  # the evidence of a statement found so
_RIGHT = 0.8  # confidence
_LONGEST = 900  # characters of what is pointed at
_SHORTEST = 25
_COVERED = 0.3  # share of it that may be another statement's words already

# "The mayor said this at a meeting", "Minister Ana Ode made the statement during a visit"; not "said this week", "said this: “…”"
_SAYS_THIS = re.compile(
    r"(?:(?<=\n)|(?<=[.!?]\s))(?:According\sto\s[^,.\n]{2,40},\s)?(?P<source>(?!(?:I|We|You|It)\s)(?:[A-Z]|the\s)(?:[^.!?\n“”\";]|(?<=[A-Z])\.(?=[A-Z-])|(?<=[A-Z]\.[A-Z])\.(?=[\s-])){1,280}?)\s"
    r"(?P<cue>(?:has\s|have\s|also\s)?(?:(?:said|stated|announced|declared|reported|wrote)\s(?:about\s)?this|made\s(?:the|this|these)\s(?:statement|statements|remarks|comments)))\s"
    r"(?=(?:at|in|during|on|to|while|when|via|after|before|as)\b)"
)
# "This is stated in the resolution of the council", "This was reported by the ministry"
_STATED_IN = re.compile(
    r"(?:(?<=\n)|(?<=[.!?]\s))(?:This|That)\s(?P<cue>(?:is|was)\s(?:stated|said|reported|announced)\s(?:in|by))\s"
    r"(?P<source>[^.,!?\n]{2,160}?)(?=[,.]|\s(?:adopted|published|posted|released|which|on|at|with)\b)"
)
# What the two hold, told sooner than they are found.
_MAYBE_SAYS = re.compile(
    r"\b(?:said|stated|announced|declared|reported|wrote)\s(?:about\s)?this\s|\bmade\s(?:the|this|these)\s(?:statement|remarks|comment)"
)
_MAYBE_STATED = re.compile(r"\bTh(?:is|at)\s(?:is|was)\s(?:stated|said|reported|announced)\s")
_REPORTS = re.compile(r"(?:has\s|have\s|also\s)?(?:reports?|reported|writes|wrote|informs|informed)")
_SENTENCE_END = re.compile(r"[.!?][”\"’']*(?=\s|$)|\n|$")


@dataclass(frozen=True, slots=True)
class _Pointer:
    start: int  # of the sentence
    end: int
    cue: Span
    source: Span
    said: Span  # what it points at


def pointed(article: Article, statements: tuple[Statement, ...], made_by: str) -> tuple[Statement, ...]:
    """Return the statements in text order, with those that the text tells only by pointing back, without what was read into the pointers.

    `made_by`: the version of the reader the statements came from.
    """
    text = article.text
    pointers = list(_pointers(text))
    if not pointers:
        return statements
    out = list(statements)
    for pointer in pointers:
        out = [s for s in out if not _points(s, pointer)]
        known = [s for s in out if _shared(s.content, pointer.said) > _COVERED * len(pointer.said)]
        if any(s.source is not None and not _of_the_relay(s, pointer) for s in known):
            continue
        out = [s for s in out if s not in known]
        out.append(_statement(article, pointer, made_by))
    return tuple(sorted(out, key=lambda s: (s.content.start, -s.content.end, s.id)))


def _of_the_relay(one: Statement, pointer: _Pointer) -> bool:
    """Tell whether a statement was given to the medium that a pointing sentence ends with: "Ode said this at a meeting, the Echo reports"."""
    source, cue = one.source, one.cue
    if source is None or cue is None or not pointer.source.end < source.start < source.end <= pointer.end:
        return False
    return is_medium(source.text) or _REPORTS.fullmatch(cue.text) is not None


def _points(one: Statement, pointer: _Pointer) -> bool:
    """Tell whether the pointing itself was read as what somebody said: "this"."""
    content = one.content
    inside = pointer.start <= content.start and content.end <= pointer.end
    return inside and content.text.casefold() in ("this", "the statement", "these remarks")


def _shared(one: Span, other: Span) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def _pointers(text: str) -> Iterator[_Pointer]:
    for maybe, pattern in ((_MAYBE_SAYS, _SAYS_THIS), (_MAYBE_STATED, _STATED_IN)):
        for match in pattern.finditer(text) if maybe.search(text) else ():
            if said := _before(text, match.start()):
                end = _SENTENCE_END.search(text, match.end())
                yield _Pointer(
                    match.start(), end.end() if end else len(text), Span.of(text, *match.span("cue")), Span.of(text, *match.span("source")), said
                )  # fmt: skip


def _before(text: str, at: int) -> Span | None:
    """Return what a sentence that begins at `at` points at: the paragraph before it, or what stands before it in its own."""
    end = len(text[:at].rstrip())
    start = text.rfind("\n", 0, end) + 1
    if dateline := DATELINE.match(text, start, end):
        start = dateline.end()
    if not _SHORTEST < end - start < _LONGEST or text[end - 1] not in '.!?”"’':
        return None
    return Span.of(text, start, end - 1 if text[end - 1] == "." else end)


def _statement(article: Article, pointer: _Pointer, made_by: str) -> Statement:
    said = pointer.said
    places = [(said.start, said.end)]
    return Statement(
        id=content_id("statement", article.id, [list(p) for p in places], pointer.source.start),
        article_id=article.id,
        kind=kind_of(article.text, places, quotations(article.text)),
        content=said,
        pieces=(said,),
        cue=pointer.cue,
        source=pointer.source,
        act="speech",
        confidence=_RIGHT,
        evidence=(RULE,),
        made_by=made_by,
    )
