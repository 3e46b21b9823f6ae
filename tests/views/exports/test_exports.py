"""The record in other forms: what each must hold, and that hostile text stays text."""

import csv
import io
import json
from dataclasses import replace

import pytest

from onrecord.ledger.queries import StatementCard
from onrecord.views import exports

FORMULAS = ("=1+1", "+SUM(A1)", "-2", "@x", "\t=1", "  =cmd", "＝1", "\r=1", '=HYPERLINK("http://x")')


def card(**changed) -> StatementCard:
    made = StatementCard(
        id="s1", kind="direct", act="speech", text="A ferry waits for nobody", start=4, stop=28, pieces=((4, 28),),
        speaker="Ada Brook", entity="e1", speaker_how="full name", unresolved=False, candidates=(), source="Ada Brook",
        cue="said", anonymous=False, said="2031-03-04", said_how="", venue=None, addressee=None, chain=(), denies=False,
        confidence=0.9, evidence=(), verdict=None, utterance="u1", origins=2, articles=3, disputed=False, article="a1",
        article_source="quay.html", outlet="The Quay Post", title="Ferry leaves", published="2031-03-04",
        url="https://quay.example/ferry",
    )  # fmt: skip
    return replace(made, **changed)


def written(rows, form) -> bytes:
    out = io.BytesIO()
    exports.write(rows, out, form)
    return out.getvalue()


@pytest.mark.parametrize("text", FORMULAS)
def test_no_spreadsheet_takes_a_text_for_a_formula(text):
    from openpyxl import load_workbook

    rows = list(csv.reader(io.StringIO(written([{"text": text, "n": 1}], "csv").decode("utf-8-sig"), newline="")))
    assert rows[1] == [f"'{text}", "1"]
    sheet = load_workbook(io.BytesIO(written([{"text": text, "n": 1}], "xlsx"))).active
    assert sheet["A2"].data_type == "s"
    assert sheet["A2"].value.replace("_x000D_", "\r").strip() == text.strip()
    assert sheet["B2"].value == 1


@pytest.mark.parametrize("form", ["csv", "json", "parquet", "xlsx"])
def test_no_rows_are_a_whole_file(form):
    assert isinstance(written([], form), bytes)


def test_parquet_keeps_everything():
    import pyarrow.parquet as pq

    rows = [
        {"id": "a", "of": ["x", "y"], "value": 1.5, "told": None},
        {"id": "b", "of": [], "value": None, "told": "late"},
    ]
    assert pq.read_table(io.BytesIO(written(rows, "parquet"))).to_pylist() == rows


def test_xlsx_cuts_what_no_cell_can_hold():
    from openpyxl import load_workbook

    sheet = load_workbook(
        io.BytesIO(written([{"text": "x" * 40_000, "of": ["=1", "b"], "no": None, "yes": True}], "xlsx"))
    ).active
    assert len(sheet["A2"].value) == 32_767
    assert sheet["B2"].value == '["=1", "b"]'
    assert sheet["D2"].value is True


