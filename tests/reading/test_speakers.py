"""Who is behind each source: names, titles, pronouns, groups, unsigned quotations, and what stays open."""

from dataclasses import replace

import pytest

from onrecord.reading.names import names
from onrecord.reading.speakers import speakers
from onrecord.records import Span, Speaker, Statement, Unresolved
from tests.reading.build import article, statement


def resolved(text: str, *found: Statement) -> list[Speaker | Unresolved | None]:
    page = article(text)
    return [s.speaker for s in speakers(page, found, names(page))]


def who(text: str, content: str, source: str | None = None, cue: str | None = "said") -> str | None:
    (speaker,) = resolved(text, statement(text, content, source, cue if source else None))
    return speaker.name if isinstance(speaker, Speaker) else None


@pytest.mark.parametrize(
    ("text", "content", "source", "name"),
    [
        ("Ana Ode lost. It was over, Ode said.", "It was over", "Ode", "Ana Ode"),
        ("Ana Ode lost. It was over, Ana said.", "It was over", "Ana", "Ana Ode"),
        ("It was over, Mayor Ana Ode of Tarn said.", "It was over", "Mayor Ana Ode of Tarn", "Ana Ode"),
        (
            "Ana Ode, 43, a baker from Tarn, said it was over.",
            "it was over",
            "Ana Ode, 43, a baker from Tarn",
            "Ana Ode",
        ),
        ("His lawyer, Ana Ode, said it was over.", "it was over", "His lawyer, Ana Ode", "Ana Ode"),
        (
            "The head of the Safety Commission Ursula Ode said it was over.",
            "it was over",
            "The head of the Safety Commission Ursula Ode",
            "Ursula Ode",
        ),
        (
            "The Office of Public Safety (OPS) met. OPS said it was over.",
            "it was over",
            "OPS",
            "Office of Public Safety",
        ),
        (
            "Ana Ode lost. Mr. Bly's aide Piet Marr said it was over.",
            "it was over",
            "Mr. Bly's aide Piet Marr",
            "Piet Marr",
        ),
        (
            "Piet Bly and Ana Ode came. The Tarn Echo newspaper said it was over.",
            "it was over",
            "The Tarn Echo newspaper",
            "Tarn Echo",
        ),
    ],
)
def test_named_sources(text: str, content: str, source: str, name: str) -> None:
    assert who(text, content, source) == name


@pytest.mark.parametrize(
    ("text", "source", "name"),
    [
        ("Ana Ode lost. An ODEON statement said it was over.", "An ODEON statement", "ODEON"),
        ("Piet Bly won. Ode's scripted remarks said it was over. Ana Ode left.", "Ode's scripted remarks", "Ana Ode"),
        (
            "Ana Ode lost. The Tarn Institute report said it was over.",
            "The Tarn Institute report",
            "Tarn Institute report",
        ),
        (
            "Ana Ode lost. A statement released by the airline said it was over.",
            "A statement released by the airline",
            "the airline",
        ),
        (
            "Voters wavered. A CNBS/Odeon poll asked 900 adults. The poll said it was over.",
            "The poll",
            "CNBS/Odeon poll",
        ),
        (
            "Downstream, the mayor of Tarn, Ana Ode, said it was over.",
            "Downstream, the mayor of Tarn, Ana Ode",
            "Ana Ode",
        ),
        (
            "Piet Bly came. His Tarnian counterpart, Ana Ode, said it was over.",
            "His Tarnian counterpart, Ana Ode",
            "Ana Ode",
        ),
        (
            "Ana Ode came. The mill's owner, Tarn Chemicals, said it was over.",
            "The mill's owner, Tarn Chemicals",
            "Tarn Chemicals",
        ),
        (
            "Ana Ode came. A statement by its owner, Tarn Chemicals, said it was over.",
            "A statement by its owner, Tarn Chemicals",
            "Tarn Chemicals",
        ),
        ("Ana Ode came. Officials' claims said it was over.", "Officials'", "Officials"),
    ],
)
def test_papers_words_and_accounts(text: str, source: str, name: str) -> None:
    assert who(text, "it was over", source) == name


