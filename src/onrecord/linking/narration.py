"""What an article says in its own voice: the text without quotations, tweets and a site's furniture.

Two independent reports of one speech share its quotations; only copies share the narration between them.
"""

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from onrecord.linking.vocabulary import Columns
from onrecord.linking.wording import CUT, number_of, tokens, tokens_of
from onrecord.records import Article, Statement
from onrecord.text import paragraphs

SHINGLE = 6  # words: names with their titles and stock phrases are mostly shorter
_PAIRED = re.compile(
    r"“[^“”]{2,1500}”|(?<!\w)\"(?=\S)[^\"\n]{2,1500}(?<=\S)\"(?!\w)|«[^«»]{2,1500}»|„[^„“”]{2,1500}[“”]|''[^'\n]{2,1500}''"
)
_QUOTES = frozenset('“"«„')
_MARKS = ("“", '"', "«", "„", "''")
# Links, photographs and films of a page that stand in its text: "Ida Moll Ida Jane MollBudget talks stall Mayor in hot seat MORE
# (D-Tarn)", "JUST WATCHED The flood Replay More Videos ... MUST WATCH The flood 02:15". Not "She wanted MORE."
_RUN_IN = re.compile(
    r"(?<=[a-z.)])(?=[A-Z][a-z]|\d{4} [A-Z])[^\n]{1,600}?\bMORE\b|\bJUST WATCHED\b[^\n]{1,300}?\bMUST WATCH\b[^\n]{0,120}?\d\d:\d\d"
)
_GALLERY = re.compile(r"\bhide caption\b|\bphotos?: .{3,80}?\bphotos?: ")
_GALLERY_SIGNS = ("hide caption", "photo: ", "photos: ")  # without which it cannot match
_AFTER_COLON = ' \t"”'  # a paragraph that ends with a colon, and these after it, gives the next to somebody else
_COLON_ENDS = frozenset(":" + _AFTER_COLON)
_OPEN_TO_END = re.compile(r"[“\"«„][^”\"»“]*$")  # a quoted paragraph that the next one goes on with
_SENTENCE = re.compile(r"[^.!?]+(?:[.!?]+(?=\s)|[.!?]*$|[.!?]+)")
# What none of `_FURNITURE` can match without, by a part that is looked for in the whole text first: most texts hold few, most paragraphs
# none.
_HINTS: Mapping[str, tuple[str, ...]] = {
    **{hint: (hint,) for hint in (
        "rights reserved", "copyright ", "©", "sign up ", "subscrib", "newsletter", "click here", "follow ", "read more", "like us on",
        "share this ", "first appeared ", "photo gallery", "getty images", "associated press photo", "enlarge this", "story has been",
        "support our", "views expressed", "is a columnist", "@", "pic.twitter", "t.co/",
    )},
    "may not be ": ("may not be p", "may not be r", "may not be b"),
    "contribut": ("contributed to this", "is a contribut", "make a contribution"),
    "read the ": ("read the full", "read the original"),
    " policy": ("privacy policy", "cookie policy"),
    "terms of ": ("terms of use", "terms of service"),
    "download ": ("download the app", "download our app"),
    "advertis": ("advertisement", "advertising"),
    "watch ": ("watch the video", "watch the full", "watch full", "watch video"),
    "comment": ("view comments", "viewed comments", "leave a comment"),
    "caption": ("hide caption", "toggle caption"),
    "please ": ("please consider", "please support"),
    "donat": ("donate now", "donate today", "make a donation"),
    "email ": ("email h", "email us", "email me "),
}  # fmt: skip
_FURNITURE = re.compile(
    r"all rights reserved|may not be (?:published|reproduced|broadcast)|copyright (?:©|\d{4}|the )|©|sign up (?:for|to|here)"
    r"|subscrib|newsletter|click here|follow (?:us|him|her|me|them|\w+ \w+) (?:on|at) |on (?:twitter|facebook)[: ]*@"
    r"|contributed to this (?:report|story|article)|read (?:more|the full|the original)|(?:our|the) (?:privacy|cookie) policy"
    r"|terms of (?:use|service)|download (?:the|our) app|like us on facebook|share this (?:article|story)|first appeared (?:on|in)"
    r"|advertis(?:ement|ing)|watch (?:the )?(?:full )?video|view(?:ed)? comments|leave a comment|photo gallery|hide caption"
    r"|toggle caption|getty images|associated press photo|enlarge this image|this story has been (?:updated|corrected)"
    r"|please (?:consider|support)|donate (?:now|today)|support our (?:work|journalism)|make a (?:donation|contribution)"
    r"|the views expressed|is a (?:columnist|contributor|contributing)|follow @|email (?:him|her|us|me) at|@\w+\.(?:com|org)"
    r"|pic\.twitter\.com|https?://t\.co/|\(@\w+\)|—\s*@|^@\w|\brt @",
)
# A speaker's words printed without quotation marks: a transcript, a statement, a block quotation.
_FIRST_PERSON = re.compile(r"(?<![\w.'’])(?:i|i['’](?:m|ve|ll|d)|my)(?![\w.'’])")
# Words by which a report names where it has something from; names are looked for beside them. Looked for by their first letters,
# because one search for them all takes ten times as long.
_REPORTING = re.compile(
    r"(?:told|tells|report(?:s|ed|ing)?|accord(?:s|ing)|wr(?:ote|ites|iting|itten)|interview\w*|obtained|published|op-ed|column|editorial"
    r"|via|cit(?:ed|es|ing)|quot(?:ed|es|ing)|not(?:ed|es)|explain(?:s|ed)|poll|spoke|speaking|revealed)\b"
)
_BEGINNINGS = (
    "told", "tells", "report", "accord", "wrote", "writ", "interview", "obtained", "published", "op-ed", "column", "editorial", "via",
    "cit", "quot", "note", "explain", "poll", "spoke", "speaking", "revealed",
)  # fmt: skip
_AROUND = 50  # characters on either side
_CAPITALS = re.compile(r"[A-Z][\w&.-]*(?:['’]s)?(?: [A-Z][\w&-]*)*")
_OUTLET_NOTE = re.compile(r"\(.*?\)| - .*")  # "Tarn Gazette (Web News)", "Tarn Gazette - Opinion"
_OUTLET_WORDS = frozenset(["the", "online", "web", "com", "www", "news", "magazine"])
_TELLING = 1.4  # weight of a word that makes a run somebody's
_LONG_PARAGRAPH = 20_000  # characters beyond which no links run in are looked for: a page of them would take long
_AUTHOR = 0.6  # share of the text told in the first person above which that is the author
_HALF, _LOW = np.uint64(32), np.uint64(0xFFFFFFFF)
_FIRST_WORDS = frozenset(["i", "i'm", "i've", "i'll", "i'd", "my"])


