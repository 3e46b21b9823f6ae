"""How much is on the record, how well it was read, and what is still open."""

from collections.abc import Mapping
from dataclasses import dataclass

from onrecord.ledger.adding import LINKS_STALE, marked
from onrecord.ledger.connection import Connection
from onrecord.ledger.judgements import standing_judgements
from onrecord.ledger.queries.cards import IN_STORY, StatementCard, cards_of, statement_cards
from onrecord.ledger.queries.page import LIMIT, Page
from onrecord.records import Rejection

_COUNTS = {
    "captures": "SELECT count(*) FROM captures",
    "articles": "SELECT count(*) FROM articles WHERE current = 1",
    "superseded": "SELECT count(*) FROM articles WHERE current = 0",
    "unread": "SELECT count(*) FROM articles WHERE current = 1 AND read = 0",
    "outlets": "SELECT count(DISTINCT outlet) FROM articles WHERE current = 1",
    "statements": "SELECT count(*) FROM findable",
    "unresolved": "SELECT count(*) FROM findable f WHERE f.unresolved = 1 AND coalesce(f.verdict, '') <> 'rejected'",
    # All less those of superseded articles, which are few: a count over all that asks each for its article takes seconds.
    "figures": "SELECT (SELECT count(*) FROM figures) - (SELECT count(*) FROM figures WHERE article IN"
    " (SELECT number FROM articles WHERE current = 0))",
    "speakers": "SELECT count(*) FROM (SELECT DISTINCT entity FROM findable WHERE entity IS NOT NULL) n",
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
    where = "f.unresolved = 1"
    parameters: dict[str, object] = {}
    if story is not None:
        where += f" AND f.article IN {IN_STORY}"
        parameters["story"] = story
    return statement_cards(connection, where, parameters, limit=limit, offset=offset)


def review_queue(connection: Connection, *, limit: int = LIMIT, offset: int = 0) -> Page[StatementCard]:
    """Return the statements nobody judged yet, least certain and most used first.

    The rank is how sure the statement and its speaker are, 0.0-1.0, half for an unresolved one, divided by one more than
    the independent origins that report it.
    """
    waiting = "FROM findable INDEXED BY findable_doubt WHERE reviewed = 0 AND act = 'speech'"
    total = int(connection.value(f"SELECT count(*) {waiting}"))
    rows = connection.all(
        f"SELECT number {waiting} ORDER BY doubt, number LIMIT :limit OFFSET :offset",
        {"limit": limit, "offset": offset},
    )
    return Page(cards_of(connection, [row["number"] for row in rows]), total, limit, offset)


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
