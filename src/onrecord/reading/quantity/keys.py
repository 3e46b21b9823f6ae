"""What a figure counts, in a form that figures of different articles can be compared by.

A key is the class of the noun and what narrows it, sorted: "troop|north korea". Synonyms of news share a class (soldiers,
servicemen, contingent: troop), nationality becomes the country, and what became of people is part of the key ("person|killed"):
see docs/decisions on figures' keys.
"""

import re
from typing import NamedTuple

from onrecord.reading.quantity import lexicon
from onrecord.reading.quantity.amounts import Line
from onrecord.reading.quantity.nations import COUNTRIES, DEMONYMS
from onrecord.reading.quantity.nouns import singular

_CLASSES = {
    word: name
    for name, words in {
        "troop": "troops troop soldiers soldier servicemen serviceman servicewomen contingent personnel militaries forces conscripts recruits infantrymen servicemember servicemembers army",
        "fighter": "fighters militants insurgents rebels gunmen militiamen mercenaries jihadists guerrillas terrorists",
        "person": "people person persons man woman others civilians residents citizens inhabitants individuals locals folks men women human lives",
        "child": "children child kids minors infants",
        "officer": "officers policemen police cops constables",
        "protester": "protesters protestors demonstrators marchers activists rioters",
        "refugee": "refugees migrants evacuees asylum-seekers displaced",
        "prisoner": "prisoners prisoner captives hostages detainees pows inmates",
        "worker": "workers employees staff staffers jobs laborers labourers positions roles workforce",
        "voter": "voters votes ballots",
        "drone": "drones uavs drone shaheds quadcopters",
        "missile": "missiles missile rockets rocket projectiles",
        "tank": "tanks tank",
        "vehicle": "vehicles cars trucks vehicle",
        "aircraft": "aircraft planes warplanes jets airplanes aeroplanes",
        "ship": "ships vessels warships boats",
        "home": "homes houses households dwellings apartments flats",
        "case": "cases infections",
        "casualty": "casualties casualty losses",
    }.items()
    for word in words.split()
}  # fmt: skip
_PERSONS = frozenset(
    ("person", "troop", "fighter", "child", "officer", "protester", "refugee", "prisoner", "worker", "voter")
)
_STATES = {
    "killed": "killed", "dead": "killed", "died": "killed", "dying": "killed", "killing": "killed", "deaths": "killed", "fatalities": "killed", "perished": "killed", "kill": "killed", "slain": "killed",
    "injured": "injured", "wounded": "injured", "hurt": "injured", "injuring": "injured", "wounding": "injured", "hospitalized": "injured", "hospitalised": "injured",
    "arrested": "arrested", "detained": "arrested", "detaining": "arrested", "arresting": "arrested",
    "treated": "treated", "treating": "treated", "missing": "missing", "displaced": "displaced", "evacuated": "evacuated", "evacuating": "evacuated", "captured": "captured", "trapped": "trapped",
}  # fmt: skip
_AUX = frozenset(
    str.split(
        "were was have has had been be are being is reportedly also , already more other people who civilians of them those whom"
    )
)
_EMPTY = frozenset(
    str.split(
        "other more new additional extra total different several such own the it its their his a an those these all further some active many least so-called approximately about"
    )
)


def class_of(noun: str) -> str | None:
    """Return what kind of people, arms or vehicles a plural noun names: "soldiers" "troop"; None for other things."""
    return _CLASSES.get(noun)


class Key(NamedTuple):
    """A comparable key and how sure we are that equal keys mean the same thing (0.0-1.0)."""

    text: str
    confidence: float


def key_of(
    line: Line, first: int, last: int, counted: tuple[int, int] | None, norm: str | None, kind: str
) -> Key | None:
    """Return the key of the figure in words `first` to `last`; None when nothing says what it counts.

    `counted` are the words of what is counted; sums of money and shares are keyed by them too, after their unit.
    """
    if counted is None and kind in ("none", "count", "measure", "time", "percent", "currency", "age"):
        state = _state(line, first, last) if kind in ("none", "count") else None
        return Key(f"person|{state}", 0.6) if state else None
    words = [w for w in _words(line, counted) if w not in _EMPTY] if counted else []
    if not words:
        return None
    phrase, nations = _nations(words)
    if kind in ("percent", "currency", "measure", "time"):
        return Key(
            "|".join(
                [
                    lexicon.SAME_MEASURE.get(norm or "", norm or kind),
                    *sorted({*phrase[:-1], *(singular(w) for w in phrase[-1:])} | nations),
                ]
            ),
            0.5,
        )
    head = phrase[-1] if phrase else "people"  # "12,000 North Koreans"
    name = _CLASSES.get(head, singular(head))
    narrowing = {w for w in phrase[:-1] if w not in ("of", "and", "or")}
    if head in _STATES:
        narrowing = {w for w in narrowing if _CLASSES.get(w) != "person"}  # "people killed" are the killed
        return Key("|".join(["person", _STATES[head], *sorted(narrowing | nations)]), 0.8)
    state = _state(line, first, last) if name in _PERSONS else None
    nations |= _sender(line, first, last) if name == "troop" and not nations else set()
    parts = [name, *([state] if state else []), *sorted(narrowing | nations)]
    return Key("|".join(parts), 0.9 if nations or state or narrowing else 0.6)


