"""Places that the text shows to be places, whatever their name looks like: "in southern Tarn", "Tarn's parliament", "a Tarni minister"."""

import re
from collections.abc import Iterable, Set
from dataclasses import replace

from onrecord.records import Name

_SIDES = r"(?:(?:north|south|east|west|central|rural|nearby|neighbou?ring|downtown|coastal|landlocked)\w*[\s-]){1,2}"
_BEFORE = re.compile(
    rf"\b(?:(?i:in|near|across|from|to|of)\s{_SIDES}|(?i:city|town|village|province|port|district|county|island|republic|capital)\sof\s)$"
)
_AFTER = re.compile(
    r"['’]s?\s(?:[a-z]+\s){0,2}(?:parliament|ministry|embassy|capital|borders?|coast|constitution|airport|harbou?r|mayor|population|waters)\b"
)
# "the Lomarian side", "a Tarni minister"; not "Julian said", where there is a Julia
_DESCRIBING = re.compile(r"\b(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir)\s([A-Z]\w+)\s[a-z]")
_LEAD = 40  # characters before a mention that are looked at


def with_places(names: Iterable[Name], text: str) -> tuple[Name, ...]:
    """Return the names, those of one word taken for a person's that the text shows to be a place's made places.

    What is called after such a place, "Tarni" of "the Tarni side", is no name of anybody and is left out.
    """
    describing = frozenset(_DESCRIBING.findall(text))
    out = [
        replace(n, kind="place", confidence=0.8)
        if _may_be_a_place(n) and _shown_to_be_a_place(n, text, describing)
        else n
        for n in names
    ]
    places = [n.name for n in out if n.kind == "place" and " " not in n.name]
    called = {_called_after(name) for name in places}
    nobody = (called & describing) | {form + "s" for form in called}
    return tuple(n for n in out if not (n.kind == "person" and n.name in nobody))


def _may_be_a_place(name: Name) -> bool:
    return name.kind == "person" and " " not in name.name and not name.titles and len(name.name) > 2


def _shown_to_be_a_place(name: Name, text: str, describing: Set[str]) -> bool:
    return _called_after(name.name) in describing or any(
        _BEFORE.search(text, max(0, m.start - _LEAD), m.start) or _AFTER.match(text, m.start + len(name.name))
        for m in name.mentions
    )


def _called_after(name: str) -> str:
    """Return what is said of those from a place: "Lomarian" of "Lomaria", "Tarni" of "Tarn"; hardly ever so of a person's followers."""
    return name + ("n" if name[-1] in "aeiou" else "i")
