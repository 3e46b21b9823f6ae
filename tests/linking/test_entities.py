"""Who is who across articles."""

from onrecord.linking import link
from onrecord.linking.metonyms import stands_for
from onrecord.records import Links, Reading
from tests.linking.build import article, name, quote


def naming(
    ident: str,
    full: str,
    *,
    title: str | None = None,
    day: str = "2031-05-04",
    words: str = "The lock stays open",
    kind: str = "person",
) -> Reading:
    one = article(ident, f"“{words},” {title + ' ' if title else ''}{full} said in Tarn.", published=day)
    known = name(one, full, kind, titles=(title,) if title else ())
    return Reading(one, (quote(one, words, full),), people=(known,))


def speakers(links: Links) -> dict[str, str]:
    names = {e.id: e.name for e in links.entities}
    return {statement: names[entity] for statement, entity in links.speakers}


def test_spellings_of_one_person_are_one_entity() -> None:
    links = link(
        [naming("a", "Oleksiy Tarnivsky"), naming("b", "Oleksiy Tarnivsky"), naming("c", "Oleksii Tarnivskyi")]
    )
    found = [e for e in links.entities if e.kind == "person"]
    assert len(found) == 1
    assert found[0].name == "Oleksiy Tarnivsky"
    assert found[0].articles == ("a", "b", "c")
    assert found[0].evidence


def test_two_of_one_surname_stay_two() -> None:
    links = link([naming("a", "Nessa Brandt"), naming("b", "Ilvo Brandt")])
    assert sorted(e.name for e in links.entities) == ["Ilvo Brandt", "Nessa Brandt"]


def test_a_surname_alone_is_taken_for_the_only_one_around() -> None:
    alone = naming("b", "Brandt", day="2031-05-06", words="The gate will be painted")
    links = link([naming("a", "Nessa Brandt"), alone])
    assert speakers(links)[alone.statements[0].id] == "Nessa Brandt"


def test_a_surname_that_could_be_either_is_taken_for_neither() -> None:
    alone = naming("c", "Brandt", day="2031-05-06", words="The gate will be painted")
    links = link([naming("a", "Nessa Brandt"), naming("b", "Ilvo Brandt"), alone])
    assert speakers(links).get(alone.statements[0].id) not in ("Nessa Brandt", "Ilvo Brandt")


def test_a_title_learned_elsewhere_tells_who_holds_it_then() -> None:
    def titled(day: str) -> Reading:
        one = article("t", "The Lomarian president said that the lock would open.", published=day)
        return Reading(one, (quote(one, "the lock would open", "the Lomarian president", kind="indirect"),))

    holder = naming("a", "Ilvo Brandt", title="Lomarian President")
    near, years_later = titled("2031-05-20"), titled("2039-05-20")
    assert speakers(link([holder, near]))[near.statements[0].id] == "Ilvo Brandt"
    assert years_later.statements[0].id not in speakers(link([holder, years_later]))


def test_places_that_speak_stand_for_governments() -> None:
    assert stands_for("the Kremlin") == "the government of Russia"
    assert stands_for("Tarn") is None
