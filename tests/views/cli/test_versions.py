"""`onrecord show article` says what changed between the versions of an article."""

from pathlib import Path

import pytest

from tests.views.cli.running import run

PAGE = (
    '<html><head><title>Ferry to sail</title><link rel="canonical" href="https://example.org/ferry"></head><body><article>'
    "<p>The council of Dorvik met on Monday in the old school by the quay to hear what the harbour office had found.</p>"
    "<p>“The ferry will sail again before the third of {month},” Mira Velkova told reporters after the meeting.</p>{note}"
    "<p>Harbour master Jory Lund said that the engine had been bought without a tender, and that nobody knew by whom.</p></article></body></html>"
)
NOTE = "<p>This article was amended on 4 March 2031 to correct the month in which the ferry will sail.</p>"


def test_versions_and_their_differences_are_shown(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name, month, note in (("a.html", "April", ""), ("b.html", "May", NOTE)):
        (tmp_path / name).write_text(PAGE.format(month=month, note=note), encoding="utf-8")
    ledger = tmp_path / "record.db"
    assert run("add", "--reader", "fast", ledger, tmp_path / "a.html", tmp_path / "b.html") == 0
    capsys.readouterr()
    assert run("show", ledger, "article", "https://example.org/ferry") == 0
    out = " ".join(capsys.readouterr().out.split())
    for part in (
        "captured 20",
        "This article was amended on 4 March 2031",
        "version 1 to 2",
        "statement changed: Mira Velkova",
        "- “The ferry will sail again before the third of April,”",
        "+ “The ferry will sail again before the third of May,”",
    ):
        assert part in out
