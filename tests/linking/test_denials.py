"""Who denies what; keeping silent is no denial."""

from dataclasses import replace

import pytest

from onrecord.linking import features, link
from onrecord.linking.denials import denials as found_denials
from onrecord.linking.denied import gainsays
from onrecord.records import Denial, Reading, Span, Statement
from tests.linking.build import article, name, quote

CLAIM = "the harbour office knew of the leaking barge for nine hours"
BED = "the guild has twelve beds for the watchmen"


def said(one, words: str, speaker: str, cue: str, *, denies: bool = False) -> Statement:
    start = one.text.index(cue)
    made = quote(one, words, speaker, kind="indirect", denies=denies)
    return Statement(
        **{
            field: getattr(made, field)
            for field in ("id", "article_id", "kind", "content", "pieces", "speaker", "denies")
        },
        cue=Span.of(one.text, start, start + len(cue)),
    )


def denials(cue: str, words: str) -> tuple[list[Denial], list[Statement]]:
    """One article: a claim, another statement, and what Ottla Varesh's harbour office says to it."""
    text = f"Edvin Sorrel claims {CLAIM}. Ida Moll says {BED}. Ottla Varesh of the harbour office {cue} {words}."
    one = article("a", text)
    found = (
        said(one, CLAIM, "Edvin Sorrel", "claims"),
        said(one, BED, "Ida Moll", "says"),
        said(one, words, "Ottla Varesh", cue, denies=True),
    )
    people = tuple(name(one, who) for who in ("Edvin Sorrel", "Ida Moll", "Ottla Varesh"))
    return list(link([Reading(one, found, people=people)]).denials), list(found)


@pytest.mark.parametrize(
    ("cue", "words"),
    [
        ("denied", "that it knew of the leaking barge for nine hours"),
        ("rejects", "the accusation by the clerk that barges leaked for nine hours"),
        ("dismissed", "the claims"),
        ("rejected", "the claim by Sorrel"),
        ("said", "that these claims are baseless"),
    ],
)
def test_a_denial_points_at_the_claim(cue: str, words: str) -> None:
    found, (claim, _, denial) = denials(cue, words)
    assert [(d.statement, d.of, d.by) for d in found] == [(denial.id, (claim.id,), "Ottla Varesh")]


@pytest.mark.parametrize(
    ("cue", "words"),
    [
        ("declined", "to comment on the barge"),
        ("would not say", "whether the barge had leaked"),
        ("did not repeat", "the accusation that the barge had leaked"),
        ("said", "none of the porters was in danger"),
        ("denied", "Odell the ferry that it had been promised"),
        ("rejected", "the plan for nine bridges over the estuary"),
        ("rejected", "the idea of bridges over the estuary"),
        ("denied", "a berth to the Odell pilots"),
        ("denied", "small towns on the estuary the right to a bridge"),
        ("deny", "small towns their bridges"),
        ("contradicted", "the guild of Odell"),
        ("asked", "do you deny that it knew of the leaking barge?"),
        ("failed to rebut", "that it knew of the leaking barge"),
        ("did not deny", "that it knew of the leaking barge for nine hours"),
        ("is expected to deny", "that it knew of the leaking barge for nine hours"),
        ("was right to reject", "it"),
        ("are preparing their own rebuttal of", "the claims"),
        ("rejected", "it"),
        ("said", "they had shown that nobody did a thing wrong with the barge"),
    ],
)
def test_silence_and_reassurance_deny_nothing(cue: str, words: str) -> None:
    assert denials(cue, words)[0] == []


@pytest.mark.parametrize(
    ("cue", "words"),
    [
        ("denied", "the claim that pilots drank on the quay"),  # says itself what it denies, and nobody claims that
        ("dismissed", "the reports"),  # nobody reports
        ("dismissed", "the claims of Ida Moll"),  # hers are others
        ("denied", "that nobody knew of the leaking barge for nine hours"),  # turned about
        ("denied", "knowledge of barges"),  # too little in common
    ],
)
def test_what_is_denied_is_left_open_where_it_is_not_plain(cue: str, words: str) -> None:
    found, (claim, _, denial) = denials(cue, words)
    assert [(d.statement, claim.id in d.of) for d in found] == [(denial.id, False)]


