"""The timeline of a story: what was said, by whom, on which day."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.linking.features import day_number
from onrecord.records import Utterance


@dataclass(frozen=True, slots=True)
class Entry:
    """One utterance on the timeline."""

    utterance: Utterance
    day: str | None  # ISO date; None: neither when it was said nor when it was printed is known
    said: bool  # False: `day` is that of the first publication
    articles: int


@dataclass(frozen=True, slots=True)
class Day:
    """A day of a story, the most reported first."""

    day: str | None
    entries: tuple[Entry, ...]


def timeline(
    utterances: Iterable[Utterance], published: "dict[str, str | None]", *, articles: Sequence[str] | None = None
) -> tuple[Day, ...]:
    """Return the days of a story in order, undated last, each with what was said on it.

    `published` gives the ISO date of each article. With `articles`, only utterances that one of them reports are taken. Within a
    day the utterance printed by most articles comes first, then the one with most independent origins.
    """
    wanted = set(articles) if articles is not None else None
    days: dict[str | None, list[Entry]] = defaultdict(list)
    for one in utterances:
        held = {w.article for w in one.wordings}
        if wanted is not None and not held & wanted:
            continue
        said = one.said[:10] if one.said and day_number(one.said) is not None else None
        printed = min((p[:10] for a in held if (p := published.get(a))), default=None)
        entry = Entry(one, said or printed, said is not None, len(held))
        days[entry.day].append(entry)
    return tuple(
        Day(day, tuple(sorted(days[day], key=lambda e: (-e.articles, -e.utterance.origins, e.utterance.id))))
        for day in sorted(days, key=lambda d: (d is None, d or ""))
    )
