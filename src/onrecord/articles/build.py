"""An `Article` from its parts: address, id, language, masthead and what the container said."""

import re
from dataclasses import dataclass
from pathlib import PurePath

from onrecord.articles.agencies import from_byline, merged
from onrecord.articles.assembly import Pieces
from onrecord.articles.dates import date_in_url, parse_date
from onrecord.articles.language import language_of
from onrecord.articles.masthead import Masthead, split_names
from onrecord.records import Article, Capture, Evidence, Residue, Span, content_id

MADE_BY = "articles/1"


@dataclass(frozen=True, slots=True)
class Body:
    """The text of one article and what was taken out of it."""

    text: str
    source_spans: Pieces | None = None
    residue: tuple[Residue, ...] = ()
    lead_spans: tuple[Span, ...] = ()


def build_article(
    capture: Capture,
    body: Body,
    masthead: Masthead,
    *,
    number: int = 1,
    section: str | None = None,
    language: str | None = None,
    paywalled: bool = False,
) -> Article:
    """Return the article; what the container says (a JSONL line's fields) goes before what the text says.

    `number` is its place in the capture: the second is called "source#2". Only the first of a capture takes the
    container's title, byline and date: they describe one article. `section` and `language` are what the page declares.
    """
    fields = capture.fields if number == 1 else {"outlet": capture.fields.get("outlet", "")}
    suffix = f"#{number}" if number > 1 else ""
    url = capture.url or None
    address = (url or PurePath(capture.source).name or capture.source) + suffix
    title = fields.get("title") or masthead.title
    evidence = [Evidence(name, "given with the input") for name in sorted(fields) if fields[name]]
    credits = list(masthead.credits)
    bylines = tuple(masthead.bylines)
    if given := fields.get("byline"):
        bylines = tuple(split_names(given)) or tuple(
            part.strip(" \"'") for part in given.split(",") if part.strip(" \"'")
        )
        credits = [*from_byline(given), *credits]
    agencies, part = merged(credits)
    published = parse_date(fields.get("published")) or masthead.published
    updated = parse_date(fields.get("updated")) or masthead.updated
    if published is None and (published := date_in_url(url)):
        evidence.append(Evidence("published", "date in the URL"))
    if published is None and updated:
        published = updated
        evidence.append(Evidence("published", "the page gives only the date of its last update"))
    return Article(
        id=content_id("article", address, title, body.text),
        source=capture.source + suffix,
        address=address,
        capture_sha256=capture.sha256,
        text=body.text,
        url=url,
        outlet=fields.get("outlet") or masthead.outlet,
        title=_one_line(title),
        bylines=bylines,
        agencies=agencies,
        agency_part=part,
        dateline=masthead.dateline,
        published=published,
        updated=updated,
        language=language_of(body.text, fields.get("language") or language),
        section=fields.get("section") or section,
        source_spans=body.source_spans,
        residue=body.residue,
        lead_spans=body.lead_spans,
        evidence=(*evidence, *(note for note in masthead.evidence if not fields.get(note.field))),
        made_by=MADE_BY,
        paywalled=paywalled,
    )


def _one_line(text: str | None) -> str | None:
    return re.sub(r"\s+", " ", text).strip() or None if text else None
