"""Utterances: statements that report one act of speech, in whatever words and translation."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import combinations

import numpy as np

from onrecord.linking.differences import changed_meaning
from onrecord.linking.features import YEAR, ArticleFeatures, StatementFeatures, day_number
from onrecord.linking.grouping import FREE, Constraints, agglomerate
from onrecord.linking.keys import keys_in, weeks
from onrecord.linking.similarity import Wordage, alike, held, holds, likenesses, may_hold, wordage
from onrecord.linking.spelling import parts, same_body, same_person, skeleton, surname
from onrecord.linking.store import Pair, Posting, article_of
from onrecord.linking.wording import DENYING
from onrecord.records import Utterance, Wording

SPACE = "utterance"
_WORD = re.compile(r"[^\W_]")  # "ja", "7"; not "…"
WINDOW = 10  # days between two reports of one speech in different words
_CUT = 0.55  # mean likeness of wordings from which they are one utterance; see docs/decisions on linking
_CUT_WORDS = 0.52  # the same where there are no embeddings
_FLOOR = 0.40  # likeness below which a pair is not kept
_HELD = 0.85  # share of a wording's word runs in another from which it was cut out of it
_SIZE = 0.7  # share of the longer wording's words from which two are of a size
_TELLING = 3  # stems filed with the speaker and week
_SHORT = 12.0  # summed weight of telling words below which a wording is a fragment: two or three words of meaning
_FRAGMENT_DAYS = 3  # a fragment is taken for part of a longer quotation only when printed so near it
_TELLING_FRAGMENT = 4.0  # likewise where the day of the year is known and the year is not: less could be said any year
_AROUND_FRAGMENT = (-_FRAGMENT_DAYS - 1, _FRAGMENT_DAYS + 1)  # a day more: not every year has its 29 February
_YEARS = range(1950, 2101)  # that are gone through for such a one
_VERBATIM = 8  # words, with those of the cue where it is the same, from which the same within days are one act of speech though one outlet names a group
_MANY_WORDS = 8  # from which the same words, or nearly, are one act of speech, plain as they are and whatever the days
_LEADING = re.compile(r"^\W*that\s+(?=\W?\w+\s+\w)", re.IGNORECASE)  # "that “nobody was refused”"
_MANY = 2000  # wordings of one component up to which all are compared with all
_NOTHING = 0.05  # likeness that counts as none
_ALMOST = 0.85  # likeness of wordings that differ in a word or two
_PLAIN = 0.75  # likeness by words alone that needs no more evidence
_COMMON = 3  # words of meaning that wordings must share below it, where there are no embeddings
_TWICE = 0.8  # likeness from which two quotations of one article are one sentence printed twice
_WORDS = 3  # of an outlet's own that may be part of what was said; fewer, "praised Ode", are what was spoken of
_NOBODY = "?"  # key of speakers who are not named
_QUOTED = frozenset({"direct", "mixed"})
_UNNAMED = 0.12  # what likeness must have more where a speaker is not named


def item(features: ArticleFeatures, statement: StatementFeatures) -> str:
    """Return the item of a statement in the utterance space."""
    return f"{features.article} {statement.id}"


def spoken(features: ArticleFeatures) -> list[StatementFeatures]:
    """Return the statements of an article that report speech in words that can be compared."""
    return [s for s in features.statements if s.act == "speech" and _WORD.search(s.text)]


def postings(features: ArticleFeatures) -> list[Posting]:
    """Return where the statements of an article are filed.

    Under their telling runs of four words, whoever said them and whenever; under a sample of the other runs with the days around
    publication; and under their most telling words with the speaker and those days.
    """
    found = []
    bucket, around = weeks(features.day, WINDOW)
    at = around.index(bucket)
    yearless = _yearless(features.of_year)
    for statement in spoken(features):
        name, words = item(features, statement), wordage(statement.text)
        if len(words.tokens) >= 4:
            found += [Posting(SPACE, name, h, (h,)) for h in sorted(words.telling_runs)]
            if features.day is not None:  # where the day is not known such a run tells nothing
                others = sorted(words.runs - words.telling_runs)
                found += [_around(name, around, at, "run", h) for h in others if h % 2 == 0]
        who = _speaker_key(statement.speaker)
        best = sorted(words.stems, key=lambda s: (-words.stems[s], s))[: _TELLING + 2]
        days = (*around, *yearless) if features.day is not None and who != _NOBODY else around
        # Articles without a day share one bucket: there two words are asked for, not one, of speakers who are not named.
        two = features.day is None and who == _NOBODY and len(best) > 1
        filed = combinations(sorted(best), 2) if two else zip(best, strict=True)
        found += [_around(name, days, at, who, *stems) for stems in filed]
        if features.day is None and features.of_year is not None and who != _NOBODY and _is_fragment(statement, words):
            wanted = (yearless[0], *_in_any_year(features.of_year))
            found += [_around(name, wanted, 0, who, stemmed) for stemmed in best]
    return found


def _yearless(day: int | None) -> tuple[str, ...]:
    """Return the buckets in which fragments of that day of the year are filed, whatever the year, and of days near it; its own first."""
    if day is None:
        return ()
    near = [((day + apart) % YEAR) // WINDOW for apart in (0, *_AROUND_FRAGMENT)]
    return tuple(f"any {bucket}" for bucket in dict.fromkeys(near))


@lru_cache(maxsize=64)
def _in_any_year(day: int) -> tuple[str, ...]:
    """Return the buckets of days around a day of the year, in every year."""
    return tuple(
        str(bucket)
        for year in _YEARS
        for bucket in sorted({(_first_of(year) + day + apart) // WINDOW for apart in _AROUND_FRAGMENT})
    )


def _first_of(year: int) -> int:
    return day_number(f"{year}-01-01") or 0


def _is_fragment(statement: StatementFeatures, words: Wordage) -> bool:
    """Tell whether a quotation is so short that only who said it and when tell what it is of."""
    return statement.kind in _QUOTED and len(words.tokens) < _MANY_WORDS and words.telling >= _TELLING_FRAGMENT


def _around(item_: str, around: Sequence[str], at: int, *what: object) -> Posting:
    """Return where an item is filed for `what` in the days `around[at]`, to be looked for in all of `around`."""
    keys = keys_in(what, around)
    return Posting(SPACE, item_, keys[at], keys)


def compare(one: ArticleFeatures, a: StatementFeatures, other: ArticleFeatures, b: StatementFeatures) -> Pair | None:
    """Return the pair when two statements may report one act of speech; else None.

    `relation` is "held" where the shorter is cut out of the longer word for word, else "alike".
    """
    if _one_print(one, a, other, b):
        return None
    agreed = _speakers(a, b)
    if agreed == 0.0 or _unsaid(a) != _unsaid(b):
        return None
    first, second = sorted((item(one, a), item(other, b)))
    long, short = (a, b) if len(a.text) >= len(b.text) else (b, a)
    cut = _LEADING.sub("", short.text)
    whole, part = wordage(long.text), wordage(cut)
    apart = _days_apart(one, other)
    near = apart is not None and apart <= _FRAGMENT_DAYS
    if may_hold(whole, part, _HELD) and max(holds(whole, part), held(long.text, cut)) >= _HELD:
        if near and part.tokens == whole.tokens and len(part.tokens) + _told_alike(a, b) >= _VERBATIM:
            return Pair(first, second, 0.9, "held", ("the same words, within days",))
        if part.telling >= _SHORT and len(part.tokens) >= 6 and (agreed == 1.0 or len(part.tokens) >= 8):
            return Pair(first, second, 0.95, "held", ("the same words",))
        if agreed == 1.0 and apart is None and len(part.tokens) >= _MANY_WORDS:
            return Pair(first, second, 0.9, "held", ("the same words",))
        if agreed == 1.0 and near and part.telling >= 2.0 and (short.kind in _QUOTED or len(part.tokens) >= _WORDS):
            return Pair(first, second, 0.8, "held", ("part of the same words, within days",))
        if agreed == 1.0 and apart is None and _is_fragment(short, part) and _one_time_of_year(one, other):
            return Pair(first, second, 0.75, "held", ("part of the same words, within days of some year",))
        return None
    if (apart is not None and apart > WINDOW) or _said_apart(a, b):
        return None
    score = alike(a, b) - (0.0 if agreed == 1.0 else _UNNAMED)
    if not (a.vector and b.vector) and score < _PLAIN and sum(w >= 0.15 for w in _common(whole, part)) < _COMMON:
        return None
    almost = score >= _ALMOST and len(part.tokens) >= _MANY_WORDS
    if part.telling < _SHORT and (score < _CUT or not (near or almost) or agreed < 1.0):
        return None
    if whole.numbers and part.numbers and not whole.numbers & part.numbers and score < 0.8:
        score -= 0.15
    if score < _FLOOR or not _tells(one, a, other, b, score):
        return None
    return Pair(first, second, round(score, 4), "alike", (f"likeness of the wordings {score:.2f}",))


def _one_print(one: ArticleFeatures, a: StatementFeatures, other: ArticleFeatures, b: StatementFeatures) -> bool:
    """Tell whether two statements share the words on the page: one, or one inside the other, which tells nothing a second time."""
    return one.article == other.article and a.start < b.end and b.start < a.end


def _days_apart(one: ArticleFeatures, other: ArticleFeatures) -> int | None:
    """Return how many days lie between two articles; None where that is not known: they may be years apart."""
    if one.article == other.article:
        return 0
    return abs(one.day - other.day) if one.day is not None and other.day is not None else None


def _one_time_of_year(one: ArticleFeatures, other: ArticleFeatures) -> bool:
    """Tell whether two articles are of the same days of a year, as far as they tell."""
    if one.of_year is None or other.of_year is None:
        return False
    apart = abs(one.of_year - other.of_year)
    return min(apart, YEAR - apart) <= _FRAGMENT_DAYS


def _tells(
    one: ArticleFeatures, a: StatementFeatures, other: ArticleFeatures, b: StatementFeatures, score: float
) -> bool:
    """Tell whether likeness is enough for two statements of these articles.

    One article quotes a sentence once: two quotations in it that are somewhat alike are two sentences. And where nothing is known of the days,
    quotations tell, or outlets' own words that are nearly the same.
    """
    if _one_print(one, a, other, b):
        return False
    if one.article == other.article:
        return score >= _TWICE or not a.kind == b.kind == "direct"
    return score >= _PLAIN or {a.kind, b.kind} <= _QUOTED or _days_apart(one, other) is not None


def _told_alike(a: StatementFeatures, b: StatementFeatures) -> int:
    """Return of how many words the cue is that both statements have: two prints of one text."""
    one, other = wordage(a.cue or "").tokens, wordage(b.cue or "").tokens
    return len(one) if one == other else 0


def _unsaid(statement: StatementFeatures) -> bool:
    """Tell whether the words are what the speaker says is not so: "denied that the barge leaked". "That is untrue" was said."""
    return statement.denies and statement.kind == "indirect" and DENYING.search(statement.cue or "") is not None


def _common(one: Wordage, other: Wordage) -> list[float]:
    """Return the weights of the stems that two wordings share."""
    return [weight for stemmed, weight in one.stems.items() if stemmed in other.stems]


def groups(
    members: Sequence[str],
    pairs: Sequence[Pair],
    features: Mapping[str, ArticleFeatures],
    constraints: Constraints = FREE,
) -> list[tuple[str, ...]]:
    """Return the members of one component as utterances.

    First the wordings that no other holds are grouped by average linkage of their likeness; then each wording cut out of a
    longer one goes to the utterance of the one it was cut from, the nearest in time where several hold it.
    """
    statements = {m: features[article_of(m)].statement(m.partition(" ")[2]) for m in members}
    inside = set(members)
    whole_of: dict[str, list[tuple[float, int, int, str]]] = {}
    scores: dict[tuple[str, str], float] = {}
    for pair in pairs:
        if pair.a not in inside or pair.b not in inside:
            continue
        if pair.relation == "held" and not _of_a_size(statements[pair.a], statements[pair.b]):
            long, short = _by_length(pair.a, pair.b, statements)
            apart = _apart(features[article_of(long)], features[article_of(short)])
            whole_of.setdefault(short, []).append((-pair.score, apart, -len(statements[long].text), long))
        else:
            scores[pair.a, pair.b] = pair.score
    free = [m for m in members if m not in whole_of]
    embedded = all(statements[m].vector for m in free)
    if len(free) > 2:
        scores = _all_scores(free, scores, statements, features)

    def allowed(one: Sequence[str], other: Sequence[str]) -> bool:
        return all(_speakers(statements[x], statements[y]) > 0 for x in one[:8] for y in other[:8])

    found = agglomerate(free, scores, cut=_CUT if embedded else _CUT_WORDS, constraints=constraints, allowed=allowed)
    home = {m: n for n, held_ in enumerate(found) for m in held_}
    made = [list(held_) for held_ in found]
    for short in sorted(whole_of, key=lambda m: (-len(statements[m].text), m)):
        options = [w for *_, w in sorted(whole_of[short]) if w in home]
        at = next((home[w] for w in options if not constraints.forbids([short], made[home[w]])), None)
        if at is None:
            at = len(made)
            made.append([])
        made[at].append(short)
        home[short] = at
    return _joined(made, constraints)


def utterance(
    ident: str,
    members: Sequence[str],
    pairs: Sequence[Pair],
    features: Mapping[str, ArticleFeatures],
    lineage_of: Mapping[str, str],
    *,
    entity: tuple[str, str] | None = None,
) -> Utterance:
    """Return the record of one group: every wording against the fullest, first published first.

    `lineage_of` gives the id of the lineage of each member's article; `entity` is the id and name the speaker is taken for.
    """
    order = sorted(members, key=lambda m: _when(m, features))
    statements = {m: features[article_of(m)].statement(m.partition(" ")[2]) for m in members}
    fullest = _fullest(order, statements)
    wordings = tuple(_wording(m, statements[m], fullest, statements[fullest]) for m in order)
    origins, independence = independent([article_of(m) for m in order], lineage_of, features)
    names = sorted({s.speaker for s in statements.values() if s.speaker}, key=lambda n: (-len(n), n))
    said = {s.said for s in statements.values() if s.said}
    inner = [p for p in pairs if p.a in statements and p.b in statements]
    return Utterance(
        id=ident,
        speaker=entity[1] if entity else (names[0] if names else None),
        entity=entity[0] if entity else None,
        wordings=wordings,
        first=statements[order[0]].id,
        said=said.pop() if len(said) == 1 else None,
        origins=origins,
        independence=independence,  # type: ignore[arg-type]
        score=min((p.score for p in inner), default=1.0),
        evidence=tuple(sorted({e for p in inner[:50] for e in p.evidence if "likeness" not in e})),
    )


def independent(
    articles: Sequence[str], lineage_of: Mapping[str, str], features: Mapping[str, ArticleFeatures]
) -> tuple[int, str]:
    """Return how many originals stand behind `articles`, and whether that they are independent is established.

    It is not where two lineages credit one agency: the texts share nothing, but the source may be one.
    """
    lineages = {lineage_of.get(a, a) for a in articles}
    agencies: dict[str, set[str]] = {}
    for article in articles:
        for agency in features[article].agencies if article in features else ():
            agencies.setdefault(agency.casefold(), set()).add(lineage_of.get(article, article))
    shared = any(len(held_) > 1 for held_ in agencies.values())
    return len(lineages), "not established" if shared else "established"


@lru_cache(maxsize=4096)  # one speaks many times, and is compared with many
def _speaker_key(name: str | None) -> str:
    if not name or name[:1].islower() or name.lower().startswith("the "):
        return _NOBODY
    return skeleton(surname(parts(name))) if parts(name) else _NOBODY


def _speakers(a: StatementFeatures, b: StatementFeatures) -> float:
    """Return 1 when two statements' speakers agree, a half when one is not named, 0 when they differ."""
    if _NOBODY in (_speaker_key(a.speaker), _speaker_key(b.speaker)):
        if a.speaker and b.speaker and parts(a.speaker) == parts(b.speaker):
            return 1.0
        return 0.5
    one, other = a.speaker or "", b.speaker or ""
    if same_person(one, other)[0] >= 0.5 or same_body(one, other)[0] >= 0.8:
        return 1.0
    if {*a.also} & {other} or {*b.also} & {one}:
        return 1.0
    kinds = {a.speaker_kind, b.speaker_kind}
    return 0.5 if kinds >= {"person", "organisation"} else 0.0


