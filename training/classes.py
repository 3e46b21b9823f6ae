"""Silver classes of attribution from the cue's words: speech, writing, thought, intention, finding.

The corpora name no class (our own labels tell speech from the rest); the verb or noun of the cue mostly settles it. A cue that
holds none of these words, or words of several classes, teaches nothing.
"""

import re
from collections.abc import Iterable

_VERBS = {
    "speech": """say tell add announce warn claim argue insist note explain ask declare call respond reply accuse deny suggest
    acknowledge admit state stress urge promise vow pledge demand joke quip remark comment concede confirm contend counter
    criticize criticise blast slam mock praise denounce condemn reject dismiss decline refuse assert maintain allege testify
    recall complain caution predict shout yell lament boast brag brand dub describe label mention answer question quote
    reiterate repeat emphasize emphasise defend attack thank apologize apologise propose recommend advise tout hint hail
    ridicule chide scold speak talk retort interject muse concur disclose reveal inform brief""",
    "writing": "write tweet retweet post publish sign email pen print editorialize",
    "thought": """think believe feel fear worry know doubt understand consider wonder realize realise suspect assume like love hate
    dislike oppose support favor favour prefer agree disagree enjoy resent remember forget regard view see imagine regret trust
    care appreciate embrace approve disapprove admire respect blame perceive deem""",
    "intention": """want hope plan intend expect seek wish aim try decide desire prepare mean aspire look strive attempt consider
    need choose""",
    "finding": "find show indicate conclude estimate project poll survey calculate detect discover measure rate rank",
}
_IRREGULAR = {
    "said": "say", "told": "tell", "wrote": "write", "written": "write", "thought": "think", "felt": "feel", "knew": "know",
    "known": "know", "understood": "understand", "meant": "mean", "found": "find", "shown": "show", "spoke": "speak",
    "spoken": "speak", "saw": "see", "seen": "see", "sought": "seek", "denied": "deny", "tried": "try", "replied": "reply",
    "testified": "testify", "worried": "worry", "forgot": "forget", "chose": "choose", "chosen": "choose",
}  # fmt: skip
_PHRASES = {
    "speech": (r"according to", r"in (his|her|their|its) words", r"statements?", r"remarks?", r"warnings?", r"claims?", r"accusations?"),
    "writing": (r"in (an? |the )?(letter|e-?mail|tweet|post|op-ed|essay|book|memo)\b",),
    "thought": (r"beliefs?", r"opinions?", r"views?", r"fears?", r"concerns?", r"doubts?", r"feelings?"),
    "intention": (r"hopes?", r"plans?", r"intentions?", r"desires?", r"wish(es)?", r"going to", r"willing", r"eager"),
    "finding": (r"polls?", r"survey", r"findings?", r"estimates?"),
}  # fmt: skip
_DENYING = re.compile(
    r"\b(den(y|ies|ied|ying|ials?)|reject(s|ed|ing)?|refut(es?|ed|ing)|rebut\w*|disput(es?|ed|ing)|dismiss(es|ed|ing)?"
    r"|declin(e|es|ed|ing) to|refus(e|es|ed|ing) to|disavow\w*|repudiat\w*|no comment)\b",
    re.IGNORECASE,
)
# A noun settles the class only where no verb of the cue does: "said in a letter" is speech, "a letter" writing.
_ORDER = ("speech", "writing", "finding", "intention", "thought")


def cue_class(cue: str) -> str | None:
    """Return the class that the words of `cue` settle on; None where they do not.

    >>> cue_class("tweeted"), cue_class("has been hoping"), cue_class("according to"), cue_class("for")
    ('writing', 'intention', 'speech', None)
    """
    words = re.findall(r"[a-z]+", cue.lower())
    found = {_FORMS[w] for w in words if w in _FORMS}
    for name in _ORDER:
        if name in found:
            return name
    low = " ".join(words)
    matched = {name for name, patterns in _PHRASES.items() if any(re.search(rf"\b{p}\b", low) for p in patterns)}
    return matched.pop() if len(matched) == 1 else None


def denies(cue: str) -> bool:
    """Tell whether the cue itself denies, rejects or declines."""
    return bool(_DENYING.search(cue))


def _inflections(lemma: str) -> Iterable[str]:
    yield lemma
    stem = lemma[:-1] if lemma.endswith("e") else lemma
    if re.search(r"[^aeiou]y$", lemma):
        yield from (lemma[:-1] + "ies", lemma[:-1] + "ied")
    else:
        yield lemma + ("es" if re.search(r"(s|sh|ch|x)$", lemma) else "s")
        yield stem + "ed"
    yield (lemma[:-2] + "ying") if lemma.endswith("ie") else stem + "ing"
    if re.search(r"[^aeiou][aeiou][bdgmnpt]$", lemma):
        yield from (lemma + lemma[-1] + "ed", lemma + lemma[-1] + "ing")


def _forms() -> dict[str, str]:
    out: dict[str, str] = {}
    for name, lemmas in _VERBS.items():
        for lemma in lemmas.split():
            for form in _inflections(lemma):
                out.setdefault(form, name)
    for form, lemma in _IRREGULAR.items():
        out[form] = next(name for name, lemmas in _VERBS.items() if lemma in lemmas.split())
    return out


_FORMS = _forms()
