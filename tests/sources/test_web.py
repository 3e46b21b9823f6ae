from dataclasses import replace

import pytest

from onrecord.articles import articles
from onrecord.records import Article, Capture, Rejection
from onrecord.sources import WebOptions, captures
from onrecord.sources.addresses import normalised
from onrecord.sources.feeds import Item
from onrecord.sources.guard import is_public
from onrecord.sources.options import Options
from onrecord.sources.polling import FeedState, item_captures, item_key, look
from onrecord.sources.web import Fetcher, web_captures
from tests.sources import server

QUICK = WebOptions(
    timeout=10.0,
    deadline=60.0,
    host_interval=0.0,
    max_bytes=200_000,
    max_redirects=4,
    allow_private=frozenset({"localhost"}),
)


@pytest.fixture()
def site():
    made = server.Site()
    with server.serving(made):
        yield made


def fetcher(waits=None, options=QUICK):
    slept = [] if waits is None else waits
    return Fetcher(options, sleep=slept.append)


def fetch(site, path, options=QUICK, waits=None):
    with fetcher(waits, options) as opened:
        return opened.capture(site.base + path)


def test_a_page_becomes_a_capture_with_its_final_address(site):
    found = fetch(site, "/moved")
    assert isinstance(found, Capture)
    assert (found.source, found.url) == (f"{site.base}/moved", f"{site.base}/page")
    assert found.redirects == (f"{site.base}/moved",)
    assert found.content == server.PAGE and found.captured_at
    article = articles(found)[0]
    assert isinstance(article, Article) and article.title == "Rain in Dorvik" and article.address == f"{site.base}/page"


REFUSED = [
    ("/slow", "too slow"),
    ("/endless", "too slow"),
    ("/huge", "too large"),
    ("/bomb", "too large"),
    ("/damaged", "damaged page"),
    ("/loop", "redirect loop"),
    ("/chain", "too many redirects"),
    ("/to-loopback", "refused address"),
    ("/to-metadata", "refused address"),
    ("/to-file", "not a web address"),
    ("/busy-long", "asked to wait"),
    ("/broken", "http 500"),
    ("/empty", "empty page"),
    ("/truncated", "broken off"),
    ("/picture", "not a page"),
    ("/nowhere", "http 404"),
]


@pytest.mark.parametrize(("path", "reason"), REFUSED)
def test_a_page_that_cannot_be_had_is_a_rejection_that_names_it(site, path, reason):
    options = replace(QUICK, timeout=0.5, deadline=1.0) if path in ("/slow", "/endless") else QUICK
    found = fetch(site, path, options)
    assert isinstance(found, Rejection), found
    assert found.reason == reason and f"{site.base}{path}" in found.detail


def test_a_bomb_is_noticed_before_it_is_in_memory(site):
    import tracemalloc

    tracemalloc.start()
    fetch(site, "/bomb")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 10_000_000  # of the 40 MB that it unfolds to


def test_compressed_pages_are_read(site):
    assert fetch(site, "/zipped").content == server.PAGE


def test_wrong_charset_falls_back_to_what_the_bytes_say(site):
    article = articles(fetch(site, "/wrong-charset"))[0]
    assert "Café" in article.text and "“no”" in article.text


def test_private_hosts_must_be_allowed_by_name(site):
    found = fetch(site, "/page", replace(QUICK, allow_private=frozenset()))
    assert (
        isinstance(found, Rejection) and found.reason == "refused address" and "allow the host by name" in found.detail
    )
    assert site.asked["/page"] == 0


ADDRESSES = [
    ("93.184.215.14", True),
    ("127.0.0.1", False),
    ("10.1.2.3", False),
    ("192.168.0.1", False),
    ("169.254.169.254", False),
    ("100.64.0.1", False),
    ("0.0.0.0", False),
    ("224.0.0.1", False),
    ("::1", False),
    ("::ffff:10.0.0.1", False),
    ("fe80::1%eth0", False),
    ("64:ff9b::7f00:1", False),
    ("2002:7f00:1::", False),
    ("2606:2800:21f:cb07:6820:80da:af6b:8b2c", True),
]


@pytest.mark.parametrize(("address", "public"), ADDRESSES)
def test_which_addresses_are_public(address, public):
    assert is_public(address) is public


def test_robots_are_obeyed(site):
    site.robots = (200, b"User-agent: *\nDisallow: /private\n")
    assert fetch(site, "/private").reason == "denied by robots.txt"
    assert site.asked["/private"] == 0
    assert isinstance(fetch(site, "/page"), Capture)


def test_a_site_whose_robots_fail_is_left_alone(site):
    site.robots = (503, b"")
    assert fetch(site, "/page").reason == "robots.txt unreachable"


def test_retry_after_is_waited_for(site):
    waits = []
    found = fetch(site, "/busy", QUICK, waits)
    assert isinstance(found, Capture) and site.asked["/busy"] == 2 and max(waits) == 7.0


def test_failures_are_retried_with_growing_pauses(site):
    waits = []
    fetch(site, "/broken", QUICK, waits)
    assert site.asked["/broken"] == 3 and waits == [1.0, 2.0]


