"""When two spelled names can be one person, organisation or place: general rules of spelling, no list of people."""

import re
from functools import lru_cache

from rapidfuzz.distance import DamerauLevenshtein

from onrecord.linking.commonness import RAREST
from onrecord.linking.wording import fold, stem, weight

_PARTICLES = frozenset(["al", "el", "bin", "ibn", "ben", "abu", "de", "da", "di", "du", "del", "della", "der", "den", "van", "von", "la", "le", "st", "dos", "das", "ter", "ten"])  # fmt: skip
_SUFFIXES = frozenset(["jr", "sr", "ii", "iii", "iv"])
_LEADING = re.compile(r"^(?:the|a|an)\s+")
# Spellings of one sound in the usual romanisations, longest first; applied to folded text.
_SOUNDS = (
    ("shch", "S"), ("sch", "S"), ("tsch", "C"), ("tch", "C"), ("sh", "S"), ("ch", "C"), ("zh", "J"), ("dj", "J"), ("kh", "H"), ("gh", "G"),
    ("ph", "f"), ("th", "t"), ("ck", "k"), ("cz", "C"), ("sz", "S"), ("ts", "Z"), ("tz", "Z"), ("qu", "k"), ("q", "k"), ("x", "ks"),
    ("w", "v"), ("j", "y"), ("z", "s"), ("c", "k"), ("h", "g"), ("H", "g"), ("G", "g"),
)  # fmt: skip
_VOWELS = re.compile(r"[aeiou]+")


@lru_cache(maxsize=8192)
def parts(name: str) -> tuple[str, ...]:
    """Return the folded words of a name, without the article before it, generation suffixes, and punctuation.

    >>> parts("Zinédine al-Masri, Jr."), parts("J. K. Odum"), parts("the Kremlin’s")
    (('zinedine', 'al-masri'), ('j', 'k', 'odum'), ('kremlin',))
    """
    folded = _LEADING.sub("", fold(name).strip())
    words = (w.removesuffix("'s").strip("'-") for w in re.findall(r"[\w'-]+", folded))
    kept = [w for w in words if w]
    while len(kept) > 1 and kept[-1] in _SUFFIXES:
        kept.pop()
    return tuple(kept)


def generation(name: str) -> str:
    """Return the suffix by which one of two who bear one name is told from the other, folded; "" without.

    >>> [generation(n) for n in ("Piet Ode, Jr.", "Ode Jr", "Piet Ode III", "Piet Ode", "Jr.")]
    ['jr', 'jr', 'iii', '', '']
    """
    before, _, last = name.rstrip(" .").rpartition(" ")
    folded = last.lower()
    return folded if before and folded in _SUFFIXES else ""


@lru_cache(maxsize=8192)
def sounded(word: str) -> str:
    """Return a folded word with the letters by which romanisations differ made one.

    >>> [sounded(w) for w in ("tarnovskyy", "tarnowskyj", "vasylytsya", "vasylitsia", "hall", "hill")]
    ['tarnovsk', 'tarnovsk', 'vasiliZia', 'vasiliZia', 'gal', 'gil']
    """
    text = word.replace("-", "").replace("'", "")
    for ending in ("skyj", "skyi", "skyy", "skij", "skii", "skiy", "ski", "sky"):
        if text.endswith(ending):
            text = text[: -len(ending)] + "sk"
            break
    for written, sound in _SOUNDS:
        text = text.replace(written, sound)
    return re.sub(r"(.)\1+", r"\1", text.replace("y", "i"))


@lru_cache(maxsize=8192)
def skeleton(word: str) -> str:
    """Return what the romanisations of one word have in common: its consonants by sound, doubled ones once.

    >>> [skeleton(w) for w in ("zelinovsky", "zelinovskyy", "zelinovskiy", "selinowskyj", "vasylytsya")]
    ['slnvsk', 'slnvsk', 'slnvsk', 'slnvsk', 'vslZ']
    """
    text = sounded(word)
    first = text[0] if text[:1] and text[0] in "aeiou" else ""
    return first + re.sub(r"(.)\1+", r"\1", _VOWELS.sub("", text))


def surname(words: tuple[str, ...]) -> str:
    """Return the last word of a person's name, with a particle before it left out."""
    return words[-1].split("-")[-1] if words and words[-1].split("-")[0] in _PARTICLES else words[-1] if words else ""


@lru_cache(maxsize=16384)
def same_word(one: str, other: str) -> float:
    """Return how likely two folded words spell one name, 0.0-1.0: equal, transliteration, or a slip."""
    if one == other:
        return 1.0
    bare = skeleton(one)
    if bare == skeleton(other) and _near(one, other):
        if one[0] == other[0] and len(bare) >= 2 and min(len(one), len(other)) >= 4:
            return 0.95
        if len(bare) >= 4:
            return 0.9  # Selinowskyj, Zelinovsky
    if min(len(one), len(other)) >= 7 and DamerauLevenshtein.distance(one, other, score_cutoff=1) <= 1:
        return 0.85
    return 0.0


