"""A folder of invented coverage, small enough to read in a moment."""

from pathlib import Path

import pytest

TOWNS = ("Oster", "Kellinge", "Vantry", "Morrow")
PEOPLE = ("Mira Velkova", "Anton Bressay", "Ilse Thorn", "Dario Quell")


def write_coverage(folder: Path, number: int = 24) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for index in range(number):
        who, town = PEOPLE[index % 4], TOWNS[index % 3]
        (folder / f"article{index:02}.txt").write_text(
            f"{town} council argues over ferry number {index}\n\n"
            f"The Harbour Post\n\n3 March 2031\n\n"
            f"The council of {town} met on Monday to discuss the ferry that has not run for {index + 2} weeks.\n\n"
            f"“The ferry to {town} will sail again before the {index + 3}th of April,” {who} told reporters after the meeting.\n\n"
            f"{who} said that about {100 + index} passengers had been waiting. The harbour office denied the delay.\n\n"
            f"Harbour master Jory Lund said the engine was repaired on Friday, and that at least {index + 4} more boats need work.\n",
            encoding="utf-8",
        )
    return folder


@pytest.fixture
def coverage(tmp_path: Path) -> Path:
    return write_coverage(tmp_path / "coverage")
