"""A sentence as tagged words: enough grammar to say who the subject of a verb is and where its object or clause ends.

No tagger runs: a word's tag comes from closed lists, from the cue lexicon and from its shape. One letter a word, so that
regular expressions can be written over the tags.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import accumulate, compress
from operator import add
from typing import NamedTuple

from onrecord.reading.cues import FORMS, VERBS
from onrecord.reading.quotes import Quotation, is_name
from onrecord.text.words import word_set

# "U.S.", "1,200", "R-Bram", "didn't"; a full stop otherwise ends its word, as in scraped text: "on Friday.The".
TOKEN = re.compile(r"(?:[^\W\d_]\.){2,}|\d[\d.,]*\d(?:[\-‐‑]\w+)*|\w+(?:['’&\-‐‑]\w+)*|[^\w\s]")
# What a text is made of: adding up lengths is quicker than asking each match for its place. Ordinary words, which no other form
# begins, stand first, each with the space after it: most pieces are told by one try.
_PIECE = re.compile(rf"[^\W\d_]\w+(?:['’&\-‐‑]\w+)* ?|\s+|{TOKEN.pattern}")


def _words(tag: str, listed: str) -> dict[str, str]:
    return dict.fromkeys(listed.split(), tag)


# D determiner, P subject pronoun, O object pronoun, T "that", W relative, C subordinator, & and/or, b but, V auxiliary,
# F finite verb for certain, A adverb, J word of time, I preposition, > "to", S a cue's form, E -ed, G -ing, N capitalised,
# n other word, 0 number, Q a quotation, and punctuation as itself ("-" any dash, "." also inside abbreviations).
_TAGS: dict[str, str] = {
    **_words("J", """monday tuesday wednesday thursday friday saturday sunday yesterday today tonight tomorrow
        january february march april june july august september october november december"""),
    **_words("D", """the a an this these those his its their my our your her some many several few all both each another
        no any every most other"""),
    **_words("P", "he she it they we i you"),
    **_words("O", "him them me us himself herself itself themselves"),
    **_words("T", "that"),
    **_words("W", "who which whom whose"),
    **_words("C", """when while as because if although though whether where how why since until before after unless whereas
        once than what so lest"""),
    **_words("&", "and or &"),
    **_words("b", "but yet nor"),
    **_words("V", """is are was were be been being am has have had do does did will would can could may might must shall should
        isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't didn't won't wouldn't can't cannot couldn't shouldn't
        isn’t aren’t wasn’t weren’t hasn’t haven’t hadn’t don’t doesn’t didn’t won’t wouldn’t can’t couldn’t shouldn’t not
        he's she's it's that's there's they're we're i'm you're he’s she’s it’s that’s there’s they’re we’re i’m you’re
        i've they've we've you've i’ve they’ve we’ve you’ve he'd she'd they'd we'd i'd he’d she’d they’d we’d i’d
        he'll she'll they'll we'll i'll it'll he’ll she’ll they’ll we’ll i’ll it’ll"""),
    **_words("F", """went came took made gave got became left kept held brought ran fell met led won lost sent paid sold
        bought built stood sat began knew grew threw drew flew chose broke rose drove struck fought caught taught wore
        spent rejoined lies comes goes takes makes gives gets becomes keeps holds brings runs falls meets leads wins loses
        remains remain became"""),
    **_words("A", """also then later now still again already just even only often always never ever once twice soon
        however meanwhile instead thus therefore moreover nevertheless further both too since-then previously back
        much very quite rather almost nearly about perhaps maybe not n't either elsewhere ago subsequently there here"""),
    **_words("I", """of in on at from by with for against about into over under between among through during without within
        via per despite like including around across behind beyond near off onto out outside inside toward towards up down
        upon amid amidst following regarding concerning alongside"""),
    **_words(">", "to"),
}  # fmt: skip
_PUNCTUATION = {
    **dict.fromkeys("–—―-", "-"),
    **dict.fromkeys("“”„\"«»‘’'`‟＂", '"'),
    "…": "…",
    "[": "(",
    "]": ")",
}


