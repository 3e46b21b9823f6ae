"""A small ledger built by hand: one story, a speech in two translations, a denial, a figure told by three, and hostile pages."""

import re
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from onrecord.ledger import Ledger, open_ledger
from onrecord.records import (
    Article,
    Candidate,
    Copy,
    Denial,
    Entity,
    Lineage,
    Links,
    Point,
    Reading,
    Residue,
    Role,
    Said,
    Series,
    Statement,
    Story,
    TimeExpression,
    Unresolved,
    Utterance,
    Wording,
    content_id,
)
from onrecord.views.web import create_app
from tests import invented

HOSTILE = (
    "<script>document.title = 'owned'</script>",
    "<img src=x onerror=\"document.title='owned'\">",
    "{{ 7 * 7 }}{% raw %}",
    '"><svg/onload=alert(1)>',
    "\u202eesrever\u202c",
    '=HYPERLINK("http://evil.example")',
    "wide" * 2500,
    "' OR 1=1 --",
)


@dataclass
class Builder:
    """Gathers readings."""

    readings: list[Reading] = field(default_factory=list)

    def article(self, source: str, paragraphs: list[str], said: list[tuple], **masthead) -> Reading:
        """`said` holds (words, speaker or None, further fields of the statement)."""
        usual = {"outlet": "The Quay Post", "published": "2031-03-04", "title": "Ferry leaves"}
        article = invented.article(source, "\n\n".join(paragraphs), **{**usual, **masthead})
        statements = [self._statement(article, *one) for one in said]
        figures, dates = [], []
        for match in re.finditer(r"(\d+) boats", article.text):
            holder = next((s for s in statements if s.content.start <= match.start() < s.content.end), None)
            of = holder.id if holder else None
            figures.append(invented.figure(article, match.start(), match.end(), float(match[1]), statement=of))
        if "Tuesday" in article.text:
            at = article.text.index("Tuesday")
            dates.append(TimeExpression(at, at + 7, "Tuesday", "DATE", "2031-03-04"))
        reading = Reading(article, tuple(statements), tuple(figures), tuple(dates), (), True, "test/1")
        self.readings.append(reading)
        return reading

    @staticmethod
    def _statement(article: Article, words: str, speaker: str | None, more: dict | None = None) -> Statement:
        nobody = Unresolved(
            "two people could be meant",
            (Candidate("Ada Brook", 0.5, "spoke last"), Candidate("Odo Reef", 0.4, "named first")),
        )
        return invented.statement(
            article, words, speaker or nobody, **{"evidence": ("quotation marks",), **(more or {})}
        )


