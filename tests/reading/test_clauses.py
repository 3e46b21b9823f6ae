"""Who the subject of a verb is, and where what it reports ends. Every row marks the cue with asterisks."""

import pytest

from onrecord.reading.clauses import Tokens, line, subject
from onrecord.reading.frames import addressee_end, clause_end, object_end, source_after


def marked(text: str):
    """Return the sentence without its asterisks as a line, and the position of the marked word."""
    before, cue, _ = text.split("*")
    plain = text.replace("*", "")
    sentence = line(plain, Tokens.of(plain), 0, len(plain), ())
    return plain, sentence, sentence.starts.index(len(before)), cue


SUBJECTS = [
    ("Ode *said* it was over.", "Ode"),
    ("Ada Ode, 43, a teacher, *said* it was over.", "Ada Ode, 43, a teacher"),
    ("Ode, who lives nearby, *said* it was over.", "Ode"),
    ("Ode, the mayor of Bram, who lives nearby, *said* so.", "Ode, the mayor of Bram"),
    ("On Monday, the minister *said* it was over.", "the minister"),
    ("In May officials *said* it was over.", "officials"),
    ("In a statement Ode *said* it was over.", "Ode"),
    ("The company closed the mill and *said* it was over.", "The company"),
    ("The company closed the mill and officials *said* it was over.", "officials"),
    ("Before the talks a former diplomat *told* the paper.", "a former diplomat"),
    ("Officials briefed on the talks *said* it was over.", "Officials briefed on the talks"),
    ("Ode, Varn and Ling *said* it was over.", "Ode, Varn and Ling"),
    ("A report released Monday by the agency *said* it was over.", "A report released Monday by the agency"),
    ("The poll released Saturday *found* it was over.", "The poll released Saturday"),
    ("Rep. Bo Varn (D-Bram) *said* it was over.", "Rep. Bo Varn (D-Bram)"),
    ("Ode has long *insisted* it was over.", "Ode"),
    ("Ode went on to *say* it was over.", "Ode"),
    ("About 500 people *said* it was over.", "About 500 people"),
    ("Ode last week *said* it was over.", "Ode"),
    ("It was for them to *say* it was over.", None),
    ("*said* the mayor.", None),
]


@pytest.mark.parametrize(("text", "expected"), SUBJECTS)
def test_subject(text, expected):
    plain, sentence, at, _ = marked(text)
    who = subject(sentence, at)
    assert (plain[slice(*sentence.place(who.first, who.last))] if who else None) == expected


CLAUSES = [
    ("Ode said *it* was over.", "it was over."),
    ("Ode said *it* was over, adding that nobody left.", "it was over"),
    ("Ode said *it* was over, according to the paper.", "it was over"),
    ("Ode said *it* was over, but Varn said it was not.", "it was over"),
    ("Ode said *it* was over and Varn said it was not.", "it was over"),
    ("Ode said *it* was over and called it a farce.", "it was over"),
    ("Ode said *it* was over, although nobody left.", "it was over"),
    ("Ode said *it* was over and that nobody left.", "it was over and that nobody left."),
    ("Ode said *it* was over, and nobody left.", "it was over, and nobody left."),
]


@pytest.mark.parametrize(("text", "expected"), CLAUSES)
def test_where_a_reported_clause_ends(text, expected):
    plain, sentence, at, _ = marked(text)
    assert plain[slice(*sentence.place(at, clause_end(sentence, at)))] == expected


OBJECTS = [
    ("Ode condemned *the* plan.", "the plan."),
    ("Ode condemned *the* plan and called for calm.", "the plan"),
    ("Ode condemned *the* plan, saying it was dead.", "the plan"),
    ("Ode condemned *the* plan after the vote.", "the plan"),
    ("Ode accused *the* council of fraud and theft.", "the council of fraud and theft."),
    ("Ode condemned *the* plan, which cost millions.", "the plan, which cost millions."),
]


@pytest.mark.parametrize(("text", "expected"), OBJECTS)
def test_where_an_object_ends(text, expected):
    plain, sentence, at, _ = marked(text)
    assert plain[slice(*sentence.place(at, object_end(sentence, at)))] == expected


SOURCES = [
    ("said *Ode* on Monday.", "Ode"),
    ("said *Ada* Ode, 43, a teacher at Bram School.", "Ada Ode, 43, a teacher at Bram School"),
    ("said *Bo* Varn, a senior adviser to Mr Ode, on Monday.", "Bo Varn, a senior adviser to Mr Ode"),
    ("said *the* head of the agency in a statement.", "the head of the agency"),
    ("said *he* was gone.", "he"),
]


@pytest.mark.parametrize(("text", "expected"), SOURCES)
def test_source_after_its_cue(text, expected):
    plain, sentence, at, _ = marked(text)
    assert plain[slice(*sentence.place(at, source_after(sentence, at)))].rstrip(".") == expected


TOLD = [
    ("told *reporters* that it was over", "reporters"),
    ("told *the* council it was over", "the council"),
    ("told *him* it was over", "him"),
    ("told *reporters* on Friday that it was over", "reporters"),
    ("told *a* meeting of the board that it was over", "a meeting of the board"),
]


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_addressee(text, expected):
    plain, sentence, at, _ = marked(text)
    assert plain[slice(*sentence.place(at, addressee_end(sentence, at)))] == expected


def test_words_and_tags_match():
    text = "“It is,” Ode said; the U.S. paid 1,200 euros in May."
    tokens = Tokens.of(text)
    assert [text[a:b].lower() for a, b in zip(tokens.starts, tokens.ends, strict=True)] == tokens.lowers
    assert len(tokens.tags) == len(tokens.lowers)
    assert "u.s." in tokens.lowers
    assert "1,200" in tokens.lowers
