"""What the user named, as captures: files, folders, globs, standard input."""

import glob
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from onrecord.records import Capture, Rejection
from onrecord.sources.addresses import is_url, normalised
from onrecord.sources.capture import with_defaults
from onrecord.sources.columns import check_columns
from onrecord.sources.files import READABLE, file_captures, stdin_captures
from onrecord.sources.options import Options

if TYPE_CHECKING:
    from onrecord.sources.web import Fetcher


def captures(
    inputs: Iterable[str | Path],
    *,
    options: Options | None = None,
    stdin: BinaryIO | None = None,
    urls: Path | None = None,
) -> Iterator[Capture | Rejection]:
    """Yield a capture for each page, line or record the inputs name, in the order given; folders are read in name order.

    An input is a file, a folder (read with everything below it), a pattern (``"coverage/*.html"``), a web address, or ``-``
    for `stdin`. A file can be a page, a table, a feed or an archive; `files.READABLE` lists the names read in folders.
    `urls` is a file of web addresses, one a line, read after the inputs; a line that begins with # is a comment. A page
    named twice, under two spellings of its address, is fetched once.
    What cannot be read is yielded as a `Rejection` that names it and says what to do, and the rest is read. Memory holds one
    capture at a time. Raises `SettingsError` when `options.columns` names a column that does not exist.
    """
    options = options or Options()
    check_columns(options.columns)
    named = (str(given) for given in inputs)
    return _captures(named if urls is None else chain(named, listed_urls(urls)), options, stdin)


def listed_urls(path: Path) -> Iterator[str | Rejection]:
    """Yield the addresses a file lists, one a line; a line that is no web address is a rejection that names it."""
    try:
        with path.open(encoding="utf-8-sig", errors="replace") as lines:
            for number, line in enumerate(lines, start=1):
                given = line.strip()
                if is_url(given):
                    yield given
                elif given and not given.startswith("#"):
                    detail = f"{path}, line {number}: {given[:80]!r} does not begin with http:// or https://"
                    yield Rejection(f"{path}:{number}", "not a web address", detail)
    except OSError as error:
        yield Rejection(str(path), "cannot be read", f"{path}: {error.strerror or error}. Check the file and its name")


def _captures(
    inputs: Iterable[str | Rejection], options: Options, stdin: BinaryIO | None
) -> Iterator[Capture | Rejection]:
    with ExitStack() as opened:
        fetcher: Fetcher | None = None
        seen: set[str] = set()  # addresses fetched
        for given in inputs:
            found: Iterator[Capture | Rejection]
            if isinstance(given, Rejection):
                found = iter((given,))
            elif is_url(given):
                if normalised(given) in seen:
                    continue
                seen.add(normalised(given))
                fetcher = fetcher or opened.enter_context(_fetcher(options))
                found = iter((fetcher.capture(given),))
            else:
                found = _one_input(given, options, stdin)
            for outcome in found:
                yield outcome if isinstance(outcome, Rejection) else with_defaults(outcome, options)


def _fetcher(options: Options) -> "Fetcher":
    from onrecord.sources.web import Fetcher  # loads httpx, which files do not need

    return Fetcher(options.web)


def _one_input(given: str, options: Options, stdin: BinaryIO | None) -> Iterator[Capture | Rejection]:
    if given == "-":
        if stdin is None:
            yield Rejection("-", "nothing to read", "standard input was named but none was given")
        else:
            yield from stdin_captures(stdin, options)
        return
    try:
        path = Path(given)
        if path.is_dir():
            yield from _folder(path, options)
        elif path.exists():
            yield from file_captures(path, given, options)
        else:
            yield from _pattern(given, options)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        yield Rejection(given, "cannot be read", f"{given!r}: {error}. Check the name and your permissions")


def _folder(folder: Path, options: Options) -> Iterator[Capture | Rejection]:
    read = skipped = 0
    # Sorted over the whole tree, so that the same folder always gives the same order.
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        if path.name.startswith(".") or not path.name.lower().endswith(READABLE):
            skipped += 1
            continue
        read += 1
        yield from file_captures(path, str(path), options)
    if skipped and read:
        yield Rejection(
            str(folder), "other kind of file", f"{skipped} files below {folder} are of kinds not read; {_KINDS}"
        )
    elif not read:
        yield Rejection(str(folder), "no readable files", f"{folder} holds no file of a kind that is read; {_KINDS}")


_KINDS = f"these are: {' '.join(READABLE)}. Name a file itself to have it read whatever its name"


def _pattern(given: str, options: Options) -> Iterator[Capture | Rejection]:
    names = sorted(glob.glob(given, recursive=True)) if glob.has_magic(given) else []  # noqa: PTH207 (absolute patterns)
    if not names:
        what = "nothing matches this pattern" if glob.has_magic(given) else "there is no such file or folder"
        yield Rejection(given, "missing file", f"{given}: {what}. Check the spelling and the current folder")
    for name in names:
        yield from _one_input(name, options, None)
