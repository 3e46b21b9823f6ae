from dataclasses import replace

import pytest

from onrecord.reading import combined
from onrecord.reading.combined import by_paragraph, corrected, fitted
from onrecord.reading.encoder.calibration import Chances
from onrecord.reading.encoder.reader import Encoded
from onrecord.reading.quotes import quotations
from onrecord.records import Name, Span, Statement

TEXT = "The mill will shut, Ada Ode said on Monday. Bo Lind denied it had been warned of the closure by her."


def made(content, source=None, *, confidence=0.8, rule=None, cue=None, text=TEXT):
    """A statement over `text`: by the encoder, or by `rule` when one is given."""

    def span(held):
        return Span.of(text, text.index(held), text.index(held) + len(held)) if held else None

    place = span(content)
    name = f"s-{rule}-{place.start}-{place.end}"
    evidence = (rule,) if rule else ("encoder: tags 0.90",)
    return Statement(
        name, "a1", "indirect", place, (place,), span(cue), span(source), confidence=confidence, evidence=evidence
    )


def combine(mine, theirs, *, link=1.0, corpus=None, guide=None):
    """Combine the encoder's statements, whose chances are their confidence where not given, with the rules'."""

    def chances(one):
        return Chances(*(one.confidence if given is None else given for given in (corpus, guide)))

    return combined.combine([Encoded(one, link, chances(one)) for one in mine], theirs)


def shown(found):
    return [(s.content.text, s.source.text if s.source else None) for s in found]


def test_what_both_found_is_one_statement_and_surer():
    mine, theirs = made("The mill will shut", "Ada Ode"), made("The mill will", "Ode", rule="say and a clause")
    (one,) = combine([mine], [theirs])
    assert one.content == mine.content and one.confidence > mine.confidence
    assert any("say and a clause" in e for e in one.evidence)


def test_another_source_makes_it_less_sure():
    mine = made("The mill will shut", "Ada Ode")
    (agreed,) = combine([mine], [made("The mill will shut", "Ada Ode", rule="say and a clause")])
    (one,) = combine([mine], [made("The mill will shut", "Bo Lind", rule="say and a clause")])
    assert one.confidence < agreed.confidence
    assert any("another source" in e for e in one.evidence)


def test_a_weak_link_gives_way_to_the_source_the_rules_name():
    mine, theirs = made("The mill will shut", "Bo Lind"), made("The mill will", "Ada Ode", rule="a clause, then say")
    assert shown(combine([mine], [theirs], link=0.4)) == [("The mill will", "Ada Ode")]
    assert shown(combine([mine], [theirs])) == [("The mill will shut", "Bo Lind")]  # a sure link stands


@pytest.mark.parametrize(
    ("cue", "act"),
    [
        ("referred to", "speech"),
        ("has repeatedly talked about", "speech"),
        ("declined", "speech"),
        ("did not refer to", "other"),
        ("read", "other"),
        ("was awarded", "other"),
    ],
)
def test_what_somebody_is_said_to_talk_about_is_speech(cue, act):
    text = f"Ada Ode {cue} the closure of the mill."
    mine = replace(made("the closure of the mill", "Ada Ode", cue=cue, text=text), act="other")
    (one,) = combine([mine], [], guide=0.1)
    assert one.act == act


def test_a_quotation_weakly_linked_to_another_cue_joins_the_statement_it_is_part_of():
    text = "“We tried,” Ode said. “Nobody came.” Lind said the road was closed."
    whole = made("“We tried,”", "Ode", cue="said", rule="quotation, then say", text=text)
    start = text.index("“Nobody")
    both = (*whole.pieces, Span.of(text, start, start + 14))
    whole = replace(whole, id="whole", pieces=both, content=Span.of(text, 0, both[-1].end))
    first = made("“We tried,”", "Ode", cue="said", text=text)
    second = made("“Nobody came.”", "Lind", text=text)
    given = [Encoded(s, link, Chances(0.8, 0.8)) for s, link in ((first, 0.9), (second, 0.4))]
    (one,) = combined.combine(given, [whole])
    assert ([p.text for p in one.pieces], one.source.text) == (["“We tried,”", "“Nobody came.”"], "Ode")


@pytest.mark.parametrize(
    ("act", "corpus", "guide", "kept"),
    [
        ("speech", 0.6, 0.1, True),
        ("speech", 0.1, 0.7, True),  # for the sake of readers who want what was said
        ("speech", 0.1, 0.1, False),
        ("other", 0.6, 0.1, True),
        ("other", 0.1, 0.7, False),
    ],
)
def test_what_neither_manner_of_marking_would_mark_is_left_out(act, corpus, guide, kept):
    mine = replace(made("The mill will shut", "Ada Ode"), act=act)
    assert bool(combine([mine], [], corpus=corpus, guide=guide)) is kept


