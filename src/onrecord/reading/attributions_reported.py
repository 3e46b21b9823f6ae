"""Reported clauses: X said that …; …, X said; …, said X; saying that …; X was told that …."""

from onrecord.reading.anonymity import is_class_noun
from onrecord.reading.attributions_cues import CueReading
from onrecord.reading.attributions_quoted import following_quotes
from onrecord.reading.attributions_thin import by_object
from onrecord.reading.clauses import Line, main_subject, subject
from onrecord.reading.cues import MAIN_VERBS
from onrecord.reading.found import Found, Place
from onrecord.reading.frames import after, clause_end, has_verb, is_empty, object_end, source_after
from onrecord.reading.source_words import DOCUMENTS
from onrecord.text.words import word_set


def by_clause(sentence: Line, reading: CueReading, earlier: list[Found]) -> Found | None:
    """Read X said that …; X said: "…"; X told Y …; …, X said; X condemned …; …, saying …."""
    cue = reading.cue
    source, who = reading.source, reading.subject
    if who is None and cue.form == "ing":
        source = _participle_source(sentence, reading, earlier)
        if source is None:
            return None
    elif who is None:
        return _inverted(sentence, reading)
    elif (
        sentence.tags[reading.at - 1] == ","
        and not cue.frames & {"object", "tell"}
        and not _short_answer(sentence, reading)
    ):
        turned = _inverted(sentence, reading)  # "trade, culture and sport, said Ode": no apposition
        if turned is not None:
            return turned
    if who is not None and who.passive and cue.form == "past":
        return _passive(sentence, reading)
    if _participle(sentence, reading):
        return None
    if cue.frames & {"clause", "tell", "question", "quote", "finding"}:
        found = _clause(sentence, reading, source)
        if found is not None:
            return found
    return by_object(sentence, reading, source)


def _short_answer(sentence: Line, reading: CueReading) -> bool:
    return sentence.words[reading.end : reading.end + 1] in (["no"], ["nothing"], ["so"], ["yes"])


def _participle(sentence: Line, reading: CueReading) -> bool:
    """Tell whether a past form is no finite verb: "a plan announced by the ministry will…"."""
    if reading.cue.form != "past" or reading.words.words[reading.at] in ("said", "told", "wrote", "added", "tweeted"):
        return False
    tags, at, words = sentence.tags, reading.at, sentence.words
    if words[0] == "as" and reading.subject is not None and reading.subject.first == 1:
        return False  # "As Ode noted in May, the mill was shut"
    if reading.subject is None or reading.subject.verb != at or at + 1 >= len(tags):
        return False
    if words[at + 1] in ("by", "in", "on", "at", "against", "of", "as", "with", "from", "for") or tags[at + 1] in ",J":
        stop = next((i for i in range(at + 1, len(tags)) if tags[i] in ";:TWC"), len(tags))
        if tags[stop : stop + 1] == "T" and not any(t in "VF" for t in tags[at + 1 : stop]):
            return False  # "reported on Friday that"
        if any(t in "VF" or (t in "SE" and i > at + 3) for i, t in enumerate(tags[at + 1 : stop], at + 1)):
            return True
        return words[at + 1] == "by" or (words[at] == "accused" and words[at + 1] == "of")
    return False


def _participle_source(sentence: Line, reading: CueReading, earlier: list[Found]) -> Place | None:
    tags, at = sentence.tags, reading.at
    before = at - 1
    while before > 0 and tags[before] in "A&":
        before -= 1
    if before < 0 or (at <= 1 and sentence.words[0] in ("while", "by", "in", reading.words.words[at])):
        return _source_ahead(sentence, at)
    if tags[before] in "Nn)J" and tags[before + 1 : at].strip("A") == "" and at - before <= 2:
        # "a statement saying that": the noun itself speaks.
        who = subject(sentence, at)
        if who is None or reading.cue.lemma not in ("say", "state", "claim", "allege", "warn", "announce", "confirm", "urge", "accuse", "call", "call for", "call on", "demand", "ask", "read", "show", "indicate", "suggest", "explain", "denounce", "condemn"):  # fmt: skip
            return None
        return sentence.starts[who.first], sentence.ends[who.last - 1]
    if tags[before] == "C" and sentence.words[before] == "as":
        who = main_subject(sentence, before)  # "was quoted as saying"
        return sentence.place(who.first, who.last) if who else None
    if tags[before] not in ",Q-I&":
        return None
    if tags[before] == "I" and sentence.words[before] not in ("by", "before", "after", "in"):
        return None
    for found in reversed(earlier):
        if found.source and found.cue and found.cue[0] < sentence.starts[at] and found.source[0] >= sentence.start:
            return found.source
    who = main_subject(sentence, at)
    if who is None or sentence.tags[who.first] == "W":
        return None
    return sentence.starts[who.first], sentence.ends[who.last - 1]


