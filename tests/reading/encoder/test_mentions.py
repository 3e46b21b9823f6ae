import pytest

from onrecord.reading.encoder.mentions import entities
from onrecord.records import Span


def named(*tagged):
    """Each mention stands where the ones before it end."""
    at, out = 0, []
    for kind, form in tagged:
        out.append((kind, Span(at, at + len(form), form)))
        at += len(form) + 1
    return [(n.name, n.kind, len(n.mentions)) for n in entities(" ".join(f for _, f in tagged), out)]


@pytest.mark.parametrize(
    ("tagged", "expected"),
    [
        ([("person", "Ada Ode"), ("person", "Ode"), ("person", "Ada")], [("Ada Ode", "person", 3)]),
        ([("person", "Ada Ode"), ("person", "Bo Ode"), ("person", "Ode")],
         [("Ada Ode", "person", 1), ("Bo Ode", "person", 1), ("Ode", "person", 1)]),
        ([("place", "Sedge"), ("organisation", "Sedge")], [("Sedge", "place", 1), ("Sedge", "organisation", 1)]),
        ([("other", "Sedgian"), ("person", "…")], []),
    ],
)  # fmt: skip
def test_mentions_become_entities(tagged, expected):
    assert named(*tagged) == expected
