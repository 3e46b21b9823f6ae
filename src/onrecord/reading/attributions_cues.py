"""A cue in its sentence: whether the word attributes there at all, and who its subject is."""

from typing import NamedTuple

from onrecord.reading.clauses import Line, Subject, main_subject, subject
from onrecord.reading.cues import PHRASES, SAYING, VERBS, WEAK, Cue
from onrecord.reading.found import Place
from onrecord.text.words import word_set

_MODALS = word_set("can could may might must should")

_NEGATIONS = word_set(
    """not never n't didn't doesn't don't hasn't haven't hadn't isn't wasn't won't wouldn't couldn't can't cannot
    aren't weren't didn’t doesn’t don’t hasn’t haven’t hadn’t isn’t wasn’t won’t wouldn’t couldn’t can’t aren’t
    weren’t"""
)

_NEGATABLE = word_set("deny elaborate believe think expect want support intend plan") | {"rule out"}

_PLURAL_DETERMINERS = word_set("some many several few all both others most")


class CueReading(NamedTuple):
    """A cue verb in its sentence, with the subject before it, if the sentence shows one."""

    at: int
    end: int
    cue: Cue
    subject: Subject | None
    words: Line

    @property
    def denies(self) -> bool:
        """Whether the verb rejects what it reports: "denied", not "did not deny"."""
        if not self.cue.denies or self.subject is None:
            return self.cue.denies
        group = self.words.words[self.subject.verb : self.at]
        return not any(w in _NEGATIONS or w.endswith(("n't", "n’t")) for w in group)

    @property
    def strong(self) -> bool:
        """Whether the form hardly ever does anything but report speech."""
        return self.words.words[self.at] in SAYING

    @property
    def place(self) -> Place:
        """The cue in the text, its auxiliaries in."""
        first = self.subject.verb if self.subject else self.at
        if self.subject and self.subject.last > first:
            first = self.at
        return self.words.starts[first], self.words.ends[self.end - 1]

    @property
    def source(self) -> Place | None:
        """The subject in the text."""
        if self.subject is None:
            return None
        return self.words.starts[self.subject.first], self.words.ends[self.subject.last - 1]


def cue_reading(sentence: Line, at: int) -> CueReading | None:
    """Return the cue at position `at`, or None when the word is no attributing verb there."""
    words, tags = sentence.words, sentence.tags
    word = words[at]
    following = words[at + 1] if at + 1 < len(words) else ""
    cue = PHRASES.get((word, following))
    end = at + 2 if cue else at + 1
    cue = cue or VERBS.get(word)
    if cue is None:
        return None
    before = tags[at - 1] if at else ""
    if before == "D" and words[at - 1] not in _PLURAL_DETERMINERS:
        return None  # "the report", "a claim"
    if before == "I" and cue.form in ("base", "s", "past"):
        return None  # "of claims"
    if cue.form in ("base", "s") and _noun(sentence, at, end):
        return None
    who = subject(sentence, at) if before and before != "Q" else None
    if (who and tags[who.first : who.last] == "0") or (cue.form == "past" and who and tags[at - 1] == "0"):
        return None  # "2,195 reported cases"
    if who and who.first > 0 and words[who.first - 1] in ("whether", "if", "unless", "until", "nor"):
        return None
    if who is None and _purpose(sentence, at):
        doer = main_subject(sentence, at - 1)
        who = Subject(doer.first, doer.last, at, carried=True) if doer else None
        if who is None:
            return None
    if cue.form == "ing" and not (who and "V" in tags[who.verb : at]):
        who = None
    if who and _hedged(sentence, who, at, cue):
        return None
    if cue.form == "base" and who and not _takes_base(sentence, who, at):
        return None
    return CueReading(at, end, cue, who, sentence)


def _noun(sentence: Line, at: int, end: int) -> bool:
    """Tell whether a form that is also a noun is one here: "the jobs report is", "Ode's remarks in", "European states had"."""
    tags, words = sentence.tags, sentence.words
    if at and words[at - 1].endswith(("'s", "’s", "s'", "s’")):
        return True
    if words[at] in ("call", "calls") and at and words[at - 1] in _CALLS:
        return True
    comma = max(tags.rfind(",", 0, at), tags.rfind("Q", 0, at))
    if cue_like := comma >= 0 and at - comma > 1 and not tags[comma + 1 : at].strip("DNn.0&"):
        return not cue_like  # "…, the Gazette reports from Bram"
    following = tags[end : end + 1]
    if words[at] in SAYING and words[at] not in WEAK and words[at] not in _SPEECH_NOUNS:
        return False
    return following in tuple("VFI&,") and not (following == "," and "Q" in tags) and not (at and tags[at - 1] in "PW")


_CALLS = word_set("phone conference video telephone wake-up roll curtain close judgement judgment")
_SPEECH_NOUNS = word_set("remarks comments claims warnings tweets talks boasts jokes")


def _purpose(sentence: Line, at: int) -> bool:
    """Tell whether the verb at `at` is the purpose of another: "travelled to Bram to warn that"; not "refused to say"."""
    tags, words = sentence.tags, sentence.words
    if at < 3 or tags[at - 1] != ">" or words[at] not in SAYING or VERBS[words[at]].form != "base":
        return False
    return tags[at - 2] in "nNJO0" and tags[at + 1 : at + 2] not in ("", ".", ",")


def _hedged(sentence: Line, who: Subject, at: int, cue: Cue) -> bool:
    """Tell whether the verb is denied or only possible: "did not say", "could say"."""
    group = sentence.words[who.verb : at]
    if any(w in _NEGATIONS or w.endswith(("n't", "n’t")) for w in group) or (
        who.verb > 0 and who.last == who.verb and (sentence.words[who.last - 1].endswith(("n't", "n’t")))
    ):
        return cue.lemma not in _NEGATABLE
    return any(w in _MODALS for w in group)


def _takes_base(sentence: Line, who: Subject, at: int) -> bool:
    """Tell whether a base form can be the verb of its subject: "officials say", "they claim", "will say", "to say"."""
    if "V" in sentence.tags[who.verb : at] or ">" in sentence.tags[who.verb : at]:
        return True
    at = next((i for i in range(who.first + 1, who.last) if sentence.tags[i] in "I,W"), who.last) - 1
    head, raw = sentence.words[at], sentence.tags[at]
    if head in ("he", "she", "it"):
        return False
    return (
        raw in "PW" or head.endswith("s") or "&" in sentence.tags[who.first : who.last]
        or head in _PLURAL_DETERMINERS or head in _PLURALS or raw in "0x" or head == "percent"
    )  # fmt: skip


_PLURALS = word_set("""people police men women children media critics democrats others who these those authorities""")
