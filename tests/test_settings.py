"""Flag before environment before file before default, and everything wrong told at once."""

from pathlib import Path

import pytest

from onrecord.errors import SettingsError
from onrecord.settings import Settings, settings


def test_the_defaults_need_nothing() -> None:
    assert settings(environment={}) == Settings()


@pytest.mark.parametrize(
    ("flags", "environment", "file", "expected"),
    [
        ({"reader": "fast"}, {"ONRECORD_READER": "full"}, 'reader = "full"', "fast"),
        ({"reader": None}, {"ONRECORD_READER": "fast"}, 'reader = "full"', "fast"),
        ({}, {"ONRECORD_READER": ""}, 'reader = "full"', "full"),  # set but empty is not set
        ({}, {}, "processes = 2", None),
    ],
)
def test_the_nearest_setting_counts(
    tmp_path: Path, flags: dict, environment: dict, file: str, expected: str | None
) -> None:
    (tmp_path / "onrecord.toml").write_text(file, encoding="utf-8")
    assert settings(flags, environment=environment, folder=tmp_path).reader == expected


def test_another_file_can_be_named(tmp_path: Path) -> None:
    (tmp_path / "team.toml").write_text('author = "desk"\nbusy_timeout = 2', encoding="utf-8")
    found = settings(environment={"ONRECORD_CONFIG": str(tmp_path / "team.toml")})
    assert (found.author, found.busy_timeout) == ("desk", 2.0)


def test_everything_wrong_is_told_at_once(tmp_path: Path) -> None:
    (tmp_path / "onrecord.toml").write_text("colour = 1\nbusy_timeout = -1", encoding="utf-8")
    with pytest.raises(SettingsError) as told:
        settings({"reader": "best"}, environment={"ONRECORD_PROCESSES": "0"}, folder=tmp_path)
    text = str(told.value)
    for part in ("colour", "--reader", "'best'", "ONRECORD_PROCESSES", "busy_timeout", "onrecord.toml"):
        assert part in text


def test_a_wrong_flag_is_told_by_its_own_name(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"^--allow-host: .*'https://quay'"):
        settings({"allow_hosts": ("https://quay",)}, environment={}, folder=tmp_path)


@pytest.mark.parametrize("content", [b"reader = ", b"\xff\xfe", None])
def test_a_file_that_cannot_be_read_is_told(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "team.toml"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(SettingsError, match=r"team\.toml"):
        settings(environment={"ONRECORD_CONFIG": str(path)})
