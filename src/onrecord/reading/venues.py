"""Where or how something was said: "in a statement", "on Ode FM", "told the Daily Bram"."""

import re

from onrecord.reading.surroundings import BLANK, Surroundings

_NOUNS = [
    "statements?",
    "interviews?",
    "tweets?",
    "retweets?",
    "posts?",
    "postings?",
    "letters?",
    "emails?",
    "e-mails?",
    "speech(?:es)?",
    "addresse?s?",
    "briefings?",
    "hearings?",
    "testimony",
    "filings?",
    "lawsuits?",
    "complaints?",
    "affidavits?",
    "depositions?",
    "columns?",
    "op-eds?",
    "op-ed",
    "editorials?",
    "memos?",
    "memorand(?:um|a)",
    "blogs?",
    "articles?",
    "essays?",
    "videos?",
    "clips?",
    "rall(?:y|ies)",
    "meetings?",
    "calls?",
    "teleconference",
    "phone",
    "telephone",
    "debates?",
    "forums?",
    "panels?",
    "podcasts?",
    "shows?",
    "programs?",
    "programmes?",
    "broadcasts?",
    "talks?",
    "remarks",
    "messages?",
    "releases?",
    "notes?",
    "books?",
    "documentary",
    "sermons?",
    "ceremon(?:y|ies)",
    "summits?",
    "sessions?",
    "visits?",
    "conferences?",
    "presser",
    "events?",
    "dinners?",
    "lunch(?:eon)?",
    "breakfasts?",
    "receptions?",
    "functions?",
    "gatherings?",
    "town[",
    "-]halls?",
    "ruling",
    "opinions?",
    "decision",
    "verdict",
    "court",
    "report",
    "reports",
    "documents?",
    "papers?",
    "study",
    "blog",
    "livestream",
    "channel",
    "website",
    "site",
    "page",
    "account",
    "radio",
    "television",
    "tv",
    "newspaper",
    "magazine",
    "appearance",
    "exchange",
    "conversation",
    "discussion",
    "commentary",
    "comments",
    "newsletter",
    "bulletin",
    "communiqu[eé]",
    "declaration",
    "resolution",
    "order",
    "proclamation",
    "press",
    "keynote",
    "monologue",
    "segment",
    "episode",
    "thread",
    "caption",
    "feed",
    "story",
    "stories",
    "trip",
    "tour",
    "campaign",
    "stop",
    "services?",
    "funeral",
    "vigil",
    "protest",
    "demonstration",
    "assembly",
    "parliament",
    "plenary",
    "application",
    "petition",
    "subpoena",
    "indictment",
    "brief",
    "motion",
    "transcript",
    "recording",
    "tape",
    "text",
    "texts",
    "voicemail",
    "sms",
    "chat",
    "q&a",
    "ama",
    "ad",
    "advert",
]
_NOUN = "|".join(_NOUNS)
_WORD = r"[\w'’.&$-]+"
_STOP = r"(?!(?:said|says|told|that|which|who|and|but|was|were|is|are|has|had|to|of|in|on|at|by|from|for|with)\b)"
# "in a statement to Ode FM", "at a news conference in Bram", "during his speech"; not "in the town".
_PHRASE = re.compile(
    rf"\b(?:in|at|during|on|via|through|from|by|over)\s+(?:{_STOP}{_WORD}\s+){{0,6}}?(?:{_NOUN})\b"
    rf"(?:\s+(?:with|on|in|at|for|from|before)\s+(?:the\s+)?[A-Z][\w’'-]*(?:\s+[A-Z][\w’'-]*){{0,3}})?",
    re.IGNORECASE,
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
    r"newspapers?|magazines?|television|radio|broadcasters?|news agency|agency|daily|weekly|outlets?|website|channel|network|"
    r"station|publication|podcast|paper|programme|program|tabloid|Reuters|Bloomberg|Politico|Axios|Newsweek|Fox|media outlets"
)
_ACRONYMS = [
    "BBC",
    "CNN",
    "NBC",
    "ABC",
    "CBS",
    "PBS",
    "NPR",
    "AFP",
    "AP",
    "ITV",
    "MSNBC",
    "CNBC",
    "DPA",
    "ANSA",
    "TASS",
    "RIA",
    "UPI",
    "RTE",
    "RFI",
    "DW",
    "VOA",
    "TVN",
    "TVP",
    "CBC",
    "CTV",
    "SBS",
    "ZDF",
    "ARD",
    "RTL",
    "BFM",
    "NHK",
    "KCNA",
    "CGTN",
    "TMZ",
    "ESPN",
    "HBO",
    "LBC",
    "GB",
]
_MEDIUM = re.compile(rf"(?:\b(?:{_MEDIUM_WORD})\b|\b(?:{'|'.join(_ACRONYMS)})(?:\d+|\b))")
_ON_MEDIUM = re.compile(
    rf"\b(?:on|to)\s+(?:the\s+)?(?:[A-Z“\"‘'][\w.’'&”\"-]*\s+){{0,4}}?(?:{_MEDIUM.pattern})"
    rf"(?:[’']s?)?(?:\s+[“\"‘']?[A-Z][\w’'&!”\"-]*){{0,5}}"
)
_SPEAKING = re.compile(
    r"\b(?:[Ss]peaking|[Aa]ppearing|[Tt]estifying|[Tt]alking|[Ww]riting|[Aa]ddressing)\s+"
    rf"((?:at|in|on|to|during|before|from|with|outside|after|for|via)\s+[^,;:.{BLANK}]{{2,90}})"
)
_BY_VERB = {
    "tweet": "tweet", "retweet": "tweet", "post": "post", "blog": "blog", "email": "email", "text": "text message",
    "testify": "testimony",
}  # fmt: skip


def venue(around: Surroundings, addressee: str | None) -> str | None:
    """Return the words that say where or how it was said, or None; `addressee` is whoever the cue says was told."""
    text = around.text
    for part in (text[around.verb_end :], text[: around.cue_start]):
        for pattern in (_PHRASE, _ON_PLATFORM, _ON_MEDIUM):
            match = pattern.search(part)
            if match and BLANK not in match.group():
                return " ".join(match.group().split())
    speaking = _SPEAKING.search(text)
    if speaking:
        return " ".join(speaking.group(1).split())
    if addressee and is_medium(addressee):
        return addressee
    if around.cue and around.cue.lemma in _BY_VERB:
        return _BY_VERB[around.cue.lemma]
    return None


def is_medium(name: str) -> bool:
    """Tell whether somebody told is a newspaper, broadcaster or agency: "the BBC", "the Bram Herald", not "reporters"."""
    if re.search(r"\b(?:reporters|journalists|correspondents|press conference)\b", name):
        return False
    return bool(_MEDIUM.search(name))
