"""The rows every page shows: a statement, an utterance, an article, a speaker, a story, each with what a reader must see.

What review decided stands in place of what was read; rejected statements are shown only where it says so.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.ledger.connection import Connection, Row, columns, listed
from onrecord.ledger.queries.page import LIMIT, Page
from onrecord.ledger.rows import candidates_of, record_of, strings
from onrecord.records import Candidate


@dataclass(frozen=True, slots=True)
class ArticleCard:
    """An article as a list shows it."""

    id: str
    source: str
    url: str | None
    outlet: str | None
    title: str | None
    published: str | None
    bylines: tuple[str, ...]
    agencies: tuple[str, ...]
    dateline: str | None
    language: str | None
    read: bool  # False: kept, in a language the reader cannot read
    version: int
    current: bool
    statements: int
    story: str | None  # story id; None: not linked yet
    lineage: str | None
    origin: bool  # True: the likely original of its lineage


@dataclass(frozen=True, slots=True)
class StatementCard:
    """A statement with its article, its speaker as known now, and what became of it."""

    id: str
    kind: str
    act: str
    text: str
    start: int  # code points of the article's text
    stop: int
    pieces: tuple[tuple[int, int], ...]
    speaker: str | None  # None: unresolved, or the text does not say
    entity: str | None
    speaker_how: str | None  # why this name; for an unresolved one, why none
    unresolved: bool
    candidates: tuple[Candidate, ...]
    source: str | None  # the words that name who
    cue: str | None
    anonymous: bool
    said: str | None  # TIMEX3; None: the text does not say
    said_how: str | None
    venue: str | None
    addressee: str | None
    chain: tuple[str, ...]
    denies: bool
    confidence: float  # 0.0-1.0
    evidence: tuple[str, ...]
    verdict: str | None  # accepted, rejected; None: not reviewed
    utterance: str | None
    origins: int  # independent originals that report the utterance; 0: not linked yet
    articles: int  # that report the utterance
    disputed: bool  # somebody denies it, or a wording of its utterance
    article: str  # article id
    article_source: str
    outlet: str | None
    title: str | None
    published: str | None
    url: str | None

    @property
    def words(self) -> str:
        """What was said: the pieces, joined by “ … ”, without what stands between them. `text` is all from start to stop."""
        return " … ".join(self.text[start - self.start : stop - self.start].strip() for start, stop in self.pieces)


@dataclass(frozen=True, slots=True)
class UtteranceCard:
    """An utterance as a list shows it: origins before article counts."""

    id: str
    speaker: str | None
    entity: str | None
    text: str  # the fullest wording
    statement: str  # id of the fullest wording's statement
    kind: str
    day: str | None  # the day it was said, else the day it was first published; None: undated
    said: str | None  # TIMEX3; None: the articles do not say
    origins: int
    independence: str
    articles: int
    outlets: int
    first: str  # statement id of the first published
    first_outlet: str | None
    flagged: bool  # a wording may have changed the meaning
    disputed: bool
    anonymous: bool
    score: float


@dataclass(frozen=True, slots=True)
class SpeakerCard:
    """A speaker as a list shows it."""

    id: str
    name: str
    kind: str
    statements: int
    utterances: int
    articles: int


@dataclass(frozen=True, slots=True)
class StoryCard:
    """A story as a list shows it."""

    id: str
    title: str
    first: str | None
    last: str | None
    origins: int
    articles: int
    outlets: int
    people: tuple[str, ...]
    places: tuple[str, ...]


STATEMENT_FROM = """FROM statements s
  JOIN articles a ON a.number = s.article
  LEFT JOIN reviews r ON r.statement = s.id
  LEFT JOIN statement_speakers ss ON ss.statement = s.id
  LEFT JOIN wordings w ON w.statement = s.id
  LEFT JOIN utterances u ON u.id = w.utterance"""

STATEMENT_COLUMNS = """s.id, s.kind, s.act, s.text, s.start, s.stop, s.pieces, s.speaker_state,
  coalesce(r.speaker, s.speaker) AS speaker, ss.entity,
  CASE WHEN r.speaker IS NOT NULL THEN 'corrected on review' ELSE s.speaker_how END AS speaker_how,
  CASE WHEN r.speaker IS NULL AND s.speaker_state = 'unresolved' THEN 1 ELSE 0 END AS unresolved,
  s.candidates, s.source, s.cue, s.anonymous, coalesce(r.said, s.said) AS said,
  CASE WHEN r.said IS NOT NULL THEN 'set on review' ELSE s.said_how END AS said_how,
  s.venue, s.addressee, s.chain, coalesce(r.denies, s.denies) AS denies, s.confidence, s.evidence, r.verdict,
  w.utterance, coalesce(u.origins, 0) AS origins, coalesce(u.articles, 0) AS articles,
  EXISTS (SELECT 1 FROM denied x WHERE x.denied = s.id)
    OR EXISTS (SELECT 1 FROM wordings w2 JOIN denied x2 ON x2.denied = w2.statement WHERE w2.utterance = w.utterance) AS disputed,
  a.id AS article, a.source AS article_source, a.outlet, a.title, a.published, a.url"""

NOT_REJECTED = "coalesce(f.verdict, '') <> 'rejected'"  # word for word as in the index findable_shown
# The statements of a story, article by article: a planner left to itself may start from all a frequent speaker ever said.
STORY_STATEMENTS = """story_articles sa CROSS JOIN articles n ON n.id = sa.article AND n.current = 1
  CROSS JOIN findable f ON f.article = n.number"""
OF_STORY = f"{STORY_STATEMENTS} WHERE sa.story = :story"
IN_STORY = "(SELECT n.number FROM story_articles sa JOIN articles n ON n.id = sa.article WHERE sa.story = :story)"


def statement_card(row: Row) -> StatementCard:
    """Return the card of a row of STATEMENT_COLUMNS."""
    known = columns(row)
    return record_of(
        StatementCard,
        known,
        pieces=tuple((start, stop) for start, stop in json.loads(known["pieces"])),
        unresolved=bool(known["unresolved"]),
        candidates=candidates_of(known["candidates"]),
        anonymous=bool(known["anonymous"]),
        chain=strings(known["chain"]),
        denies=bool(known["denies"]),
        evidence=strings(known["evidence"]),
        disputed=bool(known["disputed"]),
    )


def statement_cards(
    connection: Connection,
    where: str,
    parameters: Mapping[str, object],
    *,
    order: str = "a.published, a.id, f.number",
    limit: int = LIMIT,
    offset: int = 0,
) -> Page[StatementCard]:
    """Return the statements of current articles that review did not reject and for which `where`, asked of `findable f`, holds."""
    where = f"({where}) AND {NOT_REJECTED}"
    total = connection.value(f"SELECT count(*) FROM findable f WHERE {where}", parameters)
    articles = "JOIN articles a ON a.number = f.article" if "a." in order else ""
    numbers = connection.all(
        f"SELECT f.number FROM findable f {articles} WHERE {where} ORDER BY {order} LIMIT :limit OFFSET :offset",
        {**parameters, "limit": limit, "offset": offset},
    )
    return Page(cards_of(connection, [row["number"] for row in numbers]), int(total), limit, offset)


def cards_of(connection: Connection, numbers: Sequence[int]) -> tuple[StatementCard, ...]:
    """Return the cards of these statements, in the order given. Kept apart from sorting, which then carries numbers alone."""
    sql = f"SELECT s.number, {STATEMENT_COLUMNS} {STATEMENT_FROM} WHERE s.number IN"
    found = {row["number"]: statement_card(row) for row in rows_in(connection, sql, numbers)}
    return tuple(found[number] for number in numbers)


def rows_in(connection: Connection, sql: str, values: Sequence[object]) -> Iterator[Row]:
    """Yield the rows of a query that ends in IN, for `values`, some hundreds at a time."""
    for start in range(0, len(values), 500):
        names, parameters = listed(values[start : start + 500])
        yield from connection.all(f"{sql} ({names})", parameters)


# An utterance's fullest wording is the one linking marked so, else the first.
UTTERANCE_SQL = """SELECT u.id, u.speaker, u.entity, f.text, f.statement, coalesce(fs.kind, 'indirect') AS kind, u.said,
  u.origins, u.independence, u.score, u.first_statement, coalesce(fs.anonymous, 0) AS anonymous,
  u.day, u.articles,
  (SELECT count(DISTINCT a1.outlet) FROM wordings w1 JOIN articles a1 ON a1.id = w1.article WHERE w1.utterance = u.id) AS outlets,
  (SELECT a1.outlet FROM wordings w1 JOIN articles a1 ON a1.id = w1.article
    WHERE w1.utterance = u.id AND w1.statement = u.first_statement LIMIT 1) AS first_outlet,
  EXISTS (SELECT 1 FROM wordings w1 WHERE w1.utterance = u.id AND w1.flag IS NOT NULL) AS flagged,
  EXISTS (SELECT 1 FROM wordings w1 JOIN denied x ON x.denied = w1.statement WHERE w1.utterance = u.id) AS disputed
  FROM utterances u
  JOIN wordings f ON f.utterance = u.id AND f.position = coalesce(
    (SELECT min(w1.position) FROM wordings w1 WHERE w1.utterance = u.id AND w1.relation = 'fullest'), 0)
  LEFT JOIN statements fs ON fs.id = f.statement"""


def utterance_card(row: Row) -> UtteranceCard:
    """Return the card of a row of UTTERANCE_SQL."""
    return record_of(
        UtteranceCard,
        row,
        first=row["first_statement"],
        flagged=bool(row["flagged"]),
        disputed=bool(row["disputed"]),
        anonymous=bool(row["anonymous"]),
    )


def utterance_cards(
    connection: Connection,
    where: str,
    parameters: Mapping[str, object],
    *,
    order: str = "u.day, u.origins DESC, u.articles DESC, u.id",
    limit: int = LIMIT,
    offset: int = 0,
) -> Page[UtteranceCard]:
    """Return the utterances for which `where` holds."""
    total = connection.value(f"SELECT count(*) FROM utterances u WHERE {where}", parameters)
    page = f"SELECT u.id FROM utterances u WHERE {where} ORDER BY {order} LIMIT :limit OFFSET :offset"
    ids = [row["id"] for row in connection.all(page, {**parameters, "limit": limit, "offset": offset})]
    found = utterances_by_id(connection, ids)
    return Page(tuple(found[one] for one in ids), int(total), limit, offset)


def utterances_by_id(connection: Connection, ids: Sequence[str]) -> Mapping[str, UtteranceCard]:
    """Return the utterances with these ids."""
    return {row["id"]: utterance_card(row) for row in rows_in(connection, f"{UTTERANCE_SQL} WHERE u.id IN", ids)}


ARTICLE_SQL = """SELECT a.id, a.source, a.url, a.outlet, a.title, a.published, a.bylines, a.agencies, a.dateline, a.language,
  a.read, a.version, a.current, (SELECT count(*) FROM statements s WHERE s.article = a.number) AS statements,
  (SELECT min(sa.story) FROM story_articles sa WHERE sa.article = a.id) AS story,
  (SELECT min(la.lineage) FROM lineage_articles la WHERE la.article = a.id) AS lineage,
  EXISTS (SELECT 1 FROM lineages l WHERE l.origin = a.id) AS origin
  FROM articles a"""


def article_card(row: Row) -> ArticleCard:
    """Return the card of a row of ARTICLE_SQL."""
    return record_of(
        ArticleCard,
        row,
        bylines=strings(row["bylines"]),
        agencies=strings(row["agencies"]),
        read=bool(row["read"]),
        current=bool(row["current"]),
        origin=bool(row["origin"]),
    )


def article_cards(
    connection: Connection,
    where: str,
    parameters: Mapping[str, object],
    *,
    order: str = "a.published, a.id",
    limit: int = LIMIT,
    offset: int = 0,
) -> Page[ArticleCard]:
    """Return the articles for which `where` holds."""
    total = connection.value(f"SELECT count(*) FROM articles a WHERE {where}", parameters)
    page = f"SELECT a.id FROM articles a WHERE {where} ORDER BY {order} LIMIT :limit OFFSET :offset"
    ids = [row["id"] for row in connection.all(page, {**parameters, "limit": limit, "offset": offset})]
    found = articles_by_id(connection, ids)  # its counts are made for those shown alone
    return Page(tuple(found[one] for one in ids), int(total), limit, offset)


def articles_by_id(connection: Connection, ids: Sequence[str]) -> Mapping[str, ArticleCard]:
    """Return the articles with these ids, whatever their version."""
    return {row["id"]: article_card(row) for row in rows_in(connection, f"{ARTICLE_SQL} WHERE a.id IN", ids)}
