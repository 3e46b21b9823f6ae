"""The same links whatever the order and the batches, and after taking articles out again."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.linking import ArticleFeatures, MemoryStore, features, link_features, update
from onrecord.linking.candidates import LEADERS
from onrecord.linking.outlines import Outline
from onrecord.linking.packing import packed, packed_outline, unpacked, unpacked_outline
from tests.linking.build import said
from tests.linking.coverage import readings

SPACES = ("lineage", "story", "utterance")


def some() -> list[ArticleFeatures]:
    quoted = [
        said(f"q{n}", words, speaker, published=day)
        for n, (words, speaker, day) in enumerate(
            [
                ("It is no longer just about carrying water", "Ilvo Brandt", "2031-05-06"),
                ("This is no longer only about the carrying of water", "Ilvo Brandt", "2031-05-06"),
                ("We will count every barrel at the lock", "Ilvo Brandt", "2031-05-07"),
                ("We will count every barrel at the lock", "Nessa Brandt", "2031-05-07"),
                ("every barrel at the lock", "Ilvo Brandt", "2031-05-08"),
                ("We will count every barrel at the lock", "Ilvo Brandt", None),
            ]
        )
    ]
    return [features(r) for r in [*readings(), *quoted]]


ARTICLES = some()


def grouped(store: MemoryStore) -> dict[str, dict[str, tuple[str, ...]]]:
    return {space: {g: tuple(m) for g, m in store.groups(space).items()} for space in SPACES}


def at_once() -> dict[str, dict[str, tuple[str, ...]]]:
    store = MemoryStore()
    update(store, ARTICLES)
    return grouped(store)


WHOLE = at_once()


@given(st.permutations(ARTICLES), st.lists(st.integers(1, 5), min_size=12, max_size=12))
@settings(max_examples=8, deadline=None)
def test_any_order_and_any_batches_give_the_same_groups(order: list[ArticleFeatures], sizes: list[int]) -> None:
    store, at = MemoryStore(), 0
    for size in sizes:
        update(store, order[at : at + size])
        at += size
    update(store, order[at:])
    assert grouped(store) == WHOLE


@given(st.sets(st.sampled_from(range(len(ARTICLES))), min_size=1, max_size=8))
@settings(max_examples=5, deadline=None)
def test_what_is_taken_out_and_put_back_leaves_no_trace(picked: set[int]) -> None:
    store = MemoryStore()
    update(store, ARTICLES)
    gone = [ARTICLES[n] for n in sorted(picked)]
    update(store, [], removed=[one.article for one in gone])
    fresh = MemoryStore()
    update(fresh, [one for n, one in enumerate(ARTICLES) if n not in picked])
    assert grouped(store) == grouped(fresh)
    update(store, gone)
    assert grouped(store) == WHOLE


def test_reading_twice_adds_nothing() -> None:
    store = MemoryStore()
    update(store, ARTICLES)
    update(store, ARTICLES[:4])
    assert grouped(store) == WHOLE


def test_links_do_not_depend_on_order() -> None:
    shuffled = ARTICLES[:]
    random.Random(7).shuffle(shuffled)
    assert link_features(shuffled) == link_features(ARTICLES)


def test_features_survive_as_bytes() -> None:
    for one in ARTICLES:
        back = unpacked(packed(one))
        for name in one.__slots__:
            kept, was = getattr(back, name), getattr(one, name)
            assert list(kept) == list(was) if name in ("shingles", "borrowed") else kept == was, name


def test_parts_of_kept_features_are_made_when_they_are_asked_for() -> None:
    for one in ARTICLES:
        encoded = packed(one)
        assert [unpacked(encoded).statement(s.id) for s in one.statements] == list(one.statements)
        back = unpacked(encoded)
        assert back.statement(one.statements[-1].id) is back.statements[-1]
        assert (back.figures, back.counted) == (one.figures, one.counted)
        with pytest.raises(KeyError):
            unpacked(encoded).statement("no such statement")


def test_an_outline_keeps_who_is_named_and_speaks() -> None:
    for one in ARTICLES:
        outline = Outline.of(one)
        assert unpacked_outline(packed_outline(outline)) == outline
        spoken = {s.id: (s.speaker, s.speaker_kind) for s in one.statements if s.speaker and not s.anonymous}
        assert {s: (outline.speakers[at].name, outline.speakers[at].kind) for s, at in outline.said} == spoken


def test_what_changed_is_told() -> None:
    store = MemoryStore()
    update(store, ARTICLES[:1])
    before = dict(store.groups("lineage"))
    change = update(store, ARTICLES[1:3]).spaces["lineage"]
    assert set(change.groups) <= set(store.groups("lineage"))
    assert change.gone <= set(before)
    assert {one.article for one in ARTICLES[1:3]} <= change.moved


@pytest.mark.parametrize("batch", [7, 60])
def test_a_key_that_everybody_holds_keeps_order_out(batch: int) -> None:
    # More articles quote one stock phrase than a key has leaders: who is compared with whom must not depend on who came first.
    many = [
        features(
            said(
                f"s{n:03}",
                "We have no comment at this time and will not speculate",
                f"Speaker{n % 40} Number{n % 40}ov",
            )
        )
        for n in range(LEADERS + 20)
    ]
    whole = MemoryStore()
    update(whole, many)
    order = many[:]
    random.Random(batch).shuffle(order)
    store = MemoryStore()
    for at in range(0, len(order), batch):
        update(store, order[at : at + batch])
    assert grouped(store) == grouped(whole)
