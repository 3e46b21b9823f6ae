"""What a user names, as captures: the one place that calls `sources`."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from onrecord.records import Capture, Rejection
from onrecord.settings import Settings
from onrecord.sources import Options, WebOptions, captures


@dataclass(frozen=True, slots=True)
class Inputs:
    """What to read, and what the user says of it."""

    names: tuple[str, ...] = ()  # paths, folders, globs, URLs; "-" is standard input
    published: str | None = None  # ISO date for plain files that state none; None: not given
    columns: Mapping[str, str] = field(default_factory=dict)  # our field -> the column that holds it
    stdin: BinaryIO | None = None  # what "-" reads; None: there is none
    urls: Path | None = None  # a file of web addresses, one a line; None: there is none


def open_inputs(
    inputs: Inputs, settings: Settings | None = None, *, resume: Callable[[str], int] = lambda archive: -1
) -> Iterator[Capture | Rejection]:
    """Yield a capture for each thing named, in order, or the rejection that says why not. One is held at a time.

    `resume` is asked, for each web archive, for the offset of the last page of it that is kept already (-1: none).
    """
    settings = settings or Settings()
    options = Options(
        columns=inputs.columns,
        published=inputs.published,
        max_bytes=settings.max_bytes,
        web=web_options(settings),
        resume=resume,
    )
    return captures(inputs.names, options=options, stdin=inputs.stdin, urls=inputs.urls)


def web_options(settings: Settings) -> WebOptions:
    """Return how pages are fetched under these settings."""
    return WebOptions(
        contact=settings.contact or None,
        timeout=settings.timeout,
        deadline=settings.deadline,
        max_bytes=settings.max_bytes,
        attempts=settings.attempts,
        host_interval=settings.host_interval,
        allow_private=frozenset(settings.allow_hosts),
        fresh_for=settings.fresh_for,
        cache=settings.cache,
    )
