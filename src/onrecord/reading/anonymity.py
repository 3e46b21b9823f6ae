"""Speakers who are kept unnamed: which class of source, and the formula that says so."""

import re

_GRANTED = re.compile(
    r"(?:(?:up)?on (?:the )?condition of anonymity|(?:on condition|on the condition|provided) (?:that )?(?:he|she|they)(?: not)? (?:be|remain|was|were) "
    r"(?:not )?(?:named|identified|anonymous)|(?:asked|requested|wished|preferred|wanted|declined) (?:to remain anonymous|not to be "
    r"(?:named|identified)|to be (?:named|identified)|anonymity)|(?:was|were|is|are) not (?:authori[sz]ed|allowed|permitted) to "
    r"(?:speak|discuss|comment|talk|be (?:named|quoted))|not authori[sz]ed to (?:speak|discuss|comment|talk)|granted anonymity|"
    r"insisted on anonymity|requested anonymity|speaking anonymously|spoke anonymously|speaking on background|who (?:did|does) not (?:want|wish) to be "
    r"(?:named|identified)|who (?:could not|cannot|can't|asked not to) be (?:named|identified))",
    re.IGNORECASE,
)
_HEADS = (
    r"officials?|sources?|insiders?|spokes(?:man|woman|person|people|men|women|persons)|reps?|representatives?|aides?|advis[eo]rs?|"
    r"analysts?|diplomats?|staffers?|strategists?|operatives?|executives?|execs?|negotiators?|envoys?|investigators?|prosecutors?|"
    r"lawyers?|attorneys?|receptionists?|secretary|secretaries|correspondents?|columnists?|reporters?|controllers?|traders?|"
    r"colleagues?|friends?|relatives?|neighbou?rs?|witness(?:es)?|bystanders?|spectators?|passengers?|residents?|locals|tourists?|"
    r"employees?|workers?|officers?|commanders?|soldiers?|troops|agents?|detectives?|guards?|pilots?|doctors?|nurses?|"
    r"teachers?|students?|pupils?|parents?|mothers?|fathers?|volunteers?|activists?|organi[sz]ers?|campaigners?|farmers?|drivers?|"
    r"customers?|users?|fans?|members?|leaders?|lawmakers?|senators?|congress(?:man|men|woman|women)|legislators?|ministers?|"
    r"hosts?|bankers?|economists?|researchers?|scientists?|donors?|donor|managers?|directors?|couple|wom[ae]n|m[ae]n|"
    r"persons?|people|someone|somebody|individuals?|participants?|attendees?|onlookers?|survivors?|victims?|refugees?|"
    r"consultants?|contractors?|publicists?|publicist|deput(?:y|ies)|appointees?|co-?workers?|teammates?|coach(?:es)?"
)
_HEAD = re.compile(rf"\b(?P<head>{_HEADS})\b", re.IGNORECASE)
# A class that is anonymous even in the plural or with "the": whoever speaks so is a person kept unnamed.
_UNNAMED = re.compile(
    r"\b(?:officials?|sources?|insiders?|spokes\w+|reps?|aides?|advis[eo]rs?|analysts?|diplomats?|staffers?|strategists?|"
    r"operatives?|executives?|execs?|investigators?|envoys?|negotiators?|correspondents?|receptionists?|secretaries)\b",
    re.IGNORECASE,
)
_FAMILIAR = re.compile(
    r"\b(?:people|persons?|individuals?|sources?|officials?|one|those|others?|men|women|somebody|someone)\b[^.;]{0,40}?\b(?:familiar with|with (?:direct |first-?hand )?"
    r"knowledge of|briefed on|close to|involved in|privy to)\b",
    re.IGNORECASE,
)
_ONE = r"(?:a|an|one|another|some|two|three|four|five|six|several|multiple|various|numerous|both|\d{1,2})"
_INDEFINITE = re.compile(rf"^(?:(?:at least|more than|about|just|only)\s+)?{_ONE}\b", re.IGNORECASE)
_SMALL = re.compile(r"^(?:a|an|one|another|two|three|[2-9])\b", re.IGNORECASE)
_DEFINITE = re.compile(r"^(?:the|this|that|these|those|his|her|its|their|my|our)\b", re.IGNORECASE)
_OFFICES = re.compile(
    r"\b(?:secretary (?:of|general)|secretary-general|prime minister|foreign minister|attorney general|chief of staff|"
    r"(?:state|trade|home|foreign|press|treasury|defen[cs]e|interior) secretary)\b",
    re.IGNORECASE,
)
_GROUPS = re.compile(
    r"^(?:many|most|critics|experts|people|some people|thousands|hundreds|dozens|millions|scores)\b", re.IGNORECASE
)
_LINKING = (
    r"(?:of|for|from|at|in|with|to|on|who|that|whose|familiar|close|briefed|involved|and|or|working|speaking|said|told)"
)


def anonymity(source: str | None, sentence: str) -> str | None:
    """Return the formula that keeps the speaker unnamed, or None when he is named, or is a group, an office or an institution.

    >>> anonymity("a senior official", "")
    'a senior official'
    >>> anonymity("Bram council spokesman Ada Ode", "") is None
    True
    """
    if not source:
        return None
    granted = _GRANTED.search(sentence)
    first = source.split(",")[0].strip()
    head = None
    for match in _HEAD.finditer(first):
        head = match
        if re.match(rf"\s+{_LINKING}\b", first[match.end() :]):
            break
    if _FAMILIAR.search(source):
        return granted.group() if granted else source
    if head is None:
        return granted.group() if granted and not _named(first, 0) else None
    if _named(first, head.end()) or _OFFICES.search(first) or _owned_name(first, head.start()):
        return None
    if granted:
        return granted.group()
    before = first[: head.start()].strip()
    unnamed = bool(_UNNAMED.fullmatch(head.group()))
    if _GROUPS.match(first) and not _UNNAMED.search(head.group()):
        return None
    if unnamed:
        return source
    if _INDEFINITE.match(before) and not (
        re.match(r"some\b|several\b", before, re.IGNORECASE) and head.group().lower() in ("people", "men", "women")
    ):
        return (
            source
            if _SMALL.match(before) or not head.group().lower().endswith("s") or _INDEFINITE.match(before)
            else None
        )
    if head.group().lower() in ("someone", "somebody"):
        return source
    return None


def is_back_reference(source: str) -> bool:
    """Tell whether the source points back to somebody told of before: "the official", "he", "they"."""
    return bool(_DEFINITE.match(source)) or source.lower() in ("he", "she", "they", "who", "it")


def head_of(source: str) -> str | None:
    """Return the noun of the source's class in lower case and without its plural: "official"; None when it has none."""
    match = _HEAD.search(source.split(",")[0])
    return match.group("head").lower().rstrip("s") if match else None


def _named(first: str, end: int) -> bool:
    """Tell whether a name follows the class noun: "spokesman Ada Ode", not "official of the Health Ministry"."""
    rest = first[end:].strip()
    if re.match(rf"{_LINKING}\b|[('’]", rest):
        return False
    return bool(re.match(r"(?:[A-Z][\w.'’-]+|[a-z]{2,3} [A-Z])", rest))


def _owned_name(first: str, start: int) -> bool:
    """Tell whether a title and name stand before a class noun used as a title: "Gen. Ode's" is no name of the speaker."""
    return bool(re.search(r"\b(?:Mr|Mrs|Ms|Dr|Gen|Sen|Rep)\.? [A-Z]\w+$", first[:start].strip()))
