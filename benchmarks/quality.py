"""Quality against its floors: run the reader and the ledger over labelled data, score them, compare.

    python -m benchmarks.quality [--shared ../shared] [--only story,dates] [--raise] [--lower KEY]

Floors are in benchmarks/floors.json, one for each figure. A figure under its floor fails the command. `--raise` writes what was
measured, less a slack, wherever that is better; `--lower KEY` lets one floor down, which needs a line in the changelog.
Without the labelled data the command says so and ends well: nothing was measured.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from benchmarks import story_golden

FLOORS = Path(__file__).with_name("floors.json")
SLACK = 0.02  # int8 kernels round differently from one processor to the next, and a statement more or less moves small sets by a point
LOWER_IS_BETTER = ("false_rate", "residue_kept", "strangers")

Figures = dict[str, float]


def main() -> int:
    """Run the checks; 0 when no figure is under its floor, 1 when one is, 2 when a scorer could not run."""
    options = _options()
    if not (options.shared / "bench").is_dir():
        print(f"quality: skipped, no labelled data at {options.shared}")
        return 0
    floors: Figures = json.loads(FLOORS.read_text(encoding="utf-8"))
    wanted = options.only.split(",") if options.only else list(CHECKS)
    measured: Figures = {}
    failed: list[str] = []
    with tempfile.TemporaryDirectory(prefix="onrecord-quality-") as folder:
        for name in wanted:
            print(f"quality: {name}", file=sys.stderr, flush=True)
            figures = {f"{name}.{key}": value for key, value in CHECKS[name](options.shared, Path(folder)).items()}
            failed += _report(figures, floors)
            measured |= figures
    failed += _unmeasured(wanted, measured, floors)
    print(f"quality: {len(measured) - len(failed)} of {len(measured)} figures hold their floors")
    if options.raise_floors or options.lower:
        FLOORS.write_text(
            json.dumps(_moved(floors, measured, options), indent=1, sort_keys=True) + "\n", encoding="utf-8"
        )
    return 1 if failed else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"), help="the folder that holds data/ and bench/")
    parser.add_argument("--only", help=f"some of: {','.join(CHECKS)}")
    parser.add_argument("--raise", dest="raise_floors", action="store_true", help="raise floors to what was measured")
    parser.add_argument(
        "--lower", action="append", default=[], metavar="KEY", help="let this floor down to what was measured"
    )
    return parser.parse_args()


def _report(measured: Figures, floors: Figures) -> list[str]:
    failed = []
    for key, value in measured.items():
        floor = floors.get(key)
        ok = floor is None or (value <= floor if _lower_is_better(key) else value >= floor)
        mark = "  " if ok else "! "
        print(
            f"{mark}{key:40} {value:8.4f}   {'at most' if _lower_is_better(key) else 'at least'} {floor if floor is not None else '-'}"
        )
        if not ok:
            failed.append(key)
    sys.stdout.flush()
    return failed


def _unmeasured(wanted: list[str], measured: Figures, floors: Figures) -> list[str]:
    missing = [key for key in floors if key not in measured and key.split(".")[0] in wanted]
    if missing:
        print(f"! not measured, though they have a floor: {', '.join(missing)}")
    return missing


def _moved(floors: Figures, measured: Figures, options: argparse.Namespace) -> Figures:
    moved = dict(floors)
    for key, value in measured.items():
        down = _lower_is_better(key)
        bound = round(value + SLACK, 3) if down else round(value - SLACK, 3)
        if key == "story.split_right" or (down and float(value).is_integer() and value == 0):
            bound = value
        better = key not in floors or (bound < floors[key] if down else bound > floors[key])
        if (options.raise_floors and better) or key in options.lower:
            moved[key] = bound
    return moved


def _lower_is_better(key: str) -> bool:
    return key.rsplit(".", 1)[-1] in LOWER_IS_BETTER


# -- running things ---------------------------------------------------------------------------------------------------


def _onrecord(*arguments: str | Path, out: Path | None = None) -> None:
    command = [sys.executable, "-m", "onrecord", *map(str, arguments)]
    with (out or Path(os.devnull)).open("wb") as stdout:
        done = subprocess.run(command, stdout=stdout, stderr=subprocess.PIPE, check=False)
    if done.returncode:
        sys.exit(
            f"quality: {' '.join(command)} ended with {done.returncode}:\n{done.stderr.decode(errors='replace')[-2000:]}"
        )


def _score(shared: Path, script: str, *arguments: str | Path, out: Path | None = None) -> dict[str, Any]:
    command = [sys.executable, str(shared / "bench" / script), *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"quality: {' '.join(command)} ended with {done.returncode}:\n{done.stderr[-2000:]}")
    if out is not None:
        out.write_text(done.stdout, encoding="utf-8")
        return {}
    return json.loads(done.stdout) if done.stdout.strip() else {}


# -- the checks -------------------------------------------------------------------------------------------------------


def _pages_of(shared: Path) -> list[Path]:
    return sorted((shared / "data/story/pages").glob("*.txt"))


def _story_figures(scores: dict[str, Any]) -> Iterator[tuple[str, float]]:
    keys = ["split_right", "masthead_right", "residue_kept", "found", "false_rate", "speaker_right", "said_right"]
    keys += ["chain_right", "anonymous_right", "venue_right", "addressee_right", "denies_right", "figures_right"]
    for key in keys:
        if scores.get(key) is not None:
            yield key, scores[key]


def story(shared: Path, work: Path) -> Figures:
    """Three pages as scraped, labelled by hand."""
    out = work / "story.jsonl"
    _onrecord("read", "--json", *_pages_of(shared), out=out)
    return dict(_story_figures(_score(shared, "score_story.py", shared / "data/story", out)))


def story_links(shared: Path, work: Path) -> Figures:
    """The same pages: the utterances, denials and series that a reader sees; what else is linked is a stranger."""
    compared = story_golden.measured(shared / "data/story/pages")
    figures = {kind: compared.found[kind] / listed for kind, listed in compared.listed.items() if listed}
    return figures | {"strangers": float(len(compared.strangers))}


def gold(shared: Path, work: Path) -> Figures:
    """24 real articles of many kinds, labelled by hand."""
    out = work / "gold.jsonl"
    _onrecord("read", "--json", shared / "data/gold/inputs.jsonl", out=out)
    return dict(_story_figures(_score(shared, "score_story.py", shared / "data/gold", out)))


def _polnear(shared: Path, work: Path) -> Path:
    out, inputs = work / "polnear.jsonl", work / "polnear_inputs.jsonl"
    if not out.exists():
        _score(shared, "polnear_inputs.py", shared / "data/polnear/dev", out=inputs)
        _onrecord("read", "--json", inputs, out=out)
    return out


def attribution(shared: Path, work: Path) -> Figures:
    """PolNeAR dev: sources, cues, contents."""
    scores = _score(shared, "score_attribution.py", shared / "data/polnear/dev", _polnear(shared, work))
    figures = {
        f"{role}_{how}": scores[role][how]["f1"]
        for role in ("source", "cue", "content")
        for how in ("exact", "overlap")
    }
    return figures | {
        f"attribution_{kind}": scores["attribution"][kind]["f1"] for kind in ("all", "direct", "mixed", "indirect")
    }


def speakers(shared: Path, work: Path) -> Figures:
    """PolNeAR dev: who the speaker is."""
    data = shared / "data"
    scores = _score(
        shared, "score_speakers.py", data / "polnear/dev", data / "speakers/polnear_dev.jsonl", _polnear(shared, work)
    )
    return {
        k: scores[k]
        for k in ("found", "named_right", "sure_right", "sure_share", "said_right")
        if scores[k] is not None
    }


def dates(shared: Path, work: Path) -> Figures:
    """TimeBank and AQUAINT."""
    truth, inputs, out = shared / "data/dates/tbaq.jsonl", work / "dates_inputs.jsonl", work / "dates.jsonl"
    _score(shared, "score_dates.py", truth, "--inputs", inputs)
    _onrecord("read", "--json", "--reader", "fast", inputs, out=out)
    scores = _score(shared, "score_dates.py", truth, out)
    return {key: scores[key]["f1"] for key in ("strict", "relaxed", "value", "type")}


def quantities(shared: Path, work: Path) -> Figures:
    """NewsQuant."""
    truth, inputs, out = shared / "data/quantities/newsquant_dev.jsonl", work / "q_inputs.jsonl", work / "q.jsonl"
    _score(shared, "score_quantities.py", truth, "--inputs", inputs)
    _onrecord("read", "--json", "--reader", "fast", inputs, out=out)
    scores = _score(shared, "score_quantities.py", truth, out)
    return {key: scores[key]["f1"] for key in ("value", "value_change", "value_unit")}


def pages(shared: Path, work: Path) -> Figures:
    """Article bodies out of HTML pages."""
    out = work / "pages.jsonl"
    _onrecord("read", "--json", "--reader", "fast", shared / "data/pages/html", out=out)
    scores = _score(shared, "score_pages.py", shared / "data/pages/ground-truth.json", out)
    return {key: scores[key] for key in ("p", "r", "f1")}


def _linked(work: Path, name: str, articles: Path, groups: str, *, reader: str = "fast") -> Path:
    ledger, out = work / f"{name}.db", work / f"{name}.{groups}.jsonl"
    if not ledger.exists():
        _onrecord("add", ledger, articles, "--reader", reader)
    _onrecord("export", ledger, groups, "--json", out=out)
    return out


def stories(shared: Path, work: Path) -> Figures:
    """Articles grouped by the event they report."""
    truth = shared / "data/stories/news_cluster_dev.jsonl"
    out = _linked(work, "stories", truth, "stories")
    return {"bcubed": _score(shared, "score_groups.py", truth, out, "--label", "story")["bcubed"]["f1"]}


def lineages(shared: Path, work: Path) -> Figures:
    """Pairs of articles: does one descend from the other?"""
    data = shared / "data/lineages"
    scores = _score(
        shared, "score_pairs.py", data / "pairs.jsonl", _linked(work, "lineages", data / "articles.jsonl", "lineages")
    )
    return {key: scores[key] for key in ("p", "r", "f1")}


def translations(shared: Path, work: Path) -> Figures:
    """One speech in the English of many translators: several speakers, then one."""
    figures = {}
    for name, flags in (("many_speakers", ()), ("one_speaker", ("--one-speaker",))):
        articles, truth = work / f"{name}.jsonl", work / f"{name}_gold.jsonl"
        _score(shared, "translation_inputs.py", shared / "data/translations/uk_en.jsonl", articles, truth, *flags)
        exported, groups = _linked(work, name, articles, "utterances", reader="full"), work / f"{name}_groups.jsonl"
        with exported.open(encoding="utf-8") as rows, groups.open("w", encoding="utf-8") as out:
            for row in map(json.loads, rows):
                out.write(json.dumps({"articles": [s["article"] for s in row["statements"]]}) + "\n")
        figures[name] = _score(shared, "score_groups.py", truth, groups, "--label", "segment")["bcubed"]["f1"]
    return figures


CHECKS: dict[str, Callable[[Path, Path], Figures]] = {
    check.__name__: check
    for check in (
        story,
        story_links,
        gold,
        attribution,
        speakers,
        dates,
        quantities,
        pages,
        stories,
        lineages,
        translations,
    )
}

if __name__ == "__main__":
    sys.exit(main())
