"""The desk in a real Chromium: accessibility, the review queue by keyboard, no request elsewhere, dark, narrow, two at once."""

import os
import shutil

import pytest

from onrecord.ledger.judgements import all_judgements

playwright = pytest.importorskip("playwright.sync_api")
axe = pytest.importorskip("axe_playwright_python.sync_playwright")

CHROMIUM = os.environ.get("ONRECORD_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(
        CHROMIUM is None, reason="needs Debian's chromium (apt-get install chromium) or ONRECORD_CHROMIUM"
    ),
    pytest.mark.xdist_group("browser"),
]
FLAGS = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync", "--disable-dev-shm-usage"),
]
PAGES = (
    *(
        "/",
        "/speakers",
        "/search?q=ferry",
        "/review",
        "/api",
        "/series/boats",
        "/story/{story}",
        "/story/{hostile_story}",
    ),
    *("/utterance/{utterance}", "/speaker/{speaker}", "/article/{article}?statement={statement}", "/article/{hostile}"),
    *("/article/{article}/versions", "/statement/{statement}/cite", "/nowhere"),
)
AA = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}


@pytest.fixture(scope="module")
def chromium():
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def visit(chromium):
    """Open pages; afterwards no request may have left the origin and the console must be clean."""
    yield from _visits(chromium)


@pytest.fixture
def reviewing(chromium, own_server):
    """Open pages of `own_server`, which stops only when all of them are closed: no fetch under way meets a closed port."""
    yield from _visits(chromium)


def _visits(chromium):
    contexts, wrong = [], []

    def opened(base: str, *, expected: tuple[str, ...] = (), **options):
        context = chromium.new_context(base_url=base, **options)
        contexts.append(context)
        page = context.new_page()
        page.on(
            "request",
            lambda request: wrong.append(request.url) if not request.url.startswith((base, "data:")) else None,
        )
        page.on(
            "console",
            lambda said: (
                wrong.append(said.text) if said.type == "error" and not any(e in said.text for e in expected) else None
            ),
        )
        page.on("pageerror", lambda error: wrong.append(str(error)))
        return page

    yield opened
    for context in contexts:
        context.close()
    assert wrong == []


def test_every_page_is_accessible_fits_every_width_and_asks_nothing_of_others(visit, server, ids):
    page = visit(server.base, expected=("404",))
    for address in PAGES:
        page.set_viewport_size({"width": 390, "height": 844})
        page.emulate_media(color_scheme="light")
        page.goto(address.format(**ids))
        assert page.title().endswith("– OnRecord")
        assert violations(page, AA) == [], address
        page.emulate_media(color_scheme="dark")
        assert violations(page, {"runOnly": ["color-contrast"]}) == [], address
        for width in (1440, 390, 320):
            page.set_viewport_size({"width": width, "height": 844})
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (address, width)


def violations(page, options) -> list:
    """What axe-core finds wrong, with the first elements of each."""
    found = axe.Axe().run(page, options=options).response["violations"]
    return [(v["id"], [node["html"][:160] for node in v["nodes"]][:3]) for v in found]


def test_dark_mode_is_dark(visit, server, ids):
    page = visit(server.base, color_scheme="dark")
    page.goto(f"/story/{ids['story']}")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(21, 23, 26)"


def test_every_page_stands_without_scripts(visit, server, ids):
    page = visit(server.base, java_script_enabled=False)
    page.goto("/search")
    page.fill("#q", "ferry")
    page.click(".bigfind button")
    playwright.expect(page.locator("#results")).to_contain_text("A ferry waits for nobody")
    assert page.url.startswith(f"{server.base}/search?q=ferry")
    page.goto(f"/review/{ids['unresolved']}")
    assert page.locator("button[value=accept]").is_visible()


def test_hostile_articles_run_nothing(visit, server, ids):
    page = visit(server.base)
    for address in ("/article/{hostile}", "/story/{hostile_story}", "/speaker/{hostile_speaker}", "/search?q=owned"):
        page.goto(address.format(**ids))
        assert page.title() != "owned"
        assert page.locator("main script, main img, main svg[onload]").count() == 0


def test_a_statement_is_marked_in_its_article(visit, server, ids):
    page = visit(server.base)
    page.goto(f"/story/{ids['story']}")
    page.click("blockquote a:has-text('A ferry waits for nobody') >> nth=0")
    page.wait_for_url("**/utterance/*")
    page.click("text=Ferry leaves, corrected")
    page.wait_for_url("**/article/*")
    playwright.expect(page.locator("mark.chosen")).to_have_text("“A ferry waits for nobody,”")
    playwright.expect(page.locator("mark.chosen")).to_be_in_viewport()


