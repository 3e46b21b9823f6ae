"""Names of one article: what is a name, whose mention is whose, titles and gender."""

import pytest

from onrecord.reading.names import names
from onrecord.records import Article, Name


def article(text: str) -> Article:
    return Article("a", "a", "a", "", text, language="en")


def found(text: str) -> dict[str, Name]:
    return {n.name: n for n in names(article(text))}


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Ana Ode spoke on Monday.", {"Ana Ode"}),
        ("Varonian President Ana Ode met Piet van der Bly.", {"Ana Ode", "Piet van der Bly"}),
        ("He saw Secretary of State John Tarn and Donald J. Bly Jr. there.", {"John Tarn", "Donald J. Bly Jr."}),
        ("The head of the Ministry of Defence of Ukraine Oleksa Vorin resigned.", {"Oleksa Vorin"}),
        ("A lawyer, Jane O’Hara-Quist, 43, agreed.", {"Jane O’Hara-Quist"}),
        ("Society Vice President and Senior Counsel Peter Marr agreed.", {"Peter Marr"}),
        ("Sens. Ruth Cole and Walter Penn agreed.", {"Ruth Cole", "Walter Penn"}),
        ("Representative Peter T. King agreed.", {"Peter T. King"}),
        ("Foreign Minister Cho Son Bai agreed.", {"Cho Son Bai"}),
        ("The head of the Arven Commission Johanna von der Marr agreed.", {"Johanna von der Marr"}),
        ("The ambassador to Canada Anna Ode agreed.", {"Anna Ode"}),
        ("The Arven Commission of the Press Union agreed.", set()),
    ],
)
def test_people_come_without_titles(text: str, people: set[str]) -> None:
    assert {n.name for n in found(text).values() if n.kind == "person"} == people


@pytest.mark.parametrize(
    ("text", "kept_out"),
    [
        ("Police arrived. The police left again.", "Police"),
        ("Critics say no. Many critics left.", "Critics"),
        ("Prime Minister of Israel was mentioned on Tuesday.", "Prime Minister of Israel"),
        ("SOLDIERS LEFT BEHIND AFTER HARD WINTER IN TARN", "SOLDIERS LEFT BEHIND AFTER HARD WINTER IN TARN"),
        ("He wrote to @AnaOde.", "AnaOde"),
        ("The speaker was Unknown to us.", "The speaker"),
    ],
)
def test_words_that_are_no_names(text: str, kept_out: str) -> None:
    assert kept_out not in found(text)


@pytest.mark.parametrize(
    ("text", "name", "mentions"),
    [
        ("Ana Ode came. Ode spoke. Ana left.", "Ana Ode", ["Ana Ode", "Ode", "Ana"]),
        (
            "The Office of Public Safety (OPS) was closed. OPS reopened.",
            "Office of Public Safety",
            ["Office of Public Safety", "OPS", "OPS"],
        ),
        ("Ana M. Ode came. Ana Ode left.", "Ana M. Ode", ["Ana M. Ode", "Ana Ode"]),
        ("Bill de Ode came. Mr. de Ode left.", "Bill de Ode", ["Bill de Ode", "de Ode"]),
        ("Bill de Ode came. Mr. Bly left.", "Bill de Ode", ["Bill de Ode"]),
        ("Anna May came in May. May said so, May noted.", "Anna May", ["Anna May", "May", "May"]),
        ("Ana Ode came. Russia-said Ode left.", "Ana Ode", ["Ana Ode", "Ode"]),
        ("Olena Kuznets came. President Kuznetz left.", "Olena Kuznets", ["Olena Kuznets", "Kuznetz"]),
    ],
)
def test_mentions_of_one_entity_are_gathered(text: str, name: str, mentions: list[str]) -> None:
    assert [m.text for m in found(text)[name].mentions] == mentions


def test_a_links_text_run_into_the_sentence_is_no_part_of_the_name_before_it() -> None:
    by_name = found("We asked Speaker Ana Ode Ana Maria Ode Mill to shut. Then Ana Ode left.")
    assert [m.text for m in by_name["Ana Ode"].mentions] == ["Ana Ode", "Ana Ode"]


