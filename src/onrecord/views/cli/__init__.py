"""The command line: `onrecord COMMAND`. Each command is a module here; all of them present, none computes."""

from onrecord.views.cli.main import main

__all__ = ["main"]