def _said_apart(a: StatementFeatures, b: StatementFeatures) -> bool:
    one, other = day_number(a.said), day_number(b.said)
    return one is not None and other is not None and abs(one - other) > 1


def _apart(one: ArticleFeatures, other: ArticleFeatures) -> int:
    return abs(one.day - other.day) if one.day is not None and other.day is not None else 10**6


def _by_length(a: str, b: str, statements: Mapping[str, StatementFeatures]) -> tuple[str, str]:
    """Return the two items, the longer wording first; of equals the smaller id counts as the longer."""
    size_a, size_b = len(wordage(statements[a].text).tokens), len(wordage(statements[b].text).tokens)
    if size_a != size_b:
        return (a, b) if size_a > size_b else (b, a)
    return (a, b) if a < b else (b, a)


def _of_a_size(a: StatementFeatures, b: StatementFeatures) -> bool:
    """Tell whether two wordings are of nearly one length, so that likeness tells more than that one holds the other."""
    sizes = sorted((len(wordage(a.text).tokens), len(wordage(b.text).tokens)))
    return sizes[0] >= _SIZE * sizes[1]


def _all_scores(
    items: Sequence[str],
    known: Mapping[tuple[str, str], float],
    statements: Mapping[str, StatementFeatures],
    features: Mapping[str, ArticleFeatures],
) -> dict[tuple[str, str], float]:
    """Return the likeness of all pairs of a component, those not met as candidates included; large ones as they are."""
    if len(items) > _MANY:
        return dict(known)
    matrix = likenesses([statements[m] for m in items])
    out = {}
    for at, other in zip(*np.nonzero(np.triu(matrix, 1) >= _NOTHING), strict=True):
        one, two = items[at], items[other]
        if _tells(
            features[article_of(one)], statements[one], features[article_of(two)], statements[two], matrix[at, other]
        ):
            out[(one, two) if one < two else (two, one)] = float(matrix[at, other])
    return {**out, **known}


