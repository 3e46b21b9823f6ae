"""What people decided, applied: to statements before linking, to groups as constraints."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from onrecord.linking.features import ArticleFeatures, StatementFeatures
from onrecord.linking.grouping import Constraints
from onrecord.records import Judgement

_GROUPS = ("utterance", "entity", "lineage", "story")


@dataclass(frozen=True, slots=True)
class Decisions:
    """The judgements in force, by what they bear on."""

    rejected: frozenset[str] = frozenset()  # statements
    speakers: Mapping[str, str] = field(default_factory=dict)  # statement -> name
    dates: Mapping[str, str] = field(default_factory=dict)  # statement -> TIMEX3
    denials: Mapping[str, tuple[bool, tuple[str, ...]]] = field(default_factory=dict)  # statement -> (denies, what)
    merged: Mapping[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)  # space -> pairs of ids
    parted: Mapping[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)  # space -> pairs of ids

    @classmethod
    def of(cls, judgements: Iterable[Judgement]) -> "Decisions":
        """Sum up judgements, given in the order they were made: the later word counts; an undone one does not."""
        given = list(judgements)
        undone = _undone(given)
        out = _Building()
        for judgement in given:
            if judgement.id not in undone and judgement.action != "undo":
                out.take(judgement)
        return cls(
            rejected=frozenset(s for s, verdict in out.verdicts.items() if verdict == "reject"),
            speakers=out.speakers,
            dates=out.dates,
            denials=out.denials,
            merged={
                space: tuple(sorted(p for p, joined in pairs.items() if joined)) for space, pairs in out.pairs.items()
            },
            parted={
                space: tuple(sorted(p for p, joined in pairs.items() if not joined))
                for space, pairs in out.pairs.items()
            },
        )

    def constraints(self, space: str, item_of: Mapping[str, str]) -> Constraints:
        """Return the constraints on the items of a space; `item_of` gives the item that an id judged stands for."""

        def items(pairs: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
            found = ((item_of.get(a, a), item_of.get(b, b)) for a, b in pairs)
            return sorted({(min(a, b), max(a, b)) for a, b in found if a != b})

        together = items(self.merged.get(space, ()))
        apart = items(self.parted.get(space, ()))
        return Constraints(tuple(together), frozenset([*apart, *((b, a) for a, b in apart)]))

    def ids(self, space: str) -> set[str]:
        """Return the ids that judgements on groups of a space name."""
        return {i for pairs in (self.merged, self.parted) for pair in pairs.get(space, ()) for i in pair}

    def apply(self, features: ArticleFeatures) -> ArticleFeatures:
        """Return the features as people corrected them: rejected statements gone, speakers, dates and denials as set."""
        known = self.rejected | self.speakers.keys() | self.dates.keys() | self.denials.keys()
        if not any(s.id in known for s in features.statements):
            return features
        kept = tuple(self._statement(s) for s in features.statements if s.id not in self.rejected)
        return replace(features, statements=kept)

    def _statement(self, statement: StatementFeatures) -> StatementFeatures:
        if statement.id in self.speakers:
            statement = replace(statement, speaker=self.speakers[statement.id], candidates=(), anonymous=False)
        if statement.id in self.dates:
            statement = replace(statement, said=self.dates[statement.id])
        if statement.id in self.denials:
            statement = replace(statement, denies=self.denials[statement.id][0])
        return statement


class _Building:
    """The decisions, while they are being summed up."""

    def __init__(self) -> None:
        self.verdicts: dict[str, str] = {}
        self.speakers: dict[str, str] = {}
        self.dates: dict[str, str] = {}
        self.denials: dict[str, tuple[bool, tuple[str, ...]]] = {}
        self.pairs: dict[str, dict[tuple[str, str], bool]] = {}

    def take(self, judgement: Judgement) -> None:
        target, value = judgement.target, judgement.value
        match judgement.action:
            case "accept" | "reject":
                self.verdicts[target] = judgement.action
            case "correct-speaker" if value.get("speaker"):
                self.verdicts[target] = "accept"
                self.speakers[target] = str(value["speaker"])
            case "set-date" if value.get("said"):
                self.dates[target] = str(value["said"])
            case "mark-denial":
                self.denials[target] = (bool(value.get("denies", True)), _strings(value.get("of")))
            case "merge" if judgement.target_kind in _GROUPS:
                for other in _strings(value.get("with")):
                    self._pair(judgement.target_kind, target, other, joined=True)
            case "split" if judgement.target_kind in _GROUPS:
                for member in _strings(value.get("members")):
                    self._pair(judgement.target_kind, target, member, joined=False)

    def _pair(self, space: str, one: str, other: str, *, joined: bool) -> None:
        self.pairs.setdefault(space, {})[min(one, other), max(one, other)] = joined


def _undone(judgements: Sequence[Judgement]) -> set[str]:
    """Return the ids of judgements taken back; an undoing may itself be undone."""
    undone: set[str] = set()
    for judgement in reversed(judgements):
        if judgement.action == "undo" and judgement.id not in undone:
            undone.add(str(judgement.value.get("undoes", judgement.target)))
    return undone


def _strings(value: object) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,)
    return tuple(str(v) for v in value) if isinstance(value, (list, tuple)) else ()
