"""What linking needs to know of one article, small enough to keep for every article of a ledger."""

import math
import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from onrecord.linking.counted import Counted, counted
from onrecord.linking.narration import cited, shingles_of, voices
from onrecord.linking.vocabulary import Columns, columns, numbers_of, parted, weights_of
from onrecord.linking.wording import CUT, number_of, stem, telling_number, tokens
from onrecord.records import Figure, Reading, Speaker, Statement, Unresolved
from onrecord.text import paragraphs

VERSION = "linking/9"  # features made by another version must be made again
Embed = Callable[[Sequence[str]], npt.NDArray[np.float32]]  # texts -> (n, d), L2-normalised rows

_TERMS = 64  # of an article's most telling words, kept for comparing stories
_TITLE_COUNT = 5  # a word of the title counts as so many in the text
_PERSON = 2.5  # weight of a person's name at most: some are in every third article, and which, no table can know
_HEAD = 400  # characters of the first paragraph that tell what an article is about
_LEAD = 1200  # characters in which a word counts twice
_ISO_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
YEAR = 366  # days of the longest
_LEAP_YEAR = 730_120  # number of the first day of 2000
_YEARLESS = re.compile(r"XXXX-(\d{2}-\d{2})")  # a date of TIMEX3 whose year is not told


@dataclass(frozen=True, slots=True)
class StatementFeatures:
    """One statement, as linking sees it."""

    id: str
    start: int
    end: int
    kind: str
    act: str
    text: str  # the pieces of its content, joined by " … "
    speaker: str | None  # None: unresolved or unsaid
    speaker_kind: str = "person"
    candidates: tuple[str, ...] = ()  # who an unresolved speaker could be
    also: tuple[str, ...] = ()
    source: str | None = None
    cue: str | None = None
    said: str | None = None
    denies: bool = False
    anonymous: bool = False
    chain: tuple[str, ...] = ()
    within: str | None = None
    confidence: float = 1.0
    vector: bytes = b""  # int8, the embedding times 127; empty: none, or no speech


@dataclass(frozen=True, slots=True)
class NameFeatures:
    """One name of the article."""

    name: str
    kind: str
    spellings: tuple[str, ...]
    titles: tuple[str, ...]
    mentions: int
    first: int  # offset of the first mention
    gender: str | None = None


@dataclass(frozen=True, slots=True)
class ArticleFeatures:
    """One article, as linking sees it; `packing` makes bytes of it."""

    article: str
    source: str
    outlet: str | None
    title: str | None
    agencies: tuple[str, ...]
    agency_part: str | None
    published: str | None  # ISO date; None: not known
    day: int | None  # days since 1 January of the year 1; None: not dated
    shingles: npt.NDArray[np.uint32]  # of the narration, in its order, each once
    borrowed: npt.NDArray[np.uint32]  # the same of what it prints as others' words
    cited: frozenset[int]  # numbers of the names written near words of reporting
    terms: Mapping[int, float]  # number of a stem -> weight, of norm 1; for stories
    keyterms: tuple[int, ...]  # the heaviest of `terms`, heaviest first
    head: frozenset[int]  # numbers of the telling stems of the title and the first paragraph
    statements: tuple[StatementFeatures, ...]
    names: tuple[NameFeatures, ...]
    figures: tuple[Figure, ...]
    words: int  # of narration
    counted: tuple[Counted, ...] = ()  # of the figures that can be compared
    of_year: int | None = None  # see `day_of_year`; of an undated article by its dateline; None: not told
    version: str = VERSION

    def statement(self, ident: str) -> StatementFeatures:
        """Return the statement of that id. Raises `KeyError` when the article has none."""
        for one in self.statements:
            if one.id == ident:
                return one
        raise KeyError(ident)


def features(reading: Reading, *, embed: Embed | None = None) -> ArticleFeatures:
    """Return what linking needs to know of one article; depends on nothing but the reading (and the embeddings).

    `embed` is called once at most, with the wordings of the article's speech. Without it wordings are compared by words alone.
    """
    article = reading.article
    voice = voices(article, reading.statements)
    parts = [voice.own, voice.borrowed, tokens(article.text[:_LEAD]), tokens(article.title or "")]
    looked_up = columns([word for part in parts for word in part])
    own, borrowed, lead, title = parted(looked_up, [len(part) for part in parts])
    persons = {stem(w) for name in reading.people if name.kind == "person" for w in tokens(name.name)}
    terms = _terms([own, borrowed, lead, *[title] * _TITLE_COUNT], persons)
    heaviest = sorted(terms, key=lambda t: (-terms[t], t))
    day = article.published[:10] if article.published and _ISO_DAY.match(article.published) else None
    return ArticleFeatures(
        article=article.id,
        source=article.source,
        outlet=article.outlet,
        title=article.title,
        agencies=article.agencies,
        agency_part=article.agency_part,
        published=day,
        day=day_number(day),
        shingles=shingles_of(own),
        borrowed=shingles_of(borrowed),
        cited=cited(article.text),
        terms=terms,
        keyterms=tuple(heaviest[:12]),
        head=_head(article.title or "", article.text),
        statements=_statements(reading, embed),
        names=_names(reading),
        figures=reading.figures,
        words=len(voice.own) - voice.own.count(CUT),
        counted=counted(reading),
        of_year=day_of_year(day[5:]) if day else _of_dateline(reading),
    )


