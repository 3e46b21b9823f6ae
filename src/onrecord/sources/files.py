"""One file, or standard input, as captures."""

import csv
import gzip
import io
import json
import zlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, BinaryIO, cast

from charset_normalizer import from_bytes

from onrecord.records import Capture, Rejection
from onrecord.sources.archives import archive_key, mhtml_capture, saved_from, warc_records
from onrecord.sources.capture import HTML, MARKDOWN, PLAIN, new_capture, sniffed_type
from onrecord.sources.columns import row_capture
from onrecord.sources.feeds import feed_items
from onrecord.sources.options import MEBIBYTE, Options
from onrecord.sources.parquet import parquet_rows

_PAGES = {
    ".txt": PLAIN,
    ".text": PLAIN,
    ".md": MARKDOWN,
    ".markdown": MARKDOWN,
    ".html": HTML,
    ".htm": HTML,
    ".xhtml": HTML,
}
_TABLES = (".jsonl", ".ndjson", ".json", ".csv", ".tsv")
READABLE = (
    *(name + gz for name in (*_PAGES, *_TABLES, ".warc") for gz in ("", ".gz")),
    ".mhtml",
    ".mht",
    ".parquet",
    ".rss",
    ".atom",
    ".xml",
)


def file_captures(path: Path, source: str, options: Options) -> Iterator[Capture | Rejection]:
    """Yield the captures of one file; what it cannot give comes as rejections naming the file and, in tables, the line."""
    try:
        captured_at = options.captured_at or _modified(path)
        with path.open("rb") as raw:
            if _suffix(path) == ".warc":  # its reader finds each record in the gzip members itself
                yield from _warc_captures(raw, source, options)
                return
            stream = cast(BinaryIO, gzip.GzipFile(fileobj=raw)) if _is_gzip(path, raw) else raw
            yield from _stream_captures(stream, _suffix(path), source, captured_at, options)
    except (EOFError, gzip.BadGzipFile, zlib.error) as error:
        yield Rejection(
            source, "damaged file", f"{source}: the compressed data ends early or is damaged ({error}); fetch it again"
        )
    except OSError as error:
        yield Rejection(
            source, "cannot be read", f"{source}: {error.strerror or error}. Check the file and your permissions"
        )


def _warc_captures(raw: BinaryIO, source: str, options: Options) -> Iterator[Capture | Rejection]:
    """Yield the pages of a web archive that come after those kept already, each knowing its place."""
    key = archive_key(raw, options)
    for record in warc_records(raw, source, options, after=options.resume(key)):
        found = record.found
        yield replace(found, archive=key, offset=record.offset) if isinstance(found, Capture) else found


def stdin_captures(stream: BinaryIO, options: Options) -> Iterator[Capture | Rejection]:
    """Yield the captures of standard input: JSON lines, one HTML page or one plain text, told apart by how it begins."""
    buffered = io.BufferedReader(cast(Any, stream)) if not hasattr(stream, "peek") else cast(io.BufferedReader, stream)
    start = buffered.peek(64)[:64].lstrip(b"\xef\xbb\xbf \t\r\n")
    kind = ".jsonl" if start.startswith(b"{") else ".json" if start.startswith(b"[{") else ""
    yield from _stream_captures(cast(BinaryIO, buffered), kind, "-", options.captured_at, options)


def _stream_captures(
    stream: BinaryIO, suffix: str, source: str, captured_at: str | None, options: Options
) -> Iterator[Capture | Rejection]:
    if suffix in (".jsonl", ".ndjson"):
        yield from _json_lines(stream, source, captured_at, options)
    elif suffix in (".csv", ".tsv"):
        yield from _csv_rows(stream, source, captured_at, options)
    elif suffix == ".parquet":
        yield from parquet_rows(stream, source, captured_at, options)
    elif suffix in (".mhtml", ".mht", ".rss", ".atom", ".xml"):
        yield from _whole(stream, suffix, source, captured_at, options)
    elif suffix == ".json":
        yield from _json_document(stream, source, captured_at, options)
    else:
        yield _page(stream, _PAGES.get(suffix), source, captured_at, options)


def _whole(
    stream: BinaryIO, suffix: str, source: str, captured_at: str | None, options: Options
) -> Iterator[Capture | Rejection]:
    content = _limited(stream, options.max_bytes)
    if content is None:
        yield _too_large(source, options)
    elif suffix in (".mhtml", ".mht"):
        yield mhtml_capture(content, source, captured_at)
    else:
        yield from feed_items(content, source)


def _page(
    stream: BinaryIO, media_type: str | None, source: str, captured_at: str | None, options: Options
) -> Capture | Rejection:
    content = _limited(stream, options.max_bytes)
    if content is None:
        return _too_large(source, options)
    if media_type in (None, PLAIN):
        media_type = sniffed_type(content)
    url = saved_from(content)[0] if media_type == HTML else None
    return new_capture(source, content, media_type or PLAIN, url=url, captured_at=captured_at)