def test_a_denial_of_what_is_not_on_the_record_is_kept() -> None:
    found, (_, _, denial) = denials("denied", "reports of a quarrel over herring")
    assert [(d.statement, d.of) for d in found] == [(denial.id, ())]


def test_an_accusation_rejected_is_the_one_made_not_the_last_thing_said() -> None:
    text = f"Edvin Sorrel accused it of hiding a leak. Ida Moll says {BED}. Ottla Varesh rejects the accusation."
    one = article("a", text)
    made, bed, denial = (
        said(one, "it of hiding a leak", "Edvin Sorrel", "accused"),
        said(one, BED, "Ida Moll", "says"),
        said(one, "the accusation", "Ottla Varesh", "rejects", denies=True),
    )
    people = tuple(name(one, who) for who in ("Edvin Sorrel", "Ida Moll", "Ottla Varesh"))
    found = list(link([Reading(one, (made, bed, denial), people=people)]).denials)
    assert [(d.statement, d.of) for d in found] == [(denial.id, (made.id,))]


def test_a_denial_is_no_report_of_the_claim_and_denies_not_itself() -> None:
    found, (claim, _, denial) = denials("denied", f"that {CLAIM}")
    assert [(d.statement, d.of) for d in found] == [(denial.id, (claim.id,))]


def test_that_is_untrue_goes_on_with_the_denial_before_it() -> None:
    untrue = "That is untrue, from the first word to the last"
    text = f"Edvin Sorrel claims {CLAIM}. Ida Moll says {BED}. Ottla Varesh denied that it knew of the leaking barge for nine hours."
    one = article("a", f"{text} “{untrue},” she said.")
    found = (
        said(one, CLAIM, "Edvin Sorrel", "claims"),
        said(one, BED, "Ida Moll", "says"),
        said(one, "that it knew of the leaking barge for nine hours", "Ottla Varesh", "denied", denies=True),
        quote(one, untrue, "Ottla Varesh", denies=True),
    )
    links = link([Reading(one, found, people=(name(one, "Edvin Sorrel"), name(one, "Ottla Varesh")))])
    assert sorted(d.of for d in links.denials) == [(found[0].id,), (found[0].id,)]
    assert {len(u.wordings) for u in links.utterances} == {1}


@pytest.mark.parametrize(
    ("words", "between", "found"),
    [
        ("it", "", True),
        ("doing so", "Rain fell. ", True),
        ("ever saying such a thing", "", True),
        ("it was hers", "", False),
        ("it", "Rain fell on the estuary, and the herring went by. " * 4, False),  # too far for so little
    ],
)
def test_denied_it(words: str, between: str, found: bool) -> None:
    one = article("a", f"Edvin Sorrel claims {CLAIM}. {between}Ottla Varesh denied {words}.")
    told = (
        said(one, CLAIM, "Edvin Sorrel", "claims"),
        said(one, words, "Ottla Varesh", "denied", denies=True),
    )
    links = link([Reading(one, told, people=(name(one, "Edvin Sorrel"), name(one, "Ottla Varesh")))])
    assert [d.of for d in links.denials] == [(told[0].id,) if found else ()]


def test_who_answers_answers_whom_they_speak_with() -> None:
    asked = f"That makes no sense! The guild warned that {CLAIM}, and you kept the key"
    one = article("a", f"“{asked},” Edvin Sorrel said. “That is not true,” Ottla Varesh said.")
    outer = quote(one, asked, "Edvin Sorrel")
    inner = replace(quote(one, CLAIM, "the guild", kind="indirect", speaker_kind="organisation"), within=outer.id)
    denial = quote(one, "That is not true", "Ottla Varesh", denies=True)
    people = (name(one, "Edvin Sorrel"), name(one, "Ottla Varesh"))
    links = link([Reading(one, (outer, inner, denial), people=people)])
    assert [d.of[0] for d in links.denials] == [outer.id]


