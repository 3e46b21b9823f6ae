"""Who passed on whose words: names after a statement, passages taken over, words cited, polls."""

from dataclasses import replace

import pytest

from onrecord.reading.names import names
from onrecord.reading.speakers import speakers
from onrecord.records import Statement
from tests.reading.build import article, statement


def chains(text: str, *found: Statement) -> list[tuple[str, ...]]:
    page = article(text)
    return [s.chain for s in speakers(page, found, names(page))]


@pytest.mark.parametrize(
    ("text", "content", "source", "cue", "chain"),
    [
        (
            "Ana Ode claimed that it was over, Tarn Hour has reported.",
            "it was over",
            "Ana Ode",
            "claimed",
            ("Tarn Hour", "Ana Ode"),
        ),
        (
            "Ana Ode claimed that it was over, the Town Hall informs.",
            "it was over",
            "Ana Ode",
            "claimed",
            ("Town Hall", "Ana Ode"),
        ),
        (
            "Ana Ode called it a loss - said the Tarnform agency.The day was long.",
            "it a loss",
            "Ana Ode",
            "called",
            ("Tarnform agency", "Ana Ode"),
        ),
        (
            "The U.N. envoy said it was over in the U.S. capital, state media said Monday.",
            "it was over in the U.S. capital",
            "The U.N. envoy",
            "envoy said",
            ("state media", "The U.N. envoy"),
        ),
        (
            "Ana Ode said it was over, Tarnform learned from the press service of the Bram Institute.",
            "it was over",
            "Ana Ode",
            "said",
            ("Bram Institute", "Ana Ode"),
        ),
    ],
)
def test_whoever_is_named_after_it_passes_it_on(
    text: str, content: str, source: str, cue: str, chain: tuple[str, ...]
) -> None:
    assert chains(text, statement(text, content, source, cue)) == [chain]


@pytest.mark.parametrize(
    ("text", "content", "source", "cue"),
    [
        ("Ana Ode claimed that it was over, she informs them daily.", "it was over", "Ana Ode", "claimed"),
        ("Ana Ode wrote that it was over in a memo obtained by the Tarn Echo.", "it was over", "Ana Ode", "wrote"),
        (
            "Ana Ode said it was over.As he said, according to his feelings it was not.",
            "it was over",
            "Ana Ode",
            "said",
        ),
    ],
)
def test_whoever_only_saw_it_or_comes_next_does_not(text: str, content: str, source: str, cue: str) -> None:
    assert chains(text, statement(text, content, source, cue)) == [()]


def test_a_relay_between_two_pieces() -> None:
    text = "“It is over,” Ana Ode said of the mill, according to the Tarn Echo. “It is late.”"
    one = statement(text, "“It is over,”", "Ana Ode", "said", pieces=("“It is over,”", "“It is late.”"))
    assert chains(text, one) == [("Tarn Echo", "Ana Ode")]


PASSAGE = "Tarn Times notes that few agreed:\n\nAna Ode said it was over.\n\nBo Varn said it was late."


def test_a_paragraph_announced_as_a_papers_is_passed_on_by_it() -> None:
    found = (
        statement(PASSAGE, "few agreed", "Tarn Times", "notes", ident="1"),
        statement(PASSAGE, "it was over", "Ana Ode", "Ode said", ident="2"),
        statement(PASSAGE, "it was late", "Bo Varn", "Varn said", ident="3"),
    )
    assert chains(PASSAGE, *found) == [(), ("Tarn Times", "Ana Ode"), ()]


@pytest.mark.parametrize(
    ("lead", "chain"),
    [
        ("And here's how the Tarn Times describes the day:", ("Tarn Times", "Ana Ode")),
        ("Per her office:", ("her office", "Ana Ode")),
        ("Mayor Bo Varn told the town two things:", ()),
        ("There were two reasons:", ()),
    ],
)
def test_what_announces_a_passage(lead: str, chain: tuple[str, ...]) -> None:
    text = f"{lead}\n\nAna Ode said it was over."
    assert chains(text, statement(text, "it was over", "Ana Ode", "Ode said")) == [chain]


