"""`onrecord access`."""

from pathlib import Path

import click


@click.command(name="access")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.argument("action", type=click.Choice(["add", "token"]))
@click.argument("name")
@click.option(
    "--role",
    type=click.Choice(["reader", "reviewer"]),
    default="reader",
    show_default=True,
    help="Reviewers may judge.",
)
def command(file: Path, action: str, name: str, role: str) -> None:
    """Say who may use a desk that other machines can reach: people with a password, programs with a token.

    \b
    Example:
      onrecord access desk-access.json add iris --role reviewer
      onrecord access desk-access.json token nightly-export
      onrecord serve record.db --host 0.0.0.0 --access desk-access.json --certificate desk.pem --key desk.key

    FILE is made when it is not there, readable by its owner only. It keeps hashes, no passwords and no tokens. Adding a name
    again gives it a new password.
    """
    from onrecord.views.web.access import add_person, add_token

    if action == "token":
        token = add_token(file, name, "reviewer" if role == "reviewer" else "reader")
        click.echo("Shown once; send it as `Authorization: Bearer TOKEN`:", err=True)
        click.echo(token)
        return
    password = click.prompt("Password", hide_input=True, confirmation_prompt=True, err=True)
    if len(password) < 10:
        raise click.UsageError("a password needs ten characters or more")
    add_person(file, name, "reviewer" if role == "reviewer" else "reader", password)
    click.echo(f"{name} may come in as {role}", err=True)
