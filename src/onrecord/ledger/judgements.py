"""What people decided: only ever added, found again by words after a rereading, summed up into reviews."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence

from onrecord.errors import NotFound
from onrecord.ledger.adding import LINKS_STALE, mark
from onrecord.ledger.connection import Connection, Row
from onrecord.ledger.links import current_id
from onrecord.ledger.rows import dumps, mapping
from onrecord.records import Judgement

CONTEXT = 32  # code points kept on either side of the quoted words, as in a TextQuoteSelector

_GROUP_MEMBERS = {
    "utterance": "SELECT statement AS m FROM wordings WHERE utterance = :id ORDER BY position",
    "entity": "SELECT statement AS m FROM statement_speakers WHERE entity = :id ORDER BY statement",
    "lineage": "SELECT article AS m FROM lineage_articles WHERE lineage = :id ORDER BY position",
    "story": "SELECT article AS m FROM story_articles WHERE story = :id ORDER BY position",
}
ANCHORED_MEMBERS = 200  # of a group: enough to know it by, bounded for a story of thousands of articles


def add_judgements(connection: Connection, judgements: Iterable[Judgement]) -> int:
    """Append judgements and return how many were not there yet; the reviews follow and linking is marked stale."""
    new = 0
    for judgement in judgements:
        if connection.value("SELECT 1 FROM judgements WHERE id = :id", {"id": judgement.id}):
            continue
        connection.insert("judgements", [_row(judgement)])
        target = _find(connection, judgement)
        connection.insert("anchored", [{"judgement": judgement.id, "target": target}])
        for statement in _statements_of(connection, judgement, target):
            _review(connection, statement)
        new += 1
    if new:
        mark(connection, LINKS_STALE, "1")
    return new


def all_judgements(connection: Connection) -> Iterator[Judgement]:
    """Yield every judgement ever made, in the order they were made, undone ones and undoings included."""
    for row in connection.all("SELECT * FROM judgements ORDER BY number"):
        yield _judgement_of(row)


def standing_judgements(connection: Connection) -> tuple[Judgement, ...]:
    """Return the judgements in force, in order, each with its target as it is known now.

    Left out are undone ones, undoings, and those whose words are no longer on the record (they stand again when the words
    come back).
    """
    rows = connection.all(
        "SELECT j.*, a.target AS now FROM judgements j JOIN anchored a ON a.judgement = j.id"
        " WHERE j.action <> 'undo' AND a.target IS NOT NULL ORDER BY j.number"
    )
    undone = _undone(connection)
    return tuple(_judgement_of(row, row["now"]) for row in rows if row["id"] not in undone)


def judgements_of(connection: Connection, target: str) -> tuple[Judgement, ...]:
    """Return what was ever judged of a statement or group, in order, undone judgements included."""
    rows = connection.all(
        "SELECT j.*, a.target AS now FROM judgements j JOIN anchored a ON a.judgement = j.id WHERE a.target = :t ORDER BY j.number",
        {"t": target},
    )
    return tuple(_judgement_of(row, row["now"]) for row in rows)


def judgement(connection: Connection, judgement_id: str) -> Judgement:
    """Return one judgement, its target as it is known now. Raises `NotFound`."""
    row = connection.one(
        "SELECT j.*, a.target AS now FROM judgements j JOIN anchored a ON a.judgement = j.id WHERE j.id = :id",
        {"id": judgement_id},
    )
    if row is None:
        raise NotFound(f"there is no judgement {judgement_id} in this ledger")
    return _judgement_of(row, row["now"])


def anchor(connection: Connection, kind: str, target: str) -> dict[str, object]:
    """Return what finds `target` again after a rereading: words and their context, or members. Raises `NotFound`."""
    if kind in ("statement", "denial"):
        found = _statement_anchor(connection, target)
        if found is None:
            raise NotFound(f"there is no statement {target} in this ledger")
        return found
    if kind == "article":
        row = connection.one("SELECT address FROM articles WHERE id = :id", {"id": target})
        if row is None:
            raise NotFound(f"there is no article {target} in this ledger")
        return {"address": row["address"]}
    if kind not in _GROUP_MEMBERS:
        raise NotFound(f"{kind!r} cannot be judged; statement, utterance, entity, lineage, story and denial can")
    members = [row["m"] for row in connection.all(_GROUP_MEMBERS[kind], {"id": target})][:ANCHORED_MEMBERS]
    if not members and current_id(connection, kind, target) is None:
        raise NotFound(f"there is no {kind} {target} in this ledger")
    part = "statement" if kind in ("utterance", "entity") else "article"
    return {"members": [anchor(connection, part, member) for member in members]}


def re_anchor(connection: Connection) -> int:
    """Find every judgement's target again, after articles were read anew; return how many have none now."""
    connection.run("DELETE FROM reviews")
    statements: set[str] = set()
    lost = 0
    for row in connection.all("SELECT * FROM judgements ORDER BY number"):
        judgement = _judgement_of(row)
        target = _find(connection, judgement)
        lost += target is None and judgement.action != "undo"
        connection.run("UPDATE anchored SET target = :t WHERE judgement = :j", {"t": target, "j": judgement.id})
        statements |= set(_statements_of(connection, judgement, target))
    for statement in statements:
        _review(connection, statement)
    return lost