@pytest.mark.parametrize(
    ("text", "content", "source", "cue", "chain"),
    [
        (
            "The Tarn Institute recalled a statement by Mayor Ana Ode from 3 May that it was over.",
            "it was over",
            "The Tarn Institute",
            "recalled",
            ("Tarn Institute", "Ana Ode"),
        ),
        (
            "Bo Varn points to a quote from former Mayor Ana Ode that it was over.",
            "it was over",
            "Bo Varn",
            "points to",
            ("Bo Varn", "Ana Ode"),
        ),
        (
            "Bo Varn cited Ana Ode’s warning that it was over.",
            "it was over",
            "Bo Varn",
            "cited",
            ("Bo Varn", "Ana Ode"),
        ),
        (
            "The Tarn Echo reported, with reference to Ana Ode, that it was over.",
            "it was over",
            "The Tarn Echo",
            "reported",
            ("Tarn Echo", "Ana Ode"),
        ),
        ("Bo Varn rejected a claim by Ana Ode that it was over.", "it was over", "Bo Varn", "rejected", ()),
        ("Bo Varn cited reasons why it was over.", "it was over", "Bo Varn", "cited", ()),
    ],
)
def test_words_cited_are_those_of_whoever_said_them(
    text: str, content: str, source: str, cue: str, chain: tuple[str, ...]
) -> None:
    assert chains(text, statement(text, content, source, cue)) == [chain]


POLL = "A Tarn Times/Bramstat survey came out. The poll found a lead, and 60 percent of voters said it was over."


def test_the_poll_is_the_one_the_text_names() -> None:
    found = (
        statement(POLL, "a lead", "The poll", "found", ident="1"),
        statement(POLL, "it was over", "60 percent of voters", "said", ident="2"),
    )
    page = article(POLL)
    done = speakers(page, found, names(page))
    assert done[0].speaker_name == "Tarn Times/Bramstat survey"
    assert done[1].chain == ("Tarn Times/Bramstat survey", "60 percent of voters")


def test_those_a_poll_asked_pass_on_nothing_of_others_it_asked() -> None:
    text = "Eighty percent of poll respondents say it hurts. Ninety percent say it is over."
    found = (
        statement(text, "it hurts", "Eighty percent of poll respondents", "say", ident="1"),
        statement(text, "it is over", "Ninety percent", "say", ident="2"),
    )
    page = article(text)
    assert [s.chain for s in speakers(page, found, names(page))] == [(), ()]


def test_a_poll_without_a_name_stays_as_it_is_told() -> None:
    text = "The poll found a lead."
    page = article(text)
    (done,) = speakers(page, (statement(text, "a lead", "The poll", "found"),), names(page))
    assert done.speaker_name == "The poll"


def test_who_is_asked_in_a_poll_passes_nothing_on() -> None:
    text = "The Bramstat poll says 17% say it helps, with 12% saying it hurts."
    found = (
        statement(text, "17% say it helps, with 12% saying it hurts", "The Bramstat poll", "says", ident="1"),
        statement(text, "it helps, with 12% saying it hurts", "17%", "say", ident="2", within="1"),
        statement(text, "it hurts", "12%", "saying", ident="3", within="2"),
    )
    assert [c[1:] for c in chains(text, *found)] == [(), ("17%",), ("12%",)]


@pytest.mark.parametrize(
    ("between", "chain"),
    [(" ", ("Tarn Times", "The official")), ("\n\n", ())],
)
def test_the_source_of_a_paper_speaks_through_it_in_the_same_paragraph(between: str, chain: tuple[str, ...]) -> None:
    text = f"Tarn Times reported that few agreed.{between}The official said it was over."
    found = (
        statement(text, "few agreed", "Tarn Times", "reported", ident="1"),
        statement(text, "it was over", "The official", "official said", ident="2"),
    )
    assert chains(text, *found) == [(), chain]


