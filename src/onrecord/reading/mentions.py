"""Capitalised runs of a text, cut into single mentions of names, each with what the words around it tell."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from onrecord.reading.given_names import given_name
from onrecord.reading.places import DEMONYMS, LONGEST_PLACE, PLACES
from onrecord.reading.source_words import BODIES
from onrecord.reading.titles import (
    AGENCIES,
    FIELDS,
    HONORIFICS,
    NEVER_NAMES,
    NOT_NAMES,
    ORGANISATION_WORDS,
    PARTICLES,
    PLACE_WORDS,
    ROLES,
    SAID,
    TITLE_WORDS,
    role_head,
    word_set,
)
from onrecord.records.name import NameKind

_UP = "".join(c for c in map(chr, range(0x41, 0x530)) if c.isupper())
# "Ode", "O’Hara", "McRee-Ode", "J.", "U.S.", "Sen.", "al-Odeh", "AT&T", "d’Ode", "iPress"
_TOKEN = (
    rf"(?:(?:[{_UP}]\.){{1,4}}(?=[\s,;:’'”\")]|[{_UP}]|$)|(?:Mr|Mrs|Ms|Dr|Prof|Sen|Sens|Rep|Reps|Gov|Govs|Gen|Lt|Col|Maj|Capt|Sgt|Cpl|Adm|Cmdr|St|Rev|Hon|Jr|Sr"
    rf"|Amb|Pres|Messrs|Det|Insp|Supt|Mme|Fr|Mx|Dept|Corp|Inc|Ltd|Co|Bros)\.(?=\s|$)|No\.(?=\s\d)"
    rf"|(?:al-|el-|an-|as-|ar-|d['’]|[a-z](?=[{_UP}][a-z]))?[{_UP}][\w]*(?:[-‑'’&][\w]+)*)"
)
_JOIN = (
    r"(?:[ \u00a0\u202f]+|[ \u00a0](?:of|for|on|and|&|de|del|della|der|den|di|da|do|dos|du|van|von|zu|la|le|el|al|bin|ibn|ben|ter|ten|"
    r"of the|for the|on the|and the|in the|in|de la|de los|van der|van de|von der|to the|to)[ \u00a0]+)"
)
_CAPITAL = re.compile(f"[{_UP}]")
_PREFIXES = frozenset(("al-", "el-", "an-", "as-", "ar-", "d'", "d’"))
_RUN = re.compile(rf"{_TOKEN}(?:{_JOIN}{_TOKEN})*")
_PIECE = re.compile(rf"({_TOKEN})|[\w&]+")
_SPEAKS_AFTER = re.compile(
    rf"(?:,[^,.\n]{{2,90}},)?\s+(?:(?:has|have|had|also|later|then|once|himself|herself)\s+)*(?:{SAID})\b"
)
SAID_WORDS = frozenset(SAID.split("|"))
_AGE_AFTER = re.compile(r",\s+(?:aged\s+)?\d{1,2}(?:,|\s+and\b|\.|$)")
_ACRONYM = re.compile(rf"[{_UP}][{_UP}&.-]{{1,7}}s?$")
_CONNECTORS = word_set("of for on and & in to the")
_OPENS_OFFICE = word_set("""Department Ministry Office University Institute Bank Bureau Secretary Minister Committee Council Association Center Centre
    Society Federation League House Commission Board Court Academy Agency Organization Organisation Church Union Foundation
    College School Museum Embassy Chief Joint Coalition Alliance Party Movement Congress Conference Parliament Assembly Authority
    Administration Service Services Director Commissioner Fund Directorate Speaker Republic Duke Duchess Prince Bishop Archbishop
    Hospital Chamber Senate Federal Bar Library Ambassador President Chairman Governor Mayor Head Citizens Americans Daughters Sons Doctors Reporters
    Campaign Campaigns Group Network Programme Program Partnership Initiative Friends Mothers Veterans Physicians
    People Project Forum State Guard Doctors Human Rights""")
_TITLE_OFFICES = word_set(
    "Secretary Minister Director Commissioner Chief Speaker Ambassador President Chairman Governor Mayor Head Chair Chancellor"
)
_CABINET = word_set("""State Defense Defence Energy Education Labor Labour Commerce Transportation Agriculture Treasury Interior Justice Health
    Finance War Police Staff""") | frozenset(PLACES)


class Mention(NamedTuple):
    """One mention of a name: `start` to `end` cover the name alone, without title, article or possessive ending."""

    start: int
    end: int
    words: tuple[str, ...]
    title: str = ""  # "Ukrainian President", "Mr.", "chief of staff": as written before the name
    kind: NameKind | None = None  # what the mention itself shows; None: it does not show
    starts_sentence: bool = False
    possessive: bool = False

    @property
    def text(self) -> str:
        """The name as one string, words parted by single spaces."""
        return " ".join(self.words)


def speaks(text: str, mention: Mention) -> bool:
    """Tell whether a verb of saying stands beside a mention: "Ode said", "said Ode", "Ode, the mayor, told"."""
    if mention.possessive:
        return False
    before = text[max(0, mention.start - 14) : mention.start].split()
    return bool(before and before[-1] in SAID_WORDS) or bool(_SPEAKS_AFTER.match(text, mention.end))


def with_months(found: list[Mention], text: str) -> list[Mention]:
    """Return the mentions with those of a surname that is a month's name, where somebody so named speaks: "Ana May left. May said"."""
    months = sorted(
        {m.words[-1] for m in found if len(m.words) > 1 and m.words[-1] in _MONTHS and m.kind != "organisation"}
    )
    if not months:
        return found
    taken = {at for m in found for at in range(m.start, m.end)}
    for match in re.finditer(rf"\b(?:{'|'.join(months)})\b", text):
        alone = Mention(match.start(), match.end(), (match.group(),))
        if match.start() not in taken and speaks(text, alone):
            found.append(alone)
    return sorted(found, key=lambda m: m.start)


