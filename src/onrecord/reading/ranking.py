"""Who is meant: candidates for a pronoun, a description or an unsigned quotation, weighed by what the text shows.

A conditional logit over the candidates of one source: each has a few yes-or-no features (how far back it was named, as a
subject or not, gender, who spoke last), a weighted sum, and a softmax over the candidates. The method is that of mention-ranking
coreference (Denis and Baldridge 2008, "Specialized models and ranking for coreference resolution"), with one model for each
form of source; weights in `speaker_weights`, made by `training/speakers/`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp, log
from typing import NamedTuple

from onrecord.reading.scene import Place, Referent, Scene
from onrecord.reading.speaker_weights import WEIGHTS

Features = dict[str, float]


@dataclass(frozen=True, slots=True)
class Ask:
    """The question put: who is meant at `at`, by what form of source."""

    form: str  # he, they, it, who, none, person, organisation, document, plural: which weights apply
    at: int  # where the source stands, or the content when there is no source
    gender: str | None = None
    head: str | None = None  # role asked for: "senator"
    second: bool = False  # of a vice or deputy: "the vice chancellor" is not the chancellor
    noun: str = ""
    modifiers: frozenset[str] = frozenset()  # other words of the description, lower case; countries by their name
    countries: frozenset[str] = frozenset()
    classes: frozenset[str] = frozenset()  # of an organisation asked for: "the newspaper" -> media
    plural: bool = False
    determiner: str = ""
    names: bool = False  # it holds a name: "the Ode administration"
    unnamed: bool = False  # the line keeps who speaks unnamed: "on condition of anonymity", "a source"
    long: bool = False  # words follow its head: "the head of the council"
    noun_places: tuple[int, ...] = ()  # where the noun stands before: first and last
    noun_by_last: bool = False  # the noun stands in the sentence of the statement before
    seen: bool = False  # the description's noun stands in the article before
    content: tuple[tuple[int, int], ...] = ()
    quotation: int = -1  # number of the quotation the question stands in
    previous: Referent | None = None  # speaker of the statement before
    previous_end: int = 0
    earlier: Referent | None = None  # speaker of the one before that
    quoted_last: Referent | None = None  # speaker of the direct quotation before
    quoted_end: int = 0
    continues: bool = False  # nothing but white space stands between the quotation before and this one
    left_open: bool = False  # the quotation before was never closed
    holder: Referent | None = None  # speaker of the statement this one stands in
    holder_direct: bool = False


class Ranked(NamedTuple):
    """A candidate with its share of the probability and what spoke for it."""

    referent: Referent
    probability: float
    features: Features


def features(scene: Scene, ask: Ask, referent: Referent, rank: int, place: Place | None) -> Features:
    """Return what the text shows for and against one candidate, last mentioned at `place`.

    `rank` counts nearer candidates: 0 is the nearest.
    """
    out: Features = {}
    out["rank0" if rank == 0 else "rank1" if rank == 1 else "rank2" if rank == 2 else "rank3"] = 1.0
    if place is None:
        out["not before"] = 1.0
        _later_features(out, scene, ask, referent)
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
        if scene.sentence(ask.at) == scene.sentence(max(0, ask.previous_end - 1)):
            out["spoke last, same sentence"] = 1.0
    elif referent is ask.earlier:
        out["spoke before last"] = 1.0
    if referent is ask.quoted_last:
        gap = scene.paragraph(ask.at) - scene.paragraph(max(0, ask.quoted_end - 1))
        out[
            "quoted last, same paragraph"
            if gap <= 0
            else "quoted last, next paragraph"
            if gap == 1
            else "quoted last, farther"
        ] = 1.0
        if ask.continues:
            out["quoted last, continues"] = 1.0
        if ask.left_open:
            out["quoted last, left open"] = 1.0
    if referent is ask.holder:
        out["holds, direct" if ask.holder_direct else "holds"] = 1.0
    if referent.spoke:
        out["speaks by name"] = min(1.0, 0.4 + referent.spoke / 5)
    if ask.noun_places and _beside(referent, ask.noun_places):
        out["beside the noun"] = 1.0
    if ask.noun_by_last and referent is ask.previous:
        out["spoke last in it"] = 1.0  # "said in a statement … The statement added"
    inside, later = _within(referent, ask, scene.sentence(ask.at))
    if inside:
        out["in content"] = 1.0
    elif later:
        out["later in sentence"] = 1.0
    if scene.referents and referent is scene.referents[0]:
        out["first named"] = 1.0
    return out


def _beside(referent: Referent, noun_places: tuple[int, ...]) -> bool:
    """Tell whether it is named within 80 characters of where a description's noun stands."""
    for place in referent.places:
        if not place.pronoun:
            for at in noun_places:
                if -80 < place.start - at < 80:
                    return True
    return False


