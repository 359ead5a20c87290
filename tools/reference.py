"""Write docs/reference from the code: every environment variable and every command.

python tools/reference.py           writes the pages
python tools/reference.py --check   ends with 1 when a page is not what the code says
"""

import importlib
import importlib.util
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
from pydantic import SecretStr

from houvast.config.environment import Environment

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "reference"
COMMANDS = "houvast.entrypoints.cli"
MADE = "<!-- Written by tools/reference.py; change the code, not this page. -->"

# Read by single commands, not when Houvast starts.
OF_COMMANDS = {
    "HOUVAST_AS": "The account that runs a command, when `--as` is not given.",
    "HOUVAST_NEW_PASSWORD": "The password for an account that is being made, when nobody is there to type it.",
}


def pages() -> dict[str, str]:
    """What each page should hold, by its name."""
    found = {"environment.md": environment_page()}
    if importlib.util.find_spec(COMMANDS):
        found["cli.md"] = cli_page(importlib.import_module(COMMANDS).main)
    return found


def environment_page() -> str:
    """Every variable with its type, its default and what it means."""
    rows = [
        f"| `HOUVAST_{name.upper()}` | {_type(field.annotation)} | {_default(field.default)} | {field.description} |"
        for name, field in Environment.model_fields.items()
    ]
    intro = "Houvast reads these variables when it starts. None is needed to try it out."
    head = ["| variable | type | default | meaning |", "|---|---|---|---|"]
    more = [f"| `{name}` | {meaning} |" for name, meaning in OF_COMMANDS.items()]
    title = ["## Read by commands", "", "| variable | meaning |", "|---|---|"]
    return "\n".join([MADE, "", "# Environment variables", "", intro, "", *head, *rows, "", *title, *more, ""])


def _type(annotation: Any) -> str:
    parts = [part for part in getattr(annotation, "__args__", ()) if part is not type(None)]
    if getattr(annotation, "__origin__", None) is tuple:
        return "list"
    kind = parts[0] if parts else annotation
    names: dict[Any, str] = {str: "text", SecretStr: "secret", Path: "folder", bool: "yes or no", int: "number"}
    return names.get(kind, str(getattr(kind, "__name__", kind)))


def _default(value: Any) -> str:
    if value is None:
        return "none"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"`{','.join(value) if isinstance(value, tuple) else value}`"


def cli_page(group: click.Group) -> str:
    """Every command with its arguments and options."""
    parts = ["\n".join(section(path, command)) for path, command in commands(group, "houvast")]
    intro = "Run them as `python3 start.py COMMAND`; `--help` after any command says the same."
    return "\n".join([MADE, "", "# Commands", "", intro, "", "\n".join(parts)])


def commands(command: click.Command, path: str) -> Iterator[tuple[str, click.Command]]:
    """A command and all below it, each with what one types."""
    yield path, command
    if isinstance(command, click.Group):
        context = click.Context(command, info_name=path)
        for name in command.list_commands(context):
            below = command.get_command(context, name)
            if below and not below.hidden:
                yield from commands(below, f"{path} {name}")


def section(path: str, command: click.Command) -> list[str]:
    """One command as Markdown."""
    context = click.Context(command, info_name=path)
    usage = " ".join([path, *command.collect_usage_pieces(context)])
    told = (command.help or command.short_help or "").replace("\b", "").strip()
    lines = [f"## `{path}`", "", f"    {usage}", ""]
    lines += [*(line.strip() for line in told.splitlines()), ""] if told else []
    records = [parameter.get_help_record(context) for parameter in command.get_params(context)]
    options = [f"- `{record[0]}` {record[1]}".rstrip() for record in records if record and "--help" not in record[0]]
    return lines + ([*options, ""] if options else [])


def main(arguments: list[str]) -> int:
    """Write the pages, or compare them."""
    wanted = pages()
    stale = {name for name, text in wanted.items() if not _holds(FOLDER / name, text)}
    if "--check" in arguments:
        for name in sorted(stale):
            print(f"docs/reference/{name} is not what the code says: run python tools/reference.py")
        return 1 if stale else 0
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name in stale:
        (FOLDER / name).write_text(wanted[name])
    return 0


def _holds(path: Path, text: str) -> bool:
    return path.exists() and path.read_text() == text


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as home:  # commands may set Houvast up when they are loaded
        os.environ["HOUVAST_HOME"] = home
        code = main(sys.argv[1:])
    sys.exit(code)
