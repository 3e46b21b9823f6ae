import gzip
import io
import json
import os

import pytest

from onrecord.articles import articles
from onrecord.errors import SettingsError
from onrecord.records import Capture, Rejection
from onrecord.sources import Options, captures
from onrecord.sources.capture import HTML, MARKDOWN, PLAIN, sniffed_type

TEXT = "The rain came on Monday, said Jo Doe of the weather office in Dorvik, and it stayed for days."


def read(*names, **options):
    return list(captures(names, options=Options(**options)))


def write(path, content):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_folders_are_read_in_name_order_with_everything_below(tmp_path):
    for name in ("b/2.txt", "a.html", "b/1.md", "b/c/3.html.gz"):
        content = gzip.compress(b"<html>3</html>", mtime=0) if name.endswith(".gz") else name
        write(tmp_path / name, content)
    write(tmp_path / "picture.png", b"\x89PNG")
    found = read(tmp_path)
    assert [os.path.relpath(c.source, tmp_path) for c in found[:-1]] == ["a.html", "b/1.md", "b/2.txt", "b/c/3.html.gz"]
    assert [c.media_type for c in found[:-1]] == [HTML, MARKDOWN, PLAIN, HTML]
    assert found[3].content == b"<html>3</html>"
    assert found[-1].reason == "other kind of file" and "1 files" in found[-1].detail


def test_patterns_and_standard_input(tmp_path):
    write(tmp_path / "a.txt", TEXT), write(tmp_path / "b.log", TEXT)
    named = list(
        captures([str(tmp_path / "*.txt"), str(tmp_path / "b.log"), "-"], stdin=io.BytesIO(b"<html><p>x</p></html>"))
    )
    assert [(os.path.basename(c.source), c.media_type) for c in named] == [
        ("a.txt", PLAIN),
        ("b.log", PLAIN),
        ("-", HTML),
    ]


def test_standard_input_of_json_lines():
    lines = b'{"id": "one", "text": "First."}\n{"id": "two", "text": "Second."}\n'
    assert [c.source for c in captures(["-"], stdin=io.BytesIO(lines))] == ["one", "two"]


def test_a_line_of_json_gives_its_fields(tmp_path):
    row = {"id": 7, "url": "https://example.org/a", "outlet": "Halvor Times", "title": "Rain", "byline": ["Jo Doe", "Ana Rus"],
           "published": "2025-05-05", "text": TEXT}  # fmt: skip
    capture = read(write(tmp_path / "a.jsonl", json.dumps(row)))[0]
    assert (capture.source, capture.url, capture.content.decode()) == ("7", "https://example.org/a", TEXT)
    assert capture.fields == {
        "outlet": "Halvor Times",
        "title": "Rain",
        "byline": "Jo Doe, Ana Rus",
        "published": "2025-05-05",
    }


def test_a_wrong_line_is_named_and_the_rest_is_read(tmp_path):
    lines = [json.dumps({"id": str(n), "text": TEXT}) for n in range(1, 21)]
    lines[16] = '{"id": "17", "text": '
    lines[17] = "[1, 2]"
    found = read(write(tmp_path / "a.jsonl.gz", gzip.compress("\n".join(lines).encode())))
    assert [c.source for c in found if isinstance(c, Capture)] == [str(n) for n in range(1, 21) if n not in (17, 18)]
    wrong = [c for c in found if isinstance(c, Rejection)]
    assert (
        [c.reason for c in wrong] == ["wrong JSON", "wrong JSON"]
        and "line 17" in wrong[0].detail
        and "a.jsonl.gz" in wrong[0].detail
    )


SHAPES = [  # the columns other tools write, and what is made of them
    (
        {"title": "Rain", "author": "Jo Doe", "hostname": "example.org", "date": "2025-05-05", "source": "https://example.org/a",
         "source-hostname": "Halvor Times", "raw_text": "raw", "text": TEXT},
        ("https://example.org/a", {"title": "Rain", "byline": "Jo Doe", "outlet": "Halvor Times", "published": "2025-05-05"}),
    ),  # trafilatura
    (
        {"maintext": TEXT, "date_publish": "2025-05-05 10:00:00", "authors": ["Jo Doe"], "source_domain": "example.org",
         "title": "Rain", "url": "https://example.org/a", "date_modify": None, "language": "en"},
        ("https://example.org/a", {"title": "Rain", "byline": "Jo Doe", "outlet": "example.org", "published": "2025-05-05 10:00:00",
                                   "language": "en"}),
    ),  # news-please
    (
        {"url": "https://example.org/a", "title": "Rain", "authors": ["Jo Doe"], "publish_date": "2025-05-05", "text": TEXT,
         "source_url": "https://example.org", "meta_lang": "en", "html": "<p>x</p>"},
        ("https://example.org/a", {"title": "Rain", "byline": "Jo Doe", "published": "2025-05-05", "outlet": "https://example.org",
                                   "language": "en"}),
    ),  # newspaper4k
    (
        {"stories_id": "s1", "publish_date": "2025-05-05", "media_name": "Halvor Times", "media_url": "example.org", "title": "Rain",
         "url": "https://example.org/a", "text": TEXT, "language": "en"},
        ("https://example.org/a", {"title": "Rain", "published": "2025-05-05", "outlet": "Halvor Times", "language": "en"}),
    ),  # Media Cloud
]  # fmt: skip


@pytest.mark.parametrize(("row", "expected"), SHAPES)
def test_the_shapes_of_other_tools(tmp_path, row, expected):
    capture = read(write(tmp_path / "a.jsonl", json.dumps(row)))[0]
    assert (capture.url, dict(capture.fields), capture.content.decode()) == (*expected, TEXT)