def test_search_follows_the_typing_and_keeps_the_question_in_the_address(visit, server):
    page = visit(server.base)
    page.goto("/search")
    page.locator("#q").press_sequentially("refus", delay=20)
    page.wait_for_url("**q=refus*")
    playwright.expect(page.locator("#results")).to_contain_text("They refused us")
    assert "A ferry waits" not in page.locator("#results").inner_text()
    page.check("text=disputed >> nth=0")
    page.wait_for_url("**disputed=yes*")
    page.reload()
    assert page.locator("[name=disputed]").is_checked()


def test_downloads_come_as_files(visit, server):
    page = visit(server.base, accept_downloads=True)
    page.goto("/search?q=ferry")
    with page.expect_download() as waiting:
        page.click(".downloads >> text=CSV")
    assert waiting.value.suggested_filename == "statements.csv"
    assert "ferry" in waiting.value.path().read_text(encoding="utf-8")


def test_review_by_keyboard_alone(reviewing, own_server, own_ledger):
    page = reviewing(own_server.base)
    page.goto("/review")
    page.keyboard.press("j")
    page.keyboard.press("a")
    status(page, "accepted")
    page.keyboard.press("r")
    status(page, "rejected")
    page.keyboard.press("e")
    page.keyboard.type("Odo")
    playwright.expect(page.locator("datalist option[value='Odo Reef']").first).to_be_attached()
    page.keyboard.type(" Reef")
    page.keyboard.press("Enter")
    status(page, "speaker corrected")
    page.keyboard.press("u")
    status(page, "Undone")
    page.keyboard.press("k")
    assert page.evaluate("document.activeElement.dataset.item !== undefined")
    assert [j.action for j in judged(own_ledger)] == ["accept", "reject", "correct-speaker", "undo"]


def test_merge_split_and_undo_by_keyboard(reviewing, own_server, own_ledger):
    page = reviewing(own_server.base)
    page.goto(f"/review/{own_ledger[1]['statement']}")
    page.keyboard.press("j")
    page.keyboard.press("s")
    status(page, "split off")
    page.keyboard.press("u")
    status(page, "Undone")
    page.keyboard.press("m")
    page.keyboard.type("Odo Reef")
    page.keyboard.press("Enter")
    status(page, "merged")
    split, undone, merged = judged(own_ledger)
    assert [(j.action, j.target_kind) for j in (split, merged)] == [("split", "utterance"), ("merge", "entity")]
    assert undone.action == "undo"


def test_two_reviewers_at_once(reviewing, own_server, own_ledger):
    one, two = reviewing(own_server.base), reviewing(own_server.base, expected=("409",))
    for page in (one, two):
        page.goto("/review")
        page.keyboard.press("j")
    one.keyboard.press("a")
    status(one, "accepted")
    two.keyboard.press("r")
    status(two, "judged this")
    assert [j.action for j in judged(own_ledger)] == ["accept"]


def test_a_desk_that_is_gone_is_said_plainly(reviewing, own_server, own_ledger):
    gone = ("ERR_CONNECTION_REFUSED", "ERR_CONNECTION_RESET", "ERR_EMPTY_RESPONSE")
    queue, found = (reviewing(own_server.base, expected=gone) for _ in range(2))
    queue.goto("/review")
    queue.keyboard.press("j")
    queue.keyboard.press("a")
    status(queue, "accepted")
    found.goto("/search?q=ferry")
    own_server.stop()
    queue.keyboard.press("r")
    status(queue, "cannot be reached. Is it still running? This may not have been recorded.")
    queue.keyboard.press("u")
    status(queue, "cannot be reached")
    found.locator("#q").press_sequentially(" boat")
    status(found, "cannot be reached")
    assert "A ferry waits for nobody" in found.locator("#results").inner_text(), "what was found stays"
    assert [j.action for j in judged(own_ledger)] == ["accept"]


def status(page, words: str) -> None:
    """Wait until the page's status line says so."""
    playwright.expect(page.locator("main .status")).to_contain_text(words)


def judged(own_ledger) -> list:
    with own_ledger[0].reading() as connection:
        return list(all_judgements(connection))
