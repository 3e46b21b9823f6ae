"""The encoder's graph in the operators that onnxruntime is quickest at on a CPU: the same sums and products.

What each is worth was measured, and is told, in docs/decisions/011-int8-and-what-is-read-together.md.
"""

from collections.abc import Callable
from pathlib import Path

import numpy as np
from onnx import GraphProto, NodeProto, helper, numpy_helper
from onnxruntime.transformers import optimizer
from onnxruntime.transformers.fusion_options import FusionOptions

from training.network import HEADS, WIDTH

# Heads whose weights are made, used and dropped before the next ones': of all twelve they do not fit in a core's cache.
HEADS_AT_ONCE = 3
_MICROSOFT = "com.microsoft"
Add = Callable[..., str]


def rewrite(raw: Path, to: Path) -> None:
    """Write the graph that torch exported to the file `raw` to the file `to`, with norms and attention written for onnxruntime.

    GELU keeps its bias apart: the product before it then adds the bias as it scales, and onnxruntime's BiasGelu takes twice as long
    as its Gelu.
    """
    options = FusionOptions("bert")
    options.enable_bias_gelu = False
    fused = optimizer.optimize_model(
        str(raw), model_type="bert", num_heads=HEADS, hidden_size=WIDTH, optimization_options=options, opt_level=0
    )
    graph = fused.model.graph
    _constants(graph)
    given = list(graph.node)
    del graph.node[:]
    for number, node in enumerate(given):
        if node.op_type in ("SkipLayerNormalization", "LayerNormalization"):
            graph.node.extend(_norm(node, f"norm_{number}"))
        elif node.op_type == "Attention":
            graph.node.extend(_attention(node, f"attention_{number}"))
        else:
            graph.node.append(node)
    fused.save_model_to_file(str(to))


def _constants(graph: GraphProto) -> None:
    groups = HEADS // HEADS_AT_ONCE
    shapes = {
        "heads_apart": [1, -1, 3 * HEADS, WIDTH // HEADS],
        "heads_together": [1, -1, WIDTH],
        "groups_of_heads": [HEADS_AT_ONCE] * 3 * groups,
    }
    for name, numbers in shapes.items():
        graph.initializer.append(numpy_helper.from_array(np.array(numbers, np.int64), name))
    graph.initializer.append(numpy_helper.from_array(np.array(1e-12, np.float32), "norm_epsilon"))


def _norm(node: NodeProto, name: str) -> list[NodeProto]:
    """Return the operators of one layer norm: (x - mean) / sqrt(variance + epsilon) * gamma + beta, x a sum where `node` skips.

    onnxruntime's own layer norm goes number by number on a CPU and took a fifth of the time; written out, it takes a twelfth. The
    reciprocal, where a division would do, keeps onnxruntime from putting them together again.
    """
    out, add = _adding(name)
    skips = node.op_type == "SkipLayerNormalization"
    x, *rest = node.input
    gamma, beta, *biases = rest[1:] if skips else rest
    for other in [rest[0], *filter(None, biases)] if skips else []:
        x = add("Add", x, other)
    centred = add("Sub", x, add("ReduceMean", x, axes=[-1], keepdims=1))
    variance = add("ReduceMean", add("Mul", centred, centred), axes=[-1], keepdims=1)
    scale = add("Reciprocal", add("Sqrt", add("Add", variance, "norm_epsilon")))
    add("Add", add("Mul", add("Mul", centred, scale), gamma), beta, to=node.output[0])
    return out


def _attention(node: NodeProto, name: str) -> list[NodeProto]:
    """Return the operators of one attention, a group of heads after the other."""
    out, add = _adding(name)
    x, weight, bias = node.input[:3]
    apart = add("Reshape", add("Add", add("MatMul", x, weight), bias), "heads_apart")
    groups = HEADS // HEADS_AT_ONCE
    parts = [f"{name}_{part}{group}" for part in ("query", "key", "value") for group in range(groups)]
    turned = add("Transpose", apart, perm=[0, 2, 1, 3])
    out.append(helper.make_node("Split", [turned, "groups_of_heads"], parts, f"{name}_split", axis=1))
    mixed = []
    scale = float((WIDTH // HEADS) ** -0.5)
    for query, key, value in zip(parts[:groups], parts[groups:-groups], parts[-groups:], strict=True):
        scores = add("FusedMatMul", query, key, domain=_MICROSOFT, transB=1, alpha=scale)
        mixed.append(add("MatMul", add("Softmax", scores, axis=-1), value))
    together = add("Transpose", add("Concat", *mixed, axis=1), perm=[0, 2, 1, 3])
    add("Reshape", together, "heads_together", to=node.output[0])
    return out


def _adding(name: str) -> tuple[list[NodeProto], Add]:
    """Return a list of operators, and a function that adds one to it and returns the name of its result."""
    out: list[NodeProto] = []

    def add(kind: str, *inputs: str, to: str = "", domain: str = "", **more: object) -> str:
        result = to or f"{name}_{len(out)}"
        node = helper.make_node(kind, list(inputs), [result], f"{name}_{len(out)}_{kind}", domain=domain, **more)
        out.append(node)
        return result

    return out, add
