"""What a change gained and lost: the statements of two runs of `onrecord read --json`, side by side.

    python -m benchmarks.gained OLD.jsonl NEW.jsonl [--limit N]

Statements are the same when their pieces cover the same characters of the same input; a changed source, speaker or date is shown as a change.
"""

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any


def main() -> None:
    """Print `+`, `-` and `~` lines, then the counts."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("old", type=Path)
    parser.add_argument("new", type=Path)
    parser.add_argument("--limit", type=int, default=200, help="lines to print at most")
    options = parser.parse_args()
    lines = list(changes(options.old, options.new))
    for line in lines[: options.limit]:
        print(line)
    count = {mark: sum(line.startswith(mark) for line in lines) for mark in "+-~"}
    print(f"{count['+']} gained, {count['-']} lost, {count['~']} changed")


def changes(old: Path, new: Path) -> Iterator[str]:
    """Yield one line for each statement gained (`+`), lost (`-`) or changed (`~`), article by article."""
    before, after = _statements(old), _statements(new)
    for key in sorted(before.keys() | after.keys()):
        was, now = before.get(key), after.get(key)
        if was is None or now is None:
            one = now or was or {}
            yield f"{'+' if now else '-'} {key[0]} | {_speaker(one)} | {one['content']['text'][:120]}"
        elif said := [f"{name}: {a} -> {b}" for name, a, b in _differences(was, now)]:
            yield f"~ {key[0]} | {was['content']['text'][:60]} | {'; '.join(said)}"


def _statements(path: Path) -> dict[tuple[str, str], dict[str, Any]]:
    found = {}
    with path.open(encoding="utf-8") as lines:
        for reading in map(json.loads, lines):
            for one in reading["statements"]:
                where = json.dumps([[p["start"], p["end"]] for p in one["pieces"]])
                found[reading["article"]["source"], where] = one
    return found


def _speaker(one: dict[str, Any]) -> str | None:
    return (one.get("speaker") or {}).get("name")


def _differences(was: dict[str, Any], now: dict[str, Any]) -> Iterator[tuple[str, Any, Any]]:
    yield from (
        (name, a, b)
        for name, a, b in (
            ("speaker", _speaker(was), _speaker(now)),
            ("said", (was.get("said") or {}).get("value"), (now.get("said") or {}).get("value")),
            ("source", (was.get("source") or {}).get("text"), (now.get("source") or {}).get("text")),
            ("act", was["act"], now["act"]),
            ("chain", was["chain"], now["chain"]),
        )
        if a != b
    )


if __name__ == "__main__":
    main()
