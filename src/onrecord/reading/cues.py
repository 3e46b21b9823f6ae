"""The words that attribute: verbs by what they take, phrases, participles, nouns.

A verb's frames say what may follow it as content: a clause ("said the mill was shut"), a quotation ("whispered: “…”"), an
object ("condemned the plan"), an infinitive ("vowed to appeal"), a preposition ("warned of floods"). They are listed by
class, after the classes of verbs of communication in Levin (1993, sections 29, 33, 37), widened with what news prose uses.
"""

import re
from typing import NamedTuple

from onrecord.records.statement import Act
from onrecord.text.words import word_set


class Cue(NamedTuple):
    """What one verb form may do."""

    lemma: str
    form: str  # base, s, past (and participle), ing
    frames: frozenset[str]  # clause, quote, object, infinitive, tell, as, finding
    act: Act
    denies: bool
    after: str = ""  # the particle it needs: "out" of "point out", "for" of "call for"; empty: none


_SPEECH: dict[str, str] = {
    # frames -> verbs; a verb may stand in several rows
    "clause quote": """deny vow pledge promise threaten say add claim argue insist explain admit acknowledge announce confirm reveal state declare stress emphasize
        emphasise write tweet retweet post estimate conclude allege testify recall concede complain joke boast brag contend
        assert reiterate repeat respond reply observe remark comment speculate hint imply predict report note suggest opine
        quip lament recount underline underscore affirm reaffirm disclose mention agree stipulate clarify confess confide
        maintain propose recommend caution warn advise counter counsel attest proclaim elaborate exclaim interject
        volunteer retort muse preach whine gripe grumble rule relay
        reason theorize theorise postulate surmise assess determine deadpan""",
    "quote": """continue email text shout yell chant scream whisper cry murmur mutter thunder roar snap laugh sigh begin finish start joke tell ask
        wonder read sing plead groan fume demand urge vow promise pledge rage gush fire chime call query question answer croon
        blog sneer scoff beg implore explode enthuse sob weep""",
    "tell clause": "tell inform assure remind notify promise warn advise brief caution reassure show persuade convince",
    "question": "ask wonder question inquire enquire query",
    "finding": "show find indicate suggest reveal demonstrate report state read estimate project forecast confirm conclude say",
    "infinitive": "promise vow pledge threaten offer swear agree demand ask propose undertake commit guarantee volunteer claim",
    "object": """announce condemn criticize criticise blast slam denounce praise reject dismiss deny welcome defend describe
        demand question reveal confirm cite outline express claim recommend reiterate blame accuse urge call compare liken
        ridicule mock deride decry hail applaud commend congratulate thank deplore bemoan lament lambast lambaste
        lambasted assail rebuke chide scold castigate excoriate endorse refute rebut dispute downplay tout trumpet unveil
        declare proclaim admit acknowledge detail propose predict warn order advise mention reference
        underscore underline stress emphasize emphasise disclose allege echo recall request recount rebuff label brand dub
        term characterize characterise promise pledge vow promote refuse disavow disown
        reprimand berate vilify scoff trash rip pan skewer knock hype repeat report tell challenge contradict protest berated
        caution guarantee forecast insist implore beg encourage invite instruct estimate note suggest ask charge task""",
}
_DENYING = word_set(
    """deny reject refute rebut dispute dismiss disavow disown refuse decline rebuff contradict counter"""
)
_THOUGHT = [
    "believe",
    "hope",
    "think",
    "expect",
    "fear",
    "worry",
    "want",
    "wish",
    "intend",
    "plan",
    "feel",
    "know",
    "understand",
    "consider",
    "regard",
    "suspect",
    "doubt",
    "assume",
    "prefer",
    "favor",
    "favour",
    "support",
    "oppose",
    "anticipate",
    "aim",
    "seek",
    "desire",
    "realize",
    "realise",
    "imagine",
    "reckon",
    "guess",
    "view",
    "see",
]
_THOUGHT_FRAMES: dict[str, str] = {
    "clause": """believe hope think expect fear worry wish feel know understand suspect doubt assume anticipate realize realise
        imagine reckon guess""",
    "infinitive": "hope want wish intend plan expect aim seek prefer",
    "object": "want support oppose favor favour fear expect",
    "quote": "think",
}
# Verbs with the particle they need. "on X to Y" and "for X" leave the particle out of the content.
_PARTICLES: dict[str, str] = {
    "call for": "object",
    "call on": "object",
    "call upon": "object",
    "point out": "clause quote object",
    "warn of": "object",
    "warn against": "object",
    "warn about": "object",
    "ask for": "object",
    "urge for": "object",
    "appeal for": "object",
    "appeal to": "object",
    "complain about": "object",
    "complain of": "object",
    "boast of": "object",
    "boast about": "object",
    "brag about": "object",
    "speak about": "object",
    "speak of": "object",
    "speak out": "object",
    "allude to": "object",
    "rail against": "object",
    "inveigh against": "object",
    "lash out": "object",
    "hit out": "object",
    "hit back": "quote object",
    "fire back": "quote object",
    "shoot back": "quote",
    "push back": "object",
    "rule out": "object",
    "call out": "object quote",
    "spell out": "object",
    "lay out": "object",
    "chime in": "quote",
    "go on": "quote",
    "write off": "object",
    "shrug off": "object",
    "brush off": "object",
    "double down": "object",
    "joke about": "object",
    "comment on": "object",
    "vouch for": "object",
    "admit to": "object",
    "confess to": "object",
    "insist on": "object",
    "press for": "object",
    "push for": "object",
    "plead for": "object",
    "argue for": "object",
    "argue against": "object",
    "hint at": "object",
    "apologize for": "object",
    "apologise for": "object",
    "rant about": "object",
    "tear into": "object",
    "rip into": "object",
    "crack down": "",
    "take aim": "object",
    "take issue": "object",
    "weigh in": "quote",
    "note down": "",
    "read out": "quote",
    "shout out": "quote",
    "cry out": "quote",
    "blurt out": "quote",
}
_DENYING_PARTICLES = frozenset(("rule out", "push back", "shrug off", "brush off"))
_IRREGULAR: dict[str, tuple[str, str, str, str]] = {
    # lemma: (s, past, participle, ing)
    "say": ("says", "said", "said", "saying"),
    "tell": ("tells", "told", "told", "telling"),
    "write": ("writes", "wrote", "written", "writing"),
    "think": ("thinks", "thought", "thought", "thinking"),
    "know": ("knows", "knew", "known", "knowing"),
    "feel": ("feels", "felt", "felt", "feeling"),
    "see": ("sees", "saw", "seen", "seeing"),
    "seek": ("seeks", "sought", "sought", "seeking"),
    "find": ("finds", "found", "found", "finding"),
    "show": ("shows", "showed", "shown", "showing"),
    "read": ("reads", "read", "read", "reading"),
    "sing": ("sings", "sang", "sung", "singing"),
    "begin": ("begins", "began", "begun", "beginning"),
    "swear": ("swears", "swore", "sworn", "swearing"),
    "speak": ("speaks", "spoke", "spoken", "speaking"),
    "go": ("goes", "went", "gone", "going"),
    "hit": ("hits", "hit", "hit", "hitting"),
    "shoot": ("shoots", "shot", "shot", "shooting"),
    "take": ("takes", "took", "taken", "taking"),
    "tear": ("tears", "tore", "torn", "tearing"),
    "lay": ("lays", "laid", "laid", "laying"),
    "set": ("sets", "set", "set", "setting"),
    "undertake": ("undertakes", "undertook", "undertaken", "undertaking"),
    "understand": ("understands", "understood", "understood", "understanding"),
    "forecast": ("forecasts", "forecast", "forecast", "forecasting"),
    "broadcast": ("broadcasts", "broadcast", "broadcast", "broadcasting"),
    "weep": ("weeps", "wept", "wept", "weeping"),
    "plead": ("pleads", "pleaded", "pleaded", "pleading"),
    "spell": ("spells", "spelled", "spelt", "spelling"),
    "decry": ("decries", "decried", "decried", "decrying"),
    "brag": ("brags", "bragged", "bragged", "bragging"),
    "slam": ("slams", "slammed", "slammed", "slamming"),
    "rebut": ("rebuts", "rebutted", "rebutted", "rebutting"),
    "refer": ("refers", "referred", "referred", "referring"),
    "admit": ("admits", "admitted", "admitted", "admitting"),
    "commit": ("commits", "committed", "committed", "committing"),
    "plan": ("plans", "planned", "planned", "planning"),
    "quip": ("quips", "quipped", "quipped", "quipping"),
    "rip": ("rips", "ripped", "ripped", "ripping"),
    "pan": ("pans", "panned", "panned", "panning"),
    "dub": ("dubs", "dubbed", "dubbed", "dubbing"),
    "beg": ("begs", "begged", "begged", "begging"),
    "blog": ("blogs", "blogged", "blogged", "blogging"),
    "snap": ("snaps", "snapped", "snapped", "snapping"),
    "sob": ("sobs", "sobbed", "sobbed", "sobbing"),
    "label": ("labels", "labelled", "labeled", "labelling"),
    "hint": ("hints", "hinted", "hinted", "hinting"),
    "shrug": ("shrugs", "shrugged", "shrugged", "shrugging"),
    "crack": ("cracks", "cracked", "cracked", "cracking"),
}
# Forms that are nouns, adjectives or other verbs more often than they attribute: they need a clear subject before them.
WEAK = word_set(
    """claim claims report reports call calls promise promises note notes show shows state states order orders
    question questions post posts comment comments plan plans attack attacks charge charges offer offers brand
    brands label labels text texts email emails term terms detail details request requests estimate estimates
    forecast forecasts project projects rule rules fire fires found find finds read reads posted called named
    challenge challenges view views hope hopes fear fears doubt doubts wish wishes support supports cry cries
    start started starts finish finished begin began begins continue continued continues snap snapped laugh
    laughed pan trash knock rip see saw seen know knew known feel felt show showed shown blog sing sang demand
    demands advise observe observed maintain maintained charge charged task challenge remark remarks respond label
    echo echoed repeat repeated reference references highlight highlights tasked detailed protest protests discuss
    promote promoted brief briefed celebrate celebrated started offered started ordered noted fired wanted want
    wants seek seeks sought aim aims aimed understand thought"""
)
PRONOUN_ONLY = word_set("see saw seen feel felt know knew start started begin began continue continued")
# "declined to comment on the ruling", "would not say whether", "could not confirm the deaths"; not "did not respond".
REFUSAL = re.compile(
    r"\b(?:(?:declin|refus)(?:ed|es|e|ing)(?: to)?"
    r"(?: (?:immediately|publicly|officially|further|specifically|directly|be drawn|provide|give|make|offer)){0,2}"
    r"(?: (?:any|a|further|additional|immediate|more))? (?P<verb>comment|discuss|say|elaborate|answer|confirm or deny|confirm|"
    r"identify|specify|disclose|reveal|rule out|speculate|details?|talk about|apologi[sz]e|agree to|recogni[sz]e|name|call)"
    r"|(?:(?:would|will|did|could|does|do|can)(?: not|n['’]t)|cannot)(?: (?:immediately|publicly|officially|specifically|be drawn))?"
    r" (?P<denied>comment|say|elaborate|confirm or deny|confirm|rule out|discuss))"
    r"(?P<link> (?:on|about|as to|regarding|for|to))?(?= )",
    re.IGNORECASE,
)
# Nouns that hold a claim: "his claim that", "a warning from the agency that".
CLAIM_NOUNS = word_set(
    """claim claims allegation allegations accusation accusations assertion assertions statement statements warning
    warnings announcement suggestion suggestions argument arguments complaint complaints promise promises pledge
    pledges denial insistence contention admission acknowledgment acknowledgement assurance assurances prediction
    predictions comment comments remark remarks demand demands request call calls reminder declaration vow
    confession revelation speculation testimony conclusion"""
)


