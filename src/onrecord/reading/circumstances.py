"""Around a statement: anonymity, venue, addressee, denial.

These rest on a statement's spans and the text alone, so that they serve whatever reader found it.
"""

from dataclasses import dataclass, replace

from onrecord.reading.addressees import addressee
from onrecord.reading.anonymity import anonymity, head_of, may_point_back
from onrecord.reading.polarity import denies
from onrecord.reading.surroundings import Surroundings, surroundings
from onrecord.reading.venues import is_medium, venue, venue_of_source
from onrecord.records import Article, Statement

# How far on (code points) a venue holds for what the same speaker says next. On half of gold_train 1500 found one venue more
# in a hundred and made four in a hundred more wrong.
_CARRY = 700
_BACK = 8000  # how far back (code points) "the official" may have been introduced


def circumstances(article: Article, statements: tuple[Statement, ...]) -> tuple[Statement, ...]:
    """Return the statements with anonymity, venue, addressee and denial filled in where the text states them.

    A venue or addressee named once holds for what the same speaker says in the lines that follow, until another speaks.
    """
    notes = [_own(s, surroundings(article, s)) for s in statements]
    _carry(notes)
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
        return replace(
            self.statement, venue=self.venue, addressee=self.addressee, denies=self.denies,
            anonymous=self.anonymity is not None or self.statement.anonymous, anonymity=self.anonymity,
        )  # fmt: skip


def _own(statement: Statement, around: Surroundings | None) -> _Note:
    """Return what the statement's own sentence says of it."""
    if around is None:
        return _Note(statement, "", denies=denies(statement, None), venue=venue_of_source(statement))
    told = addressee(around)
    where = venue(around, told)
    told = None if told and (is_medium(told) or told == where) else told
    return _Note(statement, around.text, where, told, denies(statement, around))


def _carry(notes: list[_Note]) -> None:
    """Carry venue and addressee to what the same speaker goes on to say."""
    last: _Note | None = None
    by_name: dict[str, _Note] = {}
    for note in notes:
        before = _before(note, last, by_name)
        if before is not None and note.statement.content.start - before.statement.content.end < _CARRY:
            note.venue = note.venue or before.venue
            if note.source is None:
                note.addressee = note.addressee or before.addressee
        if note.statement.within is None:
            last = note
            name = _last_word(note)
            if name:
                by_name[name] = note


def _before(note: _Note, last: _Note | None, by_name: dict[str, _Note]) -> _Note | None:
    """Return what the same speaker said before, as far as the words of the sources show."""
    if note.source is None:
        return last if note.statement.cue is None else None
    if note.source.lower() in _PRONOUNS:
        return last
    return by_name.get(_last_word(note) or "")


_PRONOUNS = frozenset(("he", "she", "they", "it"))


def _last_word(note: _Note) -> str | None:
    """Return the last word of the source's first part: the surname of "Ada Ode, the mayor"."""
    if note.source is None or note.source.lower() in _PRONOUNS:
        return None
    words = note.source.split(",")[0].split()
    return words[-1].strip(".,") if words else None


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
