"""Reading the two labelled corpora into one form: words, relations over words, names.

PolNeAR (Newell et al., LREC 2018) marks attributions of every kind, flat; each has a cue, its content one piece or two.
Our own labels follow a guide: statements nest, some have no cue. The two manners are kept apart: each has its own tags.
"""

import bisect
import gzip
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from onrecord.reading.encoder.words import Words, words
from training.classes import cue_class, denies

Range = tuple[int, int]  # words, end exclusive
Manner = Literal["corpus", "guide"]
_CORENLP_KINDS = {"PERSON": "person", "ORGANIZATION": "organisation", "LOCATION": "place", "MISC": "other"}
_FAR = 400  # characters: a cue or source as written farther than this from its content is another one


@dataclass(frozen=True, slots=True)
class Relation:
    """One attribution in words. `classes` are those it may have; empty: nothing known."""

    content: tuple[Range, ...]
    cue: Range | None
    source: Range | None
    classes: tuple[str, ...] = ()
    denies: bool | None = None  # None: not known
    anonymous: bool | None = None
    settings: tuple[tuple[str, Range], ...] = ()  # ("venue", range)
    inner: bool = False
    speech: bool = True  # counted when found
    owner: str = ""  # the speaker's name, where labelled


@dataclass(frozen=True, slots=True)
class Example:
    """One article of a corpus with one annotator's labels."""

    name: str
    manner: Manner
    text: str
    words: Words
    relations: tuple[Relation, ...]
    names: list[str] | None = None  # name tag of each word; None: not labelled
    weight: float = 1.0
    outlet: str = ""


def polnear(folder: Path) -> list[Example]:
    """Return the articles under `folder` (text/, attributions/, corenlp.jsonl.gz), one example for each annotator."""
    with gzip.open(folder / "corenlp.jsonl.gz", "rt", encoding="utf-8") as lines:
        parsed = {doc["file"]: doc["sentences"] for doc in map(json.loads, lines)}
    annotated: dict[str, list[Path]] = defaultdict(list)
    for path in sorted((folder / "attributions").glob("*.ann")):
        annotated[path.name.rsplit("_", 1)[0]].append(path)
    out = []
    for path in sorted((folder / "text").glob("*.txt")):
        text = path.read_bytes().decode("utf-8")
        tokens = words(text)
        names = _corenlp_names(tokens, parsed.get(path.name))
        for annotation in annotated[path.stem]:
            relations = tuple(_standoff(annotation.read_bytes().decode("utf-8"), text, tokens))
            weight = 1.0 / len(annotated[path.stem])
            out.append(Example(path.stem, "corpus", text, tokens, relations, names, weight, path.name.split("_")[0]))
    return out


def guide(folder: Path) -> list[Example]:
    """Return the articles labelled by the guide under `folder` (gold.json, inputs.jsonl)."""
    pages = json.loads((folder / "gold.json").read_text(encoding="utf-8"))["pages"]
    out = []
    with (folder / "inputs.jsonl").open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            text = row["text"]
            tokens = words(text)
            relations = _nested(_labelled(s, text, tokens) for s in pages[row["id"]]["statements"])
            out.append(Example(row["id"], "guide", text, tokens, relations, outlet=row.get("outlet") or ""))
    return out


def _standoff(annotation: str, text: str, tokens: Words) -> Iterator[Relation]:
    """Yield the relations of brat standoff. Only "\\n" ends a line there: texts hold other line breaks."""
    spans: dict[str, list[Range]] = {}
    events = []
    for line in annotation.split("\n"):
        if line.startswith("T") and "\t" in line:
            ident, middle = line.split("\t")[:2]
            spans[ident] = [(int(a), int(b)) for a, b in (p.split() for p in middle.split(" ", 1)[1].split(";"))]
        elif line.startswith("E") and "\t" in line:
            events.append(line.split("\t", 1)[1].split())
    for roles in events:
        held: dict[str, list[Range]] = defaultdict(list)
        for role in roles:
            name, ident = role.split(":", 1)
            held[re.sub(r"\d+$", "", name)] += spans.get(ident, [])
        content, cue, source = (_ranges(tokens, held[k]) for k in ("Content", "Cue", "Source"))
        if not content or not cue:
            continue
        written = text[tokens.starts[cue[0][0]] : tokens.ends[cue[-1][1] - 1]]
        known = cue_class(written)
        yield Relation(
            content,
            cue[0],
            source[0] if source else None,
            (known,) if known else (),
            True if denies(written) else None,
            speech=known in (None, "speech", "writing", "finding"),
        )


