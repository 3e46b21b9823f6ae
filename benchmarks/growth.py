"""What adding costs as a ledger grows, and whether linking ends where linking everything at once does.

    python -m benchmarks.growth [--shared ../shared] [--articles 8000] [--step 1000] [--reader fast|full] [--processes 1] [--by-date]
                                [--cache FILE] [--sample 300] [--check] [--json]

The articles of ../shared/data/archive are read once into a ledger (`--cache`, kept for the next time); then they are linked so many
at a time, in the order of the file or of their dates, as `onrecord add --processes 1` would. For each step: seconds of processor
time of linking, and the most memory the process held so far. Adding is reading, which costs every article the same, and linking:
the last step may cost `DEARER` times the first. What linking alone comes to is told beside it, and may not come to
`LINKING_DEARER`. Reading is timed by this version over the first `--sample` articles of the archive; a cache may be of an older
one. The processes that read make what linking needs of each article (its features, embeddings among them), as they do for `add`; what that
takes is timed apart and told. The archive is in no order of dates: by the file, coverage of the same eight years grows denser all the time; by dates, it
grows as news does. `--check` links everything once more from scratch and compares.
"""

import argparse
import gzip
import json
import resource
import shutil
import sys
import tempfile
import time
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path

from onrecord import workflows
from onrecord.engines.processes import CHUNK
from onrecord.ledger import Ledger, adding, open_ledger, waiting
from onrecord.ledger.links import all_links
from onrecord.records import Capture
from onrecord.settings import Settings
from onrecord.workflows.prepare import maker, prepared
from onrecord.workflows.readers import embed

DEARER = 1.3  # times what adding the first step cost that adding the last may cost
LINKING_DEARER = 3.0  # the same of linking alone
SHARE = 0.5  # of the time reading took that linking may take


@dataclass(frozen=True, slots=True)
class Step:
    """One step's cost."""

    linked: int  # articles so far
    seconds: float  # of processor time
    peak_mebibytes: float  # of the process, so far


