"""Run one function over many items, in this process or in several: in order, with flat memory, whatever happens."""

from onrecord.engines.apart import run_apart
from onrecord.engines.run import Start, run

__all__ = ["Start", "run", "run_apart"]