@pytest.mark.parametrize(
    ("cue", "words"),
    [
        ("denied", "involvement in the fire"),
        ("dismissed", "the guild’s report on bridges"),
        ("rejected", "that bridges were cheap"),
    ],
)
def test_a_denial_stands_though_what_it_denies_is_not_on_the_record(cue: str, words: str) -> None:
    found, (*_, denial) = denials(cue, words)
    assert [(d.statement, d.of) for d in found] == [(denial.id, ())]


@pytest.mark.parametrize("noun", ["allegation", "report"])
def test_what_a_denial_points_at_is_of_its_kind(noun: str) -> None:
    text = "Edvin Sorrel accused the guild of hiding a leak. The Tarn Gazette reported that barges sank. Ida Moll asked for beds."
    one = article("a", f"{text} Ottla Varesh rejected the {noun}s.")
    found = (
        said(one, "the guild of hiding a leak", "Edvin Sorrel", "accused"),
        said(one, "that barges sank", "Tarn Gazette", "reported"),
        said(one, "for beds", "Ida Moll", "asked"),
        said(one, f"the {noun}s", "Ottla Varesh", "rejected", denies=True),
    )
    links = found_denials([features(Reading(one, found))], {}, {})
    assert [d.of for d in links] == [(found[0 if noun == "allegation" else 1].id,)]


@pytest.mark.parametrize(
    ("negated", "plain", "expected"),
    [
        (
            "the harbour office did not warn the mill towns of the barge",
            "the harbour office warned the mill towns of the barge",
            True,
        ),
        ("it is not the same as the fair at Odell", "it is different from the fair at Odell", False),
        ("the barge leaked, which nobody regrets", "the barge leaked", False),
    ],
)
def test_a_negation_gainsays_what_the_other_says(negated: str, plain: str, expected: bool) -> None:
    assert gainsays(negated, plain) is expected


def test_a_claim_of_another_year_is_not_what_is_denied() -> None:
    later, before = ("2033-07-12", "2031-05-04")
    one = article("a", f"Edvin Sorrel claims {CLAIM}.", published=later)
    other = article("b", f"Ottla Varesh denied that {CLAIM}.", published=before)
    claim = said(one, CLAIM, "Edvin Sorrel", "claims")
    denial = said(other, f"that {CLAIM}", "Ottla Varesh", "denied", denies=True)
    readings = [features(Reading(one, (claim,))), features(Reading(other, (denial,)))]
    assert [d.of for d in found_denials(readings, {}, {})] == [()]


@pytest.mark.parametrize(
    ("claim", "denial", "apart", "expected"),
    [
        ("the tithe is a ferry toll", "it was a ferry toll", False, True),
        ("the tithe is a ferry toll", "it was a ferry toll", True, False),  # two words, and an article of its own
        ("the tithe is a ferry toll for herring", "it was a ferry toll for herring", True, True),
    ],
)
def test_two_words_tell_in_one_article_only(claim: str, denial: str, apart: bool, expected: bool) -> None:
    texts = [f"Edvin Sorrel claims {claim}.", f"Ottla Varesh denied {denial}."]
    one = article("a", texts[0] if apart else " ".join(texts))
    other = article("b", texts[1], published="2031-05-05") if apart else one
    claimed = said(one, claim, "Edvin Sorrel", "claims")
    denied = said(other, denial, "Ottla Varesh", "denied", denies=True)
    readings = [Reading(one, (claimed,)), Reading(other, (denied,))] if apart else [Reading(one, (claimed, denied))]
    found = found_denials([features(reading) for reading in readings], {}, {})
    assert [d.of for d in found] == [(claimed.id,) if expected else ()]


def test_who_says_no_speaks_of_what_was_said_before() -> None:
    first, then = "it was not the first time the ferry guild drowned a ledger", "the ferry guild drowned a ledger"
    for words in ((first, then), (then, first)):
        one = article("a", f"Ottla Varesh said {words[0]}. Edvin Sorrel said {words[1]}.")
        told = tuple(
            quote(one, w, who, kind="indirect", denies=w == first)
            for w, who in zip(words, ("Ottla Varesh", "Edvin Sorrel"), strict=True)
        )
        found = found_denials([features(Reading(one, told))], {}, {})
        assert [bool(d.of) for d in found] == ([] if words[0] == first else [True])
