"""Adapters that load weights; the weights and their cards."""

from onrecord.models.embedding import Embedder, embed
from onrecord.models.encoder import OnnxEncoder

__all__ = ["Embedder", "OnnxEncoder", "embed"]