def _source_ahead(sentence: Line, at: int) -> Place | None:
    """Return the subject after an opening participle's comma: "Acknowledging the fall, Ode said"."""
    tags = sentence.tags
    comma = tags.find(",", at)
    if comma < 0 or comma + 1 >= len(tags):
        return None
    if tags[comma + 1] == "P":
        return sentence.place(comma + 1, comma + 2)
    verb = next((i for i in range(comma + 2, min(len(tags), comma + 14)) if tags[i] in "VFSE"), 0)
    who = subject(sentence, verb, comma + 1) if verb else None
    return sentence.place(who.first, who.last) if who else None


def _clause(sentence: Line, reading: CueReading, source: Place | None) -> Found | None:
    """Read what follows as a clause or quotation; failing that, what stands before: "…, X said"."""
    cue, tags = reading.cue, sentence.tags
    follow = after(
        sentence, reading.end, tells="tell" in cue.frames and "clause" in cue.frames and cue.lemma not in _OPTIONAL
    )
    rule, confidence = f"{cue.lemma} and a clause", 0.89
    if follow.kind in ("colon", "quote"):
        quotes = following_quotes(sentence, follow.at)
        if quotes and (
            follow.at == 0 or tags[follow.at - 1] in ",:" or sentence.ends[follow.at] - sentence.starts[follow.at] > 30
        ):
            if cue.act == "other":
                return None
            if tags[follow.at - 1] in ",:":
                return Found(
                    quotes,
                    reading.place,
                    source,
                    f"{cue.lemma}, then a quotation",
                    0.97,
                    denies=reading.denies,
                    quoted=True,
                )
            end = clause_end(sentence, follow.at)
            only = end <= follow.at + len(quotes) + 1
            return Found(
                quotes if only else [sentence.place(follow.at, end)],
                reading.place, source, f"{cue.lemma}, then a quotation", 0.95, denies=reading.denies, quoted=only,
            )  # fmt: skip
        if follow.kind == "colon" and follow.at >= len(tags):
            return Found([], reading.place, source, f"{cue.lemma}, then a quotation", 0.95, denies=reading.denies)
        if follow.kind == "quote" and "clause" not in cue.frames:
            return None
    if cue.lemma == "add" and tags[reading.end : reading.end + 1] == ">":
        return None  # "adds to the number"
    if follow.kind == "none":
        told = _as_told(sentence, reading, source)
        if told is not None:
            return told
    if follow.kind == "none":
        return _trailing(sentence, reading, source)
    if follow.kind == "infinitive" or not _may_find(sentence, reading):
        return None
    if follow.kind == "question" and not (cue.frames & {"question"} or "clause" in cue.frames):
        return None
    if follow.kind == "that":
        confidence = 0.92
    if cue.frames == {"quote"}:
        return None  # "laughed at the claim that": such verbs only introduce quotations
    asked = follow.kind == "question" and "question" in cue.frames
    found = "finding" in cue.frames and has_verb(sentence, follow.at, clause_end(sentence, follow.at))
    if follow.kind != "that" and "clause" not in cue.frames and not asked and not found:
        return None
    end = clause_end(sentence, follow.at)
    if _subordinate(sentence, reading):
        end = _side_end(sentence, follow.at, end)
    elif reading.subject is not None and sentence.words[reading.subject.first] == "who":
        end = _relative_end(sentence, follow.at, end)
    if is_empty(sentence, follow.at, end):
        return None
    if follow.kind == "bare":
        verb = has_verb(sentence, follow.at + (tags[follow.at] != "V"), end)
        if not verb and (not reading.strong or end - follow.at < 4 or "object" in cue.frames):
            return None
        things = "object" in cue.frames or cue.lemma in _TAKES_THINGS
        if (not reading.strong or cue.lemma in _TAKES_THINGS) and things and not _clausal(sentence, follow.at, end):
            return None
        if sentence.words[reading.at] in _MORE_OFTEN_NOUNS and tags[reading.at - 1] not in "PW":
            return None
        if "object" in cue.frames and not _clausal(sentence, follow.at, end):
            return None
    if cue.act == "other" or (not reading.strong and follow.kind != "that"):
        confidence = 0.7
    return Found(
        [sentence.place(follow.at, end)], reading.place, source, rule, confidence,
        act=cue.act, denies=reading.denies and follow.kind == "that",
    )  # fmt: skip


