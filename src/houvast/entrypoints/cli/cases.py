"""`houvast case`: register a request, look at it, and establish who is asking."""

from dataclasses import asdict
from datetime import datetime
from typing import Any

import click
from django.utils.timezone import get_default_timezone

from houvast.engines.trouble import Trouble
from houvast.entrypoints.cli import case_ends, case_jobs, case_plans, case_recipients, case_search
from houvast.entrypoints.cli.acting import account_named, allowed, as_option, now, on_case
from houvast.entrypoints.cli.asking import MOMENT, TEXT, form_option, key_options, keys_of
from houvast.entrypoints.cli.showing import print_json, say, table
from houvast.entrypoints.cli.tasks import task_json
from houvast.features.rights.actions import registering
from houvast.features.rights.actions.identifying import verify_identity
from houvast.features.rights.contracts import Case, CaseFacts, Channel, Right, Status
from houvast.features.rights.queries import all_cases, case_for
from houvast.features.tasks.queries import tasks_of
from houvast.features.verification.contracts import Method
from houvast.features.verification.queries import by_hand
from houvast.foundation.accounts.contracts import Permission
from houvast.foundation.accounts.permissions import NotAllowed, role_allows
from houvast.foundation.organisations.queries import own_organisation


class NoText(Trouble):
    """A file with words is no text."""


@click.group("case")
def command() -> None:
    """Register requests and carry them out, step by step."""


@command.command("open")
@click.option(
    "--right", type=click.Choice([right.value for right in Right]), required=True, help="What the person asks for."
)
@key_options
@click.option("--name", default="", type=TEXT, help="The person's name.")
@click.option("--principal", metavar="KEY", help="For whose data; the own organisation when absent.")
@click.option(
    "--channel", type=click.Choice([channel.value for channel in Channel]), default="phone", show_default=True
)
@click.option("--received", type=MOMENT, help="When it came in; now when absent.")
@click.option("--words", default="", type=TEXT, help="What the person said, in their own words.")
@click.option("--words-file", type=click.File("rb"), help="The same from a file in UTF-8, or - for standard input.")
@click.option("--language", type=click.Choice(["nl", "en"]), default="nl", show_default=True, help="Of the answer.")
@click.option("--address", multiple=True, type=TEXT, help="A line of the address for the letter; repeatable.")
@click.option(
    "--correct", nargs=3, multiple=True, type=TEXT, metavar="WHAT OLD NEW",
    help="For rectification: a field or category, what it holds and what it must hold; repeatable.",
)  # fmt: skip
@as_option
@form_option
def open_(
    right: str, name: str, principal: str | None, channel: str, received: datetime | None, words: str,
    words_file: Any, language: str, address: tuple[str, ...], correct: tuple[tuple[str, str, str], ...],
    user: str | None, form: str, **given: Any,
) -> None:  # fmt: skip
    """Register a request. Nothing but what is asked must be known: the clock runs from receipt."""
    organisation = principal or own_organisation().key
    account, at = allowed(user, Permission.REGISTER_CASE, organisation), now()
    facts = registering.register_case(
        organisation=organisation, right=Right(right), channel=Channel(channel), received_at=_moment(received) or at,
        name=name, keys=keys_of(given), words=words or words_of(words_file), language=language, address=address,
        corrections=correct, by=account.actor, at=at,
    )  # fmt: skip
    if form == "json":
        print_json(case_json(facts))
        return
    say(f"{facts.number}: registered; answer by {facts.due} (received {facts.term.received_on}).")


@command.command("list")
@click.option("--status", type=click.Choice([status.value for status in Status]))
@click.option("--right", type=click.Choice([right.value for right in Right]))
@click.option("--limit", type=click.IntRange(1, 1000), default=50, show_default=True)
@as_option
@form_option
def show_all(status: str | None, right: str | None, limit: int, user: str | None, form: str) -> None:
    """List cases, the newest first."""
    account = account_named(user)
    if not role_allows(account, Permission.VIEW_CASE):
        raise NotAllowed("Your account sees no cases: ask the privacy officer.")
    found = all_cases(
        account, status=Status(status) if status else None, right=Right(right) if right else None, limit=limit
    )
    if form == "json":
        print_json([case_json(one) for one in found])
        return
    rows = [[c.number, c.right, c.organisation, c.status, c.term.received_on, c.due, c.outcome] for c in found]
    table("Cases", ["case", "right", "for", "status", "received", "answer by", "outcome"], rows, empty="none.")


