"""Who printed whose copy, as a tree: every article once, whatever linking says of how they descend."""

from dataclasses import replace

import pytest

from onrecord.ledger.queries import ArticleCard
from onrecord.records import Copy, Lineage
from onrecord.views.web.printing import Print, tree

CARD = ArticleCard(
    id="", source="", url=None, outlet=None, title=None, published=None, bylines=(), agencies=(), dateline=None, language="en",
    read=True, version=1, current=True, statements=0, story=None, lineage=None, origin=False,
)  # fmt: skip
CARDS = {name: replace(CARD, id=name, published=day) for name, day in zip("abcd", ("1", "4", "3", "2"), strict=True)}


def told(prints: tuple[Print, ...]) -> list:
    return [(one.card.id, told(one.copies)) for one in prints]


def copies(*pairs: str) -> tuple[Copy, ...]:
    return tuple(Copy(one, of, "reprint", 0.9) for one, of in pairs)


@pytest.mark.parametrize(
    ("found", "root", "expected"),
    [
        (Lineage("l", tuple("abcd"), "a", None, copies("ba", "ca", "da")), "a", [("d", []), ("c", []), ("b", [])]),
        (Lineage("l", tuple("abcd"), "a", None, copies("ba", "cb", "da")), "a", [("d", []), ("b", [("c", [])])]),
        (Lineage("l", tuple("abc"), None, "Tide Wire", copies("bx")), None, [("a", []), ("c", []), ("b", [])]),
        (Lineage("l", tuple("abc"), "a", None, copies("bc", "cb")), "a", [("c", []), ("b", [])]),
        (Lineage("l", tuple("ab"), "x", None, copies("bx")), None, [("a", []), ("b", [])]),
        (Lineage("l", ("a", "gone"), "a", None, copies(("gone", "a"))), "a", []),
    ],
)
def test_every_article_on_the_record_hangs_in_the_tree_once(found, root, expected):
    made = tree(found, CARDS)
    assert (made.root.id if made.root else None) == root
    assert told(made.prints) == expected
