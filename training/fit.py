"""Fitting the encoder: seeded, with checkpoints that resume where they stopped."""

import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from itertools import count, islice
from pathlib import Path

import torch

from onrecord.reading.encoder.windows import Window
from training.batches import Batch, Labelled, collate, collate_taught, cuts, labelled, taught_cuts
from training.corpora import Example, guide, polnear
from training.losses import PARTS, losses
from training.losses import taught as told
from training.network import Reader
from training.settings import Settings
from training.taught import Taught, taught
from training.tokenizer import BASE, WordPieces


def corpora(settings: Settings) -> tuple[list[Example], list[Example]]:
    """Return what trains and what tunes: whole articles, drawn once, the same for every seed."""
    held, kept = [], []
    sets = (
        (polnear(settings.data / "polnear" / "train"), settings.held_corpus),
        (guide(settings.data / "gold_train"), settings.held_guide),
    )
    for examples, number in sets:
        names = sorted({e.name for e in examples})
        random.Random(0).shuffle(names)
        tuning = set(names[:number])
        held += [e for e in examples if e.name in tuning]
        kept += [e for e in examples if e.name not in tuning or settings.everything]
    return kept, held


def fit(settings: Settings) -> Reader:
    """Train and return the model; progress goes to stdout, the checkpoint to `settings.out`."""
    torch.set_num_threads(settings.threads)
    torch.manual_seed(settings.seed)
    model = Reader(settings.layers, settings.dropout, settings.relu)
    if settings.start_from:
        layers = settings.kept_layers or range(settings.layers)
        model.load_layers(torch.load(settings.start_from, weights_only=True)["model"], layers)
    else:
        model.load_base(BASE / "model.safetensors", settings.kept_layers)
    model.encoder.words.weight.requires_grad_(not settings.frozen_words)
    model.to(settings.device).train()
    tokenizer = WordPieces()
    train = [labelled(e, tokenizer) for e in corpora(settings)[0]]
    unlabelled = taught(settings.taught, tokenizer) if settings.taught else []
    in_one = len(_cuts(train, settings, 0)) * (2 if unlabelled else 1)
    steps = settings.max_steps or int(settings.epochs * in_one)
    optimizer = torch.optim.AdamW(
        _groups(model, settings), weight_decay=settings.weight_decay, betas=(0.9, 0.98), fused=True
    )
    done, progress = _resume(model, optimizer, settings, steps)
    print(f"{len(train)} articles, {steps} steps, from step {done}", flush=True)
    batches = _alternating(train, unlabelled, settings, done) if unlabelled else _batches(train, settings, done)
    _run(model, optimizer, batches, settings, done, steps, progress)
    return model.eval()


def _run(
    model: Reader,
    optimizer: torch.optim.Optimizer,
    batches: Iterator[Batch],
    settings: Settings,
    done: int,
    steps: int,
    progress: float,
) -> None:
    """Train until progress is whole: by steps, or by the clock where the settings give minutes."""
    began = saved = time.monotonic()
    start, pieces, sums = progress, 0, dict.fromkeys(PARTS, 0.0)
    for step, batch in enumerate(batches, done + 1):
        if progress >= 1:
            break
        _rate(optimizer, settings, progress)
        for name, value in _step(model, optimizer, batch, settings).items():
            sums[name] += value
        pieces += batch.size
        now = time.monotonic()
        by_clock = start + (1 - start) * (now - began) / (settings.minutes * 60) if settings.minutes else 0.0
        progress = by_clock or step / steps
        if step % 25 == 0 or progress >= 1:
            shown = " ".join(f"{k} {v / 25:.3f}" for k, v in sums.items())
            print(
                f"step {step}/{steps} {progress:.3f} {pieces / (now - began):.0f} pieces/s {now - began:.0f}s | {shown}",
                flush=True,
            )
            sums = dict.fromkeys(PARTS, 0.0)
        if now - saved > settings.checkpoint_minutes * 60 or progress >= 1:
            _save(model, optimizer, step, progress, settings)
            saved = now


def _step(model: Reader, optimizer: torch.optim.Optimizer, batch: Batch, settings: Settings) -> dict[str, float]:
    with torch.autocast(settings.device, torch.bfloat16, enabled=settings.half):
        outputs = model(*(t.to(settings.device) for t in batch.inputs))
    parts = losses(model, batch, outputs) if batch.said is None else told(batch, outputs)
    loss = sum(PARTS[name] * value for name, value in parts.items())
    optimizer.zero_grad(set_to_none=True)
    loss.backward()
    torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
    optimizer.step()
    return {name: float(value.detach()) for name, value in parts.items()}


