"""What linking derived, in and out, and the redirects of ids it retired."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from onrecord.ledger.adding import LINKS_STALE, mark
from onrecord.ledger.connection import Connection, Row
from onrecord.ledger.rows import dumps, positioned, strings
from onrecord.records import (
    Conflict,
    Copy,
    Denial,
    Entity,
    Lineage,
    Links,
    Point,
    Role,
    Series,
    Story,
    Utterance,
    Wording,
)

# kind -> where its members are: what a retired id's group shared with the groups there now decides where it redirects.
_MEMBERS: Mapping[str, tuple[str, str, str]] = {
    "entity": ("statement_speakers", "entity", "statement"),
    "utterance": ("wordings", "utterance", "statement"),
    "lineage": ("lineage_articles", "lineage", "article"),
    "story": ("story_articles", "story", "article"),
}
_TABLES = {"entity": "entities", "utterance": "utterances", "lineage": "lineages", "story": "stories"}


def replace_links(connection: Connection, links: Links) -> None:
    """Put `links` in place of all that was linked before; ids that are gone redirect to where most of their members went."""
    retired = _retired(connection, links)
    for table in ("statement_speakers", *_TABLES.values(), "denials", "series", "conflicts"):
        connection.run(f"DELETE FROM {table}")
    _insert(connection, links)
    connection.run(_COUNTED)
    _redirect(connection, retired)
    mark(connection, LINKS_STALE, None)


_COUNTED = """UPDATE utterances SET
  articles = (SELECT count(DISTINCT w.article) FROM wordings w WHERE w.utterance = utterances.id),
  day = CASE WHEN said LIKE '____-__-__%' AND said NOT LIKE '____-W%' THEN substr(said, 1, 10) ELSE
    (SELECT min(substr(a.published, 1, 10)) FROM wordings w JOIN articles a ON a.id = w.article
      WHERE w.utterance = utterances.id) END"""


def current_id(connection: Connection, kind: str, group: str) -> str | None:
    """Return the id under which the group `group` is known now; None when there is no such group."""
    table = _TABLES[kind]
    for _ in range(64):  # redirects are kept flat; the bound is for a ledger someone edited by hand
        if connection.value(f"SELECT 1 FROM {table} WHERE id = :id", {"id": group}):
            return group
        new = connection.value(
            "SELECT new FROM redirects WHERE old = :old AND kind = :kind", {"old": group, "kind": kind}
        )
        if new is None:
            return None
        group = new
    return None


def _retired(connection: Connection, links: Links) -> dict[str, dict[str, set[str]]]:
    new = {
        "entity": {e.id for e in links.entities},
        "utterance": {u.id for u in links.utterances},
        "lineage": {x.id for x in links.lineages},
        "story": {s.id for s in links.stories},
    }
    gone: dict[str, dict[str, set[str]]] = {}
    for kind, (table, group, member) in _MEMBERS.items():
        old: dict[str, set[str]] = {}
        for row in connection.stream(f"SELECT {group} AS g, {member} AS m FROM {table}"):
            if row["g"] not in new[kind]:
                old.setdefault(row["g"], set()).add(row["m"])
        gone[kind] = old
    return gone


def _redirect(connection: Connection, retired: Mapping[str, Mapping[str, set[str]]]) -> None:
    for kind, (table, group, member) in _MEMBERS.items():
        connection.run(
            f"DELETE FROM redirects WHERE kind = :kind AND old IN (SELECT id FROM {_TABLES[kind]})",
            {"kind": kind},
        )
        for old, members in retired[kind].items():
            heirs: Counter[str] = Counter()
            for m in members:
                row = connection.one(f"SELECT {group} AS g FROM {table} WHERE {member} = :m", {"m": m})
                if row is not None:
                    heirs[row["g"]] += 1
            if not heirs:
                continue
            new = min(heirs, key=lambda heir: (-heirs[heir], heir))
            connection.run(
                "UPDATE redirects SET new = :new WHERE new = :old AND kind = :kind",
                {"new": new, "old": old, "kind": kind},
            )
            connection.insert("redirects", [{"old": old, "kind": kind, "new": new}])


def _insert(connection: Connection, links: Links) -> None:
    _insert_entities(connection, links)
    _insert_utterances(connection, links.utterances)
    _insert_lineages(connection, links.lineages)
    _insert_stories(connection, links.stories)
    _insert_denials(connection, links.denials)
    _insert_series(connection, links.series)
    connection.insert(
        "conflicts",
        [
            {"kind": c.kind, "one": c.one, "other": c.other, "score": c.score, "evidence": dumps(c.evidence)}
            for c in links.conflicts
        ],
    )


def _insert_entities(connection: Connection, links: Links) -> None:
    connection.insert(
        "entities",
        [
            {
                "id": e.id,
                "name": e.name,
                "kind": e.kind,
                "roles": dumps([[r.text, r.first, r.last] for r in e.roles]),
                "score": e.score,
                "evidence": dumps(e.evidence),
                "taken_for": e.taken_for,
            }
            for e in links.entities
        ],
    )
    for e in links.entities:
        connection.insert("entity_spellings", positioned(({"spelling": s} for s in e.spellings), entity=e.id))
        connection.insert("entity_articles", positioned(({"article": a} for a in e.articles), entity=e.id))
    connection.insert("statement_speakers", [{"statement": s, "entity": e} for s, e in links.speakers])


def _insert_utterances(connection: Connection, utterances: Iterable[Utterance]) -> None:
    for u in utterances:
        row = {
            "id": u.id,
            "speaker": u.speaker,
            "entity": u.entity,
            "first_statement": u.first,
            "said": u.said,
            "origins": u.origins,
            "independence": u.independence,
            "score": u.score,
            "evidence": dumps(u.evidence),
        }
        connection.insert("utterances", [row])
        connection.insert("wordings", positioned((_fields(w, Wording) for w in u.wordings), utterance=u.id))


def _insert_lineages(connection: Connection, lineages: Iterable[Lineage]) -> None:
    for x in lineages:
        connection.insert("lineages", [{"id": x.id, "origin": x.origin, "agency": x.agency}])
        connection.insert("lineage_articles", positioned(({"article": a} for a in x.articles), lineage=x.id))
        copies = (
            {
                "article": c.article,
                "copy_of": c.of,
                "relation": c.relation,
                "score": c.score,
                "evidence": dumps(c.evidence),
            }
            for c in x.copies
        )
        connection.insert("copies", positioned(copies, lineage=x.id))


def _insert_stories(connection: Connection, stories: Iterable[Story]) -> None:
    for s in stories:
        row = {
            "id": s.id,
            "title": s.title,
            "first_day": s.first,
            "last_day": s.last,
            "people": dumps(s.people),
            "places": dumps(s.places),
            "origins": s.origins,
            "related": dumps(s.related),
        }
        connection.insert("stories", [row])
        connection.insert("story_articles", positioned(({"article": a} for a in s.articles), story=s.id))


def _insert_denials(connection: Connection, denials: Iterable[Denial]) -> None:
    for d in denials:
        row = {"statement": d.statement, "denied_by": d.by, "score": d.score, "evidence": dumps(d.evidence)}
        connection.insert("denials", [row])
        connection.insert("denied", positioned(({"denied": of} for of in d.of), statement=d.statement))


def _insert_series(connection: Connection, series: Iterable[Series]) -> None:
    for s in series:
        connection.insert("series", [{"id": s.id, "counted": s.counted, "key": s.key, "unit": s.unit}])
        points = ({**_fields(p, Point), "said_is_published": int(p.said_is_published)} for p in s.points)
        connection.insert("points", positioned(points, series=s.id))


def _fields(record: object, kind: type) -> dict[str, Any]:
    return {name: getattr(record, name) for name in kind.__slots__}  # type: ignore[attr-defined]


def all_links(connection: Connection) -> Links:
    """Return everything linked, as `linking.link` gave it."""
    return Links(
        entities=tuple(entity_of(connection, row) for row in connection.all("SELECT * FROM entities ORDER BY id")),
        utterances=tuple(
            utterance_of(connection, row) for row in connection.all("SELECT * FROM utterances ORDER BY id")
        ),
        lineages=tuple(lineage_of(connection, row) for row in connection.all("SELECT * FROM lineages ORDER BY id")),
        stories=tuple(story_of(connection, row) for row in connection.all("SELECT * FROM stories ORDER BY id")),
        denials=tuple(denial_of(connection, row) for row in connection.all("SELECT * FROM denials ORDER BY statement")),
        series=tuple(series_of(connection, row) for row in connection.all("SELECT * FROM series ORDER BY id")),
        conflicts=tuple(
            conflict_of(row) for row in connection.all("SELECT * FROM conflicts ORDER BY kind, one, other")
        ),
        speakers=tuple(
            (row["statement"], row["entity"])
            for row in connection.all("SELECT statement, entity FROM statement_speakers ORDER BY statement")
        ),
    )


def entity_of(connection: Connection, row: Row) -> Entity:
    """Return the entity of a row of `entities`."""
    key = {"id": row["id"]}
    spellings = connection.all("SELECT spelling FROM entity_spellings WHERE entity = :id ORDER BY position", key)
    articles = connection.all("SELECT article FROM entity_articles WHERE entity = :id ORDER BY position", key)
    return Entity(
        id=row["id"],
        name=row["name"],
        kind=row["kind"],
        spellings=tuple(r["spelling"] for r in spellings),
        articles=tuple(r["article"] for r in articles),
        roles=tuple(Role(*r) for r in json.loads(row["roles"])),
        score=row["score"],
        evidence=strings(row["evidence"]),
        taken_for=row["taken_for"],
    )


def utterance_of(connection: Connection, row: Row) -> Utterance:
    """Return the utterance of a row of `utterances`."""
    wordings = connection.all("SELECT * FROM wordings WHERE utterance = :id ORDER BY position", {"id": row["id"]})
    return Utterance(
        id=row["id"],
        speaker=row["speaker"],
        entity=row["entity"],
        wordings=tuple(
            Wording(w["statement"], w["article"], w["text"], w["similarity"], w["relation"], w["flag"])
            for w in wordings
        ),
        first=row["first_statement"],
        said=row["said"],
        origins=row["origins"],
        independence=row["independence"],
        score=row["score"],
        evidence=strings(row["evidence"]),
    )


def lineage_of(connection: Connection, row: Row) -> Lineage:
    """Return the lineage of a row of `lineages`."""
    key = {"id": row["id"]}
    articles = connection.all("SELECT article FROM lineage_articles WHERE lineage = :id ORDER BY position", key)
    copies = connection.all("SELECT * FROM copies WHERE lineage = :id ORDER BY position", key)
    return Lineage(
        id=row["id"],
        articles=tuple(a["article"] for a in articles),
        origin=row["origin"],
        agency=row["agency"],
        copies=tuple(
            Copy(c["article"], c["copy_of"], c["relation"], c["score"], strings(c["evidence"])) for c in copies
        ),
    )


def story_of(connection: Connection, row: Row) -> Story:
    """Return the story of a row of `stories`."""
    articles = connection.all(
        "SELECT article FROM story_articles WHERE story = :id ORDER BY position", {"id": row["id"]}
    )
    return Story(
        id=row["id"],
        title=row["title"],
        articles=tuple(a["article"] for a in articles),
        first=row["first_day"],
        last=row["last_day"],
        people=strings(row["people"]),
        places=strings(row["places"]),
        origins=row["origins"],
        related=strings(row["related"]),
    )


def denial_of(connection: Connection, row: Row) -> Denial:
    """Return the denial of a row of `denials`."""
    of = connection.all("SELECT denied FROM denied WHERE statement = :id ORDER BY position", {"id": row["statement"]})
    return Denial(
        statement=row["statement"],
        of=tuple(r["denied"] for r in of),
        by=row["denied_by"],
        score=row["score"],
        evidence=strings(row["evidence"]),
    )


def series_of(connection: Connection, row: Row) -> Series:
    """Return the series of a row of `series`."""
    points = connection.all("SELECT * FROM points WHERE series = :id ORDER BY position", {"id": row["id"]})
    return Series(
        id=row["id"],
        counted=row["counted"],
        key=row["key"],
        unit=row["unit"],
        points=tuple(
            Point(
                figure=p["figure"],
                article=p["article"],
                claimant=p["claimant"],
                said=p["said"],
                said_is_published=bool(p["said_is_published"]),
                low=p["low"],
                high=p["high"],
                value=p["value"],
                change=p["change"],
                text=p["text"],
                origins=p["origins"],
            )
            for p in points
        ),
    )


def conflict_of(row: Row) -> Conflict:
    """Return the conflict of a row of `conflicts`."""
    return Conflict(row["kind"], row["one"], row["other"], row["score"], strings(row["evidence"]))
