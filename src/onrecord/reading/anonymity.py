"""Speakers who are kept unnamed: which class of source, and the formula that says so."""

import re

from onrecord.reading.source_words import describe
from onrecord.text.words import word_set

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
    r"customers?|users?|fans?|pals?|insiders?|tipsters?|members?|leaders?|lawmakers?|senators?|congress(?:man|men|woman|women)|legislators?|ministers?|"
    r"hosts?|bankers?|economists?|researchers?|scientists?|donors?|donor|managers?|directors?|couple|wom[ae]n|m[ae]n|"
    r"persons?|people|someone|somebody|individuals?|participants?|attendees?|onlookers?|survivors?|victims?|refugees?|"
    r"consultants?|contractors?|publicists?|publicist|clerks?|whistle-?blowers?|informants?|passers-?by|deput(?:y|ies)|appointees?|co-?workers?|teammates?|coach(?:es)?"
)
_HEAD = re.compile(rf"\b(?P<head>{_HEADS})\b", re.IGNORECASE)
# A class that is anonymous even as a bare plural: whoever speaks so is a few people kept unnamed.
_UNNAMED = re.compile(
    r"(?:officials?|sources?|insiders?|spokes\w+|reps?|aides?|advis[eo]rs?|analysts?|diplomats?|staffers?|strategists?|"
    r"operatives?|executives?|execs?|investigators?|envoys?|negotiators?|correspondents?|receptionists?|secretar(?:y|ies)|"
    r"lawyers|attorneys|colleagues|friends|pals|relatives|co-?workers|prosecutors)",
    re.IGNORECASE,
)
# Crowds: some or several of them are a group, not people kept unnamed.
_CROWD = re.compile(
    r"(?:people|persons|fans|users|customers|residents|locals|members|students|pupils|parents|activists|campaigners|organi[sz]ers|"
    r"volunteers|farmers|drivers|tourists|workers|employees|soldiers|troops|lawmakers|legislators|researchers|scientists|"
    r"economists|doctors|nurses|teachers|refugees|victims|participants|attendees|women|men|mothers|fathers|directors)",
    re.IGNORECASE,
)
_FAMILIAR = re.compile(
    r"\b(?:people|persons?|individuals?|sources?|officials?|one|those|others?|men|women|somebody|someone)\b[^.;]{0,40}?\b(?:familiar with|with (?:direct |first-?hand )?"
    r"knowledge of|briefed on|close to|involved in|privy to)\b",
    re.IGNORECASE,
)
_ONE = r"(?:a|an|one|another|two|three|four|five|six|[2-9])"
_SEVERAL = re.compile(r"^(?:some|several|multiple|various|numerous|a few|a couple of|a number of)\b", re.IGNORECASE)
_INDEFINITE = re.compile(rf"^(?:(?:at least|more than|about|just|only)\s+)?{_ONE}\b(?! group)", re.IGNORECASE)
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


def anonymity(source: str | None, sentence: str, before: str = "") -> str | None:
    """Return the formula that keeps the speaker unnamed, or None when he is named, or is a group, an office or an institution.

    `sentence` is where he speaks, `before` the article up to there: it tells whether "the official" was named earlier.

    >>> anonymity("a senior official", "")
    'a senior official'
    >>> anonymity("Bram council spokesman Ada Ode", "") is None
    True
    """
    if not source:
        return None
    parts = source.split(",")
    first = re.split(r"\s(?:by|released|issued|signed|written)\s", parts[0].strip())[0]
    granted = _GRANTED.search(sentence) if any(w in sentence for w in _GRANTING) else None
    if any(w in source for w in _NEARNESS) and _FAMILIAR.search(source):
        return granted.group() if granted else source
    head = _head(first)
    if head is None:
        if _some_one(first, parts[1:]):
            return granted.group() if granted else source
        return granted.group() if granted and source.lower() in ("he", "she", "they") else None
    if _named(first, head.end()) or _OFFICES.search(first) or any(_PERSON.fullmatch(p.strip()) for p in parts[1:]):
        return None
    if granted:
        return granted.group()
    return source if _kept_unnamed(first, head, before) else None


# "One wrote", "Another added", "a third said": somebody of a crowd told of before.
_ONE_OF_THEM = re.compile(
    r"(?:one|another|(?:a|the)\s(?:second|third|fourth|fifth|sixth)(?:\sone)?|the\sother)(?:\s(?:person|one))?(?:\sof\s(?:them|these|those)\b.*)?",
    re.IGNORECASE,
)


def _some_one(first: str, rest: list[str]) -> bool:
    """Tell whether words whose noun is in no list stand for somebody: "one mum", "another viewer", not "a banner"."""
    if _ONE_OF_THEM.fullmatch(first):
        return True
    words = describe(first)
    if words.determiner != "indefinite" or words.plural or words.kind != "unnamed" or not _INDEFINITE.match(first):
        return False
    if not (words.head or words.noun in _SOMEBODY or _DOER.search(words.noun)):
        return False
    return not re.search(r"\s[A-Z][\w'’-]+\s[A-Z][\w'’-]+$", first) and not any(
        _PERSON.fullmatch(p.strip()) for p in rest
    )


_SOMEBODY = word_set(
    "mum mom dad pal mate local expat teen youth fan punter bloke lad lass gran grandad dog-walker aid-worker insider tipster"
)
_DOER = re.compile(r"[a-z]{2}(?:er|or|ist|ian|man|woman|ee|ant|-old|-of-\w+)$")

