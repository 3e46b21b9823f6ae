"""Copies found and time taken, beside datasketch's MinHash LSH, in one run over the same articles.

    python -m benchmarks.lineages_peers ../shared/data/archive/articles_8k.jsonl.gz [--limit N]

Into the articles are planted copies of every hundredth long one: cut to half, stitched together with another, every fifth sentence
replaced by another article's, and under another headline. A false merge is a copy grouped with an article it does not descend from
(of those that gave sentences or were copied themselves), or two originals that a stitched copy made one. Both sides get the articles'
text and nothing else; ours reads narration from it, MinHash takes its five-word shingles (128 permutations, at the threshold given).

Timed is what finding lineages needs, on both sides, from text to groups. Linking works out more for each article at once (the words that
tell its story, the outlets it names, its statements and names). Of that, lineages need the words and the outlets only of articles that
share much with another, and here they are worked out when a comparison asks for them. Articles are linked a hundred at a time, as
`onrecord add` does; MinHash takes them one by one. For both the interpreter looks for cycles of garbage as seldom as when `onrecord add` links.
"""

import argparse
import gc
import gzip
import importlib.util
import itertools
import json
import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import Path

from onrecord.linking import lineages
from onrecord.linking.features import day_number, features
from onrecord.linking.narration import shingles_of, voices
from onrecord.linking.store import AT_ONCE, MemoryStore
from onrecord.linking.vocabulary import columns, parted
from onrecord.linking.wording import tokens
from onrecord.records import Article, Reading
from onrecord.text import sentences
from onrecord.workflows.relink import SELDOM

linking = import_module("onrecord.linking.increment")  # the name is that of a function, too
Row = dict[str, str]


