"""Sentence embeddings for linking: all-MiniLM-L6-v2 as published, int8, run by onnxruntime."""

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

from onrecord.models.encoder import session
from onrecord.models.files import checked

WIDTH = 384
MAX_PIECES = 256  # what the encoder was trained on; the rest of a longer text is not seen
_GRAPH, _TOKENIZER = "embedder.onnx", "tokenizer.json"


class Embedder:
    """Texts to vectors whose dot product is their likeness of meaning. May be called by one thread at a time."""

    def __init__(self, *, threads: int | None = None) -> None:
        """`threads`: how many texts are read side by side; None: one for each core, up to eight."""
        self._threads = threads or min(8, os.cpu_count() or 1)

    def __call__(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return one row of length 1 for each text: an array (texts, 384).

        Each text goes through the int8 graph by itself, so that its vector never depends on what is asked beside it, and on one
        thread: sharing out the products of a sentence costs nearly as much again as they do. Quotation marks are left out: they
        differ between outlets, the words do not. Raises `ModelError` when the weights are missing or damaged.
        """
        distinct = list(dict.fromkeys(texts))
        if self._threads == 1 or len(distinct) < 2:
            vectors = [self._vector(text) for text in distinct]
        else:
            vectors = list(self._pool.map(self._vector, distinct))
        known = dict(zip(distinct, vectors, strict=True))
        return np.stack([known[t] for t in texts]) if known else np.zeros((0, WIDTH), np.float32)

    def _vector(self, text: str) -> NDArray[np.float32]:
        ids = np.array([self._tokenizer.encode(text.translate(_MARKS)).ids], np.int64)
        (vectors,) = self._session.run(None, {"ids": ids})
        return np.asarray(vectors[0], np.float32)

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


_MARKS = {ord(c): None for c in '"“”„«»'}
_default = Embedder()


def embed(texts: Sequence[str]) -> NDArray[np.float32]:
    """Return one row of length 1 for each text, (texts, 384), by the shipped weights; see `Embedder`."""
    return _default(texts)