def at_once(readings: Iterable[Reading], embed: Embed) -> Embed:
    """Return what gives the embeddings of the wordings in `readings`, and of no others, all made in one call of `embed`."""
    wordings = list(dict.fromkeys(_text(s) for reading in readings for s in reading.statements if _heard(s)))
    vectors, place = embed(wordings), {text: at for at, text in enumerate(wordings)}
    return lambda texts: vectors[[place[text] for text in texts]]


def _of_dateline(reading: Reading) -> int | None:
    """Return the day of the year that a dateline tells without its year: "PORT ELLAN, March 13 -"."""
    for line in (e.text for e in reading.article.evidence if e.field == "dateline" and e.text):
        at = reading.article.text.find(line)
        for date in reading.dates if at >= 0 else ():
            told = _YEARLESS.fullmatch(date.value)
            if told and at <= date.start and date.end <= at + len(line):
                return day_of_year(told.group(1))
    return None


def day_of_year(month_and_day: str) -> int | None:
    """Return how many days after 1 January "MM-DD" is in a leap year, 0-365; None for no day of it.

    >>> day_of_year("01-01"), day_of_year("12-31"), day_of_year("02-30")
    (0, 365, None)
    """
    day = day_number(f"2000-{month_and_day}")
    return day - _LEAP_YEAR if day is not None else None


@lru_cache(maxsize=8192)
def day_number(date: str | None) -> int | None:
    """Return the number of days from 0001-01-01 to an ISO date, or None for none or a date that is not one.

    >>> day_number("2025-03-06") - day_number("2025-02-28"), day_number("2025-02-30")
    (6, None)
    """
    match = _ISO_DAY.match(date or "")
    if not match:
        return None
    year, month, day = (int(g) for g in match.groups())
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    lengths = (31, 29 if leap else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
    if not (year >= 1 and 1 <= month <= 12 and 1 <= day <= lengths[month - 1]):
        return None
    before = year - 1
    return before * 365 + before // 4 - before // 100 + before // 400 + sum(lengths[: month - 1]) + day


def _statements(reading: Reading, embed: Embed | None) -> tuple[StatementFeatures, ...]:
    texts = [_text(s) for s in reading.statements]
    vectors = [b""] * len(texts)
    heard = [at for at, s in enumerate(reading.statements) if _heard(s)]
    if embed is not None and heard:
        scaled = np.rint(embed([texts[at] for at in heard]) * 127).astype(np.int8)
        for at, row in zip(heard, scaled, strict=True):
            vectors[at] = row.tobytes()
    return tuple(_statement(s, t, v) for s, t, v in zip(reading.statements, texts, vectors, strict=True))


def _text(statement: Statement) -> str:
    return " … ".join(piece.text.strip() for piece in statement.pieces)


def _heard(statement: Statement) -> bool:
    return statement.act == "speech"  # what else is there is never compared


def _statement(statement: Statement, text: str, vector: bytes) -> StatementFeatures:
    speaker = statement.speaker
    known = speaker if isinstance(speaker, Speaker) else None
    return StatementFeatures(
        id=statement.id,
        start=statement.content.start,
        end=statement.content.end,
        kind=statement.kind,
        act=statement.act,
        text=text,
        speaker=known.name if known else None,
        speaker_kind=known.kind if known else "person",
        candidates=tuple(c.name for c in speaker.candidates) if isinstance(speaker, Unresolved) else (),
        also=known.also if known else (),
        source=statement.source.text if statement.source else None,
        cue=statement.cue.text if statement.cue else None,
        said=statement.said.value if statement.said else None,
        denies=statement.denies,
        anonymous=statement.anonymous,
        chain=statement.chain,
        within=statement.within,
        confidence=statement.confidence,
        vector=vector,
    )


def _names(reading: Reading) -> tuple[NameFeatures, ...]:
    return tuple(
        NameFeatures(
            name=name.name,
            kind=name.kind,
            spellings=tuple(text for text, _ in Counter(m.text for m in name.mentions).most_common()),
            titles=name.titles,
            mentions=len(name.mentions),
            first=min((m.start for m in name.mentions), default=0),
            gender=name.gender,
        )
        for name in reading.people
    )


def _head(title: str, text: str) -> frozenset[int]:
    first = next((text[p.start : min(p.end, p.start + _HEAD)] for p in paragraphs(text)), "")
    return frozenset(filter(None, map(telling_number, tokens(f"{title} {first}"))))


def _terms(taken: Sequence[Columns], persons: Collection[str]) -> dict[int, float]:
    """Return the most telling stems of an article with weights of norm 1: log frequency by rarity, title and lead first."""
    every, counts = np.unique(np.concatenate([c.stems for c in taken]), return_counts=True)
    stems, rarity = numbers_of(every), weights_of(every)
    if persons:
        names = np.isin(stems, np.array([number_of(name) for name in persons], dtype=np.uint64))
        rarity = np.where(names, np.minimum(rarity, _PERSON), rarity)
    weights = (1 + np.log(counts)) * rarity
    best = np.lexsort((stems, -weights))[:_TERMS]
    best = best[weights[best] > 0]
    norm = math.sqrt(float(np.sum(weights[best] ** 2))) or 1.0
    return dict(zip(stems[best].tolist(), (weights[best] / norm).tolist(), strict=True))
