"""Title, outlet, byline, dateline, agencies and dates, read from the text when no metadata says."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from onrecord.articles.agencies import AGENCY, Credit, credited, from_byline, from_credit_line, is_agency, named
from onrecord.articles.dates import find_date, year_by_weekday
from onrecord.articles.residue import folded
from onrecord.records import Evidence
from onrecord.text import Segment

_HEAD_LINES = 12  # a masthead is over by then
_SEARCHED = 20_000  # characters of a text in which a day of the week with its date is looked for
_OUTLET_LINES = 3  # at the top: the first that is no residue may be the outlet's name
_LABEL_WORDS = 4
_LONGEST_DATELINE = 240  # characters, its credit and date included
_ZONE_NAMES = frozenset(
    [
        "AM",
        "PM",
        "IST",
        "GMT",
        "UTC",
        "EST",
        "EDT",
        "CST",
        "CDT",
        "PST",
        "PDT",
        "BST",
        "CET",
        "CEST",
        "EET",
        "EEST",
        "MSK",
        "JST",
        "KST",
        "SGT",
        "HKT",
        "ET",
    ]
)
_DASH = r"(?:--|[-–—―])"
_PLACE = r"[A-Z][\w.'’/-]*(?:[ ,]+(?:(?:of|de|la|al|el|am|the|upon|on)\s+)?[A-Z][\w.'’/-]*){0,5}"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec|January|February|March|April|June|July|August|September|October|November|December)\b\.?"
_DAY = rf"(?:{_MONTH}\s{{1,3}}\d{{1,2}}|\d{{1,2}}\s{{1,3}}{_MONTH})(?:,?\s{{1,3}}\d{{4}})?"
_CREDITED = rf"\(\s*(?P<agency>(?:{AGENCY})(?:\s*[/,&]\s*{AGENCY})*|[A-Z][\w.]+(?: [A-Z][\w.]+){{0,2}})\s*\)"
# White space is bounded in datelines: several unbounded stretches of it beside each other, over a row of four hundred
# non-breaking spaces, took a minute.
# "KYIV, Feb 8 (Reuters) - The", "Kyiv, Ukraine (AP) —". Not: "Kyiv (the capital) - once", "Washington - based"
_DATELINE = re.compile(
    rf"^\s{{0,3}}(?P<place>{_PLACE}?),?\s{{0,3}}(?P<date>{_DAY})?\s{{0,3}}[,:.]?\s{{0,3}}{_CREDITED}\s{{0,3}}(?:{_DASH}|:)\s{{0,3}}"
)
# "Kyiv [Ukraine], February 8 (ANI): The", "MOSCOW, February 8. /TASS/. The"
_BRACKETED = re.compile(
    rf"^\s{{0,3}}(?P<place>{_PLACE}?)\s{{0,3}}(?:\[[A-Z][\w .]+\]|\([A-Z][\w .]+\))?,?\s{{0,3}}(?P<date>{_DAY})?\s{{0,3}}[,:.]?\s{{0,3}}(?:\(\s{{0,3}}(?P<agency>{AGENCY})\s{{0,3}}\)|/(?P<agency2>{AGENCY})/)\s{{0,3}}(?:{_DASH}|[:.])\s{{0,3}}"
)
# "Kyiv, Ukraine CNN — The", "Moscow CNN —": an outlet in capitals before the dash
_OUTLET_DASH = re.compile(
    r"^\s{0,3}(?P<place>[A-Z][\w.'’-]+(?:,? [A-Z][\w.'’-]+){0,3}?)?\s{0,3},?\b(?P<outlet>[A-Z]{3,}(?: [A-Z][a-z]+)?)\s{1,3}[—–]\s{0,3}"
)
# "Kyiv, Ukraine — The": a place and its country
_COUNTRY = re.compile(
    r"^\s{0,3}(?P<place>[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+)?, [A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+)?)\s{1,3}[—–-]{1,2}\s{1,3}(?=[A-Z\"“])"
)
# "Published - August 30, 2025 10:15 am IST - KYIV": the place at the end of the date line
_PLACE_AFTER_DATE = re.compile(
    r"\d\s{0,3}(?:[ap]\.?m\.?)?\s{0,3}(?:[A-Z]{2,4})?\s{0,3}[-–—,|]\s{0,3}(?P<place>[A-Z][A-Z.'’/-]{2,}(?:[ ,/]+[A-Z][A-Z.'’-]+){0,3})\s{0,3}$"
)
# "KYIV — The", "KYIV, Feb 8 -", "KYIV:", all in capitals
_CAPITALS = re.compile(
    rf"^\s{{0,3}}(?P<place>[A-Z][A-Z.'’/-]+(?:[ ,]+[A-Z][A-Z.'’/-]+){{0,3}}(?:, [A-Z][a-z]+\.?(?: [A-Z][a-z]+)?)?),?\s{{0,3}}(?P<date>{_DAY})?,?\s{{0,3}}(?:/?\s{{0,3}}(?P<agency>{AGENCY})\s{{0,3}}/?)?\s{{0,3}}(?:\s{_DASH}|{_DASH}\s|:\s)\s{{0,3}}(?=[\"“A-Z])"
)
# "(AFP) - The", "MENAFN- UkrinForm) Kyiv", "(ANI):"
_AGENCY_FIRST = re.compile(
    rf"^\s{{0,3}}\(?\s{{0,3}}(?P<agency>{AGENCY}(?:\s{{0,3}}[-/,]\s{{0,3}}{AGENCY})*)\s{{0,3}}\)?\s{{0,3}}(?:{_DASH}|:|\))\s{{0,3}}"
)
_BYLINE = re.compile(
    r"^(?:[Bb]y|BY|Written by|Reported by|Story by|Text by|Author:|Words:)\s+(?P<names>[A-Z][^\n]{2,120})$"
)
_NAME = re.compile(r"^[A-Z][\w.'’-]+(?: (?:[A-Z]\.|[A-Z][\w.'’-]+|de|van|von|der|al|bin|la)){1,4}$")
_ENDS_IN_AGENCY = re.compile(
    rf"[(\[/|–—-]\s*{AGENCY}\W{{0,2}}$|(?:photo|by|via|reports?|from|with)\s+{AGENCY}\W{{0,2}}$", re.I
)
_DATE_LABEL = re.compile(
    r"^\W*(?P<label>updated?(?: on| at)?|last (?:updated|modified)|modified|revised|published(?: on| at)?|posted(?: on| at)?|first published(?: on)?|created|date|issued|publish date|release date)?\b\W*(?:on\s+|at\s+)?(?P<rest>.*)$",
    re.I | re.S,
)
# "4 sec ago", "Posted 2 hours ago by Jo Doe": says nothing of the date once it is saved
# A word begins with a letter or digit: where dashes could be words as well as what parts them, fifty took half a minute.
_RELATIVE = re.compile(
    r"\W*(?:\w[\w.'’]*\W+){0,3}?(?:\d+|an?|one|a few)\s*(?:s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|days?|weeks?|months?|years?)\.?\s+ago(?:\W+\w[\w.'’]*){0,3}\W*|(?:\W*\w[\w.'’]*){0,2}\W*\d+\s*-?\s*min(?:ute)?s?\.?\s+(?:read|to read)\W*|read(?:ing)? time\W.{0,20}",
    re.I,
)
_OUTLET_SUFFIX = re.compile(r"^(?P<title>.{15,}?)\s+(?P<bar>[|–—-]|::|»)\s+(?P<outlet>[^|–—]{2,40})$")
_OUTLET_WORD = re.compile(r"\b(?:news|times|post|herald|daily|tribune|journal|gazette|press|online|today|telegraph|guardian|mail|star|sun|observer|chronicle|review|radio|tv|channel|agency|world|standard|independent|mirror|express|courier|dispatch|monitor|record|bulletin|argus|sentinel|examiner|register|globe|inquirer)\b|\.[a-z]{2,4}$", re.I)  # fmt: skip
# "The Arven Courier", "NINE BRIDGES TODAY": a line that is an outlet's name and nothing else. Not: "World News", "Read the Post"
_OUTLET_LINE = re.compile(
    r"(?!(?:(?:the )?latest|breaking|world|local|national|business|sports?|top|live|more|related|politics|tech|science|health|video|your|our|all|home|good|bad|read|watch|follow|see|in|on|from|for|no|this|by|via|source)\b)"
    r"(?:the )?(?:[\w'’.-]+ ){1,4}(?:news|times|post|herald|daily|tribune|journal|gazette|press|online|today|telegraph|guardian|mail|observer|chronicle|review|radio|tv|standard|independent|mirror|express|courier|dispatch|monitor|record|bulletin|argus|sentinel|examiner|register|globe|inquirer|ledger|messenger|echo|advertiser|weekly|now)(?: (?:online|daily|news|on sunday))?",
    re.I,
)
_SMALL = frozenset(("the", "of", "and", "on", "de", "la"))
# "You can now listen to our articles!": addressed to the reader, no headline
_PROMOTES = re.compile(
    r"\byou can (?:now|also|track|read|listen|watch|find)\b|^(?:new )?listen to\b|\(\w[^()]*/(?:AP|AFP|Reuters|PA|EPA|Getty[^()]*)\)$",
    re.I,
)
_SENTENCE_END = re.compile(r"[.!?…。！？][\"'”’»)\]」]*$")


@dataclass(slots=True)
class Masthead:
    """What the head and foot of a text say about it."""

    title: str | None = None
    title_line: int | None = None
    outlet: str | None = None
    bylines: list[str] = field(default_factory=list)
    credits: list[Credit] = field(default_factory=list)
    dateline: str | None = None
    published: str | None = None
    updated: str | None = None
    lines: dict[int, str] = field(default_factory=dict)  # lines that are masthead, not body: index -> rule
    evidence: list[Evidence] = field(default_factory=list)

    def note(self, name: str, how: str, text: str | None = None) -> None:
        """Record why a field holds what it holds."""
        self.evidence.append(Evidence(name, how, text))


_TITLE_ENDS = ("?", "!", "...", "…", "”", "’", '"', "'")


def is_title_like(line: str) -> bool:
    """Tell whether a line could be a headline: 3 to 25 words, starts like one, does not end like a sentence."""
    words = line.split()
    if not 3 <= len(words) <= 25 or len(line) > 200:
        return False
    if _SENTENCE_END.search(line) and (re.search(r"(?<!\.)\.[\"”’']?$", line) or not line.endswith(_TITLE_ENDS)):
        return False
    return not line.endswith((",", ";", ":")) and (line[0].isupper() or line[0].isdigit() or line[0] in "\"'“‘«")


def outlet_line(line: str) -> str | None:
    """Return the outlet that a line of the head names and says nothing else; None where it is no such line.

    >>> outlet_line("DREMMIN POST"), outlet_line("Ferry lost in the post"), outlet_line("World News")
    ('Dremmin Post', None, None)
    """
    if len(line) > 45 or not _OUTLET_LINE.fullmatch(line):
        return None
    if any(word[0].islower() and word not in _SMALL for word in line.split()):
        return None
    return line.title() if line.isupper() else line


def is_date_line(line: str) -> bool:
    """Tell whether a line says little more than a date: "Published: Feb 8, 2025, 10:15 AM"; "Updated 4 hours ago"."""
    if len(line) > 120 or "@" in line:  # "— Jo Doe (@jodoe) May 2, 2025" signs a post
        return False
    if len(line) < 60 and ("ago" in line.lower() or "read" in line.lower()) and _RELATIVE.fullmatch(line):
        return True
    found = find_date(line)
    if not found:
        return False
    rest = line[: found.start] + line[found.end :]
    rest = re.sub(r"(?i)\b(?:updated?|last|modified|revised|published|posted|first|created|issued|date|publish|release|on|at|by|time|est|edt|gmt|utc|ist|et|pm|am|p\.m|a\.m|minute|min|read|eet|cet|bst|\w*day|mon|tue|wed|thu|fri|sat|sun|tues|thurs)\b", "", rest)  # fmt: skip
    return sum(c.isalpha() for c in rest) <= 25 and not _SENTENCE_END.search(
        rest.strip()[-2:] if len(rest) > 30 else ""
    )


def byline_names(line: str) -> list[str] | None:
    """Return the names of a byline ("By Ana Rus and Jo Doe, Daily Example"); None where the line is no byline."""
    match = _BYLINE.match(line.strip())
    if not match or _SENTENCE_END.search(line) or len(line.split()) > 16:
        return None
    return split_names(match["names"])


def split_names(names: str) -> list[str]:
    """Return the people of a byline, without outlets, roles, dates and addresses.

    >>> split_names("Ana Rus and Jo Doe, Daily Example Correspondent")
    ['Ana Rus', 'Jo Doe']
    """
    names = re.sub(r"\S+@\S+|https?://\S+|@\w+", "", names)
    names = re.sub(r"(?i)^\s*(?:by|written by|author:?)\s+", "", names)
    parts = [
        part.strip(" \"'“”.|·•-–—")
        for part in re.split(r"\s*(?:,|;|\||•|·|/|\band\b|&|\bwith\b|\bfor\b|\bin\b)\s*", names)
    ]
    people = [
        part
        for part in parts
        if part and (_NAME.match(part) or part.isupper()) and not _OUTLET_WORD.search(part) and not is_agency(part)
    ]
    people = [part.title() if part.isupper() and len(part) > 4 else part for part in people if len(part) < 50]
    return list(dict.fromkeys(people))


def read_masthead(
    text: str,
    lines: Sequence[Segment],
    *,
    residue: frozenset[int],
    captured_at: str | None,
    has_title: bool = False,
    from_markup: bool = False,
) -> Masthead:
    """Return what the lines of one article say about it; `residue` are the lines already taken out.

    With `from_markup`, the lines come from an extractor that left the page's labels behind: short lines are the article's.
    """
    masthead = Masthead()
    contents = [text[line.start : line.end] for line in lines]
    body = _first_body_line(contents, residue)
    if not from_markup:
        _read_outlet(masthead, contents, residue, body)
    if not has_title:
        _read_title(masthead, contents, residue, body)
    _read_head(masthead, contents, residue, body)
    _read_dateline(masthead, contents, residue)
    _read_foot(masthead, contents, residue)
    if from_markup:
        masthead.lines = {index: rule for index, rule in masthead.lines.items() if not rule.startswith("label")}
    _read_yearless(masthead, text, lines, captured_at)
    return masthead


def _first_body_line(contents: Sequence[str], residue: frozenset[int]) -> int:
    """Return the index of the line after which no masthead stands; a summary above the date line is still in the head."""
    body = _first_sentences(contents, residue)
    seen = {folded(content) for content in contents[:body]}
    for index in range(body + 1, min(_HEAD_LINES, len(contents))):
        if (
            is_date_line(contents[index])
            or byline_names(contents[index])
            or (folded(contents[index]) in seen and is_title_like(contents[index]))
        ):
            between = contents[body + 1 : index]
            if all(len(line) < 120 and not dateline(line) for line in between):
                return index + 1
    return body


def _first_sentences(contents: Sequence[str], residue: frozenset[int]) -> int:
    for index, content in enumerate(contents[: _HEAD_LINES * 2]):
        if index in residue or is_date_line(content):
            continue
        if dateline(content) or (len(content) > 120 and re.search(r"[.!?…][\"'”’»)\]]*(?:\s|$)", content)):
            return index
        if content.count(" ") > 8 and _SENTENCE_END.search(content) and not is_title_like(content):
            return index
    return min(len(contents), _HEAD_LINES)


def _read_outlet(masthead: Masthead, contents: Sequence[str], residue: frozenset[int], body: int) -> None:
    """Take the outlet from a line of its own at the very top, above a headline or the first sentence."""
    index = next((i for i in range(min(body, _OUTLET_LINES, len(contents) - 1)) if i not in residue), None)
    name = outlet_line(contents[index].lstrip("# ").strip()) if index is not None else None
    if index is not None and name and not is_agency(name):
        masthead.outlet = name
        masthead.lines[index] = "outlet line"
        masthead.note("outlet", "line at the top", contents[index])


def _read_title(masthead: Masthead, contents: Sequence[str], residue: frozenset[int], body: int) -> None:
    """Take the headline: a line of the head that stands there twice, else the first that reads like one."""
    candidates = []
    for index in range(min(body, len(contents))):
        line = contents[index].lstrip("# ").strip()
        if index in residue or index in masthead.lines or not is_title_like(line):
            continue
        if is_date_line(line) or byline_names(line) or dateline(line):
            continue
        if _PROMOTES.search(line):
            continue
        candidates.append((index, line))
    if not candidates:
        return
    again = [folded(line) for _, line in candidates] + [folded(line) for line in contents[body : body + 2]]
    index, line = next(((i, line) for i, line in candidates if again.count(folded(line)) > 1), candidates[0])
    match = _OUTLET_SUFFIX.match(line)
    if match and (match["bar"] == "|" or _OUTLET_WORD.search(match["outlet"])) and len(match["outlet"].split()) <= 5:
        line = match["title"].strip()
        if masthead.outlet is None:
            masthead.outlet = match["outlet"].strip()
            masthead.note("outlet", "after the title", match["outlet"])
    masthead.title, masthead.title_line = line, index
    masthead.note("title", "first headline of the text", line)


def _read_head(masthead: Masthead, contents: Sequence[str], residue: frozenset[int], body: int) -> None:
    for index in range(min(body, len(contents))):
        line = contents[index]
        if index == masthead.title_line or index in masthead.lines:
            continue
        names = byline_names(line)
        if names is not None or (_BYLINE.match(line) and named(line)):
            masthead.bylines.extend(name for name in names or () if name not in masthead.bylines)
            masthead.credits.extend(from_byline(line))
            masthead.lines[index] = "byline"
            masthead.note("byline", "byline", line)
            read_date_line(masthead, line)
        elif is_date_line(line):
            masthead.lines[index] = "date line"
            read_date_line(masthead, line)
            place = _PLACE_AFTER_DATE.search(line)
            if place and masthead.dateline is None and place["place"] not in _ZONE_NAMES:
                masthead.dateline = place["place"].strip()
                masthead.note("dateline", "date line", line)
            masthead.credits.extend(from_credit_line(line) if named(line) else ())
        elif index not in residue and len(line) < 60 and (_whole_agency(line) or _agency_label(line)):
            masthead.credits.extend(from_credit_line(line))
            masthead.lines[index] = "agency line"
        elif index in residue:
            masthead.credits.extend(from_credit_line(line) if re.match(r"\W*source", line, re.I) else ())
        elif index not in residue and len(line.split()) > _LABEL_WORDS and (match := _ENDS_IN_AGENCY.search(line)):
            masthead.credits.extend(Credit(name, None, "named at the head", line) for name in named(match.group()))
        elif len(line.split()) <= _LABEL_WORDS and not _SENTENCE_END.search(line) and index < body < len(contents):
            masthead.lines[index] = "label in the masthead"


def _agency_label(line: str) -> bool:
    """Tell whether a short line of the head credits an agency among other things ("Agence France-Presse in Dorvik")."""
    return len(line.split()) <= 8 and bool(named(line)) and not _SENTENCE_END.search(line) and not is_title_like(line)


_ONLY_AGENCIES = re.compile(rf"\W*(?:(?:the|by|via|source|from)\W+)*{AGENCY}(?:\W+{AGENCY})*\W*", re.I)


def _whole_agency(line: str) -> bool:
    return bool(_ONLY_AGENCIES.fullmatch(line)) and bool(named(line))


def read_date_line(masthead: Masthead, line: str) -> None:
    """Take published and updated from one line, which may hold both ("Published 1 May 2025 | Updated 2 May 2025")."""
    for part in re.split(
        r"(?i)\s*[|•·]\s*|(?<=\d)\W+(?=updated?\b|last (?:updated|modified)|modified|published)|(?<=[MT])\W+(?=updated?\b)",
        line,
    ):
        found = find_date(part)
        if not found:
            continue
        label = part[: found.start].lower()
        updated = "updat" in label or "modif" in label or "revis" in label
        if updated and masthead.updated is None:
            masthead.updated = found.value
            masthead.note("updated", "date line", part.strip())
        elif not updated and masthead.published is None:
            masthead.published = found.value
            masthead.note("published", "date line", part.strip())


def dateline(line: str) -> tuple[str, "re.Match[str]"] | None:
    """Return the place of a dateline ("KYIV", "" where only an agency is credited) and its match; None if there is none.

    >>> dateline("KYIV, Feb 8 (Reuters) - The ministry said")[0]
    'KYIV'
    >>> dateline("Kyiv (the capital) is quiet.") is None
    True
    """
    line = line[:_LONGEST_DATELINE]
    match = _DATELINE.match(line)
    if match and (named(match["agency"]) or match["place"].isupper() or match["date"]):
        return match["place"].strip(" ,"), match
    match = _BRACKETED.match(line)
    if match:
        return match["place"].strip(" ,"), match
    match = _CAPITALS.match(line)
    if match and (match["agency"] or match["date"] or _is_place(match["place"])):
        return match["place"].strip(" ,"), match
    match = _OUTLET_DASH.match(line) or _COUNTRY.match(line)
    if match and (match["place"] or len(line) < 40):
        return (match["place"] or "").strip(" ,"), match
    match = _AGENCY_FIRST.match(line)
    if match and line.lstrip().startswith(("(", match["agency"])) and re.search(r"[-–—)]", match.group()):
        return "", match
    return None


def _credited(match: "re.Match[str]") -> str:
    parts = match.groupdict()
    return parts.get("agency") or parts.get("agency2") or ""


_LABELS = re.compile(
    r"(?:BREAKING|UPDATED?|WATCH|READ|EXCLUSIVE|ANALYSIS|OPINION|LIVE|VIDEO|PHOTOS?|NOTE|MORE|RELATED|FILE|EDITOR\S*|CORRECTION|SUMMARY|TOPICS?|TAGS?|SOURCE|ALSO|KEY|WHAT|WHO|WHY|HOW|WHEN|Q|A|HOST|ANCHOR|REPORTER)\b.*"
)


def _is_place(place: str) -> bool:
    """Tell a place in capitals from a label ("UPDATE: …") or a speaker in a transcript ("MARSK: I said")."""
    return len(place) > 3 and not _LABELS.fullmatch(place)


def _read_dateline(masthead: Masthead, contents: Sequence[str], residue: frozenset[int]) -> None:
    for index, line in enumerate(contents[: _HEAD_LINES + 4]):
        if index in residue or index in masthead.lines:
            continue
        found = dateline(line)
        if not found or (len(line) < 40 and not line.rstrip().endswith(("-", "–", "—"))):
            continue
        place, match = found
        if ":" in match.group() and _is_transcript(contents, place):
            continue
        agency = _credited(match)
        if len(line) < 40:
            masthead.lines[index] = "dateline"
        masthead.dateline = place or None
        masthead.note("dateline", "dateline", match.group().strip())
        masthead.credits.extend(Credit(name, "whole", "dateline", match.group().strip()) for name in credited(agency))
        dated = find_date(match.group())
        if dated and masthead.published is None:
            masthead.published = dated.value
            masthead.note("published", "dateline", match.group().strip())
        return


def _is_transcript(contents: Sequence[str], speaker: str) -> bool:
    """Tell whether the words before a colon come back: then they name a speaker, not a place."""
    return sum(line.startswith(f"{speaker}:") for line in contents) > 1


_TAKEN_FROM = (
    "contributed to this",
    "contains material from",
    "with input from",
    "with inputs from",
    "based in part on",
)


def _read_foot(masthead: Masthead, contents: Sequence[str], residue: frozenset[int]) -> None:
    """Take agencies credited in the last lines, and a date line at the very end."""
    for index in range(max(0, len(contents) - 6), len(contents)):
        line = contents[index]
        if index in masthead.lines:
            continue
        if len(line) < 200 and (index in residue or _whole_agency(line) or re.fullmatch(r"\(.{2,100}\)", line)):
            credits = (
                from_credit_line(line)
                if re.search(
                    r"(?i)source|contribut|input|report|agenc|copyright|©|\(|^\W*\w+\W*$|files|via|material", line
                )
                else []
            )
            if credits:
                masthead.credits.extend(credits)
                masthead.lines.setdefault(index, "agency credit")
        elif is_date_line(line) and masthead.published is None and find_date(line):
            masthead.lines[index] = "date line"
            read_date_line(masthead, line)
    _read_labels_at_foot(masthead, contents, residue)
    for line in contents[-6:]:
        _read_credit_at_end(masthead, line)
    for line in contents:
        if len(line) < 300 and any(words in line.lower() for words in _TAKEN_FROM):
            masthead.credits.extend(Credit(name, "part", "credit line", line) for name in named(line))


_CREDIT_AT_END = re.compile(
    rf"[(\[](?:(?:with (?:inputs?|agenc)[^()]{{0,60}})|{AGENCY}(?:[/, ]+(?:and )?{AGENCY})*)[)\]]\s*$|(?<=[.!?”\"])\s*[-–—]+\s*{AGENCY}(?:[/, ]+(?:and )?{AGENCY})*\W*$"
)


def _read_credit_at_end(masthead: Masthead, line: str) -> None:
    """Take the agency credited after the last sentence: "… he said. (AFP)", "… he said. - Reuters"."""
    match = _CREDIT_AT_END.search(line)
    if match:
        masthead.credits.extend(from_credit_line(match.group()))


def _read_labels_at_foot(masthead: Masthead, contents: Sequence[str], residue: frozenset[int]) -> None:
    """Take the short lines after the last sentence: tags, sections, buttons. A signature under a post is none."""
    if not any(_SENTENCE_END.search(line) for line in contents):
        return
    for index in range(len(contents) - 1, 0, -1):
        line = contents[index]
        if index in residue or index in masthead.lines:
            continue
        if (
            _SENTENCE_END.search(line)
            or len(line.split()) > _LABEL_WORDS + 2
            or re.search(r"[\"“”@—–]|\w: \w+ \w+ \w", line)
        ):
            return
        masthead.lines[index] = "label at the foot"


def _read_yearless(masthead: Masthead, text: str, lines: Sequence[Segment], captured_at: str | None) -> None:
    if masthead.published is not None or masthead.updated is not None or not lines:
        return
    for index in range(min(_HEAD_LINES, len(lines))):
        line = text[lines[index].start : lines[index].end]
        if len(line) < 160 and find_date(line) and not _SENTENCE_END.search(line) and index != masthead.title_line:
            read_date_line(masthead, line)
            return
    body = text[lines[0].start : lines[-1].end][:_SEARCHED]
    years = frozenset(int(year) for year in re.findall(r"\b(?:19|20)\d\d\b", body))
    found = year_by_weekday(body, before=captured_at, years=years)
    if found:
        masthead.published = found.value
        masthead.note(
            "published",
            "weekday and day of the month agree in this year, the nearest before the capture",
            body[found.start : found.end],
        )


def same_title(one: str, other: str) -> bool:
    """Tell whether two headlines are the same, apart from case, punctuation and spacing."""
    return folded(one) == folded(other)
