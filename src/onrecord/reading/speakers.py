"""Who is behind each source."""

import re
from bisect import bisect_left, insort
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from onrecord.reading.anonymity import anonymity, speaks_unnamed
from onrecord.reading.chains import chains
from onrecord.reading.circumstances import carried
from onrecord.reading.cues import TOLD_TO
from onrecord.reading.encoder.calibration import odds, sigmoid
from onrecord.reading.groups import several
from onrecord.reading.issuers import issued_by
from onrecord.reading.named_sources import antecedent
from onrecord.reading.named_sources import named as named_by
from onrecord.reading.places import DEMONYMS, country_of
from onrecord.reading.polls import polled
from onrecord.reading.ranking import Ask, Ranked, candidates, later, nobody_features, rank
from onrecord.reading.scene import Referent, Scene, referent_of, scene
from onrecord.reading.source_words import CLASSES, SourceWords, describe, pronoun
from onrecord.reading.titles import HONORIFICS, KIN, is_second, meanings
from onrecord.records import Article, Candidate, Name, Span, Speaker, Statement, Unresolved

_ARTICLE = re.compile(r"^(?:the|The|THE)\s+(?=\S)")
_HANDLE = re.compile(r"@(\w+)")
_NAME_IN_HANDLE = re.compile(r"([A-Z][a-z]+)_?([A-Z][a-z]+)(?:_?([A-Z][a-z]+))?")  # @AnaOde, @Ana_Ode
_READ = re.compile(
    r"(?:can\s+|could\s+)?(?:read|hear|heard|learn|learned|learnt|find out)(?:\s+in)?"
)  # "…, we read in the letter"
# "a statement released by the airline": the airline's
_ISSUED_BY = re.compile(
    r"(?:(?:the|an?|this|that)\s)?(?:(?!joint)[\w-]+\s){0,2}?(?:statement|letter|memo|e-?mail|message|article|story|column|post|tweet)s?\s"
    r"(?:\w+\s){0,2}?(?:by|from)\s",
    re.IGNORECASE,
)
_ASKED = re.compile(r"(?:When\s|when\s)?(?:A|a)sked(?:\s\w+)?")  # "Asked whether it would close, Ode said"
_CLAUSE = re.compile(r",?\s(?:who|which|that|(?:cited|quoted|interviewed)\s+by)\s")
_OWNS = re.compile(r"(?<=s)['’]$|['’]s$")  # "officials’" of "officials’ claims"
_REMEMBERED = 40  # statements before one that are looked back at
_LOOKED_BACK = 20_000  # characters in which a description's noun is looked for
_SUREST = 0.97  # a ranking's confidence ends here: of its answers above 0.95, 0.97 were right
# Log odds that the source is the right one, by those of the statement itself: fitted on the sources of articles held out of training
# (training/combination.py prints it). Speakers of the held-out labelled articles and those by the rules gave much the same.
_SOURCED = (1.85, 0.83)
_TOO_CLOSE = 0.05  # two candidates whose probabilities differ by less are not told apart
_PEOPLE = frozenset(("person", "unnamed"))
_OF_OTHERS = frozenset(("he", "person", "document"))  # forms by which nobody speaks of themselves
_KINDS: dict[str, frozenset[str]] = {
    "he": _PEOPLE,
    "who": frozenset(("person", "unnamed", "group", "organisation")),
    "they": frozenset(("person", "organisation", "place", "group", "unnamed", "document")),
    "it": frozenset(("organisation", "place", "document")),
    "implied": frozenset(("person", "organisation", "group", "document", "unnamed", "place")),
    "none": frozenset(("person", "organisation", "group", "document", "unnamed")),
    "person": frozenset(("person", "unnamed")),
    "organisation": frozenset(("organisation", "place", "group", "person")),
    "document": frozenset(("document", "organisation", "person", "group", "unnamed")),
    "plural": frozenset(("group", "organisation", "unnamed", "place")),
}


