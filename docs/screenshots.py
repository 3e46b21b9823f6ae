"""Make the desk's screenshots again: `python -m docs.screenshots [LEDGER]` (default: demo/record.db, made by `make demo`).

Needs Chromium (Debian's, or the one ONRECORD_CHROMIUM names) and Playwright. Each page is taken at 1440 and 390 pixels, light and
dark, into docs/screenshots/; look at every one of them.
"""

import os
import shutil
import sys
import threading
import time
from pathlib import Path

import uvicorn
from playwright.sync_api import sync_playwright

from onrecord.ledger import open_ledger
from onrecord.views.web import create_app

FOLDER = Path(__file__).parent / "screenshots"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
MOST = {  # the fullest page of each kind
    "story": "SELECT story FROM story_articles GROUP BY story ORDER BY count(*) DESC LIMIT 1",
    "utterance": "SELECT utterance FROM wordings GROUP BY utterance ORDER BY count(DISTINCT text) DESC, count(*) DESC LIMIT 1",
    "speaker": "SELECT entity FROM statement_speakers GROUP BY entity ORDER BY count(*) DESC LIMIT 1",
    "article": "SELECT a.id FROM articles a JOIN statements s ON s.article = a.number GROUP BY a.id ORDER BY count(*) DESC LIMIT 1",
}


def main() -> None:
    """Serve the ledger, visit each page in each manner, keep the pictures."""
    path = sys.argv[1] if len(sys.argv) > 1 else "demo/record.db"
    FOLDER.mkdir(exist_ok=True)
    with open_ledger(path) as ledger:
        with ledger.reading() as connection:
            pages = {name: f"/{name}/{connection.value(sql)}" for name, sql in MOST.items()}
        server = uvicorn.Server(uvicorn.Config(create_app(ledger), port=0, log_level="error"))
        threading.Thread(target=server.run, daemon=True).start()
        while not server.started:
            time.sleep(0.05)
        base = f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
        take(base, {"stories": "/", "search": "/search", "review": "/review", **pages})
        server.should_exit = True


def take(base: str, pages: dict[str, str]) -> None:
    """Take every page at two widths, light and dark."""
    chromium = os.environ.get("ONRECORD_CHROMIUM") or shutil.which("chromium")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium, args=FLAGS)
        for scheme in ("light", "dark"):
            for width, height in ((1440, 900), (390, 844)):
                context = browser.new_context(
                    base_url=base,
                    viewport={"width": width, "height": height},
                    color_scheme="dark" if scheme == "dark" else "light",
                )
                page = context.new_page()
                for name, address in pages.items():
                    page.goto(address)
                    page.screenshot(path=FOLDER / f"{name}-{width}-{scheme}.png")
                context.close()
        browser.close()


if __name__ == "__main__":
    main()
