"""`houvast`: every command by name, loaded when it is asked for, so that help and dates need no database."""

import os
import sys
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Any

import click

from houvast.engines.trouble import Trouble
from houvast.entrypoints.cli import endings

SETTINGS = "houvast.config.settings"


@dataclass(frozen=True, slots=True)
class Topic:
    """Where a command is written, its one line of help, and whether it needs Houvast's own database."""

    module: str
    line: str
    own_database: bool = True


TOPICS = {
    "demo": Topic("demo", "Set up the demonstration centre and open its pages.", own_database=False),
    "deadline": Topic("deadline", "Tell by which day a request must be answered, and why.", own_database=False),
    "scan": Topic("scan", "Find in notes what may not be written down about people.", own_database=False),
    "note": Topic("notes", "Clean up the notes of a system, and give out keys of the note guard."),
    "locate": Topic("locate", "Find everything about a person, outside a case."),
    "case": Topic("cases", "Register requests and carry them out, step by step."),
    "request": Topic("requests", "Take in requests that another system kept."),
    "reapply": Topic("reapply", "Apply recorded erasures again, after a restored backup."),
    "evidence": Topic("evidence", "Verify the chain of evidence, and export it."),
    "task": Topic("tasks", "Tasks of people, for systems without an interface."),
    "system": Topic("systems", "Add, check and remove the systems that hold data."),
    "map": Topic("maps", "Load, check and export the data map and the activities."),
    "organisation": Topic("organisations", "Enter the own organisation, principals and their instructions."),
    "guide": Topic("guide", "Bring in the answers that agents read out."),
    "program": Topic("programs", "Let programs of clients in: a dialler, a CRM, a form."),
    "opendsr": Topic("opendsr", "Exchange requests with principals in the form of OpenDSR."),
    "mailbox": Topic("mailbox", "Read the mailboxes that requests come in by, and check them."),
    "account": Topic("accounts", "Let people in, and say for whom they work."),
    "serve": Topic("serve", "Serve the pages and carry out jobs.", own_database=False),
    "worker": Topic("worker", "Carry out jobs."),
    "migrate": Topic("migrate", "Prepare or renew Houvast's own database."),
}
DJANGO = ("makemigrations", "showmigrations", "check", "collectstatic", "makemessages", "compilemessages", "shell")
"""Commands of Django that builders need; they are passed on as they stand."""


ALSO = {"systems": "system", "notes": "note", "programs": "program"}
"""Other names under which a command is found."""


class Root(click.Group):
    """Finds commands by their module; ends every error in one line."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 (click gives it)
        """Give the names of all commands, in the order in which they are met."""
        return list(TOPICS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Load one command, with Houvast behind it where it needs that."""
        if cmd_name in DJANGO:
            return passed_on(cmd_name)
        topic = TOPICS.get(ALSO.get(cmd_name, cmd_name))
        if topic is None:
            return None
        if topic.own_database:
            set_up()
        found: click.Command = import_module(f"houvast.entrypoints.cli.{topic.module}").command
        return found

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """Write the list of commands without loading any."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, topic.line) for name, topic in TOPICS.items()])

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; end Ctrl-C here, before click makes another error of it."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt as error:
            endings.end(error)

    def main(self, args: Sequence[str] | None = None, *rest: Any, **named: Any) -> Any:
        """Run a command; end errors in one line and an exit code, see `endings`."""
        if not sys.warnoptions:
            warnings.simplefilter("ignore")  # they speak to builders, and end up between the lines of a table
        try:
            return super().main(args, *rest, **named)
        except Exception as error:  # noqa: BLE001 (the last place where one can be told)
            endings.end(error)


def set_up() -> None:
    """Start Django, once.

    :raises Trouble: an environment variable or a key cannot be used.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    import django  # noqa: PLC0415 (slow, and not every command needs it)

    try:
        django.setup()
    except OSError as error:
        raise CannotStart(
            f"HOUVAST_HOME cannot be used ({error.strerror}): check the folder, its owner and room."
        ) from error


class CannotStart(Trouble):
    """The folder of the house cannot be made or written."""


def passed_on(name: str) -> click.Command:
    """Give Django's own command of this name, hidden from the list."""

    def run(arguments: tuple[str, ...]) -> None:
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
        from django.core.management import execute_from_command_line  # noqa: PLC0415 (slow)

        execute_from_command_line(["houvast", name, *arguments])

    everything = click.Argument(["arguments"], nargs=-1, type=click.UNPROCESSED)
    settings = {"ignore_unknown_options": True, "help_option_names": []}
    return click.Command(name, settings, run, [everything], hidden=True)


def _show_debug(_ctx: click.Context, _parameter: click.Parameter, wanted: bool) -> None:  # noqa: FBT001 (click's form)
    endings.DEBUG.set(wanted)


@click.group(cls=Root, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.option(
    "--debug", is_flag=True, expose_value=False, is_eager=True, callback=_show_debug,
    help="Show where an unexpected error came from; may show data of people.",
)  # fmt: skip
def main() -> None:
    """Grip on personal data: register, locate, carry out, read back, answer, prove.

    Ends with 0 when all is well, 1 when something must be put right first (one line says what), 2 when the command
    was not understood, and 3 when it ran but found what must not be: data left behind, a broken chain, errors in the
    map.
    """
