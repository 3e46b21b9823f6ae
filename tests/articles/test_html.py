import json
import time

import lxml.html
import pytest

from onrecord.articles import articles
from onrecord.articles.dates import date_in_url, find_date, parse_date
from onrecord.articles.heading import under_headline
from onrecord.articles.markup import prune
from onrecord.records import Article, Rejection
from onrecord.sources.capture import new_capture
from tests.articles import building

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


CANONICAL = [  # fetched from, what the page calls itself, the article's address
    ("https://m.example.org/world/deal?ref=app", "https://www.example.org/world/deal", "https://www.example.org/world/deal"),
    ("https://example.org/deal/amp/", "https://example.org/deal.html", "https://example.org/deal.html"),
    ("https://example.org/deal", "https://elsewhere.example/deal", "https://example.org/deal"),
    ("https://example.org/world/deal", "https://example.org/world", "https://example.org/world/deal"),
    ("https://example.org/world/deal", "https://example.org/", "https://example.org/world/deal"),
    ("https://example.org/story.php?id=7&ref=x", "https://example.org/story.php?id=7", "https://example.org/story.php?id=7"),
    ("https://example.org/story.php?id=7", "https://example.org/story.php", "https://example.org/story.php?id=7"),
    ("https://example.org/deal", "http://[", "https://example.org/deal"),
]  # fmt: skip


@pytest.mark.parametrize(("fetched", "canonical", "expected"), CANONICAL)
def test_a_page_may_call_itself_by_another_address_of_its_own_site(fetched, canonical, expected):
    article = one(html(f"<article>{PARAGRAPHS}</article>", f'<link rel="canonical" href="{canonical}">', url=fetched))
    assert (article.url, article.address) == (expected, expected)


MICRODATA = (
    '<article itemscope itemtype="https://schema.org/NewsArticle"><h1 itemprop="headline">No grain deal with Sarn</h1>'
    '<div itemprop="author" itemscope itemtype="https://schema.org/Person"><span itemprop="name">Ana Rus</span></div>'
    '<span itemprop="publisher" itemscope><meta itemprop="name" content="Halvor Times"></span>'
    '<meta itemprop="datePublished" content="2025-08-29T21:40:00Z"><meta itemprop="dateModified" content="2025-08-30">'
    '<meta itemprop="articleSection" content="World"><meta itemprop="isAccessibleForFree" content="False">'
    f'<div itemprop="articleBody">{PARAGRAPHS}</div></article>'
)


def test_microdata_give_the_masthead():
    article = one(html(MICRODATA))
    assert (article.title, article.outlet, article.bylines) == ("No grain deal with Sarn", "Halvor Times", ("Ana Rus",))
    assert (article.published, article.updated) == ("2025-08-29T21:40:00+00:00", "2025-08-30")
    assert (article.section, article.paywalled) == ("World", True)
    assert article.text == f"{FIRST}\n\n{SECOND}\n\n{THIRD}"


def test_a_part_behind_a_paywall_makes_the_article_paywalled():
    data = {
        "@type": "NewsArticle",
        "headline": "Deal",
        "hasPart": {"isAccessibleForFree": "False", "cssSelector": ".x"},
    }
    assert one(html(f"<article>{PARAGRAPHS}</article>", linked(data))).paywalled
    assert not one(html(f"<article>{PARAGRAPHS}</article>", linked({**data, "hasPart": None}))).paywalled


TITLES = [
    ("Ombrey Observer: Tank splits at the works", "Ombrey Observer", "Tank splits at the works"),
    ("Tank splits at the works - Ombrey Observer", "Ombrey Observer", "Tank splits at the works"),
    ("Ombrey: Tank splits at the works", None, "Ombrey: Tank splits at the works"),
    ("Live updates: tank splits at the works", None, "Live updates: tank splits at the works"),
]


@pytest.mark.parametrize(("written", "outlet", "title"), TITLES)
def test_an_outlet_may_stand_in_the_pages_title_only(written, outlet, title):
    article = one(html(f"<article>{PARAGRAPHS}</article>", f"<title>{written}</title>"))
    assert (article.outlet, article.title) == (outlet, title)


LAYOUTS = [  # pages that arrange themselves in tables
    "<table><tr><td><b>Ana Rus</b></td><td>{body}</td></tr></table>",
    "<table><tr><td><div>Ana Rus</div><div>{broken}</div></td></tr></table>",
    "<table><tr><td>Halvor Times</td><td><table><tr><td><table><tr><td>Ana Rus</td></tr><tr><td>{body}</td></tr></table></td></tr></table></td></tr></table>",
    "<table><tr><td><span class=who>Ana Rus</span>{body}</td></tr></table>",
]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_byline_in_a_table_does_not_run_into_the_first_sentence(layout):
    page = layout.format(body=PARAGRAPHS, broken=f"{FIRST}<br><br>{SECOND}<br><br>{THIRD}")
    text = one(html(page)).text
    assert text.removeprefix("Ana Rus\n\n") == f"{FIRST}\n\n{SECOND}\n\n{THIRD}"


def test_a_table_of_figures_stays_a_table():
    table = "<table><tr><th>Year</th><th>Boats</th></tr><tr><td>2029</td><td>12</td></tr></table>"
    assert "Year | Boats\n\n2029 | 12" in one(html(f"<article>{PARAGRAPHS}{table}{PARAGRAPHS}</article>")).text


