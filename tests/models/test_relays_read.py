"""Who passed on whose words in a whole article, by the reader that ships. The war and everybody in it are invented."""

import pytest

from onrecord.models.encoder import OnnxEncoder
from onrecord.reading.combined import CombinedReader
from onrecord.reading.read import read
from onrecord.records import Article

TEXT = """\
MELDEN — Bramland has sent about 10,000 soldiers to the war in Tarn, lawmakers said on Wednesday, citing the National Intelligence Service.

The spy agency told a parliamentary committee that about 3,000 of them had already reached the east of the country, Rep. Bo Lind told reporters after a closed-door briefing.

According to the agency, the soldiers were given false papers in the port city of Ombra, Lind said.

“Some of them do not know where they are being taken,” Rep. Ester Vaal, who was also briefed by the spy agency, told reporters.

Vaal quoted the agency as saying that the soldiers lacked warm clothes.

President Ada Ode said in her nightly address on Thursday that intelligence reports showed two brigades had been moved to the front. “They will not be the last,” she said.

Ode said the head of military intelligence had informed her that 12,000 soldiers were preparing to leave.

Ode's office said the president had told her Bramland counterpart that the soldiers were a threat to the whole region.

The Tarn Times reported, citing two officials familiar with the matter, that the first units had crossed the border on Sunday.

General Petar Grell reported to the president that 400 of the soldiers had been killed or wounded, Ode wrote on her page on Friday.

Ode wrote that, according to preliminary data from General Grell, the enemy had also lost nine tanks.

The news agency Tarnews quoted Defence Minister Karel Moss as saying the soldiers would be treated as combatants.

Moss told the Tarn Post that his commander had said: “Nobody will come back.”

“We have no soldiers in Tarn,” Bramland's foreign ministry said in a statement, the state news agency BNA reported.

As relayed by BNA, Foreign Minister Ilya Sand called the reports “groundless”.

In an interview with Tarn TV, Moss recalled the words of the president: “We will not leave anybody behind.”

Grell, citing a report by the general staff, said that the soldiers had been seen near the river.

The White House said it had seen evidence that Bramland had sent soldiers, the Tarn Post reported on Monday.
"""
# Words that were passed on, and by whom: each line of the chain from the outermost.
RELAYED = {
    "Bramland has sent about 10,000 soldiers": ("lawmakers", "National Intelligence Service"),
    "about 3,000 of them had already reached": ("Bo Lind", "National Intelligence Service"),
    "the soldiers were given false papers": ("Bo Lind", "National Intelligence Service"),
    "the soldiers lacked warm clothes": ("Ester Vaal", "National Intelligence Service"),
    "two brigades had been moved to the front": ("Ada Ode", "intelligence reports"),
    "12,000 soldiers were preparing to leave": ("Ada Ode", "the head of military intelligence"),
    "the soldiers were a threat": ("Ode's office", "Ada Ode"),
    "the first units had crossed the border": ("Tarn Times", "two officials familiar with the matter"),
    "400 of the soldiers had been killed": ("Ada Ode", "Petar Grell"),
    "the enemy had also lost nine tanks": ("Ada Ode", "Petar Grell"),
    "the soldiers would be treated as combatants": ("Tarnews", "Karel Moss"),
    "“We have no soldiers in Tarn,”": ("BNA", "Bramland's foreign ministry"),
    "the reports “groundless”": ("BNA", "Ilya Sand"),
    "“We will not leave anybody behind.”": ("Karel Moss", "Ada Ode"),
    "Bramland had sent soldiers": ("Tarn Post", "White House"),
}
# Who speaks in person, and is not to be taken for anybody else.
SPOKEN = {
    "“Some of them do not know where they are being taken,”": "Ester Vaal",
    "“They will not be the last,”": "Ada Ode",
    "the soldiers had been seen near the river": "Petar Grell",
}


@pytest.fixture(scope="module")
def statements():
    article = Article("a", "a", "a", "", TEXT, language="en")
    return read(article, CombinedReader(OnnxEncoder(threads=1))).statements


def test_relays_are_read_as_a_person_reads_them(statements):
    wrong = {
        words: chain
        for words, chain in RELAYED.items()
        if not any(words in s.content.text and s.chain == chain for s in statements)
    }
    assert len(wrong) <= 1, wrong  # another processor rounds otherwise


def test_whoever_speaks_in_person_passes_on_nobody(statements):
    for words, name in SPOKEN.items():
        assert [(s.speaker_name, s.chain) for s in statements if words in s.content.text] == [(name, ())]
