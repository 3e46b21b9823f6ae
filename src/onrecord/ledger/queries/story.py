"""What is on the record of a story, and which stories there are."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.errors import NotFound
from onrecord.ledger.connection import Connection, Row, columns
from onrecord.ledger.links import current_id, lineage_of, series_of, story_of
from onrecord.ledger.queries.cards import (
    IN_STORY,
    NOT_REJECTED,
    OF_STORY,
    ArticleCard,
    SpeakerCard,
    StatementCard,
    StoryCard,
    UtteranceCard,
    article_cards,
    cards_of,
    rows_in,
    statement_cards,
    utterance_cards,
)
from onrecord.ledger.queries.page import LIMIT, Page
from onrecord.ledger.rows import record_of, strings
from onrecord.records import Lineage, Series, Story

_IN_STORY = "SELECT article FROM story_articles WHERE story = :story"
_TOLD = f"u.id IN (SELECT f.utterance FROM findable f WHERE f.article IN {IN_STORY})"


@dataclass(frozen=True, slots=True)
class StoryPage:
    """A story and the counts that tell how well it is covered."""

    story: Story
    articles: int
    outlets: int
    origins: int  # independent originals among its articles
    speakers: int  # known by name
    described: int  # other sources, as the articles call them: “the council”
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
    # Ranked by what is narrow; the cards, which count outlets, are made for those shown.
    ranked = connection.all(
        "SELECT st.id FROM (SELECT story, count(*) AS articles FROM story_articles GROUP BY story) n"
        " JOIN stories st ON st.id = n.story ORDER BY n.articles DESC, st.last_day DESC, st.id LIMIT :limit OFFSET :offset",
        {"limit": limit, "offset": offset},
    )
    return Page(stories_by_id(connection, [row["id"] for row in ranked]), int(total), limit, offset)


def stories_by_id(connection: Connection, ids: Sequence[str]) -> tuple[StoryCard, ...]:
    """Return the cards of these stories, in the order given; ids of none are left out."""
    found = {row["id"]: _story_card(row) for row in rows_in(connection, f"{_STORY_SQL} WHERE st.id IN", ids)}
    return tuple(found[one] for one in ids if one in found)


def story(connection: Connection, story_id: str) -> StoryPage:
    """Return a story by its id, a retired one included. Raises `NotFound`."""
    key = find_story(connection, story_id)
    said = connection.one(
        "SELECT count(*) AS statements, count(DISTINCT f.entity) AS speakers,"
        " count(DISTINCT CASE WHEN f.entity IS NULL THEN f.speaker END) AS described,"
        " count(DISTINCT f.utterance) AS utterances, coalesce(sum(f.unresolved), 0) AS unresolved,"
        " count(DISTINCT CASE WHEN f.disputed = 1 THEN coalesce(f.utterance, CAST(f.number AS TEXT)) END) AS disputed"
        f" FROM {OF_STORY} AND {NOT_REJECTED}",
        {"story": key},
    )
    assert said is not None
    return story_page(connection, key, columns(said))


def find_story(connection: Connection, story_id: str) -> str:
    """Return the id by which a story goes now. Raises `NotFound`."""
    found = current_id(connection, "story", story_id)
    if found is None:
        raise NotFound(f"there is no story {story_id} in this ledger; `onrecord info` lists the stories")
    return found


def story_page(connection: Connection, story_id: str, said: Mapping[str, int]) -> StoryPage:
    """Return the story `story_id`, a current id, with the counts `said` of its statements."""
    key = {"story": story_id}
    row = connection.one("SELECT * FROM stories WHERE id = :story", key)
    printed = connection.one(
        f"SELECT count(*) AS articles, count(DISTINCT outlet) AS outlets FROM articles WHERE id IN ({_IN_STORY})",
        key,
    )
    assert row is not None
    assert printed is not None
    return StoryPage(story=story_of(connection, row), origins=row["origins"], **columns(printed), **said)


def timeline(connection: Connection, story_id: str, *, limit: int = LIMIT, offset: int = 0) -> Page[UtteranceCard]:
    """Return what was said in a story, day by day, most-reported first within a day; the undated come first."""
    return utterance_cards(
        connection,
        _TOLD,
        {"story": find_story(connection, story_id)},
        order="coalesce(u.day, ''), u.origins DESC, u.articles DESC, u.id",
        limit=limit,
        offset=offset,
    )


def most_reported(connection: Connection, story_id: str, *, limit: int = LIMIT, offset: int = 0) -> Page[UtteranceCard]:
    """Return what was said in a story, that with most independent origins first."""
    return utterance_cards(
        connection,
        _TOLD,
        {"story": find_story(connection, story_id)},
        order="u.origins DESC, u.articles DESC, u.day, u.id",
        limit=limit,
        offset=offset,
    )


def story_statements(
    connection: Connection, story_id: str, *, limit: int = LIMIT, offset: int = 0
) -> Page[StatementCard]:
    """Return the statements of a story's articles, by publication and place in the article."""
    key = {"story": find_story(connection, story_id)}
    return statement_cards(connection, f"f.article IN {IN_STORY}", key, limit=limit, offset=offset)


