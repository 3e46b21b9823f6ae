"""Features of an article as bytes, and back: exactly, and quickly, because linking reads many articles again for each new one.

Most of these are asked for a little: two wordings of two hundred, the shingles, the terms. So what is kept stands in sections, and each
is made into records when something of it is asked for; a statement by itself.
"""

import zlib
from dataclasses import replace
from itertools import accumulate
from typing import Any

import msgspec
import numpy as np
import numpy.typing as npt

from onrecord.linking.counted import Counted
from onrecord.linking.features import ArticleFeatures, NameFeatures, StatementFeatures
from onrecord.linking.outlines import Outline
from onrecord.records import Figure

_LEVEL = 1  # of compression: higher ones take longer than they save


def packed(one: ArticleFeatures) -> bytes:
    """Return the features as bytes: MessagePack in sections, of which those that gain by it are compressed."""
    if isinstance(one, _Kept):
        return _encoder.encode(one._sections)
    texts = [replace(s, vector=b"") for s in one.statements]
    sections = _Sections(
        _encoder.encode(_Bare(*(getattr(one, name) for name in _BARE))),
        zlib.compress(_encoder.encode(_Named(one.names, one.figures, one.counted)), _LEVEL),
        tuple(s.id for s in one.statements),
        tuple(len(s.vector) for s in one.statements),
        zlib.compress(_encoder.encode(texts), _LEVEL),
        b"".join(s.vector for s in one.statements),
    )
    return _encoder.encode(sections)


def unpacked(encoded: bytes) -> ArticleFeatures:
    """Return the features that `packed` made bytes of. Raises `msgspec.DecodeError` for bytes that are something else."""
    return _Kept(_sections_in.decode(encoded))


def packed_outline(one: Outline) -> bytes:
    """Return an outline as bytes: MessagePack."""
    return _encoder.encode(one)


def unpacked_outline(encoded: bytes) -> Outline:
    """Return the outline that `packed_outline` made bytes of. Raises `msgspec.DecodeError` for bytes that are something else."""
    return _outline_in.decode(encoded)


class _Bare(msgspec.Struct, array_like=True, frozen=True):
    """Of an article's features, what is no record of its own."""

    article: str
    source: str
    outlet: str | None
    title: str | None
    agencies: tuple[str, ...]
    agency_part: str | None
    published: str | None
    day: int | None
    shingles: npt.NDArray[np.uint32]
    borrowed: npt.NDArray[np.uint32]
    cited: frozenset[int]
    terms: dict[int, float]
    keyterms: tuple[int, ...]
    head: frozenset[int]
    words: int
    of_year: int | None
    version: str


_BARE = _Bare.__struct_fields__


class _Named(msgspec.Struct, array_like=True, frozen=True):
    """The names and figures of an article, and what is counted."""

    names: tuple[NameFeatures, ...]
    figures: tuple[Figure, ...]
    counted: tuple[Counted, ...]


class _Sections(msgspec.Struct, array_like=True, frozen=True):
    """An article's features as they are kept."""

    bare: bytes
    named: bytes
    statements: tuple[str, ...]  # ids
    widths: tuple[int, ...]  # of the statements' vectors
    texts: bytes  # the statements without their vectors
    vectors: bytes


class _Kept(ArticleFeatures):
    """Features of which each part is made when it is first asked for."""

    __slots__ = ("_made", "_places", "_sections", "_texts")
    _sections: _Sections
    _texts: tuple[msgspec.Raw, ...]  # of the statements
    _places: dict[str, tuple[int, int, int]]  # statement -> its place, and from where to where its vector stands
    _made: dict[str, StatementFeatures]

    def __init__(self, sections: _Sections) -> None:
        self._keep(_sections=sections, _texts=(), _made={}, _places={})
        bare = _bare_in.decode(sections.bare)
        self._keep(**{name: getattr(bare, name) for name in _BARE})

    def __getattr__(self, name: str) -> Any:
        """Make what was not asked for yet: called for what has no value only."""
        if name == "statements":
            self._keep(statements=tuple(map(self.statement, self._sections.statements)))
        elif name in ("names", "figures", "counted"):
            found = _named_in.decode(zlib.decompress(self._sections.named))
            self._keep(names=found.names, figures=found.figures, counted=found.counted)
        else:
            raise AttributeError(name)
        return getattr(self, name)

    def statement(self, ident: str) -> StatementFeatures:
        """Return the statement of that id. Raises `KeyError` when the article has none."""
        made = self._made.get(ident)
        if made is not None:
            return made
        if not self._places:
            self._keep(_texts=_texts_in.decode(zlib.decompress(self._sections.texts)))
            ends = list(accumulate(self._sections.widths, initial=0))
            self._places.update({s: (at, ends[at], ends[at + 1]) for at, s in enumerate(self._sections.statements)})
        at, start, end = self._places[ident]
        one = _statement_in.decode(self._texts[at])
        object.__setattr__(one, "vector", self._sections.vectors[start:end])
        return self._made.setdefault(ident, one)

    def _keep(self, **values: Any) -> None:
        for name, value in values.items():
            object.__setattr__(self, name, value)


def _array_out(value: Any) -> bytes:
    return bytes(value.astype("<u4").tobytes())


def _array_in(_: type, value: Any) -> Any:
    return np.frombuffer(value, dtype="<u4").astype(np.uint32, copy=False)


_encoder = msgspec.msgpack.Encoder(enc_hook=_array_out)
_sections_in = msgspec.msgpack.Decoder(_Sections)
_bare_in = msgspec.msgpack.Decoder(_Bare, dec_hook=_array_in)
_named_in = msgspec.msgpack.Decoder(_Named)
_texts_in = msgspec.msgpack.Decoder(tuple[msgspec.Raw, ...])
_statement_in = msgspec.msgpack.Decoder(StatementFeatures)
_outline_in = msgspec.msgpack.Decoder(Outline)
