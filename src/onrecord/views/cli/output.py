"""How the command line prints: tables for people, one JSON object a line for programs, notes on stderr."""

import json
import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TypeVar

from rich.console import Console, RenderableType
from rich.markup import escape
from rich.padding import Padding
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.text import Text

from onrecord.ledger.queries import DenialCard, StatementCard, UtteranceCard
from onrecord.records import Rejection, Series

Item = TypeVar("Item")

SHOWN_REJECTIONS = 20

# Characters that move the cursor, ring, or reorder what a terminal shows: article text is hostile.
_HOSTILE = dict.fromkeys((*range(0x20), *range(0x7F, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A)))
del _HOSTILE[0x0A], _HOSTILE[0x09]


def console() -> Console:
    """Return a console on stdout that prints text as text: no markup, no highlighting; 100 wide where there is no terminal."""
    width = None if sys.stdout.isatty() or "COLUMNS" in os.environ else 100
    return Console(highlight=False, markup=False, emoji=False, width=width)


def safe(text: str | None) -> str:
    """Return `text` without the control characters that could drive a terminal.

    >>> safe("a\\x1b[31mb\\u202ec")
    'a[31mbc'
    """
    return (text or "").translate(_HOSTILE)


def plain(text: str | None, style: str = "") -> Text:
    """Return article text as terminal text in one style, never as markup."""
    return Text(safe(text), style=style)


def json_line(document: object) -> str:
    """Return `document` as one line of JSON, in UTF-8 where it can be, escaped where a text holds lone surrogates."""
    line = json.dumps(document, ensure_ascii=False)
    try:
        line.encode()
    except UnicodeEncodeError:
        return json.dumps(document)
    return line


def print_json(document: object) -> None:
    """Print one line of JSON to stdout, as UTF-8 whatever the locale."""
    sys.stdout.buffer.write(json_line(document).encode() + b"\n")


def note(text: str) -> None:
    """Print a line for the person at the terminal, on stderr."""
    print(safe(text), file=sys.stderr)


def progress(items: Iterable[Item], doing: str) -> Iterator[Item]:
    """Yield `items`, showing how many went by on stderr when that is a terminal, and nothing when it is not."""
    if not sys.stderr.isatty():
        yield from items
        return
    bar = Progress(
        SpinnerColumn(),
        TextColumn("{task.description} {task.completed}"),
        TimeElapsedColumn(),
        console=Console(stderr=True),
        transient=True,
    )
    with bar:
        task = bar.add_task(escape(doing))
        for item in items:
            yield item
            bar.advance(task)


def note_rejections(rejections: Iterable[Rejection]) -> None:
    """Print what was rejected and why on stderr: each of the first few, and the count of each reason."""
    rejections = list(rejections)
    for rejection in rejections[:SHOWN_REJECTIONS]:
        detail = f" ({rejection.detail})" if rejection.detail else ""
        note(f"rejected: {rejection.source}: {rejection.reason}{detail}")
    if len(rejections) > SHOWN_REJECTIONS:
        note(f"rejected: and {len(rejections) - SHOWN_REJECTIONS} more")


def reasons(rejections: Iterable[Rejection]) -> str:
    """Return the rejections counted by reason, commonest first.

    >>> reasons([Rejection("a", "empty file"), Rejection("b", "not text"), Rejection("c", "empty file")])
    '2 empty file, 1 not text'
    """
    counts = Counter(rejection.reason for rejection in rejections)
    return ", ".join(f"{number} {reason}" for reason, number in counts.most_common())


def count(number: int, one: str, many: str | None = None) -> str:
    """Return a number with its noun.

    >>> count(1, "article"), count(2, "story", "stories"), count(1200, "article")
    ('1 article', '2 stories', '1,200 articles')
    """
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def statement_lines(cards: Iterable[StatementCard]) -> Iterator[RenderableType]:
    """Yield statements in two lines each: who, when, how well reported, where and its id; then the words."""
    for card in cards:
        day = card.said or (card.published or "")[:10] or "undated"
        known = (
            f"{count(card.origins, 'origin')}, {count(card.articles, 'article')}"
            if card.utterance
            else "not linked yet"
        )
        where = card.outlet or card.article_source
        yield who(card).append(safe(f" · {day} · {known} · {where} · "), "dim").append(card.id, "dim")
        yield indented(what(card))


def who(card: StatementCard) -> Text:
    """Return who said it, and how sure that is."""
    chain = " ← ".join(card.chain[:-1])
    name = card.speaker or (
        f"{card.source or '?'} (anonymous)" if card.anonymous else f"? {card.source or ''}".rstrip()
    )
    return plain(f"{chain} ← {name}" if chain else name, "" if card.speaker else "italic")


def what(card: StatementCard) -> Text:
    """Return the words, marked by kind, disputed and reviewed."""
    marks = [mark for mark, holds in (("denial", card.denies), ("disputed", card.disputed)) if holds]
    marks += [card.verdict] if card.verdict else []
    text = plain(card.words)
    return text.append(f"  [{', '.join(marks)}]", "bold") if marks else text


def utterance_lines(cards: Iterable[UtteranceCard]) -> Iterator[RenderableType]:
    """Yield utterances in two lines each: origins before article counts, day and speaker; then the words."""
    for card in cards:
        marks = [m for m, holds in (("disputed", card.disputed), ("wording changed", card.flagged)) if holds]
        speaker = card.speaker or ("anonymous" if card.anonymous else "?")
        known = f"{count(card.origins, 'origin')}, {count(card.articles, 'article')} · {card.day or 'undated'}"
        yield plain(speaker, "" if card.speaker else "italic").append(f" · {known}", "dim")
        words = plain(card.text)
        yield indented(words.append(f"  [{', '.join(marks)}]", "bold") if marks else words)


def indented(text: Text) -> RenderableType:
    """Return text set in by four characters, on every line it takes."""
    return Padding(text, (0, 0, 0, 4), expand=False)


def denial_lines(denials: Iterable[DenialCard]) -> Iterator[Text]:
    """Yield each denial and, below it, what it denies."""
    for card in denials:
        yield plain(f"{card.by or card.denial.speaker or '?'} denies: {card.denial.words}", "bold")
        for denied in card.of:
            yield plain(f"    {denied.speaker or '?'}: {denied.words} ({denied.outlet or denied.article_source})")
        if not card.of:
            yield plain("    what it denies is not on the record")


def series_lines(series: Iterable[Series]) -> Iterator[Text]:
    """Yield each series of two figures or more, a line a point."""
    for one in series:
        if len(one.points) < 2:
            continue
        yield plain(one.counted, "bold")
        for point in one.points:
            printed = " (published)" if point.said_is_published else ""
            yield plain(
                f"    {point.said or 'undated'}{printed}  {point.text}  {point.claimant or 'the outlet itself'}"
            )
