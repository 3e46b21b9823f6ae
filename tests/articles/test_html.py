import importlib.util
import json
from pathlib import Path

import lxml.html
import pytest

from onrecord.articles import articles
from onrecord.articles.dates import date_in_url, find_date, parse_date
from onrecord.articles.markup import prune
from onrecord.records import Rejection
from onrecord.sources.capture import new_capture

_spec = importlib.util.spec_from_file_location("onrecord_article_building", Path(__file__).with_name("building.py"))
building = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(building)
FIRST, SECOND, THIRD, html, one = (getattr(building, n) for n in ("FIRST", "SECOND", "THIRD", "html", "one"))
PARAGRAPHS = f"<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>"
LINKED = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "WebSite", "name": "Halvor Times"},
        {
            "@type": "NewsArticle",
            "headline": "No grain deal with Sarn",
            "datePublished": "2025-08-29T21:40:00Z",
            "dateModified": "2025-08-30T10:15:00+02:00",
            "author": [{"@type": "Person", "name": "Ana Rus"}, {"@type": "Person", "name": "Jo Doe"}],
            "publisher": {"@type": "Organization", "name": "Halvor Times"},
            "articleSection": "World",
            "isAccessibleForFree": False,
            "inLanguage": "en-GB",
        },
    ],
}


def linked(data):
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


def test_json_ld_gives_the_masthead_with_its_evidence():
    head = linked(LINKED) + '<link rel="canonical" href="https://example.org/deal">'
    article = one(html(f"<article><h1>No grain deal with Sarn</h1>{PARAGRAPHS}</article>", head))
    assert (article.title, article.outlet, article.section) == ("No grain deal with Sarn", "Halvor Times", "World")
    assert (article.published, article.updated) == ("2025-08-29T21:40:00+00:00", "2025-08-30T10:15:00+02:00")
    assert (article.bylines, article.paywalled, article.language) == (("Ana Rus", "Jo Doe"), True, "en")
    assert (article.url, article.address) == ("https://example.org/deal", "https://example.org/deal")
    assert article.text == f"{FIRST}\n\n{SECOND}\n\n{THIRD}" and article.source_spans is None
    how = {e.field: e.how for e in article.evidence}
    assert how["published"] == "JSON-LD datePublished" and how["url"] == "canonical link"


def test_meta_elements_serve_where_there_is_no_json_ld():
    head = (
        '<title>No grain deal with Sarn - Halvor Times</title><meta property="og:site_name" content="Halvor Times">'
        '<meta property="article:published_time" content="2025-08-29"><meta name="author" content="By Ana Rus, Reuters">'
        '<meta property="article:modified_time" content="30 August 2025">'
    )
    article = one(html(f"<article><h1>No grain deal with Sarn</h1>{PARAGRAPHS}</article>", head))
    assert (article.title, article.outlet, article.published) == (
        "No grain deal with Sarn",
        "Halvor Times",
        "2025-08-29",
    )
    assert (article.updated, article.bylines, article.agencies) == ("2025-08-30", ("Ana Rus",), ("Reuters",))


def test_the_address_of_the_capture_goes_before_the_pages_own():
    head = '<link rel="canonical" href="https://elsewhere.example/x">'
    assert (
        one(html(f"<article>{PARAGRAPHS}</article>", head, url="https://example.org/a")).url == "https://example.org/a"
    )


def test_a_dateline_is_read_from_the_body():
    article = one(html(f"<article><p>DORVIK, Aug 30 (Reuters) - {FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></article>"))
    assert (article.dateline, article.agencies) == ("DORVIK", ("Reuters",))


NOT_BODY = [
    "<h1>No grain deal with Sarn</h1>",
    '<p class="related-link"><a href="/x">Sarn closes its border to all traffic</a></p>',
    '<p><a href="/x">Sarn closes its border to all traffic</a></p>',
    '<div class="newsletter-signup"><p>Get the best of the week in your inbox.</p></div>',
    '<div class="nrplus-cta promo-box"><p>Members read the whole archive.</p></div>',
    '<ul class="latest-box"><li>Two held over the grain</li><li>How the dam was built</li></ul>',
    "<p>Sign up for our free newsletter.</p>",
    "<p>Read more: Two held over the grain</p>",
    "<p>Copyright 2025 Halvor Times. All rights reserved.</p>",
    "<script>var a = 'He said so';</script>",
]


@pytest.mark.parametrize("part", NOT_BODY)
def test_what_is_on_the_page_but_not_in_the_body(part):
    head = "<title>No grain deal with Sarn</title>"
    article = one(html(f"<article><p>{FIRST}</p><p>{SECOND}</p>{part}<p>{THIRD}</p></article>", head))
    assert article.text == f"{FIRST}\n\n{SECOND}\n\n{THIRD}"


BODY_TOO = [
    ("<p>He was <a href='/x'>arrested on Monday</a>, police said.</p>", "He was arrested on Monday, police said."),
    (
        "<blockquote><p>There is no deal, and there will be none.</p></blockquote>",
        "There is no deal, and there will be none.",
    ),
    (
        "<ul><li>Wheat, 40 tonnes of it, was sold.</li><li>Rye was not sold at all.</li></ul>",
        "Rye was not sold at all.",
    ),
]


