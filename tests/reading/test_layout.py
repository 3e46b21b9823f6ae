"""Statements told by layout, and the layouts that tell nothing."""

import pytest

from onrecord.reading.clauses import Tokens
from onrecord.reading.layout import is_label, layout
from onrecord.text import paragraphs


def told(text: str):
    found = layout(text, Tokens.of(text), list(paragraphs(text)))
    return [
        (text[f.source[0] : f.source[1]] if f.source else None, " / ".join(text[a:b].strip() for a, b in f.pieces))
        for f in found
    ]


FOUND = [
    ("Great night. — Ada Ode (@adaode) June 3, 2019", [("Ada Ode (@adaode)", "Great night.")]),
    ("Great night. pic.twitter.com/x1 — Ada Ode (@adaode) June 3, 2019", [("Ada Ode (@adaode)", "Great night.")]),
    ("Great night.\n\n— Ada Ode (@adaode) June 3, 2019", [("Ada Ode (@adaode)", "Great night.")]),
    (
        "One. — Ada Ode (@adaode) June 3, 2019\nTwo. — Bo Varn (@bovarn) June 4, 2019",
        [("Ada Ode (@adaode)", "One."), ("Bo Varn (@bovarn)", "Two.")],
    ),
    (
        "@adaode: “We won” — Bram News (@bramnews) June 3, 2019",
        [("Bram News (@bramnews)", "@adaode: “We won”"), ("@adaode", "“We won”")],
    ),
    (
        ".@adaode: “We won” — Bram News (@bramnews) June 3, 2019",
        [("Bram News (@bramnews)", ".@adaode: “We won”"), ("@adaode", "“We won”")],
    ),
    (
        "@adaode writes, “We won” — Bram News (@bramnews) June 3, 2019",
        [("Bram News (@bramnews)", "@adaode writes, “We won”"), ("@adaode", "“We won”")],
    ),
    (
        "@adaode writes well — Bram News (@bramnews) June 3, 2019",
        [("Bram News (@bramnews)", "@adaode writes well")],
    ),
    (
        "Thanks @adaode for the 40 homes: well done. — Bram News (@bramnews) June 3, 2019",
        [("Bram News (@bramnews)", "Thanks @adaode for the 40 homes: well done.")],
    ),
    ("VARN: You closed it?\n\nODE: We did not.", [("VARN", "You closed it?"), ("ODE", "We did not.")]),
    (
        "Ada Ode: We never agreed.\n\nBo Varn: You did.\n\nLater Ode and Varn left.",
        [("Ada Ode", "We never agreed."), ("Bo Varn", "You did.")],
    ),
    ("Q: Is it over?\n\nA: It is.", [(None, "Is it over?"), (None, "It is.")]),
    ("– We are ready – said the mayor.", [("the mayor", "We are ready")]),
    ("- We are ready - the mayor said. - Nobody left.", [("the mayor", "We are ready / Nobody left.")]),
    ("It was dark.\n\n- We are ready - said the mayor.", [("the mayor", "We are ready")]),
    ("It was dark\n\n– We are ready – says Ada Ode, director of “Odeon”.", [("Ada Ode", "We are ready")]),
    ("It was dark.- We are ready - said Ode.", [("Ode", "We are ready")]),
    ("Varn: Mill must close\n\nThe mayor, Ada Varn, was at the mill.", [("Varn", "Mill must close")]),
]

LEFT_ALONE = [
    "WATCH: The river at night\n\nPHOTO: The mill",
    "Read more: The mill\n\nRead more: The river",
    "- The first point\n- The second point",
    "– Bram, June 3",
    "The mill – old and grey – was shut.",
    "Write to (@bramnews) with your story.",
    "Bram: The town was quiet on Friday.",  # a dateline: nobody of that name is told of, and the line ends in a full stop
    "MILL TO CLOSE: COUNCIL VOTES\n\nRIVER RISES: TOWN WAITS",
    "",
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_told_by_layout(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_tells_nothing(text):
    assert told(text) == []


@pytest.mark.parametrize(
    ("name", "expected"), [("WATCH", True), ("Read more", True), ("Photo", True), ("Ada Ode", False), ("VARN", False)]
)
def test_labels_of_the_page(name, expected):
    assert is_label(name) is expected
