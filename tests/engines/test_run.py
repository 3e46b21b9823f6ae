"""Whatever engine runs, the results are the same, in order; a process that dies costs one item."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

import pytest

from onrecord.engines import run, run_together
from onrecord.engines.processes import AHEAD, CHUNK, run_in_processes
from onrecord.errors import EngineError


def start() -> Callable[[int], int]:
    return square


def square(number: int) -> int:
    if number == 13:
        os._exit(1)  # as a crash in a native library, or the kernel short of memory, would
    return number * number


def start_together() -> Callable[[Sequence[int]], Sequence[int]]:
    return squares


def squares(numbers: Sequence[int]) -> Sequence[int]:
    assert 0 < len(numbers) <= CHUNK
    return [square(number) for number in numbers]


def crashed(item: int, why: str) -> int:
    assert "died" in why
    return -item


@pytest.mark.parametrize(("processes", "number"), [(1, 0), (1, 60), (2, 0), (2, 60), (None, 1), (None, 60)])
def test_results_come_in_order_from_any_number_of_processes(processes: int | None, number: int) -> None:
    items = [item for item in range(number) if item != 13]
    assert list(run(items, start, crashed=crashed, processes=processes)) == [(i, i * i) for i in items]


@pytest.mark.parametrize("processes", [1, 2, None])
@pytest.mark.parametrize("number", [0, 1, 60])
def test_items_that_are_taken_together_come_in_order_too(processes: int | None, number: int) -> None:
    items = [item for item in range(number) if item != 13]
    assert list(run_together(items, start_together, crashed=crashed, processes=processes)) == [
        (i, i * i) for i in items
    ]


def test_of_items_that_are_taken_together_only_the_one_that_kills_is_lost() -> None:
    items = range(3 * CHUNK)
    found = list(run_together(items, start_together, crashed=crashed, processes=2))
    assert found == [(i, -13 if i == 13 else i * i) for i in items]


def test_an_item_that_kills_its_process_is_told_and_no_other_is_lost() -> None:
    items = range(3 * CHUNK)
    found = list(run(items, start, crashed=crashed, processes=2))
    assert found == [(i, -13 if i == 13 else i * i) for i in items]


def test_only_so_many_items_are_held() -> None:
    taken = 0

    def items() -> Iterator[int]:
        nonlocal taken
        for item in range(10_000):
            taken += 1
            yield 20 + item

    results = run_in_processes(items(), start_together, crashed=crashed, processes=2, chunk=2)
    next(results)
    assert taken <= 2 * AHEAD * 2 + 2
    results.close()  # and a caller that stops early is not kept waiting for the rest


def fail_at(number: int) -> Callable[[int], int]:
    return partial(_fail_at, number)


def _fail_at(number: int, item: int) -> int:
    if item == number:
        raise ValueError(f"bad item {item}")
    return item


@pytest.mark.parametrize("processes", [1, 2])
def test_an_error_of_the_function_is_raised(processes: int) -> None:
    with pytest.raises(ValueError, match="bad item 5"):
        list(run(range(10), partial(fail_at, 5), crashed=crashed, processes=processes))


def dead_on_arrival() -> Callable[[int], int]:
    os._exit(1)


def test_processes_that_cannot_start_are_told_and_no_item_is_blamed() -> None:
    with pytest.raises(EngineError, match="--processes 1"):
        list(run(range(10), dead_on_arrival, crashed=crashed, processes=2))


def test_a_script_without_a_guard_is_told_what_it_lacks(tmp_path: Path) -> None:
    script = tmp_path / "careless.py"
    script.write_text(
        "from functools import partial\nfrom onrecord.engines import run\n"
        "print(list(run(range(10), partial(partial, abs), crashed=print, processes=2)))\n"
    )
    done = subprocess.run([sys.executable, script], capture_output=True, text=True, timeout=120)
    assert done.returncode == 1
    assert "EngineError" in done.stderr
    assert '`if __name__ == "__main__":`' in done.stderr


@pytest.mark.skipif(not os.path.exists("/proc"), reason="looks processes up in /proc")
def test_processes_end_with_a_parent_that_was_killed() -> None:
    program = [sys.executable, __file__]
    parent = subprocess.Popen(program, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    assert parent.stdout is not None
    worker = int(parent.stdout.readline())
    parent.kill()
    parent.wait()
    for _ in range(100):
        if not _alive(worker):
            return
        time.sleep(0.05)
    pytest.fail("the worker outlived its parent")


def _alive(process: int) -> bool:
    try:
        with open(f"/proc/{process}/stat") as file:
            return file.read().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def identity() -> Callable[[int], int]:
    return _process


def _process(item: int) -> int:
    return os.getpid()


if __name__ == "__main__":
    for _, process in run(range(100_000), identity, crashed=crashed, processes=2):
        print(process, flush=True)
        time.sleep(60)
