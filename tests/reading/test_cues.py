"""The cue lexicon."""

import pytest

from onrecord.reading.cues import PHRASES, REFUSAL, SAYING, TELLING, VERBS

FORMS = [
    ("said", "say", "past"), ("says", "say", "s"), ("saying", "say", "ing"), ("denies", "deny", "s"),
    ("criticised", "criticise", "past"), ("slammed", "slam", "past"), ("referring", None, None),
    ("argued", "argue", "past"), ("arguing", "argue", "ing"), ("pushes", None, None),
]  # fmt: skip


@pytest.mark.parametrize(("form", "lemma", "kind"), FORMS)
def test_forms(form, lemma, kind):
    cue = VERBS.get(form)
    assert (cue and cue.lemma, cue and cue.form) == (lemma, kind)


def test_thoughts_are_another_act_and_denials_deny():
    assert (VERBS["believes"].act, VERBS["said"].act) == ("other", "speech")
    assert (VERBS["denied"].denies, VERBS["said"].denies) == (True, False)


def test_phrases_need_their_particle():
    assert PHRASES["called", "for"].lemma == "call for"
    assert ("called", "in") not in PHRASES


def test_every_saying_form_tells():
    assert SAYING <= TELLING


REFUSALS = [
    ("declined to comment on the ruling", True),
    ("refused to discuss the case", True),
    ("would not say whether", True),
    ("could not confirm the deaths", True),
    ("did not respond to calls", False),
    ("declined by 3 percent", False),
    ("refused entry to", False),
]


@pytest.mark.parametrize(("text", "expected"), REFUSALS)
def test_refusals(text, expected):
    assert bool(REFUSAL.search(text)) is expected
