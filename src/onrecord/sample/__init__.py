"""Sample coverage: an invented story, told by invented outlets, as dirty as real pages. See README.md beside it."""

import json
from importlib.resources import files
from pathlib import Path
from typing import Any


def coverage() -> Path:
    """Return the folder of the sample articles: HTML pages, scraped text, one JSONL file, one RSS feed."""
    return Path(str(files("onrecord.sample") / "coverage"))


def expected() -> dict[str, Any]:
    """Return what a careful reader finds in the coverage: articles, lineages, utterances, denials, series, chains.

    Articles are named by file name (``#2`` for the second on a page), JSONL id, or the feed item's address.
    """
    text = (files("onrecord.sample") / "expected.json").read_text(encoding="utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded
