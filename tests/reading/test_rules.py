"""What the rules find: one row a pattern, and sentences they must leave alone. People and places are invented."""

import time

import pytest

from onrecord.reading.rules import RulesReader
from onrecord.records import Article

READER = RulesReader()


def read(text: str):
    return READER.statements(Article(id="a1", source="test", address="test", capture_sha256="", text=text))


def told(text: str):
    """Return (source, cue, content) of each statement, its pieces joined by a stroke."""
    return [
        (s.source.text if s.source else None, s.cue.text if s.cue else None, " / ".join(p.text for p in s.pieces))
        for s in read(text)
    ]


DIRECT = [
    ("“It is over,” Ode said.", [("Ode", "said", "“It is over,”")]),
    ("“It is over,” said Ode.", [("Ode", "said", "“It is over,”")]),
    ('Ode said: "It is over."', [("Ode", "said", '"It is over."')]),
    ('Ode said, "It is over."', [("Ode", "said", '"It is over."')]),
    ('Ode told reporters: "It is over."', [("Ode", "told", '"It is over."')]),
    ('In a statement, Ode said: "It is over."', [("Ode", "said", '"It is over."')]),
    ('"It is over," she told the Bram Herald on Monday.', [("she", "told", '"It is over,"')]),
    ("“Go!” Ode shouted.", [("Ode", "shouted", "“Go!”")]),
    ("“Why now?” she asked.", [("she", "asked", "“Why now?”")]),
    ("‘It’s over,’ Ms Ode said.", [("Ms Ode", "said", "‘It’s over,’")]),
    ("'It's over,' said Ms Ode.", [("Ms Ode", "said", "'It's over,'")]),
    ("''It is over,'' Ode said.", [("Ode", "said", "''It is over,''")]),
    ("„Es ist vorbei“, said Ode.", [("Ode", "said", "„Es ist vorbei“")]),
    ("«It is over», said Ode.", [("Ode", "said", "«It is over»")]),
    ("“It is over,” according to Ode.", [("Ode", "according to", "“It is over,”")]),
    # An aside between name and verb; a title; an age.
    ("“It is over,” Ada Ode, 43, a teacher, said.", [("Ada Ode, 43, a teacher", "said", "“It is over,”")]),
    ("“It is over,” Ode, who lives nearby, said.", [("Ode", "said", "“It is over,”")]),
    (
        "“It is over,” said Ada Ode, mayor of Bram, at a news conference.",
        [("Ada Ode, mayor of Bram", "said", "“It is over,”")],
    ),
    (
        "Varn, asked whether he would resign, replied, “No.”",
        [("Varn, asked whether he would resign", "replied", "“No.”")],
    ),
    # One statement of several pieces.
    ("“It is,” she said, “over for good.”", [("she", "said", "“It is,” / “over for good.”")]),
    ("“It is over,” she said. “We go home.”", [("she", "said", "“It is over,” / “We go home.”")]),
    ("“It is over. We go.” Ode said.", [("Ode", "said", "“It is over. We go.”")]),
    # A paragraph of quotation without its own cue is a statement of its own.
    (
        "“It is over,” she said.\n\n“Nobody will come back here.”",
        [("she", "said", "“It is over,”"), (None, None, "“Nobody will come back here.”")],
    ),
    (
        "“It is over,” she said. “One.\n\n“Two goes on here.”",
        [("she", "said", "“It is over,” / “One."), (None, None, "“Two goes on here.”")],
    ),
    ("Ode told the council:\n\n“It is over.”", [("Ode", "told", "“It is over.”")]),
]

MIXED = [
    ("Ode said the plan was “dead on arrival.”", [("Ode", "said", "the plan was “dead on arrival.”")]),
    ("The plan “is dead on arrival,” Ode said.", [("Ode", "said", "The plan “is dead on arrival,”")]),
    ("She called the plan “a farce”.", [("She", "called", "the plan “a farce”")]),
]