class Voices(NamedTuple):
    """The folded words of an article by whose they are, in the order of its text, `CUT` after each stretch."""

    own: list[str]  # the article's own: no quotation, no tweet, no furniture
    borrowed: list[str]  # what it prints as somebody else's


def voices(article: Article, statements: Sequence[Statement] = ()) -> Voices:
    """Return the article's own words, and those it prints as others'; furniture is in neither.

    A stretch ends with its paragraph and wherever the voice changes. Others' words are what `statements` holds of the direct kind,
    what stands between quotation marks, the paragraph that a colon announces, and the first person where it is not the author.
    """
    text, lowered = article.text, article.text.lower()
    if len(lowered) != len(text):
        lowered = text  # a letter whose small form is two: offsets matter more than case
    hidden = sorted((span.start, span.end) for s in statements if s.kind == "direct" for span in s.pieces)
    hints = [hint for part, hints in _HINTS.items() if part in lowered for hint in hints if hint in lowered]
    gallery = any(sign in lowered for sign in _GALLERY_SIGNS)
    marks = [mark for mark in _MARKS if mark in text]
    linked = "MORE" in text or "MUST WATCH" in text
    found: list[tuple[bool, str]] = []
    announced = False
    bounds = list(paragraphs(text))
    written = [text[start:end] for start, end in bounds]
    twice = {one for one, other in itertools.pairwise(written) if one == other}  # captions of a row of photographs
    for (start, end), paragraph in zip(bounds, written, strict=True):
        passed, announced = announced, paragraph[-1] in _COLON_ENDS and paragraph[-4:].rstrip(_AFTER_COLON)[-1:] == ":"
        if (twice and paragraph in twice) or (gallery and _GALLERY.search(lowered, start, end)):
            continue
        spans = [(start, end)] if passed else []
        if not passed and (hidden or any(mark in paragraph for mark in marks)):
            spans = _quoted(text, start, end, hidden)
        at = start
        for first, last in _with_links(text, start, end, spans) if linked else spans:
            if first > at:
                found += [(True, part) for part in _voice(lowered[at:first], hints)]
            if last > at:
                found.append((False, lowered[max(first, at) : last]))
            at = max(at, last)
        if at < end:
            found += [(True, part) for part in _voice(lowered[at:end], hints)]
    return _by_voice(found)


