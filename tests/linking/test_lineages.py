"""Copies are found, and what only looks like copying is not."""

import numpy as np
import pytest

from onrecord.linking import link
from onrecord.linking.narration import cited, cites, outlet_words, voices, winnowed
from onrecord.linking.wording import CUT, tokens
from onrecord.records import Lineage, Links, Reading
from tests.linking.build import article
from tests.linking.coverage import ALONE, LINES, WIRE, readings

STATUTE = (
    "“The council hereby orders that no vessel carrying cotton, jute or sulphur shall lie at the inner quay between sunset and sunrise,"
    " that each master shall post two watchmen, and that the fine for every night of neglect shall be four hundred marks.”"
)
FURNITURE = (
    "The Harbour Desk is written by our reporters on the coast and sent out each evening. You can write to the editors at the old"
    " customs house, or leave a letter with the porter. We read everything and answer what we can, though it may take some days before"
    " you hear from us, above all in the weeks of the herring."
)


def linked(*texts: tuple[str, str, str, str]) -> Links:
    """Link articles given as (id, text, outlet, published)."""
    return link(
        Reading(article(ident, text, title=text[:40], outlet=outlet, published=day))
        for ident, text, outlet, day in texts
    )


def kin(links: Links) -> list[tuple[str, ...]]:
    return sorted(one.articles for one in links.lineages if len(one.articles) > 1)


def lineage_of(links: Links, ident: str) -> Lineage:
    return next(one for one in links.lineages if ident in one.articles)


def test_wire_copy_cut_and_rewritten_is_one_lineage() -> None:
    links = link(readings())
    found = lineage_of(links, "wire-1")
    assert set(found.articles) == {"wire-1", "wire-2", "cut", "rewritten"}
    assert found.agency == "Cobalt"
    assert found.origin is None  # the agency's own copy is not among them
    relations = {copy.article: copy.relation for copy in found.copies}
    assert relations["wire-2"] == "reprint"
    assert relations["cut"] == "trimmed"
    assert relations["rewritten"] in ("rewritten", "extended")


def test_a_report_that_shares_only_the_quotation_stands_alone() -> None:
    assert lineage_of(link(readings()), "alone").articles == ("alone",)


def test_every_fifth_sentence_rewritten() -> None:
    rewritten = "\n\n".join(
        "Nothing of this line is as it was before." if n == 4 else line for n, line in enumerate(LINES)
    )
    assert kin(linked(("a", WIRE, "A", "2031-05-04"), ("b", rewritten, "B", "2031-05-05"))) == [("a", "b")]


def test_a_text_stitched_from_two_does_not_make_them_kin() -> None:
    other = (
        "The choir of Belmarra won the singers' cup for the third year running on Saturday, beating forty rivals from the whole of the"
        " plain with a psalm for nine voices that nobody had dared to sing since the war.\n\nJudges praised the basses and forgave a late"
        " entry of the altos. The prize is a silver comb, which the choir will keep in the bakery of its conductor until next summer.\n\n"
        "Second place went to the weavers of Odell, whose tenor had walked two days over the pass because the bus was out of order."
    )
    links = linked(
        ("fire", WIRE, "A", "2031-05-04"),
        ("choir", other, "B", "2031-05-04"),
        ("both", f"{WIRE}\n\n{other}", "C", "2031-05-05"),
    )
    assert lineage_of(links, "fire").articles == ("fire", "both")
    assert lineage_of(links, "choir").articles == ("choir",)
    woven = [copy for copy in lineage_of(links, "fire").copies if copy.of == "choir"]
    assert [copy.relation for copy in woven] == ["contains"]


@pytest.mark.parametrize(
    ("why", "shared", "outlets"),
    [
        ("a statement printed by both", STATUTE, ("A", "B")),
        ("a site's furniture", FURNITURE, ("A", "A")),
    ],
)
def test_what_is_shared_without_copying(why: str, shared: str, outlets: tuple[str, str]) -> None:
    one = "Snow fell on the pass of Odell and the bus could not leave. Forty travellers slept in the school, on mats the children brought.\n\n"
    two = "The herring have come early to the islands, and the nets of Tarn are full. Salt has doubled in price since the first of the month.\n\n"
    assert (
        kin(linked(("a", one + shared, outlets[0], "2031-05-04"), ("b", two + shared, outlets[1], "2031-05-04"))) == []
    ), why


def test_first_person_words_without_marks_are_no_narration() -> None:
    speech = (
        "I have stood on this quay since I was a boy, and I will tell you what I saw: a barge with a hole that a child could put its head"
        " through, a captain who had gone ashore, and my own watchmen asleep."
    )
    one = f"The inquiry opened in Sorvane on Monday with the testimony of the oldest pilot.\n\n{speech}\n\n{LINES[0]}"
    two = f"Forty people squeezed into the guild house to hear Oren Tisk.\n\n{speech}\n\n{ALONE}"
    assert kin(linked(("a", one, "A", "2031-05-06"), ("b", two, "B", "2031-05-06"))) == []