@pytest.mark.parametrize(
    ("account", "name"), [("@AnaOde", "Ana Ode"), ("@Ana_Ode", "Ana Ode"), ("@tarnnews", "@tarnnews")]
)
def test_an_account_that_spells_a_name(account: str, name: str) -> None:
    text = f"{account}: It was over."
    page, so = article(text), Span.of(text, len(account) + 2, len(text))
    one = Statement("s", "a", "direct", so, (so,), None, Span.of(text, 0, len(account)))
    assert speakers(page, (one,), names(page))[0].speaker_name == name


def test_a_question_nobody_asks_by_name_is_left_open() -> None:
    text = "Mayor Ana Ode spoke. Asked whether the mill would shut, she smiled."
    page = article(text)
    (done,) = speakers(page, (statement(text, "whether the mill would shut", None, "Asked"),), names(page))
    assert isinstance(done.speaker, Unresolved)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("A spokesman for Ana Ode said it was over.", "A spokesman for Ana Ode"),
        ("Critics of Ana Ode said it was over.", "Critics of Ana Ode"),
        ("Ana Ode's supporters said it was over.", "Ana Ode's supporters"),
        ("Two senior officials said it was over.", "Two senior officials"),
        ("Ana Ode lost. A friend of hers said it was over.", "A friend of hers"),
    ],
)
def test_a_name_inside_a_description_is_not_who_speaks(text: str, source: str) -> None:
    assert who(text, "it was over", source) == source


@pytest.mark.parametrize(
    ("text", "source", "name"),
    [
        ("Mayor Ana Ode met Governor Piet Bly. The governor said it was over.", "The governor", "Piet Bly"),
        ("Mayor Ana Ode met Gov. Piet Bly. The governor said it was over.", "The governor", "Piet Bly"),
        ("Ana Ode, the mayor of Tarn, met Piet Bly, a teacher. The mayor said it was over.", "The mayor", "Ana Ode"),
        (
            "Polish President Jan Kos met French President Luc Roy. The Polish president said it was over.",
            "The Polish president",
            "Jan Kos",
        ),
        (
            "Sen. Ana Ode (R-Ohio) met Sen. Jim Bly (D-Iowa). The Ohio Republican said it was over.",
            "The Ohio Republican",
            "Ana Ode",
        ),
        (
            "President Ana Ode met Vice President Piet Bly. Ana Ode left. The vice president said it was over.",
            "The vice president",
            "Piet Bly",
        ),
        (
            "President Ana Ode met Vice President Piet Bly. Piet Bly left. The president said it was over.",
            "The president",
            "Ana Ode",
        ),
        (
            "Deputy Mayor Ana Ode, the mayor of Tarn since May, left. The mayor said it was over.",
            "The mayor",
            "Ana Ode",
        ),
        (
            "Chancellor Ana Ode left. The vice chancellor said it was over.",
            "The vice chancellor",
            "The vice chancellor",
        ),
        (
            "The mill hailed Gov. Ana Ode's order as a victory after the governor said it was over.",
            "the governor",
            "Ana Ode",
        ),
        (
            "Actress Anna Ode sued Peter Bly, an actor, and James Marr. The actress said it was over.",
            "The actress",
            "Anna Ode",
        ),
    ],
)
def test_roles(text: str, source: str, name: str) -> None:
    assert who(text, "it was over", source) == name


@pytest.mark.parametrize("source", ["The mayor", "The company", "The ministry"])
def test_a_role_nobody_has_stays_a_description(source: str) -> None:
    assert who(f"Rain fell on Monday. {source} said it was over.", "it was over", source) == source