@dataclass(slots=True)
class _Memory:
    """What has been resolved so far."""

    named: dict[str, list[Referent]] = field(default_factory=dict)  # statement id -> whom its source names
    by_id: dict[str, Referent] = field(default_factory=dict)
    by_words: dict[tuple[int, int], "Answer"] = field(default_factory=dict)  # start and end of a source -> who it is
    called: dict[str, Referent] = field(default_factory=dict)  # "the Tarnish minister" -> whom those words meant before
    order: list[tuple[int, str, Statement, Referent]] = field(default_factory=list)  # by where the content starts

    def add(self, statement: Statement, referent: Referent | None) -> None:
        if referent is not None:
            self.by_id[statement.id] = referent
            insort(
                self.order, (statement.content.start, statement.id, statement, referent), key=lambda entry: entry[:2]
            )

    def before(self, at: int) -> list[tuple[Statement, Referent]]:
        """Return the resolved statements whose content starts before `at`, the last ones only, in text order."""
        end = bisect_left(self.order, at, key=lambda entry: entry[0])
        return [(statement, referent) for _, _, statement, referent in self.order[max(0, end - _REMEMBERED) : end]]


def speakers(article: Article, statements: tuple[Statement, ...], names: tuple[Name, ...]) -> tuple[Statement, ...]:
    """Return the statements with speaker and chain filled in: a `Speaker`, `Unresolved`, or None.

    Statements keep their order. None: the statement has no source and nothing before it tells whose it is. A speaker's confidence,
    0.0-1.0, is the chance that the source is right, as sure as the statement is, times the chance that it means this speaker.
    """
    if not statements:
        return statements
    stage = scene(article, statements, names)
    memory = _Memory()
    for statement in statements:
        source = statement.source
        if source is not None and not pronoun(source.text) and (named := named_by(stage, source)):
            memory.named[statement.id] = named
            for one in named:
                one.spoke += 1
    given = {s.id: s.within for s in statements}
    placed = [
        s if s.within == holder else replace(s, within=holder)
        for s, holder in zip(statements, holders(statements), strict=True)
    ]
    ids = {s.id: s for s in placed}
    done: dict[str, Statement] = {}
    for statement in sorted(placed, key=lambda s: (_depth(s, ids), _position(s), s.content.start, s.id)):
        speaker, referent = _resolve(stage, statement, memory)
        memory.add(statement, referent)
        done[statement.id] = replace(statement, speaker=speaker)
    resolved = kept_unnamed(tuple(done[s.id] for s in statements), memory.by_id)
    resolved = carried(chains(polled(article.text, resolved), stage))
    return tuple(_doubted(s if s.within == given[s.id] else replace(s, within=given[s.id])) for s in resolved)


def _doubted(one: Statement) -> Statement:
    """Return the statement with a speaker no surer than its source: a doubtful statement's is often another's."""
    if not isinstance(one.speaker, Speaker):
        return one
    sure = one.speaker.confidence * sourced(one.confidence)
    return replace(one, speaker=replace(one.speaker, confidence=round(sure, 3)))


def sourced(confidence: float) -> float:
    """Return the chance, 0.0-1.0, that the source of a statement of this confidence is the right one.

    >>> [round(sourced(c), 2) for c in (0.5, 0.7, 0.9, 1.0)]
    [0.86, 0.93, 0.98, 1.0]
    """
    level, slope = _SOURCED
    return sigmoid(level + slope * odds(confidence))


