"""Make the desk's screenshots: `python -m docs.screenshots [LEDGER] [--out FOLDER] [--whole] [--only NAME…]`.

LEDGER is demo/record.db, which `make demo` makes of the invented sample coverage, unless another is named. Each page is taken at
1440 and 390 pixels, light and dark, into FOLDER (default: a folder screenshots beside the ledger); look at every one of them.
With --whole pages are taken from top to bottom. Those the README shows are made by

    python -m docs.screenshots --out docs/screenshots --only story utterance article --manner 1440-light

Needs Chromium (Debian's, or the one ONRECORD_CHROMIUM names) and Playwright.
"""

import argparse
import os
import shutil
import threading
import time
from pathlib import Path

import uvicorn
from playwright.sync_api import sync_playwright

from onrecord.ledger import open_ledger
from onrecord.views.web import create_app

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
MOST = {  # the fullest page of each kind
    "story": "SELECT story FROM story_articles GROUP BY story ORDER BY count(*) DESC LIMIT 1",
    "utterance": "SELECT utterance FROM wordings GROUP BY utterance ORDER BY count(DISTINCT text) DESC, count(*) DESC LIMIT 1",
    "speaker": "SELECT entity FROM statement_speakers GROUP BY entity ORDER BY count(*) DESC LIMIT 1",
    "article": "SELECT a.id FROM articles a JOIN statements s ON s.article = a.number GROUP BY a.id ORDER BY count(*) DESC LIMIT 1",
    "statement": "SELECT s.id FROM findable f JOIN statements s ON s.number = f.number WHERE f.kind = 'direct'"
    " ORDER BY f.origins DESC, f.number LIMIT 1",
    "series": "SELECT series FROM points GROUP BY series ORDER BY count(DISTINCT claimant) DESC, count(DISTINCT value) DESC LIMIT 1",
    "versions": "SELECT max(id) FROM articles WHERE current = 1 AND version > 1",
}


PAGES = {"stories": "/", "speakers": "/speakers", "search": "/search?q=inspectors", "review": "/review", "api": "/api"}
TALLEST = 6000  # pixels of a whole page; taller ones are cut
MANNERS = [f"{width}-{scheme}" for width in (1440, 390) for scheme in ("light", "dark")]


def main() -> None:
    """Serve the ledger, visit each page in each manner, keep the pictures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("ledger", nargs="?", type=Path, default=Path("demo/record.db"))
    parser.add_argument("--out", type=Path)
    parser.add_argument("--whole", action="store_true")
    parser.add_argument("--only", nargs="+")
    parser.add_argument("--manner", nargs="+", default=MANNERS, choices=MANNERS)
    given = parser.parse_args()
    out = given.out or given.ledger.parent / "screenshots"
    out.mkdir(exist_ok=True, parents=True)
    with open_ledger(given.ledger) as ledger:
        with ledger.reading() as connection:
            found = {name: connection.value(sql) for name, sql in MOST.items()}
        pages = {
            **PAGES,
            **{name: f"/{name}/{key}" for name, key in found.items() if name in ("story", "utterance", "speaker")},
        }
        pages["article"] = f"/article/{found['article']}"
        pages["articles"] = f"/story/{found['story']}/articles"
        pages["cite"] = f"/statement/{found['statement']}/cite"
        if found["series"]:
            pages["series"] = f"/series/{found['series']}"
        if found["versions"]:
            pages["versions"] = f"/article/{found['versions']}/versions"
        server = uvicorn.Server(uvicorn.Config(create_app(ledger), port=0, log_level="error"))
        threading.Thread(target=server.run, daemon=True).start()
        while not server.started:
            time.sleep(0.05)
        base = f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
        take(base, {name: pages[name] for name in given.only or pages}, out, given.manner, whole=given.whole)
        server.should_exit = True


def take(base: str, pages: dict[str, str], out: Path, manners: list[str], *, whole: bool) -> None:
    """Take every page in each manner."""
    chromium = os.environ.get("ONRECORD_CHROMIUM") or shutil.which("chromium")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium, args=FLAGS)
        for manner in manners:
            width, scheme = manner.split("-")
            context = browser.new_context(
                base_url=base,
                viewport={"width": int(width), "height": 900 if width == "1440" else 844},
                color_scheme="dark" if scheme == "dark" else "light",
            )
            page = context.new_page()
            for name, address in pages.items():
                page.goto(address)
                path = out / f"{name}-{manner}.png"
                if whole:
                    height = min(TALLEST, page.evaluate("document.documentElement.scrollHeight"))
                    page.screenshot(
                        path=path, full_page=True, clip={"x": 0, "y": 0, "width": int(width), "height": height}
                    )
                else:
                    page.screenshot(path=path)
            context.close()
        browser.close()


if __name__ == "__main__":
    main()