INDIRECT = [
    ("Ode said the mill was shut.", [("Ode", "said", "the mill was shut")]),
    ("Ode said that the mill was shut.", [("Ode", "said", "the mill was shut")]),
    ("The mill was shut, Ode said.", [("Ode", "said", "The mill was shut")]),
    ("The mill was shut, said Ode, its owner.", [("Ode, its owner", "said", "The mill was shut")]),
    ("According to Ode, the mill was shut.", [("Ode", "According to", "the mill was shut")]),
    ("The mill was shut, according to the ministry.", [("the ministry", "according to", "The mill was shut")]),
    ("Ode told the council that the mill was shut.", [("Ode", "told", "the mill was shut")]),
    ("Ode told the council the mill was shut.", [("Ode", "told", "the mill was shut")]),
    ("Ode told her he was leaving.", [("Ode", "told", "he was leaving")]),
    ("In a statement on Friday, the ministry said the mill was shut.", [("the ministry", "said", "the mill was shut")]),
    ("The ministry said in a statement that the mill was shut.", [("The ministry", "said", "the mill was shut")]),
    ("Ode said on Friday the mill was shut.", [("Ode", "said", "the mill was shut")]),
    ("Ode said in May 2019 that the mill was shut.", [("Ode", "said", "the mill was shut")]),
    ("Ode said last week the mill was shut.", [("Ode", "said", "the mill was shut")]),
    ("Ode said late Friday the mill was shut.", [("Ode", "said", "the mill was shut")]),
    ("Ode said this was wrong.", [("Ode", "said", "this was wrong")]),
    ("Ode said Friday morning the mill was shut.", [("Ode", "said", "the mill was shut")]),
    ("Ode said at a rally in Bram on Friday night that the mill was shut.", [("Ode", "said", "the mill was shut")]),
    ("The company closed the mill and said it would not reopen.", [("The company", "said", "it would not reopen")]),
    (
        "Officials briefed on the talks said the mill was shut.",
        [("Officials briefed on the talks", "said", "the mill was shut")],
    ),
    (
        "Ode said the mill was shut, adding that nobody would be paid.",
        [("Ode", "said", "the mill was shut"), ("Ode", "adding", "nobody would be paid")],
    ),
    ("She asked whether the mill was shut.", [("She", "asked", "whether the mill was shut")]),
    ("The report found that the mill was unsafe.", [("The report", "found", "the mill was unsafe")]),
    ("The minister was quoted as saying that prices would fall.", [("The minister", "saying", "prices would fall")]),
    (
        "Reuters reported on Friday, citing two sources, that the mill would be sold.",
        [("Reuters", "reported", "the mill would be sold"), ("two sources", "citing", "the mill would be sold")],
    ),
    ("Mill 'will close by spring', says Ode", [("Ode", "says", "Mill 'will close by spring'")]),
    ("The mill, Ode said, will close.", [("Ode", "said", "The mill / will close")]),
    ("As Ode noted in May, the mill was shut.", [("Ode", "noted", "the mill was shut")]),
    ("The town laughed at his claim that the mill was shut.", [("his", "claim", "the mill was shut")]),
    ("The town laughed at Ode's claim he built the mill.", [("Ode's", "claim", "he built the mill")]),
    (
        "The town laughed at the council's request to close the mill.",
        [("the council's", "request", "to close the mill")],
    ),
    ("She was told by a friend that the mill was shut.", [("a friend", "was told", "the mill was shut")]),
    ("She was told by phone that the mill was shut.", [(None, "was told", "the mill was shut")]),
    # Somebody inside somebody else's words.
    (
        "Ode said the agency had told him the mill was shut.",
        [("Ode", "said", "the agency had told him the mill was shut"), ("the agency", "had told", "the mill was shut")],
    ),
]

