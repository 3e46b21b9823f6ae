"""Quantities of an article."""

import pytest

from onrecord.reading.dates import dates
from onrecord.reading.figures import figures
from onrecord.records import Article, Span, Statement


def read(text, statements=()):
    article = Article("a1", "a", "a", "", text, published="2031-03-12")
    return figures(article, dates(article), statements)


def bounds(text):
    return [(f.text, f.low, f.high, f.value, f.change) for f in read(text)]


NUMBERS = [
    ("The town sent 250 boats.", ("250 boats", 250, 250, 250, "=")),
    ("It sent about 10,000 troops.", ("about 10,000 troops", 10000, 10000, 10000, "~")),
    ("At least 600 people left.", ("At least 600 people", 600, None, 600, ">")),
    ("It sent up to 3,000 boats.", ("up to 3,000 boats", None, 3000, 3000, "<")),
    ("It sent no more than 40 boats.", ("no more than 40 boats", None, 40, 40, "<")),
    ("As many as 40 boats sank.", ("As many as 40 boats", None, 40, 40, "<")),
    ("Twelve or more boats sank.", ("Twelve or more boats", 12, None, 12, ">")),
    ("It sent 12,000+ boats.", ("12,000+ boats", 12000, None, 12000, ">")),
    ("It sent 2.5 million letters.", ("2.5 million letters", 2_500_000, 2_500_000, 2_500_000, "=")),
    ("Two dozen boats sank.", ("Two dozen boats", 24, 24, 24, "=")),
    ("Hundreds of boats sank.", ("Hundreds of boats", 100, 999, None, "~")),
    ("Tens of thousands of people left.", ("Tens of thousands of people", 10_000, 99_999, None, "~")),
    ("Millions of people left.", ("Millions of people", 1_000_000, 9_999_999, None, "~")),
    ("Several hundred boats sank.", ("Several hundred boats", 300, 999, None, "~")),
    ("It has 10 to 12 boats.", ("10 to 12 boats", 10, 12, None, "=")),
    ("Between 100 and 150 boats sank.", ("100 and 150 boats", 100, 150, None, "=")),
    ("It has 10-15,000 boats.", ("10-15,000 boats", 10_000, 15_000, None, "=")),
    ("Prices fell from $2,415 to $2,315.", ("$2,415 to $2,315", 2315, 2415, None, "=")),
    ("A third of the farmers left.", ("A third of the farmers", 1 / 3, 1 / 3, 1 / 3, "=")),
    ("More than half of farmers left.", ("More than half of farmers", 0.5, None, 0.5, ">")),
    ("One in five farmers left.", ("One in five farmers", 0.2, 0.2, 0.2, "=")),
    ("It cost $13.6M.", ("$13.6M", 13_600_000, 13_600_000, 13_600_000, "=")),
    ("It fell by minus 30 degrees.", ("minus 30 degrees", -30, -30, -30, "=")),
    ("It took 2 1/2 years.", ("2 1/2 years", 2.5, 2.5, 2.5, "=")),
    ("It sent 10.000 boats.", ("10.000 boats", 10_000, 10_000, 10_000, "=")),
    ("They have 2.125 boats each.", ("2.125 boats", 2.125, 2.125, 2.125, "=")),
    ("Two-and-a-half million fled.", ("Two-and-a-half million", 2_500_000, 2_500_000, 2_500_000, "=")),
    ("About hundred thousand boats sank.", ("About hundred thousand boats", 10**5, 10**5, 10**5, "~")),
    ("The 12-thousand-strong crowd left.", ("12-thousand-strong crowd", 12_000, 12_000, 12_000, "=")),
    ("A thousand and a half boats sank.", ("A thousand and a half boats", 1500, 1500, 1500, "=")),
    ("Nearly half said no.", ("Nearly half", 0.5, 0.5, 0.5, "~")),
    ("The error is plus or minus 3.5 points.", ("3.5 points", 3.5, 3.5, 3.5, "=")),
    ("It has 3,000-plus workers.", ("3,000-plus workers", 3000, None, 3000, ">")),
    ("The wall is 30 m high.", ("30 m", 30, 30, 30, "=")),
    ("It sent 15 000 boats.", ("15 000 boats", 15_000, 15_000, 15_000, "=")),
    ("Some 2.600 boats sank.", ("Some 2.600 boats", 2600, 2600, 2600, "~")),
    ("24,000 went to Tarn after the flood.", ("24,000", 24_000, 24_000, 24_000, "=")),
    ("The loss – 3 thousand by one count – was small.", ("3 thousand", 3000, 3000, 3000, "=")),
    ("Each had 2,500-3,000.", ("2,500-3,000", 2500, 3000, None, "=")),
    ("It sent up to 10-12,000 boats.", ("up to 10-12,000 boats", None, 12_000, None, "<")),
    ("It sent more than 10-12,000 boats.", ("more than 10-12,000 boats", 10_000, None, None, ">")),
    ("It grew from up to 252 miles to 287 miles.", ("up to 252 miles to 287 miles", 252, 287, None, "=")),
    ("It sent 10,000 boats or more.", ("10,000 boats or more", 10_000, None, 10_000, ">")),
    ("It sent 40 boats at most.", ("40 boats at most", None, 40, 40, "<")),
    ("Two out of every three farmers left.", ("Two out of every three farmers", 2 / 3, 2 / 3, 2 / 3, "=")),
    ("It costs $1.61 a year.", ("$1.61 a year", 1.61, 1.61, 1.61, "=")),
    ("A 10,000-man force left.", ("10,000-man", 10_000, 10_000, 10_000, "=")),
    ("Some stayed; 18 have fled.", ("18", 18, 18, 18, "=")),
    ("Then 2000 soldiers left.", ("2000 soldiers", 2000, 2000, 2000, "=")),
    ("It has 2000-2500 men.", ("2000-2500 men", 2000, 2500, None, "=")),
    ("It sent 2,5 million letters.", ("2,5 million letters", 2_500_000, 2_500_000, 2_500_000, "=")),
    ("It fell by 3,5 %.", ("3,5 %", 3.5, 3.5, 3.5, "=")),
    ("It sent 1.000.000 letters.", ("1.000.000 letters", 10**6, 10**6, 10**6, "=")),
    ("Up to a hundred thousand boats sank.", ("Up to a hundred thousand boats", None, 10**5, 10**5, "<")),
]

