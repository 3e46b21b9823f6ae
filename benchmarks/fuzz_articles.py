"""Read many damaged inputs to articles; end with an error if one is not handled, takes too long or too much memory.

    python benchmarks/fuzz_articles.py FOLDER [--inputs 20000] [--seed 1] [--seconds 10] [--megabytes 500]

FOLDER holds real pages and texts; each input is a stretch of one of them, damaged at random (the seed makes it repeatable).
Prints one JSON object: how many inputs, articles and rejections by reason, the slowest input, the peak memory.
"""

import argparse
import json
import random
import resource
import time
from collections import Counter
from pathlib import Path

from onrecord.articles import articles
from onrecord.records import Capture, Rejection
from onrecord.sources import captures
from onrecord.sources.capture import new_capture

_LONGEST = 8_000  # bytes of an input: longer ones said the same more slowly
_PIECES = (b"<div>", b"</div>", b"<p>", b"<!--", b"-->", b"<script>", b"\0", b"\xff", b"\xef\xbb\xbf", b"<table><tr><td>", b"&#x110000;",
           b"<svg>", b"<![CDATA[", b'"', b"\xe2\x80\x9c", b"Read more:", b"(AFP) -", b"\n\n", b"2025-02-31", b"https://t.co/", b"MORE ")  # fmt: skip


def main() -> None:
    """Run the inputs and report."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="+")
    parser.add_argument("--inputs", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--seconds", type=float, default=10.0)
    parser.add_argument("--megabytes", type=float, default=500.0)
    arguments = parser.parse_args()
    chance = random.Random(arguments.seed)
    pages = [found for found in captures(arguments.folder) if isinstance(found, Capture)]
    outcomes: Counter[str] = Counter()
    slowest, slowest_input = 0.0, 0
    for number in range(arguments.inputs):
        page = chance.choice(pages)
        content = damaged(page.content, chance)
        kind = page.media_type if chance.random() < 0.9 else chance.choice(("text/html", "text/plain"))
        start = time.process_time()
        for outcome in articles(new_capture(f"input {number}", content, kind)):
            outcomes[f"rejected: {outcome.reason}" if isinstance(outcome, Rejection) else "articles"] += 1
        seconds = time.process_time() - start
        if seconds > slowest:
            slowest, slowest_input = seconds, number
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        json.dumps(
            {
                "inputs": arguments.inputs,
                **outcomes,
                "slowest_seconds": round(slowest, 2),
                "slowest_input": slowest_input,
                "peak_megabytes": round(peak),
            }
        )
    )
    if slowest > arguments.seconds or peak > arguments.megabytes:
        raise SystemExit("over the limit")


def damaged(content: bytes, chance: random.Random) -> bytes:
    """Return a stretch of `content` with one to eight kinds of damage."""
    begin = chance.randrange(max(1, len(content) - _LONGEST))
    data = bytearray(content[begin : begin + chance.randrange(10, _LONGEST)])
    for _ in range(chance.randrange(1, 9)):
        at = chance.randrange(len(data) + 1)
        kind = chance.randrange(6)
        if kind == 0:
            data[at:at] = chance.choice(_PIECES) * chance.choice((1, 1, 3, 400))
        elif kind == 1:
            del data[at : at + chance.randrange(1, 3000)]
        elif kind == 2:
            data[at : at + 1] = bytes([chance.randrange(256)])
        elif kind == 3:
            data[at:at] = data[: chance.randrange(2000)]
        elif kind == 4:
            data[at : at + 200] = data[at : at + 200].swapcase()
        else:
            data = data.replace(
                *chance.choice(((b" ", b""), (b"\n", b" "), (b"<", b"<<"), (b">", b""), (b".", b""))),
                chance.randrange(1, 40),
            )
    return bytes(data)


if __name__ == "__main__":
    main()
