"""What many commands ask for: a form, a day, identifiers; and texts that are texts."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any, TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., Any])
KINDS = {"email": "email", "phone": "phone_number", "customer_number": "customer_number"}
"""The options for identifiers, with the kind that each stands for."""
LONGEST = 100_000
"""Characters of the person's own words that a case keeps; a longer letter belongs with the case as a file."""


class Day(click.ParamType[Any]):
    """A day as YYYY-MM-DD."""

    name = "day"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Read the day."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail("write the day as YYYY-MM-DD, such as 2026-01-31.", param, ctx)


class Moment(click.ParamType[Any]):
    """A moment as YYYY-MM-DDTHH:MM with or without a zone, or a day."""

    name = "moment"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        """Read the moment; it may be without a zone."""
        if isinstance(value, datetime):
            return value
        try:
            return datetime.fromisoformat(value)
        except ValueError:
            self.fail("write it as YYYY-MM-DD or YYYY-MM-DDTHH:MM, such as 2026-01-31T14:05.", param, ctx)


class Text(click.ParamType[Any]):
    """Text in UTF-8, without characters that no database keeps."""

    name = "text"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Accept the text, or say what is wrong without repeating it."""
        text = str(value)
        if len(text) > LONGEST:
            self.fail(
                f"it has {len(text)} characters; give at most {LONGEST}, and keep the whole as a file.", param, ctx
            )
        if "\0" in text or any("\ud800" <= sign <= "\udfff" for sign in text):
            self.fail("it holds bytes that are no UTF-8 text; save it as UTF-8 and try again.", param, ctx)
        return text


DAY, MOMENT, TEXT = Day(), Moment(), Text()


def form_option(command: Command) -> Command:
    """Add `--format`, which comes in as `form`."""
    choice = click.Choice(("table", "json"))
    return click.option(
        "--format", "form", type=choice, default="table", show_default=True, help="For people or programs."
    )(command)


def key_options(command: Command) -> Command:
    """Add the identifiers of a person, which come in as `keys`: pairs of kind and text."""
    options = (
        click.option("--email", multiple=True, type=TEXT, help="E-mail address; may be given more than once."),
        click.option("--phone", multiple=True, type=TEXT, help="Phone number in any notation."),
        click.option("--customer-number", multiple=True, type=TEXT, help="Customer number."),
        click.option(
            "--key",
            "other",
            multiple=True,
            type=TEXT,
            metavar="KIND=VALUE",
            help="Any other identifier of the data map.",
        ),
    )
    for option in reversed(options):
        command = option(command)
    return command


def keys_of(given: dict[str, Any]) -> tuple[tuple[str, str], ...]:
    """Give the identifiers among a command's options as pairs of kind and text, and take them out.

    :raises click.UsageError: an identifier of another kind is not written as KIND=VALUE.
    """
    pairs = [(kind, text) for option, kind in KINDS.items() for text in given.pop(option)]
    for one in given.pop("other"):
        kind, sign, text = one.partition("=")
        if not sign or not kind.strip() or not text.strip():
            raise click.UsageError("Write another identifier as KIND=VALUE, such as --key agent_code=A-17.")
        pairs.append((kind.strip(), text))
    return tuple(pairs)
