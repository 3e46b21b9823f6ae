"""What stands before every page: which host was meant, who asks, whether a form is ours, and what the browser may do."""

from collections.abc import Mapping
from http.cookies import CookieError, SimpleCookie
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from onrecord.views.web.access import Access, Brake, Person, Sessions

LOOPBACK_NAMES = frozenset({"127.0.0.1", "localhost", "::1"})
LARGEST_FORM = 1 << 20  # bytes; the desk's forms are far smaller

# Nothing from elsewhere, nothing inline: an article that smuggled in markup could still not run, load or send anything.
CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; font-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'; object-src 'none'"
)
SECURITY_HEADERS: Mapping[str, str] = {
    "content-security-policy": CONTENT_SECURITY_POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=(), interest-cohort=()",
}
_OPEN_PATHS = ("/static/", "/sign-in")


class Guard:
    """ASGI middleware; `scope["state"]` gains `person`, `session` and `form_token` for the pages behind it."""

    def __init__(
        self, app: ASGIApp, *, access: Access, sessions: Sessions, brake: Brake, hosts: frozenset[str] | None
    ) -> None:
        """`hosts` are the names the desk answers to; None: any (then people sign in)."""
        self.app, self.access, self.sessions, self.brake, self.hosts = app, access, sessions, brake, hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or answer it."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        guarded = _Sealed(send)
        refusal = self._refused_at_the_door(scope, headers)
        if refusal is not None:
            await refusal(scope, receive, guarded)
            return
        key, fresh = self._session(headers)
        person, by_token = self._person(scope, headers, key)
        scope.setdefault("state", {}).update(
            person=person, session=key, form_token=self.sessions.form_token(key), by_token=by_token
        )
        if fresh and not by_token and not scope["path"].startswith(("/static/", "/api/")):
            guarded.cookie = cookie(key, secure=self.secure(scope))
        refusal = self._refused(scope, headers, person, by_token)
        await (refusal or self.app)(scope, receive, guarded)

    def secure(self, scope: Scope) -> bool:
        """Tell whether cookies are sent over TLS only: always, but where nobody signs in."""
        return self.access.anybody is None or scope.get("scheme") == "https"

    def _refused_at_the_door(self, scope: Scope, headers: Headers) -> Response | None:
        host = _host_name(headers.get("host", ""))
        if self.hosts is not None and host not in self.hosts:  # a name that was made to point here: DNS rebinding
            return PlainTextResponse("This desk does not answer to that name.", 421)
        if _number(headers.get("content-length")) > LARGEST_FORM:
            return PlainTextResponse("Too large.", 413)
        return None

    def _session(self, headers: Headers) -> tuple[str, bool]:
        key = cookies(headers).get(COOKIE) or cookies(headers).get(SECURE_COOKIE)
        if self.sessions.known(key):
            return str(key), False
        return self.sessions.open(None), True

    def _person(self, scope: Scope, headers: Headers, key: str) -> tuple[Person | None, bool]:
        scheme, _, token = headers.get("authorization", "").partition(" ")
        if scheme.lower() == "bearer" and token:
            return self._by_token(scope, token), True
        return self.sessions.person(key) or self.access.anybody, False

    def _by_token(self, scope: Scope, token: str) -> Person | None:
        address = (scope.get("client") or ("", 0))[0]
        if self.brake.wait(address):
            return None
        person = self.access.by_token(token)
        if person is None:
            self.brake.failed(address)
        return person

    def _refused(self, scope: Scope, headers: Headers, person: Person | None, by_token: bool) -> Response | None:
        path: str = scope["path"]
        writes = scope["method"] not in ("GET", "HEAD", "OPTIONS")
        if writes and not by_token and _from_elsewhere(headers):
            return PlainTextResponse("This came from another site.", 403)
        if path.startswith(_OPEN_PATHS):
            return None
        if person is None:
            if path.startswith("/api/"):
                return JSONResponse(
                    {"detail": "sign in, or send a token: Authorization: Bearer …"}, 401, {"www-authenticate": "Bearer"}
                )
            return RedirectResponse("/sign-in", 303)
        if writes and not person.reviews and path != "/sign-out":
            return PlainTextResponse("You may read here, not judge. Ask for the role of reviewer.", 403)
        return None


class _Sealed:
    """Sends answers on with the security headers, and the session's cookie where it is new."""

    def __init__(self, send: Send) -> None:
        self.send = send
        self.cookie: str | None = None

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in SECURITY_HEADERS.items():
                headers.setdefault(name, value)
            headers.setdefault("cache-control", "no-store")
            if self.cookie and "set-cookie" not in headers:
                headers.append("set-cookie", self.cookie)
        await self.send(message)


COOKIE = "onrecord"
SECURE_COOKIE = "__Host-onrecord"


def cookie(key: str, *, secure: bool) -> str:
    """Return the Set-Cookie header for a session."""
    name = SECURE_COOKIE if secure else COOKIE
    return f"{name}={key}; Path=/; HttpOnly; SameSite=Strict" + ("; Secure" if secure else "")


def cookies(headers: Headers) -> dict[str, str]:
    """Return the request's cookies; none when they cannot be read."""
    try:
        return {name: morsel.value for name, morsel in SimpleCookie(headers.get("cookie", "")).items()}
    except CookieError:
        return {}


def _from_elsewhere(headers: Headers) -> bool:
    """Tell whether a browser says that another site sent this."""
    site = headers.get("sec-fetch-site")
    if site is not None and site not in ("same-origin", "none"):
        return True
    origin = headers.get("origin")
    return origin is not None and urlsplit(origin).netloc != headers.get("host")


def _host_name(host: str) -> str:
    try:
        return (urlsplit(f"//{host}").hostname or "").lower()
    except ValueError:
        return ""


def _number(text: str | None) -> int:
    return int(text) if text and text.isdigit() else 0
