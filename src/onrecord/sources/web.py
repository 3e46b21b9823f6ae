"""Pages of the web as captures: polite, guarded, bounded, cached."""

import time
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from types import TracebackType
from urllib.parse import urljoin, urlsplit

import httpx
from protego import Protego

from onrecord.records import Capture, Rejection
from onrecord.sources.addresses import normalised
from onrecord.sources.cache import Cache
from onrecord.sources.capture import HTML, PLAIN, new_capture
from onrecord.sources.fetching import FetchError, Response
from onrecord.sources.guard import GuardedBackend, GuardedTransport
from onrecord.sources.options import MEBIBYTE, WebOptions

AGENT = "OnRecord"
_RETRIED = frozenset({408, 425, 429, 500, 502, 503, 504})
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_LONGEST_WAIT = 60.0  # seconds a server may ask us to wait (Retry-After, Crawl-delay) before we give the page up
_ROBOTS_BYTES = 512 * 1024  # RFC 9309, section 2.5: at least 500 kibibytes


class Fetcher:
    """Fetches pages one after another, at most one request per host and interval.

    `sleep` and `clock` (monotonic seconds) and `now` (UTC) can be given by tests. Use it as a context manager.
    """

    def __init__(
        self,
        options: WebOptions | None = None,
        *,
        sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self.options = options or WebOptions()
        self._cache = Cache(self.options.cache) if self.options.cache else None
        self._sleep, self._clock, self._now = sleep, clock, now
        self._client = httpx.Client(
            transport=GuardedTransport(GuardedBackend(self.options.allow_private)),
            timeout=self.options.timeout,
            headers={
                "User-Agent": self.options.agent,
                "Accept-Encoding": "gzip, deflate",
                "Accept": "text/html,*/*;q=0.5",
            },
            follow_redirects=False,
            trust_env=False,
        )
        self._robots: dict[str, Protego | None] = {}
        self._next_at: dict[str, float] = {}

    def __enter__(self) -> "Fetcher":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close every connection."""
        self._client.close()

    def capture(self, url: str) -> Capture | Rejection:
        """Return the page at `url`, from the cache when it is fresh or the server says it has not changed."""
        address = normalised(url)
        cached = self._cache.get(address) if self._cache else None
        if cached and self._age(cached.captured_at) < self.options.fresh_for:
            return cached.capture(url)
        try:
            response = self.get(
                address, etag=cached.etag if cached else None, modified=cached.modified if cached else None
            )
        except FetchError as error:
            return Rejection(url, error.reason, f"{url}: {error.detail}")
        if response.status == 304 and cached and self._cache:
            return self._cache.touch(address, self._stamp()).capture(url)
        return self._captured(url, address, response)

    def get(self, url: str, *, etag: str | None = None, modified: str | None = None) -> Response:
        """Return what `url` gives after redirects and retries; 304 comes back as it is. Raises `FetchError`."""
        wanted = {"If-None-Match": etag, "If-Modified-Since": modified}
        headers = {name: value for name, value in wanted.items() if value}
        until = self._clock() + self.options.deadline
        passed: list[str] = []
        while True:
            self._permitted(url)
            response = self._retried(url, headers, until)
            target = response.headers.get("location")
            if response.status not in _REDIRECTS or not target:
                break
            passed.append(url)
            url = normalised(urljoin(url, target))
            if url in passed:
                raise FetchError("redirect loop", f"redirected in a circle, back to {url}")
            if len(passed) > self.options.max_redirects:
                raise FetchError("too many redirects", f"more than {self.options.max_redirects} redirects")
        if response.status >= 400:
            raise FetchError(f"http {response.status}", f"the server answered {response.status}")
        return replace(response, redirects=tuple(passed))

    def _captured(self, url: str, address: str, response: Response) -> Capture | Rejection:
        media_type, charset = _content_type(response.headers.get("content-type", ""))
        if media_type is None:
            given = response.headers.get("content-type")
            return Rejection(url, "not a page", f"{url}: this is {given}, not a page; save it as text or HTML first")
        if not response.content.strip():
            return Rejection(url, "empty page", f"{url}: the server sent nothing")
        capture = new_capture(
            url,
            response.content,
            media_type,
            url=response.url,
            encoding=charset,
            captured_at=self._stamp(),
            redirects=response.redirects,
        )
        if self._cache:
            self._cache.put(address, capture, response.headers.get("etag"), response.headers.get("last-modified"))
        return capture

    def _permitted(self, url: str) -> None:
        """Raise `FetchError` when the address is no web page's, or its site's robots.txt asks us not to read it."""
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise FetchError("not a web address", f"{url} is not an http or https address")
        if not self.options.obey_robots:
            return
        site = f"{parts.scheme}://{parts.netloc}"
        if site not in self._robots:
            self._robots[site] = self._read_robots(site)
        robots = self._robots[site]
        if robots is None:
            raise FetchError(
                "robots.txt unreachable", f"{site}/robots.txt cannot be read, so nothing there is (RFC 9309); try later"
            )
        if not robots.can_fetch(url, AGENT):
            raise FetchError("denied by robots.txt", f"{site}/robots.txt asks programs not to read this page")

    def _read_robots(self, site: str) -> Protego | None:
        """Return the site's rules; those that allow everything when it has none; None when it fails to say (RFC 9309, 2.3.1)."""
        try:
            response = self._followed(f"{site}/robots.txt")
        except FetchError as error:
            if error.reason == "refused address":
                raise
            return None
        if response.status >= 500 or response.status == 429:
            return None
        text = response.content[:_ROBOTS_BYTES].decode("utf-8", "replace") if response.status < 300 else ""
        return Protego.parse(text)

    def _followed(self, url: str) -> Response:
        until = self._clock() + self.options.deadline
        for _ in range(6):
            response = self._once(url, {}, until)
            target = response.headers.get("location")
            if response.status not in _REDIRECTS or not target:
                return response
            url = urljoin(url, target)
            if urlsplit(url).scheme not in ("http", "https"):
                break
        return replace(response, status=404)

    def _retried(self, url: str, headers: dict[str, str], until: float) -> Response:
        """Return the first answer worth keeping; servers that fail or ask for patience are asked again, ever later."""
        for attempt in range(1, self.options.attempts + 1):
            last = attempt == self.options.attempts
            wait = 2.0 ** (attempt - 1)
            try:
                response = self._once(url, headers, until)
            except FetchError as error:
                if last or error.reason not in ("unreachable", "broken off"):
                    raise
            else:
                if response.status not in _RETRIED or last:
                    return response
                wait = max(wait, self._retry_after(response.headers.get("retry-after")))
            if wait > _LONGEST_WAIT or self._clock() + wait > until:
                raise FetchError(
                    "asked to wait", f"the server asked for a pause of {wait:.0f} seconds; try again later"
                )
            self._sleep(wait)
        raise AssertionError("unreachable")

    def _once(self, url: str, headers: dict[str, str], until: float) -> Response:
        self._wait_for(url)
        try:
            with self._client.stream("GET", url, headers=headers) as answer:
                content = b"" if answer.status_code in _REDIRECTS else self._body(answer, until)
                names = {name.lower(): value for name, value in answer.headers.items()}
                return Response(url, answer.status_code, names, content)
        except httpx.UnsupportedProtocol as error:
            raise FetchError("refused address", str(error)) from error
        except httpx.TimeoutException as error:
            raise FetchError("too slow", f"no answer within {self.options.timeout:.0f} seconds") from error
        except httpx.RemoteProtocolError as error:
            raise FetchError("broken off", f"the connection broke before the page was whole ({error})") from error
        except (httpx.TransportError, httpx.InvalidURL, ValueError) as error:
            raise FetchError("unreachable", str(error) or type(error).__name__) from error

    def _body(self, answer: httpx.Response, until: float) -> bytes:
        """Return the body, decompressed within the limit whatever the server says of its size."""
        inflate = _decompressor(answer.headers.get("content-encoding", ""))
        parts: list[bytes] = []
        size = 0
        for chunk in answer.iter_raw():
            if self._clock() > until:
                raise FetchError("too slow", f"not whole within {self.options.deadline:.0f} seconds")
            for part in inflate(chunk):
                size += len(part)
                if size > self.options.max_bytes:
                    raise FetchError("too large", f"over the limit of {self.options.max_bytes} bytes once decompressed")
                parts.append(part)
        return b"".join(parts)

    def _wait_for(self, url: str) -> None:
        host = urlsplit(url).netloc
        pause = self._next_at.get(host, 0.0) - self._clock()
        if pause > 0:
            self._sleep(pause)
        robots = self._robots.get(f"{urlsplit(url).scheme}://{host}")
        asked = float(robots.crawl_delay(AGENT) or 0.0) if robots else 0.0
        self._next_at[host] = self._clock() + max(self.options.host_interval, min(asked, _LONGEST_WAIT))

    def _retry_after(self, value: str | None) -> float:
        if not value:
            return 0.0
        if value.strip().isdigit():
            return float(value)
        try:
            return max(0.0, (parsedate_to_datetime(value) - self._now()).total_seconds())
        except (TypeError, ValueError):
            return 0.0

    def _age(self, captured_at: str | None) -> float:
        if not captured_at:
            return float("inf")
        return (self._now() - datetime.fromisoformat(captured_at)).total_seconds()

    def _stamp(self) -> str:
        return self._now().isoformat(timespec="seconds")


def web_captures(urls: Iterable[str], fetcher: Fetcher) -> Iterator[Capture | Rejection]:
    """Yield the page at each address once, in order; the same page under two spellings of its address is read once."""
    seen: set[str] = set()
    for url in urls:
        address = normalised(url)
        if address not in seen:
            seen.add(address)
            yield fetcher.capture(url)


def _content_type(header: str) -> tuple[str | None, str | None]:
    """Return the media type a capture can hold (None if it cannot) and the charset declared."""
    kind, _, rest = header.partition(";")
    kind = kind.strip().lower()
    charset = None
    for part in rest.split(";"):
        name, _, value = part.partition("=")
        if name.strip().lower() == "charset":
            charset = value.strip(" \"'") or None
    if kind in ("", "text/html", "application/xhtml+xml", "application/xml", "text/xml"):
        return HTML, charset
    return (PLAIN, charset) if kind in ("text/plain", "text/markdown") else (None, charset)


def _decompressor(encoding: str) -> Callable[[bytes], Iterator[bytes]]:
    """Return what turns raw chunks into plain ones, at most a mebibyte at a time, so that a bomb is noticed early."""
    kind = encoding.strip().lower()
    if kind in ("", "identity"):
        return lambda chunk: iter((chunk,))
    if kind not in ("gzip", "x-gzip", "deflate"):
        raise FetchError("unknown compression", f"compressed as {encoding!r}, which was not asked for")
    state = zlib.decompressobj(zlib.MAX_WBITS | 32)

    def inflate(chunk: bytes) -> Iterator[bytes]:
        while chunk:
            try:
                yield state.decompress(chunk, MEBIBYTE)
            except zlib.error as error:
                raise FetchError("damaged page", f"its compressed data is damaged ({error})") from error
            chunk = state.unconsumed_tail

    return inflate