THIN = [
    ("Ode blasted the plan.", [("Ode", "blasted", "the plan")]),
    ("She accused the council of fraud.", [("She", "accused", "the council of fraud")]),
    ("The mayor urged restraint.", [("The mayor", "urged", "restraint")]),
    ("Ode vowed to appeal the ruling.", [("Ode", "vowed", "to appeal the ruling")]),
    ("Ode called for an inquiry.", [("Ode", "called for", "an inquiry")]),
    ("Ode declined to comment on the ruling.", [("Ode", "declined to comment on", "the ruling")]),
    (
        "The ministry would not say whether the mill was shut.",
        [("The ministry", "would not say", "whether the mill was shut")],
    ),
]

LONG = "The plan was drawn up over three years by engineers and will be put before the town in May."
BLOCKS = [
    ("The bureau issued the following statement Thursday:", [("The bureau", "issued", LONG)]),
    ("Here is the full statement from the council:", [("the council", "statement from", LONG)]),
    ("The plan is new. From the Echo:", [("the Echo", "From", LONG)]),
    ("The Bram Gazette:", [("The Bram Gazette", None, LONG)]),
    ("He went to his men with orders:", []),
    ("It had a note of caution:", []),
]


@pytest.mark.parametrize(("lead", "expected"), BLOCKS)
def test_a_paragraph_after_a_colon_is_whose_the_line_before_says(lead, expected):
    assert told(f"{lead}\n\n{LONG}\n\nThe town is small.") == expected


THIN_NOUNS = [
    (
        "Ode fled UAP accusations that the mill was given money.",
        [("UAP", "accusations", "the mill was given money")],
    ),
    (
        "Ode knew of police warnings that the mill was old.",
        [("police", "warnings", "the mill was old")],
    ),
    (
        "Ode laughed at Mr. Lind’s speculation that it could be twice that number.",
        [("Mr. Lind’s", "speculation", "it could be twice that number")],
    ),
    (
        "Ode was late, she said. “[Lind] has said that his job is to convince us of it.”",
        [
            ("she", "said", "Ode was late"),
            (None, None, "“[Lind] has said that his job is to convince us of it.”"),
            ("[Lind]", "has said", "his job is to convince us of it.”"),
        ],
    ),
]

LAYOUT = [
    (
        "WALLACE: You closed it?\n\nODE: We did not.",
        [("WALLACE", None, "You closed it?"), ("ODE", None, "We did not.")],
    ),
    ("Q. Is it over?\n\nA. It is over.", [(None, None, "Is it over?"), (None, None, "It is over.")]),
    (
        "Great night for the town. — Ada Ode (@adaode) June 3, 2019",
        [("Ada Ode (@adaode)", None, "Great night for the town.")],
    ),
    ("– We are ready – said the mayor.", [("the mayor", "said", "We are ready")]),
    ("The town is old.\n\n- We are ready - said the mayor.", [("the mayor", "said", "We are ready")]),
    ("The town is old.\n\n- We are ready - said Ode. - Nobody left.", [("Ode", "said", "We are ready / Nobody left.")]),
    ("“It is over.” — Ada Ode, mayor of Bram", [("Ada Ode, mayor of Bram", None, "“It is over.”")]),
    ("Ode: The mill must close\n\nThe mill is old, and Ode knows it.", [("Ode", None, "The mill must close")]),
]

LEFT_ALONE = [
    "The mill was shut on Friday.",
    "He read “The Glass Harbour” twice.",
    "Parliament passed the “Safe Streets Act” on Friday.",
    "It was a “golden” age for the town.",
    "The so-called “Bram Group” met again.",
    "The report was long and the claims were many.",
    "Ode's call to order came late.",
    "The claim it rests on is old.",
    "A man called Ode crossed the river.",
    "The state of the roads was poor.",
    "The plan announced by the ministry will cost more.",
    "He did not say anything.",
    "The workers' rights and the town's money were lost.",
    "WATCH: The river at night",
    "Photo: Bram Gazette",
    "He found the door open.",
    "- The first point\n- The second point",
    "He could say more.",
    "The jobs report is out.",
    "Neither Ode nor Varn would say who paid.",
    "They would have to disclose their accounts.",
    "The change adds to the number of mills.",
    "The authorities found a rifle on the boat.",
    "The USA claims were many.",
]


