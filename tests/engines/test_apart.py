"""One call in a process of its own: its answer, its error, its end."""

import os
import signal
import threading
import time
from pathlib import Path

import pytest

from onrecord.engines import run_apart
from onrecord.errors import EngineError, LedgerBusy


def pid_and(number: int) -> tuple[int, int]:
    return os.getpid(), number + 1


def busy() -> None:
    raise LedgerBusy("record.db is being written to")


def die() -> None:
    os._exit(3)


def note_and_wait(path: Path) -> None:
    path.with_suffix(".part").write_text(str(os.getpid()))
    path.with_suffix(".part").replace(path)
    time.sleep(60)


def test_the_answer_comes_from_another_process() -> None:
    pid, number = run_apart(pid_and, 3)
    assert number == 4
    assert pid != os.getpid()


def test_what_is_raised_there_is_raised_here() -> None:
    with pytest.raises(LedgerBusy, match="being written to"):
        run_apart(busy)


def test_an_end_without_an_answer_is_told() -> None:
    with pytest.raises(EngineError, match="--processes 1"):
        run_apart(die)


def test_an_interrupt_ends_the_process(tmp_path: Path) -> None:
    noted = tmp_path / "pid"

    def interrupt() -> None:
        while not noted.exists():
            time.sleep(0.05)
        os.kill(os.getpid(), signal.SIGINT)

    before = signal.signal(
        signal.SIGINT, signal.default_int_handler
    )  # a worker of the test runner takes no notice of it
    thread = threading.Thread(target=interrupt)
    thread.start()
    try:
        with pytest.raises(KeyboardInterrupt):
            run_apart(note_and_wait, noted)
    finally:
        thread.join()
        signal.signal(signal.SIGINT, before)
    with pytest.raises(ProcessLookupError):
        os.kill(int(noted.read_text()), 0)
