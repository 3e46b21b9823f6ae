"""Who is on stage in an article: everybody a source could mean, and where each was mentioned."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from onrecord.reading.titles import meanings, role_head, word_set
from onrecord.records import Article, Name, Statement
from onrecord.text import paragraphs, sentences
from onrecord.text.quotation import DOUBLE

_PREPOSITIONS = word_set(
    "of for from at in with to on by about against over under near after before between among without through than like as into toward towards via"
)
_CLAUSE_OPENERS = word_set(
    "and but that because while when although though if whether as after before so or where since until yet"
)
_ADDRESSING = word_set(
    "told tell tells telling asked ask asks asking urged urges accused accuses warned called criticized blasted praised thanked"
)
_LAST_WORD = re.compile(r"([\w’'-]+|[,:;.—–\"“”(])\s*$")
_SKIP_TITLE = word_set("the mr mr. mrs mrs. ms ms. dr dr. sen sen. rep rep. gov gov. president former senator minister")


@dataclass(slots=True)
class Place:
    """One spot where a referent is mentioned."""

    start: int
    end: int
    sentence: int
    paragraph: int
    subject: bool = False
    oblique: bool = False  # after a preposition
    addressed: bool = False  # told, asked, accused
    possessive: bool = False
    quoted: bool = False
    pronoun: bool = False


@dataclass(slots=True)
class Referent:
    """Somebody or something a source could mean."""

    name: str
    kind: str  # person, organisation, place, group, document, unnamed
    places: list[Place]
    gender: str | None = None
    heads: frozenset[str] = frozenset()  # roles it is called by
    titles: tuple[str, ...] = ()
    plural: bool = False
    named: bool = True
    also: tuple[str, ...] = ()

    def before(self, at: int) -> Place | None:
        """Return the last place before `at` outside quotation marks, else the last inside them; None: none before."""
        quoted = None
        for place in reversed(self.places):
            if place.start < at:
                if not place.quoted:
                    return place
                quoted = quoted or place
        return quoted


@dataclass(slots=True)
class Scene:
    """An article's sentences, paragraphs, quotations and referents."""

    text: str
    sentence_starts: list[int]
    paragraph_starts: list[int]
    quotations: list[tuple[int, int]]
    referents: list[Referent] = field(default_factory=list)
    by_span: dict[int, tuple[int, Referent]] = field(default_factory=dict)  # mention start -> (end, referent)

    def sentence(self, at: int) -> int:
        """Return the number of the sentence at a character."""
        return bisect_right(self.sentence_starts, at) - 1

    def paragraph(self, at: int) -> int:
        """Return the number of the paragraph at a character."""
        return bisect_right(self.paragraph_starts, at) - 1

    def quoted(self, at: int) -> bool:
        """Tell whether a character stands inside quotation marks."""
        i = bisect_right(self.quotations, (at, len(self.text))) - 1
        return i >= 0 and self.quotations[i][0] <= at < self.quotations[i][1]

    def place(self, start: int, end: int, *, pronoun: bool = False) -> Place:
        """Return the spot `start:end` with its grammar as far as the words before it tell."""
        before = self.text[max(0, start - 30) : start]
        sentence = self.sentence(start)
        words = before[max(0, len(before) - (start - self.sentence_starts[sentence])) :].split()
        while words and words[-1].casefold() in _SKIP_TITLE:
            words.pop()
        last = words[-1].casefold() if words else ""
        bare = last.strip("\"“”'‘’()")
        subject = (
            not words
            or last.endswith((",", "”", '"', ":", "—", "–", ";"))
            or (bare in _CLAUSE_OPENERS and bare not in ("after", "before", "as"))
        )
        return Place(
            start, end, sentence, self.paragraph(start), subject, bare in _PREPOSITIONS, bare in _ADDRESSING,
            self.text[end : end + 2] in ("'s", "’s"), self.quoted(start), pronoun,
        )  # fmt: skip

    def mentions_in(self, start: int, end: int) -> list[tuple[int, int, Referent]]:
        """Return the named mentions wholly inside `start:end`, in text order."""
        return [(s, e, r) for s, (e, r) in sorted(self.by_span.items()) if start <= s and e <= end]


def scene(article: Article, statements: Sequence[Statement], names: Sequence[Name]) -> Scene:
    """Set the stage: sentences, quotations, and a referent for each name with all its places."""
    text = article.text
    starts = [s.start for s in sentences(text)] or [0]
    stage = Scene(text, starts, [p.start for p in paragraphs(text)] or [0], _quotations(text, statements))
    stage.sentence_starts[0] = stage.paragraph_starts[0] = 0
    for name in names:
        places = [stage.place(m.start, m.end) for m in name.mentions]
        heads = frozenset(h for t in name.titles if (h := role_head(t)))
        wide = frozenset(w for h in heads for w in meanings(h))
        referent = Referent(name.name, name.kind, places, name.gender, wide, name.titles)
        stage.referents.append(referent)
        for m in name.mentions:
            stage.by_span[m.start] = (m.end, referent)
    return stage


def _quotations(text: str, statements: Sequence[Statement]) -> list[tuple[int, int]]:
    """Return where quotation marks, paragraph by paragraph, enclose text, and where direct statements stand."""
    spans = [(p.start, p.end) for s in statements if s.kind == "direct" for p in s.pieces]
    bounds = [(p.start, p.end) for p in paragraphs(text)]
    for start, end in bounds:
        opened: int | None = None
        for i in range(start, end):
            if text[i] in DOUBLE:
                if opened is None:
                    opened = i
                elif text[i] not in "“„«" or text[i] in '"':
                    spans.append((opened, i + 1))
                    opened = None
        if opened is not None:
            spans.append((opened, end))
    return _merged(spans)


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    out: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return out


__all__ = ["Place", "Referent", "Scene", "pairwise", "scene"]
