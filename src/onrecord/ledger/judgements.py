"""What people decided: only ever added, found again by words after a rereading, summed up into reviews."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from onrecord.errors import NotFound
from onrecord.ledger import waiting
from onrecord.ledger.adding import LINKS_STALE, mark
from onrecord.ledger.connection import Connection, Row
from onrecord.ledger.links import current_id
from onrecord.ledger.rows import day, dumps, mapping
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
        _put_down(connection, judgement)
        new += 1
    if new:
        mark(connection, LINKS_STALE, "1")
    return new


def _put_down(connection: Connection, made: Judgement) -> None:
    """Put down for linking what a judgement bears on; an undoing bears on what the undone one did."""
    while made.action == "undo":
        undone = connection.one("SELECT * FROM judgements WHERE id = :id", {"id": made.value.get("undoes")})
        if undone is None:
            return
        made = _judgement_of(undone)
    kind, others = made.target_kind, _others(made)
    if kind == "entity":
        names = [made.target, *(str(one) for key in ("with", "members") for one in _list(made.value.get(key)))]
        waiting.put(connection, "form", names)
    elif kind in _GROUP_MEMBERS:
        anchors = [*_members(made.anchor), *(m for other in others.values() for m in (_members(other) or [other]))]
        members = [now for anchor in anchors if (now := _member(connection, anchor)) is not None]
        if kind == "utterance":
            waiting.put_statements(connection, "judged", members)
        else:
            waiting.put(connection, "judged", members)
    else:
        waiting.put_statements(connection, "article", filter(None, [_find(connection, made)]))


def all_judgements(connection: Connection) -> Iterator[Judgement]:
    """Yield every judgement ever made, in the order they were made, undone ones and undoings included."""
    for row in connection.all("SELECT * FROM judgements ORDER BY number"):
        yield _judgement_of(row)


def standing_judgements(connection: Connection) -> tuple[Judgement, ...]:
    """Return the judgements in force, in order, each with its target as it is known now.

    Left out are undone ones, undoings, and those whose words are no longer on the record (they stand again when the words
    come back).
    """
    return tuple(_judgement_of(row, row["now"]) for row in _standing(connection) if row["now"] is not None)


def judgements_for_linking(connection: Connection) -> tuple[Judgement, ...]:
    """Return the judgements in force as linking takes them: about statements by their ids now, about groups by members.

    Who merged two groups meant all members of both, who split one meant those that leave to be apart from all that stay;
    so each is told in the members there were, found again by their words where a rereading replaced them. Entities are told
    by their ids, which name a spelling and outlive any rereading.
    """
    found: list[Judgement] = []
    for row in _standing(connection):
        judgement = _judgement_of(row)
        if judgement.target_kind == "entity":
            found.append(judgement)
        elif judgement.target_kind in _GROUP_MEMBERS:
            found += _by_members(connection, judgement)
        elif row["now"] is not None:
            found.append(replace(judgement, target=row["now"], value=_by_words(connection, judgement)))
    return tuple(found)


def _standing(connection: Connection) -> list[Row]:
    undone = _undone(connection)
    rows = connection.all(
        "SELECT j.*, a.target AS now FROM judgements j JOIN anchored a ON a.judgement = j.id"
        " WHERE j.action <> 'undo' ORDER BY j.number"
    )
    return [row for row in rows if row["id"] not in undone]


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


def anchor(connection: Connection, kind: str, target: str, value: Mapping[str, object]) -> dict[str, object]:
    """Return what finds `target`, and what `value` names, again after a rereading: words with context, or members.

    Raises `NotFound` for a target or a named id that is not in the ledger.
    """
    found = _anchor(connection, kind, target)
    others = {other: _anchor(connection, what, other) for other, what in _named(kind, value) if what != "spelling"}
    return {**found, "others": others} if others else found


def _named(kind: str, value: Mapping[str, object]) -> list[tuple[str, str]]:
    """Return the ids a judgement's value names, each with what it is an id of."""
    members = {"utterance": "statement", "entity": "spelling", "lineage": "article", "story": "article"}
    kinds = {"with": kind, "of": "statement", "members": members.get(kind, "statement")}
    return [(str(other), what) for key, what in kinds.items() for other in _list(value.get(key))]


def _anchor(connection: Connection, kind: str, target: str) -> dict[str, object]:
    if kind in ("statement", "denial"):
        found = _statement_anchor(connection, target)
        if found is None:
            raise NotFound(f"there is no statement {target} in this ledger")
        return found
    if kind == "article":
        row = connection.one("SELECT address FROM articles WHERE id = :id", {"id": target})
        if row is None:
            raise NotFound(f"there is no article {target} in this ledger")
        return {"id": target, "address": row["address"]}
    if kind not in _GROUP_MEMBERS:
        raise NotFound(f"{kind!r} cannot be judged; statement, utterance, entity, lineage, story and denial can")
    now = current_id(connection, kind, target)
    if now is None:
        raise NotFound(f"there is no {kind} {target} in this ledger")
    members = [row["m"] for row in connection.all(_GROUP_MEMBERS[kind], {"id": now})][:ANCHORED_MEMBERS]
    part = "statement" if kind in ("utterance", "entity") else "article"
    return {"members": [_anchor(connection, part, member) for member in members]}


