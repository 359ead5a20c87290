"""`houvast reapply`: erase again what was erased, after a restored backup or a re-import."""

from dataclasses import asdict
from datetime import UTC, datetime

import click

from houvast.entrypoints.cli.acting import allowed, as_option, now
from houvast.entrypoints.cli.asking import MOMENT, form_option
from houvast.entrypoints.cli.endings import NOT_CLEAN
from houvast.entrypoints.cli.showing import print_json, progress, say, table
from houvast.features.erasure.actions.reapplying import reapply
from houvast.features.erasure.contracts import Reapplied
from houvast.foundation.accounts.contracts import Permission


@click.command("reapply")
@click.option("--system", help="Only in this system; otherwise in all.")
@click.option("--since", type=MOMENT, help="Only erasures carried out from this moment on.")
@as_option
@form_option
def command(system: str | None, since: datetime | None, user: str | None, form: str) -> None:
    """Apply recorded erasures again; safe at any time. Ends with 3 when rows differ and a person must look."""
    by = allowed(user, Permission.REAPPLY).actor
    moment = since.replace(tzinfo=UTC) if since and since.tzinfo is None else since
    done: list[Reapplied] = []
    with progress("applying erasures again") as tick:
        for one in reapply(by=by, at=now(), system=system, since=moment):
            done.append(one)
            tick(len(done), len(done), one.system)
    if form == "json":
        print_json([asdict(one) for one in done])
    else:
        columns = ["system", "case", "rows", "erased again", "gone already", "differing", "trouble"]
        table("Erasures", columns, [list(asdict(one).values()) for one in done], empty="none were recorded.")
        say(f"{sum(one.erased_again for one in done)} rows erased again, {sum(one.differing for one in done)} differ.")
    if any(one.differing for one in done):
        click.get_current_context().exit(NOT_CLEAN)