# After these a capital begins a sentence and tells nothing. Only words taken for names can change their tag there.
_OPENING = re.compile(r'(?:^|(?<=[".:?!-]))[NA]')
_REMEMBERED = 100_000  # words whose tags are kept between articles


@dataclass(slots=True)
class Tokens:
    """The words of a whole text: where each starts and ends, its lower-case form, and its tag."""

    starts: list[int]
    ends: list[int]
    lowers: list[str]
    tags: str

    @classmethod
    def of(cls, text: str) -> "Tokens":
        """Cut `text` into words and punctuation marks, each tagged."""
        pieces = _PIECE.findall(text)
        words = list(map(str.strip, pieces))  # white space becomes empty
        starts = list(compress(accumulate(map(len, pieces), initial=0), words))
        raws = list(filter(None, words))
        if len(_INSIDE) > _REMEMBERED:
            _INSIDE.clear()
        tags = "".join(map(_INSIDE.__getitem__, raws))
        changed = list(tags)
        for match in _OPENING.finditer(tags):
            at = match.end() - 1
            changed[at] = _tag(raws[at], False)
        tags = "".join(changed)
        return cls(starts, list(map(add, starts, map(len, raws))), list(map(str.lower, raws)), tags)

    def between(self, start: int, end: int) -> list[str]:
        """Return the lower-case words from `start` to `end` (code points)."""
        return self.lowers[bisect_left(self.starts, start) : bisect_left(self.starts, end)]


@dataclass(slots=True)
class Line:
    """One sentence outside its quotations, each of which is one word tagged Q."""

    start: int  # code points of the text
    end: int
    starts: list[int]
    ends: list[int]
    words: list[str]  # lower case
    tags: str
    quotes: dict[int, Quotation] = field(default_factory=dict)  # position of a Q -> its quotation
    cues: list[int] = field(default_factory=list)  # positions tagged S
    commas: frozenset[int] = frozenset()  # positions of quotations that end with a comma inside their marks

    def place(self, first: int, last: int) -> tuple[int, int]:
        """Return where the words `first` to `last` (exclusive) stand in the text."""
        return self.starts[first], self.ends[min(last, len(self.ends)) - 1]

    def comma_inside(self, at: int) -> bool:
        """Tell whether the quotation at `at` ends with a comma inside its marks, as American papers set it."""
        return at in self.commas


def line(text: str, tokens: Tokens, start: int, end: int, quotes: Sequence[Quotation]) -> Line:
    """Return the sentence `start:end` as tagged words; `quotes` are those to take as one word each, in order.

    A quotation that somebody may have uttered is tagged Q, a fragment q, a name N (see `quote_tag`).
    """
    all_starts, all_ends, lowers, all_tags = tokens.starts, tokens.ends, tokens.lowers, tokens.tags
    at, stop = bisect_left(all_starts, start), bisect_left(all_starts, end)
    starts: list[int] = []
    ends: list[int] = []
    words: list[str] = []
    tags = ""
    held: dict[int, Quotation] = {}
    for quotation in quotes:
        if quotation.start >= end:
            break
        if quotation.end <= start:
            continue
        opens = bisect_left(all_starts, quotation.start, at, stop)
        if opens < at or opens >= stop:
            continue
        starts += all_starts[at:opens]
        ends += all_ends[at:opens]
        words += lowers[at:opens]
        tags += all_tags[at:opens]
        held[len(words)] = quotation
        starts.append(max(start, quotation.start))
        ends.append(min(end, quotation.end))
        words.append("")
        tags += quote_tag(text, quotation, tags)
        at = bisect_left(all_starts, quotation.end, opens, stop)
    starts += all_starts[at:stop]
    ends += all_ends[at:stop]
    words += lowers[at:stop]
    tags += all_tags[at:stop]
    if tags and starts[0] not in held and tags[0] in "NA":
        tags = _tag(text[starts[0] : ends[0]], False) + tags[1:]
    cues = [i for i, t in enumerate(tags) if t == "S"] if "S" in tags else []
    commas = frozenset(i for i, q in held.items() if text[q.inner_end - 1 : q.inner_end] == ",")
    return Line(start, end, starts, ends, words, tags, held, cues, commas)


