"""All links of a set of readings."""

from collections.abc import Callable, Iterable, Sequence

import numpy as np
import numpy.typing as npt

from onrecord.records import Judgement, Links, Reading

Embed = Callable[[Sequence[str]], npt.NDArray[np.float32]]  # texts -> (n, d), L2-normalised rows


def link(readings: Iterable[Reading], judgements: Sequence[Judgement] = (), *, embed: Embed | None = None) -> Links:
    """Return what the readings say together; the same whatever their order. Judgements are obeyed.

    `embed` gives sentence embeddings; without it wordings are compared by their words alone.
    """
    return Links()