def kept_unnamed(statements: tuple[Statement, ...], who: Mapping[str, Referent]) -> tuple[Statement, ...]:
    """Return the statements with anonymity as the speaker's, not only as the source's words show it.

    Whoever the text names is not anonymous, however a line calls them; whoever was kept unnamed once stays so when a line says
    "they", "the official" or nothing. `who`: the referent behind each statement, by its id.
    """
    formulas: dict[int, str | None] = {}
    for one in statements:
        referent = who.get(one.id)
        if referent is not None and not referent.named and one.anonymous and one.source is not None:
            formulas[id(referent)] = formulas.get(id(referent)) or one.anonymity
    out = []
    for one in statements:
        referent = who.get(one.id)
        if referent is None:
            out.append(one)
        elif referent.named and referent.kind in ("person", "organisation", "place"):
            out.append(
                replace(one, anonymous=False, anonymity=None) if one.anonymous or one.anonymity is not None else one
            )
        elif id(referent) in formulas:
            out.append(replace(one, anonymous=True, anonymity=one.anonymity or formulas[id(referent)]))
        elif referent.kind == "unnamed" and not referent.named and (formula := anonymity(referent.name, "")):
            out.append(replace(one, anonymous=True, anonymity=one.anonymity or formula))
        elif one.source is not None and speaks_unnamed(one.source.text):
            out.append(replace(one, anonymous=True, anonymity=one.source.text))
        else:
            out.append(one)
    return tuple(out)


def holders(statements: Sequence[Statement]) -> list[str | None]:
    """Return for each statement the id of the one it stands in: as its reader says, else by its place; None: in none.

    A statement stands in another when its content and its own source or cue lie in one piece of the other's content.
    """
    found: dict[str, str | None] = {s.id: s.within for s in statements}
    opened: list[Statement] = []
    for statement in sorted(statements, key=lambda s: (s.content.start, -s.content.end, s.id)):
        start, end = statement.content.start, statement.content.end
        opened = [o for o in opened if o.content.end > start]
        own = statement.source or statement.cue
        if found[statement.id] is None and own is not None:
            for other in reversed(opened):
                holds = any(p.start <= min(start, own.start) and max(end, own.end) <= p.end for p in other.pieces)
                if holds and len(other.content) > len(statement.content):
                    found[statement.id] = other.id
                    break
        opened.append(statement)
    return [found[s.id] for s in statements]


def _depth(statement: Statement, ids: dict[str, Statement]) -> int:
    depth, seen = 0, {statement.id}
    while statement.within in ids and statement.within not in seen:
        statement = ids[statement.within]
        seen.add(statement.id)
        depth += 1
    return depth


def _position(statement: Statement) -> int:
    return statement.source.start if statement.source else statement.content.start


Answer = tuple[Speaker | Unresolved | None, Referent | None]


def _resolve(stage: Scene, statement: Statement, memory: _Memory) -> Answer:
    source = statement.source
    if source is None:
        return _unsigned(stage, statement, memory)
    words = (source.start, source.end)
    known = memory.by_words.get(words)
    if known is None or not isinstance(known[0], Speaker):  # what was left open, another statement's words may tell
        known = memory.by_words[words] = _of_words(stage, statement, source, memory)
    return known


def _of_words(stage: Scene, statement: Statement, source: Span, memory: _Memory) -> "Answer":
    """Resolve the words of a source; what they stand for holds for every statement they are the source of."""
    said_by = pronoun(source.text)
    if said_by:
        return _by_pronoun(stage, statement, source, said_by[0], said_by[1], memory)
    if statement.id in memory.named:
        return _by_name(source, memory.named[statement.id])
    return _by_description(stage, statement, source, memory)


# --- names


def _by_name(source: Span, named: list[Referent]) -> Answer:
    first = named[0]
    words = source.text
    how = (
        "full name"
        if first.name in words
        else "acronym or part of the name"
        if first.kind == "organisation"
        else "surname or part of the name"
    )
    if len(named) > 1:
        how = "joint statement: " + " and ".join(r.name for r in named)
    kind = "organisation" if first.kind == "place" else first.kind
    # Of 2,085 such sources on hand-labelled articles right were: people 0.99, bodies 0.95, acronyms 0.92, joint sources 0.8
    sure = 0.85 if len(named) > 1 else 0.98 if kind == "person" else 0.95 if first.name in words else 0.92
    speaker = Speaker(first.name, how, sure, (), kind, tuple(r.name for r in named[1:]))
    if len(named) == 1:
        return speaker, first
    joint = Referent(first.name, "group", list(first.places), None, plural=True, also=speaker.also)
    return speaker, joint


# --- pronouns, descriptions, unsigned statements