@pytest.mark.parametrize(("text", "expected"), DIRECT + MIXED + INDIRECT + THIN + THIN_NOUNS + LAYOUT)
def test_finds(text, expected):
    assert sorted(told(text), key=repr) == sorted(expected, key=repr)


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_leaves_alone(text):
    assert told(text) == []


@pytest.mark.parametrize(("rows", "kind"), [(DIRECT[:12], "direct"), (MIXED, "mixed"), (INDIRECT[:8], "indirect")])
def test_kind(rows, kind):
    for text, _ in rows:
        assert {s.kind for s in read(text)} == {kind}, text


def test_a_relayed_statement_names_the_one_it_stands_in():
    outer, inner = read("Ode said the agency had told him the mill was shut.")
    assert (outer.within, inner.within) == (None, outer.id)


def test_a_statement_relayed_inside_a_quotation():
    text = "“The agency said the mill was unsafe, and we closed it at once,” Ode told reporters."
    outer, inner = read(text)
    assert (inner.source.text, inner.content.text, inner.within) == ("The agency", "the mill was unsafe", outer.id)


def test_thoughts_and_wishes_are_another_act():
    for text in ("Ode believes the mill will reopen.", "Ode hopes to reopen the mill.", "Ode wants the mill back."):
        assert [s.act for s in read(text)] == ["other"], text


def test_a_refusal_denies():
    assert [s.denies for s in read("Ode declined to comment on the ruling.")] == [True]
    assert [s.denies for s in read("Ode denied that the mill was shut.")] == [True]
    assert [s.denies for s in read("Ode said the mill was shut.")] == [False]


BAD_INPUT = [
    "",
    " ",
    "\n\n\n",
    'THE MILL IS SHUT, ODE SAID ON FRIDAY. "IT IS OVER," HE SAID.',
    "the mill is shut ode said on friday it is over he said nobody came",
    '""""""""',
    "“ ” ‘ ’",
    "\u200e👍 “👍👍” 👍 said 👍: “🔥”",
    "said",
    "said said said said",
    "according to",
    "\x00 “a\x00b,” he said.",
    "“It is over, he said. “It is” over,” ‘he ’said.",
    "— Ada (@a)",
    "Q.",
    ": : :",
]


@pytest.mark.parametrize("text", BAD_INPUT)
def test_bad_input_gives_statements_that_slice_back(text):
    for statement in read(text):
        for span in (statement.content, *statement.pieces, statement.cue, statement.source):
            assert span is None or text[span.start : span.end] == span.text
        assert 0 <= statement.confidence <= 1
        assert statement.evidence


