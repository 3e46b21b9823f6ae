"""Make the generated reference again: the command line from its `--help`, the library from its docstrings.

    python -m docs.generate [--check]

`--check` writes nothing and ends with 1 when a page is not what the code says.
"""

import argparse
import importlib
import inspect
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from onrecord.views.cli.main import onrecord

REFERENCE = Path(__file__).parent / "reference"
MODULES = (
    "onrecord",
    "onrecord.records",
    "onrecord.errors",
    "onrecord.articles",
    "onrecord.reading",
    "onrecord.linking",
    "onrecord.sources",
)
NOTE = "<!-- Made by `make docs` from the code; edit there. -->\n"


def main() -> int:
    """Write the pages, or check them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true")
    check = parser.parse_args().check
    stale = [path for path, text in pages().items() if not path.exists() or path.read_text(encoding="utf-8") != text]
    for path in stale:
        if check:
            print(f"{path.relative_to(REFERENCE.parent)} is not what the code says; run: make docs")
        else:
            path.write_text(pages()[path], encoding="utf-8")
    return 1 if check and stale else 0


def pages() -> dict[Path, str]:
    """Return each generated page's path and text."""
    return {REFERENCE / "cli.md": cli_page(), REFERENCE / "library.md": library_page()}


def cli_page() -> str:
    """Return the command line's reference, in Markdown."""
    parts = [NOTE, "# Command line\n"]
    for name, command, context in _commands(
        onrecord, click.Context(onrecord, info_name="onrecord", terminal_width=100, max_content_width=100)
    ):
        parts.append(f"## {name}\n\n```text\n{command.get_help(context).rstrip()}\n```\n")
    return "\n".join(parts)


def _commands(command: click.Command, context: click.Context) -> Iterator[tuple[str, click.Command, click.Context]]:
    yield context.command_path, command, context
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            child = command.get_command(context, name)
            if child is not None and not child.hidden:
                yield from _commands(
                    child,
                    click.Context(child, info_name=name, parent=context, terminal_width=100, max_content_width=100),
                )


def library_page() -> str:
    """Return the library's reference: every public name of each package, its signature and docstring, in Markdown."""
    parts = [NOTE, "# Library\n"]
    for module_name in MODULES:
        module = importlib.import_module(module_name)
        parts.append(f"## {module_name}\n\n{inspect.cleandoc(module.__doc__ or '')}\n")
        for name in getattr(module, "__all__", [n for n in vars(module) if not n.startswith("_")]):
            thing = getattr(module, name)
            if inspect.isclass(thing) or inspect.isfunction(thing):
                parts.append(
                    f"### {name}\n\n```python\n{_signature(name, thing)}\n```\n\n{inspect.cleandoc(thing.__doc__ or '')}\n"
                )
    return "\n".join(parts)


def _signature(name: str, thing: object) -> str:
    if inspect.isclass(thing) and issubclass(thing, BaseException):
        return f"class {name}({', '.join(base.__name__ for base in thing.__bases__)})"
    if inspect.isclass(thing) and hasattr(thing, "__dataclass_fields__"):
        fields = inspect.get_annotations(thing)
        lines = [f"    {field}: {_type(fields[field])}" for field in thing.__dataclass_fields__ if field in fields]
        return "\n".join([f"class {name}:", *lines])
    if inspect.isclass(thing):
        return f"class {name}"
    return f"def {name}{inspect.signature(thing)}"  # type: ignore[arg-type]


def _type(annotation: object) -> str:
    return (
        annotation.__name__
        if inspect.isclass(annotation) and not hasattr(annotation, "__args__")
        else str(annotation).replace("typing.", "")
    )


if __name__ == "__main__":
    sys.exit(main())
