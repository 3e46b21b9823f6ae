"""Lines that are residue because of what stands around them, or because of what is known of the page."""

import re
import string
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from onrecord.articles.residue.lines import TEASER_HEADING

_TEASERS_UNDER_HEADING = 8  # lists of related articles are seldom longer; a body taken for one would be lost
_LONGEST_TEASER = 180
_CAPITALS = string.ascii_uppercase.encode()
_LETTERS = string.ascii_letters.encode()
_ALIKE = 8  # letters of a line and of the title that are looked at first
_HEAD = 6  # lines in which a writer's or outlet's name may stand alone
_FOOT = 4  # lines in which a note on the writer may stand
_ENDS_SENTENCE = re.compile(r"[.!?…。！？][\"'”’»)\]」]*$")
_ALONE_NAME = re.compile(r"(?:By )?[A-Z][\w.'’-]+(?:,? (?:and |[A-Z][\w.'’-]*)){1,8}$")
_SPEECH = re.compile(r"[\"“”«»]|(?<!\w)['‘]|: |\b(?:says?|said|tells?|told|warns?|vows?|claims?|denies|denied|calls?|urges?|accuses?|insists?|admits?|reveals?)\b", re.I)  # fmt: skip
_REPORTS = re.compile(r"\b(?:said|told|added|according to)\b", re.I)
# "Jo Doe is a columnist at the Halvor Times." Not: "Marsk is a columnist, he said, and always will be."
_WRITER = re.compile(
    r"\W*[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,3},? (?:is|was|are)\b[^\"“”\n]{0,80}\b(?:columnist|correspondent|reporter|writer|editor|contributor|journalist|author|commentator|host|fellow|professor|producer|historian)\b[^\"“”\n]{0,400}"
)
_KICKER = re.compile(r"(?<![A-Za-z])[A-Z][A-Z'’&-]{2,}(?:,? [A-Z'’&-]{2,})+[?!:]? ['‘]?(?=[A-Z][a-z])")
_GALLERY = re.compile(r"(\d{1,3})/(\d{1,3}) \S")

Found = tuple[str, str]  # kind and rule


class Known(NamedTuple):
    """What is known of the page when residue is looked for."""

    title: str | None = None
    outlet: str | None = None
    bylines: tuple[str, ...] = ()
    title_above: bool = False  # the title itself stands above these lines, so that here it is a repetition
    from_markup: bool = False  # the lines come from an extractor that already took the page's furniture out


def in_context(contents: Sequence[str], by_form: Mapping[int, Found], known: Known) -> dict[int, Found]:
    """Return the lines that are residue, by index: those found by their form and those found by their place."""
    found = dict(by_form)
    for rule in (_repeated_titles, _names_alone):
        for index, kind in rule(contents, known):
            found.setdefault(index, kind)
    looks = (_teaser_lists, _teaser_boxes, _about_the_writer)
    for look in looks if known.from_markup else (*looks, _shouted_teasers, _repeated_lines, _gallery):
        for index, kind in look(contents, found):
            found.setdefault(index, kind)
    return found


def reports_speech(headline: str) -> bool:
    """Tell whether a headline itself reports what someone said: quotation marks, a colon after a name, a verb of saying."""
    return bool(_SPEECH.search(headline))


def _fold(text: str) -> str:
    return " ".join(re.findall(r"\w+", unicodedata.normalize("NFKC", text).casefold()))


def _repeated_titles(contents: Sequence[str], known: Known) -> Iterator[tuple[int, Found]]:
    """Yield the lines that repeat the title.

    A title that came with the input, and stands once more at the head of the text, stays there when it reports speech: those
    words are on the record, and the text is the only place where a reader looks for them.
    """
    title = _fold(known.title or "")
    seen = known.title_above
    for index, content in enumerate(contents):
        line = _fold(content) if title and len(content) < 400 and _begins_alike(content, title) else ""
        if line and (line == title or (len(title) > 20 and line.startswith(title) and len(line) - len(title) <= 30)):
            if seen or not reports_speech(content):
                yield index, ("repeated-title", "repeated title")
            seen = True


def _begins_alike(content: str, title: str) -> bool:
    """Tell whether a line may be the title by its first letters; to fold the whole of each line takes longer."""
    head = _fold(content[:40])[:_ALIKE]
    return len(head) < _ALIKE or head == title[:_ALIKE]


def _names_alone(contents: Sequence[str], known: Known) -> Iterator[tuple[int, Found]]:
    """Yield the lines at the head that only name the writer or the outlet ("Jo Doe" / "DAILY EXAMPLE" / "jd@example.org")."""
    outlet = _fold(known.outlet or "").replace(" ", "")
    names = {_fold(name) for name in known.bylines}
    for index, content in enumerate(contents[:_HEAD]):
        line = _fold(content[:200])
        is_outlet = bool(outlet) and line.replace(" ", "") == outlet
        is_address = len(content) < 100 and re.fullmatch(r"\S+@\S+\.\w+", content) is not None
        if is_outlet or is_address or (line and line in names):
            yield index, ("credit", "masthead line")
        if (
            (is_outlet or is_address)
            and index
            and len(contents[index - 1]) < 100
            and _ALONE_NAME.fullmatch(contents[index - 1])
        ):
            yield index - 1, ("credit", "masthead line")


