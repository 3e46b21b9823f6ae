"""Polls and surveys that speak: "the poll" is the one the article names."""

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.records import Speaker, Statement

POLLS = frozenset(("poll", "polls", "survey", "surveys", "pollster", "questionnaire", "census", "barometer"))

# "49 percent of adults", "two-thirds", "one in three": people who answered a poll
SHARE = re.compile(
    r"(?i)(?:(?:about|nearly|almost|just|only|more than|fewer than|another|the other|some|under|over)\s+){0,2}"
    r"(?:\d[\d.,]*\s*(?:%|percent|per\s*cent)|(?:\w+-?){1,2}\s+(?:percent|per\s*cent)"
    r"|(?:a|one|two|three|four|nine)[- ](?:third|half|quarter|fifth|tenth|in)s?\b"
    r"|(?:two-thirds|three-quarters|half|a\s+majority|a\s+plurality|a\s+third|a\s+quarter|one\s+in\s+\w+|\w+\s+in\s+ten))"
)
# "the poll", "the new survey", "the poll results", "a new national poll"
_ANY = re.compile(
    r"(?:the|this|that|an?)\s(?:(?:new|latest|same|recent|national|nationwide|online)\s)*(?:poll|survey)(?:['’]s)?(?:\s(?:results?|findings|data))?",
    re.IGNORECASE,
)
# "a new Tarn Times/Bramstat survey", "the Bramstat poll"
_NAMED = re.compile(
    r"\b(?:[Aa]n?|[Tt]he|[Ii]ts|[Tt]his)\s(?:new\s|recent\s|latest\s)?(?P<name>(?:[A-Z][\w.’'&-]*(?:/[A-Z][\w.’'&-]*)*\s){1,5}(?:poll|survey)\b)"
)


def polled(text: str, statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """Return the statements, those of "the poll" given the name of the first poll the text names: "Bramstat survey"."""
    any_poll = [s for s in statements if s.speaker_name and _of_poll(s)]
    named = _NAMED.search(text) if any_poll else None
    if named is None:
        return tuple(statements)
    name = named.group("name")
    return tuple(
        replace(s, speaker=replace(s.speaker, name=name, how=f"{s.speaker.name} → {name}: the poll the text names"))
        if isinstance(s.speaker, Speaker) and _of_poll(s)
        else s
        for s in statements
    )


# "The results show", of the poll the text names; results that do nothing of the kind may be those of a vote.
_RESULTS = re.compile(r"the\s(?:poll\s|survey\s)?(?:results|findings)", re.IGNORECASE)
_SHOW = re.compile(r"(?:show|suggest|indicate|reveal|find)s?|showed|suggested|indicated|revealed|found")


def _of_poll(one: Statement) -> bool:
    name = one.speaker_name or ""
    if _ANY.fullmatch(name):
        return True
    return bool(_RESULTS.fullmatch(name) and one.cue and _SHOW.fullmatch(one.cue.text))
