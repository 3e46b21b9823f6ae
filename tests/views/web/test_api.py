"""The HTTP API: every path of its description answers, pages, and says what is wrong."""

import pytest

PATHS = (
    *(
        "/api/info",
        "/api/stories",
        "/api/stories/{story}",
        "/api/stories/{story}/timeline",
        "/api/stories/{story}/articles",
    ),
    *(
        "/api/stories/{story}/speakers",
        "/api/stories/{story}/denials",
        "/api/stories/{story}/series",
        "/api/series/{series}",
    ),
    *("/api/utterances/{utterance}", "/api/speakers", "/api/speakers/{speaker}", "/api/speakers/{speaker}/utterances"),
    *("/api/articles", "/api/articles/{article}", "/api/articles/{article}/statements", "/api/articles/{hostile}"),
    *("/api/statements", "/api/statements/{statement}"),
)


@pytest.mark.parametrize("address", PATHS)
def test_every_path_answers(desk, ids, address):
    answer = desk.get(address.format(**ids))
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/json"


def test_the_description_names_every_path(desk):
    described = set(desk.get("/api/openapi.json").json()["paths"])
    asked = {path.replace("{hostile}", "{article}") for path in PATHS}
    assert asked <= described
    assert "/api/judgements" in described


def test_lists_come_a_page_at_a_time(desk):
    whole = desk.get("/api/statements").json()
    first = desk.get("/api/statements?limit=2").json()
    second = desk.get("/api/statements?limit=2&offset=2").json()
    assert first["total"] == whole["total"]
    assert first["more"]
    assert [s["id"] for s in first["items"] + second["items"]] == [s["id"] for s in whole["items"][:4]]


@pytest.mark.parametrize(
    "query", ["limit=0", "limit=9999", "offset=-1", "kind=loud", "since=yesterday", "origins=-1", "disputed=perhaps"]
)
def test_wrong_questions_are_refused_with_reasons(desk, query):
    answer = desk.get(f"/api/statements?{query}")
    assert answer.status_code == 422
    assert answer.json()["detail"]


@pytest.mark.parametrize(
    "address",
    [
        "/api/stories/x",
        "/api/utterances/x",
        "/api/speakers/x",
        "/api/articles/x",
        "/api/statements/x",
        "/api/series/x",
        "/api/nowhere",
    ],
)
def test_what_is_not_there_is_404_in_json(desk, address):
    answer = desk.get(address)
    assert answer.status_code == 404
    assert answer.json()["detail"]


def test_search_says_the_same_as_the_desk(desk):
    found = desk.get("/api/statements?q=refused&kind=direct").json()
    assert [s["speaker"] for s in found["items"]] == ["Odo Reef"]
    assert desk.get("/api/statements?disputed=true").json()["total"] == 1


def test_judging_through_the_api(own_ledger):
    from fastapi.testclient import TestClient

    from onrecord.views.web import create_app

    ledger, ids = own_ledger
    with TestClient(create_app(ledger), base_url="http://127.0.0.1") as client:
        decision = {
            "action": "correct-speaker",
            "target": ids["unresolved"],
            "value": {"speaker": "Odo Reef"},
            "seen": "",
        }
        made = client.post("/api/judgements", json=decision)
        assert made.status_code == 201
        assert client.get(f"/api/statements/{ids['unresolved']}").json()["card"]["speaker"] == "Odo Reef"
        assert client.post("/api/judgements", json=decision).status_code == 409
        undone = client.post(f"/api/judgements/{made.json()['id']}/undo")
        assert undone.status_code == 201
        assert client.get(f"/api/statements/{ids['unresolved']}").json()["card"]["speaker"] is None
        for wrong, status in (
            ({**decision, "action": "bless"}, 422),
            ({**decision, "value": {}, "seen": None}, 400),
            ({**decision, "target": "x"}, 404),
        ):
            assert client.post("/api/judgements", json=wrong).status_code == status
