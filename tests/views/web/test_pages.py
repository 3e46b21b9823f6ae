"""Every page answers, says what it must, and shows hostile text as text."""

import html
import re

import pytest

from .conftest import HOSTILE

PAGES = (
    *("/", "/speakers", "/speakers?q=ada", "/search", "/search?q=ferry", "/review", "/api", "/series/boats"),
    *(
        "/story/{story}",
        "/story/{hostile_story}",
        "/story/{story}/articles",
        "/story/{story}/speakers",
        "/story/{story}/figures",
        "/story/{story}/lineages",
        "/story/{hostile_story}/speakers",
        "/utterance/{utterance}",
        "/speaker/{speaker}",
        "/speaker/{speaker}/stories",
    ),
    *("/speaker/{hostile_speaker}", "/article/{article}", "/article/{other}", "/article/{hostile}"),
    *("/article/{article}/versions", "/statement/{statement}/cite", "/statement/{hostile_statement}/cite"),
    *("/review/{unresolved}", "/review/{hostile_statement}", "/search?q={hostile_words}"),
)


@pytest.mark.parametrize("address", PAGES)
def test_every_page_answers_with_no_markup_from_articles(desk, ids, address):
    answer = desk.get(address.format(**ids, hostile_words="%3Cscript%3E"))
    assert answer.status_code == 200
    assert "<script>document" not in answer.text
    assert 'onerror="' not in html.unescape(answer.text.replace("&lt;img", "")) or "<img" not in answer.text
    assert not re.search(r"<(img|svg/onload)", answer.text)
    assert "\u202e" not in answer.text
    assert 'href="javascript:' not in answer.text
    assert " style=" not in answer.text  # the content security policy forbids it


def text_of(page: str) -> str:
    return html.unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page)))


def test_a_story_tells_its_origins_before_its_articles(desk, ids):
    page = text_of(desk.get(f"/story/{ids['story']}").text)
    assert "2 independent origins behind 3 articles of 3 outlets" in page
    assert page.index("independent origin") < page.index("3 articles")
    assert "Denied by Ada Brook" in page
    assert "They refused us at the gate" in page
    assert "reprint , 93% shared" in page or "reprint, 93% shared" in page
    assert "It was cold" in page.split("Unresolved", 2)[-1]
    assert "at least 60" in page


def test_hostile_words_stand_on_the_page_as_written(desk, ids):
    page = html.unescape(desk.get(f"/article/{ids['hostile']}").text)
    for words in HOSTILE:
        assert words.replace("\u202e", "⟨U+202E⟩").replace("\u202c", "⟨U+202C⟩") in page


def test_an_address_that_is_no_web_address_is_not_linked(desk, ids):
    page = desk.get(f"/article/{ids['hostile']}").text
    assert "Address, not linked: javascript:alert(1)" in page


def test_an_utterance_shows_every_wording_with_its_differences(desk, ids):
    page = desk.get(f"/utterance/{ids['utterance']}").text
    words = text_of(page)
    assert "Another translation" in words
    assert "The meaning may have changed: a name differs: ferry" in words
    assert "<ins>does not wait " in page
    assert "<del>" in page
    assert "Lagoon Daily" in words


def test_a_statement_leads_to_its_words(desk, ids):
    answer = desk.get(f"/statement/{ids['statement']}")
    assert answer.status_code == 303
    assert answer.headers["location"] == f"/article/{ids['article']}?statement={ids['statement']}#s-{ids['statement']}"
    page = desk.get(answer.headers["location"]).text
    assert f'id="s-{ids["statement"]}"' in page
    assert re.search(r'<mark class="said direct hue-\d chosen">“A ferry waits for nobody,”</mark>', page)
    assert "https://quay.example/ferry#:~:text=A%20ferry%20waits%20for%20nobody" in page


def test_an_article_shows_what_was_left_out_and_how_it_was_read(desk, ids):
    page = text_of(desk.get(f"/article/{ids['old']}").text)
    assert "1 scrap of the page left out" in page
    assert "Also read: ten ferries" in page
    assert "This version was superseded" in page


def test_versions_are_compared_word_by_word(desk, ids):
    page = desk.get(f"/article/{ids['article']}/versions").text
    assert "<ins>41 </ins>" in page
    assert "<del>40 </del>" in page


def test_what_is_unsure_says_why(desk, ids):
    page = text_of(desk.get(f"/article/{ids['other']}").text)
    assert "Speaker not resolved: why" in page
    assert "could be Ada Brook (50%): spoke last" in page


def test_an_unknown_page_is_a_clear_404(desk):
    for address in ("/story/nope", "/article/nope", "/statement/nope", "/utterance/nope", "/nowhere", "/series/nope"):
        answer = desk.get(address)
        assert answer.status_code == 404, address
        assert "Not on the record" in answer.text


def test_an_empty_ledger_says_how_to_add(tmp_path):
    from fastapi.testclient import TestClient

    from onrecord.ledger import open_ledger
    from onrecord.views.web import create_app

    with (
        open_ledger(tmp_path / "new.db", create=True) as ledger,
        TestClient(create_app(ledger), base_url="http://localhost") as client,
    ):
        assert "onrecord add new.db" in client.get("/").text
        for address in ("/search", "/speakers", "/review", "/api/stories"):
            assert client.get(address).status_code == 200