def story_articles(connection: Connection, story_id: str, *, limit: int = LIMIT, offset: int = 0) -> Page[ArticleCard]:
    """Return a story's articles, first published first."""
    key = {"story": find_story(connection, story_id)}
    return article_cards(connection, f"a.id IN ({_IN_STORY})", key, limit=limit, offset=offset)


def story_speakers(connection: Connection, story_id: str, *, limit: int = LIMIT, offset: int = 0) -> Page[SpeakerCard]:
    """Return who speaks in a story, those with most utterances first; the counts are within the story."""
    key = {"story": find_story(connection, story_id)}
    inside = f"FROM {OF_STORY} AND f.entity IS NOT NULL AND {NOT_REJECTED}"
    total = connection.value(f"SELECT count(DISTINCT f.entity) {inside}", key)
    found = connection.all(
        f"SELECT e.id, e.name, e.kind, n.statements, n.utterances, n.articles FROM (SELECT f.entity, count(*) AS statements,"
        f" count(DISTINCT f.utterance) AS utterances, count(DISTINCT f.article) AS articles {inside} GROUP BY f.entity) n"
        " JOIN entities e ON e.id = n.entity ORDER BY n.utterances DESC, n.statements DESC, e.name, e.id"
        " LIMIT :limit OFFSET :offset",
        {**key, "limit": limit, "offset": offset},
    )
    return Page(tuple(speaker_card(row) for row in found), int(total), limit, offset)


def story_series(connection: Connection, story_id: str, *, limit: int = LIMIT, offset: int = 0) -> Page[Series]:
    """Return the series that have a figure in the story, each with all its points.

    Those whose value changes or is told differently come first, by how many claimants and values they have.
    """
    key = {"story": find_story(connection, story_id)}
    total = connection.value(SERIES_TOTAL, key)
    found = connection.all(f"{RANKED_SERIES} LIMIT :limit OFFSET :offset", {**key, "limit": limit, "offset": offset})
    return Page(tuple(series_of(connection, row) for row in found), int(total), limit, offset)


SERIES_TOTAL = f"SELECT count(DISTINCT series) FROM points WHERE article IN ({_IN_STORY})"
# A series moves when its points differ in low, high or value; `told` is how many different ones any of the three has.
RANKED_SERIES = f"""SELECT s.*, n.points, n.told > 1 OR n.partly AS moves
  FROM (SELECT p.series, count(*) AS points, count(DISTINCT p.claimant) AS claimants,
               max(count(DISTINCT p.low), count(DISTINCT p.high), count(DISTINCT p.value)) AS told,
               count(p.low) % count(*) + count(p.high) % count(*) + count(p.value) % count(*) > 0 AS partly
          FROM points p
         WHERE p.series IN (SELECT series FROM points WHERE article IN ({_IN_STORY}))
         GROUP BY p.series) n
  JOIN series s ON s.id = n.series
 ORDER BY moves DESC, n.claimants DESC, n.told DESC, n.points DESC, s.id"""


