"""What a number counts: the noun phrase after it, found by the shapes of words."""

from typing import NamedTuple

from onrecord.reading.quantity.amounts import Line

FUNCTION_WORDS = frozenset(
    str.split(
        """a an the this that these those his her its their our my your and or but nor so yet if when while as than because since
        though although until till unless whether who whom whose which what where why how i he she it we they you me him us them
        of in on at to from by for with without about into onto over under above below between among through during before after
        against across along around behind beyond near off out up down within upon per via like despite amid toward towards inside
        outside is are was were be been being am has have had having do does did will would shall should can could may might must
        not no n't said says say told tells went came come comes goes go took take takes made make makes got get gets gave give
        saw seen left won lost held fell rose hit put cut ran run set began begun became become wrote spoke drew grew paid met
        there here then now also already still just only even ever never again once twice too very more most much less least
        today yesterday tomorrow tonight ago later earlier later on each every all both either neither such any some alone
        according including worth apiece respectively instead including plus minus versus vs amid regardless overall live
        next last turned remain remains remained died die dead killed wounded injured missing hurt arrested detained"""
    )
)
_ADVERBS_KEPT = frozenset(str.split("newly recently heavily highly fully decently previously early family"))
_PLURALS = frozenset(
    str.split(
        """people men women children troops police staff personnel cattle fish sheep aircraft spacecraft crew feet teeth mice geese
        servicemen servicewomen policemen policewomen firefighters gunmen militiamen businessmen fishermen lawmen spokesmen
        clergy faithful poor homeless elderly others youth helicopters offspring species series
        grandchildren hostages media data cavalry infantry artillery rps vessels crossfire folks infantrymen airmen seamen
        guardsmen congressmen kids Americans lives ammunition munitions jobless unemployed votes manpower"""
    )
)
_SINGULAR_S = frozenset(
    str.split(
        """news series business congress press process success access loss mass class pass boss gas bus plus less this his
        its was has is us thus yes perhaps always sometimes politics economics physics mathematics analysis basis crisis virus
        census status focus bonus campus consensus express progress address glass grass cross dress guess stress princess
        illness witness fitness darkness wilderness headquarters across unless besides kansas texas paris illinois arkansas
        los las les des vs s as series' overseas afterwards towards downstairs upstairs sports sales arms savings goods
        weapons games thanks chess diabetes athletics means corps christmas mars athens wales massachusetts"""
    )
)
_HEAD_ANYWAY = frozenset(str.split("sales weapons games sports series arms corps witness"))
_VERB_S = frozenset(
    str.split(
        "says proves comes goes makes takes gets gives shows means needs wants runs sits stands lies includes remains"
    )
)


class Noun(NamedTuple):
    """The words `first` to `last` (exclusive) that say what is counted; `head` is the noun itself."""

    first: int
    last: int
    head: str


def noun_after(line: Line, at: int, *, reach: int = 8) -> Noun | None:
    """Return the plural noun phrase that starts at word `at`: "North Korean troops", "decently sized coal-fired power plants".

    None when no plural noun comes before the phrase ends: a verb, a preposition, a mark.
    """
    first = at
    i = at
    joined_once = False
    while i < at + reach:
        word = line.lower(i)
        if not word:
            return None
        if word == "-" or (word in ("'", "’") and line.glued(i)) or (word == "s" and line.glued(i)):
            i += 1
            continue
        if word in ("and", "or", ",") and i > at and not joined_once and _plural_within(line, i + 1, 3):
            joined_once = True
            i += 1
            continue
        if word == "." and line.glued(i) and len(line.lower(i - 1)) <= 2:
            i += 1
            continue
        if i > at and _names_a_type(line, i):
            i += 1
            continue
        hyphened = line.lower(i + 1) == "-" and line.glued(i + 1) and line.glued(i + 2)
        if not word[0].isalpha():
            return None
        if is_plural(line, i) and not hyphened:
            after = line.lower(i + 1)
            if after in ("'", "’") and line.glued(i + 1) and (line.lower(i + 2) != "s"):
                owned = noun_after(line, i + 2, reach=4)  # "workers' homes", "two countries' neutrality"
                return Noun(first, owned.last, owned.head) if owned else Noun(first, i + 1, word)
            if (
                is_plural(line, i + 1)
                and after not in FUNCTION_WORDS
                and after not in _VERB_S
                and not line.glued(i + 1)
                and line.raw(i + 1).islower()
            ):
                return Noun(first, i + 2, after)
            return Noun(first, i + 1, word)
        if word in FUNCTION_WORDS and not hyphened and line.lower(i - 1) != "-":
            return None
        if i > at and word.endswith("ed") and not hyphened and not _plural_within(line, i + 1, 4):
            return None
        i += 1
    return None


