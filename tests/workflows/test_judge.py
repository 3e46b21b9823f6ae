"""Judgements: appended, obeyed, undone, found again, carried to another ledger."""

import sqlite3
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import pytest

from onrecord import workflows
from onrecord.errors import CodecError, JudgementConflict, NotFound
from onrecord.ledger import Ledger, judgements, open_ledger, queries
from onrecord.records import Judgement
from onrecord.settings import Settings

FAST = Settings(reader="fast", processes=1)


@pytest.fixture
def ledger(tmp_path: Path, coverage: Path) -> Iterator[Ledger]:
    with open_ledger(tmp_path / "record.db", create=True) as opened:
        workflows.add(opened, workflows.Inputs(tuple(str(coverage / f"article0{n}.txt") for n in range(4))), FAST)
        yield opened


def one_statement(ledger: Ledger, words: str = "sail again") -> queries.StatementCard:
    with ledger.reading() as connection:
        return queries.search(connection, queries.Search(words)).page.items[0]


def card(ledger: Ledger, statement: str) -> queries.StatementCard:
    with ledger.reading() as connection:
        return queries.statement(connection, statement).card


def test_judgements_cannot_be_changed_or_deleted(ledger: Ledger) -> None:
    workflows.judge(ledger, "accept", "statement", one_statement(ledger).id, author="ina")
    for sql in ("UPDATE judgements SET author = 'eve'", "DELETE FROM judgements"):
        with pytest.raises(Exception, match="append-only"), ledger.writing() as connection:
            connection.run(sql)
    with sqlite3.connect(ledger.path) as shell, pytest.raises(sqlite3.IntegrityError, match="append-only"):
        shell.execute("DELETE FROM judgements")  # nor by another program


def test_a_rejected_statement_is_off_the_record_until_the_rejection_is_undone(ledger: Ledger) -> None:
    statement = one_statement(ledger)
    made = workflows.judge(ledger, "reject", "statement", statement.id, author="ina")
    workflows.relink_if_stale(ledger, FAST)
    with ledger.reading() as connection:
        assert statement.id not in [s.id for s in queries.search(connection, queries.Search()).page]
        assert connection.value("SELECT count(*) FROM statements_view WHERE id = :id", {"id": statement.id}) == 0
        assert connection.value("SELECT count(*) FROM wordings WHERE statement = :id", {"id": statement.id}) == 0
        assert queries.statement(connection, statement.id).card.verdict == "rejected"  # still to be seen, as rejected
    workflows.undo(ledger, made.id, author="ben")
    workflows.relink_if_stale(ledger, FAST)
    assert card(ledger, statement.id) == statement
    with ledger.reading() as connection:
        assert [j.action for j in judgements.all_judgements(connection)] == ["reject", "undo"]


def test_a_corrected_speaker_is_obeyed_everywhere(ledger: Ledger) -> None:
    statement = one_statement(ledger)
    workflows.judge(
        ledger, "correct-speaker", "statement", statement.id, value={"speaker": "Petra Okonjo"}, author="ina"
    )
    workflows.relink_if_stale(ledger, FAST)
    with ledger.reading() as connection:
        page = queries.speaker(connection, "Petra Okonjo")
        assert [u.speaker for u in queries.speaker_utterances(connection, page.entity.id)] == ["Petra Okonjo"]
        found = queries.search(connection, queries.Search(speaker="okonjo")).page
        assert [(s.id, s.verdict) for s in found] == [(statement.id, "accepted")]
        row = connection.one("SELECT * FROM statements_view WHERE speaker = 'Petra Okonjo'")
        assert row is not None
        assert row["speaker_how"] == "corrected on review"


def test_a_day_is_set_and_a_denial_marked(ledger: Ledger) -> None:
    statement = one_statement(ledger)
    workflows.judge(ledger, "set-date", "statement", statement.id, value={"said": "2031-02-27"}, author="ina")
    workflows.judge(ledger, "mark-denial", "statement", statement.id, author="ina")
    found = card(ledger, statement.id)
    assert (found.said, found.said_how, found.denies, found.verdict) == ("2031-02-27", "set on review", True, None)


