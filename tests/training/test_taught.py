import json
import sqlite3

import numpy as np
import pytest

import onrecord.models
from onrecord.models.encoder import OnnxEncoder
from training.outputs import exported
from training.taught import WIDTH, taught, teach, texts_of

SENTENCE = "The council of Tarn said on Monday that the mill would shut, Ada Ode told reporters in the town hall. "


@pytest.fixture
def ledger(tmp_path):
    """Return a store with what `teach` asks of a ledger: three texts to learn from, and some that are none."""
    path = tmp_path / "record.db"
    rows = [(str(k), f"{SENTENCE * 8}Number {k}.", 1, 1) for k in range(3)]
    rows += [("short", SENTENCE, 1, 1), ("superseded", SENTENCE * 8, 0, 1), ("not English", SENTENCE * 8, 1, 0)]
    with sqlite3.connect(path) as store:
        store.execute("CREATE TABLE articles (id, text, current, read)")
        store.executemany("INSERT INTO articles VALUES (?, ?, ?, ?)", rows)
    return path


@pytest.fixture(scope="module")
def graph():
    return next(iter(onrecord.models.__path__)) + "/weights/reader.onnx"


def test_what_the_teacher_says_is_kept_word_by_word(tmp_path, ledger, graph):
    tokenizer = OnnxEncoder()
    teach(ledger, [graph], tmp_path / "kept", 5, tokenizer, 1)
    kept = taught(tmp_path / "kept", tokenizer)
    assert sorted(one.words.forms[-2] for one in kept) == ["0", "1", "2"]
    for one in kept:
        assert one.outputs.shape == (len(one.words), WIDTH) and len(one.pieces) == len(one.words)
    # "told" is a cue, by the corpus's tags.
    one = kept[0]
    assert one.outputs[one.words.forms.index("told"), :7].argmax() in (3, 4)


@pytest.mark.parametrize(
    ("kept_apart", "expected"),
    [
        ([], ["0", "1", "2", "3"]),
        ([f"{SENTENCE * 8}Number 1."], ["3"]),  # the others share most of their words with it
        (["The council of Tarn said on Monday that the mill had burnt. " * 8], ["0", "1", "2", "3"]),
    ],
)
def test_what_measures_does_not_teach(tmp_path, ledger, graph, kept_apart, expected):
    other = "At Arven the ferry waited for an hour, Piet Bly wrote, and nobody came but a dog and its two owners. " * 8
    with sqlite3.connect(ledger) as store:
        store.execute("INSERT INTO articles VALUES ('3', ?, 1, 1)", (f"{other}Number 3.",))
    (tmp_path / "measure").mkdir()
    lines = "".join(json.dumps({"text": text}) + "\n" for text in kept_apart)
    (tmp_path / "measure" / "inputs.jsonl").write_text(lines, encoding="utf-8")
    tokenizer = OnnxEncoder()
    teach(ledger, [graph], tmp_path / "kept", 5, tokenizer, 1, texts_of([tmp_path / "measure"]))
    assert sorted(one.words.forms[-2] for one in taught(tmp_path / "kept", tokenizer)) == expected


def test_a_run_that_was_stopped_goes_on_behind_the_last_whole_article(tmp_path, ledger, graph):
    tokenizer = OnnxEncoder()
    teach(ledger, [graph], tmp_path / "whole", 3, tokenizer, 1)
    teach(ledger, [graph], tmp_path / "stopped", 2, tokenizer, 1)
    with (tmp_path / "stopped" / "taught.f16").open("ab") as out:
        out.write(b"half an article")
    teach(ledger, [graph], tmp_path / "stopped", 3, tokenizer, 1)
    whole, stopped = (taught(tmp_path / name, tokenizer) for name in ("whole", "stopped"))
    assert [one.words for one in stopped] == [one.words for one in whole]
    assert all(np.array_equal(a.outputs, b.outputs) for a, b in zip(whole, stopped, strict=True))


def test_two_teachers_chances_are_averaged_and_the_first_ones_links_kept(tmp_path, ledger, graph, monkeypatch):
    tokenizer = OnnxEncoder()
    said = iter((0.0, 2.0))

    def shifted(path, examples, pieces, threads):
        """A teacher that is surer of nothing being marked."""
        more = next(said)
        for outputs in exported(path, examples, pieces, threads):
            outputs.values[:, 0] += more
            outputs.values[:, -1] += more
            yield outputs

    monkeypatch.setattr("training.taught.exported", shifted)
    teach(ledger, [graph, graph], tmp_path / "two", 1, tokenizer, 1)
    monkeypatch.undo()
    teach(ledger, [graph], tmp_path / "one", 1, tokenizer, 1)
    (two,), (one,) = (taught(tmp_path / name, tokenizer) for name in ("two", "one"))

    def chances(values):
        powers = np.exp(values[:, :7].astype(np.float64))
        return powers / powers.sum(1, keepdims=True)

    surer = one.outputs.astype(np.float64)
    surer[:, 0] += 2
    assert np.allclose(chances(two.outputs), (chances(one.outputs) + chances(surer)) / 2, atol=2e-3)
    assert np.array_equal(two.outputs[:, -1], one.outputs[:, -1])
