"""`onrecord review`."""

import getpass
import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from onrecord.ledger import Ledger, queries
from onrecord.records.judgement import JudgementAction
from onrecord.settings import Settings
from onrecord.views.cli.options import as_settings, json_option, ledger_argument, open_for
from onrecord.views.cli.output import console, count, note, plain, print_json, what, who

ACTIONS = ("accept", "reject", "correct-speaker", "set-date", "mark-denial", "merge", "split", "note", "undo")
KINDS = ("statement", "utterance", "entity", "lineage", "story", "denial")


@click.command(name="review")
@ledger_argument
@click.argument("action", required=False, type=click.Choice(ACTIONS))
@click.argument("target", required=False)
@click.argument("value", nargs=-1)
@click.option("--kind", type=click.Choice(KINDS), default="statement", show_default=True, help="What TARGET is.")
@click.option("--note", "remark", default="", help="Why.")
@click.option("--author", help="Who judges; default: ONRECORD_AUTHOR, else the login name.")
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="Statements to go through.")
@click.option(
    "--load",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Add judgements another ledger exported.",
)
@json_option("Print what was recorded, or the queue, as JSON lines.")
def command(
    ledger: Path,
    action: JudgementAction | None,
    target: str | None,
    value: tuple[str, ...],
    kind: str,
    remark: str,
    author: str | None,
    limit: int,
    load: Path | None,
    as_json: bool,
) -> None:
    """Judge what the machine read. Decisions are kept, never overwritten, and can be undone.

    \b
    Example:
      onrecord review record.db
      onrecord review record.db correct-speaker s0f3… "Mira Velkova"
      onrecord review record.db merge u1c2… u77a… --kind utterance
      onrecord review record.db undo j5d0…

    Without ACTION, goes through the statements nobody judged yet, least certain and most used first. VALUE is the speaker for
    correct-speaker, the day for set-date, the other ids for merge, the members that leave for split, and the ids of what is
    denied for mark-denial. `onrecord info LEDGER --quality` tells how often the machine was right.
    """
    from onrecord import workflows

    settings = as_settings(author=author)
    with open_for(ledger) as opened:
        if load is not None:
            new, standing = workflows.load_judgements(opened, _lines(load))
            note(f"{count(new, 'judgement')} added; {standing} of the file's are in force here")
        elif action is None:
            _queue(opened, settings, limit, as_json)
        elif target is None:
            raise click.UsageError(f"name what to {action}; `onrecord search` and `onrecord show` tell ids")
        else:
            _judge(opened, settings, action, kind, target, value, remark, as_json)
            workflows.relink_if_stale(opened, settings)


def _judge(
    ledger: Ledger,
    settings: Settings,
    action: JudgementAction,
    kind: str,
    target: str,
    value: tuple[str, ...],
    remark: str,
    as_json: bool,
) -> None:
    from onrecord import workflows

    try:
        if action == "undo":
            made = workflows.undo(ledger, target, author=_author(settings), note=remark)
        else:
            made = workflows.judge(
                ledger, action, kind, target, value=_value(action, value), author=_author(settings), note=remark
            )
    except ValueError as error:
        raise click.UsageError(str(error)) from None
    if as_json:
        print_json(asdict(made))
    else:
        note(f"recorded {made.id}; `onrecord review LEDGER undo {made.id}` takes it back")


def _value(action: str, value: tuple[str, ...]) -> dict[str, object]:
    if not value:
        return {}
    named: dict[str, dict[str, object]] = {
        "correct-speaker": {"speaker": " ".join(value)},
        "set-date": {"said": value[0]},
        "merge": {"with": list(value)},
        "split": {"members": list(value)},
        "mark-denial": {"of": list(value)},
    }
    return named.get(action, {})


def _queue(ledger: Ledger, settings: Settings, limit: int, as_json: bool) -> None:
    from onrecord import workflows

    with ledger.reading() as connection:
        queue = queries.review_queue(connection, limit=limit)
    if as_json:
        for card in queue:
            print_json(asdict(card))
        return
    out = console()
    for card in queue:
        with ledger.reading() as connection:
            page = queries.statement(connection, card.id)
        out.print()
        out.print(plain(page.before) + plain(card.text, "bold underline") + plain(page.after))
        out.print(plain("  who: ") + who(card) + plain(f"  ({card.speaker_how or 'the text does not say'})"))
        out.print(plain("  what: ") + what(card) + plain(f"  {card.confidence:.2f}, {', '.join(card.evidence)}", "dim"))
        answer = click.prompt("a accept, r reject, s speaker, d day said, n next, q quit", default="n", err=True)
        if answer == "q":
            break
        asked = _KEYS.get(answer[:1])
        if asked is None:
            continue
        needs = {"correct-speaker": "speaker", "set-date": "day, as 2025-08-30"}.get(asked)
        words = (click.prompt(needs, err=True),) if needs else ()
        seen = page.judgements[-1].id if page.judgements else ""
        workflows.judge(
            ledger,
            asked,
            "statement",
            card.id,
            value=_value(asked, words),
            author=_author(settings),
            seen=seen,
        )
    note(f"{queue.total:,} were waiting")
    workflows.relink_if_stale(ledger, settings)


_KEYS: dict[str, JudgementAction] = {"a": "accept", "r": "reject", "s": "correct-speaker", "d": "set-date"}


def _author(settings: Settings) -> str:
    if settings.author:
        return settings.author
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # no such user in this container
        return ""


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            try:
                row = json.loads(line)
            except ValueError as error:
                raise click.UsageError(f"{path}, line {number}: not JSON: {error}") from None
            if not isinstance(row, dict):
                raise click.UsageError(f"{path}, line {number}: not a JSON object")
            yield row
