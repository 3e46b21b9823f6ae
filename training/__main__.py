"""From the raw corpora to the shipped weights: fit, tune, export.

python -m training --data DATA --out RUN                       # all three; a run that was stopped goes on
python -m training --data DATA --out RUN --weights src/onrecord/models/weights --version encoder/1
"""

import argparse
import json
from dataclasses import asdict, replace
from pathlib import Path

import torch

from onrecord.reading.encoder.attribution import Decoding
from training.embedder import export_embedder, wordings
from training.export import export_beside, export_graph, link_scores
from training.fit import corpora, described, fit, load
from training.outputs import exported
from training.settings import Settings
from training.tokenizer import WordPieces
from training.tune import judged, tune


def main() -> None:
    """Run the stages that are still to be done."""
    arguments = _parser().parse_args()
    given = {name: value for name, value in vars(arguments).items() if value is not None}
    weights, version, skip = given.pop("weights", None), given.pop("version"), given.pop("exported_only")
    search = given.pop("search")
    if given.pop("four_layers"):
        given |= {"layers": 4, "kept_layers": (0, 1, 3, 5), "relu": True, "frozen_words": True}
    settings = replace(Settings(given.pop("data"), given.pop("out")), **given)
    model = load(settings.out / "checkpoint.pt") if skip else fit(settings)
    held = corpora(replace(settings, everything=False))[1]
    torch.set_num_threads(settings.threads)
    target = weights or settings.out / "weights"
    # Tuned on what ships, the int8 graph, not on what was trained.
    values = list(exported(export_graph(model, target), held, WordPieces(), settings.threads))
    decoding = Decoding()
    if search:
        decoding, calibration, quality = tune(held, values, link_scores(model))
    else:
        calibration, quality = judged(held, values, link_scores(model), decoding)
    trained = {
        "version": version,
        "quality on held-out articles": quality,
        "settings": described(settings.out / "checkpoint.pt"),
    }
    (settings.out / "tuned.json").write_text(
        json.dumps({"decoding": asdict(decoding), **trained}, indent=1), encoding="utf-8"
    )
    print(json.dumps(quality, indent=1))
    export_beside(target, link_scores(model), decoding=decoding, calibration=calibration, trained=trained)
    if not (target / "embedder.onnx").exists():
        export_embedder(target, wordings(settings.data / "gold_train"))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m training", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True, help="folder that holds polnear/train and gold_train")
    parser.add_argument("--out", type=Path, required=True, help="folder for the checkpoint and what is measured")
    parser.add_argument("--weights", type=Path, help="folder to export to (default: weights/ under --out)")
    parser.add_argument("--version", default="encoder/1", help="goes into every statement read with these weights")
    parser.add_argument(
        "--exported-only", action="store_true", help="do not train: tune and export the checkpoint there is"
    )
    parser.add_argument(
        "--search", action="store_true", help="search the decoding that suits the encoder alone, and export that"
    )
    parser.add_argument(
        "--four-layers", action="store_true", help="a student: four layers of --start-from's six, with ReLU for GELU"
    )
    kinds = {
        "epochs": float,
        "layers": int,
        "seed": int,
        "max_steps": int,
        "minutes": float,
        "encoder_rate": float,
        "head_rate": float,
        "threads": int,
        "device": str,
        "start_from": Path,
        "taught": Path,
    }
    for name, kind in kinds.items():
        parser.add_argument(f"--{name.replace('_', '-')}", type=kind, dest=name)
    return parser


if __name__ == "__main__":
    main()
