"""Which spellings are one name."""

import pytest

from onrecord.linking.spelling import same_body, same_person

ONE_PERSON = [
    ("Volodymyr Tarnivsky", "Wolodymyr Tarnivskyj"),
    ("Vladimir Tarnivskiy", "Volodymyr Tarnivskyy"),
    ("Serhiy Kolyshtya", "Sergei Kolyshtia"),
    ("Oleksandr Moroz", "Alexander Moroz"),
    ("O. Moroz", "Oleksandr Moroz"),
    ("Ann-Marie Dolan", "Ann-Marie Dólan"),
    ("Ben Halloran", "Benjamin Halloran"),
    ("Ana Ruiz", "Ana Ruiz Castell"),
    ("Jong Su Pak", "Pak Jong Su"),
]
TWO_PERSONS = [
    ("Tom Hall", "Tom Hill"),
    ("Ana Marin", "Ana Moreno"),
    ("George Tarrant", "Jeb Tarrant"),
    ("Ann Reed", "Ann Reid"),
    ("Maria Orlova", "Mikhail Orlov"),
    ("P. Moroz", "Oleksandr Moroz"),
]


@pytest.mark.parametrize(("one", "other"), ONE_PERSON)
def test_one_person(one: str, other: str) -> None:
    assert same_person(one, other)[0] >= 0.7
    assert same_person(other, one) == same_person(one, other)


@pytest.mark.parametrize(("one", "other"), TWO_PERSONS)
def test_two_persons(one: str, other: str) -> None:
    assert same_person(one, other)[0] == 0.0


def test_a_surname_alone_may_be_a_namesake() -> None:
    assert 0.5 <= same_person("Moroz", "Oleksandr Moroz")[0] < 0.7


def test_bodies() -> None:
    assert same_body("the Tessil River Authority", "Tessil River Authority")[0] == 1.0
    assert same_body("TRA", "Tessil River Authority")[0] >= 0.8
    assert same_body("Tessil River Authority", "Tessil Rowing Association")[0] == 0.0
    assert same_body("Dremminsk", "Dremmynsk")[0] >= 0.8
    assert same_body("Morning", "Mourning")[0] == 0.0  # a usual word is no slip of another
