"""From the encoder's outputs to attributions over words: tags decoded, contents linked to cues, cues to sources."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial

import numpy as np
from numpy.typing import NDArray

from onrecord.reading.encoder.decode import Head, Scores, Tagged, log_softmax, spans
from onrecord.reading.encoder.labels import (
    ATTRIBUTION_TAGS,
    CLASSES,
    DISTANCES,
    LINK_PARTS,
    NAME_TAGS,
    OUTPUTS,
    SETTING_TAGS,
)
from onrecord.reading.encoder.signs import SIGNS

SPOKEN = ("speech", "writing", "finding")  # the classes that are acts of speech
REACH = 120  # words: no cue or source is looked for farther off

Range = tuple[int, int]
Places = NDArray[np.int64]
Block = tuple[Sequence[int], Scores]  # the words its windows begin at, and their outputs (words, width)


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
    # On opening a span, below 0 more is found. Decoded with each; of what wants the same words the likeliest is chosen (choice.py).
    penalties: tuple[float, ...] = (-1.0, 0.0, 1.0)
    guide_penalty: float = 0.5  # likewise, for what only the guide's tags show
    inner_penalty: float = 0.5  # likewise, for statements inside statements
    name_penalty: float = 0.0
    speech_share: float = 0.4  # `Attribution.speech` from which an attribution counts as speech


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
    guides: bool = False  # only the guide's tags show it


@dataclass(frozen=True, slots=True)
class Found:
    """Everything decoded from one article."""

    candidates: tuple[Attribution, ...]
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
) -> Found:
    """Return what the encoder's `outputs` (words of the article, width) say, each window decoded by itself.

    Its attributions are candidates, of which several may want the same words: see `choice.chosen`.
    """
    return decoded([(window_starts, outputs)], links, decoding)


def decoded(blocks: Iterable[Block], links: LinkScores, decoding: Decoding) -> Found:
    """Return `attributions` of outputs that come in blocks of whole windows, in order.

    However an article's windows are parted into blocks, the result is the same. Of a block only the tags' scores are kept, and the
    link vectors where spans begin and end, which are a small part of what the encoder gives for a long text.
    """
    kept: list[dict[str, Scores]] = []
    edges: list[Places] = []
    tagged: list[list[Tagged]] = [[] for _ in range(_LISTS + len(decoding.penalties))]
    for window_starts, outputs in blocks:
        parts = heads(outputs)
        corpus, guide, inner = (log_softmax(parts[name]) for name in ("corpus", "outer", "inner"))
        mixed = log_softmax(decoding.corpus_share * corpus + (1 - decoding.corpus_share) * guide)
        found = list(
            _tagged(
                window_starts,
                (guide, ATTRIBUTION_TAGS, decoding.guide_penalty),
                (inner, ATTRIBUTION_TAGS, decoding.inner_penalty),
                (log_softmax(parts["names"]), NAME_TAGS, decoding.name_penalty),
                (log_softmax(parts["settings"]), SETTING_TAGS, 0.0),
                *((mixed, ATTRIBUTION_TAGS, penalty) for penalty in decoding.penalties),
            )
        )
        for held, new in zip(tagged, found, strict=True):
            held += new
        at = _edges([*found[:2], *found[_LISTS:]])
        edges.append(at)
        few = {name: np.array(parts[name]) for name in ("classes", "denies", "anonymous")}
        vectors = parts["links"][at - window_starts[0]]
        kept.append({"corpus": corpus, "outer": guide, "inner": inner, **few, "links": vectors})
    whole = {name: np.concatenate([part[name] for part in kept]) for name in kept[0]}
    return _found(tagged, _Facts(whole, np.concatenate(edges), links))


_LISTS = 4  # of spans, before those of the decodings to choose from: guide, inner, names, settings


def _found(tagged: Sequence[Sequence[Tagged]], facts: "_Facts") -> Found:
    by_guide, by_inner, names, settings, *by_mix = tagged
    found = [replace(one, guides=True) for one in _joined(by_guide, facts, inner=False)]
    found += [one for tags in by_mix for one in _joined(tags, facts, inner=False)]
    found += _joined(by_inner, facts, inner=True)
    unique = {(one.content, one.cue, one.source, one.inner): one for one in found}
    candidates = sorted(unique.values(), key=lambda a: (a.content, a.inner))
    return Found(tuple(candidates), tuple(names), tuple(settings))


def _edges(tagged: Sequence[Sequence[Tagged]]) -> Places:
    """Return the words with which spans begin and end, in order."""
    return np.array(sorted({k for some in tagged for t in some for k in (t.start, t.end - 1)}), np.int64)


def _tagged(window_starts: Sequence[int], *given: tuple[Scores, Sequence[str], float]) -> Iterator[list[Tagged]]:
    """Yield the spans of each head given as scores (words from the first window's on, tags), tags and penalty, in words of the article."""
    cuts = [start - window_starts[0] for start in window_starts[1:]]
    cut = [Head(np.split(scores, cuts), tags, penalty) for scores, tags, penalty in given]
    for found in spans(cut):
        yield [
            Tagged(s.kind, s.start + at, s.end + at, s.confidence)
            for at, some in zip(window_starts, found, strict=True)
            for s in some
        ]


class _Facts:
    """The article's outputs, made ready to be asked about spans."""

    def __init__(self, parts: dict[str, Scores], edges: Places, links: LinkScores) -> None:
        """`parts` are scores by word, the tags' as log probabilities; but "links" are vectors of the words `edges`."""
        corpus, guide, inner = parts["corpus"], parts["outer"], parts["inner"]
        self.begins = {"both": np.exp(corpus[:, _BEGINS]) / 2 + np.exp(guide[:, _BEGINS]) / 2}
        self.begins["inner"] = np.exp(inner[:, _BEGINS])
        self._edges, self._vectors = edges, np.split(parts["links"], len(LINK_PARTS), axis=-1)
        self.links = links
        # What several decodings find alike is asked about once.
        self.class_of = cache(partial(_class_of, parts["classes"]))
        content = {name: _content(one) for name, one in (("corpus", corpus), ("guide", guide), ("inner", inner))}
        self.agrees = cache(partial(_agrees, content))
        self.denying, self.unnamed = (cache(partial(_chance, parts[name][:, 0])) for name in ("denies", "anonymous"))

    def vectors(self, part: int, words: Places) -> Scores:
        """Return a part of the link vectors of `words`, each the first or last of a span."""
        return self._vectors[part][np.searchsorted(self._edges, words)]

    def picks(self, kind: int, asking: Sequence[Range], answers: Sequence[Tagged]) -> list[tuple[Tagged | None, float]]:
        """Return for each of `asking` the likeliest of `answers` to be linked to, None for none of them, and its probability."""
        starts = [answer.start for answer in answers]  # in order, as tags are
        longest = max((answer.end - answer.start for answer in answers), default=0)
        order = sorted(range(len(asking)), key=lambda i: asking[i])
        out: list[tuple[Tagged | None, float]] = [(None, 0.0)] * len(asking)
        for at in range(0, len(order), _AT_ONCE):
            group = order[at : at + _AT_ONCE]
            some = [asking[i] for i in group]
            low, high = some[0][0] - REACH - longest, max(end for _, end in some) + REACH
            near = answers[bisect_left(starts, low) : bisect_left(starts, high)]
            for i, picked in zip(group, self._picks(kind, some, near), strict=True):
                out[i] = picked
        return out

    def _picks(
        self, kind: int, asking: Sequence[Range], answers: Sequence[Tagged]
    ) -> list[tuple[Tagged | None, float]]:
        first, last = np.array([a for a, _ in asking]), np.array([b - 1 for _, b in asking])
        starts = np.array([a.start for a in answers], np.int64)
        ends = np.array([a.end for a in answers], np.int64)
        asks = self.vectors(_ASKS[kind], first) + self.vectors(_ASKS[kind], last)
        away = gap(first[:, None], last[:, None], starts[None])
        scores = asks @ self.vectors(_ANSWERS[kind], starts).T / 8 + self.links.distance[kind][bucket(away)]
        near = (starts[None] - last[:, None] <= REACH) & (first[:, None] - ends[None] < REACH)
        scores = np.where(near, scores, _NEVER)
        none = np.full((len(asking), 1), self.links.none[kind], np.float32)
        probabilities = np.exp(log_softmax(np.concatenate([scores.astype(np.float32), none], 1)))
        best = probabilities.argmax(1)
        sure = probabilities[np.arange(len(best)), best]
        return [
            (answers[k] if k < len(answers) else None, p) for k, p in zip(best.tolist(), sure.tolist(), strict=True)
        ]


_BEGINS, _GOES_ON = ATTRIBUTION_TAGS.index("B-content"), ATTRIBUTION_TAGS.index("I-content")
_NEVER = np.float32(-1e9)
_AT_ONCE = 64  # spans asked about together: a table of all with all would not fit in memory for a long text


def _class_of(scores: Scores, words: Range) -> dict[str, float]:
    probabilities = np.exp(log_softmax(scores[slice(*words)].mean(0)))
    return dict(zip(CLASSES, probabilities.tolist(), strict=True))


def _agrees(sums: Mapping[str, NDArray[np.float64]], head: str, content: tuple[Range, ...]) -> float:
    """Return the mean probability, by the tags of `head`, that the words of `content` are content."""
    held = sums[head]
    return float(sum(held[b] - held[a] for a, b in content) / sum(b - a for a, b in content))


def _chance(scores: Scores, words: Range) -> float:
    return float(1 / (1 + np.exp(-scores[slice(*words)].mean())))


def _content(scores: Scores) -> NDArray[np.float64]:
    """Return how much content there is before each word, and in all: sums of the probabilities of its tags."""
    each = np.exp(scores[:, [_BEGINS, _GOES_ON]]).sum(1, dtype=np.float64)
    return np.concatenate([[0.0], np.cumsum(each)])


_ASKS, _ANSWERS = (0, 2, 3), (1, 4, 4)  # parts of the link vectors: see labels.LINK_PARTS


def _joined(tagged: Sequence[Tagged], facts: _Facts, *, inner: bool) -> list[Attribution]:
    """Link contents to cues and cues to sources; contents of one cue are pieces of one statement."""
    by_kind = {kind: [t for t in tagged if t.kind == kind] for kind in ("source", "cue", "content")}
    owned: dict[Tagged, list[tuple[Tagged, float]]] = {}
    alone = []
    contents = by_kind["content"]
    for content, (cue, sure) in zip(contents, facts.picks(0, _ranges(contents), by_kind["cue"]), strict=True):
        if cue is None:
            alone.append((content, sure))
        else:
            owned.setdefault(cue, []).append((content, sure))
    out = []
    sources = facts.picks(1, _ranges(owned), by_kind["source"])
    for (cue, held), (source, linked) in zip(owned.items(), sources, strict=True):
        out.append(_attribution([c for c, _ in held], cue, source, min(s for _, s in held) * linked, facts, inner))
    sources = facts.picks(2, _ranges([content for content, _ in alone]), by_kind["source"])
    for (content, sure), (source, linked) in zip(alone, sources, strict=True):
        out.append(_attribution([content], None, source, sure * linked, facts, inner))
    return out


def _ranges(tagged: Iterable[Tagged]) -> list[Range]:
    return [(t.start, t.end) for t in tagged]


def _attribution(
    pieces: Sequence[Tagged], cue: Tagged | None, source: Tagged | None, linked: float, facts: _Facts, inner: bool
) -> Attribution:
    content = tuple((p.start, p.end) for p in pieces)
    at_cue = (cue.start, cue.end) if cue else (content[0][0], content[0][0] + 1)
    at_source = (source.start, source.end) if source else (content[0][0], content[0][0] + 1)
    edge = min(float(facts.begins["inner" if inner else "both"][a]) for a, _ in content)
    signs = (
        min(p.confidence for p in pieces),
        edge,
        cue.confidence if cue else 0.0,
        source.confidence if source else 0.0,
        linked,
        facts.agrees("inner" if inner else "guide", content),
        facts.agrees("inner" if inner else "corpus", content),
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
        facts.denying(at_cue),
        facts.unnamed(at_source),
        signs,
    )


def gap(first: Places, last: Places, place: Places) -> Places:
    """Return signed words from the words `first` to `last` to `place`: positive after their end, negative before their start."""
    return np.where(place >= last, place - last, -np.maximum(first - place, 0))


def bucket(distance: Places) -> Places:
    """Return the bucket of each signed word distance: exact up to 15 words, then four to each doubling.

    >>> bucket(np.array([3, -3, 16, 1000])).tolist()
    [3, 36, 16, 32]
    """
    size = np.abs(distance)
    far = 16 + (np.log2(np.maximum(size, 16).astype(np.float32) / 16) * 4).astype(np.int64)
    near = np.where(size < 16, size, np.minimum(far, DISTANCES - 1))
    return np.asarray(near + DISTANCES * (distance < 0), np.int64)
