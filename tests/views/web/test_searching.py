"""Search over the address, and what it tells."""

import html
import re

import pytest

from onrecord.ledger.queries import Search
from onrecord.views.web.searching import address, question


def found(desk, query: str) -> str:
    page = desk.get(f"/search/results?{query}")
    assert page.status_code == 200
    return html.unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page.text)))


@pytest.mark.parametrize(
    ("query", "words", "without"),
    [
        ("q=ferry", "A ferry waits for nobody", "They refused"),
        ("q=ferr&typing=yes", "A ferry waits for nobody", "They refused"),
        ("speaker=Reef", "They refused", "ferry waits"),
        ("outlet=Islet+Times", "The ferry does not wait", "A ferry waits"),
        ("kind=indirect", "the port had refused nobody", "They refused"),
        ("unresolved=yes", "It was cold", "They refused"),
        ("origins=2", "A ferry waits for nobody", "They refused"),
        ("disputed=yes", "They refused us", "ferry waits"),
        ("since=2031-03-05", "They refused us", "A ferry waits"),
        ("until=2031-03-05", "A ferry waits", "They refused us"),
        ("story=sferry", "A ferry waits", "HYPERLINK"),
    ],
)
def test_a_question_finds_and_leaves_out(desk, query, words, without):
    page = found(desk, query)
    assert words in page
    assert without not in page


@pytest.mark.parametrize(
    "query",
    [
        "q=%22",
        "q=*",
        "q=AND+OR+NOT",
        "q=a%22+OR+1%3D1--",
        "q=%F0%9F%9A%A2",
        "q=(",
        "q=" + "x" * 5000,
        "since=yesterday",
        "origins=many",
        "kind=loud",
        "start=-5",
        "q=%00",
    ],
)
def test_no_question_breaks_it(desk, query):
    assert desk.get(f"/search?{query}").status_code == 200


def test_the_question_stands_in_the_address():
    asked = Search(
        words="ferry", speaker="Brook", kind="direct", act="speech", disputed=True, origins=2, since="2031-03-01"
    )
    query = address(asked).partition("?")[2]
    from urllib.parse import parse_qsl

    assert question(dict(parse_qsl(query))) == asked
    assert "kind" not in address(asked, kind=None)


def test_same_words_in_several_papers_are_told_once(desk):
    page = found(desk, "q=waits")
    assert page.count("A ferry waits for nobody") == 1
    assert "Same words also in" in page


def test_facets_narrow(desk):
    page = desk.get("/search?q=ferry+OR+refused").text
    assert desk.get("/search").text.count('class="facet"') >= 2
    assert "Search" in page
