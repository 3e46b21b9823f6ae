"""A speaker for the desk: who they are and how much they say, without the thousands of articles that name them."""

import json
from dataclasses import dataclass

from onrecord.ledger.connection import Connection
from onrecord.ledger.queries.cards import StoryCard, rows_in
from onrecord.ledger.queries.speaker import DISPUTED, find_speaker
from onrecord.ledger.queries.story import stories_by_id
from onrecord.ledger.rows import strings
from onrecord.records import Role


@dataclass(frozen=True, slots=True)
class SpeakerSheet:
    """A speaker as the desk shows one: a `SpeakerPage` without the articles that name them."""

    id: str
    name: str
    kind: str
    roles: tuple[Role, ...]
    evidence: tuple[str, ...]  # why all these spellings are one entity
    utterances: int
    articles: int  # in which they say something
    disputed: int  # utterances of theirs somebody denies
    stories: tuple[StoryCard, ...]  # in which they say something, that of the latest article first
    more_stories: bool  # whether there are others


AT_ONCE = (
    100  # articles whose stories are looked up: the latest of a frequent speaker tell as many stories as are shown
)
_SAID_IN = """SELECT a.id FROM (SELECT DISTINCT f.article FROM findable f WHERE f.entity = :entity) n
  CROSS JOIN articles a INDEXED BY articles_days ON a.number = n.article ORDER BY a.published DESC, a.number DESC"""


def speaker_sheet(connection: Connection, name: str, *, stories: int) -> SpeakerSheet:
    """Return a speaker, named as for `queries.speaker`, with `stories` stories at most. Raises `NotFound`."""
    key = {"entity": find_speaker(connection, name)}
    row = connection.one("SELECT * FROM entities WHERE id = :entity", key)
    assert row is not None  # find_speaker looked
    articles = [one["id"] for one in connection.all(_SAID_IN, key)]
    latest = _stories_of(connection, articles, stories + 1)
    return SpeakerSheet(
        id=row["id"],
        name=row["name"],
        kind=row["kind"],
        roles=tuple(Role(*role) for role in json.loads(row["roles"])),
        evidence=strings(row["evidence"]),
        utterances=connection.value("SELECT count(*) FROM utterances WHERE entity = :entity", key),
        articles=len(articles),
        disputed=connection.value(DISPUTED, key),
        stories=stories_by_id(connection, latest[:stories]),
        more_stories=len(latest) > stories,
    )


def _stories_of(connection: Connection, articles: list[str], most: int) -> list[str]:
    """Return the first `most` stories these articles tell, in their order."""
    told: dict[str, None] = {}
    for start in range(0, len(articles), AT_ONCE):
        some = articles[start : start + AT_ONCE]
        sql = "SELECT article, story FROM story_articles WHERE article IN"
        found = {row["article"]: row["story"] for row in rows_in(connection, sql, some)}
        told |= {found[one]: None for one in some if one in found}
        if len(told) >= most:
            break
    return list(told)[:most]
