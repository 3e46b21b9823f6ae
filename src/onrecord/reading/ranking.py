"""Who is meant: candidates for a pronoun, a description or an unsigned quotation, weighed by what the text shows.

A conditional logit over the candidates of one source: each has a few yes-or-no features (how far back it was named, as a
subject or not, gender, who spoke last), a weighted sum, and a softmax over the candidates. The method is that of mention-ranking
coreference (Denis and Baldridge 2008, "Specialized models and ranking for coreference resolution"), with one model for each
form of source; weights in `speaker_weights`, made by `training/speakers/`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp, log

from onrecord.reading.scene import Place, Referent, Scene

Features = dict[str, float]


@dataclass(frozen=True, slots=True)
class Ask:
    """The question put: who is meant at `at`, by what form of source."""

    form: str  # he, they, it, who, none, person, organisation, document, plural: which weights apply
    at: int  # where the source stands, or the content when there is no source
    gender: str | None = None
    head: str | None = None  # role asked for: "senator"
    noun: str = ""
    modifiers: frozenset[str] = frozenset()  # other words of the description, lower case; countries by their name
    plural: bool = False
    content: tuple[tuple[int, int], ...] = ()
    previous: Referent | None = None  # speaker of the statement before
    previous_end: int = 0
    earlier: Referent | None = None  # speaker of the one before that
    continues: bool = False  # nothing but white space stands between the statement before and this one


@dataclass(frozen=True, slots=True)
class Ranked:
    """A candidate with its share of the probability and what spoke for it."""

    referent: Referent
    probability: float
    features: Features


def features(scene: Scene, ask: Ask, referent: Referent, rank: int) -> Features:
    """Return what the text shows for and against one candidate. `rank` counts nearer candidates: 0 is the nearest."""
    out: Features = {}
    place = referent.before(ask.at)
    out["rank0" if rank == 0 else "rank1" if rank == 1 else "rank2" if rank == 2 else "rank3"] = 1.0
    if place is None:
        out["not before"] = 1.0
    else:
        _place_features(out, scene, ask, place)
    _kind_features(out, ask, referent)
    out["mentions"] = log(1 + len(referent.places))
    if referent is ask.previous:
        out["spoke last"] = 1.0
        gap = scene.paragraph(ask.at) - scene.paragraph(ask.previous_end)
        out[
            "spoke last, same paragraph"
            if gap <= 0
            else "spoke last, next paragraph"
            if gap == 1
            else "spoke last, farther"
        ] = 1.0
        if ask.continues:
            out["spoke last, continues"] = 1.0
    elif referent is ask.earlier:
        out["spoke before last"] = 1.0
    inside = any(start <= p.start < end for start, end in ask.content for p in referent.places)
    if inside:
        out["in content"] = 1.0
    sentence = scene.sentence(ask.at)
    if any(p.start > ask.at and p.sentence == sentence and not p.quoted for p in referent.places) and not inside:
        out["later in sentence"] = 1.0
    if scene.referents and referent is scene.referents[0]:
        out["first named"] = 1.0
    return out


def _place_features(out: Features, scene: Scene, ask: Ask, place: Place) -> None:
    distance = scene.sentence(ask.at) - place.sentence
    out[f"sentences {distance}" if distance < 5 else "sentences 5-9" if distance < 10 else "sentences 10+"] = 1.0
    paragraphs = scene.paragraph(ask.at) - place.paragraph
    out["same paragraph" if paragraphs == 0 else "paragraph before" if paragraphs == 1 else "paragraphs away"] = 1.0
    if place.quoted:
        out["quoted"] = 1.0
    if place.possessive:
        out["possessive"] = 1.0
    if place.oblique:
        out["oblique"] = 1.0
    if place.addressed:
        out["addressed"] = 1.0
    if place.subject and not place.possessive:
        out["subject"] = 1.0
        if distance <= 1:
            out[f"subject, sentences {distance}"] = 1.0


def _kind_features(out: Features, ask: Ask, referent: Referent) -> None:
    out[f"kind {referent.kind}"] = 1.0
    if ask.gender and referent.gender:
        out["gender agrees" if ask.gender == referent.gender else "gender differs"] = 1.0
    if not referent.named:
        out["unnamed"] = 1.0
    if ask.head:
        titles = " ".join(referent.titles).casefold()
        if ask.head in referent.heads:
            out["role"] = 1.0
        if ask.noun and ask.noun in titles:
            out["role in the same word"] = 1.0
    if ask.noun and ask.noun in referent.name.casefold().split():
        out["noun in name"] = 1.0
    if ask.modifiers:
        around = {w.strip(".,'’").casefold() for t in (*referent.titles, referent.name) for w in t.split()}
        share = len(ask.modifiers & around) / len(ask.modifiers)
        if share:
            out["modifiers"] = share
        if share == 1:
            out["modifiers all"] = 1.0
    if ask.plural and (referent.plural or referent.also):
        out["plural"] = 1.0


def candidates(scene: Scene, ask: Ask, kinds: frozenset[str]) -> list[tuple[Referent, Features]]:
    """Return everybody of a fitting kind who could be meant, nearest first, with features."""
    fitting = []
    for referent in scene.referents:
        if referent.kind not in kinds:
            continue
        if ask.gender and referent.gender and ask.gender != referent.gender and referent.kind == "person":
            if not referent.named or _certain(referent):
                continue
        place = referent.before(ask.at)
        near = place.start if place else -1
        fitting.append((near - (100_000 if place and place.quoted else 0), referent))
    fitting.sort(key=lambda pair: (-pair[0], pair[1].name))
    return [(referent, features(scene, ask, referent, rank)) for rank, (_, referent) in enumerate(fitting)]


def _certain(referent: Referent) -> bool:
    return False


def rank(
    pool: Sequence[tuple[Referent, Features]], weights: Mapping[str, float], *, nobody: float | None = None
) -> tuple[list[Ranked], float]:
    """Return the candidates, likeliest first, and the probability left for "none of them" (0.0 without `nobody`).

    `nobody` is the weight of the answer that the words mean nobody named.
    """
    scored = [(sum(weights.get(k, 0.0) * v for k, v in found.items()), referent, found) for referent, found in pool]
    top = max([s for s, _, _ in scored] + ([nobody] if nobody is not None else []), default=0.0)
    mass = [exp(s - top) for s, _, _ in scored]
    rest = exp(nobody - top) if nobody is not None else 0.0
    total = sum(mass) + rest or 1.0
    ranked = [Ranked(referent, m / total, found) for m, (_, referent, found) in zip(mass, scored, strict=True)]
    ranked.sort(key=lambda r: (-r.probability, r.referent.name))
    return ranked, rest / total