POSTS = [  # hour, headline, words
    ("2025-08-29T09:00:00Z", "Ministers meet", "The cabinet of Norland met in Dorvik at nine to talk about the grain, its spokesman said."),
    ("2025-08-29T10:30:00Z", "No deal, says Marsk", "“There is no deal,” Piet Marsk told reporters on the steps. “There never was.”"),
    ("2025-08-29T12:15:00Z", "Farmers march", "Some two hundred farmers marched from the market to the harbour, police said at noon."),
]  # fmt: skip


def shown(name):
    return "".join(
        f'<div class="{name}"><time datetime="{hour}">{hour[11:16]}</time><h2>{title}</h2><p>{words}</p></div>'
        for hour, title, words in reversed(POSTS)
    )


LIVE_PAGES = [  # head, body: the same posts in JSON-LD, and as they are shown
    (linked({"@type": "LiveBlogPosting", "headline": "Grain: live", "liveBlogUpdate": [
        {"@type": "BlogPosting", "headline": t, "articleBody": f"<p>{w}</p>", "datePublished": h} for h, t, w in reversed(POSTS)]}), f"<article>{PARAGRAPHS}</article>"),
    (linked({"@type": "LiveBlogPosting", "headline": "Grain: live"}), f"<article>{PARAGRAPHS}{shown('post')}</article>"),
    ("", f'<main class="live-blog"><article>{PARAGRAPHS}</article>{shown("b-update")}</main>'),
    ("", f'<article class="page liveblog">{PARAGRAPHS}{shown("liveblog__post")}</article>'),
]  # fmt: skip


@pytest.mark.parametrize(("head", "body"), LIVE_PAGES)
def test_each_post_of_a_live_blog_is_a_piece_of_its_own(head, body):
    page, *posts = articles(html(body, head))
    assert page.text == f"{FIRST}\n\n{SECOND}\n\n{THIRD}"
    assert [(p.published[:16], p.title, p.text) for p in posts] == [
        (hour[:16], title, words) for hour, title, words in POSTS
    ]
    assert [p.source for p in posts] == ["dir/a.html#2", "dir/a.html#3", "dir/a.html#4"]


def test_a_box_with_a_live_blogs_latest_is_not_the_article():
    article = one(html(f"<article>{PARAGRAPHS}{shown('live-blog-post')}</article>"))
    assert article.text == f"{FIRST}\n\n{SECOND}\n\n{THIRD}"


def test_posts_of_a_forum_or_list_are_no_live_blog():
    assert "marched" in one(html(f"<article>{PARAGRAPHS}{shown('entry')}</article>")).text


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


ENDLESS = [
    "<br>a @",
    "<p>a @</p>",
    "<p>a",
    "<td>a</td>",
    "<li>a @</li>",
    "<div><b>a @</b></div>",
    "<a href=x>a</a>",
    "<table><tr><td>",
]


@pytest.mark.parametrize("part", ENDLESS)
def test_a_page_of_any_number_of_parts_takes_bounded_time(part):
    """Extraction takes time by the square of the parts: twenty thousand line breaks took eleven seconds."""
    page = f"<article>{PARAGRAPHS}{''.join(part.replace('@', str(n)) for n in range(60_000))}</article>"
    start = time.process_time()
    (found,) = articles(html(page))
    assert time.process_time() - start < 5
    assert isinstance(found, Article) or found.reason in ("too large", "no article found")


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


UNDER_HEADLINES = [
    # a page of the table age: the date and the byline stand in italics
    ("<h2>Ferry to sail again</h2><i>Monday 2 March 2026</i><br><i>By Lene Varn</i>", "2026-03-02", ("Lene Varn",)),
    ("<b>Ferry to sail again</b><br>\n<small>By <a href=/x>Lene Varn</a></small><div>Published 2 March 2026</div>", "2026-03-02", ("Lene Varn",)),
    ("<div><h1>Ferry to <i>sail</i> again</h1></div><div><span>3 min read</span><span> | 2 March 2026</span></div>", "2026-03-02", ()),
    ("<h2>Another headline</h2><i>Monday 2 March 2026</i>", None, ()),
    ("<h2>Ferry to sail again</h2><script>var d = 'Monday 2 March 2026';</script>", None, ()),
]  # fmt: skip


@pytest.mark.parametrize(("above", "published", "bylines"), UNDER_HEADLINES)
def test_date_and_byline_under_the_headline_are_read(above, published, bylines):
    cell = f"<td>{above}<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></td>"
    page = f"<table><tr><td width=100><a href=/t>Town</a></td>{cell}</tr></table>"
    article = one(html(page, head="<title>Ferry to sail again</title>"))
    assert (article.published, article.bylines) == (published, bylines)


def test_a_date_below_the_first_paragraph_is_not_the_headline_s():
    tree = lxml.html.fromstring(f"<body><h2>Ferry</h2><p>{FIRST}</p><i>Monday 2 March 2026</i></body>")
    assert under_headline(tree, ["Ferry"]).published is None


def test_a_headline_of_ten_thousand_nested_elements_takes_no_time():
    tree = lxml.html.fromstring(f"<body>{'<b>x' * 10_000}Ferry{'</b>' * 10_000}</body>")
    started = time.process_time()
    assert under_headline(tree, ["Ferry"]).published is None
    assert time.process_time() - started < 5
