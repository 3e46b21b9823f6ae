"""What share of reading each stage takes, by processor time.

    python -m benchmarks.stages [--shared ../shared] [--articles 100] [--reader full|fast]

Over news articles of ../shared/data/archive (the sample coverage, many times over, where that is absent). Dates and figures together must
stay below a tenth of the reading: 1 when they do not.
"""

import argparse
import importlib
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any
from unittest.mock import patch

from benchmarks.throughput import coverage_file
from onrecord.articles import articles
from onrecord.records import Article, Capture
from onrecord.settings import ReaderName
from onrecord.sources import captures
from onrecord.workflows.readers import reader

Spent = defaultdict[str, float]  # processor seconds, by stage

reading = importlib.import_module("onrecord.reading.read")  # the package's `read` is the function of that name

MOST = 0.1  # of the reading that dates and figures may take
STAGES = ("circumstances", "speakers", "dates", "said", "figures")


def main() -> int:
    """Measure, print milliseconds an article and shares, largest first."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--articles", type=int, default=100)
    parser.add_argument("--reader", choices=("full", "fast"), default="full")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        spent = shares(coverage_file(options.shared, Path(folder), options.articles + 1), options.reader)
    whole = sum(spent.values())
    for stage, seconds in sorted(spent.items(), key=lambda pair: -pair[1]):
        print(f"{stage:14} {1000 * seconds / options.articles:8.2f} ms an article {seconds / whole:7.1%}")
    ours = (spent["dates"] + spent["figures"]) / whole
    print(f"dates and figures together: {ours:.1%} of the reading")
    return int(ours >= MOST)


def shares(coverage: Path, name: ReaderName) -> Spent:
    """Return the processor seconds of each stage over all but the first of the articles, which warms patterns and weights."""
    spent: Spent = defaultdict(float)
    clocked = _Clocked(reader(name), spent)
    find = _clocked("articles", articles, spent)
    with _timed_stages(spent):
        for number, capture in enumerate(captures([str(coverage)])):
            if number == 1:
                spent.clear()
            for article in find(capture) if isinstance(capture, Capture) else ():
                if isinstance(article, Article):
                    reading.read(article, clocked)
    return spent


class _Clocked:
    """A reader whose two methods are timed."""

    def __init__(self, inner: Any, spent: Spent) -> None:
        self.version = inner.version
        self.names = _clocked("names", inner.names, spent)
        self.statements = _clocked("statements", inner.statements, spent)


@contextmanager
def _timed_stages(spent: Spent) -> Iterator[None]:
    with ExitStack() as patches:
        for stage in STAGES:
            patches.enter_context(patch.object(reading, stage, _clocked(stage, getattr(reading, stage), spent)))
        yield


def _clocked(stage: str, call: Callable[..., Any], spent: Spent) -> Callable[..., Any]:
    def timed(*arguments: Any, **named: Any) -> Any:
        started = time.process_time()
        try:
            return call(*arguments, **named)
        finally:
            spent[stage] += time.process_time() - started

    return timed


if __name__ == "__main__":
    sys.exit(main())
