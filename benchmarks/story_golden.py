"""What a careful reader links on the three story pages, against what the ledger links: utterances, denials, series.

    python -m benchmarks.story_golden [--shared ../shared]

Adds the pages to a fresh ledger with the full reader, and prints one line for everything of the reader's list that was not found
and for everything found that is not on it; ends with 1 where there is either. The list is `story_golden.json`: offsets into the pages
and no text of them. A person made it by reading, and edits it by hand; what the ledger makes is never written into it. It is there to measure:
no rule is written for these pages. Without the pages the command says so and ends well.

The list has three parts for each kind. `utterances`, `denials` and `series` are what a reader sees: each must be found whole. `may_be_…` is
what one reader sees and another does not: right when found, not missed when not. `not_…` looks like one and is none; that is there for who
reads the list, and anything found beyond the first two parts is a stranger anyway.
"""

import argparse
import json
import re
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path
from typing import Any

from onrecord.ledger import Ledger, open_ledger
from onrecord.settings import Settings
from onrecord.workflows import Inputs, add

GOLDEN = Path(__file__).with_name("story_golden.json")
_COVERED = 0.5  # share of a listed span that a statement must hold to be its wording

Place = tuple[str, int, int]  # page, and offsets into it
Spans = tuple[Place, ...]  # of one statement or figure


@dataclass(frozen=True, slots=True)
class Linked:
    """What a ledger of the pages links, each statement and figure by its places on the pages."""

    utterances: tuple[tuple[Spans, ...], ...]  # of more than one statement
    denials: tuple[tuple[Spans, tuple[Spans, ...]], ...]  # a denial, and what it denies
    series: tuple[tuple["Point", ...], ...]


@dataclass(frozen=True, slots=True)
class Point:
    """A point of a series."""

    place: Spans
    low: float | None
    high: float | None
    claimant: str | None  # None: the outlet itself


@dataclass(slots=True)
class Compared:
    """How much of the list was found, and what was missed or is strange, one line for each."""

    found: dict[str, int] = field(default_factory=dict)
    listed: dict[str, int] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)
    strangers: list[str] = field(default_factory=list)


def main() -> int:
    """Print what is missing and what is strange; 0 when nothing is."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"), help="the folder that holds data/story/pages")
    pages = parser.parse_args().shared / "data/story/pages"
    if not pages.is_dir():
        print(f"story_golden: skipped, no pages at {pages}")
        return 0
    compared = measured(pages)
    for line in (*compared.missing, *compared.strangers):
        print(line)
    for kind, listed in compared.listed.items():
        print(f"{kind}: {compared.found[kind]} of {listed} found")
    print(f"{len(compared.missing)} missing, {len(compared.strangers)} strangers")
    return 1 if compared.missing or compared.strangers else 0


def measured(pages: Path) -> Compared:
    """Return how what a fresh ledger of `pages` links compares with the list."""
    golden = json.loads(GOLDEN.read_text(encoding="utf-8"))
    texts = {path.name: path.read_text(encoding="utf-8") for path in sorted(pages.glob("*.txt"))}
    with (
        tempfile.TemporaryDirectory(prefix="onrecord-golden-") as folder,
        open_ledger(Path(folder) / "record.db", create=True) as ledger,
    ):
        add(ledger, Inputs(tuple(str(pages / name) for name in texts)), Settings(processes=1))
        return compare(golden, linked(ledger), texts)


def compare(golden: Mapping[str, Any], found: Linked, texts: Mapping[str, str]) -> Compared:
    """Return what of the list was found, what is missing, and what is strange."""
    out = Compared()
    _compare_utterances(golden, found, out)
    _compare_denials(golden, found, out)
    _compare_series(golden, found, out, texts)
    return out


# -- the ledger, in offsets of the pages ------------------------------------------------------------------------------------------------


def linked(ledger: Ledger) -> Linked:
    """Return what a ledger links."""
    with ledger.reading() as connection:
        articles = {
            row["number"]: (Path(row["source"]).name.split("#")[0], json.loads(row["source_spans"] or "[]"))
            for row in connection.all("SELECT number, source, source_spans FROM articles WHERE current = 1")
        }
        spans = {
            row["id"]: tuple(_placed(articles[row["article"]], json.loads(row["pieces"])))
            for row in connection.all("SELECT id, article, pieces FROM statements")
        }
        figures = {
            row["id"]: tuple(_placed(articles[row["article"]], [(row["start"], row["stop"])]))
            for row in connection.all("SELECT id, article, start, stop FROM figures")
        }
        utterances: dict[str, list[Spans]] = defaultdict(list)
        for row in connection.all("SELECT utterance, statement FROM wordings ORDER BY utterance, position"):
            utterances[row["utterance"]].append(spans[row["statement"]])
        denied: dict[str, list[Spans]] = defaultdict(list)
        for row in connection.all("SELECT statement, denied FROM denied ORDER BY statement, position"):
            denied[row["statement"]].append(spans[row["denied"]])
        denials = [row["statement"] for row in connection.all("SELECT statement FROM denials ORDER BY statement")]
        series: dict[str, list[Point]] = defaultdict(list)
        for row in connection.all("SELECT * FROM points ORDER BY series, position"):
            series[row["series"]].append(Point(figures[row["figure"]], row["low"], row["high"], row["claimant"]))
    return Linked(
        tuple(tuple(held) for held in utterances.values() if len(held) > 1),
        tuple((spans[ident], tuple(denied[ident])) for ident in denials),
        tuple(tuple(points) for points in series.values()),
    )


def _placed(article: tuple[str, Sequence[Sequence[int]]], pieces: Iterable[Sequence[int]]) -> Iterator[Place]:
    """Yield where pieces of an article's text stand on its page."""
    page, spans = article
    for start, stop in pieces:
        for text_start, source_start, length in spans:
            first, last = max(start, text_start), min(stop, text_start + length)
            if first < last:
                yield page, source_start + first - text_start, source_start + last - text_start


