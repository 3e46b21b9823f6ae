"""The desk in a browser: `serve` runs it, `create_app` gives it to another server."""

import gc
from pathlib import Path

from onrecord.errors import SettingsError
from onrecord.ledger import open_ledger
from onrecord.settings import Settings
from onrecord.views.web.access import access_file
from onrecord.views.web.app import create_app
from onrecord.views.web.guard import LOOPBACK_NAMES

__all__ = ["create_app", "serve"]


def collect_seldom() -> None:
    """Have Python look for garbage more seldom, and never among what is loaded: a page makes ten thousand objects that soon go."""
    gc.freeze()
    gc.set_threshold(20_000)


def serve(
    path: Path | str,
    host: str = "127.0.0.1",
    port: int = 8321,
    *,
    settings: Settings | None = None,
    access: Path | None = None,
    certificate: Path | None = None,
    key: Path | None = None,
) -> None:
    """Serve the desk over the ledger in `path` until interrupted.

    On any host but this machine's own, people sign in: `access` is the file that names them (see `web.access`), and the desk
    must be reached over TLS, its own (`certificate`, `key`) or a proxy's. Raises `SettingsError` without one, and what
    `open_ledger` raises.
    """
    import uvicorn

    local = host in LOOPBACK_NAMES
    if not local and access is None:
        raise SettingsError(
            f"{host} can be reached from other machines: name who may come in with --access FILE"
            " (make it with `onrecord access FILE add NAME`), or serve on 127.0.0.1"
        )
    settings = settings or Settings()
    with open_ledger(path, busy_timeout=settings.busy_timeout) as ledger:
        app = create_app(
            ledger,
            settings,
            access=access_file(access) if access else None,
            hosts=LOOPBACK_NAMES if local else None,
        )
        collect_seldom()
        uvicorn.run(
            app,
            host=host,
            port=port,
            log_level="warning",
            access_log=False,
            server_header=False,
            ssl_certfile=certificate,
            ssl_keyfile=key,
        )
