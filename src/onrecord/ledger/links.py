"""What linking derived, in and out, and the redirects of ids it retired."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from onrecord.ledger.adding import LINKS_STALE, mark
from onrecord.ledger.connection import Connection, Row, listed
from onrecord.ledger.rows import dumps, positioned, strings
from onrecord.linking import Changes
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


def apply_changes(connection: Connection, changes: Changes) -> None:
    """Write what an increment of linking changed, or a part of that; ids that are gone redirect to what took over."""
    _insert_entities(connection, changes.entities)
    _resolve(connection, changes)
    _drop(connection, "entities", changes.gone.get("entity", ()))
    for kind in ("utterance", "lineage", "story"):
        _drop(connection, _TABLES[kind], changes.gone.get(kind, ()))
    _insert_utterances(connection, changes.utterances)
    _count(connection, [u.id for u in changes.utterances])
    _insert_lineages(connection, changes.lineages)
    _insert_stories(connection, changes.stories)
    for table in ("denials", "series", "conflicts"):
        _drop(connection, table, {*changes.within, *changes.again, *changes.gone.get("story", ())}, "story")
    for story, within in changes.within.items():
        _insert_denials(connection, within.denials, story)
        _insert_series(connection, within.series, story)
        _insert_conflicts(connection, within.conflicts, story)
    made = {
        "entity": [e.id for e in changes.entities],
        "utterance": [u.id for u in changes.utterances],
        "lineage": [x.id for x in changes.lineages],
        "story": [s.id for s in changes.stories],
    }
    for kind, idents in made.items():
        _drop(connection, "redirects", idents, "old")
        for old, new in changes.redirects.get(kind, {}).items():
            _lead(connection, kind, old, new)


def replace_links(connection: Connection, links: Links) -> None:
    """Put `links` in place of all that was linked before; ids that are gone redirect to where most of their members went."""
    keep_members(connection)
    clear_links(connection)
    _insert_entities(connection, links.entities)
    for e in links.entities:
        connection.insert("entity_articles", [{"entity": e.id, "article": a} for a in e.articles])
    connection.insert("statement_speakers", [{"statement": s, "entity": e} for s, e in links.speakers])
    _insert_utterances(connection, links.utterances)
    _count(connection, [u.id for u in links.utterances])
    _insert_lineages(connection, links.lineages)
    _insert_stories(connection, links.stories)
    _insert_denials(connection, links.denials)
    _insert_series(connection, links.series)
    _insert_conflicts(connection, links.conflicts)
    redirect_gone(connection)
    mark(connection, LINKS_STALE, None)


def keep_members(connection: Connection) -> None:
    """Keep who is in which group until the transaction ends, for `redirect_gone`."""
    connection.run("CREATE TEMP TABLE IF NOT EXISTS kept_members (kind TEXT, grp TEXT, member TEXT)")
    connection.run("DELETE FROM temp.kept_members")
    for kind, (table, group, member) in _MEMBERS.items():
        connection.run(f"INSERT INTO temp.kept_members SELECT :kind, {group}, {member} FROM {table}", {"kind": kind})


def clear_links(connection: Connection) -> None:
    """Forget all that was linked."""
    for table in ("statement_speakers", *_TABLES.values(), "denials", "series", "conflicts"):
        connection.run(f"DELETE FROM {table}")


def redirect_gone(connection: Connection) -> None:
    """Let the ids that were there at `keep_members` and are no more lead to where most of their members went."""
    for kind, (table, group, member) in _MEMBERS.items():
        connection.run(
            f"DELETE FROM redirects WHERE kind = :kind AND old IN (SELECT id FROM {_TABLES[kind]})", {"kind": kind}
        )
        heirs: dict[str, Counter[str]] = {}
        for row in connection.all(
            f"SELECT k.grp AS old, n.{group} AS new, count(*) AS members FROM temp.kept_members k"
            f" JOIN {table} n ON n.{member} = k.member"
            f" WHERE k.kind = :kind AND k.grp NOT IN (SELECT id FROM {_TABLES[kind]}) GROUP BY k.grp, n.{group}",
            {"kind": kind},
        ):
            heirs.setdefault(row["old"], Counter())[row["new"]] = row["members"]
        for old, found in heirs.items():
            _lead(connection, kind, old, min(found, key=lambda heir: (-found[heir], heir)))
    connection.run("DELETE FROM temp.kept_members")


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


def _lead(connection: Connection, kind: str, old: str, new: str) -> None:
    """Let a retired id, and all that led to it, lead to a new one."""
    key = {"new": new, "old": old, "kind": kind}
    connection.run("UPDATE redirects SET new = :new WHERE new = :old AND kind = :kind", key)
    connection.run(
        "INSERT INTO redirects (old, kind, new) VALUES (:old, :kind, :new)"
        " ON CONFLICT (old) DO UPDATE SET kind = excluded.kind, new = excluded.new",
        key,
    )


def _resolve(connection: Connection, changes: Changes) -> None:
    """Write who is who in the articles in which that changed."""
    _drop(connection, "statement_speakers", changes.speakers, "statement")
    connection.insert(
        "statement_speakers", [{"statement": s, "entity": e} for s, e in changes.speakers.items() if e is not None]
    )
    _drop(connection, "entity_articles", changes.resolved, "article")
    connection.insert(
        "entity_articles",
        [{"entity": e, "article": article} for article, one in changes.resolved.items() for e in one.entities],
    )


def _drop(connection: Connection, table: str, idents: Iterable[str], column: str = "id") -> None:
    rest = list(idents)
    for at in range(0, len(rest), _CHUNK):
        names, values = listed(rest[at : at + _CHUNK])
        connection.run(f"DELETE FROM {table} WHERE {column} IN ({names})", values)


def _put(connection: Connection, table: str, rows: Sequence[Mapping[str, object]], parts: Mapping[str, str]) -> None:
    """Insert rows, or put them in place of those of the same id; `parts` are tables of their parts, to be emptied of them."""
    if not rows:
        return
    idents = [str(row["id"]) for row in rows]
    for part, column in parts.items():
        _drop(connection, part, idents, column)
    names = list(rows[0])
    values = ", ".join(f":{name}" for name in names)
    changes = ", ".join(f"{name} = excluded.{name}" for name in names if name != "id")
    connection.many(
        f"INSERT INTO {table} ({', '.join(names)}) VALUES ({values}) ON CONFLICT (id) DO UPDATE SET {changes}", rows
    )


def _count(connection: Connection, utterances: Sequence[str]) -> None:
    """Count the articles of utterances and tell the day they stand under."""
    for at in range(0, len(utterances), _CHUNK):
        names, values = listed(utterances[at : at + _CHUNK])
        connection.run(f"{_COUNTED} WHERE id IN ({names})", values)


_CHUNK = 500  # values in one IN list
_COUNTED = """UPDATE utterances SET
  articles = (SELECT count(DISTINCT w.article) FROM wordings w WHERE w.utterance = utterances.id),
  day = CASE WHEN said LIKE '____-__-__%' AND said NOT LIKE '____-W%' THEN substr(said, 1, 10) ELSE
    (SELECT min(substr(a.published, 1, 10)) FROM wordings w JOIN articles a ON a.id = w.article
      WHERE w.utterance = utterances.id) END"""


def _insert_entities(connection: Connection, found: Sequence[Entity]) -> None:
    rows = [
        {
            "id": e.id,
            "name": e.name,
            "kind": e.kind,
            "roles": dumps([[r.text, r.first, r.last] for r in e.roles]),
            "score": e.score,
            "evidence": dumps(e.evidence),
            "taken_for": e.taken_for,
        }
        for e in found
    ]
    _put(connection, "entities", rows, {"entity_spellings": "entity"})
    for e in found:
        connection.insert("entity_spellings", positioned(({"spelling": s} for s in e.spellings), entity=e.id))
    connection.many(  # of those not made again, because nothing but the name of who spoke them changed
        "UPDATE utterances SET speaker = :name WHERE entity = :id AND speaker <> :name",
        [{"id": e.id, "name": e.name} for e in found],
    )


def _insert_utterances(connection: Connection, utterances: Sequence[Utterance]) -> None:
    rows = [
        {
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
        for u in utterances
    ]
    _put(connection, "utterances", rows, {"wordings": "utterance"})
    for u in utterances:
        connection.insert("wordings", positioned((_fields(w, Wording) for w in u.wordings), utterance=u.id))


def _insert_lineages(connection: Connection, lineages: Sequence[Lineage]) -> None:
    rows = [{"id": x.id, "origin": x.origin, "agency": x.agency} for x in lineages]
    _put(connection, "lineages", rows, {"lineage_articles": "lineage", "copies": "lineage"})
    for x in lineages:
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


def _insert_stories(connection: Connection, stories: Sequence[Story]) -> None:
    rows = [
        {
            "id": s.id,
            "title": s.title,
            "first_day": s.first,
            "last_day": s.last,
            "people": dumps(s.people),
            "places": dumps(s.places),
            "origins": s.origins,
            "related": dumps(s.related),
        }
        for s in stories
    ]
    _put(connection, "stories", rows, {"story_articles": "story"})
    for s in stories:
        connection.insert("story_articles", positioned(({"article": a} for a in s.articles), story=s.id))


def _insert_denials(connection: Connection, denials: Iterable[Denial], story: str | None = None) -> None:
    for d in denials:
        row = {
            "statement": d.statement,
            "denied_by": d.by,
            "score": d.score,
            "evidence": dumps(d.evidence),
            "story": story,
        }
        connection.insert("denials", [row])
        connection.insert("denied", positioned(({"denied": of} for of in d.of), statement=d.statement))


def _insert_series(connection: Connection, series: Iterable[Series], story: str | None = None) -> None:
    for s in series:
        row = {"id": s.id, "counted": s.counted, "key": s.key, "unit": s.unit, "story": story}
        connection.insert("series", [row])
        points = ({**_fields(p, Point), "said_is_published": int(p.said_is_published)} for p in s.points)
        connection.insert("points", positioned(points, series=s.id))


def _insert_conflicts(connection: Connection, conflicts: Iterable[Conflict], story: str | None = None) -> None:
    connection.insert(
        "conflicts",
        [
            {
                "kind": c.kind,
                "one": c.one,
                "other": c.other,
                "score": c.score,
                "evidence": dumps(c.evidence),
                "story": story,
            }
            for c in conflicts
        ],
    )


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
    articles = connection.all("SELECT article FROM entity_articles WHERE entity = :id ORDER BY article", key)
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
