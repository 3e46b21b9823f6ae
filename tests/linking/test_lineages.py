"""Copies are found, and what only looks like copying is not."""

import pytest

from onrecord.linking import link
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


def test_narration_leaves_out_quotations() -> None:
    from onrecord.linking.narration import narration

    told = " ".join(narration(article("x", ALONE)))
    assert "porters with black faces" in told
    assert "nobody warned us" not in told
