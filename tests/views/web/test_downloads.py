"""What the desk gives away: tables, linked data, feeds, one file to mail."""

import csv
import io
import json
import re

import pytest
from lxml import etree

from .conftest import HOSTILE


@pytest.mark.parametrize("form", ["csv", "jsonl", "parquet", "xlsx"])
@pytest.mark.parametrize(
    "name", ["statements", "stories", "utterances", "lineages", "figures", "denials", "entities", "judgements"]
)
def test_every_table_comes_in_every_form(desk, name, form):
    answer = desk.get(f"/download/{name}.{form}")
    assert answer.status_code == 200
    assert answer.headers["content-disposition"] == f'attachment; filename="{name}.{form}"'


@pytest.mark.parametrize("address", ["/download/passwords.csv", "/download/statements.exe", "/download/../x.csv"])
def test_there_is_nothing_else_to_take(desk, address):
    assert desk.get(address).status_code == 404


def rows(desk, query: str) -> list[dict]:
    return list(
        csv.DictReader(io.StringIO(desk.get(f"/download/statements.csv?{query}").text.lstrip("\ufeff"), newline=""))
    )


def test_a_search_is_taken_away_as_it_was_asked(desk):
    assert {row["speaker"] for row in rows(desk, "q=refused&kind=direct")} == {"Odo Reef"}
    assert len(rows(desk, "story=sferry")) < len(rows(desk, ""))


def test_one_utterance_and_one_article_are_taken_away(desk, ids):
    assert {row["utterance"] for row in rows(desk, f"utterance={ids['utterance']}")} == {ids["utterance"]}
    assert {row["article"] for row in rows(desk, f"act=any&article={ids['article']}")} == {"quay.html"}
    for address in (
        "/utterance/{utterance}",
        "/article/{article}",
        "/speaker/{speaker}",
        "/story/{story}",
        "/search",
        "/",
    ):
        page = desk.get(address.format(**ids)).text
        for form in ("csv", "xlsx", "jsonl", "parquet", "annotations", "schema-org", "ftm", "prov"):
            assert f"/download/statements.{form}" in page, (address, form)


def test_whole_and_searched_tables_have_the_same_columns(desk):
    assert set(rows(desk, "")[0]) == set(rows(desk, "q=ferry")[0])


def test_hostile_words_are_no_formula(desk):
    cells = [cell for row in rows(desk, "") for cell in row.values()]
    assert not [cell for cell in cells if cell.lstrip().startswith(("=", "@", "＝"))]


@pytest.mark.parametrize("form", ["annotations", "schema-org", "ftm", "prov"])
def test_linked_data_is_one_object_a_line(desk, form):
    answer = desk.get(f"/download/statements.{form}?story=sferry")
    assert answer.status_code == 200
    assert all(isinstance(json.loads(line), dict) for line in answer.text.splitlines())
    assert len(answer.text.splitlines()) > 3


def test_every_annotation_of_the_ledger_resolves(desk):
    for line in desk.get("/download/statements.annotations").text.splitlines():
        target = json.loads(line)["target"]
        text = desk.get(f"/api/articles/{target['state']['cached'].rpartition(':')[2]}").json()["article"]["text"]
        quote, position = target["selector"]
        assert text[position["start"] : position["end"]] == quote["exact"]
        assert quote["prefix"] + quote["exact"] + quote["suffix"] in text


@pytest.mark.parametrize("form", ["annotation", "schema-org", "prov", "csl", "json", "bib"])
def test_one_statement_in_every_form(desk, ids, form):
    for key in ("statement", "hostile_statement"):
        assert desk.get(f"/statement/{ids[key]}.{form}").status_code == 200
    assert desk.get(f"/statement/{ids['statement']}.exe").status_code == 404


@pytest.mark.parametrize(
    "address",
    [
        "/feed/search?q=ferry",
        "/feed/search",
        "/feed/story/{story}",
        "/feed/story/{hostile_story}",
        "/feed/speaker/{speaker}",
    ],
)
def test_feeds_are_atom(desk, ids, address):
    answer = desk.get(address.format(**ids))
    assert answer.headers["content-type"] == "application/atom+xml"
    feed = etree.fromstring(answer.content)
    atom = "{http://www.w3.org/2005/Atom}"
    assert feed.tag == f"{atom}feed"
    entries = feed.findall(f"{atom}entry")
    assert entries
    assert all(e.find(f"{atom}id").text.startswith("urn:onrecord:statement:") for e in entries)


@pytest.mark.parametrize("key", ["story", "hostile_story"])
def test_a_mailed_story_needs_nothing_else(desk, ids, key):
    page = desk.get(f"/story/{ids[key]}/report").text
    assert "<script" not in page
    assert not re.search(r"<(img|link|iframe|object)\b", page)
    assert not re.search(r'(?:href|src)="/', page), "a link to the desk leads nowhere in a mail"
    assert "javascript:" not in re.sub(r"<[^>]*>", "", page) or 'href="javascript:' not in page
    for target in set(re.findall(r'href="#([^"]+)"', page)):
        if target.startswith(("s-", "a-")):
            assert f'id="{target}"' in page, target
    if key == "story":
        assert "2 independent origins" in re.sub(r"<[^>]+>", "", page)
        assert "A ferry waits for nobody" in page
    else:
        assert HOSTILE[0] not in page
