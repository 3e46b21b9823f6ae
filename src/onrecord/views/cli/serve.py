"""`onrecord serve`."""

from pathlib import Path

import click

from onrecord.views.cli.options import ledger_argument


@click.command(name="serve")
@ledger_argument
@click.option(
    "--host",
    default="127.0.0.1",
    show_default=True,
    help="Address to listen on; any other than this asks for a password.",
)
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True)
def command(ledger: Path, host: str, port: int) -> None:
    """Open the desk: stories, speakers, articles, search and review in a browser.

    \b
    Example:
      onrecord serve record.db
    """
    from onrecord.views.web import serve

    serve(ledger, host=host, port=port)
