"""`houvast task`: what people do by hand, for systems without an interface."""

from datetime import date, datetime
from pathlib import Path
from uuid import UUID

import click

from houvast.engines.deadlines.local_time import local_date
from houvast.engines.trouble import Trouble
from houvast.entrypoints.cli.acting import account_named, as_option, now
from houvast.entrypoints.cli.asking import DAY, TEXT, form_option
from houvast.entrypoints.cli.showing import note, print_json, say, table
from houvast.features.tasks.actions.answering import answer_task
from houvast.features.tasks.actions.entering import (
    enter_task,
    enter_task_to_answer,
    enter_task_to_manage,
    has_tasks,
    is_addressed,
)
from houvast.features.tasks.actions.linking import link_address, make_link
from houvast.features.tasks.actions.reminding import remind
from houvast.features.tasks.contracts import ANSWERS, Asked, Given, Said, TaskFacts, TaskState
from houvast.features.tasks.queries import asked_of, said_of, tasks_for, tasks_watched
from houvast.foundation.accounts.permissions import NotAllowed
from houvast.foundation.organisations.queries import own_organisation


class CannotReadFile(Trouble):
    """A file for an answer can't be read."""


@click.group("task")
def command() -> None:
    """Look at tasks, answer them, remind, and make links for outsiders."""


@command.command("list")
@click.option("--all", "every", is_flag=True, help="Answered ones too.")
@as_option
@form_option
def show_all(every: bool, user: str | None, form: str) -> None:  # noqa: FBT001 (a flag)
    """List the tasks for this account, and those that it looks after, the earliest due first."""
    account = account_named(user)
    if not has_tasks(account):
        raise NotAllowed("Your account gets no tasks: ask the privacy officer.")
    found = (*tasks_for(account, open_only=not every), *tasks_watched(account, open_only=not every))
    if form == "json":
        print_json([task_json(one) for one in found])
        return
    rows = [[t.id, t.kind, t.system, t.case, t.state, t.due_on, "outside" if t.is_outside else t.role] for t in found]
    table("Tasks", ["task", "what", "system", "case", "state", "due", "for"], rows, empty="none.")


@command.command("show")
@click.argument("task", type=click.UUID)
@as_option
@form_option
def show(task: UUID, user: str | None, form: str) -> None:
    """Show one task: whom to look for, and what was answered."""
    found = enter_task(account_named(user), task)
    asked, said = asked_of(task), said_of(task)
    if form == "json":
        print_json({**task_json(found), "asked": _asked_json(asked), "said": _said_json(said)})
        return
    say(f"{found.kind} in {found.system or 'no system'}, case {found.case or '–'}: {found.state}, due {found.due_on}")
    for kind, text in asked.look_for:
        say(f"  {kind}: {text}")
    for what, old, new in asked.changes:
        say(f"  {what}: {old} -> {new}")
    for label, text in (("where", asked.where), ("asked", asked.words), ("party", asked.party)):
        if text:
            say(f"  {label}: {text}")
    if said:
        say(f"answered on {found.answered_at}: {said.words or 'without remark'}; {len(said.files)} files")
    if found.ground:
        say(f"  stays on the ground {found.ground} until {found.until}")


@command.command("answer")
@click.argument("task", type=click.UUID)
@click.argument("answer", type=click.Choice([one.value for one in ANSWERS]))
@click.option("--ground", default="", help="With an exception: a rule of the country's pack, or `other`.")
@click.option("--until", type=DAY, help="With an exception: the last day that the data stay.")
@click.option("--words", default="", type=TEXT, help="A remark, or the reason of another ground.")
@click.option("--file", "files", multiple=True, type=click.Path(path_type=Path), help="A copy or proof; repeatable.")
@as_option
@form_option
def answer_(
    task: UUID, answer: str, ground: str, until: date | None, words: str, files: tuple[Path, ...], user: str | None,
    form: str,
) -> None:  # fmt: skip
    """Answer a task: done, not_found, or exception with its ground and last day."""
    account, at = account_named(user), now()
    found = enter_task_to_answer(account, task)
    after = answer_task(
        task=task, answer=TaskState(answer), words=words, ground=ground, until=until,
        files=[_given(path) for path in files], on=_today(at), on_behalf=not is_addressed(account, found),
        by=account.actor, at=at,
    )  # fmt: skip
    if form == "json":
        print_json(task_json(after))
        return
    say(f"{task}: answered, {after.state}.")


@command.command("remind")
@click.argument("task", type=click.UUID)
@as_option
def remind_(task: UUID, user: str | None) -> None:
    """Remind who was asked; an external party gets a mail where a mail server is set."""
    account = account_named(user)
    found = enter_task_to_manage(account, task)
    mailed = remind(task=found, by=account.actor, at=now())
    say("A reminder with a new link was mailed." if mailed else "Noted; it stands in their list of tasks.")


@command.command("link")
@click.argument("task", type=click.UUID)
@as_option
@form_option
def link(task: UUID, user: str | None, form: str) -> None:
    """Make a link for an external party, and print it once; it opens this one task without an account."""
    account = account_named(user)
    found = enter_task_to_manage(account, task)
    address = link_address(make_link(task=found, by=account.actor, at=now()))
    if form == "json":
        print_json({"task": str(task), "link": address})
        return
    say(address)
    if address.startswith("/"):
        note("Put the address of the pages before it, or set HOUVAST_PUBLIC_URL.")


def task_json(task: TaskFacts) -> dict[str, object]:
    """Give a task as programs read it, without anybody's data."""
    return {
        "task": str(task.id),
        "kind": task.kind,
        "state": task.state,
        "system": task.system,
        "case": task.case,
        "organisation": task.organisation,
        "role": task.role,
        "outside": task.is_outside,
        "opened_at": task.opened_at,
        "due_on": task.due_on,
        "reminded_at": task.reminded_at,
        "answered_at": task.answered_at,
        "ground": task.ground,
        "until": task.until,
        "proof": "statement" if task.is_answered else None,
    }


def _asked_json(asked: Asked) -> dict[str, object]:
    return {
        "look_for": [{"kind": kind, "text": text} for kind, text in asked.look_for],
        "changes": [{"what": what, "old": old, "new": new} for what, old, new in asked.changes],
        "where": asked.where,
        "words": asked.words,
        "party": asked.party,
    }


def _said_json(said: Said | None) -> dict[str, object] | None:
    if said is None:
        return None
    return {
        "words": said.words,
        "name": said.name,
        "on_behalf": said.on_behalf,
        "files": [str(one.file) for one in said.files],
    }


def _given(path: Path) -> Given:
    try:
        return Given(name=path.name, data=path.read_bytes())
    except OSError as error:
        raise CannotReadFile(f"{path} cannot be read ({error.strerror}); check the path.") from error


def _today(at: datetime) -> date:
    return local_date(at, own_organisation().country)
