"""The base encoder as a graph of sentence embeddings whose vectors never depend on what is embedded beside them.

python -m training.embedder --data DATA --weights src/onrecord/models/weights

Every tensor that meets an int8 product is scaled by a number fixed here, found on the quotations of the labelled articles, not by
the largest value that happens to be in it. Why, and what it costs: docs/decisions/014-embeddings-by-the-batch.md.
"""

import argparse
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
from numpy.typing import NDArray
from onnx import NodeProto, TensorProto, helper, numpy_helper
from safetensors.numpy import load_file
from tokenizers import Tokenizer

from onrecord.models.embedding import MAX_PIECES
from training.corpora import guide
from training.export import checksums
from training.tokenizer import BASE

WIDTH, HEADS, LAYERS = 384, 12, 6
EPSILON = 1e-12  # of the layer norms, as published
SMOOTHING = 0.75  # how much of the difference between columns goes from what is quantized into the weights
_WORDINGS = 300  # to calibrate with
_CLIPPED = (1.0, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3)  # shares of the range met that are tried
_MICROSOFT = "com.microsoft"
Array = NDArray[np.float32]
Weights = Mapping[str, Array]
# What goes into the products of a layer, and whose weights it meets; the three of attention's input stand side by side.
_PRODUCTS = {
    "attention": ("attention.self.query", "attention.self.key", "attention.self.value"),
    "attended": ("attention.output.dense",),
    "widened": ("intermediate.dense",),
    "narrowed": ("output.dense",),
}
_SMOOTHED = (
    "attention",
    "widened",
)  # results of layer norms, where a few columns are many times as large as the others


@dataclass(frozen=True)
class Scale:
    """How one tensor becomes bytes: divided by `columns`, then in 255 steps from `low` to `high`."""

    low: float
    high: float
    columns: Array | None = None

    @property
    def step(self) -> np.float32:
        """The size of one step."""
        return np.float32((self.high - self.low) / 255)

    @property
    def zero(self) -> np.uint8:
        """Which byte is nought."""
        return np.uint8(np.clip(np.rint(-self.low / self.step), 0, 255))


@dataclass
class _Graph:
    """Operators and constants as they are added."""

    nodes: list[NodeProto] = field(default_factory=list)
    constants: dict[str, TensorProto] = field(default_factory=dict)
    taken: dict[str, str] = field(default_factory=dict)  # what goes into a product -> its tensor

    def add(self, kind: str, *inputs: str | np.ndarray | np.generic, domain: str = "", **more: object) -> str:
        """Add an operator; return the name of its result. Inputs that are no names are constants."""
        names = [one if isinstance(one, str) else self._constant(one) for one in inputs]
        name = f"{kind}_{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, names, [name], name, domain=domain, **more))
        return name

    def _constant(self, value: np.ndarray | np.generic) -> str:
        array = np.ascontiguousarray(value) if np.ndim(value) else np.asarray(value)
        held = numpy_helper.from_array(array)
        key = (
            f"{array.dtype}{array.shape}{array.tobytes()[:64].hex()}"
            if array.size < 8
            else f"weights_{len(self.constants)}"
        )
        held.name = key
        self.constants.setdefault(key, held)
        return key

    def save(self, path: Path, last: str, more: Sequence[str] = ()) -> None:
        """Write the graph: `ids` (pieces, rows) in, `vectors` (rows, 384) out, and the tensors `more`."""
        self.nodes.append(helper.make_node("Identity", [last], ["vectors"], "vectors"))
        ids = helper.make_tensor_value_info("ids", TensorProto.INT64, ["pieces", "rows"])
        out = [helper.make_tensor_value_info("vectors", TensorProto.FLOAT, ["rows", WIDTH])]
        out += [helper.make_tensor_value_info(name, TensorProto.FLOAT, None) for name in more]
        graph = helper.make_graph(self.nodes, "embedder", [ids], out, list(self.constants.values()))
        domains = [helper.make_opsetid("", 17), helper.make_opsetid(_MICROSOFT, 1)]
        onnx.save(helper.make_model(graph, opset_imports=domains, ir_version=9), str(path))


