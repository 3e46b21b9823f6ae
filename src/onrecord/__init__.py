"""OnRecord: who said what, when, to whom, first reported where, repeated by whom, disputed by whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from onrecord.views.library import Record

__version__ = "0.1.0"
__all__ = ["__version__", "open"]


def open(path: Path | str) -> Record:
    """Return the record in a ledger's file, to be asked in Python.

    >>> import onrecord
    >>> record = onrecord.open(":memory:")
    >>> len(record.stories)
    0
    """
    from onrecord.views.library import open_record

    return open_record(path)
