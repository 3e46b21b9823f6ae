"""What training minimises: tags, names, settings, links, and the class, polarity and anonymity of relations."""

import torch
import torch.nn.functional as F
from torch import Tensor

from onrecord.reading.encoder.labels import LINK_PARTS, LINK_WIDTH, OUTPUTS
from onrecord.reading.encoder.windows import Window
from training.batches import NOTHING, Batch, class_target
from training.corpora import Range, Relation
from training.network import Reader, bucket

# Weight of each part. Names and links as in the feasibility study; the rest small, they have few labels.
PARTS = {
    "corpus": 1.0, "outer": 1.0, "inner": 0.7, "names": 0.4, "settings": 0.3,
    "links": 0.3, "classes": 0.15, "denies": 0.1, "anonymous": 0.1,
}  # fmt: skip


def split(outputs: Tensor) -> dict[str, Tensor]:
    """Return the heads of `labels.OUTPUTS` by name."""
    parts = torch.split(outputs, [width for _, width in OUTPUTS], -1)
    return {name: part for (name, _), part in zip(OUTPUTS, parts, strict=True)}


def losses(model: Reader, batch: Batch, outputs: Tensor) -> dict[str, Tensor]:
    """Return the loss of each part, unweighted."""
    heads = split(outputs.float())
    size = sum(len(window.first) for window, _ in batch.rows)
    out = {name: _tags(heads[name], labels, batch.weights, size) for name, labels in batch.tags.items()}
    out["links"] = _links(model, batch, heads["links"])
    out.update(_relations(batch, heads))
    return out


def taught(batch: Batch, outputs: Tensor) -> dict[str, Tensor]:
    """Return the loss of each part against a teacher's outputs, unweighted (Hinton, Vinyals and Dean, 2015).

    Chances against chances by word. What is read off some words only counts by how likely the teacher thinks them part of an
    attribution: link vectors, which are to be the teacher's own, the class, the polarity and the anonymity.
    """
    said, places = batch.said, batch.places
    assert said is not None and places is not None
    mine = split(outputs[places].float())
    theirs = split(said)
    part = 1 - torch.stack([theirs[h].softmax(-1)[:, 0] for h in ("corpus", "outer", "inner")]).amin(0)
    share = part.sum().clamp(min=1.0)
    out = {}
    for name in ("corpus", "outer", "inner", "names", "settings"):
        out[name] = F.cross_entropy(mine[name], theirs[name].softmax(-1))
    each = F.cross_entropy(mine["classes"], theirs["classes"].softmax(-1), reduction="none")
    out["classes"] = (each * part).sum() / share
    for name in ("denies", "anonymous"):
        each = F.binary_cross_entropy_with_logits(mine[name], theirs[name].sigmoid(), reduction="none")
        out[name] = (each.squeeze(-1) * part).sum() / share
    away = (mine["links"] - theirs["links"]).square().mean(-1)
    out["links"] = (away * part).sum() / (theirs["links"].square().mean(-1) * part).sum().clamp(min=1e-6)
    return out


def _tags(logits: Tensor, labels: Tensor, weights: Tensor, size: int) -> Tensor:
    """Cross-entropy by word, averaged over all words of the batch, so that a head counts by the words it has labels for."""
    each = F.cross_entropy(logits.flatten(0, 1), labels.flatten(), ignore_index=NOTHING, reduction="none").view_as(
        labels
    )
    return (each * weights[:, None]).sum() / size