def _within(referent: Referent, ask: Ask, sentence: int) -> tuple[bool, bool]:
    """Return whether it is mentioned in the content asked about, and whether later in the sentence `ask.at` stands in."""
    at, later = ask.at, False
    for place in referent.places:
        start = place.start
        for first, end in ask.content:
            if first <= start < end:
                return True, later
        if start > at and place.sentence == sentence and place.quotation == -1:
            later = True
    return False, later


def _place_features(out: Features, scene: Scene, ask: Ask, place: Place) -> None:
    distance = scene.sentence(ask.at) - place.sentence
    out[f"sentences {distance}" if distance < 5 else "sentences 5-9" if distance < 10 else "sentences 10+"] = 1.0
    paragraphs = scene.paragraph(ask.at) - place.paragraph
    out["same paragraph" if paragraphs == 0 else "paragraph before" if paragraphs == 1 else "paragraphs away"] = 1.0
    if place.quotation not in (-1, ask.quotation):
        out["quoted"] = 1.0
    if place.pronoun:
        out["by pronoun"] = 1.0
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


_SPOKEN = frozenset(
    (
        "statement",
        "letter",
        "tweet",
        "tweets",
        "post",
        "memo",
        "remarks",
        "comments",
        "speech",
        "email",
        "message",
        "op-ed",
        "column",
    )
)


def _later_features(out: Features, scene: Scene, ask: Ask, referent: Referent) -> None:
    """Say how soon somebody is named first after a description: "Tarn's mayor warned … Ana Ode said"."""
    paragraphs = scene.paragraph(referent.first) - scene.paragraph(ask.at)
    out[
        "named later in the paragraph" if paragraphs == 0 else "named in the next" if paragraphs < 3 else "named far on"
    ] = 1.0
    if referent.spoke:
        out["named later, speaks"] = 1.0
    if ask.at < _OPENING:
        out["named later, description opens the article"] = 1.0
    if ask.head and ask.head in referent.heads:
        out["named later, role"] = 1.0
        if ask.modifiers & referent.words or ask.countries & referent.countries:
            out["named later, role and modifier"] = 1.0


_OPENING = 500  # characters: a headline and the first sentence or two


def _kind_features(out: Features, ask: Ask, referent: Referent) -> None:
    out[f"kind {referent.kind}"] = 1.0
    if not referent.sure:
        out[f"kind guessed {referent.kind}"] = 1.0
    if ask.gender and referent.lean:
        agrees = referent.lean if ask.gender == "m" else -referent.lean
        out["gender"] = agrees
        if agrees < -0.5:
            out["gender differs"] = 1.0
    if referent.crowd:
        out["crowd"] = 1.0
    elif not referent.named:
        out["unnamed"] = 1.0
    if ask.head:
        if ask.head in referent.heads and (not referent.ranks or ask.second in referent.ranks):
            out["role"] = 1.0
        elif referent.heads:
            out["role differs"] = 1.0
    if ask.noun and ask.noun in referent.words:
        out["noun in name"] = 1.0
        if not referent.named:
            out["noun in name, unnamed"] = 1.0
        if not ask.modifiers:
            out["noun in name, no modifiers"] = 1.0
    if ask.determiner == "possessor" and ask.modifiers & referent.words:
        out["owner of words" if ask.noun in _SPOKEN else "owner"] = 1.0  # "Ode's statement", "Ode's lawyer"
    if ask.modifiers:
        share = len(ask.modifiers & referent.words) / len(ask.modifiers)
        if share:
            out["modifiers"] = share
        else:
            out["modifiers differ"] = 1.0
        if share == 1:
            out["modifiers all"] = 1.0
    if ask.countries:
        if ask.countries & referent.countries:
            out["country"] = 1.0
        elif referent.countries:
            out["country differs"] = 1.0
    if ask.classes and referent.kind != "person":
        if ask.classes & referent.classes:
            out["class"] = 1.0
        elif referent.classes:
            out["class differs"] = 1.0
    if ask.plural and (referent.plural or referent.also):
        out["plural"] = 1.0


