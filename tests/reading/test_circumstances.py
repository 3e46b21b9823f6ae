"""Anonymity, venue, addressee and denial, over statements the rules find. People and places are invented."""

from dataclasses import replace

import pytest

from onrecord.reading.anonymity import anonymity
from onrecord.reading.circumstances import circumstances
from onrecord.reading.names import names
from onrecord.reading.occasions import with_occasions
from onrecord.reading.rules import RulesReader
from onrecord.reading.source_edges import whole_source
from onrecord.reading.speakers import speakers
from onrecord.reading.venues import is_medium
from onrecord.records import Article, Span, Statement
from tests.reading import build


def read(text: str):
    article = Article(id="a1", source="test", address="test", capture_sha256="", text=text)
    return circumstances(article, RulesReader().statements(article))


UNNAMED = [
    "a senior official",
    "officials",
    "Bram officials",
    "two people familiar with the talks",
    "a spokeswoman for the ministry",
    "one of the mayor's aides",
    "sources close to the family",
    "an Ode FM reporter",
    "several senior diplomats",
    "someone at the mill",
    "A neighbour",
    "One",
    "Another",
    "a third",
    "one mum",
    "another viewer",
    "a 24-year-old man",
    "her friend",
]
NAMED_OR_NOBODY = [
    "Ada Ode",
    "the ministry",
    "police",
    "spokesman Bo Varn",
    "Bo Varn, a spokesman for the ministry",
    "a spokesman, Bo Varn",
    "the mayor",
    "the prime minister",
    "critics",
    "many residents",
    "the report",
    "Foreign Ministry spokeswoman Ada Ode",
    "the secretary-general",
    "a paper by scientists",
    "a banner",
    "another newspaper",
    "one company",
    "a high school peer, Ada Ode",
    "he",
]


@pytest.mark.parametrize("source", UNNAMED)
def test_kept_unnamed(source):
    assert anonymity(source, "") == source


@pytest.mark.parametrize("source", NAMED_OR_NOBODY)
def test_not_anonymous(source):
    assert anonymity(source, "") is None


def test_the_formula_that_grants_anonymity_is_kept():
    (found,) = read("The mill will close, said an official who spoke on condition of anonymity.")
    assert (found.anonymous, found.anonymity) == (True, "on condition of anonymity")


def test_a_back_reference_is_as_anonymous_as_whom_it_points_to():
    first, second = read("A senior official said the mill was shut.\n\n“It is over,” the official said.")
    assert (first.anonymous, second.anonymous) == (True, True)
    first, second = read("Bo Varn, a ministry official, said the mill was shut.\n\n“It is over,” the official said.")
    assert (first.anonymous, second.anonymous) == (False, False)


VENUES = [
    ("Ode said in a statement that the mill was shut.", "in a statement"),
    ("In a letter to the council, Ode said the mill was shut.", "In a letter"),
    ("“It is over,” Ode said at a news conference on Friday.", "at a news conference"),
    ("“It is over,” Ode wrote on Facebook.", "on Facebook"),
    ("“It is over,” Ode told the Bram Herald.", "the Bram Herald"),
    ("“It is over,” Ode tweeted.", "tweet"),
    ("“It is over,” Ode said by phone.", "by phone"),
    ("Speaking in Bram, Ode said the mill was shut.", "in Bram"),
    ("It is over. — Ada Ode (@adaode) June 3, 2019", "tweet"),
    ("“It is over,” Ode said.", None),
    ("Ode said the mill in the town was shut.", None),
    ("Ode said the letter in the file was forged.", None),
    ("During a visit to Bram, Ode said the mill was shut.", "During a visit"),
    ("According to the Bram Times, the mill was shut.", None),
    ("“It is over,” Ode told Bram TV's chief political correspondent Ada Lind.", None),
    ("“It is over,” Ode told reporters.", None),
]


@pytest.mark.parametrize(("text", "expected"), VENUES)
def test_venue(text, expected):
    assert read(text)[0].venue == expected


ADDRESSEES = [
    ("“It is over,” Ode told reporters.", "reporters"),
    ("Ode told reporters on Friday that the mill was shut.", "reporters"),
    ("“It is over,” Ode told reporters Friday.", "reporters"),
    ("Ode told him the mill was shut.", "him"),
    ("Ode urged the council to act.", "the council"),
    ("Ode called on the council to act.", "the council"),
    ("“It is over,” Ode said in a letter to the council.", "the council"),
    ("“It is over,” Ode told the Bram Herald.", None),  # a venue
    (
        "“It is over,” Ode told Bram TV's chief political correspondent Ada Lind.",
        "Bram TV's chief political correspondent Ada Lind",
    ),
    ("Ode told the Bram Mill Committee that it was over.", "the Bram Mill Committee"),
    ("Ode urged Chairman Bo Lind, R-Bram, to postpone the vote.", "Chairman Bo Lind"),
    ("Ode said it was up to Bram to decide.", None),
    ("Ode promised to leave.", None),
    ("Ode warned of floods.", None),
]