# Words that only count or rank those of a party.
_COUNTED = word_set(
    "Two Three Four Five Six Seven Eight Nine Ten Eleven Twelve Several Some Many Most All Few Other Top Senior Leading House Senate State"
)


def is_crowd(words: tuple[str, ...]) -> bool:
    """Tell whether words are so many of a party: "Twelve Democrats", "Top Republicans"; "Young Democrats" are a body."""
    return len(words) == 2 and words[0] in _COUNTED and words[1] in ("Democrats", "Republicans", "Conservatives")


def with_countries(found: list[Mention], text: str) -> list[Mention]:
    """Return the mentions, those of a surname that is a place's name too left without a kind: "Ana Jordan left. Jordan said".

    Where something is told of the place itself ("in Jordan") the name stays the place's.
    """
    surnames = {m.words[-1] for m in found if len(m.words) > 1 and m.kind in (None, "person")}
    alone = [m for m in found if m.kind == "place" and len(m.words) == 1 and m.words[0] in surnames]
    there = {m.words[0] for m in alone if _THERE.search(text, max(0, m.start - 10), m.start)}
    spoke = {m.words[0] for m in alone if speaks(text, m)} - there
    return [m._replace(kind=None) if m in alone and m.words[0] in spoke else m for m in found] if spoke else found


_THERE = re.compile(r"\b(?:[Ii]n|to|from|near|with|across|and)\s(?:the\s)?$")
_MONTHS = frozenset(("May", "March", "April", "June", "August"))


def mentions(text: str) -> Iterator[Mention]:
    """Yield the mentions of names in text order. Words that are capital only because a sentence begins are left out
    where they are common words; what remains doubtful is left to `names`, which sees the whole article."""
    at = 0
    while capital := _CAPITAL.search(text, at):
        start = _word_start(text, capital.start(), at)
        run = _RUN.match(text, start) if start >= 0 else None
        if run is None:
            at = capital.end()
            continue
        yield from _cut(text, start, run.end())
        at = run.end()


