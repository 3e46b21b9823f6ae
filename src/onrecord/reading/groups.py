"""Several people meant at once: "Ana Ode and Piet Bly", "the two leaders", "both"."""

import re
from typing import TYPE_CHECKING

from onrecord.reading.titles import NOT_NAMES, ROLES, SPOKESPEOPLE, meanings, title_gender, word_set

if TYPE_CHECKING:
    from onrecord.reading.scene import Referent, Scene

# Groups as they are spoken of: "Republicans", "Tarn residents", "the country's lawmakers"
_GROUPS = word_set(
    """republicans democrats conservatives liberals lawmakers senators officials prosecutors investigators authorities police researchers
    scientists economists analysts experts critics supporters opponents activists protesters residents voters students workers employees
    editors reporters journalists organizers organisers lawyers judges jurors doctors leaders ministers diplomats rebels militants investors
    traders parents teachers witnesses soldiers troops countries agents officers authors plaintiffs"""
)
# Plurals, "police" among them: one pattern of all the groups, each with its capital, takes ten times as long over a text.
_PLURAL = re.compile(r"\b[A-Za-z][a-z]{4,12}(?:s|(?<=[Pp]olic)e)\b")
_NAME_BEFORE = re.compile(r"((?:[A-Z][\w’'-]+ ){1,2})$")
_STRANGER = re.compile(r"\b(?:[Aa]n?|[Aa]nother|[Oo]ne) (?:[a-z-]+ ){0,3}[a-z-]+\b")
_NAMED_BESIDE = re.compile(r"(?:\s(?:for|of|at|in|from|with)\s[^,.;:\n“”\"]{2,80})?,\s")
_AND = re.compile(
    r"(?:['’]s)?(?:,? and|,? as well as| &)\s+(?:(?:[A-Z][\w.’'-]*|his|her|former|the|wife|husband|counterpart|president|minister|leader)\s+){0,4}$"
)
# "a victory after the governor said so" brings in no governor
_NOT_OF_A_PHRASE = word_set(
    "after before the of for by with from in on at to as and or than that his her its their is was said says against over when while"
)
_NUMBER = re.compile(r"(?i)\b(two|both|pair|couple|duo|three|trio)\b")
_COUNTS = {"two": 2, "both": 2, "pair": 2, "couple": 2, "duo": 2, "three": 3, "trio": 3}


def pairs(stage: "Scene") -> "list[Referent]":
    """Return a referent for each two people, or two bodies, that the text joins by "and", in text order."""
    from onrecord.reading.scene import Referent

    found: dict[tuple[str, str], Referent] = {}
    for (_, end, one), (start, last, other) in zip(stage.mentions, stage.mentions[1:], strict=False):
        if one.kind != other.kind or one is other or not 4 < start - end < 60:
            continue
        if not _AND.fullmatch(stage.text[end:start]):
            continue
        place = stage.place(end - 1, last)
        place.subject = stage.place(end - len(one.name.split()[-1]), last).subject
        key = (one.name, other.name)
        if key in found:
            found[key].places.append(place)
        else:
            found[key] = Referent(
                one.name, "group", [place], None, one.heads | other.heads, plural=True, also=(other.name,), first=place.start,
                words=one.words | other.words,
            )  # fmt: skip
    return list(found.values())


def crowds(stage: "Scene") -> "list[Referent]":
    """Return a referent for each group that the text speaks of in the plural: "lawmakers", "Tarn residents"."""
    from onrecord.reading.scene import Referent

    found: dict[str, Referent] = {}
    for match in _PLURAL.finditer(stage.text):
        noun = match.group().lower()
        if noun not in _GROUPS:
            continue
        before = _NAME_BEFORE.search(stage.text[max(0, match.start() - 40) : match.start()])
        lead = before.group(1).strip() if before else ""
        place = stage.place(match.start() - (len(lead) + 1 if lead else 0), match.end())
        if noun in found:
            found[noun].places.append(place)
            continue
        name = f"{lead} {match.group()}" if lead and lead not in NOT_NAMES else match.group()
        found[noun] = Referent(
            name, "group", [place], plural=True, named=False, words=frozenset(name.casefold().split()), first=place.start, crowd=True
        )  # fmt: skip
    return list(found.values())


# "a CNBS/Odeon poll", "the Tarn Institute study": papers that speak under a name
_PAPER = re.compile(
    r"\b((?:[A-Z][\w/&’'-]*\s){1,5})(report|poll|survey|study|resolution|analysis|audit|investigation)\b"
)
_MAYBE_PAPER = re.compile(
    r"[A-Z][\w/&’'-]*\s(?:report|poll|survey|study|resolution|analysis|audit|investigation)\b"
)  # told sooner
_NOT_OF_A_PAPER = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|\w+day|National|New|Recent|Online)\s?"
)