def export_embedder(folder: Path, wordings: Sequence[str]) -> None:
    """Write embedder.onnx to `folder`, calibrated on `wordings`, and the checksums anew.

    The fine-tuned encoder's own hidden states are no substitute: fine-tuning costs them their likeness of meaning.
    """
    weights = load_file(BASE / "model.safetensors")
    tokenizer = Tokenizer.from_file(str(BASE / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(MAX_PIECES)
    ids = [np.array([tokenizer.encode(text).ids], np.int64).T for text in wordings]
    plain, path = folder / "plain.onnx", folder / "embedder.onnx"
    try:
        graph = _Graph()
        graph.save(plain, _embedding(graph, weights, {}), list(graph.taken.values()))
        session = onnxruntime.InferenceSession(str(plain), providers=["CPUExecutionProvider"])
        found = [session.run(None, {"ids": one}) for one in ids]
    finally:
        plain.unlink(missing_ok=True)
    met = {name: np.concatenate([out[at][:, 0] for out in found]) for at, name in enumerate(graph.taken, 1)}
    graph = _Graph()
    graph.save(path, _embedding(graph, weights, _scales(weights, met)))
    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    cosines = [float(out[0][0] @ session.run(None, {"ids": one})[0][0]) for one, out in zip(ids, found, strict=True)]
    print(
        f"{path.name}: {path.stat().st_size / 1e6:.1f} MB, {len(ids)} wordings: cosine to the vectors in 32-bit numbers"
        f" {np.mean(cosines):.4f}, least {min(cosines):.4f}",
        flush=True,
    )
    checksums(folder)


def _embedding(graph: _Graph, weights: Weights, scales: Mapping[str, Scale]) -> str:
    """Add the whole of it; without `scales` in 32-bit numbers. Returns the name of the vectors.

    The pieces come first, then the rows: so the heads of attention are reached by strides, and only its result is turned.
    """
    add = graph.add
    words = weights["embeddings.word_embeddings.weight"]
    if scales:
        size = np.abs(words).max(1, keepdims=True) / 127
        found = add("Gather", np.rint(words / size).astype(np.int8), "ids")
        x = add("Mul", add("Cast", found, to=TensorProto.FLOAT), add("Gather", size.astype(np.float32), "ids"))
    else:
        x = add("Gather", words, "ids")
    places = weights["embeddings.position_embeddings.weight"][:MAX_PIECES, None]
    places = places + weights["embeddings.token_type_embeddings.weight"][0]
    first, second = np.array([0], np.int64), np.array([1], np.int64)
    length = add("Slice", add("Shape", "ids"), first, second)
    x = add("Add", x, add("Slice", places, first, length, first))
    x = _norm(graph, x, weights, "embeddings.LayerNorm")
    for layer in range(LAYERS):
        x = _layer(graph, x, weights, scales, layer)
    pooled = add("ReduceSum", x, first, keepdims=0)
    return add("Div", pooled, add("Sqrt", add("ReduceSum", add("Mul", pooled, pooled), second, keepdims=1)))


def _layer(graph: _Graph, x: str, weights: Weights, scales: Mapping[str, Scale], layer: int) -> str:
    add, at = graph.add, f"encoder.layer.{layer}."

    def products(of: str, given: str) -> list[str]:
        return _products(graph, given, f"{at}{of}", weights, scales.get(f"{at}{of}"))

    apart, together = np.array([0, 0, HEADS, WIDTH // HEADS], np.int64), np.array([0, 0, WIDTH], np.int64)
    query, key, value = (add("Reshape", one, apart) for one in products("attention", x))
    scores = add(
        "FusedMatMul",
        query,
        key,
        domain=_MICROSOFT,
        alpha=(WIDTH / HEADS) ** -0.5,
        transB=1,
        transBatchA=1,
        transBatchB=1,
    )
    mixed = add("FusedMatMul", add("Softmax", scores, axis=-1), value, domain=_MICROSOFT, transBatchB=1)
    mixed = add("Reshape", add("Transpose", mixed, perm=[2, 0, 1, 3]), together)
    x = _norm(graph, add("Add", x, *products("attended", mixed)), weights, f"{at}attention.output.LayerNorm")
    wide = add("Gelu", *products("widened", x), domain=_MICROSOFT)
    return _norm(graph, add("Add", x, *products("narrowed", wide)), weights, f"{at}output.LayerNorm")


def _norm(graph: _Graph, x: str, weights: Weights, name: str) -> str:
    gamma, beta = weights[f"{name}.weight"], weights[f"{name}.bias"]
    return graph.add("LayerNormalization", x, gamma, beta, axis=-1, epsilon=EPSILON)


def _products(graph: _Graph, x: str, name: str, weights: Weights, scale: Scale | None) -> list[str]:
    """Return the results of the linear layers that `x` goes into."""
    add = graph.add
    graph.taken[name] = x
    if scale is None:
        return [add("Add", add("MatMul", x, weight), bias) for weight, bias in _linear(weights, name)]
    if scale.columns is not None:
        x = add("Mul", x, (1 / scale.columns).astype(np.float32))
    taken = add("QuantizeLinear", x, scale.step, scale.zero)
    out = []
    for weight, bias in _linear(weights, name):
        smoothed = weight if scale.columns is None else weight * scale.columns[:, None]
        size = (np.abs(smoothed).max(0) / 127).astype(np.float32)
        held = np.rint(smoothed / size).astype(np.int8)
        given = (taken, held, scale.step, size, scale.zero, "", bias)
        out.append(add("MatMulIntegerToFloat", *given, domain=_MICROSOFT))
    return out


def _linear(weights: Weights, name: str) -> list[tuple[Array, Array]]:
    """Return the weights, (in, out), and biases of the linear layers that a tensor goes into."""
    layer, _, of = name.rpartition(".")
    parts = [f"{layer}.{part}" for part in _PRODUCTS[of]]
    return [(np.ascontiguousarray(weights[f"{p}.weight"].T), weights[f"{p}.bias"]) for p in parts]


def _scales(weights: Weights, met: Mapping[str, Array]) -> dict[str, Scale]:
    """Return the scale of each tensor that goes into products, from the values met in it (pieces, width)."""
    out = {}
    for name, values in met.items():
        weight = np.concatenate([one for one, _ in _linear(weights, name)], 1)
        columns = None
        if name.rpartition(".")[2] in _SMOOTHED:
            columns = _smoothing(values, weight)
            values, weight = values / columns, weight * columns[:, None]
        best = min(_tried(values), key=_error(values, np.linalg.norm(weight, axis=1)))
        out[name] = Scale(best.low, best.high, columns)
    return out


def _smoothing(values: Array, weight: Array) -> Array:
    """Return by what each column is divided before it is quantized, and its weights multiplied (SmoothQuant, Xiao et al. 2023)."""
    size = np.maximum(np.abs(values).max(0), 1e-3) ** SMOOTHING / np.abs(weight).max(1) ** (1 - SMOOTHING)
    smoothing: Array = (size / np.exp(np.log(size).mean())).astype(np.float32)
    return smoothing


def _tried(values: Array) -> Iterator[Scale]:
    low, high = float(values.min()), float(values.max())
    for share in _CLIPPED:
        # What GELU leaves below nought is little, and all of it is met.
        yield Scale(low if -low < 0.2 else low * share, high * share)


def _error(values: Array, told: Array) -> Callable[[Scale], float]:
    """Return what tells how much is lost by a scale, each column counting for what its weights make of it."""

    def lost(scale: Scale) -> float:
        step, zero = scale.step, float(scale.zero)
        back = (np.clip(np.rint(values / step) + zero, 0, 255) - zero) * step
        return float((((back - values) * told) ** 2).mean())

    return lost


def wordings(folder: Path) -> list[str]:
    """Return what is said in the articles labelled by our guide under `folder`, some of it, evenly taken."""
    said = []
    for one in sorted(guide(folder), key=lambda example: example.name):
        for relation in one.relations:
            first, last = relation.content[0][0], relation.content[-1][1] - 1
            said.append(one.text[one.words.starts[first] : one.words.ends[last]])
    return [said[at] for at in np.linspace(0, len(said) - 1, _WORDINGS).astype(int)]


def main() -> None:
    """Write the graph."""
    parser = argparse.ArgumentParser(
        prog="python -m training.embedder", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True, help="folder that holds gold_train")
    parser.add_argument("--weights", type=Path, required=True, help="folder to export to")
    arguments = parser.parse_args()
    export_embedder(arguments.weights, wordings(arguments.data / "gold_train"))


if __name__ == "__main__":
    main()
