"""Who printed whose copy, as a tree: the original, what was printed from it, what was printed from that."""

from collections.abc import Mapping
from dataclasses import dataclass

from onrecord.ledger.queries import ArticleCard
from onrecord.records import Copy, Lineage


@dataclass(frozen=True, slots=True)
class Print:
    """An article and the articles printed from it, first published first."""

    card: ArticleCard
    copy: Copy | None  # None: how it descends is not known, or it is the original
    copies: tuple["Print", ...]


@dataclass(frozen=True, slots=True)
class Tree:
    """A lineage from its root down."""

    lineage: Lineage
    root: ArticleCard | None  # None: the original is not on the record
    prints: tuple[Print, ...]
    articles: int


def tree(lineage: Lineage, articles: Mapping[str, ArticleCard]) -> Tree:
    """Return the lineage as a tree; `articles` are its cards by id. What descends from nothing on the record hangs from the root."""
    copies = {copy.article: copy for copy in lineage.copies}
    known = [one for one in lineage.articles if one in articles]
    parents = {one: _parent(one, copies, set(known)) for one in known if one != lineage.origin}
    below: dict[str | None, list[str]] = {}
    for one, parent in parents.items():
        below.setdefault(None if parent == lineage.origin else parent, []).append(one)

    def prints(of: str | None) -> tuple[Print, ...]:
        found = sorted(
            below.get(of, ()), key=lambda one: (articles[one].published or "9", articles[one].outlet or "", one)
        )
        return tuple(Print(articles[one], copies.get(one), prints(one)) for one in found)

    root = articles.get(lineage.origin) if lineage.origin else None
    return Tree(lineage, root, prints(None), len(lineage.articles))


def _parent(one: str, copies: Mapping[str, Copy], known: set[str]) -> str | None:
    """What `one` was printed from, None where that is not on the record or would lead back to it."""
    parent = copies[one].of if one in copies else None
    if parent not in known:
        return None
    met, at = {one}, parent
    while at in copies:
        if at in met:
            return None
        met.add(at)
        at = copies[at].of
    return None if at == one else parent
