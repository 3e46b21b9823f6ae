"""Web archives as captures: WARC files as crawlers write them, MHTML pages, SingleFile pages."""

import email
import email.policy
import hashlib
import json
import re
from collections.abc import Iterator
from datetime import datetime
from email.message import EmailMessage
from typing import Any, BinaryIO, NamedTuple

from onrecord.records import Capture, Rejection
from onrecord.sources.capture import HTML, PLAIN, new_capture
from onrecord.sources.options import Options

_KEY_BYTES = 512  # the id and date of the first record are among them; an archive that grows keeps them
_PAGE_TYPES = {"text/html": HTML, "application/xhtml+xml": HTML, "text/plain": PLAIN}
_SINGLE_FILE = re.compile(
    rb"<!--\s*Page saved with SingleFile\s+url:\s*(?P<url>\S+)(?:\s+saved date:\s*(?P<date>[^\n]{10,80}))?", re.I
)


class Record(NamedTuple):
    """One page of an archive and the offset behind which reading goes on after it."""

    offset: int  # bytes into the archive's file at which this page's record begins
    found: Capture | Rejection


def warc_records(stream: BinaryIO, source: str, options: Options, *, after: int = -1) -> Iterator[Record]:
    """Yield the pages of a WARC (plain or gzipped), one in memory at a time, skipping records that begin at or before `after`.

    Only successful responses with HTML or text are pages; the rest (requests, pictures, errors) is passed over. A damaged
    record is a rejection with its offset. To resume a stopped run, give the offset of the last page that was kept: what
    comes before it is skipped without being decompressed where the stream can seek.
    """
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    if after > 0 and stream.seekable():
        stream.seek(after)
    try:
        records = ArchiveIterator(
            stream, record_types=WarcRecordType.response, parse_http=True, max_content_length=options.max_bytes
        )
        for record in records:
            offset = record.stream_pos
            if offset > after and (found := _warc_page(record, source, offset, options)):
                yield Record(offset, found)
    except (RuntimeError, ValueError, EOFError, OSError) as error:
        yield Record(
            max(after, 0),
            Rejection(
                source, "damaged archive", f"{source}: the archive is damaged or ends early ({error}); fetch it again"
            ),
        )


def archive_key(stream: BinaryIO, options: Options) -> str:
    """Return the name by which an archive is known again, whatever its file is called; the stream is left at its beginning.

    It depends on what the archive begins with and on what the caller says of its pages; an archive that grew keeps its name.
    """
    start = stream.read(_KEY_BYTES)
    stream.seek(0)
    said = json.dumps([options.published, options.language, options.max_bytes])
    return hashlib.sha256(start + said.encode()).hexdigest()


def _warc_page(record: Any, source: str, offset: int, options: Options) -> Capture | Rejection | None:
    url = record.headers.get("WARC-Target-URI", "").strip("<>")
    http = record.http_headers
    if http is None or http.status_code != 200:
        return None
    kind = (record.http_content_type or "").lower()
    if kind not in _PAGE_TYPES:
        return None
    where = url or f"{source}:{offset}"
    content = record.reader.read(options.max_bytes + 1)
    if len(content) > options.max_bytes:
        return Rejection(
            where, "too large", f"{where} in {source}: over the limit of {options.max_bytes} bytes for one page"
        )
    if not content.strip():
        return Rejection(where, "empty page", f"{where} in {source}: the archived page is empty")
    return new_capture(
        where,
        content,
        _PAGE_TYPES[kind],
        url=url or None,
        encoding=record.http_charset,
        captured_at=_iso(record.headers.get("WARC-Date")) or options.captured_at,
    )


def mhtml_capture(content: bytes, source: str, captured_at: str | None) -> Capture | Rejection:
    """Return the page of an MHTML file: its first HTML part, with the address and date in its headers."""
    message = email.message_from_bytes(content, policy=email.policy.default)
    for part in message.walk():
        if part.get_content_type() in _PAGE_TYPES and isinstance(part, EmailMessage):
            payload = part.get_payload(decode=True)
            if not isinstance(payload, bytes) or not payload.strip():
                continue
            url = str(message.get("Snapshot-Content-Location") or part.get("Content-Location") or "")
            return new_capture(
                source,
                payload,
                _PAGE_TYPES[part.get_content_type()],
                url=url if url.startswith(("http://", "https://")) else None,
                encoding=part.get_content_charset(),
                captured_at=_mail_date(message) or captured_at,
            )
    return Rejection(source, "no page inside", f"{source}: this MHTML file holds no HTML or text part")


def saved_from(content: bytes) -> tuple[str | None, str | None]:
    """Return the address a SingleFile page was saved from, and its date as written; None where it does not say."""
    match = _SINGLE_FILE.search(content, 0, 4096)
    if not match:
        return None, None
    url = match["url"].decode("utf-8", "replace")
    date = match["date"].decode("utf-8", "replace").strip() if match["date"] else None
    return (url if url.startswith(("http://", "https://")) else None), date


def _iso(value: str | None) -> str | None:
    try:
        return datetime.fromisoformat(value.replace("Z", "+00:00")).isoformat(timespec="seconds") if value else None
    except ValueError:
        return None


def _mail_date(message: EmailMessage) -> str | None:
    try:
        return message["Date"].datetime.isoformat(timespec="seconds") if message["Date"] else None
    except (AttributeError, TypeError, ValueError):
        return None
