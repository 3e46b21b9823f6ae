"""From the raw corpora to the shipped weights: `python -m training --data DIR --out DIR`."""

import argparse
from dataclasses import replace
from pathlib import Path

from training.fit import fit
from training.settings import Settings


def main() -> None:
    """Train with the settings given; a run that was stopped goes on from its last checkpoint."""
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder that holds polnear/train and gold_train")
    parser.add_argument("--out", type=Path, required=True, help="folder for the checkpoint and what is exported")
    for name, kind in (("epochs", float), ("layers", int), ("seed", int), ("max-steps", int), ("threads", int), ("device", str)):
        parser.add_argument(f"--{name}", type=kind, default=None)
    given = vars(parser.parse_args())
    settings = Settings(given.pop("data"), given.pop("out"))
    fit(replace(settings, **{k: v for k, v in given.items() if v is not None}))


if __name__ == "__main__":
    main()