def _ask(stage: Scene, statement: Statement, form: str, at: int, memory: _Memory) -> Ask:
    holder = memory.by_id.get(statement.within or "")
    before = [(s, r) for s, r in memory.before(at) if s.id != statement.within]
    previous = before[-1] if before else None
    earlier = next((r for _, r in reversed(before[:-1]) if previous and r is not previous[1]), None)
    direct = next(((s, r) for s, r in reversed(before) if s.kind == "direct" and s.within is None), None)
    end = direct[0].content.end if direct else 0
    return Ask(
        form, at, content=tuple((p.start, p.end) for p in statement.pieces), quotation=stage.quotation(at),
        previous=previous[1] if previous else None, previous_end=previous[0].content.end if previous else 0, earlier=earlier,
        quoted_last=direct[1] if direct else None, quoted_end=end,
        continues=bool(direct) and not stage.text[end:at].strip(" \n\t\r\"“”'’."),
        left_open=bool(direct) and stage.text[end - 1 : end] not in ("”", '"', "»", "’", "'"),
        holder=holder, holder_direct=stage.quotation(at) != -1,
    )  # fmt: skip


def _by_pronoun(
    stage: Scene, statement: Statement, source: Span, lemma: str, gender: str | None, memory: _Memory
) -> Answer:
    if lemma in ("i", "we", "you"):
        return _first_person(stage, statement, source, lemma, memory)
    if lemma == "who":
        before = antecedent(stage, source.start)
        if isinstance(before, Referent):
            before.places.append(stage.place(source.start, source.end, pronoun=True))
            before.places.sort(key=lambda p: p.start)
            return _speaker(before, f"{source.text} → {before.name}: stands right before it", 0.9), before
        if before is not None:
            return _by_description(stage, statement, before, memory)
    form = {"she": "he"}.get(lemma, lemma)
    ask = replace(_ask(stage, statement, form, source.start, memory), gender=gender, plural=lemma == "they")
    return _choose(stage, ask, source.text, source)


def _first_person(stage: Scene, statement: Statement, source: Span, lemma: str, memory: _Memory) -> Answer:
    """Resolve "I" and "we" to whoever is speaking around them: the statement they stand in, else the quotation's owner."""
    holder = memory.by_id.get(statement.within or "")
    if holder is None:
        for other, referent in memory.before(source.start):
            if (
                referent is not None
                and any(p.start <= source.start < p.end for p in other.pieces)
                and other.id != statement.id
            ):
                holder = referent
    if holder is None and any(p.start <= source.start < p.end for p in statement.pieces):
        return _unsigned(stage, replace(statement, source=None), memory)
    if holder is not None and lemma != "you":
        return _speaker(holder, f"{source.text}: inside what {holder.name} said", 0.85), holder
    reads = statement.cue is not None and _READ.fullmatch(statement.cue.text)
    if reads or (stage.quotation(source.start) != -1 and statement.kind == "direct"):
        return _unsigned(stage, replace(statement, source=None), memory)
    return Unresolved(f"“{source.text}” stands in nobody's statement: the author or a reader may be meant"), None


