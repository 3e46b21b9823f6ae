"""Where or how something was said: "in a statement", "on Ode FM", "told the Daily Bram"."""

import re

from onrecord.reading.surroundings import BLANK, Surroundings
from onrecord.records import Statement
from onrecord.text.words import word_set

# What a speaker speaks in or at.
_NOUNS = word_set(
    """statement statements interview interviews tweet tweets retweet retweets post posts posting postings letter letters email
    emails e-mail e-mails speech speeches address addresses briefing briefings hearing hearings testimony filing filings lawsuit
    lawsuits complaint complaints affidavit affidavits deposition depositions column columns op-ed op-eds editorial editorials
    memo memos memorandum memoranda blog blogs essay essays video videos clip clips rally rallies meeting meetings call calls
    teleconference phone telephone debate debates forum forums panel panels podcast podcasts show shows program programs
    programme programmes broadcast broadcasts talk talks remarks message messages release releases note notes book books
    documentary sermon sermons ceremony ceremonies summit summits conference conferences presser event events dinner dinners
    lunch lunches luncheon breakfast breakfasts reception receptions gathering gatherings hall ruling court livestream radio
    television tv appearance exchange conversation discussion commentary newsletter communique communiqué declaration resolution
    proclamation keynote monologue segment episode caption funeral vigil demonstration assembly parliament subpoena indictment
    transcript recording voicemail chat q&a ama edition editions visit visits trip tour"""
)
_NOUN = "(?:town[ -])?(?:" + "|".join(sorted(_NOUNS, key=lambda noun: (-len(noun), noun))) + ")"
_WORD = r"[\w'’.&$-]+"
_STOP = (
    r"(?!(?:said|says|told|that|which|who|and|but|was|were|is|are|has|had|to|of|in|on|at|by|from|for|with|as|when|while|he|she|it|"
    r"they|after|before|about)\b)"
)
# "in a statement to Ode FM", "at a news conference in Bram", "during his speech"; not "in the town".
_PHRASE = re.compile(
    rf"\b(?:(?:[Ii]n|[Aa]t|[Dd]uring|[Oo]n|[Aa]head of|[Aa]fter|[Bb]efore|[Ff]ollowing)\s+(?:{_STOP}{_WORD}\s+){{0,6}}?(?:{_NOUN})\b"
    rf"(?:\s+(?:with|on|in|at|for|before)\s+(?:the\s+|his\s+|her\s+)?(?:{_STOP}[A-Z][\w'’-]*)(?:\s+[A-Z][\w'’-]*){{0,3}})?"
    r"|from (?:the )?(?:[A-Z]\w+ )?(?:floor|podium|stage|dock|stand|witness stand|sidelines)|on the sidelines of (?:[\w'’-]+\s?){1,8}"
    r"|(?:[Bb]y|[Vv]ia|[Oo]ver|[Tt]hrough)\s+(?:the\s+)?(?:phone|telephone|email|e-mail|text(?: message)?|letter|video(?: link)?|radio|Skype|Zoom))"
)
_PLATFORMS = (
    r"Twitter|Facebook|Instagram|Telegram|WhatsApp|Snapchat|TikTok|YouTube|Reddit|LinkedIn|Tumblr|Truth Social|Weibo|WeChat|VK|"
    r"Threads|Mastodon|Bluesky|X(?=[\s,.]|$)|social media|air|camera|stage|the radio|the phone|the record|state TV|national TV"
)
_ON_PLATFORM = re.compile(rf"\b(?:on|via|to|over)\s+(?:(?:his|her|its|their|the)\s+)?(?:\w+\s+)?(?:{_PLATFORMS})\b")
# Names that say themselves that they publish or broadcast.
_MEDIUM_WORD = (
    r"News|Times|Post|Journal|Press|Radio|TV|Television|Channel|Herald|Tribune|Gazette|Chronicle|Guardian|Telegraph|Mirror|"
    r"Express|Mail|Sun|Star|Independent|Observer|Examiner|Globe|Courier|Daily|Weekly|Magazine|Today|Network|Broadcasting|"
    r"Pravda|Gazeta|Zeitung|Spiegel|Welt|Monde|Figaro|Corriere|Repubblica|Izvestia|Kommersant|Vedomosti|Haaretz|Interfax|Ukrinform|Unian|"
    r"newspapers?|magazines?|television|radio|broadcasters?|news agency|agency|daily|weekly|outlets?|website|channel|network|"
    r"station|publication|podcast|paper|programme|program|tabloid|Reuters|Bloomberg|Politico|Axios|Newsweek|Fox|media outlets"
)
_ACRONYMS = word_set(
    """BBC CNN NBC ABC CBS PBS NPR AFP AP ITV MSNBC CNBC DPA ANSA TASS RIA UPI RT RTE RFI DW VOA TVN TVP CBC CTV SBS ZDF ARD RTL BFM
    NHK KCNA CGTN TMZ ESPN HBO LBC GB"""
)
_MEDIUM = re.compile(rf"(?:\b(?:{_MEDIUM_WORD})\b|\b(?:{'|'.join(sorted(_ACRONYMS))})(?:\d+|\b))")
# Names that only media and firms bear: "BramWire", "ODEON24"; not "McOde", "DeOde".
_COINED = re.compile(
    r"\b(?:(?!(?:Ma?c|De|Di|Du|La|Le|Van|Fitz|O)[A-Z])[A-Z]+[a-z]+[A-Z]\w+|[A-Z]{3,}[a-z]+[A-Z]?\w*|[A-Z]{2,}\d+|[A-Z]{6,}|\w+ Insider)\b"
)
_ON_MEDIUM = re.compile(
    rf"(?<!ccording\s)\b(?:on|to)\s+(?:the\s+)?(?:[A-Z“\"‘'][\w.’'&”\"-]*\s+){{0,4}}?(?:{_MEDIUM.pattern})"
    rf"(?:[’']s?)?(?:\s+[“\"‘']?[A-Z][\w’'&!”\"-]*){{0,5}}"
)
_SPEAKING = re.compile(
    rf"\b(?:[Ss]peaking|[Aa]ppearing|[Tt]estifying|[Tt]alking|[Ww]riting|[Aa]ddressing)\s+"
    rf"((?!on\s(?:the\s)?(?:condition|behalf|subject|topic|grounds)\b)(?:at|in|on|to|during|before|from|with|outside|after|for|via)\s+[^,;:.{BLANK}]{{2,90}})"
)
# "posted a statement, saying", "signed an open letter asking".
_ISSUED = re.compile(
    rf"\b(?:posted|issued|released|signed|sent|wrote|published|gave|delivered|penned|recorded|shared|put out|held|ran|filed)\s+"
    rf"(?P<what>(?:an?|the|his|her|its|their|another)\s+(?:{_STOP}{_WORD}\s+){{0,4}}?(?:{_NOUN}))\b"
)
_SOURCE = re.compile(rf"(?:{_STOP}{_WORD}\s+){{0,5}}?(?:{_NOUN})\b")
_SIGNED = re.compile(r"@\w+")
_SPEAKING_VERBS = ("peaking", "ppearing", "estifying", "alking", "riting", "ddressing")
_BY_VERB = {
    "tweet": "tweet", "retweet": "tweet", "post": "post", "blog": "blog", "email": "email", "text": "text message",
    "testify": "testimony",
}  # fmt: skip


