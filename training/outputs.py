"""Running a trained model over examples: the encoder's outputs by word, as the shipped reader sees them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray

from onrecord.reading.encoder.attribution import LinkScores
from onrecord.reading.encoder.windows import Tokenizer, windows
from training.batches import collate, labelled
from training.corpora import Example
from training.network import Reader


@dataclass(frozen=True, slots=True)
class Outputs:
    """One article's outputs (words, width), and the word each window begins at."""

    values: NDArray[np.float32]
    starts: tuple[int, ...]


def link_scores(model: Reader) -> LinkScores:
    """Return what the linker learned beside its vectors."""
    return LinkScores(model.distance.detach().float().numpy(), model.none.detach().float().numpy())


@torch.inference_mode()
def outputs(model: Reader, examples: Sequence[Example], tokenizer: Tokenizer, rows: int = 8) -> Iterator[Outputs]:
    """Yield each example's outputs, in order."""
    for example in examples:
        one = labelled(example, tokenizer)
        cut = list(windows(example.words, one.pieces))
        held = []
        for i in range(0, len(cut), rows):
            some = cut[i : i + rows]
            batch = collate([(one, w) for w in some])
            with torch.autocast("cpu", torch.bfloat16):
                values = model(*batch.inputs).float().numpy()
            held += [values[k, w.first] for k, w in enumerate(some)]
        yield Outputs(np.concatenate(held), tuple(w.start for w in cut))