@pytest.mark.parametrize(
    ("text", "content", "source", "name"),
    [
        ("Ana Ode came home on Monday. She said it was over.", "it was over", "She", "Ana Ode"),
        ("Mr. Bly met Mrs. Ode. She said it was over.", "it was over", "She", "Ode"),
        ("Mr. Bly met Mrs. Ode. He said it was over.", "it was over", "He", "Bly"),
        ("Mr. Bly went home, he said, because “Mr. Marr was late.”", "“Mr. Marr was late.”", "he", "Bly"),
        ("Tarnoil Inc. lost money. It said it was over.", "it was over", "It", "Tarnoil Inc."),
        (
            "Anna Ode waited. Judge James Bly asked her to stand. James Bly told her to sit. She said it was over.",
            "it was over",
            "She",
            "Anna Ode",
        ),
    ],
)
def test_pronouns(text: str, content: str, source: str, name: str) -> None:
    assert who(text, content, source) == name


def test_the_words_of_one_source_are_one_person() -> None:
    text = "Anna Ode met Ruth Bly at noon. She said it was over, telling Anna Ode that it had been sad."
    found = (
        statement(text, "it was over", "She", "said", ident="z"),
        statement(text, "that it had been sad", "She", "telling", ident="a"),
    )
    first, second = (s.speaker_name for s in speakers(article(text), found, names(article(text))))
    assert first == second is not None


def test_a_pronoun_says_why_and_who_else() -> None:
    text = "Robert Bly met Daniel Marr in Tarn. He said it was over."
    (speaker,) = resolved(text, statement(text, "it was over", "He", "said"))
    assert isinstance(speaker, Speaker)
    assert speaker.how.startswith("He → Robert Bly")
    assert "Daniel Marr" in [c.name for c in speaker.candidates]
    assert speaker.confidence < 0.99


@pytest.mark.parametrize(("sure", "expected"), [(1.0, (0.97, 0.98)), (0.9, (0.94, 0.97)), (0.5, (0.82, 0.9))])
def test_a_speaker_is_no_surer_than_the_statement(sure: float, expected: tuple[float, float]) -> None:
    text = "Ana Ode lost. It was over, Ode said."
    (speaker,) = resolved(text, replace(statement(text, "It was over", "Ode", "said"), confidence=sure))
    assert isinstance(speaker, Speaker)
    assert expected[0] <= speaker.confidence <= expected[1]


def test_a_pronoun_with_nobody_before_is_unresolved() -> None:
    text = "He said it was over."
    (speaker,) = resolved(text, statement(text, "it was over", "He", "said"))
    assert isinstance(speaker, Unresolved)
    assert speaker.reason


def test_first_person_inside_a_quotation_is_its_speaker() -> None:
    text = "“I said it was over,” Ana Ode told reporters."
    outer = statement(text, "“I said it was over,”", "Ana Ode", "told", ident="outer")
    start = text.index("it was over")
    inner = Statement(
        "inner",
        "a",
        "indirect",
        Span.of(text, start, start + 11),
        (Span.of(text, start, start + 11),),
        None,
        Span.of(text, 1, 2),
        within="outer",
    )
    _, speaker = resolved(text, outer, inner)
    assert isinstance(speaker, Speaker)
    assert speaker.name == "Ana Ode"


def test_he_inside_a_quotation_is_not_its_speaker() -> None:
    text = "Robert Bly left early. Daniel Marr said: “He said it was over.”"
    outer = statement(text, "“He said it was over.”", "Daniel Marr", "said", ident="outer")
    start = text.index("it was over")
    span, he = Span.of(text, start, start + 11), Span.of(text, text.index("He said"), text.index("He said") + 2)
    inner = Statement("inner", "a", "indirect", span, (span,), None, he, within="outer")
    _, speaker = resolved(text, outer, inner)
    assert isinstance(speaker, Speaker)
    assert speaker.name == "Robert Bly"


def test_first_person_outside_any_quotation_is_left_open() -> None:
    text = "Ana Ode left. I said it was over."
    (speaker,) = resolved(text, statement(text, "it was over", "I", "said"))
    assert isinstance(speaker, Unresolved)


def test_a_quotation_that_goes_on_in_the_next_paragraph_keeps_its_speaker() -> None:
    text = "Piet Bly listened.\n\n“It was over,” Ana Ode said.\n\n“Nobody knew.”"
    first = statement(text, "“It was over,”", "Ana Ode", "said", ident="one")
    second = statement(text, "“Nobody knew.”", ident="two")
    _, speaker = resolved(text, first, second)
    assert isinstance(speaker, Speaker)
    assert speaker.name == "Ana Ode"


