"""`onrecord add`."""

from pathlib import Path

import click

from onrecord.errors import SourceError
from onrecord.records import Summary
from onrecord.settings import ReaderName
from onrecord.views.cli.options import as_inputs, as_settings, ledger_argument, reading_options
from onrecord.views.cli.output import count, note, note_rejections, progress, reasons


@click.command(name="add")
@ledger_argument
@reading_options
def command(
    ledger: Path,
    inputs: tuple[str, ...],
    published: str | None,
    pairs: dict[str, str],
    reader: ReaderName | None,
    processes: int | None,
) -> None:
    """Add coverage to a ledger, and link it to what is there.

    \b
    Example:
      onrecord add record.db pages/*.html coverage.jsonl

    LEDGER is made when it is not there. PATH is a file, a folder, a glob, a URL, or - for standard input. Adding the same
    again adds nothing; a page whose text changed becomes a new version. A run that is killed leaves the ledger whole: run
    the same command again to complete it.
    """
    from onrecord import workflows

    settings = as_settings(reader=reader, processes=processes)
    workflows.reader(settings.reader)  # a missing reader is told before a ledger is made
    with workflows.open_ledger(ledger, create=True, busy_timeout=settings.busy_timeout) as opened:
        summary = workflows.add(
            opened,
            as_inputs(inputs, published, pairs),
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
