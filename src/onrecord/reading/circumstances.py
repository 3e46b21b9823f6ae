"""Around a statement: anonymity, venue, addressee, denial.

These rest on a statement's spans and the text alone, so that they serve whatever reader found it.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from onrecord.reading.addressees import addressee
from onrecord.reading.anonymity import anonymity, head_of, may_point_back
from onrecord.reading.polarity import denies
from onrecord.reading.surroundings import Surroundings, surroundings
from onrecord.reading.venues import OF_A_MEDIUM, is_medium, venue, venue_of_source
from onrecord.records import Article, Statement

# How far on (code points) a venue holds for what the same speaker says next; an interview, a speech or a meeting holds on longer.
# In gold_train 1500 for these found 4 venues more and made 10 where none is marked, 3000 as many.
_CARRY = 700
_CARRY_LONG = 1500
_BACK = 8000  # how far back (code points) "the official" may have been introduced


def circumstances(article: Article, statements: tuple[Statement, ...]) -> tuple[Statement, ...]:
    """Return the statements with anonymity, venue, addressee and denial filled in where the text states them."""
    notes = [_own(s, surroundings(article, s)) for s in statements]
    _told_apart(article.text, notes)
    _keep_unnamed(article, notes)
    return tuple(n.filled_in() for n in notes)


@dataclass(slots=True)
class _Note:
    """What is found out about one statement, before it is written down."""

    statement: Statement
    sentence: str  # of its attribution; empty: none
    venue: str | None = None
    addressee: str | None = None
    denies: bool = False
    anonymity: str | None = None

    @property
    def source(self) -> str | None:
        return self.statement.source.text if self.statement.source else None

    def filled_in(self) -> Statement:
        """Return the statement with what was found; one that came anonymous stays so, with or without a formula."""
        one, anonymous = self.statement, self.anonymity is not None or self.statement.anonymous
        found = self.venue, self.addressee, self.denies, anonymous, self.anonymity
        if found == (one.venue, one.addressee, one.denies, one.anonymous, one.anonymity):
            return one
        return replace(
            one, venue=self.venue, addressee=self.addressee, denies=self.denies, anonymous=anonymous, anonymity=self.anonymity
        )  # fmt: skip


# "The minister said this in an interview with Tarn FM.", "She made the remarks on Tuesday at a meeting of the board."
_SAID_THIS = re.compile(
    r"\b(?:(?:said|stated|announced|declared|stressed|emphasi[sz]ed|reported|told\s\w+)\s+(?:about\s)?this|(?:made|repeated|issued)\s+(?:the|his|her|their|these|those)"
    r"\s+(?:remarks?|comments?|statements?|announcement|claims?|warning|accusations?)|repeated\s+(?:them|it))\s+(?:(?:on\s)?\w+day\s)?"
    r"(?P<where>(?:in|at|during|on|via)\s(?!\w+day\b|early\b|late\b|mid|January|February|March|April|May|June|July|August|September|October|November|December"
    r"|\d)[^,.;:\n]{3,90})"
)
# "The speech at the Tarn Forum came a week after …", "Her remarks to the senate were carried live."
_THE_SPEECH = re.compile(
    r"\b(?:[Tt]he|[Hh]is|[Hh]er|[Tt]heir)\s(?P<where>(?:speech|interview|remarks|comments|address|testimony|keynote|lecture|briefing)\s(?:at|with|to|on|before|from)\s"
    r"(?!\w+day\b|the\stime\b|least\b|all\b)[^,.;:\n“”\"]{3,60}?)\s(?:came|comes|come|was|were|is|are|aired|followed|follows|took\splace|marks|marked|drew)\b"
)
# What the two hold, told sooner than they are found: they begin with common words.
_MAYBE_SAID_THIS = re.compile(
    r"(?:this|remarks?|comments?|statements?|announcement|claims?|warning|accusations?|them|it)\s+(?:(?:on\s)?\w+day\s)?(?:in|at|during|on|via)\s"
)
_MAYBE_THE_SPEECH = re.compile(
    r"\s(?:speech|interview|remarks|comments|address|testimony|keynote|lecture|briefing)\s(?:at|with|to|on|before|from)\s"
)
_APART = 500  # code points between a sentence that tells only where something was said and what was said there


def _told_apart(text: str, notes: list[_Note]) -> None:
    """Note the venue of what stands before and after a sentence that tells nothing else: "She said this at a meeting."."""
    this = _SAID_THIS.finditer(text) if _MAYBE_SAID_THIS.search(text) else ()
    speech = _THE_SPEECH.finditer(text) if _MAYBE_THE_SPEECH.search(text) else ()
    for found in (*this, *speech):
        where = _UNTIL.split(found.group("where"))[0].strip()
        after = [n for n in notes if 0 <= n.statement.content.start - found.end() < _APART]
        before = [n for n in notes if 0 <= found.start() - n.statement.content.end < _APART]
        for note in (*before[-1:], *after[:1]):
            if note.statement.within is None and note.venue is None:
                note.venue = where


_UNTIL = re.compile(r"\s(?:and|who|which|that|when|where|after|as|because|on\s\w+day|last\s\w+)\b")


def _own(statement: Statement, around: Surroundings | None) -> _Note:
    """Return what the statement's own sentence says of it."""
    if around is None:
        return _Note(statement, "", denies=denies(statement, None), venue=venue_of_source(statement))
    told = addressee(around)
    where = _joined(venue(around, told), statement.venue)
    told = told or statement.addressee
    if told and statement.source and told == statement.source.text:
        told = None  # "asked a member of the council": who asks, in dialogue
    told = (
        None
        if told and (is_medium(told) or (told == where and not (_ASSEMBLED.search(told) or OF_A_MEDIUM.search(told))))
        else told
    )
    return _Note(statement, around.text, where, told, denies(statement, around))