def _by_description(stage: Scene, statement: Statement, source: Span, memory: _Memory) -> Answer:
    words = describe(source.text)
    handle = _HANDLE.search(source.text)
    if handle:
        squashed = handle.group(1).replace("_", "").casefold()
        for referent in stage.nearby(source.start):
            name = re.sub(r"\W", "", referent.name).casefold()
            if name in squashed or squashed in name:
                return _speaker(referent, f"account name {handle.group()}", 0.9), referent
        spelled = _NAME_IN_HANDLE.fullmatch(handle.group(1))
        if spelled and source.text.endswith(handle.group()):
            name = " ".join(filter(None, spelled.groups()))
            referent = referent_of(name, "person", [stage.place(source.start, source.end)], (), None, frozenset())
            stage.referents.append(referent)
            return _speaker(referent, f"account name {handle.group()}", 0.7), referent
    if issued := _ISSUED_BY.match(source.text):
        issuer = Span.of(stage.text, source.start + issued.end(), source.end)
        if named := named_by(stage, issuer):
            return _by_name(issuer, named)
        by = describe(issuer.text)
        if by.determiner in ("definite", "owned") and by.kind in ("person", "organisation", "unnamed"):
            return _by_description(stage, statement, issuer, memory)
    if whose := issued_by(stage, words, source.start, memory.before(source.start)):
        return _speaker(whose, f"{source.text} → {whose.name}: spoke in one before", 0.75), whose
    if words.plural and (group := several(stage, source.text, words.head, source.start)):
        place = stage.place(source.start, source.end)
        group.places.append(place)
        return _speaker(
            group, f"{source.text}: {group.name} and {' and '.join(group.also)}, named together or last", 0.7
        ), group
    if words.determiner in ("definite", "owned", "possessor") or (
        words.determiner == "bare" and words.head and not words.plural
    ):
        form = "plural" if words.plural else {"unnamed": "person", "group": "plural"}.get(words.kind, words.kind)
        ask = replace(
            _ask(stage, statement, form, source.start, memory), gender=words.gender, head=words.head, second=is_second(words.core), noun=words.noun,
            modifiers=_modifiers(words), plural=words.plural, determiner=words.determiner,
            names=bool(re.search(r"\s[A-Z]", words.core)), long=len(words.core) + 2 < len(source.text),
            countries=_countries(source.text, words),
            classes=CLASSES.get(words.noun, frozenset()),
            noun_places=_noun_places(stage.text, words.noun, source.start),
            unnamed=statement.anonymous,
            seen=bool(words.noun) and words.noun in stage.text[max(0, source.start - _LOOKED_BACK) : source.start].casefold(),
        )  # fmt: skip
        previous = stage.sentence(max(0, ask.previous_end - 1))
        ask = replace(ask, noun_by_last=any(stage.sentence(at) == previous for at in ask.noun_places))
        last = ask.previous
        if last is not None and words.determiner == "definite" and not words.plural and _brought_in(last, words.head):
            last.places.append(stage.place(source.start, source.end, pronoun=True))
            last.places.sort(key=lambda p: p.start)
            return _speaker(last, f"{source.text} → {last.name}: brought in just before", 0.85), last
        telling = words.determiner == "definite" and not words.plural and words.head and len(words.core.split()) > 2
        if telling and (before := memory.called.get(source.text.casefold())):
            before.places.append(stage.place(source.start, source.end))
            return _speaker(before, f"{source.text} → {before.name}: called so before", 0.8), before
        # "Ode said the head of the mill had told her that …", "Ode said Tarn's mayor …": another than Ode
        told = statement.cue is not None and _TOLD_THEM.match(stage.text, statement.cue.end)
        another = told or words.determiner == "possessor"
        answer = _choose(stage, ask, source.text, source, words, besides=ask.holder if another else None)
        if telling and answer[1] is not None and answer[1].named:
            memory.called[source.text.casefold()] = answer[1]
        return answer
    return _somebody_new(stage, statement, source, words, memory)


def _brought_in(last: Referent, head: str | None) -> bool:
    """Tell whether whoever spoke last is somebody new of that role without a name: "the colleague", after "one of her former colleagues"."""
    return head in last.heads and not (last.named or last.plural) and not last.name.casefold().startswith("the ")


_TOLD_THEM = re.compile(r"\s(?:him|her|them|me|us)\b")
_OF_WHERE = re.compile(r"\sof\s(?:the\s)?[^,;()“”\"]+")


def _countries(source: str, words: SourceWords) -> frozenset[str]:
    """Return the countries a description names: "the British minister", "the president of Bramland", "the head of British diplomacy"."""
    told = words.core
    if words.kind == "person" and (where := _OF_WHERE.match(source, source.find(words.core) + len(words.core))):
        told += where.group()
    return frozenset(
        c for w in told.split() if (c := country_of(w.strip(".,'’\"“”").removesuffix("’s").removesuffix("'s")))
    )


