"""From a checkpoint to what ships: an int8 ONNX graph, the tokenizer, the numbers beside them, and their checksums."""

import hashlib
import json
import logging
import shutil
import tempfile
from dataclasses import asdict
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from onrecord.reading.encoder.attribution import Decoding, LinkScores
from training.graph import rewrite
from training.network import Reader
from training.tokenizer import BASE

INPUTS = ("ids", "cases", "quotes")
CHECKSUMS = "checksums.json"


def link_scores(model: Reader) -> LinkScores:
    """Return what the linker learned beside its vectors."""
    return LinkScores(model.distance.detach().float().numpy(), model.none.detach().float().numpy())


def export_graph(model: Reader, folder: Path) -> Path:
    """Write reader.onnx and tokenizer.json to `folder`; return the graph's path."""
    folder.mkdir(parents=True, exist_ok=True)
    graph = folder / "reader.onnx"
    _quantized(Alone(model), graph, inputs=INPUTS, outputs=("outputs",))
    _tokenizer(folder / "tokenizer.json")
    return graph


def export_beside(folder: Path, links: LinkScores, *, decoding: Decoding, calibration: dict, trained: dict) -> None:
    """Write reader.json, what belongs to the graph in `folder`, and the checksums of all of it."""
    beside = {
        "links": {"distance": np.round(links.distance, 4).tolist(), "none": np.round(links.none, 4).tolist()},
        "decoding": asdict(decoding),
        "calibration": calibration,
        "trained": trained,
    }
    (folder / "reader.json").write_text(json.dumps(beside, indent=1, default=str) + "\n", encoding="utf-8")
    checksums(folder)


def checksums(folder: Path) -> None:
    """Write the SHA-256 of every file of `folder` that is loaded."""
    names = sorted(p.name for p in folder.iterdir() if p.suffix in (".onnx", ".json") and p.name != CHECKSUMS)
    sums = {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in names}
    (folder / CHECKSUMS).write_text(json.dumps(sums, indent=1) + "\n", encoding="utf-8")


class Alone(torch.nn.Module):
    """A reader of one window at a time, without padding: nothing to mask."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader

    def forward(self, ids: torch.Tensor, cases: torch.Tensor, quotes: torch.Tensor) -> torch.Tensor:
        return self.reader(ids, None, cases, quotes)


def _quantized(model: torch.nn.Module, path: Path, inputs: tuple[str, ...], outputs: tuple[str, ...]) -> None:
    """Write `model` as ONNX rewritten for onnxruntime, weights in int8 a channel, activations quantized as they come."""
    model.eval()
    ids = torch.randint(1000, 2000, (1, 48))
    given = (ids, torch.zeros_like(ids), torch.zeros_like(ids))[: len(inputs)]
    axes = {name: {0: "rows", 1: "pieces"} for name in (*inputs, *outputs)}
    logging.disable(logging.WARNING)
    with tempfile.TemporaryDirectory() as held:
        raw, fused = Path(held) / "raw.onnx", Path(held) / "fused.onnx"
        torch.onnx.export(
            model, given, str(raw), input_names=list(inputs), output_names=list(outputs),
            dynamic_axes=axes, opset_version=17, dynamo=False, do_constant_folding=True,
        )  # fmt: skip
        rewrite(raw, fused)
        extra = {"DefaultTensorType": onnx.TensorProto.FLOAT}
        quantize_dynamic(str(fused), str(path), weight_type=QuantType.QInt8, per_channel=True, extra_options=extra)
    logging.disable(logging.NOTSET)
    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    fed = dict(zip(inputs, (t.numpy() for t in given), strict=True))
    got = session.run(None, fed)[0]
    with torch.inference_mode():
        want = model(*given).numpy()
    print(
        f"{path.name}: {path.stat().st_size / 1e6:.1f} MB, largest difference {np.abs(got - want).max():.3f}",
        flush=True,
    )


def _tokenizer(path: Path) -> None:
    shutil.copy(BASE / "tokenizer.json", path)
    held = json.loads(path.read_text(encoding="utf-8"))
    held["truncation"] = held["padding"] = None
    path.write_text(json.dumps(held, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
