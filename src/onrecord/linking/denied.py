"""What a denial denies: the claim it repeats, or the one it points at. Where that is not plain, nothing."""

import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from onrecord.linking.features import ArticleFeatures, StatementFeatures
from onrecord.linking.similarity import alike, wordage
from onrecord.linking.spelling import parts, same_body, same_person
from onrecord.linking.wording import DENYING, NEGATIONS, stem, telling, tokens, weight

_NEAR = 0.30  # likeness of a denied claim to the words of the denial, negations left out
_ACROSS = 0.42  # the same for a claim in another article
_UNDATED = 0.6  # the same where one of the two is not dated: they may be years apart
_HELD = 0.7  # share of what the denial says, names left out, that the claim says too
_HELD_MANY = 0.5  # the same where they share so many words:
_MANY = 4
_WHOLE = 0.9  # share from which three words of the denial that the claim holds make up for less likeness
_EASED = 0.1
_BEFORE = 6  # statements before a denial among which the claim it points at is looked for
_CLOSE = 600  # characters between a claim and the "That is untrue" that answers it
_NEXT = 150  # the same for "denied it", which says nothing of what it is
_FAR = 2000  # the same for an accusation or a report, which are told by their own words
_WINDOW = 21  # days from a claim to its denial
_ROOT = 4  # letters by which "warn" is "warned"
_OPENING = 14  # words of a denial in which a negation turns what it denies: "denied that nobody was warned"