def test_undoing_an_undoing_brings_the_judgement_back(ledger: Ledger) -> None:
    statement = one_statement(ledger)
    made = workflows.judge(ledger, "reject", "statement", statement.id, author="ina")
    undoing = workflows.undo(ledger, made.id, author="ina")
    assert card(ledger, statement.id).verdict is None
    workflows.undo(ledger, undoing.id, author="ina")
    assert card(ledger, statement.id).verdict == "rejected"


def test_the_later_judgement_counts_and_both_are_kept(ledger: Ledger) -> None:
    statement = one_statement(ledger)
    for action in ("reject", "accept"):
        workflows.judge(ledger, action, "statement", statement.id, author="ina")
    assert card(ledger, statement.id).verdict == "accepted"
    with ledger.reading() as connection:
        assert len(queries.statement(connection, statement.id).judgements) == 2


def test_two_people_at_once_do_not_overwrite_each_other(ledger: Ledger) -> None:
    statement = one_statement(ledger)
    first = workflows.judge(ledger, "accept", "statement", statement.id, author="ina", seen="")
    with pytest.raises(JudgementConflict, match="ina judged this"):
        workflows.judge(ledger, "reject", "statement", statement.id, author="ben", seen="")
    assert card(ledger, statement.id).verdict == "accepted"
    workflows.judge(ledger, "reject", "statement", statement.id, author="ben", seen=first.id)
    assert card(ledger, statement.id).verdict == "rejected"


@pytest.mark.parametrize(
    ("action", "kind", "target", "value", "error", "message"),
    [
        ("accept", "statement", "s0", {}, NotFound, "no statement s0"),
        ("merge", "utterance", "u0", {"with": ["u1"]}, NotFound, "no utterance u0"),
        ("merge", "utterance", "u0", {}, ValueError, "needs a with"),
        ("correct-speaker", "statement", "s0", {}, ValueError, "needs a speaker"),
        ("correct-speaker", "story", "s0", {"speaker": "x"}, ValueError, "is for a statement"),
        ("forget", "statement", "s0", {}, ValueError, "not something to decide"),
    ],
)
def test_what_cannot_be_judged_is_told(ledger: Ledger, action, kind, target, value, error, message) -> None:
    with pytest.raises(error, match=message):
        workflows.judge(ledger, action, kind, target, value=value, author="ina")
    with ledger.reading() as connection:
        assert list(judgements.all_judgements(connection)) == []


def utterances(ledger: Ledger) -> dict[str, set[str]]:
    with ledger.reading() as connection:
        found: dict[str, set[str]] = {}
        for row in connection.all("SELECT utterance, statement FROM wordings"):
            found.setdefault(row["utterance"], set()).add(row["statement"])
        return found


def test_merging_is_obeyed_redirects_and_undoing_restores(ledger: Ledger) -> None:
    before = utterances(ledger)
    one, other = sorted(before)[:2]
    made = workflows.judge(ledger, "merge", "utterance", one, value={"with": [other]}, author="ina")
    workflows.relink_if_stale(ledger, FAST)
    merged = utterances(ledger)
    assert before[one] | before[other] in merged.values()
    with ledger.reading() as connection:
        assert queries.utterance(connection, one).utterance.id == queries.utterance(connection, other).utterance.id
    workflows.relink(ledger, FAST)  # from scratch: the same
    assert utterances(ledger) == merged
    workflows.undo(ledger, made.id, author="ina")
    workflows.relink_if_stale(ledger, FAST)
    assert utterances(ledger) == before


