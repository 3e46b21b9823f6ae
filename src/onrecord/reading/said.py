"""When each statement was said.

Every date the text names is a candidate for every statement: the date in its own clause ("said Friday"), that of the speech event
it belongs to ("In his nightly address Sunday …" covers what follows until another event opens), that of the same speaker's other
statements, that of the day the article reports on. Facts about each candidate are weighed (`speech_dates`); where none weighs
enough, the statement stays undated. The publication date is only ever used to work out what "Friday" means.
"""

import math
from dataclasses import replace
from itertools import repeat

from onrecord.reading.speech_dates.clock import Clock
from onrecord.reading.speech_dates.evidence import Candidate, Evidence
from onrecord.reading.speech_dates.weights import WEIGHTS
from onrecord.records import Article, Said, Statement, TimeExpression

# A statement is dated when its dates together are this likely. Measured by `python -m training.said` over four parts of the training
# labels: the harmonic mean of "right of the dated" and "right of the given" is flat, 0.66 to 0.67, from 0.25 to 0.5. The low end keeps
# more right dates; `confidence` tells which are doubtful.
ENOUGH = 0.25
# The speaker's own speech event, dated just before with no other between, dates what follows whatever else speaks.
_EVENT = "event of speaker, near"

# Whole numbers, whose sum is the same in any order.
_HUNDREDTHS = {fact: round(100 * weight) for fact, weight in WEIGHTS.items()}

_HOW = (
    ("own just after", "in the same clause as the cue"),
    ("own after", "in the same clause as the cue"),
    ("own before", "in the same clause as the cue"),
    ("own head", "at the head of the same sentence"),
    ("own of speech", "the day of the act of speech named in the same sentence"),
    ("same speaker", "carried from the same speaker's dated statement"),
    ("same speaker later", "from the same speaker's later statement"),
    ("event of speaker, near", "from the speaker's speech event opened before"),
    ("event of speaker, far", "from the speaker's speech event opened before"),
    ("telling of speaker, near", "from the sentence before that dates the speaker's words"),
    ("sentence before, speech", "from the speech event opened in the sentence before"),
    ("paragraph, speech", "from the speech event opened earlier in the paragraph"),
    ("paragraph before, speech", "from the speech event opened in the paragraph before"),
    ("main", "the day that most dated statements of the article were made"),
    ("lead", "the day the article opens with"),
)


def said(
    article: Article, statements: tuple[Statement, ...], times: tuple[TimeExpression, ...]
) -> tuple[Statement, ...]:
    """Return the statements with `said` filled in where the text lets a reader know; the others come back as they were.

    `said.value` is a day, week, month, season or year in TIMEX3, never later than publication; `said.confidence` is the
    chance that the text dates the words so.
    """
    clock = Clock(article, times)
    if not clock.marks:
        return statements
    evidence = Evidence(clock, statements)
    dated = {s.id: _choose(evidence.candidates(at)) for at, s in enumerate(evidence.order)}
    return tuple(replace(s, said=dated[s.id]) if dated[s.id] else s for s in statements)


def _choose(candidates: list[Candidate]) -> Said | None:
    """The likeliest candidate, when the statement is likely enough to be dated at all."""
    scores = [math.exp(sum(map(_HUNDREDTHS.get, c.facts, repeat(0))) / 100) for c in candidates]
    total = 1.0 + sum(scores)
    opened = any(_EVENT in candidate.facts for candidate in candidates)
    if not scores or (1.0 - 1.0 / total < ENOUGH and not opened):
        return None
    best = max(range(len(scores)), key=lambda i: (scores[i], -i))
    mark, facts = candidates[best].mark, candidates[best].facts
    how = next((words for fact, words in _HOW if fact in facts), "a day the article names")
    return Said(mark.value, mark.text, how, mark.start, round(scores[best] / total, 2))
