"""Run one function over many items, in this process or in several: in order, with flat memory, whatever happens."""

from onrecord.engines.apart import run_apart
from onrecord.engines.run import run, run_together

__all__ = ["run", "run_apart", "run_together"]