def test_a_firm_and_a_ministry_named_together_are_no_leaders() -> None:
    text = (
        "President Ana Ode met Prime Minister Piet Bly. The Tarn Trust and the Ministry of Rails were closed.\n\n"
        "The two leaders said it was over."
    )
    assert who(text, "it was over", "The two leaders") == "Ana Ode"


def test_two_leaders_are_both() -> None:
    text = "President Ana Ode met President Piet Bly on Monday. The two presidents said it was over."
    (speaker,) = resolved(text, statement(text, "it was over", "The two presidents", "said"))
    assert isinstance(speaker, Speaker)
    assert {speaker.name, *speaker.also} == {"Ana Ode", "Piet Bly"}


def test_their_ministers_speak_for_both() -> None:
    text = "Ministers to share data\n\nThe river leaves Tarn for Bramland. Tarn and Bramland will share every number, their river ministers announced."
    (speaker,) = resolved(text, statement(text, "will share every number", "their river ministers", "announced"))
    assert isinstance(speaker, Speaker)
    assert {speaker.name, *speaker.also} == {"Tarn", "Bramland"}


@pytest.mark.parametrize(
    "text",
    [
        "Ada Ode and Bo Lind will share every number, their ministers announced.",  # people
        "Tarn and Bramland met. It will share every number, their ministers announced.",  # not in this sentence
    ],
)
def test_their_ministers_are_nobody_else_s(text: str) -> None:
    (speaker,) = resolved(text, statement(text, "will share every number", "their ministers", "announced"))
    assert isinstance(speaker, Speaker)
    assert speaker.how.startswith("their ministers →") or speaker.name == "their ministers"


def test_joint_sources_name_everybody() -> None:
    text = "Mayor Ana Ode and Piet Bly said it was over."
    (speaker,) = resolved(text, statement(text, "it was over", "Mayor Ana Ode and Piet Bly", "said"))
    assert isinstance(speaker, Speaker)
    assert (speaker.name, speaker.also) == ("Ana Ode", ("Piet Bly",))


def test_a_couple_of_one_surname() -> None:
    text = "Ana Ode and her husband Piet Ode moved to Tarn. Mrs. Ode was glad. It was over, Mrs. Ode said. It was late, Piet Ode said."
    first, second = resolved(
        text,
        statement(text, "It was over", "Mrs. Ode", "said", ident="1"),
        statement(text, "It was late", "Piet Ode", "said", ident="2"),
    )
    assert isinstance(second, Speaker)
    assert second.name == "Piet Ode"
    assert not isinstance(first, Speaker) or first.name != "Piet Ode"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("She asked Ana Ode, a friend of theirs, who said it was over.", "Ana Ode"),
        ("Bly asked a friend of theirs, who said it was over.", "a friend of theirs"),
    ],
)
def test_relative_who_is_whoever_stands_before_it(text: str, name: str) -> None:
    assert who(text, "it was over", "who") == name


@pytest.mark.parametrize(
    ("text", "source", "name"),
    [
        (
            "The president of Poland Ana Ode met the president of Hungary Piet Bly. The president of Poland said it was over.",
            "The president of Poland said",
            "Ana Ode",
        ),
        (
            "The president of Poland Ana Ode met the president of Hungary Piet Bly. The Hungarian president said it was over.",
            "The Hungarian president",
            "Piet Bly",
        ),
    ],
)
def test_an_office_is_that_of_its_country(text: str, source: str, name: str) -> None:
    start = text.rindex(source)
    held = Span.of(text, start, start + len(source.removesuffix(" said")))
    over = Span.of(text, text.index("it was over"), len(text) - 1)
    page = article(text)
    (done,) = speakers(page, (Statement("s", "a", "indirect", over, (over,), None, held),), names(page))
    assert done.speaker_name == name


