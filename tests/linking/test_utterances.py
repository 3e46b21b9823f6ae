"""What one person said once, in whatever words it is printed."""

from dataclasses import replace

import pytest

from onrecord.linking import differences, features, link
from onrecord.linking.differences import changed_meaning
from onrecord.linking.utterances import postings
from onrecord.records import Links, Reading, Span, TimeExpression, Utterance
from onrecord.records.article import Evidence
from tests.linking.build import article, name, quote, said
from tests.linking.coverage import readings

LONG = "We will count every barrel at the lock, and whoever brings one too many will carry it back up the hill himself"


def together(links: Links) -> list[set[str]]:
    return [{w.article for w in u.wordings} for u in links.utterances if len(u.wordings) > 1]


def the(links: Links, ident: str) -> Utterance:
    return next(u for u in links.utterances if any(w.article == ident for w in u.wordings))


ONE = [
    ("verbatim", LONG, LONG),
    ("trimmed", LONG, "whoever brings one too many will carry it back up the hill himself"),
    ("ellipsed", LONG, "We will count every barrel … whoever brings one too many will carry it back up the hill"),
    (
        "translated",
        "It is no longer just about transferring grain",
        "This is no longer just about the transfer of grain",
    ),
]
TWO = [
    ("another matter", LONG, "The bridge at Odell will be painted green before the feast"),
    (
        "alike on the face of it",
        "The council will vote on the fish tax in June",
        "The council will never sell the old fish market",
    ),
]


@pytest.mark.parametrize(("why", "one", "other"), ONE)
def test_one_utterance(why: str, one: str, other: str) -> None:
    assert together(link([said("a", one), said("b", other)])) == [{"a", "b"}], why


PARAPHRASED = [
    (
        "both name the same man, and say nothing alike",
        "the strike had been ordered by Ilvo Varesh-Tandel of the Lomarian Pilots Guild",
        "he would meet Ilvo Varesh-Tandel of the Lomarian Pilots Guild in the new year",
        False,
    ),
    (
        "one claim of the same minister",
        "Lomarian harbour minister Ilvo Varesh-Tandel had ordered the strike of the pilots",
        "that the strike of the pilots had been ordered by minister Varesh-Tandel",
        True,
    ),
]


@pytest.mark.parametrize(("why", "one", "other", "same"), PARAPHRASED)
def test_whom_two_paraphrases_name_does_not_make_them_one(why: str, one: str, other: str, same: bool) -> None:
    def told(ident: str, words: str) -> Reading:
        text = article(ident, f"Nessa Brandt said {words}.")
        return Reading(text, (quote(text, words, "Nessa Brandt", kind="indirect"),))

    assert bool(together(link([told("a", one), told("b", other)]))) is same, why


@pytest.mark.parametrize(("why", "one", "other"), TWO)
def test_two_utterances(why: str, one: str, other: str) -> None:
    assert together(link([said("a", one), said("b", other)])) == [], why


def test_a_fragment_after_that_is_part_of_the_speech() -> None:
    whole = "Nobody was refused at the lock. Two inspectors came and two inspectors went, as they do each spring"
    assert together(link([said("a", whole), said("b", "that “nobody was refused”")])) == [{"a", "b"}]


@pytest.mark.parametrize(
    ("fragment", "kind", "expected"),
    [
        ("slimeball", "direct", [{"a", "b"}]),
        ("Tandel", "indirect", []),  # "praised Tandel": of whom was spoken, not what was said
        ("the lock at Arven", "indirect", [{"a", "b"}]),
    ],
)
def test_a_name_alone_is_no_part_of_a_speech(fragment: str, kind: str, expected: list[set[str]]) -> None:
    text = article("b", f"Ottla Varesh spoke of {fragment}.")
    short = Reading(text, (quote(text, fragment, "Ottla Varesh", kind=kind),))
    whole = (
        "I told that slimeball Tandel that whoever runs the lock at Arven carries the barrels back up the hill himself"
    )
    assert together(link([said("a", whole), short])) == expected


@pytest.mark.parametrize(("inside", "expected"), [(True, []), (False, [{"a"}])])
def test_what_is_printed_once_is_told_once(inside: bool, expected: list[set[str]]) -> None:
    part = "whoever brings one too many will carry it back up the hill himself"
    text = article("a", f"“{LONG},” Ottla Varesh said. “{part},” she said again at Arven.")
    start = (text.text.index if inside else text.text.rindex)(part)
    again = Span.of(text.text, start, start + len(part))
    second = replace(quote(text, part, "Ottla Varesh"), id="again", content=again, pieces=(again,))
    assert together(link([Reading(text, (quote(text, LONG, "Ottla Varesh"), second))])) == expected


