"""expected.json is held to the coverage: every text it names stands in the file it names."""

import html
import json
import re
from collections.abc import Iterator
from typing import Any

import pytest

from onrecord.sample import coverage, expected

GOLD = expected()
MARKS = str.maketrans(dict.fromkeys("“”„«»\"‘’'`", ""))


def plain(text: str) -> str:
    """Text without quotation marks, markup and runs of space, so that one wording compares equal in every file."""
    text = html.unescape(re.sub(r"<[^>]+>", " ", text.replace("\\n", " ")))
    return re.sub(r"\s+", " ", text.translate(MARKS).replace("\\", "").replace("\u00a0", " ")).casefold()


def held(part: Any) -> Iterator[tuple[str, str]]:
    """Yield (article, text) for everything in expected.json that quotes an article."""
    if isinstance(part, dict):
        if "article" in part:
            texts = part.get("any_of") or [part["text"]]
            yield from ((part["article"], text) for text in texts)
        for value in part.values():
            yield from held(value)
    elif isinstance(part, list):
        for value in part:
            yield from held(value)


def source_text(key: str) -> str:
    file = GOLD["articles"][key]["file"]
    raw = (coverage() / file).read_text(encoding="utf-8")
    if file.endswith(".jsonl"):
        return next(row["text"] for row in map(json.loads, raw.splitlines()) if row["id"] == key)
    if file.endswith(".xml"):
        return next(item for item in raw.split("<item>") if key in item)
    return raw


@pytest.mark.parametrize(("article", "text"), sorted(set(held(GOLD))))
def test_every_text_stands_in_its_article(article, text):
    assert plain(text) in plain(source_text(article))


def test_every_file_is_expected_and_every_expectation_has_its_file():
    files = {path.name for path in coverage().iterdir()}
    assert files == {article["file"] for article in GOLD["articles"].values()}


def test_it_is_the_coverage_the_demo_promises():
    articles = GOLD["articles"].values()
    assert len(articles) >= 30
    assert len({article["outlet"] for article in articles}) >= 8
    valmoor = GOLD["lineages"][0]
    assert (len(valmoor["printed"]), len(valmoor["derived"])) == (5, 3)
    across = [d for d in GOLD["denials"] if all(claim["article"] != d["article"] for claim in d["denies"])]
    assert len(across) == 2
