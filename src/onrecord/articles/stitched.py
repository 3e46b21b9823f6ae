"""Where a page of text holds several articles: the lines at which each begins."""

from collections.abc import Sequence

from onrecord.articles.masthead import byline_names, dateline, is_date_line, is_title_like

_LOOK_AHEAD = 4  # lines of masthead between a headline and its first paragraph
_SHORTEST_ARTICLE = 250  # characters of sentences an article must have on each side of a split


def starts(contents: Sequence[str]) -> list[int]:
    """Return the indexes of the lines at which the articles of a page begin; the first is always 0.

    A later article begins at a headline that a date line, a byline or a dateline follows, or at a paragraph with an agency's
    dateline, provided that both the text before and the text from there are long enough to be articles.
    """
    found = [0]
    for index in range(1, len(contents)):
        if _begins(contents, index) and _prose(contents[found[-1] : index]) >= _SHORTEST_ARTICLE <= _prose(
            contents[index:]
        ):
            found.append(index)
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
    marks = 0
    for line in contents[index + 1 : index + 1 + _LOOK_AHEAD]:
        if is_date_line(line) or byline_names(line) or _agency_dateline(line):
            marks += 1
        elif len(line) > 120:
            break
    return marks > 0


def _agency_dateline(line: str) -> bool:
    found = dateline(line)
    return bool(found and (found[1]["agency"] or (found[0] and "date" in found[1].groupdict() and found[1]["date"])))


def _prose(contents: Sequence[str]) -> int:
    return sum(len(line) for line in contents if len(line) > 80)
