"""Pairs of archive articles that share wording, each judged by reading it: does one descend from the other, or both from one original?

    python -m benchmarks.lineages_judged ../shared/data/archive/articles_8k.jsonl.gz

`lineages_judged.json` holds (article, article, kin) by the archive's ids and no text. The bars of `onrecord.linking.lineages` were set
on these pairs: the figures say how the bars fit them, not how good lineages are elsewhere. The articles are read as `add --reader fast`
reads them: who is named in a text is part of what two texts are compared by.
"""

import argparse
import gzip
import json
import tempfile
from pathlib import Path

from onrecord.linking import lineages
from onrecord.linking.features import ArticleFeatures, features
from onrecord.pipeline import read_capture
from onrecord.reading.rules import RulesReader
from onrecord.records import Reading
from onrecord.sources import captures

JUDGED = Path(__file__).with_name("lineages_judged.json")


def main() -> None:
    """Print how many pairs are rightly and wrongly taken for kin, as one JSON object."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("articles", type=Path)
    pairs = json.loads(JUDGED.read_text(encoding="utf-8"))
    known = read_features(arguments.parse_args().articles, {ident for a, b, _ in pairs for ident in (a, b)})
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


def read_features(archive: Path, wanted: set[str]) -> dict[str, ArticleFeatures]:
    """Return the features of the wanted articles by their ids, read by rules."""
    with tempfile.TemporaryDirectory() as folder, gzip.open(archive, "rt", encoding="utf-8") as lines:
        some = Path(folder) / "some.jsonl"
        some.write_text("".join(line for line in lines if json.loads(line)["id"] in wanted), encoding="utf-8")
        reader = RulesReader()
        read = [one for capture in captures([str(some)]) for one in read_capture(capture, reader)]
    return {one.article.source: features(one) for one in read if isinstance(one, Reading)}


if __name__ == "__main__":
    main()
