"""Search: the whole question stands in the address, so that it can be kept, sent and fed to a feed."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any
from urllib.parse import urlencode

from fastapi import APIRouter, Request
from fastapi.responses import Response

from onrecord.ledger import Connection, queries
from onrecord.ledger.queries import Search, StatementCard
from onrecord.views.web.render import page

routes = APIRouter()

RESULTS = 30
COUNTED = 20_000  # results counted; a word that stands in every other statement stands in more
FARTHEST = 10_000_000  # rows a list can be asked to leave out
LONGEST = 300  # characters of a question
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_YES_NO = ("disputed", "anonymous", "denies", "unresolved")


def question(parameters: Mapping[str, str]) -> Search:
    """Return the search an address asks for; what it says wrongly is not asked."""
    given = {name: value.strip()[:LONGEST] for name, value in parameters.items() if value.strip()}
    origins = given.get("origins", "")
    return Search(
        words=given.get("q", ""),
        prefix=given.get("typing") == "yes",
        speaker=given.get("speaker"),
        outlet=given.get("outlet"),
        kind=_one_of(given.get("kind"), ("direct", "mixed", "indirect")),
        act=_one_of(given.get("act", "speech"), ("speech", "other")),
        since=_day(given.get("since")),
        until=_day(given.get("until")),
        origins=int(origins) if origins.isdecimal() and len(origins) < 7 else None,
        story=given.get("story"),
        utterance=given.get("utterance"),
        article=given.get("article"),
        **{name: {"yes": True, "no": False}.get(given.get(name, "")) for name in _YES_NO},  # type: ignore[arg-type]
    )


def address(wanted: Search, **changed: object) -> str:
    """Return the address that asks for `wanted`, with some of it changed; None takes a part out."""
    asked = {name: value for name, value in asdict(wanted).items() if name not in ("prefix", "verdict")}
    asked["q"] = asked.pop("words")
    asked.update(changed)
    if asked.get("act") == "speech":
        asked["act"] = None
    elif asked.get("act") is None:
        asked["act"] = "any"
    return "/search?" + urlencode({name: _told(value) for name, value in asked.items() if value not in (None, "")})


def _told(value: object) -> str:
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)


def _one_of(value: str | None, known: tuple[str, ...]) -> str | None:
    return value if value in known else None


def _day(value: str | None) -> str | None:
    return value if value and _DAY.fullmatch(value) else None


@routes.get("/search")
def search(request: Request, start: int = 0) -> Response:
    """Search with everything around it."""
    return _answer(request, "search.html", start, facets=True)


@routes.get("/search/results")
def results(request: Request, start: int = 0) -> Response:
    """The results alone, for the page to put in while somebody types."""
    return _answer(request, "results.html", start, facets=False)


def _answer(request: Request, template: str, start: int, *, facets: bool) -> Response:
    desk, wanted = request.app.state.desk, question(request.query_params)
    offset = min(max(0, start), FARTHEST)

    def made() -> dict[str, Any]:
        with desk.ledger.reading() as connection:
            found = queries.search(connection, wanted, limit=RESULTS, offset=offset, facets=facets, counted=COUNTED + 1)
            return {"found": found, "groups": _groups(found.page), "names": _names(connection, wanted)}

    shown = desk.remembered(("search", wanted, offset), made) if facets else made()
    return page(
        request, template, wanted=wanted, address=address, most=COUNTED, asked=_asked(wanted, shown["names"]), **shown
    )


def _groups(found: Iterable[StatementCard]) -> list[list[StatementCard]]:
    """Statements of one utterance in one wording stand together, where the first of them stands."""
    groups: dict[tuple[str, str], list[StatementCard]] = {}
    for card in found:
        groups.setdefault((card.utterance or card.id, card.words), []).append(card)
    return list(groups.values())


def _names(connection: Connection, wanted: Search) -> dict[str, str]:
    """What ids in the question are called."""
    names = {}
    if wanted.speaker:
        name = connection.value("SELECT name FROM entities WHERE id = :id", {"id": wanted.speaker})
        names["speaker"] = name or wanted.speaker
    for name, table, column in (
        ("story", "stories", "title"),
        ("article", "articles", "title"),
        ("utterance", "utterances", "speaker"),
    ):
        key = getattr(wanted, name)
        if key:
            sql = f"SELECT {column} FROM {table} WHERE id = :id"  # noqa: S608 names of ours
            names[name] = connection.value(sql, {"id": key}) or key
    return names


def _asked(wanted: Search, names: Mapping[str, str]) -> list[tuple[str, str]]:
    """Each part of the question in words, with the address that asks for all the rest."""
    words = {
        "speaker": f"speaker: {names.get('speaker')}",
        "outlet": f"outlet: {wanted.outlet}",
        "kind": {"direct": "quoted", "mixed": "partly quoted", "indirect": "paraphrased"}.get(wanted.kind or "", ""),
        "since": f"from {wanted.since}",
        "until": f"until {wanted.until}",
        "disputed": "disputed" if wanted.disputed else "not disputed",
        "anonymous": "anonymous" if wanted.anonymous else "named",
        "denies": "denials" if wanted.denies else "no denials",
        "unresolved": "speaker not resolved" if wanted.unresolved else "speaker resolved",
        "origins": f"at least {wanted.origins} origins",
        "story": f"story: {names.get('story')}",
        "article": f"article: {names.get('article')}",
        "utterance": f"one utterance of {names.get('utterance')}",
    }
    return [
        (said, address(wanted, **{name: None})) for name, said in words.items() if getattr(wanted, name) is not None
    ]