# Verbs that take things as often as clauses: "found a rifle", "wrote columns", "maintained a garrison".
_TAKES_THINGS = word_set("maintain find show write post retweet tweet add determine report state reason")
_MORE_OFTEN_NOUNS = word_set("state states reason reasons posts notes comments")
_FINDINGS = word_set("show suggest indicate demonstrate")


def _may_find(sentence: Line, reading: CueReading) -> bool:
    """Tell whether the subject of "shows" or "suggests" is somebody or a document: "polls show", not "his rejection shows"."""
    who = reading.subject
    if reading.cue.lemma not in _FINDINGS or who is None:
        return True
    at = next((i for i in range(who.first + 1, who.last) if sentence.tags[i] in "I,WE"), who.last) - 1
    head = sentence.words[at]
    return sentence.tags[at] in "NPW0" or head in DOCUMENTS or head.rstrip("s") in DOCUMENTS or is_class_noun(head)


def _as_told(sentence: Line, reading: CueReading, source: Place | None) -> Found | None:
    """Read "As Ode noted in August, the mill was shut"."""
    who, tags = reading.subject, sentence.tags
    if who is None or who.first != 1 or sentence.words[0] != "as":
        return None
    comma = tags.find(",", reading.end, reading.end + 8)
    if comma < 0 or tags[reading.end : comma].strip("IJDnNA0"):
        return None
    end = clause_end(sentence, comma + 1)
    if end - comma < 3:
        return None
    place = sentence.place(comma + 1, end)
    return Found([place], reading.place, source, f"as X {reading.cue.lemma}", 0.85, denies=reading.denies)


def _side_end(sentence: Line, start: int, end: int) -> int:
    """Return where a side clause's content ends: at its comma, which may stand inside a quotation."""
    for at in range(start + 1, end):
        if sentence.tags[at] == ",":
            return at
        if at in sentence.quotes and at + 1 < end and sentence.comma_inside(at):
            return at + 1
    return end


def _relative_end(sentence: Line, start: int, end: int) -> int:
    """Return where what "the lawmaker who said …" said ends: at the comma after which the sentence says more of the lawmaker."""
    for at in range(start + 2, end - 1):
        verb = sentence.words[at + 1]
        if sentence.tags[at] == "," and (sentence.tags[at + 1] in "VF" or verb in MAIN_VERBS):
            return at
    return end


def _subordinate(sentence: Line, reading: CueReading) -> bool:
    """Tell whether the attribution is the sentence's opening side clause: "Although Ode said it was shut, people came"."""
    who = reading.subject
    return (
        who is not None and 0 < who.first <= 3 and sentence.tags[who.first - 1] == "C"
        and sentence.words[who.first - 1] not in ("as", "so", "what") and not sentence.tags[: who.first - 1].strip("&bA,\"")
    )  # fmt: skip


_OPTIONAL = word_set("promise warn advise caution show")


def _clausal(sentence: Line, start: int, end: int) -> bool:
    """Tell whether the words are a clause with a subject of its own rather than an object: "he left", "the mill was shut"."""
    tags = sentence.tags
    if tags[start] == "P":
        return True
    for at in range(start, end):
        if tags[at] in "VF":
            return not any(t in "W," for t in tags[start:at])
        if tags[at] in "W;":
            return False
        if tags[at] == "E" and at > start and tags[at - 1] in "Nn0" and at + 1 < end and tags[at + 1] in "DNAJ0>":
            return True
    return False


def _trailing(sentence: Line, reading: CueReading, source: Place | None) -> Found | None:
    """Read "The mill is shut, X said (on Monday)."."""
    who, tags = reading.subject, sentence.tags
    if (
        who is None
        or who.carried
        or source is None
        or ("clause" not in reading.cue.frames and "finding" not in reading.cue.frames)
    ):
        return None
    mark = who.first - 1
    if mark >= 0 and sentence.words[mark] == "as":
        mark -= 1
    if (
        mark >= 0
        and tags[mark] == ","
        and tags[reading.end : reading.end + 1] == ","
        and _medial(sentence, reading, mark)
    ):
        start = next((i for i in range(mark) if tags[i] not in '&b,."'), 0)
        end = clause_end(sentence, reading.end + 1)
        pieces = [sentence.place(start, mark), sentence.place(reading.end + 1, end)]
        return Found(pieces, reading.place, source, f"{reading.cue.lemma} between commas", 0.9, denies=reading.denies)
    if mark < 1 or tags[mark] not in ",-)Qq":
        return None
    return _before(sentence, reading, mark, source, 0.9 if reading.strong else 0.83)