# "Ada Ode", "Lt. Col. Bo Varn": a name as an apposition.
_PERSON = re.compile(r"(?:[A-Z][\w'’.-]+\s+){1,4}[A-Z][\w'’-]+")


# Words without one of which the long patterns above cannot match: looking for them first costs a tenth.
_GRANTING = ("anonym", "named", "identified", "authori", "allowed", "permitted", "background")
_NEARNESS = ("familiar", "knowledge", "briefed", "close to", "involved", "privy")


def _head(first: str) -> re.Match[str] | None:
    """Return the noun of the source's class: the last one before a preposition."""
    head = None
    for match in _HEAD.finditer(first):
        head = match
        if re.match(rf"\s+{_LINKING}\b", first[match.end() :]):
            break
    return head


def _kept_unnamed(first: str, head: re.Match[str], before: str) -> bool:
    """Tell whether a source without a name stands for one person or a few: "a diplomat", "officials", "the official" again."""
    noun = head.group().lower()
    if _GROUPS.match(first) and not _UNNAMED.fullmatch(noun):
        return False
    if noun in ("someone", "somebody"):
        return True
    if _INDEFINITE.match(first):
        return True
    if _SEVERAL.match(first):
        return not _CROWD.fullmatch(noun)
    if _DEFINITE.match(first):
        if re.match(r"(?:his|her|their|its|my|our)\b", first, re.IGNORECASE):
            return bool(_AGENT.fullmatch(noun)) and not _named_before(noun, before)
        return _introduced(noun, before)
    return bool(_UNNAMED.fullmatch(noun)) and (
        noun.endswith("s") or noun == "spokespeople" or not first[: head.start()].strip()
    )


_AGENT = re.compile(
    r"(?:lawyer|attorney|spokes\w+|rep|representative|publicist|agent|aide|friend|colleague|relative|neighbou?r|co-?worker|teammate)",
    re.IGNORECASE,
)


def _introduced(noun: str, before: str) -> bool:
    """Tell whether the last one of this class the article told of has no name: "a senior official … the official"."""
    mentions = list(
        re.finditer(
            rf"\b(?P<lead>[Aa]n?|[Oo]ne|[Aa]nother|[Tt]he|[A-Z]\w+)\s(?:[\w'’.-]+\s){{0,5}}?{re.escape(noun)}\b", before
        )
    )
    for match in reversed(mentions[-12:]):
        if match.group("lead").lower() in ("a", "an", "one", "another"):
            around = before[match.start() - 2 : match.end() + 40]
            return not _named(before[match.start() : match.end() + 40], match.end() - match.start()) and not re.match(
                r", ", around[:2]
            )
    return False


def _named_before(noun: str, before: str) -> bool:
    """Tell whether somebody of this class was named: "lawyer Ada Ode", "Ada Ode, his lawyer"."""
    return bool(
        re.search(
            rf"\b{re.escape(noun)},?\s[A-Z][\w'’-]+\s[A-Z]|[A-Z]\w+,\s(?:an?|the|his|her|their)\s(?:[\w'’-]+\s){{0,4}}?{re.escape(noun)}\b",
            before,
        )
    )


# Of these there are many, and no line says "the" of the only one: who speaks so without being named anywhere is kept unnamed.
_NEVER_UNIQUE = re.compile(
    r"(?:officials?|sources?|insiders?|spokes(?:man|woman|person|people|men|women|persons)|reps?|representatives?|aides?|staffers?|"
    r"diplomats?|operatives?|receptionists?|whistle-?blowers?|informants?|bystanders?|passers-?by|onlookers?|publicists?|clerks?|"
    r"advis[eo]rs?|reporters?|correspondents?|columnists?|tipsters?|pals?|witness)",
    re.IGNORECASE,
)


def speaks_unnamed(source: str) -> bool:
    """Tell whether a source that resolves to no name stands for people kept unnamed: "the official", not "the mayor".

    >>> speaks_unnamed("the deputy clerk"), speaks_unnamed("the mayor"), speaks_unnamed("many officials")
    (True, False, True)
    """
    first = re.split(r"[,(]", source)[0].strip()
    head = _head(first)
    return head is not None and not _named(first, head.end()) and bool(_NEVER_UNIQUE.fullmatch(head.group()))


def may_point_back(source: str) -> bool:
    """Tell whether the source may point to somebody told of before: "the official", "his lawyer"."""
    return bool(_DEFINITE.match(source))


def is_class_noun(word: str) -> bool:
    """Tell whether the word names a class of people who speak: "official", "analysts", "someone"."""
    return bool(_HEAD.fullmatch(word))


def head_of(source: str) -> str | None:
    """Return the noun of the source's class in lower case: "officials"; None when it has none."""
    match = _head(source.split(",")[0])
    return match.group("head").lower() if match else None


def _named(first: str, end: int) -> bool:
    """Tell whether a name follows the class noun: "spokesman Ada Ode", not "official of the Health Ministry"."""
    rest = first[end:].lstrip(". ")
    if re.match(rf"{_LINKING}\b|[('’]", rest):
        return False
    return bool(re.match(r"(?:[A-Z][\w.'’-]+|[a-z]{2,3} [A-Z])", rest))
