"""Stories, utterances, speakers, articles: what is on the record, in its context."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from urllib.parse import quote

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from onrecord.ledger import Connection, queries
from onrecord.ledger.queries.article import ArticleSheet, sheet
from onrecord.ledger.queries.cards import articles_by_id
from onrecord.ledger.queries.desk_series import entities_named, printers, series_by_id, series_in_story, stories_of
from onrecord.ledger.queries.desk_speaker import speaker_sheet
from onrecord.ledger.queries.desk_story import story_sheet
from onrecord.ledger.queries.desk_timeline import days_of_speaker, figure_places
from onrecord.ledger.queries.speaker import lately_said_about
from onrecord.ledger.queries.story import stories_by_id
from onrecord.records import Point, Role
from onrecord.views.web.charts import chart
from onrecord.views.web.links import DeskLinks
from onrecord.views.web.marking import Mark, marked_paragraphs
from onrecord.views.web.printing import tree
from onrecord.views.web.render import page
from onrecord.views.web.timeline import timeline
from onrecord.views.web.typesetting import Marked, typeset

routes = APIRouter()

FARTHEST = 10_000_000  # rows a list can be asked to leave out
# Of each on a story page; what follows is a click away. A chart costs its reader more than any list, and us 10 ms.
SPEAKERS, DENIALS, CHARTS, SERIES, LINEAGES, UNRESOLVED, ARTICLES = 24, 20, 2, 40, 20, 20, 40
DENIALS_OF_SPEAKER = 10  # by them, and of what they said
STORIES = 40  # on a speaker's page
TELLINGS, TELLINGS_IN_STORY = 40, 12  # rows of the table behind a chart, on a page of its own and on a story's
PRINTS = 8  # articles named in such a row


@routes.get("/")
def home(request: Request, start: int = 0) -> Response:
    """What is on the record."""
    desk = request.app.state.desk

    def made() -> dict[str, Any]:
        with desk.ledger.reading() as connection:
            return {
                "info": queries.info(connection),
                "stories": queries.stories(connection, offset=min(max(0, start), FARTHEST), limit=40),
            }

    return page(request, "home.html", **desk.remembered(("home", start), made))


@routes.get("/story/{story_id}")
def story(request: Request, story_id: str) -> Response:
    """A story, laid open."""
    desk = request.app.state.desk

    def made() -> dict[str, Any]:  # opens its own view of the ledger: what is remembered is no older than its key
        with desk.ledger.reading() as connection:
            return story_context(connection, story_id, DeskLinks())

    shown = desk.remembered(("story", story_id), made)
    if shown["story"].id != story_id:
        return RedirectResponse(f"/story/{shown['story'].id}", 301)
    return page(request, "story.html", **shown)


def story_context(connection: Connection, story_id: str, link: DeskLinks) -> dict[str, Any]:
    """Return what a story's page shows; `link` says where its points lead."""
    said = story_sheet(connection, story_id, limit=SPEAKERS)
    key = said.found.story.id
    lineages = queries.story_lineages(connection, key, limit=LINEAGES)
    printed = articles_by_id(connection, list({article for lineage in lineages for article in lineage.articles}))
    series = series_in_story(connection, key, limit=SERIES)
    moving = [one for one in series if one.moves]
    rows = TELLINGS_IN_STORY if link.series("") else TELLINGS
    return {
        "found": said.found,
        "story": said.found.story,
        "days": said.days,
        "timeline": timeline(said.days.counts, lambda since, until: link.said_between(f"story={key}", since, until)),
        "speakers": said.speakers,
        "best_known": said.best_known,
        "denials": queries.story_denials(connection, key, limit=DENIALS),
        "charts": [drawn_series(connection, one.id, link, rows=rows) for one in moving[:CHARTS]],
        "more_series": moving[CHARTS:],
        "all_series": series,
        "steady_series": [one for one in series if not one.moves and one.prints > 1],
        "lineages": [tree(lineage, printed) for lineage in lineages],
        "lineages_total": lineages.total,
        "unresolved": queries.unresolved(connection, story=key, limit=UNRESOLVED),
        "articles": queries.story_articles(connection, key, limit=ARTICLES),
        "related": queries.related_stories(connection, key),
    }


@routes.get("/story/{story_id}/articles")
def story_articles(request: Request, story_id: str, start: int = 0) -> Response:
    """Every article of a story."""

    def some(connection: Connection, key: str, offset: int) -> dict[str, Any]:
        return {"articles": queries.story_articles(connection, key, limit=100, offset=offset)}

    return _part_of_story(request, story_id, start, "articles.html", some)


@routes.get("/story/{story_id}/speakers")
def story_speakers(request: Request, story_id: str, start: int = 0) -> Response:
    """Everybody who speaks in a story."""

    def some(connection: Connection, key: str, offset: int) -> dict[str, Any]:
        return {"speakers": queries.story_speakers(connection, key, limit=100, offset=offset)}

    return _part_of_story(request, story_id, start, "story-speakers.html", some)