def _forms(lemma: str) -> tuple[tuple[str, str], ...]:
    if lemma in _IRREGULAR:
        s, past, participle, ing = _IRREGULAR[lemma]
        return ((lemma, "base"), (s, "s"), (past, "past"), (participle, "past"), (ing, "ing"))
    if lemma.endswith("e"):
        return ((lemma, "base"), (lemma + "s", "s"), (lemma + "d", "past"), (lemma[:-1] + "ing", "ing"))
    if lemma[-1] == "y" and lemma[-2] not in "aeiou":
        stem = lemma[:-1]
        return ((lemma, "base"), (stem + "ies", "s"), (stem + "ied", "past"), (lemma + "ing", "ing"))
    s = lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x", "o")) else "s")
    return ((lemma, "base"), (s, "s"), (lemma + "ed", "past"), (lemma + "ing", "ing"))


def _lexicon() -> dict[str, Cue]:
    frames: dict[str, set[str]] = {}
    for row, verbs in _SPEECH.items():
        for verb in verbs.split():
            frames.setdefault(verb, set()).update(row.split())
    out: dict[str, Cue] = {}
    thought: dict[str, set[str]] = {}
    for frame, verbs in _THOUGHT_FRAMES.items():
        for verb in verbs.split():
            thought.setdefault(verb, set()).add(frame)
    for lemma, kinds in thought.items():
        for form, kind in _forms(lemma):
            out.setdefault(form, Cue(lemma, kind, frozenset(kinds), "other", lemma == "doubt"))
    for lemma, kinds in frames.items():
        for form, kind in _forms(lemma):
            if form not in out or out[form].act == "other":
                out[form] = Cue(lemma, kind, frozenset(kinds), "speech", lemma in _DENYING)
    return out