def _word_start(text: str, capital: int, floor: int) -> int:
    """Return where the word of a capital letter begins: before "al-" of "al-Ode", "e" of "ePress"; -1: inside another word."""
    start = capital
    while start > floor and capital - start < 4 and (text[start - 1].isalnum() or text[start - 1] in "-'’_"):
        start -= 1
    lead = text[start:capital].lstrip("'’-")
    if not lead:
        return capital
    start = capital - len(lead)
    return start if lead in _PREFIXES or (len(lead) == 1 and lead.islower()) else -1


def _cut(text: str, start: int, end: int) -> Iterator[Mention]:
    if start and text[start - 1] in "@#/_":
        return
    alone = text[start:end]
    if alone.isalnum():  # most are one word, half of those "The", "He"
        if alone not in NOT_NAMES and not _ADVERB.fullmatch(alone):
            yield from _mention(text, [(alone, start, end, True)], _opens_sentence(text, start))
        return
    tokens = [(m.group(), m.start(), m.end(), m.lastindex == 1) for m in _PIECE.finditer(text, start, end)]
    if len(tokens) > 3 and sum(len(t[0]) > 3 and t[0].isupper() for t in tokens) > 2:
        return  # a headline in capitals shows no names
    opens = _opens_sentence(text, start)
    for part in _parts(text, tokens):
        if part:
            yield from _mention(text, part, opens and part[0][1] == start)


def _opens_sentence(text: str, start: int) -> bool:
    before = text[max(0, start - 6) : start]
    bare = before.rstrip(" \u00a0\"“”«‘'([—–-•*’»)]")
    return not bare or bare[-1] in ".!?:…\n\r" or before[-1] in "\"“«‘'([—–•*"


# "Probably Ana Ode knew"; not "Emily", "Sally", "Kelly"
_ADVERB = re.compile(
    r"(?:[A-Z][a-z]{2,}(?:ably|edly|ently|antly|inly|arly|ously|ally|ially|ately|ively|tically)|Existing|Supposedly)"
)

# Words that open a name only with another capital after them: "New Tarn", "Great Odeby", "May Bly"
_NAME_OPENERS = word_set("New Great Old People One May First April June August")
_LED = re.compile(
    r"[\w.]+[-‑](?:led|backed|based|born|run|owned|linked|hosted|flagged|style|era|area|educated|trained|funded|sponsored)$"
)

_NEXT_WORD = re.compile(r"\s+([a-z-]+)")
_CAPTIONS = word_set("Images Image Photo Photos Photograph Picture Getty Reuters AP AFP Video File Caption Lefty")
_SURNAMES_TOO = word_set(
    "king bishop pope judge prince dean major marshal star driver parent guest champion monk nun chancellor knight boss model coach general cleric"
    " fisherman farmer priest abbott page sheriff speaker chair whip head graduate friend worker singer painter hunter trader"
)
_NO_NAME_ALONE = word_set(
    "Staff Democratic Republican Conservative Liberal Congressional Islamic Christian Muslim Catholic Jewish Communist Socialist Hispanic Latino"
    " Western Eastern Northern Southern Central Far Mid South North East West Upper Lower Middle"
) | frozenset(d for d in DEMONYMS if " " not in d and d not in PLACES)
_NAMED_SO = word_set("son man boy girl star marine")  # roles that are parts of names where they have a capital
GENERATIONS = word_set("Jr Jr. Sr Sr. II III IV")
_BEFORE_COMMA = re.compile(r"([a-z-]+),\s$")

_OF_MANY = ORGANISATION_WORDS | word_set("Front Movement Mothers League Guild Fund Network")  # "Tarn Teachers' Front"

Token = tuple[str, int, int, bool]  # text, start, end, capitalised