OWN = [  # (why, paragraph, what of it is the article's own voice)
    ("a quotation", "“Nobody warned us,” the porter said by the gate.", "the porter said by the gate"),
    (
        "links run into a sentence",
        "Councillor Ida Moll Ida Jane MollTen rivers in danger Mayor in the hot seat MORE (Tarn) left the hall.",
        "councillor ida moll ida jane moll tarn left the hall",
    ),
    ("capitals that are no links", "She wanted MORE of the herring.", "she wanted more of the herring"),
    (
        "films between paragraphs",
        "JUST WATCHED The flood at Tarn Replay More Videos ... MUST WATCH The flood at Tarn 02:15",
        "",
    ),
    (
        "links run into a sentence behind a year",
        "Ida Moll Ida Jane Moll2030 Rivers in danger Mayor in the hot seat MORE left the hall.",
        "ida moll ida jane moll left the hall",
    ),
    (
        "a year after a comma",
        "The rivers of Tarn,2030 by count, want MORE care.",
        "the rivers of tarn 2030 by count want more care",
    ),
    ("captions twice over", "The quay of Tarn at dawn.\n\nThe quay of Tarn at dawn.", ""),
    ("a gallery", "Photos: Fire at the quay The quay at dawn Hide Caption 1 of 9 The roof Hide Caption 2 of 9", ""),
    ("one caption in a sentence", "The caption of the picture was wrong.", "the caption of the picture was wrong"),
]


# One sentence for each thing that stands on a site's every page: each is looked for by a part of it first, and none may be missed.
FURNITURE_SENTENCES = """
    All rights reserved.
    The piece may not be published without leave.
    It may not be reproduced.
    It may not be broadcast.
    Copyright 2031 Tarn Gazette.
    Copyright the Tarn Gazette.
    © Tarn Gazette
    Sign up for word of the quay.
    Subscribers read on.
    Our newsletter is free.
    Click here to go on.
    Follow us on the wireless.
    Follow Ida Moll on the wireless.
    Ida Moll is on Twitter: @idamoll
    Ida Moll contributed to this report.
    Read more about herring.
    Read the full text of the order.
    Read the original order.
    Our privacy policy has moved.
    The cookie policy has moved.
    These are our terms of use.
    These are the terms of service.
    Download the app for the quay.
    Download our app for the quay.
    Like us on Facebook.
    Share this story with a pilot.
    It first appeared in the Tarn Almanac.
    Advertisement
    Advertising pays for herring.
    Watch the full video of the flood.
    Watch the video of the flood.
    Watch full video of the flood.
    Watch video of the flood.
    View comments
    Viewed comments
    Leave a comment below.
    Photo gallery of the flood
    Hide caption
    Toggle caption
    Getty Images
    Associated Press Photo
    Enlarge this image
    This story has been updated.
    Please consider a gift.
    Please support the Gazette.
    Donate now for herring.
    Support our work on the quay.
    Make a donation for herring.
    Make a contribution for herring.
    The views expressed are those of Ida Moll.
    Ida Moll is a columnist on the quay.
    Ida Moll is a contributor on the quay.
    Ida Moll is a contributing editor.
    Follow @idamoll
    Email her at the customs house.
    Email us at the customs house.
    Email me at the customs house.
    Write to moll@tarngazette.com
    pic.twitter.com/quay
    https://t.co/quay
    Ida Moll (@idamoll)
    — @idamoll
    RT @idamoll herring is late
"""


@pytest.mark.parametrize("sentence", [line.strip() for line in FURNITURE_SENTENCES.strip().splitlines()])
def test_furniture_is_nobodys_voice(sentence: str) -> None:
    told = voices(article("x", f"Rain fell on the herring market.\n\n{sentence}\n\nThe guild laughed."))
    assert " ".join(told.own) == f"rain fell on the herring market {CUT} the guild laughed {CUT}"
    assert told.borrowed == []


@pytest.mark.parametrize(
    "sentence",
    [
        "The order may not be older than the quay.",
        "Ships follow the river to the sea.",
        "The policy of the guild is to watch the river and to comment on nothing.",
        "Please download nothing, said the porter to those who read the order.",
    ],
)
def test_the_words_of_furniture_alone_are_a_voice(sentence: str) -> None:
    told = voices(article("x", f"Rain fell on the herring market.\n\n{sentence}"))
    assert len(told.own) == 7 + len(tokens(sentence)) + 1


@pytest.mark.parametrize(("why", "paragraph", "expected"), OWN)
def test_the_voice_of_the_article(why: str, paragraph: str, expected: str) -> None:
    own = voices(article("x", f"Rain fell on the herring market.\n\n{paragraph}")).own
    assert " ".join(word for word in own[own.index(CUT) + 1 :] if word != CUT) == expected, why


def test_the_paragraph_a_colon_announces_is_borrowed() -> None:
    told = voices(article("x", "The Tarn Gazette reported:\n\nDivers found the hull empty.\n\nThe guild laughed."))
    assert told.own == ["the", "tarn", "gazette", "reported", CUT, "the", "guild", "laughed", CUT]
    assert told.borrowed == ["divers", "found", "the", "hull", "empty", CUT]