@pytest.mark.parametrize(
    ("cue", "guide", "act"),
    [
        ("has said", 0.8, "speech"),
        ("said", 0.1, "other"),
        ("hopes", 0.8, "other"),
        ("said he believed", 0.8, "other"),
        (None, 0.8, "other"),
    ],
)
def test_a_verb_of_telling_makes_speech_of_what_the_guide_would_mark(cue, guide, act):
    text = f"Ada Ode {cue or ''} the mill will shut."
    mine = replace(made("the mill will shut", "Ada Ode", cue=cue, text=text), act="other")
    (one,) = combine([mine], [], corpus=0.8, guide=guide)
    assert one.act == act


def test_layout_is_the_rules_own():
    mine, theirs = made("The mill will shut", "Ada Ode"), made("The mill will shut", rule="signed tweet")
    (one,) = combine([mine], [theirs])
    assert one.evidence == ("signed tweet",)


def test_only_the_rules_kinds_that_were_right_alone_are_kept(monkeypatch):
    monkeypatch.setattr(combined, "ALONE", {"deny and a clause": 0.7})
    theirs = [
        made("it had been warned", "Bo Lind", rule="deny and a clause"),
        made("The mill will shut", rule="a guess"),
    ]
    (one,) = combine([], theirs)
    assert (shown([one]), one.confidence) == ([("it had been warned", "Bo Lind")], 0.7)


def test_a_rules_statement_inside_the_encoders_is_not_another(monkeypatch):
    monkeypatch.setattr(combined, "ALONE", {"deny and a clause": 0.7})
    mine = made("it had been warned of the closure by her", "Bo Lind")
    assert shown(combine([mine], [made("been warned", rule="deny and a clause")])) == shown([mine])


def test_the_order_given_does_not_matter():
    mine = [made("The mill will shut", "Ada Ode"), made("it had been warned", "Bo Lind")]
    theirs = [made("The mill will shut", "Ode", rule="say and a clause"), made("it had been", rule="deny and a clause")]
    assert combine(mine, theirs) == combine(mine[::-1], theirs[::-1])


def named(form, kind, confidence=0.9):
    return Name(form, kind, (Span.of(TEXT, TEXT.index(form), TEXT.index(form) + len(form)),), confidence=confidence)


@pytest.mark.parametrize(
    ("ruled", "tagged", "expected"),
    [
        ([named("Ada Ode", "organisation", 0.5)], [named("Ada Ode", "person")], [("Ada Ode", "person")]),
        ([named("Ada Ode", "organisation", 0.9)], [named("Ada Ode", "person")], [("Ada Ode", "organisation")]),
        ([named("Ada Ode", "person")], [named("Bo Lind", "person")], [("Ada Ode", "person"), ("Bo Lind", "person")]),
        ([named("Monday", "place", 0.5)], [], [("Monday", "place")]),
    ],
)
def test_the_encoder_corrects_kinds_the_rules_guessed(ruled, tagged, expected):
    assert [(n.name, n.kind) for n in corrected(ruled, tagged)] == expected


def test_titles_alone_and_letters_alone_are_no_people():
    def tagged(form, at):
        return Name(form, "person", (Span(at, at + len(form), form),))

    found = corrected([], [tagged("Mr.", 0), tagged("ARV", 4), tagged("Ada", 8)])
    assert [(n.name, n.kind) for n in found] == [("ARV", "organisation"), ("Ada", "person")]


QUOTED = "“We never agreed to close the mill,” Ode said, “and never will.” He left."


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("never agreed to close the mill,”", "“We never agreed to close the mill,”"),  # a word short of the mark
        ("“We never agreed to close the mill", "“We never agreed to close the mill,”"),
        ("close the mill,”", "close the mill,”"),  # too far from the mark: the encoder may know why
        ("He left", "He left"),
    ],
)
def test_a_piece_that_stops_just_short_of_its_marks_takes_them_in(content, expected):
    one = fitted(made(content, text=QUOTED), QUOTED, quotations(QUOTED))
    assert one.content.text == expected == QUOTED[one.content.start : one.content.end]


OVER = "“We tried,” Ode said.\n\n“There was nobody left.\n\nIt rained."


