"""`onrecord access`: hashes only, readable by the owner only."""

from click.testing import CliRunner

from onrecord.views.cli.access import command
from onrecord.views.web.access import Person, access_file


def test_people_and_programs_are_let_in(tmp_path):
    path = tmp_path / "desk.json"
    added = CliRunner().invoke(
        command, [str(path), "add", "iris", "--role", "reviewer"], input="quay-side-11\nquay-side-11\n"
    )
    assert added.exit_code == 0, added.output
    token = CliRunner().invoke(command, [str(path), "token", "bot"]).stdout.strip()
    access = access_file(path)
    assert access.by_password("iris", "quay-side-11") == Person("iris", "reviewer")
    assert access.by_token(token) == Person("bot", "reader")
    assert "quay-side" not in path.read_text()
    assert path.stat().st_mode & 0o077 == 0


def test_short_passwords_are_refused(tmp_path):
    path = tmp_path / "desk.json"
    refused = CliRunner().invoke(command, [str(path), "add", "iris"], input="short\nshort\n")
    assert refused.exit_code != 0
    assert "ten characters" in refused.output
    assert not path.exists()
