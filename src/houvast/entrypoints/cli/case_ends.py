"""`houvast case answer` and what else ends or prolongs a case: extend, forward, instruct, close, shred."""

import os
from pathlib import Path
from uuid import UUID

import click

from houvast.engines.trouble import Trouble
from houvast.entrypoints.cli.acting import as_option, now, on_case
from houvast.entrypoints.cli.asking import TEXT, form_option
from houvast.entrypoints.cli.showing import note, print_json, say
from houvast.features.rights.actions import closing, passing_on, term
from houvast.features.rights.actions.answering import Answered, answer_case
from houvast.features.rights.contracts import CaseFacts, Outcome, Reason
from houvast.foundation.accounts.contracts import Permission
from houvast.foundation.accounts.permissions import NotAllowed, may
from houvast.foundation.events.facts import Actor
from houvast.foundation.files.actions import open_file

FOLDER = click.Path(file_okay=False, path_type=Path)


class NotWritten(Trouble):
    """The pack lies in store, but could not be written where it was asked for."""


class NotForwarded(Trouble):
    """Nothing of the case was forwarded, so there is no list."""


class NoPack(Trouble):
    """The case has no answer pack."""


@click.command("answer")
@click.argument("number")
@click.option("--out", type=FOLDER, required=True, help="Folder for the encrypted pack; made when absent.")
@click.option("--outcome", type=click.Choice([outcome.value for outcome in Outcome]), help="Worked out when absent.")
@click.option(
    "--reason", "reasons", nargs=2, multiple=True, type=TEXT, metavar="WORDS LAW",
    help="Why something is refused, and the article; repeatable.",
)  # fmt: skip
@click.option("--remark", "remarks", multiple=True, type=TEXT, help="A paragraph in your own words; repeatable.")
@as_option
@form_option
def answer(
    number: str, out: Path, outcome: str | None, reasons: tuple[tuple[str, str], ...], remarks: tuple[str, ...],
    user: str | None, form: str,
) -> None:  # fmt: skip
    """Make the answer pack, and show once the code that opens it: give that to the person over another channel."""
    account, _ = on_case(user, number, Permission.ANSWER_CASE)
    ready_for(out)
    given = answer_case(
        case=number,
        outcome=Outcome(outcome) if outcome else None,
        reasons=[Reason(words, law) for words, law in reasons],
        remarks=remarks,
        by=account.actor,
        at=now(),
    )
    path = taken_out(number, given, out, by=account.actor)
    if form == "json":
        print_json({"case": number, "outcome": given.outcome.value, "file": str(path), "code": given.code})
        return
    say(f"{number}: {given.outcome.value}; the pack is {path}")
    say(f"The code that opens it, shown this once: {given.code}")


@click.command("pack")
@click.argument("number")
@click.option("--out", type=FOLDER, required=True, help="Folder for the encrypted pack; made when absent.")
@as_option
def pack(number: str, out: Path, user: str | None) -> None:
    """Take the answer pack out of store again; its code is not shown again."""
    account, facts = on_case(user, number, Permission.ANSWER_CASE)
    if not facts.pack:
        raise NoPack(f"case {number} has no answer pack; answer it first")
    ready_for(out)
    say(str(written(out / f"{number}.zip", UUID(facts.pack), by=account.actor)))


@click.command("extend")
@click.argument("number")
@click.option("--reason", "reasons", type=click.Choice(term.REASONS), multiple=True, required=True)
@click.option(
    "--letter", type=click.Path(dir_okay=False, path_type=Path), help="Write the letter here; extend nothing."
)
@click.option("--letter-sent", is_flag=True, help="The person was told in writing today, with the reasons.")
@as_option
def extend(number: str, reasons: tuple[str, ...], letter: Path | None, letter_sent: bool, user: str | None) -> None:  # noqa: FBT001
    """Extend the term by two months from receipt: inside the first month, and with a letter."""
    account, _ = on_case(user, number, Permission.ANSWER_CASE)
    at = now()
    if letter is not None:
        letter.write_bytes(term.extension_letter(case=number, reasons=reasons, at=at))
        say(f"{number}: the letter is in {letter}; send it, then extend with --letter-sent.")
        return
    if not letter_sent:
        raise click.UsageError("say that the person was told with --letter-sent, or make the letter with --letter FILE")
    facts = term.extend_term(case=number, reasons=reasons, letter_sent_at=at, by=account.actor, at=at)
    say(f"{number}: answer by {facts.due}.")


