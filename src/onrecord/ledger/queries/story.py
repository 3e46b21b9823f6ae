"""What is on the record of a story, and which stories there are."""

from dataclasses import dataclass

from onrecord.errors import NotFound
from onrecord.ledger.connection import Connection, Row
from onrecord.ledger.links import current_id, lineage_of, series_of, story_of
from onrecord.ledger.queries.cards import (
    NOT_REJECTED,
    STATEMENT_COLUMNS,
    STATEMENT_FROM,
    ArticleCard,
    SpeakerCard,
    StatementCard,
    StoryCard,
    UtteranceCard,
    article_cards,
    needed_from,
    statement_card,
    statement_cards,
    utterance_cards,
)
from onrecord.ledger.queries.page import LIMIT, Page
from onrecord.ledger.rows import strings
from onrecord.records import Denial, Lineage, Series, Story

_IN_STORY = "SELECT article FROM story_articles WHERE story = :story"


@dataclass(frozen=True, slots=True)
class StoryPage:
    """A story and the counts that tell how well it is covered."""

    story: Story
    articles: int
    outlets: int
    origins: int  # independent originals among its articles
    speakers: int
    statements: int
    utterances: int
    disputed: int  # utterances somebody denies
    unresolved: int  # statements whose speaker could not be told


@dataclass(frozen=True, slots=True)
class DenialCard:
    """A denial beside what it denies."""

    denial: StatementCard
    of: tuple[StatementCard, ...]  # empty: what it denies is not on the record
    by: str | None
    score: float
    evidence: tuple[str, ...]


def stories(connection: Connection, *, limit: int = LIMIT, offset: int = 0) -> Page[StoryCard]:
    """Return the stories, those with most articles first."""
    total = connection.value("SELECT count(*) FROM stories")
    found = connection.all(
        f"{_STORY_SQL} ORDER BY articles DESC, st.last_day DESC, st.id LIMIT :limit OFFSET :offset",
        {"limit": limit, "offset": offset},
    )
    return Page(tuple(_story_card(row) for row in found), int(total), limit, offset)


def story(connection: Connection, story_id: str) -> StoryPage:
    """Return a story by its id, a retired one included. Raises `NotFound`."""
    key = {"story": _current(connection, story_id)}
    row = connection.one("SELECT * FROM stories WHERE id = :story", key)
    assert row is not None  # _current looked
    in_story = f"a.current = 1 AND a.id IN ({_IN_STORY}) AND {NOT_REJECTED}"
    counts = connection.one(
        "SELECT count(*) AS statements, count(DISTINCT coalesce(ss.entity, r.speaker, s.speaker)) AS speakers,"
        f" count(DISTINCT CASE WHEN s.speaker_state = 'unresolved' AND r.speaker IS NULL THEN s.id END) AS unresolved"
        f" {needed_from('r. ss.')} WHERE {in_story}",
        key,
    )
    articles = connection.one(
        f"SELECT count(*) AS articles, count(DISTINCT outlet) AS outlets FROM articles WHERE id IN ({_IN_STORY})",
        key,
    )
    disputed = connection.value(
        "SELECT count(DISTINCT w.utterance) FROM wordings w JOIN denied x ON x.denied = w.statement"
        f" WHERE w.article IN ({_IN_STORY})",
        key,
    )
    utterances = connection.value(
        f"SELECT count(DISTINCT utterance) FROM wordings WHERE article IN ({_IN_STORY})",
        key,
    )
    assert counts is not None
    assert articles is not None
    return StoryPage(
        story=story_of(connection, row),
        articles=articles["articles"],
        outlets=articles["outlets"],
        origins=row["origins"],
        speakers=counts["speakers"],
        statements=counts["statements"],
        utterances=utterances,
        disputed=disputed,
        unresolved=counts["unresolved"],
    )


def timeline(connection: Connection, story_id: str, *, limit: int = LIMIT, offset: int = 0) -> Page[UtteranceCard]:
    """Return what was said in a story, day by day, most-reported first within a day; the undated come first."""
    return utterance_cards(
        connection,
        f"u.id IN (SELECT utterance FROM wordings WHERE article IN ({_IN_STORY}))",
        {"story": _current(connection, story_id)},
        order="coalesce(u.day, ''), u.origins DESC, u.articles DESC, u.id",
        limit=limit,
        offset=offset,
    )


def most_reported(connection: Connection, story_id: str, *, limit: int = LIMIT, offset: int = 0) -> Page[UtteranceCard]:
    """Return what was said in a story, that with most independent origins first."""
    return utterance_cards(
        connection,
        f"u.id IN (SELECT utterance FROM wordings WHERE article IN ({_IN_STORY}))",
        {"story": _current(connection, story_id)},
        order="u.origins DESC, u.articles DESC, u.day, u.id",
        limit=limit,
        offset=offset,
    )


def story_statements(
    connection: Connection, story_id: str, *, limit: int = LIMIT, offset: int = 0
) -> Page[StatementCard]:
    """Return the statements of a story's articles, by publication and place in the article."""
    key = {"story": _current(connection, story_id)}
    return statement_cards(connection, f"a.id IN ({_IN_STORY})", key, limit=limit, offset=offset)


def story_articles(connection: Connection, story_id: str, *, limit: int = LIMIT, offset: int = 0) -> Page[ArticleCard]:
    """Return a story's articles, first published first."""
    key = {"story": _current(connection, story_id)}
    return article_cards(connection, f"a.id IN ({_IN_STORY})", key, limit=limit, offset=offset)


