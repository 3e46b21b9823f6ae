"""What became of the input: rejections with reasons, and counts."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Rejection:
    """A capture (or part of one) that gave no article, and why."""

    source: str
    reason: str  # short and countable: "empty file", "not text", "no article found", "too large"
    detail: str = ""  # what was found and what to do


@dataclass(frozen=True, slots=True)
class Summary:
    """The closing count of a run."""

    captures: int = 0
    articles: int = 0
    added: int = 0
    versions: int = 0  # added as a new version of an article already there
    unchanged: int = 0
    unread: int = 0  # kept, in a language the reader cannot read
    statements: int = 0
    rejections: tuple[Rejection, ...] = field(default_factory=tuple)
