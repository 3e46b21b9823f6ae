"""`onrecord serve`."""

from pathlib import Path

import click

from onrecord.views.cli.options import as_settings, ledger_argument


@click.command(name="serve")
@ledger_argument
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", type=click.IntRange(0, 65535), default=8321, show_default=True)
@click.option(
    "--access", type=click.Path(dir_okay=False, path_type=Path), help="Who may sign in; needed on any other host."
)
@click.option("--certificate", type=click.Path(dir_okay=False, path_type=Path), help="TLS certificate, PEM.")
@click.option("--key", type=click.Path(dir_okay=False, path_type=Path), help="Its private key, PEM.")
def command(
    ledger: Path, host: str, port: int, access: Path | None, certificate: Path | None, key: Path | None
) -> None:
    """Open the desk: stories, speakers, articles, search and review in a browser.

    \b
    Example:
      onrecord serve record.db

    On an address other machines can reach, people sign in: see the how-to on a desk for a team.
    """
    from onrecord.views.web import serve

    serve(ledger, host, port, settings=as_settings(), access=access, certificate=certificate, key=key)