def test_a_romanized_name_is_a_mans() -> None:
    text = "Serhiy Ode met Ana Bly. “It is over,” he said. “It is late,” she said."
    page = article(text)
    found = (
        statement(text, "“It is over,”", "he", "said", ident="1"),
        statement(text, "“It is late,”", "she", "said", ident="2"),
    )
    assert [s.speaker_name for s in speakers(page, found, names(page))] == ["Serhiy Ode", "Ana Bly"]


def test_unknown_is_never_a_person() -> None:
    text = "The cause is Unknown. Unknown assailants fled. Nobody said it was over."
    (speaker,) = resolved(text, statement(text, "it was over"))
    assert not isinstance(speaker, Speaker) or speaker.name != "Unknown"
    assert "Unknown" not in {n.name for n in names(article(text))}


def test_the_order_of_statements_does_not_change_who_speaks() -> None:
    text = "Ana Ode came. “It was over,” she said. Piet Bly left. “It was late,” he said. “Go,” she said."
    found = [
        statement(text, "“It was over,”", "she", "said", ident="1"),
        statement(text, "“It was late,”", "he", "said", ident="2"),
        statement(text, "“Go,”", "she", "said", ident="3"),
    ]
    forward = {s.id: s.speaker_name for s in speakers(article(text), tuple(found), names(article(text)))}
    backward = {s.id: s.speaker_name for s in speakers(article(text), tuple(reversed(found)), names(article(text)))}
    assert forward == backward


def test_what_we_read_is_not_ours() -> None:
    text = "Ana Ode published a letter. “It is over,” we read in the letter."
    page = article(text)
    (done,) = speakers(page, (statement(text, "“It is over,”", "we", "read"),), names(page))
    assert done.speaker_name == "Ana Ode"


def test_a_source_of_another_paragraph_brings_no_relay_with_it() -> None:
    text = "According to the Tarn Echo, rain fell. Ana Ode left.\n\n“It is late.”"
    (done,) = speakers(article(text), (statement(text, "“It is late.”", "Ana Ode"),), names(article(text)))
    assert (done.speaker_name, done.chain) == ("Ana Ode", ())


def test_a_relay_holds_while_the_same_speaker_goes_on() -> None:
    text = "It was over, Ana Ode said, quoted by the Tarn Echo. “It is late,” she said. “Go,” Piet Bly said."
    found = (
        statement(text, "It was over", "Ana Ode", "said", ident="1"),
        statement(text, "“It is late,”", "she", "said", ident="2"),
        statement(text, "“Go,”", "Piet Bly", "said", ident="3"),
    )
    chains = [s.chain for s in speakers(article(text), found, names(article(text)))]
    assert chains == [("Tarn Echo", "Ana Ode"), ("Tarn Echo", "Ana Ode"), ()]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Tarn Net’s vice president for trust and safety Ana Ode said so.", "Ana Ode"),
        ("A lawyer for billionaire Ana Ode said so.", "A lawyer for billionaire Ana Ode"),
    ],
)
def test_an_office_named_in_full_before_a_name(text: str, name: str) -> None:
    page = article(text)
    source = text.removesuffix(" said so.")
    whole = Span.of(text, 0, len(source))
    so = Span.of(text, len(text) - 3, len(text) - 1)
    (done,) = speakers(page, (Statement("s", "a", "indirect", so, (so,), None, whole),), names(page))
    assert done.speaker_name == name