def _json_lines(
    stream: BinaryIO, source: str, captured_at: str | None, options: Options
) -> Iterator[Capture | Rejection]:
    number = 0
    while line := stream.readline(options.max_bytes + 1):
        number += 1
        where = f"{source}:{number}"
        if len(line) > options.max_bytes:
            while line and not line.endswith(b"\n"):
                line = stream.readline(MEBIBYTE)
            yield _too_large(where, options)
            continue
        if not line.strip(b"\xef\xbb\xbf \t\r\n"):
            continue
        try:
            row = json.loads(line.decode("utf-8-sig"))
        except (ValueError, RecursionError) as error:
            yield Rejection(
                where, "wrong JSON", f"{source}, line {number}: not JSON ({error}); mend or delete that line"
            )
            continue
        yield _row(row, where, captured_at, options)


def _json_document(
    stream: BinaryIO, source: str, captured_at: str | None, options: Options
) -> Iterator[Capture | Rejection]:
    content = _limited(stream, options.max_bytes)
    if content is None:
        detail = f"{source}: over the limit of {options.max_bytes} bytes; write one object a line (.jsonl), which is read line by line"
        yield Rejection(source, "too large", detail)
        return
    try:
        document = json.loads(content.decode(json.detect_encoding(content)))
    except (ValueError, RecursionError) as error:
        if b"\n{" in content:  # JSON lines under another name
            yield from _json_lines(cast(BinaryIO, io.BytesIO(content)), source, captured_at, options)
            return
        yield Rejection(source, "wrong JSON", f"{source}: not JSON ({error}); mend it or read its parts")
        return
    rows = document if isinstance(document, list) else _rows_within(document)
    for number, row in enumerate(rows, start=1):
        where = source if len(rows) == 1 else f"{source}:{number}"
        yield _row(row, where, captured_at, options)


def _rows_within(document: Any) -> list[Any]:
    """Return the articles of a JSON object: the object itself, or the one list of objects it holds."""
    if isinstance(document, dict):
        for key in ("articles", "items", "stories", "results", "documents", "data"):
            if isinstance(document.get(key), list) and document[key] and isinstance(document[key][0], dict):
                return list(document[key])
    return [document]


def _csv_rows(
    stream: BinaryIO, source: str, captured_at: str | None, options: Options
) -> Iterator[Capture | Rejection]:
    csv.field_size_limit(options.max_bytes)
    start = _peek(stream, 65536)
    encoding = _table_encoding(start)
    lines = io.TextIOWrapper(io.BufferedReader(_Rest(start, stream)), encoding=encoding, errors="replace", newline="")
    header = start.decode(encoding, "replace").split("\n", 1)[0]
    delimiter = max(",;\t|", key=header.count)
    rows = csv.DictReader(lines, delimiter=delimiter)
    while True:
        where = f"{source}:{rows.line_num + 1}"
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            detail = f"{source}, line {rows.line_num}: {error}; mend or delete that line"
            yield Rejection(where, "wrong CSV", detail)
            continue
        yield _row({k: v for k, v in row.items() if k is not None}, where, captured_at, options)


class _Rest(io.RawIOBase):
    """The bytes already looked at, then the rest of the stream."""

    def __init__(self, start: bytes, stream: BinaryIO) -> None:
        self._start, self._stream = start, stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        if self._start:
            taken, self._start = self._start[: len(buffer)], self._start[len(buffer) :]
        else:
            taken = self._stream.read(len(buffer))
        buffer[: len(taken)] = taken
        return len(taken)


def _row(row: Any, where: str, captured_at: str | None, options: Options) -> Capture | Rejection:
    if not isinstance(row, dict):
        return Rejection(where, "wrong JSON", f"{where}: an object was expected, found {type(row).__name__}")
    return row_capture(row, where, options.columns, captured_at)


def _peek(stream: BinaryIO, size: int) -> bytes:
    parts, left = [], size
    while left and (part := stream.read(left)):
        parts.append(part)
        left -= len(part)
    return b"".join(parts)


def _table_encoding(start: bytes) -> str:
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    try:
        start[: start.rfind(b"\n") + 1 or None].decode("utf-8")
        return "utf-8-sig"
    except UnicodeDecodeError:
        best = from_bytes(start).best()
        return best.encoding if best else "cp1252"


def _limited(stream: BinaryIO, limit: int) -> bytes | None:
    content = _peek(stream, limit + 1)
    return None if len(content) > limit else content


def _too_large(source: str, options: Options) -> Rejection:
    detail = f"{source}: over the limit of {options.max_bytes} bytes for one page; raise the limit to read it"
    return Rejection(source, "too large", detail)


def _modified(path: Path) -> str:
    return datetime.fromtimestamp(path.stat().st_mtime, UTC).isoformat(timespec="seconds")


def _suffix(path: Path) -> str:
    name = path.name.lower().removesuffix(".gz")
    return name[name.rfind(".") :] if "." in name else ""


def _is_gzip(path: Path, raw: BinaryIO) -> bool:
    magic = raw.read(2)
    raw.seek(0)
    return magic == b"\x1f\x8b" or (path.name.lower().endswith(".gz") and magic == b"\x1f\x8b")
