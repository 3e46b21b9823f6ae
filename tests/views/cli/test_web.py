"""`add` and `watch` over the web, from the command line to the ledger, against a server of bad manners on the loopback."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.ledger import open_ledger, queries
from tests.sources import server
from tests.views.cli.running import run

ALLOWED = ("--reader", "fast", "--allow-host", "localhost", "--host-interval", "0", "--processes", "1")


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[server.Site]:
    monkeypatch.setenv("ONRECORD_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("ONRECORD_ATTEMPTS", "2")
    monkeypatch.chdir(tmp_path)
    made = server.Site()
    with server.serving(made):
        yield made


def sources(path: Path) -> list[str]:
    with open_ledger(path) as ledger, ledger.reading() as connection:
        return sorted(row["source"] for row in connection.all("SELECT source FROM captures"))


def rejections(path: Path) -> dict[str, str]:
    with open_ledger(path) as ledger, ledger.reading() as connection:
        return {one.source: one.reason for one in queries.rejections(connection, limit=100)}


BAD = {
    "/sleepy": "too slow",
    "/endless": "too slow",
    "/huge": "too large",
    "/bomb": "too large",
    "/loop": "redirect loop",
    "/to-loopback": "refused address",
    "/to-metadata": "refused address",
    "/private": "denied by robots.txt",
    "/broken": "http 500",
    "/empty": "empty page",
    "/truncated": "broken off",
    "/picture": "not a page",
    "/missing": "http 404",
}
GOOD = ("/busy", "/wrong-charset", "/moved")


def test_every_manner_of_page_through_add(
    site: server.Site, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    site.robots = (200, b"User-agent: *\nDisallow: /private\n")
    site.retry_after = "1"
    listed = tmp_path / "urls.txt"
    lines = [f"{site.base}{path}" for path in (*BAD, *GOOD)]
    listed.write_text("\n".join(("# pages", *lines, "", "no address", lines[-1] + "?utm_source=x")), encoding="utf-8")
    ledger = tmp_path / "record.db"
    limits = ("--timeout", "4", "--deadline", "5", "--max-bytes", "200000", "--contact", "desk@example.org")
    assert run("add", *ALLOWED, *limits, ledger, "--urls", listed) == 0
    said = capsys.readouterr().err
    expected = {f"{site.base}{path}": reason for path, reason in BAD.items()}
    assert rejections(ledger) == {**expected, f"{listed}:19": "not a web address"}
    assert sources(ledger) == sorted(f"{site.base}{path}" for path in GOOD)
    assert "17 captures: 3 articles added" in said and "14 rejected" in said
    assert (site.asked["/private"], site.asked["/busy"], site.asked["/broken"], site.asked["/moved"]) == (0, 2, 2, 1)
    assert site.headers["/busy"]["user-agent"].endswith("(+desk@example.org)")
    with open_ledger(ledger) as opened, opened.reading() as connection:
        page = queries.article(connection, f"{site.base}/page")
        assert page.card.title == "Rain in Dorvik"
        row = connection.one("SELECT redirects FROM captures WHERE source LIKE '%/moved'")
        assert f"{site.base}/moved" in row["redirects"]


def test_a_private_host_is_refused_unless_it_is_allowed_by_name(site: server.Site, tmp_path: Path) -> None:
    assert run("add", "--reader", "fast", tmp_path / "record.db", f"{site.base}/page") == 3
    assert rejections(tmp_path / "record.db") == {f"{site.base}/page": "refused address"} and not site.asked


def test_a_page_that_did_not_change_is_not_sent_again(
    site: server.Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("ONRECORD_FRESH_FOR", "0")
    for _ in range(2):
        assert run("add", *ALLOWED, tmp_path / "record.db", f"{site.base}/tagged") == 0
    assert site.headers["/tagged"]["if-none-match"] == '"v1"' and "1 there already" in capsys.readouterr().err


def test_only_the_hash_of_a_page_is_kept_where_that_is_wanted(site: server.Site, tmp_path: Path) -> None:
    assert run("add", *ALLOWED, "--keep", "hash", tmp_path / "record.db", f"{site.base}/page") == 0
    with open_ledger(tmp_path / "record.db") as opened, opened.reading() as connection:
        row = connection.one("SELECT bytes, length(zlib) AS kept FROM contents")
    assert (row["bytes"], row["kept"]) == (len(server.PAGE), 0)
    assert run("relink", "--reread", tmp_path / "record.db") == 0
    assert sources(tmp_path / "record.db") == [f"{site.base}/page"]


def test_a_feed_is_watched_over_restarts_and_a_bad_one_stops_nothing(
    site: server.Site, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    feeds = tmp_path / "feeds.toml"
    feeds.write_text(
        f'every = "15m"\nopml = ["more.opml"]\n[[feeds]]\nurl = "{site.base}/page"\n[[feeds]]\nurl = "{site.base}/news"\noutlet = "Halvor Times"\n',
        encoding="utf-8",
    )
    (tmp_path / "more.opml").write_text(
        f'<opml version="2.0"><body><outline text="x" xmlUrl="{site.base}/quiet-feed"/></body></opml>', encoding="utf-8"
    )
    ledger = tmp_path / "record.db"
    site.items = ["story?one", "broken"]
    assert run("watch", *ALLOWED, ledger, feeds, "--once") == 0
    assert sources(ledger) == [f"{site.base}/page", f"{site.base}/story?one"]
    assert rejections(ledger) == {f"{site.base}/page": "not a feed", f"{site.base}/broken": "http 500"}
    site.items = ["story?one", "story?two"]
    assert run("watch", *ALLOWED, ledger, feeds, "--once") == 0
    assert sources(ledger) == [f"{site.base}/page", f"{site.base}/story?one", f"{site.base}/story?two"]
    assert site.asked["/story"] == 2
    capsys.readouterr()
    assert run("watch", *ALLOWED, ledger, feeds, "--times", "2", "--every", "0.1") == 0
    assert site.headers["/news"]["if-none-match"] == '"2"' and site.headers["/quiet-feed"]["if-none-match"] == '"f"'
    assert site.asked["/story"] == 2 and "0 articles added" in capsys.readouterr().err


def test_wrong_feeds_are_told_at_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "feeds.toml").write_text(
        'evry = 3\nevery = "often"\nopml = ["gone.opml"]\n[[feeds]]\nurl = "feed"\npages = 1\n', encoding="utf-8"
    )
    assert run("watch", tmp_path / "record.db", tmp_path / "feeds.toml", "--once") == 2
    said = capsys.readouterr().err
    for part in ("evry", "often", "gone.opml", "'feed'", "pages"):
        assert part in said
    assert not (tmp_path / "record.db").exists()
