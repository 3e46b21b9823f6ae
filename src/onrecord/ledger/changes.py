"""Whether the ledger changed since one last looked: for what may be remembered meanwhile."""

import sqlite3
import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from pathlib import Path
from typing import TypeVar, cast

from onrecord.ledger.store import Ledger

Answer = TypeVar("Answer")


class Remembered:
    """Answers kept for as long as nobody writes to the ledger, by any process; the least recently asked go first."""

    def __init__(self, ledger: Ledger, most: int = 64) -> None:
        """`most` answers are kept. A ledger in memory is not remembered: nobody else could tell that it changed."""
        self._most = most
        self._lock = threading.Lock()
        self._answers: OrderedDict[Hashable, object] = OrderedDict()
        self._seen = -1
        on_disk = str(ledger.path) != ":memory:"
        # A connection that only ever asks for data_version, which changes when any other connection commits.
        self._watch = (
            sqlite3.connect(f"{Path(ledger.path).resolve().as_uri()}?mode=ro", uri=True, check_same_thread=False)
            if on_disk
            else None
        )

    def __call__(self, key: Hashable, make: Callable[[], Answer]) -> Answer:
        """Return what `make` gave for `key` since the last change, else what it gives now."""
        version = self._version()
        if version is None:
            return make()
        with self._lock:
            if key in self._answers:
                self._answers.move_to_end(key)
                return cast(Answer, self._answers[key])
        answer = make()
        with self._lock:
            if self._seen == version:  # else somebody wrote while it was made
                self._answers[key] = answer
                while len(self._answers) > self._most:
                    self._answers.popitem(last=False)
        return answer

    def forget(self) -> None:
        """Forget every answer."""
        with self._lock:
            self._answers.clear()

    def close(self) -> None:
        """Let go of the ledger."""
        if self._watch is not None:
            self._watch.close()
            self._watch = None

    def _version(self) -> int | None:
        with self._lock:
            if self._watch is None:
                return None
            version = int(self._watch.execute("PRAGMA data_version").fetchone()[0])
            if version != self._seen:
                self._answers.clear()
                self._seen = version
            return version
