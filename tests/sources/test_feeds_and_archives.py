import gzip
import io
import time
import tracemalloc

import pyarrow
import pyarrow.parquet
import pytest

from onrecord.records import Capture, Rejection
from onrecord.sources import Options, captures
from onrecord.sources.archives import mhtml_capture, saved_from, warc_records
from onrecord.sources.feeds import FeedError, opml_feeds, parse_feed

RSS = b"""<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Halvor Times</title><item><title>Rain</title><link>https://example.org/rain?utm_source=rss</link><guid>r1</guid>
<pubDate>Mon, 05 May 2025 10:00:00 GMT</pubDate><author>jo@example.org (Jo Doe)</author>
<content:encoded><![CDATA[<p>The rain came, he said.</p>]]></content:encoded></item></channel></rss>"""
ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Halvor Times</title><entry><id>tag:1</id><title>Rain</title>
<link href="https://example.org/rain"/><published>2025-05-05T10:00:00Z</published><updated>2025-05-06T10:00:00Z</updated>
<author><name>Jo Doe</name></author><content type="html">&lt;p&gt;The rain came, he said.&lt;/p&gt;</content></entry></feed>"""
JSON_FEED = b"""{"version": "https://jsonfeed.org/version/1.1", "title": "Halvor Times", "items": [{"id": "j1",
"url": "https://example.org/rain", "title": "Rain", "date_published": "2025-05-05T10:00:00Z",
"authors": [{"name": "Jo Doe"}], "content_html": "<p>The rain came, he said.</p>"}, 3]}"""


@pytest.mark.parametrize("content", [RSS, ATOM, JSON_FEED])
def test_feeds_of_three_kinds_say_the_same(content):
    feed = parse_feed(content, "https://example.org/feed")
    (item,) = feed.items
    assert feed.title == "Halvor Times"
    assert (item.url, item.title, item.published[:10]) == ("https://example.org/rain", "Rain", "2025-05-05")
    assert "Jo Doe" in item.byline and item.content == "<p>The rain came, he said.</p>"


def test_news_sitemaps_and_their_indexes():
    sitemap = b"""<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
    xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>https://example.org/rain</loc><lastmod>2025-05-06</lastmod>
    <news:news><news:publication_date>2025-05-05</news:publication_date><news:title>Rain</news:title></news:news></url></urlset>"""
    (item,) = parse_feed(sitemap, "https://example.org/s.xml").items
    assert (item.url, item.title, item.published, item.updated) == (
        "https://example.org/rain",
        "Rain",
        "2025-05-05",
        "2025-05-06",
    )
    index = b"<sitemapindex><sitemap><loc>https://example.org/s.xml</loc></sitemap></sitemapindex>"
    assert parse_feed(index, "https://example.org/").sitemaps == ("https://example.org/s.xml",)


def test_opml_lists():
    opml = b"""<opml><body><outline text="a"><outline type="rss" xmlUrl="https://example.org/f"/></outline>
    <outline xmlUrl="https://example.org/f"/><outline xmlUrl="file:///etc/passwd"/></body></opml>"""
    assert opml_feeds(opml) == ("https://example.org/f",)


BOMB = b"""<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><rss><channel>&b;</channel></rss>"""
NOT_FEEDS = [b"", b"{}", b'{"items": 3}', b"<html><p>x</p></html>", b"plain words", BOMB, b"<urlset", b"\xff\xfe\x00"]


@pytest.mark.parametrize("content", NOT_FEEDS)
def test_what_is_no_feed(content):
    try:
        assert parse_feed(content, "https://example.org/").items == ()
    except FeedError as error:
        assert str(error)


def test_a_saved_feed_gives_its_own_texts(tmp_path):
    (tmp_path / "a.rss").write_bytes(RSS)
    (found,) = captures([tmp_path])
    assert (found.url, found.fields["title"], found.fields["outlet"]) == (
        "https://example.org/rain",
        "Rain",
        "Halvor Times",
    )


def warc(pages, compress=True):
    out = io.BytesIO()
    for number, (url, status, kind, body) in enumerate(pages):
        http = f"HTTP/1.1 {status} X\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{number:032}>\r\nWARC-Target-URI: {url}\r\n"
            f"WARC-Date: 2025-05-05T10:00:00Z\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
        )
        record = head.encode() + http + b"\r\n\r\n"
        out.write(gzip.compress(record, 1) if compress else record)
    return out.getvalue()


def page(number):
    return (
        f"https://example.org/{number}",
        200,
        "text/html; charset=utf-8",
        f"<html><p>Page {number}, he said.</p></html>".encode(),
    )


@pytest.mark.parametrize("compress", [True, False])
def test_a_warc_gives_its_pages_and_nothing_else(compress):
    pages = [page(1), ("https://example.org/p", 200, "image/png", b"\x89PNG"), ("https://example.org/e", 404, "text/html", b"no"), page(2),
             ("https://example.org/0", 200, "text/html", b"")]  # fmt: skip
    found = [record.found for record in warc_records(io.BytesIO(warc(pages, compress)), "a.warc", Options())]
    assert [(c.source, c.encoding, c.captured_at) for c in found[:2]] == [
        (f"https://example.org/{n}", "utf-8", "2025-05-05T10:00:00+00:00") for n in (1, 2)
    ]
    assert isinstance(found[2], Rejection) and found[2].reason == "empty page"


def test_a_stopped_warc_goes_on_behind_the_last_page_kept():
    stream = warc([page(n) for n in range(6)])
    first = list(warc_records(io.BytesIO(stream), "a.warc.gz", Options()))
    rest = list(warc_records(io.BytesIO(stream), "a.warc.gz", Options(), after=first[2].offset))
    assert [r.found.url for r in rest] == [f"https://example.org/{n}" for n in (3, 4, 5)]
    assert [r.offset for r in rest] == [r.offset for r in first[3:]]


@pytest.mark.parametrize("cut", [10, 100, 240])
def test_a_warc_that_ends_early_still_gives_what_is_whole(cut):
    found = list(warc_records(io.BytesIO(warc([page(1), page(2)])[:-cut]), "a.warc.gz", Options()))
    assert isinstance(found[0].found, Capture) and found[0].found.url == "https://example.org/1"


def test_memory_does_not_grow_with_the_archive(tmp_path):
    body = b"<html>" + b"<p>The rain came, he said.</p>" * 2000 + b"</html>"
    peaks = []
    for count in (20, 200):
        path = tmp_path / f"{count}.warc.gz"
        path.write_bytes(warc([(f"https://example.org/{n}", 200, "text/html", body) for n in range(count)]))
        tracemalloc.start()
        assert sum(isinstance(c, Capture) for c in captures([path])) == count
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < peaks[0] + 200_000


def test_mhtml_gives_its_page_with_address_and_date():
    message = (
        b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://example.org/rain\r\nDate: Mon, 5 May 2025 10:00:00 -0000\r\n"
        b'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\n'
        b"Content-Transfer-Encoding: quoted-printable\r\n\r\n<p>The caf=C3=A9, he said.</p>\r\n--b--\r\n"
    )
    capture = mhtml_capture(message, "a.mhtml", None)
    assert (capture.url, capture.captured_at[:10]) == ("https://example.org/rain", "2025-05-05")
    assert "café" in capture.content.decode()
    assert mhtml_capture(b"nothing", "b.mhtml", None) is not None


def test_single_file_pages_say_where_they_were():
    page = b"<!DOCTYPE html><html><!--\n Page saved with SingleFile \n url: https://example.org/rain \n saved date: Mon May 05 2025\n--><p>x"
    assert saved_from(page)[0] == "https://example.org/rain"
    assert saved_from(b"<html>") == (None, None)


def test_parquet_tables(tmp_path):
    table = pyarrow.table(
        {"url": ["https://example.org/1", None], "headline": ["Rain", "Sun"], "body": ["He said no.", ""]}
    )
    pyarrow.parquet.write_table(table, tmp_path / "a.parquet")
    found = list(captures([tmp_path / "a.parquet"]))
    assert (found[0].url, found[0].fields["title"], found[1].reason) == ("https://example.org/1", "Rain", "no text")
    (tmp_path / "b.parquet").write_bytes(b"PAR1 not really")
    assert next(iter(captures([tmp_path / "b.parquet"]))).reason == "damaged file"


def test_reading_stays_fast_on_a_long_table(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text("".join(f'{{"id": "{n}", "text": "He said no."}}\n' for n in range(3000)))
    start = time.process_time()
    assert sum(1 for _ in captures([path])) == 3000
    assert time.process_time() - start < 5