def papers(stage: "Scene") -> "list[Referent]":
    """Return a referent for each report or poll that the text calls by a name: "Odeon poll"."""
    from onrecord.reading.scene import Referent

    found: dict[str, Referent] = {}
    for match in _PAPER.finditer(stage.text) if _MAYBE_PAPER.search(stage.text) else ():
        lead = match.group(1).split()
        while lead and (lead[0] in NOT_NAMES or _NOT_OF_A_PAPER.fullmatch(lead[0])):
            lead.pop(0)
        if not lead:
            continue
        name = " ".join([*lead, match.group(2)])
        place = stage.place(match.end() - len(name), match.end())
        if name in found:
            found[name].places.append(place)
            continue
        words = frozenset(w.casefold() for w in name.split())
        found[name] = Referent(name, "document", [place], words=words, first=place.start)
    return list(found.values())


def strangers(stage: "Scene") -> "list[Referent]":
    """Return a referent for each person the text brings in without a name: "an unnamed head of state", "a former colleague"."""
    from onrecord.reading.scene import Referent

    found: dict[str, Referent] = {}
    people = {start for start, _, one in stage.mentions if one.kind == "person"}
    for match in _STRANGER.finditer(stage.text):
        words = match.group().split()
        nouns = [
            i
            for i, w in enumerate(words)
            if w in ROLES
            and not _NOT_OF_A_PHRASE.intersection(words[1:i])
            and w not in ("second", "major", "general", "chief", "native", "independent", "liberal", "conservative")
        ]
        if not nouns:
            continue
        noun = nouns[-1] if nouns[-1] - nouns[0] < 3 else nouns[0]
        end = match.start() + len(" ".join(words[: noun + 1]))
        if stage.text[match.start() : end] != " ".join(words[: noun + 1]) or stage.text[end : end + 1] not in " ,.;\n":
            continue
        if words[noun] == "head" and stage.text[end : end + 9] == " of state":
            end += 9
        name = stage.text[match.start() : end]
        follows = stage.text[end + 1 : end + 2]
        if follows.isupper() and stage.text[end] == " ":
            continue  # "a spokesman Ana Ode": she has a name
        if (beside := _NAMED_BESIDE.match(stage.text, end)) and beside.end() in people:
            continue  # "a spokesman for the mill, Ana Ode, said"
        place = stage.place(match.start(), end)
        key = name.casefold()
        if key in found:
            found[key].places.append(place)
            continue
        head = words[noun]
        found[key] = Referent(
            name, "unnamed", [place], title_gender(head), meanings(head) | {head}, (name,), named=False, crowd=True,
            words=frozenset(key.split()), first=place.start, lean={"m": 1.0, "f": -1.0}.get(title_gender(head) or "", 0.0),
        )  # fmt: skip
    return list(found.values())


_PERSONS = re.compile(r"leader|man|woman|president|minister|senator|governor|mayor|lawmaker|diplomat|general|official")


_THEIR_MINISTERS = re.compile(
    r"(?i)their\s(?:\w+\s){0,2}(?:ministers|governments|presidents|parliaments|ambassadors|chancellors|premiers)"
)


def _two_countries(stage: "Scene", at: int) -> "Referent | None":
    """Return the two named together before in the sentence whose ministers are spoken of; people by the text's account have none."""
    sentence = stage.sentence(at)
    for pair in stage.nearby(at):
        place = pair.before(at)
        if place is None or place.sentence != sentence or len(pair.also) != 1 or pair.heads:
            continue
        if all(" " not in name for name in (pair.name, *pair.also)):
            return pair
    return None


def several(stage: "Scene", words: str, head: str | None, at: int) -> "Referent | None":
    """Return the people "the two leaders" or "both" means: a pair named before, else the last so many people; None: cannot tell.

    "Their foreign ministers" speak for the two countries named together before in the sentence.
    """
    from onrecord.reading.scene import Referent

    if _THEIR_MINISTERS.fullmatch(words):
        return _two_countries(stage, at)
    number = _NUMBER.search(words)
    if not number or not re.match(r"(?i)(?:the|these|those|both|all)\b", words):
        return None
    if head is None or head in SPOKESPEOPLE:
        return None
    count = _COUNTS[number.group(1).casefold()]
    bodies = {r.name for r in stage.referents if r.named and r.kind in ("organisation", "place")}
    people: list[tuple[int, Referent]] = []
    for referent in stage.nearby(at):
        place = referent.before(at)
        if place is None:
            continue
        if referent.also and len(referent.also) + 1 == count and stage.sentence(at) - place.sentence < 8:
            if _PERSONS.fullmatch(head) and bodies.intersection((referent.name, *referent.also)):
                continue  # a river and a factory named together are no leaders
            return referent
        if (
            referent.kind == "person"
            and referent.named
            and (head in referent.heads or head in ("leader", "man", "woman"))
        ):
            people.append((place.start, referent))
    people.sort(key=lambda pair: -pair[0])
    if len(people) < count or stage.sentence(at) - stage.sentence(people[count - 1][0]) > 12:
        return None
    chosen = sorted((r for _, r in people[:count]), key=lambda r: r.first)
    first = chosen[0]
    return Referent(
        first.name, "group", list(first.places), plural=True, also=tuple(r.name for r in chosen[1:]), first=first.first
    )
