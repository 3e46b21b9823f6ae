"""What every process that is started here does first, and what is said of one that ends too early."""

import os
import signal
import threading
from multiprocessing import connection, parent_process

ENDED = (
    "The processes that share the work end before they are done (their own messages stand above). In a script of"
    ' yours the call must stand under `if __name__ == "__main__":`; where that is so, or memory is short,'
    " use one process: --processes 1, or processes=1 in the settings."
)


def obey_parent() -> None:
    """Leave Ctrl-C to the parent, which ends its children, and end when the parent is gone: one killed outright ends nobody."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)
