"""`onrecord watch`."""

import time
from pathlib import Path

import click

from onrecord.settings import ReaderName
from onrecord.views.cli.add import closing
from onrecord.views.cli.options import as_inputs, as_settings, ledger_argument, reading_options
from onrecord.views.cli.output import note


@click.command(name="watch")
@ledger_argument
@reading_options
@click.option(
    "--every", type=click.FloatRange(1), default=300.0, show_default=True, metavar="SECONDS", help="How often to look."
)
@click.option("--times", type=click.IntRange(1), metavar="N", help="Look N times and end; default: until Ctrl-C.")
def command(
    ledger: Path,
    inputs: tuple[str, ...],
    published: str | None,
    pairs: dict[str, str],
    reader: ReaderName | None,
    processes: int | None,
    every: float,
    times: int | None,
) -> None:
    """Keep adding what appears in folders or feeds.

    \b
    Example:
      onrecord watch record.db incoming/ --every 60

    What was added before costs a look, not a reading.
    """
    from onrecord import workflows

    settings = as_settings(reader=reader, processes=processes)
    with workflows.open_ledger(ledger, create=True, busy_timeout=settings.busy_timeout) as opened:
        looked = 0
        while times is None or looked < times:
            if looked:
                time.sleep(every)
            summary = workflows.add(opened, as_inputs(inputs, published, pairs), settings)
            if summary.added or not looked:
                note(closing(summary))
            looked += 1
