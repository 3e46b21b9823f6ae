"""The fine-tuned encoder, run by onnxruntime. Nothing is loaded before the first article is read."""

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
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

KNOWN_WORDS = 100_000  # words whose pieces are kept, at most
_GRAPH, _BESIDE, _TOKENIZER = "reader.onnx", "reader.json", "tokenizer.json"


class OnnxEncoder:
    """The `Encoder` that `reading.encoder` asks for. One may be used by one thread at a time.

    Raises `ModelError` at first use when the weights are missing or damaged.
    """

    def __init__(self, *, threads: int | None = None) -> None:
        """`threads`: how many one article is read with; None: one for each core, up to eight."""
        self._threads = threads or min(8, os.cpu_count() or 1)
        self._pieces: dict[str, list[int]] = {}  # of words seen: the same ones come again and again

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
        held = self._beside["decoding"]
        return Decoding(**{**held, "penalties": tuple(held["penalties"])})

    @cached_property
    def calibration(self) -> Calibration:
        """How the encoder's evidence becomes a confidence."""
        return Calibration.from_json(self._beside["calibration"])

    def pieces(self, forms: Sequence[str]) -> list[list[int]]:
        """Return the word pieces of each word; not to be changed by who gets them."""
        new = sorted({form for form in forms if form not in self._pieces})
        if len(self._pieces) + len(new) > KNOWN_WORDS:
            self._pieces.clear()
            new = sorted(set(forms))
        encoded = self._tokenizer.encode(new, is_pretokenized=True, add_special_tokens=False)
        self._pieces.update((form, []) for form in new)
        for word, piece in zip(encoded.word_ids, encoded.ids, strict=True):
            if word is not None:
                self._pieces[new[word]].append(piece)
        return [self._pieces[form] or [UNKNOWN] for form in forms]

    def outputs(self, windows: Sequence[Window]) -> Iterator[NDArray[np.float32]]:
        """Yield each window's outputs by word (words, width), in order.

        The int8 graph scales what it multiplies by the largest value it is given, so what goes through it together would change the
        last digits. Each window goes by itself: it gives the same outputs whatever is read beside it, in however many processes.
        Several threads take a window each, which keeps them busier than sharing every product of one.
        """
        if self._threads == 1 or len(windows) < 2:
            yield from map(self._of, windows)
        else:
            yield from self._pool.map(self._of, windows)

    def _of(self, window: Window) -> NDArray[np.float32]:
        values = self._session.run(None, _inputs(window))[0]
        return np.asarray(values[0, window.first], np.float32)

    @cached_property
    def _beside(self) -> dict[str, Any]:
        return described(_BESIDE)

    @cached_property
    def _tokenizer(self) -> Tokenizer:
        return Tokenizer.from_buffer(checked(_TOKENIZER))

    @cached_property
    def _pool(self) -> ThreadPoolExecutor:
        return ThreadPoolExecutor(self._threads, thread_name_prefix="encoder")

    @cached_property
    def _session(self) -> onnxruntime.InferenceSession:
        return session(_GRAPH, 1)


def session(name: str, threads: int | None) -> onnxruntime.InferenceSession:
    """Return a session for the weights file `name`."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads or 0
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    # Waiting threads sleep: spinning ones starve whatever else the machine does.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    return onnxruntime.InferenceSession(checked(name), options, providers=["CPUExecutionProvider"])


def _inputs(window: Window) -> dict[str, NDArray[np.int64]]:
    given = (("ids", window.ids), ("cases", window.cases), ("quotes", window.quotes))
    return {name: np.array([values], np.int64) for name, values in given}
