"""Search the record: statements by words, speaker, outlet, kind, dates, disputed, anonymous, origins."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.ledger.connection import Connection, Row
from onrecord.ledger.fulltext import match
from onrecord.ledger.queries.cards import (
    IN_STORY,
    NOT_REJECTED,
    ArticleCard,
    StatementCard,
    article_cards,
    cards_of,
)
from onrecord.ledger.queries.page import LIMIT, Page
from onrecord.ledger.queries.speaker import CALLED, named

FACET_VALUES = 12  # of each facet, most frequent first
FACETED = 5_000  # results facets are counted over
WEIGHED = 2000  # matches from which on the latest come first rather than the most relevant
COUNTED = 1000  # results beyond those shown that are counted when no facets are asked for


@dataclass(frozen=True, slots=True)
class Search:
    """What to find. Everything given must hold; a field left None is not asked for."""

    words: str = ""  # in the statement, its speaker or source; "a phrase", begin*
    prefix: bool = False  # the last word is still being typed
    speaker: str | None = None  # entity id, or words of a name, the last of which may be its beginning
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
    utterance: str | None = None  # utterance id: its wordings
    article: str | None = None  # article id
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
    connection: Connection,
    wanted: Search,
    *,
    limit: int = LIMIT,
    offset: int = 0,
    facets: bool = True,
    counted: int | None = None,
) -> Found:
    """Return the statements `wanted` describes: by relevance when it has words, else the latest first.

    Without `facets` the total is counted only COUNTED results further than what is shown: enough while somebody types. With
    them it is counted up to `counted`; None: to the end.
    """
    where, parameters = _where(wanted, _who(connection, wanted.speaker))
    matched, order = _by_day(wanted), "f.day DESC, f.number DESC"
    if "words" in parameters:
        matched = "statements_fts t CROSS JOIN findable f ON f.number = t.rowid"
        # The latest added come out of full-text search in that order; weighing every match of a common word takes seconds,
        # and tells little.
        order = "t.rowid DESC" if wanted.prefix or _common(connection, parameters) else "t.rank, f.number"
    most = max(offset + limit, FACETED) if facets else offset + limit + COUNTED
    columns = ", f.speaker, f.outlet, f.kind, f.act" if facets else ""
    found = connection.all(
        f"SELECT f.number{columns} FROM {matched} WHERE {where} ORDER BY {order} LIMIT :most",
        {**parameters, "most": most},
    )
    total = len(found)
    if facets and total == most:
        every = f"SELECT 1 FROM {matched} WHERE {where.replace(_WEIGHTS, '')} LIMIT :counted"
        far = connection.value(f"SELECT count(*) FROM ({every}) n", {**parameters, "counted": counted or -1})
        total = max(total, int(far))
    shown = [row["number"] for row in found[offset : offset + limit]]
    page = Page(cards_of(connection, shown), total, limit, offset)
    return Found(page, _facets(found) if facets else ())


def _common(connection: Connection, parameters: Mapping[str, object]) -> bool:
    sql = "SELECT count(*) FROM (SELECT rowid FROM statements_fts WHERE statements_fts MATCH :words LIMIT :weighed) n"
    return int(connection.value(sql, {"words": parameters["words"], "weighed": WEIGHED})) == WEIGHED


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


_ANY = "findable f"
_FEW = (
    "words",
    "speaker",
    "outlet",
    "disputed",
    "anonymous",
    "denies",
    "unresolved",
    "origins",
    "story",
    "utterance",
    "article",
    "verdict",
)


def _by_day(wanted: Search) -> str:
    """Return what is gone through: all that was spoken, from the latest day, where nothing asked for picks out a few."""
    few = any(getattr(wanted, name) not in (None, "", False) for name in _FEW)
    return f"{_ANY} INDEXED BY findable_shown" if wanted.act == "speech" and not few else _ANY


_FACETS = ("speaker", "outlet", "kind", "act")


def _facets(found: Sequence[Row]) -> tuple[Facet, ...]:
    tallies = {name: Counter(row[name] for row in found if row[name] is not None) for name in _FACETS}
    return tuple(
        Facet(name, tuple(sorted(tally.items(), key=lambda pair: (-pair[1], pair[0]))[:FACET_VALUES]), len(found))
        for name, tally in tallies.items()
    )


def _who(connection: Connection, speaker: str | None) -> str:
    """Return the condition that tells who speaks; empty: anybody."""
    if not speaker:
        return ""
    if connection.value("SELECT 1 FROM entities WHERE id = :id", {"id": speaker}) is not None:
        return _IS
    # Found from the small end; but the latest of very many are sooner met by going back in time.
    said = "SELECT count(*) FROM (SELECT rowid FROM statements_fts WHERE statements_fts MATCH :name_holds LIMIT :weighed) n"
    many = connection.value(said, {**named(speaker), "weighed": WEIGHED}) == WEIGHED
    return _AMONG if many else _OF


def _where(wanted: Search, who: str) -> tuple[str, dict[str, object]]:
    """Return the conditions, of which `who` tells the speaker, and their parameters."""
    parts = []
    parameters: dict[str, object] = {}
    if wanted.verdict in ("accepted", "rejected"):
        parts.append("f.verdict = :verdict")
        parameters["verdict"] = wanted.verdict
    else:
        parts.append("f.verdict IS NULL" if wanted.verdict == "none" else NOT_REJECTED)
    if wanted.words.strip():
        query = match(wanted.words, prefix=wanted.prefix)
        # What was said counts for more than who said it.
        parts.append(f"statements_fts MATCH :words{_WEIGHTS}" if query else "1 = 0")
        if query:
            parameters["words"] = query
    if wanted.speaker:
        parts.append(who)
        parameters |= {"speaker": wanted.speaker, **named(wanted.speaker)}
    if _by_day(wanted) != _ANY:  # what that index holds
        parts.append("f.act = 'speech'")
    elif wanted.act and who == _IS:  # theirs are filed by how they were put, and by day
        parts.append("f.act = :act")
        parameters["act"] = wanted.act
    elif wanted.act:
        parts.append("coalesce(f.act, '') = :act")  # so put that the planner never goes through all that was spoken
        parameters["act"] = wanted.act
    for name, sql in (("outlet", "f.outlet = :outlet"), ("kind", "f.kind = :kind")):
        if getattr(wanted, name):
            parts.append(sql)
            parameters[name] = getattr(wanted, name)
    for name, sign in (("since", ">="), ("until", "<=")):
        if getattr(wanted, name):
            parts.append(f"f.day {sign} :{name}")
            parameters[name] = getattr(wanted, name)
    for name, sql in _YES_OR_NO.items():
        answer = getattr(wanted, name)
        if answer is not None:
            parts.append(sql if answer else f"NOT ({sql})")
    if wanted.origins is not None:
        parts.append("f.origins > 1 AND f.origins >= :origins" if wanted.origins > 1 else "f.origins >= :origins")
        parameters["origins"] = wanted.origins
    if wanted.utterance:
        parts.append("f.utterance = :utterance")
        parameters["utterance"] = wanted.utterance
    if wanted.article:
        parts.append("f.article = (SELECT number FROM articles WHERE id = :article)")
        parameters["article"] = wanted.article
    if wanted.story:
        parts.append(f"f.article IN {IN_STORY}")
        parameters["story"] = wanted.story
    return " AND ".join(parts), parameters


_WEIGHTS = " AND t.rank MATCH 'bm25(8.0, 2.0, 1.0)'"
# Those that no entity's name finds: not linked yet, or given another speaker on review.
_ALONE = """SELECT z.rowid FROM statements_fts z CROSS JOIN findable n ON n.number = z.rowid
     WHERE statements_fts MATCH :name_holds AND n.entity IS NULL
    UNION SELECT n.number FROM findable n WHERE n.reviewed = 1 AND instr(lower(' ' || n.speaker), lower(' ' || :name)) > 0"""
_IS = "f.entity = :speaker"
_OF = f"f.number IN (SELECT n.number FROM findable n WHERE n.entity IN ({CALLED}) UNION {_ALONE})"
_AMONG = f"(f.entity IN ({CALLED}) OR +f.number IN ({_ALONE}))"

_YES_OR_NO = {
    "disputed": "f.disputed = 1",
    "anonymous": "f.anonymous = 1",
    "denies": "f.denies = 1",
    "unresolved": "f.unresolved = 1",
}
