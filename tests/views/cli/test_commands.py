"""The command line: what it prints where, and with which code it ends."""

import json
import re
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from onrecord.views.cli.main import COMMANDS
from tests.views.cli.running import run

ARTICLE = (
    "Oster ferry to sail again\n\nThe Harbour Post\n\n3 March 2031\n\n"
    "“The ferry will sail before the third of April,” Mira Velkova told reporters in Oster on Monday.\n\n"
    "Harbour master Jory Lund said that at least seven boats had been left without fuel.\n"
)


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "ferry.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


@pytest.fixture
def ledger(tmp_path: Path, page: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    path = tmp_path / "record.db"
    assert run("add", "--reader", "fast", path, page) == 0
    capsys.readouterr()
    return path


def rows(text: str) -> list[dict]:
    return [json.loads(line) for line in text.splitlines()]


@pytest.mark.parametrize("command", [[], *([name] for name in COMMANDS)], ids=lambda c: " ".join(c) or "onrecord")
def test_help_opens_with_an_example(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(*command, "--help") == 0
    text = capsys.readouterr().out
    example = text.index("Example:")
    assert example < text.index("Options:")
    assert f"onrecord {' '.join(command)}".strip() in text[example:]


def test_every_exit_code_is_documented(capsys: pytest.CaptureFixture[str]) -> None:
    run("--help")
    codes = re.findall(r"^\s+(\d+)\s{2,}\S", capsys.readouterr().out, re.M)
    assert codes == ["0", "1", "2", "3", "4", "5", "6", "7", "130"]


def test_read_prints_the_interchange_and_nothing_else(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("read", "--json", "--reader", "fast", page) == 0
    out, err = capsys.readouterr()
    (document,) = rows(out)
    assert document["article"]["source"] == str(page)
    text = document["article"]["text"]
    assert all(
        text[s["content"]["start"] : s["content"]["end"]] == s["content"]["text"] for s in document["statements"]
    )
    assert "read 1 capture: 1 article" in err


def test_read_takes_standard_input(page: Path) -> None:
    command = [sys.executable, "-m", "onrecord", "read", "--json", "--reader", "fast", "-"]
    done = subprocess.run(command, input=page.read_bytes(), capture_output=True)
    assert (done.returncode, len(done.stdout.splitlines())) == (0, 1), done.stderr


def test_output_does_not_depend_on_the_number_of_processes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = [json.dumps({"id": f"n{i}", "text": ARTICLE.replace("seven", str(i + 2))}) for i in range(20)]
    (tmp_path / "many.jsonl").write_text("\n".join([*lines, "{not json"]), encoding="utf-8")
    outputs = []
    for processes in (1, 2):
        assert run("read", "--json", "--reader", "fast", "--processes", processes, tmp_path / "many.jsonl") == 0
        outputs.append(capsys.readouterr())
    assert outputs[0] == outputs[1]
    assert [row["article"]["source"] for row in rows(outputs[0].out)] == [f"n{i}" for i in range(20)]
    assert "1 rejected" in outputs[0].err
    assert "many.jsonl:21" in outputs[0].err


def test_a_reader_that_goes_away_is_no_fault(page: Path) -> None:
    command = f"{sys.executable} -m onrecord read --json --reader fast {page} | true"
    done = subprocess.run(["bash", "-o", "pipefail", "-c", command], capture_output=True, text=True)
    assert "Traceback" not in done.stderr


def test_add_search_show_and_export_tell_the_same(ledger: Path, page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("search", ledger, "ferry", "--speaker", "velkova", "--json") == 0
    (found,) = rows(capsys.readouterr().out)
    assert found["text"] == "“The ferry will sail before the third of April,”"
    assert run("show", ledger, "statement", found["id"], "--json") == 0
    (shown,) = rows(capsys.readouterr().out)
    assert shown["card"] == found
    assert run("show", ledger, "article", page, "--json") == 0
    (article,) = rows(capsys.readouterr().out)
    assert found["id"] in [s["id"] for s in article["statements"]]
    assert run("export", ledger, "statements") == 0
    exported = {row["statement"]: row for row in rows(capsys.readouterr().out)}
    assert exported[found["id"]]["speaker"] == "Mira Velkova"
    for kind, name in (("speaker", "velkova"), ("utterance", found["utterance"])):
        assert run("show", ledger, kind, name) == 0
        assert "ferry will sail" in capsys.readouterr().out


@pytest.mark.parametrize("kind", ["stories", "utterances", "lineages", "statements", "figures", "denials", "entities"])
@pytest.mark.parametrize("form", ["json", "csv", "parquet"])
def test_every_kind_is_exported_in_every_form(ledger: Path, tmp_path: Path, kind: str, form: str) -> None:
    out = tmp_path / f"out.{form}"
    assert run("export", ledger, kind, f"--{form}", "--out", out) == 0
    if form == "parquet":
        import pyarrow.parquet as pq

        pq.read_table(out)
    elif form == "json":
        names = [row["articles"] for row in rows(out.read_text(encoding="utf-8")) if "articles" in row]
        assert all(isinstance(name, str) for listed in names for name in listed)


@pytest.mark.parametrize(
    ("kind", "named"),
    [
        ("annotations", {"motivation", "target"}),
        ("schema-org", {"@context", "@type"}),
        ("ftm", {"id", "schema", "properties"}),
        ("prov", {"@context", "@graph"}),
    ],
)
def test_statements_are_exported_as_linked_data(
    ledger: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], kind: str, named: set[str]
) -> None:
    assert run("export", ledger, kind) == 0
    out, err = capsys.readouterr()
    documents = rows(out)
    assert documents
    assert all(named <= set(document) for document in documents), documents[0]
    assert "The ferry will sail before the third of April" in out
    assert f"{len(documents)} rows of {kind}" in err
    assert run("export", ledger, kind, "--out", tmp_path / "out.jsonl") == 0
    assert rows((tmp_path / "out.jsonl").read_text(encoding="utf-8")) == documents
    for form in ("--csv", "--parquet", "--xlsx"):
        assert run("export", ledger, kind, form, "--out", tmp_path / "table") == 2
        assert "is JSON, not a table" in capsys.readouterr().err


def test_a_workbook_holds_what_a_spreadsheet_shows(
    ledger: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    import openpyxl

    out = tmp_path / "statements.xlsx"
    assert run("export", ledger, "statements", "--xlsx", "--out", out) == 0
    assert "2 rows of statements" in capsys.readouterr().err
    names, *lines = openpyxl.load_workbook(out).active.iter_rows(values_only=True)
    assert "Mira Velkova" in [line[names.index("speaker")] for line in lines]


def test_info_counts(ledger: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("info", ledger, "--json") == 0
    (info,) = rows(capsys.readouterr().out)
    assert (info["counts"]["articles"], info["stale"]) == (1, False)
    assert run("info", ledger) == 0
    assert run("info", ledger, "--quality") == 0


def test_review_judges_and_undoes(ledger: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("search", ledger, "ferry", "--json") == 0
    statement = rows(capsys.readouterr().out)[0]["id"]
    assert run("review", ledger, "correct-speaker", statement, "Jory", "Lund", "--author", "ina", "--json") == 0
    (judgement,) = rows(capsys.readouterr().out)
    assert (judgement["author"], judgement["value"]) == ("ina", {"speaker": "Jory Lund"})
    assert run("search", ledger, "ferry", "--speaker", "lund", "--json") == 0
    assert len(rows(capsys.readouterr().out)) == 1
    assert run("export", ledger, "judgements", "--out", tmp_path / "judged.jsonl") == 0
    assert run("review", ledger, "--load", tmp_path / "judged.jsonl") == 0
    assert "0 judgements added" in capsys.readouterr().err
    assert run("review", ledger, "undo", judgement["id"]) == 0
    assert run("search", ledger, "ferry", "--speaker", "velkova", "--json") == 0
    assert len(rows(capsys.readouterr().out)) == 1


def test_review_goes_through_the_queue(
    ledger: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("review", ledger, "--json") == 0
    waiting = len(rows(capsys.readouterr().out))
    answers = iter(["a", "n", "q"])
    monkeypatch.setattr("click.prompt", lambda *_, **__: next(answers))
    assert run("review", ledger) == 0
    capsys.readouterr()
    assert run("review", ledger, "--json") == 0
    assert len(rows(capsys.readouterr().out)) == waiting - 1


def test_watch_looks_again(ledger: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    incoming = tmp_path / "incoming"
    incoming.mkdir()
    (incoming / "new.txt").write_text(ARTICLE.replace("April", "May"), encoding="utf-8")
    assert run("watch", ledger, incoming, "--reader", "fast", "--every", 1, "--times", 1) == 0
    assert "1 article added" in capsys.readouterr().err


def other_program(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE invoices (amount INTEGER)")
    connection.close()


def test_each_trouble_has_its_exit_code(
    tmp_path: Path, ledger: Path, page: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    other_program(tmp_path / "other.db")
    (tmp_path / "empty").mkdir()
    table: list[tuple[int, str, list[object]]] = [
        (2, "No such command", ["sing"]),
        (2, "Missing argument", ["read"]),
        (2, "such as 2025-08-30", ["read", page, "--published", "yesterday"]),
        (2, "FIELD=COLUMN", ["read", page, "--map", "text"]),
        (2, "no column called", ["read", page, "--map", "colour=red"]),
        (2, "needs a speaker", ["review", ledger, "correct-speaker", "s1"]),
        (3, "no such file", ["read", tmp_path / "nowhere.txt"]),
        (3, "holds no file", ["read", tmp_path / "empty"]),
        (4, "there is no ledger", ["info", tmp_path / "none.db"]),
        (4, "another program", ["add", tmp_path / "other.db", page]),
        (4, "not a ledger", ["info", page]),
        (6, "nobody called", ["show", ledger, "speaker", "Nemo"]),
        (6, "no statement", ["show", ledger, "statement", "s0"]),
        (6, "no story", ["show", ledger, "story", "s0"]),
    ]
    for code, message, arguments in table:
        assert run(*arguments) == code, arguments
        out, err = capsys.readouterr()
        assert message in err, arguments
        assert out == "", arguments
    monkeypatch.setenv("ONRECORD_BUSY_TIMEOUT", "0")
    holder = sqlite3.connect(ledger, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    assert run("add", "--reader", "fast", ledger, page) == 5
    assert "another process" in capsys.readouterr().err
    holder.close()
    monkeypatch.setenv("ONRECORD_BUSY_TIMEOUT", "soon")
    monkeypatch.setenv("ONRECORD_PROCESSES", "many")
    assert run("info", ledger) == 2
    err = capsys.readouterr().err
    assert "ONRECORD_BUSY_TIMEOUT" in err  # all that is wrong at once
    assert "ONRECORD_PROCESSES" in err


def test_nothing_of_an_article_drives_the_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    hostile = "\x1b]0;owned\x07\x1b[2J[bold red]{{7*7}}\u202egnp.exe"
    page = tmp_path / "hostile.jsonl"
    text = ARTICLE.replace("The ferry will", f"The {hostile} ferry will")
    page.write_text(json.dumps({"id": "h", "title": hostile, "text": text}), encoding="utf-8")
    ledger = tmp_path / "hostile.db"
    assert run("add", "--reader", "fast", ledger, page) == 0
    for command in (["search", ledger, "ferry"], ["show", ledger, "article", "h"], ["read", "--reader", "fast", page]):
        capsys.readouterr()
        assert run(*command) == 0
        out = capsys.readouterr().out
        assert "[bold red]{{7*7}}" in out.replace("\n", " ") or command[0] == "search"
        assert not set(out) & {"\x1b", "\x07", "\u202e"}


@pytest.mark.parametrize("reader", ["full", "fast"])
def test_the_reader_can_be_chosen(page: Path, reader: str, capsys: pytest.CaptureFixture[str]) -> None:
    from onrecord.workflows.readers import installed

    if reader == "full" and not installed():
        pytest.skip("the encoder's weights are not in this checkout")
    assert run("read", "--json", "--reader", reader, page) == 0
    assert rows(capsys.readouterr().out)[0]["made_by"].startswith("rules" if reader == "fast" else "encoder")