def _somebody_new(stage: Scene, statement: Statement, source: Span, words: SourceWords, memory: _Memory) -> Answer:
    """Resolve "a leading senator": whoever is named so later, if the text makes that likely, else the description itself."""
    if words.plural or words.kind not in ("person", "unnamed") or not words.head:
        return _as_written(stage, source, words)
    modifiers = _modifiers(words)
    ask = replace(
        _ask(stage, statement, "new", source.start, memory), gender=words.gender, head=words.head, second=is_second(words.core), noun=words.noun, modifiers=modifiers,
        countries=frozenset(c for w in modifiers if (c := country_of(w.title()))), determiner=words.determiner,
        unnamed=statement.anonymous,
    )  # fmt: skip
    pool = later(stage, ask)
    ranked, rest = rank(ask, pool, nobody_features(ask, pool))
    if not ranked or ranked[0].probability <= max(rest, 0.5):
        answer = _as_written(stage, source, words)
        if ranked and isinstance(answer[0], Speaker):
            return replace(answer[0], candidates=_others(ranked, 0)), answer[1]
        return answer
    best = ranked[0]
    best.referent.places.insert(0, stage.place(source.start, source.end))
    how = f"{source.text} → {best.referent.name}: named so later"
    return _speaker(best.referent, how, round(best.probability, 3), _others(ranked, 1)), best.referent


def _noun_places(text: str, noun: str, before: int) -> tuple[int, ...]:
    """Return where a description's noun stands first and last before it."""
    if len(noun) < 3:
        return ()
    floor = max(0, before - _LOOKED_BACK)
    window = text[floor:before].lower()
    stem = noun.removesuffix("s")
    first, last = window.find(stem), window.rfind(noun)
    while first >= 0 and not _begins_word(window, first):
        first = window.find(stem, first + 1)
    if first < 0:
        return ()
    return (floor + first, floor + last) if last > first else (floor + first,)


def _begins_word(text: str, at: int) -> bool:
    return _in_word(text[at]) != (at > 0 and _in_word(text[at - 1]))


def _in_word(letter: str) -> bool:
    return letter.isalnum() or letter == "_"


def _modifiers(words: SourceWords) -> frozenset[str]:
    found = set()
    for word in words.core.split():
        bare = word.strip(".,'’\"")
        if (
            bare.casefold() in ("the", "this", "that", "his", "her", "its", "their", words.noun)
            or bare.casefold() == words.noun
        ):
            continue
        found.add((country_of(bare) or bare).casefold() if bare in DEMONYMS else bare.casefold())
    return frozenset(found)


def _as_written(stage: Scene, source: Span, words: SourceWords) -> Answer:
    """Take the description itself as the speaker: the text names nobody."""
    text = _OWNS.sub("", _CLAUSE.split(source.text)[0].strip(" ,"))
    kind = words.kind
    if (
        not words.head
        and words.core[:1].isupper()
        and source.text == words.core
        and kind in ("person", "unnamed", "group")
    ):
        kind = "person" if len(words.core.split()) > 1 and words.core.istitle() else "organisation"
        text = _untitled(text)
    if kind == "organisation" and re.search(r"[A-Z]", words.core[4:]):
        text = _ARTICLE.sub("", text)
    for referent in stage.nearby(source.start):
        if not referent.named and referent.name.casefold() == text.casefold():
            referent.places.append(stage.place(source.start, source.end))
            return _speaker(referent, "described in the same words before", 0.8), referent
    heads = meanings(words.head) | {words.head} if words.head else frozenset()
    referent = referent_of(
        text, kind, [stage.place(source.start, source.end)], (text,), words.gender, heads, named=False
    )
    referent.plural = words.plural
    stage.referents.append(referent)
    return Speaker(text, "as described: the text gives no name", 0.85, (), kind), referent


def _untitled(text: str) -> str:
    words = text.split()
    while len(words) > 1 and words[0] in HONORIFICS:
        words.pop(0)
    return " ".join(words)