# "such facts", "the accusations": what is denied was said before.
_POINTING = re.compile(
    r"\b(?:(?:such|these|those)\s+(?:[\w-]+\s+)?(?P<facts>facts)|(?:such|these|those|this|that|it|the|all|any|both)\s+(?:[\w-]+\s+)?(?P<noun>claims?|allegations?|accusations?|reports?|charges?|"
    r"rumou?rs?|assertions?|suggestions?|statements?))\b(?![\s…]+(?:(?:that|he|she|they|it)\b|to the contrary))",  # "the claim that", "the claims he made": not those before
    re.IGNORECASE,
)
# "denied it", "denies doing that", "denied ever saying such a thing"; not "denied it was his"
_IT = re.compile(
    r"\W*(?:it|this|that|(?:ever )?(?:doing|having done|saying|having said) (?:so|it|this|that|any such thing|such a thing|anything of the kind)|any such thing|such a thing)\W*$",
    re.IGNORECASE,
)
_DENIED = re.compile(r"\bden(?:y|ies|ied|ying)\b", re.IGNORECASE)
_OBJECT = 40  # characters of a denial before what its verb denies: "the allegations", "that all these claims"
_LIES = r"(?:untrue|false|a lie|lies|nonsense|fake|wrong|baseless|unfounded|not true|not accurate|fabricat\w+|absurd|a hoax)\b"
# "That is untrue", "It's simply not true", "Complete nonsense"; not "they proved that he had done nothing wrong"
_ANSWER = re.compile(
    rf"^\W*(?:(?:that|this|it|these|those|they|all|both)(?:['’]s|['’]re|\s+(?:is|are|was|were))\s+(?:[\w-]+\s+){{0,3}}?{_LIES}"
    rf"|(?:that|this|it) (?:isn|wasn)['’]t (?:true|accurate|correct)|(?:(?:complete|total|pure|utter|absolute)(?:ly)?\s+)?{_LIES}\s*(?:[,.!?;:”\"]|$))",
    re.IGNORECASE,
)
_THING = re.compile(
    r"\b(?:fake|wrong|absurd|a hoax)\b", re.IGNORECASE
)  # "said it was fake": a thing may be, as claims are
_ACCUSATION = re.compile(r"\b(?:accusation|allegation|charge)s?\b", re.IGNORECASE)  # "This is a false accusation"
_CALLED = re.compile(
    rf"^\W*{_LIES}|\b(?:is|are|was|were|as|be)\s+(?:[\w-]+\s+){{0,3}}?{_LIES}", re.IGNORECASE
)  # after what is called so
_FALSE = re.compile(
    r"\b(?:false\w*|untrue|wrong|lie[sd]?|lying|hoax|baseless|unfounded|fabricat\w+|debunk\w*|incorrect|inaccurate|myth|fiction|absurd)\b"
    r"|\bnot (?:true|accurate|correct)\b",
    re.IGNORECASE,
)
_NOT_TRUE = re.compile(r"\b(?:not|n['’]t)\s+(?:true|accurate|correct)\b|\bas (?:no|not)\b.*", re.IGNORECASE)
_ACCUSING = re.compile(r"\b(?:accus|alleg|blam|charg|claim|assert|contend)\w*", re.IGNORECASE)
_REPORTING = re.compile(r"\b(?:report(?:s|ed|ing)?|wrote|writ\w*|publish\w*|reveal\w*)\b", re.IGNORECASE)
# Who asks, urges, offers or hopes claims nothing.
_NO_CLAIM = re.compile(
    r"\b(?:ask|urg|order|demand|offer|propos|request|invit|promis|vow|pledg|plan|hop(?:e[sd]?|ing)|want|wish|wonder|question|thank|recommend"
    r"|call(?:s|ed|ing)?\s+(?:for|on|upon)|warn\w*\s+against|explains|cit(?:e[sd]?|ing)|confirm$|corroborat|negotiat|agree|sign(?:s|ed|ing)?\b|decid|approv|vote|apolog|welcom|prais"
    r"|fe(?:el|lt)\b)\w*\b",
    re.IGNORECASE,
)
_SUPPOSED = re.compile(
    r"\b(?:if|whether|whoever|should|must|ha[sd] to|have to|needs? to)\b", re.IGNORECASE
)  # says not that it is so
# "Varesh's accusation that", "the charges made by Varesh"
_ACCUSERS = (
    re.compile(
        r"(?P<who>[A-Z][\w'’.-]+(?:\s+[A-Z][\w'’.-]+){0,3})['’]s?\s+(?:\w+\s+)?(?:accusations?|allegations?|claims?|charges?|assertions?|statements?"
        r"|suggestions?|report)"
    ),
    re.compile(
        r"\b(?:accusations?|allegations?|claims?|charges?|assertions?|statements?|suggestions?|reports?)\s+(?:[a-z]+\s+){0,4}?(?:by|from|of)\s+"
        r"(?:the\s+)?(?P<who>[A-Z][\w'’.-]+(?:\s+[A-Z][\w'’.-]+){0,3})"
    ),
)
_OF = re.compile(
    r"\b(?:claim|statement|assertion|suggestion|accusation|allegation|charge|report)s?\s+of\b", re.IGNORECASE
)  # "of Ida Moll", "of Odell's fall"
# Words of denials and of claims in general, which all denials and claims share.
_TALK = frozenset(
    stem(word)
    for word in [
        "deny",
        "denied",
        "denies",
        "reject",
        "rejected",
        "dismiss",
        "dismissed",
        "refute",
        "refuted",
        "dispute",
        "disputed",
        "claim",
        "accusation",
        "allegation",
        "alleged",
        "allegedly",
        "report",
        "reported",
        "charge",
        "statement",
        "assertion",
        "suggestion",
        "rumor",
        "rumour",
        "fact",
        "false",
        "untrue",
        "baseless",
        "lie",
        "true",
        "nonsense",
    ]
)


class Claims:
    """The statements of one story, by their words: most share nothing with what a denial denies, and are never looked at."""

    def __init__(self, articles: Iterable[ArticleFeatures]) -> None:
        self._all = [(one, s) for one in articles for s in one.statements]
        self._by_word: dict[str, list[int]] | None = None

    def sharing(self, words: frozenset[str]) -> list[tuple[ArticleFeatures, StatementFeatures]]:
        """Return the statements that hold two of `words` or more, in order."""
        if self._by_word is None:
            self._by_word = defaultdict(list)
            for at, (_, statement) in enumerate(self._all):
                for word in claim_words(statement.text):
                    self._by_word[word].append(at)
        counts = Counter(at for word in words for at in self._by_word.get(word, ()))
        return [self._all[at] for at in sorted(counts) if counts[at] > 1]


