"""All that is said in a story, in one pass over its statements: how much is on the record, who speaks, and when."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from onrecord.ledger.connection import Connection
from onrecord.ledger.queries.cards import (
    NOT_REJECTED,
    STORY_STATEMENTS,
    SpeakerCard,
    UtteranceCard,
    rows_in,
    utterances_by_id,
)
from onrecord.ledger.queries.desk_timeline import HOW_SQL, SAID, Days, Told, days
from onrecord.ledger.queries.page import Page
from onrecord.ledger.queries.story import StoryPage, find_story, story_page


@dataclass(frozen=True, slots=True)
class StorySheet:
    """A story with its counts, who speaks in it, most utterances first, and when."""

    found: StoryPage
    speakers: Page[SpeakerCard]  # counts within the story
    best_known: Mapping[str, UtteranceCard]  # by speaker: what most independent origins report of them
    days: Days


@dataclass(slots=True)
class _Pass:
    """What one pass over the statements gathers."""

    statements: int = 0
    unresolved: int = 0
    described: set[str] = field(default_factory=set)
    disputed: set[str | int] = field(default_factory=set)  # utterances; statements that belong to none
    told: dict[str, Told] = field(default_factory=dict)
    put: dict[str, int] = field(default_factory=dict)  # how each utterance is put, by the best of its statements
    said: dict[str, list[str]] = field(
        default_factory=lambda: defaultdict(list)
    )  # utterances by speaker, as often as printed
    where: dict[str, list[int]] = field(
        default_factory=lambda: defaultdict(list)
    )  # articles by speaker, once a statement

    def counts(self) -> dict[str, int]:
        """Return the counts of `StoryPage` that statements tell."""
        return {
            "speakers": len(self.where),
            "described": len(self.described),
            "statements": self.statements,
            "utterances": len(self.told),
            "disputed": len(self.disputed),
            "unresolved": self.unresolved,
        }

    def standing(self, utterance: str) -> tuple[object, ...]:
        """Rank by independent report; what was said before what was only thought, quoted before paraphrased."""
        _, _, origins, articles = self.told[utterance]
        return (self.put[utterance] < SAID, origins, articles, -self.put[utterance], utterance)


# A story of 2,000 articles has 20,000 statements: one pass in Python takes a third of the time of five grouping ones in SQL.
# What most rows would repeat is left empty, and how a statement is put is a number: handing over a value takes as long as
# finding it.
_PASS = f"""SELECT f.entity, f.utterance, f.article, {HOW_SQL}, u.day, u.origins, u.articles,
       CASE WHEN f.entity IS NULL THEN f.speaker END, CASE WHEN f.unresolved = 1 THEN 1 END,
       CASE WHEN f.disputed = 1 THEN f.number END
  FROM {STORY_STATEMENTS} LEFT JOIN utterances u ON u.id = f.utterance
 WHERE sa.story = :story AND {NOT_REJECTED}"""


def story_sheet(connection: Connection, story_id: str, *, limit: int) -> StorySheet:
    """Return a story by its id, a retired one included, with `limit` speakers. Raises `NotFound`."""
    key = find_story(connection, story_id)
    met = _gone_through(connection, key)
    told = {entity: set(met.said.get(entity, ())) for entity in met.where}
    ranked = sorted(told, key=lambda entity: (-len(told[entity]), -len(met.where[entity]), entity))[:limit]
    names = {row["id"]: row for row in rows_in(connection, "SELECT id, name, kind FROM entities WHERE id IN", ranked)}
    best = {entity: max(told[entity], key=met.standing) for entity in ranked if told[entity]}
    shown = utterances_by_id(connection, list(best.values()))
    return StorySheet(
        story_page(connection, key, met.counts()),
        Page(
            tuple(
                SpeakerCard(
                    entity,
                    names[entity]["name"],
                    names[entity]["kind"],
                    statements=len(met.where[entity]),
                    utterances=len(told[entity]),
                    articles=len(set(met.where[entity])),
                )
                for entity in ranked
            ),
            len(told),
            limit,
        ),
        {entity: shown[utterance] for entity, utterance in best.items()},
        days(connection, met.told.values(), met.put),
    )


def _gone_through(connection: Connection, story: str) -> _Pass:
    met = _Pass()
    told, put, said, where = met.told, met.put, met.said, met.where
    rows = connection.tuples(_PASS, {"story": story})
    for entity, utterance, article, how, day, origins, articles, speaker, unresolved, disputed in rows:
        met.statements += 1
        if utterance is not None:
            if utterance not in told:
                told[utterance] = (utterance, day, origins, articles)
                put[utterance] = how
            elif how < put[utterance]:
                put[utterance] = how
        if entity is not None:
            where[entity].append(article)
            if utterance is not None:
                said[entity].append(utterance)
        elif speaker is not None:
            met.described.add(speaker)
        if unresolved:
            met.unresolved += 1
        if disputed is not None:
            met.disputed.add(utterance or disputed)
    return met
