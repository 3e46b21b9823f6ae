"""`onrecord watch`."""

from functools import partial
from pathlib import Path

import click

from onrecord.records import Rejection, Summary
from onrecord.settings import ReaderName
from onrecord.views.cli.add import closing
from onrecord.views.cli.options import as_inputs, as_settings, ledger_argument, reading_options, web_options
from onrecord.views.cli.output import note, note_rejections


@click.command(name="watch")
@ledger_argument
@partial(reading_options, metavar="FEEDS.toml|OPML|URL|PATH…")
@click.option(
    "--every",
    type=click.FloatRange(min=0, min_open=True),
    metavar="SECONDS",
    help="How often to look, where the file of feeds does not say; default: 900.",
)
@click.option("--once", is_flag=True, help="Look once at everything and end: for cron.")
@click.option("--times", type=click.IntRange(1), metavar="N", help="Look N times and end; default: until Ctrl-C.")
@web_options
def command(
    ledger: Path,
    inputs: tuple[str, ...],
    published: str | None,
    pairs: dict[str, str],
    reader: ReaderName | None,
    processes: int | None,
    every: float | None,
    once: bool,
    times: int | None,
    **web: object,
) -> None:
    """Keep adding what is new in feeds, sitemaps and folders.

    \b
    Example:
      onrecord watch record.db feeds.toml
      onrecord watch record.db https://example.org/feed.xml incoming/ --every 300 --once

    A feed (RSS, Atom, JSON Feed, news sitemap) is named by its address, in an OPML list, or in a TOML file with an interval
    of its own. It is asked whether it changed; new items are fetched and added. How far each was read is kept in the ledger:
    after a restart the watch goes on behind it. What was added before costs a look, not a reading.
    """
    from onrecord import workflows
    from onrecord.sources.subscriptions import subscriptions
    from onrecord.workflows.watch import watch

    settings = as_settings(reader=reader, processes=processes, **web)
    workflows.reader(settings.reader)  # a missing reader is told before a ledger is made
    wanted = subscriptions(inputs)
    with workflows.open_ledger(ledger, create=True, busy_timeout=settings.busy_timeout) as opened:
        watch(
            opened,
            wanted,
            settings,
            inputs=as_inputs((), published, pairs),
            every=every or wanted.every or 900.0,
            rounds=1 if once else times,
            told=_Teller(),
        )


class _Teller:
    """Tells what a round added, and what was rejected for the first time."""

    def __init__(self) -> None:
        self._told: set[Rejection] = set()
        self._rounds = 0

    def __call__(self, summary: Summary) -> None:
        new = [rejection for rejection in summary.rejections if rejection not in self._told]
        self._told.update(new)
        note_rejections(new)
        if summary.added or new or not self._rounds:
            note(closing(summary))
        self._rounds += 1