class Denied(NamedTuple):
    """What a denial denies."""

    of: tuple[str, ...] = ()  # statement ids, the likeliest first; none: not on the record, or not plain
    score: float = 0.5
    why: tuple[str, ...] = ("what it denies is not on the record",)


def denied(
    one: ArticleFeatures,
    at: int,
    claims: Claims,
    told: Mapping[str, tuple[str, ...]],
) -> Denied:
    """Return what the statement at place `at` of an article denies, among `claims`, those of its story.

    `told` gives what the denials before it in the article deny.
    """
    denial = one.statements[at]
    names = name_stems(one)
    sharing = claims.sharing(claim_words(denial.text) - _TALK - names)
    near = _repeated(denial, [s for o, s in sharing if o is one and not _overlap(s, denial)], _NEAR, names, here=True)
    others = [(o, s) for o, s in sharing if o is not one and _before(o, one)]
    across = _repeated(denial, [s for o, s in others if _dated(o, one)], _ACROSS, names)
    across += _repeated(denial, [s for o, s in others if not _dated(o, one)], _UNDATED, names)
    best = sorted((*near, *across), key=lambda f: (-f[0], f[1]))
    if best:
        top = best[0][0]
        kept = [ident for score, ident in best if score >= max(top - 0.12, _NEAR)][:5]
        return Denied(tuple(kept), min(1.0, top + 0.3), ("the claim in its own words",))
    kind = pointing(denial)
    if kind is None:
        return Denied()
    same = _gone_on(one, at, told) if kind != "report" else ()
    if same:
        return Denied(same, 0.6, ("goes on with the denial before it",))
    claim = _claim_before(one, at, kind)
    return Denied((claim.id,), 0.6, ("points at the claim before it",)) if claim is not None else Denied()


def pointing(denial: StatementFeatures) -> str | None:
    """Return how a denial points at something said before: "answer", "it", "accusation", "report" or "claim"; None: it does not.

    What it points at must be what its verb denies, or what it calls false: "denied the charges", "the reports are untrue".
    """
    answer = _ANSWER.search(denial.text)
    if answer and not (denial.kind == "indirect" and _THING.search(answer.group())):
        return "accusation" if _ACCUSATION.search(denial.text[: answer.end() + _OBJECT]) else "answer"
    if _IT.match(denial.text) and _DENIED.search(denial.cue or ""):
        return "it"
    found = _POINTING.search(denial.text)
    if found is None:
        return None
    rejected = DENYING.search(denial.cue or "") is not None and found.start() <= _OBJECT
    rejected = rejected or DENYING.search(denial.text[max(0, found.start() - 30) : found.start()]) is not None
    if not rejected and not _CALLED.search(denial.text[found.end() : found.end() + 100]):
        return None
    noun = (found.group("noun") or found.group("facts")).lower()
    if noun.startswith(("accus", "alleg", "charge")):
        return "accusation"
    return "report" if noun.startswith(("report", "rumo")) else "claim"


def calls_false(statement: StatementFeatures) -> bool:
    """Tell whether a statement calls something false."""
    return _FALSE.search(statement.text) is not None


def same_speaker(one: str, other: str) -> bool:
    """Tell whether two names may be one person's or body's."""
    if parts(one) == parts(other):
        return True
    return same_person(one, other)[0] >= 0.5 or same_body(one, other)[0] >= 0.8


def claim_words(text: str) -> frozenset[str]:
    """Return the stems of a claim that carry meaning, its negations left out."""
    return frozenset([s for s, w in wordage(text).weights.items() if w >= 1.0 and s not in _NEGATIVE])


