"""What a trained encoder says of unlabelled articles, kept on disk for a student to learn from.

The articles are those of a ledger that `onrecord add` made: texts as the reader sees them. Their outputs are kept as they come, article
after article, in half precision: about 0.7 KB a word. A run that was stopped goes on behind the last whole article.

What measures must not teach, not even unlabelled: `--without` names files and folders whose texts are left out, however they were cut.
"""

import argparse
import json
import random
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from onrecord.models.encoder import OnnxEncoder
from onrecord.reading.encoder.labels import OUTPUTS
from onrecord.reading.encoder.windows import Tokenizer
from onrecord.reading.encoder.words import Words, words
from training.corpora import Example
from training.outputs import exported

WIDTH = sum(width for _, width in OUTPUTS)
SHORTEST, LONGEST = 80, 3000  # words of the articles that teach
RUN = 12  # words in a row by which two prints of one text know each other
SAME = 0.05  # share of an article's runs from which it is taken for one that measures: even a long quotation from it
_INDEX, _VALUES = "taught.jsonl", "taught.f16"


@dataclass(frozen=True, slots=True)
class Taught:
    """An unlabelled article and what the teacher says of each of its words."""

    words: Words
    pieces: list[list[int]]
    outputs: NDArray[np.float16]  # (words, WIDTH), on disk until it is used


def teach(
    ledger: Path,
    graphs: Sequence[Path],
    folder: Path,
    number: int,
    tokenizer: Tokenizer,
    threads: int,
    without: Iterable[str] = (),
) -> None:
    """Let the exported graphs read `number` articles of a ledger, in an order drawn once, and keep in `folder` what they say.

    Articles that share words with a text of `without` are left out.

    Of several graphs the chances of tags are averaged; the vectors of links, which mean something within one encoder only, are the
    first one's.
    """
    folder.mkdir(parents=True, exist_ok=True)
    held = [json.loads(line) for line in _lines(folder)]
    examples = [
        Example(str(k), "guide", text, words(text), ())
        for k, text in enumerate(_texts(ledger, number, without)[len(held) :])
    ]
    with (
        (folder / _INDEX).open("a", encoding="utf-8") as index,
        (folder / _VALUES).open("r+b" if held else "wb") as out,
    ):
        out.seek(sum(row["words"] for row in held) * WIDTH * 2)
        said = [exported(graph, examples, tokenizer, threads) for graph in graphs]
        for done, (example, *outputs) in enumerate(zip(examples, *said, strict=True), len(held) + 1):
            out.write(_together([one.values for one in outputs]).astype(np.float16).tobytes())
            out.flush()
            index.write(json.dumps({"words": len(example.words), "text": example.text}) + "\n")
            index.flush()
            if done % 100 == 0:
                print(f"taught {done}/{number}", flush=True)


def taught(folder: Path, tokenizer: Tokenizer) -> list[Taught]:
    """Return what `teach` kept in `folder`."""
    rows = [json.loads(line) for line in _lines(folder)]
    size = sum(row["words"] for row in rows)
    values = np.memmap(folder / _VALUES, np.float16, "r", shape=(size, WIDTH))
    out, at = [], 0
    for row in rows:
        found = words(row["text"])
        out.append(Taught(found, tokenizer.pieces(found.forms), values[at : at + len(found)]))
        at += len(found)
    return out


def _lines(folder: Path) -> list[str]:
    path = folder / _INDEX
    return path.read_text(encoding="utf-8").splitlines() if path.exists() else []


def texts_of(paths: Iterable[Path]) -> Iterator[str]:
    """Yield the texts under `paths`: whole `.txt` files, and the field `text` of each line of `.jsonl` files."""
    for path in paths:
        for one in sorted(path.rglob("*")) if path.is_dir() else [path]:
            if one.suffix == ".txt":
                yield one.read_text(encoding="utf-8")
            elif one.suffix == ".jsonl":
                rows = map(json.loads, one.read_text(encoding="utf-8").splitlines())
                yield from (row["text"] for row in rows if "text" in row)


def _runs(text: str) -> set[tuple[str, ...]]:
    found = text.split()
    return {tuple(found[at : at + RUN]) for at in range(len(found) - RUN + 1)}


def _texts(ledger: Path, number: int, without: Iterable[str]) -> list[str]:
    kept_apart: set[tuple[str, ...]] = set()
    for text in without:
        kept_apart |= _runs(text)
    with closing(sqlite3.connect(f"{ledger.resolve().as_uri()}?mode=ro", uri=True)) as store:
        found = store.execute("SELECT text FROM articles WHERE current AND read ORDER BY id")
        texts = [text for (text,) in found if SHORTEST <= len(text.split()) <= LONGEST]
    random.Random(0).shuffle(texts)
    return list(islice((t for t in texts if len((own := _runs(t)) & kept_apart) < SAME * max(1, len(own))), number))


def _together(values: Sequence[NDArray[np.float32]]) -> NDArray[np.float32]:
    if len(values) == 1:
        return values[0]
    out, at = values[0].copy(), 0
    for name, width in OUTPUTS:
        columns = slice(at, at + width)
        at += width
        if name == "links":
            continue
        logs = np.stack([one[:, columns] for one in values])
        if width > 1:
            logs -= np.logaddexp.reduce(logs, -1, keepdims=True)
            out[:, columns] = np.logaddexp.reduce(logs, 0) - np.log(len(values))
        else:
            out[:, columns] = logs.mean(0)
    return out


def main() -> None:
    """Let the graphs read a ledger's articles."""
    parser = argparse.ArgumentParser(prog="python -m training.taught", description=__doc__)
    parser.add_argument("ledger", type=Path)
    parser.add_argument(
        "graphs", type=Path, nargs="+", help="exported graphs (reader.onnx), the one whose links count first"
    )
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--articles", type=int, default=4000)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--without", type=Path, nargs="+", default=[], help="texts that measure, and so must not teach")
    given = parser.parse_args()
    apart = texts_of(given.without)
    teach(given.ledger, given.graphs, given.out, given.articles, OnnxEncoder(), given.threads, apart)


if __name__ == "__main__":
    main()
