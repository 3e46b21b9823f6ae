"""One frozen `Settings`, made from flags, then the environment, then a file, then the defaults. Nothing is read at import."""

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, Literal

from onrecord.errors import SettingsError

ReaderName = Literal["full", "fast"]
READERS: tuple[ReaderName, ...] = ("full", "fast")

PREFIX = "ONRECORD_"
FILE = "onrecord.toml"  # in the folder the command runs in; ONRECORD_CONFIG names another


@dataclass(frozen=True, slots=True)
class Settings:
    """How OnRecord runs. Every field has a default that works."""

    reader: ReaderName | None = (
        None  # full: encoder and rules; fast: rules alone; None: full where its weights are installed
    )
    processes: int | None = None  # that read articles; None: one per core when there is work enough for them
    busy_timeout: float = 10.0  # seconds to wait for another process that writes to the ledger
    author: str = ""  # who judges: goes into each judgement; empty: the login name


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
            (f"--{name.replace('_', '-')}", (flags or {}).get(name)),
            (PREFIX + name.upper(), environment.get(PREFIX + name.upper()) or None),
            (FILE, written.get(name)),
        ):
            if value is not None:
                _take(name, origin, value, chosen, wrong)
                break
    if wrong:
        raise SettingsError("\n".join(wrong))
    return Settings(**chosen)


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


def _processes(value: object) -> int:
    try:
        number = int(str(value))
    except ValueError:
        number = 0
    if not 1 <= number <= 256:
        raise ValueError("must be a whole number from 1 to 256")
    return number


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
    "processes": _processes,
    "busy_timeout": _seconds,
    "author": str,
}