def test_what_somebody_did_is_no_title() -> None:
    by_name = found("The harbour minister, Ana Ode, told reporters in Tarn that it was over.")
    assert by_name["Ana Ode"].titles == ("minister",)


def test_two_people_of_one_surname_stay_two_and_the_bare_surname_is_neither() -> None:
    by_name = found("Ana Ode came with her husband Piet Ode. Mr. Ode spoke. Later Ode sang.")
    assert [m.text for m in by_name["Ana Ode"].mentions] == ["Ana Ode"]
    assert len(by_name["Piet Ode"].mentions) >= 1
    assert all(m.text != "Ode" or m.start < 50 for m in by_name["Ana Ode"].mentions)


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        # one man, by his full name and without
        ("Senator Piet Ode Jr. came. Ode spoke.", {"Piet Ode Jr.": ["Piet Ode Jr.", "Ode"]}),
        ("Piet Ode Jr. came. Later Piet Ode left.", {"Piet Ode Jr.": ["Piet Ode Jr.", "Piet Ode"]}),
        ("Senator Piet Ode III came. Senator Ode spoke.", {"Piet Ode III": ["Piet Ode III", "Ode"]}),
        # two, told apart by a short form, by kin, by an office
        (
            "Piet Ode met Piet Ode Jr. at noon. Ode Jr. spoke. Ode left.",
            {"Piet Ode": ["Piet Ode", "Ode"], "Piet Ode Jr.": ["Piet Ode Jr.", "Ode Jr."]},
        ),
        (
            "Mayor Piet Ode came with his eldest son, Piet Ode Jr. Then Ode spoke.",
            {"Piet Ode": ["Piet Ode", "Ode"], "Piet Ode Jr.": ["Piet Ode Jr."]},
        ),
        (
            "President Ode slept. At the hotel Piet Ode Jr. met a lawyer. “No,” President Ode said.",
            {"Ode": ["Ode", "Ode"], "Piet Ode Jr.": ["Piet Ode Jr."]},
        ),
        # the short form alone
        ("Ode Jr. came. Ode Jr. spoke.", {"Ode Jr.": ["Ode Jr.", "Ode Jr."]}),
    ],
)
def test_father_and_son_of_one_name_are_two(text: str, mentions: dict[str, list[str]]) -> None:
    people = {n.name: [m.text for m in n.mentions] for n in found(text).values() if n.kind == "person"}
    assert people == mentions


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Firing Piet Ode was wrong. Piet Ode left. Piet Ode sang.", {"Piet Ode"}),
        (
            "Ana Bly Calls Piet Ode A Fraud\n\nAna Bly spoke to us. Piet Ode, she said, had lied. Ode was silent.",
            {"Ana Bly", "Piet Ode"},
        ),
        ("Piet Ode Reacts\n\nOn Monday Piet Ode spoke. Piet Ode left.", {"Piet Ode"}),
        # one name, not two
        ("Boro Boro, 43, spoke to Ana Ode.", {"Boro Boro", "Ana Ode"}),
        ("Ana Maria Ode spoke. Maria Ode left. Maria Ode sang.", {"Ana Maria Ode"}),
        ("Ana Ode Castell spoke. Then Ana Ode left.", {"Ana Ode Castell", "Ana Ode"}),
    ],
)
def test_what_stands_beside_a_known_name_is_no_part_of_it(text: str, people: set[str]) -> None:
    assert {n.name for n in found(text).values() if n.kind == "person"} == people


def test_a_title_only_one_of_them_has_tells_them_apart() -> None:
    by_name = found("Senator Ana Ode met Governor Piet Ode. Senator Ode spoke first.")
    assert [m.text for m in by_name["Ana Ode"].mentions] == ["Ana Ode", "Ode"]
    assert [m.text for m in by_name["Piet Ode"].mentions] == ["Piet Ode"]


