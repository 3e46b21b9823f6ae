"""Figures of one counted thing, by claimant and day, and those that cannot both hold."""

from dataclasses import replace

import pytest

from onrecord.linking import features
from onrecord.linking.series import series
from onrecord.records import Reading
from tests.linking.build import article, figure, quote

KEY = "tonne|cotton oil"


def told(ident: str, who: str | None, value: float, *, day: str = "2031-05-04", said: str | None = None) -> object:
    """One article that gives one figure, by somebody or in its own voice."""
    text = f"{who or 'The barge'} gave up that {value:g} tonnes of cotton oil had run into the harbour."
    one = article(ident, text, published=day)
    words = text[text.index(f"{value:g}") : -1]
    statement = quote(one, words, who, kind="indirect", said=said) if who else None
    amount = figure(one, f"{value:g} tonnes", value, KEY, statement=statement)
    return features(Reading(one, (statement,) if statement else (), (amount,)))


def points(*articles):
    found, conflicts = series("story", articles, {a.article: a.article for a in articles})
    return [[(p.said, p.claimant, p.value, p.origins) for p in s.points] for s in found], [c.kind for c in conflicts]


SAID = "2031-05-03"
CASES = [
    # one figure is no series
    ([told("a", "Ottla Varesh", 12)], [], []),
    # by the day said, else that of publication; two claimants who cannot both be right
    (
        [told("a", "Ottla Varesh", 12), told("b", "Edvin Sorrel", 60, said=SAID)],
        [[(SAID, "Edvin Sorrel", 60, 1), ("2031-05-04", "Ottla Varesh", 12, 1)]],
        ["figures"],
    ),
    # one claimant on one day is one point, however the name is written; another day is another
    (
        [
            told("a", "Sorvane's harbour board", 12, said=SAID),
            told("b", "Sorvane’s Harbour Board", 12, said=SAID),
            told("c", "Sorvane's harbour board", 12, said="2031-05-05"),
        ],
        [[(SAID, "Sorvane's harbour board", 12, 2), ("2031-05-05", "Sorvane's harbour board", 12, 1)]],
        [],
    ),
    # things change: weeks apart both may hold; and who corrects himself is no conflict
    (
        [told("a", "Ottla Varesh", 12), told("b", "Edvin Sorrel", 60, day="2031-06-04")],
        [[("2031-05-04", "Ottla Varesh", 12, 1), ("2031-06-04", "Edvin Sorrel", 60, 1)]],
        [],
    ),
    (
        [told("a", "Ottla Varesh", 12), told("b", "Varesh", 14)],
        [[("2031-05-04", "Ottla Varesh", 12, 1), ("2031-05-04", "Varesh", 14, 1)]],
        [],
    ),
    # "the health board" is the one health board that others name in full; a time of day is of that day
    (
        [
            told("a", "Sorvane's health board", 12, said=f"{SAID}TEV"),
            told("b", "the health board", 12, said=SAID),
            told("c", "the health board", 14, said="2031-05-05"),
        ],
        [[(SAID, "Sorvane's health board", 12, 2), ("2031-05-05", "the health board", 14, 1)]],
        [],
    ),
    # where two boards are named in full, it may be either
    (
        [
            told("a", "Sorvane's health board", 12, said=SAID),
            told("b", "Odell's health board", 12, said=SAID),
            told("c", "the health board", 12, said=SAID),
        ],
        [
            [
                (SAID, "Odell's health board", 12, 1),
                (SAID, "Sorvane's health board", 12, 1),
                (SAID, "the health board", 12, 1),
            ]
        ],
        [],
    ),
    # printed again without a day, it is what was said on the last one; before it was said it is another
    (
        [
            told("a", "Ottla Varesh", 12, said=SAID),
            told("b", "Ottla Varesh", 12, day="2031-05-09"),
            told("c", "Ottla Varesh", 12, day="2031-05-01"),
        ],
        [[("2031-05-01", "Ottla Varesh", 12, 1), (SAID, "Ottla Varesh", 12, 2)]],
        [],
    ),
    # who a claimant is, before the name, is no part of it
    (
        [
            told("a", "the barge’s owner, Sorvane Cotton", 12, said=SAID),
            told("b", "Sorvane Cotton", 12, said=SAID),
            told("c", None, 60),
        ],
        [[(SAID, "Sorvane Cotton", 12, 2), ("2031-05-04", None, 60, 1)]],
        ["figures"],
    ),
    # outlets in their own voice are each a source of their own
    (
        [told("a", None, 12), told("b", None, 12)],
        [[("2031-05-04", None, 12, 1), ("2031-05-04", None, 12, 1)]],
        [],
    ),
]


@pytest.mark.parametrize(("articles", "expected", "conflicts"), CASES)
def test_points_and_conflicts(articles, expected, conflicts):
    assert points(*articles) == (expected, conflicts)
    assert points(*reversed(articles)) == (expected, conflicts)


def test_names_taken_for_one_speaker_are_one_claimant():
    articles = [
        told("a", "Ottla Varesh", 12, said=SAID),
        told("b", "the harbour mistress", 12, said=SAID),
        told("c", None, 60),
    ]
    taken = {s.id: "e1" for one in articles for s in one.statements}
    found, _ = series("story", articles, {a.article: a.article for a in articles}, taken)
    assert [(p.claimant, p.value, p.origins) for p in found[0].points] == [("Ottla Varesh", 12, 2), (None, 60, 1)]


@pytest.mark.parametrize(
    ("key", "expected"),
    [("kilometre|river", 0), ("hour|delay", 0), ("kilometre|front|advanced", 1), ("tonne|oil", 1), ("person", 0)],
)
def test_lengths_along_a_thing_count_nothing(key, expected):
    articles = []
    for ident, value in (("a", 30), ("b", 100)):
        one = article(ident, f"It ran {value} miles.")
        articles.append(features(Reading(one, (), (figure(one, f"{value} miles", value, key),))))
    assert len(series("story", articles, {"a": "a", "b": "b"})[0]) == expected


@pytest.mark.parametrize(
    ("key", "counts", "expected"),
    [
        ("person|treated", [("people", "people"), ("treated", "watchmen treated")], 1),
        ("oil", [("tonne", "cotton oil"), ("barrel", "cotton oil")], 2),  # a tonne is another matter than a barrel
    ],
)
def test_the_noun_that_is_counted_parts_no_series(key: str, counts: list[tuple[str, str]], expected: int) -> None:
    made = []
    for number, (unit, counted) in enumerate(counts * 2):
        one = article(f"a{number}", f"It came to {number} in Sorvane.")
        count = replace(figure(one, str(number), number, f"{key}|more|still"), unit=unit, counted=counted)
        made.append(features(Reading(one, (), (count,))))
    assert len(series("story", made, {})[0]) == expected


def test_a_series_is_called_by_the_words_that_say_most_of_what_is_counted() -> None:
    def treated(ident: str, day: str, value: int, counted: str) -> object:
        one = article(ident, f"{value} people were treated in Tarn.", published=day)
        counted_so = replace(figure(one, f"{value} people", value, "person|treated"), counted=counted)
        return features(Reading(one, (), (counted_so,)))

    several = [
        ("a", "2031-05-04", 3, "people"),
        ("b", "2031-05-05", 4, "people"),
        ("c", "2031-05-06", 5, "people treated"),
    ]
    (found,), _ = series("story", [treated(*one) for one in several], {ident: ident for ident, *_ in several})
    assert found.counted == "people treated"