def _phrases() -> dict[tuple[str, str], Cue]:
    out: dict[tuple[str, str], Cue] = {}
    for phrase, row in _PARTICLES.items():
        verb, particle = phrase.split()
        if row:
            for form, kind in _forms(verb):
                frames = frozenset(row.split())
                out[form, particle] = Cue(phrase, kind, frames, "speech", phrase in _DENYING_PARTICLES, particle)
    return out


VERBS: dict[str, Cue] = _lexicon()
PHRASES: dict[tuple[str, str], Cue] = _phrases()
# Every form that can begin a cue, for one search over a text.
FORMS: frozenset[str] = frozenset(VERBS) | frozenset(verb for verb, _ in PHRASES)
# The verbs that report speech and hardly anything else: their subject is a speaker without further proof.
SAYING = frozenset(
    form
    for lemma in [
        "say",
        "tell",
        "add",
        "explain",
        "insist",
        "admit",
        "announce",
        "write",
        "tweet",
        "reply",
        "respond",
        "warn",
        "claim",
        "argue",
        "acknowledge",
        "stress",
        "emphasize",
        "emphasise",
        "testify",
        "recall",
        "concede",
        "complain",
        "joke",
        "reiterate",
        "contend",
        "assert",
        "declare",
        "remark",
        "comment",
        "allege",
        "boast",
        "brag",
        "predict",
        "caution",
        "clarify",
        "quip",
        "muse",
        "lament",
        "recount",
        "opine",
        "affirm",
        "confirm",
        "deny",
        "urge",
        "condemn",
        "criticize",
        "criticise",
        "denounce",
        "praise",
        "accuse",
    ]
    for form, _ in _forms(lemma)
)
# Forms that hardly ever begin a participle: ", said he would vote for it", not ", reported by Ode".
MAIN_VERBS = word_set("said says told tells wrote denied declined refused added")
# Every word that can attribute: a sentence without one of them and without quotation marks reports nothing.
TELLING: frozenset[str] = FORMS | CLAIM_NOUNS | {"according", "declined", "refused", "declines", "refuses"}
# A cue whose subject is who was told, not who told: "residents were urged to leave".
TOLD_TO = re.compile(
    r"\b(?:was|were|been|is|are|being|be)\s(?:\w+ly\s)?(?:told|urged|advised|informed|ordered|instructed|reminded|warned|assured|notified)\b",
    re.IGNORECASE,
)
