"""Every number of a training run, in one place."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Settings:
    """How the encoder is trained. Rates are the peaks of a linear rise and fall."""

    data: Path
    out: Path
    layers: int = 6
    epochs: float = 3.0
    rows: int = 8  # windows to a batch
    encoder_rate: float = 2.5e-4
    head_rate: float = 1e-3
    layer_decay: float = 0.95  # of the encoder rate, from each layer to the one below it
    warm_up: float = 0.06  # share of the steps
    weight_decay: float = 0.01
    dropout: float = 0.1
    guide_repeats: int = 2  # how often the articles labelled by the guide come in an epoch
    held_corpus: int = 40  # articles of each corpus that tune and never train
    held_guide: int = 40
    seed: int = 1
    device: str = "cpu"
    half: bool = True  # bfloat16 where it can be had
    threads: int = 2
    checkpoint_minutes: float = 4.0
    max_steps: int = 0  # 0: as many as the epochs hold
    minutes: float = (
        0.0  # 0: until the steps are done; else this run's rates reach zero, and it ends, after so many minutes
    )
    start_from: Path | None = None  # a checkpoint whose weights to begin with
    kept_layers: tuple[
        int, ...
    ] = ()  # which of that checkpoint's layers a student begins with, counted from 0; (): all
    relu: bool = False  # in place of GELU: a twelfth of the graph's time
    taught: Path | None = None  # folder of unlabelled articles that `training.taught` kept; every other batch is theirs
    frozen_words: bool = False  # the embeddings of word pieces stay as they are
    everything: bool = False  # train on the held-out articles as well
