"""Templates: everything that comes from the ledger is text, escaped, never markup."""

import hashlib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape
from starlette.requests import Request
from starlette.responses import HTMLResponse

from onrecord.ledger.queries import StatementCard
from onrecord.views.addresses import web_link
from onrecord.views.web import wording
from onrecord.views.web.differences import changes, shared
from onrecord.views.web.hues import hue
from onrecord.views.web.links import DeskLinks

STATIC = Path(__file__).parent / "static"


@lru_cache(maxsize=1)
def environment() -> Environment:
    """Return the template environment; an undefined name is an error, not an empty space."""
    made = Environment(
        loader=PackageLoader("onrecord.views.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        # An override character in a headline cannot reorder the page.
        finalize=lambda value: wording.visible(value) if type(value) is str else value,
    )
    made.filters.update(
        day=wording.day,
        file=wording.file,
        number=wording.number,
        listed=wording.listed,
        visible=wording.visible,
        reason=wording.reason,
        web_link=web_link,
        hue=hue,
        kind_word=wording.kind_word,
        origins=origins,
        speaker=speaker,
        words_link=wording.words_link,
    )
    made.globals.update(
        count=wording.count,
        bounds=wording.bounds,
        certainty=wording.certainty,
        words_link=wording.words_link,
        changes=changes,
        shared=shared,
        asset=asset,
        because=because,
    )
    return made


@pass_context
def speaker(context: Context, name: str | None, entity: str | None) -> Markup:
    """Return who speaks, in their own hue, leading to their page where one is known."""
    if not name:
        return Markup('<span class="speaker nobody">speaker not resolved</span>')
    worn = f'class="speaker hue-{hue(entity or name)}"'
    shown = escape(wording.visible(name))
    if entity:
        return Markup(f'<a {worn} href="{escape(context["link"].speaker(entity))}">{shown}</a>')  # noqa: S704 escaped
    return Markup(f"<span {worn}>{shown}</span>")  # noqa: S704 escaped


def origins(number: int, articles: int, independence: str = "established") -> Markup:
    """Return how many independent origins and articles there are, the origins first."""
    unsure = ' <span class="unsure">independence not established</span>' if independence != "established" else ""
    told = (
        f"<strong>{wording.count(number, 'independent origin')}</strong>{unsure} · {wording.count(articles, 'article')}"
    )
    return Markup(f'<span class="origins">{told}</span>')  # noqa: S704 numbers and our own words


def because(card: StatementCard) -> list[str]:
    """Return in words why a statement's speaker is in doubt: how the name was found, and who else it could be."""
    reasons = [wording.reason(card.speaker_how or "the text names nobody here")]
    return reasons + [f"could be {c.name} ({c.score:.0%}): {c.why}" for c in card.candidates]


@lru_cache(maxsize=8)
def asset(name: str) -> str:
    """Return the address of a static file, with a mark of its content so that a browser may keep it."""
    return f"/static/{name}?{hashlib.sha256((STATIC / name).read_bytes()).hexdigest()[:12]}"


def page(request: Request, template: str, *, status: int = 200, **context: object) -> HTMLResponse:
    """Return a page of the desk."""
    state = request.state
    known: Mapping[str, Any] = {
        "person": getattr(state, "person", None),
        "link": DeskLinks(),
        "mailed": False,
        "form_token": getattr(state, "form_token", ""),
        "path": request.url.path,
        "query": str(request.url.query),
        "ledger_name": request.app.state.desk.name,
        "signing_in": request.app.state.desk.access.anybody is None,
    }
    body = environment().get_template(template).render({**known, **context})
    return HTMLResponse(body.encode("utf-8", "replace"), status)