def quote_tag(text: str, quotation: Quotation, before: str) -> str:
    """Return Q for a quotation that somebody may have uttered, q for a fragment inside a phrase, N for a name in marks.

    "It is over," is Q; his "golden" years q; "The Glass Harbour" N.
    """
    inner = text[quotation.inner_start : quotation.inner_end].strip()
    if not inner:
        return "q"
    at_start = not before or before[-1] in ":" or (before[-1] == "," and inner[0].isupper())
    if inner[-1] in ",.?!…—-" and (at_start or inner[-1] != "," or len(inner.split()) > 3):
        return "Q"
    if not at_start and is_name(text, quotation):
        return "N"
    return "Q" if at_start or inner.count(" ") >= 4 else "q"


class _Inside(dict[str, str]):
    """The tags of words inside a sentence, worked out once each: a third of the time of reading went there."""

    def __missing__(self, raw: str) -> str:
        tag = self[raw] = _tag(raw, True)
        return tag


_INSIDE = _Inside()


@lru_cache(maxsize=65536)
def _tag(raw: str, inside: bool) -> str:
    """Return the tag of a word; `inside`: it does not begin a sentence, so that a capital means a name."""
    lower = raw.lower()
    tag = _TAGS.get(lower)
    first = raw[0]
    if tag:
        # "May" and "Will" inside a sentence are a month and a man; "US" is no pronoun.
        if (
            inside
            and first != lower[0]
            and tag in "VSOCI"
            and (raw in ("May", "Will", "US", "IT") or (tag == "I" and raw.isupper()))
        ):
            return "J" if raw == "May" else "N"
        return tag
    if lower in FORMS:
        if first == lower[0] or not inside:
            return "S"
        return "S" if lower in _HEADLINE_CUES else "N"
    if first.isdigit():
        return "0"
    if not first.isalnum():
        return _PUNCTUATION.get(first, first if first in ",;:.()?!" else "x")
    if first != lower[0]:
        return "N" if inside or not lower.endswith("ly") else "A"
    if lower.endswith("ed") and len(lower) > 3:
        return "E"
    if lower.endswith("ing") and len(lower) > 4:
        return "G"
    if lower.endswith("ly") and len(lower) > 4:
        return "A"
    return "n"


_HEADLINE_CUES = word_set(
    """says said tells told warns warned claims claimed insists announces accuses calls urges slams blasts vows
    denies"""
)


class Subject(NamedTuple):
    """Who does what the verb says: positions `first` to `last` (exclusive) of the line, and where the verb group begins."""

    first: int
    last: int
    verb: int  # position of the first auxiliary or adverb that belongs to the verb
    passive: bool = False
    carried: bool = False  # the subject of an earlier verb: "closed the mill and said"


_INFINITIVES = word_set(
    """on set had has have going continued managed used began begun chose hastened ready expected likely tried try trying sought seeking"""
)
_PERIODS = word_set("week month year night morning afternoon evening spring summer autumn fall winter weekend")
_BETWEEN = word_set("since both all each long first")  # "have since hailed", "they all said", "has long insisted"
_BE = word_set("is are was were be been being am")
_RUN = frozenset("DNn0EGJ.qI&AO>xS")
_RESTART = frozenset("Nn0JS")
_HUMAN_ENDINGS = ("ers", "ors", "ists", "ians", "ants", "men", "women", "ees", "ents", "als", "ats", "ans")