@pytest.mark.parametrize(("days", "expected"), [("2031-05-05", [{"a", "b"}]), ("2031-06-20", [])])
def test_a_joint_statement_given_to_a_group_and_to_one_of_it(days: str, expected: list[set[str]]) -> None:
    words = "We share a lock, and from now on we share the key"
    assert (
        together(link([said("a", words, "both sides"), said("b", words, "Ottla Varesh", published=days)])) == expected
    )


@pytest.mark.parametrize(
    ("cues", "expected"),
    [
        (("obliges both towns to warn", "obliges both towns to warn"), [{"a", "b"}]),
        (("urges them to warn", "warned"), []),
    ],
)
def test_few_words_told_in_the_same_words_are_one_print(cues: tuple[str, str], expected: list[set[str]]) -> None:
    def told(ident: str, cue: str, who: str | None) -> Reading:
        text = article(ident, f"A treaty {cue} the other of any leak “without delay”.")
        words = quote(text, "the other of any leak “without delay”", who, kind="mixed", cue=cue)
        return Reading(text, (words,))

    assert together(link([told("a", cues[0], "the ferry council"), told("b", cues[1], None)])) == expected


@pytest.mark.parametrize(
    ("why", "one", "other", "kind", "expected"),
    [
        ("the same quotation", LONG, LONG[38:], "direct", [{"a", "b"}]),
        (
            "a quotation in two translations",
            "It is no longer just about the lock on the river, it is about everybody who drinks from it",
            "This is not about the lock any longer, it is about everybody who drinks from it",
            "direct",
            [{"a", "b"}],
        ),
        (
            "what she said of the ferry, and of the ferry some other year",
            "the ferry to Odell must be paid for by the harbour guild",
            "payment for the Odell ferry by the guild is part of any harbour deal",
            "indirect",
            [],
        ),
        (
            "a few words of a quotation",
            "Nobody was refused at the lock, and nobody will be",
            "nobody was refused",
            "direct",
            [],
        ),
    ],
)
def test_where_a_day_is_not_known_quotations_tell(
    why: str, one: str, other: str, kind: str, expected: list[set[str]]
) -> None:
    def told(ident: str, words: str, published: str | None) -> Reading:
        text = article(ident, f"Nessa Brandt said {words}.", published=published)
        return Reading(text, (quote(text, words, "Nessa Brandt", kind=kind),))

    assert together(link([told("a", one, "2031-05-04"), told("b", other, None)])) == expected, why
    dated = together(link([told("a", one, "2031-05-04"), told("b", other, "2031-05-05")]))
    assert dated == [{"a", "b"}], why


@pytest.mark.parametrize(
    ("kinds", "expected"), [(("direct", "direct"), []), (("indirect", "direct"), [2]), (("direct", "mixed"), [2])]
)
def test_an_article_quotes_a_sentence_once(kinds: tuple[str, str], expected: list[int]) -> None:
    words = (
        "The barges on the Odell lock wait for the harbour guild",
        "many barges of herring wait at the lock, and the guild counts its tithe",
    )
    one = article("a", f"“{words[0]},” Nessa Brandt said. Nessa Brandt said {words[1]}.")
    told = tuple(quote(one, w, "Nessa Brandt", kind=kind) for w, kind in zip(words, kinds, strict=True))
    assert [len(u.wordings) for u in link([Reading(one, told)]).utterances if len(u.wordings) > 1] == expected


def test_two_speakers_do_not_share_an_utterance() -> None:
    assert together(link([said("a", LONG, "Ottla Varesh"), said("b", LONG, "Edvin Sorrel")])) == []


def test_a_transliterated_speaker_is_the_same() -> None:
    assert together(link([said("a", LONG, "Oleksiy Tarnivsky"), said("b", LONG, "Oleksii Tarnivskyi")])) == [{"a", "b"}]


def test_the_fullest_wording_and_how_the_others_relate() -> None:
    links = link(
        [said("a", LONG[38:]), said("b", LONG, published="2031-05-05"), said("c", LONG, published="2031-05-06")]
    )
    found = the(links, "b")
    assert [(w.article, w.relation) for w in found.wordings] == [("a", "trimmed"), ("b", "fullest"), ("c", "verbatim")]
    assert found.first == found.wordings[0].statement


