"""All speed benchmarks, one after the other: each is a ratio against a named peer or stage in the same run.

    python -m benchmarks.speed [--shared ../shared] [--only throughput,extraction]

A benchmark whose data or peers are absent says so and is passed over. Peers install with `pip install --group bench`.
"""

import argparse
import subprocess
import sys
from pathlib import Path


def main() -> int:
    """Run the benchmarks; 0 when all that could run did, 1 when one failed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"), help="the folder that holds data/ and bench/")
    parser.add_argument("--only", help="some of them, by name, with commas between")
    options = parser.parse_args()
    commands = _commands(options.shared)
    wanted = options.only.split(",") if options.only else list(commands)
    failed = []
    for name in wanted:
        needed, arguments = commands[name]
        if not needed.exists():
            print(f"{name}: skipped, there is no {needed}", flush=True)
            continue
        print(f"{name}:", flush=True)
        if subprocess.run([sys.executable, "-m", f"benchmarks.{name}", *arguments], check=False).returncode:
            failed.append(name)
    print(f"failed: {', '.join(failed)}" if failed else "done")
    return 1 if failed else 0


def _commands(shared: Path) -> dict[str, tuple[Path, list[str]]]:
    here, data = Path(__file__).parent, shared / "data"
    return {
        "throughput": (here, ["--shared", str(shared)]),
        "stages": (here, ["--shared", str(shared)]),
        "extraction": (data / "pages/html", [str(data / "pages/html")]),
        "figures_peers": (data / "quantities", ["--shared", str(shared)]),
        "dates_peers": (data / "dates", ["--shared", str(shared)]),
        "growth": (data / "archive", ["--shared", str(shared), "--articles", "2000", "--step", "500", "--by-date"]),
        "lineages_peers": (data / "archive", [str(data / "archive/articles_8k.jsonl.gz")]),
    }


if __name__ == "__main__":
    sys.exit(main())
