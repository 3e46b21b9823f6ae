"""Quality on articles held out of training, in the measures the reader is judged by.

`corpus_quality`: exact spans, and attributions right when content words overlap by half (Jaccard) and sources share a word.
`guide_quality`: statements found when a prediction holds half of their words, false when a prediction has no tenth of its words
in any statement. Words are runs of letters and digits; punctuation never counts.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.reading.encoder.attribution import Attribution
from training.corpora import Example, Range


@dataclass(frozen=True, slots=True)
class Predicted:
    """An attribution in words; `speech`: shown as speech, not as a thought or intention."""

    content: tuple[Range, ...]
    cue: Range | None
    source: Range | None
    speech: bool = True
    confidence: float = 1.0


def predicted(attribution: Attribution, speech_share: float) -> Predicted:
    """Return the attribution as what is scored."""
    return Predicted(attribution.content, attribution.cue, attribution.source, attribution.speech >= speech_share)


def kind(example: Example, content: Sequence[Range]) -> str:
    """Return direct, mixed or indirect, by the words of `content` that stand in quotation marks."""
    inside = [example.words.quotes[k] != 0 for k in sorted(_words(example, content))]
    if not any(inside):
        return "indirect"
    return "direct" if sum(inside) >= 0.9 * len(inside) else "mixed"


def corpus_quality(examples: Sequence[Example], predictions: Sequence[Sequence[Predicted]]) -> dict[str, float]:
    """Return F1 of exact spans and of attributions, overall and by kind, 0.0-1.0."""
    counts: dict[str, Counter[str]] = {}

    def add(name: str, right: int, given: int, wanted: int) -> None:
        counts.setdefault(name, Counter()).update(right=right, given=given, wanted=wanted)

    for example, mine in zip(examples, predictions, strict=True):
        wanted = example.relations
        for role in ("source", "cue", "content"):
            g = {frozenset(_words(example, _spans(r, role))) for r in wanted} - {frozenset()}
            p = {frozenset(_words(example, _spans(r, role))) for r in mine} - {frozenset()}
            add(f"{role} exact", len(g & p), len(p), len(g))
            gw, pw = set().union(*g), set().union(*p)
            add(f"{role} overlap", len(gw & pw), len(pw), len(gw))
        held = [(_words(example, p.content), _words(example, _spans(p, "source"))) for p in mine]
        used: set[int] = set()
        for r in wanted:
            content, source = _words(example, r.content), _words(example, _spans(r, "source"))
            options = [
                (len(content & c) / len(content | c), i)
                for i, (c, s) in enumerate(held)
                if i not in used and content | c and ((source & s) or not (source or s))
            ]
            overlap, best = max(options, default=(0.0, -1))
            if overlap >= 0.5:
                used.add(best)
            for name in ("all", kind(example, r.content)):
                add(f"attribution {name}", overlap >= 0.5, 0, 1)
        for p in mine:
            add("attribution all", 0, 1, 0)
            add(f"attribution {kind(example, p.content)}", 0, 1, 0)
    out = {}
    for name, c in counts.items():
        out[name] = round(2 * c["right"] / max(1, c["given"] + c["wanted"]), 4)
    whole = counts["attribution all"]
    out["attribution precision"] = round(whole["right"] / max(1, whole["given"]), 4)
    out["attribution recall"] = round(whole["right"] / max(1, whole["wanted"]), 4)
    return out


def guide_quality(examples: Sequence[Example], predictions: Sequence[Sequence[Predicted]]) -> dict[str, float]:
    """Return the share of statements found, of predictions false, and of found ones whose source has the right words."""
    n: Counter[str] = Counter()
    for example, mine in zip(examples, predictions, strict=True):
        held = [(_words(example, p.content), p) for p in mine]
        wanted = [(_words(example, r.content), r) for r in example.relations]
        covered = set().union(*(w for w, _ in wanted)) if wanted else set()
        by_owner: dict[str, set[int]] = {}
        for words, r in wanted:
            by_owner.setdefault(r.owner, set()).update(words)
        used = set()
        for words, r in wanted:
            options = [
                (len(words & w), i)
                for i, (w, p) in enumerate(held)
                if 2 * len(w & by_owner[r.owner]) >= len(w) and (p.speech or not r.speech)
            ]
            best = max(options, default=(0, -1))
            hit = bool(words) and 2 * best[0] >= len(words)
            if hit:
                used.add(best[1])
            if not r.speech:
                continue
            n["wanted"] += 1
            n["found"] += hit
            n[f"{'inner' if r.inner else 'outer'}"] += 1
            n[f"{'inner' if r.inner else 'outer'} found"] += hit
            if hit and r.source:
                n["sourced"] += 1
                source = held[best[1]][1].source
                n["source right"] += bool(source and _words(example, [source]) & _words(example, [r.source]))
        for i, (words, p) in enumerate(held):
            if p.speech:
                n["given"] += 1
                n["false"] += i not in used and len(words & covered) < 0.1 * max(1, len(words))

    def share(a: str, b: str) -> float:
        return round(n[a] / max(1, n[b]), 4)

    return {
        "found": share("found", "wanted"),
        "false": share("false", "given"),
        "outer found": share("outer found", "outer"),
        "inner found": share("inner found", "inner"),
        "source right": share("source right", "sourced"),
        "statements": n["wanted"],
    }


def _spans(one: object, role: str) -> tuple[Range, ...]:
    span = getattr(one, role)
    return span if role == "content" else (span,) if span else ()


def _words(example: Example, spans: Iterable[Range]) -> set[int]:
    forms = example.words.forms
    return {k for a, b in spans for k in range(a, b) if forms[k][0].isalnum() or forms[k][0] == "_"}