def _names_a_type(line: Line, at: int) -> bool:
    """Tell whether the number at `at` belongs to the name before it: "14 Leopard 2 tanks", "24 F-16 jets"."""
    if line.number(at) is None and not line.lower(at)[:1].isdigit():
        return False
    before = at - 1 if line.lower(at - 1) != "-" else at - 2
    return line.raw(before)[:1].isupper() and line.lower(at + 1)[:1].isalpha()


def is_plural(line: Line, at: int) -> bool:
    """Tell whether the word looks like a plural noun."""
    word = line.lower(at)
    if word in _PLURALS or line.raw(at) in ("TDs", "MPs", "MEPs", "RBIs"):
        return True
    if len(word) < 4 or not word.endswith("s") or word in _SINGULAR_S or word in _VERB_S or word in FUNCTION_WORDS:
        return word in _HEAD_ANYWAY and not is_plural_simple(line.lower(at + 1))
    return not word.endswith(("ss", "us", "is", "'s")) or word in ("emus", "skis")


def is_plural_simple(word: str) -> bool:
    """Tell whether the word, by itself, looks plural."""
    return word in _PLURALS or (
        len(word) > 3
        and word.endswith("s")
        and not word.endswith(("ss", "us", "is"))
        and word not in _SINGULAR_S
        and word not in FUNCTION_WORDS
    )


def _plural_within(line: Line, at: int, reach: int) -> bool:
    seen = 0
    for i in range(at, at + 2 * reach):
        word = line.lower(i)
        if word == "-" and line.glued(i):
            continue
        if not word or word in FUNCTION_WORDS or not word[0].isalpha() or seen == reach:
            return False
        if is_plural(line, i):
            return True
        seen += 1
    return False


def phrase_after(line: Line, at: int, *, reach: int = 6) -> tuple[int, int] | None:
    """Return the words of the noun phrase at `at` up to the next preposition, verb or mark: "its workforce"; None when empty."""
    i = at
    while line.lower(i) in ("the", "its", "their", "a", "an", "all", "his", "her", "our", "this", "those", "these"):
        i += 1
    start = i
    while i < start + reach and line.lower(i)[:1].isalpha() and line.lower(i) not in FUNCTION_WORDS:
        if line.lower(i + 1) == "-" and line.glued(i + 1):
            i += 2
            continue
        i += 1
    return (at, i) if i > start else None


def singular(word: str) -> str:
    """Return the singular of a plural noun, by the usual endings.

    >>> [singular(w) for w in ("troops", "cities", "boxes", "people", "losses", "lives")]
    ['troop', 'city', 'box', 'people', 'loss', 'life']
    """
    known = {"men": "man", "women": "woman", "children": "child", "feet": "foot", "lives": "life", "wives": "wife", "knives": "knife", "servicemen": "serviceman", "policemen": "policeman", "teeth": "tooth"}  # fmt: skip
    if word in known:
        return known[word]
    if word in _SINGULAR_S and word not in _HEAD_ANYWAY:
        return word
    if word.endswith("ies") and len(word) > 4 and word not in ("series", "movies", "species"):
        return word[:-3] + "y"
    if word.endswith(("sses", "xes", "ches", "shes", "zes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and word not in ("series", "species", "corps"):
        return word[:-1]
    return word
