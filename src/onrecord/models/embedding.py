"""Sentence embeddings for linking: all-MiniLM-L6-v2 as published, int8, run by onnxruntime."""

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from multiprocessing import parent_process

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

from onrecord.models.encoder import session
from onrecord.models.files import checked

WIDTH = 384
MAX_PIECES = 256  # what the encoder was trained on; the rest of a longer text is not seen
TOGETHER = 256  # word pieces in one run at most: what they become stays in a core's cache; fewer, and the weights are fetched too often
_GRAPH, _TOKENIZER = "embedder.onnx", "tokenizer.json"


class Embedder:
    """Texts to vectors whose dot product is their likeness of meaning. May be called by one thread at a time."""

    def __init__(self, *, threads: int | None = None) -> None:
        """`threads`: how many runs of the graph go side by side; None: one for each core, up to eight, and one in a worker process."""
        self._threads = threads or (1 if parent_process() is not None else min(8, os.cpu_count() or 1))

    def __call__(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return one row of length 1 for each text: an array (texts, 384).

        Texts of as many word pieces go through the int8 graph together, which costs half of what they do one by one: so give it
        many at once. A vector does not depend, to the last bit, on what is asked beside it: there is no padding, and the graph's
        scales are fixed. A run is on one thread: sharing out the products of a sentence costs nearly as much again as they do.
        Quotation marks are left out: they differ between outlets, the words do not. Raises `ModelError` when the weights are
        missing or damaged.
        """
        place = {text: at for at, text in enumerate(dict.fromkeys(texts))}
        pieces = [self._tokenizer.encode(text.translate(_MARKS)).ids for text in place]
        runs = list(_runs(pieces))
        vectors = np.zeros((len(pieces), WIDTH), np.float32)
        spread = map if self._threads == 1 or len(runs) < 2 else self._pool.map
        for run, found in zip(runs, spread(self._vectors, [[pieces[at] for at in run] for run in runs]), strict=True):
            vectors[run] = found
        return vectors[[place[text] for text in texts]]

    def _vectors(self, pieces: Sequence[Sequence[int]]) -> NDArray[np.float32]:
        (vectors,) = self._session.run(None, {"ids": np.ascontiguousarray(np.array(pieces, np.int64).T)})
        return np.asarray(vectors, np.float32)

    @cached_property
    def _tokenizer(self) -> Tokenizer:
        tokenizer = Tokenizer.from_buffer(checked(_TOKENIZER))
        tokenizer.enable_truncation(MAX_PIECES)
        return tokenizer

    @cached_property
    def _session(self) -> onnxruntime.InferenceSession:
        return session(_GRAPH, 1)

    @cached_property
    def _pool(self) -> ThreadPoolExecutor:
        _ = self._tokenizer, self._session  # loaded by one thread, before several ask for them
        return ThreadPoolExecutor(self._threads, thread_name_prefix="embedder")


def _runs(pieces: Sequence[Sequence[int]]) -> Iterator[list[int]]:
    """Yield the places of texts that go through the graph together: of one number of pieces, and no more than `TOGETHER` in all."""
    alike: dict[int, list[int]] = {}
    for at, ids in enumerate(pieces):
        alike.setdefault(len(ids), []).append(at)
    for length, places in alike.items():
        size = max(1, TOGETHER // length)
        yield from (places[at : at + size] for at in range(0, len(places), size))


_MARKS = {ord(c): None for c in '"“”„«»'}
_default = Embedder()


def embed(texts: Sequence[str]) -> NDArray[np.float32]:
    """Return one row of length 1 for each text, (texts, 384), by the shipped weights; see `Embedder`."""
    return _default(texts)
