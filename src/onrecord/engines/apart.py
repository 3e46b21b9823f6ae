"""One call in a process of its own: when it ends, all the memory it took goes back to the machine."""

from collections.abc import Callable
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import Any, TypeVar

from onrecord.engines.children import ENDED, obey_parent
from onrecord.errors import EngineError

Result = TypeVar("Result")


def run_apart(function: Callable[..., Result], *given: object) -> Result:
    """Return what `function(*given)` returns in a fresh process, or raise what it raises there.

    Function, arguments and result must be picklable. Raises `EngineError` when the process ends without an answer. The process is ended
    at once when this one is interrupted.
    """
    # By hand: an executor waits for the call to end before it lets go of an interrupted one.
    context = get_context("spawn")  # not forked: an inference runtime's threads do not survive that
    answer, sender = context.Pipe(duplex=False)
    process = context.Process(target=_answer, args=(sender, function, given), daemon=True)
    process.start()
    sender.close()  # the child's is the only one left: when it ends, so does the waiting
    try:
        raised, result = answer.recv()
    except EOFError as error:
        raise EngineError(ENDED) from error
    finally:
        answer.close()
        process.terminate()  # it has nothing left to do, or nobody waits for it
        process.join()
    if raised is not None:
        raise raised
    return result  # type: ignore[no-any-return]


def _answer(sender: Connection, function: Callable[..., Any], given: tuple[object, ...]) -> None:
    obey_parent()
    try:
        found: tuple[Exception | None, Any] = (None, function(*given))
    except Exception as error:
        found = (error, None)
    sender.send(found)
