"""Search the record: statements by words, speaker, outlet, kind, dates, disputed, anonymous, origins."""

from dataclasses import dataclass

from onrecord.ledger.connection import Connection
from onrecord.ledger.fulltext import match
from onrecord.ledger.queries.cards import (
    DISPUTED,
    NOT_REJECTED,
    STATEMENT_COLUMNS,
    STATEMENT_DAY,
    STATEMENT_FROM,
    ArticleCard,
    StatementCard,
    article_cards,
    statement_card,
)
from onrecord.ledger.queries.page import LIMIT, Page
from onrecord.ledger.queries.speaker import escape_like

FACET_VALUES = 12  # of each facet, most frequent first


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


@dataclass(frozen=True, slots=True)
class Found:
    """The statements found, best first, and what would narrow them."""

    page: Page[StatementCard]
    facets: tuple[Facet, ...]


def search(
    connection: Connection, wanted: Search, *, limit: int = LIMIT, offset: int = 0, facets: bool = True
) -> Found:
    """Return the statements `wanted` describes: by relevance when it has words, else the latest first."""
    where, parameters = _where(wanted)
    hits = f"{_FROM} WHERE {where}"
    total = connection.value(f"SELECT count(*) {hits}", parameters)
    words = ":words" in where
    rank = (
        "(SELECT rank FROM statements_fts f WHERE f.rowid = s.number AND statements_fts MATCH :words), "
        if words
        else ""
    )
    found = connection.all(
        f"SELECT {STATEMENT_COLUMNS} {hits} ORDER BY {rank}{STATEMENT_DAY} DESC, a.id, s.position LIMIT :limit OFFSET :offset",
        {**parameters, "limit": limit, "offset": offset},
    )
    page = Page(tuple(statement_card(row) for row in found), int(total), limit, offset)
    return Found(page, _facets(connection, hits, parameters) if facets else ())


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


_FROM = STATEMENT_FROM

_FACETS = {
    "speaker": "coalesce(r.speaker, s.speaker)",
    "outlet": "a.outlet",
    "kind": "s.kind",
    "act": "s.act",
}


def _facets(connection: Connection, hits: str, parameters: dict[str, object]) -> tuple[Facet, ...]:
    facets = []
    for name, column in _FACETS.items():
        found = connection.all(
            f"SELECT {column} AS value, count(*) AS number {hits} AND {column} IS NOT NULL GROUP BY {column}"
            " ORDER BY number DESC, value LIMIT :facet_values",
            {**parameters, "facet_values": FACET_VALUES},
        )
        facets.append(Facet(name, tuple((row["value"], row["number"]) for row in found)))
    return tuple(facets)


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
        parts.append(
            "s.number IN (SELECT rowid FROM statements_fts WHERE statements_fts MATCH :words)" if query else "1 = 0"
        )
        if query:
            parameters["words"] = query
    if wanted.speaker:
        parts.append(
            "(ss.entity = :speaker OR lower(coalesce(r.speaker, s.speaker)) LIKE :speaker_like ESCAPE '\\' OR ss.entity IN"
            " (SELECT entity FROM entity_spellings WHERE lower(spelling) LIKE :speaker_like ESCAPE '\\'))"
        )
        parameters |= {"speaker": wanted.speaker, "speaker_like": f"%{escape_like(wanted.speaker.lower())}%"}
    for name, sql in (("outlet", "a.outlet = :outlet"), ("kind", "s.kind = :kind"), ("act", "s.act = :act")):
        if getattr(wanted, name):
            parts.append(sql)
            parameters[name] = getattr(wanted, name)
    for name, sign in (("since", ">="), ("until", "<=")):
        if getattr(wanted, name):
            parts.append(f"{STATEMENT_DAY} {sign} :{name}")
            parameters[name] = getattr(wanted, name)
    for name, sql in _YES_OR_NO.items():
        answer = getattr(wanted, name)
        if answer is not None:
            parts.append(sql if answer else f"NOT ({sql})")
    if wanted.origins is not None:
        parts.append("u.origins >= :origins")
        parameters["origins"] = wanted.origins
    if wanted.story:
        parts.append("a.id IN (SELECT article FROM story_articles WHERE story = :story)")
        parameters["story"] = wanted.story
    return " AND ".join(parts), parameters


_YES_OR_NO = {
    "disputed": f"({DISPUTED})",
    "anonymous": "s.anonymous = 1",
    "denies": "coalesce(r.denies, s.denies) = 1",
    "unresolved": "(s.speaker_state = 'unresolved' AND r.speaker IS NULL)",
}