@pytest.mark.parametrize(("text", "expected"), ADDRESSEES)
def test_addressee(text, expected):
    assert read(text)[0].addressee == expected


DENIALS = [
    ("Ode denied the mill was shut.", True),
    ("Ode rejected the claim.", True),
    ("Ode declined to say whether the mill was shut.", True),
    ("“That is simply not true,” Ode said.", True),
    ("Ode said there was no truth in the report.", True),
    ("Ode did not rule out a strike.", False),
    ("Ode said the mill was shut.", False),
    ("“We will not close,” Ode said.", False),
]


@pytest.mark.parametrize(("text", "expected"), DENIALS)
def test_denies(text, expected):
    assert [s.denies for s in read(text)] == [expected]


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("She said this during a gala in Bram, a reporter saw.", "during a gala in Bram"),
        ("She made the remarks on Tuesday at a meeting of the board.", "at a meeting of the board"),
        ("She repeated them in a long interview with Bram FM.", "in a long interview with Bram FM"),
        ("The speech at the Bram Forum came days after the vote.", "speech at the Bram Forum"),
        ("Her comments at the time were few.", None),
        ("The speech was long.", None),
        ("She said this on Tuesday.", None),
        ("She made it to the top in the end.", None),
    ],
)
def test_a_sentence_apart_tells_where_what_stands_around_it_was_said(told, expected):
    text = f"Ada Ode said that the mill was shut.\n\n{told}\n\n“It is over,” Ode said."
    article = Article(id="a1", source="test", address="test", capture_sha256="", text=text)
    found = [s for s in speakers(article, read(text), names(article)) if s.content.text != "this"]
    assert {s.venue for s in (found[0], found[-1])} == {expected}


def test_an_interview_holds_longer_than_a_remark():
    between = "The town is small and the river is long and nobody came to see it. " * 14
    text = f"Ada Ode said in an interview that the mill was shut.\n\n{between}\n\n“It is over,” Ode said."
    article = Article(id="a1", source="test", address="test", capture_sha256="", text=text)
    assert [s.venue for s in speakers(article, read(text), names(article))] == ["in an interview", "in an interview"]
    brief = text.replace("in an interview", "at a rally")
    article = Article(id="a1", source="test", address="test", capture_sha256="", text=brief)
    assert [s.venue for s in speakers(article, read(brief), names(article))] == ["at a rally", None]


def test_a_venue_holds_for_what_the_same_speaker_says_next_and_for_nobody_else():
    text = "Ada Ode said at a rally that the mill was shut.\n\n“It is over,” she said.\n\n“It is not,” Bo Varn said."
    article = Article(id="a1", source="test", address="test", capture_sha256="", text=text)
    found = speakers(article, read(text), names(article))
    assert [s.venue for s in found] == ["at a rally", "at a rally", None]


def test_who_came_unnamed_stays_unnamed_without_a_formula():
    article = Article(id="a1", source="test", address="test", capture_sha256="", text="The mill will shut, Ode said.")
    (found,) = RulesReader().statements(article)
    (one,) = circumstances(article, (replace(found, anonymous=True),))
    assert (one.anonymous, one.anonymity) == (True, None)
    (other,) = circumstances(article, (found,))
    assert not other.anonymous


def test_no_statements():
    assert read("Nothing was said.") == ()


CLIPPED = [
    ("“It is over,” outgoing PM Ada Ode said on Friday.", "outgoing", "said", "outgoing PM Ada Ode"),
    ("“It is over,” the two-time champion of the year said.", "the", "said", "the two-time champion of the year"),
    ("“It is over,” an incident Mayor Ada Ode said was sad.", "an incident", "said", "Mayor Ada Ode"),
    ("“It is over,” the adviser Ada Ode said.", "the adviser Ada", "said", "the adviser Ada Ode"),
    ("“It is over,” the mayor Monday said.", "the mayor", "said", "the mayor"),
    ("“It is over,” the polls that show it said.", "the polls that", "show", "the polls"),
    ("“It is over,” reported state television.", "state", "reported", "state"),
    ("“It is over,” the mayor said.", "the mayor", "said", "the mayor"),
    ("“It is over,” she also told reporters.", "she", "told", "she"),
    ("“It is over,” he on Friday said.", "he", "said", "he"),
    ("“It is over,” two unnamed “senior officials” in Tarn said.", "two", "said", "two unnamed “senior officials”"),
    ("“It is over,” the head of the Tarn Mill Board at noon said.", "the", "said", "the head of the Tarn Mill Board"),
    ("“It is over,” Senator Ada Ode, a Tarn native, said.", "Senator", "said", "Senator Ada Ode"),
    ("“It is over,” two on Friday said.", "two", "said", "two"),
    ("“It is over,” one of them said.", "one", "said", "one"),
]


