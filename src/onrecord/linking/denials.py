"""Denials: which statements a statement rejects."""

import itertools
import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from onrecord.linking.features import ArticleFeatures, StatementFeatures
from onrecord.linking.similarity import alike, wordage
from onrecord.linking.spelling import parts, same_body, same_person
from onrecord.linking.wording import DENYING, NEGATIONS, stem, telling, tokens, weight
from onrecord.records import Conflict, Denial

_NEAR = 0.30  # likeness of a denied claim to the words of the denial, negations left out
_ACROSS = 0.42  # the same for a claim in another article
_UNDATED = 0.6  # the same where one of the two is not dated: they may be years apart
_BEFORE = 6  # statements before a denial among which the claim it points at is looked for
_ACCUSING = re.compile(r"\b(?:accus|alleg|blam)\w+", re.IGNORECASE)
_ROOT = 4  # letters by which "warn" is "warned"
_WINDOW = 21  # days from a claim to its denial
# "denies such facts", "rejected the accusations", "That is untrue": what is denied stands before.
_POINTING = re.compile(
    r"\b(?:such|these|those|this|that|it|the|all|any|both)\s+(?:\w+\s+)?(?:facts?|claims?|allegations?|accusations?|reports?|charges?|rumou?rs?"
    r"|assertions?|suggestions?|statements?)\b|^\W*(?:that|this|it|these|those|they)\b[^.]{0,60}\b(?:untrue|false|a lie|lies|nonsense|fake|wrong"
    r"|baseless|unfounded|not true|fabricat\w+|absurd)|\b(?:nonsense|untrue|a lie|baseless|unfounded|fabricat\w+)\b",
    re.IGNORECASE,
)
# "X rejected Y's accusation that", "denied a report by Y"
_ACCUSER = re.compile(
    r"(?P<who>[A-Z][\w'’.-]+(?:\s+[A-Z][\w'’.-]+){0,3})['’]s?\s+(?:\w+\s+)?(?:accusations?|allegations?|claims?|charges?|assertions?|statements?|suggestions?|report)"
)
# Who keeps silent denies nothing: "declined to comment", "would not say whether", "did not repeat the accusation".
_SILENT = re.compile(
    r"\b(?:declin|refus)\w*\b|\b(?:not|never)\b.{0,20}?\b(?:comment|say|answer|respond|reply|discuss|elaborate|repeat|confirm|withdr[ae]wn?|withdraw"
    r"|disclose|name|identify|specify)|n['’]t (?:comment|say|answer|respond|reply|discuss|elaborate|repeat|confirm)",
    re.IGNORECASE,
)
_DENY = re.compile(r"\bden(?:y|ies|ied|ying)\b", re.IGNORECASE)
# "denied Odell the ferry", "deny foreign ships access"; not "denied the charges", "denies Ottla Varesh was there"
_WITHHELD = re.compile(
    r"(?:the )?(?:(?:[A-Z][\w'’-]+|them|him|her|us) ){1,3}(?:[a-z]+s )?(?:the|an?|any|its|their|access|entry|visas?|permission|rights?)\b"
    r"|(?:an?|the|his|her|its|their)?\s*(?:[\w'’-]+ ){0,2}(?:attempt|request|motion|petition|appeal|application|bid|permit|visa|entry|access|bail"
    r"|parole|stay)s?\b"
)
_SAID = re.compile(
    r"\b(?:claim|accusation|allegation|report|charge|comment|remark|statement|assertion|suggestion|rumou?r|idea|notion|criticism|evidence"
    r"|figure|finding|argument|version|account|warning|stor(?:y|ies))s?\b",
    re.IGNORECASE,
)
_FALSE = re.compile(
    r"\b(?:false\w*|untrue|wrong|lie[sd]?|lying|hoax|baseless|unfounded|fabricat\w+|debunk\w*|incorrect|inaccurate|myth|fiction|absurd)\b",
    re.IGNORECASE,
)
_THAT = re.compile(r"\W*that\b", re.IGNORECASE)


def denials(
    articles: Sequence[ArticleFeatures],
    utterance_of: Mapping[str, Sequence[str]],
    decided: Mapping[str, tuple[bool, tuple[str, ...]]],
) -> list[Denial]:
    """Return the denials among the statements of one story's articles, each with what it denies, sorted by statement.

    `utterance_of` gives, for a statement id, all statements that report the same words, so that a denial of one is a denial of
    all. `decided` is what people said: statement id -> (denies, statement ids denied; none given: found as for others).
    """
    claims = [(one, s) for one in articles for s in one.statements]
    found: list[Denial] = []
    for one in articles:
        told: dict[str, tuple[str, ...]] = {}  # denials of this article -> what they deny
        for at, statement in enumerate(one.statements):
            judged, chosen = statement.id in decided, decided.get(statement.id, (True, ()))[1]
            if not statement.denies or (not judged and not _may_deny(statement)):
                continue
            if chosen:
                every = _widened(chosen, utterance_of, statement.id)
                found.append(Denial(statement.id, every, statement.speaker, 1.0, ("judged",)))
                continue
            of, score, why = _denied(one, at, statement, claims, told)
            told[statement.id] = of
            if of or judged or _rejects(statement):
                every = _widened(of, utterance_of, statement.id)
                found.append(Denial(statement.id, every, statement.speaker, round(score, 4), why))
    return sorted(found, key=lambda d: d.statement)


