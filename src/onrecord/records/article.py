"""One piece of journalism found in a capture."""

from dataclasses import dataclass

from onrecord.records.span import Span


@dataclass(frozen=True, slots=True)
class Residue:
    """Text that was on the page but is not part of the article."""

    text: str
    kind: str  # advertisement, teaser, share, navigation, repeated-title, credit, caption, newsletter, cookies, correction, other
    start: int | None = None  # in the capture's own text, code points; None: the page was HTML
    rule: str = ""  # the rule that took it out


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why one field of the masthead holds what it holds."""

    field: str  # title, outlet, byline, agency, dateline, published, updated, language, url
    how: str  # "meta article:published_time", "dateline", "date line under the title", "JSONL field"
    text: str | None = None  # the words it was read from; None: not in the text


@dataclass(frozen=True, slots=True)
class Article:
    """An article: its clean text and its masthead.

    `text` is the body: paragraphs joined by a blank line, no residue. Offsets everywhere are code points of `text`.
    `address` says which article this is when its text changes: its URL, else the id or file name given, plus #2, #3 for
    the later articles of one capture. Two articles of one address are versions of each other.
    """

    id: str
    source: str  # path, URL or id as given; later articles of one capture add #2, #3
    address: str
    capture_sha256: str
    text: str
    url: str | None = None  # None: not known
    outlet: str | None = None  # None: the page does not say
    title: str | None = None  # None: the page does not say
    bylines: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()  # as credited: "AFP", "Reuters", "agencies"
    agency_part: str | None = None  # "whole" or "part" of the text is the agency's; None: no agency, or cannot tell
    dateline: str | None = None  # "KYIV"; None: there is none
    published: str | None = None  # ISO date or date-time; None: the page does not say
    updated: str | None = None
    language: str | None = None  # ISO 639-1; None: too short to tell
    section: str | None = None
    paywalled: bool = False
    source_spans: tuple[tuple[int, int, int], ...] | None = None  # (text_start, source_start, length); None: from HTML
    residue: tuple[Residue, ...] = ()
    lead_spans: tuple[
        Span, ...
    ] = ()  # parts of `text` that are headline, summary bullets or captions, not running prose
    evidence: tuple[Evidence, ...] = ()
    made_by: str = ""  # stage and version: "articles/1"