def _labelled(statement: dict, text: str, tokens: Words) -> Relation | None:
    found = statement["content"] if isinstance(statement["content"], list) else [statement["content"]]
    content = _ranges(tokens, [(p["start"], p["end"]) for p in found])
    if not content:
        return None
    first, last = found[0]["start"], found[-1]["end"]

    def near(key: str) -> Range | None:
        place = _nearest(text, statement.get(key) or "", first, last)
        ranges = _ranges(tokens, [place]) if place else ()
        return ranges[0] if ranges else None

    speech = statement["act"] == "speech"
    known = cue_class(statement.get("cue") or "")
    spoken = ("speech", "writing", "finding")
    other = ("thought", "intention")
    classes = (known,) if known in (spoken if speech else other) else (spoken if speech else other)
    settings = tuple((key, place) for key in ("venue", "addressee") if (place := near(key)))
    return Relation(
        content,
        near("cue"),
        near("source"),
        classes,
        statement["denies"],
        statement["anonymous"],
        settings,
        speech=speech and not statement.get("optional"),
        owner=statement.get("speaker") or "",
    )


def _nested(relations: Iterable[Relation | None]) -> tuple[Relation, ...]:
    """Mark as inner what collides with a wider relation's words; what collides with both is left out."""
    kept = []
    taken: tuple[dict[int, str], dict[int, str]] = ({}, {})
    order = sorted((r for r in relations if r), key=lambda r: (-(r.content[-1][1] - r.content[0][0]), r.content))
    for relation in order:
        for depth, used in enumerate(taken):
            roles = [("content", c) for c in relation.content]
            roles += [(name, span) for name, span in (("cue", relation.cue), ("source", relation.source)) if span]
            cells = [(k, f"{name}{span}") for name, span in roles for k in range(*span)]
            if all(used.get(k, role) == role and not (role.startswith("content") and k in used) for k, role in cells):
                used.update(cells)
                kept.append(replace(relation, inner=bool(depth)))
                break
    return tuple(sorted(kept, key=lambda r: r.content))


def _nearest(text: str, written: str, first: int, last: int) -> Range | None:
    """Return where `written` stands nearest to characters `first` to `last`, outside them where it can be."""
    places = [m.start() for m in re.finditer(re.escape(written), text)] if written else []
    scored = []
    for at in places:
        end = at + len(written)
        gap = max(at - last, first - end, 0)
        within = first <= at and end <= last
        scored.append((min(abs(at - first), abs(at - last)) + 50 if within else gap, at))
    if not scored or min(scored)[0] > _FAR:
        return None
    at = min(scored)[1]
    return at, at + len(written)


def _ranges(tokens: Words, spans: Iterable[Range]) -> tuple[Range, ...]:
    """Return character spans as word ranges, in order, those that touch joined."""
    out: list[Range] = []
    for start, end in sorted(spans):
        a, b = bisect.bisect_right(tokens.ends, start), bisect.bisect_left(tokens.starts, end)
        if b <= a:
            continue
        if out and a <= out[-1][1]:
            out[-1] = (out[-1][0], max(b, out[-1][1]))
        else:
            out.append((a, b))
    return tuple(out)


def _corenlp_names(tokens: Words, sentences: list | None) -> list[str] | None:
    """Return each word's kind of name by CoreNLP, "B-kind" or "I-kind" or "O"; None without its output."""
    if sentences is None:
        return None
    kinds = ["O"] * len(tokens)
    for sentence in sentences:
        before = ""
        for start, end, _, label in sentence:
            kind = _CORENLP_KINDS.get(label, "")
            if kind:
                for k in range(bisect.bisect_right(tokens.ends, start), bisect.bisect_left(tokens.starts, end)):
                    kinds[k] = ("I-" if kind == before else "B-") + kind
                    before = kind
            before = kind
    return kinds
