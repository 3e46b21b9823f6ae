"""Running what was trained over examples: outputs by word, of the graph that ships."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from onrecord.reading.encoder.windows import Tokenizer, windows
from training.corpora import Example


@dataclass(frozen=True, slots=True)
class Outputs:
    """One article's outputs (words, width), and the word each window begins at."""

    values: NDArray[np.float32]
    starts: tuple[int, ...]


def exported(graph: Path, examples: Sequence[Example], tokenizer: Tokenizer, threads: int) -> Iterator[Outputs]:
    """Yield each example's outputs by the exported graph: what the reader will see, int8 and all."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    session = onnxruntime.InferenceSession(str(graph), options, providers=["CPUExecutionProvider"])
    for example in examples:
        cut = list(windows(example.words, tokenizer.pieces(example.words.forms)))
        held = []
        for w in cut:
            fed = {"ids": w.ids, "cases": w.cases, "quotes": w.quotes}
            (values,) = session.run(None, {name: np.array([given], np.int64) for name, given in fed.items()})
            held.append(values[0, w.first])
        yield Outputs(np.concatenate(held), tuple(w.start for w in cut))