@pytest.mark.parametrize(("part", "held"), BODY_TOO)
def test_what_stays(part, held):
    assert held in one(html(f"<article><p>{FIRST}</p>{part}<p>{SECOND}</p><p>{THIRD}</p></article>")).text


PARTS = [  # names of parts, and whether they go
    ("related-stories", True),
    ("c-newsletter_signup_box", True),
    ("latest-box-item", True),
    ("article-body has-sidebar", False),
    ("l-sidebar-fixed l-article-body-segment", False),
    ("correlated-data", False),
]


@pytest.mark.parametrize(("name", "goes"), PARTS)
def test_parts_are_pruned_by_whole_words_of_their_names(name, goes):
    tree = lxml.html.fromstring(
        f"<body><div>{PARAGRAPHS * 4}</div><div class='{name}'><p>The bridge is open.</p></div></body>"
    )
    prune(tree)
    assert ("bridge" not in tree.text_content()) is goes


def test_a_part_with_much_of_the_text_stays_whatever_its_name():
    tree = lxml.html.fromstring(f"<body><p>{FIRST}</p><div class='sidebar'>{PARAGRAPHS * 4}</div></body>")
    prune(tree)
    assert SECOND in tree.text_content()


def test_a_body_in_several_containers_is_read_whole():
    parts = "".join(
        f'<div class="ad-slot">x</div><div class="body__container article__body"><p>{a}</p><p>{b}</p></div>'
        for a, b in ((FIRST, SECOND), (THIRD, FIRST.replace("Monday", "Friday")), (SECOND.replace("year", "decade"), THIRD.replace("south", "north")))
    )  # fmt: skip
    text = one(html(f"<main><article>{parts}</article></main>")).text
    assert "Friday" in text and "decade" in text and "north" in text


def test_the_body_in_json_ld_serves_a_page_that_shows_only_its_beginning():
    whole = f"{FIRST} {SECOND} {THIRD} " + " ".join(
        THIRD.replace("south", where) for where in ("north", "east", "west")
    )
    data = {"@type": "NewsArticle", "headline": "Deal", "articleBody": whole}
    assert one(html(f"<article><p>{FIRST}</p></article>", linked(data))).text == whole
    other = {"@type": "NewsArticle", "headline": "Deal", "articleBody": "x" * 40_000}
    assert one(html(f"<article>{PARAGRAPHS}</article>", linked(other))).text == f"{FIRST}\n\n{SECOND}\n\n{THIRD}"


BAD_PAGES = [
    b"<html></html>",
    b"<html><body>" + b"<div>" * 100_000,
    b"<html><body><nav>" + b"<a href=x>menu</a>" * 500,
    b"<html><!--" + b"a" * 5000,
    b'<html><script type="application/ld+json">{"@type": "NewsArticle", "author": ' + b"[" * 5000,
    b"<html><head><meta charset=utf-16><title>x",
    b"<\xff\xfe\xfa>" * 100,
]


@pytest.mark.parametrize("page", BAD_PAGES)
def test_bad_pages_end_in_a_rejection(page):
    (found,) = articles(new_capture("a.html", page, "text/html"))
    assert isinstance(found, Rejection) and "a.html" in found.detail


@pytest.mark.parametrize("tag", ["div", "b", "li", "a href=x", "q", "span"])
def test_a_hundred_thousand_nested_elements_do_not_hide_the_article(tag):
    page = f"<html><body>{f'<{tag}>' * 100_000}{PARAGRAPHS}".encode()
    assert "no grain deal" in one(new_capture("a.html", page, "text/html")).text


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1", "windows-1251", "utf-16"])
def test_the_declared_encoding_is_used(charset):
    word = "Дорвік" if charset == "windows-1251" else "Café"
    page = f"<html><head><meta charset='{charset}'></head><body><article><p>{word}. {FIRST}</p>{PARAGRAPHS}</article></body></html>"
    assert one(new_capture("a.html", page.encode(charset), "text/html")).text.startswith(word)


DATES = [
    ("2025-08-30T10:00:00Z", "2025-08-30T10:00:00+00:00"),
    ("2025-08-30T10:00:00.123+0200", "2025-08-30T10:00:00+02:00"),
    ("2025-08-30 10:00:00", "2025-08-30T10:00:00"),
    ("20250830", "2025-08-30"),
    ("Aug 30, 2025", "2025-08-30"),
    ("Sat, 30 Aug 2025 10:00:00 GMT", "2025-08-30T10:00:00+00:00"),
    ("30.08.2025", "2025-08-30"),
    ("08/30/2025", "2025-08-30"),
    ("03/04/2025", None),
    ("0000-00-00", None),
    ("2025-02-30", None),
    ("0001-01-01T00:00:00", None),
    ("yesterday", None),
    ("", None),
]


@pytest.mark.parametrize(("value", "expected"), DATES)
def test_dates_of_metadata(value, expected):
    assert parse_date(value) == expected


def test_times_and_places_of_dates():
    found = find_date("Published Feb. 8, 2025 at 7:05 p.m. EST by Jo Doe")
    assert found.value == "2025-02-08T19:05:00-05:00"
    assert (
        "Published Feb. 8, 2025 at 7:05 p.m. EST by Jo Doe"[found.start : found.end] == "Feb. 8, 2025 at 7:05 p.m. EST"
    )
    assert (
        date_in_url("https://example.org/20250830-x") == "2025-08-30"
        and date_in_url("https://example.org/1234/56/78/") is None
    )