@click.command("forward")
@click.argument("number")
@as_option
def forward(number: str, user: str | None) -> None:
    """Pass a principal's case on to it, with the time of receipt."""
    account, _ = on_case(user, number, Permission.DECIDE)
    _told(passing_on.forward_case(case=number, by=account.actor, at=now()))


@click.command("forwarded")
@click.argument("number")
@click.option("--out", type=FOLDER, required=True, help="Folder for the list; made when absent.")
@as_option
def forwarded(number: str, out: Path, user: str | None) -> None:
    """Take the list that goes to the principal out of store: who asks, since when, and about which rows."""
    account, facts = on_case(user, number)
    enough = (Permission.DECIDE, Permission.APPROVE_INSTRUCTION)
    if not any(may(account, permission, facts.organisation) for permission in enough):
        raise NotAllowed("Your account may not do this: ask the privacy officer who may.")
    if not facts.forward_list:
        raise NotForwarded(f"case {number}: nothing of it was forwarded; forward it, or carry its plan out")
    ready_for(out)
    path, file = out / f"{number}-{facts.organisation}.json", UUID(facts.forward_list)
    say(str(written(path, file, by=account.actor, again=f"case forwarded {number}")))


@click.command("instruct")
@click.argument("number")
@click.option("--reference", required=True, help="Where the instruction stands: a number or name without spaces.")
@as_option
def instruct(number: str, reference: str, user: str | None) -> None:
    """Record that the principal instructs the centre to carry this case out."""
    account, facts = on_case(user, number)
    enough = (Permission.RECORD_INSTRUCTION, Permission.APPROVE_INSTRUCTION)
    if not any(may(account, permission, facts.organisation) for permission in enough):
        raise NotAllowed("Your account may not do this: ask the privacy officer who may.")
    _told(passing_on.record_case_instruction(case=number, reference=reference, by=account.actor, at=now()))


@click.command("close")
@click.argument("number")
@as_option
def close(number: str, user: str | None) -> None:
    """Close an answered case; refused as long as a cell is left without a ground."""
    account, _ = on_case(user, number, Permission.CLOSE_CASE)
    _told(closing.close_case(case=number, by=account.actor, at=now()))


@click.command("shred")
@click.argument("number")
@click.confirmation_option(prompt="What the person said and what was found can never be read again. Go on?")
@as_option
def shred(number: str, user: str | None) -> None:
    """Destroy the key of a closed case; the evidence still verifies, and erasures can still be applied again."""
    account, _ = on_case(user, number, Permission.CLOSE_CASE, Permission.EXECUTE_PLAN)
    closing.shred_case(case=number, by=account.actor, at=now())
    say(f"{number}: shredded.")


def ready_for(out: Path) -> None:
    """Make the folder before anything is answered.

    :raises NotWritten: it cannot be made or written.
    """
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise NotWritten(f"the folder {out} cannot be made ({problem.strerror}); nothing was answered") from problem
    if not os.access(out, os.W_OK):
        raise NotWritten(f"the folder {out} may not be written; nothing was answered")


def taken_out(number: str, given: Answered, out: Path, *, by: Actor) -> Path:
    """Write a fresh pack into a folder; its code is never lost with it."""
    try:
        return written(out / f"{number}.zip", given.file.id, by=by)
    except NotWritten:
        note(f"The code that opens the pack, shown this once: {given.code}")
        raise


def written(path: Path, file: UUID, *, by: Actor, again: str = "") -> Path:
    """Write a stored file, whole or not at all; that it was opened is recorded.

    `again` is the command that writes it once more; of the answer pack by default.

    :raises NotWritten: the disk did not take it; it still lies in store.
    """
    opened = open_file(file, by=by, at=now())
    half = path.with_name(f"{path.name}.part")
    try:
        with os.fdopen(os.open(half, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as stream:
            for piece in opened.pieces:
                stream.write(piece)
        half.replace(path)
    except OSError as problem:
        half.unlink(missing_ok=True)
        do = f"make room, then `houvast {again or f'case pack {path.stem}'} --out DIR`"
        raise NotWritten(f"{path} was not written ({problem.strerror}); it lies in store: {do}") from problem
    return path


def _told(facts: CaseFacts) -> None:
    say(f"{facts.number} is {facts.status}.")


STEPS = (answer, pack, extend, forward, forwarded, instruct, close, shred)
