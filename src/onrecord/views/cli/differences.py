"""How a terminal shows what changed between two versions of an article."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.text import Text

from onrecord.ledger.queries.cards import StatementCard
from onrecord.ledger.queries.versions import Changes, Sighting
from onrecord.views.cli.output import indented, plain


def change_lines(changes: Changes) -> Iterator[RenderableType]:
    """Yield the lines that say what changed from one version to the next: `-` only before, `+` only after."""
    day = f", {changes.after.published[:10]}" if changes.after.published else ""
    yield plain(f"version {changes.before.version} to {changes.after.version}{day}", "bold")
    if changes.headline:
        yield _line("-", f"headline: {changes.before.title or 'none'}")
        yield _line("+", f"headline: {changes.after.title or 'none'}")
    for text in changes.vanished_text:
        yield _line("-", text)
    for text in changes.new_text:
        yield _line("+", text)
    for before, after in changes.changed:
        yield plain(
            f"  statement changed: {_who(before)}" + ("" if before.speaker == after.speaker else f" to {_who(after)}")
        )
        yield _line("-", before.text)
        yield _line("+", after.text)
    for card in changes.vanished:
        yield plain(f"  statement vanished: {_who(card)}: “{card.words}”")
    for card in changes.new:
        yield plain(f"  statement new: {_who(card)}: “{card.words}”")


def captured(sighting: Sighting) -> str:
    """Return when and from where an article was captured, and through which addresses."""
    where = sighting.url or sighting.source
    through = f" through {', '.join(sighting.redirects)}" if sighting.redirects else ""
    return f"captured {sighting.captured_at or 'at a time not known'} from {where}{through}"


def _line(mark: str, text: str) -> RenderableType:
    return indented(Text(f"{mark} ", style="red" if mark == "-" else "green").append_text(plain(text)))


def _who(card: StatementCard) -> str:
    return card.speaker or card.source or "?"