@pytest.mark.parametrize(
    ("pieces", "expected"),
    [
        (["“We tried,”"], [("“We tried,”", "said")]),
        (["“We tried,”", "“There was nobody left."], [("“We tried,”", "said"), ("“There was nobody left.", None)]),
        (["“We tried,”", "It rained"], [("“We tried,”", "said")]),  # too far from its cue, and nobody quotes it
    ],
)
def test_a_quotation_in_the_next_paragraph_is_a_statement_of_its_own(pieces, expected):
    spans = tuple(Span.of(OVER, OVER.index(p), OVER.index(p) + len(p)) for p in pieces)
    whole = made("“We tried,”", "Ode", cue="said", text=OVER)
    whole = replace(whole, pieces=spans, content=Span.of(OVER, spans[0].start, spans[-1].end))
    found = by_paragraph(whole, OVER)
    assert [(s.content.text, s.cue.text if s.cue else None) for s in found] == expected
    assert all(s.source.text == "Ode" for s in found)


NESTED = "Ada Ode said the agency had told her the mill was shut, and Bo Lind would say that the road was closed."


def over(content, source, cue, rule=None, **more):
    return made(content, source, cue=cue, rule=rule, text=NESTED, **more)


OUTER = over(NESTED[13:-1], "Ada Ode", "said")
INNER = over("the mill was shut", "the agency", "had told", "tell and a clause")


def test_what_the_rules_find_inside_another_stands_beside_it_and_tells_which():
    outer, inner = combine([OUTER], [INNER])
    assert shown([outer, inner]) == [(NESTED[13:-1], "Ada Ode"), ("the mill was shut", "the agency")]
    assert (outer.within, inner.within) == (None, outer.id)


def test_what_begins_another_may_be_more_kinds_of_rule():
    text = "Ada Ode said that the police urged the town to wait and that the crew urged haste."
    outer = made(text[13:-1], "Ada Ode", cue="said", text=text)
    first = made("the town to wait", "the police", cue="urged", rule="urge and an object", text=text)
    later = made("haste", "the crew", cue=["urged", "haste"][0], rule="urge and an object", text=text)
    assert shown(combine([outer], [first, later])) == shown([outer, first])


@pytest.mark.parametrize(
    ("words", "source", "cue", "content", "rule", "kept"),
    [
        ("police had warned the town", "police", "had warned", "the town", "warn and a clause", True),
        ("senior officials told her to go", "senior officials", "told", "to go", "tell and a clause", True),
        ("rivers told her to go", "rivers", "told", "to go", "tell and a clause", False),
        ("[mill owner] Varn told her it shut", "[mill owner] Varn", "told", "it shut", "tell and a clause", True),
        ("the council agreed to close it", "the council", "agreed", "to close it", "agree to", True),
        ("long ago the council agreed to close it", "the council", "agreed", "to close it", "agree to", False),
        (
            "60 percent of voters think it is old",
            "60 percent of voters",
            "think",
            "it is old",
            "think and a clause",
            True,
        ),
        ("the council thinks it is old", "the council", "thinks", "it is old", "think and a clause", False),
        ("she was told by a friend that it shut", "a friend", "was told", "it shut", "passive tell", True),
        ("the mayor’s claim it was shut is false", "the mayor’s", "claim", "it was shut", "the noun claim", True),
    ],
)
def test_who_may_speak_inside_another(words, source, cue, content, rule, kept):
    text = f"Ada Ode said {words}."
    outer = made(words, "Ada Ode", cue="said", text=text)
    inner = made(content, source, cue=cue, rule=rule, text=text)
    assert shown(combine([outer], [inner])) == shown([outer, inner] if kept else [outer])


def test_what_is_hardly_sure_inside_may_be_most_of_what_it_stands_in():
    text = "Ada Ode said Varn vowed it would stay open for the whole of the long winter."
    outer = made(text[13:-1], "Ada Ode", cue="said", text=text)
    mine = made(text[23:-1], "Varn", cue="vowed", text=text)
    mine = replace(mine, evidence=("encoder: speech 0.98",), within=outer.id)
    given = [Encoded(outer, 1.0, Chances(0.9, 0.9)), Encoded(mine, 1.0, Chances(0.15, 0.2))]
    assert shown(combined.combine(given, [])) == shown([outer, mine])


