"""Around a statement: anonymity, venue, addressee, denial.

These rest on a statement's spans and the text alone, so that they serve whatever reader found it.
"""

from collections.abc import Iterator
from dataclasses import replace

from onrecord.reading.addressees import addressee
from onrecord.reading.anonymity import anonymity, head_of
from onrecord.reading.polarity import denies
from onrecord.reading.surroundings import Surroundings, surroundings
from onrecord.reading.venues import is_medium, venue
from onrecord.records import Article, Statement

# How far on (code points) a venue holds for what the same speaker says next. On half of gold_train 1500 found one venue more
# in a hundred and made four in a hundred more wrong.
_CARRY = 700


def circumstances(article: Article, statements: tuple[Statement, ...]) -> tuple[Statement, ...]:
    """Return the statements with anonymity, venue, addressee and denial filled in where the text states them.

    A venue or addressee named once holds for what the same speaker says in the lines that follow, until another speaks.
    """
    around = [surroundings(article, s) for s in statements]
    found = [_own(s, a) for s, a in zip(statements, around, strict=True)]
    return tuple(_anonymous(article, list(_carried(found)), around))


def _own(statement: Statement, around: Surroundings | None) -> Statement:
    """Return the statement with what its own sentence says of it."""
    if around is None:
        return replace(statement, denies=denies(statement, None))
    told = addressee(around)
    where = venue(around, told)
    return replace(
        statement,
        venue=where,
        addressee=None if told and (is_medium(told) or told == where) else told,
        denies=denies(statement, around),
    )


def _carried(statements: list[Statement]) -> Iterator[Statement]:
    """Yield the statements with venue and addressee carried to what the same speaker goes on to say."""
    last: Statement | None = None
    by_name: dict[str, Statement] = {}
    for statement in statements:
        before = _before(statement, last, by_name)
        if before is not None and statement.content.start - before.content.end < _CARRY:
            told = statement.addressee or (before.addressee if statement.source is None else None)
            statement = replace(statement, venue=statement.venue or before.venue, addressee=told)
        if statement.within is None:
            last = statement
            name = _last_word(statement)
            if name:
                by_name[name] = statement
        yield statement


def _before(statement: Statement, last: Statement | None, by_name: dict[str, Statement]) -> Statement | None:
    """Return what the same speaker said before, as far as the words of the sources show."""
    if statement.source is None:
        return last if statement.cue is None else None
    if statement.source.text.lower() in _PRONOUNS:
        return last
    return by_name.get(_last_word(statement) or "")


_PRONOUNS = frozenset(("he", "she", "they", "it"))


def _last_word(statement: Statement) -> str | None:
    """Return the last word of the source's first part: the surname of "Ada Ode, the mayor"."""
    if statement.source is None or statement.source.text.lower() in _PRONOUNS:
        return None
    words = statement.source.text.split(",")[0].split()
    return words[-1].strip(".,") if words else None


def _anonymous(article: Article, statements: list[Statement], around: list[Surroundings | None]) -> Iterator[Statement]:
    """Yield the statements with the formula of anonymity; a back reference is as anonymous as whom it points to."""
    last: str | None = None  # formula of the last speaker
    plural = False
    for statement, where in zip(statements, around, strict=True):
        source = statement.source.text if statement.source else None
        formula = None
        if source is None:
            formula = last if statement.cue is None else None
        elif source.lower() in ("he", "she", "they", "who"):
            formula = last if source.lower() in ("they", "who") or not plural else None
        else:
            formula = anonymity(source, where.text if where else "", article.text[: statement.content.start])
            plural = (head_of(source) or "").endswith("s")
        if source is not None:
            last = formula
        yield replace(statement, anonymous=formula is not None, anonymity=formula)
