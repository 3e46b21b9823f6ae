"""The files that ship with the package: found, checked against their SHA-256, read."""

import hashlib
import json
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from onrecord.errors import ModelError

_CHECKSUMS = "checksums.json"


def weights() -> Traversable:
    """Return the folder that holds the weights."""
    return files("onrecord.models") / "weights"


def checked(name: str) -> bytes:
    """Return the bytes of the weights file `name`, checked. Not kept: who asks makes a session of them, once a process.

    Raises `ModelError` when the file is missing or is not the one that was exported.
    """
    try:
        content = (weights() / name).read_bytes()
        wanted = json.loads((weights() / _CHECKSUMS).read_text(encoding="utf-8")).get(name)
    except FileNotFoundError as error:
        raise ModelError(
            f"the reader's weights are not installed: {error.filename} is missing; reinstall onrecord"
        ) from error
    found = hashlib.sha256(content).hexdigest()
    if found != wanted:
        raise ModelError(
            f"the weights file {name} is damaged or not the one this version was made for: "
            f"its SHA-256 is {found[:16]}…, expected {str(wanted)[:16]}…; reinstall onrecord"
        )
    return content


def described(name: str) -> dict[str, Any]:
    """Return the JSON weights file `name`."""
    found: dict[str, Any] = json.loads(checked(name))
    return found
