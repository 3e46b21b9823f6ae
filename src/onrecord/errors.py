"""The error tree. Every error OnRecord raises on purpose descends from `OnRecordError`.

A message says what was wrong, what was found, and what to do about it.
"""


class OnRecordError(Exception):
    """Base of every error raised on purpose."""


class SettingsError(OnRecordError):
    """One or more settings are wrong; the message lists all of them."""


class SourceError(OnRecordError):
    """Nothing could be read from what the user named (missing file, empty folder)."""


class LedgerError(OnRecordError):
    """The ledger could not be opened, read or written."""


class NotALedger(LedgerError):
    """The file is a database, but not one of ours; it was left untouched."""


class LedgerTooNew(LedgerError):
    """The ledger was written by a newer OnRecord; it was left untouched."""


class LedgerBusy(LedgerError):
    """Another process holds the ledger for writing."""


class Unstorable(LedgerError):
    """A record breaks the ledger's rules (two of one id, characters no database takes); the rest can be stored."""


class JudgementConflict(OnRecordError):
    """Somebody else judged the same record since it was looked at; look again before deciding."""


class NotFound(OnRecordError):
    """The article, statement, speaker or story asked for is not in the ledger."""


class ModelError(OnRecordError):
    """The weights are missing, damaged, or not the ones this version was made for."""


class EngineError(OnRecordError):
    """The processes that were to share the work cannot be started."""


class CodecError(OnRecordError):
    """A record could not be read back from its JSON form."""