@pytest.mark.parametrize(
    ("text", "name", "title"),
    [
        ("Former FBI Director Jane Bly spoke.", "Jane Bly", "Former FBI Director"),
        ("Her chief of staff Bob Stone spoke.", "Bob Stone", "chief of staff"),
        ("Jane Bly, the mayor of Tarn, spoke.", "Jane Bly", "the mayor of Tarn"),
        ("The oil company Tarnoil grew.", "Tarnoil", "oil company"),
    ],
)
def test_titles_before_and_after(text: str, name: str, title: str) -> None:
    assert title in found(text)[name].titles


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("She met the head of British diplomacy Ana Ode on Friday.", ("head of British diplomacy",)),
        ("The president of Poland Ana Ode left.", ("president of Poland",)),
        ("Deputy head of the Tarn Safety Agency Ana Ode left.", ("Deputy head of the Tarn Safety Agency",)),
        ("The ambassador to Poland Ana Ode left.", ("ambassador to Poland",)),
        ("He spoke to Poland. Ana Ode left.", ()),
        (
            "The Tarn High Representative for Foreign Affairs Ana Ode left.",
            ("Tarn High Representative for Foreign Affairs",),
        ),
        ("He spoke for Poland and Ana Ode left.", ()),
        ("A critic of Mayor Ana Ode left.", ("Mayor",)),  # the mayor is whom they criticize
        ("The end of the day of Ana Ode came.", ()),
        ("He spoke of the leader of Poland. Ana Ode left.", ()),
    ],
)
def test_an_office_in_full_before_a_name(text: str, titles: tuple[str, ...]) -> None:
    assert found(text)["Ana Ode"].titles == titles


@pytest.mark.parametrize(
    ("text", "name", "gender"),
    [
        ("Ms. Bly came.", "Bly", "f"),
        ("Congressman Robin Ode came.", "Robin Ode", "m"),
        ("Robin Ode came. She left.", "Robin Ode", "f"),
        ("Robin Ode came to Tarn.", "Robin Ode", None),
    ],
)
def test_gender_is_what_the_text_shows(text: str, name: str, gender: str | None) -> None:
    assert found(text)[name].gender == gender


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("She flew to Kyiv.", "Kyiv", "place"),
        (
            "The Department of Health and Human Services said no.",
            "Department of Health and Human Services",
            "organisation",
        ),
        ("The Food and Drug Administration said no.", "Food and Drug Administration", "organisation"),
        ("It was on Harbour Street.", "Harbour Street", "place"),
        ("Tarn Motors Inc. said no.", "Tarn Motors Inc.", "organisation"),
        ("Ode told the Lantern. The Lantern said so.", "Lantern", "organisation"),
        ("He spoke to Anna la Tarnese, a weekly publication.", "Anna la Tarnese", "organisation"),
        ("He spoke to Anna Tarnese, a newspaper editor.", "Anna Tarnese", "person"),
        ("The Bly campaign ended. Bly said no.", "Bly", "person"),
        ("“No,” Bly said. The Bly, a river, rose.", "Bly", "person"),
    ],
)
def test_kinds(text: str, name: str, kind: str) -> None:
    assert found(text)[name].kind == kind


@pytest.mark.parametrize(
    "text",
    [
        "",
        "no capitals at all",
        "ALL CAPITALS ALL THE WAY DOWN TO THE VERY END",
        "\u202eאבג Ana Ode\u202c … '''\"“",
        "A. B. C. D. E.",
        "Ana's Ode's",
        "'s 's ’s Of The And",
    ],
)
def test_spans_slice_back_whatever_the_text(text: str) -> None:
    for name in names(article(text)):
        assert name.mentions
        for m in name.mentions:
            assert text[m.start : m.end] == m.text


@pytest.mark.parametrize(
    ("text", "name", "short"),
    [
        ("The Bram Childrens Fund (BRACEF) said so. BRACEF added more.", "Bram Childrens Fund", "BRACEF"),
        ("The Ministry of Defence (MoD) said so. The MoD added more.", "Ministry of Defence", "MoD"),
        (
            "The National Centre for Tarn Music (CENTAM) said so. CENTAM added.",
            "National Centre for Tarn Music",
            "CENTAM",
        ),
    ],
)
def test_a_short_form_in_brackets_is_the_same_body(text: str, name: str, short: str) -> None:
    (found,) = names(Article("a", "a", "a", "", text, language="en"))
    assert found.name == name
    assert [m.text for m in found.mentions][1:] == [short, short]


