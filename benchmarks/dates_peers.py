"""Time expressions beside dateparser's search, on the same documents in the same run, by the same scorer.

    python benchmarks/dates_peers.py [--shared ../shared] [--documents 20]

Needs the peers (`pip install --group bench`) and TimeBank and AQUAINT under SHARED. Prints one JSON object: relaxed, value and type F1
for each side over the first documents, and the seconds each took. HeidelTime, the reference among open taggers (77.6 value F1 on
TempEval-3's test set), needs Java and TreeTagger and is not run here.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

from onrecord.reading.dates import dates
from onrecord.records import Article

Found = list[dict[str, Any]]


def main() -> int:
    """Score both sides; 2 when the documents are not there."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--documents", type=int, default=20)
    options = parser.parse_args()
    path = options.shared / "data" / "dates" / "tbaq.jsonl"
    if not path.is_file():
        print(f"dates_peers: skipped, no documents at {path}")
        return 2
    lines = path.read_text("utf-8").splitlines()[: options.documents]
    scorer = options.shared / "bench" / "score_dates.py"
    print(
        json.dumps(
            {"onrecord": _measure(_ours, lines, scorer), "dateparser": _measure(_dateparser(), lines, scorer)}, indent=1
        )
    )
    return 0


def _ours(text: str, published: str) -> Found:
    return [asdict(time) for time in dates(Article("a", "a", "a", "", text, published=published))]


def _dateparser() -> Callable[[str, str], Found]:
    from dateparser.search import search_dates  # a peer, only here

    def find(text: str, published: str) -> Found:
        base = datetime.fromisoformat(published)
        settings = {"RELATIVE_BASE": base, "PREFER_DATES_FROM": "past"}
        out, at = [], 0
        for words, moment in search_dates(text, languages=["en"], settings=settings) or []:
            start = text.find(words, at)
            if start >= 0:
                at = start + len(words)
                out.append(
                    {"start": start, "end": at, "text": words, "type": "DATE", "value": moment.date().isoformat()}
                )
        return out

    return find


def _measure(side: Callable[[str, str], Found], lines: list[str], scorer: Path) -> dict[str, float]:
    documents = [json.loads(line) for line in lines]
    side(documents[0]["text"], documents[0]["published"])  # patterns load once, outside the clock
    start = time.process_time()
    found = [side(d["text"], d["published"]) for d in documents]
    seconds = time.process_time() - start
    with tempfile.TemporaryDirectory() as folder:
        gold, mine = Path(folder, "gold.jsonl"), Path(folder, "mine.jsonl")
        gold.write_text("\n".join(lines) + "\n", "utf-8")
        rows = ({"article": {"source": d["file"]}, "dates": times} for d, times in zip(documents, found, strict=True))
        mine.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
        done = subprocess.run(
            [sys.executable, str(scorer), str(gold), str(mine)], capture_output=True, text=True, check=True
        )
    scores = json.loads(done.stdout)
    return {**{key: scores[key]["f1"] for key in ("relaxed", "value", "type")}, "seconds": round(seconds, 2)}


if __name__ == "__main__":
    raise SystemExit(main())
