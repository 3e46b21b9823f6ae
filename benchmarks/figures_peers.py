"""Figures beside quantulum3's, on the same sentences in the same run, by the same scorer.

    python benchmarks/figures_peers.py [--shared ../shared]

Needs the peers (`pip install --group bench`) and NewsQuant under SHARED. Prints one JSON object: value, value with its bound, value with its
unit (F1) for each side, and the seconds each took over all sentences.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from onrecord.reading.dates import dates
from onrecord.reading.figures import figures
from onrecord.records import Article

Found = list[dict[str, Any]]


def main() -> int:
    """Score both sides; 2 when the sentences are not there."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    options = parser.parse_args()
    gold = options.shared / "data" / "quantities" / "newsquant_dev.jsonl"
    if not gold.is_file():
        print(f"figures_peers: skipped, no sentences at {gold}")
        return 2
    sentences = [json.loads(line)["text"] for line in gold.read_text("utf-8").splitlines()]
    scorer = options.shared / "bench" / "score_quantities.py"
    out = {
        name: _measure(side, sentences, gold, scorer)
        for name, side in (("onrecord", _ours), ("quantulum3", _quantulum()))
    }
    print(json.dumps(out, indent=1))
    return 0


def _ours(text: str) -> Found:
    article = Article("a", "a", "a", "", text)
    return [asdict(figure) for figure in figures(article, dates(article), ())]


def _quantulum() -> Callable[[str], Found]:
    from quantulum3 import parser  # a peer, only here

    def find(text: str) -> Found:
        try:
            found = parser.parse(text)
        except Exception:  # a sentence it cannot read counts as nothing found
            return []
        return [
            {"value": q.value, "low": q.value, "high": q.value, "change": "=", "unit": q.unit.name, "text": q.surface}
            for q in found
        ]

    return find


def _measure(side: Callable[[str], Found], sentences: list[str], gold: Path, scorer: Path) -> dict[str, float]:
    side(sentences[0])  # patterns and unit tables load once, outside the clock
    start = time.process_time()
    found = [side(text) for text in sentences]
    seconds = time.process_time() - start
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        for number, figures_found in enumerate(found):
            file.write(json.dumps({"article": {"source": str(number)}, "figures": figures_found}) + "\n")
        file.flush()
        done = subprocess.run(
            [sys.executable, str(scorer), str(gold), file.name], capture_output=True, text=True, check=True
        )
    scores = json.loads(done.stdout)
    return {**{key: scores[key]["f1"] for key in ("value", "value_change", "value_unit")}, "seconds": round(seconds, 2)}


if __name__ == "__main__":
    raise SystemExit(main())
