"""Search the record: statements by words, speaker, outlet, kind, dates, disputed, anonymous, origins."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.ledger.connection import Connection, Row
from onrecord.ledger.fulltext import match
from onrecord.ledger.queries.cards import (
    NOT_REJECTED,
    ArticleCard,
    StatementCard,
    article_cards,
    cards_of,
    needed_from,
)
from onrecord.ledger.queries.page import LIMIT, Page
from onrecord.ledger.queries.speaker import escape_like

FACET_VALUES = 12  # of each facet, most frequent first
FACETED = 20_000  # results facets are counted over
COUNTED = 1000  # results beyond those shown that are counted when no facets are asked for


@dataclass(frozen=True, slots=True)
class Search:
    """What to find. Everything given must hold; a field left None is not asked for."""

    words: str = ""  # in the statement, its speaker or source; "a phrase", begin*
    prefix: bool = False  # the last word is still being typed
    speaker: str | None = None  # entity id, or part of a name
    outlet: str | None = None
    kind: str | None = None  # direct, indirect, mixed
    act: str | None = None  # speech, other
    since: str | None = None  # ISO date, inclusive: of the day said, else published
    until: str | None = None  # ISO date, inclusive
    disputed: bool | None = None
    anonymous: bool | None = None
    denies: bool | None = None
    unresolved: bool | None = None
    origins: int | None = None  # at least so many independent originals
    story: str | None = None  # story id
    verdict: str | None = None  # accepted, rejected, none


@dataclass(frozen=True, slots=True)
class Facet:
    """How many of the results have each value, most frequent first."""

    name: str  # the field of `Search` it narrows
    values: tuple[tuple[str, int], ...]
    of: int = 0  # results counted: all of them, or the FACETED best


@dataclass(frozen=True, slots=True)
class Found:
    """The statements found, best first, and what would narrow them."""

    page: Page[StatementCard]
    facets: tuple[Facet, ...]


def search(
    connection: Connection, wanted: Search, *, limit: int = LIMIT, offset: int = 0, facets: bool = True
) -> Found:
    """Return the statements `wanted` describes: by relevance when it has words, else the latest first.

    Without `facets` the total is counted only COUNTED results further than what is shown: enough while somebody types.
    """
    where, parameters = _where(wanted)
    words = "words" in parameters
    matched = "statements_fts f JOIN statements s ON s.number = f.rowid" if words else "statements s"
    # While somebody types, the latest added: full-text search has them in that order, and need not weigh every match.
    order = ("f.rowid DESC" if wanted.prefix else "f.rank, s.number") if words else "s.day DESC, s.number DESC"

    def hits(*more: str) -> str:
        return f"{needed_from(where, *more)} WHERE {where}".replace("statements s", matched, 1)

    most = max(offset + limit, FACETED) if facets else offset + limit + COUNTED
    columns = ", coalesce(r.speaker, s.speaker) AS speaker, a.outlet, s.kind, s.act" if facets else ""
    found = connection.all(
        f"SELECT s.number{columns} {hits(columns)} ORDER BY {order} LIMIT :most", {**parameters, "most": most}
    )
    total = len(found)
    if facets and total == most:
        total = int(connection.value(f"SELECT count(*) {hits()}", parameters))
    shown = [row["number"] for row in found[offset : offset + limit]]
    page = Page(cards_of(connection, shown), total, limit, offset)
    return Found(page, _facets(found) if facets else ())


def search_articles(connection: Connection, words: str, *, limit: int = LIMIT, offset: int = 0) -> Page[ArticleCard]:
    """Return the current articles whose title or text holds the words, latest first."""
    query = match(words)
    if query is None:
        return Page((), 0, limit, offset)
    return article_cards(
        connection,
        "a.current = 1 AND a.number IN (SELECT rowid FROM articles_fts WHERE articles_fts MATCH :words)",
        {"words": query},
        order="a.published DESC, a.id",
        limit=limit,
        offset=offset,
    )


_FACETS = ("speaker", "outlet", "kind", "act")


def _facets(found: Sequence[Row]) -> tuple[Facet, ...]:
    tallies = {name: Counter(row[name] for row in found if row[name] is not None) for name in _FACETS}
    return tuple(
        Facet(name, tuple(sorted(tally.items(), key=lambda pair: (-pair[1], pair[0]))[:FACET_VALUES]), len(found))
        for name, tally in tallies.items()
    )


def _where(wanted: Search) -> tuple[str, dict[str, object]]:
    parts = ["a.current = 1"]
    parameters: dict[str, object] = {}
    if wanted.verdict in ("accepted", "rejected"):
        parts.append("r.verdict = :verdict")
        parameters["verdict"] = wanted.verdict
    else:
        parts.append("r.verdict IS NULL" if wanted.verdict == "none" else NOT_REJECTED)
    if wanted.words.strip():
        query = match(wanted.words, prefix=wanted.prefix)
        parts.append("statements_fts MATCH :words" if query else "1 = 0")
        if query:
            parameters["words"] = query
    if wanted.speaker:
        parts.append(_SPEAKER)
        parameters |= {"speaker": wanted.speaker, "speaker_like": f"%{escape_like(wanted.speaker.lower())}%"}
    for name, sql in (("outlet", "a.outlet = :outlet"), ("kind", "s.kind = :kind"), ("act", "s.act = :act")):
        if getattr(wanted, name):
            parts.append(sql)
            parameters[name] = getattr(wanted, name)
    for name, sign in (("since", ">="), ("until", "<=")):
        if getattr(wanted, name):
            parts.append(f"s.day {sign} :{name}")
            parameters[name] = getattr(wanted, name)
    for name, sql in _YES_OR_NO.items():
        answer = getattr(wanted, name)
        if answer is not None:
            parts.append(sql if answer else f"NOT ({sql})")
    if wanted.origins is not None:
        parts.append(_ORIGINS)
        parameters["origins"] = wanted.origins
    if wanted.story:
        parts.append("a.id IN (SELECT article FROM story_articles WHERE story = :story)")
        parameters["story"] = wanted.story
    return " AND ".join(parts), parameters


# Each set is found once, from its small end, rather than asked of every statement. The aliases are not those of STATEMENT_FROM.
_SPEAKER = """s.number IN (
    SELECT n.number FROM statement_speakers e JOIN statements n ON n.id = e.statement WHERE e.entity = :speaker OR e.entity IN
      (SELECT entity FROM entity_spellings WHERE lower(spelling) LIKE :speaker_like ESCAPE '\\')
    UNION SELECT n.number FROM statements n WHERE n.id IN
      (SELECT v.statement FROM reviews v WHERE lower(v.speaker) LIKE :speaker_like ESCAPE '\\')
    UNION SELECT o.number FROM statements o WHERE lower(o.speaker) LIKE :speaker_like ESCAPE '\\'
      AND o.number NOT IN
        (SELECT n.number FROM statements n WHERE n.id IN (SELECT v.statement FROM reviews v WHERE v.speaker IS NOT NULL)))"""
_DISPUTED = """s.id IN (
    SELECT x.denied FROM denied x
    UNION SELECT t.statement FROM wordings t WHERE t.utterance IN
      (SELECT t2.utterance FROM denied x2 JOIN wordings t2 ON t2.statement = x2.denied))"""
_ORIGINS = (
    "s.id IN (SELECT t.statement FROM utterances g JOIN wordings t ON t.utterance = g.id WHERE g.origins >= :origins)"
)

_YES_OR_NO = {
    "disputed": _DISPUTED,
    "anonymous": "s.anonymous = 1",
    "denies": "coalesce(r.denies, s.denies) = 1",
    "unresolved": "(s.speaker_state = 'unresolved' AND r.speaker IS NULL)",
}
