"""An article's text as it stands on the page: statements numbered and underlined, figures and dates marked.

Written here and not in a template: an article of 8,000 words is cut into a thousand pieces, each of which would ask a template
ten questions. All text passes through `_text`, which escapes it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from markupsafe import Markup, escape

from onrecord.ledger.queries import StatementCard
from onrecord.records import TimeExpression
from onrecord.views.web.hues import hue
from onrecord.views.web.marking import Mark, Piece
from onrecord.views.web.wording import visible

UNSURE = 0.7  # a statement less certain than that is marked with a question mark


@dataclass(frozen=True, slots=True)
class Marked:
    """What the marks of an article stand for."""

    statements: Mapping[str, StatementCard]  # by id, in the order in which they are numbered
    dates: Mapping[str, TimeExpression]  # by the id of their mark
    chosen: str = ""  # the statement somebody came for
    chosen_figure: str = ""
    numbers: Mapping[str, int] = field(init=False)

    def __post_init__(self) -> None:
        """Number the statements."""
        object.__setattr__(self, "numbers", {one: place for place, one in enumerate(self.statements, start=1)})


def typeset(paragraphs: Sequence[Sequence[Piece]], marked: Marked) -> list[Markup]:
    """Return each paragraph as markup; without its tags it is the text of its pieces, but for the statements' numbers."""
    return [Markup("".join(_piece(piece, marked) for piece in paragraph)) for paragraph in paragraphs]  # noqa: S704


def _text(text: str) -> str:
    return str(escape(visible(text)))


def _piece(piece: Piece, marked: Marked) -> str:
    text = _text(piece.text)
    if not piece.marks:
        return text
    said = [marked.statements[mark.id] for mark in piece.marks if mark.kind == "statement"]
    figure = next((mark.id for mark in piece.marks if mark.kind == "figure"), None)
    when = next((mark.id for mark in piece.marks if mark.kind == "date"), None)
    if figure is not None:
        text = f'<span class="figure{" chosen" if figure == marked.chosen_figure else ""}">{text}</span>'
    elif when is not None:
        text = f'<span class="date" title="{_text(marked.dates[when].value)}">{text}</span>'
    places = "".join(f'<span id="f-{_text(mark.id)}"></span>' for mark in piece.opens if mark.kind == "figure")
    text = places + text
    if said:
        text = f'<mark class="{_said(said[-1], piece, marked.chosen)}">{text}</mark>'
    return "".join(_number(mark, marked) for mark in piece.opens if mark.kind == "statement") + text


def _said(card: StatementCard, piece: Piece, chosen: str) -> str:
    """The classes of words that `card`, the innermost statement there, reports."""
    classes = f"said {_text(card.kind)} hue-{hue(card.entity or card.speaker)}"
    if chosen and piece.shows(chosen):
        classes += " chosen"
    if card.confidence < UNSURE or card.unresolved:
        classes += " unsure ends" if any(mark.id == card.id for mark in piece.closes) else " unsure"
    return classes


def _number(mark: Mark, marked: Marked) -> str:
    card, number = marked.statements[mark.id], marked.numbers[mark.id]
    start = "" if mark.start == card.pieces[0][0] else f"-{mark.start}"
    return (
        f'<a class="number hue-{hue(card.entity or card.speaker)}" id="s-{_text(card.id)}{start}" href="#n-{_text(card.id)}"'
        f' aria-label="Statement {number}, {_text(card.speaker or "speaker not resolved")}">{number}</a>'
    )
