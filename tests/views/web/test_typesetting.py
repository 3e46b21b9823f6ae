"""An article's text on its page is its text: marked, never markup."""

import html
import re

import pytest

from onrecord.ledger.queries import StatementCard
from onrecord.records import TimeExpression
from onrecord.views.web.marking import Mark, marked_paragraphs
from onrecord.views.web.typesetting import Marked, typeset

TEXT = "“We sold 40 boats <b>on</b> Friday,” Ada Brook said.\n\nNobody & nothing else."


def card(
    ident: str, *pieces: tuple[int, int], speaker: str | None = "Ada Brook", confidence: float = 0.9
) -> StatementCard:
    start, stop = pieces[0][0], pieces[-1][1]
    return StatementCard(
        ident, "direct", "speech", TEXT[start:stop], start, stop, pieces, speaker, None, None, speaker is None, (),
        None, None, False, None, None, None, None, (), False, confidence, (), None, None, 0, 0, False, "a1", "a.txt",
        None, None, None, None,
    )  # fmt: skip


def set_in_type(cards: list[StatementCard], *marks: Mark, **asked: str) -> list[str]:
    dates = {"d0": TimeExpression(0, 0, "Friday", "DATE", '2031-05-02"><i>', "weekday")}
    marked = Marked({one.id: one for one in cards}, dates, **asked)
    said = [Mark(*piece, "statement", one.id) for one in cards for piece in one.pieces]
    return [str(one) for one in typeset(marked_paragraphs(TEXT, [*said, *marks]), marked)]


def read(markup: str) -> str:
    """The text a reader sees, without the statements' numbers."""
    return html.unescape(re.sub(r"<[^>]+>", "", re.sub(r'<a class="number.*?</a>', "", markup)))


WHOLE, SECOND = card("s1", (0, 36)), card("s2", (9, 17), (27, 33))
BOATS, FRIDAY = Mark(9, 17, "figure", "f1"), Mark(TEXT.index("Friday"), TEXT.index("Friday") + 6, "date", "d0")


@pytest.mark.parametrize(
    ("cards", "marks"),
    [
        pytest.param([], (), id="nothing marked"),
        pytest.param([WHOLE], (), id="one statement"),
        pytest.param([WHOLE, SECOND], (BOATS, FRIDAY), id="within one another"),
        pytest.param([card("s1", (0, 20)), card("s2", (12, 36))], (BOATS, FRIDAY), id="overlapping"),
        pytest.param([card("s1", (40, len(TEXT)))], (), id="over two paragraphs"),
    ],
)
def test_without_its_tags_it_is_the_text(cards, marks):
    assert "\n\n".join(read(one) for one in set_in_type(cards, *marks)) == TEXT


def test_what_looks_like_markup_stays_text():
    first, second = set_in_type([card("s1", (0, 36), speaker='"><script>x')], FRIDAY)
    assert "<b>" not in first and "&lt;b&gt;" in first
    assert "<script" not in first
    assert "<i>" not in first
    assert second == "Nobody &amp; nothing else."


def test_a_statement_is_numbered_where_it_begins_and_once_a_piece():
    first, _ = set_in_type([WHOLE, SECOND])
    assert re.findall(r'id="([^"]+)" href="#n-(s\d)" aria-label="Statement (\d)', first) == [
        ("s-s1", "s1", "1"),
        ("s-s2", "s2", "2"),
        ("s-s2-27", "s2", "2"),
    ]


def test_the_innermost_statement_gives_the_words_their_look():
    first, _ = set_in_type([WHOLE, card("s2", (9, 17), speaker=None)])
    assert re.findall(r'<mark class="said direct hue-\d( unsure ends)?">([^<]+)', first)[:3] == [
        ("", "“We sold "),
        (" unsure ends", "40 boats"),
        ("", " &lt;b&gt;on&lt;/b&gt; Friday,”"),
    ]


def test_what_somebody_came_for_is_told_apart():
    first, _ = set_in_type([WHOLE], BOATS, FRIDAY, chosen="s1", chosen_figure="f1")
    assert 'chosen">“We sold ' in first
    assert '<span id="f-f1"></span><span class="figure chosen">40 boats</span>' in first
    assert '<span class="date" title="2031-05-02&#34;&gt;&lt;i&gt;">Friday</span>' in first