# -- comparing --------------------------------------------------------------------------------------------------------------------------


def _holds(statement: Spans, listed: Sequence[Any]) -> bool:
    """Tell whether a statement holds a listed span, or most of it."""
    page, start, end = listed
    held = sum(max(0, min(end, last) - max(start, first)) for where, first, last in statement if where == page)
    return bool(held >= _COVERED * (end - start))


def _compare_utterances(golden: Mapping[str, Any], found: Linked, out: Compared) -> None:
    whole = [
        any(all(any(_holds(s, w) for s in group) for w in one["wordings"]) for group in found.utterances)
        for one in golden["utterances"]
    ]
    _count("utterances", golden["utterances"], whole, out)
    known = [one["wordings"] for one in (*golden["utterances"], *golden["may_be_utterances"])]
    for group in found.utterances:
        if not _one_group(group, known):
            out.strangers.append(f"strange utterance: {_told(group)}")


def _one_group(group: Sequence[Spans], known: Sequence[Sequence[Any]]) -> bool:
    """Tell whether the statements of a group hang together by utterances of the list."""
    home = list(range(len(group)))
    held = [{n for n, wordings in enumerate(known) if any(_holds(s, w) for w in wordings)} for s in group]
    for one, other in combinations(range(len(group)), 2):
        if held[one] & held[other]:
            home = [home[one] if at == home[other] else at for at in home]
    return len(set(home)) == 1


def _compare_denials(golden: Mapping[str, Any], found: Linked, out: Compared) -> None:
    def told(one: Mapping[str, Any], denial: Spans, of: Sequence[Spans]) -> bool:
        return _holds(denial, one["denial"]) and any(_holds(s, w) for s in of for w in one["denies"])

    whole = [any(told(one, *pair) for pair in found.denials) for one in golden["denials"]]
    _count("denials", golden["denials"], whole, out)
    for denial, of in found.denials:
        right = [one for one in (*golden["denials"], *golden["may_be_denials"]) if not of or told(one, denial, of)]
        if not any(_holds(denial, one["denial"]) for one in right):
            out.strangers.append(f"strange denial: {_told([denial])} of {_told(of) or 'nothing'}")


def _compare_series(golden: Mapping[str, Any], found: Linked, out: Compared, texts: Mapping[str, str]) -> None:
    whole = [
        any(all(any(_is_point(point, p, texts) for p in points) for point in one["points"]) for points in found.series)
        for one in golden["series"]
    ]
    _count("series", golden["series"], whole, out)
    for points in found.series:
        if not any(
            all(any(_is_point(point, p, texts) for point in one["points"]) for p in points)
            for one in (*golden["series"], *golden["may_be_series"])
        ):
            out.strangers.append(f"strange series: {_told([p.place for p in points])}")


def _is_point(listed: Mapping[str, Any], point: Point, texts: Mapping[str, str]) -> bool:
    """Tell whether a point is the listed one: one of its figures, with its bounds, and its claimant where one is listed."""
    if not any(_holds(point.place, one) for one in listed["figures"]):
        return False
    if (point.low, point.high) != (listed["low"], listed["high"]):
        return False
    if "claimant" not in listed:
        return True
    if listed["claimant"] is None:
        return point.claimant is None
    page, start, end = listed["claimant"]
    return bool(_words(texts[page][start:end]) & _words(point.claimant or ""))


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))


def _count(kind: str, listed: Sequence[Mapping[str, Any]], whole: Sequence[bool], out: Compared) -> None:
    out.listed[kind], out.found[kind] = len(listed), sum(whole)
    for one, right in zip(listed, whole, strict=True):
        if not right:
            out.missing.append(f"missing of {kind}: {one.get('why') or one.get('counted')}")


def _told(statements: Iterable[Spans]) -> str:
    """Return places as they stand in the list."""
    return " ".join(f"[{page} {first}-{last}]" for s in statements for page, first, last in s[:1])


if __name__ == "__main__":
    sys.exit(main())
