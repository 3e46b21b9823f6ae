"""Statements that deny or reject a claim, or refuse to comment."""

import re

from onrecord.reading.surroundings import Surroundings
from onrecord.records import Statement
from onrecord.text.words import word_set

_DENYING = word_set(
    "deny reject refute rebut dispute dismiss disavow disown refuse decline rebuff contradict counter"
) | {
    "rule out",
    "push back",
    "shrug off",
    "brush off",
}
_REFUSING = re.compile(
    r"\b(?:declin|refus)(?:e|es|ed|ing) to (?:comment|say|discuss|answer|confirm|deny|elaborate|agree|identify|name|call|rule)|"
    r"\b(?:would|could|did|will|does|can) ?(?:not|n['’]t) (?:comment|confirm|say|discuss|elaborate|rule out)|\bpleaded not guilty|"
    r"\bdenials?\b|\bdisavow",
    re.IGNORECASE,
)
_NEGATED = re.compile(r"\b(?:not|never|n't|n’t|cannot)\b|n['’]t\b", re.IGNORECASE)
# Words that reject a claim when they are themselves what is said.
_CONTENT = re.compile(
    r"\b(?:(?:is|are|was|were)(?: simply| just| completely| totally| absolutely| categorically)? (?:not true|untrue|false|baseless|unfounded|"
    r"groundless|nonsense|absurd|ridiculous|a lie|lies|fake|fabricated|a fabrication|a hoax|not accurate|inaccurate)|"
    r"(?:isn|aren|wasn|weren)['’]t (?:true|accurate)|no truth|no validity|not true|simply untrue|fake news|"
    r"(?:did|done|do|does) nothing wrong|no wrongdoing|(?:am|is|are|was|were) innocent|not guilty|"
    r"there (?:is|was|are|were) (?:absolutely )?no (?:evidence|proof|truth|plan|intention|wrongdoing|quid pro quo)|"
    r"(?:has|have|had) no (?:plans?|intention|involvement|knowledge|role|evidence)|no intention|"
    r"(?:never|not) (?:happened|occurred|took place|existed)|(?:did|does|do) (?:absolutely )?not exist|"
    r"absolutely not|categorically|unequivocally den\w+|vehemently|den(?:y|ies|ied) (?:it|that|any|the|all)|"
    r"was not involved|were not involved|(?:was|were) never (?!before)|not accord with)\b",
    re.IGNORECASE,
)


# What any match of _CONTENT holds: looking for these first costs a tenth.
_HINTS = (
    "true", "false", "baseless", "unfounded", "groundless", "nonsense", "absurd", "ridiculous", "lie", "fake", "Fake",
    "fabricat", "hoax", "wrongdoing", "nothing wrong", "accurate", "truth", "validity", "innocent", "guilty", "evidence", "proof", "intention",
    "plan", "quid", "involve", "knowledge", "role", "happened", "occurred", "place", "exist", "solutely", "categorically",
    "unequivocally", "vehemently", "deny", "denies", "denied", "never", "accord",
)  # fmt: skip


def denies(statement: Statement, around: Surroundings | None) -> bool:
    """Tell whether the statement denies or rejects something, or refuses to speak of it."""
    if statement.denies:
        return True
    cue = statement.cue.text if statement.cue else ""
    if around is not None and around.cue is not None and around.cue.lemma in _DENYING:
        return not _NEGATED.search(cue)
    if _REFUSING.search(cue):
        return True
    said = statement.content.text[:400]
    return statement.act == "speech" and any(h in said for h in _HINTS) and bool(_CONTENT.search(said))
