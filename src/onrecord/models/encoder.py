"""The fine-tuned encoder, run by onnxruntime. Nothing is loaded before the first article is read."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Any

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

from onrecord.models.files import checked, described
from onrecord.reading.encoder.attribution import Decoding, LinkScores
from onrecord.reading.encoder.calibration import Calibration
from onrecord.reading.encoder.windows import UNKNOWN, Window

# Word pieces that go through the encoder at once, padding included: measured best on two cores; run benchmarks/ again to change.
BATCH_PIECES = 1024
_GRAPH, _BESIDE, _TOKENIZER = "reader.onnx", "reader.json", "tokenizer.json"


class OnnxEncoder:
    """The `Encoder` that `reading.encoder` asks for. One may be used by one thread at a time.

    Raises `ModelError` at first use when the weights are missing or damaged.
    """

    def __init__(self, *, threads: int | None = None) -> None:
        """`threads`: how many one article is read with; None: one for each core."""
        self._threads = threads

    @property
    def version(self) -> str:
        """The weights' version, such as "encoder/1"."""
        return str(self._beside["trained"]["version"])

    @cached_property
    def links(self) -> LinkScores:
        """What the linker learned beside its vectors."""
        held = self._beside["links"]
        return LinkScores(np.asarray(held["distance"], np.float32), np.asarray(held["none"], np.float32))

    @cached_property
    def decoding(self) -> Decoding:
        """The choices between precision and recall that were tuned for these weights."""
        return Decoding(**self._beside["decoding"])

    @cached_property
    def calibration(self) -> Calibration:
        """How the encoder's evidence becomes a confidence."""
        return Calibration.from_json(self._beside["calibration"])

    def pieces(self, forms: Sequence[str]) -> list[list[int]]:
        """Return the word pieces of each word."""
        encoded = self._tokenizer.encode(list(forms), is_pretokenized=True, add_special_tokens=False)
        out: list[list[int]] = [[] for _ in forms]
        for word, piece in zip(encoded.word_ids, encoded.ids, strict=True):
            if word is not None:
                out[word].append(piece)
        return [p or [UNKNOWN] for p in out]

    def outputs(self, windows: Sequence[Window]) -> list[NDArray[np.float32]]:
        """Return each window's outputs by word (words, width), in order.

        The int8 graph scales what it multiplies by the largest value of a batch, so what is batched together changes the last
        digits. Batches are made of the given windows only, by length: one article gives the same outputs whatever is read
        beside it and in however many processes.
        """
        order = sorted(range(len(windows)), key=lambda i: (-len(windows[i].ids), i))
        out: list[NDArray[np.float32]] = [np.zeros((0, 0), np.float32)] * len(windows)
        for group in _groups(order, windows):
            values = self._session.run(None, _inputs([windows[i] for i in group]))[0]
            for row, i in enumerate(group):
                out[i] = values[row, windows[i].first]
        return out

    @cached_property
    def _beside(self) -> dict[str, Any]:
        return described(_BESIDE)

    @cached_property
    def _tokenizer(self) -> Tokenizer:
        return Tokenizer.from_buffer(checked(_TOKENIZER))

    @cached_property
    def _session(self) -> onnxruntime.InferenceSession:
        return session(_GRAPH, self._threads)


def session(name: str, threads: int | None) -> onnxruntime.InferenceSession:
    """Return a session for the weights file `name`."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads or 0
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    # Waiting threads sleep: spinning ones starve whatever else the machine does.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    return onnxruntime.InferenceSession(checked(name), options, providers=["CPUExecutionProvider"])


def _groups(order: Sequence[int], windows: Sequence[Window]) -> Iterator[list[int]]:
    """Yield windows, longest first, in batches of at most BATCH_PIECES with padding."""
    at = 0
    while at < len(order):
        count = max(1, BATCH_PIECES // len(windows[order[at]].ids))
        yield list(order[at : at + count])
        at += count


def _inputs(group: Sequence[Window]) -> dict[str, NDArray[np.int64]]:
    length = max(len(w.ids) for w in group)
    arrays = {name: np.zeros((len(group), length), np.int64) for name in ("ids", "mask", "cases", "quotes")}
    for row, window in enumerate(group):
        size = len(window.ids)
        arrays["ids"][row, :size] = window.ids
        arrays["mask"][row, :size] = 1
        arrays["cases"][row, :size] = window.cases
        arrays["quotes"][row, :size] = window.quotes
    return arrays
