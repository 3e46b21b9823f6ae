"""`onrecord read`."""

import click

from onrecord.errors import SourceError
from onrecord.records import Reading, Rejection, Speaker, Statement, Unresolved
from onrecord.records.codec import to_json
from onrecord.settings import ReaderName
from onrecord.views.cli.options import as_inputs, as_settings, json_option, reading_options
from onrecord.views.cli.output import (
    console,
    count,
    indented,
    note,
    note_rejections,
    plain,
    print_json,
    progress,
    reasons,
    safe,
)


@click.command(name="read")
@reading_options
@json_option("Print the interchange: one JSON object an article, one a line.")
def command(
    inputs: tuple[str, ...],
    published: str | None,
    pairs: dict[str, str],
    reader: ReaderName | None,
    processes: int | None,
    as_json: bool,
) -> None:
    """Read coverage and print who said what.

    \b
    Example:
      onrecord read --json pages/*.html > statements.jsonl

    PATH is a file, a folder, a glob, a URL, or - for standard input. Nothing is kept; see `onrecord add`.
    """
    from onrecord import workflows

    settings = as_settings(reader=reader, processes=processes)
    captures = articles = statements = unread = 0
    rejections: list[Rejection] = []
    for outcome in progress(workflows.read(as_inputs(inputs, published, pairs), settings), "reading"):
        captures += 1
        rejections += outcome.rejections
        for reading in outcome.readings:
            articles += 1
            statements += len(reading.statements)
            unread += not reading.read
            print_json(to_json(reading)) if as_json else _print(reading)
    note_rejections(rejections)
    note(_closing(captures, articles, statements, unread, rejections))
    if not articles:
        raise SourceError("nothing readable in the input")


def _closing(captures: int, articles: int, statements: int, unread: int, rejections: list[Rejection]) -> str:
    line = f"read {count(captures, 'capture')}: {count(articles, 'article')}, {count(statements, 'statement')}"
    if unread:
        line += f"; {count(unread, 'article')} in a language the reader cannot read"
    if rejections:
        line += f"; {len(rejections)} rejected: {reasons(rejections)}"
    return line


def _print(reading: Reading) -> None:
    article, out = reading.article, console()
    out.print(plain(article.title or article.source, "bold"))
    masthead = (
        article.outlet,
        ", ".join(article.bylines),
        article.dateline,
        article.published,
        ", ".join(article.agencies),
    )
    out.print(plain(" · ".join(part for part in (*masthead, article.source) if part), "dim"))
    if not reading.read:
        out.print(f"  kept, not read: language {safe(article.language)}")
    for statement in reading.statements:
        said = f", said {statement.said.value}" if statement.said else ""
        out.print(plain(_who(statement)).append(f" · {statement.kind}{said}", "dim"))
        out.print(indented(plain(statement.content.text)))
    if reading.figures:
        out.print(plain("  figures: " + "; ".join(_figure(f.text, f.counted) for f in reading.figures)))
    out.print()


def _who(statement: Statement) -> str:
    speaker = statement.speaker
    if isinstance(speaker, Speaker):
        return " ← ".join((*statement.chain[:-1], speaker.name))
    if statement.anonymous:
        return f"{statement.source.text if statement.source else '?'} (anonymous)"
    words = f" “{statement.source.text}”" if statement.source else ""
    return f"?{words} ({speaker.reason})" if isinstance(speaker, Unresolved) else f"?{words}"


def _figure(text: str, counted: str | None) -> str:
    return f"{text} [{counted}]" if counted and counted not in text else text