def main() -> None:
    """Run both sides and print one JSON object."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("articles", type=Path)
    arguments.add_argument("--limit", type=int, default=8000)
    arguments.add_argument("--threshold", type=float, default=0.5, help="Jaccard at which MinHash LSH is built")
    given = arguments.parse_args()
    if importlib.util.find_spec("datasketch") is None:
        sys.exit("lineages_peers: datasketch is not installed: pip install --group bench")
    with gzip.open(given.articles, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in itertools.islice(lines, given.limit)]
    planted, rows = plant(rows)
    gc.set_threshold(*SELDOM)
    ours = timed(lambda: our_groups(rows))
    theirs = timed(lambda: minhash_groups(rows, given.threshold))
    report = {
        "articles": len(rows),
        "planted": len(planted),
        "onrecord": measure(*ours, planted),
        "minhash": measure(*theirs, planted),
    }
    report["times_faster"] = round(theirs[1] / ours[1], 2)
    print(json.dumps(report, indent=1))


@dataclass(frozen=True)
class Plant:
    """A copy put among the articles: found when it is grouped with an original; false when a stranger is in that group."""

    kind: str
    copy: str
    originals: tuple[str, ...]
    strangers: tuple[str, ...]  # whose sentences it borrowed here and there, and the other originals of the set


KINDS = ("half", "stitched", "rewritten", "headline")


def plant(rows: list[Row]) -> tuple[list[Plant], list[Row]]:
    """Return the planted copies, and all articles."""
    out, made = list(rows), []
    long = [row for row in rows if len(row["text"]) > 2500]
    for number, row in enumerate(long[::100]):
        kind, donor = KINDS[number % len(KINDS)], long[(number * 100 + 50) % len(long)]
        copy = {
            **row,
            "id": f"{row['id']}-{kind}",
            "outlet": "Planted",
            "text": altered(kind, row["text"], donor["text"]),
        }
        if kind == "headline":
            copy["title"] = "Another headline over the same words"
        both = (row["id"], donor["id"])
        made.append(
            Plant(kind, copy["id"], both if kind == "stitched" else both[:1], () if kind == "stitched" else both[1:])
        )
        out.append(copy)
    every = {ident for one in made for ident in (*one.originals, *one.strangers)}
    return [replace(one, strangers=tuple(sorted(every - {*one.originals}))) for one in made], out


def altered(kind: str, text: str, donor: str) -> str:
    """Return the copy's text."""
    cut = [text[s.start : s.end] for s in sentences(text)]
    other = [donor[s.start : s.end] for s in sentences(donor)]
    if kind == "half":
        return "\n\n".join(cut[: len(cut) // 2])
    if kind == "stitched":
        return "\n\n".join([*cut, *other])
    if kind == "rewritten":
        return "\n\n".join(other[n % len(other)] if n % 5 == 4 else s for n, s in enumerate(cut))
    return text


class Narrated:
    """An article as lineages are found by: its narration at once, all else when it is asked for. Stands for an `ArticleFeatures`."""

    statements = ()

    def __init__(self, read: Reading) -> None:
        self._read = read
        self.article, self.outlet, self.agencies = read.article.id, read.article.outlet, read.article.agencies
        self.day = day_number((read.article.published or "")[:10])
        own, borrowed = voices(read.article)
        words = columns([*own, *borrowed])
        self.shingles, self.borrowed = map(shingles_of, parted(words, [len(own), len(borrowed)]))

    def __getattr__(self, name: str) -> object:
        if name == "_whole":
            self._whole = features(self._read)
            return self._whole
        return getattr(self._whole, name)


def our_groups(rows: list[Row]) -> dict[str, str]:
    """Return the lineage of each article, from text to groups."""
    whole = linking.SPACES
    linking.SPACES = tuple(space for space in whole if space.name == lineages.SPACE)
    store = MemoryStore()
    try:
        for at in range(0, len(rows), AT_ONCE):
            linking.update(store, [Narrated(reading(row)) for row in rows[at : at + AT_ONCE]])
    finally:
        linking.SPACES = whole
    return {article: group for group, members in store.groups(lineages.SPACE).items() for article in members}


def reading(row: Row) -> Reading:
    """Return the row as a reading without statements."""
    kept = {name: row.get(name) or None for name in ("outlet", "title", "published")}
    return Reading(Article(row["id"], row["id"], row["id"], "", row["text"], **kept))


def minhash_groups(rows: list[Row], threshold: float) -> dict[str, str]:
    """Return the group of each article by datasketch's MinHash LSH: connected components of its answers."""
    from datasketch import MinHash, MinHashLSH

    index, parent = MinHashLSH(threshold=threshold, num_perm=128), {row["id"]: row["id"] for row in rows}

    def root(ident: str) -> str:
        while parent[ident] != ident:
            ident = parent[ident]
        return ident

    for row in rows:
        words = tokens(row["text"])
        made = MinHash(num_perm=128)
        made.update_batch([" ".join(words[at : at + 5]).encode() for at in range(max(1, len(words) - 4))])
        for other in index.query(made):
            parent[max(root(other), root(row["id"]))] = min(root(other), root(row["id"]))
        index.insert(row["id"], made)
    return {ident: root(ident) for ident in parent}


def timed(run: Callable[[], dict[str, str]]) -> tuple[dict[str, str], float]:
    """Return what `run` gives and the seconds of processor time it took: other work on the machine does not count."""
    start = time.process_time()
    made = run()
    return made, time.process_time() - start


def measure(groups: dict[str, str], seconds: float, planted: list[Plant]) -> dict[str, object]:
    """Return seconds, the share of planted copies found, in all and by kind, false merges, and how many articles stand in groups."""
    held = Counter(groups.values())
    found = [(one.kind, any(groups[one.copy] == groups[o] for o in one.originals)) for one in planted]
    by_kind = {k: [hit for kind, hit in found if kind == k] for k in KINDS}
    strangers = sum(any(groups[one.copy] == groups[s] for s in one.strangers) for one in planted)
    glued = sum(groups[one.originals[0]] == groups[one.originals[-1]] for one in planted if len(one.originals) > 1)
    return {
        "seconds": round(seconds, 1),
        "recall": round(sum(hit for _, hit in found) / max(1, len(found)), 4),
        **{kind: round(sum(hits) / max(1, len(hits)), 4) for kind, hits in by_kind.items()},
        "false_merges": strangers + glued,
        "articles_in_groups": sum(n for n in held.values() if n > 1),
    }


if __name__ == "__main__":
    main()