def _by_voice(found: Sequence[tuple[bool, str]]) -> Voices:
    """Part the stretches by voice; those in the first person are others', unless they are most of the text: a column."""
    own = tokens_of([text for is_own, text in found if is_own])
    borrowed = tokens_of([text for is_own, text in found if not is_own])
    if _FIRST_WORDS.isdisjoint(own):
        return Voices(own, borrowed)
    mine, theirs = _stretches(own), _stretches(borrowed)
    parted: list[tuple[bool, bool, list[str]]] = []  # own, in the first person, its words
    for is_own, text in found:
        words = next(mine if is_own else theirs)
        first = is_own and not _FIRST_WORDS.isdisjoint(words) and _FIRST_PERSON.search(text) is not None
        parted.append((is_own, first, words))
    told = len(own) - own.count(CUT)
    if sum(len(words) - 1 for _, first, words in parted if first) > told * _AUTHOR:
        return Voices(own, borrowed)
    return Voices(
        [word for is_own, first, words in parted if is_own and not first for word in words],
        [word for is_own, first, words in parted if first or not is_own for word in words],
    )


def _stretches(words: list[str]) -> Iterator[list[str]]:
    """Yield the words of each stretch, and its `CUT`."""
    start = 0
    while start < len(words):
        end = words.index(CUT, start) + 1
        yield words[start:end]
        start = end


def shingles_of(words: Columns) -> npt.NDArray[np.uint32]:
    """Return the hashes of all runs of `SHINGLE` of the words, in the order of the text, each once.

    A run may go on over what was left out, which counts as a word: how a report leads from quotation to quotation is its own,
    the quotations are not. Runs without two telling words ("… he said. … she added") are nobody's.
    """
    if len(words.words) < SHINGLE:
        return np.empty(0, dtype=np.uint32)
    rolled = _rolled(words.words, SHINGLE)
    telling = np.concatenate([[0], np.cumsum(words.weights() >= _TELLING)])
    kept: npt.NDArray[np.uint32] = rolled[telling[SHINGLE:] - telling[:-SHINGLE] >= 2]
    placed: npt.NDArray[np.uint64] = kept.astype(np.uint64) << _HALF | np.arange(len(kept), dtype=np.uint64)
    placed.sort()  # by hash, then by place
    again = np.flatnonzero(placed[1:] >> _HALF == placed[:-1] >> _HALF) + 1
    return np.delete(kept, placed[again] & _LOW) if len(again) else kept


def runs_of(words: Sequence[str], length: int) -> npt.NDArray[np.uint32]:
    """Return the hashes of all runs of `length` words, in order, repeats kept."""
    if len(words) < length:
        return np.empty(0, dtype=np.uint32)
    return _rolled(np.array([number_of(w) for w in words], dtype=np.uint64), length)


def winnowed(hashes: npt.NDArray[np.uint32], window: int) -> list[int]:
    """Return the least of every `window` hashes in a row: two of `window` + 1 or so, each once.

    Two texts that have `window` hashes in a row in common have one of those returned in common (winnowing; Schleimer, Wilkerson and
    Aiken 2003, section 3).
    """
    if len(hashes) <= window:
        return [int(hashes.min())] if len(hashes) else []
    least, size = hashes, 1
    while size < window:  # the least of `size` in a row, then of up to twice as many
        step = min(size, window - size)
        least, size = np.minimum(least[:-step], least[step:]), size + step
    changes = np.flatnonzero(least[1:] != least[:-1])  # one hash is the least of many windows in a row
    return sorted({int(least[0]), *least[changes + 1].tolist()})


def cited(text: str) -> frozenset[int]:
    """Return the numbers of the names written near words of reporting ("told the Tarn Gazette", "according to Cobalt").

    Each name of several words stands there with its parts of one to three words, so that `cites` needs no list of outlets. A short
    name ("the Gazette wrote") brings in the full one that stands elsewhere.
    """
    names: set[str] = set()
    short: set[str] = set()
    at = 0
    for first, last in _reporting(text):
        start, end = max(at, first - _AROUND), last + _AROUND
        for run in _CAPITALS.finditer(text, start, end):
            name = run.group()
            names.add(name)
            if " " not in name and text[max(0, run.start() - 4) : run.start()].lower() == "the ":
                short.add(name)
        at = max(at, end - _AROUND)
    for word in short:
        if _after_capitals(text, word):
            names.update(re.findall(rf"(?:[A-Z][\w&-]* ){{1,3}}{re.escape(word)}\b", text))
    return frozenset().union(*map(_parts, names))