UNITS = [
    ("Prices rose 6.5 per cent.", "percent"),
    ("Prices rose two percentage points.", "percentage point"),
    ("It costs $58.24 per barrel.", "dollar per barrel"),
    ("It costs C$6.", "canadian dollar"),
    ("It costs 92 million yuan.", "yuan"),
    ("It costs 8.99 Australian dollars per month.", "australian dollar per month"),
    ("It moved at 80km/h.", "kilometre per hour"),
    ("It holds 256GB.", "gigabyte"),
    ("It pumps 325,000 barrels per day.", "barrel per day"),
    ("It is 20 degrees Celsius.", "degree celsius"),
    ("It took 36 hours.", "hour"),
    ("It has 14 Otter 2 tanks.", "tanks"),
    ("It has 24 R-16 jets.", "jets"),
    ("It has 20 decently sized coal-fired power plants.", "plants"),
    ("It built 6,000 homes, including 1,500 in the north.", "homes"),
    ("There are 300 who fled.", "people"),
    ("Bren has 446 delegates, Cole has 347.", "delegates"),
    ("Bren has 446 delegates, Cole has 347, and Ruiz 151.", "delegates"),
    ("The left won 237 seats and the Greens 21.", "seats"),
    ("They shipped 3 million nine-litre cases.", "litre"),
]

COUNTED = [
    ("It sent 5,000 Norvian soldiers north.", "Norvian soldiers"),
    ("It sent more than 100 of its own soldiers.", "soldiers"),
    ("It cut 5% of its workforce.", "its workforce"),
    ("It drilled 8 miles of new tunnels.", "new tunnels"),
    ("The number of farmers was 10,000.", "farmers"),
    ("The number of people treated in hospital in Tarn has risen to 58.", "people treated"),
    ("The number of farmers with boats at sea on Monday was 10.", "farmers"),
    ("Members fell; two countries' rules changed.", "countries' rules"),
]

