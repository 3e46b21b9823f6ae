"""A web archive added in pieces: a run that was killed goes on behind the last page it kept."""

import gzip
import os
import signal
import time
from pathlib import Path

import pytest

from onrecord import workflows
from onrecord.ledger import open_ledger
from onrecord.records import Capture
from onrecord.settings import Settings
from onrecord.sources import files
from onrecord.sources.archives import warc_records

FAST = Settings(reader="fast", processes=1)
PAGES = 12
MORE = "The council of the town met to hear what the office had found, and how long the boats had been out of use."


def archive(path: Path, pages: int = PAGES) -> Path:
    """A gzipped WARC of small pages, one member a record, as crawlers write them."""
    with path.open("wb") as out:
        for number in range(pages):
            text = f"“Ferry number {number} will sail on Monday,” Mira Velkova of the harbour office told reporters in Oster."
            body = f"<html><title>Ferry {number} to sail</title><article><p>{text}</p><p>{MORE}</p></article></html>".encode()
            http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: %d\r\n\r\n" % len(
                body
            )
            head = (
                f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{number:032}>\r\n"
                f"WARC-Target-URI: https://example.org/{number}\r\nWARC-Date: 2031-03-03T10:00:00Z\r\n"
                f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http + body)}\r\n\r\n"
            )
            out.write(gzip.compress(head.encode() + http + body + b"\r\n\r\n", mtime=0))
    return path


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses read from archives, in order."""
    seen: list[str] = []

    def noted(*arguments: object, **options: object):
        for record in warc_records(*arguments, **options):
            seen.append(record.found.source)
            yield record

    monkeypatch.setattr(files, "warc_records", noted)
    return seen


def add(ledger: Path, path: Path, **more: object):
    with open_ledger(ledger, create=True) as opened:
        return workflows.add(opened, workflows.Inputs((str(path),)), FAST, **more)


def kept(ledger: Path) -> list[str]:
    with open_ledger(ledger) as opened, opened.reading() as connection:
        return [row["source"] for row in connection.all("SELECT source FROM captures ORDER BY number")]


ADDRESSES = [f"https://example.org/{number}" for number in range(PAGES)]


def test_a_run_stopped_between_pages_reads_none_of_them_twice(tmp_path: Path, read: list[str]) -> None:
    path, ledger = archive(tmp_path / "a.warc.gz"), tmp_path / "record.db"

    def stop_after_five(outcomes):
        for number, outcome in enumerate(outcomes):
            if number == 5:
                raise KeyboardInterrupt
            yield outcome

    with pytest.raises(KeyboardInterrupt):
        add(ledger, path, watch=stop_after_five)
    assert kept(ledger) == ADDRESSES[:5]
    del read[:]
    summary = add(ledger, path)
    assert read == ADDRESSES[5:] and kept(ledger) == ADDRESSES
    assert (summary.captures, summary.added, summary.unchanged) == (12, 7, 5)


def test_an_archive_added_again_is_not_read_and_one_that_grew_is_read_on(tmp_path: Path, read: list[str]) -> None:
    path, ledger = archive(tmp_path / "a.warc.gz", pages=8), tmp_path / "record.db"
    add(ledger, path)
    del read[:]
    summary = add(ledger, path)
    assert read == [] and (summary.captures, summary.unchanged) == (8, 8)
    moved = archive(tmp_path / "under-another-name.warc.gz")
    assert add(ledger, moved).added == 4 and read == ADDRESSES[8:]


def test_another_archive_is_read_from_its_beginning(tmp_path: Path, read: list[str]) -> None:
    ledger = tmp_path / "record.db"
    add(ledger, archive(tmp_path / "a.warc.gz"))
    other = archive(tmp_path / "b.warc.gz", pages=1)
    other.write_bytes(gzip.compress(gzip.decompress(other.read_bytes()).replace(b"example.org", b"example.net")))
    del read[:]
    assert add(ledger, other).added == 1 and read == ["https://example.net/0"]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="kills a forked child")
def test_a_run_killed_outright_goes_on(tmp_path: Path) -> None:
    path, ledger = archive(tmp_path / "a.warc.gz"), tmp_path / "record.db"
    add(tmp_path / "warm.db", path)
    child = os.fork()
    if child == 0:
        try:
            add(ledger, path)
        finally:
            os._exit(0)
    until = time.monotonic() + 20
    while time.monotonic() < until and not (ledger.exists() and kept(ledger)):
        time.sleep(0.005)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    before = kept(ledger)
    summary = add(ledger, path)
    assert kept(ledger) == ADDRESSES and summary.added == PAGES - len(before)


def test_pages_of_archives_know_their_place(tmp_path: Path) -> None:
    found = list(workflows.open_inputs(workflows.Inputs((str(archive(tmp_path / "a.warc.gz", 3)),))))
    assert all(isinstance(one, Capture) and one.archive for one in found)
    assert [one.offset for one in found] == sorted({one.offset for one in found}) and found[0].offset == 0
