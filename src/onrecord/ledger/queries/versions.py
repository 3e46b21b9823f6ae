"""What changed between two versions of an article: its paragraphs, and the statements that changed, came or vanished."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from rapidfuzz import fuzz

from onrecord.ledger.connection import Connection
from onrecord.ledger.queries.article import ArticlePage, article
from onrecord.ledger.queries.cards import ArticleCard, StatementCard
from onrecord.ledger.rows import strings

_SAME_STATEMENT = 60.0  # rapidfuzz ratio, 0-100, from which two wordings are one statement reworded


@dataclass(frozen=True, slots=True)
class Changes:
    """How one version of an article differs from the one before it."""

    before: ArticleCard
    after: ArticleCard
    headline: bool  # the headline changed
    vanished_text: tuple[str, ...]  # paragraphs of the earlier version that are not in the later one, in order
    new_text: tuple[str, ...]  # and the other way round
    changed: tuple[tuple[StatementCard, StatementCard], ...]  # the same statement, worded or attributed otherwise
    vanished: tuple[StatementCard, ...]
    new: tuple[StatementCard, ...]


@dataclass(frozen=True, slots=True)
class Sighting:
    """One time an article, in this very wording, was captured."""

    source: str  # as the user named it
    url: str | None  # where it was in the end
    captured_at: str | None
    redirects: tuple[str, ...]  # passed through on the way, first one first


def sightings(connection: Connection, article_id: str) -> tuple[Sighting, ...]:
    """Return when and where an article was captured, the first time first."""
    rows = connection.all(
        "SELECT c.source, c.url, c.captured_at, c.redirects FROM articles a JOIN sightings s ON s.article = a.number"
        " JOIN captures c ON c.number = s.capture WHERE a.id = :id ORDER BY c.number",
        {"id": article_id},
    )
    return tuple(Sighting(row["source"], row["url"], row["captured_at"], strings(row["redirects"])) for row in rows)


def changes(connection: Connection, page: ArticlePage) -> tuple[Changes, ...]:
    """Return how each version of an article differs from the one before it, the first change first; empty for one version."""
    pages = [page if card.id == page.card.id else article(connection, card.id) for card in page.versions]
    return tuple(_changes(before, after) for before, after in pairwise(pages))


def _changes(before: ArticlePage, after: ArticlePage) -> Changes:
    vanished_text, new_text = _paragraphs(before.reading.article.text, after.reading.article.text)
    changed, vanished, new = _statements(before.statements, after.statements)
    return Changes(
        before.card,
        after.card,
        (before.card.title or "") != (after.card.title or ""),
        vanished_text,
        new_text,
        changed,
        vanished,
        new,
    )


def _paragraphs(before: str, after: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    one, other = before.split("\n\n"), after.split("\n\n")
    gone: list[str] = []
    came: list[str] = []
    for kind, i, j, k, m in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if kind != "equal":
            gone += one[i:j]
            came += other[k:m]
    return tuple(gone), tuple(came)


def _statements(
    before: Sequence[StatementCard], after: Sequence[StatementCard]
) -> tuple[tuple[tuple[StatementCard, StatementCard], ...], tuple[StatementCard, ...], tuple[StatementCard, ...]]:
    """Return the statements reworded or given to another speaker, those that vanished and those that are new."""
    known = {_key(card) for card in before} & {_key(card) for card in after}
    gone = [card for card in before if _key(card) not in known and card.verdict != "rejected"]
    came = [card for card in after if _key(card) not in known and card.verdict != "rejected"]
    pairs = sorted(_alike(gone, came), key=lambda pair: -pair[0])
    changed: list[tuple[StatementCard, StatementCard]] = []
    for _, one, other in pairs:
        if one in gone and other in came:
            gone.remove(one)
            came.remove(other)
            changed.append((one, other))
    changed.sort(key=lambda pair: pair[1].start)
    return tuple(changed), tuple(gone), tuple(came)


def _alike(
    gone: Sequence[StatementCard], came: Sequence[StatementCard]
) -> Iterator[tuple[float, StatementCard, StatementCard]]:
    for one in gone:
        for other in came:
            alike = fuzz.ratio(one.text, other.text, score_cutoff=_SAME_STATEMENT)
            if alike:
                yield alike, one, other


def _key(card: StatementCard) -> tuple[str, str | None]:
    return " ".join(card.text.split()), card.speaker