def test_a_web_annotation_finds_its_words_twice():
    text = "Yes. A ferry waits for nobody, said Ada Brook."
    made = exports.annotation(card(start=5, stop=29), text)
    quote, position = made["target"]["selector"]
    assert (quote["exact"], quote["prefix"], quote["suffix"]) == (
        "A ferry waits for nobody",
        "Yes. ",
        ", said Ada Brook.",
    )
    assert text[position["start"] : position["end"]] == quote["exact"]
    assert made["target"]["source"] == "https://quay.example/ferry"
    assert made["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert exports.annotation(card(url=None), text)["target"]["source"] == "urn:onrecord:article:a1"


@pytest.mark.parametrize(
    ("kind", "type_", "article_in"),
    [("direct", "Quotation", "isPartOf"), ("mixed", "Quotation", "isPartOf"), ("indirect", "Claim", "appearance")],
)
def test_schema_org_tells_quotations_from_claims(kind, type_, article_in):
    made = exports.schema_org(card(kind=kind))
    assert made["@type"] == type_
    assert article_in in made
    assert "dateCreated" not in exports.schema_org(card(kind=kind, said=None))
    assert "creator" not in exports.schema_org(card(kind=kind, speaker=None, entity=None))


def test_follow_the_money_gives_each_thing_once():
    made = list(
        exports.follow_the_money(
            [card(), card(id="s2", text="x" * 200, pieces=((4, 204),)), card(id="s3", entity=None, speaker=None)],
            {"e1": "person"},
        )
    )
    assert [(e["id"], e["schema"]) for e in made] == [
        ("onrecord-a1", "Article"), ("onrecord-e1", "Person"), ("onrecord-s1", "Note"), ("onrecord-s2", "Note"), ("onrecord-s3", "Note"),
    ]  # fmt: skip
    note = made[2]["properties"]
    assert note["entity"] == ["onrecord-e1"]
    assert note["proof"] == ["onrecord-a1"]
    assert len(made[3]["properties"]["name"][0]) == 80
    assert "entity" not in made[4]["properties"]
    assert all(isinstance(values, list) for e in made for values in e["properties"].values())


HOSTILE_URL = card(id="s5", url="javascript:alert(1)", title=None, published=None, entity="e3", article="a2")


def test_follow_the_money_takes_every_entity():
    """The model's own package checks each property's name, type and value."""
    model = pytest.importorskip("followthemoney", reason="pip install --group followthemoney").model
    cards = [card(), card(id="s2", entity="e2", url=None, published="2031-03-04T10:00:00+01:00"), HOSTILE_URL]
    for entity in exports.follow_the_money(cards, {"e1": "person", "e2": "organisation", "e3": "place"}):
        schema = model.get(entity["schema"])
        schema.validate(entity)
        for name, values in entity["properties"].items():
            assert all(schema.get(name).type.clean(value) is not None for value in values), (entity["schema"], name)


def test_an_address_that_is_no_web_address_is_in_no_link():
    text = json.dumps(list(exports.follow_the_money([HOSTILE_URL], {})))
    text += json.dumps([exports.annotation(HOSTILE_URL, "x" * 40), exports.schema_org(HOSTILE_URL)])
    assert "javascript" not in text


def test_every_annotation_resolves(made_pages):
    statement, article = made_pages
    made = exports.annotation(statement.card, article.reading.article.text)
    quote, position = made["target"]["selector"]
    text = article.reading.article.text
    at = text.index(quote["prefix"] + quote["exact"] + quote["suffix"]) + len(quote["prefix"])
    assert (at, at + len(quote["exact"])) == (position["start"], position["end"])
    assert made["target"]["state"] == {"type": "TimeState", "cached": "urn:onrecord:article:a1"}


def test_a_citation_names_who_what_where_and_when():
    made = exports.citation(card())
    assert made.text == (
        "Ada Brook, quoted in “Ferry leaves”, The Quay Post, 2031-03-04, https://quay.example/ferry (OnRecord s1)."
    )
    assert made.csl["issued"] == {"date-parts": [[2031, 3, 4]]}
    assert made.bibtex.startswith("@article{s1,")
    assert json.dumps(made.csl)


def test_a_hostile_title_cannot_leave_its_bibtex_field():
    made = exports.citation(card(title="}} @string{x = \\input{/etc/passwd}", speaker="{Evil}"))
    assert "\\input" not in made.bibtex
    assert made.bibtex.count("{") == made.bibtex.count("}")


def test_provenance_leads_from_the_bytes_to_the_judgement(made_pages):
    statement, article = made_pages
    graph = {node["@id"]: node for node in exports.provenance(statement, article)["@graph"] if "@type" in node}
    here = graph[f"urn:onrecord:statement:{statement.card.id}"]
    page = graph[here["prov:wasQuotedFrom"][0]["@id"]]
    assert graph[page["prov:wasDerivedFrom"][0]["@id"]]["rdfs:label"] == "the bytes as they came"
    reading = graph[here["prov:wasGeneratedBy"][0]["@id"]]
    assert graph[reading["prov:wasAssociatedWith"][0]["@id"]]["@type"] == "prov:SoftwareAgent"
    assert [n["rdfs:label"] for n in graph.values() if n["@type"] == "prov:Person"] == ["iris"]


@pytest.fixture
def made_pages(tmp_path):
    """A statement that was judged, and its article, out of a ledger."""
    import hashlib

    from onrecord.ledger import open_ledger, queries
    from onrecord.ledger.adding import add_capture
    from onrecord.records import Article, Capture, Reading, Span, Speaker, Statement
    from onrecord.workflows.judge import judge

    text = "“A ferry waits for nobody,” Ada Brook said."
    content = Span.of(text, 0, 27)
    statement = Statement("s1", "a1", "direct", content, (content,), speaker=Speaker("Ada Brook", "full name"))
    article = Article("a1", "quay.html", "quay.html", hashlib.sha256(text.encode()).hexdigest(), text)
    with open_ledger(tmp_path / "record.db", create=True) as ledger:
        with ledger.writing() as connection:
            capture = Capture("quay.html", text.encode(), "text/plain", article.capture_sha256)
            add_capture(connection, capture, [Reading(article, (statement,), made_by="rules/1")])
        judge(ledger, "accept", "statement", "s1", author="iris")
        with ledger.reading() as connection:
            yield queries.statement(connection, "s1"), queries.article(connection, "a1")
