"""Sources that end in the middle of a name or of a noun phrase, made whole: "outgoing" of "outgoing premier Ana Ode said"."""

import re
from dataclasses import replace

from onrecord.reading.titles import HONORIFICS, word_set
from onrecord.records import Article, Span, Statement

_BARE = re.compile(r"(?:the|a|an|[a-z]+|there['’]s)", re.IGNORECASE)
_DETERMINERS = word_set("the a an")
# Words that stand as a source by themselves, or begin what is none.
_WHOLE = word_set(
    "he she they it we i you who which that this these those his her its their our my one some many most others both all police"
    " officials critics people nobody experts"
)
# Words that only open a noun phrase.
_COUNTING = _DETERMINERS | word_set("two three four five six another several")
_PHRASE_ON = re.compile(
    r"(?:\s(?!(?:in|of|at|on|by|for|from|with|to|who|which|that|and|but|as|is|was|are|were|has|have|had|do|does|did|will|would|may|can|could|said|says|say|also"
    r"|did\w*)\b)[\w’'“”\".&-]+){1,6}(?:\s(?:of|for)(?:\sthe)?(?:\s[A-Z][\w’'-]*){1,4})?(?=\s|$)"
)
# What was taken for a source and is none.
_NOBODY = word_set("while and but as if when though although because however so yet then there that's")
_LOST_SPACE = re.compile(r"[a-z]{3}\.(?=[A-Z][a-z]+(?:\s|$))")
_RELATIVE = re.compile(r",?\s(?:who|that|which)$")
_CLIPPED = re.compile(
    r"\s(?!(?:Sunday|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|January|February|March|April|May|June|July|August|September"
    r"|October|November|December)\b)[A-Z][a-z’'-]+(?=\s[a-z])"
)
# "two-time champion of the year", up to the cue
_TO_CUE = re.compile(r"(?:\s[\w’'&.-]+){1,7}\s?")
_NAME_ON = re.compile(r"\s[A-Z][\w’'&-]*(?:\s(?:(?:of|for|and|the|de|van|von|al)\s){0,2}[A-Z][\w’'&-]*){0,5}")
_NAME_TO_CUE = re.compile(r"\s(?P<who>[A-Z][\w’'-]+(?:\s[A-Z][\w.’'-]*){1,5})\s")
_DATE = re.compile(
    r"\s(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan\.|Feb\.|Mar\.|Apr\.|Jun\.|Jul\.|Aug\."
    r"|Sept\.|Sep\.|Oct\.|Nov\.|Dec\.|\w+day)\b"
)
_VERBAL = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|who|which|that|and|but|at|in|on|to|after|with|also|last|this)\b"
)


def whole_sources(article: Article, statements: tuple[Statement, ...]) -> tuple[Statement, ...]:
    """Return the statements with clipped sources extended to the words that belong to them; the rest as they came."""
    out = []
    for one in statements:
        source = whole_source(article.text, one)
        out.append(one if source is one.source else replace(one, source=source))
    return tuple(out)


def whole_source(text: str, statement: Statement) -> Span | None:
    """Return the statement's source, extended where it stops short inside a noun phrase: before the cue, or before a name."""
    source, cue = statement.source, statement.cue
    if source is not None and cue is not None and (lost := _LOST_SPACE.search(source.text)):
        if cue.end <= source.start:  # "said the expert.Ode added": two sentences
            source = Span.of(text, source.start, source.start + lost.end() - 1)
        else:
            source = Span.of(text, source.start + lost.end(), source.end)
    if source is not None and source.text.casefold() in _NOBODY:
        return None
    if source is not None and (led := _RELATIVE.search(source.text)) and led.start() > 2:
        source = Span.of(text, source.start, source.start + led.start())  # "The polls that | show"
    if source is not None and (more := _CLIPPED.match(text, source.end)) and source.text.split()[-1].istitle():
        stop = min(
            [p.start for p in statement.pieces if p.start >= source.end] + ([cue.start] if cue else []), default=0
        )
        if more.end() <= stop and cue is not None and not text[more.end() : cue.start].strip() and " " in source.text:
            source = Span.of(text, source.start, more.end())  # "adviser Ana | Ode said"
    if source is not None and cue is not None and source.end < cue.start and " " in source.text:
        name = _NAME_TO_CUE.fullmatch(text, source.end, cue.start)
        if (
            name
            and not source.text[-1:].isupper()
            and not _DATE.match(text, source.end)
            and not source.text[:1].isupper()
        ):
            return Span.of(text, name.start("who"), name.end("who"))  # "an incident | Mayor Ana Ode | said"
    if source is None or not _BARE.fullmatch(source.text) or source.text.casefold() in _WHOLE:
        return source
    stop = min([p.start for p in statement.pieces if p.start >= source.end] + [len(text)])
    if cue is not None and source.end <= cue.start <= stop:
        between = text[source.end : cue.start]
        if between.strip() and _TO_CUE.fullmatch(between) and not _VERBAL.search(between):
            return Span.of(text, source.start, source.end + len(between.rstrip()))
        if source.text.casefold() in _COUNTING and (phrase := _PHRASE_ON.match(text, source.end, cue.start)):
            return Span.of(text, source.start, phrase.end())  # "two | unnamed “senior officials” as saying"
        if source.text.casefold() not in _DETERMINERS and source.text not in HONORIFICS:
            return source
    name = _NAME_ON.match(text, source.end, stop)
    if name and not _DATE.match(text, source.end) and not (cue and cue.overlaps(Span.of(text, source.end, name.end()))):
        return Span.of(text, source.start, name.end())
    return source
