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


def crowd(full: str, times: int, *, day: str = "2031-05-04") -> list[Reading]:
    """Return so many articles that name somebody, each on something else."""
    return [naming(f"{full[:2]}{n}", full, day=day, words=f"Barrel {n} of {full} is counted") for n in range(times)]


def test_a_surname_alone_is_taken_for_the_one_far_more_articles_name() -> None:
    alone = naming("c", "Brandt", day="2031-05-06", words="The gate will be painted")
    well_known = link([*crowd("Nessa Brandt", 16), *crowd("Ilvo Brandt", 1), alone])
    assert speakers(well_known)[alone.statements[0].id] == "Nessa Brandt"
    both_known = link([*crowd("Nessa Brandt", 9), *crowd("Ilvo Brandt", 2), alone])
    assert speakers(both_known)[alone.statements[0].id] == "Brandt"


def test_a_surname_is_a_persons_though_one_article_takes_it_for_a_firm() -> None:
    firm = naming("f", "Brandt", kind="organisation", words="The wharf is sold", day="2031-05-05")
    alone = naming("c", "Brandt", day="2031-05-06", words="The gate will be painted")
    assert speakers(link([naming("a", "Nessa Brandt"), firm, alone]))[alone.statements[0].id] == "Nessa Brandt"
    links = link([firm, alone])  # with nobody to be taken for, she is herself and not the firm
    who = dict(links.speakers)[alone.statements[0].id]
    assert [e.kind for e in links.entities if e.id == who] == ["person"]


def test_a_namesake_in_the_story_who_is_not_the_well_known_one_leaves_a_surname_open() -> None:
    words = "The tramway of Tarn stops at the orchard and the observatory dome"

    def told(ident: str, who: str, said: str) -> Reading:
        one = article(
            ident, f"{words}.\n\n“{said},” {who} said.\n\n{words} again.", title=words, published="2031-05-06"
        )
        return Reading(one, (quote(one, said, who),), people=(name(one, who),))

    wife, alone = told("w", "Ilvo Brandt", "Rails are dear"), told("c", "Brandt", "The gate will be painted")
    links = link([*crowd("Nessa Brandt", 16, day="2031-03-20"), wife, alone])
    assert any(set(story.articles) == {"w", "c"} for story in links.stories)
    assert speakers(links)[alone.statements[0].id] == "Brandt"
    # Without somebody better known, the story's namesake is meant.
    assert speakers(link([wife, alone]))[alone.statements[0].id] == "Ilvo Brandt"


def test_a_title_learned_elsewhere_tells_who_holds_it_then() -> None:
    def titled(day: str) -> Reading:
        one = article("t", "The Lomarian president said that the lock would open.", published=day)
        return Reading(one, (quote(one, "the lock would open", "the Lomarian president", kind="indirect"),))

    holder = naming("a", "Ilvo Brandt", title="Lomarian President")
    near, years_later = titled("2031-05-20"), titled("2039-05-20")
    assert speakers(link([holder, near]))[near.statements[0].id] == "Ilvo Brandt"
    assert years_later.statements[0].id not in speakers(link([holder, years_later]))


def test_father_and_son_are_two_once_an_article_names_both() -> None:
    father, son = naming("a", "Piet Brandt"), naming("b", "Piet Brandt Jr.", words="The gate will be painted")
    one = speakers(link([father, son]))
    assert {one[father.statements[0].id], one[son.statements[0].id]} == {
        "Piet Brandt Jr."
    }  # nothing says that they are two
    both = article("c", "Piet Brandt came with Piet Brandt Jr. to Tarn.", published="2031-05-07")
    told = Reading(both, (), people=(name(both, "Piet Brandt"), name(both, "Piet Brandt Jr.")))
    two = speakers(link([father, son, told]))
    assert (two[father.statements[0].id], two[son.statements[0].id]) == ("Piet Brandt", "Piet Brandt Jr.")


def test_a_surname_with_a_suffix_is_not_taken_for_the_father() -> None:
    son = naming("b", "Brandt Jr.", words="The gate will be painted")
    found = speakers(link([naming("a", "Piet Brandt"), son]))
    assert found[son.statements[0].id] == "Brandt Jr."


def test_places_that_speak_stand_for_governments() -> None:
    assert stands_for("the Kremlin") == "the government of Russia"
    assert stands_for("Tarn") is None
