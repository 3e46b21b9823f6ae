"""How fast coverage is read and added, and how much memory it takes.

    python -m benchmarks.throughput [--shared ../shared] [--articles 1000] [--reader full|fast] [--processes N] [--json]

Over news articles of ../shared/data/archive (the sample coverage, many times over, where that is absent): articles a second of
`onrecord read` and `onrecord add`, each as a process of its own, and their peak memory for a quarter of the articles and for all
of them, which must not differ by much. Beside them trafilatura's own extraction of ../shared/data/pages, in the same run on the same
machine: the ratio is what can be compared between machines.
"""

import argparse
import gzip
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from itertools import cycle, islice
from pathlib import Path

FLAT = 1.15  # times the memory of a quarter of the articles that all of them may take


@dataclass(frozen=True, slots=True)
class Run:
    """One command's cost."""

    command: str
    articles: int
    seconds: float  # by the clock
    cpu_seconds: float  # of all its processes
    peak_mebibytes: float  # of its largest process

    @property
    def rate(self) -> float:
        """Articles a second of processor time: what does not change with the load of the machine."""
        return self.articles / self.cpu_seconds


def main() -> int:
    """Measure, print, and return 1 when the memory of reading or adding was not flat."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--reader", choices=("full", "fast"))
    parser.add_argument(
        "--processes",
        type=int,
        default=os.cpu_count() or 1,
        help="default: one a core; with 1 linking stays in the process that reads",
    )
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    options = ["--processes", str(given.processes), *(["--reader", given.reader] if given.reader else [])]
    with tempfile.TemporaryDirectory() as folder:
        few, many = (coverage_file(given.shared, Path(folder), n) for n in (given.articles // 4, given.articles))
        runs = [
            _run(["read", "--json", *options, str(few)], given.articles // 4),
            _run(["read", "--json", *options, str(many)], given.articles),
            _run(["add", *options, f"{folder}/few.db", str(few)], given.articles // 4),
            _run(["add", *options, f"{folder}/many.db", str(many)], given.articles),
        ]
    pages = given.shared / "data" / "pages"
    extraction = _extraction(pages) if pages.is_dir() else None
    growth = {one.command: all_.peak_mebibytes / one.peak_mebibytes for one, all_ in (runs[:2], runs[2:])}
    if given.json:
        print(json.dumps({"runs": [asdict(run) for run in runs], "growth": growth, "extraction": extraction}))
    else:
        _print(runs, growth, extraction)
    return int(any(times > FLAT for times in growth.values()))


def coverage_file(shared: Path, folder: Path, number: int) -> Path:
    """Write `number` articles, a line each, into `folder` and return the file."""
    out = folder / f"articles{number}.jsonl"
    archive = shared / "data" / "archive" / "articles_8k.jsonl.gz"
    with out.open("w", encoding="utf-8") as file:
        file.writelines(islice(_archive(archive) if archive.is_file() else _sample(), number))
    return out


def _archive(path: Path) -> Iterator[str]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        yield from file


def _sample() -> Iterator[str]:
    from onrecord.sample import coverage

    texts = [path.read_text(encoding="utf-8", errors="replace") for path in sorted(coverage().rglob("*.txt"))]
    for number, text in enumerate(cycle(texts)):
        yield json.dumps({"id": f"sample{number}", "text": f"{text}\n\nPrinted as number {number}."}) + "\n"


def _run(arguments: list[str], articles: int) -> Run:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    started = time.monotonic()
    # A process between us and the command, so that its peak is that of this run and not of the largest run so far.
    script = (
        "import json, resource, subprocess, sys\n"
        "code = subprocess.call([sys.executable, '-m', 'onrecord', *sys.argv[1:]], stdout=subprocess.DEVNULL)\n"
        "print(json.dumps([code, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss]))\n"
    )
    done = subprocess.run([sys.executable, "-c", script, *arguments], stdout=subprocess.PIPE, check=True)
    seconds = time.monotonic() - started
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    code, peak = json.loads(done.stdout)
    if code:
        raise SystemExit(f"onrecord {' '.join(arguments)} ended with {code}")
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Run(arguments[0], articles, seconds, cpu, peak / 1024)


def _extraction(pages: Path) -> dict[str, float]:
    """Return the processor time a page of trafilatura's extraction and of ours, which calls it, in milliseconds."""
    from trafilatura import extract

    from onrecord.articles import articles
    from onrecord.records import Capture
    from onrecord.sources import captures

    found = [capture for capture in captures([str(pages)]) if isinstance(capture, Capture)]
    found = [capture for capture in found if capture.media_type == "text/html"]
    started = time.process_time()
    for capture in found:
        extract(capture.content.decode(capture.encoding or "utf-8", "replace"))
    theirs = time.process_time() - started
    started = time.process_time()
    for capture in found:
        articles(capture)
    ours = time.process_time() - started
    n = len(found)
    return {"pages": n, "trafilatura_ms": 1000 * theirs / n, "onrecord_ms": 1000 * ours / n, "ratio": ours / theirs}


def _print(runs: list[Run], growth: dict[str, float], extraction: dict[str, float] | None) -> None:
    print(f"{os.cpu_count()} cores")
    for run in runs:
        print(
            f"{run.command:5} {run.articles:6} articles: {run.articles / run.seconds:6.1f} a second by the clock, "
            f"{run.rate:6.1f} a second of processor time, peak {run.peak_mebibytes:6.0f} MiB"
        )
    for command, times in growth.items():
        print(f"{command}: four times the articles took {times:.2f} times the memory")
    if extraction:
        print(
            f"extraction of {extraction['pages']:.0f} pages: {extraction['onrecord_ms']:.1f} ms a page, trafilatura alone "
            f"{extraction['trafilatura_ms']:.1f} ms (ratio {extraction['ratio']:.2f})"
        )
        for run, doing in ((runs[1], "reading"), (runs[3], "adding")):
            times = 1000 / run.rate / extraction["trafilatura_ms"]
            print(f"{doing} an article costs {times:.1f} of trafilatura's extractions")


if __name__ == "__main__":
    sys.exit(main())