def _unsigned(stage: Scene, statement: Statement, memory: _Memory) -> Answer:
    if statement.cue is not None and statement.source is None and _ASKED.fullmatch(statement.cue.text):
        return Unresolved("asked by somebody the text does not name"), None
    if statement.cue is not None and statement.source is None and TOLD_TO.search(statement.cue.text):
        return Unresolved("told by somebody the text does not name"), None
    cued = statement.cue is not None and statement.kind != "direct"
    ask = _ask(stage, statement, "implied" if cued else "none", statement.content.start, memory)
    ask = replace(ask, quotation=-1 if statement.within is None else ask.quotation)
    if ask.previous is None and not stage.referents:
        return None, None
    return _choose(stage, ask, "no source", None)


def _choose(
    stage: Scene,
    ask: Ask,
    words: str,
    source: Span | None,
    described: SourceWords | None = None,
    *,
    besides: Referent | None = None,
) -> Answer:
    """Return the likeliest of the candidates, or what is left open; `besides`: who it cannot be."""
    pool = candidates(stage, ask, _KINDS[ask.form])
    if source is not None and described is None:
        pool = [(r, f) for r, f in pool if r.before(ask.at, ask.quotation) is not None or "later in sentence" in f]
    if ask.form in _OF_OTHERS and ask.holder_direct and ask.holder is not None:
        pool = [
            (r, f) for r, f in pool if r is not ask.holder
        ]  # who speaks in quotation marks says "I", not "he", of themselves
    spared = any(r is besides for r, _ in pool)  # then another is meant only where the text says so
    pool = [(r, f) for r, f in pool if r is not besides]
    if ask.form == "he" and not ask.plural:
        pool = [(r, f) for r, f in pool if not (r.plural and not r.named)]  # "he" is none of the aides
    if ask.form == "organisation":
        pool = [(r, f) for r, f in pool if r.kind != "person" or not r.shown]
        if ask.holder_direct and ask.holder is not None and "media" in ask.holder.classes - ask.classes:
            pool = [(r, f) for r, f in pool if r is not ask.holder]  # a newspaper's words: "the company" is another
    if (
        ask.gender
        and source is not None
        and described is None
        and any(f.get("gender", 0.0) > -_OTHER_GENDER for _, f in pool)
    ):
        pool = [(r, f) for r, f in pool if f.get("gender", 0.0) > _OTHER_GENDER]
    if ask.form == "organisation" and ask.countries:
        pool = [(r, f) for r, f in pool if not r.countries or r.countries & ask.countries]  # another country's ministry
    if described is not None and source is not None and ask.form != "person":
        called = _called_after(stage, source, described)
        pool = [(r, f) for r, f in pool if called <= r.words] if called else pool
        pool = [(r, f) for r, f in pool if not _told_apart(r, ask)]
    nobody = nobody_features(ask, pool) if described is not None else None
    ranked, rest = rank(ask, pool, nobody)
    if (
        described is not None
        and source is not None
        and (not ranked or rest >= ranked[0].probability or _unfounded(ask, ranked[0], surely=spared))
    ):
        speaker, referent = _as_written(stage, source, described)
        if isinstance(speaker, Speaker):
            others = _others(ranked, 0)
            sure = min(max(rest, 0.3), _SUREST) if ranked else speaker.confidence
            speaker = replace(speaker, confidence=round(sure, 3), candidates=others)
        return speaker, referent
    if not ranked:
        return Unresolved(f"{words}: nobody it could mean is named before", ()), None
    best = ranked[0]
    if len(ranked) > 1 and best.probability - ranked[1].probability < _TOO_CLOSE:
        both = tuple(Candidate(r.referent.name, round(r.probability, 3), _reason(r)) for r in ranked[:3])
        return Unresolved(f"{words}: could be {both[0].name} or {both[1].name}", both), None
    others = _others(ranked, 1)
    how = f"{words} → {best.referent.name}: {_reason(best)}"
    if others:
        how += "; also possible: " + ", ".join(c.name for c in others)
    if source is not None:
        place = stage.place(source.start, source.end, pronoun=True)
        best.referent.places.append(place)
        best.referent.places.sort(key=lambda p: p.start)
        if best.referent.gender is None and ask.gender and best.probability > 0.8:
            best.referent.gender = ask.gender
    return _speaker(best.referent, how, round(min(best.probability, _SUREST), 3), others), best.referent


