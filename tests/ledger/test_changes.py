"""What is remembered is forgotten as soon as anybody writes."""

from onrecord.ledger import open_ledger
from onrecord.ledger.changes import Remembered


def test_answers_last_until_somebody_writes(tmp_path):
    path = tmp_path / "record.db"
    with open_ledger(path, create=True) as ledger, open_ledger(path) as other:
        remembered, made = Remembered(ledger, most=2), []

        def ask(key: str) -> int:
            return remembered(key, lambda: made.append(key) or len(made))

        assert [ask("a"), ask("a"), ask("b")] == [1, 1, 2]
        for writer in (ledger, other):
            before = len(made)
            with writer.writing() as connection:
                connection.run("INSERT INTO marks VALUES (:n, '1')", {"n": f"by {id(writer)}"})
            assert ask("a") == before + 1
            assert ask("a") == before + 1
        ask("b"), ask("c")
        before = len(made)
        assert ask("a") == before + 1  # only two are kept
        remembered.close()
        assert ask("a") == len(made)


def test_a_ledger_in_memory_is_not_remembered():
    with open_ledger(":memory:") as ledger:
        remembered = Remembered(ledger)
        assert [remembered("a", iter([1]).__next__), remembered("a", iter([2]).__next__)] == [1, 2]
