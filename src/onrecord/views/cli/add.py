"""`onrecord add`."""

from functools import partial
from pathlib import Path

import click

from onrecord.errors import SourceError
from onrecord.records import Summary
from onrecord.settings import ReaderName
from onrecord.views.cli.options import as_inputs, as_settings, ledger_argument, reading_options, web_options
from onrecord.views.cli.output import count, note, note_rejections, progress, reasons


@click.command(name="add")
@ledger_argument
@partial(reading_options, required=False, metavar="PATH|URL…")
@click.option(
    "--urls",
    type=click.Path(dir_okay=False, exists=True, path_type=Path),
    metavar="FILE",
    help="A file of web addresses, one a line; lines that begin with # are comments.",
)
@web_options
def command(
    ledger: Path,
    inputs: tuple[str, ...],
    urls: Path | None,
    published: str | None,
    pairs: dict[str, str],
    reader: ReaderName | None,
    processes: int | None,
    **web: object,
) -> None:
    """Add coverage to a ledger, and link it to what is there.

    \b
    Example:
      onrecord add record.db pages/*.html coverage.jsonl
      onrecord add record.db https://example.org/news/ferry --urls more.txt

    LEDGER is made when it is not there. PATH is a file, a folder, a glob, or - for standard input. Adding the same
    again adds nothing; a page whose text changed becomes a new version. A run that is killed leaves the ledger whole: run
    the same command again to complete it.

    Pages of the web are asked for politely: robots.txt is obeyed, a host gets one request a second, and only public
    addresses are read. --contact and the options below it can be set in onrecord.toml and the environment as well.
    """
    from onrecord import workflows

    if not inputs and urls is None:
        raise click.UsageError("name a path or an address to add, or a file of addresses with --urls")
    settings = as_settings(reader=reader, processes=processes, **web)
    workflows.reader(settings.reader)  # a missing reader is told before a ledger is made
    with workflows.open_ledger(ledger, create=True, busy_timeout=settings.busy_timeout) as opened:
        summary = workflows.add(
            opened,
            as_inputs(inputs, published, pairs, urls),
            settings,
            watch=lambda outcomes: progress(outcomes, "adding"),
            before_linking=lambda: note("linking"),
        )
    note_rejections(summary.rejections)
    note(closing(summary))
    if not summary.articles:
        raise SourceError("nothing readable in the input")


def closing(summary: Summary) -> str:
    """Return the closing line of a run that added."""
    parts = [
        f"{count(summary.captures, 'capture')}: {count(summary.added, 'article')} added, {count(summary.statements, 'statement')}"
    ]
    if summary.versions:
        parts.append(f"{summary.versions:,} of them new versions")
    if summary.unchanged:
        parts.append(f"{summary.unchanged:,} there already")
    if summary.unread:
        parts.append(f"{summary.unread:,} kept unread, in a language the reader cannot read")
    if summary.rejections:
        parts.append(f"{len(summary.rejections):,} rejected: {reasons(summary.rejections)}")
    return "; ".join(parts)