def _may_deny(statement: StatementFeatures) -> bool:
    """Tell whether there is a word that denies, negates or points at something said; who keeps silent denies nothing."""
    cue = statement.cue or ""
    if _SILENT.search(cue):
        return False
    if DENYING.search(cue) or _POINTING.search(statement.text) or _FALSE.search(statement.text):
        return True
    return any(word in NEGATIONS or word.endswith("n't") for word in tokens(f"{cue} {statement.text}"))


def _rejects(statement: StatementFeatures) -> bool:
    """Tell whether the words alone show a denial, though nothing on the record is what it denies.

    Who rejects a plan or denies somebody a visa gainsays nothing: what is rejected must be something said, what is denied no gift.
    """
    cue = statement.cue or ""
    if _POINTING.search(statement.text):
        return True
    if _DENY.search(cue):
        return not _WITHHELD.match(statement.text)
    return bool(DENYING.search(cue) and (_SAID.search(statement.text) or _THAT.match(statement.text)))


def contradictions(
    articles: Sequence[ArticleFeatures], utterances: Iterable[Sequence[str]], seen: set[tuple[str, str]]
) -> list[Conflict]:
    """Return the pairs of statements of one story that say and gainsay one thing: alike but for a negation.

    `utterances` are groups of statement ids, of which the first stands for all; pairs in `seen` (denials) are left out.
    """
    by_id = {s.id: (one, s) for one in articles for s in one.statements}
    spoken = [by_id[group[0]][1] for group in utterances if group and group[0] in by_id and by_id[group[0]][1].speaker]
    words = [(s, wordage(s.text)) for s in spoken]
    negated = [s for s, w in words if w.telling >= 12 and w.negations]
    plain = [s for s, w in words if w.telling >= 12 and not w.negations]
    named = frozenset(s for one in articles for s in _name_stems(one))
    found = []
    for a in negated:
        for b in plain:
            if len(_claim_words(a.text) & _claim_words(b.text)) < 2 or _same_speaker(a.speaker or "", b.speaker or ""):
                continue
            score = _claim_alike(a, b) if _gainsays(a.text, b.text, named) else 0.0
            pair = (min(a.id, b.id), max(a.id, b.id))
            if score >= 0.6 and pair not in seen:
                found.append(Conflict("polarity", *pair, round(score, 4), ("the same claim, once with a negation",)))
    return sorted(found, key=lambda c: (c.one, c.other))


def _gainsays(negated: str, plain: str, names: frozenset[str] = frozenset()) -> bool:
    """Tell whether what a negation of one claim stands before is in the other: "did not warn the towns", "warned the towns".

    Two words of meaning that follow the negation, one at least no name, must follow each other in the other claim.
    """
    words, other = tokens(negated), _meant(tokens(plain))
    pairs = {(one[:_ROOT], two[:_ROOT]) for one, two in itertools.pairwise(other)}
    for at, word in enumerate(words):
        if word in NEGATIONS or word.endswith("n't"):
            after = _meant(words[at + 1 :])[:2]
            if len(after) == 2 and not names.issuperset(after) and tuple(s[:_ROOT] for s in after) in pairs:
                return True
    return False


def _meant(words: Sequence[str]) -> list[str]:
    return [s for s in map(stem, words) if weight(s) >= 1.0]


def _denied(
    one: ArticleFeatures,
    at: int,
    denial: StatementFeatures,
    claims: Sequence[tuple[ArticleFeatures, StatementFeatures]],
    told: Mapping[str, tuple[str, ...]],
) -> tuple[tuple[str, ...], float, tuple[str, ...]]:
    """Return the statements denied, how sure, and why. `told` gives what the denials before it in the article deny."""
    near = _scored(denial, [s for s in one.statements if not _overlap(s, denial)], _NEAR)
    others = [(o, s) for o, s in claims if o is not one and _before(o, one)]
    across = _scored(denial, [s for o, s in others if _dated(o, one)], _ACROSS)
    across += _scored(denial, [s for o, s in others if not _dated(o, one)], _UNDATED)
    named = _name_stems(one)
    texts = {s.id: s.text for _, s in claims}
    found = [(score, ident) for score, ident in (*near, *across) if _about_one_thing(denial.text, texts[ident], named)]
    best = sorted(found, key=lambda f: (-f[0], f[1]))
    if best:
        top = best[0][0]
        kept = [ident for score, ident in best if score >= max(top - 0.12, _NEAR)][:5]
        return tuple(kept), min(1.0, top + 0.3), ("the claim in its own words",)
    pointing = _POINTING.search(denial.text) is not None
    same = told.get(one.statements[at - 1].id, ()) if pointing and at else ()
    if same:
        return same, 0.6, ("goes on with the denial before it",)
    before = _claim_before(one, at, denial)
    if before is not None and pointing:
        return (before.id,), 0.6, ("points at the claim before it",)
    return (), 0.5, ("what it denies is not on the record",)


