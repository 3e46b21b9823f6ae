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
from onnxruntime.transformers import optimizer
from onnxruntime.transformers.fusion_options import FusionOptions

from onrecord.reading.encoder.attribution import Decoding
from training.network import HEADS, WIDTH, Encoder, Reader
from training.outputs import link_scores
from training.tokenizer import BASE

INPUTS = ("ids", "mask", "cases", "quotes")
CHECKSUMS = "checksums.json"


def export(model: Reader, folder: Path, *, decoding: Decoding, calibration: dict, trained: dict) -> Path:
    """Write reader.onnx, reader.json, tokenizer.json and their checksums to `folder`; return the graph's path."""
    folder.mkdir(parents=True, exist_ok=True)
    graph = folder / "reader.onnx"
    _quantized(model, graph, inputs=INPUTS, outputs=("outputs",))
    links = link_scores(model)
    beside = {
        "links": {"distance": np.round(links.distance, 4).tolist(), "none": np.round(links.none, 4).tolist()},
        "decoding": asdict(decoding),
        "calibration": calibration,
        "trained": trained,
    }
    (folder / "reader.json").write_text(json.dumps(beside, indent=1, default=str) + "\n", encoding="utf-8")
    _tokenizer(folder / "tokenizer.json")
    checksums(folder)
    return graph


def checksums(folder: Path) -> None:
    """Write the SHA-256 of every file of `folder` that is loaded."""
    names = sorted(p.name for p in folder.iterdir() if p.suffix in (".onnx", ".json") and p.name != CHECKSUMS)
    sums = {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in names}
    (folder / CHECKSUMS).write_text(json.dumps(sums, indent=1) + "\n", encoding="utf-8")


class Pooled(torch.nn.Module):
    """An encoder that gives one vector a text, of length 1: the mean of its pieces' hidden states."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder

    def forward(self, ids: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        nothing = torch.zeros_like(ids)
        hidden = self.encoder(ids, mask, nothing, nothing)
        weight = mask[:, :, None].to(hidden.dtype)
        pooled = (hidden * weight).sum(1) / weight.sum(1)
        return pooled / pooled.norm(dim=-1, keepdim=True)


def export_embedder(folder: Path) -> None:
    """Write embedder.onnx, the base encoder as it was published, to `folder`, and the checksums anew.

    The fine-tuned encoder's own hidden states are no substitute: fine-tuning costs them their likeness of meaning.
    """
    model = Reader(dropout=0.0)
    model.load_base(BASE / "model.safetensors")
    _quantized(Pooled(model.encoder), folder / "embedder.onnx", inputs=INPUTS[:2], outputs=("vectors",))
    checksums(folder)


def _quantized(model: torch.nn.Module, path: Path, inputs: tuple[str, ...], outputs: tuple[str, ...]) -> None:
    """Write `model` as ONNX with attention fused, then weights to int8 a channel, activations quantized as they come."""
    model.eval()
    ids = torch.randint(1000, 2000, (2, 48))
    mask = torch.ones_like(ids)
    mask[1, 40:] = 0
    rest = torch.zeros_like(ids)
    given = (ids, mask, rest, rest)[: len(inputs)]
    axes = {name: {0: "rows", 1: "pieces"} for name in (*inputs, *outputs)}
    axes.update({name: {0: "rows"} for name in outputs if name == "vectors"})
    logging.disable(logging.WARNING)
    with tempfile.TemporaryDirectory() as held:
        raw, fused = Path(held) / "raw.onnx", Path(held) / "fused.onnx"
        torch.onnx.export(
            model, given, str(raw), input_names=list(inputs), output_names=list(outputs),
            dynamic_axes=axes, opset_version=17, dynamo=False, do_constant_folding=True,
        )  # fmt: skip
        better = optimizer.optimize_model(
            str(raw),
            model_type="bert",
            num_heads=HEADS,
            hidden_size=WIDTH,
            optimization_options=FusionOptions("bert"),
            opt_level=0,
        )
        better.save_model_to_file(str(fused))
        extra = {"DefaultTensorType": onnx.TensorProto.FLOAT}
        quantize_dynamic(str(fused), str(path), weight_type=QuantType.QInt8, per_channel=True, extra_options=extra)
    logging.disable(logging.NOTSET)
    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    fed = dict(zip(inputs, (t.numpy() for t in given), strict=True))
    got = session.run(None, {i.name: fed[i.name] for i in session.get_inputs()})[0]
    with torch.inference_mode():
        want = model(*given).numpy()
    where = mask.numpy() == 1 if got.ndim == 3 else slice(None)
    print(
        f"{path.name}: {path.stat().st_size / 1e6:.1f} MB, largest difference {np.abs(got - want)[where].max():.3f}",
        flush=True,
    )


def _tokenizer(path: Path) -> None:
    shutil.copy(BASE / "tokenizer.json", path)
    held = json.loads(path.read_text(encoding="utf-8"))
    held["truncation"] = held["padding"] = None
    path.write_text(json.dumps(held, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