def claims_alike(a: StatementFeatures, b: StatementFeatures) -> float:
    """Return how alike two claims are with their negations left out; a short one held by a long one counts in full."""
    mine, theirs = claim_words(a.text), claim_words(b.text)
    common = mine & theirs
    if len(common) < 2:
        return 0.0
    few = min((mine, theirs), key=_weight)
    if len(few) < 3:
        return alike(a, b)
    return 0.5 * alike(a, b) + 0.5 * _weight(common) / (_weight(few) or 1.0)


def gainsays(negated: str, plain: str, names: frozenset[str] = frozenset()) -> bool:
    """Tell whether what a negation of one claim stands before is in the other: "did not warn the towns", "warned the towns".

    Two words of meaning that follow the negation, one at least no name, must follow each other in the other claim.
    """
    said = neighbours(plain)
    return any(roots in said and not names.issuperset(after) for after, roots in after_negations(negated))


@lru_cache(maxsize=1024)  # a claim is held against all negations of its story
def neighbours(text: str) -> frozenset[tuple[str, ...]]:
    """Return the roots of every two words of meaning of a claim that follow each other."""
    return frozenset((one[:_ROOT], two[:_ROOT]) for one, two in itertools.pairwise(_meant(wordage(text).tokens)))


@lru_cache(maxsize=1024)
def after_negations(text: str) -> tuple[tuple[list[str], tuple[str, ...]], ...]:
    """Return the two words of meaning that follow each negation of a claim, with their roots."""
    words = wordage(text).tokens
    places = [at for at, word in enumerate(words, 1) if word in NEGATIONS or word.endswith("n't")]
    after = [_meant(words[at:])[:2] for at in places]
    return tuple((two, tuple(s[:_ROOT] for s in two)) for two in after if len(two) == 2)


def _meant(words: Sequence[str]) -> list[str]:
    return [s for s in map(stem, words) if weight(s) >= 1.0]


def name_stems(one: ArticleFeatures) -> frozenset[str]:
    """Return the stems of the names of an article."""
    return frozenset(stem(word) for name in one.names for word in parts(name.name) if word)


def _repeated(
    denial: StatementFeatures,
    claims: Iterable[StatementFeatures],
    least: float,
    names: frozenset[str],
    *,
    here: bool = False,
) -> list[tuple[float, str]]:
    """Return the claims that a denial repeats, each with how alike they are; `here`: the claims are of its own article.

    Two words are enough for those ("it is a voucher", "denied it was a voucher"), three are needed elsewhere; who says no without denying anything
    speaks of what was said before.
    """
    turned = _turned(denial)
    mine = claim_words(denial.text) - _TALK - names
    if len(mine) < 2:
        return []
    accuser = _accuser(denial)
    found = []
    whole = _weight(mine)
    for claim in claims:
        common = mine & claim_words(claim.text)
        share = _weight(common) / whole
        if len(common) < (2 if here else 3) or share < (_HELD_MANY if len(common) >= _MANY else _HELD):
            continue
        if not _is_claim(claim, denial) or DENYING.search(claim.text) or _SUPPOSED.search(claim.text):
            continue
        if _negated(f"{claim.cue or ''} {claim.text}") is not bool(turned):
            continue
        if turned is None and ((here and claim.start > denial.start) or not gainsays(denial.text, claim.text, names)):
            continue
        score = claims_alike(denial, claim)
        if accuser and claim.speaker and same_speaker(accuser, claim.speaker):
            score += 0.1
        if score >= least - (_EASED if share >= _WHOLE and len(common) >= 3 else 0.0):
            found.append((score, claim.id))
    return found


def _is_claim(claim: StatementFeatures, denial: StatementFeatures) -> bool:
    """Tell whether a statement claims something that another may deny: no denial itself, none of its own speaker's."""
    if claim.id == denial.id or claim.denies or claim.within == denial.id or denial.within == claim.id:
        return False
    if _NO_CLAIM.search(claim.cue or ""):
        return False
    return not (claim.speaker and denial.speaker and same_speaker(claim.speaker, denial.speaker))


