"""Denials: which statements a statement rejects."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from onrecord.linking.denied import (
    Claims,
    after_negations,
    calls_false,
    claims_alike,
    denied,
    gainsays,
    name_stems,
    neighbours,
    pointing,
    same_speaker,
)
from onrecord.linking.features import ArticleFeatures, StatementFeatures
from onrecord.linking.similarity import wordage
from onrecord.linking.wording import DENYING, NEGATIONS, tokens
from onrecord.records import Conflict, Denial

# Who keeps silent denies nothing: "declined to comment", "would not say whether", "did not repeat the accusation".
_SILENT = re.compile(
    r"\b(?:declin|refus)\w*\b|\b(?:not|never)\b.{0,20}?\b(?:comment|say|answer|respond|reply|discuss|elaborate|repeat|confirm|withdr[ae]wn?|withdraw"
    r"|disclose|name|identify|specify)|n['’]t (?:comment|say|answer|respond|reply|discuss|elaborate|repeat|confirm)",
    re.IGNORECASE,
)
# "did not deny that", "fails to rebut it", "nobody doubts that"
_UNDENIED = re.compile(
    r"(?:\b(?:not|never|cannot|nobody|no one|none|few|fail\w*)\b|n['’]t\b).{0,20}?\b(?:den|disput|reject|dismiss|doubt|contradict|refut|rebut)",
    re.IGNORECASE,
)
# "are preparing their rebuttal", "is expected to deny", "was right to reject": nobody has gainsaid anything yet
_NOT_YET = re.compile(
    r"\b(?:prepar\w+|plan(?:s|ned|ning)?|expect\w*|intend\w*|vow\w*|threaten\w*|promis\w*|will|would|may|might|could|should|must|going|about|ready|right|wrong|able|tr(?:y|ies|ied|ying)"
    r"|attempt\w*|want\w*|have|has|had|need\w*|urg\w*|ask\w*|failed)\b(?: (?:not|also|have|be|been|their|his|her|its|an?|own|simply|just))*(?: to)? (?:den(?:y|ial)|reject|dismiss|refute|rebut(?:tal)?|dispute|contradict)\b",
    re.IGNORECASE,
)
# Said of plans, courts and people as of claims; so are all in the form that follows "to": "to deny small towns their bridges".
_TURNING_DOWN = re.compile(r"\b(?:reject|dismiss|contradict)|\b(?:deny|dispute|refute|rebut|disavow)$", re.IGNORECASE)
_TELLING = 12.0  # summed weight of its telling words from which a claim says enough to be gainsaid
_OBJECT = 80  # characters in which stands what is rejected: "the widely repeated claim"
_DENY = re.compile(r"\bden(?:y|ies|ied|ying)\b", re.IGNORECASE)
# "denied Odell the ferry", "deny foreign ships access"; not "denied the charges", "denies Ottla Varesh was there"
_WITHHELD = re.compile(
    r"(?:the )?(?:(?:[A-Z][\w'’-]+|them|him|her|us) ){1,3}(?:[a-z]+s )?(?:the|an?|any|its|their|access|entry|visas?|permission|rights?)\b"
    r"|(?:an?|the|his|her|its|their)?\s*(?:[\w'’-]+ ){0,2}(?:attempt|request|motion|petition|appeal|application|bid|permit|visa|entry|access|bail"
    r"|parole|stay)s?\b"
    # "small towns the right to a bridge"; not "they had the chance"
    r"|(?:(?!(?:had|has|have|is|are|was|were|that|he|she|it|they|got|took)\b)[\w'’-]+ ){1,6}(?:the|an?|any|their|his|her|its) (?:[a-z]+ )?(?:chance|rights?"
    r"|opportunity|ability|powers?|benefits?|freedoms?|access)\b"
    # "a berth to the Odell guild"; not "any link to Odell", "that they had gone to Odell", "he spoke to Odell"
    r"|(?!that\b|any\b|all\b|it\b|\w+ing\b)(?:(?!(?:had|has|have|is|are|was|were|be|been|did|does|would|will|could|should|he|she|it|they|ever"
    r"|never)\b)[\w'’-]+ ){0,3}(?!(?:link|tie|connection|relation|reference|contact|allegiance)s?\b|\w+(?:ed|en|ing|oke|ent|alk)\b)[\w'’-]+ to"
    r" (?:the |an? )?(?:[a-z-]+ )?[A-Z]"
)
_SAID = re.compile(
    r"\b(?:claim|accusation|allegation|report|charge|comment|remark|statement|assertion|suggestion|rumou?r|(?:idea|notion)s? that|criticism|evidence"
    r"|figure|finding|argument|version|account|warning|talk|theor(?:y|ies)|stor(?:y|ies))s?\b",
    re.IGNORECASE,
)
_THAT = re.compile(
    r"\W*(?:that|any|all|having|knowing|being|wrongdoing|involvement|responsibility|guilt|(?:it|they|he|she)\b(?!\W*$))\b",
    re.IGNORECASE,
)  # "denied they were there"; not "was right to reject it"


def denials(
    articles: Sequence[ArticleFeatures],
    utterance_of: Mapping[str, Sequence[str]],
    decided: Mapping[str, tuple[bool, tuple[str, ...]]],
) -> list[Denial]:
    """Return the denials among the statements of one story's articles, each with what it denies, sorted by statement.

    `utterance_of` gives, for a statement id, all statements that report the same words, so that a denial of one is a denial of
    all. `decided` is what people said: statement id -> (denies, statement ids denied; none given: found as for others).
    """
    claims = Claims(articles)
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
            of, score, why = denied(one, at, claims, told)
            told[statement.id] = of
            if of or judged or _rejects(statement):
                every = _widened(of, utterance_of, statement.id)
                found.append(Denial(statement.id, every, statement.speaker, round(score, 4), why))
    return sorted(found, key=lambda d: d.statement)


def _may_deny(statement: StatementFeatures) -> bool:
    """Tell whether a statement rejects something said, calls it false or negates it.

    Who keeps silent denies nothing, nor does who asks, turns down a plan or denies somebody a visa.
    """
    cue = statement.cue or ""
    if statement.text.rstrip(' ”"').endswith("?"):
        return False
    if _SILENT.search(cue) or _NOT_YET.search(cue) or _UNDENIED.search(f"{statement.source or ''} {cue}"):
        return False
    if DENYING.search(cue):
        return _rejects(statement)
    if _rejects(statement) or calls_false(statement):
        return True
    return any(word in NEGATIONS or word.endswith("n't") for word in tokens(f"{cue} {statement.text}"))


def _rejects(statement: StatementFeatures) -> bool:
    """Tell whether the words alone show a denial: what is rejected must be something said, what is denied no gift."""
    cue = statement.cue or ""
    if pointing(statement):
        return True
    if _TURNING_DOWN.search(cue) and not (_SAID.search(statement.text[:_OBJECT]) or _THAT.match(statement.text)):
        return False
    if _DENY.search(cue):
        return not _WITHHELD.match(statement.text)
    return DENYING.search(cue) is not None


def contradictions(
    articles: Sequence[ArticleFeatures], utterances: Iterable[Sequence[str]], seen: set[tuple[str, str]]
) -> list[Conflict]:
    """Return the pairs of statements of one story that say and gainsay one thing: alike but for a negation.

    `utterances` are groups of statement ids, of which the first stands for all; pairs in `seen` (denials) are left out.
    """
    by_id = {s.id: (one, s) for one in articles for s in one.statements}
    spoken = [by_id[group[0]][1] for group in utterances if group and group[0] in by_id and by_id[group[0]][1].speaker]
    negated: list[StatementFeatures] = []
    plain: list[StatementFeatures] = []
    for statement in spoken:
        words = wordage(statement.text)
        if words.telling >= _TELLING:
            (negated if words.negations else plain).append(statement)
    by_roots: dict[tuple[str, ...], list[StatementFeatures]] = defaultdict(list)
    for statement in plain if negated else ():
        for roots in neighbours(statement.text):
            by_roots[roots].append(statement)
    met = {
        (a.id, b.id): (a, b) for a in negated for _, roots in after_negations(a.text) for b in by_roots.get(roots, ())
    }
    named = frozenset(s for one in articles for s in name_stems(one)) if met else frozenset()
    found = []
    for a, b in met.values():
        if not same_speaker(a.speaker or "", b.speaker or ""):
            score = claims_alike(a, b) if gainsays(a.text, b.text, named) else 0.0
            pair = (min(a.id, b.id), max(a.id, b.id))
            if score >= 0.6 and pair not in seen:
                found.append(Conflict("polarity", *pair, round(score, 4), ("the same claim, once with a negation",)))
    return sorted(found, key=lambda c: (c.one, c.other))


def _widened(statements: Sequence[str], utterance_of: Mapping[str, Sequence[str]], denial: str) -> tuple[str, ...]:
    """Return the statements denied with those that report the same words; not the denial, nor what repeats it."""
    own = {denial, *utterance_of.get(denial, ())}
    out = dict.fromkeys(statements)
    for statement in statements:
        out.update(dict.fromkeys(s for s in sorted(utterance_of.get(statement, ())) if s not in own))
    out.pop(denial, None)
    return tuple(out)