@pytest.mark.parametrize(("text", "clipped", "cue", "expected"), CLIPPED)
def test_sources_that_stop_inside_a_name_are_made_whole(text, clipped, cue, expected):
    def span(words):
        start = text.index(words, text.index("”"))
        return Span.of(text, start, start + len(words))

    content = Span.of(text, 0, text.index("”") + 1)
    one = Statement("s", "a", "direct", content, (content,), span(cue), span(clipped))
    source = whole_source(text, one)
    assert source is not None and source.text == expected == text[source.start : source.end]


def test_a_conjunction_is_nobody():
    text = "“It is over,” while many said so."
    content, who = Span.of(text, 0, 13), Span.of(text, 14, 19)
    assert whole_source(text, Statement("s", "a", "direct", content, (content,), None, who)) is None


@pytest.mark.parametrize(
    ("tagged", "expected"),
    [
        ("on", "on his public page"),  # the tag stopped short
        ("on his public page", "on his public page"),
        ("the", None),  # a tag in "the mill": nothing to make whole but what follows
    ],
)
def test_a_venue_tagged_in_part_is_made_whole(tagged, expected):
    text = "Ada Ode wrote on his public page that the mill was shut."
    content, cue = Span.of(text, 38, len(text) - 1), Span.of(text, 8, 13)
    one = Statement("s", "a", "indirect", content, (content,), cue, Span.of(text, 0, 7))
    article = Article("a", "a", "a", "", text, language="en")
    start = text.index(tagged)
    (placed,) = with_occasions(article, (one,), [("venue", start, start + len(tagged))])
    assert placed.venue == expected


@pytest.mark.parametrize(
    ("text", "tagged", "expected"),
    [
        ("During a visit to Bram, Ada Ode said that the mill was shut.", "a visit to", "a visit to Bram"),
        ("In a telephone call Ada Ode said that the mill was shut.", "In a telephone", "In a telephone call"),
        ("In a letter Ada Ode said that the mill was shut.", "In a letter", "In a letter"),
    ],
)
def test_a_tag_that_stops_before_its_last_word_goes_on(text, tagged, expected):
    at = text.index("the mill")
    content, cue = Span.of(text, at, len(text) - 1), Span.of(text, at - 10, at - 6)
    one = Statement("s", "a", "indirect", content, (content,), cue, Span.of(text, at - 18, at - 11))
    start = text.index(tagged)
    article = Article("a", "a", "a", "", text, language="en")
    (placed,) = with_occasions(article, (one,), [("venue", start, start + len(tagged))])
    assert placed.venue == expected


@pytest.mark.parametrize(
    ("name", "medium"), [("BramWire", True), ("the Bram Herald", True), ("Ana McOde", False), ("Piet DeBly", False)]
)
def test_what_names_a_medium(name, medium):
    assert is_medium(name) is medium


def placed(text, *tagged):
    """Return the venues of the rules' statements when an encoder tagged these words as venues."""
    article = Article("a", "a", "a", "", text, language="en")
    spans = [("venue", text.index(t), text.index(t) + len(t)) for t in tagged]
    found = circumstances(article, with_occasions(article, RulesReader().statements(article), spans))
    return [s.venue for s in speakers(article, found, names(article))]


def test_a_sentence_that_tells_only_where_opens_what_is_said_next():
    text = "Ada Ode came before the senate.\n\nOde said that the mill was shut.\n\n“It is over,” she said."
    assert placed(text, "the senate") == ["the senate", "the senate"]
    far = text.replace("senate.", "senate." + " The town is small." * 20)
    assert placed(far, "the senate") == [None, None]
    assert placed(text.replace("the senate", "a river"), "a river") == [None, None]


@pytest.mark.parametrize(
    ("text", "tagged", "expected"),
    [
        ("“It is over,” Ode told BramWire in an email.", "BramWire", "in an email, BramWire"),
        ("“It is over,” Ode testified before the senate.", "the senate", "the senate"),
        ("After the meeting at the hall, Ode told the senate that it was over.", "the senate", "the senate"),
        ("“It is over,” Ode said in an interview on Friday.", "Friday", "in an interview"),
    ],
)
def test_of_two_venues_a_medium_goes_with_what_was_sent_and_a_place_before_a_time(text, tagged, expected):
    assert placed(text, tagged) == [expected]


def test_an_article_on_one_interview_tells_where_all_of_it_was_said():
    text = (
        "Ada Ode said the mill was shut.\n\nOde said it was late.\n\nOde said in an interview with Bram FM it was over."
    )
    assert placed(text) == ["in an interview with Bram FM"] * 3
    assert placed(text.replace("in an interview with Bram FM", "at a rally")) == [None, None, "at a rally"]
    others = text + "\n\nBo Varn said it was old.\n\nVarn said it was his.\n\nVarn said it was sold."
    assert placed(others) == [None, None, "in an interview with Bram FM", None, None, None]


