"""Signing in and out, where the desk can be reached from other machines."""

from urllib.parse import parse_qs

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import RedirectResponse, Response

from onrecord.views.web.guard import COOKIE, LARGEST_FORM, SECURE_COOKIE, cookie
from onrecord.views.web.render import page

routes = APIRouter()


async def form(request: Request) -> dict[str, str]:
    """Return the fields of a form of ours; a form without this session's token is refused with 403."""
    body = bytearray()
    async for part in request.stream():
        body += part
        if len(body) > LARGEST_FORM:
            raise HTTPException(413, "Too large.")
    try:
        fields = {name: values[-1] for name, values in parse_qs(body.decode("utf-8"), keep_blank_values=True).items()}
    except UnicodeDecodeError as error:
        raise HTTPException(400, "The form is not UTF-8.") from error
    if not request.app.state.desk.sessions.form_token_right(request.state.session, fields.get("form_token", "")):
        raise HTTPException(403, "This form is no longer valid: go back, reload the page and send it again.")
    return fields


@routes.get("/sign-in")
def sign_in(request: Request) -> Response:
    """The way in."""
    if request.state.person is not None:
        return RedirectResponse("/", 303)
    return page(request, "sign-in.html", message="", tls=request.url.scheme == "https")


@routes.post("/sign-in")
async def signed_in(request: Request) -> Response:
    """Check name and password; a right answer opens a new session, so that an old key is worth nothing."""
    from starlette.concurrency import run_in_threadpool

    desk = request.app.state.desk
    fields = await form(request)
    caller = request.client.host if request.client else ""
    wait = desk.brake.wait(caller)
    if wait:
        return page(request, "sign-in.html", status=429, message=f"Too many tries. Wait {wait:.0f} seconds.", tls=True)
    name, password = fields.get("name", "")[:200], fields.get("password", "")[:1000]
    person = await run_in_threadpool(desk.access.by_password, name, password)
    if person is None:
        desk.brake.failed(caller)
        return page(request, "sign-in.html", status=401, message="Name or password is wrong.", tls=True)
    desk.sessions.close(request.state.session)
    answer = RedirectResponse("/", 303)
    answer.headers.append("set-cookie", cookie(desk.sessions.open(person), secure=desk.access.anybody is None))
    return answer


@routes.post("/sign-out")
async def sign_out(request: Request) -> Response:
    """End the session."""
    await form(request)
    request.app.state.desk.sessions.close(request.state.session)
    answer = RedirectResponse("/sign-in", 303)
    for name in (COOKIE, SECURE_COOKIE):
        answer.delete_cookie(name, secure=name == SECURE_COOKIE, httponly=True, samesite="strict")
    return answer