def _parts(text: str, tokens: list[Token]) -> Iterator[list[Token]]:
    """Cut a run at possessives, at connectors that join two names, and after common words that only look like names."""
    part: list[Token] = []
    for i, token in enumerate(tokens):
        word, capital = token[0], token[3]
        if not capital:
            if _joins(part, word, tokens[i + 1 :]):
                part.append(token)
            else:
                yield part
                part = []
            continue
        bare = word.removesuffix("'s").removesuffix("’s")
        if "-" in word and word.rpartition("-")[2] in SAID_WORDS:  # a dash without spaces: "Tarn-said Ode"
            yield part
            part = []
            continue
        if (bare in NEVER_NAMES if part else bare in NOT_NAMES or _ADVERB.fullmatch(bare)) and not (
            word in _NAME_OPENERS and i + 1 < len(tokens) and tokens[i + 1][3]
        ):
            yield part
            part = []
            continue
        if len(part) > 1 and all(t[3] for t in part) and any(t[0] == word for t in part):
            yield part  # "Ana Ode Ana Ode Mill to shut": a link's text, run into the sentence behind the name
            part = []
        part.append(token)
        if word in GENERATIONS and len(part) > 1:  # "Piet Ode Jr. On Monday": the stop may end a sentence as well
            yield part
            part = []
            continue
        plural = word.endswith(("s'", "s’")) and i + 1 < len(tokens) and tokens[i + 1][0] in _OF_MANY
        if word.endswith(("'s", "’s", "s'", "s’")) and i + 1 < len(tokens) and len(word) > 3 and not plural:
            yield part
            part = []
    while part and not part[-1][3]:
        part.pop()
    yield part


def _joins(part: list[Token], word: str, rest: list[Token]) -> bool:
    """Tell whether a small word between capitals belongs to one name: "Ministry of Justice", not "Ode and Bly"."""
    if not part:
        return False
    if word in PARTICLES:
        return True
    if word not in _CONNECTORS:
        return False
    last = part[-1][0]
    if word == "the":
        return not part[-1][3]
    if word == "&":
        return True
    inside = any(not t[3] and t[0] in _CONNECTORS for t in part)  # already "Department of …"
    if word == "and":
        if (
            last in FIELDS
            and rest
            and rest[0][3]
            and {t[0] for t in rest[:4]} & (ORGANISATION_WORDS | _OPENS_OFFICE | FIELDS)
        ):
            return True
        return (
            inside
            and bool(rest)
            and rest[0][0] not in HONORIFICS
            and not _TITLE_OFFICES.intersection(t[0] for t in part)
        )
    return inside or last in _OPENS_OFFICE or last in ORGANISATION_WORDS or last.removesuffix("s") in _OPENS_OFFICE


def _mention(text: str, part: list[Token], opens: bool) -> Iterator[Mention]:
    while part and (not part[-1][3] or _LED.match(part[-1][0])):
        part = part[:-1]
    while part and (not part[0][3] or _LED.match(part[0][0])):
        part = part[1:]
    if not part:
        return
    part, tail = _split_place(part, after_of=text[max(0, part[0][1] - 4) : part[0][1]] in (" of ", " to ", " in "))
    if tail and not _TITLE_OFFICES.intersection(t[0] for t in part):
        yield from _mention(text, part, opens)
        yield from _mention(text, tail, False)
        return
    if not tail and (inner := _after_office(part)):
        yield from _mention(text, inner, False)
        return
    titled = len(part) if tail else _title_end(part) if len(part) > 1 else 0
    title, name = part[:titled], _without_office(part[titled:] + tail)
    if not name:
        return
    last, start, end = name[-1][:3]
    possessive = last.endswith(("'s", "’s", "s'", "s’"))
    if possessive:
        end -= 2 if last.endswith("s") else 1
    if end <= start and len(name) == 1:
        return
    words = (*(t[0] for t in name[:-1]), text[start:end])
    if (len(words) > 7 and not _OPENS_OFFICE.intersection(words)) or all(w in _NO_NAME_ALONE for w in words):
        return
    start = name[0][1]
    written = (
        _lower_title(text, title[0][1], end, text[title[0][1] : title[-1][2]])
        if title
        else _lower_title(text, start, end, "")
    )
    if title and not role_head(written):  # "the Representative for Foreign Affairs Ana Ode"
        written = _office_of(text, start, end) or written
    kind = _kind(text, words, written, end)
    if (
        kind is None
        and len(words) > 1
        and text[start - 4 : start] in ("the ", "The ")
        and _stands_alone(text, words, end)
    ):
        kind = "organisation"
    yield Mention(start, end, words, written, kind, opens and not title, possessive)