def subject(line: Line, cue: int, lowest: int = 0) -> Subject | None:
    """Return the subject of the verb at `cue`, looking left as far as `lowest`, or None when the sentence shows none."""
    tags, words = line.tags, line.words
    at = cue
    passive = False
    while at > lowest and (tags[at - 1] in "AVJ>" or words[at - 1] in _BETWEEN):
        before = words[at - 1]
        if before in _BETWEEN:
            if at - 2 < lowest or tags[at - 2] not in "VNPn,":
                break
            at -= 1
            continue
        if tags[at - 1] == ">":
            if at - 2 < lowest or words[at - 2] not in _INFINITIVES:
                return None
            at -= 2
            if words[at] == "on" and at > lowest and words[at - 1] in ("went", "goes", "go", "going"):
                at -= 1
            continue
        if before in _BE and tags[at:cue].strip("A") == "":
            passive = True
        if "'" in before or "’" in before:
            if before.endswith(("n't", "n’t")):
                at -= 1
                continue
            return Subject(at - 1, at, at, passive)  # "he's", "they've": the pronoun is in the word
        if tags[at - 1] == "J" and at - 2 >= lowest and tags[at - 2] in "ES":
            break  # "the poll released Saturday found"
        if tags[at - 1] == "J" and at - 2 >= lowest and tags[at - 2] == "I":
            at -= 2
            continue
        at -= 1
    if at - 2 > lowest and words[at - 2] in ("last", "this") and words[at - 1] in _PERIODS:
        at -= 2  # "Ode last week said"
    if at <= lowest:
        return None
    last = tags[at - 1]
    if last in "PW":
        return Subject(at - 1, at, at, passive)
    if last in "&b":
        return _carried(line, at - 1, lowest, at, passive)
    if last in ",-":
        found = _around_apposition(line, at - 1, lowest)
        if found:
            return Subject(found[0], found[1], at, passive)
        if last == "," and _LATER_VERB.search(tags, cue):
            return _carried(
                line, at - 1, lowest, at, passive
            )  # "accused him of lying, called on him to resign and left"
        return None
    first = _run_start(line, at, lowest)
    if first is None:
        return None
    return Subject(first, at, at, passive)


_LATER_VERB = re.compile(r"&A?[SF]")


def _carried(line: Line, upto: int, lowest: int, verb: int, passive: bool) -> Subject | None:
    """Return the subject of the first verb before `upto`: it does the later verb as well."""
    for at in range(lowest, upto):
        tag = line.tags[at]
        if tag in "VFS" or (tag == "E" and at > lowest and line.tags[at - 1] in "NnPWO)"):
            found = subject(line, at, lowest)
            if found and not found.carried:
                return Subject(found.first, found.last, verb, passive, carried=True)
    return None


def main_subject(line: Line, upto: int, lowest: int = 0) -> Subject | None:
    """Return the subject of the sentence's first verb before `upto`: who a later participle ("saying") speaks of."""
    return _carried(line, upto, lowest, upto, False)


def _run_start(line: Line, end: int, lowest: int) -> int | None:
    """Return where the noun phrase that ends at `end` begins, or None when there is none."""
    tags, words = line.tags, line.words
    at = end
    floor = max(lowest, end - 40)
    while at > floor:
        tag = tags[at - 1]
        if tag == ")":
            opened = tags.rfind("(", floor, at - 1)
            if opened < floor or (opened == floor and words[opened] != "["):
                break  # "(Tarn) said"; but "[Ode] said" at the beginning is an editor's hand
            at = opened
            continue
        if tag == "S":
            # A form that is also a noun keeps the phrase: "the company's plans", "a report", "the Ode plan".
            cue = VERBS.get(words[at - 1])
            if cue is None:
                at -= 1  # a verb of speech with its particle only ("press for"), without it a noun: "the press"
                continue
            noun = at - 2 >= floor and (
                tags[at - 2] in "DNn0JE." or (tags[at - 2] == "S" and words[at - 2] not in VERBS)
            )
            if at == end and cue and cue.form in ("base", "s") and noun:
                at -= 1
                continue
            if (at - 2 >= floor and tags[at - 2] in "DNn&" and at != end and tags[at] in "I") or (
                at - 2 >= floor and tags[at - 2] == "D"
            ):
                at -= 1
                continue
            break
        if tag not in _RUN:
            break
        at -= 1
    first = _clean_start(tags, words, at, end)
    if first is None or first >= end:
        return None
    # "Ode, Bram and Ling said": a list reaches over commas.
    if first > lowest + 1 and tags[first - 1] == "," and "&" in tags[first:end] and first == at:
        start = _run_start(line, first - 1, lowest)
        if start is not None and first - 1 - start <= 5 and not (set(tags[start : first - 1]) - set("DNn0.")):
            return start
    return first