# What follows a venue and tells when, not where.
_WHEN = re.compile(
    r"\s(?:on|in|at)\s(?:\w+day|\d{1,2}|January|February|March|April|May|June|July|August|September|October|November|December)\b.*"
)


def venue(around: Surroundings, addressee: str | None) -> str | None:
    """Return the words that say where or how it was said, or None; `addressee` is whoever the cue says was told."""
    text = _without_source(around)
    words = set(_WORDS.findall(text))
    held = not _NOUNS.isdisjoint(map(str.lower, words)) or not _BY_WIRE.isdisjoint(words)
    patterns = [p for p, tried in ((_PHRASE, held), (_ON_PLATFORM, True), (_ON_MEDIUM, _broadcasts(words))) if tried]
    for part in (text[around.verb_end :], text[: around.cue_start]):
        for pattern in patterns:
            match = pattern.search(part)
            if match and BLANK not in match.group():
                return _WHEN.sub("", " ".join(match.group().split()).rstrip(".,"))
    speaking = _SPEAKING.search(text) if any(verb in text for verb in _SPEAKING_VERBS) else None
    if speaking:
        return " ".join(speaking.group(1).split())
    if addressee and is_medium(addressee):
        return addressee.rstrip(".,")
    if addressee and re.search(rf"\b(?:{_NOUN})$", addressee.split(" on ")[0]):
        return addressee
    issued = _ISSUED.search(text) if held else None
    if issued:
        return " ".join(issued.group("what").split())
    low, high = around.source
    source = around.text[low:high]
    if _SIGNED.search(source):
        return "tweet"
    document = _SOURCE.match(source)
    if document and not re.search(r"[’']s ", source[document.end() - 2 : document.end() + 3]):
        return document.group()
    if around.cue and around.cue.lemma in _BY_VERB:
        return _BY_VERB[around.cue.lemma]
    return None


_WORDS = re.compile(r"[\w&’'-]+")
_BY_WIRE = word_set(
    "phone telephone email e-mail text letter video radio Skype Zoom floor podium stage dock stand sidelines"
)
_MEDIUM_WORDS = (
    frozenset(_MEDIUM_WORD.split("|")) | _ACRONYMS | word_set("newspaper magazine broadcaster outlet agency media")
)


def _broadcasts(words: set[str]) -> bool:
    """Tell whether one of the words may name a medium: the long pattern is tried only then."""
    return not _MEDIUM_WORDS.isdisjoint(words) or any(
        w[:3].isupper() or w.endswith("s") for w in words if w[0].isupper()
    )


def _without_source(around: Surroundings) -> str:
    """Return the sentence with the source blanked: "Ode, who wrote on Ode FM's site," names no venue."""
    low, high = around.source
    return around.text[:low] + BLANK * (high - low) + around.text[high:]


def venue_of_source(statement: Statement) -> str | None:
    """Return "tweet" for what is signed with a handle, else None."""
    return "tweet" if statement.source and _SIGNED.search(statement.source.text) else None


# "journalists of the Herald", "Tarn TV's chief correspondent Ana Ode"
OF_A_MEDIUM = re.compile(
    r"\b(?:reporters|journalists|correspondents|press conference)\b|['’]s?\s(?:[\w-]+\s){0,4}?(?:reporter|journalist|correspondent|anchor|editor|host|columnist)\b"
)


def is_medium(name: str) -> bool:
    """Tell whether somebody told is a newspaper, broadcaster or agency: "the BBC", "the Bram Herald", not "reporters"."""
    if OF_A_MEDIUM.search(name):
        return False
    return bool(_MEDIUM.search(name) or _COINED.search(name))
