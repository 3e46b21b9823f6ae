"""The review queue: what is least certain and most used, judged by keyboard, every action a judgement in the ledger."""

from typing import Any, cast

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import JSONResponse, RedirectResponse, Response
from starlette.concurrency import run_in_threadpool

from onrecord.errors import JudgementConflict
from onrecord.ledger import queries
from onrecord.records.judgement import JudgementAction
from onrecord.views.web.render import page
from onrecord.views.web.signing import form
from onrecord.workflows.judge import judge, undo

routes = APIRouter()

SHOWN = 10
NAMES = 8
_STATEMENT_ACTIONS = ("accept", "reject", "correct-speaker", "set-date", "mark-denial", "note")


@routes.get("/review")
def review(request: Request, start: int = 0) -> Response:
    """The queue, least certain and most used first."""
    with request.app.state.desk.ledger.reading() as connection:
        queue = queries.review_queue(connection, limit=SHOWN, offset=min(max(0, start), 10_000_000))
        items = queries.in_context(connection, queue.items)
        return page(request, "review.html", queue=queue, items=items, single=False)


@routes.get("/review/{statement_id}")
def review_one(request: Request, statement_id: str) -> Response:
    """One statement, judged or not, with everything decided about it."""
    with request.app.state.desk.ledger.reading() as connection:
        found = queries.statement(connection, statement_id)
        return page(request, "review.html", queue=queries.Page((found.card,), 1), items=[found], single=True)


@routes.get("/review-names")
def names(request: Request, q: str = "") -> Response:
    """Speakers whose name begins so, for the type-ahead."""
    with request.app.state.desk.ledger.reading() as connection:
        found = queries.speakers(connection, q[:100], limit=NAMES) if q.strip() else ()
        return JSONResponse([{"id": card.id, "name": card.name, "statements": card.statements} for card in found])


@routes.post("/review")
async def decide(request: Request) -> Response:
    """Record one decision; refused with 409 when somebody else judged the statement since the page was made."""
    fields = await form(request)
    desk, author = request.app.state.desk, request.state.person.name

    def act() -> dict[str, Any]:
        if fields.get("action") == "undo":
            return _told(undo(desk.ledger, fields.get("judgement", ""), author=author), "undone")
        kind, target, action, value = _decision(desk.ledger, fields)
        made = judge(
            desk.ledger,
            action,
            kind,
            target,
            value=value,
            author=author,
            note=fields.get("note", "")[:2000],
            seen=fields.get("seen", "") if kind == "statement" else None,
        )
        return _told(made, _DONE.get(action, action))

    try:
        told = await run_in_threadpool(act)
    except ValueError as error:
        raise HTTPException(400, str(error)) from error
    except JudgementConflict as error:
        if _wants_json(request):
            return JSONResponse({"detail": str(error)}, 409)
        raise
    return JSONResponse(told) if _wants_json(request) else RedirectResponse(_back(fields), 303)


_DONE = {
    "accept": "accepted",
    "reject": "rejected",
    "correct-speaker": "speaker corrected",
    "set-date": "date set",
    "mark-denial": "marked as a denial",
    "merge": "merged; shown after the next relink",
    "split": "split off; shown after the next relink",
    "note": "noted",
}


def _decision(ledger: Any, fields: dict[str, str]) -> tuple[str, str, JudgementAction, dict[str, object]]:
    """What is decided on what: kind and id of the target, action and its value."""
    action, statement = fields.get("action", ""), fields.get("statement", "")
    value: dict[str, object] = {}
    if action in _STATEMENT_ACTIONS:
        if action == "correct-speaker":
            value = {"speaker": fields.get("speaker", "").strip()[:300]}
        elif action == "set-date":
            value = {"said": fields.get("said", "").strip()[:20]}
        elif action == "mark-denial":
            value = {"denies": True}
        return "statement", statement, cast(JudgementAction, action), value
    with ledger.reading() as connection:
        card = queries.statement(connection, statement).card
        if action == "split" and card.utterance:
            return "utterance", card.utterance, "split", {"members": [statement]}
        if action == "merge" and card.entity:
            other = queries.find_speaker(connection, fields.get("speaker", "").strip()[:300])
            if other == card.entity:
                raise ValueError("they are one already")
            return "entity", card.entity, "merge", {"with": [other]}
    raise ValueError("there is nothing to split or merge here: the statement is not linked yet")


def _told(made: Any, words: str) -> dict[str, Any]:
    return {"judgement": made.id, "action": made.action, "words": words, "by": made.author, "at": made.made_at}


def _wants_json(request: Request) -> bool:
    return "application/json" in request.headers.get("accept", "")


def _back(fields: dict[str, str]) -> str:
    return (
        f"/review/{fields['statement']}"
        if fields.get("single") and fields.get("statement", "").isalnum()
        else "/review"
    )
