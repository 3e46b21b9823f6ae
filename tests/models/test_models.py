"""The shipped weights, through the adapters. Skipped where the weights are not in the tree."""

import json
import random

import numpy as np
import pytest

from onrecord.errors import ModelError
from onrecord.models import files
from onrecord.models.embedding import Embedder, embed
from onrecord.models.encoder import OnnxEncoder
from onrecord.reading.encoder import EncoderReader
from onrecord.reading.encoder.windows import windows
from onrecord.reading.encoder.words import words
from onrecord.records import Article

needs_weights = pytest.mark.skipif(not (files.weights() / "reader.onnx").is_file(), reason="no weights in this tree")

TEXT = """SEDGE — The paper mill at Sedge will close in spring, its director, Ada Ode, said on Monday.

“We tried for years,” Ode told reporters. “There was nobody left to ask.”

Mayor Bo Lind denied that the town had refused to help. He hopes that a buyer will come forward, according to a spokeswoman."""


def article(text):
    return Article("a1", "x.txt", "x.txt", "0" * 64, text)


@pytest.fixture(scope="module")
def encoder():
    return OnnxEncoder(threads=1)


@needs_weights
def test_a_plain_article_is_read(encoder):
    found = EncoderReader(encoder).statements(article(TEXT))
    shown = {(s.source.text if s.source else None, s.content.text.split()[0]) for s in found}
    assert ("Ode", "“We") in shown
    assert any(s.kind == "direct" and len(s.pieces) == 2 for s in found)
    assert any(s.denies and s.source and "Lind" in s.source.text for s in found)
    assert all(TEXT[p.start : p.end] == p.text and 0 <= s.confidence <= 1 for s in found for p in s.pieces)


@needs_weights
def test_names_have_their_kinds(encoder):
    kinds = {n.name: n.kind for n in EncoderReader(encoder).names(article(TEXT))}
    assert kinds.get("Ada Ode") == "person" and kinds.get("Bo Lind") == "person"


@needs_weights
def test_an_article_reads_alike_whatever_was_read_before_it(encoder):
    alone = EncoderReader(encoder).statements(article(TEXT))
    after = EncoderReader(encoder)
    after.statements(article("Another text. " * 300))
    assert after.statements(article(TEXT)) == alone
    assert EncoderReader(OnnxEncoder(threads=2)).statements(article(TEXT)) == alone


@needs_weights
def test_outputs_come_by_word_in_the_order_of_the_windows(encoder):
    w = words("\n".join([TEXT] * 12))
    cut = list(windows(w, encoder.pieces(w.forms)))
    assert len(cut) > 3
    assert [len(o) for o in encoder.outputs(cut)] == [one.end - one.start for one in cut]


@needs_weights
@pytest.mark.parametrize(
    "text", ["A" * 50_000, "said " * 3000, "“" * 500, "ALL CAPITALS SAID ODE " * 50, "\u200b\ud7ff🙂" * 200]
)
def test_hostile_text_is_read_without_complaint(encoder, text):
    for one in EncoderReader(encoder).statements(article(text)):
        assert text[one.content.start : one.content.end] == one.content.text


@needs_weights
def test_a_vector_has_length_one_and_never_depends_on_what_is_asked_beside_it():
    embedder = Embedder(threads=1)
    texts = ["The mill will close.", "The mill is going to shut.", "Rain is expected in the hills.", ""]
    together, alone = embedder(texts), np.concatenate([embedder([t]) for t in texts])
    assert together.shape == (4, 384) and together.dtype == np.float32
    assert (together == alone).all()
    assert (Embedder(threads=2)(texts) == alone).all()
    assert np.allclose(np.linalg.norm(together, axis=1), 1, atol=1e-3)
    assert together[0] @ together[1] > together[0] @ together[2] + 0.2


@needs_weights
def test_thousands_of_texts_in_any_order_give_the_vectors_each_gives_by_itself():
    said = [
        "the",
        "mill",
        "will",
        "close",
        "in",
        "spring",
        "and",
        "nobody",
        "at",
        "Sedge",
        "asked",
        "why",
        "3",
        "of",
        "40",
    ]
    drawn = random.Random(7)
    texts = [" ".join(drawn.choices(said, k=drawn.choice([1, 2, 3, 5, 8, 13, 21, 40]))) for _ in range(3000)]
    texts += ["ode " * 300, "“", "x" * 400, "\u200b🙂"]
    embedder = Embedder(threads=1)
    together = embedder(texts)
    shuffled = drawn.sample(range(len(texts)), len(texts))
    assert (embedder([texts[at] for at in shuffled]) == together[shuffled]).all()
    some = [*shuffled[:150], *range(3000, 3004)]
    assert all((embedder([texts[at]])[0] == together[at]).all() for at in some)
    few = shuffled[:40]
    assert (embedder([texts[at] for at in few]) == together[few]).all()


def test_no_texts_no_vectors():
    assert embed([]).shape == (0, 384)


def test_damaged_or_missing_weights_are_named(tmp_path, monkeypatch):
    monkeypatch.setattr(files, "weights", lambda: tmp_path)
    with pytest.raises(ModelError, match="not installed"):
        files.checked("missing.onnx")
    (tmp_path / "some.json").write_text("{}")
    (tmp_path / "checksums.json").write_text(json.dumps({"some.json": "0" * 64}))
    with pytest.raises(ModelError, match="damaged"):
        files.checked("some.json")


@needs_weights
def test_the_card_names_its_data_and_limits():
    card = (files.weights().parent / "card.md").read_text(encoding="utf-8")
    for needed in ("PolNeAR", "no licence stated", "all-MiniLM-L6-v2", "Apache-2.0", "Must not be used"):
        assert needed in card
