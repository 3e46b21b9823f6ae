"""Statements inside statements: "Ode said the agency had told her the mill was shut"."""

from collections.abc import Iterable
from dataclasses import replace

from onrecord.records import Statement


def nested(statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """Return the statements in text order, each with `within` naming the smallest other one whose content holds it.

    A statement is held when a piece of another's content holds all of it: content, cue and source.
    """
    ordered = sorted(statements, key=lambda s: (s.content.start, -s.content.end, s.id))
    contents = [(s.content.start, s.content.end) for s in ordered]
    out: list[Statement] = []
    for index, statement in enumerate(ordered):
        start, end = _extent(statement)
        holder: Statement | None = None
        for near in range(min(index + 6, len(ordered)) - 1, max(0, index - 12) - 1, -1):
            if near == index or not (contents[near][0] <= start and end <= contents[near][1]):
                continue
            other = ordered[near]
            if not any(p.start <= start and end <= p.end for p in other.pieces):
                continue
            if _extent(other) == (start, end) and other.id > statement.id:
                continue
            if holder is None or len(other.content) < len(holder.content):
                holder = other
        out.append(replace(statement, within=holder.id) if holder else statement)
    return tuple(sorted(out, key=lambda s: (s.content.start, s.content.end, s.id)))


def _extent(statement: Statement) -> tuple[int, int]:
    """Return where the statement begins and ends, cue and source included."""
    spans = [statement.content, *(s for s in (statement.cue, statement.source) if s)]
    return min(s.start for s in spans), max(s.end for s in spans)
