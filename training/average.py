"""One checkpoint out of two: the weights of runs that began alike, averaged (Wortsman et al., 2022).

python -m training.average RUN_A/checkpoint.pt RUN_B/checkpoint.pt --share 0.2 --out RUN
"""

import argparse
from pathlib import Path

import torch


def main() -> None:
    """Write the average, for `python -m training --exported-only` to tune and export."""
    parser = argparse.ArgumentParser(
        prog="python -m training.average", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("first", type=Path)
    parser.add_argument(
        "second", type=Path, help="a run that began with the first one's weights, or with the same ones"
    )
    parser.add_argument("--share", type=float, default=0.5, help="of the second in the average, 0.0-1.0")
    parser.add_argument("--out", type=Path, required=True, help="folder for the checkpoint")
    given = parser.parse_args()
    one, other = (torch.load(path, weights_only=True, map_location="cpu") for path in (given.first, given.second))
    given.out.mkdir(parents=True, exist_ok=True)
    averaged = {name: torch.lerp(value, other["model"][name], given.share) for name, value in one["model"].items()}
    settings = {**one["settings"], "averaged with": {**other["settings"], "steps": other["step"], "share": given.share}}
    for paths in (settings, settings["averaged with"]):
        for name in ("data", "out", "start_from"):
            paths.pop(name, None)
    torch.save({"model": averaged, "step": one["step"], "settings": settings}, given.out / "checkpoint.pt")


if __name__ == "__main__":
    main()
