"""How long the desk's pages take at the server, on a ledger of thousands of articles.

    python -m benchmarks.desk [--articles 8000] [--ledger FILE] [--rounds 7] [--check]

Without --ledger one is made: a story of a quarter of all articles, the rest in stories of twenty; ten statements an
article, three wordings an utterance. Prints for each page, in milliseconds, the median and the slowest of some rounds in which
nothing was remembered, the median of the processor time they took (which a busy machine does not change), and the median
of later visits. With --check it fails when the first of these passes 150 ms, search 100 ms, or search as you type 50 ms;
that is meant for a ledger of real articles: the one made here is an extreme, two in five of its statements one speaker's.
"""

import argparse
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.ledger import Ledger, open_ledger
from onrecord.records import (
    Copy,
    Denial,
    Entity,
    Lineage,
    Links,
    Point,
    Reading,
    Series,
    Story,
    Utterance,
    Wording,
    content_id,
)
from tests import invented

if TYPE_CHECKING:
    from fastapi.testclient import TestClient

PAGE_MS, SEARCH_MS, TYPING_MS = 150.0, 100.0, 50.0
STATEMENTS, STORY, SPEAKERS, OUTLETS = 10, 20, 600, 40
WORDS = [
    "river",
    "harbour",
    "minister",
    "boat",
    "tonne",
    "council",
    "bridge",
    "water",
    "treaty",
    "figure",
    "morning",
    "report",
    "quay",
    "weir",
    "signal",
    "market",
    "letter",
    "ferry",
    "night",
    "border",
    "inspector",
    "gate",
    "number",
    "answer",
    "question",
    "winter",
    "lamp",
    "rope",
    "engine",
    "island",
]


def main() -> int:
    """Make or open the ledger, time the pages, print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=8000)
    parser.add_argument("--ledger", type=Path)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--check", action="store_true")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = given.ledger or Path(folder) / "desk.db"
        if not path.exists():
            print(f"making a ledger of {given.articles:,} articles", file=sys.stderr)
            with open_ledger(path, create=True) as ledger:
                fill(ledger, given.articles)
        with open_ledger(path) as ledger:
            slow = list(times(ledger, given.rounds))
    return 1 if given.check and any(slow) else 0


def times(ledger: Ledger, rounds: int) -> Iterator[bool]:
    """Print each page's times; yield whether it was slower than it may be."""
    from fastapi.testclient import TestClient

    from onrecord.views.web import collect_seldom, create_app

    print(f"{'page':<34}{'median':>10}{'slowest':>10}{'processor':>10}{'again':>10}{'may take':>10}")
    app = create_app(ledger)
    with TestClient(app, base_url="http://127.0.0.1", follow_redirects=False) as client:
        for warm in ("/", "/search?q=zz", pages(ledger)[2][1]):
            client.get(warm)  # templates are compiled once
        collect_seldom()  # as `serve` does
        for name, address, limit in pages(ledger):
            fresh, processor, again = [], [], []
            for _ in range(rounds):
                app.state.desk.remembered.forget()
                busy = time.process_time()
                fresh.append(_visit(client, address))
                processor.append(1000 * (time.process_time() - busy))
                again.append(_visit(client, address))
            median = statistics.median(fresh)
            print(
                f"{name:<34}{median:>10.0f}{max(fresh):>10.0f}{statistics.median(processor):>10.0f}"
                f"{statistics.median(again):>10.0f}{limit:>10.0f}{'  SLOW' if median > limit else ''}",
                flush=True,
            )
            yield median > limit


def _visit(client: "TestClient", address: str) -> float:
    start = time.perf_counter()
    answer = client.get(address)
    assert answer.status_code == 200, (address, answer.status_code)
    return 1000 * (time.perf_counter() - start)


def pages(ledger: Ledger) -> list[tuple[str, str, float]]:
    """Return the pages to time: name, address, milliseconds it may take."""
    with ledger.reading() as connection:
        one = {
            "big": "SELECT story FROM story_articles GROUP BY story ORDER BY count(*) DESC LIMIT 1",
            "small": "SELECT story FROM story_articles GROUP BY story ORDER BY count(*), story LIMIT 1",
            "speaker": "SELECT entity FROM statement_speakers GROUP BY entity ORDER BY count(*) DESC LIMIT 1",
            "utterance": "SELECT utterance FROM wordings GROUP BY utterance ORDER BY count(*) DESC LIMIT 1",
            "article": "SELECT a.id FROM articles a JOIN statements s ON s.article = a.number GROUP BY a.id ORDER BY count(*) DESC LIMIT 1",
            "statement": "SELECT id FROM statements ORDER BY id LIMIT 1",
            "series": "SELECT series FROM points GROUP BY series ORDER BY count(*) DESC, series LIMIT 1",
            "outlet": "SELECT outlet FROM articles WHERE outlet IS NOT NULL GROUP BY outlet ORDER BY count(*) DESC LIMIT 1",
        }
        ids = {name: connection.value(sql) for name, sql in one.items()}
        word = connection.value("SELECT text FROM statements ORDER BY id LIMIT 1").split()[-1].strip("“”.,")
    return [
        ("first page", "/", PAGE_MS),
        ("largest story", f"/story/{ids['big']}", PAGE_MS),
        ("small story", f"/story/{ids['small']}", PAGE_MS),
        ("story's articles", f"/story/{ids['big']}/articles", PAGE_MS),
        ("most-told utterance", f"/utterance/{ids['utterance']}", PAGE_MS),
        ("speakers", "/speakers", PAGE_MS),
        ("most-quoted speaker", f"/speaker/{ids['speaker']}", PAGE_MS),
        ("speaker's stories", f"/speaker/{ids['speaker']}/stories", PAGE_MS),
        ("figures of a series", f"/series/{ids['series']}", PAGE_MS),
        ("article", f"/article/{ids['article']}", PAGE_MS),
        ("review", "/review", PAGE_MS),
        ("one statement to review", f"/review/{ids['statement']}", PAGE_MS),
        ("citation", f"/statement/{ids['statement']}/cite", PAGE_MS),
        ("search, all", "/search", SEARCH_MS),
        ("search, a word", f"/search?q={word}", SEARCH_MS),
        ("search, a frequent word", "/search?q=the", SEARCH_MS),
        ("search, many origins", "/search?origins=2", SEARCH_MS),
        ("search, a speaker", f"/search?speaker={ids['speaker']}", SEARCH_MS),
        ("search, part of a name", "/search?speaker=ar", SEARCH_MS),
        ("search, disputed", "/search?disputed=yes", SEARCH_MS),
        ("search, outlet and kind", f"/search?outlet={ids['outlet']}&kind=direct", SEARCH_MS),
        ("search in the largest story", f"/search?q={word}&story={ids['big']}", SEARCH_MS),
        ("search as you type", f"/search/results?q={word[:4]}&typing=yes", TYPING_MS),
        ("names as you type", "/review-names?q=ad", TYPING_MS),
    ]


