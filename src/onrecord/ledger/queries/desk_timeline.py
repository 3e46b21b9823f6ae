"""A story or speaker day by day: the most-reported utterances of each day, however many there are."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import nsmallest
from typing import Any

from onrecord.ledger.connection import Connection
from onrecord.ledger.queries.cards import UtteranceCard, rows_in, utterances_by_id

TOP = 6  # utterances shown of a day; the rest are a search away
SHOWN = 80  # utterances shown in all


@dataclass(frozen=True, slots=True)
class Day:
    """What was said on one day, most-reported first."""

    date: str | None  # None: undated
    utterances: int
    shown: tuple[UtteranceCard, ...]


@dataclass(frozen=True, slots=True)
class Days:
    """Days, earliest first, undated last; when there are more than a page holds, those with the most origins."""

    days: tuple[Day, ...]
    counts: tuple[tuple[str, int], ...]  # every dated day, earliest first, and the utterances said on it

    @property
    def left_out(self) -> int:
        """Dated days of which nothing is shown."""
        return len(self.counts) - sum(day.date is not None for day in self.days)


Told = tuple[str, str | None, int, int]  # an utterance's id, day, origins and articles

# Equally well known, what was quoted stands before what was paraphrased, and what was said before what was thought.
HOW = {
    (act, kind): place
    for place, (act, kind) in enumerate(
        (act, kind) for act in ("speech", "other") for kind in ("direct", "mixed", "indirect")
    )
}
SAID = HOW["other", "direct"]  # from there on it was only thought


def days(connection: Connection, told: Iterable[Told], put: Mapping[str, int] | None = None) -> Days:
    """Return utterances by the days on which they were said: all counted, the most-reported of each day as cards.

    `put` says how each utterance is put; None: it is looked up, for those that may be shown.
    """
    by_day: dict[str | None, list[Told]] = {}
    for one in told:
        by_day.setdefault(one[1], []).append(one)
    kept = sorted(by_day, key=lambda day: max((one[2], one[3]) for one in by_day[day]), reverse=True)[:SHOWN]
    if put is None:
        put = _put(connection, [one[0] for day in kept if len(by_day[day]) > 1 for one in by_day[day]])
    ranked = [
        (place, *known, day)
        for day in kept
        for place, known in enumerate(
            nsmallest(TOP, ((-one[2], -one[3], put.get(one[0], 0), one[0]) for one in by_day[day]))
        )
    ]
    shown = sorted(ranked)[:SHOWN]  # each day's first, then each day's second, until the page is full
    cards = utterances_by_id(connection, [utterance for *_, utterance, _ in shown])
    found: dict[str | None, list[UtteranceCard]] = {}
    for *_, utterance, day in shown:
        found.setdefault(day, []).append(cards[utterance])
    return Days(
        tuple(
            Day(day, len(by_day[day]), tuple(found[day]))
            for day in sorted(found, key=lambda day: (day is None, day or ""))
        ),
        tuple(sorted((day, len(several)) for day, several in by_day.items() if day is not None)),
    )


def _put(connection: Connection, utterances: Sequence[str]) -> dict[str, int]:
    """Return how these utterances are put, by the best of their statements: see `HOW`."""
    put: dict[str, int] = {}
    for row in rows_in(connection, "SELECT utterance, act, kind FROM findable WHERE utterance IN", utterances):
        how = HOW[row["act"], row["kind"]]
        put[row["utterance"]] = min(how, put.get(row["utterance"], how))
    return put


def days_of_speaker(connection: Connection, entity: str) -> Days:
    """Return what a speaker said, day by day."""
    sql = "SELECT id, day, origins, articles FROM utterances WHERE entity = :entity"
    told: Iterator[Any] = connection.stream(sql, {"entity": entity})
    return days(connection, ((one, day, origins, articles) for one, day, origins, articles in told))


def figure_places(connection: Connection, ids: list[str]) -> Mapping[str, tuple[str, int, str | None]]:
    """Return where figures stand: article id, start in its text, and the statement that holds each."""
    sql = "SELECT f.id, f.start, f.statement, a.id AS article FROM figures f JOIN articles a ON a.number = f.article WHERE f.id IN"
    return {row["id"]: (row["article"], row["start"], row["statement"]) for row in rows_in(connection, sql, ids)}
