"""What a time expression is read against: the day of publication, what was last spoken of, and the tense around it."""

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from onrecord.reading.timex.letters import BREAK, Value, Words
from onrecord.reading.timex.values import Moment
from onrecord.records.date import TimeType

Tense = Literal["past", "future", "unknown"]

_FUTURE = frozenset(
    str.split(
        """will shall would ll wo going scheduled due expected slated plan plans planned planning intends hopes hoping
        expects tomorrow upcoming deadline awaiting soon now"""
    )
)
_WAITING = frozenset(("ahead", "until", "till", "by", "upcoming"))
_PRESENT = frozenset(str.split("is are am re begins starts opens meets ends leaves arrives comes takes goes faces"))
_PAST = frozenset(
    str.split(
        """was were had did said told came went took made gave got left met began won lost held fell rose shot hit put cut
        sent brought found became kept saw ran wrote spoke broke drew flew knew grew led paid read built bought caught
        fought sold stood struck taught thought threw understood wore died dead rejected since been quit beat set fled
        slid swept swore forced hurt split spent sank sought shut felt bombing attack killing"""
    )
) - {"set"}
_NOT_PAST = frozenset(str.split("need feed seed speed indeed proceed exceed hundred breed bed red unprecedented"))


class Meaning(NamedTuple):
    """What an expression means: words `first` to `last` (exclusive), type, value, how it was worked out."""

    first: int
    last: int
    type: TimeType
    value: str
    how: str
    moment: Moment | None = None  # None: no place on the calendar


@dataclass(slots=True)
class Context:
    """The state of reading one text: what expressions after this one may lean on."""

    text: str
    words: Words
    letters: str
    published: Moment | None  # a day; None: not known
    day: Moment | None = None  # the day last spoken of
    last: Moment | None = None  # the moment last spoken of, whatever its grain
    period: Moment | None = None  # the quarter or half last spoken of: what "a year earlier" compares with
    quarters: int = 0
    slots: dict[str, int] = field(default_factory=dict)  # of the rule being read
    first: int = 0
    end: int = 0

    def word(self, slot: str) -> str | None:
        """The word in `slot`, in small letters; None: the slot is empty."""
        at = self.slots.get(slot)
        return None if at is None else self.words.lowers[at]

    def worth(self, slot: str) -> Value:
        """What the number in `slot` is worth; None: the slot is empty."""
        at = self.slots.get(slot)
        return None if at is None else self.words[at].value

    def number(self, slot: str) -> int | None:
        """The whole number in `slot`; None: empty, or not whole."""
        value = self.worth(slot)
        if isinstance(value, float) and value.is_integer():
            return int(value)
        return value if isinstance(value, int) else None

    def neighbour(self, by: int) -> str:
        """The word `by` places from the expression as written: -1 before it, 1 after it; empty outside the paragraph."""
        at = self.first + by if by < 0 else self.end + by - 1
        if not 0 <= at < len(self.words) or self.letters[at] == BREAK:
            return ""
        return self.text[self.words.starts[at] : self.words.end(at)]

    def glued(self, by: int) -> bool:
        """Tell whether the word before (-1) or after (1) touches the expression."""
        if by < 0:
            return self.first > 0 and self.words.end(self.first - 1) == self.words.starts[self.first]
        return self.end < len(self.words) and self.words.starts[self.end] == self.words.end(self.end - 1)

    def tense(self) -> Tense:
        """The tense of the verb nearest before the expression in its sentence, else nearest after it.

        "The Aug. 7 blasts" and "Wednesday's ruling" are past, whatever the verb, unless the thing named lies ahead
        ("the Jan. 14 deadline") or is waited for ("ahead of Sunday's vote").
        """
        if self._names_event():
            return "future" if self._lies_ahead() else "past"
        return self._tense_before() or self._tense_after() or "unknown"

    def _names_event(self) -> bool:
        possessive = self.neighbour(1) in ("'", "’") or self.words.lowers[self.end - 1] == "s"
        return possessive or (self.neighbour(-1).lower() == "the" and self.neighbour(1)[:1].isalpha())

    def _lies_ahead(self) -> bool:
        before = {self.neighbour(-n).lower() for n in (1, 2, 3)}
        after = {self.neighbour(n).lower() for n in (1, 2, 3, 4)}
        return bool(before & _WAITING) or ("deadline" in after and self._tense_before() != "past")

    def _tense_before(self) -> Tense | None:
        for back in range(1, 16):
            at = self.first - back
            if at < 0 or self.letters[at] == BREAK or self._ends_sentence(at):
                return None
            found = _tense_of(self.words.lowers[at], back)
            if found == "past" and at and self.words.lowers[at - 1] == "be":
                continue  # "will not be sent back": the verb before decides
            if found:
                return found
        return None

    def _tense_after(self) -> Tense | None:
        for ahead in range(12):
            at = self.end + ahead
            if at >= len(self.words) or self.letters[at] == BREAK or self._ends_sentence(at):
                return None
            found = _tense_of(self.words.lowers[at], ahead + 1)
            if found:
                return found
        return None

    def _ends_sentence(self, at: int) -> bool:
        lower = self.words.lowers[at]
        if lower in "!?;":
            return True
        if lower != "." or at + 1 >= len(self.words):
            return lower == "."
        after = self.words[at + 1]
        return (
            after.start > self.words[at].end
            and not self.text[after.start].islower()
            and at > 0
            and len(self.words.lowers[at - 1]) > 2
        )


def _tense_of(word: str, distance: int) -> Tense | None:
    if word in _FUTURE:
        return "future"
    if word in _PAST or (word.endswith("ed") and len(word) > 3 and word not in _NOT_PAST):
        return "past"
    if word in _PRESENT and distance <= 4:
        return "future"
    return None
