"""Residue of a plain text, found line by line, in its context, and within lines."""

import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from onrecord.articles.residue.context import Known, in_context
from onrecord.articles.residue.lines import SENTENCES, line_form, sentence_starts
from onrecord.articles.residue.stretches import CAPTION_CREDIT, STRETCHES
from onrecord.text import Segment

_LONGEST_PARAGRAPH = 20_000  # characters: beyond this a line is data, and looking into it only costs time
_CONTROLS = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f\ufeff\u00ad]+")


class Cut(NamedTuple):
    """A stretch of the source that is not part of the article."""

    start: int
    end: int
    kind: str  # "" for characters that are not text at all
    rule: str


def residue(text: str, lines: Sequence[Segment], known: Known) -> list[Cut]:
    """Return the stretches of `text` that are residue, in order and without overlap.

    `lines` are its non-blank lines. A whole line goes when its form says so, when it repeats the title, or when it stands in
    a list of teasers; otherwise stretches within it may go.
    """
    contents = [text[line.start : line.end] for line in lines]
    by_form = {i: (form.kind, form.rule) for i, content in enumerate(contents) if (form := line_form(content))}
    whole = in_context(contents, by_form, known)
    credited = {i: match for i, content in enumerate(contents) if (match := CAPTION_CREDIT.pattern.match(content))}
    cuts: list[Cut] = []
    for index, line in enumerate(lines):
        if index in whole:
            cuts.append(Cut(line.start, line.end, *whole[index]))
            continue
        found = _stretches(contents[index], line.start)
        if len(credited) > 1 and index in credited:
            found.append(Cut(line.start, line.start + credited[index].end(), CAPTION_CREDIT.kind, CAPTION_CREDIT.rule))
        found.extend(_sentences(contents[index], line.start))
        cuts.extend(_without_overlap(found))
    return cuts


def _sentences(content: str, offset: int) -> list[Cut]:
    """Return the sentences of a paragraph that are residue by their form: boxes that scraping ran into the text.

    Nothing inside quotation marks goes: there, "Follow us on the march" is what someone said.
    """
    if len(content) > _LONGEST_PARAGRAPH or not _HINTED.search(content):
        return []
    starts = sentence_starts(content)
    if len(starts) < 2:
        return []
    found: list[Cut] = []
    for start, end in zip(starts, [*starts[1:], len(content)], strict=True):
        if _inside_quotation(content, start):
            continue
        form = line_form(content[start:end].strip(), SENTENCES)
        if form:
            found.append(Cut(offset + start, offset + end, form.kind, form.rule))
    return found


def _inside_quotation(content: str, at: int) -> bool:
    before = content[:at]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


_HINTED = re.compile(
    r"(?i)newsletter|subscri|sign up|inbox|click|follow|facebook|twitter|telegram|copyright|©|contributed|cookie|privacy|updated|donat|contact|e-?mail|necessarily|robot|more|visit|must watch|continu"
)


def _stretches(content: str, offset: int) -> list[Cut]:
    lowered = content.lower()
    found: list[Cut] = []
    for form in STRETCHES if len(content) <= _LONGEST_PARAGRAPH else ():
        if not form.could_match(lowered):
            continue
        for match in form.pattern.finditer(content):
            start = match.start("name") - 1 if form.rule == "run-together teasers" else match.start()
            if match.end() > start:
                found.append(Cut(offset + start, offset + match.end(), form.kind, form.rule))
    for match in _CONTROLS.finditer(content):
        found.append(Cut(offset + match.start(), offset + match.end(), "", "unprintable characters"))
    return found


def _without_overlap(cuts: list[Cut]) -> list[Cut]:
    kept: list[Cut] = []
    for cut in sorted(cuts, key=lambda c: (c.start, -c.end)):
        if not kept or cut.start >= kept[-1].end:
            kept.append(cut)
        elif cut.end > kept[-1].end:
            kept[-1] = kept[-1]._replace(end=cut.end)
    return kept


def folded(text: str) -> str:
    """Return `text` for comparing headlines: lower case, letters and digits only, single spaces.

    >>> folded("“Café” – it's OPEN!")
    'café it s open'
    """
    return " ".join(re.findall(r"\w+", unicodedata.normalize("NFKC", text).casefold()))
