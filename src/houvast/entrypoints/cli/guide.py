"""`houvast guide`: the answers that agents read out."""

from pathlib import Path

import click

from houvast.engines.trouble import Trouble
from houvast.entrypoints.cli.acting import account_named, as_option, now
from houvast.entrypoints.cli.showing import note, say
from houvast.features.guide.actions import propose_answers, read_answers
from houvast.foundation.accounts.contracts import Permission
from houvast.foundation.accounts.permissions import require
from houvast.foundation.organisations.queries import organisation_by_key


class FaultsInAnswers(Trouble):
    """A file of answers has faults, so none of it was taken."""


@click.group("guide")
def command() -> None:
    """Bring in the answers that agents read out."""


@command.command("import")
@click.argument("organisation")
@click.argument("path", type=click.Path(path_type=Path, exists=True))
@click.option("--dry-run", is_flag=True, help="Only say what is wrong, and write nothing.")
@as_option
def import_answers(organisation: str, path: Path, user: str | None, *, dry_run: bool) -> None:
    """Read answers from a CSV file or a folder of KEY.LANGUAGE.md files; a second person approves each."""
    account = account_named(user)
    require(account, Permission.RECORD_INSTRUCTION, organisation)
    of, at = organisation_by_key(organisation), now()
    read = read_answers(path, at.date())
    for where, fault in read.faults:
        note(f"{where}: {fault}")
    if read.faults:
        raise FaultsInAnswers(f"{len(read.faults)} faults in {path.name}, so nothing was taken: mend them first.")
    if dry_run:
        say(f"{len(read.drafts)} answers can be taken; nothing was written.")
        return
    made = propose_answers(organisation=of, drafts=read.drafts, writer=account.display_name, by=account.actor, at=at)
    say(f"{made} answers wait for a second person at /desk/texts/; {len(read.drafts) - made} are as they were.")
