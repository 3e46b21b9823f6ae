from dataclasses import replace

import numpy as np

from onrecord.linking import at_once, features
from onrecord.records import Reading
from tests.linking.build import article, quote

MILL = "“We tried for years,” said Ada Ode. The paper mill at Sedge, said Bo Lind, will close in spring."
TEACHERS = "“Nobody asked the teachers,” said Bo Lind. “We tried for years,” he added."


def counting(texts):
    """Vectors by the texts' letters: what `embed` gives, of three numbers."""
    rows = np.array([[1 + t.count(letter) for letter in "aet"] for t in texts], np.float32).reshape(-1, 3)
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


def readings():
    mill, teachers = article("a1", MILL), article("a2", TEACHERS)
    return [
        Reading(mill, (quote(mill, "We tried for years", "Ada Ode"), quote(mill, "will close in spring", "Bo Lind"))),
        Reading(
            teachers,
            (
                quote(teachers, "Nobody asked the teachers", "Bo Lind"),
                replace(quote(teachers, "We tried for years", "Bo Lind"), act="thought"),
            ),
        ),
    ]


def test_vectors_made_at_once_are_those_of_each_article_by_itself():
    calls = []

    def embed(texts):
        calls.append(list(texts))
        return counting(texts)

    together = at_once(readings(), embed)
    assert calls == [["We tried for years", "will close in spring", "Nobody asked the teachers"]]
    for reading in readings():
        kept, alone = features(reading, embed=together), features(reading, embed=counting)
        assert [s.vector for s in kept.statements] == [s.vector for s in alone.statements]
    assert len(calls) == 1
    assert [bool(s.vector) for s in kept.statements] == [True, False]  # a thought is never compared


def test_readings_without_speech_ask_for_no_vectors():
    one = article("a1", "The mill will close.")
    assert features(Reading(one), embed=at_once([Reading(one)], counting)).statements == ()
