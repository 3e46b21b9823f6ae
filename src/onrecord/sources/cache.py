"""Pages already fetched, in a folder: so that a run that was stopped goes on where it was."""

import gzip
import hashlib
import json
import os
from dataclasses import dataclass, replace
from pathlib import Path

from onrecord.records import Capture
from onrecord.sources.capture import new_capture


@dataclass(frozen=True, slots=True)
class Cached:
    """A page in the cache and what its server needs to be asked whether it has changed."""

    url: str
    content: bytes
    media_type: str
    encoding: str | None
    captured_at: str | None
    redirects: tuple[str, ...]
    etag: str | None
    modified: str | None

    def capture(self, source: str) -> Capture:
        """Return the page as a capture of `source`."""
        return new_capture(
            source,
            self.content,
            self.media_type,
            url=self.url,
            encoding=self.encoding,
            captured_at=self.captured_at,
            redirects=self.redirects,
        )


class Cache:
    """A folder of pages, one compressed file an address; a file is written whole or not at all."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    def get(self, address: str) -> Cached | None:
        """Return the page kept for `address`; None if there is none, or its file is damaged."""
        try:
            with gzip.open(self._path(address), "rb") as file:
                head = json.loads(file.readline())
                content = file.read()
            return Cached(content=content, redirects=tuple(head.pop("redirects")), **head)
        except (OSError, EOFError, ValueError, TypeError, KeyError):
            return None

    def put(self, address: str, capture: Capture, etag: str | None, modified: str | None) -> None:
        """Keep a page."""
        self._write(
            address,
            Cached(
                capture.url or address,
                capture.content,
                capture.media_type,
                capture.encoding,
                capture.captured_at,
                capture.redirects,
                etag,
                modified,
            ),
        )

    def touch(self, address: str, captured_at: str) -> Cached:
        """Note that the page kept for `address` was seen unchanged at `captured_at`, and return it."""
        cached = self.get(address)
        if cached is None:
            raise KeyError(address)
        cached = replace(cached, captured_at=captured_at)
        self._write(address, cached)
        return cached

    def _write(self, address: str, cached: Cached) -> None:
        head = {name: getattr(cached, name) for name in Cached.__slots__ if name != "content"}
        path = self._path(address)
        partial = path.with_suffix(f".{os.getpid()}.part")
        with gzip.open(partial, "wb", compresslevel=5) as file:
            file.write(json.dumps(head).encode() + b"\n" + cached.content)
        partial.replace(path)

    def _path(self, address: str) -> Path:
        return self._folder / f"{hashlib.sha256(address.encode('utf-8', 'replace')).hexdigest()}.gz"