def test_copies_are_not_origins() -> None:
    found = the(link(readings()), "alone")
    assert {w.article for w in found.wordings} == {"wire-1", "wire-2", "cut", "rewritten", "alone"}
    assert found.origins == 2


def test_one_agency_behind_two_texts_leaves_independence_open() -> None:
    made = []
    for ident, lead in (
        ("a", "Rain kept the voters at home in Tarn."),
        ("b", "A long night ended quietly at the port."),
    ):
        one = article(ident, f"{lead} “{LONG},” Ottla Varesh said.", agencies=("Cobalt",))
        made.append(Reading(one, (quote(one, LONG, "Ottla Varesh"),)))
    found = the(link(made), "a")
    assert (found.origins, found.independence) == (2, "not established")


FLAGGED = [
    ("We will not send ten ships to the strait", "We will send ten ships to the strait", "“not” left out"),
    ("We will send ten ships to the strait", "We will send two ships to the strait", "another number: ten, two"),
    (
        "I spoke with Varesh about the lock this morning",
        "I spoke with Sorrel about the lock this morning",
        "another name: Varesh, Sorrel",
    ),
    ("We will send ten ships to the strait", "We shall send ten ships to the strait", None),
    (LONG, LONG[:37], None),
    ("It is no longer just about transferring grain", "This is no longer just about the transfer of grain", None),
]


@pytest.mark.parametrize(("one", "other", "expected"), FLAGGED)
def test_changed_meaning(one: str, other: str, expected: str | None) -> None:
    assert changed_meaning(one, other) == expected


def test_differences_word_by_word() -> None:
    found = differences("The lock will not open before May", "The old lock will open before May")
    assert [(d.kind, d.one, d.other) for d in found] == [("added", (), ("old",)), ("left out", ("not",), ())]


def probed(reading: Reading) -> set[int]:
    return {probe for posting in postings(features(reading)) for probe in posting.probes}


SHARED = [
    (
        "words of grammar, years apart",
        "he said that he would be at the mill",
        "what he said that he would be rid of",
        "2033-05-04",
        False,
    ),
    (
        "the same, in one week",
        "he said that he would be at the mill",
        "what he said that he would be rid of",
        "2031-05-06",
        True,
    ),
    (
        "a telling run, years apart",
        "the tarred barge sank twice at Odell",
        "how the tarred barge sank twice",
        "2033-05-04",
        True,
    ),
]


@pytest.mark.parametrize(("why", "one", "other", "day", "together"), SHARED)
def test_what_brings_two_speakers_together(why: str, one: str, other: str, day: str, together: bool) -> None:
    a = said("a", one, speaker="Ana Ode")
    b = said("b", other, speaker="Bo Lind", published=day)
    assert bool(probed(a) & probed(b)) == together, why


def dateless(ident: str, words: str, day: str, speaker: str = "Ottla Varesh") -> Reading:
    """An article whose dateline tells the day and not the year."""
    line = "TARN, May 5 -"
    one = article(ident, f"{line} At the quay, {speaker} said: “{words}”", title="At the quay", published=None)
    one = replace(one, evidence=(Evidence("dateline", "dateline", line),))
    dates = (TimeExpression(6, 11, "May 5", "DATE", day),)
    return Reading(one, (quote(one, words, speaker),), dates=dates, people=(name(one, speaker),))


YEARLESS = [
    ("a day later, some year", "whoever brings barrels", "XXXX-05-05", "Ottla Varesh", True),
    ("over the turn of a year it is far", "whoever brings barrels", "XXXX-12-30", "Ottla Varesh", False),
    ("weeks later", "whoever brings barrels", "XXXX-05-25", "Ottla Varesh", False),
    ("another speaker", "whoever brings barrels", "XXXX-05-05", "Bo Lind", False),
    ("words that anybody says", "in and out of it", "XXXX-05-05", "Ottla Varesh", False),
    ("no day at all", "whoever brings barrels", "XXXX-WXX-3", "Ottla Varesh", False),
]


@pytest.mark.parametrize(("why", "words", "day", "speaker", "expected"), YEARLESS)
@pytest.mark.parametrize("first", [True, False])
def test_a_fragment_of_a_day_without_a_year(
    why: str, words: str, day: str, speaker: str, expected: bool, first: bool
) -> None:
    long = said("a", f"In the autumn, {words} will carry every one of them uphill again", published="2031-05-04")
    both = [long, dateless("b", words, day, speaker)]
    found = together(link(both if first else both[::-1]))
    assert (found == [{"a", "b"}]) == expected, why
