"""The desk in a real Chromium: accessibility, the review queue by keyboard, no request elsewhere, dark, narrow, two at once."""

import os
import shutil

import pytest

from .conftest import Server

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
    page.click("text=Search >> nth=-1") if page.locator(".bigfind button").count() == 0 else page.click(
        ".bigfind button"
    )
    assert "A ferry waits for nobody" in page.content()
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
    page.click("text=The ferry does not wait >> nth=0") if page.locator(
        "text=A ferry waits for nobody"
    ).count() == 0 else page.click("blockquote a:has-text('A ferry waits for nobody') >> nth=0")
    assert "/utterance/" in page.url
    page.click("text=Ferry leaves, corrected")
    assert page.locator("mark.chosen").inner_text() == "“A ferry waits for nobody,”"
    assert page.locator("mark.chosen").is_visible()


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


def test_review_by_keyboard_alone(visit, own_ledger):
    from onrecord.ledger.judgements import all_judgements

    ledger, _ = own_ledger
    running = Server(ledger)
    try:
        page = visit(running.base)
        page.goto("/review")
        page.keyboard.press("j")
        page.keyboard.press("a")
        playwright.expect(page.locator(".status")).to_contain_text("accepted")
        page.keyboard.press("r")
        playwright.expect(page.locator(".status")).to_contain_text("rejected")
        page.keyboard.press("e")
        page.keyboard.type("Odo")
        playwright.expect(page.locator("datalist option[value='Odo Reef']").first).to_be_attached()
        page.keyboard.type(" Reef")
        page.keyboard.press("Enter")
        playwright.expect(page.locator(".status")).to_contain_text("speaker corrected")
        page.keyboard.press("u")
        playwright.expect(page.locator(".status")).to_contain_text("Undone")
        page.keyboard.press("k")
        assert page.evaluate("document.activeElement.dataset.item !== undefined")
        with ledger.reading() as connection:
            assert [j.action for j in all_judgements(connection)] == ["accept", "reject", "correct-speaker", "undo"]
    finally:
        running.stop()


def test_merge_split_and_undo_by_keyboard(visit, own_ledger):
    from onrecord.ledger.judgements import all_judgements

    ledger, ids = own_ledger
    running = Server(ledger)
    try:
        page = visit(running.base)
        page.goto(f"/review/{ids['statement']}")
        page.keyboard.press("j")
        page.keyboard.press("s")
        playwright.expect(page.locator(".status")).to_contain_text("split off")
        page.keyboard.press("u")
        playwright.expect(page.locator(".status")).to_contain_text("Undone")
        page.keyboard.press("m")
        page.keyboard.type("Odo Reef")
        page.keyboard.press("Enter")
        playwright.expect(page.locator(".status")).to_contain_text("merged")
        with ledger.reading() as connection:
            made = list(all_judgements(connection))
        assert [(j.action, j.target_kind) for j in made] == [
            ("split", "utterance"), ("undo", made[1].target_kind), ("merge", "entity"),
        ]  # fmt: skip
    finally:
        running.stop()


def test_two_reviewers_at_once(visit, own_ledger):
    from onrecord.ledger.judgements import all_judgements

    ledger, _ = own_ledger
    running = Server(ledger)
    try:
        one, two = visit(running.base), visit(running.base, expected=("409",))
        for page in (one, two):
            page.goto("/review")
            page.keyboard.press("j")
        one.keyboard.press("a")
        playwright.expect(one.locator(".status")).to_contain_text("accepted")
        two.keyboard.press("r")
        playwright.expect(two.locator(".status")).to_contain_text("judged this")
        with ledger.reading() as connection:
            assert [j.action for j in all_judgements(connection)] == ["accept"]
    finally:
        running.stop()
