"""Who is on stage in an article: everybody a source could mean, and where each was mentioned."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from onrecord.reading.given_names import given_name
from onrecord.reading.groups import crowds, pairs, papers, strangers
from onrecord.reading.places import country_of
from onrecord.reading.source_words import CLASSES, NAME_CLASSES
from onrecord.reading.titles import KIN, is_second, meanings, role_head, title_gender, word_set
from onrecord.records import Article, Name, Statement
from onrecord.text import outline
from onrecord.text.quotation import DOUBLE, OPENING

_MARK = re.compile(f"[{DOUBLE}]")
_CROWDED = 300  # referents: an article of 1,500 words has about 60
_REGION = 15_000  # characters
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
    quotation: int = -1  # number of the quotation it stands in; -1: in none
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
    ranks: frozenset[bool] = frozenset()  # True: a title of a vice or deputy; False: one of another
    plural: bool = False
    named: bool = True
    also: tuple[str, ...] = ()
    crowd: bool = False  # somebody without a name who has not spoken yet: "lawmakers", "a former colleague"
    words: frozenset[str] = frozenset()  # of its name and titles, lower case, countries by their name
    countries: frozenset[str] = frozenset()
    classes: frozenset[str] = frozenset()  # of an organisation: media, company, state, party, association, office
    first: int = 0  # where it is first mentioned
    lean: float = 0.0  # a man 1.0, a woman -1.0, as titles, pronouns and given name let one think
    sure: bool = True  # False: that it is a person, or a body, is a guess from its form
    shown: bool = (
        True  # the text itself shows that it is a person or a body: by a title, an age, a word like "Ministry"
    )
    spoke: int = 0  # statements whose source names it

    def before(self, at: int, quotation: int = -1) -> Place | None:
        """Return the last place before `at` outside quotation marks or inside the given quotation, else the last inside another."""
        quoted = None
        for place in reversed(self.places):
            if place.start < at:
                if place.quotation in (-1, quotation):
                    return place
                quoted = quoted or place
        return quoted


_WHOSE = re.compile(r"(?i:his|her|their|my|our)|[A-Z]\S*['’]s?")
_ABOVE = 3000  # characters in which the dateline is looked for


@dataclass(slots=True)
class Scene:
    """An article's sentences, paragraphs, quotations and referents."""

    text: str
    sentence_starts: list[int]
    paragraph_starts: list[int]
    quotations: list[tuple[int, int]]
    referents: list[Referent] = field(default_factory=list)
    mentions: list[tuple[int, int, Referent]] = field(default_factory=list)  # start, end, who: in text order
    named_count: int = 0  # so many of the referents were there before any statement was resolved
    regions: dict[int, list[Referent]] = field(default_factory=dict)  # region of the text -> who is mentioned there
    body: int = 0  # where the running text begins: above it stand headline and summary, which introduce nobody

    def sentence(self, at: int) -> int:
        """Return the number of the sentence at a character."""
        return bisect_right(self.sentence_starts, at) - 1

    def paragraph(self, at: int) -> int:
        """Return the number of the paragraph at a character."""
        return bisect_right(self.paragraph_starts, at) - 1

    def nearby(self, at: int) -> list[Referent]:
        """Return who could be meant at a character: everybody in an article of common length, else who is mentioned around it.

        Keeps the time for a very long text in proportion to its length.
        """
        if self.named_count <= _CROWDED:
            return self.referents
        if not self.regions:
            for referent in self.referents[: self.named_count]:
                for region in dict.fromkeys(p.start // _REGION for p in referent.places):
                    self.regions.setdefault(region, []).append(referent)
        here = at // _REGION
        around = {id(r): r for region in (here - 1, here, here + 1) for r in self.regions.get(region, ())}
        around.update({id(r): r for r in self.referents[self.named_count :][-_CROWDED:]})
        return list(around.values())

    def quotation(self, at: int) -> int:
        """Return the number of the quotation a character stands in; -1: in none."""
        i = bisect_right(self.quotations, (at, len(self.text))) - 1
        return i if i >= 0 and self.quotations[i][0] <= at < self.quotations[i][1] else -1

    def place(self, start: int, end: int, *, pronoun: bool = False) -> Place:
        """Return the spot `start:end` with its grammar as far as the words before it tell."""
        before = self.text[max(0, start - 30) : start]
        sentence = self.sentence(start)
        words = before[max(0, len(before) - (start - self.sentence_starts[sentence])) :].split()
        while words and words[-1].casefold() in _SKIP_TITLE:
            words.pop()
        if len(words) > 1 and words[-1] in KIN and _WHOSE.fullmatch(words[-2]):
            words = words[:-2]  # "Her brother Ode nodded"
        last = words[-1].casefold() if words else ""
        bare = last.strip("\"“”'‘’()")
        subject = (
            not words
            or last.endswith((",", "”", '"', ":", "—", "–", ";"))
            or (bare in _CLAUSE_OPENERS and bare not in ("after", "before", "as"))
        )
        return Place(
            start, end, sentence, self.paragraph(start), subject, bare in _PREPOSITIONS, bare in _ADDRESSING,
            self.text[end : end + 2] in ("'s", "’s"), self.quotation(start), pronoun,
        )  # fmt: skip

    def mentions_in(self, start: int, end: int) -> list[tuple[int, int, Referent]]:
        """Return the named mentions wholly inside `start:end`, in text order."""
        out = []
        for i in range(bisect_left(self.mentions, start, key=lambda m: m[0]), len(self.mentions)):
            if self.mentions[i][0] >= end:
                break
            if self.mentions[i][1] <= end:
                out.append(self.mentions[i])
        return out


def scene(article: Article, statements: Sequence[Statement], names: Sequence[Name]) -> Scene:
    """Set the stage: sentences, quotations, and a referent for each name with all its places."""
    text = article.text
    starts = [s.start for s in outline(text).sentences] or [0]
    stage = Scene(text, starts, [p.start for p in outline(text).paragraphs] or [0], _quotations(text, statements))
    stage.sentence_starts[0] = stage.paragraph_starts[0] = 0
    stage.body = _body(article)
    for name in names:
        places = [stage.place(m.start, m.end) for m in name.mentions]
        heads = frozenset(h for t in name.titles if (h := role_head(t)))
        wide = frozenset(w for h in heads for w in meanings(h))
        referent = referent_of(name.name, name.kind, places, name.titles, name.gender, wide)
        referent.sure, referent.shown = name.confidence > 0.6, name.confidence > 0.75
        stage.referents.append(referent)
        stage.mentions.extend((m.start, m.end, referent) for m in name.mentions)
    stage.mentions.sort(key=lambda m: m[0])
    stage.referents.extend(pairs(stage))
    stage.referents.extend(crowds(stage))
    stage.referents.extend(strangers(stage))
    stage.referents.extend(papers(stage))
    stage.named_count = len(stage.referents)
    return stage


def _body(article: Article) -> int:
    """Return where the line begins that opens with the dateline: "TARN: The ferry …"; 0 where there is none."""
    if not article.dateline:
        return 0
    line = re.compile(rf"^[^\w\n]*{re.escape(article.dateline)}(?![\w’'-])", re.MULTILINE)
    found = line.search(article.text, 0, _ABOVE)
    return found.start() if found else 0


def referent_of(
    name: str,
    kind: str,
    places: list[Place],
    titles: tuple[str, ...],
    gender: str | None,
    heads: frozenset[str],
    *,
    named: bool = True,
) -> Referent:
    """Return a referent with what its name and titles say of its country and its class."""
    written = [
        w.strip(".,;'’\"“”()") for phrase in (name, *titles) for w in phrase.replace("’s", "").replace("'s", "").split()
    ]
    countries = frozenset(c for w in written if (c := country_of(w)))
    words = frozenset(w.casefold() for w in written) | frozenset(c.casefold() for c in countries)
    classes: frozenset[str] = frozenset()
    if kind != "person":
        classes = frozenset(c for w in written for c in NAME_CLASSES.get(w, CLASSES.get(w.casefold(), ())))
        if kind == "place":
            classes |= {"state"}
    first = places[0].start if places else 0
    ranks = frozenset(is_second(t) for t in titles if named and role_head(t))
    lean = _lean(name, titles, gender) if kind in ("person", "unnamed") else 0.0
    return Referent(
        name, kind, places, gender, heads, titles, ranks, named=named, words=words, countries=countries, classes=classes, first=first, lean=lean
    )  # fmt: skip


_TELLING = 0.6  # how sure a given name must be to be believed against the pronouns near its mentions


def _lean(name: str, titles: tuple[str, ...], gender: str | None) -> float:
    told = next((g for t in titles if (g := title_gender(t))), None)
    if told:
        return 1.0 if told == "m" else -1.0
    woman, man = given_name(name.split()[0]) if " " in name else (0.0, 0.0)
    guess = 0.8 * (man - woman)
    if gender:
        seen = 0.7 if gender == "m" else -0.7
        if seen * guess < 0 and abs(guess) > _TELLING:
            return guess  # "Judge James Ode asked her": a name tells more than a pronoun that stands near
        return seen + guess / 4 if seen * guess >= 0 else (seen + guess) / 2
    return guess


def _quotations(text: str, statements: Sequence[Statement]) -> list[tuple[int, int]]:
    """Return where quotation marks, paragraph by paragraph, enclose text, and where direct statements stand."""
    spans = [(p.start, p.end) for s in statements if s.kind == "direct" for p in s.pieces]
    for start, end in outline(text).paragraphs:
        opened: int | None = None
        for mark in _MARK.finditer(text, start, end):
            at = mark.start()
            if opened is None:
                opened = at
            elif text[at] not in OPENING:
                spans.append((opened, at + 1))
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


__all__ = ["Place", "Referent", "Scene", "scene"]