# Who is told and where in one: "told the Senate Mill Committee"
_ASSEMBLED = re.compile(
    r"\b(?:[Cc]ommittee|[Cc]ouncil|[Cc]ourt|[Pp]arliament|[Aa]ssembly|[Cc]ongress|[Ss]enate|[Cc]ommission|[Bb]oard)$"
)
# When, not where: "after the meeting". A verb tells less than the place: "testified", of "testified in the senate".
_WHEN = re.compile(r"(?:after|before|following|ahead of)\b", re.IGNORECASE)
_BY_VERB_ALONE = frozenset(("testimony", "email", "text message", "post", "blog"))


def _joined(stated: str | None, tagged: str | None) -> str | None:
    """Return one venue of the rules' and the encoder's: both where one is a medium and the other what was sent or held."""
    if not stated or not tagged:
        return stated or tagged
    if _WHEN.match(stated) or stated in _BY_VERB_ALONE:
        return tagged
    if is_medium(tagged) and not is_medium(stated) and _SENT.search(stated):
        return f"{stated}, {tagged}"
    return stated


_SENT = re.compile(r"\b(?:e-?mail|interview|letter|message|statement|phone|telephone|text|memo|call|op-ed|column)\b")


def carried(statements: tuple[Statement, ...]) -> tuple[Statement, ...]:
    """Return the statements, speakers resolved, with the venue a speaker spoke in kept for what the same one says next.

    Who is told holds on for a quotation that goes on without a source. A tweet or post ends where the speaker is named anew.
    """
    last: dict[str, Statement] = {}
    together: Statement | None = None  # the last one in an interview "with Ode": Ode speaks there too
    out: list[Statement] = []
    for given in statements:
        one, name = _answered(given, out), given.speaker_name
        if together is not None and name and one.venue is None and _speaks_with(name, together, one):
            one = replace(one, venue=together.venue)
        before = last.get(name) if name else None
        far = _CARRY_LONG if before is not None and _LONG.search(before.venue or "") else _CARRY
        if before is not None and one.content.start - before.content.end < far:
            if (
                one.venue is None
                and not (one.evidence[:1] in _TURNS and _WRITTEN.search(before.venue or ""))
                and not _WHEN.match(before.venue or "")
                and not (_SHORT.search(before.venue or "") and _named_anew(one))
            ):
                one = replace(one, venue=before.venue)
            if one.source is None and one.addressee is None:
                one = replace(one, addressee=before.addressee)
        out.append(one)
        together = one if one.venue and _WITH.search(one.venue) else together
        if name and (one.within is None or one.venue is not None):
            last[name] = one
    return _one_interview(out)


