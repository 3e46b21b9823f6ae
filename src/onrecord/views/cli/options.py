"""Options several commands share, and the settings they add up to."""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from onrecord.settings import KEEPS, READERS, Settings, settings

if TYPE_CHECKING:
    from onrecord.ledger import Ledger
    from onrecord.workflows.inputs import Inputs

Function = TypeVar("Function", bound=Callable[..., Any])


def ledger_argument(function: Function) -> Function:
    """Give a command its first argument, the ledger's file."""
    return click.argument("ledger", type=click.Path(dir_okay=False, path_type=Path))(function)


def page_options(function: Function) -> Function:
    """Give a command `--limit` and `--offset`."""
    offset = click.option(
        "--offset", type=click.IntRange(0), default=0, metavar="N", help="Leave out the first N results."
    )
    limit = click.option(
        "--limit", type=click.IntRange(1, 10_000), default=20, show_default=True, metavar="N", help="Results to show."
    )
    return limit(offset(function))


def open_for(ledger: Path) -> "Ledger":
    """Return the ledger a command reads or judges; it must be there."""
    from onrecord.ledger import open_ledger

    return open_ledger(ledger, busy_timeout=as_settings().busy_timeout)


def reading_options(function: Function, *, required: bool = True, metavar: str = "PATH…") -> Function:
    """Give a command the options that say what its input is and how it is read."""
    for option in reversed(
        (
            click.argument("inputs", nargs=-1, required=required, metavar=metavar),
            click.option(
                "--published", metavar="DATE", callback=_date, help="Date of files that state none, YYYY-MM-DD."
            ),
            click.option(
                "--map",
                "pairs",
                multiple=True,
                metavar="FIELD=COLUMN",
                callback=_columns,
                help="Where a JSONL or CSV input keeps id, url, outlet, title, byline, published or text under another name.",
            ),
            click.option(
                "--reader", type=click.Choice(READERS), help="full: encoder and rules (default); fast: rules alone."
            ),
            click.option(
                "--processes",
                type=click.IntRange(1, 256),
                metavar="N",
                help="Processes that read; default: one a core. With 1, linking happens in this one, too.",
            ),
        )
    ):
        function = option(function)
    return function


def web_options(function: Function) -> Function:
    """Give a command the options that say how pages are fetched and kept."""
    for option in reversed(
        (
            click.option("--contact", metavar="ADDRESS", help="Put in the user agent, so that a site can complain."),
            click.option("--cache", metavar="FOLDER", help="Pages already fetched; none: keep none."),
            click.option(
                "--allow-host",
                "allow_hosts",
                multiple=True,
                metavar="NAME",
                help="A host that may be read although it is in a private network; can be repeated.",
            ),
            click.option("--host-interval", metavar="SECONDS", help="Between two requests to one host; default: 1."),
            click.option("--timeout", metavar="SECONDS", help="To connect, and to wait for more; default: 20."),
            click.option("--deadline", metavar="SECONDS", help="For one page altogether; default: 60."),
            click.option("--max-bytes", metavar="N", help="Of one page, decompressed; default: 16 MiB."),
            click.option(
                "--keep", type=click.Choice(KEEPS), help="Of what came: its bytes (default), or only its hash."
            ),
        )
    ):
        function = option(function)
    return function


def json_option(text: str) -> Callable[[Function], Function]:
    """Return the `--json` option, `text` saying what it prints."""
    return click.option("--json", "as_json", is_flag=True, help=text)


def as_inputs(
    inputs: tuple[str, ...], published: str | None, pairs: dict[str, str], urls: Path | None = None
) -> "Inputs":
    """Return the inputs named on the command line."""
    from onrecord.workflows.inputs import Inputs

    return Inputs(inputs, published, pairs, stdin=sys.stdin.buffer, urls=urls)


def as_settings(**flags: object) -> Settings:
    """Return the settings in force: flags, then environment, then onrecord.toml here, then the defaults."""
    given = {
        name: value for name, value in flags.items() if value != ()
    }  # an option that can be repeated, and was not given
    return settings(given, environment=os.environ, folder=Path.cwd())


def _date(ctx: click.Context, option: click.Parameter, value: str | None) -> str | None:
    from datetime import date

    if value is None:
        return None
    try:
        return date.fromisoformat(value).isoformat()
    except ValueError:
        raise click.BadParameter(f"must be a date such as 2025-08-30, found {value!r}") from None


def _columns(ctx: click.Context, option: click.Parameter, value: tuple[str, ...]) -> dict[str, str]:
    out = {}
    for pair in value:
        ours, equals, theirs = pair.partition("=")
        if not (ours and equals and theirs):
            raise click.BadParameter(f"must be FIELD=COLUMN, such as text=body, found {pair!r}")
        out[ours] = theirs
    return out