LEFT_ALONE = [
    "She will turn 32 next week.",
    "It came half an hour late and half as fast.",
    "In the lead up to 1998 the fleet grew.",
    "Norvia's R-16 jets and its S-300 system.",
    "They won 3-2 on Saturday.",
    "It is open 24/7.",
    "The 9/11 attacks changed the port.",
    "After 7/7 the guards stayed.",
    "Call 555-0137.",
    "He lives at 49 Harbour Road.",
    "He is number one.",
    "Article 5 was invoked.",
    "He said thousand times no.",
    "The S&P 500 and Formula 1.",
    "The 22nd amendment, the 1st of its kind.",
    "It happened in 1998 and on 4 May.",
    "It happened at 10:35 a.m.",
    "Ada Varn, 44, left.",
    "The two had met. One man left.",
    "Chapter 3. Page 12.",
    "Flight 370 and Resolution 242.",
    "Under Code 007.",
    "The 2016 voters stayed. In 2016 voters stayed.",
    "Version 10.20.30 and v1.000.000.1.",
    "It was a one-man show at 10.35 a.m. and 9.30 pm.",
    "",
]


@pytest.mark.parametrize(("text", "expected"), NUMBERS)
def test_number_and_bound(text, expected):
    (found,) = bounds(text)
    assert found == pytest.approx(expected) if isinstance(expected, float) else found[0] == expected[0]
    assert found[1:4] == pytest.approx(expected[1:4])
    assert found[4] == expected[4]


@pytest.mark.parametrize(("text", "unit"), UNITS)
def test_unit(text, unit):
    assert read(text)[-1].unit == unit


@pytest.mark.parametrize(("text", "counted"), COUNTED)
def test_counted(text, counted):
    assert read(text)[-1].counted == counted


def test_ages_and_names_after_a_count_are_not_counted():
    found = bounds("She saw 20 boats, and Mia Moss, 12, swam. It met 20 people and Route 66 was shut.")
    assert [f[0] for f in found] == ["20 boats", "20 people"]


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_left_alone(text):
    assert bounds(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("They sent two 155mm howitzers.", [("two 155mm howitzers", "howitzers"), ("155mm", "mm")]),
        ("Police held three 15-year-old boys.", [("three 15-year-old boys", "boys"), ("15-year-old", "year-old")]),
        ("It sold 3 million 9-litre jars.", [("3 million 9-litre jars", "jars"), ("9-litre", "litre")]),
        (
            "It has 8 million 122mm and 152mm shells.",
            [("8 million 122mm and 152mm shells", "shells"), ("122mm", "mm"), ("152mm", "mm")],
        ),
        ("In 2019 300 boats came.", [("300 boats", "boats")]),
        ("It ran 10 kilometres.", [("10 kilometres", "kilometre")]),
    ],
)
def test_a_count_of_things_whose_size_is_said_holds_the_size(text, found):
    assert [(f.text, f.unit) for f in read(text)] == found


SAME_THING = [
    "About 10,000 North Korean troops have come.",
    "North Korea has sent more than 10,000 soldiers.",
    "More than 10,000 soldiers sent by North Korea have come.",
    "Pyongyang deployed 10,000 servicemen.",
    "The 10,000-strong North Korean contingent has come.",
]


@pytest.mark.parametrize("text", SAME_THING)
def test_one_key_for_one_thing(text):
    assert read(text)[0].counted_key == "troop|north korea"