_ABOUT = word_set("about around over under up")


def _clean_start(tags: str, words: list[str], at: int, end: int) -> int | None:
    """Skip what leads into a noun phrase without belonging to it: "On Monday", "In May", "But", "Last week the"."""
    first = at
    for here in range(end - 1, at, -1):
        # A determiner after a noun begins another phrase: "Before the talks | a former diplomat".
        if tags[here] == "D" and tags[here - 1] in _RESTART and words[here] not in ("all", "both", "each"):
            first = here
            break
    if "&" in tags[first:end]:
        split = tags.rindex("&", first, end)
        head = tags[first:split]
        if re.search(r"E[DON]|[GE]>", head):  # "closed the mill and | officials said"
            first = split + 1
    while first < end and tags[first] in "&A.xJI>,":
        if tags[first] == "I" and first + 1 < end and tags[first + 1] == "0" and words[first] in _ABOUT:
            break  # "about 500 people"
        if words[first] == "with":
            first += 1  # ", with officials saying"
            continue
        if tags[first] in "I>":
            nxt = _after_phrase(tags, words, first, end)
            if nxt is None:
                return None
            first = nxt
            continue
        first += 1
    return first if first < end and any(t in "DNn0qSEG" for t in tags[first:end]) else None


def _after_phrase(tags: str, words: list[str], at: int, end: int) -> int | None:
    """Return where the noun phrase after a leading prepositional phrase begins: "In May | officials", "In Ode | police"."""
    here = at + 1
    while here < end and tags[here] in "JD0":
        here += 1
    if here < end and tags[here - 1] == "J":
        return here
    seen = False
    while here < end:
        if tags[here] in "Nn" and seen and tags[here] != tags[here - 1]:
            return here
        seen = True
        here += 1
    return None


def _around_apposition(line: Line, comma: int, lowest: int) -> tuple[int, int] | None:
    """Return the phrase that ends before the comma at `comma`, its appositions in, its relative clauses out.

    "Ada Ode, 43, a teacher, | said" gives all of "Ada Ode, 43, a teacher".
    """
    tags = line.tags
    mark = tags[comma]
    end = comma
    at = comma
    for _ in range(4):
        before = tags.rfind(mark, lowest, at)
        if before < lowest:
            return None
        piece = tags[before + 1 : at]
        if not piece or piece[0] not in "D0WnEGIAC>SNJ(" or "Q" in piece:
            return None
        if piece[0] == "W" or piece[0] in "AECGIJ" or (piece[0] == "I" and "W" not in piece):
            end = before
        elif "W" in piece:
            end = before + 1 + piece.index("W")
            if tags[end - 1] == "I":
                end -= 1
        if piece[0] not in "WESG" and re.search(r"[VF]", piece.split("W")[0]):
            return None
        if before > lowest and tags[before - 1] not in "VFSTCPW,-;:":
            first = _run_start(line, before, lowest)
            if first is not None and _opens_clause(line, first, lowest):
                return first, max(end, before)
        at = before
    return None


def _opens_clause(line: Line, first: int, lowest: int) -> bool:
    """Tell whether the phrase at `first` stands where a subject does and is no apposition or list item itself."""
    if first <= lowest:
        return True
    before = line.tags[first - 1]
    if before == ",":
        # "On Monday, Ada Ode, the mayor, said" but not "Ada Ode, the mayor, 43, said".
        return line.tags[first] in "NPS" or (line.tags[first] == "D" and line.tags[lowest] in "IJCAGE")
    return before in 'TC&b;:-J"QSAIGE.'