def unnamed(text):
    article = Article(id="a1", source="test", address="test", capture_sha256="", text=text, language="en")
    return [s.anonymous for s in speakers(article, read(text), names(article))]


def test_who_was_kept_unnamed_stays_so_as_the_source_or_they():
    text = "Two officials said the mill was shut. They said it would stay so.\n\n“It is over,” the officials said."
    assert unnamed(text) == [True, True, True]


def test_a_description_of_somebody_named_is_not_anonymous():
    text = "Bram spokesman Bo Varn said the mill was shut.\n\n“It is over,” the spokesman said."
    assert unnamed(text) == [False, False]


def test_the_holder_of_an_office_is_not_anonymous():
    assert unnamed("“It is over,” the mayor said.") == [False]


def spoken(text):
    article = Article(id="a1", source="test", address="test", capture_sha256="", text=text)
    return [(s.speaker_name, s.venue) for s in speakers(article, read(text), names(article))]


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        ("during an interview with Bo Lind", "during an interview with Bo Lind"),
        ("during an interview with Ada Bly", None),  # Lind speaks elsewhere
        ("during a speech", None),
    ],
)
def test_whoever_an_interview_is_with_speaks_in_it_too(where, expected):
    text = f"Ada Ode said {where} that the mill was shut.\n\n“It is not over,” Bo Lind said."
    assert spoken(text)[-1] == ("Bo Lind", expected)


def test_an_answer_is_given_where_the_question_was_asked():
    text = "Speaking at the Bram Forum, Bo Lind was asked whether the mill was shut.\n\n“It is not over,” he said."
    asked, answer = spoken(text)
    assert (asked[1], answer) == ("at the Bram Forum", ("Bo Lind", "at the Bram Forum"))
    assert spoken(text.removeprefix("Speaking at the Bram Forum, "))[-1] == ("Bo Lind", None)
    between = text.replace("\n\n", "\n\nAda Ode said she was at home.\n\n")
    assert spoken(between)[-1][1] is None  # the question is not right before it


def test_who_is_called_on_in_marks_is_told():
    (one,) = read("The council called on “all towns and villages to build a mill.”")
    assert one.addressee == "all towns and villages"


@pytest.mark.parametrize(
    ("text", "source", "cue", "expected"),
    [
        (
            "It is over - said the Bram expert.Lind added that he left.",
            "the Bram expert.Lind added",
            "said",
            "the Bram expert",
        ),
        ("He left the town.Lind said it is over.", "the town.Lind", "said", "Lind"),
        ("It is over, said St.John of Bram.", "St.John of Bram", "said", "St.John of Bram"),
    ],
)
def test_a_source_ends_with_its_sentence_though_the_space_is_lost(text, source, cue, expected):
    def span(words):
        return Span.of(text, text.index(words), text.index(words) + len(words))

    content = span("t is over")
    one = Statement("s", "a", "indirect", content, (content,), span(cue), span(source))
    assert whole_source(text, one).text == expected


def test_who_is_told_in_another_clause_is_no_venue_of_the_first():
    text = "The owner denied that the grain was gone, after Bo Lind told the Echo that it was. The owner left."
    page = Article("a", "a", "a", "", text)
    first = build.statement(text, "that the grain was gone", "The owner", "denied", ident="s1")
    second = build.statement(text, "that it was", "Bo Lind", "told", ident="s2")
    at = text.index("the Echo")
    found = with_occasions(page, (first, second), [("venue", at, at + 8)])
    assert [s.venue for s in found] == [None, "the Echo"]


def test_who_asks_in_dialogue_is_not_who_is_asked():
    page = Article("a", "a", "a", "", "– Who signed? – asked a member of the board.\n\n– I did – Ode replied.")
    asked, *_ = circumstances(page, RulesReader().statements(page))
    assert (asked.source.text, asked.addressee) == ("a member of the board", None)


def test_a_turn_is_not_spoken_in_the_letter_before():
    text = "In a letter to the town, Ada Ode wrote that it was over.\n\nODE: It is over.\n\nODE: I left."
    page = Article("a", "a", "a", "", text, language="en")
    found = speakers(page, circumstances(page, RulesReader().statements(page)), names(page))
    assert [s.venue for s in found] == ["In a letter", None, None]


def test_a_condition_is_no_venue():
    (one,) = read("Speaking on condition of anonymity, two officials said the mill was shut.")
    assert one.venue is None
    (one,) = read("Speaking on Tarn Radio, two officials said the mill was shut.")
    assert one.venue == "on Tarn Radio"