def test_a_figure_that_says_less_takes_the_key_of_the_one_with_its_number():
    text = "North Korea sent 10,000 soldiers. The 10,000-strong contingent is in the north. Another 5,000 construction troops follow."
    keys = [(f.counted_key, f.key_confidence) for f in read(text)]
    assert keys == [("troop|north korea", 0.9), ("troop|north korea", 0.7), ("troop|construction", 0.9)]


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("The blast killed at least 23 people and wounded 40.", ["person|killed", "person|injured"]),
        ("At least 23 people were killed and 40 others injured.", ["person|killed", "person|injured"]),
        ("The death toll rose to 23.", ["person|killed"]),
        (
            "The death toll in the fire and smoke at Odell's cotton mill has climbed to 23, the mayor said.",
            ["person|killed"],
        ),
        ("The death toll of Monday's flood was put at nearly 40, among them six children.", ["person|killed", "child"]),
        ("The death toll rose and bids for the mill fell to 23.", [None]),
        ("The toll on the bridge rose to 23.", [None]),
        ("Some 5,000 U.S. troops and 40 U.S. ships left.", ["troop|united states", "ship|united states"]),
        ("12 dead, 40 missing.", ["person|killed", "person|missing"]),
        ("There were 23 deaths.", ["person|killed"]),
        ("Hospitals in Tarn had treated 23 people.", ["person|treated"]),
        ("In Tarn 23 people had been treated.", ["person|treated"]),
        ("The number of people treated in hospital rose to 58.", ["person|treated"]),
        ("The number of sailors treated in hospital rose to 58.", ["person|treated|sailor"]),
        ("He paid $5 million.", [None]),
        ("It measured 5 metres.", [None]),
    ],
)
def test_keys_say_what_became_of_people(text, keys):
    assert [f.counted_key for f in read(text)] == keys


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        (
            "The owner lost 12 tonnes of sulphur. The ministry says it was 20 to 25 tonnes; Norland speaks of 60 tonnes.",
            ["tonne|sulphur"] * 3,
        ),
        (
            "It lost 12 tonnes of sulphur and four tonnes of bream; 2 tonnes were saved.",
            ["tonne|sulphur", "tonne|bream", "tonne|bream"],
        ),
        ("It lost 12 tonnes of sulphur.\n\nThe barge holds 60 tonnes.", ["tonne|sulphur", None]),
        ("It lost 12 tonnes of sulphur in 30 gallons.", ["tonne|sulphur", None]),
        ("It built 8 miles of road. The river is 30 miles long.", ["mile|road", None]),
        ("It holds 60 tonnes. It lost 12 tonnes of sulphur.", [None, "tonne|sulphur"]),
        (
            "The amount of sulphur lost is larger, Ode said.\n\nHer own estimate, from the gauge, is about 18 tonnes.",
            ["tonne|sulphur"],
        ),
        ("Nobody knew how much cotton oil had leaked. The first count was 60 tonnes.", ["tonne|cotton oil"]),
        ("The amount of sulphur lost is larger.\n\nThe crane lifted 18 tonnes.", [None]),
        ("The amount of time lost is larger.\n\nThe estimate is 18 tonnes.", [None]),
        ("The amount of sulphur lost is larger.\n\nRain fell.\n\nThe estimate is 18 tonnes.", [None]),
    ],
)
def test_a_bare_weight_is_of_what_was_weighed_before_it(text, keys):
    assert [f.counted_key for f in read(text)] == keys


def test_the_innermost_statement_claims_the_figure():
    text = "Varn said Ode had told her that 40 boats sank. Twelve remain."
    outer = Statement("s1", "a1", "indirect", Span.of(text, 10, 46), (Span.of(text, 10, 46),))
    inner = Statement("s2", "a1", "indirect", Span.of(text, 32, 46), (Span.of(text, 32, 46),))
    found = read(text.replace("Twelve remain", "Twelve boats remain"), (outer, inner))
    assert [(f.text, f.statement) for f in found] == [("40 boats", "s2"), ("Twelve boats", None)]


def test_place_and_day_where_stated():
    (figure,) = read("As of Friday, 40 boats in Port Bram had sunk.")
    assert (figure.place, figure.as_of) == ("Port Bram", "2031-03-07")


def test_a_conversion_has_the_bound_of_what_it_converts():
    kilometres, miles = read("It flies more than 100 kilometres (60 miles).")
    assert (miles.low, miles.high, miles.change) == (60, None, ">")
    assert kilometres.change == ">"
