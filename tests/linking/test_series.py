"""Figures of one counted thing, by claimant and day, and those that cannot both hold."""

from dataclasses import replace

import pytest

from onrecord.linking import features
from onrecord.linking.series import series
from onrecord.records import Reading
from tests.linking.build import article, figure, name, quote

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
        one = article(ident, f"The inquest into the wreck of the lighthouse heard that it ran {value} miles.")
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
        one = article(f"a{number}", f"The inquest at Sorvane's lighthouse came to 1{number} in all.")
        count = replace(figure(one, f"1{number}", 10 + number, f"{key}|more|still"), unit=unit, counted=counted)
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


FIRE = "The fire in the cotton mill of Tarn"
WRECK = "The wreck of the ferry off Odell"


def counts(*sentences: tuple[str, str, float, str]) -> list[set[str]]:
    """The figures' words of each series that articles of one sentence each (words, figure, value, key) make."""
    articles, words = [], {}
    for number, (text, amount, value, key) in enumerate(sentences):
        one = article(f"a{number}", text)
        unit = key.split("|")[0] if key.startswith(("percent", "dollar", "tonne")) else None
        made = replace(figure(one, amount, value, key), unit=unit, counted=amount)
        words[made.id] = amount
        places = [name(one, place, "place") for place in ("Tarn", "Odell") if place in text]
        articles.append(features(Reading(one, (), (made,), people=tuple(places))))
    found, _ = series("story", articles, {a.article: a.article for a in articles})
    return [{words[p.figure] for p in one.points} for one in found]


@pytest.mark.parametrize(
    ("sentences", "expected"),
    [
        # people killed in one fire, and in a wreck
        (
            [
                (f"{FIRE} killed 23 people.", "23 people", 23, "person|killed"),
                (f"{FIRE} has now killed 31 people.", "31 people", 31, "person|killed"),
                (f"{WRECK} killed 40 people.", "40 people", 40, "person|killed"),
            ],
            [{"23 people", "31 people"}],
        ),
        # those killed are no more of the guards sent than of those who came back
        (
            [
                (f"{FIRE} killed 23 guards.", "23 guards", 23, "guard|killed|norland"),
                (f"{FIRE} was fought by 40 guards.", "40 guards", 40, "guard|norland"),
            ],
            [],
        ),
        # shares of one group say nothing of what they are shares in
        (
            [
                ("In a poll 40 percent of weavers want the mill closed.", "40 percent", 40, "percent|weaver"),
                ("Another found that 12 percent of weavers own a goat.", "12 percent", 12, "percent|weaver"),
            ],
            [],
        ),
        (
            [
                (
                    "In a poll 40 percent of weavers are for a strike at the spinning wheels of the harbour.",
                    "40 percent",
                    40,
                    "percent|weaver",
                ),
                (
                    "A month ago 12 percent of weavers were for a strike at the spinning wheels.",
                    "12 percent",
                    12,
                    "percent|weaver",
                ),
            ],
            [{"40 percent", "12 percent"}],
        ),
        (
            [
                ("Sales of cotton rose 4 percent in July.", "4 percent", 4, "percent|july"),
                ("Sales of cotton thread rose 6 percent in July.", "6 percent", 6, "percent|july"),
            ],
            [],
        ),
        # sums are for many purposes; stuff is of one kind whatever the sentence
        (
            [
                ("Tarn voted 400 dollars for the ferry.", "400 dollars", 400, "dollar|ferry"),
                ("Lamps cost Tarn 30 dollars for the ferry.", "30 dollars", 30, "dollar|ferry"),
            ],
            [],
        ),
        (
            [
                ("It lost 12 tonnes.", "12 tonnes", 12, "tonne|oil"),
                ("There were 60 tonnes.", "60 tonnes", 60, "tonne|oil|spilled"),
            ],
            [{"12 tonnes", "60 tonnes"}],
        ),
        # few things, parts, and the whole that a part is of
        (
            [
                (f"{FIRE} burnt three guild halls.", "three guild halls", 3, "hall|guild"),
                (f"{FIRE} spared five guild halls.", "five guild halls", 5, "hall|guild"),
            ],
            [],
        ),
        (
            [
                (f"{FIRE} burnt half of the guild halls.", "half of the guild halls", 0.5, "hall|guild"),
                (f"{FIRE} burnt 50 guild halls.", "50 guild halls", 50, "hall|guild"),
            ],
            [],
        ),
        # the same large number of the same people needs no more
        (
            [
                ("The harbour let go 8,000 guild weavers.", "8,000 guild weavers", 8000, "weaver|guild"),
                ("Of 8,000 guild weavers few came back to the harbour.", "8,000 guild weavers", 8000, "weaver|guild"),
            ],
            [{"8,000 guild weavers"}],
        ),
    ],
)
def test_a_series_is_of_one_thing(sentences: list[tuple[str, str, float, str]], expected: list[set[str]]) -> None:
    assert counts(*sentences) == expected
    assert counts(*reversed(sentences)) == expected