def _after_capitals(text: str, word: str) -> bool:
    """Tell whether `word` stands anywhere after a word with a capital: seldom, and a search for whole names takes long."""
    at = text.find(f" {word}")
    while at >= 0:
        before = text[text.rfind(" ", 0, at) + 1 : at]
        if before != before.lower():
            return True
        at = text.find(f" {word}", at + 1)
    return False


def _reporting(text: str) -> list[tuple[int, int]]:
    """Return where words of reporting stand, in order."""
    found = []
    for beginning in _BEGINNINGS:
        at = text.find(beginning)
        while at >= 0:
            match = _REPORTING.match(text, at)
            if match and not (at and (text[at - 1].isalnum() or text[at - 1] == "_")):
                found.append(match.span())
            at = text.find(beginning, at + 1)
    return sorted(found)


@lru_cache(maxsize=16384)
def _parts(name: str) -> frozenset[int]:
    """Return the numbers of a name's parts of one to three words."""
    words = tokens(name)
    every = (" ".join(words[n : n + size]) for size in (1, 2, 3) for n in range(len(words) - size + 1))
    return frozenset(map(number_of, every))


def cites(names: frozenset[int], outlet: str | None) -> bool:
    """Tell whether an outlet is among the names that `cited` gave: by its name without "the", "news" and the like, or its acronym.

    >>> found = cited("She told the Tarn Gazette that ferries ran, according to a CBO report.")
    >>> cites(found, "Tarn Gazette Online"), cites(found, "Coast and Bay Observer"), cites(found, "Morning Line")
    (True, False, False)
    """
    name, capitals = _names_of(outlet or "")
    return bool(name) and (name in names or capitals in names)


@lru_cache(maxsize=4096)
def _names_of(outlet: str) -> tuple[int, int]:
    """Return the numbers of an outlet's name and of its acronym; 0 where it has none."""
    core = outlet_words(outlet)
    capitals = "".join(word[0] for word in tokens(_OUTLET_NOTE.sub("", outlet)))
    return number_of(" ".join(core[:3])) if core else 0, number_of(capitals) if len(capitals) >= 2 else 0


@lru_cache(maxsize=4096)
def outlet_words(outlet: str) -> tuple[str, ...]:
    """Return the folded words of an outlet's name that tell it from others.

    >>> outlet_words("The Tarn Gazette Online"), outlet_words("Tarn Gazette (Web News)"), outlet_words("News")
    (('tarn', 'gazette'), ('tarn', 'gazette'), ('news',))
    """
    words = tokens(_OUTLET_NOTE.sub("", outlet))
    return tuple(word for word in words if word not in _OUTLET_WORDS) or tuple(words)


def _rolled(numbers: npt.NDArray[np.uint64], length: int) -> npt.NDArray[np.uint32]:
    mixed = np.zeros(len(numbers) - length + 1, dtype=np.uint64)
    for at in range(length):
        mixed = mixed * np.uint64(0x9E3779B97F4A7C15) + numbers[at : len(numbers) - length + 1 + at]
    mixed ^= mixed >> np.uint64(29)
    mixed *= np.uint64(0xBF58476D1CE4E5B9)  # the mixer of SplitMix64 (Steele et al. 2014)
    return (mixed >> np.uint64(32)).astype(np.uint32)


def _quoted(text: str, start: int, end: int, hidden: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return what is quoted of the paragraph `start:end`, in order; the spans may overlap."""
    if text[start] in _QUOTES and _OPEN_TO_END.match(text, start, end):
        return [(start, end)]
    spans = [(max(a, start), min(b, end)) for a, b in hidden if a < end and start < b]
    spans += [m.span() for m in _PAIRED.finditer(text, start, end)]
    spans.sort()
    return spans


def _with_links(text: str, start: int, end: int, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the spans with those of links that ran into the paragraph."""
    if end - start >= _LONG_PARAGRAPH:
        return list(spans)
    return sorted([*spans, *(m.span() for m in _RUN_IN.finditer(text, start, end))])


def _voice(stretch: str, hints: Sequence[str]) -> Sequence[str]:
    """Return `stretch`, or what is left of it without its sentences of furniture."""
    if len(stretch) < 3:
        return ()
    if not any(hint in stretch for hint in hints) or not _FURNITURE.search(stretch):
        return (stretch,)
    if len(stretch) <= 400:
        return ()
    return [s.group() for s in _SENTENCE.finditer(stretch) if not _FURNITURE.search(s.group())]
