"""Judge what the machine read: every decision is kept, none overwrites another."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime

from onrecord.errors import CodecError, JudgementConflict
from onrecord.ledger import Connection, Ledger, judgements, queries
from onrecord.linking.forms import form_id
from onrecord.records import Judgement, content_id
from onrecord.records.judgement import JudgementAction

TARGETS: Mapping[JudgementAction, tuple[str, ...]] = {
    "accept": ("statement", "utterance", "entity", "lineage", "story", "denial"),
    "reject": ("statement", "utterance", "entity", "lineage", "story", "denial"),
    "correct-speaker": ("statement",),
    "set-date": ("statement",),
    "mark-denial": ("statement",),
    "merge": ("utterance", "entity", "lineage", "story"),
    "split": ("utterance", "entity", "lineage", "story"),
    "note": ("statement", "utterance", "entity", "lineage", "story", "denial"),
}
NEEDED: Mapping[str, str] = {"correct-speaker": "speaker", "set-date": "said", "merge": "with", "split": "members"}


def judge(
    ledger: Ledger,
    action: JudgementAction,
    target_kind: str,
    target: str,
    *,
    value: Mapping[str, object] | None = None,
    author: str,
    note: str = "",
    seen: str | None = None,
    made_at: datetime | None = None,
) -> Judgement:
    """Record a decision on a statement or group and return it; derived results obey it from the next linking on.

    `value` holds ``speaker`` for correct-speaker, ``said`` (TIMEX3) for set-date, ``denies`` and ``of`` (statement ids) for
    mark-denial, ``with`` (group ids) for merge, ``members`` (statements, articles or an entity's spellings
    that leave the group) for split.
    `seen` is the id of the last judgement on the target the author saw, "" for none: when there is a later one,
    `JudgementConflict` is raised and nothing recorded; None does not ask. Raises `NotFound` and `ValueError`.
    """
    _check(action, target_kind, value or {})
    with ledger.writing() as connection:
        value = _comparable(connection, action, target_kind, target, value or {})
        anchor = judgements.anchor(connection, target_kind, target, value)
        last = judgements.judgements_of(connection, target)
        if seen is not None and seen != (last[-1].id if last else ""):
            by = last[-1]
            raise JudgementConflict(
                f"{by.author or 'somebody'} judged this at {by.made_at} ({by.action}); look again before deciding"
            )
        judgement = _new(action, target_kind, target, value, anchor, author, note, made_at, len(last))
        judgements.add_judgements(connection, [judgement])
    return judgement


def undo(
    ledger: Ledger, judgement_id: str, *, author: str, note: str = "", made_at: datetime | None = None
) -> Judgement:
    """Take a judgement back and return the undoing, itself a judgement that can be undone. Raises `NotFound`."""
    with ledger.writing() as connection:
        undone = judgements.judgement(connection, judgement_id)
        last = judgements.judgements_of(connection, undone.target)
        value = {"undoes": judgement_id}
        made = _new("undo", undone.target_kind, undone.target, value, undone.anchor, author, note, made_at, len(last))
        judgements.add_judgements(connection, [made])
    return made


def load_judgements(ledger: Ledger, rows: Iterable[Mapping[str, object]]) -> tuple[int, int]:
    """Add judgements exported from another ledger; return how many were new and how many of those found their words here.

    The others are kept and stand once their words are on the record. Raises `CodecError` for a row that is no judgement.
    """
    found: list[Judgement] = []
    for number, row in enumerate(rows, 1):
        try:
            found.append(Judgement(**row))  # type: ignore[arg-type]
        except TypeError as error:
            raise CodecError(
                f"line {number} is not a judgement as `onrecord export … judgements` writes it: {error}"
            ) from error
    with ledger.writing() as connection:
        new = judgements.add_judgements(connection, found)
        standing = {judgement.id for judgement in judgements.standing_judgements(connection)}
    return new, len(standing & {judgement.id for judgement in found})


def _check(action: JudgementAction, target_kind: str, value: Mapping[str, object]) -> None:
    if action not in TARGETS:
        raise ValueError(f"{action!r} is not something to decide; these are: {', '.join(TARGETS)}")
    if target_kind not in TARGETS[action]:
        raise ValueError(f"{action} is for a {' or '.join(TARGETS[action])}, not for a {target_kind}")
    needed = NEEDED.get(action)
    if needed is not None and not value.get(needed):
        raise ValueError(f"{action} needs a {needed}")


def _comparable(
    connection: Connection, action: JudgementAction, kind: str, target: str, value: Mapping[str, object]
) -> Mapping[str, object]:
    """Return the value as linking compares it: spellings that leave an entity as the ids of their forms."""
    members = value.get("members")
    if action != "split" or kind != "entity" or not isinstance(members, list | tuple):
        return value
    what = queries.speaker(connection, target).entity.kind
    return {**value, "members": [form_id(str(member), what) for member in members]}


def _new(
    action: JudgementAction,
    target_kind: str,
    target: str,
    value: Mapping[str, object],
    anchor: Mapping[str, object],
    author: str,
    note: str,
    made_at: datetime | None,
    before: int,
) -> Judgement:
    at = (made_at or datetime.now(UTC)).isoformat(timespec="seconds")
    # `before` tells apart the same decision taken, undone and taken again within a second.
    key = content_id("judgement", action, target_kind, target, dict(value), author, at, note, before)
    return Judgement(key, action, target_kind, target, dict(value), anchor, author, at, note)