@routes.get("/story/{story_id}/figures")
def story_figures(request: Request, story_id: str, start: int = 0) -> Response:
    """Everything counted in a story."""

    def some(connection: Connection, key: str, offset: int) -> dict[str, Any]:
        return {"series": series_in_story(connection, key, limit=100, offset=offset)}

    return _part_of_story(request, story_id, start, "story-figures.html", some)


@routes.get("/story/{story_id}/lineages")
def story_lineages(request: Request, story_id: str, start: int = 0) -> Response:
    """Every copy in a story, with what it was printed from."""

    def some(connection: Connection, key: str, offset: int) -> dict[str, Any]:
        found = queries.story_lineages(connection, key, limit=40, offset=offset)
        printed = articles_by_id(connection, list({article for lineage in found for article in lineage.articles}))
        return {"lineages": found, "trees": [tree(lineage, printed) for lineage in found]}

    return _part_of_story(request, story_id, start, "story-lineages.html", some)


def _part_of_story(
    request: Request, story_id: str, start: int, template: str, some: Callable[[Connection, str, int], dict[str, Any]]
) -> Response:
    """Return a page of what a story holds of one kind: `some` fetches it for the story's id, from an offset on."""
    with request.app.state.desk.ledger.reading() as connection:
        key = queries.find_story(connection, story_id)
        found = some(connection, key, min(max(0, start), FARTHEST))
        return page(request, template, **_of_story(connection, key), **found)


def _of_story(connection: Connection, story: str) -> dict[str, Any]:
    (card,) = stories_by_id(connection, [story])
    return {"title": card.title, "story_id": card.id, "back": f"/story/{card.id}"}


@routes.get("/story/{story_id}/report")
def report(request: Request, story_id: str) -> Response:
    """The story as one file."""
    from onrecord.views.report import story_html

    html = story_html(request.app.state.desk.ledger, story_id)
    headers = {"content-disposition": f'attachment; filename="story-{story_id}.html"'}
    return Response(html.encode("utf-8", "replace"), media_type="text/html; charset=utf-8", headers=headers)


@routes.get("/utterance/{utterance_id}")
def utterance(request: Request, utterance_id: str) -> Response:
    """Every wording of one act of speech."""
    with request.app.state.desk.ledger.reading() as connection:
        found = queries.utterance(connection, utterance_id)
        if found.utterance.id != utterance_id:
            return RedirectResponse(f"/utterance/{found.utterance.id}", 301)
        return page(request, "utterance.html", found=found, groups=_groups(found))


def _groups(found: queries.UtterancePage) -> list[list[queries.WordingCard]]:
    """Wordings that say the same to the letter stand together, the fullest first, then as first published."""
    groups: dict[str, list[queries.WordingCard]] = {}
    for card in found.wordings:
        groups.setdefault(re.sub(r"\W+", " ", card.wording.text).strip().casefold(), []).append(card)
    return sorted(groups.values(), key=lambda group: all(card.wording.relation != "fullest" for card in group))


@routes.get("/speakers")
def speakers(request: Request, q: str = "", start: int = 0) -> Response:
    """Everybody who speaks."""
    desk = request.app.state.desk
    name, offset = q[:200], min(max(0, start), FARTHEST)

    def made() -> queries.Page[queries.SpeakerCard]:
        with desk.ledger.reading() as connection:
            return queries.speakers(connection, name, limit=100, offset=offset)

    found = made() if name else desk.remembered(("speakers", offset), made)
    return page(request, "speakers.html", speakers=found, q=name)


@routes.get("/speaker/{name}")
def speaker(request: Request, name: str) -> Response:
    """One speaker: names, words over time, what is said about them, what they deny."""
    desk = request.app.state.desk

    def made() -> dict[str, Any]:
        with desk.ledger.reading() as connection:
            found = speaker_sheet(connection, name, stories=STORIES)
            key = found.id
            said = days_of_speaker(connection, key)
            asked = f"speaker={quote(key, safe='')}"
            return {
                "entity": found,
                "days": said,
                "timeline": timeline(said.counts, lambda since, until: DeskLinks().said_between(asked, since, until)),
                "spellings": queries.spellings(connection, key),
                "roles": sorted(found.roles, key=_span_of_days, reverse=True),
                "about": lately_said_about(connection, key, limit=12),
                "denials_by": queries.denials_by(connection, key, limit=DENIALS_OF_SPEAKER),
                "denials_of": queries.denials_of(connection, key, limit=DENIALS_OF_SPEAKER),
            }

    shown = desk.remembered(("speaker", name), made)
    if shown["entity"].id != name:
        return RedirectResponse(f"/speaker/{shown['entity'].id}", 303)
    return page(request, "speaker.html", **shown)


