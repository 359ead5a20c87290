"""`houvast migrate`: Houvast's own database, made or brought up to date."""

import click
from django.core.management import call_command

from houvast.entrypoints.cli.showing import say


@click.command("migrate", context_settings={"ignore_unknown_options": True})
@click.option("--plan", is_flag=True, help="Only tell what would be done.")
@click.option("--check", is_flag=True, help="End with 1 when something is to be done; do nothing.")
@click.option("--noinput", "--no-input", "noinput", is_flag=True, hidden=True)
def command(plan: bool, check: bool, noinput: bool) -> None:  # noqa: ARG001, FBT001 (flags)
    """Prepare Houvast's own database, or bring it up to date."""
    call_command("migrate", plan=plan, check_unapplied=check, interactive=False, verbosity=1 if plan or check else 0)
    if not plan and not check:
        say("Houvast's own database is up to date.")