def test_other_columns_are_mapped_by_the_user(tmp_path):
    table = write(tmp_path / "a.csv", f'Kop;Tekst\nRain;"{TEXT}"\n')
    capture = read(table, columns={"title": "Kop", "text": "Tekst"})[0]
    assert capture.fields == {"title": "Rain"} and capture.content.decode() == TEXT
    missing = read(table)[0]
    assert missing.reason == "no text" and "Kop, Tekst" in missing.detail and "--map" in missing.detail


def test_a_mapping_to_a_column_that_is_not_ours_is_refused():
    with pytest.raises(SettingsError, match="headline"):
        captures([], options=Options(columns={"headline": "x"}))


def test_csv_in_an_old_encoding_with_quoted_lines(tmp_path):
    table = 'id,title,text\n1,Café,"Two\nlines, said Zoë"\n2,Été,' + TEXT
    found = read(write(tmp_path / "a.csv", table.encode("cp1252")))
    assert [c.fields["title"] for c in found] == ["Café", "Été"] and found[0].content.decode() == "Two\nlines, said Zoë"


def test_json_documents_of_one_or_many(tmp_path):
    assert [c.source for c in read(write(tmp_path / "a.json", json.dumps({"id": "1", "text": TEXT})))] == ["1"]
    many = {"articles": [{"id": "1", "text": TEXT}, {"id": "2", "text": TEXT}]}
    assert [c.source for c in read(write(tmp_path / "b.json", json.dumps(many)))] == ["1", "2"]


BAD = [
    ("empty.txt", b"", "empty file"),
    ("blank.txt", b" \n\n\t", "empty file"),
    ("picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20, "not text"),
    ("noise.txt", bytes(range(256)) * 50, "not text"),
    ("document.txt", b"%PDF-1.7 ...", "not text"),
    ("marks.txt", b"--- *** ///", "no article found"),
    ("empty.html", b"<html><body></body></html>", "no article found"),
    ("cut.html.gz", gzip.compress(b"<p>The rain.</p>" * 99, mtime=0)[:40], "damaged file"),
]


@pytest.mark.parametrize(("name", "content", "reason"), BAD)
def test_bad_files_are_rejections_that_name_the_file(tmp_path, name, content, reason):
    found = read(write(tmp_path / name, content))[0]
    outcome = found if isinstance(found, Rejection) else articles(found)[0]
    assert isinstance(outcome, Rejection) and outcome.reason == reason and name in outcome.detail


def test_what_is_not_there(tmp_path):
    (tmp_path / "hollow").mkdir()
    found = read(tmp_path / "nowhere.txt", str(tmp_path / "*.none"), tmp_path / "hollow", "a\0b")
    assert [c.reason for c in found] == ["missing file", "missing file", "no readable files", "missing file"]
    assert "nowhere.txt" in found[0].detail


def test_a_page_over_the_limit_is_not_cut_but_rejected(tmp_path):
    page = write(tmp_path / "big.txt", b"x" * 2000)
    lines = write(
        tmp_path / "big.jsonl", json.dumps({"text": "y" * 2000}) + "\n" + json.dumps({"id": "small", "text": TEXT})
    )
    found = read(page, lines, max_bytes=1000)
    assert [getattr(c, "reason", c.source) for c in found] == ["too large", "too large", "small"]


ODD = [
    (b"The min\xefster said no.", "ï"),  # not UTF-8
    ("The minister said “no”.".encode("utf-16"), "“no”"),
    (b"\xef\xbb\xbfThe minister said no.", "The minister"),
    (b"The mini\0ster said\0 no, at last and for good, to the press.", "minister said no"),
    ("قال الوزير إن المحادثات انتهت.".encode(), "الوزير"),
]


@pytest.mark.parametrize(("content", "held"), ODD)
def test_odd_bytes_are_read(tmp_path, content, held):
    article = articles(read(write(tmp_path / "odd.txt", content))[0])[0]
    assert held in article.text and "\0" not in article.text and "\ufeff" not in article.text


def test_lone_surrogates_can_be_written_out_again(tmp_path):
    capture = read(
        write(tmp_path / "a.jsonl", '{"id": "\\ud800", "title": "a\\udfff", "text": "The rain \\ud83d came, he said."}')
    )[0]
    article = articles(capture)[0]
    assert article.text == "The rain \ufffd came, he said."
    json.dumps([article.text, article.title, capture.source]).encode("utf-8")


def test_a_date_given_for_files_that_have_none(tmp_path):
    with_date = write(tmp_path / "a.jsonl", json.dumps({"id": "1", "published": "2024-01-01", "text": TEXT}))
    found = read(with_date, write(tmp_path / "a.txt", TEXT), published="2025-05-05")
    assert [c.fields["published"] for c in found] == ["2024-01-01", "2025-05-05"]


def test_equal_captures_have_equal_hashes_and_fields_count(tmp_path):
    one = write(tmp_path / "a.jsonl", json.dumps({"id": "1", "title": "Rain", "text": TEXT}))
    other = write(tmp_path / "b.jsonl", json.dumps({"title": "Rain", "text": TEXT, "id": "1"}))
    third = write(tmp_path / "c.jsonl", json.dumps({"id": "1", "title": "Snow", "text": TEXT}))
    hashes = [read(path)[0].sha256 for path in (one, other, third)]
    assert hashes[0] == hashes[1] != hashes[2]


KINDS = [
    (b"<!DOCTYPE html><p>x", HTML),
    (b"\xef\xbb\xbf\n <HTML>", HTML),
    (b"<!-- saved --><html>", HTML),
    (b"The <b> key was stuck.", PLAIN),
    (b"", PLAIN),
]


@pytest.mark.parametrize(("content", "kind"), KINDS)
def test_html_is_recognised_by_how_it_begins(content, kind):
    assert sniffed_type(content) == kind
