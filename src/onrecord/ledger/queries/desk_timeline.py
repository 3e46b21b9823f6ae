"""A story or speaker day by day: the most-reported utterances of each day, however many there are."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import nlargest, nsmallest
from typing import Any

from onrecord.ledger.connection import Connection, listed
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
HOW_SQL = "(f.act <> 'speech') * 3 + (f.kind <> 'direct') + (f.kind = 'indirect')"
SAID = 3  # from there on it was only thought


def days(connection: Connection, told: Iterable[Told], put: Mapping[str, int]) -> Days:
    """Return utterances by the days on which they were said: all counted, the most-reported of each day as cards.

    `put` says how each utterance is put: see `HOW_SQL`.
    """
    by_day: dict[str | None, list[Told]] = {}
    for one in told:
        by_day.setdefault(one[1], []).append(one)
    kept = _kept({day: max((one[2], one[3]) for one in several) for day, several in by_day.items()})
    counts = {day: len(several) for day, several in by_day.items()}
    return _days(connection, counts, {day: by_day[day] for day in kept}, put)


def days_of_speaker(connection: Connection, entity: str) -> Days:
    """Return what a speaker said, day by day."""
    key = {"entity": entity}
    # Of thousands of utterances only those of the days shown are fetched, and only of those that may be shown how they are put.
    tally: Iterator[Any] = connection.stream(_TALLY, key)
    best: dict[str | None, int] = {}
    counts: dict[str | None, int] = {}
    for day, utterances, known in tally:
        best[day], counts[day] = known, utterances
    kept = _kept(best)
    sql = "SELECT id, day, origins, articles FROM utterances WHERE entity = :entity AND day"
    names, days_kept = listed([day for day in kept if day is not None])
    found: list[Any] = connection.all(f"{sql} IN ({names})", {**key, **days_kept})
    if None in kept:
        found += connection.all(f"{sql} IS NULL", key)
    by_day: dict[str | None, list[Told]] = {day: [] for day in kept}
    for utterance, day, origins, articles in found:
        by_day[day].append((utterance, day, origins, articles))
    return _days(connection, counts, by_day, None)


_TALLY = "SELECT day, count(*), max(origins * 1000000 + articles) FROM utterances WHERE entity = :entity GROUP BY day"


def _kept(best: Mapping[str | None, Any]) -> list[str | None]:
    """Return the days a page has room for: those whose best-known utterance is best known, the earlier of two alike."""
    return sorted(best, key=lambda day: best[day], reverse=True)[:SHOWN]


def _days(
    connection: Connection,
    counts: Mapping[str | None, int],
    by_day: Mapping[str | None, Sequence[Told]],
    put: Mapping[str, int] | None,
) -> Days:
    """Return days with the cards of the utterances shown; `by_day` has those of the days kept. Without `put` it is looked up."""
    places = _places(by_day.values())
    reach = {day: _within_reach(several, places) for day, several in by_day.items()}
    if put is None:
        put = _put(connection, [one[0] for several in reach.values() if len(several) > 1 for one in several])
    ranked = [
        (place, *known, day)
        for day, several in reach.items()
        for place, known in enumerate(
            nsmallest(places, ((-one[2], -one[3], put.get(one[0], 0), one[0]) for one in several))
        )
    ]
    shown = sorted(ranked, key=lambda one: (*one[:-1], one[-1] or ""))[
        :SHOWN
    ]  # each day's first, then each day's second…
    cards = utterances_by_id(connection, [utterance for *_, utterance, _ in shown])
    found: dict[str | None, list[UtteranceCard]] = {}
    for *_, utterance, day in shown:
        found.setdefault(day, []).append(cards[utterance])
    return Days(
        tuple(
            Day(day, counts[day], tuple(found[day])) for day in sorted(found, key=lambda day: (day is None, day or ""))
        ),
        tuple(sorted((day, number) for day, number in counts.items() if day is not None)),
    )


def _places(days: Iterable[Sequence[Told]]) -> int:
    """Return how many utterances of a day can be shown at most: until the page is full, and no more than TOP."""
    sizes = [len(several) for several in days]
    return next((n for n in range(1, TOP) if sum(min(n, size) for size in sizes) >= SHOWN), TOP)


def _within_reach(several: Sequence[Told], places: int) -> Sequence[Told]:
    """Return those that may stand on one of the `places`: the best known, and all as well known as the last of them."""
    if len(several) <= places:
        return several
    last = nlargest(places, ((one[2], one[3]) for one in several))[-1]
    return [one for one in several if (one[2], one[3]) >= last]


def _put(connection: Connection, utterances: Sequence[str]) -> dict[str, int]:
    """Return how these utterances are put, by the best of their statements: see `HOW_SQL`."""
    put: dict[str, int] = {}
    for row in rows_in(
        connection, f"SELECT f.utterance, {HOW_SQL} AS how FROM findable f WHERE f.utterance IN", utterances
    ):
        put[row["utterance"]] = min(row["how"], put.get(row["utterance"], row["how"]))
    return put


def figure_places(connection: Connection, ids: list[str]) -> Mapping[str, tuple[str, int, str | None]]:
    """Return where figures stand: article id, start in its text, and the statement that holds each."""
    sql = "SELECT f.id, f.start, f.statement, a.id AS article FROM figures f JOIN articles a ON a.number = f.article WHERE f.id IN"
    return {row["id"]: (row["article"], row["start"], row["statement"]) for row in rows_in(connection, sql, ids)}
