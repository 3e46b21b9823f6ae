"""Atom feeds (RFC 4287) of what is new: for a search, a speaker, a story."""

from datetime import UTC, datetime

from fastapi import APIRouter, Request
from fastapi.responses import Response
from lxml import etree

from onrecord.ledger import queries
from onrecord.ledger.queries import Search, StatementCard
from onrecord.views.web.searching import address, question
from onrecord.views.web.wording import visible

routes = APIRouter()

ENTRIES = 50
_ATOM = "http://www.w3.org/2005/Atom"


@routes.get("/feed/search")
def search_feed(request: Request) -> Response:
    """What is new for a search."""
    return _feed(request, question(request.query_params), "Search")


@routes.get("/feed/story/{story_id}")
def story_feed(request: Request, story_id: str) -> Response:
    """What is new in a story."""
    with request.app.state.desk.ledger.reading() as connection:
        story = queries.story(connection, story_id).story
    return _feed(request, Search(story=story.id, act="speech"), story.title)


@routes.get("/feed/speaker/{name}")
def speaker_feed(request: Request, name: str) -> Response:
    """What a speaker newly said."""
    with request.app.state.desk.ledger.reading() as connection:
        entity = queries.speaker(connection, name).entity
    return _feed(request, Search(speaker=entity.id, act="speech"), entity.name)


def _feed(request: Request, wanted: Search, title: str) -> Response:
    with request.app.state.desk.ledger.reading() as connection:
        cards = queries.search(connection, wanted, limit=ENTRIES, facets=False).page.items
    base = str(request.base_url).rstrip("/")
    feed = etree.Element(f"{{{_ATOM}}}feed", nsmap={None: _ATOM})
    _text(feed, "id", f"urn:onrecord:feed:{address(wanted)}")
    _text(feed, "title", f"{title} – OnRecord")
    _text(feed, "updated", max((_moment(card) for card in cards), default=_moment(None)))
    etree.SubElement(feed, f"{{{_ATOM}}}link", rel="self", href=str(request.url))
    etree.SubElement(feed, f"{{{_ATOM}}}link", rel="alternate", href=base + address(wanted))
    for card in cards:
        _entry(feed, card, base)
    return Response(etree.tostring(feed, xml_declaration=True, encoding="utf-8"), media_type="application/atom+xml")


def _entry(feed: etree._Element, card: StatementCard, base: str) -> None:
    entry = etree.SubElement(feed, f"{{{_ATOM}}}entry")
    _text(entry, "id", f"urn:onrecord:statement:{card.id}")
    _text(entry, "title", f"{card.speaker or 'Speaker not resolved'}: {card.words[:100]}")
    _text(entry, "updated", _moment(card))
    author = etree.SubElement(entry, f"{{{_ATOM}}}author")
    _text(author, "name", card.outlet or card.article_source)
    etree.SubElement(entry, f"{{{_ATOM}}}link", rel="alternate", href=f"{base}/statement/{card.id}")
    _text(
        entry, "summary", f"{card.words} ({card.outlet or card.article_source}, {(card.published or 'undated')[:10]})"
    )


def _text(parent: etree._Element, name: str, text: str) -> None:
    # XML cannot hold control characters at all; `visible` writes them out.
    etree.SubElement(parent, f"{{{_ATOM}}}{name}").text = visible(text).replace("\ufffe", "").replace("\uffff", "")


def _moment(card: StatementCard | None) -> str:
    try:
        at = datetime.fromisoformat((card.published if card else None) or "1970-01-01")
    except ValueError:
        at = datetime(1970, 1, 1)
    return (at if at.tzinfo else at.replace(tzinfo=UTC)).isoformat()