def test_the_victims_of_a_lead_are_those_of_what_its_title_tells() -> None:
    def told(ident: str, text: str, amount: str, value: int, title: str) -> object:
        one = article(ident, text, title=title)
        return features(Reading(one, (), (figure(one, amount, value, "person|killed"),)))

    first = told("a", "The toll is 23.", "23", 23, "Fire in the cotton mill of Tarn")
    same = told("b", "It has risen to 31.", "31", 31, "Cotton mill fire: the bell of Tarn tolls again")
    other = told("c", "The toll is 40.", "40", 40, "Ferry lost off Odell")
    found, _ = series("story", [first, same, other], {"a": "a", "b": "b", "c": "c"})
    assert [[p.value for p in one.points] for one in found] == [[23, 31]]


def test_two_numbers_in_one_sentence_are_of_one_thing_when_two_claim_them() -> None:
    def sentence(first: str | None, second: str | None) -> int:
        one = article("a", "Varesh counts 40 barges sunk in the harbour, Sorrel 60 barges.")
        said = [
            quote(one, words, who, kind="indirect") if who else None
            for words, who in (("40 barges", first), ("60 barges", second))
        ]
        figures = [
            figure(one, text, value, "barge|sunk", statement=s)
            for (text, value), s in zip((("40 barges", 40), ("60 barges", 60)), said, strict=True)
        ]
        told = features(Reading(one, tuple(s for s in said if s), tuple(figures)))
        return len(series("story", [told], {"a": "a"})[0])

    assert sentence("Ottla Varesh", "Edvin Sorrel") == 1
    assert sentence("Ottla Varesh", "Ottla Varesh") == 0
    assert sentence("Ottla Varesh", None) == 0


@pytest.mark.parametrize(
    ("who", "amounts", "expected"),
    [
        ((None, None), (23, 40), 0),  # an outlet gives one number of one thing
        ((None, "Ottla Varesh"), (23, 40), 1),
        ((None, "Ottla Varesh"), (23, 400), 0),  # and none beside a claimant that is ten times as large
        (("Ottla Varesh", "Ottla Varesh"), (23, 40), 0),
        (("Ottla Varesh", "Edvin Sorrel"), (23, 400), 1),
    ],
)
def test_two_numbers_in_one_article(who: tuple[str | None, ...], amounts: tuple[int, ...], expected: int) -> None:
    sentences = [f"{FIRE} killed {n} people, {w or 'the bell'} tells." for n, w in zip(amounts, who, strict=True)]
    one = article("a", "\n\n".join(sentences))
    said = [quote(one, s.split(",")[0], w, kind="indirect") if w else None for s, w in zip(sentences, who, strict=True)]
    figures = tuple(
        figure(one, f"{n} people", n, "person|killed", statement=s) for n, s in zip(amounts, said, strict=True)
    )
    told = features(Reading(one, tuple(s for s in said if s), figures))
    assert len(series("story", [told], {"a": "a"})[0]) == expected


def test_one_number_told_twice_in_one_article_is_no_series() -> None:
    one = article("a", f"{FIRE} killed 23 people.\n\nSo {FIRE.lower()} has killed 23 in all, Ottla Varesh said.")
    claim = quote(one, "the fire in the cotton mill of tarn has killed 23 in all", "Ottla Varesh", kind="indirect")
    figures = (
        figure(one, "23 people", 23, "person|killed"),
        figure(one, "23 in all", 23, "person|killed", statement=claim),
    )
    assert series("story", [features(Reading(one, (claim,), figures))], {"a": "a"})[0] == []
