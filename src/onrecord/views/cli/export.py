"""`onrecord export`."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import click

from onrecord.ledger import Connection
from onrecord.ledger.queries.exporting import KINDS, Kind, export
from onrecord.views.cli.options import ledger_argument, open_for
from onrecord.views.cli.output import count, note
from onrecord.views.exports import LINKED_FORMS, Format, LinkedForm, every_statement, linked, write


@click.command(name="export")
@ledger_argument
@click.argument("kind", type=click.Choice([*KINDS, *LINKED_FORMS]))
@click.option("--json", "form", flag_value="json", default="json", help="JSON lines (default).")
@click.option("--csv", "form", flag_value="csv", help="CSV that no spreadsheet takes for formulas.")
@click.option("--parquet", "form", flag_value="parquet", help="Parquet; needs --out or a pipe.")
@click.option("--xlsx", "form", flag_value="xlsx", help="An Excel workbook; needs --out or a pipe.")
@click.option(
    "--out", type=click.Path(dir_okay=False, path_type=Path), help="Write to this file; default: standard output."
)
def command(ledger: Path, kind: Kind | LinkedForm, form: Format, out: Path | None) -> None:
    """Take the record away.

    \b
    Example:
      onrecord export record.db utterances --json > utterances.jsonl
      onrecord export record.db statements --csv --out statements.csv
      onrecord export record.db annotations > annotations.jsonl

    Statements also come as linked data, one JSON document a line: `annotations` (W3C Web Annotation), `schema-org`
    (Quotation, Claim), `ftm` (FollowTheMoney entities), `prov` (PROV-O, from the bytes to the last judgement). Rejected statements are left out and corrections are in. `judgements` can be loaded into another ledger with
    `onrecord review LEDGER --load FILE`.
    """
    if form in ("parquet", "xlsx") and out is None and sys.stdout.isatty():
        raise click.UsageError(f"{form} is not text: name a file with --out")
    if kind in LINKED_FORMS and form != "json":
        raise click.UsageError(f"{kind} is JSON, not a table: leave out --{form}")
    with open_for(ledger) as opened, opened.reading() as connection:
        rows = _rows(connection, kind)
        if out is None:
            number = write(rows, sys.stdout.buffer, form)
            sys.stdout.buffer.flush()
        else:
            with out.open("wb") as file:
                number = write(rows, file, form)
    note(f"{count(number, 'row')} of {kind}")


def _rows(connection: Connection, kind: Kind | LinkedForm) -> Iterator[dict[str, Any]]:
    if kind in LINKED_FORMS:
        return linked(connection, kind, every_statement(connection))
    return export(connection, cast(Kind, kind))