@pytest.mark.parametrize(
    ("text", "content", "source", "cue", "chain"),
    [
        (
            "It was over, Ana Ode said, quoted by the Tarn Echo.",
            "It was over",
            "Ana Ode",
            "said",
            ("Tarn Echo", "Ana Ode"),
        ),
        (
            "It was over, Ana Ode said as she spoke to the Sedge Hour on the sidelines of a meeting of mayors in Arven, BelTA learned from the Tarn Water Office.",
            "It was over",
            "Ana Ode",
            "said",
            ("Tarn Water Office", "Ana Ode"),
        ),
        (
            "It was over, said Ana Ode in a letter published on the Tarn Mill site, Sedge Hour reports.",
            "It was over",
            "Ana Ode",
            "said",
            ("Sedge Hour", "Ana Ode"),
        ),
        (
            "On Sunday the Tarn Times reported the mill had sent a letter to Ana Ode, who said it was over.",
            "it was over",
            "who",
            "said",
            ("Tarn Times", "Ana Ode"),
        ),
        (
            "“It was over,” Ana Ode was quoted as saying by the Tarn Echo.",
            "“It was over,”",
            "Ana Ode",
            "was quoted as saying",
            ("Tarn Echo", "Ana Ode"),
        ),
        (
            "The Tarn Echo quoted Ana Ode as saying it was over.",
            "it was over",
            "Ana Ode",
            "quoted",
            ("Tarn Echo", "Ana Ode"),
        ),
        (
            "Ana Ode admitted that it was over, according to the Tarn Echo.",
            "it was over",
            "Ana Ode",
            "admitted",
            ("Tarn Echo", "Ana Ode"),
        ),
        (
            "The Tarn Echo reported, citing two officials, that it was over.",
            "it was over",
            "The Tarn Echo",
            "reported",
            ("Tarn Echo", "two officials"),
        ),
        (
            "It was over, Ana Ode said, local paper Tarn Echo reported on Tuesday.",
            "It was over",
            "Ana Ode",
            "said",
            ("Tarn Echo", "Ana Ode"),
        ),
        (
            "It was over, Ana Ode said, state media have reported.",
            "It was over",
            "Ana Ode",
            "said",
            ("state media", "Ana Ode"),
        ),
        (
            "Through a spokeswoman, Ana Ode denied it was over.",
            "it was over",
            "Ana Ode",
            "denied",
            ("a spokeswoman", "Ana Ode"),
        ),
        (
            "The Tarn Times reports that, according to analysts, it was over.",
            "it was over",
            "analysts",
            "according to",
            ("Tarn Times", "analysts"),
        ),
        ("Reuters reported that Ana Ode said it was over.", "it was over", "Ana Ode", "said", ("Reuters", "Ana Ode")),
        ("As Reuters reported, Ana Ode said it was over.", "it was over", "Ana Ode", "said", ("Reuters", "Ana Ode")),
        (
            "Ana Ode announced new talks - writes the Tarn Times.",
            "new talks",
            "Ana Ode",
            "announced",
            ("Tarn Times", "Ana Ode"),
        ),
        (
            "It was over, Ana Ode said in a long speech in Tarn on Friday, as quoted by “Tarn truth”.",
            "It was over",
            "Ana Ode",
            "said",
            ("Tarn truth", "Ana Ode"),
        ),
        (
            "It is over, according to officials cited by the Tarn Echo.",
            "It is over",
            "officials cited by the Tarn Echo",
            "according to",
            ("Tarn Echo", "officials"),
        ),
    ],
)
def test_relayed_speech(text: str, content: str, source: str, cue: str, chain: tuple[str, ...]) -> None:
    page = article(text)
    (done,) = speakers(page, (statement(text, content, source, cue),), names(page))
    assert done.chain == chain
    assert done.speaker_name == chain[-1]


@pytest.mark.parametrize(
    ("text", "content", "source", "cue"),
    [
        ("It was over, Ana Ode told the Tarn Echo.", "It was over", "Ana Ode", "told"),
        ("It was over, Ana Ode said, and the mill reported a loss.", "It was over", "Ana Ode", "said"),
        (
            "The Tarn Echo left early, citing the weather, because it was over, Ana Ode said.",
            "it was over",
            "Ana Ode",
            "said",
        ),
        ("Ana Ode said it was over.", "it was over", "Ana Ode", "said"),
        (
            "The Tarn Times reported a loss, but Ana Ode, who said it was over, left.",
            "it was over",
            "who",
            "said",
        ),
        ("The mill reported a loss to Ana Ode, who said it was over.", "it was over", "who", "said"),
    ],
)
def test_speech_that_nobody_relays(text: str, content: str, source: str, cue: str) -> None:
    page = article(text)
    (done,) = speakers(page, (statement(text, content, source, cue),), names(page))
    assert done.chain == ()


