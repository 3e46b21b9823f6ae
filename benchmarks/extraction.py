"""How long reading HTML pages to articles takes, beside trafilatura's own extraction of the same pages in the same run.

    python benchmarks/extraction.py FOLDER [--rounds 3]

FOLDER holds pages (.html, .html.gz). Both sides start from bytes in memory and both read metadata; rounds alternate, and the
fastest of each side counts, so that other work on the machine weighs on both alike. Prints one JSON object.
"""

import argparse
import json
import time
from collections.abc import Callable
from pathlib import Path

from trafilatura import bare_extraction

from onrecord.articles import articles
from onrecord.records import Capture
from onrecord.sources import captures


def main() -> None:
    """Time both sides and print the result."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    arguments = parser.parse_args()
    pages = [found for found in captures([arguments.folder]) if isinstance(found, Capture)]
    for side in (_ours, _theirs):  # models and patterns load once, outside the clock
        side(pages[0])
    ours, theirs = [], []
    for _ in range(arguments.rounds):
        ours.append(_seconds(_ours, pages))
        theirs.append(_seconds(_theirs, pages))
    print(
        json.dumps(
            {
                "pages": len(pages),
                "articles_seconds": round(min(ours), 2),
                "trafilatura_seconds": round(min(theirs), 2),
                "ratio": round(min(ours) / min(theirs), 3),
            }
        )
    )


def _ours(page: Capture) -> None:
    articles(page)


def _theirs(page: Capture) -> None:
    bare_extraction(page.content, url=page.url, include_comments=False, with_metadata=True)


def _seconds(side: Callable[[Capture], None], pages: list[Capture]) -> float:
    start = time.process_time()
    for page in pages:
        side(page)
    return time.process_time() - start


if __name__ == "__main__":
    main()