def later(scene: Scene, ask: Ask) -> list[tuple[Referent, Features]]:
    """Return the people first named after a description of somebody new, nearest first, with features.

    "A leading senator said so on Sunday. … Ana Ode said": the description may be of somebody named only later.
    """
    people = (r for r in scene.nearby(ask.at) if r.kind == "person" and r.named and r.spoke)
    named = ((_introduced(r, scene.body), r) for r in people)
    found = sorted(((at, r) for at, r in named if ask.at < at < ask.at + 2500), key=lambda pair: pair[0])
    opens = 0 <= ask.at - scene.body < 250
    out = []
    for rank, (first, referent) in enumerate(found[:4]):
        share: Features = {}
        _kind_features(share, ask, referent)
        share["first named next" if rank == 0 else "named later"] = 1.0
        share["same paragraph" if scene.paragraph(first) == scene.paragraph(ask.at) else "later paragraph"] = 1.0
        share["speaks by name"] = min(1.0, 0.4 + referent.spoke / 5)
        share["opens article"] = 1.0 if opens else 0.0
        if ask.head in referent.heads and opens:
            share["role, opens article"] = 1.0
        out.append((referent, share))
    return out


def _introduced(referent: Referent, body: int) -> int:
    """Return where the running text names somebody first; -1: not there."""
    return next((p.start for p in referent.places if p.start >= body), -1) if referent.first < body else referent.first


def nobody_features(ask: Ask, pool: Sequence[tuple[Referent, Features]]) -> Features:
    """Return what speaks for the answer that a description means nobody else in the text: it is all the text says."""
    best: Features = {}
    for _, found in pool:
        for key in ("role", "noun in name", "class", "modifiers all", "country"):
            if key in found:
                best["no " + key] = 0.0
    out: Features = {"nobody": 1.0, f"determiner {ask.determiner}": 1.0}
    for key in ("role", "noun in name", "class", "modifiers all", "country"):
        if "no " + key not in best:
            out[f"nobody has {key}"] = 1.0
    if not ask.seen:
        out["noun is new"] = 1.0
    if ask.modifiers:
        out["has modifiers"] = 1.0
    if len(ask.modifiers) > 1:
        out["has several modifiers"] = 1.0
    if ask.names:
        out["has a name"] = 1.0
    if ask.unnamed:
        out["kept unnamed"] = 1.0
    if ask.at < _OPENING:
        out["opens the article"] = 1.0
    if ask.long:
        out["goes on after its head"] = 1.0
    return out


def candidates(scene: Scene, ask: Ask, kinds: frozenset[str]) -> list[tuple[Referent, Features]]:
    """Return everybody of a fitting kind who could be meant, nearest first, with features."""
    fitting = []
    for referent in scene.nearby(ask.at):
        if referent.kind not in kinds:
            continue
        place = referent.before(ask.at, ask.quotation)
        near = place.start if place else -1
        aside = 100_000 if place and place.quotation not in (-1, ask.quotation) else 0
        fitting.append((near - aside, referent, place))
    fitting.sort(key=lambda entry: (-entry[0], entry[1].name))
    found = [
        (referent, features(scene, ask, referent, rank, place)) for rank, (_, referent, place) in enumerate(fitting)
    ]
    if ask.gender and any(_fits(f) for _, f in found):
        for _, f in found:
            if "gender differs" in f:
                f["gender differs, another agrees"] = 1.0
    return found


def _fits(found: Features) -> bool:
    """Tell whether a candidate named nearby is of the pronoun's gender, as far as name and titles tell."""
    near = "same paragraph" in found or "paragraph before" in found
    return near and found.get("gender", 0.0) > 0.4 and "crowd" not in found


def rank(
    ask: Ask, pool: Sequence[tuple[Referent, Features]], nobody: Features | None = None
) -> tuple[list[Ranked], float]:
    """Return the candidates, likeliest first, and the probability left for "none of them" (0.0 without `nobody`)."""
    weights = WEIGHTS[ask.form]
    scored = [(_score(found, weights), referent, found) for referent, found in pool]
    own = _score(nobody, weights) if nobody is not None else None
    top = max([s for s, _, _ in scored] + ([own] if own is not None else []), default=0.0)
    mass = [exp(s - top) for s, _, _ in scored]
    rest = exp(own - top) if own is not None else 0.0
    total = sum(mass) + rest or 1.0
    ranked = [Ranked(referent, m / total, found) for m, (_, referent, found) in zip(mass, scored, strict=True)]
    ranked.sort(key=lambda r: (-r.probability, r.referent.first, r.referent.name))
    return ranked, rest / total


def _score(found: Features, weights: Mapping[str, float]) -> float:
    total = 0.0
    for key, value in found.items():
        if key in weights:
            total += weights[key] * value
    return total
