"""Stories, denials, series, and the timeline."""

from onrecord.linking import link, timeline
from onrecord.records import Reading
from tests.linking.build import article, figure, name, quote
from tests.linking.coverage import readings

CLAIM = "the harbour office hid the inspection report of the cotton barge for a month"


def test_one_event_is_one_story_and_another_is_not() -> None:
    links = link(readings())
    found = {frozenset(s.articles) for s in links.stories}
    assert frozenset({"wire-1", "wire-2", "cut", "rewritten", "alone"}) in found
    assert frozenset({"debate"}) in found


def test_a_story_counts_independent_originals() -> None:
    fire = next(s for s in link(readings()).stories if "alone" in s.articles)
    assert (len(fire.articles), fire.origins) == (5, 2)
    assert (fire.first, fire.last) == ("2031-05-04", "2031-05-05")
    assert "Sorvane" in fire.title


def disputed() -> list[Reading]:
    one = article(
        "claim",
        f"Guild elder Edvin Sorrel said {CLAIM}.",
        title="Harbour office hid report on cotton barge, elder says",
    )
    two = article(
        "denial",
        f"Ottla Varesh denied that {CLAIM}. She showed reporters the register.",
        title="Harbour mistress denies hiding report on cotton barge",
        published="2031-05-05",
    )
    return [
        Reading(one, (quote(one, CLAIM, "Edvin Sorrel", kind="indirect"),), people=(name(one, "Edvin Sorrel"),)),
        Reading(
            two,
            (quote(two, CLAIM, "Ottla Varesh", kind="indirect", denies=True, cue="denied"),),
            people=(name(two, "Ottla Varesh"),),
        ),
    ]


def test_a_denial_points_at_the_claim() -> None:
    claim, denial = disputed()
    found = link([claim, denial]).denials
    assert [(d.statement, d.of, d.by) for d in found] == [
        (denial.statements[0].id, (claim.statements[0].id,), "Ottla Varesh")
    ]


def test_figures_of_one_thing_are_a_series_and_may_conflict() -> None:
    made = []
    for ident, who, value in (("a", "Ottla Varesh", 12.0), ("b", "Edvin Sorrel", 60.0)):
        text = f"{who} said that {value:.0f} tonnes of cotton oil had run into the harbour of Sorvane after the barge fire."
        one = article(ident, text, title="Cotton oil in the harbour of Sorvane after barge fire")
        words = text[text.index(f"{value:.0f}") : -1]
        statement = quote(one, words, who, kind="indirect")
        amount = figure(one, f"{value:.0f} tonnes", value, "tonne|cotton oil", statement=statement)
        made.append(Reading(one, (statement,), (amount,), people=(name(one, who),)))
    links = link(made)
    assert [[(p.claimant, p.value) for p in s.points] for s in links.series] == [
        [("Edvin Sorrel", 60.0), ("Ottla Varesh", 12.0)]
    ]
    assert [c.kind for c in links.conflicts] == ["figures"]


def test_the_timeline_puts_the_most_reported_first() -> None:
    links = link(readings())
    days = timeline(links.utterances, {r.article.id: r.article.published for r in readings()})
    assert [day.day for day in days] == ["2031-05-04", "2031-05-05"]
    assert days[0].entries[0].articles == 5
