"""How sources are read: limits and column names, given by the caller."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

MEBIBYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class WebOptions:
    """How pages are fetched. Seconds, bytes; every limit is per page."""

    contact: str | None = None  # an address or URL put in the user agent, so that a site can complain; None: none given
    timeout: float = 20.0  # of connecting, and of each wait for more bytes
    deadline: float = 60.0  # of one page altogether
    max_bytes: int = 16 * MEBIBYTE  # decompressed
    max_redirects: int = 8
    attempts: int = 3
    host_interval: float = 1.0  # between two requests to one host
    allow_private: frozenset[str] = field(default_factory=frozenset)  # hosts that may be private, by name
    obey_robots: bool = True
    fresh_for: float = 3600.0  # a cached page younger than this is not asked for again
    cache: Path | None = None  # folder of pages already fetched; None: nothing is kept

    @property
    def agent(self) -> str:
        """The user agent sent."""
        return f"OnRecord/0.1 (+{self.contact})" if self.contact else "OnRecord/0.1"


@dataclass(frozen=True, slots=True)
class Options:
    """What the caller may set about reading sources; every field has a default that suits a reporter's folder."""

    columns: Mapping[str, str] = field(default_factory=dict)  # ours -> theirs: {"title": "headline", "text": "body"}
    published: str | None = None  # ISO date for what does not give its own; None: leave it open
    language: str | None = None  # ISO 639-1 for what does not give its own; None: leave it open
    captured_at: str | None = None  # ISO time; None: a file's own modification time
    max_bytes: int = 16 * MEBIBYTE  # of one page or one line, decompressed; larger ones are rejected, not cut
    resume: Callable[[str], int] = lambda archive: -1  # offset of the last page kept of a web archive; -1: none
    web: WebOptions = field(default_factory=WebOptions)  # for inputs that are addresses
