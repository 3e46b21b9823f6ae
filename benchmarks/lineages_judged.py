"""Pairs of archive articles that share wording, each judged by reading it: does one descend from the other, or both from one original?

    python -m benchmarks.lineages_judged ../shared/data/archive/articles_8k.jsonl.gz

`lineages_judged.json` holds (article, article, kin) by the archive's ids and no text. The bars of `onrecord.linking.lineages` were set
on these pairs: the figures say how the bars fit them, not how good lineages are elsewhere.
"""

import argparse
import gzip
import json
from pathlib import Path

from benchmarks.lineages_peers import reading
from onrecord.linking import lineages
from onrecord.linking.features import features

JUDGED = Path(__file__).with_name("lineages_judged.json")


def main() -> None:
    """Print how many pairs are rightly and wrongly taken for kin, as one JSON object."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("articles", type=Path)
    pairs = json.loads(JUDGED.read_text(encoding="utf-8"))
    needed = {ident for a, b, _ in pairs for ident in (a, b)}
    with gzip.open(arguments.parse_args().articles, "rt", encoding="utf-8") as lines:
        rows = [row for row in map(json.loads, lines) if row["id"] in needed]
    known = {row["id"]: features(reading(row)) for row in rows}
    taken = [(lineages.compare(known[a], known[b]) is not None, kin) for a, b, kin in pairs]
    print(
        json.dumps(
            {
                "pairs": len(pairs),
                "right": sum(found and kin for found, kin in taken),
                "false": sum(found and not kin for found, kin in taken),
                "missed": sum(kin and not found for found, kin in taken),
            }
        )
    )


if __name__ == "__main__":
    main()