def _find(connection: Connection, judgement: Judgement) -> str | None:
    kind, target = judgement.target_kind, judgement.target
    if judgement.action == "undo":
        return target
    if kind in ("statement", "denial"):
        if connection.value("SELECT 1 FROM statements WHERE id = :id", {"id": target}):
            return target
        return _find_statement(connection, judgement.anchor)
    if kind in _GROUP_MEMBERS:
        return current_id(connection, kind, target) or _find_group(connection, kind, judgement.anchor)
    return target


def _statement_anchor(connection: Connection, statement: str) -> dict[str, object] | None:
    row = connection.one(
        "SELECT s.start, s.stop, s.text AS quoted, a.address, a.text FROM statements s JOIN articles a ON a.number = s.article"
        " WHERE s.id = :id",
        {"id": statement},
    )
    if row is None:
        return None
    start, stop, text = row["start"], row["stop"], row["text"]
    return {
        "address": row["address"],
        "quoted": row["quoted"],
        "before": text[max(0, start - CONTEXT) : start],
        "after": text[stop : stop + CONTEXT],
    }


def _find_statement(connection: Connection, anchor: Mapping[str, object]) -> str | None:
    """Return the statement whose words are those of the anchor: the same, else the one that shares half of them or more."""
    candidates = connection.all(
        "SELECT s.id, s.start, s.stop, s.text AS quoted, a.text FROM statements s JOIN articles a ON a.number = s.article"
        " WHERE a.address = :address AND a.current = 1 ORDER BY s.position",
        {"address": anchor.get("address")},
    )
    quoted, before = str(anchor.get("quoted", "")), str(anchor.get("before", ""))
    same = [row for row in candidates if row["quoted"] == quoted]
    if same:  # the same words twice in one article: the words before them tell
        best = next((r for r in same if before and r["text"][: r["start"]].endswith(before)), same[0])
        return str(best["id"])
    wanted = quoted.split()
    scored = [(_shared(wanted, row["quoted"].split()), row["id"]) for row in candidates]
    score, found = max(scored, key=lambda pair: pair[0], default=(0.0, None))
    return found if score >= 0.5 else None


def _shared(one: Sequence[str], other: Sequence[str]) -> float:
    """Return the share of the longer text's words that both hold."""
    return len(set(one) & set(other)) / max(len(set(one)), len(set(other)), 1)