@pytest.mark.parametrize(("evidence", "kept"), [("encoder: speech 0.98", True), ("encoder: thought 0.98", False)])
def test_what_is_hardly_sure_inside_another_is_kept_where_it_is_speech(evidence, kept):
    mine = replace(INNER, evidence=(evidence, "encoder: tags 0.50"), within=OUTER.id, confidence=0.15)
    sure, unsure = Encoded(OUTER, 1.0, Chances(0.9, 0.9)), Encoded(mine, 1.0, Chances(0.15, 0.2))
    found = combined.combine([sure, unsure], [])
    assert shown(found) == shown([OUTER, mine] if kept else [OUTER])
    assert all(s.confidence < 0.3 for s in found[1:])


def test_what_is_hardly_sure_and_inside_no_other_is_left_out():
    mine = replace(INNER, evidence=("encoder: speech 0.98",), within="gone", confidence=0.15)
    assert combined.combine([Encoded(mine, 1.0, Chances(0.15, 0.2))], []) == ()


def test_a_paragraph_after_a_colon_is_quoted_whole():
    text = "The agency reports: The mill will shut, Ada Ode said. It is old."
    block = made("The mill will shut, Ada Ode said. It is old.", "The agency", rule=combined.BLOCK, text=text)
    part = made("The mill will shut", "Ada Ode", cue="said", text=text)
    bare = made("It is old", text=text)
    assert shown(combine([part, bare], [block])) == shown([block, part])
    assert shown(combine([part], [replace(block, source=None)])) == shown([part])


@pytest.mark.parametrize(
    ("text", "content", "expected"),
    [
        ("Ada Ode said that the mill was shut.", "the mill was shut", "that the mill was shut"),
        ("Ada Ode vowed to close it.", "close it", "to close it"),
        ("Ada Ode said to the mayor it was over.", "the mayor it was over", "the mayor it was over"),
        ("Ada Ode said the mill that was shut.", "the mill that was shut", "the mill that was shut"),
    ],
)
def test_that_and_to_lead_what_is_said(text, content, expected):
    cue = "vowed" if "vowed" in text else "said"
    assert combined.led(made(content, "Ada Ode", cue=cue, text=text), text).content.text == expected


@pytest.mark.parametrize(
    "one",
    [
        over("the mill was shut", "the agency", "had told", "blast and an object"),  # a kind that is wrong too often
        over("the road was closed", "Bo Lind", "would say", "say and a clause"),  # only imagined
        over("the mill was shut", "had", "told", "say and a clause"),  # no speaker begins so
        over("Ode said the agency had told her", "Ada", "say", "tell and a clause"),  # stands not wholly inside
        replace(INNER, source=None),
        replace(INNER, source=OUTER.source),  # the outer one's own source, which stands outside it
    ],
)
def test_what_is_not_surely_said_inside_another_is_left_out(one):
    assert shown(combine([OUTER], [one])) == shown([OUTER])


def test_nobody_in_particular_says_nothing_inside():
    text = "“People say that the mill was shut,” Ada Ode said."
    outer = made("“People say that the mill was shut,”", "Ada Ode", text=text)
    inner = made("the mill was shut", "People", cue="say", rule="say and a clause", text=text)
    assert shown(combine([outer], [inner])) == shown([outer])


def test_by_saying_is_no_clause_of_its_own():
    text = "Ada Ode said the agency upset the town by saying the mill was shut."
    outer = made(text[13:-1], "Ada Ode", text=text)
    inner = made("the mill was shut", "the agency", cue="saying", rule="say and a clause", text=text)
    assert shown(combine([outer], [inner])) == shown([outer])


def test_a_statement_of_the_rules_that_stands_in_no_other_is_not_added():
    assert combine([], [INNER]) == ()


def test_the_rules_edges_and_source_are_taken_for_what_both_found_inside():
    mine = over("the mill was", None, None, confidence=0.3)
    outer, inner = combine([OUTER, mine], [INNER])
    assert shown([inner]) == [("the mill was shut", "the agency")]
    assert inner.within == outer.id


def test_what_the_encoder_gives_another_inside_stays():
    mine = over("the mill was shut", "her", None)
    assert shown(combine([OUTER, mine], [INNER])) == shown([OUTER, mine])


@pytest.mark.parametrize(
    ("text", "pieces", "expected"),
    [
        ("He said Ode said it was over.", ("Ode said", "it was over"), ["Ode said it was over"]),
        (
            "“It is over.” “It is late.” So he said.",
            ("“It is over.”", "“It is late.”"),
            ["“It is over.”", "“It is late.”"],
        ),
        ("It is, he said, over for good.", ("It is", "over for good"), ["It is", "over for good"]),
    ],
)
def test_pieces_with_nothing_between_are_one(text, pieces, expected):
    spans = tuple(Span.of(text, text.index(p), text.index(p) + len(p)) for p in pieces)
    one = Statement("s", "a", "indirect", Span.of(text, spans[0].start, spans[-1].end), spans)
    assert [p.text for p in combined.joined(one, text).pieces] == expected


