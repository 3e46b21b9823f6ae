"""How much is on the record, how well it was read, and what is still open."""

from collections.abc import Mapping
from dataclasses import dataclass

from onrecord.ledger.adding import LINKS_STALE, marked
from onrecord.ledger.connection import Connection
from onrecord.ledger.judgements import standing_judgements
from onrecord.ledger.queries.cards import StatementCard, statement_cards
from onrecord.ledger.queries.page import LIMIT, Page
from onrecord.records import Rejection

_COUNTS = {
    "captures": "SELECT count(*) FROM captures",
    "articles": "SELECT count(*) FROM articles WHERE current = 1",
    "superseded": "SELECT count(*) FROM articles WHERE current = 0",
    "unread": "SELECT count(*) FROM articles WHERE current = 1 AND read = 0",
    "outlets": "SELECT count(DISTINCT outlet) FROM articles WHERE current = 1",
    "statements": "SELECT count(*) FROM statements s JOIN articles a ON a.number = s.article WHERE a.current = 1",
    "unresolved": "SELECT count(*) FROM unresolved_view",
    "figures": "SELECT count(*) FROM figures f JOIN articles a ON a.number = f.article WHERE a.current = 1",
    "speakers": "SELECT count(DISTINCT entity) FROM statement_speakers",
    "utterances": "SELECT count(*) FROM utterances",
    "lineages": "SELECT count(*) FROM lineages",
    "stories": "SELECT count(*) FROM stories",
    "denials": "SELECT count(*) FROM denials",
    "series": "SELECT count(*) FROM series",
    "judgements": "SELECT count(*) FROM judgements",
    "rejections": "SELECT count(*) FROM rejections",
}


_GROUPS = ("utterance", "entity", "lineage", "story", "denial")


@dataclass(frozen=True, slots=True)
class Info:
    """What a ledger holds."""

    counts: Mapping[str, int]  # articles: current versions; superseded: older ones
    first: str | None  # ISO date of the earliest article; None: none is dated
    last: str | None
    readers: tuple[tuple[str, int], ...]  # reader and version, how many articles it read
    stale: bool  # True: something was added or judged since linking last ended


@dataclass(frozen=True, slots=True)
class Precision:
    """How often people found one thing right, of those they reviewed."""

    of: str  # "statement", "statement, direct", "speaker", "utterance"…
    right: int
    reviewed: int
    low: float  # 95 % interval (Wilson 1927), 0.0-1.0
    high: float

    @property
    def share(self) -> float:
        """Right of reviewed, 0.0-1.0."""
        return self.right / self.reviewed


def info(connection: Connection) -> Info:
    """Return what the ledger holds."""
    span = connection.one(
        "SELECT min(substr(published, 1, 10)) AS first, max(substr(published, 1, 10)) AS last FROM articles WHERE current = 1"
    )
    readers = connection.all(
        "SELECT read_by, count(*) AS articles FROM articles WHERE current = 1 GROUP BY read_by ORDER BY articles DESC, read_by"
    )
    return Info(
        counts={name: int(connection.value(sql)) for name, sql in _COUNTS.items()},
        first=span["first"] if span else None,
        last=span["last"] if span else None,
        readers=tuple((row["read_by"], row["articles"]) for row in readers),
        stale=marked(connection, LINKS_STALE) is not None,
    )


def quality(connection: Connection) -> tuple[Precision, ...]:
    """Return the precision people measured by judging: of statements by kind, of speakers, of groups.

    A statement is right when it stands accepted or its speaker was corrected, wrong when it stands rejected; its speaker is
    right when accepted uncorrected. A group is right when accepted, wrong when rejected, merged or split. It is the precision
    of what was reviewed, which the review queue picks for being uncertain: a floor for the whole, not an estimate of it.
    """
    verdicts = connection.all(
        "SELECT s.kind, r.verdict, r.speaker, s.speaker AS as_read FROM reviews r JOIN statements s ON s.id = r.statement"
        " WHERE r.verdict IS NOT NULL"
    )
    tallies: dict[str, list[bool]] = {}
    for row in verdicts:
        accepted = row["verdict"] == "accepted"
        tallies.setdefault("statement", []).append(accepted)
        tallies.setdefault(f"statement, {row['kind']}", []).append(accepted)
        if accepted and row["as_read"] is not None:
            tallies.setdefault("speaker", []).append(row["speaker"] in (None, row["as_read"]))
    for judgement in standing_judgements(connection):
        if judgement.target_kind in _GROUPS and judgement.action in ("accept", "reject", "merge", "split"):
            tallies.setdefault(judgement.target_kind, []).append(judgement.action == "accept")
    return tuple(_precision(of, answers) for of, answers in sorted(tallies.items()))


def unresolved(
    connection: Connection, *, story: str | None = None, limit: int = LIMIT, offset: int = 0
) -> Page[StatementCard]:
    """Return the statements whose speaker could not be told, with reason and candidates."""
    where = "s.speaker_state = 'unresolved' AND r.speaker IS NULL"
    parameters: dict[str, object] = {}
    if story is not None:
        where += " AND a.id IN (SELECT article FROM story_articles WHERE story = :story)"
        parameters["story"] = story
    return statement_cards(connection, where, parameters, limit=limit, offset=offset)


def review_queue(connection: Connection, *, limit: int = LIMIT, offset: int = 0) -> Page[StatementCard]:
    """Return the statements nobody judged yet, least certain and most used first.

    They are ranked among the QUEUED least certain by each measure (the statement's confidence, its speaker's, unresolved ones).
    """
    return statement_cards(
        connection,
        f"r.statement IS NULL AND s.act = 'speech' AND s.number IN ({_QUEUED})",
        {"queued": QUEUED},
        order="""(CASE WHEN s.speaker_state = 'unresolved' THEN 0.5 ELSE 1.0 END)
          * s.confidence * coalesce(s.speaker_confidence, 1.0) / (1 + coalesce(u.origins, 0)), a.id, s.position""",
        limit=limit,
        offset=offset,
    )


QUEUED = 1000

_QUEUED = " UNION ".join(
    f"SELECT number FROM (SELECT q.number FROM statements q WHERE {where} AND q.act = 'speech'"
    f" AND NOT EXISTS (SELECT 1 FROM reviews v WHERE v.statement = q.id) ORDER BY {order}, q.number LIMIT :queued) q{at}"
    for at, (where, order) in enumerate(
        (
            ("q.confidence <= 1.0", "q.confidence"),
            ("q.speaker_confidence <= 1.0", "q.speaker_confidence"),
            ("q.speaker_state = 'unresolved'", "q.speaker_state"),
        )
    )
)


def rejections(connection: Connection, *, limit: int = LIMIT, offset: int = 0) -> Page[Rejection]:
    """Return what could not be read and why, the latest first."""
    total = connection.value("SELECT count(*) FROM rejections")
    found = connection.all(
        "SELECT source, reason, detail FROM rejections ORDER BY number DESC LIMIT :limit OFFSET :offset",
        {"limit": limit, "offset": offset},
    )
    return Page(
        tuple(Rejection(row["source"], row["reason"], row["detail"]) for row in found), int(total), limit, offset
    )


def _precision(of: str, answers: list[bool]) -> Precision:
    n, right = len(answers), sum(answers)
    z, share = 1.96, right / n
    middle = (share + z * z / (2 * n)) / (1 + z * z / n)
    half = z * ((share * (1 - share) / n + z * z / (4 * n * n)) ** 0.5) / (1 + z * z / n)
    return Precision(of, right, n, max(0.0, middle - half), min(1.0, middle + half))
