"""The encoder: all-MiniLM-L6-v2 with letter case and quotation state added to its input, and heads on its words."""

import math
from collections.abc import Sequence
from pathlib import Path

import torch
import torch.nn.functional as F
from safetensors.torch import load_file
from torch import Tensor, nn

from onrecord.reading.encoder.labels import (
    ATTRIBUTION_TAGS,
    CLASSES,
    DISTANCES,
    LINK_PARTS,
    LINK_WIDTH,
    NAME_TAGS,
    SETTING_TAGS,
)
from onrecord.reading.encoder.words import CASES, QUOTES

WIDTH, HEADS, INNER, VOCABULARY, POSITIONS = 384, 12, 1536, 30522, 512
_PLAIN_HEADS = {
    "names": len(NAME_TAGS),
    "settings": len(SETTING_TAGS),
    "classes": len(CLASSES),
    "denies": 1,
    "anonymous": 1,
}


class Dropout(nn.Module):
    """Dropout whose mask is drawn by bytes: torch's own draw takes a tenth of a training step on a CPU.

    The probability is rounded to 1/256.
    """

    def __init__(self, probability: float) -> None:
        super().__init__()
        self.level = round(probability * 256)

    def forward(self, x: Tensor) -> Tensor:
        if not self.training or not self.level:
            return x
        drawn = torch.empty((x.numel() + 7) // 8, dtype=torch.int64, device=x.device).random_(-(2**63), 2**63 - 1)
        kept = drawn.view(torch.uint8)[: x.numel()].view(x.shape) >= self.level
        return x * kept * (256 / (256 - self.level))


class Layer(nn.Module):
    """One transformer layer as in BERT (post-norm)."""

    def __init__(self, dropout: float, relu: bool = False) -> None:
        super().__init__()
        self.relu = relu
        self.query, self.key, self.value, self.out = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.attended = nn.LayerNorm(WIDTH, eps=1e-12)
        self.widen, self.narrow = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.done = nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = Dropout(dropout)

    def forward(self, x: Tensor, bias: Tensor | None) -> Tensor:
        batch, length, _ = x.shape

        def split(t: Tensor) -> Tensor:
            return t.view(batch, length, HEADS, WIDTH // HEADS).transpose(1, 2)

        q, k, v = split(self.query(x)), split(self.key(x)), split(self.value(x))
        # Written out: on a CPU in bfloat16 twice as fast to train as the fused attention, whose backward pass is slow there.
        weights = torch.matmul(q, k.transpose(-1, -2)) / math.sqrt(WIDTH // HEADS)
        weights = weights if bias is None else weights + bias.to(q.dtype)
        mixed = torch.matmul(torch.softmax(weights, -1), v)
        mixed = mixed.transpose(1, 2).reshape(batch, length, WIDTH)
        x = self.attended(x + self.drop(self.out(mixed)))
        wide = self.widen(x)
        return self.done(x + self.drop(self.narrow(F.relu(wide) if self.relu else F.gelu(wide))))


class Encoder(nn.Module):
    """Word pieces with their case and quotation state to hidden states (windows, pieces, 384)."""

    def __init__(self, layers: int = 6, dropout: float = 0.1, relu: bool = False) -> None:
        super().__init__()
        self.words = nn.Embedding(VOCABULARY, WIDTH)
        self.positions = nn.Embedding(POSITIONS, WIDTH)
        self.kinds = nn.Embedding(2, WIDTH)
        self.cases = nn.Embedding(len(CASES), WIDTH)
        self.quotes = nn.Embedding(len(QUOTES), WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer(dropout, relu) for _ in range(layers))
        self.drop = Dropout(dropout)
        for added in (self.cases, self.quotes):
            nn.init.zeros_(added.weight)

    def forward(self, ids: Tensor, mask: Tensor | None, cases: Tensor, quotes: Tensor) -> Tensor:
        """`mask`: 1 for pieces, 0 for padding; None: no window is padded."""
        x = self.words(ids) + self.positions.weight[: ids.shape[1]] + self.kinds.weight[0]
        x = x + self.cases(cases) + self.quotes(quotes)
        x = self.drop(self.norm(x))
        bias = None if mask is None else (1.0 - mask[:, None, None, :].to(x.dtype)) * -10000.0
        for layer in self.layers:
            x = layer(x, bias)
        return x


class Reader(nn.Module):
    """The encoder with its heads. Its output holds `labels.OUTPUTS` side by side."""

    def __init__(self, layers: int = 6, dropout: float = 0.1, relu: bool = False) -> None:
        super().__init__()
        self.encoder = Encoder(layers, dropout, relu)
        tags = len(ATTRIBUTION_TAGS)
        # Two manners of marking the same thing: what they share, and what each has of its own.
        self.shared = nn.Linear(WIDTH, tags)
        self.corpus, self.outer = nn.Linear(WIDTH, tags), nn.Linear(WIDTH, tags)
        self.inner = nn.Linear(WIDTH, tags)
        self.plain = nn.Linear(WIDTH, sum(_PLAIN_HEADS.values()))
        self.links = nn.Linear(WIDTH, len(LINK_PARTS) * LINK_WIDTH)
        # Link scores by signed word distance, and the score of "none": cue of content, source of cue, source of content.
        self.distance = nn.Parameter(torch.zeros(3, 2 * DISTANCES))
        self.none = nn.Parameter(torch.zeros(3))
        for manner in (self.corpus, self.outer):
            nn.init.zeros_(manner.weight)
            nn.init.zeros_(manner.bias)

    def forward(self, ids: Tensor, mask: Tensor | None, cases: Tensor, quotes: Tensor) -> Tensor:
        return self.heads(self.encoder(ids, mask, cases, quotes))

    def heads(self, hidden: Tensor) -> Tensor:
        """Return `labels.OUTPUTS` for hidden states."""
        shared = self.shared(hidden)
        tagged = [shared + self.corpus(hidden), shared + self.outer(hidden), self.inner(hidden)]
        return torch.cat([*tagged, self.plain(hidden), self.links(hidden)], -1)

    def load_layers(self, trained: dict[str, Tensor], layers: Sequence[int]) -> None:
        """Fill everything from a deeper reader's state; `layers`: which of its layers, counted from 0, in order."""
        number = {str(k): str(i) for i, k in enumerate(layers)}
        kept = {}
        for name, value in trained.items():
            parts = name.split(".")
            if name.startswith("encoder.layers."):
                if parts[2] not in number:
                    continue
                parts[2] = number[parts[2]]
            kept[".".join(parts)] = value
        self.load_state_dict(kept)

    def load_base(self, weights: Path, layers: list[int] | None = None) -> None:
        """Fill the encoder from all-MiniLM-L6-v2's safetensors; `layers`: which of its six, in order."""
        given = load_file(weights)
        names = {
            "words.weight": "embeddings.word_embeddings.weight",
            "positions.weight": "embeddings.position_embeddings.weight",
            "kinds.weight": "embeddings.token_type_embeddings.weight",
            "norm.weight": "embeddings.LayerNorm.weight",
            "norm.bias": "embeddings.LayerNorm.bias",
        }
        parts = {
            "query": "attention.self.query", "key": "attention.self.key", "value": "attention.self.value",
            "out": "attention.output.dense", "attended": "attention.output.LayerNorm",
            "widen": "intermediate.dense", "narrow": "output.dense", "done": "output.LayerNorm",
        }  # fmt: skip
        for i, k in enumerate(layers or range(len(self.encoder.layers))):
            for mine, theirs in parts.items():
                for kind in ("weight", "bias"):
                    names[f"layers.{i}.{mine}.{kind}"] = f"encoder.layer.{k}.{theirs}.{kind}"
        own = self.encoder.state_dict()
        with torch.no_grad():
            for mine, theirs in names.items():
                own[mine].copy_(given[theirs])


def bucket(distance: Tensor) -> Tensor:
    """Return the bucket of a signed word distance: exact up to 15 words, then four to each doubling, 0 to 65."""
    size = distance.abs()
    far = (16 + (torch.log2(size.clamp(min=16).float() / 16) * 4).long()).clamp(max=DISTANCES - 1)
    return torch.where(size < 16, size, far) + DISTANCES * (distance < 0).long()
