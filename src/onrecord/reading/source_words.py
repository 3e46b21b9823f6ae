"""What the words of a source say by themselves: a pronoun, a name, a description, a document, several speakers."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from onrecord.reading.titles import KIN, SPOKESPEOPLE, role_head, title_gender, word_set

SourceForm = Literal["none", "pronoun", "name", "description"]

_PRONOUNS: dict[str, tuple[str, str | None]] = {  # word -> (lemma, gender)
    **dict.fromkeys(("he", "him", "his", "himself"), ("he", "m")),
    **dict.fromkeys(("she", "her", "hers", "herself"), ("she", "f")),
    **dict.fromkeys(("they", "them", "their", "theirs", "themselves", "both"), ("they", None)),
    **dict.fromkeys(("it", "its", "itself"), ("it", None)),
    **dict.fromkeys(("i", "me", "my", "mine", "myself"), ("i", None)),
    **dict.fromkeys(("we", "us", "our", "ours", "ourselves"), ("we", None)),
    **dict.fromkeys(("you", "your", "yours", "yourself"), ("you", None)),
    **dict.fromkeys(("who", "which", "that", "whom", "whose"), ("who", None)),
}
DOCUMENTS = word_set("""report study survey poll statement letter memo memorandum document article op-ed editorial book filing lawsuit complaint indictment
    affidavit ruling order paper analysis review investigation inquiry audit census transcript email e-mail message tweet post video
    footage recording ad advertisement advert poster banner sticker flyer newsletter placard sign law bill resolution treaty charter constitution declaration
    communique communiqué bulletin release press-release dossier findings data figures statistics results records tally
    database index order ordinance headline caption website page list map chart agreement text summary note notice leaflet pamphlet manifesto petition
    polls reports surveys studies documents emails records findings conclusions communication dispatch column blog testimony warrant draft amendment
    """)
BODIES = word_set("""staff company firm corporation ministry department agency government administration campaign committee commission council court panel
    board union party group organization organisation association bank bureau office university college school church
    hospital newspaper magazine paper outlet network channel station broadcaster website site airline manufacturer
    carmaker automaker bank army military navy police embassy consulate delegation coalition alliance team club league
    institute institution foundation charity think-tank think tank ngo regime state country nation city county kingdom republic
    parliament senate congress assembly cabinet junta militia kremlin pentagon bloc federation authority tribunal service
    studio label publisher retailer chain startup watchdog regulator force forces daily weekly tabloid portal platform
    command center centre society fund trust industry side camp family mission exchange press media newsroom unit squad band
    brigade""")
_CLASSES = {
    "media": "newspaper magazine paper outlet network channel station broadcaster website site daily weekly tabloid publication journal press portal"
    " podcast newsroom newswire",
    "company": "company firm corporation manufacturer carmaker automaker retailer airline startup giant maker publisher studio label chain lender"
    " group bank platform developer operator",
    "state": "government country nation state kingdom republic regime capital side authorities",
    "party": "party campaign coalition alliance bloc",
    "association": "group organization organisation union nonprofit charity think-tank tank institute institution association foundation ngo"
    " society center centre federation coalition watchdog",
    "union": "alliance bloc union",
    "office": "ministry department agency committee commission council court panel board bureau office authority embassy parliament senate"
    " congress assembly cabinet army military navy police tribunal administration service force forces command",
}
CLASSES: dict[str, frozenset[str]] = {}
for _name, _nouns in _CLASSES.items():
    for _noun in _nouns.split():
        CLASSES[_noun] = CLASSES.get(_noun, frozenset()) | {_name}
_CLASS_OF_NAMES = {
    "media": "Times Post News Journal Herald Tribune Magazine Media Radio Television TV Guardian Gazette Chronicle Mail Star Sun Daily Telegraph"
    " CNN BBC NBC CBS ABC MSNBC NPR AP AFP Reuters Bloomberg Press Network Review Today Observer Globe Independent Weekly Agency Examiner Standard",
    "company": "Inc Inc. Corp Corp. Co Co. Ltd Ltd. LLC plc PLC Group Holdings Airlines Airways Motors Bank Technologies Systems Industries Pharmaceuticals"
    " Energy Oil Company Corporation Capital Partners Studios Entertainment AG SA GmbH Foods Stores Electric Chemicals Steel Mining Petroleum"
    " Logistics Shipping Aerospace Software Labs Laboratories Breweries Brewing Mills Textiles Insurance Telecom Solutions Ventures Brands"
    " Supermarkets Utilities Pharma Metals Minerals Cement Semiconductors Robotics Biotech",
    "party": "Party Campaign Coalition Alliance Front Bloc",
    "association": "Association Union Institute Foundation Society Center Centre Federation Alliance Coalition League Council Fund Watch Project Society"
    " Organization Organisation Initiative Movement Campaign Committee Group Network Church",
    "union": "Alliance Bloc Union NATO EU OPEC ASEAN",
    "office": "Ministry Department Agency Committee Commission Council Court Board Bureau Office Authority Embassy Parliament Senate Congress Assembly"
    " Army Military Navy Police Administration Service Forces House Command FBI CIA NASA Pentagon Treasury Government Guard Force",
}
NAME_CLASSES: dict[str, frozenset[str]] = {}
for _name, _nouns in _CLASS_OF_NAMES.items():
    for _noun in _nouns.split():
        NAME_CLASSES[_noun] = NAME_CLASSES.get(_noun, frozenset()) | {_name}
UNNAMED_PLURALS = word_set(
    "officials sources aides spokespeople spokesmen spokespersons insiders diplomats analysts advisers advisors staffers representatives"
)
_DOC_HEAD = re.compile(r"[\w’'-]+")
_SPLIT = re.compile(
    r",|;|\s[–—-]\s|\s\(|\s(?:of|for|from|at|in|with|to|on|by|who|which|that|whose|and|or|near|under|about|against|over|inside|close|familiar|"
    r"briefed|based|involved|named|called|speaking|representing|including|citing|released|published|conducted|written|signed|issued|"
    r"quoted|cited|ordered|attributed|commissioned|titled|entitled|dated|obtained|prepared|filed|out|today|yesterday|earlier|last|this|a\s\w+\sago)(?:\s|$)"
)
_PERSON_NOUN = re.compile(r"(?:er|or|ist|ian|man|woman|ee|ant|-old|one|elect|ling)$")
_SELF = re.compile(
    r"\s+(?:himself|herself|itself|themselves|also|too|(?:most\s)?likely|reportedly|allegedly|previously|later|earlier|recently)$"
)
_NAME_OWNS = re.compile(r"[A-Z][\w.-]*(?:\s+[A-Z][\w.-]*)*['’]s?\s")
_AND_ROLE = re.compile(
    r"^[^,;(]*?\sand\s(?:chief\s|former\s|vice\s)?(?:ceo|CEO|founder|president|chairman|director|editor|author|owner|executive|chief)\b"
)
_INDEFINITE = re.compile(
    r"(?i)(?:an?|some|one|two|three|four|five|six|seven|eight|nine|ten|several|many|most|few|another|other|others|dozens|hundreds|thousands|"
    r"multiple|numerous|certain|various|half|\d[\d.,]*%?|nearly|about|more|almost|an?other|any|every|all|no|each)\b"
)
_DEFINITE = re.compile(r"(?i)(?:the|this|that|these|those|said)\b")
_OWNED = re.compile(r"(?i)(?:his|her|their|its|my|our)\b")


@dataclass(frozen=True, slots=True)
class SourceWords:
    """The words of a source, taken apart."""

    form: SourceForm
    pronoun: str | None = None  # lemma: he, she, they, it, i, we, you, who
    gender: str | None = None  # of the pronoun or of the role: "spokeswoman"
    core: str = ""  # the noun phrase up to its first comma or preposition
    head: str | None = None  # the role at its head: "minister"; None: no role
    noun: str = ""  # last word of the core, lower case
    determiner: Literal["definite", "indefinite", "owned", "possessor", "bare"] = "bare"
    plural: bool = False
    kind: str = "person"  # of a description: person, organisation, group, document, unnamed


_ONE_OF = re.compile(r"(?:[Oo]ne|[Aa]nother)\sof\s")


def pronoun(words: str) -> tuple[str, str | None] | None:
    """Return the lemma and gender of a pronoun; None: not a pronoun."""
    return _PRONOUNS.get(words.strip().casefold())


def core_of(words: str) -> str:
    """Return the noun phrase that heads a source, without what follows its first comma, bracket or preposition.

    >>> core_of("a spokesman for the mayor"), core_of("Ana Ode, 43, a teacher")
    ('a spokesman', 'Ana Ode')
    """
    cut = _SPLIT.search(words)
    core = words[: cut.start()] if cut and cut.start() > 0 else words
    both = _AND_ROLE.search(words)
    if both and cut and both.start() <= cut.start():
        core = words[: both.end()]
    return _SELF.sub("", core).strip(" ,;:.\"“”'‘’[]")


@lru_cache(maxsize=4096)
def describe(words: str) -> SourceWords:
    """Take apart a source that is a description: "the mayor", "two senior officials", "its report", "one of her lawyers"."""
    if (one := _ONE_OF.match(words)) and (many := describe(words[one.end() :])).plural:
        noun = many.noun.removesuffix("s")
        one_word = words.split()[0]
        return replace(
            many, core=one_word, head=role_head(noun), noun=noun, determiner="indefinite", plural=False, kind="unnamed"
        )
    core = core_of(words)
    last = _DOC_HEAD.findall(core.casefold())
    noun = last[-1] if last else ""
    singular = noun.removesuffix("s")
    head = role_head(words if core.casefold().endswith("head") else core) if core else None
    if _DEFINITE.match(core):
        determiner = "definite"
    elif _NAME_OWNS.match(core):
        determiner = "possessor"
    elif _OWNED.match(core):
        determiner = "owned"
    elif _INDEFINITE.match(core):
        determiner = "indefinite"
    else:
        determiner = "bare"
    plural = (noun.endswith("s") and not noun.endswith(("ss", "us", "’s", "'s"))) or noun in (
        "people",
        "men",
        "women",
        "police",
    )
    kind = _kind(core, noun, singular, head, plural, determiner)
    gender = "f" if noun.endswith("woman") else "m" if noun.endswith(("sman", "eman")) else title_gender(noun)
    return SourceWords("description", None, gender, core, head, noun, determiner, plural, kind)  # type: ignore[arg-type]


def _kind(core: str, noun: str, singular: str, head: str | None, plural: bool, determiner: str) -> str:
    if noun in DOCUMENTS or singular in DOCUMENTS:
        return "document"
    if noun + "s" in UNNAMED_PLURALS or (plural and noun in UNNAMED_PLURALS) or singular in SPOKESPEOPLE:
        return "unnamed"
    if noun in BODIES or singular in BODIES:
        return "group" if plural and noun != "forces" else "organisation"
    if head and not plural:
        if determiner in ("definite", "owned", "possessor") and head not in KIN:
            return "person"
        return "unnamed"
    if plural:
        return "group"
    if determiner in ("definite", "owned", "possessor"):
        return "person" if _PERSON_NOUN.search(noun) or core.split()[-1][:1].isupper() else "document"
    return "unnamed"
