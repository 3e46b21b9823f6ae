"""The desk as an application: pages, downloads, the API, and what stands before them."""

from dataclasses import dataclass, field
from pathlib import Path

from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse, Response
from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipMiddleware
from starlette.staticfiles import StaticFiles

from onrecord import __version__
from onrecord.errors import JudgementConflict, LedgerBusy, NotFound, OnRecordError
from onrecord.ledger import Ledger
from onrecord.ledger.changes import Remembered
from onrecord.settings import Settings
from onrecord.views.web.access import Access, Brake, Sessions, open_access
from onrecord.views.web.guard import LOOPBACK_NAMES, Guard
from onrecord.views.web.render import STATIC, page


@dataclass(slots=True)
class Desk:
    """What the pages share."""

    ledger: Ledger
    settings: Settings
    access: Access
    remembered: Remembered
    sessions: Sessions = field(default_factory=Sessions)
    brake: Brake = field(default_factory=Brake)

    @property
    def name(self) -> str:
        """The ledger's file name."""
        return Path(str(self.ledger.path)).name


def create_app(
    ledger: Ledger,
    settings: Settings | None = None,
    *,
    access: Access | None = None,
    hosts: frozenset[str] | None = LOOPBACK_NAMES,
) -> FastAPI:
    """Return the desk over an open ledger.

    Without `access` nobody signs in and everybody reviews, which is right only where none but this machine can reach it;
    `hosts` are the names it then answers to.
    """
    from onrecord.views.web.api import routes as api
    from onrecord.views.web.downloads import routes as downloads
    from onrecord.views.web.feeds import routes as feeds
    from onrecord.views.web.pages import routes as pages
    from onrecord.views.web.reviewing import routes as reviewing
    from onrecord.views.web.searching import routes as searching
    from onrecord.views.web.signing import routes as signing

    settings = settings or Settings()
    desk = Desk(ledger, settings, access or open_access(settings.author), Remembered(ledger))
    app = FastAPI(
        title="OnRecord",
        version=__version__,
        description="Who said what, when, first reported where, repeated by whom, disputed by whom.",
        docs_url=None,  # these pages load scripts from elsewhere; /api shows the same, ours
        redoc_url=None,
        openapi_url="/api/openapi.json",
    )
    app.state.desk = desk
    app.mount("/static", _KeptFiles(directory=STATIC), name="static")
    for router in (downloads, feeds, pages, reviewing, searching, signing):
        app.include_router(router, include_in_schema=False)
    app.include_router(api)
    _answer_errors(app)
    if hosts is None:  # on this machine it would take longer than the way
        app.add_middleware(GZipMiddleware, minimum_size=2000, compresslevel=1)
    app.add_middleware(Guard, access=desk.access, sessions=desk.sessions, brake=desk.brake, hosts=hosts)
    return app


class _KeptFiles(StaticFiles):
    """Static files a browser may keep: their addresses change with their content."""

    def file_response(self, *args: object, **kwargs: object) -> Response:
        response = super().file_response(*args, **kwargs)  # type: ignore[arg-type]
        response.headers["cache-control"] = "public, max-age=31536000, immutable"
        return response


def _answer_errors(app: FastAPI) -> None:
    for kind, status in ((NotFound, 404), (JudgementConflict, 409), (LedgerBusy, 503), (OnRecordError, 400)):

        def answer(request: Request, error: Exception, status: int = status) -> Response:
            return problem(request, status, str(error))

        app.add_exception_handler(kind, answer)
    app.add_exception_handler(HTTPException, _refused)


async def _refused(request: Request, error: Exception) -> Response:
    status = getattr(error, "status_code", 500)
    detail = str(getattr(error, "detail", "") or "")
    return problem(request, status, "There is no such page on this desk." if detail == "Not Found" else detail)


def problem(request: Request, status: int, message: str) -> Response:
    """Return an error as a page, or as JSON where a program asked."""
    if request.url.path.startswith("/api/"):
        return JSONResponse({"detail": message}, status)
    return page(request, "problem.html", status=status, message=message, code=status)
