"""The record in Python."""

import pytest

import onrecord
from onrecord.errors import LedgerError, NotFound


@pytest.fixture
def record(made_ledger):
    with onrecord.open(made_ledger) as opened:
        yield opened


@pytest.fixture(scope="module")
def made_ledger(tmp_path_factory):
    """A ledger with twelve hundred statements of one speaker, one of them hostile."""
    import hashlib

    from onrecord.ledger import open_ledger
    from onrecord.ledger.adding import add_capture
    from onrecord.ledger.links import replace_links
    from onrecord.records import Article, Capture, Entity, Lineage, Links, Reading, Span, Speaker, Statement, Story

    path = tmp_path_factory.mktemp("library") / "record.db"
    quotes = [f"“Boat {n} has left.”" for n in range(1199)] + ["“<script>alert(1)</script>”"]
    text = "\n\n".join(f"{quote} Ada Brook said." for quote in quotes)
    article = Article(
        "a1",
        "quay.txt",
        "quay.txt",
        hashlib.sha256(text.encode()).hexdigest(),
        text,
        outlet="Quay",
        published="2031-03-04",
    )
    statements = []
    for number, quote in enumerate(quotes):
        content = Span.of(text, text.index(quote), text.index(quote) + len(quote))
        statements.append(
            Statement(f"s{number:04d}", "a1", "direct", content, (content,), speaker=Speaker("Ada Brook", "full name"))
        )
    links = Links(
        entities=(Entity("e1", "Ada Brook", "person", ("Ada Brook",), ("a1",)),),
        lineages=(Lineage("l1", ("a1",), "a1"),),
        stories=(Story("s1", "Boats <leave>", ("a1",), "2031-03-04", "2031-03-04"),),
        speakers=tuple((s.id, "e1") for s in statements),
    )
    with open_ledger(path, create=True) as ledger, ledger.writing() as connection:
        add_capture(
            connection,
            Capture("quay.txt", text.encode(), "text/plain", article.capture_sha256),
            [Reading(article, tuple(statements), made_by="t")],
        )
        replace_links(connection, links)
    return path


def test_rows_come_as_they_are_asked_for(record):
    rows = record.story("s1").statements
    assert len(rows) == 1200
    assert [row.id for row in rows] == [f"s{n:04d}" for n in range(1200)]
    assert rows[0].id == "s0000"
    assert rows[-1].id == "s1199"
    assert rows[700].text == "“Boat 700 has left.”"
    assert [row.id for row in rows[1:3]] == ["s0001", "s0002"]
    with pytest.raises(IndexError):
        rows[1200]


def test_rows_are_arrow_tables(record):
    table = record.search("boat", kind="direct").to_arrow()
    assert table.num_rows == 1199
    assert {"text", "speaker", "origins", "chain"} <= set(table.column_names)


def test_rows_are_pandas_frames(record):
    pytest.importorskip("pandas", reason="whoever wants frames installs pandas")
    frame = record.story("s1").statements.to_pandas()
    assert (len(frame), frame["speaker"].unique().tolist()) == (1200, ["Ada Brook"])
    assert frame.loc[700, "text"] == "“Boat 700 has left.”"


def test_notebooks_show_text_as_text(record):
    shown = record.search("script")._repr_html_()
    assert "&lt;script&gt;" in shown
    assert "<script" not in shown
    assert "Boats &lt;leave&gt;" in record.story("s1")._repr_html_()
    assert "1180 more" in record.story("s1").statements._repr_html_()
    assert record.search("nothing-like-it")._repr_html_() == "<p>nothing on the record</p>"


def test_what_is_not_there_is_said(record, tmp_path):
    for ask in (record.story, record.speaker, record.utterance, record.article, record.statement):
        with pytest.raises(NotFound):
            ask("nope")
    with pytest.raises(LedgerError):
        onrecord.open(tmp_path / "none.db")


def test_a_speaker_by_name(record):
    assert record.speaker("Ada Brook").statements == 1200
    assert len(record.said_by("Ada Brook")) == 0  # not linked into utterances
    assert record.info().counts["articles"] == 1