def fill(ledger: Ledger, articles: int) -> None:
    """Write invented articles and their links; the same every time."""
    chance = random.Random(7)
    readings = [_reading(number, chance) for number in range(articles)]
    invented.put(ledger, readings, _links(readings))


def _reading(number: int, chance: random.Random) -> Reading:
    day = f"2031-{1 + number % 12:02d}-{1 + number // 12 % 28:02d}"
    lines, said = [], []
    for _ in range(STATEMENTS):
        who = f"Speaker {int(chance.paretovariate(0.7)) % SPEAKERS}"
        words = " ".join(chance.choices(WORDS, k=chance.randint(6, 24)))
        said.append((f"“{words} {number}.”", who))
        lines.append(f"“{words} {number}.” {who} said. There were {chance.randint(10, 99)} boats.")
    text = "\n\n".join(lines)
    article = invented.article(
        f"a{number:06d}.txt", text, outlet=f"Outlet {number % OUTLETS}", published=day,
        title=f"{chance.choice(WORDS).title()} and {chance.choice(WORDS)} {number}",
        url=f"https://outlet-{number % OUTLETS}.example/{number}",
    )  # fmt: skip
    statements = [invented.statement(article, words, who, confidence=chance.random()) for words, who in said]
    at = text.index(" boats") - 2
    figure = invented.figure(article, at, at + 8, float(text[at : at + 2]))
    return Reading(article, tuple(statements), (figure,), made_by="made/1")


def _links(readings: list[Reading]) -> Links:
    ids = [reading.article.id for reading in readings]
    quarter = len(ids) // 4
    groups = [ids[:quarter]] + [ids[start : start + STORY] for start in range(quarter, len(ids), STORY)]
    names = sorted({s.speaker_name or "" for r in readings for s in r.statements})
    entity = {name: content_id("entity", name) for name in names}
    where: dict[str, set[str]] = {name: set() for name in names}
    for reading in readings:
        for s in reading.statements:
            where[s.speaker_name or ""].add(reading.article.id)
    series = [
        Series(f"series{n}", "boats", f"boat {n}", "boat", tuple(
            Point(r.figures[0].id, r.article.id, f"Speaker {n}", r.article.published, True, f.low, f.high, f.value, "=", f.text)
            for r in readings[n * 40 : n * 40 + 40] for f in r.figures
        ))
        for n in range(8)
    ]  # fmt: skip
    return Links(
        entities=tuple(Entity(entity[n], n, "person", (n,), tuple(sorted(where[n]))) for n in names),
        utterances=tuple(_utterances(readings, entity)),
        lineages=tuple(_lineages(ids)),
        stories=tuple(
            Story(
                content_id("story", n),
                f"Story {n}",
                tuple(group),
                "2031-01-01",
                "2031-12-28",
                tuple(names[:5]),
                (),
                len(group) // 2,
            )
            for n, group in enumerate(groups)
        ),
        denials=tuple(
            Denial(r.statements[0].id, (other.statements[0].id,), r.statements[0].speaker_name, 0.8)
            for r, other in zip(readings[1::50], readings[::50], strict=False)
        ),
        series=tuple(series),
        speakers=tuple((s.id, entity[s.speaker_name or ""]) for r in readings for s in r.statements),
    )


def _utterances(readings: list[Reading], entity: dict[str, str]) -> Iterator[Utterance]:
    statements = [s for reading in readings for s in reading.statements]
    for start in range(0, len(statements), 3):
        told = statements[start : start + 3]
        first = told[0]
        wordings = tuple(
            Wording(s.id, s.article_id, s.content.text, 0.9, "trimmed" if place else "fullest")
            for place, s in enumerate(told)
        )
        name = first.speaker_name or ""
        yield Utterance(content_id("utterance", first.id), name, entity[name], wordings, first.id, origins=len(told))


def _lineages(ids: list[str]) -> Iterator[Lineage]:
    for start in range(0, len(ids), 4):
        kin = tuple(ids[start : start + 4])
        copies = tuple(Copy(article, kin[0], "reprint", 0.95) for article in kin[1:])
        yield Lineage(content_id("lineage", kin[0]), kin, kin[0], "Tide Wire", copies)


if __name__ == "__main__":
    sys.exit(main())
