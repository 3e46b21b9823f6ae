"""What an article says in its own voice: the text without quotations, tweets and a site's furniture.

Two independent reports of one speech share its quotations; only copies share the narration between them.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from onrecord.linking.wording import number_of, stem, tokens, weight
from onrecord.records import Article, Statement
from onrecord.text import paragraphs

SHINGLE = 6  # words: names with their titles and stock phrases are mostly shorter
_PAIRED = re.compile(
    r"“[^“”]{2,1500}”|(?<!\w)\"(?=\S)[^\"\n]{2,1500}(?<=\S)\"(?!\w)|«[^«»]{2,1500}»|„[^„“”]{2,1500}[“”]|''[^'\n]{2,1500}''"
)
_QUOTES = frozenset('“"«„')
_OPEN_TO_END = re.compile(r"[“\"«„][^”\"»“]*$")  # a quoted paragraph that the next one goes on with
_SENTENCE = re.compile(r"[^.!?]+(?:[.!?]+(?=\s)|[.!?]*$|[.!?]+)")
# Words without which none of `_FURNITURE` can match: looked for first, because most paragraphs hold none.
_HINTS = (
    "rights reserved", "may not be", "copyright", "©", "sign up", "subscri", "newsletter", "click here", "follow", "contribut",
    "read more", "read the", "policy", "terms of", "download", "facebook", "twitter", "share this", "first appeared", "advertis",
    "watch", "comment", "gallery", "caption", "getty", "photo", "enlarge", "been updated", "been corrected", "consider", "donat",
    "support", "views expressed", "columnist", "email", "@", "t.co/",
)  # fmt: skip
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
_CUT_OUT = 0x51A5  # stands for what was left out; the hash of no word met so far
_TELLING = 1.4  # weight of a word that makes a run somebody's
_OWN_VOICE = 0.4  # share of the text below which what is left is not the article's voice


def narration(article: Article, statements: Sequence[Statement] = ()) -> list[str]:
    """Return the stretches of the article's own voice in order, in lower case: no quotation, no tweet, no furniture.

    A stretch ends with its paragraph and wherever something was left out. Quotations are what `statements` holds of the
    direct kind, and whatever stands between quotation marks.
    """
    text, lowered = article.text, article.text.lower()
    if len(lowered) != len(text):
        lowered = text  # a letter whose small form is two: offsets matter more than case
    hidden = sorted((span.start, span.end) for s in statements if s.kind == "direct" for span in s.pieces)
    hinted = any(hint in lowered for hint in _HINTS)
    found: list[str] = []
    for start, end in paragraphs(text):
        at = start
        for first, last in _quoted(text, start, end, hidden):
            if first > at:
                found += _voice(lowered[at:first], hinted)
            at = max(at, last)
        if at < end:
            found += _voice(lowered[at:end], hinted)
    own = [stretch for stretch in found if not _FIRST_PERSON.search(stretch)]
    if sum(map(len, own)) < _OWN_VOICE * sum(map(len, found)):
        return found  # a column: the first person is the author
    return own


def shingles(stretches: Sequence[str]) -> npt.NDArray[np.uint32]:
    """Return the hashes of all runs of `SHINGLE` words of the stretches, in the order of the text, each once.

    A run may go on over what was left out, which counts as a word: how a report leads from quotation to quotation is its own,
    the quotations are not. Runs without two telling words ("… he said. … she added") are nobody's.
    """
    coded: list[int] = []
    for stretch in stretches:
        coded += map(_code, tokens(stretch))
        coded.append(_CUT_OUT << 1)
    if len(coded) < SHINGLE:
        return np.empty(0, dtype=np.uint32)
    codes = np.array(coded, dtype=np.uint64)
    rolled = _rolled(codes >> np.uint64(1), SHINGLE)
    telling = np.concatenate([[0], np.cumsum((codes & np.uint64(1)).astype(np.int64))])
    kept: npt.NDArray[np.uint32] = rolled[telling[SHINGLE:] - telling[:-SHINGLE] >= 2]
    _, first = np.unique(kept, return_index=True)
    return kept[np.sort(first)]


@lru_cache(maxsize=262144)
def _code(word: str) -> int:
    """Return a word's number and, in the lowest bit, whether it is telling."""
    return number_of(word) << 1 | (weight(stem(word)) >= _TELLING)


def runs_of(words: Sequence[str], length: int) -> npt.NDArray[np.uint32]:
    """Return the hashes of all runs of `length` words, in order, repeats kept."""
    if len(words) < length:
        return np.empty(0, dtype=np.uint32)
    return _rolled(np.array([number_of(w) for w in words], dtype=np.uint64), length)


def sample(hashes: npt.NDArray[np.uint32], one_in: int) -> list[int]:
    """Return those of `hashes` that fall in a fixed fraction, the same for every text."""
    return [int(h) for h in hashes[hashes % np.uint32(one_in) == 0]]


def _rolled(numbers: npt.NDArray[np.uint64], length: int) -> npt.NDArray[np.uint32]:
    mixed = np.zeros(len(numbers) - length + 1, dtype=np.uint64)
    for at in range(length):
        mixed = mixed * np.uint64(0x9E3779B97F4A7C15) + numbers[at : len(numbers) - length + 1 + at]
    mixed ^= mixed >> np.uint64(29)
    mixed *= np.uint64(0xBF58476D1CE4E5B9)  # the mixer of SplitMix64 (Steele et al. 2014)
    return (mixed >> np.uint64(32)).astype(np.uint32)


def _quoted(text: str, start: int, end: int, hidden: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return what is quoted of the paragraph `start:end`, in order; the spans may overlap."""
    spans = [(max(a, start), min(b, end)) for a, b in hidden if a < end and start < b]
    if text[start] in _QUOTES and _OPEN_TO_END.match(text, start, end):
        return [(start, end)]
    if any(mark in text[start:end] for mark in "“\"«„'"):
        spans += [m.span() for m in _PAIRED.finditer(text, start, end)]
    return sorted(spans)


def _voice(stretch: str, hinted: bool) -> Iterator[str]:
    """Yield `stretch`, or what is left of it without its sentences of furniture."""
    if len(stretch) < 3:
        return
    if not hinted or not any(hint in stretch for hint in _HINTS) or not _FURNITURE.search(stretch):
        yield stretch
    elif len(stretch) > 400:
        yield from (s.group() for s in _SENTENCE.finditer(stretch) if not _FURNITURE.search(s.group()))
