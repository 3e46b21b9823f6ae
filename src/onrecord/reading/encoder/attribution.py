"""From the encoder's outputs to attributions over words: tags decoded, contents linked to cues, cues to sources."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.reading.encoder.decode import Scores, Tagged, log_softmax, spans
from onrecord.reading.encoder.labels import (
    ATTRIBUTION_TAGS,
    CLASSES,
    DISTANCES,
    LINK_PARTS,
    LINK_WIDTH,
    NAME_TAGS,
    OUTPUTS,
    SETTING_TAGS,
)

SPOKEN = ("speech", "writing", "finding")  # the classes that are acts of speech
REACH = 120  # words: no cue or source is looked for farther off

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class LinkScores:
    """What the linker learned beside its vectors, for cue of content, source of cue, source of content in turn."""

    distance: Scores  # (3, 2 * DISTANCES): score of each bucket of signed word distance
    none: Scores  # (3,): score of having none


@dataclass(frozen=True, slots=True)
class Decoding:
    """Choices between precision and recall, made on articles held out of training with the rules beside (training/combination.py)."""

    corpus_share: float = (
        1.0  # weight of the corpus manner's tags against the guide's in what is decoded first, 0.0-1.0
    )
    penalty: float = -1.0  # on opening a span: below 0 more is found, and the confidence sorts it
    guide_penalty: float = 0.5  # likewise, for what only the guide's tags show
    inner_penalty: float = 0.5  # likewise, for statements inside statements
    name_penalty: float = 0.0
    speech_share: float = 0.5  # `Attribution.speech` from which an attribution counts as speech


@dataclass(frozen=True, slots=True)
class Attribution:
    """One attribution as word ranges, and what the encoder thinks of it; probabilities are 0.0-1.0."""

    content: tuple[Range, ...]
    cue: Range | None
    source: Range | None
    inner: bool
    classes: dict[str, float]
    speech: float  # that it is an act of speech, and one that the guide's readers would mark
    denies: float
    anonymous: float
    signs: tuple[float, ...]  # evidence for the calibrated confidence: see SIGNS


# What `Attribution.signs` holds. All are probabilities but the last three, which are 0 or 1.
SIGNS = (
    "content",
    "weakest piece edge",
    "cue",
    "source",
    "cue link",
    "guide agrees",
    "corpus agrees",
    "has cue",
    "has source",
    "inner",
)


@dataclass(frozen=True, slots=True)
class Found:
    """Everything decoded from one article."""

    attributions: tuple[Attribution, ...]
    names: tuple[Tagged, ...]
    settings: tuple[Tagged, ...]  # venues and addressees


def heads(outputs: Scores) -> dict[str, Scores]:
    """Return the heads of `labels.OUTPUTS` by name."""
    edges = np.cumsum([width for _, width in OUTPUTS])[:-1]
    return dict(zip((name for name, _ in OUTPUTS), np.split(outputs, edges, axis=-1), strict=True))


def attributions(
    outputs: Scores,
    window_starts: Sequence[int],
    links: LinkScores,
    decoding: Decoding,
    quotes: Sequence[int] | None = None,
) -> Found:
    """Return what the encoder's `outputs` (words of the article, width) say, each window decoded by itself."""
    parts = heads(outputs)
    cuts = list(window_starts[1:])

    def tagged(scores: Scores, tags: Sequence[str], penalty: float) -> list[Tagged]:
        starts = [0, *cuts]
        found = spans(np.split(scores, cuts), tags, penalty=penalty)
        return [
            Tagged(s.kind, s.start + at, s.end + at, s.confidence)
            for at, some in zip(starts, found, strict=True)
            for s in some
        ]

    corpus, guide = log_softmax(parts["corpus"]), log_softmax(parts["outer"])
    mixed = log_softmax(decoding.corpus_share * corpus + (1 - decoding.corpus_share) * guide)
    inner = log_softmax(parts["inner"])
    facts = _Facts(parts, corpus, guide, inner, links)
    found = _joined(tagged(mixed, ATTRIBUTION_TAGS, decoding.penalty), facts, inner=False)
    seen = {k for one in found for a, b in one.content for k in range(a, b)}
    more = _joined(tagged(guide, ATTRIBUTION_TAGS, decoding.guide_penalty), facts, inner=False)
    found += [one for one in more if _covered(one.content, seen) < _NEW]
    found += _joined(tagged(inner, ATTRIBUTION_TAGS, decoding.inner_penalty), facts, inner=True)
    names = tagged(log_softmax(parts["names"]), NAME_TAGS, decoding.name_penalty)
    settings = tagged(log_softmax(parts["settings"]), SETTING_TAGS, 0.0)
    return Found(tuple(sorted(found, key=lambda a: (a.content, a.inner))), tuple(names), tuple(settings))


# Share of a content's words that may stand in statements found before for it to be another one.
_NEW = 0.3


def _covered(content: Sequence[Range], seen: set[int]) -> float:
    words = [k for a, b in content for k in range(a, b)]
    return sum(k in seen for k in words) / len(words)