def story_denials(connection: Connection, story_id: str, *, limit: int = LIMIT, offset: int = 0) -> Page[DenialCard]:
    """Return the denials made in a story, in the order of publication."""
    key = {"story": find_story(connection, story_id)}
    # Begun at the denials where they are fewer than the statements of the story, of which an article has ten or more.
    articles = connection.value("SELECT count(*) FROM story_articles WHERE story = :story", key)
    few = connection.value("SELECT count(*) FROM denials") < 10 * articles
    where = _DENIED_IN_STORY if few else f"f.article IN {IN_STORY}"
    return denials(connection, where, key, limit=limit, offset=offset)


_DENIED_IN_STORY = f"""d.statement IN (SELECT y.id FROM denials z CROSS JOIN statements y ON y.id = z.statement
  CROSS JOIN findable g ON g.number = y.number WHERE g.article IN {IN_STORY})"""


def denials(
    connection: Connection,
    where: str,
    parameters: Mapping[str, object],
    *,
    limit: int = LIMIT,
    offset: int = 0,
) -> Page[DenialCard]:
    """Return the denials whose statement meets `where`, asked of `findable f` and `denials d`, each beside what it denies."""
    all_of_them = connection.all(  # few enough to be counted by fetching them
        "SELECT d.*, s.number FROM denials d JOIN statements s ON s.id = d.statement JOIN findable f ON f.number = s.number"
        f" JOIN articles a ON a.number = f.article WHERE ({where}) AND {NOT_REJECTED} ORDER BY a.published, a.id, f.number",
        parameters,
    )
    found = all_of_them[offset : offset + limit]
    of: dict[str, list[int]] = {}
    denied = (
        "SELECT x.statement, f.number FROM denied x JOIN statements s ON s.id = x.denied JOIN findable f ON f.number = s.number"
        f" WHERE {NOT_REJECTED} AND x.statement IN"
    )
    for row in rows_in(connection, denied, [row["statement"] for row in found]):
        of.setdefault(row["statement"], []).append(row["number"])
    numbers = [row["number"] for row in found] + [number for several in of.values() for number in several]
    cards = dict(zip(numbers, cards_of(connection, numbers), strict=True))
    made = tuple(
        DenialCard(
            cards[row["number"]],
            tuple(cards[number] for number in sorted(of.get(row["statement"], ()))),
            row["denied_by"],
            row["score"],
            strings(row["evidence"]),
        )
        for row in found
    )
    return Page(made, len(all_of_them), limit, offset)


def story_lineages(connection: Connection, story_id: str, *, limit: int = LIMIT, offset: int = 0) -> Page[Lineage]:
    """Return the lineages of two articles or more in the story, largest first."""
    key = {"story": find_story(connection, story_id)}
    several = connection.all(
        "SELECT y.lineage FROM lineage_articles y WHERE y.lineage IN"
        f" (SELECT x.lineage FROM lineage_articles x WHERE x.article IN ({_IN_STORY})) GROUP BY y.lineage"
        " HAVING count(*) > 1 ORDER BY count(*) DESC, y.lineage",
        key,
    )
    shown = [row["lineage"] for row in several[offset : offset + limit]]
    found = {row["id"]: row for row in rows_in(connection, "SELECT * FROM lineages WHERE id IN", shown)}
    return Page(tuple(lineage_of(connection, found[one]) for one in shown), len(several), limit, offset)


def related_stories(connection: Connection, story_id: str) -> tuple[StoryCard, ...]:
    """Return the stories linking found related to this one."""
    row = connection.one("SELECT related FROM stories WHERE id = :id", {"id": find_story(connection, story_id)})
    assert row is not None
    return stories_by_id(connection, strings(row["related"]))


def speaker_card(row: Row) -> SpeakerCard:
    """Return the card of a row with an entity's id, name, kind and counts."""
    return record_of(SpeakerCard, row)


_STORY_SQL = """SELECT st.*, (SELECT count(*) FROM story_articles sa WHERE sa.story = st.id) AS articles,
  (SELECT count(DISTINCT a.outlet) FROM story_articles sa JOIN articles a ON a.id = sa.article WHERE sa.story = st.id) AS outlets
  FROM stories st"""


def _story_card(row: Row) -> StoryCard:
    return record_of(
        StoryCard,
        row,
        first=row["first_day"],
        last=row["last_day"],
        people=strings(row["people"]),
        places=strings(row["places"]),
    )