@pytest.mark.parametrize(
    ("text", "outlet", "expected"),
    [
        ("She told the Tarn Gazette that ferries ran.", "Tarn Gazette Online", True),
        ("A poll for CBO says so.", "Coast Bay Observer", True),
        ("She told the Tarn Gazette that ferries ran.", "Morning Line", False),
        ("The Tarn Gazette building burned on Monday.", "Tarn Gazette", False),
        (
            "The Tarn Gazette found the sons of a pilot who drowned. Not a paper was left, the Gazette wrote.",
            "Tarn Gazette",
            True,
        ),
        ("She told the Tarn Gazette that ferries ran.", None, False),
    ],
)
def test_outlets_cited(text: str, outlet: str | None, expected: bool) -> None:
    assert cites(cited(text), outlet) is expected


INTERVIEW = (
    "“I counted the barges every night for nine years and nobody in that office ever asked me for the book,” Tisk told {}.\n\n"
    "“They knew the hull of the Merle was rotten, because I had written it on a card and nailed the card to the harbour master’s own"
    " door,” he said.\n\n“When she went down with the cotton I was not surprised, I was ashamed, and I have been ashamed since.”\n\n"
)


@pytest.mark.parametrize(
    ("outlet", "named", "more", "expected"),
    [
        ("Bay Courier", "the Tarn Gazette", 1, [("a", "b")]),
        ("Bay Courier", "reporters", 1, []),  # both were there
        ("Bay Courier", "the Tarn Gazette", 60, []),  # one source among others
    ],
)
def test_an_interview_retold_by_an_outlet_that_names_the_first(
    outlet: str, named: str, more: int, expected: list[tuple[str, ...]]
) -> None:
    first = f"Oren Tisk has kept a book of barges.\n\n{INTERVIEW.format('the Tarn Gazette')}"
    first += "\n\n".join(
        f"Porter No {n} of the guild is older than {n + 7} herring boats at Odell." for n in range(more)
    )
    second = f"A watchman says that the rotten barge was known of.\n\n{INTERVIEW.format(named)}"
    second += "\n\n".join(
        f"In the year {n} lightning struck {n + 9} chapels between Merrow and Belmarra." for n in range(more)
    )
    assert kin(linked(("a", first, "Tarn Gazette", "2031-05-06"), ("b", second, outlet, "2031-05-07"))) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Tarn News", "Tarn Online", True),
        ("Tarn Gazette - Opinion", "Tarn Gazette", True),
        ("Tarn", "Odell", False),
    ],
)
def test_one_outlet_under_two_names(one: str, other: str, expected: bool) -> None:
    assert (outlet_words(one) == outlet_words(other)) is expected


def test_a_run_of_so_many_words_in_common_is_a_key_in_common() -> None:
    rows = np.random.default_rng(7).integers(0, 2**32, size=(3, 60), dtype=np.uint32)
    one, other = np.concatenate([rows[0], rows[2][:20]]), np.concatenate([rows[2][:20], rows[1]])
    assert set(winnowed(one, 20)) & set(winnowed(other, 20))
    assert len(winnowed(rows[0], 20)) < 12
    assert winnowed(rows[0][:3], 20) == [min(rows[0][:3])]
    assert winnowed(rows[0][:0], 20) == []


@pytest.mark.parametrize(("named", "expected"), [("Tarn Gazette", [("a", "b")]), ("harbour office", [])])
def test_an_article_made_of_another_s_words_descends_from_it_when_it_names_it(
    named: str, expected: list[tuple[str, ...]]
) -> None:
    quoting = (
        f"What burned in Sorvane was more than cotton, the {named} reported.\n\n“{LINES[0]}”\n\n“{LINES[2]}”\n\n"
        "The museum had hoped to open its new hall with those papers, and now it has a hall and no papers."
    )
    assert (
        kin(linked(("a", WIRE, "Tarn Gazette", "2031-05-04"), ("b", quoting, "Hill Review", "2031-05-05"))) == expected
    )


def test_one_passage_in_common_is_the_agency_s_where_both_credit_it() -> None:
    passage = LINES[2]
    one = f"Smoke lay over Sorvane on Sunday. The ferry waited.\n\n{passage}\n\n" + " ".join(
        f"Witness number {n} spoke of ropes, rats and barrel {n * 7}." for n in range(60)
    )
    two = f"The cotton trade of Sorvane counts its losses after the warehouse burned.\n\n{passage}\n\n" + " ".join(
        f"Merchant number {n} lost sugar, jute and chest {n * 5}." for n in range(60)
    )
    for agencies, expected in ((("Cobalt",), [("a", "b")]), ((), [])):
        made = link(
            Reading(article(i, t, title="Fire at the cotton warehouse in Sorvane", outlet=i.upper(), agencies=agencies))
            for i, t in (("a", one), ("b", two))
        )
        assert kin(made) == expected, agencies


def test_narration_leaves_out_quotations() -> None:
    told = " ".join(voices(article("x", ALONE)).own)
    assert "porters with black faces" in told
    assert "nobody warned us" not in told
