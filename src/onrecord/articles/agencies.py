"""News agencies as articles credit them: which, and whether the whole text or part of it is theirs."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from onrecord.text.agencies import AGENCY_NAMES

# Words that are also something else (companies, places, initials): an agency only in a credit, never in a byline's outlet.
_NAME = "|".join(re.escape(name) for name in sorted(AGENCY_NAMES, key=len, reverse=True))
AGENCY = rf"(?:{_NAME})"
_ANY = re.compile(rf"(?<![\w-])(?P<name>{_NAME})(?![\w-])")
_LIKE_ONE = re.compile(
    r"[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,3} (?:Press|Agency|Newswire|Wire|(?:News|Press|Wire|Telegraph|Information) (?:Agency|Service|Bureau))"
)
# "Press Association contributed to this report", "with inputs from agencies"
_PART = re.compile(
    r"contribut|additional reporting|inputs?\b|with reporting|material from|files from|with agenc|based in part", re.I
)
_CREDIT = re.compile(
    rf"""(?P<part>(?:(?:The\s)?{AGENCY}(?:,?\s(?:and\s)?(?:the\s)?)?){{1,4}}\s?(?:also\s)?contributed\b
       |(?:with|contains?|includes?|additional\sreporting)\s(?:(?:inputs?|reporting|files|material|additional\sreporting)\s)?(?:from|by)?\s?(?:the\s)?{AGENCY}
       |based\sin\spart\son\s{AGENCY})""",
    re.VERBOSE | re.I,
)


class Credit(NamedTuple):
    """An agency and how much of the text it is credited with."""

    agency: str
    part: str | None  # "whole" or "part"; None: the credit does not say
    how: str
    text: str


def named(text: str) -> list[str]:
    """Return the agencies named in a short credit ("PAP, Reuters"), in order, by the name kept for each."""
    return list(dict.fromkeys(AGENCY_NAMES[match["name"]] for match in _ANY.finditer(text)))


def credited(text: str) -> list[str]:
    """Return the agencies named in a dateline's credit; one that is not known by name counts when it is named like one.

    >>> credited("Reuters"), credited("Valmoor Press"), credited("the capital")
    (['Reuters'], ['Valmoor Press'], [])
    """
    given = text.strip()
    return named(given) or ([given.removeprefix("The ")] if _LIKE_ONE.fullmatch(given) else [])


def is_agency(text: str) -> bool:
    """Tell whether `text` is an agency's name and nothing else."""
    return text.strip() in AGENCY_NAMES


def from_byline(byline: str) -> list[Credit]:
    """Return the agencies a byline names: "By Associated Press", "Jo Doe, Reuters"."""
    credits = []
    for agency in named(byline):
        whole = not re.search(r"\band\b|,", byline) or re.fullmatch(
            rf"\W*(?:by\s+)?(?:the\s+)?{AGENCY}\W*", byline, re.I
        )
        credits.append(Credit(agency, "whole" if whole else None, "byline", byline.strip()))
    return credits


def from_credit_line(line: str) -> list[Credit]:
    """Return the agencies of a credit line at the head or foot: "Source: PAP", "(With inputs from ANI)", "- AFP"."""
    part = "part" if _PART.search(line) else None
    if (
        part is None
        and re.match(r"\W*(?:source|via|by|from|©|\(c\)|copyright)?\W*", line, re.I)
        and len(named(line)) == 1
    ):
        part = "whole"
    return [Credit(agency, part, "credit line", line.strip()) for agency in named(line)]


def merged(credits: Iterable[Credit]) -> tuple[tuple[str, ...], str | None]:
    """Return each agency once, in order, and the part of the text that is theirs: one "whole" decides, then "part"."""
    found = list(credits)
    names = tuple(dict.fromkeys(credit.agency for credit in found))
    parts = {credit.part for credit in found}
    return names, "whole" if "whole" in parts else "part" if "part" in parts else None
