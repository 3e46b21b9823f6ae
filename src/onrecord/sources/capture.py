"""Building captures: hash, fields, media type."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import replace

from onrecord.records import Capture
from onrecord.sources.options import Options

HTML = "text/html"
PLAIN = "text/plain"
MARKDOWN = "text/markdown"
_HTML_STARTS = (b"<!doctype html", b"<html", b"<head", b"<body", b"<?xml")


def new_capture(
    source: str,
    content: bytes,
    media_type: str,
    *,
    url: str | None = None,
    encoding: str | None = None,
    captured_at: str | None = None,
    redirects: tuple[str, ...] = (),
    fields: Mapping[str, str] | None = None,
) -> Capture:
    """Return a capture with the hash of its content and fields filled in."""
    kept = {key: value for key, value in sorted((fields or {}).items()) if value}
    digest = hashlib.sha256(content)
    if kept:
        digest.update(b"\0" + json.dumps(kept, sort_keys=True).encode("ascii"))
    return Capture(
        source=source,
        content=content,
        media_type=media_type,
        sha256=digest.hexdigest(),
        url=url or None,
        encoding=encoding,
        captured_at=captured_at,
        redirects=redirects,
        fields=kept,
    )


def with_defaults(capture: Capture, options: Options) -> Capture:
    """Return the capture with the caller's published date and language where it has none of its own."""
    given = {"published": options.published, "language": options.language}
    missing = {key: value for key, value in given.items() if value and key not in capture.fields}
    if not missing:
        return capture
    rebuilt = new_capture(capture.source, capture.content, capture.media_type, fields={**capture.fields, **missing})
    return replace(capture, fields=rebuilt.fields, sha256=rebuilt.sha256)


def sniffed_type(content: bytes) -> str:
    """Return the media type that the first bytes of `content` suggest: HTML or plain text."""
    start = content[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    while start.startswith(b"<!--"):
        start = start.partition(b"-->")[2].lstrip()
    return HTML if start.startswith(_HTML_STARTS) else PLAIN
