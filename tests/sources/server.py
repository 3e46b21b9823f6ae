"""A web server on the loopback that misbehaves in every way a page can."""

import gzip
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

PAGE = (
    b"<html><head><title>Rain in Dorvik - Halvor Times</title></head><body><article><h1>Rain in Dorvik</h1>"
    + b"<p>The rain came on Monday and stayed for nine days, said Jo Doe of the weather office in Dorvik.</p>" * 4
    + b"</article></body></html>"
)
BOMB = gzip.compress(b"\0" * 40_000_000, compresslevel=1)


class Site:
    """Answers by path; counts requests, and notes their headers."""

    def __init__(self) -> None:
        self.asked: Counter[str] = Counter()
        self.headers: dict[str, dict[str, str]] = {}
        self.robots: tuple[int, bytes] = (404, b"")
        self.retry_after = "7"  # seconds, of /busy
        self.items: list[str] = []  # paths the /news feed lists, the oldest first
        self.base = ""

    def answer(self, handler: BaseHTTPRequestHandler) -> None:
        path = handler.path.partition("?")[0]
        self.asked[path] += 1
        self.headers[path] = {name.lower(): value for name, value in handler.headers.items()}
        name = path.strip("/").replace("-", "_").replace(".", "_") or "page"
        reply: Callable[[BaseHTTPRequestHandler], None] = getattr(self, f"do_{name}", self.do_missing)
        reply(handler)

    def do_robots_txt(self, h: BaseHTTPRequestHandler) -> None:
        _send(h, self.robots[0], self.robots[1], "text/plain")

    def do_missing(self, h: BaseHTTPRequestHandler) -> None:
        _send(h, 404, b"nothing here")

    def do_page(self, h: BaseHTTPRequestHandler) -> None:
        _send(h, 200, PAGE)

    do_private = do_other = do_page

    def do_slow(self, h: BaseHTTPRequestHandler) -> None:
        time.sleep(1.5)
        _send(h, 200, PAGE)

    def do_endless(self, h: BaseHTTPRequestHandler) -> None:
        _head(h, 200, {"Content-Type": "text/html"})
        for _ in range(400):
            h.wfile.write(b"<p>and on</p>")
            h.wfile.flush()
            time.sleep(0.02)

    def do_huge(self, h: BaseHTTPRequestHandler) -> None:
        _head(h, 200, {"Content-Type": "text/html"})
        for _ in range(300):
            h.wfile.write(b"x" * 10_000)

    def do_bomb(self, h: BaseHTTPRequestHandler) -> None:
        _send(h, 200, BOMB, encoding="gzip")

    def do_zipped(self, h: BaseHTTPRequestHandler) -> None:
        _send(h, 200, gzip.compress(PAGE), encoding="gzip")

    def do_damaged(self, h: BaseHTTPRequestHandler) -> None:
        _send(h, 200, b"\x1f\x8b" + b"not gzip at all" * 5, encoding="gzip")

    def do_loop(self, h: BaseHTTPRequestHandler) -> None:
        _redirect(h, "/loop-back")

    def do_loop_back(self, h: BaseHTTPRequestHandler) -> None:
        _redirect(h, "/loop")

    def do_chain(self, h: BaseHTTPRequestHandler) -> None:
        number = int(h.path.partition("?")[2] or 0)
        _redirect(h, f"/chain?{number + 1}")

    def do_moved(self, h: BaseHTTPRequestHandler) -> None:
        _redirect(h, "/page?utm_source=feed#top")

    def do_to_loopback(self, h: BaseHTTPRequestHandler) -> None:
        _redirect(h, f"http://127.0.0.1:{h.server.server_address[1]}/page")

    def do_to_metadata(self, h: BaseHTTPRequestHandler) -> None:
        _redirect(h, "http://169.254.169.254/latest/meta-data/")

    def do_to_file(self, h: BaseHTTPRequestHandler) -> None:
        _redirect(h, "file:///etc/passwd")

    def do_tagged(self, h: BaseHTTPRequestHandler) -> None:
        if h.headers.get("If-None-Match") == '"v1"':
            _head(h, 304, {"ETag": '"v1"'})
        else:
            _send(h, 200, PAGE, extra={"ETag": '"v1"', "Last-Modified": "Mon, 05 May 2025 10:00:00 GMT"})

    def do_busy(self, h: BaseHTTPRequestHandler) -> None:
        if self.asked["/busy"] == 1:
            _send(h, 429, b"later", extra={"Retry-After": self.retry_after})
        else:
            _send(h, 200, PAGE)

    def do_busy_long(self, h: BaseHTTPRequestHandler) -> None:
        _send(h, 429, b"later", extra={"Retry-After": "86400"})

    def do_broken(self, h: BaseHTTPRequestHandler) -> None:
        _send(h, 500, b"oops")

    def do_wrong_charset(self, h: BaseHTTPRequestHandler) -> None:
        text = "<html><body><p>Café owners in Dorvik said “no” to the new tax on Monday evening.</p></body></html>"
        _send(h, 200, text.encode("utf-8"), "text/html; charset=ascii-that-is-not")

    def do_empty(self, h: BaseHTTPRequestHandler) -> None:
        _send(h, 200, b"")

    def do_truncated(self, h: BaseHTTPRequestHandler) -> None:
        _head(h, 200, {"Content-Type": "text/html", "Content-Length": str(len(PAGE) + 500)})
        h.wfile.write(PAGE)

    def do_picture(self, h: BaseHTTPRequestHandler) -> None:
        _send(h, 200, b"\x89PNG", "image/png")

    def do_feed(self, h: BaseHTTPRequestHandler) -> None:
        items = "".join(
            f"<item><title>Item {n}</title><link>{self.base}/{page}</link><guid isPermaLink='false'>tag:halvor,{n}</guid></item>"
            for n, page in ((3, "broken"), (2, "other"), (1, "page"))
        )
        body = f'<rss version="2.0"><channel><title>Halvor Times</title>{items}</channel></rss>'
        _send(h, 200, body.encode(), "application/rss+xml")

    def do_sleepy(self, h: BaseHTTPRequestHandler) -> None:
        time.sleep(6)
        _send(h, 200, PAGE)

    def do_news(self, h: BaseHTTPRequestHandler) -> None:
        etag = f'"{len(self.items)}"'
        if h.headers.get("If-None-Match") == etag:
            _head(h, 304, {})
            return
        items = "".join(
            f"<item><title>{path}</title><link>{self.base}/{path}</link></item>" for path in reversed(self.items)
        )
        body = f'<rss version="2.0"><channel><title>Halvor Times</title>{items}</channel></rss>'
        _send(h, 200, body.encode(), "application/rss+xml", extra={"ETag": etag})

    def do_story(self, h: BaseHTTPRequestHandler) -> None:
        number = h.path.partition("?")[2]
        _send(h, 200, PAGE.replace(b"nine days", f"{number} weeks".encode()))

    def do_quiet_feed(self, h: BaseHTTPRequestHandler) -> None:
        if h.headers.get("If-None-Match") == '"f"':
            _head(h, 304, {})
            return
        body = f'<rss version="2.0"><channel><title>T</title><item><guid isPermaLink="false">tag:halvor,1</guid><link>{self.base}/page</link></item></channel></rss>'
        _send(h, 200, body.encode(), "application/rss+xml", extra={"ETag": '"f"'})


def _head(h: BaseHTTPRequestHandler, status: int, headers: dict[str, str]) -> None:
    h.send_response(status)
    for name, value in headers.items():
        h.send_header(name, value)
    h.end_headers()


def _send(
    h: BaseHTTPRequestHandler,
    status: int,
    body: bytes,
    kind: str = "text/html",
    *,
    encoding: str | None = None,
    extra: dict[str, str] | None = None,
) -> None:
    headers = {"Content-Type": kind, "Content-Length": str(len(body)), **(extra or {})}
    if encoding:
        headers["Content-Encoding"] = encoding
    _head(h, status, headers)
    h.wfile.write(body)


def _redirect(h: BaseHTTPRequestHandler, target: str) -> None:
    _send(h, 302, b"", extra={"Location": target})


@contextmanager
def serving(site: Site) -> Iterator[str]:
    """Serve `site` on a free port of the loopback; yields its address."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            with suppress(BrokenPipeError, ConnectionResetError):
                site.answer(self)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    site.base = f"http://localhost:{server.server_address[1]}"
    try:
        yield site.base
    finally:
        server.shutdown()
        server.server_close()