def _stands_alone(text: str, words: tuple[str, ...], end: int) -> bool:
    """Tell whether "the" belongs to the name: "the Tarn Echo said", not "the Ana Ode campaign"."""
    after = _NEXT_WORD.match(text, end)
    follows = after.group(1) if after else ""
    if follows in SAID_WORDS:
        return True
    return sum(given_name(words[0])) < 0.5 and follows not in BODIES and follows.removesuffix("s") not in ROLES


def _after_office(part: list[Token]) -> list[Token]:
    """Return what an office without its holder is the office of: the assembly of "Chairman of the Assembly"; empty: no such run."""
    lead = 0
    while lead < len(part) - 2 and part[lead][0].lower() in TITLE_WORDS:
        lead += 1
    if len(part) < lead + 3 or part[lead][0].lower() not in ROLES or part[lead + 1][0] not in ("of", "for", "to"):
        return []
    if _office_end(part):
        return []
    return part[lead + 3 :] if part[lead + 2][0] == "the" else part[lead + 2 :]


def _without_office(name: list[Token]) -> list[Token]:
    """Drop an office at the end of a run: "Ode Society Vice President" names the society, "Tarnoil CEO" the company."""
    dropped = False
    while name and name[-1][0].lower() in (TITLE_WORDS if dropped else ROLES):
        last = name[-1][0]
        initialled = len(name) == 3 and len(name[1][0]) == 2 and name[1][0].endswith(".")
        named = (len(name) == 2 or initialled) and sum(given_name(name[0][0])) > 0.1
        if not dropped and named and last.lower() in _SURNAMES_TOO:
            break  # "Ana King", "Ana T. King"
        name, dropped = name[:-1], True
        while name and not name[-1][3]:
            name = name[:-1]
    return name


def _split_place(part: list[Token], *, after_of: bool) -> tuple[list[Token], list[Token]]:
    """Cut "Ministry of Defence of Ukraine Ana Ode" before the person: a country, then two or more other words."""
    for i in range(1, len(part)):
        left = " ".join(t[0] for t in part[max(0, i - 2) : i] if t[3])
        if i == 1 and part[0][0] in PLACES and len(part) == 3 and after_of and part[1][3] and part[2][3]:
            return part[:1], part[1:]
        if part[i - 1][0] in ORGANISATION_WORDS and i > 1 and _may_be_a_person(part[i:]):
            return part[:i], part[i:]
        if i >= 2 and not part[i - 2][3] and (part[i - 1][0] in PLACES or left in PLACES):
            rest = part[i:]
            if (
                len(rest) >= 2
                and all(t[3] for t in rest[:2])
                and not {t[0] for t in rest} & (ORGANISATION_WORDS | PLACE_WORDS)
            ):
                return part[:i], rest
    return part, []


def _may_be_a_person(words: list[Token]) -> bool:
    """Tell whether the words behind a body's name may be a person's: "Ana Ode", "Ana von der Ode"; not "Union", "Press Office"."""
    capitals = [t[0] for t in words if t[3]]
    if len(capitals) not in (2, 3) or not (words[0][3] and words[-1][3]):
        return False
    if any(not t[3] and t[0] not in PARTICLES for t in words):
        return False
    return all(
        word not in ORGANISATION_WORDS
        and word not in PLACE_WORDS
        and word.lower() not in ROLES
        and word.lower() not in TITLE_WORDS
        and word not in DEMONYMS
        and word not in NOT_NAMES
        for word in capitals
    )


