"""Relayed speech: who passed on whose words.

A chain runs from the outermost relay to the original speaker. It comes from statements that stand inside others, and from the
words around one: "quoted by the Echo", "citing two officials", "…, according to the Echo", "he had been told by a neighbour".
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import replace

from onrecord.reading.scene import Scene
from onrecord.reading.source_words import describe
from onrecord.records import Article, Speaker, Statement

# (start, end): the name of whoever the text there names or describes; None: nobody known
Finder = Callable[..., str | None]
