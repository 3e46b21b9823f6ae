"""The `onrecord` command: finds the subcommand, turns errors into exit codes."""

import importlib
import sys
from collections.abc import Sequence

import click

from onrecord import __version__, errors

COMMANDS = {
    "demo": "Read the sample coverage and show what is on the record",
    "read": "Read coverage and print who said what",
    "add": "Add coverage to a ledger",
    "search": "Search a ledger",
    "show": "Show a story, speaker, utterance, article or statement",
    "export": "Take the record away as JSON lines, CSV or Parquet",
    "info": "Count what a ledger holds",
    "review": "Judge what the machine read: accept, reject, correct, undo",
    "relink": "Link a ledger again from scratch, or read it again first",
    "watch": "Keep adding what appears in a folder or feed",
    "serve": "Open the desk in a browser",
    "access": "Say who may use a desk that other machines can reach",
}

EXIT_CODES = """\b
Exit codes:
  0    done; input that could not be read is counted on stderr
  1    a fault of OnRecord itself
  2    wrong usage or settings
  3    nothing readable in the input
  4    the ledger was refused: not one of ours, from a newer version, or damaged
  5    the ledger is busy: another process is writing to it
  6    what was asked for is not in the ledger
  7    somebody else judged the same record meanwhile
  130  interrupted
"""

_CODES: tuple[tuple[type[errors.OnRecordError], int], ...] = (
    (errors.SettingsError, 2),
    (errors.SourceError, 3),
    (errors.LedgerBusy, 5),
    (errors.LedgerError, 4),
    (errors.NotFound, 6),
    (errors.JudgementConflict, 7),
    (errors.OnRecordError, 1),
)


class Commands(click.Group):
    """Loads a subcommand's module only when it is called, so that `onrecord --help` answers at once."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command = importlib.import_module(f"onrecord.views.cli.{cmd_name}").command
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.command(cls=Commands, epilog=EXIT_CODES, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="onrecord")
def onrecord() -> None:
    """Read news coverage and keep the record: who said what, when, first reported where, disputed by whom.

    \b
    Example:
      onrecord demo
      onrecord add record.db pages/*.html
      onrecord search record.db "ceasefire" --speaker Varga
    """


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and exit with its code."""
    try:
        onrecord.main(args=arguments, standalone_mode=False)
    except click.exceptions.Abort:
        click.echo("interrupted; what was finished is kept", err=True)
        sys.exit(130)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except BrokenPipeError:  # the reader of our output went away: `onrecord read … | head`
        sys.stderr.close()
        sys.exit(0)
    except errors.OnRecordError as error:
        click.echo(f"onrecord: {error}", err=True)
        sys.exit(next(code for kind, code in _CODES if isinstance(error, kind)))
