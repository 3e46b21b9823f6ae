"""`onrecord serve`."""

from pathlib import Path

import click

from onrecord.views.cli.options import as_settings, ledger_argument

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command(name="serve")
@ledger_argument
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True)
@click.option(
    "--access", type=_FILE, help="Who may come in, where other machines can reach the desk; see `onrecord access`."
)
@click.option("--certificate", type=_FILE, help="TLS certificate, PEM; not needed behind a proxy that speaks TLS.")
@click.option("--key", type=_FILE, help="Key of the certificate, PEM.")
def command(
    ledger: Path, host: str, port: int, access: Path | None, certificate: Path | None, key: Path | None
) -> None:
    """Open the desk: stories, speakers, articles, search and review in a browser.

    \b
    Example:
      onrecord serve record.db

    It ends with Ctrl-C. On any address but this machine's own it asks who comes, and wants to be reached over TLS.
    """
    from onrecord.views.web import serve

    settings = as_settings()
    click.echo(f"the desk: http{'s' if certificate else ''}://{host}:{port}/ (Ctrl-C ends it)", err=True)
    serve(ledger, host=host, port=port, settings=settings, access=access, certificate=certificate, key=key)