def _dated(claim: ArticleFeatures, denial: ArticleFeatures) -> bool:
    return claim.day is not None and denial.day is not None


def _name_stems(one: ArticleFeatures) -> frozenset[str]:
    return frozenset(stem(word) for name in one.names for word in parts(name.name) if word)


def _about_one_thing(one: str, other: str, names: frozenset[str]) -> bool:
    """Tell whether two claims share words besides the names, which all claims of a story are about."""
    return len((_claim_words(one) & _claim_words(other)) - names) >= 2


def _scored(denial: StatementFeatures, claims: Iterable[StatementFeatures], least: float) -> list[tuple[float, str]]:
    accuser = _ACCUSER.search(denial.text)
    found = []
    for claim in claims:
        if claim.id == denial.id or claim.denies or claim.within == denial.id or denial.within == claim.id:
            continue
        if claim.speaker and denial.speaker and _same_speaker(claim.speaker, denial.speaker):
            continue
        score = _claim_alike(denial, claim)
        if accuser and claim.speaker and _same_speaker(accuser.group("who"), claim.speaker):
            score += 0.1
        if score >= least:
            found.append((score, claim.id))
    return found


def _overlap(one: StatementFeatures, other: StatementFeatures) -> bool:
    """Tell whether two statements of one article lie within each other."""
    return one.start < other.end and other.start < one.end


def _claim_before(one: ArticleFeatures, at: int, denial: StatementFeatures) -> StatementFeatures | None:
    """Return the claim that stands before a denial: of an accusation the last that accuses; the last that speaks of who denies; the last."""
    about = frozenset(telling(f"{denial.speaker or ''} {denial.source or ''}"))
    claims = [
        claim
        for claim in reversed(one.statements[max(0, at - _BEFORE) : at])
        if not claim.denies and claim.act == "speech" and claim.speaker and claim.within != denial.id
        if len(_claim_words(claim.text)) >= 2
        if not (denial.speaker and _same_speaker(claim.speaker, denial.speaker))
    ]
    if _ACCUSING.search(denial.text):
        claims = [claim for claim in claims if _ACCUSING.search(claim.cue or "")] or claims
    return next((claim for claim in claims if about & frozenset(telling(claim.text))), claims[0] if claims else None)


def _claim_alike(a: StatementFeatures, b: StatementFeatures) -> float:
    """Return how alike two claims are with their negations left out; a short one held by a long one counts in full."""
    mine, theirs = _claim_words(a.text), _claim_words(b.text)
    common = mine & theirs
    if len(common) < 2:
        return 0.0
    few = min((mine, theirs), key=_weight)
    if len(few) < 3:
        return alike(a, b)
    return 0.5 * alike(a, b) + 0.5 * _weight(common) / (_weight(few) or 1.0)


@lru_cache(maxsize=2048)
def _claim_words(text: str) -> frozenset[str]:
    return frozenset(s for s in wordage(text).stems if s not in _NEGATIVE and weight(s) >= 1.0)


def _weight(stems: frozenset[str]) -> float:
    return sum(weight(s) ** 2 for s in stems)


_NEGATIVE = frozenset(stem(word) for word in NEGATIONS)


def _same_speaker(one: str, other: str) -> bool:
    if parts(one) == parts(other):
        return True
    return same_person(one, other)[0] >= 0.5 or same_body(one, other)[0] >= 0.8


def _before(claim: ArticleFeatures, denial: ArticleFeatures) -> bool:
    if claim.day is None or denial.day is None:
        return True
    return claim.day <= denial.day <= claim.day + _WINDOW


def _widened(statements: Sequence[str], utterance_of: Mapping[str, Sequence[str]], denial: str) -> tuple[str, ...]:
    """Return the statements denied with those that report the same words; not the denial, nor what repeats it."""
    own = {denial, *utterance_of.get(denial, ())}
    out = dict.fromkeys(statements)
    for statement in statements:
        out.update(dict.fromkeys(s for s in sorted(utterance_of.get(statement, ())) if s not in own))
    out.pop(denial, None)
    return tuple(out)
