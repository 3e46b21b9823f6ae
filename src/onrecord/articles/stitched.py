"""Where a page of text holds several articles: the lines at which each begins."""

import re
from collections.abc import Sequence
from itertools import accumulate

from onrecord.articles.masthead import byline_names, dateline, is_date_line, is_title_like
from onrecord.articles.residue import folded

_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*$")
_LOOK_AHEAD = 4  # lines of masthead between a headline and its first paragraph
_SHORTEST_ARTICLE = 250  # characters of sentences an article must have on each side of a split


def starts(contents: Sequence[str]) -> list[int]:
    """Return the indexes of the lines at which the articles of a page begin; the first is always 0.

    A later article begins at a headline that a date line, a byline, a dateline or the same headline follows, or at a paragraph with an agency's
    dateline, provided that both the text before and the text from there are long enough to be articles.
    """
    found = [0]
    prose = [0, *accumulate(map(_prose, contents))]  # characters of sentences above each line
    seen: set[str] = set()  # lines of the article being read: its own headline again begins no other
    for index, line in enumerate(contents):
        if (
            index
            and prose[index] - prose[found[-1]] >= _SHORTEST_ARTICLE <= prose[-1] - prose[index]
            and folded(line) not in seen
            and _begins(contents, index)
        ):
            found.append(index)
            seen = set()
        seen.add(folded(line))
    return found


def _begins(contents: Sequence[str], index: int) -> bool:
    line = contents[index]
    if len(line) > 60 and _agency_dateline(line):
        return not any(_begins_headed(contents, earlier) for earlier in range(max(1, index - _LOOK_AHEAD), index))
    return _begins_headed(contents, index)


def _begins_headed(contents: Sequence[str], index: int) -> bool:
    """Tell whether a headline stands here with masthead lines right under it, and prose under those."""
    if not is_title_like(contents[index]) or is_date_line(contents[index]):
        return False
    below = contents[index + 1 : index + 1 + _LOOK_AHEAD]
    if folded(contents[index]) in map(folded, below):
        return True
    if any(is_title_like(line) and folded(line) in map(folded, below[at + 1 :]) for at, line in enumerate(below)):
        return False  # the headline is one of the lines below: it is repeated there
    for line in below:
        if is_date_line(line) or byline_names(line) or _agency_dateline(line):
            return True
        if len(line) > 120:
            break
    return False


def _agency_dateline(line: str) -> bool:
    found = dateline(line)
    if not found:
        return False
    parts = found[1].groupdict()
    return bool(parts.get("agency") or parts.get("agency2") or (found[0] and parts.get("date")))


def _prose(line: str) -> int:
    """Return the characters of a line that holds sentences; 0 for headlines and labels."""
    return len(line) if len(line) > 80 and _SENTENCE_END.search(line) else 0