def test_a_poll_is_not_who_asked_it() -> None:
    text = "After the vote, 74 percent of farmers said it was over, according to a Tarn Post/Bramstat poll."
    found = statement(text, "it was over", "74 percent of farmers", "said")
    assert chains(text, found) == [("Tarn Post/Bramstat poll", "74 percent of farmers")]


@pytest.mark.parametrize(
    ("cue", "chain"), [("rejected", ()), ("denied", ()), ("repeated", ("Ana Ode", "Tarn Council"))]
)
def test_what_is_rejected_is_not_passed_on(cue: str, chain: tuple[str, ...]) -> None:
    text = f"Ana Ode {cue} claims by the Tarn Council that it was over."
    outer = statement(text, "claims by the Tarn Council that it was over", "Ana Ode", cue, ident="o")
    inner = statement(text, "it was over", "Tarn Council", "claims", ident="i", within="o")
    assert chains(text, outer, replace(inner, evidence=("the noun claims",)))[1] == chain


@pytest.mark.parametrize(("cue", "name"), [("show", "Bramstat poll"), ("please", "The results")])
def test_the_results_are_those_of_the_poll(cue: str, name: str) -> None:
    text = f"The Bramstat poll was taken in May. “The results {cue} that it was over,” Ana Ode said."
    outer = statement(text, f"“The results {cue} that it was over,”", "Ana Ode", "said", ident="o")
    inner = statement(text, "it was over", "The results", cue, ident="i", within="o")
    assert chains(text, outer, inner)[1] == ("Ana Ode", name)


@pytest.mark.parametrize(
    ("text", "content", "source", "cue", "chain"),
    [
        (
            "The mill board told a committee that it was over, Rep. Bo Lind told reporters.",
            "that it was over",
            "The mill board",
            "told",
            ("Bo Lind", "The mill board"),
        ),
        (
            "Ana Ode reported to the council that it was over, Bo Lind wrote on his page.",
            "that it was over",
            "Ana Ode",
            "reported",
            ("Bo Lind", "Ana Ode"),
        ),
        (
            "The mill board says it is over, a member of parliament said on Monday.",
            "it is over",
            "The mill board",
            "says",
            ("a member of parliament", "The mill board"),
        ),
        (
            "Bo Lind wrote that, according to preliminary data from Ana Ode, it was over.",
            "it was over",
            "Ana Ode",
            "according to",
            ("Bo Lind", "Ana Ode"),
        ),
        (
            "As relayed by Tarn Hour, Ana Ode said it was over.",
            "it was over",
            "Ana Ode",
            "said",
            ("Tarn Hour", "Ana Ode"),
        ),
        # Nobody but the one who says it.
        ("It was over, Ana Ode said, Bo Lind said it was not.", "It was over", "Ana Ode", "said", ()),
        ("Ana Ode said it was over, and Bo Lind said nothing.", "it was over", "Ana Ode", "said", ()),
    ],
)
def test_whoever_the_sentence_ends_or_begins_with_passes_it_on(
    text: str, content: str, source: str, cue: str, chain: tuple[str, ...]
) -> None:
    assert chains(text, statement(text, content, source, cue)) == [chain]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("It was over, lawmakers said, citing the Tarn Mill Board.", ("lawmakers", "Tarn Mill Board")),
        ("It was over, Ana Ode said, citing two officials.", ("Ana Ode", "two officials")),
        ("It was over, Ana Ode said, citing a lack of grain.", ()),
        ("It was over, Ana Ode said, citing Ana Ode.", ()),
    ],
)
def test_people_cite_others_too(text: str, chain: tuple[str, ...]) -> None:
    source = "lawmakers" if "lawmakers" in text else "Ana Ode"
    assert chains(text, statement(text, "It was over", source, "said")) == [chain]


def test_the_words_of_the_mayor_are_the_mayor_s() -> None:
    text = "Mayor Ana Ode left on Monday. Bo Lind recalled the words of the mayor: “We stay.”"
    one = statement(text, "“We stay.”", "Bo Lind", "recalled")
    assert chains(text, one) == [("Bo Lind", "Ana Ode")]
