"""What a newspaper or agency reports that somebody said: "The Tarn Echo said the ministry had rejected the offer"."""

import re
from dataclasses import replace

from onrecord.reading.rules import RulesReader
from onrecord.reading.source_edges import whole_sources
from onrecord.reading.source_words import describe, pronoun
from onrecord.reading.untangled import untangled
from onrecord.reading.venues import is_medium
from onrecord.records import Article, Span, Statement, content_id

_REPORTS = re.compile(
    r"(?:[\w-]+\s){0,3}(?:media|newspapers?|press|news\s+reports|dailies|news\s+agenc(?:y|ies))", re.IGNORECASE
)
_OPENS = 60  # characters of what is reported in which whoever is quoted stands
_RIGHT = 0.6  # confidence of a statement found so
_NOBODY = re.compile(r"(?:i|we|you|it|that|this|which|who|there|people)(?:['’]\w+)?", re.IGNORECASE)


def relayed(article: Article, statements: tuple[Statement, ...], rules: RulesReader) -> tuple[Statement, ...]:
    """Return the statements with those added that media are said to report and nobody has found, each `within` its report.

    Only what opens the report counts: its own clause is then somebody's statement. Other outer speakers are left to the reader,
    which weighs them (see `combined.with_inner`).
    """
    statements = untangled(article.text, whole_sources(article, statements))
    out = list(statements)
    for outer in statements:
        source = outer.source
        if source is None or outer.kind == "direct" or not (_is_media(source.text) or _writes(outer)):
            continue
        found = whole_sources(article, tuple(_inside(article, outer, rules)[:1]))
        out += [one for one in found if not any(_alike(one, other) for other in statements if other is not outer)]
    return tuple(sorted(out, key=lambda s: (s.content.start, -s.content.end, s.id)))


def _alike(one: Statement, other: Statement) -> bool:
    """Tell whether two statements share most of their words, or one source."""
    start, end = max(one.content.start, other.content.start), min(one.content.end, other.content.end)
    if 2 * (end - start) > len(one.content) and 2 * (end - start) > len(other.content):
        return True
    return other.source is not None and one.source is not None and one.source.overlaps(other.source)


def _writes(outer: Statement) -> bool:
    """Tell whether some body without a role or a person's form "writes" or "reports": "Tarnskaya Volna writes that …"."""
    cue, source = outer.cue, outer.source
    if cue is None or source is None or not re.fullmatch(r"(?:also\s)?(?:writes|reports|reported|informs)", cue.text):
        return False
    return not pronoun(source.text) and describe(source.text).head is None and source.text[:1].isupper()


def _is_media(words: str) -> bool:
    if _REPORTS.fullmatch(words.removeprefix("the ").removeprefix("The ")):
        return True
    return is_medium(words) and describe(words).head is None


def _inside(article: Article, outer: Statement, rules: RulesReader) -> list[Statement]:
    """Return the statements that the rules find in an outer one's words and whose source stands near their beginning."""
    piece = outer.pieces[0]
    clause = replace(article, text=piece.text[:1].upper() + piece.text[1:] + ".")
    found = []
    for one in rules.statements(clause):
        if one.source is None or one.cue is None or one.source.start > _OPENS or one.act != "speech":
            continue
        if _NOBODY.fullmatch(one.source.text) or one.content.end > len(piece.text):
            continue
        found.append(_placed(article, one, outer, piece.start))
    return found


def _placed(article: Article, one: Statement, outer: Statement, by: int) -> Statement:
    """Return a statement found in a part of the text as one of the article; `by`: where the part begins."""

    def moved(span: Span) -> Span:
        return Span.of(article.text, span.start + by, span.end + by)

    pieces = tuple(moved(p) for p in one.pieces)
    source = moved(one.source) if one.source else None
    return replace(
        one,
        id=content_id("statement", article.id, [[p.start, p.end] for p in pieces], source.start if source else None),
        content=moved(one.content),
        pieces=pieces,
        cue=moved(one.cue) if one.cue else None,
        source=source,
        within=outer.id,
        confidence=min(outer.confidence, _RIGHT),
        evidence=(*one.evidence, "inside a report"),
        made_by=outer.made_by,
    )