def _turned(denial: StatementFeatures) -> bool | None:
    """Tell whether the claim that is denied must hold a negation: "denied that nobody was warned".

    None: nothing is called false, the denial is the claim itself, negated.
    """
    negated = _negated(" ".join(tokens(_NOT_TRUE.sub(" ", denial.text))[:_OPENING]))
    if DENYING.search(denial.cue or "") or calls_false(denial):
        return negated
    return None


def _negated(text: str) -> bool:
    return any(word in NEGATIONS or word.endswith("n't") for word in tokens(text))


def _accuser(denial: StatementFeatures) -> str | None:
    """Return whose claim a denial says it denies."""
    found = next((m for pattern in _ACCUSERS if (m := pattern.search(denial.text))), None)
    return found.group("who") if found else None


def _gone_on(one: ArticleFeatures, at: int, told: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Return what the last denial before denies, where nobody else named has spoken since."""
    denial = one.statements[at]
    for before in reversed(one.statements[max(0, at - _BEFORE) : at]):
        if told.get(before.id):
            return told[before.id]
        if _named(before.speaker) and not same_speaker(before.speaker or "", denial.speaker or ""):
            break
    return ()


def _named(speaker: str | None) -> bool:
    return bool(speaker) and not (speaker or "")[0].islower() and not (speaker or "").startswith("The ")


def _claim_before(one: ArticleFeatures, at: int, kind: str) -> StatementFeatures | None:
    """Return the claim that stands before a denial: the one of who is named; the last of its kind; the one just before it."""
    denial = one.statements[at]
    earlier = [
        claim
        for claim in reversed(one.statements[:at])
        if _is_claim(claim, denial) and not _overlap(claim, denial) and len(claim_words(claim.text)) >= 2
    ]
    accuser = _accuser(denial)
    if accuser:
        theirs = [claim for claim in earlier if claim.speaker and same_speaker(accuser, claim.speaker)]
        if theirs or not _OF.search(denial.text):
            return next((claim for claim in theirs if _ACCUSING.search(claim.cue or "")), next(iter(theirs), None))
    first = one.statements[max(0, at - _BEFORE)].start
    spoken = [
        c for c in earlier if c.start >= first and c.act == "speech" and c.speaker and denial.start - c.end <= _FAR
    ]
    if kind == "accusation":
        accusing = [claim for claim in spoken if _ACCUSING.search(claim.cue or "")]
        who = frozenset(telling(f"{denial.speaker or ''} {denial.source or ''}"))
        theirs = [claim for claim in accusing if who & frozenset(telling(claim.text))]
        return next(iter(theirs or (c for c in accusing if denial.start - c.end <= _CLOSE)), None)
    if kind == "report":
        return next((claim for claim in spoken if _REPORTING.search(f"{claim.cue or ''} {claim.source or ''}")), None)
    close = [claim for claim in spoken if denial.start - claim.end <= (_NEXT if kind == "it" else _CLOSE)]
    if (
        kind == "answer"
    ):  # "Edvin says she knew, doesn't he?" "That is untrue": who answers answers whom they speak with
        close = [claim for claim in close if claim.within is None] or close
    claiming = [claim for claim in close if kind == "claim" and _ACCUSING.search(claim.cue or "")]
    return next(iter(claiming or close), None)


def _overlap(one: StatementFeatures, other: StatementFeatures) -> bool:
    """Tell whether two statements of one article lie within each other."""
    return one.start < other.end and other.start < one.end


def _dated(claim: ArticleFeatures, denial: ArticleFeatures) -> bool:
    return claim.day is not None and denial.day is not None


def _before(claim: ArticleFeatures, denial: ArticleFeatures) -> bool:
    if claim.day is None or denial.day is None:
        return True
    return claim.day <= denial.day <= claim.day + _WINDOW


def _weight(stemmed: frozenset[str]) -> float:
    return sum(weight(s) ** 2 for s in stemmed)


_NEGATIVE = frozenset(stem(word) for word in NEGATIONS)