def _medial(sentence: Line, reading: CueReading, mark: int) -> bool:
    """Tell whether the attribution stands inside the clause it reports: "The mill, Ode said, will close"."""
    tags, words = sentence.tags, sentence.words
    rest = tags[reading.end + 1 :]
    return (
        mark > 0
        and (rest[:1] not in ("S", "W", "Q", "C") or words[reading.end + 1] in ("because", "if", "unless"))
        and (rest[:1] != "G" or any(t in "VF" for t in rest))
        and any(t in "VFESQq" for t in rest)
        and (reading.cue.form in ("past", "s", "base"))
        and not any(t in "Q" for t in tags[:mark])
    )


def _before(sentence: Line, reading: CueReading, mark: int, source: Place, confidence: float) -> Found | None:
    tags = sentence.tags
    start = 0
    while start < mark and tags[start] in '&b,."':
        start += 1
    stop = mark if tags[mark] in ",-" else mark + 1
    if stop - start < (2 if "q" in tags[start:stop] else 3) or (
        not has_verb(sentence, start, stop) and "q" not in tags[start:stop] and stop - start < 8
    ):
        return None
    said = sentence.words[start + 1 : stop]
    if sentence.words[start] in _POINTERS and ("according" in said or "this" in said):
        return None  # "That's according to Ode, the agency reports": what it reports stands before
    if tags[start] in "IC" and "," not in tags[start:stop] and stop - start < 9:
        return None
    return Found(
        [sentence.place(start, stop)], reading.place, source, f"a clause, then {reading.cue.lemma}", confidence,
        act=reading.cue.act, denies=reading.denies,
    )  # fmt: skip


_POINTERS = word_set("that's that’s this that")


def _inverted(sentence: Line, reading: CueReading) -> Found | None:
    """Read "The mill is shut, said Ode, its owner."."""
    tags, at = sentence.tags, reading.at
    if reading.cue.form not in ("past", "s") or not reading.strong or at < 3 or tags[at - 1] not in ",-":
        return None
    stop = source_after(sentence, reading.end)
    if stop <= reading.end or (stop < len(tags) and tags[stop] not in ",.IJ-;C>WA"):
        return None
    if tags[reading.end] not in "DNnP":
        return None
    source = sentence.place(reading.end, stop)
    if (
        tags[stop : stop + 1] == ","
        and tags[stop + 1 : stop + 2] in ("V", "F")
        and not tags[: at - 1].strip("DNn.0&IqGEAT")
    ):
        end = clause_end(sentence, stop + 1)
        pieces = [sentence.place(0, at - 1), sentence.place(stop + 1, end)]  # "The mill, said Ode, has closed"
        return Found(pieces, reading.place, source, f"{reading.cue.lemma} between commas", 0.9, denies=reading.denies)
    return _before(sentence, reading, at - 1, source, 0.7)


_MEANS = (
    ["phone"],
    ["telephone"],
    ["email"],
    ["e-mail"],
    ["letter"],
    ["text"],
    ["mail"],
    ["radio"],
    ["video"],
    ["post"],
)


def _passive(sentence: Line, reading: CueReading) -> Found | None:
    """Read "he was told that…", "she was accused of…", "was quoted as saying"."""
    cue, tags, words = reading.cue, sentence.tags, sentence.words
    if cue.lemma in ("tell", "inform", "warn", "advise", "ask", "assure") or "question" in cue.frames:
        told_by = (
            words[reading.end : reading.end + 1] == ["by"] and words[reading.end + 1 : reading.end + 2] not in _MEANS
        )
        stop = source_after(sentence, reading.end + 1) if told_by else reading.end
        teller = sentence.place(reading.end + 1, stop) if stop > reading.end + 1 else None
        follow = after(sentence, stop, tells=False)
        if follow.kind in ("that", "question") or (
            follow.kind == "bare" and cue.lemma == "tell" and _clausal(sentence, follow.at, len(tags))
        ):
            end = clause_end(sentence, follow.at)
            if not is_empty(sentence, follow.at, end):
                return Found(
                    [sentence.place(follow.at, end)], reading.place, teller, f"passive {cue.lemma}", 0.7, denies=False
                )
        return None
    if cue.lemma == "accuse" and reading.subject is not None:
        of = next((i for i in range(reading.end, min(len(tags), reading.end + 12)) if words[i] == "of"), 0)
        if not of or of + 1 >= len(tags):
            return None
        by = reading.end if words[reading.end] == "by" and of > reading.end + 1 else 0
        source = sentence.place(by + 1, of) if by else None
        accused = sentence.place(reading.subject.first, reading.subject.last)
        pieces = [accused, sentence.place(of + 1, object_end(sentence, of + 1))]
        return Found(pieces, reading.place, source, "passive accuse", 0.7)
    return None
