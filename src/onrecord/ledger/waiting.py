"""What linking has not taken in yet: articles that are new, gone or corrected, and groups on which there is a new decision.

Whatever changes a reading or a judgement puts its articles here within the same transaction, and linking takes them away within the
transaction that writes what follows from them. So a run killed at any moment leaves nothing unlinked that is not here.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from onrecord.ledger.connection import Connection, Row, listed

Kind = Literal["article", "judged", "form"]


class Ready(NamedTuple):
    """What linking needs to know of an article, made when it was read."""

    made_by: str  # what another maker made is made again
    packed: bytes


@dataclass(frozen=True, slots=True)
class Waiting:
    """What is to be linked together."""

    numbers: tuple[int, ...]  # of the rows, to be taken away when it is done
    articles: tuple[str, ...] = ()  # to be read from the ledger and filed, or to be forgotten
    judged: tuple[str, ...] = ()  # articles whose groups are to be made again
    forms: tuple[str, ...] = ()  # ids of entities or spelled names on which there is a decision


def put(connection: Connection, kind: Kind, idents: Iterable[str]) -> None:
    """Put these down; those already waiting wait on, and count as put down now: what was ready of them is no more."""
    connection.many(
        "INSERT OR REPLACE INTO link_waiting (kind, id, day) VALUES (:kind, :id,"
        " coalesce((SELECT CASE WHEN current = 1 THEN coalesce(published, '~') ELSE '' END FROM articles WHERE id = :id), ''))",
        [{"kind": kind, "id": ident} for ident in dict.fromkeys(idents)],
    )


def put_ready(connection: Connection, article: str, ready: Ready) -> None:
    """Keep, with an article that waits, what linking needs to know of it; it goes when the article is put down again."""
    sql = "UPDATE link_waiting SET made_by = :made_by, packed = :packed WHERE kind = 'article' AND id = :id"
    connection.run(sql, {**ready._asdict(), "id": article})


def ready(connection: Connection, articles: Sequence[str], made_by: str) -> dict[str, bytes]:
    """Return what is ready of those of these articles of which something is that `made_by` made."""
    sql = "SELECT packed FROM link_waiting WHERE kind = 'article' AND id = :id AND made_by = :made_by"
    found = {article: connection.value(sql, {"id": article, "made_by": made_by}) for article in articles}
    return {article: packed for article, packed in found.items() if packed is not None}


def put_statements(connection: Connection, kind: Kind, statements: Iterable[str]) -> None:
    """Put down the articles of these statements."""
    found = []
    for statement in statements:
        sql = "SELECT a.id FROM statements s JOIN articles a ON a.number = s.article WHERE s.id = :id"
        article = connection.value(sql, {"id": statement})
        found += [str(article)] if article is not None else []
    put(connection, kind, found)


def first(connection: Connection, articles: int) -> Waiting:
    """Return what is to be linked next: so many articles, first published first, and every decision on groups."""
    sql = "SELECT number, kind, id FROM link_waiting WHERE kind = :kind ORDER BY day, id"
    rows: list[Row] = connection.all(f"{sql} LIMIT :most", {"kind": "article", "most": articles})
    for kind in ("judged", "form"):
        rows += connection.all(sql, {"kind": kind})
    of = {kind: tuple(row["id"] for row in rows if row["kind"] == kind) for kind in ("article", "judged", "form")}
    return Waiting(tuple(row["number"] for row in rows), of["article"], of["judged"], of["form"])


def all_again(connection: Connection) -> None:
    """Put down every current article, and nothing else."""
    connection.run("DELETE FROM link_waiting")
    connection.run(
        "INSERT INTO link_waiting (kind, id, day) SELECT 'article', id, coalesce(published, '~') FROM articles"
        " WHERE current = 1 ORDER BY id"
    )


def unchanged(connection: Connection, numbers: Sequence[int]) -> bool:
    """Tell whether all of these still wait as they were put down: nobody linked them or put them down again meanwhile."""
    return _count(connection, numbers) == len(numbers)


def done(connection: Connection, numbers: Sequence[int]) -> None:
    """Take these away."""
    for at in range(0, len(numbers), 500):
        names, values = listed(numbers[at : at + 500])
        connection.run(f"DELETE FROM link_waiting WHERE number IN ({names})", values)


def any_left(connection: Connection) -> bool:
    """Tell whether something waits."""
    return connection.value("SELECT 1 FROM link_waiting LIMIT 1") is not None


def more_than(connection: Connection, number: int) -> bool:
    """Tell whether more wait than so many."""
    sql = "SELECT 1 FROM link_waiting LIMIT 1 OFFSET :number"
    return connection.value(sql, {"number": number}) is not None


def _count(connection: Connection, numbers: Sequence[int]) -> int:
    found = 0
    for at in range(0, len(numbers), 500):
        names, values = listed(numbers[at : at + 500])
        found += int(connection.value(f"SELECT count(*) FROM link_waiting WHERE number IN ({names})", values))
    return found