class _Facts:
    """The article's outputs, made ready to be asked about spans."""

    def __init__(
        self, parts: dict[str, Scores], corpus: Scores, guide: Scores, inner: Scores, links: LinkScores
    ) -> None:
        self.corpus, self.guide, self.inner = np.exp(corpus), np.exp(guide), np.exp(inner)
        self.classes, self.denies, self.anonymous = parts["classes"], parts["denies"][:, 0], parts["anonymous"][:, 0]
        self.vectors = parts["links"].reshape(-1, len(LINK_PARTS), LINK_WIDTH)
        self.links = links

    def class_of(self, words: Range) -> dict[str, float]:
        probabilities = np.exp(log_softmax(self.classes[slice(*words)].mean(0)))
        return dict(zip(CLASSES, probabilities.tolist(), strict=True))

    def chance(self, scores: NDArray[np.float32], words: Range) -> float:
        return float(1 / (1 + np.exp(-scores[slice(*words)].mean())))

    def pick(self, kind: int, asking: Range, answers: Sequence[Tagged]) -> tuple[Tagged | None, float]:
        """Return the likeliest of `answers` to be linked to, None for none of them, and its probability."""
        near = [a for a in answers if a.start - asking[1] < REACH and asking[0] - a.end < REACH]
        ask = self.vectors[asking[0], _ASKS[kind]] + self.vectors[asking[1] - 1, _ASKS[kind]]
        there = self.vectors[[a.start for a in near], _ANSWERS[kind]] if near else np.zeros((0, LINK_WIDTH), np.float32)
        buckets = [bucket(gap(asking, a.start)) for a in near]
        scores = np.append(there @ ask / 8 + self.links.distance[kind][buckets], self.links.none[kind])
        probabilities = np.exp(log_softmax(scores.astype(np.float32)))
        best = int(probabilities.argmax())
        return (near[best] if best < len(near) else None), float(probabilities[best])


_ASKS, _ANSWERS = (0, 2, 3), (1, 4, 4)  # parts of the link vectors: see labels.LINK_PARTS


def _joined(tagged: Sequence[Tagged], facts: _Facts, *, inner: bool) -> list[Attribution]:
    """Link contents to cues and cues to sources; contents of one cue are pieces of one statement."""
    by_kind = {kind: [t for t in tagged if t.kind == kind] for kind in ("source", "cue", "content")}
    owned: dict[Tagged | None, list[tuple[Tagged, float]]] = {}
    alone = []
    for content in by_kind["content"]:
        cue, sure = facts.pick(0, (content.start, content.end), by_kind["cue"])
        if cue is None:
            alone.append((content, sure))
        else:
            owned.setdefault(cue, []).append((content, sure))
    out = []
    for cue, held in owned.items():
        assert cue is not None
        source, linked = facts.pick(1, (cue.start, cue.end), by_kind["source"])
        out.append(_attribution([c for c, _ in held], cue, source, min(s for _, s in held) * linked, facts, inner))
    for content, sure in alone:
        source, linked = facts.pick(2, (content.start, content.end), by_kind["source"])
        out.append(_attribution([content], None, source, sure * linked, facts, inner))
    return out


def _attribution(
    pieces: Sequence[Tagged], cue: Tagged | None, source: Tagged | None, linked: float, facts: _Facts, inner: bool
) -> Attribution:
    content = tuple((p.start, p.end) for p in pieces)
    at_cue = (cue.start, cue.end) if cue else (content[0][0], content[0][0] + 1)
    at_source = (source.start, source.end) if source else (content[0][0], content[0][0] + 1)
    begins, goes_on = ATTRIBUTION_TAGS.index("B-content"), ATTRIBUTION_TAGS.index("I-content")
    own = facts.inner if inner else None

    def agrees(probabilities: Scores) -> float:
        return float(np.concatenate([probabilities[a:b, [begins, goes_on]].sum(1) for a, b in content]).mean())

    edge = min(
        float((facts.inner if own is not None else (facts.corpus + facts.guide) / 2)[a, begins]) for a, _ in content
    )
    signs = (
        min(p.confidence for p in pieces),
        edge,
        cue.confidence if cue else 0.0,
        source.confidence if source else 0.0,
        linked,
        agrees(facts.inner if inner else facts.guide),
        agrees(facts.inner if inner else facts.corpus),
        float(cue is not None),
        float(source is not None),
        float(inner),
    )
    classes = facts.class_of(at_cue)
    return Attribution(
        content,
        (cue.start, cue.end) if cue else None,
        (source.start, source.end) if source else None,
        inner,
        classes,
        sum(classes[c] for c in SPOKEN) * signs[SIGNS.index("guide agrees")],
        facts.chance(facts.denies, at_cue),
        facts.chance(facts.anonymous, at_source),
        signs,
    )


def gap(asking: Range, place: int) -> int:
    """Return signed words from `asking` to `place`: positive after its end, negative before its start."""
    start, end = asking[0], asking[1] - 1
    return place - end if place >= end else -max(start - place, 0)


def bucket(distance: int) -> int:
    """Return the bucket of a signed word distance: exact up to 15 words, then four to each doubling.

    >>> bucket(3), bucket(-3), bucket(16), bucket(1000)
    (3, 36, 16, 32)
    """
    size = abs(distance)
    near = size if size < 16 else min(16 + int(np.log2(np.float32(size / 16)) * 4), DISTANCES - 1)
    return near + DISTANCES * (distance < 0)