PASSED_ON = "Mayor Bly ordered the drill to test the boats, according to Lind. He wants the mill to order more boats."


def within_another(text, outer, one):
    """Tell whether `one` (content, source, cue, rule) is kept inside `outer` (content, source, cue)."""
    content, source, cue, rule = one
    ruled = made(content, source, cue=cue, rule=rule, text=text)
    mine = made(outer[0], outer[1], cue=outer[2], text=text)
    return (content, source) in shown(combine([mine], [ruled]))


@pytest.mark.parametrize(
    ("text", "outer", "one", "kept"),
    [
        (
            "Mayor Bly ordered the drill to test the boats, according to Lind.",
            ("Mayor Bly ordered the drill to test the boats", "Lind", "according to"),
            ("the drill to test the boats", "Mayor Bly", "ordered", "order and an object"),
            True,
        ),
        (
            "Lind said he saw that Mayor Bly ordered the drill to test the boats.",
            ("he saw that Mayor Bly ordered the drill to test the boats", "Lind", "said"),
            ("the drill to test the boats", "Mayor Bly", "ordered", "order and an object"),
            False,
        ),
        (
            "Lind said the results show that many voters stayed away.",
            ("the results show that many voters stayed away", "Lind", "said"),
            ("many voters stayed away", "the results", "show", "show and a clause"),
            True,
        ),
        (
            "Lind said the boys show that many voters stayed away.",
            ("the boys show that many voters stayed away", "Lind", "said"),
            ("many voters stayed away", "the boys", "show", "show and a clause"),
            False,
        ),
        (
            "Lind said there were farmers saying they would leave.",
            ("there were farmers saying they would leave", "Lind", "said"),
            ("they would leave", "farmers", "saying", "say and a clause"),
            True,
        ),
        (
            "Lind denied press reports that the mill had burnt.",
            ("press reports that the mill had burnt", "Lind", "denied"),
            ("the mill had burnt", "press", "reports", "report and a clause"),
            True,
        ),
    ],
)
def test_what_is_passed_on_stands_inside(text, outer, one, kept):
    assert within_another(text, outer, one) is kept


@pytest.mark.parametrize(
    ("text", "cue", "act"),
    [
        ("Ode signed a bill on mills.", "signed", "other"),
        ("Ode failed to mention a bill on mills.", "failed to mention", "other"),
        ("Ode has reported on a bill on mills.", "has reported on", "speech"),
        ("Ode described a bill on mills.", "described", "speech"),
    ],
)
def test_what_tells_nothing_is_no_speech(text, cue, act):
    one = made("a bill on mills", "Ode", cue=cue, text=text)
    assert [s.act for s in combine([one], [])] == [act]


@pytest.mark.parametrize(
    ("text", "source", "cue", "kept"),
    [
        ("Residents of Odell were told to stay inside.", "Residents of Odell", "were told", False),
        ("Residents were told by the mayor to stay inside.", "the mayor", "were told", True),
        ("Residents told us to stay inside.", "Residents", "told", True),
    ],
)
def test_who_was_told_did_not_say_it(text, source, cue, kept):
    content, said, by = (Span.of(text, text.index(w), text.index(w) + len(w)) for w in ("to stay inside", cue, source))
    one = Statement("s", "a", "indirect", content, (content,), cue=said, source=by)
    assert (combined.untold(one).source is not None) == kept


def test_a_quotation_with_its_attribution_behind_it_is_whoever_is_named_there():
    text = "Vold left. “We knew,” the clerk, who had signed, told the council. “All of us knew.”"
    quoted = made("“We knew,”", "Vold", text=text)
    mine = [
        replace(quoted, kind="direct"),
        replace(made("“All of us knew.”", "the clerk", cue="told", text=text), kind="direct"),
    ]
    theirs = made("“We knew,”", "the clerk", cue="told", rule="quotation, then tell", text=text)
    assert shown(combine(mine, [theirs])) == [("“We knew,”", "the clerk"), ("“All of us knew.”", "the clerk")]
    inside = replace(quoted, cue=Span.of(text, 5, 9))  # it has a cue of its own
    assert ("“We knew,”", "Vold") in shown(combine([inside], [theirs]))