def _cuts(train: Sequence[Labelled], settings: Settings, number: int) -> list[list[tuple[Labelled, Window]]]:
    rng = random.Random(f"{settings.seed}/{number}")
    return cuts(train, settings.rows, rng, {"guide": settings.guide_repeats})


def _batches(train: Sequence[Labelled], settings: Settings, skipped: int) -> Iterator[Batch]:
    """Yield batches without end; the same ones for the same seed, so that a resumed run sees what it would have seen."""
    groups = (group for number in count() for group in _cuts(train, settings, number))
    yield from map(collate, islice(groups, skipped, None))


def _alternating(
    train: Sequence[Labelled], unlabelled: Sequence[Taught], settings: Settings, skipped: int
) -> Iterator[Batch]:
    """Yield a batch of each kind in turn, without end."""
    rng = random.Random(f"{settings.seed}/taught")
    groups = (group for _ in count() for group in taught_cuts(unlabelled, settings.rows, rng))
    others = map(collate_taught, islice(groups, skipped // 2, None))
    for own, other in zip(_batches(train, settings, skipped // 2), others, strict=True):
        yield own
        yield other


def _groups(model: Reader, settings: Settings) -> list[dict]:
    """Return parameter groups with their peak rates: heads and added inputs fast, lower layers slower than upper ones."""
    groups: dict[float, list] = {}
    for name, parameter in model.named_parameters():
        if not parameter.requires_grad:
            continue
        if not name.startswith("encoder.") or ".cases." in f".{name}" or ".quotes." in f".{name}":
            rate = settings.head_rate
        else:
            depth = int(name.split(".")[2]) if name.startswith("encoder.layers.") else -1
            rate = settings.encoder_rate * settings.layer_decay ** (settings.layers - 1 - depth)
        groups.setdefault(rate, []).append(parameter)
    return [{"params": parameters, "lr": rate, "peak": rate} for rate, parameters in groups.items()]


def _rate(optimizer: torch.optim.Optimizer, settings: Settings, done: float) -> None:
    share = min(1.0, (done + 1e-4) / settings.warm_up) * (1.0 - done)
    for group in optimizer.param_groups:
        group["lr"] = group["peak"] * share


def _path(settings: Settings) -> Path:
    return settings.out / "checkpoint.pt"


def _save(model: Reader, optimizer: torch.optim.Optimizer, step: int, progress: float, settings: Settings) -> None:
    settings.out.mkdir(parents=True, exist_ok=True)
    kept = {k: str(v) if isinstance(v, Path) else v for k, v in asdict(settings).items()}
    state = {
        "model": model.state_dict(),
        "optimizer": optimizer.state_dict(),
        "step": step,
        "progress": progress,
        "settings": kept,
    }
    partial = _path(settings).with_suffix(".partial")
    torch.save(state, partial)
    partial.replace(_path(settings))


def _resume(model: Reader, optimizer: torch.optim.Optimizer, settings: Settings, steps: int) -> tuple[int, float]:
    """Return the steps done and the progress made, 0.0-1.0, by the checkpoint there is."""
    if not _path(settings).exists():
        return 0, 0.0
    state = torch.load(_path(settings), weights_only=True, map_location=settings.device)
    model.load_state_dict(state["model"])
    optimizer.load_state_dict(state["optimizer"])
    return int(state["step"]), float(state.get("progress", state["step"] / steps))


def load(path: Path) -> Reader:
    """Return the model of a checkpoint, ready to be used."""
    state = torch.load(path, weights_only=True, map_location="cpu")
    model = Reader(state["settings"]["layers"], 0.0, state["settings"].get("relu", False))
    model.load_state_dict(state["model"])
    return model.eval()


def described(path: Path) -> dict[str, object]:
    """Return the settings a checkpoint was trained with, without its paths, and the steps it was trained for."""
    state = torch.load(path, weights_only=True, map_location="cpu")
    kept = {k: v for k, v in state["settings"].items() if k not in ("data", "out", "start_from", "taught")}
    return {**kept, "steps": state["step"]}
