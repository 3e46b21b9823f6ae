"""Judging at the desk: every action a judgement, nobody overwritten."""

import re

import pytest
from fastapi.testclient import TestClient

from onrecord.ledger.judgements import all_judgements
from onrecord.settings import Settings
from onrecord.views.web import create_app


@pytest.fixture
def reviewer(own_ledger):
    ledger, ids = own_ledger
    with TestClient(
        create_app(ledger, Settings(author="iris")), base_url="http://127.0.0.1", follow_redirects=False
    ) as client:
        token = re.search(r'name="form_token" value="([0-9a-f]+)"', client.get("/review").text)[1]

        def send(action, statement=ids["statement"], **fields):
            data = {"form_token": token, "action": action, "statement": statement, "seen": "", **fields}
            return client.post("/review", data=data, headers={"accept": "application/json"})

        yield client, send, ledger, ids


def judged(ledger):
    with ledger.reading() as connection:
        return [(j.action, j.target_kind, dict(j.value), j.author) for j in all_judgements(connection)]


@pytest.mark.parametrize(
    ("action", "fields", "value"),
    [
        ("accept", {}, {}),
        ("reject", {}, {}),
        ("correct-speaker", {"speaker": "Odo Reef"}, {"speaker": "Odo Reef"}),
        ("set-date", {"said": "2031-03-03"}, {"said": "2031-03-03"}),
        ("mark-denial", {}, {"denies": True}),
    ],
)
def test_each_action_is_a_judgement(reviewer, action, fields, value):
    _, send, ledger, _ = reviewer
    answer = send(action, **fields)
    assert answer.status_code == 200
    assert answer.json()["by"] == "iris"
    assert judged(ledger) == [(action, "statement", value, "iris")]


def test_a_correction_shows_at_once(reviewer):
    client, send, _, ids = reviewer
    send("correct-speaker", statement=ids["unresolved"], speaker="Odo Reef")
    assert "corrected on review" in client.get(f"/review/{ids['unresolved']}").text


def test_a_rejected_statement_leaves_the_pages_but_not_the_record(reviewer):
    client, send, ledger, ids = reviewer
    send("reject", statement=ids["unresolved"])
    assert "It was cold" not in client.get("/search/results").text
    assert "1 statement rejected on review" in client.get(f"/article/{ids['other']}").text
    assert len(judged(ledger)) == 1


def test_two_people_at_once_do_not_overwrite_each_other(reviewer):
    _, send, ledger, ids = reviewer
    assert send("accept").status_code == 200
    late = send("reject")  # made from a page that had seen no judgement
    assert late.status_code == 409
    assert "judged this" in late.json()["detail"]
    assert judged(ledger) == [("accept", "statement", {}, "iris")]
    seen = send("note", statement=ids["statement"], seen="")
    assert seen.status_code == 409


def test_undo_takes_back(reviewer):
    client, send, ledger, ids = reviewer
    made = send("reject", statement=ids["unresolved"]).json()["judgement"]
    assert send("undo", statement=ids["unresolved"], judgement=made).status_code == 200
    assert [j[0] for j in judged(ledger)] == ["reject", "undo"]
    assert "It was cold" in client.get("/search/results").text


def test_split_and_merge_judge_groups(reviewer):
    _, send, ledger, _ = reviewer
    assert send("split").status_code == 200
    assert send("merge", speaker="Odo Reef").status_code == 200
    kinds = [(action, kind) for action, kind, *_ in judged(ledger)]
    assert kinds == [("split", "utterance"), ("merge", "entity")]


@pytest.mark.parametrize(
    ("action", "fields"),
    [
        ("merge", {"speaker": "Ada Brook"}),
        ("correct-speaker", {"speaker": ""}),
        ("bless", {}),
        ("merge", {"statement": "nope"}),
        ("accept", {"statement": "nope"}),
    ],
)
def test_what_makes_no_sense_is_refused(reviewer, action, fields):
    _, send, ledger, _ = reviewer
    answer = send(action, **fields)
    assert answer.status_code in (400, 404)
    assert judged(ledger) == []


def test_names_are_completed(reviewer):
    client, *_ = reviewer
    assert [one["name"] for one in client.get("/review-names?q=ad").json()] == ["Ada Brook"]
    assert client.get("/review-names?q=").json() == []


def test_it_works_without_scripts(reviewer):
    client, _, _, ids = reviewer
    token = re.search(r'name="form_token" value="([0-9a-f]+)"', client.get(f"/review/{ids['statement']}").text)[1]
    data = {"form_token": token, "action": "accept", "statement": ids["statement"], "seen": "", "single": "yes"}
    answer = client.post("/review", data=data)
    assert answer.headers["location"] == f"/review/{ids['statement']}"
    assert "accept by iris" in client.get(answer.headers["location"]).text
