"""An attribution on its way to becoming a statement."""

from dataclasses import dataclass, field

from onrecord.records.statement import Act, Kind

Place = tuple[int, int]  # code points of the text


@dataclass(slots=True)
class Found:
    """What a rule found: pieces of content, cue, source, and why it is believed.

    The confidences the rules give are the shares of their statements that hold half of a labelled one and are held by half
    of it, rule by rule, over gold_train (369 articles); rules with fewer than ten cases there share a neighbour's.
    """

    pieces: list[Place]
    cue: Place | None
    source: Place | None
    rule: str
    confidence: float
    act: Act = "speech"
    denies: bool = False
    kind: Kind | None = None  # None: the quotation marks tell
    quoted: bool = False  # the pieces are whole quotations: a further one in the paragraph continues them
    evidence: list[str] = field(default_factory=list)

    @property
    def start(self) -> int:
        """Where the first piece begins."""
        return self.pieces[0][0]

    @property
    def end(self) -> int:
        """Where the last piece ends."""
        return self.pieces[-1][1]

    def covers(self, start: int, end: int) -> bool:
        """Tell whether a piece holds `start` to `end`."""
        return any(s <= start and end <= e for s, e in self.pieces)