@command.command("show")
@click.argument("number")
@as_option
@form_option
def show(number: str, user: str | None, form: str) -> None:
    """Show one case, with what the person said."""
    account, _ = on_case(user, number)
    case = case_for(account, number)
    if form == "json":
        person = asdict(case.person)
        print_json(
            {
                **case_json(case.facts),
                "person": person,
                "linked": [c.number for c in case.linked],
                "similar": case.similar,
                "tasks": [task_json(task) for task in tasks_of(number)],
            }
        )
        return
    for line in _told(case):
        say(line)


@command.command("verify")
@click.argument("number")
@click.option("--level", type=click.IntRange(0, 3), required=True, help="What the check aims at: 0 none to 3 strong.")
@click.option("--method", type=click.Choice([method.value for method in Method if method in by_hand()]), required=True)
@click.option(
    "--proven", multiple=True, metavar="KIND", help="A kind of identifier that was proven, such as email; repeatable."
)
@click.option("--failed", is_flag=True, help="The check failed; it proves nothing.")
@as_option
@form_option
def verify(
    number: str, level: int, method: str, proven: tuple[str, ...], failed: bool, user: str | None, form: str  # noqa: FBT001
) -> None:  # fmt: skip
    """Record a check of who is asking; only what it proves is searched with. Never an answer or a document."""
    account, _ = on_case(user, number, Permission.VERIFY_IDENTITY)
    kinds = tuple("phone_number" if kind == "phone" else kind for kind in proven)
    facts = verify_identity(
        case=number, level=level, method=method, proven=kinds, passed=not failed, by=account.actor, at=now()
    )
    _told_status(facts, form)


@command.command("keys")
@click.argument("number")
@key_options
@click.option("--name", type=TEXT, help="The name, written down better.")
@as_option
def keys(number: str, name: str | None, user: str | None, **given: Any) -> None:
    """Write down the identifiers anew: given later, or heard better. They take the place of those before."""
    account, _ = on_case(user, number, Permission.REGISTER_CASE)
    registering.give_keys(case=number, keys=keys_of(given), name=name, by=account.actor, at=now())
    say(f"{number}: written down.")


for _step in (*case_search.STEPS, *case_plans.STEPS, *case_ends.STEPS, *case_recipients.STEPS, *case_jobs.STEPS):
    command.add_command(_step)


def case_json(facts: CaseFacts) -> dict[str, object]:
    """Give a case for programs, without the person's data."""
    shown = asdict(facts)
    return {
        **shown,
        "term": {"due": facts.term.due, "received_on": facts.term.received_on, "extended": facts.term.extended},
    }


def words_of(file: Any) -> str:
    """Read the person's words from a file.

    :raises NoText: it is no UTF-8.
    """
    if file is None:
        return ""
    try:
        text = file.read().decode("utf-8")
    except UnicodeDecodeError:
        raise NoText("the file with words holds bytes that are no UTF-8 text; save it as UTF-8 and try again") from None
    return str(TEXT.convert(text, None, None))


def _moment(given: datetime | None) -> datetime | None:
    return given.replace(tzinfo=get_default_timezone()) if given and given.tzinfo is None else given


def _told_status(facts: CaseFacts, form: str) -> None:
    if form == "json":
        print_json(case_json(facts))
    else:
        say(f"{facts.number} is {facts.status}.")


def _told(case: Case) -> list[str]:
    facts, person = case.facts, case.person
    lines = [
        f"{facts.number}: {facts.right} for {facts.organisation_name}, {facts.status}",
        f"received {facts.term.received_on} by {facts.channel}; answer by {facts.due}",
        f"name: {person.name}",
        *(f"{key.kind}: {key.text}{'' if key.value else ' (cannot be read as such)'}" for key in person.keys),
        *(f"address: {line}" for line in person.address),
        *(f"correct: {what}" for what, _, _ in person.corrections),
        f"words: {person.words}" if person.words else "",
        f"instruction: {facts.instruction}" if facts.instruction else "",
        f"belongs to {facts.parent}" if facts.parent else "",
        *(f"linked: {one.number} for {one.organisation_name}, {one.status}" for one in case.linked),
        *(f"by hand: {t.kind} in {t.system}, {t.state}, due {t.due_on} (task {t.id})" for t in tasks_of(case.number)),
        f"the same identifiers stand in {', '.join(case.similar)}" if case.similar else "",
    ]
    return [line for line in lines if line]
