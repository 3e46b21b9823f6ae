"""Around a statement: anonymity, venue, addressee, denial.

These rest on a statement's spans and the text alone, so that they serve whatever reader found it.
"""

from collections.abc import Iterator
from dataclasses import replace

from onrecord.reading.addressees import addressee
from onrecord.reading.anonymity import anonymity, head_of, is_back_reference
from onrecord.reading.polarity import denies
from onrecord.reading.surroundings import Surroundings, surroundings
from onrecord.reading.venues import is_medium, venue
from onrecord.records import Article, Statement

# How far on (code points) a venue holds for what the same speaker says next. Half of gold_train's carried venues lie within.
_CARRY = 700


def circumstances(article: Article, statements: tuple[Statement, ...]) -> tuple[Statement, ...]:
    """Return the statements with anonymity, venue, addressee and denial filled in where the text states them.

    A venue or addressee named once holds for what the same speaker says in the lines that follow, until another speaks.
    """
    around = [surroundings(article, s) for s in statements]
    found = [_own(s, a) for s, a in zip(statements, around, strict=True)]
    return tuple(_anonymous(list(_carried(found)), around))


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
    for statement in statements:
        if last is not None and statement.content.start - last.content.end < _CARRY and _goes_on(last, statement):
            statement = replace(
                statement, venue=statement.venue or last.venue, addressee=statement.addressee or last.addressee
            )
        if statement.within is None:
            last = statement
        yield statement


def _goes_on(before: Statement, statement: Statement) -> bool:
    """Tell whether the same speaker goes on, as far as the words of the two sources show."""
    if statement.source is None:
        return statement.cue is None
    now = statement.source.text
    if before.source is None:
        return now.lower() in ("he", "she", "they", "it")
    then = before.source.text
    if now.lower() in ("he", "she", "they", "it"):
        return True
    return now.split()[-1].strip(",.") == then.split(",")[0].split()[-1].strip(",.")


def _anonymous(statements: list[Statement], around: list[Surroundings | None]) -> Iterator[Statement]:
    """Yield the statements with the formula of anonymity; a back reference is as anonymous as whom it points to."""
    last: tuple[str | None, str | None] = None, None  # head noun and formula of the last speaker
    for statement, where in zip(statements, around, strict=True):
        source = statement.source.text if statement.source else None
        formula = anonymity(source, where.text if where else "")
        if source is None:
            formula = last[1] if statement.cue is None else None
        elif formula is None and source.lower() in ("he", "she", "they", "who"):
            formula = last[1]
        elif (
            formula is not None
            and source
            and is_back_reference(source)
            and last[1] is None
            and last[0] == head_of(source)
        ):
            formula = None  # "the spokesman" of whom the name was told before
        if source is not None:
            head = head_of(source) or (last[0] if is_back_reference(source) else None)
            last = head, formula
        yield replace(statement, anonymous=formula is not None, anonymity=formula)
