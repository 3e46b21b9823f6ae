"""Relayed speech: who passed on whose words."""

from dataclasses import replace

from onrecord.records import Article, Speaker, Statement


def chains(article: Article, statements: tuple[Statement, ...]) -> tuple[Statement, ...]:
    """Return the statements with `chain` filled in where one speaker passes on another's words, outermost first."""
    ids = {s.id: s for s in statements}
    return tuple(replace(s, chain=_nested(s, ids)) if s.within in ids and not s.chain else s for s in statements)


def _nested(statement: Statement, ids: dict[str, Statement]) -> tuple[str, ...]:
    names: list[str] = []
    seen: set[str] = set()
    current: Statement | None = statement
    while current is not None and current.id not in seen:
        seen.add(current.id)
        if isinstance(current.speaker, Speaker) and (not names or names[0] != current.speaker.name):
            names.insert(0, current.speaker.name)
        current = ids.get(current.within or "")
    return tuple(names) if len(names) > 1 else ()
