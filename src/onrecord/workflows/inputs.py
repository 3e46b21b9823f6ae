"""What a user names, as captures: the one place that calls `sources`."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import BinaryIO

from onrecord.records import Capture, Rejection
from onrecord.sources import Options, captures


@dataclass(frozen=True, slots=True)
class Inputs:
    """What to read, and what the user says of it."""

    names: tuple[str, ...]  # paths, folders, globs, URLs; "-" is standard input
    published: str | None = None  # ISO date for plain files that state none; None: not given
    columns: Mapping[str, str] = field(default_factory=dict)  # our field -> the column that holds it
    stdin: BinaryIO | None = None  # what "-" reads; None: there is none


def open_inputs(inputs: Inputs) -> Iterator[Capture | Rejection]:
    """Yield a capture for each thing named, in order, or the rejection that says why not. One is held at a time."""
    return captures(
        inputs.names, options=Options(columns=inputs.columns, published=inputs.published), stdin=inputs.stdin
    )