def build(path: Path) -> dict[str, str]:
    """Write the ledger and return the ids that tests ask for."""
    b = Builder()
    first = b.article(
        "quay.html",
        [
            "The last ferry left on Tuesday with 40 boats behind it.",
            "“A ferry waits for nobody,” Ada Brook said. She is the harbour minister.",
            "Brook said that the port had refused nobody.",
        ],
        [
            (
                "“A ferry waits for nobody,”",
                "Ada Brook",
                {"said": Said("2031-03-04", "Tuesday"), "venue": "at the quay"},
            ),
            ("the port had refused nobody", "Ada Brook", {"kind": "indirect", "denies": True, "confidence": 0.6}),
        ],
        url="https://quay.example/ferry",
        bylines=("Iris Mole",),
        agencies=("Tide Wire",),
        residue=(Residue("Also read: ten ferries", "teaser"),),
    )
    copy = b.article(
        "lagoon.txt",
        ["The last ferry left on Tuesday with 40 boats behind it.", "“A ferry waits for nobody,” Ada Brook said."],
        [("“A ferry waits for nobody,”", "Ada Brook", {"said": Said("2031-03-04", "Tuesday")})],
        outlet="Lagoon Daily",
        published="2031-03-05",
        title="Gone",
        url="https://lagoon.example/gone?a=1&b=2",
    )
    other = b.article(
        "islet.txt",
        [
            "“The ferry does not wait for anyone,” Adda Brook told reporters in translation.",
            "“They refused us at the gate,” Odo Reef said. He counted 60 boats.",
            "“It was cold,” he added.",
        ],
        [
            ("“The ferry does not wait for anyone,”", "Adda Brook", {"addressee": "reporters"}),
            ("“They refused us at the gate,”", "Odo Reef", {"chain": ("Islet Times", "Odo Reef"), "anonymous": False}),
            ("“It was cold,”", None, {"confidence": 0.4}),
        ],
        outlet="Islet Times",
        published="2031-03-06",
        title="No boat for the islet",
        url=None,
    )
    hostile = b.article(
        "hostile.html",
        [f"“{words}” said Mal Ice on Tuesday." for words in HOSTILE],
        [(f"“{words}”", f"Mal {HOSTILE[0]} Ice", {}) for words in HOSTILE],
        outlet=HOSTILE[1],
        published="2031-03-07",
        title=HOSTILE[0],
        url="javascript:alert(1)",
        residue=(Residue(HOSTILE[0], "other"),),
    )
    b.article(
        "quay.html",
        ["The last ferry left on Tuesday with 41 boats behind it.", first.article.text.split("\n\n", 1)[1]],
        [
            ("“A ferry waits for nobody,”", "Ada Brook", {"said": Said("2031-03-04", "Tuesday")}),
            ("the port had refused nobody", "Ada Brook", {"kind": "indirect", "confidence": 0.6}),
        ],
        url="https://quay.example/ferry",
        published="2031-03-04",
        title="Ferry leaves, corrected",
    )
    first_now = b.readings[-1]
    ids = _links(b, path, first_now, copy, other, hostile)
    ids["old"] = first.article.id
    return ids


def _links(b: Builder, path: Path, first: Reading, copy: Reading, other: Reading, hostile: Reading) -> dict[str, str]:
    everybody = [first, copy, other, hostile]
    a = [r.article.id for r in everybody]
    names = ["Ada Brook", "Odo Reef", f"Mal {HOSTILE[0]} Ice"]
    entity = {name: content_id("entity", name) for name in names}
    entity["Adda Brook"] = entity["Ada Brook"]
    speech = [first.statements[0], copy.statements[0], other.statements[0]]
    utterances = [
        Utterance(
            "uferry",
            "Ada Brook",
            entity["Ada Brook"],
            tuple(
                Wording(s.id, s.article_id, s.content.text, 0.9, relation, flag)
                for s, relation, flag in zip(
                    speech, ("fullest", "verbatim", "translation"), (None, None, "a name differs: ferry"), strict=True
                )
            ),
            speech[0].id,
            "2031-03-04",
            2,
            "established",
            0.9,
            ("same speaker, same day",),
        )
    ]
    for reading in everybody:
        for s in reading.statements:
            if s not in speech:
                utterances.append(
                    Utterance(
                        f"u{s.id}",
                        s.speaker_name,
                        entity.get(s.speaker_name or ""),
                        (Wording(s.id, s.article_id, s.content.text, 1.0, "fullest"),),
                        s.id,
                    )
                )
    figures = [(r, f) for r in everybody for f in r.figures]
    points = tuple(
        Point(f.id, r.article.id, who, r.article.published, True, low, high, value, change, f.text)
        for (r, f), (who, low, high, value, change) in zip(
            figures,
            [("Ada Brook", 41, 41, 41, "="), (None, 40, 40, 40, "~"), ("Odo Reef", 60, None, None, ">")],
            strict=True,
        )
    )
    links = Links(
        entities=tuple(
            Entity(
                entity[n],
                n,
                "person",
                ("Ada Brook", "Adda Brook") if n == "Ada Brook" else (n,),
                tuple(sorted(a)),
                (Role("harbour minister", "2031-03-04", "2031-03-06"),),
            )
            for n in names
        ),
        utterances=tuple(utterances),
        lineages=(
            Lineage(
                "lquay", (a[0], a[1]), a[0], "Tide Wire", (Copy(a[1], a[0], "reprint", 0.93, ("9 sentences of 10",)),)
            ),
            Lineage("lislet", (a[2],), a[2]),
            Lineage("lhostile", (a[3],), a[3]),
        ),
        stories=(
            Story(
                "sferry",
                "The ferry that left",
                tuple(a[:3]),
                "2031-03-04",
                "2031-03-06",
                tuple(names[:2]),
                ("Islet",),
                2,
                ("shostile",),
            ),
            Story("shostile", HOSTILE[0], (a[3],), "2031-03-07", "2031-03-07", (names[2],), (), 1),
        ),
        denials=(Denial(first.statements[0].id, (other.statements[1].id,), "Ada Brook", 0.8, ("refused",)),),
        series=(Series("boats", "boats behind the ferry", "boat", "boat", points),),
        speakers=tuple(
            (s.id, entity[s.speaker_name]) for r in everybody for s in r.statements if s.speaker_name in entity
        ),
    )
    with open_ledger(path, create=True) as ledger:
        invented.put(ledger, b.readings, links, lambda n: f"2031-03-{10 + n // 60:02d}T00:{n % 60:02d}:00+00:00")
    return {
        "story": "sferry",
        "hostile_story": "shostile",
        "utterance": "uferry",
        "speaker": entity["Ada Brook"],
        "hostile_speaker": entity[names[2]],
        "article": a[0],
        "other": a[2],
        "hostile": a[3],
        "statement": first.statements[0].id,
        "unresolved": other.statements[2].id,
        "series": "boats",
        "hostile_statement": hostile.statements[5].id,
    }


