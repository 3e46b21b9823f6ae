"""Changes, batch after batch, add up to the record that linking everything at once gives."""

import random

import pytest

from onrecord.linking import Decisions, MemoryStore, features, increment, increments, link_features
from onrecord.records import Judgement, Links
from tests.linking.growing import Record, growing


def parts(links: Links) -> dict[str, object]:
    return {name: getattr(links, name) for name in links.__slots__}


@pytest.mark.parametrize("seed", range(6))
def test_any_order_and_any_batches_add_up_to_the_same_record(seed: int) -> None:
    chosen = random.Random(seed)
    # four months: all namesakes are around all the time; a year: those who may answer a surname come and go
    articles = [features(reading) for reading in growing(seed, 48, days=330 if seed % 2 else 120)]
    expected = link_features(articles)
    order = chosen.sample(articles, len(articles))
    store, record = MemoryStore(), Record()
    while order:
        size = chosen.choice((1, 1, 2, 5, 12))
        batch, order = order[:size], order[size:]
        record.take(increment(store, batch))
    assert parts(record.links()) == parts(expected)
    assert any(len(s.articles) > 3 for s in expected.stories)
    assert any(len(u.wordings) > 2 for u in expected.utterances)


def test_fragments_without_a_year_come_to_the_same_speech_in_any_order() -> None:
    met = 0
    for seed in range(5):
        chosen = random.Random(seed)
        articles = [features(reading) for reading in growing(seed, 64, days=8)]
        expected = link_features(articles)
        met += sum("within days of some year" in e for u in expected.utterances for e in u.evidence)
        store, record = MemoryStore(), Record()
        order = chosen.sample(articles, len(articles))
        for at in range(0, len(order), 7):
            record.take(increment(store, order[at : at + 7]))
        assert parts(record.links()) == parts(expected)
    assert met


@pytest.mark.parametrize("seed", range(6))
def test_what_leaves_and_what_is_replaced_leaves_no_trace(seed: int) -> None:
    chosen = random.Random(100 + seed)
    articles = [features(reading) for reading in growing(seed, 30)]
    # the same ids with other texts and days: what a page says after it was changed
    others = [features(reading) for reading in growing(1000 + seed, 30)]
    store, record = MemoryStore(), Record()
    kept = {}
    for _ in range(25):
        came = {a.article: a for a in chosen.sample(articles, 3)}
        if chosen.random() < 0.4:
            came |= {
                a.article: _as(b, a.article) for a, b in zip(articles, others, strict=True) if chosen.random() < 0.05
            }
        left = [a for a in kept if a not in came and chosen.random() < 0.08]
        record.take(increment(store, list(came.values()), left))
        kept = {a: one for a, one in kept.items() if a not in left} | came
    assert parts(record.links()) == parts(link_features(kept.values()))


def test_what_is_told_in_parts_adds_up_in_their_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.linking.derive._TOLD_AT_ONCE", 3)
    articles = [features(reading) for reading in growing(7, 40)]
    store, record = MemoryStore(), Record()
    for at in range(0, len(articles), 8):
        told = list(increments(store, articles[at : at + 8]))
        assert max(len(part.utterances) for part in told) <= 3
        assert {story for part in told for story in part.within} == {story for part in told for story in part.again}
        for part in told:
            record.take(part)
    assert parts(record.links()) == parts(link_features(articles))


def test_stories_that_nothing_bears_on_are_not_told_again() -> None:
    articles = [features(reading) for reading in growing(3, 40)]
    store = MemoryStore()
    increment(store, articles[1:])
    every = dict(store.groups("story"))
    told = increment(store, articles[:1])
    joined = store.group_of("story", [articles[0].article])[articles[0].article]
    assert joined in told.within
    assert len(told.within) < len(every)


def _as(one, article: str):  # type: ignore[no-untyped-def]
    """Return the features under another article's id."""
    from dataclasses import replace

    statements = tuple(replace(s, id=f"{s.id}x") for s in one.statements)
    return replace(one, article=article, statements=statements, figures=())


@pytest.mark.parametrize("seed", range(4))
def test_decisions_are_obeyed_and_taken_back_in_any_batches(seed: int) -> None:
    chosen = random.Random(200 + seed)
    articles = [features(reading) for reading in growing(seed, 32)]
    free = link_features(articles)
    one, other = chosen.sample(free.stories, 2)
    said, spoken = chosen.sample(free.utterances, 2)
    whose, whom = chosen.sample([e for e in free.entities if e.kind == "person" and " " in e.name], 2)
    judgements = [
        _judged(1, "merge", "story", one.articles[0], **{"with": [*one.articles[1:], *other.articles]}),
        _judged(
            2, "merge", "utterance", said.first, **{"with": [w.statement for u in (said, spoken) for w in u.wordings]}
        ),
        _judged(3, "merge", "entity", whose.id, **{"with": [whom.id]}),
        _judged(4, "reject", "statement", articles[3].statements[0].id),
    ]
    decided = Decisions.of(judgements)
    expected = link_features(articles, judgements)
    store, record = MemoryStore(), Record()
    order = chosen.sample(articles, len(articles))
    for at in range(0, len(order), 5):
        record.take(increment(store, order[at : at + 5], decisions=decided))
    assert parts(record.links()) == parts(expected)
    assert expected != free
    bearing = {*one.articles, *other.articles, *(w.article for u in (said, spoken) for w in u.wordings)}
    forms = store.named("entity", {whose.id, whom.id}).values()
    record.take(increment(store, [articles[3]], decisions=Decisions(), judged=bearing, forms=set(forms)))
    assert parts(record.links()) == parts(free)


def _judged(number: int, action: str, kind: str, target: str, **value: object) -> Judgement:
    return Judgement(f"j{number}", action, kind, target, value, author="Reviewer")  # type: ignore[arg-type]