def _title_end(part: list[Token]) -> int:
    """Return how many of the words are a title before the name: 2 of "Ukrainian President Ana Ode"."""
    if part[-1][0] in ORGANISATION_WORDS and len(part) > 1:
        return 0
    office = _office_end(part)
    if office:
        return office
    last = 0
    for i, (word, _, _, capital) in enumerate(part):
        if not capital:
            continue
        bare = word.rstrip(".").lower()
        role = bare in ROLES and not (i and bare in _NAMED_SO)  # "Minister Cho Son Bai"
        if i + 1 < len(part) and (word in HONORIFICS or role) and (part[i + 1][3] or _surname_of_parts(part[i + 1 :])):
            last = i + 1
    if not last:
        return _body_before(part)
    rest = part[last:]
    if len(rest) == 1 and last == 1 and rest[0][0] in ("Motors", "Electric", "Mills", "Dynamics", "Obama's"):
        return 0
    if part[last - 1][0] in ("Secretary", "General", "Minister", "Chief") and any(t[0] in PLACES for t in rest[:1]):
        return 0
    return last


def _surname_of_parts(rest: list[Token]) -> bool:
    """Tell whether a surname with its particles follows a title: "Mr. de Ode", "Ms. van der Bly"."""
    lower = [t[0] for t in rest if not t[3]]
    return 1 <= len(lower) <= 2 and len(rest) == len(lower) + 1 and rest[-1][3] and all(w in PARTICLES for w in lower)


def _office_end(part: list[Token]) -> int:
    """Return where the name begins after an office of something: 3 of "Secretary of State Ana Ode"; 0: no such office."""
    for i in range(len(part) - 3):
        if part[i][0] in _TITLE_OFFICES and part[i + 1][0] in ("of", "for") and part[i + 2][3]:
            rest = part[i + 3 :]
            if part[i + 2][0] in _CABINET and rest[0][3]:
                return i + 3
            if len(rest) >= 3 and all(t[3] for t in rest[-2:]):
                return len(part) - 2
    return 0


def _body_before(part: list[Token]) -> int:
    """Return how many words before a full name belong to another: 1 of "UN Ana Ode", 2 of "Safety Commission Ana Ode"."""
    if len(part) >= 3 and part[-1][0] not in ORGANISATION_WORDS | PLACE_WORDS and part[-1][3]:
        for i in range(1, len(part) - 1):
            if not part[i][3] or sum(given_name(part[i][0])) <= 0.5:
                continue
            before = part[i - 1][0]
            if (before.isupper() and len(before) > 2 and "." not in before and i == 1) or before in _SUBJECTS:
                return i  # "NATO Ana Ode", "High Representative for Foreign Affairs Ana Ode"
            if _names_a_body(before) and sum(given_name(part[0][0])) < 0.5:
                return i
    return _place_before(part)


_SUBJECTS = word_set("Affairs Policy Relations Commerce Welfare")


def _names_a_body(word: str) -> bool:
    acronym = word.isupper() and len(word) > 1 and "." not in word
    return acronym or word in ORGANISATION_WORDS or word in _CAPTIONS


def _place_before(part: list[Token]) -> int:
    """Return 1 for a demonym before a full name: "Ukrainian Ana Ode", "Texan Ana Ode"."""
    led = len(part) >= 3 and part[0][0] in DEMONYMS and part[0][0] not in PLACES and all(t[3] for t in part)
    return int(led and not {t[0] for t in part} & (ORGANISATION_WORDS | PLACE_WORDS))


def _no_role(last: list[str]) -> bool:
    """Tell whether the last word before a name is none that a title ends with; one before a comma may be."""
    return not last or (last[0][-1] != "," and last[0].lower().strip(".") not in _ENDS_TITLE)


_ENDS_TITLE = ROLES | {"staff"}