def test_a_statement_inside_another_is_a_chain() -> None:
    text = "Ana Ode said the agency had told her it was over."
    outer = statement(text, "the agency had told her it was over", "Ana Ode", "said", ident="outer")
    inner = statement(text, "it was over", "the agency", "told", ident="inner", within="outer")
    page = article(text)
    done = speakers(page, (outer, inner), names(page))
    assert done[1].chain == ("Ana Ode", "the agency")
    assert done[0].chain == ()


@pytest.mark.parametrize(
    ("dateline", "name"),
    [("TARN", "Ottla Varesh"), (None, "a Norlandish lawmaker"), ("ODELL", "a Norlandish lawmaker")],
)
def test_what_stands_above_the_dateline_introduces_nobody(dateline: str | None, name: str) -> None:
    text = (
        "Norland sends 40 barges\n\nNorlandish lawmaker Ottla Varesh told reporters that they had left.\n\n"
        "TARN: Norland has sent 40 barges to Odell, a Norlandish lawmaker said Tuesday after a briefing.\n\n"
        "Norlandish lawmaker Ottla Varesh told reporters that “the barges have left the harbour.”"
    )
    one = replace(article(text), dateline=dateline)
    found = (
        statement(text, "Norland has sent 40 barges to Odell", "a Norlandish lawmaker", "said", ident="s1"),
        statement(text, "“the barges have left the harbour.”", "Norlandish lawmaker Ottla Varesh", "told", ident="s2"),
    )
    speaker = speakers(one, found, names(one))[0].speaker
    assert isinstance(speaker, Speaker) and speaker.name == name


def test_no_statements_no_work() -> None:
    assert speakers(article("Ana Ode."), (), ()) == ()


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("Norway’s defense ministry", "Norway’s defense ministry"),
        ("Denmark’s defense ministry", "Defense Ministry of Denmark"),
        ("The defense ministry", "Defense Ministry of Denmark"),
    ],
)
def test_another_countrys_ministry_is_another(source: str, name: str) -> None:
    text = f"The Defense Ministry of Denmark met on Monday. {source} said it was over."
    assert who(text, "it was over", source) == name


@pytest.mark.parametrize(
    ("before", "name"),
    [
        ("It did not sit well with key lawmakers", "key lawmakers"),
        ("It did not sit well with Bo Lind", "Bo Lind"),
    ],
)
def test_who_may_follow_people_without_an_article(before: str, name: str) -> None:
    text = f"Ana Ode is a victim of the mill. {before}, who said it was over."
    assert who(text, "it was over", "who") == name


def test_her_words_inside_his_are_a_womans() -> None:
    text = "Ms. Ana Ode left. Mr. James Lind came. He said her claim that it was over was late."
    outer = statement(text, "her claim that it was over was late", "He", "said", ident="o")
    inner = statement(text, "it was over", "her", "claim", ident="i", within="o")
    assert [s.name for s in resolved(text, outer, inner) if isinstance(s, Speaker)] == ["James Lind", "Ana Ode"]


def test_his_team_is_not_any_body_named_before() -> None:
    text = "Bo Lind met the UAP. He said his team said it was over."
    outer = statement(text, "his team said it was over", "He", ident="o")
    inner = statement(text, "it was over", "his team", ident="i", within="o")
    assert [s.name for s in resolved(text, outer, inner) if isinstance(s, Speaker)] == ["Bo Lind", "his team"]


def test_the_company_in_a_newspapers_words_is_another() -> None:
    text = "Tarnjet met the Bram Times. The Bram Times added: “The company said it was over.”"
    outer = statement(text, "“The company said it was over.”", "The Bram Times", "added", ident="o")
    inner = statement(text, "it was over", "The company", ident="i", within="o")
    last = resolved(text, outer, inner)[1]
    assert not isinstance(last, Speaker) or last.name != "Bram Times"


