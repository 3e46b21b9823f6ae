"""The store: schema, migrations, queries by question, judgements. One SQLite file."""

from onrecord.ledger.connection import Connection
from onrecord.ledger.store import Ledger, open_ledger

__all__ = ["Connection", "Ledger", "open_ledger"]
