"""Who comes in, from where, and what a form must carry."""

import re

import pytest
from fastapi.testclient import TestClient

from onrecord.errors import SettingsError
from onrecord.views.web import create_app, serve
from onrecord.views.web.access import (
    Access,
    Brake,
    Person,
    Sessions,
    access_file,
    add_person,
    add_token,
    hash_password,
    hash_token,
)
from onrecord.views.web.guard import SECURITY_HEADERS

ACCESS = Access(
    passwords={"iris": (hash_password("quay-side"), "reviewer"), "mole": (hash_password("low-tide"), "reader")},
    tokens={
        hash_token("reading-token"): Person("bot", "reader"),
        hash_token("judging-token"): Person("clerk", "reviewer"),
    },
)


@pytest.fixture
def guarded(own_ledger):
    """A desk that asks who comes, reached over TLS, and the ids of its ledger."""
    app = create_app(own_ledger[0], access=ACCESS, hosts=None)
    with TestClient(app, base_url="https://desk.example", follow_redirects=False) as client:
        yield client, own_ledger[1]


def token_in(page: str) -> str:
    return re.search(r'name="form_token" value="([0-9a-f]+)"', page)[1]


def sign_in(client: TestClient, name: str, password: str):
    token = token_in(client.get("/sign-in").text)
    return client.post("/sign-in", data={"form_token": token, "name": name, "password": password})


def test_every_answer_carries_the_security_headers(desk):
    for address in ("/", "/search", "/nowhere", "/api/info", "/static/desk.css", "/download/stories.csv"):
        answer = desk.get(address)
        for name, value in SECURITY_HEADERS.items():
            assert answer.headers[name] == value, (address, name)
    policy = SECURITY_HEADERS["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


def test_only_names_of_this_machine_are_answered(desk):
    assert desk.get("/", headers={"host": "evil.example"}).status_code == 421
    assert desk.get("/", headers={"host": "localhost:8321"}).status_code == 200
    assert desk.get("/", headers={"host": "[::1]:8321"}).status_code == 200


def test_strangers_are_asked_to_sign_in(guarded):
    client, ids = guarded
    assert client.get("/").headers["location"] == "/sign-in"
    assert client.get(f"/article/{ids['article']}").status_code == 303
    assert client.get("/download/statements.csv").status_code == 303
    assert client.get("/api/stories").status_code == 401
    assert client.get("/static/desk.css").status_code == 200


def test_signing_in_opens_the_desk_and_signing_out_closes_it(guarded):
    client, _ = guarded
    answer = sign_in(client, "iris", "quay-side")
    assert answer.status_code == 303
    cookie = answer.headers["set-cookie"]
    for word in ("__Host-", "HttpOnly", "SameSite=Strict", "Secure", "Path=/"):
        assert word in cookie
    page = client.get("/")
    assert page.status_code == 200
    assert "Signed in as iris" in page.text
    assert client.post("/sign-out", data={"form_token": token_in(page.text)}).status_code == 303
    assert client.get("/").headers["location"] == "/sign-in"


@pytest.mark.parametrize(
    ("name", "password"), [("iris", "wrong"), ("nobody", "quay-side"), ("", ""), ("iris", "x" * 5000)]
)
def test_wrong_words_open_nothing(guarded, name, password):
    client, _ = guarded
    assert sign_in(client, name, password).status_code == 401
    assert client.get("/").status_code == 303


def test_guessing_is_slowed(guarded):
    client, _ = guarded
    for _ in range(5):
        assert sign_in(client, "iris", "guess").status_code == 401
    answer = sign_in(client, "iris", "quay-side")
    assert answer.status_code == 429
    assert "Wait" in answer.text


def test_the_brake_lets_go_after_a_minute():
    now = [0.0]
    brake = Brake(lambda: now[0])
    for _ in range(5):
        brake.failed("a")
    assert brake.wait("a") > 0
    assert brake.wait("b") == 0
    now[0] = 61.0
    assert brake.wait("a") == 0


def test_sessions_run_out():
    now = [0.0]
    sessions = Sessions(lambda: now[0])
    key = sessions.open(Person("iris", "reader"))
    assert sessions.person(key) == Person("iris", "reader")
    now[0] = 13 * 3600.0
    assert sessions.person(key) is None
    assert not sessions.form_token_right(key, sessions.form_token(key))


def test_tokens_serve_programs(guarded):
    client, _ = guarded
    assert client.get("/api/stories", headers={"authorization": "Bearer reading-token"}).status_code == 200
    assert client.get("/api/stories", headers={"authorization": "Bearer nonsense"}).status_code == 401
    assert client.get("/api/stories", headers={"authorization": "Basic reading-token"}).status_code == 401


def test_readers_may_not_judge(guarded):
    client, ids = guarded
    decision = {"action": "accept", "target": ids["statement"]}
    reader, clerk = ({"authorization": f"Bearer {t}"} for t in ("reading-token", "judging-token"))
    assert client.post("/api/judgements", json=decision, headers=reader).status_code == 403
    made = client.post("/api/judgements", json=decision, headers=clerk)
    assert made.status_code == 201
    assert made.json()["author"] == "clerk"
    sign_in(client, "mole", "low-tide")
    token = token_in(client.get("/").text)
    answer = client.post("/review", data={"form_token": token, "action": "accept", "statement": ids["statement"]})
    assert answer.status_code == 403


def test_a_form_from_elsewhere_is_refused(own_ledger):
    ledger, ids = own_ledger
    with TestClient(create_app(ledger), base_url="http://127.0.0.1", follow_redirects=False) as client:
        token = token_in(client.get("/review").text)
        data = {"action": "accept", "statement": ids["statement"], "seen": ""}
        assert client.post("/review", data=data).status_code == 403
        assert client.post("/review", data={**data, "form_token": "0" * 64}).status_code == 403
        good = {**data, "form_token": token}
        assert client.post("/review", data=good, headers={"origin": "https://evil.example"}).status_code == 403
        assert client.post("/review", data=good, headers={"sec-fetch-site": "cross-site"}).status_code == 403
        assert client.post("/review", content=b"\xff\xfe").status_code == 400
        assert client.post("/review", content=b"x" * (1 << 20 | 1)).status_code == 413
        assert client.post("/review", data=good).status_code == 303
        json = {"action": "accept", "target": ids["statement"]}
        assert client.post("/api/judgements", json=json, headers={"origin": "https://evil.example"}).status_code == 403


def test_other_hosts_need_an_access_file(tmp_path):
    with pytest.raises(SettingsError, match="--access"):
        serve(tmp_path / "record.db", host="0.0.0.0")


def test_an_access_file_keeps_no_secret(tmp_path):
    path = tmp_path / "access.json"
    add_person(path, "iris", "reviewer", "quay-side")
    add_person(path, "iris", "reader", "new-words")
    token = add_token(path, "bot", "reader")
    written = path.read_text()
    assert "new-words" not in written
    assert token not in written
    assert path.stat().st_mode & 0o077 == 0
    access = access_file(path)
    assert access.by_password("iris", "new-words") == Person("iris", "reader")
    assert access.by_password("iris", "quay-side") is None
    assert access.by_token(token) == Person("bot", "reader")


@pytest.mark.parametrize(
    "written",
    ["", "[]", "{}", '{"people": [{"name": "x"}]}', '{"people": [{"name": "x", "role": "king", "password": "y"}]}'],
)
def test_a_wrong_access_file_says_so(tmp_path, written):
    path = tmp_path / "access.json"
    path.write_text(written)
    with pytest.raises(SettingsError, match=r"access\.json"):
        access_file(path)
