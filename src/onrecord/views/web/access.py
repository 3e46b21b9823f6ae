"""Who may use the desk: people with hashed passwords, programs with hashed tokens, sessions, and a brake on guessing."""

import hashlib
import hmac
import json
import secrets
import threading
import time
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from onrecord.errors import SettingsError

Role = Literal["reader", "reviewer"]

SESSION_SECONDS = 12 * 3600
MOST_SESSIONS = 10_000  # the oldest go first; a flood of visitors cannot fill the memory
TRIES, TRIES_SECONDS = 5, 60.0  # failed sign-ins an address may make before it has to wait
ALL_TRIES = 100  # failed sign-ins of all addresses together in the same time

# scrypt as RFC 7914 gives it for interactive sign-in, at 16 MiB: 50 ms and no more memory than a laptop spares
_N, _R, _P = 2**14, 8, 1


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody at the desk. The name goes into each judgement."""

    name: str
    role: Role

    @property
    def reviews(self) -> bool:
        """True when this person may judge."""
        return self.role == "reviewer"


def hash_password(password: str, *, salt: bytes | None = None) -> str:
    """Return what an access file keeps of a password.

    >>> matches("tea", hash_password("tea")), matches("Tea", hash_password("tea"))
    (True, False)
    """
    salt = salt or secrets.token_bytes(16)
    key = hashlib.scrypt(password.encode(), salt=salt, n=_N, r=_R, p=_P)
    return f"scrypt${_N}${_R}${_P}${salt.hex()}${key.hex()}"


def matches(password: str, hashed: str) -> bool:
    """Tell whether `password` is the one that was hashed; False for a hash of another form."""
    try:
        kind, n, r, p, salt, key = hashed.split("$")
        if kind != "scrypt" or int(n) > 2**17 or int(r) > 16 or int(p) > 4:
            return False
        tried = hashlib.scrypt(password.encode(), salt=bytes.fromhex(salt), n=int(n), r=int(r), p=int(p), maxmem=2**28)
        return hmac.compare_digest(tried, bytes.fromhex(key))
    except ValueError:
        return False


def hash_token(token: str) -> str:
    """Return what an access file keeps of a token. Tokens are random, so that one round of SHA-256 is enough."""
    return hashlib.sha256(token.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Access:
    """Who may come in. With `anybody` set nobody signs in: a desk on this machine alone."""

    anybody: Person | None = None
    passwords: Mapping[str, tuple[str, Role]] = field(default_factory=dict)  # name: (hash, role)
    tokens: Mapping[str, Person] = field(default_factory=dict)  # SHA-256 of the token: who it stands for

    def by_password(self, name: str, password: str) -> Person | None:
        """Return who `name` and `password` prove; None when they do not. Takes as long for an unknown name."""
        hashed, role = self.passwords.get(name, (_NOBODY, "reader"))
        return Person(name, role) if matches(password, hashed) and name in self.passwords else None

    def by_token(self, token: str) -> Person | None:
        """Return who a token stands for; None when it is unknown."""
        return self.tokens.get(hash_token(token))


_NOBODY = hash_password(secrets.token_hex(8), salt=b"\0" * 16)


def open_access(author: str) -> Access:
    """Return the access of a desk that only this machine can reach: everybody reviews, as `author`."""
    return Access(anybody=Person(author or "desk", "reviewer"))


def access_file(path: Path) -> Access:
    """Return the access an access file grants.

    The file is JSON: ``{"people": [{"name": "rask", "role": "reviewer", "password": "scrypt$…"}], "tokens": [{"name": "bot",
    "role": "reader", "sha256": "…"}]}``; `onrecord access` writes it. Raises `SettingsError` that says what is wrong in it.
    """
    try:
        written = json.loads(path.read_text(encoding="utf-8"))
        people = {p["name"]: (p["password"], _role(p["role"])) for p in _entries(written, "people")}
        tokens = {t["sha256"]: Person(t["name"], _role(t["role"])) for t in _entries(written, "tokens")}
    except OSError as error:
        raise SettingsError(
            f"{path} cannot be read ({error.strerror}); make it with `onrecord access {path} add NAME`"
        ) from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise SettingsError(
            f"{path} is not an access file ({error!r}); make it with `onrecord access {path} add NAME`"
        ) from error
    if not people and not tokens:
        raise SettingsError(f"{path} names nobody; add somebody with `onrecord access {path} add NAME`")
    return Access(passwords=people, tokens=tokens)


def add_person(path: Path, name: str, role: Role, password: str) -> None:
    """Write a person into an access file, new or again; the file is readable by its owner only."""
    written: dict[str, Any] = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    people = [p for p in _entries(written, "people") if p.get("name") != name]
    people.append({"name": name, "role": _role(role), "password": hash_password(password)})
    path.touch(mode=0o600)
    path.write_text(json.dumps({**written, "people": people}, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def add_token(path: Path, name: str, role: Role) -> str:
    """Write a new token into an access file and return it: the file keeps only its hash."""
    written: dict[str, Any] = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    token = secrets.token_urlsafe(32)
    tokens = [*_entries(written, "tokens"), {"name": name, "role": _role(role), "sha256": hash_token(token)}]
    path.touch(mode=0o600)
    path.write_text(json.dumps({**written, "tokens": tokens}, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return token


def _entries(written: dict[str, Any], key: str) -> list[dict[str, Any]]:
    return [dict(entry) for entry in written.get(key, [])]


def _role(value: object) -> Role:
    if value not in ("reader", "reviewer"):
        raise ValueError(f"role must be reader or reviewer, found {value!r}")
    return value


@dataclass(slots=True)
class _Session:
    person: Person | None
    until: float


class Sessions:
    """Who is signed in, in memory: a restart signs everybody out. `clock` gives seconds that never go back."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._sessions: dict[str, _Session] = {}
        self._secret = secrets.token_bytes(32)
        self._lock = threading.Lock()

    def open(self, person: Person | None) -> str:
        """Return the key of a new session; with no person it only ties forms to a browser."""
        key = secrets.token_urlsafe(32)
        with self._lock:
            while len(self._sessions) >= MOST_SESSIONS:
                del self._sessions[next(iter(self._sessions))]
            self._sessions[key] = _Session(person, self._clock() + SESSION_SECONDS)
        return key

    def person(self, key: str | None) -> Person | None:
        """Return who holds the session, None when nobody does or it has run out."""
        session = self._sessions.get(key or "")
        return session.person if session and session.until > self._clock() else None

    def known(self, key: str | None) -> bool:
        """Tell whether the session is one of ours and still runs."""
        session = self._sessions.get(key or "")
        return session is not None and session.until > self._clock()

    def close(self, key: str | None) -> None:
        """End a session."""
        with self._lock:
            self._sessions.pop(key or "", None)

    def form_token(self, key: str) -> str:
        """Return the token that forms of this session carry, so that another site cannot send them."""
        return hmac.new(self._secret, key.encode(), hashlib.sha256).hexdigest()

    def form_token_right(self, key: str | None, token: str) -> bool:
        """Tell whether a form came from a page of this session."""
        return self.known(key) and hmac.compare_digest(self.form_token(key or "").encode(), token.encode())


class Brake:
    """Slows guessing: after some failures an address must wait, and so must all when there are very many."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._failures: dict[str, deque[float]] = {}
        self._all: deque[float] = deque()
        self._lock = threading.Lock()

    def wait(self, address: str) -> float:
        """Return how many seconds this address has to wait before it may try; 0 when it may."""
        with self._lock:
            now = self._clock()
            own = self._recent(self._failures.get(address, deque()), now)
            everybody = self._recent(self._all, now)
            waits = [own[0] + TRIES_SECONDS - now] if len(own) >= TRIES else []
            if len(everybody) >= ALL_TRIES:
                waits.append(everybody[0] + TRIES_SECONDS - now)
            return max(waits, default=0.0)

    def failed(self, address: str) -> None:
        """Note a failure."""
        with self._lock:
            now = self._clock()
            if len(self._failures) > MOST_SESSIONS:
                self._failures.clear()
            self._failures.setdefault(address, deque(maxlen=TRIES)).append(now)
            self._all.append(now)

    @staticmethod
    def _recent(times: deque[float], now: float) -> deque[float]:
        while times and times[0] <= now - TRIES_SECONDS:
            times.popleft()
        return times