_WITH = re.compile(
    r"\b(?:interview|exchange|conversation|debate|hearing|call|meeting|talk)\b[^,]*?\s(?:with|against)\s(?P<whom>[^,]+)"
)
_ASKED = re.compile(r"(?:(?:was|were|when|When)\s)?[Aa]sked")
_ANSWER = 400  # code points after a question in which its answer begins


def _speaks_with(name: str, other: Statement, one: Statement) -> bool:
    """Tell whether the venue of `other`, just before, is told to be an interview or a call with whoever bears `name`."""
    found = _WITH.search(other.venue or "")
    near = 0 <= one.content.start - other.content.end < _CARRY and one.within is None
    return near and found is not None and name.split()[-1] in re.findall(r"[\w’'-]+", found.group("whom"))


def _answered(one: Statement, before: Sequence[Statement]) -> Statement:
    """Return the statement with the venue of the question right before it: "At the forum Ode was asked whether …. “No,” he said"."""
    asked = before[-1] if before else None
    if asked is None or asked.source is not None or asked.cue is None or not _ASKED.fullmatch(asked.cue.text):
        return one
    soon = 0 <= one.content.start - asked.content.end < _ANSWER
    return replace(one, venue=asked.venue) if soon and one.venue is None and not _named_anew(one) else one


_MOST = 0.5  # share of an article's statements from which it is taken for the report of one interview


def _one_interview(statements: list[Statement]) -> tuple[Statement, ...]:
    """Return the statements, those of whoever speaks most given the one interview they are told to have spoken in."""
    spoken = Counter(s.speaker_name for s in statements if s.within is None)
    name, times = max(spoken.items(), key=lambda entry: (entry[1], entry[0] or ""), default=(None, 0))
    if not name or times <= _MOST * spoken.total():
        return tuple(statements)
    venues = {s.venue for s in statements if s.speaker_name == name and s.venue}
    where = next(iter(venues)) if len(venues) == 1 else None
    if where is None or not re.search(r"\binterview\b", where):
        return tuple(statements)
    return tuple(
        replace(s, venue=where) if s.speaker_name == name and s.venue is None and s.within is None else s
        for s in statements
    )


_LONG = re.compile(
    r"\b(?:interviews?|speech|address|briefing|conference|meeting|hearing|testimony|debate|letter|op-ed|column|blog|session|ceremony|forum|podcast)\b"
)
# By the rules' names: what is said in turns is not said in the letter told of before.
_TURNS = (("transcript turn",), ("question and answer turn",), ("dash dialogue",))
_WRITTEN = re.compile(r"\b(?:letter|e-?mail|memo|statement|post|tweet|op-ed|column|report)\b")
_SHORT = re.compile(r"\b(?:re)?tweet|\b(?:[Ff]acebook |[Ii]nstagram )?post$")


def _named_anew(one: Statement) -> bool:
    return one.source is not None and one.source.text.lower() not in _PRONOUNS


_PRONOUNS = frozenset(("he", "she", "they", "it"))


def _keep_unnamed(article: Article, notes: list[_Note]) -> None:
    """Note the formula of anonymity; a pronoun or a continued quotation is as anonymous as whom it points to."""
    last: str | None = None  # formula of the last speaker
    plural = False
    for note in notes:
        source = note.source
        if source is None:
            note.anonymity = last if note.statement.cue is None else None
            continue
        if source.lower() in ("he", "she", "they", "who"):
            note.anonymity = last if source.lower() in ("they", "who") or not plural else None
        else:
            start = note.statement.content.start
            before = article.text[max(0, start - _BACK) : start] if may_point_back(source) else ""
            note.anonymity = anonymity(source, note.sentence, before)
            plural = (head_of(source) or "").endswith("s")
        last = note.anonymity
