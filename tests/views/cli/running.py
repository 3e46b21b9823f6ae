"""The command line, run in this process."""

from onrecord.views.cli import main


def run(*arguments: object) -> int:
    """Run the command line and return its exit code."""
    try:
        main([str(argument) for argument in arguments])
    except SystemExit as end:
        return int(end.code or 0)
    return 0
