"""`onrecord demo`."""

from collections.abc import Iterable
from pathlib import Path

import click
from rich.console import RenderableType

from onrecord.ledger import Connection, queries
from onrecord.views.cli.add import closing
from onrecord.views.cli.options import as_settings
from onrecord.views.cli.output import (
    console,
    count,
    denial_lines,
    note,
    note_rejections,
    plain,
    progress,
    series_lines,
    utterance_lines,
)

SAID = 12  # utterances shown, most reported first
SERIES = 4  # series of figures shown, those with most claimants first


@click.command(name="demo")
@click.argument("folder", default="demo", type=click.Path(file_okay=False, path_type=Path))
def command(folder: Path) -> None:
    """Read the sample coverage into FOLDER/record.db and show what is on the record.

    \b
    Example:
      onrecord demo

    The sample is about invented people and outlets. FOLDER is made when it is not there; default: demo.
    """
    from onrecord import workflows
    from onrecord.sample import coverage
    from onrecord.views.report import story_html

    folder.mkdir(parents=True, exist_ok=True)
    ledger, page = folder / "record.db", folder / "story.html"
    settings = as_settings()
    with workflows.open_ledger(ledger, create=True, busy_timeout=settings.busy_timeout) as opened:
        summary = workflows.add(
            opened,
            workflows.Inputs((str(coverage()),)),
            settings,
            watch=lambda outcomes: progress(outcomes, "adding"),
            before_linking=lambda: note("linking"),
        )
        note_rejections(summary.rejections)
        note(closing(summary))
        with opened.reading() as connection:
            story = queries.stories(connection, limit=1).items[0]
            _print(connection, story.id)
        page.write_text(story_html(opened, story.id), encoding="utf-8")
    console().print(f"\nThe story as one page: {page}\nThe desk, in a browser: onrecord serve {ledger}")


def _print(connection: Connection, story_id: str) -> None:
    out, page = console(), queries.story(connection, story_id)
    out.print()
    out.print(plain(page.story.title, "bold"))
    out.print(
        f"{page.story.first} to {page.story.last}: {count(page.origins, 'independent origin')} in {count(page.articles, 'article')} "
        f"of {count(page.outlets, 'outlet')}; {count(page.statements, 'statement')} by {count(page.speakers, 'speaker')}"
    )
    reported = queries.most_reported(connection, story_id, limit=SAID)
    _section("Who said what, most independently reported first", utterance_lines(reported.items))
    _section("Figures", series_lines(queries.story_series(connection, story_id, limit=SERIES).items))
    _section("Denials", denial_lines(queries.story_denials(connection, story_id, limit=SAID).items))
    unresolved = queries.unresolved(connection, story=story_id, limit=SAID)
    _section(
        f"Who said it could not be told ({unresolved.total})",
        (
            plain(
                f"  {card.source or '?'}: {card.speaker_how}; “{card.words[:100]}”, {card.outlet or card.article_source}"
            )
            for card in unresolved
        ),
    )


def _section(title: str, lines: Iterable[RenderableType]) -> None:
    out = console()
    lines = list(lines)
    if lines:
        out.print(plain(f"\n{title}", "bold"))
        for line in lines:
            out.print(line)
