"""`onrecord relink`."""

from pathlib import Path

import click

from onrecord.ledger import queries
from onrecord.settings import READERS, ReaderName
from onrecord.views.cli.options import as_settings, ledger_argument
from onrecord.views.cli.output import count, note, progress


@click.command(name="relink")
@ledger_argument
@click.option("--reread", is_flag=True, help="Read every capture again first, with the reader of this version.")
@click.option("--reader", type=click.Choice(READERS), help="full: encoder and rules (default); fast: rules alone.")
@click.option("--processes", type=click.IntRange(1, 256), metavar="N", help="Processes that read; default: one a core.")
def command(ledger: Path, reread: bool, reader: ReaderName | None, processes: int | None) -> None:
    """Link a ledger again from scratch; captures and judgements stay.

    \b
    Example:
      onrecord relink record.db
      onrecord relink record.db --reread

    Judgements are found again by the words they were made on. Ids of groups that change redirect to what they became.
    """
    from onrecord import workflows

    settings = as_settings(reader=reader, processes=processes)
    with workflows.open_ledger(ledger, busy_timeout=settings.busy_timeout) as opened:
        if reread:
            lost = workflows.reread(opened, settings, watch=lambda numbers: progress(numbers, "reading"))
            if lost:
                note(
                    f"{count(lost, 'judgement')} speak of words no longer found; kept, and in force again when they return"
                )
        else:
            workflows.relink(opened, settings)
        with opened.reading() as connection:
            counts = queries.info(connection).counts
    note(
        f"{count(counts['stories'], 'story', 'stories')}, {count(counts['utterances'], 'utterance')}, "
        f"{count(counts['lineages'], 'lineage')}, {count(counts['speakers'], 'speaker')}"
    )
