"""The ledger remembers for linking exactly what linking's own store in memory does."""

import random
from collections.abc import Iterator

import pytest

from onrecord.ledger import open_ledger
from onrecord.ledger.linking_store import LedgerStore
from onrecord.linking import MemoryStore, Pair, Posting, Resolved, Store, features, update
from onrecord.linking.features import ArticleFeatures
from onrecord.linking.forms import Form, Seen
from onrecord.reading import read
from onrecord.reading.rules import RulesReader
from onrecord.records import Article, content_id

SENTENCES = (
    "“The ferry to Oster will sail again before the third of April,” Mira Velkova told reporters on Monday.",
    "The council of Kellinge met for four hours and heard eleven witnesses about the broken engine of the ferry.",
    "Harbour master Jory Lund said that at least seven boats had been left without fuel since the storm.",
    "A fisherman who would not give his name said nobody had paid him for the rescue of the two sailors.",
    "The office denied that it had known of the crack in the hull before the winter inspection.",
    "Ilse Thorn, who owns the shipyard, said “we will not repair another boat of theirs until the bills are paid.”",
    "The bridge at Vantry has been closed for nine weeks, and lorries take the long road around the bay.",
)


def made(number: int) -> ArticleFeatures:
    chosen = random.Random(number)
    text = "\n\n".join(chosen.sample(SENTENCES, 4))
    article = Article(
        content_id("article", number, text),
        f"{number}.txt",
        f"{number}.txt",
        "",
        text,
        title="The ferry of Oster",
        published=f"2031-03-{1 + number % 5:02}",
        language="en",
    )
    return features(read(article, RulesReader()))


@pytest.fixture(scope="module")
def articles() -> list[ArticleFeatures]:
    return [made(number) for number in range(16)]


@pytest.fixture
def store() -> Iterator[LedgerStore]:
    with open_ledger(":memory:") as ledger, ledger.writing() as connection:
        yield LedgerStore(connection)


def state(store: MemoryStore | LedgerStore) -> dict[str, object]:
    out: dict[str, object] = {"articles": store.articles()}
    for space in ("lineage", "story", "utterance"):
        groups = {group: sorted(items) for group, items in store.groups(space).items()}
        items = sorted(item for held in groups.values() for item in held)
        out[space] = groups
        out[f"{space} pairs"] = sorted(store.pairs(space, items))
        out[f"{space} named"] = dict(store.named(space, [*groups, *items[:3], "no such id"]))
    return out


def test_a_ledger_and_a_memory_give_the_same_groups(store: LedgerStore, articles: list[ArticleFeatures]) -> None:
    memory = MemoryStore()
    for one in (memory, store):
        update(one, articles[:10])
        update(one, articles[10:], removed=[articles[2].article, articles[12].article])
        update(one, articles[2:3])
    assert state(store) == state(memory)
    assert any(len(items) > 1 for items in memory.groups("utterance").values())


def test_batches_do_not_change_the_groups(store: LedgerStore, articles: list[ArticleFeatures]) -> None:
    memory = MemoryStore()
    update(memory, articles)
    for one in reversed(articles):
        update(store, [one])
    assert state(store) == state(memory)


def test_features_come_back_from_the_file(store: LedgerStore, articles: list[ArticleFeatures]) -> None:
    update(store, articles)
    fresh = LedgerStore(store._connection)  # nothing remembered: it has to read them
    memory = MemoryStore()
    update(memory, articles)
    wanted = [one.article for one in articles]
    found, expected = fresh.load([*wanted, "none"]), memory.load(wanted)
    assert found.keys() == expected.keys()
    for article, one in expected.items():
        assert found[article].statements == one.statements
        assert found[article].shingles.tolist() == one.shingles.tolist()
        assert found[article].terms == pytest.approx(one.terms, abs=1e-4)


@pytest.mark.parametrize("limit", [None, 1, 2, 3, 7, 50])
def test_holders_come_in_the_order_of_their_ids_however_many_are_asked_for(
    store: LedgerStore, limit: int | None
) -> None:
    # Statements of one article share the start of their ids: the rank alone cannot tell them apart.
    items = [f"a{article:07} s{number}" for article in range(3) for number in (9, 3, 5, 1, 7)]
    memory = MemoryStore()
    for one in (memory, store):
        kept: Store = one
        kept.put([], [Posting("utterance", item, 5, (5,)) for item in random.Random(1).sample(items, len(items))])
        kept.put([], [Posting("utterance", items[0], 5, (5,)), Posting("lineage", "a9", 5, (5,))])
    assert store.holders("utterance", [5, 6], limit) == memory.holders("utterance", [5, 6], limit)
    assert list(store.holders("utterance", [5], limit)[5]) == sorted(items)[:limit]


def test_what_is_asked_of_names_alone_is_part_of_what_is_kept(store: LedgerStore) -> None:
    seen, titles = Seen(3, "2031-03-01", "2031-03-09"), {"mayor of Oster": Seen(1, None, None)}
    form = Form("person mira velkova", seen, {"Mira Velkova": 3}, {"person": 3}, titles=titles)
    told = Resolved((("s1", "e1"), ("s2", "e2")), ("e1", "e2", "e3"), ("e2",))
    memory = MemoryStore()
    for one in (memory, store):
        kept: Store = one
        kept.set_forms({form.id: form})
        kept.set_resolved({"a1": told})
    for one in (memory, LedgerStore(store._connection)):  # the second remembers nothing: it has to read them
        asked: Store = one
        assert asked.forms([form.id, "none"]) == {form.id: form}
        assert asked.seen([form.id, "none"]) == {form.id: seen}
        assert asked.titles([form.id, "none"]) == {form.id: titles}
        assert asked.resolved(["a1", "none"]) == {"a1": told}
        assert {a: tuple(full) for a, full in asked.named_in_full(["a1", "none"]).items()} == {"a1": ("e2",)}


def test_many_names_are_kept_though_few_are_remembered(store: LedgerStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.ledger.linking_store._KEPT_FORMS", 3)
    monkeypatch.setattr("onrecord.ledger.linking_store._KEPT_NUMBERS", 3)
    forms = {f"body {n}": Form(f"body {n}", Seen(n + 1)) for n in range(10)}
    store.set_forms(forms)
    assert store.forms(list(forms)) == forms
    store.put([], [Posting("lineage", f"a{n}", 7, (7,)) for n in range(10)])
    assert list(store.holders("lineage", [7])[7]) == [f"a{n}" for n in range(10)]


def test_pairs_are_forgotten_by_either_end(store: LedgerStore) -> None:
    pairs = [Pair("a1", "a2", 0.5, "copy", ("ten passages",)), Pair("a2", "a3", 0.25)]
    store.set_pairs("lineage", ["a1", "a2"], pairs)
    assert sorted(store.pairs("lineage", ["a2"])) == pairs
    store.set_pairs("lineage", ["a3"], [])
    assert list(store.pairs("lineage", ["a2"])) == pairs[:1]