def test_the_same_words_mean_the_same_person_again() -> None:
    text = (
        "Norwegian minister Ana Ode met Danish minister Bo Lind. The Norwegian minister said it was over."
        " Bo Lind left. Bo Lind stayed. The Norwegian minister said it was late."
    )
    first = statement(text, "it was over", "The Norwegian minister", "said", ident="f")
    at = text.rindex("The Norwegian minister")
    again = statement(text, "it was late", "The Norwegian minister", "said", ident="g")
    again = replace(again, source=Span.of(text, at, at + len("The Norwegian minister")))
    assert [s.name for s in resolved(text, first, again) if isinstance(s, Speaker)] == ["Ana Ode", "Ana Ode"]


@pytest.mark.parametrize(
    ("before", "name"), [("NATO met Tarnoil on Monday.", "NATO"), ("Tarnoil met Bramgas on Monday.", "the alliance")]
)
def test_the_alliance_is_one_of_states(before: str, name: str) -> None:
    assert who(f"{before} It was long. The alliance said it was over.", "it was over", "The alliance") in (
        name,
        name.capitalize(),
    )


def test_a_spokeswoman_named_beside_her_office_is_no_stranger() -> None:
    text = "A spokeswoman for the Ministry of Mills, Ana Ode, said it was over. The river rose.\n\nThe spokeswoman said nobody had known."
    first = statement(text, "it was over", "A spokeswoman for the Ministry of Mills, Ana Ode", "said", ident="s1")
    second = statement(text, "nobody had known", "The spokeswoman", "said", ident="s2")
    assert [getattr(one, "name", None) for one in resolved(text, first, second)] == ["Ana Ode", "Ana Ode"]


def test_he_is_none_of_several() -> None:
    text = "Aides to the minister said it was over. He denied that it had begun."
    first = statement(text, "it was over", "Aides to the minister", "said", ident="s1")
    second = statement(text, "it had begun", "He", "denied", ident="s2")
    _, speaker = resolved(text, first, second)
    assert getattr(speaker, "name", None) != "Aides to the minister"


@pytest.mark.parametrize(
    "inner",
    [
        "the head of the mill board had told her that the grain was gone",
        "Tarn's mayor had announced that the grain was gone",
    ],
)
def test_who_told_her_is_another(inner: str) -> None:
    text = f"Minister Ana Ode said {inner}."
    source = inner.split(" had ")[0]
    outer = statement(text, inner, "Minister Ana Ode", "said", ident="s1")
    held = statement(
        text,
        "that the grain was gone",
        source,
        "had told" if "told" in inner else "had announced",
        ident="s2",
        within="s1",
    )
    _, speaker = resolved(text, outer, held)
    assert getattr(speaker, "name", None) == source


def test_their_sister_is_whoever_the_text_says_she_is() -> None:
    text = "Minister Ana Ode spoke. Two brothers drowned, their sister told the paper."
    assert who(text, "Two brothers drowned", "their sister", "told") == "their sister"
    text = "His sister, Ana Ode, spoke. Two brothers drowned, his sister told the paper."
    assert who(text, "Two brothers drowned", "his sister", "told") == "Ana Ode"


def test_the_colleague_is_the_one_brought_in_just_before() -> None:
    text = (
        "Lind's party colleague Ada Ode spoke at noon.\n\nOne of Vold's former colleagues said it was over.\n\n"
        "The colleague said nobody had known."
    )
    first = statement(text, "it was over", "One of Vold's former colleagues", "said", ident="s1")
    second = statement(text, "nobody had known", "The colleague", "said", ident="s2")
    _, speaker = resolved(text, first, second)
    assert getattr(speaker, "name", None) == "One of Vold's former colleagues"


@pytest.mark.parametrize(
    ("second", "name"),
    [
        ("Tarn's river ministry", "Tarn's river ministry"),  # another country's, another ministry
        ("Bram's river ministry", "Bram's river ministry"),
        ("the ministry", "Bram's health ministry"),
        ("the health ministry", "Bram's health ministry"),
    ],
)
def test_ministries_told_apart_are_two(second: str, name: str) -> None:
    text = f"It was over, Bram's health ministry said. Nobody had known, {second} said."
    first = statement(text, "It was over", "Bram's health ministry", "said", ident="s1")
    _, speaker = resolved(text, first, statement(text, "Nobody had known", second, "said", ident="s2"))
    assert getattr(speaker, "name", None) == name