@pytest.fixture(scope="session")
def made(tmp_path_factory):
    """Path of the ledger, to be read only, and its ids."""
    path = tmp_path_factory.mktemp("desk") / "record.db"
    return path, build(path)


@pytest.fixture(scope="session")
def ids(made):
    return made[1]


@pytest.fixture(scope="session")
def ledger(made):
    with open_ledger(made[0]) as opened:
        yield opened


@pytest.fixture(scope="session")
def desk(ledger):
    """A client of the desk on this machine."""
    with TestClient(create_app(ledger), base_url="http://127.0.0.1:8321", follow_redirects=False) as client:
        yield client


@pytest.fixture
def own_ledger(tmp_path):
    """A ledger a test may write to, and its ids."""
    path = tmp_path / "record.db"
    ids = build(path)
    with open_ledger(path) as opened:
        yield opened, ids


class Server:
    """The desk on a port of its own, in a thread."""

    def __init__(self, ledger: Ledger, **options) -> None:
        import uvicorn

        self.app = create_app(ledger, **options)
        self._server = uvicorn.Server(uvicorn.Config(self.app, port=0, log_level="error", lifespan="off"))
        self._thread = threading.Thread(target=self._server.run, daemon=True)
        self._thread.start()
        patience = time.monotonic() + 30
        while not self._server.started:
            assert self._thread.is_alive() and time.monotonic() < patience, "the desk did not start"
            time.sleep(0.02)
        self.port = self._server.servers[0].sockets[0].getsockname()[1]
        self.base = f"http://127.0.0.1:{self.port}"

    def stop(self) -> None:
        """Stop listening and close what is open; nothing happens the second time."""
        self._server.should_exit = True
        self._thread.join(30)
        assert not self._thread.is_alive()


@pytest.fixture(scope="session")
def server(ledger):
    running = Server(ledger)
    yield running
    running.stop()


@pytest.fixture
def own_server(own_ledger):
    """The desk over a ledger a test may write to; stopped after whatever asks for this fixture is done with it."""
    running = Server(own_ledger[0])
    yield running
    running.stop()