def test_judgements_survive_a_rereading_that_changes_every_id(
    ledger: Ledger, coverage: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    statement = one_statement(ledger)
    before = utterances(ledger)
    one, other = sorted(before)[:2]
    workflows.judge(ledger, "correct-speaker", "statement", statement.id, value={"speaker": "Petra Okonjo"}, author="a")
    workflows.judge(ledger, "merge", "utterance", one, value={"with": [other]}, author="a")

    from onrecord.articles import articles as really
    from onrecord.records import Article, content_id

    def changed(capture):
        for article in really(capture):
            assert isinstance(article, Article)
            text = article.text + "\n\nA last line that the old extractor lost."
            yield replace_(article, text, content_id("article", article.address, text))

    def replace_(article: Article, text: str, ident: str) -> Article:
        from dataclasses import replace

        return replace(article, text=text, id=ident, source_spans=None)

    monkeypatch.setattr("onrecord.pipeline.articles", changed)
    assert workflows.reread(ledger, FAST) == 0
    with ledger.reading() as connection:
        assert connection.value("SELECT 1 FROM statements WHERE id = :id", {"id": statement.id}) is None
        found = queries.search(connection, queries.Search(speaker="okonjo")).page
        assert [(s.text, s.verdict) for s in found] == [(statement.text, "accepted")]
        assert [j.target for j in judgements.judgements_of(connection, found.items[0].id)] == [found.items[0].id]
    sizes = sorted(len(held) for held in utterances(ledger).values())
    assert sizes == sorted(
        [len(before[one] | before[other]), *(len(h) for u, h in before.items() if u not in (one, other))]
    )


def test_judgements_follow_a_page_to_its_next_version(ledger: Ledger, coverage: Path) -> None:
    statement = one_statement(ledger)
    workflows.judge(ledger, "reject", "statement", statement.id, author="ina")
    page = Path(statement.article_source)
    page.write_text(page.read_text(encoding="utf-8").replace("met on Monday", "quarrelled on Monday"), encoding="utf-8")
    workflows.add(ledger, workflows.Inputs((str(page),)), FAST)
    with ledger.reading() as connection:
        again = [s for s in queries.article(connection, str(page)).statements if s.text == statement.text]
    assert [s.verdict for s in again] == ["rejected"]


def test_judgements_whose_words_are_gone_are_kept(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    statement = one_statement(ledger)
    workflows.judge(ledger, "accept", "statement", statement.id, author="ina")
    with ledger.writing() as connection:
        connection.run("DELETE FROM statements WHERE text = :text", {"text": statement.text})
        assert judgements.re_anchor(connection) == 1
        assert judgements.standing_judgements(connection) == ()
        assert len(list(judgements.all_judgements(connection))) == 1


def test_judgements_are_carried_to_another_ledger(ledger: Ledger, tmp_path: Path, coverage: Path) -> None:
    statement = one_statement(ledger)
    workflows.judge(ledger, "reject", "statement", statement.id, author="ina", note="a caption")
    rows = list(workflows.export(ledger, "judgements"))
    with open_ledger(tmp_path / "other.db", create=True) as other:
        assert workflows.load_judgements(other, rows) == (1, 0)  # nothing is on this record yet
        workflows.add(other, workflows.Inputs((statement.article_source,)), FAST)
        assert card(other, statement.id).verdict == "rejected"
        assert workflows.load_judgements(other, rows) == (0, 1)
        assert list(workflows.export(other, "judgements")) == rows
        with pytest.raises(CodecError, match="line 1"):
            workflows.load_judgements(other, [{"colour": "blue"}])


def test_an_exported_judgement_is_a_judgement(ledger: Ledger) -> None:
    made = workflows.judge(ledger, "accept", "statement", one_statement(ledger).id, author="ina")
    assert [Judgement(**row) for row in workflows.export(ledger, "judgements")] == [made]
    assert asdict(made)["anchor"]["quoted"]


def test_quality_is_measured_from_judgements(ledger: Ledger) -> None:
    with ledger.reading() as connection:
        cards = queries.search(connection, queries.Search(act="speech")).page.items[:4]
    for card_, action in zip(cards, ("accept", "accept", "accept", "reject"), strict=True):
        workflows.judge(ledger, action, "statement", card_.id, author="ina")
    with ledger.reading() as connection:
        found = {p.of: (p.right, p.reviewed) for p in queries.quality(connection)}
        statement = next(p for p in queries.quality(connection) if p.of == "statement")
    assert found["statement"] == (3, 4)
    assert statement.low < 0.75 < statement.high