@routes.get("/speaker/{name}/stories")
def speaker_stories(request: Request, name: str, start: int = 0) -> Response:
    """Every story a speaker speaks in."""
    with request.app.state.desk.ledger.reading() as connection:
        key = queries.find_speaker(connection, name)
        stories = queries.speaker_stories(connection, key, limit=100, offset=min(max(0, start), FARTHEST))
        called = connection.value("SELECT name FROM entities WHERE id = :id", {"id": key})
        return page(request, "speaker-stories.html", entity={"id": key, "name": called}, stories=stories)


def _span_of_days(role: Role) -> int:
    """For how long they were called so: what they are called throughout tells more than what one article says."""
    try:
        return (date.fromisoformat((role.last or "")[:10]) - date.fromisoformat((role.first or "")[:10])).days
    except ValueError:
        return -1


@routes.get("/statement/{statement_id}")
def statement(request: Request, statement_id: str) -> Response:
    """A statement's permalink: the place in its article."""
    with request.app.state.desk.ledger.reading() as connection:
        found = queries.statement(connection, statement_id)
    return RedirectResponse(f"/article/{found.card.article}?statement={found.card.id}#s-{found.card.id}", 303)


@routes.get("/article/{article_id}")
def article(request: Request, article_id: str, statement: str = "", figure: str = "") -> Response:
    """The article as read, with what it says marked in it."""
    with request.app.state.desk.ledger.reading() as connection:
        found = sheet(connection, article_id)
        if found.card.id != article_id:
            return RedirectResponse(f"/article/{found.card.id}", 303)
        kin = articles_by_id(connection, list(found.lineage.articles) if found.lineage else [])
    shown = [card for card in found.statements if card.verdict != "rejected"]
    dates = {f"d{place}": one for place, one in enumerate(found.dates)}
    marked = Marked({card.id: card for card in shown}, dates, statement, figure)
    return page(
        request,
        "article.html",
        found=found,
        article=found.article,
        paragraphs=typeset(marked_paragraphs(found.article.text, _marks(found, marked)), marked),
        statements=shown,
        rejected=[card for card in found.statements if card.verdict == "rejected"],
        chosen=statement,
        kin=tree(found.lineage, kin) if found.lineage else None,
    )


def _marks(found: ArticleSheet, marked: Marked) -> list[Mark]:
    marks = [Mark(*piece, "statement", card.id) for card in marked.statements.values() for piece in card.pieces]
    marks += [Mark(one.start, one.end, "figure", one.id) for one in found.figures]
    marks += [Mark(one.start, one.end, "date", key) for key, one in marked.dates.items()]
    return marks


@routes.get("/article/{article_id}/versions")
def versions(request: Request, article_id: str, other: str = "") -> Response:
    """Two versions of an article, word by word."""
    with request.app.state.desk.ledger.reading() as connection:
        found = sheet(connection, article_id)
        ids = [card.id for card in found.versions]
        place = ids.index(found.card.id)
        chosen = other if other in ids else ids[place - 1] if place else ids[-1]
        before = sheet(connection, chosen)
        return page(request, "versions.html", found=found, before=before)


@routes.get("/series/{series_id}")
def series(request: Request, series_id: str) -> Response:
    """Figures for one counted thing."""
    with request.app.state.desk.ledger.reading() as connection:
        drawn = drawn_series(connection, series_id, DeskLinks(), rows=TELLINGS)
        stories = stories_of(connection, [point.article for point in drawn["series"].points])
        return page(request, "series.html", drawn=drawn, stories=stories)


@dataclass(frozen=True, slots=True)
class Telling:
    """One figure of one claimant on one day, and the articles that print it."""

    point: Point
    prints: tuple[Point, ...]


def drawn_series(connection: Connection, series_id: str, link: DeskLinks, *, rows: int) -> dict[str, Any]:
    """Return a series with its drawing, the first `rows` of its tellings, and the places its points lead to."""
    series = series_by_id(connection, series_id)
    tellings: dict[tuple[object, ...], list[Point]] = {}
    for point in series.points:
        tellings.setdefault((point.claimant, point.said, point.low, point.high, point.change), []).append(point)
    firsts = [points[0] for points in tellings.values()][:TELLINGS]
    shown = [Telling(points[0], tuple(points)) for points in tellings.values()][:rows]
    prints = [point for telling in shown for point in telling.prints[:PRINTS]]
    places = figure_places(connection, list({point.figure for point in [*firsts, *prints]}))
    links = {figure: link.figure(article, figure) for figure, (article, _, _) in places.items()}
    entities = entities_named(connection, list({point.claimant for point in firsts if point.claimant}))
    return {
        "series": series,
        "tellings": shown,
        "total": len(tellings),
        "drawing": chart(replace(series, points=tuple(firsts)), links, entities),
        "links": links,
        "printers": printers(connection, list({point.article for point in prints})),
        "entities": entities,
    }
