"""One series by its id."""

from onrecord.errors import NotFound
from onrecord.ledger.connection import Connection
from onrecord.ledger.links import series_of
from onrecord.records import Series


def series_by_id(connection: Connection, series_id: str) -> Series:
    """Return a series with its points. Raises `NotFound`."""
    row = connection.one("SELECT * FROM series WHERE id = :id", {"id": series_id})
    if row is None:
        raise NotFound(f"there is no series {series_id} in this ledger")
    return series_of(connection, row)
