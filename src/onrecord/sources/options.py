"""How sources are read: limits and column names, given by the caller."""

from collections.abc import Mapping
from dataclasses import dataclass, field

MEBIBYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class Options:
    """What the caller may set about reading sources; every field has a default that suits a reporter's folder."""

    columns: Mapping[str, str] = field(default_factory=dict)  # ours -> theirs: {"title": "headline", "text": "body"}
    published: str | None = None  # ISO date for what does not give its own; None: leave it open
    language: str | None = None  # ISO 639-1 for what does not give its own; None: leave it open
    captured_at: str | None = None  # ISO time; None: a file's own modification time
    max_bytes: int = 16 * MEBIBYTE  # of one page or one line, decompressed; larger ones are rejected, not cut
