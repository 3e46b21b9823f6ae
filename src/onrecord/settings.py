"""One frozen `Settings`, made from flags, then the environment, then a file, then the defaults. Nothing is read at import."""

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, Literal, get_args

from onrecord.errors import SettingsError

ReaderName = Literal["full", "fast"]
READERS: tuple[ReaderName, ...] = get_args(ReaderName)
Keep = Literal["bytes", "hash"]
KEEPS: tuple[Keep, ...] = get_args(Keep)

PREFIX = "ONRECORD_"
FILE = "onrecord.toml"  # in the folder the command runs in; ONRECORD_CONFIG names another


@dataclass(frozen=True, slots=True)
class Settings:
    """How OnRecord runs. Every field has a default that works."""

    reader: ReaderName | None = (
        None  # full: encoder and rules; fast: rules alone; None: full where its weights are installed
    )
    processes: int | None = None  # that read articles; None: one per core when there is work enough for them
    busy_timeout: float = 60.0  # seconds to wait for another process that writes to the ledger
    author: str = ""  # who judges: goes into each judgement; empty: the login name
    keep: Keep = "bytes"  # of captures in the ledger: their bytes, or only their hash
    max_bytes: int = 16 << 20  # bytes of one page, decompressed; larger ones are rejected, not cut
    contact: str = ""  # an address or URL in the user agent, for sites that want to complain; empty: none given
    cache: Path | None = None  # folder of pages already fetched; None: none is kept
    allow_hosts: tuple[str, ...] = ()  # hosts by name that may be read although they are inside a private network
    host_interval: float = 1.0  # seconds between two requests to one host
    timeout: float = 20.0  # seconds to connect, and to wait for more of a page
    deadline: float = 60.0  # seconds for one page altogether
    attempts: int = 3  # at a page whose server fails or asks to wait
    fresh_for: float = 3600.0  # seconds in which a page of the cache is not asked for again


_FLAGS = {"allow_hosts": "--allow-host"}  # flags that are not named after their setting: this one is repeated


def settings(
    flags: Mapping[str, object] | None = None, *, environment: Mapping[str, str], folder: Path | None = None
) -> Settings:
    """Return the settings in force. A flag that is None was not given.

    `environment` is where ONRECORD_READER, ONRECORD_PROCESSES… are looked up; `folder` is where onrecord.toml is looked for,
    unless ONRECORD_CONFIG names a file. Raises `SettingsError` that lists everything wrong at once.
    """
    wrong: list[str] = []
    chosen: dict[str, Any] = {}
    written = _file(environment, folder, wrong)
    known = [field.name for field in fields(Settings)]
    for key in sorted(set(written) - set(known)):
        wrong.append(f"onrecord.toml: there is no setting {key!r}; there are {', '.join(known)}")
    for name in known:
        for origin, value in (
            (_FLAGS.get(name, f"--{name.replace('_', '-')}"), (flags or {}).get(name)),
            (PREFIX + name.upper(), environment.get(PREFIX + name.upper()) or None),
            (FILE, written.get(name)),
        ):
            if value is not None:
                _take(name, origin, value, chosen, wrong)
                break
    if wrong:
        raise SettingsError("\n".join(wrong))
    chosen.setdefault("cache", _user_cache(environment))
    return Settings(**chosen)


def _user_cache(environment: Mapping[str, str]) -> Path | None:
    """Return the folder for fetched pages where none is named: in the user's own cache; None where there is no such place."""
    for name, below in (("XDG_CACHE_HOME", ""), ("LOCALAPPDATA", ""), ("HOME", ".cache")):
        if environment.get(name):
            return Path(environment[name]) / below / "onrecord" / "pages"
    return None


def _file(environment: Mapping[str, str], folder: Path | None, wrong: list[str]) -> dict[str, Any]:
    named = environment.get(PREFIX + "CONFIG")
    path = Path(named) if named else (folder / FILE if folder else None)
    if path is None or (not named and not path.is_file()):
        return {}
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        wrong.append(f"{path}: cannot be read ({error.strerror}); mend {PREFIX}CONFIG or the file's permissions")
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        wrong.append(f"{path}: not TOML: {error}")
    return {}


def _take(name: str, origin: str, value: object, chosen: dict[str, Any], wrong: list[str]) -> None:
    try:
        chosen[name] = _PARSERS[name](value)
    except (ValueError, TypeError) as error:
        wrong.append(f"{origin}: {error}, found {value!r}")


def _reader(value: object) -> ReaderName:
    for name in READERS:
        if name == value:
            return name
    raise ValueError("must be full or fast")


def _whole(least: int, most: int) -> Callable[[object], int]:
    def parse(value: object) -> int:
        try:
            number = int(str(value))
        except ValueError:
            number = least - 1
        if not least <= number <= most:
            raise ValueError(f"must be a whole number from {least} to {most}")
        return number

    return parse


def _keep(value: object) -> Keep:
    for name in KEEPS:
        if name == value:
            return name
    raise ValueError("must be bytes or hash")


def _folder(value: object) -> Path | None:
    """Return the folder named; None for "none"."""
    if not isinstance(value, str | Path) or not str(value):
        raise ValueError('must be a folder, or "none"')
    return None if str(value) == "none" else Path(value).expanduser()


def _hosts(value: object) -> tuple[str, ...]:
    """Return host names from a list or from words parted by commas or spaces."""
    names = value.replace(",", " ").split() if isinstance(value, str) else value
    if not isinstance(names, list | tuple) or not all(isinstance(name, str) and name for name in names):
        raise ValueError("must be names of hosts")
    if wrong := [name for name in names if "/" in name or "*" in name]:
        raise ValueError(f"must be names of hosts, without scheme, path or pattern; {wrong[0]!r} is none")
    return tuple(name.lower() for name in names)


def _seconds(value: object) -> float:
    try:
        number = float(str(value))
    except ValueError:
        number = -1.0
    if not 0 <= number <= 3600:
        raise ValueError("must be seconds from 0 to 3600")
    return number


_PARSERS: dict[str, Callable[[object], object]] = {
    "reader": _reader,
    "processes": _whole(1, 256),
    "busy_timeout": _seconds,
    "author": str,
    "keep": _keep,
    "max_bytes": _whole(1024, 1 << 30),
    "contact": str,
    "cache": _folder,
    "allow_hosts": _hosts,
    "host_interval": _seconds,
    "timeout": _seconds,
    "deadline": _seconds,
    "attempts": _whole(1, 10),
    "fresh_for": _seconds,
}
