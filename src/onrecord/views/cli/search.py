"""`onrecord search`."""

from dataclasses import asdict
from pathlib import Path

import click
from rich.table import Table

from onrecord.ledger import queries
from onrecord.views.cli.options import json_option, ledger_argument, open_for, page_options
from onrecord.views.cli.output import console, count, note, plain, print_json, statement_lines


@click.command(name="search")
@ledger_argument
@click.argument("words", nargs=-1)
@click.option("--speaker", metavar="NAME", help="Said by; words of a name, or an entity's id.")
@click.option("--outlet", metavar="NAME", help="Printed by.")
@click.option("--kind", type=click.Choice(["direct", "indirect", "mixed"]))
@click.option(
    "--act", type=click.Choice(["speech", "other"]), help="speech: said or written; other: thoughts and intentions."
)
@click.option("--since", metavar="DATE", help="Said, else published, on this day or later.")
@click.option("--until", metavar="DATE", help="Said, else published, on this day or earlier.")
@click.option("--origins", type=click.IntRange(1), metavar="N", help="Reported by at least N independent originals.")
@click.option("--disputed/--undisputed", default=None, help="Denied by somebody, or by nobody.")
@click.option("--anonymous/--named", default=None, help="Of anonymous sources, or of named ones.")
@click.option("--denials", is_flag=True, default=None, help="Denials only.")
@click.option("--unresolved", is_flag=True, default=None, help="Only where the speaker could not be told.")
@click.option("--story", metavar="ID", help="Within one story.")
@page_options
@json_option("Print one statement a line as JSON.")
def command(ledger: Path, words: tuple[str, ...], limit: int, offset: int, as_json: bool, **asked: object) -> None:
    """Search a ledger for statements.

    \b
    Example:
      onrecord search record.db "grain corridor" --speaker Varga --since 2025-03-01

    WORDS are looked for in what was said and who said it; quote a phrase twice to keep it together: '"safe corridor"'.
    """
    wanted = queries.Search(
        words=" ".join(words),
        denies=True if asked.pop("denials") else None,
        unresolved=True if asked.pop("unresolved") else None,
        **asked,  # type: ignore[arg-type]
    )
    with open_for(ledger) as opened, opened.reading() as connection:
        found = queries.search(connection, wanted, limit=limit, offset=offset, facets=not as_json)
    if as_json:
        for card in found.page:
            print_json(asdict(card))
        return
    out = console()
    if found.page.items:
        for line in statement_lines(found.page.items):
            out.print(line)
        _facets(found)
    note(
        f"{count(found.page.total, 'statement')}; shown {offset + 1}-{offset + len(found.page)}"
        if found.page.items
        else "nothing found"
    )


def _facets(found: queries.Found) -> None:
    table = Table(box=None, padding=(0, 1), show_header=False)
    for facet in found.facets:
        values = ", ".join(f"{value} {number}" for value, number in facet.values[:6])
        if values:
            table.add_row(plain(facet.name, "dim"), plain(values, "dim"))
    console().print(table)