def story_speakers(connection: Connection, story_id: str, *, limit: int = LIMIT, offset: int = 0) -> Page[SpeakerCard]:
    """Return who speaks in a story, those with most utterances first; the counts are within the story."""
    key = {"story": _current(connection, story_id)}
    inside = f"FROM statement_speakers ss JOIN entities e ON e.id = ss.entity JOIN wordings w ON w.statement = ss.statement WHERE w.article IN ({_IN_STORY})"
    total = connection.value(f"SELECT count(DISTINCT e.id) {inside}", key)
    found = connection.all(
        "SELECT e.id, e.name, e.kind, count(DISTINCT ss.statement) AS statements, count(DISTINCT w.utterance) AS utterances,"
        f" count(DISTINCT w.article) AS articles {inside} GROUP BY e.id, e.name, e.kind"
        " ORDER BY utterances DESC, statements DESC, e.name, e.id LIMIT :limit OFFSET :offset",
        {**key, "limit": limit, "offset": offset},
    )
    return Page(tuple(speaker_card(row) for row in found), int(total), limit, offset)


def story_series(connection: Connection, story_id: str) -> tuple[Series, ...]:
    """Return the series that have a figure in the story, each with all its points: most claimants first, then longest."""
    found = connection.all(
        "SELECT s.*, (SELECT count(*) FROM points p WHERE p.series = s.id) AS points,"
        " (SELECT count(DISTINCT p.claimant) FROM points p WHERE p.series = s.id) AS claimants FROM series s"
        f" WHERE s.id IN (SELECT series FROM points WHERE article IN ({_IN_STORY})) ORDER BY claimants DESC, points DESC, s.id",
        {"story": _current(connection, story_id)},
    )
    return tuple(series_of(connection, row) for row in found)


def story_denials(connection: Connection, story_id: str, *, limit: int = LIMIT, offset: int = 0) -> Page[DenialCard]:
    """Return the denials made in a story, in the order of publication."""
    key = {"story": _current(connection, story_id)}
    return denials(connection, f"a.id IN ({_IN_STORY})", key, limit=limit, offset=offset)


def denials(
    connection: Connection,
    where: str,
    parameters: dict[str, object] | dict[str, str],
    *,
    limit: int = LIMIT,
    offset: int = 0,
) -> Page[DenialCard]:
    """Return the denials whose statement meets `where`, each beside what it denies."""
    where = f"a.current = 1 AND ({where}) AND {NOT_REJECTED}"
    start = f"{STATEMENT_FROM} JOIN denials d ON d.statement = s.id WHERE {where}"
    lean = f"{needed_from(where)} JOIN denials d ON d.statement = s.id WHERE {where}"
    total = connection.value(f"SELECT count(*) {lean}", parameters)
    found = connection.all(
        f"SELECT {STATEMENT_COLUMNS}, d.denied_by, d.score AS denial_score, d.evidence AS denial_evidence {start}"
        " ORDER BY a.published, a.id, s.position LIMIT :limit OFFSET :offset",
        {**parameters, "limit": limit, "offset": offset},
    )
    return Page(tuple(_denial_card(connection, row) for row in found), int(total), limit, offset)


def story_lineages(connection: Connection, story_id: str) -> tuple[Lineage, ...]:
    """Return the lineages of two articles or more in the story, largest first."""
    found = connection.all(
        "SELECT l.*, (SELECT count(*) FROM lineage_articles x WHERE x.lineage = l.id) AS articles FROM lineages l"
        f" WHERE l.id IN (SELECT lineage FROM lineage_articles WHERE article IN ({_IN_STORY})) ORDER BY articles DESC, l.id",
        {"story": _current(connection, story_id)},
    )
    return tuple(lineage_of(connection, row) for row in found if row["articles"] > 1)


def related_stories(connection: Connection, story_id: str) -> tuple[StoryCard, ...]:
    """Return the stories linking found related to this one."""
    row = connection.one("SELECT related FROM stories WHERE id = :id", {"id": _current(connection, story_id)})
    assert row is not None
    cards = (connection.one(f"{_STORY_SQL} WHERE st.id = :id", {"id": other}) for other in strings(row["related"]))
    return tuple(_story_card(card) for card in cards if card is not None)


def speaker_card(row: Row) -> SpeakerCard:
    """Return the card of a row with an entity's id, name, kind and counts."""
    return SpeakerCard(row["id"], row["name"], row["kind"], row["statements"], row["utterances"], row["articles"])


_STORY_SQL = """SELECT st.*, (SELECT count(*) FROM story_articles sa WHERE sa.story = st.id) AS articles,
  (SELECT count(DISTINCT a.outlet) FROM story_articles sa JOIN articles a ON a.id = sa.article WHERE sa.story = st.id) AS outlets
  FROM stories st"""


def _story_card(row: Row) -> StoryCard:
    return StoryCard(
        id=row["id"],
        title=row["title"],
        first=row["first_day"],
        last=row["last_day"],
        origins=row["origins"],
        articles=row["articles"],
        outlets=row["outlets"],
        people=strings(row["people"]),
        places=strings(row["places"]),
    )


def _denial_card(connection: Connection, row: Row) -> DenialCard:
    of = statement_cards(
        connection,
        "s.id IN (SELECT denied FROM denied WHERE statement = :denial)",
        {"denial": row["id"]},
    )
    record = Denial(row["id"], (), row["denied_by"], row["denial_score"], strings(row["denial_evidence"]))
    return DenialCard(statement_card(row), of.items, record.by, record.score, record.evidence)


def _current(connection: Connection, story_id: str) -> str:
    found = current_id(connection, "story", story_id)
    if found is None:
        raise NotFound(f"there is no story {story_id} in this ledger; `onrecord info` lists the stories")
    return found
