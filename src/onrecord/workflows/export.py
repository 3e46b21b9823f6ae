"""Take the record away."""

from collections.abc import Generator

from onrecord.ledger import Ledger
from onrecord.ledger.queries.exporting import KINDS, Kind, Row
from onrecord.ledger.queries.exporting import export as _export

__all__ = ["KINDS", "Kind", "Row", "export"]


def export(ledger: Ledger, kind: Kind) -> Generator[Row, None, None]:
    """Yield one JSON-encodable row for each thing of `kind`, all of one moment of the ledger. See `queries.exporting`."""
    with ledger.reading() as connection:
        yield from _export(connection, kind)
