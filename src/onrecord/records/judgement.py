"""What a person decided on review."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

JudgementAction = Literal[
    "accept", "reject", "correct-speaker", "set-date", "mark-denial", "merge", "split", "note", "undo"
]


@dataclass(frozen=True, slots=True)
class Judgement:
    """One decision, append-only. `undo` names the judgement it takes back; nothing is ever deleted.

    `target` is the id of a statement, utterance, entity, lineage or story. `anchor` lets the judgement find its target again
    after re-reading: for a statement, the article's address and the quoted words with their context.
    """

    id: str
    action: JudgementAction
    target_kind: str  # statement, utterance, entity, lineage, story, denial
    target: str
    value: Mapping[str, object] = field(
        default_factory=dict
    )  # {"speaker": ".."}, {"with": [ids]}, {"said": ".."}, {"undoes": id}
    anchor: Mapping[str, object] = field(default_factory=dict)
    author: str = ""
    made_at: str = ""  # ISO 8601, given by the caller
    note: str = ""