def re_anchor(connection: Connection) -> int:
    """Find every judgement's target again, after articles were read anew; return how many have none now."""
    connection.run("DELETE FROM reviews")
    statements: set[str] = set()
    lost = 0
    sql = "SELECT j.*, a.target AS was FROM judgements j JOIN anchored a ON a.judgement = j.id ORDER BY j.number"
    for row in connection.all(sql):
        judgement = _judgement_of(row)
        target = _find(connection, judgement)
        lost += target is None and judgement.action != "undo"
        if target != row["was"] and judgement.target_kind in ("statement", "denial"):
            waiting.put_statements(connection, "article", filter(None, [target, row["was"]]))
        connection.run("UPDATE anchored SET target = :t WHERE judgement = :j", {"t": target, "j": judgement.id})
        statements |= set(_statements_of(connection, judgement, target))
    for statement in statements:
        _review(connection, statement)
    return lost


def _find(connection: Connection, judgement: Judgement) -> str | None:
    """Return the id of what a judgement speaks of, as it is known now; None: its words are not on the record."""
    kind, target = judgement.target_kind, judgement.target
    if judgement.action == "undo":
        return target
    if kind in ("statement", "denial"):
        return _now(connection, target, judgement.anchor)
    if kind in _GROUP_MEMBERS:
        return current_id(connection, kind, target) or _find_group(connection, kind, judgement.anchor)
    return target


def _now(connection: Connection, statement: str, anchor: Mapping[str, object]) -> str | None:
    """Return the statement itself while it is current, else the one with its words in the current version, else itself."""
    current = connection.value(
        "SELECT a.current FROM statements s JOIN articles a ON a.number = s.article WHERE s.id = :id", {"id": statement}
    )
    if current == 1:
        return statement
    return _find_statement(connection, anchor) or (statement if current is not None else None)


def _by_words(connection: Connection, judgement: Judgement) -> dict[str, object]:
    """Return the value of a judgement on a statement, the statements it names as they are known now."""
    others = _others(judgement)
    value = dict(judgement.value)
    if "of" in value:
        of = [_now(connection, one, others.get(one, {})) for one in map(str, _list(value["of"]))]
        value["of"] = [one for one in of if one is not None]
    return value


def _by_members(connection: Connection, judgement: Judgement) -> list[Judgement]:
    others = _others(judgement)

    def members(anchors: Iterable[Mapping[str, object]]) -> list[str]:
        return [now for anchor in anchors if (now := _member(connection, anchor)) is not None]

    inside = members(_members(judgement.anchor))
    if judgement.action == "merge":
        inside += members(member for other in others.values() for member in _members(other))
        return [replace(judgement, target=inside[0], value={"with": inside[1:]})] if len(inside) > 1 else []
    if judgement.action == "split":
        leaving = members(others.values())
        return [replace(judgement, target=m, value={"members": leaving}) for m in inside if m not in leaving]
    return []


def _member(connection: Connection, anchor: Mapping[str, object]) -> str | None:
    """Return the statement or article an anchor was made on, as it is known now."""
    if "quoted" in anchor:
        return _now(connection, str(anchor.get("id", "")), anchor)
    sql = "SELECT id FROM articles WHERE address = :address AND current = 1"
    found: str | None = connection.value(sql, {"address": anchor.get("address")})
    return found


def _others(judgement: Judgement) -> Mapping[str, Mapping[str, object]]:
    others = judgement.anchor.get("others", {})
    return others if isinstance(others, dict) else {}


def _list(value: object) -> list[object]:
    return list(value) if isinstance(value, list | tuple) else [value] if isinstance(value, str) else []


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
        "id": statement,
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
        "lineage": "SELECT lineage FROM lineage_articles WHERE article = :m",
        "story": "SELECT story FROM story_articles WHERE article = :m",
    }[kind]
    heirs: Counter[str] = Counter()
    for member in _members(anchor):
        now = _member(connection, member)
        group = connection.value(sql, {"m": now}) if now else None
        if group is not None:
            heirs[group] += 1
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
    read = connection.one(
        "SELECT s.said, a.published FROM statements s JOIN articles a ON a.number = s.article WHERE s.id = :s",
        {"s": statement},
    )
    if read is not None:
        said = review["said"] or read["said"]
        now = day(str(said) if said else None, read["published"])
        connection.run("UPDATE statements SET day = :day WHERE id = :s", {"day": now, "s": statement})


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
