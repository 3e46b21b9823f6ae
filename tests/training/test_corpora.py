import gzip
import json

import pytest

from training.classes import cue_class, denies
from training.corpora import guide, polnear

TEXT = "The mill will shut, said Ada Ode, “for good.”\n\nBo Lind hopes not."


def brat(text, *relations):
    """Brat standoff for relations given as role and the pieces that hold it."""
    lines, number = [], 0
    for at, roles in enumerate(relations, 1):
        event = []
        for role, held in roles:
            number += 1
            start = text.index(held)
            lines.append(f"T{number}\t{role} {start} {start + len(held)}\t{held}")
            event.append(f"{role}:T{number}" if role not in " ".join(event) else f"{role}2:T{number}")
        lines.append(f"E{at}\t" + " ".join(event))
    return "\n".join(lines) + "\n"


def words_of(example, span):
    return " ".join(example.words.forms[slice(*span)])


@pytest.fixture
def corpus(tmp_path):
    for folder in ("text", "attributions"):
        (tmp_path / folder).mkdir()
    (tmp_path / "text" / "gazette_2016-01-02_mill.txt").write_text(TEXT, encoding="utf-8")
    first = [("Content", "The mill will shut"), ("Cue", "said"), ("Source", "Ada Ode"), ("Content", "“for good.”")]
    second = [("Source", "Bo Lind"), ("Cue", "hopes"), ("Content", "not")]
    (tmp_path / "attributions" / "gazette_2016-01-02_mill_ab12.ann").write_text(
        brat(TEXT, first, second), encoding="utf-8"
    )
    at = TEXT.index("Ada Ode")
    sentence = [[at, at + 3, "NNP", "PERSON"], [at + 4, at + 7, "NNP", "PERSON"]]
    with gzip.open(tmp_path / "corenlp.jsonl.gz", "wt", encoding="utf-8") as out:
        out.write(json.dumps({"file": "gazette_2016-01-02_mill.txt", "sentences": [sentence]}) + "\n")
    return tmp_path


def test_polnear_becomes_relations_over_words(corpus):
    (example,) = polnear(corpus)
    first, second = example.relations
    assert [words_of(example, c) for c in first.content] == ["The mill will shut", "“ for good . ”"]
    assert (words_of(example, first.cue), words_of(example, first.source), first.classes) == (
        "said",
        "Ada Ode",
        ("speech",),
    )
    assert (second.classes, second.speech) == (("intention",), False)
    assert example.names.count("B-person") == example.names.count("I-person") == 1
    assert (example.manner, example.outlet, example.weight) == ("corpus", "gazette", 1.0)


def labelled(text, content, **fields):
    start = text.index(content)
    given = {
        "content": {"start": start, "end": start + len(content)},
        "act": "speech",
        "denies": False,
        "anonymous": False,
    }
    return {**given, "cue": None, "source": None, **fields}


def guided(folder, text, *statements):
    (folder / "inputs.jsonl").write_text(json.dumps({"id": "x", "text": text}) + "\n", encoding="utf-8")
    (folder / "gold.json").write_text(json.dumps({"pages": {"x": {"statements": statements}}}), encoding="utf-8")
    (example,) = guide(folder)
    return example


def test_a_statement_inside_another_is_inner(tmp_path):
    text = "Ode said Lind had told her the mill would shut."
    inner = labelled(text, "the mill would shut", cue="had told", source="Lind")
    outer = labelled(text, "Lind had told her the mill would shut", cue="said", source="Ode")
    example = guided(tmp_path, text, inner, outer)
    assert [(r.inner, words_of(example, r.source)) for r in example.relations] == [(False, "Ode"), (True, "Lind")]


def test_the_cue_meant_is_the_nearest_outside_the_content(tmp_path):
    text = "He said it. Ode said he said it was over."
    example = guided(tmp_path, text, labelled(text, "he said it was over", cue="said", source="Ode"))
    (one,) = example.relations
    assert one.cue == (5, 6)


@pytest.mark.parametrize(
    ("cue", "expected"),
    [
        ("said", "speech"),
        ("has repeatedly denied", "speech"),
        ("tweeted", "writing"),
        ("hopes", "intention"),
        ("was planning", "intention"),
        ("believes", "thought"),
        ("found", "finding"),
        ("in a letter", "writing"),
        ("for", None),
    ],
)
def test_the_class_of_a_cue(cue, expected):
    assert cue_class(cue) == expected


@pytest.mark.parametrize(
    ("cue", "expected"), [("denied", True), ("declined to comment", True), ("declined", False), ("said", False)]
)
def test_a_cue_that_denies(cue, expected):
    assert denies(cue) == expected