def _lower_title(text: str, start: int, end: int, title: str) -> str:
    """Return the title with the lower-case role words that stand before it: "former chief of staff", "lawyer"."""
    line = text[max(0, start - 70) : start]
    if not line or not line[-1].isspace():
        return title
    office_of = " of " in line or " to " in line or "epresentative for " in line
    if not title and not office_of and _no_role(line.rsplit(None, 1)[-1:]):
        return ""
    apposed = None if title else _BEFORE_COMMA.search(line)
    if apposed and apposed.group(1).lower() in ROLES and text[end : end + 1] in (",", ")", "."):
        line = line[: apposed.end(1)]
    words = line[line.rfind("\n") + 1 :].split()
    if not title and office_of and (office := _office_of(text, start, end)):
        return office
    kept: list[str] = []
    for word in reversed(words):
        bare = word.lower().strip(".")
        if not kept and not title and bare not in ROLES and not (bare == "staff" and words[-3:-1] == ["chief", "of"]):
            return ""
        if not (bare in ROLES or bare in TITLE_WORDS or bare in ("staff", "and") or word in DEMONYMS or word in PLACES):
            capital = kept and word[0].isupper() and word not in NOT_NAMES and word[-1] not in ".,;:"
            if not (kept and kept[0] in ("staff", "state") and bare == "of") and not capital:
                break
        kept.insert(0, word)
    while kept and kept[0] in ("of", "for", "and"):
        kept.pop(0)
    return " ".join([*kept, title]).strip()


# "the president of Bramland Ana Ode", "the ambassador to Bramland Ana Ode", "the head of British diplomacy Ana Ode": an office in full, right before a name in full
_OFFICE_OF = re.compile(
    r"(?:^|[\s“\"(-])(?P<office>(?:(?:former|deputy|acting|vice|prime|foreign|(?!(?:The|An?|His|Her|Its|Their|Our|My|This|That)\s)[A-Z][\w-]+)\s){0,2}"
    r"(?:[Pp]resident|[Hh]ead|[Mm]inister|[Cc]hief|[Ll]eader|[Dd]irector|[Cc]hair(?:man|woman)?|[Gg]overnor|[Mm]ayor|[Cc]ommander|[Cc]ommander-in-[Cc]hief"
    r"|[Ss]peaker|[Ss]ecretary|[Aa]mbassador|[Cc]hancellor|[Pp]rosecutor|[Rr]epresentative|[Ss]pokes(?:man|woman|person))\s"
    r"(?:of|to|for)\s(?:the\s)?(?:(?:[A-Z][\w'’&-]*|of|the|and|for|in|diplomacy|ministry|foreign|affairs|defen[cs]e|government|state|council|parliament|party|armed"
    r"|forces|office|region|city|administration|committee|security|general|staff|army|agency|department|service|intelligence|board|company|union"
    r"|commission|national|group|bank|institute|centre|center)\s){1,7})$"
)


_ENDS_NO_OFFICE = ROLES | word_set("of the and for in")


def _office_of(text: str, start: int, end: int) -> str:
    """Return the office in full that stands right before a name of two words or more; empty: none does."""
    line = text[max(0, start - 110) : start]
    found = _OFFICE_OF.search(line[line.rfind("\n") + 1 :]) if " " in text[start:end] else None
    if found is None or found.group("office").split()[-1].lower() in _ENDS_NO_OFFICE:
        return ""
    return found.group("office").strip()


def _kind(text: str, words: tuple[str, ...], title: str, end: int) -> NameKind | None:
    name = " ".join(words)
    last, first = words[-1], words[0]
    if name in PLACES:
        return "place"
    if last in AGENCIES:
        return "organisation"
    if title and title not in ("St.", "St") and last not in ORGANISATION_WORDS:
        return "person"
    links = "of" in words or "for" in words
    if last in ORGANISATION_WORDS or (links and not ORGANISATION_WORDS.isdisjoint(words)):
        return "organisation"
    if last in PLACE_WORDS and len(words) > 1:
        return "place"
    if len(words) == 1 and _ACRONYM.match(name) and name not in NOT_NAMES:
        return "organisation"
    if (links or "and" in words) and not _OPENS_OFFICE.isdisjoint(words):
        return "organisation"
    if _AGE_AFTER.match(text, end):
        return "person"
    if last in GENERATIONS:
        return "person"
    if (len(words) > 1 and len(first) == 2 and first.endswith(".")) or (
        len(words) > 2 and re.fullmatch(r"[A-Z]\.", words[1])
    ):
        return "person"
    return None


__all__ = ["GENERATIONS", "LONGEST_PLACE", "SAID_WORDS", "Mention", "mentions", "with_months"]