def _joined(made: Sequence[Sequence[str]], constraints: Constraints) -> list[tuple[str, ...]]:
    """Put together the groups that hold items a person said belong together."""
    home = {m: n for n, held_ in enumerate(made) for m in held_}
    parent = list(range(len(made)))

    def root(at: int) -> int:
        while parent[at] != at:
            at = parent[at]
        return at

    for a, b in constraints.together:
        if a in home and b in home:
            one, other = sorted((root(home[a]), root(home[b])))
            parent[other] = one
    out: dict[int, list[str]] = {}
    for at, held_ in enumerate(made):
        out.setdefault(root(at), []).extend(held_)
    return sorted(tuple(sorted(held_)) for held_ in out.values() if held_)


def _when(member: str, features: Mapping[str, ArticleFeatures]) -> tuple[int, str]:
    one = features[article_of(member)]
    return (one.day if one.day is not None else 10**7, member)


def _fullest(order: Sequence[str], statements: Mapping[str, StatementFeatures]) -> str:
    """Return the member with the longest wording, those printed as quotations before others, the first of several."""
    if len(order) == 1:  # nearly all: nothing to weigh
        return order[0]
    sizes = {m: (_printed(statements[m]), len(wordage(statements[m].text).tokens)) for m in order}
    return max(order, key=sizes.__getitem__)


def _printed(statement: StatementFeatures) -> int:
    return {"direct": 2, "mixed": 1}.get(statement.kind, 0)


def _wording(member: str, statement: StatementFeatures, fullest: str, full: StatementFeatures) -> Wording:
    flag = None
    if member == fullest:
        relation, score = "fullest", 1.0
    elif wordage(statement.text).tokens == wordage(full.text).tokens:
        relation, score = "verbatim", 1.0
    else:
        score = alike(statement, full)
        if statement.kind != "indirect" and full.kind != "indirect":
            flag = changed_meaning(full.text, statement.text)
        if flag:
            relation = "changed"
        elif held(full.text, statement.text) >= _HELD:
            relation = "trimmed"
        else:
            relation = "translation" if statement.kind == full.kind == "direct" else "paraphrase"
    return Wording(
        statement=statement.id,
        article=article_of(member),
        text=statement.text,
        similarity=round(float(np.clip(score, 0.0, 1.0)), 4),
        relation=relation,  # type: ignore[arg-type]
        flag=flag,
    )
