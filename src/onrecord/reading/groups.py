"""Several people meant at once: "Ana Ode and Piet Bly", "the two leaders", "both"."""

import re
from typing import TYPE_CHECKING

from onrecord.reading.titles import SPOKESPEOPLE

if TYPE_CHECKING:
    from onrecord.reading.scene import Referent, Scene

# Groups as they are spoken of: "Republicans", "Tarn residents", "the country's lawmakers"
_GROUPS = re.compile(
    r"\b((?:[A-Z][\w’'-]+ ){0,2})([Rr]epublicans|[Dd]emocrats|[Cc]onservatives|[Ll]iberals|[Ll]awmakers|[Ss]enators|[Oo]fficials|[Pp]rosecutors"
    r"|[Ii]nvestigators|[Aa]uthorities|[Pp]olice|[Rr]esearchers|[Ss]cientists|[Ee]conomists|[Aa]nalysts|[Ee]xperts|[Cc]ritics|[Ss]upporters"
    r"|[Oo]pponents|[Aa]ctivists|[Pp]rotesters|[Rr]esidents|[Vv]oters|[Ss]tudents|[Ww]orkers|[Ee]mployees|[Ee]ditors|[Rr]eporters|[Jj]ournalists"
    r"|[Oo]rganizers|[Oo]rganisers|[Ll]awyers|[Jj]udges|[Jj]urors|[Dd]octors|[Ll]eaders|[Mm]inisters|[Dd]iplomats|[Rr]ebels|[Mm]ilitants"
    r"|[Ii]nvestors|[Tt]raders|[Pp]arents|[Tt]eachers|[Ww]itnesses|[Ss]oldiers|[Tt]roops|[Cc]ountries|[Aa]gents|[Oo]fficers|[Aa]uthors|[Pp]laintiffs)\b"
)
_AND = re.compile(
    r"(?:['’]s)?(?:,? and|,? as well as| &)\s+(?:(?:[A-Z][\w.’'-]*|his|her|former|the|wife|husband|counterpart|president|minister|leader)\s+){0,4}$"
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
    for match in _GROUPS.finditer(stage.text):
        noun = match.group(2).casefold()
        place = stage.place(match.start(), match.end())
        if noun in found:
            found[noun].places.append(place)
            continue
        before = match.group(1).strip()
        name = (
            f"{before} {match.group(2)}"
            if before and before not in ("The", "And", "But", "In", "If", "As")
            else match.group(2)
        )
        found[noun] = Referent(
            name,
            "group",
            [place],
            plural=True,
            named=False,
            words=frozenset(name.casefold().split()),
            first=place.start,
            crowd=True,
        )
    return list(found.values())


def several(stage: "Scene", words: str, head: str | None, at: int) -> "Referent | None":
    """Return the people "the two leaders" or "both" means: a pair named before, else the last so many people; None: cannot tell."""
    from onrecord.reading.scene import Referent

    number = _NUMBER.search(words)
    if not number or not re.match(r"(?i)(?:the|these|those|both|all)\b", words):
        return None
    if head is None or head in SPOKESPEOPLE:
        return None
    count = _COUNTS[number.group(1).casefold()]
    people: list[tuple[int, Referent]] = []
    for referent in stage.referents:
        place = referent.before(at)
        if place is None:
            continue
        if referent.also and len(referent.also) + 1 == count and stage.sentence(at) - place.sentence < 8:
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