@pytest.mark.parametrize(
    ("text", "name", "apart"),
    [
        ("The Democratic Party of the Mill (QZX) met. The QZX won.", "Democratic Party of the Mill", False),
        (
            "The Democratic Party of the Mill (QZX) met.",
            "Democratic Party of the Mill",
            True,
        ),  # said once, nothing to join
        ("The Democratic Party of the Mill (AFP) met. AFP reported it.", "Democratic Party of the Mill", True),
    ],
)
def test_a_body_goes_by_the_letters_of_another_language(text: str, name: str, apart: bool) -> None:
    found = {n.name: n for n in names(Article("a", "a", "a", "", text, language="en"))}
    assert (len(found[name].mentions) == 1) is apart


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The head of NATO Ana Ode said so.", "Ana Ode"),
        ("The High Representative for Foreign Affairs Ana Ode said so.", "Ana Ode"),
        ("Probably Ana Ode knew of it. Ana Ode said so.", "Ana Ode"),
        ("Federal Chancellor of Tarn, Ana Ode, said so.", "Ana Ode"),
        ("Emily Ode said so.", "Emily Ode"),  # no adverb
        ("Sally King said so.", "Sally King"),  # no office
        ("The UN Human Rights Council said so.", "UN Human Rights Council"),
    ],
)
def test_bodies_offices_and_adverbs_before_a_name_are_cut(text: str, name: str) -> None:
    found = [n.name for n in names(Article("a", "a", "a", "", text, language="en")) if n.kind != "place"]
    assert name in found
    assert not any(other != name and (name in other or other == "Federal Chancellor") for other in found)


def test_of_two_spellings_the_one_of_english_print_is_the_name() -> None:
    found = names(Article("a", "a", "a", "", "Sergei Odewski spoke. Sergei Ódevski left.", language="en"))
    assert [(n.name, len(n.mentions)) for n in found] == [("Sergei Odewski", 2)]


def test_a_firm_is_known_by_its_wares() -> None:
    (found,) = names(Article("a", "a", "a", "", "Tessilan Chemicals said so.", language="en"))
    assert found.kind == "organisation"


def test_an_agency_in_brackets_is_no_short_form() -> None:
    found = names(Article("a", "a", "a", "", "Bram Association (AP) members met. AP reported it.", language="en"))
    assert "AP" in [n.name for n in found]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Tarn minister Oleg Łavrenov spoke. Lavrenow said it was over.", "Oleg Łavrenov"),
        ("Tarn minister Omar al-Odeby spoke. Odeby said it was over.", "Omar al-Odeby"),
    ],
)
def test_other_spellings_of_a_surname(text: str, name: str) -> None:
    found = names(Article("a", "a", "a", "", text, language="en"))
    assert [n.name for n in found if n.kind == "person"] == [name]
    assert len(next(n for n in found if n.name == name).mentions) == 2


def test_two_surnames_that_differ_stay_apart() -> None:
    found = names(
        Article("a", "a", "a", "", "Mayor Oleg Lavrenov spoke. Piet Marenko said it was over.", language="en")
    )
    assert [n.name for n in found] == ["Oleg Lavrenov", "Piet Marenko"]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Twelve Democrats and four Republicans met. Bo Lind left.", {"Bo Lind"}),
        ("White House Counselor Ana Ode met Bo Lind.", {"Ana Ode", "Bo Lind"}),
        ("Ana Jordan left. “It is late,” Jordan said.", {"Ana Jordan"}),
    ],
)
def test_counted_partisans_and_counselors(text: str, people: set[str]) -> None:
    assert {name for name, n in found(text).items() if n.kind == "person"} == people


def test_a_country_stays_one_though_somebody_bears_its_name() -> None:
    names_found = found("Ana Jordan left. Troops in Jordan stayed. Jordan said it was late.")
    assert names_found["Jordan"].kind == "place"
    assert "Young Democrats" in found("The Young Democrats met.")


def test_a_turn_in_capitals_makes_no_body_of_a_person() -> None:
    name = found("Hanne Vold said it was over.\n\nVOLD: I have nothing.\n\nVold left.")["Hanne Vold"]
    assert name.kind == "person"
    assert [m.text for m in name.mentions] == ["Hanne Vold", "VOLD", "Vold"]


def test_no_is_a_number_only_before_one() -> None:
    assert "No. Next" not in found("Ana Ode said: “No. Next question.” No. 10 was closed.")