def _words(line: Line, counted: tuple[int, int]) -> list[str]:
    """The words of what is counted in small letters, plurals as singulars but for the last: "north", "korean", "troops".

    Words that begin with a figure are left out: the size in "two 155mm howitzers" is a figure of its own.
    """
    start, end = line.words.starts[counted[0]], line.words.end(counted[1] - 1)
    told = re.sub(r"\bU\.\s?S\.?(?!\w)", "American", re.sub(r"['’]s?\b", "", line.text[start:end]))
    raw = re.findall(r"(?<![\w-])[^\W\d_][\w-]*", told)
    return [w.lower() if w[0].isupper() or i == len(raw) - 1 else singular(w.lower()) for i, w in enumerate(raw)]


def _nations(words: list[str]) -> tuple[list[str], set[str]]:
    """Split the words of a phrase into those that name a nation, as countries, and the rest."""
    rest, found, i = [], set(), 0
    while i < len(words):
        pair = " ".join(words[i : i + 2])
        two, one = DEMONYMS.get(pair) or DEMONYMS.get(pair.removesuffix("s")), DEMONYMS.get(words[i])
        if two or one:
            found.add(two or one or "")
            i += 2 if two else 1
        else:
            rest.append(words[i])
            i += 1
    return rest, found


def _state(line: Line, first: int, last: int) -> str | None:
    """What became of those counted: "killing at least 23", "600 of them were killed", "the death toll of the fire rose to 23"."""
    start = line.words.starts[first]
    before = line.text[max(0, start - _TOLL_BEFORE) : start]
    if "toll" in before and _TOLL.search(before):
        return "killed"
    for at in range(first - 1, first - 5, -1):
        word = line.lower(at)
        if word in _STATES and word not in ("dead", "died", "missing"):
            return _STATES[word]
        if word == "toll":
            return "killed" if line.lower(at - 1) == "death" else None
        if word not in _BEFORE_COUNT:
            break
    for at in range(last, last + 7):
        word = line.lower(at)
        if word in _STATES:
            return _STATES[word]
        if word not in _AUX:
            break
    return None


# "The death toll in the fire at the Odell mill has climbed to at least " 23; not "the death toll rose and prices fell to " 23
_TOLL = re.compile(
    r"\bdeath toll\b(?:(?!\b(?:but|while|as|rose|stands|stood|fell)\b)[^.;:!?\n\d])*\b(?:rose|risen|rises|rising|climb\w*|jump\w*|grew|grown|increased|stands?|stood|reach\w*"
    r"|pass\w*|hit|was|is|put|revised|raised|lowered)\b(?: (?:up|down|sharply|further|now))?(?: (?:to|at))?(?: [a-z]+){0,2} ?$"
)
_TOLL_BEFORE = 160
_BEFORE_COUNT = frozenset(
    str.split(
        "at least more than about another some the of as many up to nearly almost over rose risen climbed stands stood has now is was reached"
    )
)
_SENDING = frozenset(
    str.split(
        "sent send sends sending deployed deploy deploys deploying dispatched dispatch dispatching provided supplied committed mobilised mobilized"
    )
)


def _sender(line: Line, first: int, last: int) -> set[str]:
    """The country that sent them: "10,000 soldiers sent by North Korea", "North Korea has sent 10,000 soldiers"."""
    for at in range(last, last + 5):
        if line.lower(at) in ("by", "from"):
            country = _country(line, at + 1)
            return {country} if country else set()
        if line.lower(at) not in _SENDING and line.lower(at) not in _AUX:
            break
    verb = first - 1
    while verb > first - 6 and line.lower(verb) not in _SENDING:
        if line.lower(verb) in (".", ""):
            return set()
        verb -= 1
    if line.lower(verb) not in _SENDING:
        return set()
    for at in range(verb - 1, verb - 6, -1):
        country = _country(line, at - 1) or _country(line, at)
        if country:
            return {country}
        if line.lower(at) in (",", ".", "", "by"):
            break
    return set()


def _country(line: Line, at: int) -> str | None:
    pair = f"{line.lower(at)} {line.lower(at + 1)}"
    if pair in COUNTRIES:
        return pair
    word = line.lower(at)
    if line.lower(at - 1) in ("north", "south") and f"{line.lower(at - 1)} {word}" in COUNTRIES:
        return f"{line.lower(at - 1)} {word}"
    return CAPITALS.get(word, word if word in COUNTRIES else None)


# A government is named by its capital.
CAPITALS = {"pyongyang": "north korea", "seoul": "south korea", "moscow": "russia", "kyiv": "ukraine", "kiev": "ukraine", "washington": "united states", "beijing": "china", "tehran": "iran", "ankara": "turkey", "minsk": "belarus"}  # fmt: skip