def _near(one: str, other: str) -> bool:
    """Tell whether the vowels, too, agree, but for one in a long word: Zelinovsky and Zelinovskiy, not Hall and Hill."""
    a, b = sounded(one), sounded(other)
    return a == b or (min(len(a), len(b)) >= 7 and DamerauLevenshtein.distance(a, b, score_cutoff=1) <= 1)


def same_person(one: str, other: str) -> tuple[float, str]:
    """Return how likely two spelled names are one person (0.0-1.0), and why.

    A lone surname agrees with a full name at 0.6: it may be a namesake. Different first names, or initials that differ, are 0.
    """
    return same_words(parts(one), parts(other))


def same_words(a: tuple[str, ...], b: tuple[str, ...]) -> tuple[float, str]:
    """Return the same as `same_person` for the `parts` of two names."""
    if not a or not b:
        return 0.0, ""
    if a == b:
        return (1.0, "same name") if len(a) > 1 else (0.6, "same single name")
    last = same_word(surname(a), surname(b))
    if len(a) == 1 or len(b) == 1:
        if last:
            return 0.6 * last, "surname alone"
        lone, full = (a[0], b) if len(a) == 1 else (b[0], a)
        return (0.5, "first name alone") if lone == full[0] else (0.0, "")
    if not last:
        return _reordered(a, b)
    given = _given(a[:-1], b[:-1])
    if not given:
        return 0.0, ""
    why = (
        "same first name" if a[0] == b[0] else "initial" if 1 in (len(a[0]), len(b[0])) else "first names spelled alike"
    )
    return min(last, given), why if last == 1.0 else f"{why}, surnames spelled alike"


def _given(a: tuple[str, ...], b: tuple[str, ...]) -> float:
    """Return how well first and middle names agree; names that one form leaves out do not count against it."""
    short, long = sorted((a, b), key=len)
    first = _forename(short[0], long[0])
    if not first:
        # "Mikhail" may be the middle name of the other form: "Ivan Mikhail Orlov"
        return 0.7 if len(short) == 1 and len(short[0]) > 1 and short[0] in long[1:] else 0.0
    for mine, theirs in zip(short[1:], long[1:], strict=False):
        if not _forename(mine, theirs) and len(short) == len(long):
            return 0.0
    return first


def _forename(one: str, other: str) -> float:
    if one == other:
        return 1.0
    if len(one) == 1 or len(other) == 1:
        return 0.75 if one[0] == other[0] else 0.0
    alike = same_word(one, other)
    if alike:
        return alike
    bare, its = skeleton(one).lstrip("aeiou"), skeleton(other).lstrip("aeiou")
    if bare == its and len(bare) >= 3 and (one[0] == other[0] or one[0] in "aeiou") and min(len(one), len(other)) >= 5:
        return 0.8  # "Vladimir", "Volodymyr"; "Alexander", "Oleksandr"; "Serhiy", "Sergei"
    short, long = sorted((one, other), key=len)
    return 0.8 if len(short) >= 3 and long.startswith(short) else 0.0  # "Ben", "Benjamin"


def _reordered(a: tuple[str, ...], b: tuple[str, ...]) -> tuple[float, str]:
    """Family name first, or a maiden name added: "Dol Min Su" and "Min Su Dol"; "Ana Ruiz" and "Ana Ruiz Castell"."""
    if sorted(a) == sorted(b):
        return 0.9, "same words in another order"
    short, long = sorted((a, b), key=len)
    if len(short) >= 2 and len(long) > len(short) and long[: len(short)] == short:
        return 0.8, "a further surname"
    return 0.0, ""


def acronym(name: str) -> str:
    """Return the capitals of an organisation's name: "World Health Organization" gives "who"."""
    words = [w for w in re.findall(r"[^\W\d_][\w'-]*", name) if w[0].isupper()]
    return "".join(w[0] for w in words).lower() if len(words) >= 2 else ""


def is_acronym(name: str) -> bool:
    """Tell whether a name is written as an acronym: "WHO", "U.N."."""
    bare = name.replace(".", "").strip()
    return 2 <= len(bare) <= 6 and bare.isalpha() and bare.isupper()


def same_body(one: str, other: str) -> tuple[float, str]:
    """Return how likely two names are one organisation or place (0.0-1.0), and why."""
    a, b = parts(one), parts(other)
    if not a or not b:
        return 0.0, ""
    if a == b:
        return 1.0, "same name"
    for short, long in ((one, other), (other, one)):
        if is_acronym(short) and acronym(long) == short.replace(".", "").lower():
            return 0.85, "acronym"
    if len(a) != len(b) or (len(a) == 1 and _two_words(a[0], b[0])):
        return 0.0, ""
    return (0.85, "spelled alike") if all(same_word(x, y) >= 0.85 for x, y in zip(a, b, strict=True)) else (0.0, "")


def _two_words(one: str, other: str) -> bool:
    """Tell whether of two names of one word one is a usual word, and the other no form of it: "Morning" and "Mourning"."""
    stems = {stem(one), stem(other)}
    return len(stems) > 1 and min(map(weight, stems)) < RAREST