def test_one_host_is_not_hurried(site):
    waits = []
    with fetcher(waits, replace(QUICK, host_interval=5.0)) as opened:
        opened.capture(f"{site.base}/page")
        opened.capture(f"{site.base}/other")
    assert len(waits) == 2 and all(4.0 < wait <= 5.0 for wait in waits)  # after robots.txt, and between the pages


def test_the_user_agent_says_whom_to_ask(site):
    fetch(site, "/page", replace(QUICK, contact="desk@example.org"))
    assert site.headers["/page"]["user-agent"] == "OnRecord/0.1 (+desk@example.org)"


def test_a_fresh_page_comes_from_the_cache(site, tmp_path):
    options = replace(QUICK, cache=tmp_path / "pages")
    first, second = fetch(site, "/page", options), fetch(site, "/page", options)
    assert first == second and site.asked["/page"] == 1


def test_an_old_page_is_asked_for_conditionally(site, tmp_path):
    options = replace(QUICK, cache=tmp_path / "pages", fresh_for=0.0)
    first, second = fetch(site, "/tagged", options), fetch(site, "/tagged", options)
    assert site.asked["/tagged"] == 2 and site.headers["/tagged"]["if-none-match"] == '"v1"'
    assert second.content == first.content and second.sha256 == first.sha256


def test_a_stopped_run_goes_on_where_it_was(site, tmp_path):
    options = replace(QUICK, cache=tmp_path / "pages")
    urls = [f"{site.base}/page", f"{site.base}/page?utm_source=x", f"{site.base}/other"]
    with fetcher(options=options) as opened:
        next(web_captures(urls, opened))  # and then killed
    with fetcher(options=options) as opened:
        found = list(web_captures(urls, opened))
    assert len(found) == 2 and site.asked["/page"] == 1 and site.asked["/other"] == 1


def test_a_damaged_cache_is_no_cache(site, tmp_path):
    options = replace(QUICK, cache=tmp_path / "pages")
    fetch(site, "/page", options)
    for file in (tmp_path / "pages").iterdir():
        file.write_bytes(file.read_bytes()[:40])
    assert isinstance(fetch(site, "/page", options), Capture) and site.asked["/page"] == 2


def test_addresses_among_files(site, tmp_path):
    (tmp_path / "a.txt").write_text("The minister said no.")
    found = list(captures([f"{site.base}/page", tmp_path / "a.txt"], options=Options(web=QUICK)))
    assert [c.source for c in found] == [f"{site.base}/page", str(tmp_path / "a.txt")]


SPELLINGS = [
    ("https://Example.org", "https://example.org/"),
    ("https://example.org/a?b=1&utm_medium=x#c", "https://example.org/a?b=1"),
    ("https://example.org/a?b=1&c=", "https://example.org/a?b=1&c="),
    ("https://example.org/A/B", "https://example.org/A/B"),
]


@pytest.mark.parametrize(("url", "expected"), SPELLINGS)
def test_one_spelling_of_an_address(url, expected):
    assert normalised(url) == expected


def polled(state, opened, pages=True):
    """The outcomes of one poll and the state after it."""
    answer = look(state, opened)
    state, found = answer.state, []
    for key, outcome in item_captures(answer.items, answer.title, opened, pages=pages):
        state = state.with_item(key, outcome)
        found.append(outcome)
    return found, state, answer


def test_a_poll_reads_what_is_new_and_tries_failures_again(site):
    with fetcher() as opened:
        first, state, _ = polled(FeedState(f"{site.base}/feed"), opened)
        again, later, _ = polled(state, opened)
    assert [type(found).__name__ for found in first] == ["Capture", "Capture", "Rejection"]
    assert state.seen == ("tag:halvor,1", "tag:halvor,2") and state.etag is None
    assert [found.source for found in again] == [f"{site.base}/broken"] and later.tries == {"tag:halvor,3": 2}


def test_a_page_that_keeps_failing_is_given_up():
    state = FeedState("https://example.org/feed")
    for _ in range(5):
        state = state.with_item("a", Rejection("https://example.org/a", "http 404"))
    assert state.seen == ("a",) and state.tries == {}


def test_a_feed_that_did_not_change_gives_nothing(site):
    with fetcher() as opened:
        first, state, _ = polled(FeedState(f"{site.base}/quiet-feed"), opened)
        again, later, answer = polled(state, opened)
    assert len(first) == 1 and answer.unchanged and not again and later.seen == ("tag:halvor,1",)


def test_a_bad_feed_is_one_rejection_and_is_counted(site):
    with fetcher() as opened:
        answer = look(FeedState(f"{site.base}/page"), opened)
    assert answer.rejection.reason == "not a feed" and answer.state.failures == 1 and answer.items == ()


def test_an_item_that_its_feed_says_was_updated_is_new_again():
    first = Item("a", "https://example.org/a", published="2025-05-05", updated="2025-05-05")
    assert [item_key(first), item_key(replace(first, updated="2025-05-06"))] == ["a", "a 2025-05-06"]