@pytest.mark.parametrize(
    "sentence",
    [
        "“It is over,” Ode said, adding that the mill was shut. ",
        "Ode said ",
        "“It is ",
        "told the man who said, according to, ",
    ],
)
def test_a_long_text_takes_time_in_proportion(sentence):
    text = sentence * (20_000 // len(sentence.split()))
    began = time.perf_counter()
    read(text)
    assert time.perf_counter() - began < 60


# What users of other extractors asked for, each in the shape they gave it.
ASKED_FOR = [
    # quotations over paragraphs
    (
        "“We began in spring,” Ode said. “Nobody knew us.\n\n“Then they came.\n\n“And all was well,” he said.",
        [
            ("Ode", "said", "“We began in spring,” / “Nobody knew us."),
            (None, None, "“Then they came."),
            ("he", "said", "“And all was well,”"),
        ],
    ),
    # a speaker after a dash; a press release's "From NAME:"
    ("“It is a good day for Bram.” – Ada Ode, mayor", [("Ada Ode, mayor", None, "“It is a good day for Bram.”")]),
    (
        "From the Bram Gazette:\n\nThe mill will close in spring, and nobody in the town was told of it before.",
        [
            (
                "the Bram Gazette",
                "From",
                "The mill will close in spring, and nobody in the town was told of it before.",
            )
        ],
    ),
    # an aside between name and verb
    ("Ode, who was mayor until 2019 and now farms, said the mill was shut.", [("Ode", "said", "the mill was shut")]),
    # quotations inside quotations
    (
        "“The agency said ‘close the mill’ and we did,” Ode said.",
        [("Ode", "said", "“The agency said ‘close the mill’ and we did,”")],
    ),
    # single marks, with apostrophes inside
    (
        "'It's the workers' mill,' said Ode, 'and it'll stay.'",
        [("Ode", "said", "'It's the workers' mill,' / 'and it'll stay.'")],
    ),
    # the words before, between and after
    ("Ode said: “No.” Varn said: “Yes.”", [("Ode", "said", "“No.”"), ("Varn", "said", "“Yes.”")]),
]


@pytest.mark.parametrize(("text", "expected"), ASKED_FOR)
def test_what_users_of_other_extractors_ask_for(text, expected):
    found = told(text)
    assert [f for f in found if f in expected] == expected
    assert len(found) <= len(expected) + 1  # a relay inside a quotation may be told as well


def test_names_in_marks_are_left_alone_inside_statements():
    (found,) = read("Ode said she had read “The Glass Harbour” twice.")
    assert found.content.text == "she had read “The Glass Harbour” twice"


def test_reading_twice_gives_the_same():
    text = "“It is over,” Ode said. Varn denied that, adding that “nobody” had left. — Ada Ode (@adaode) June 3, 2019"
    assert read(text) == read(text)


TERMS = [
    (
        "The two share a treaty, signed in 1994, that obliges each to warn the other “without delay”.",
        [("a treaty", "obliges", "each to warn the other “without delay”")],
    ),
    (
        "The old charter forbids “all trade by night” in Bram.",
        [("The old charter", "forbids", "“all trade by night” in Bram")],
    ),
    ("The law would require owners to act “at once”.", [("The law", "require", "owners to act “at once”")]),
    ("The law requires owners to act at once.", []),  # its own words are not given
    ("Critics of the law require “patience” of everybody.", []),  # not the law's verb
    ("The mill requires “patience” of everybody.", []),
]


@pytest.mark.parametrize(("text", "expected"), TERMS)
def test_what_a_law_is_quoted_as_binding_to_is_its_statement(text, expected):
    found = [s for s in read(text) if s.evidence[0] == "the terms of a law or treaty"]
    assert [(s.source.text, s.cue.text, s.content.text) for s in found] == expected


def test_what_the_clerk_who_said_it_said_ends_where_the_sentence_goes_on():
    assert told("Bo Lind, the clerk who said that the mill had burnt, said he would leave.") == [
        ("who", "said", "the mill had burnt"),
        ("Bo Lind, the clerk", "said", "he would leave"),
    ]
    assert told("Bo Lind, the clerk who said the mill had burnt, has not been seen.") == [
        ("who", "said", "the mill had burnt")
    ]


def test_who_orders_a_thing_done_says_so():
    assert told("Mayor Ada Ode ordered the mill closed at noon.") == [
        ("Mayor Ada Ode", "ordered", "the mill closed at noon")
    ]
    assert told("Mayor Ada Ode ordered a cooked meal.") == []


def test_what_a_sentence_gives_to_two_is_the_first_one_s():
    found = read("According to the mill board, the grain was gone, Ode said.")
    (one,) = [s for s in found if s.evidence[0] == "according to, and told besides"]
    assert (one.source.text, one.content.text) == ("the mill board", "the grain was gone")
    assert told(
        "According to the mill board, the grain was gone, Ode said.\n\nAccording to the mill board, it was gone."
    )[-1] == (
        "the mill board",
        "According to",
        "it was gone",
    )
