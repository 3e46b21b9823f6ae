"""How records travel between processes: as their fields, in order.

A frozen record with slots is otherwise pickled by functions of Python's own that look at each field by its name; a reading holds some
three hundred records, and that took a twentieth of the time of reading by rules.
"""

import copyreg
from collections.abc import Callable
from dataclasses import fields
from operator import attrgetter
from typing import Any

from onrecord.records.article import Article, Evidence, Residue
from onrecord.records.date import TimeExpression
from onrecord.records.figure import Figure
from onrecord.records.name import Name
from onrecord.records.span import Span
from onrecord.records.statement import Candidate, Said, Speaker, Statement


def by_fields(record: type) -> Callable[[Any], tuple[type, tuple[Any, ...]]]:
    """Return the function that says of what a record of this type, of two fields or more, is made again."""
    values = attrgetter(*(field.name for field in fields(record)))
    return lambda given: (record, values(given))


PICKLED = (Article, Candidate, Evidence, Figure, Name, Residue, Said, Span, Speaker, Statement, TimeExpression)
for _record in PICKLED:
    copyreg.pickle(_record, by_fields(_record))