def _told_apart(one: Referent, ask: Ask) -> bool:
    """Tell whether somebody without a name is another by the words they are described in: "Tarn's mill board", "Bram's river board"."""
    if one.named or not one.words or ask.noun not in one.words or not ask.modifiers:
        return False
    own, asked = ({_OWNS.sub("", word) for word in words} for words in (one.words, ask.modifiers))
    own -= {ask.noun, *_ARTICLES}
    return bool(own - asked) and bool(asked - own)


_ARTICLES = frozenset(("the", "a", "an", "of", "its", "his", "her", "their"))


def _called_after(stage: Scene, source: Span, described: SourceWords) -> frozenset[str]:
    """Return the surname of the person a body or a paper is called after: "the Ode administration"; empty: it is called after nobody."""
    end = source.start + source.text.find(described.core) + len(described.core)
    people = [r for start, last, r in stage.mentions_in(source.start, end) if r.kind == "person" and last < end]
    return frozenset(people[0].name.casefold().split()[-1:]) if people else frozenset()


def _unfounded(ask: Ask, best: Ranked, *, surely: bool = False) -> bool:
    """Tell whether nothing but its place in the text speaks for the likeliest one a description could mean."""
    least = 0.5 if ask.form == "organisation" and ask.determiner == "owned" else _LIKELY.get(ask.form, 0.0)
    if ask.head in KIN and "role" not in best.features:
        return True  # "their sister" is no minister
    named_before = not any(key.startswith("named ") for key in best.features)
    if ask.form == "person" and ask.determiner == "possessor" and named_before and "role differs" in best.features:
        least = _OF_ANOTHER_ROLE
    if best.probability >= least and not surely:
        return False
    return not any(key.startswith(_EVIDENCE) for key in best.features if key not in _AGAINST)


_OTHER_GENDER = -0.75  # from here on down titles, given name and pronouns agree that it is of the other
_OF_ANOTHER_ROLE = 0.6  # "Tarn's minister" is hardly the lawmaker
_LIKELY = {"person": 0.3, "document": 0.45}
_EVIDENCE = (
    "role",
    "noun in name",
    "class",
    "owner",
    "modifiers",
    "country",
    "beside the noun",
    "spoke last in it",
    "named later, role",
)
_AGAINST = frozenset(("role differs", "class differs", "modifiers differ", "country differs"))


def _others(ranked: Sequence[Ranked], skip: int) -> tuple[Candidate, ...]:
    return tuple(
        Candidate(r.referent.name, round(r.probability, 3), _reason(r))
        for r in ranked[skip : skip + 3]
        if r.probability >= 0.05
    )


def _speaker(referent: Referent, how: str, confidence: float, others: tuple[Candidate, ...] = ()) -> Speaker:
    kind = "organisation" if referent.kind == "place" else referent.kind
    return Speaker(referent.name, how, confidence, others, kind, referent.also)


_REASONS = (
    ("role in the same word", "the text gives them this role"),
    ("role", "the text gives them such a role"),
    ("noun in name", "the word is part of the name"),
    ("quoted last, continues", "the quotation before goes on"),
    ("subject, sentences 0", "subject of the same sentence"),
    ("subject, sentences 1", "subject of the previous sentence"),
    ("spoke last", "spoke last"),
    ("sentences 0", "named in the same sentence"),
    ("sentences 1", "named in the previous sentence"),
    ("same paragraph", "named in the same paragraph"),
    ("paragraph before", "named in the paragraph before"),
    ("quoted", "named only in a quotation"),
)


def _reason(ranked: Ranked) -> str:
    return next((reason for key, reason in _REASONS if key in ranked.features), "named earlier")