def _find_group(connection: Connection, kind: str, anchor: Mapping[str, object]) -> str | None:
    """Return the group that holds most of the anchor's members now."""
    sql = {
        "utterance": "SELECT utterance FROM wordings WHERE statement = :m",
        "entity": "SELECT entity FROM statement_speakers WHERE statement = :m",
        "lineage": "SELECT la.lineage FROM lineage_articles la JOIN articles a ON a.id = la.article WHERE a.address = :m AND a.current = 1",
        "story": "SELECT sa.story FROM story_articles sa JOIN articles a ON a.id = sa.article WHERE a.address = :m AND a.current = 1",
    }[kind]
    heirs: dict[str, int] = {}
    for member in _members(anchor):
        key = _find_statement(connection, member) if kind in ("utterance", "entity") else member.get("address")
        group = connection.value(sql, {"m": key}) if key else None
        if group is not None:
            heirs[group] = heirs.get(group, 0) + 1
    return min(heirs, key=lambda group: (-heirs[group], group)) if heirs else None


def _members(anchor: Mapping[str, object]) -> list[Mapping[str, object]]:
    members = anchor.get("members", [])
    return members if isinstance(members, list) else []


def _statements_of(connection: Connection, judgement: Judgement, target: str | None) -> list[str]:
    """Return the statements whose review a judgement changes."""
    if judgement.action == "undo":
        undone = connection.one(
            "SELECT j.target_kind, a.target FROM judgements j JOIN anchored a ON a.judgement = j.id WHERE j.id = :id",
            {"id": judgement.value.get("undoes")},
        )
        return [undone["target"]] if undone and undone["target"] and undone["target_kind"] == "statement" else []
    return [target] if target and judgement.target_kind == "statement" else []


def _review(connection: Connection, statement: str) -> None:
    """Sum up what stands of the judgements on a statement."""
    connection.run("DELETE FROM reviews WHERE statement = :s", {"s": statement})
    undone = _undone(connection, statement)
    review: dict[str, object] = {"verdict": None, "speaker": None, "said": None, "denies": None}
    last = None
    for judgement in judgements_of(connection, statement):
        if judgement.action == "undo" or judgement.id in undone or judgement.target_kind != "statement":
            continue
        review.update(_effect(judgement))
        last = judgement.id
    if last is not None:
        connection.insert("reviews", [{"statement": statement, **review, "judgement": last}])


def _effect(judgement: Judgement) -> dict[str, object]:
    value = judgement.value
    effects: dict[str, dict[str, object]] = {
        "accept": {"verdict": "accepted"},
        "reject": {"verdict": "rejected"},
        "correct-speaker": {"verdict": "accepted", "speaker": value.get("speaker")},
        "set-date": {"said": value.get("said")},
        "mark-denial": {"denies": int(bool(value.get("denies", True)))},
    }
    return effects.get(judgement.action, {})


def _undone(connection: Connection, target: str | None = None) -> set[str]:
    """Return the ids of undone judgements; an undoing may itself be undone, and then the judgement stands again."""
    where = "" if target is None else " AND target = :target"
    undone: set[str] = set()
    rows = connection.all(
        f"SELECT id, value FROM judgements WHERE action = 'undo'{where} ORDER BY number DESC",
        {} if target is None else {"target": target},
    )
    for row in rows:  # newest first: an undoing that was itself undone counts for nothing
        if row["id"] not in undone:
            undone.add(str(json.loads(row["value"]).get("undoes")))
    return undone


def _row(judgement: Judgement) -> dict[str, object]:
    return {
        "id": judgement.id,
        "action": judgement.action,
        "target_kind": judgement.target_kind,
        "target": judgement.target,
        "value": dumps(dict(judgement.value)),
        "anchor": dumps(dict(judgement.anchor)),
        "author": judgement.author,
        "made_at": judgement.made_at,
        "note": judgement.note,
    }


def _judgement_of(row: Row, target: str | None = None) -> Judgement:
    return Judgement(
        id=row["id"],
        action=row["action"],
        target_kind=row["target_kind"],
        target=target or row["target"],
        value=mapping(row["value"]),
        anchor=mapping(row["anchor"]),
        author=row["author"],
        made_at=row["made_at"],
        note=row["note"],
    )
