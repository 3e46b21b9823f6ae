"""`onrecord info`."""

from dataclasses import asdict
from pathlib import Path

import click
from rich.table import Table

from onrecord.ledger import queries
from onrecord.views.cli.options import json_option, ledger_argument, open_for
from onrecord.views.cli.output import console, count, note, plain, print_json

_COUNTED = (
    ("captures", "captures"),
    ("articles", "articles"),
    ("superseded", "older versions"),
    ("unread", "kept unread"),
    ("outlets", "outlets"),
    ("statements", "statements"),
    ("unresolved", "speakers unresolved"),
    ("figures", "figures"),
    ("speakers", "speakers"),
    ("utterances", "utterances"),
    ("lineages", "lineages"),
    ("stories", "stories"),
    ("denials", "denials"),
    ("series", "series of figures"),
    ("judgements", "judgements"),
    ("rejections", "rejections"),
)


@click.command(name="info")
@ledger_argument
@click.option("--quality", is_flag=True, help="How often reviewers found the machine right.")
@json_option("Print one JSON object.")
def command(ledger: Path, quality: bool, as_json: bool) -> None:
    """Count what a ledger holds, or how often reviewers found it right.

    \b
    Example:
      onrecord info record.db
      onrecord info record.db --quality
    """
    with open_for(ledger) as opened, opened.reading() as connection:
        if quality:
            _quality(queries.quality(connection), as_json)
        else:
            _info(queries.info(connection), queries.stories(connection, limit=10), as_json)


def _info(info: queries.Info, stories: queries.Page[queries.StoryCard], as_json: bool) -> None:
    if as_json:
        print_json({**asdict(info), "largest_stories": [asdict(card) for card in stories]})
        return
    table = Table(box=None, padding=(0, 1), show_header=False)
    for key, words in _COUNTED:
        table.add_row(f"{info.counts[key]:,}", words)
    out = console()
    out.print(table)
    if info.first:
        out.print(f"published {info.first} to {info.last}")
    out.print("read by " + ", ".join(f"{name or '?'} ({number:,})" for name, number in info.readers))
    if stories.items:
        out.print(plain("\nlargest stories", "dim"))
        for card in stories:
            known = f"{count(card.origins, 'origin')} in {count(card.articles, 'article')}"
            out.print(plain(card.title).append(f" · {known} · {_days(card)} · {card.id}", "dim"))
    if info.stale:
        note("something was added or judged since it was last linked: run `onrecord relink`")


def _days(card: queries.StoryCard) -> str:
    return card.first or "" if card.first == card.last else f"{card.first} to {card.last}"


def _quality(precisions: tuple[queries.Precision, ...], as_json: bool) -> None:
    if as_json:
        print_json([{**asdict(p), "share": p.share} for p in precisions])
        return
    if not precisions:
        note("nothing was reviewed yet; `onrecord review` begins")
        return
    table = Table(box=None, padding=(0, 1), header_style="dim")
    for column in ("what", "right", "reviewed", "share", "95 % interval"):
        table.add_column(column)
    for p in precisions:
        table.add_row(p.of, str(p.right), str(p.reviewed), f"{p.share:.2f}", f"{p.low:.2f} to {p.high:.2f}")
    console().print(table)
