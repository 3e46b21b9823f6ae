"""Features of an article as bytes, and back: exactly, and quickly, because linking reads many articles again for each new one."""

import zlib
from dataclasses import replace
from typing import Any

import msgspec
import numpy as np

from onrecord.linking.features import ArticleFeatures

_LEVEL = 1  # of compression: higher ones take longer than they save


def packed(one: ArticleFeatures) -> bytes:
    """Return the features as bytes: MessagePack, compressed."""
    return zlib.compress(_encoder.encode(one), _LEVEL)


def outline(one: ArticleFeatures) -> bytes:
    """Return names and speakers of the features as bytes: `unpacked` gives features without words of them."""
    statements = tuple(
        replace(s, text="", vector=b"", cue=None, source=None, candidates=(), also=(), chain=()) for s in one.statements
    )
    names = tuple(replace(n, spellings=(), titles=()) for n in one.names)
    bare = replace(
        one,
        shingles=one.shingles[:0],
        borrowed=one.borrowed[:0],
        cited=frozenset(),
        terms={},
        keyterms=(),
        head=frozenset(),
        figures=(),
        counted=(),
        statements=statements,
        names=names,
    )
    return zlib.compress(_encoder.encode(bare), _LEVEL)


def unpacked(encoded: bytes) -> ArticleFeatures:
    """Return the features that `packed` made bytes of. Raises `msgspec.DecodeError` for bytes that are something else."""
    return _decoder.decode(zlib.decompress(encoded))


def _array_out(value: Any) -> bytes:
    return bytes(value.astype("<u4").tobytes())


def _array_in(_: type, value: Any) -> Any:
    return np.frombuffer(value, dtype="<u4").astype(np.uint32, copy=False)


_encoder = msgspec.msgpack.Encoder(enc_hook=_array_out)
_decoder = msgspec.msgpack.Decoder(ArticleFeatures, dec_hook=_array_in)
