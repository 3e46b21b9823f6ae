"""Stream a WARC of thousands of pages to articles: memory must not grow, and a stopped run must not read anything twice.

    python benchmarks/warc_stream.py FOLDER [--pages 5000] [--captures-only | --add]

FOLDER holds real pages; the archive is built from them, in a temporary folder, under addresses that differ. The run is stopped
after a third of the pages and resumed behind the last one. With --add the pages go into a ledger, with the rules reader, and memory
is looked at before linking begins. Prints one JSON object.
"""

import argparse
import gzip
import itertools
import json
import resource
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from onrecord import workflows
from onrecord.articles import articles
from onrecord.records import Capture
from onrecord.settings import Settings
from onrecord.sources import Options, captures
from onrecord.sources.archives import Record, warc_records


def main() -> None:
    """Build, stream, stop, resume, report."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pages", type=int, default=5000)
    parser.add_argument("--captures-only", action="store_true", help="do not extract articles")
    parser.add_argument("--add", action="store_true", help="read them into a ledger")
    arguments = parser.parse_args()
    if arguments.add:
        print(json.dumps(added(arguments.folder, arguments.pages)))
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "pages.warc.gz"
        build(path, arguments.folder, arguments.pages)
        start = time.monotonic()
        seen: Counter[str] = Counter()
        early = peak()
        after = -1
        for stop in (arguments.pages // 3, None):
            with path.open("rb") as stream:
                for number, record in enumerate(
                    itertools.islice(warc_records(stream, str(path), Options(), after=after), stop)
                ):
                    read(record, seen, arguments.captures_only)
                    after = record.offset
                    if stop and number == arguments.pages // 10:
                        early = peak()
        print(
            json.dumps(
                {
                    "pages": arguments.pages,
                    "archive_megabytes": round(path.stat().st_size / 1e6),
                    "read": len(seen),
                    "read_twice": sum(count > 1 for count in seen.values()),
                    "seconds": round(time.monotonic() - start, 1),
                    "peak_megabytes_after_a_tenth": round(early),
                    "peak_megabytes": round(peak()),
                }
            )
        )


def added(folder: Path, pages: int) -> dict[str, object]:
    """Add an archive to a ledger in two runs, the first stopped after a third of it, and return what came of it."""
    peaks: list[float] = []
    settings = Settings(reader="fast", processes=1)
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "pages.warc.gz"
        build(path, folder, pages)
        inputs = workflows.Inputs((str(path),))
        with workflows.open_ledger(Path(name) / "record.db", create=True) as ledger:
            with suppress(KeyboardInterrupt):
                workflows.add(ledger, inputs, settings, watch=lambda stream: _stopped(stream, pages // 3, peaks))
            with suppress(KeyboardInterrupt):
                workflows.add(ledger, inputs, settings, watch=lambda stream: _stopped(stream, None, peaks))
            with ledger.reading() as connection:
                captures = connection.value("SELECT count(*) FROM captures")
                articles_kept = connection.value("SELECT count(*) FROM articles")
    third, whole = peaks[pages // 3 - 1], peaks[-1]
    return {
        "pages": pages,
        "captures": captures,
        "articles": articles_kept,
        "pages_read": len(peaks),
        "peak_megabytes_after_a_third": round(third),
        "peak_megabytes_before_linking": round(whole),
    }


def _stopped(stream: Iterator[workflows.Outcome], after: int | None, peaks: list[float]) -> Iterator[workflows.Outcome]:
    """Pass outcomes on, noting memory at each; stop as Ctrl-C would `after` so many, or at the end, before linking."""
    for number, outcome in enumerate(stream, start=1):
        yield outcome
        peaks.append(peak())
        if number == after:
            raise KeyboardInterrupt
    raise KeyboardInterrupt


def read(record: Record, seen: Counter[str], captures_only: bool) -> None:
    """Read one page."""
    seen[record.found.source] += 1
    if isinstance(record.found, Capture) and not captures_only:
        articles(record.found)


def build(path: Path, folder: Path, count: int) -> None:
    """Write an archive of `count` pages, those of `folder` over and over."""
    pages = [found.content for found in captures([folder]) if isinstance(found, Capture)]
    with path.open("wb") as out:
        for number, body in zip(range(count), itertools.cycle(pages)):
            http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n" % len(body) + body
            head = (
                "WARC/1.0\r\nWARC-Type: response\r\n"
                f"WARC-Record-ID: <urn:uuid:{number:032}>\r\nWARC-Target-URI: https://example.org/{number}\r\n"
                f"WARC-Date: 2025-05-05T10:00:00Z\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
            )
            out.write(gzip.compress(head.encode() + http + b"\r\n\r\n", 1))


def peak() -> float:
    """Return the most memory this process has held, in mebibytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