def _relations(batch: Batch, heads: dict[str, Tensor]) -> dict[str, Tensor]:
    at: dict[str, list[tuple[int, int]]] = {"classes": [], "denies": [], "anonymous": []}
    targets: dict[str, list] = {"classes": [], "denies": [], "anonymous": []}
    for row, (window, relations) in enumerate(batch.rows):
        for relation in relations:
            for name, words, target in _facts(relation):
                for word in words:
                    if target is not None and window.start <= word < window.end:
                        at[name].append((row, window.first[word - window.start]))
                        targets[name].append(target)
    out = {}
    for name, places in at.items():
        if not places:
            out[name] = heads[name].sum() * 0.0
            continue
        rows, columns = torch.tensor(places).T
        picked, target = heads[name][rows, columns], torch.tensor(targets[name])
        if name == "classes":  # the probability of the classes it may have, together
            allowed = picked.log_softmax(-1).masked_fill(target == 0, -1e4)
            out[name] = -allowed.logsumexp(-1).mean()
        else:
            out[name] = F.binary_cross_entropy_with_logits(picked.squeeze(-1), target.float())
    return out


def _facts(relation: Relation) -> list[tuple[str, list[int], object]]:
    content = relation.content[0][0]
    cue = list(range(*relation.cue)) if relation.cue else [content]
    source = list(range(*relation.source)) if relation.source else [content]
    return [
        ("classes", cue, class_target(relation)),
        ("denies", cue, relation.denies),
        ("anonymous", source, relation.anonymous),
    ]


def _links(model: Reader, batch: Batch, vectors: Tensor) -> Tensor:
    """Cross-entropy of picking the right cue for a content, the right source for a cue and for a content, or none."""
    parts = vectors.unflatten(-1, (len(LINK_PARTS), LINK_WIDTH))
    total, count = vectors.sum() * 0.0, 0
    for row, (window, relations) in enumerate(batch.rows):
        inside = [r for r in relations if not r.cue or _in(window, r.cue)]
        for kind, pairs in enumerate(_pairs(window, relations, inside)):
            if pairs:
                total = total + _picking(model, kind, window, parts[row], pairs)
                count += len(pairs)
    return total / max(count, 1)


Pair = tuple[Range, Range | None]


def _pairs(
    window: Window, relations: list[Relation], inside: list[Relation]
) -> tuple[list[Pair], list[Pair], list[Pair]]:
    def seen(span: Range | None) -> Range | None:
        return span if span and _in(window, span) else None

    cues = [(c, seen(r.cue)) for r in relations for c in r.content if _in(window, c)]
    sources = list({r.cue: (r.cue, seen(r.source)) for r in inside if r.cue}.values())
    direct = [(r.content[0], seen(r.source)) for r in relations if _in(window, r.content[0])]
    return cues, sources, direct


def _in(window: Window, span: Range) -> bool:
    return window.start <= span[0] and span[1] <= window.end


# Which link part asks and which answers, for cue of content, source of cue, source of content.
ASKS, ANSWERS = (0, 2, 3), (1, 4, 4)


def _picking(model: Reader, kind: int, window: Window, parts: Tensor, pairs: list[Pair]) -> Tensor:
    answers = sorted({b for _, b in pairs if b})
    number = {b: i for i, b in enumerate(answers)}
    target = torch.tensor([number[b] if b else len(answers) for _, b in pairs])
    asking = torch.tensor([a for a, _ in pairs])
    first = [window.first[a - window.start] for a, _ in asking.tolist()]
    last = [window.first[b - 1 - window.start] for _, b in asking.tolist()]
    asks = parts[first, ASKS[kind]] + parts[last, ASKS[kind]]
    none = model.none[kind].expand(len(pairs), 1)
    if not answers:
        return F.cross_entropy(none, target, reduction="sum")
    place = torch.tensor([b[0] for b in answers])
    heads = parts[[window.first[b[0] - window.start] for b in answers], ANSWERS[kind]]
    scores = asks @ heads.T / 8 + model.distance[kind][bucket(gap(asking, place))]
    return F.cross_entropy(torch.cat([scores, none], 1), target, reduction="sum")


def gap(asking: Tensor, place: Tensor) -> Tensor:
    """Return signed words from each asking range to each place: positive after its end, negative before its start."""
    start, end = asking[:, :1], asking[:, 1:] - 1
    return torch.where(place[None] >= end, place[None] - end, -(start - place[None]).clamp(min=0))