def main() -> int:
    """Measure, print, and return 1 when the last step cost more than it may or the check failed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--articles", type=int, default=8000)
    parser.add_argument("--step", type=int, default=1000)
    parser.add_argument("--reader", choices=("fast", "full"), default="fast")
    parser.add_argument("--processes", type=int, default=1, help="that read")
    parser.add_argument("--by-date", action="store_true")
    parser.add_argument("--cache", type=Path, help="a ledger of the articles as read; made where it is not there")
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--sample", type=int, default=300, help="articles by which reading is timed")
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    archive = given.shared / "data" / "archive" / "articles_8k.jsonl.gz"
    settings = Settings(reader=given.reader, processes=given.processes)
    cache = given.cache or Path(tempfile.gettempdir()) / f"onrecord-growth-{given.reader}-{given.articles}.db"
    if not archive.is_file():
        print(f"skipped, there is no {archive}")
        return 0
    if not cache.exists():
        _read(archive, cache, given.articles, settings)
    _make_ready(cache, settings)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "growth.db"
        sample = min(given.sample, given.articles)
        times = given.articles / sample
        reading = _read(archive, Path(folder) / "sample.db", sample, settings) * times
        preparing = _prepare(Path(folder) / "sample.db", settings) * times
        shutil.copy(cache, path)
        with open_ledger(path) as ledger:
            steps = _grow(ledger, given.articles, given.step, settings, by_date=given.by_date, quiet=given.json)
            same = not given.check or _same_from_scratch(ledger, settings)
    linked = sum(step.seconds for step in steps)
    share, strictly = linked / reading, (linked + preparing) / (reading - preparing)
    read = reading * given.step / given.articles
    linking = steps[-1].seconds / steps[0].seconds
    ratio = (steps[-1].seconds + read) / (steps[0].seconds + read)
    if given.json:
        found = {
            "steps": [asdict(step) for step in steps],
            "adding": ratio,
            "linking": linking,
            "to_reading": share,
            "all_to_reading_alone": strictly,
        }
        print(json.dumps({**found, "same": same}))
    else:
        print(
            f"adding the last {given.step} cost {ratio:.2f} times the first (linking alone {linking:.2f}); linking took {share:.2f} of"
            f" the {reading:.0f} s of reading, {strictly:.2f} where the {preparing:.0f} s of them that make what linking needs count as linking"
        )
        if given.check:
            print(f"from scratch: {'the same' if same else 'OTHER'}")
    return int(ratio > DEARER or linking > LINKING_DEARER or share > SHARE or not same)


def _read(archive: Path, cache: Path, articles: int, settings: Settings) -> float:
    """Read so many articles of the archive into a ledger as `add` does, without linking, and return the processor time of it."""
    before = _processor_time()
    fresh, lines = cache.with_suffix(".new"), cache.with_suffix(".jsonl")
    with gzip.open(archive, "rt", encoding="utf-8") as source, lines.open("w", encoding="utf-8") as out:
        out.writelines(islice(source, articles))
    with open_ledger(fresh, create=True) as ledger:
        captures = workflows.open_inputs(workflows.Inputs((str(lines),)), settings)
        for outcome in workflows.outcomes(captures, settings):
            if isinstance(outcome.capture, Capture) and outcome.readings:
                with ledger.writing() as connection:
                    adding.add_capture(connection, outcome.capture, outcome.readings, ready=outcome.ready)
    fresh.replace(cache)
    lines.unlink()
    return _processor_time() - before


def _prepare(path: Path, settings: Settings) -> float:
    """Make what linking needs of every article in a ledger once more, and return the processor time of it."""
    embedded = embed(settings.reader)
    seconds = 0.0
    with open_ledger(path) as ledger, ledger.reading() as connection:
        readings = adding.readings(connection)
        while some := list(islice(readings, CHUNK)):
            before = _processor_time()
            prepared(some, embedded)
            seconds += _processor_time() - before
    return seconds


def _make_ready(path: Path, settings: Settings) -> None:
    """Make what linking needs of those articles of a ledger for which this version has not made it."""
    embedded = embed(settings.reader)
    with open_ledger(path) as ledger:
        with ledger.reading() as connection:
            rows = connection.all(
                "SELECT id FROM link_waiting WHERE kind = 'article' AND coalesce(made_by, '') <> :made_by",
                {"made_by": maker(embedded)},
            )
        waits = [row["id"] for row in rows]
        for at in range(0, len(waits), 100):
            with ledger.writing() as connection:
                readings = list(adding.readings(connection, article_ids=waits[at : at + 100]))
                for article, ready in prepared(readings, embedded).items():
                    waiting.put_ready(connection, article, ready)


def _processor_time() -> float:
    """Return the seconds of this process and of those it started and that have ended."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def _grow(ledger: Ledger, articles: int, step: int, settings: Settings, *, by_date: bool, quiet: bool) -> list[Step]:
    order = "coalesce(published, '~'), id" if by_date else "number"
    with ledger.writing() as connection:
        rows = connection.all(f"SELECT id FROM articles WHERE current = 1 ORDER BY {order} LIMIT :n", {"n": articles})
        connection.run("CREATE TABLE aside AS SELECT * FROM link_waiting")
        connection.run("CREATE UNIQUE INDEX aside_id ON aside (id)")
        connection.run("DELETE FROM link_waiting")
    found = []
    for at in range(0, len(rows), step):
        with ledger.writing() as connection:
            for row in rows[at : at + step]:
                connection.run("INSERT INTO link_waiting SELECT * FROM aside WHERE id = :id", {"id": row["id"]})
            adding.mark(connection, adding.LINKS_STALE, "1")
        started = time.process_time()
        workflows.relink_if_stale(ledger, settings)
        seconds = time.process_time() - started
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        found.append(Step(at + len(rows[at : at + step]), seconds, peak))
        if not quiet:
            print(f"{found[-1].linked:6} linked, the last {step} in {seconds:6.1f} s, {peak:5.0f} MiB", flush=True)
    return found


def _same_from_scratch(ledger: Ledger, settings: Settings) -> bool:
    with ledger.reading() as connection:
        before = all_links(connection)
    with ledger.writing() as connection:  # what was not linked stays out
        connection.run("UPDATE articles SET current = 0 WHERE id NOT IN (SELECT article FROM link_features)")
        connection.run("DELETE FROM link_waiting")
    workflows.relink(ledger, settings)
    with ledger.reading() as connection:
        after = all_links(connection)
    for name in before.__slots__:
        if getattr(before, name) != getattr(after, name):
            print(f"{name} differ")
    return before == after


if __name__ == "__main__":
    sys.exit(main())
