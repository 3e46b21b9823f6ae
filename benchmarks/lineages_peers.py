"""Copies found and time taken, beside datasketch's MinHash LSH, in one run over the same articles.

    python benchmarks/lineages_peers.py ../shared/data/archive/articles_8k.jsonl.gz [--limit N]

Into the articles are planted copies of every hundredth long one: cut to half, every fifth sentence replaced by another article's,
and under another headline. Both sides get the articles' text and nothing else; ours reads narration from it, MinHash takes its
five-word shingles (128 permutations, at the threshold given). Needs `pip install datasketch` (for this comparison only).
"""

import argparse
import gzip
import itertools
import json
import time
from collections.abc import Callable
from pathlib import Path

from onrecord.linking import increment, lineages
from onrecord.linking.features import features
from onrecord.linking.store import MemoryStore
from onrecord.linking.wording import tokens
from onrecord.records import Article, Reading
from onrecord.text import sentences

Plant = tuple[str, str]  # original, copy


def main() -> None:
    """Run both sides and print one JSON object."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("articles", type=Path)
    arguments.add_argument("--limit", type=int, default=8000)
    arguments.add_argument("--threshold", type=float, default=0.5, help="Jaccard at which MinHash LSH is built")
    given = arguments.parse_args()
    with gzip.open(given.articles, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in itertools.islice(lines, given.limit)]
    planted, rows = plant(rows)
    ours = timed(lambda: our_groups(rows))
    theirs = timed(lambda: minhash_groups(rows, given.threshold))
    report = {
        "articles": len(rows),
        "planted": sum(map(len, planted.values())),
        "onrecord": measure(*ours, planted),
        "minhash": measure(*theirs, planted),
    }
    report["times_faster"] = round(theirs[1] / ours[1], 2)
    print(json.dumps(report, indent=1))


def plant(rows: list[dict[str, str]]) -> tuple[dict[str, list[Plant]], list[dict[str, str]]]:
    """Return the planted pairs by kind, and all articles."""
    planted: dict[str, list[Plant]] = {"half": [], "rewritten": [], "headline": []}
    out = list(rows)
    long = [row for row in rows if len(row["text"]) > 2500]
    for number, row in enumerate(long[::100]):
        kind = ("half", "rewritten", "headline")[number % 3]
        donor = long[(number * 100 + 50) % len(long)]["text"]
        copy = {**row, "id": f"{row['id']}-{kind}", "outlet": "Planted", "text": altered(kind, row["text"], donor)}
        if kind == "headline":
            copy["title"] = "Another headline over the same words"
        planted[kind].append((row["id"], copy["id"]))
        out.append(copy)
    return planted, out


def altered(kind: str, text: str, donor: str) -> str:
    """Return the copy's text."""
    cut = [text[s.start : s.end] for s in sentences(text)]
    if kind == "half":
        return "\n\n".join(cut[: len(cut) // 2])
    if kind == "rewritten":
        other = [donor[s.start : s.end] for s in sentences(donor)]
        return "\n\n".join(other[n % len(other)] if n % 5 == 4 else s for n, s in enumerate(cut))
    return text


def our_groups(rows: list[dict[str, str]]) -> dict[str, str]:
    """Return the lineage of each article, from text to groups."""
    store = MemoryStore()
    whole = increment.SPACES
    increment.SPACES = tuple(space for space in whole if space.name == lineages.SPACE)
    try:
        increment.update(store, [features(reading(row)) for row in rows])
    finally:
        increment.SPACES = whole
    return {article: group for group, members in store.groups(lineages.SPACE).items() for article in members}


def reading(row: dict[str, str]) -> Reading:
    """Return the row as a reading without statements."""
    kept = {name: row.get(name) or None for name in ("outlet", "title", "published")}
    return Reading(Article(row["id"], row["id"], row["id"], "", row["text"], **kept))


def minhash_groups(rows: list[dict[str, str]], threshold: float) -> dict[str, str]:
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


def measure(groups: dict[str, str], seconds: float, planted: dict[str, list[Plant]]) -> dict[str, object]:
    """Return seconds, the share of planted copies found by kind, and how many articles stand in groups of several."""
    found = {
        k: round(sum(groups[a] == groups[b] for a, b in pairs) / max(1, len(pairs)), 4) for k, pairs in planted.items()
    }
    every = [pair for pairs in planted.values() for pair in pairs]
    sizes: dict[str, int] = {}
    for group in groups.values():
        sizes[group] = sizes.get(group, 0) + 1
    recall = sum(groups[a] == groups[b] for a, b in every) / max(1, len(every))
    grouped = sum(n for n in sizes.values() if n > 1)
    return {"seconds": round(seconds, 1), "recall": round(recall, 4), **found, "articles_in_groups": grouped}


if __name__ == "__main__":
    main()
