"""The bytes as they came."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Capture:
    """One file, page, feed item or archive record, before anything was understood of it.

    `source` is the path, URL or id as the user gave it; `fields` is what the container said about the article
    (a JSONL line's title, outlet, byline, published, language), always strings.
    """

    source: str
    content: bytes
    media_type: str  # text/plain, text/html, text/markdown: what `content` holds, decompressed
    sha256: str  # of `content` and `fields`, hexadecimal
    url: str | None = None  # None: not known
    encoding: str | None = None  # None: not declared outside the bytes
    captured_at: str | None = (
        None  # ISO 8601 with zone; None: not known. Given by the caller, never by a clock in the core
    )
    redirects: tuple[str, ...] = ()  # URLs passed through on the way to `url`, first one first
    fields: Mapping[str, str] = field(default_factory=dict)
    archive: str | None = None  # the web archive it was read from, by what it begins with; None: from no archive
    offset: int = 0  # bytes into that archive at which its record begins