def _teaser_lists(contents: Sequence[str], found: Mapping[int, Found]) -> Iterator[tuple[int, Found]]:
    """Yield the headlines under "Read more:" and its like: up to the first sentence, or all when nothing else follows."""
    free = [index for index in range(len(contents)) if index not in found]
    for index, content in enumerate(contents):
        if len(content) > _LONGEST_TEASER or not TEASER_HEADING.fullmatch(content):
            continue
        yield index, ("teaser", "teaser heading")
        below = range(index + 1, min(index + 1 + _TEASERS_UNDER_HEADING, len(contents)))
        begin = bisect_right(free, index)
        rest = free[begin : begin + _TEASERS_UNDER_HEADING + 1]
        to_the_end = 0 < len(rest) <= _TEASERS_UNDER_HEADING and all(
            _could_be_headline(contents[i]) and not _REPORTS.search(contents[i]) for i in rest
        )
        for later in below:
            if not to_the_end and (
                _ENDS_SENTENCE.search(contents[later].removesuffix("?")) or not _could_be_headline(contents[later])
            ):
                break
            yield later, ("teaser", "listed under a teaser heading")


def _teaser_boxes(contents: Sequence[str], found: Mapping[int, Found]) -> Iterator[tuple[int, Found]]:
    """Yield lines of headlines run together, each with its kicker in capitals ("HATS OFF How a town …")."""
    for index, content in enumerate(contents):
        if index in found or len(content) > 3000 or content.endswith((".", ".”", '."')):
            continue
        kickers = len(_KICKER.findall(content))
        if kickers >= 3 and kickers > len(re.findall(r"[.!?][\"”’]?\s", content)):
            yield index, ("teaser", "headlines run together")


def _could_be_headline(line: str) -> bool:
    return (
        3 <= len(line) <= _LONGEST_TEASER
        and " " in line
        and not re.search(r"[\"“”]", line)
        and not line[0].islower()
        and line[0] not in "-–—"
    )


def _shouted_teasers(contents: Sequence[str], found: Mapping[int, Found]) -> Iterator[tuple[int, Found]]:
    """Yield lines of five words or more all in capitals, in a text that is not: links to other articles.

    A line that opens with a quotation mark is a sub-heading, and one that ends like a sentence is someone shouting.
    """
    sample = "".join(contents)[:20_000].encode("ascii", "ignore")
    capitals, letters = (len(sample) - len(sample.translate(None, some)) for some in (_CAPITALS, _LETTERS))
    if capitals > 0.3 * max(1, letters):
        return
    for index, content in enumerate(contents):
        if index in found or index == 0 or len(content) > 200 or content.count(" ") < 4:
            continue
        if (
            content.upper() == content
            and content.lower() != content
            and content[0] not in "\"“'‘"
            and content[-1] not in '.:!”"'
        ):
            yield index, ("teaser", "headline in capitals")


def _repeated_lines(contents: Sequence[str], found: Mapping[int, Found]) -> Iterator[tuple[int, Found]]:
    """Yield short lines without a sentence that come back: the page's furniture, not the article's words."""
    seen: set[str] = set()
    for index, content in enumerate(contents):
        if index in found or len(content) > 120 or _ENDS_SENTENCE.search(content) or content.endswith(":"):
            continue
        line = _fold(content)
        if line.count(" ") >= 3 and line in seen and not reports_speech(content):
            yield index, ("repeated-title", "repeated line")
        seen.add(line)


def _gallery(contents: Sequence[str], found: Mapping[int, Found]) -> Iterator[tuple[int, Found]]:
    """Yield the captions of a picture gallery ("3/12 The old bridge"); a thread of posts ("1/3 We have …") is not one."""
    numbered = [
        (i, match) for i, content in enumerate(contents) if (match := _GALLERY.match(content)) and int(match[2]) >= 4
    ]
    if len(numbered) >= 3:
        for index, _ in numbered:
            if index not in found and "(@" not in contents[index]:
                yield index, ("caption", "gallery caption")


def _about_the_writer(contents: Sequence[str], found: Mapping[int, Found]) -> Iterator[tuple[int, Found]]:
    """Yield the last lines that say who the writer is."""
    rest = [index for index in range(len(contents)) if index not in found]
    for index in rest[-_FOOT:]:
        if (
            index > 2
            and len(contents[index]) < 500
            and _WRITER.fullmatch(contents[index])
            and not re.search(r"\b(?:said|told|says)\b", contents[index])
        ):
            yield index, ("other", "note on the writer")
