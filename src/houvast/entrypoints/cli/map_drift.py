"""`houvast map drift` and `gaps`: is the map still true, and is all that it tells of needed?"""

import click

from houvast.entrypoints.cli.acting import allowed, as_option, now
from houvast.entrypoints.cli.asking import form_option
from houvast.entrypoints.cli.endings import NOT_CLEAN
from houvast.entrypoints.cli.showing import note, print_json, say, table
from houvast.features.discovery.actions import drifting
from houvast.features.discovery.contracts import Drift
from houvast.features.discovery.queries.drift import open_drift
from houvast.features.discovery.queries.gaps import gaps as find_gaps
from houvast.foundation.accounts.contracts import Permission
from houvast.foundation.events.facts import Actor


@click.command("drift")
@click.argument("system", required=False)
@click.option(
    "--reviewed", metavar="COLLECTION", help="Take what changed in this collection as reviewed; `all` for every one."
)
@as_option
@form_option
def drift(system: str | None, reviewed: str | None, user: str | None, form: str) -> None:
    """Lay systems beside what was reviewed of them. Ends with 3 when something changed and waits for a review."""
    if reviewed and not system:
        raise click.UsageError("Name the system as well.")
    account = allowed(user, Permission.LOAD_MAP if reviewed else Permission.VIEW_MAP)
    found = _checked(system, account.actor, form)
    if reviewed and system:
        only = None if reviewed == "all" else reviewed
        done = drifting.review_drift(system=system, collection=only, by=account.actor, at=now())
        note(f"{len(done)} changes were taken as reviewed.")
        found = open_drift(system=system)
    _show(found, form)


@click.command("gaps")
@click.argument("system", required=False)
@as_option
@form_option
def gaps(system: str | None, user: str | None, form: str) -> None:
    """List what the map holds without purpose, ground or need."""
    allowed(user, Permission.VIEW_MAP)
    found = find_gaps(system)
    if form == "json":
        print_json([{"code": g.code, "where": g.where, "detail": g.detail} for g in found])
        return
    table("Held without need", ["what", "where", "why"], [[g.code.replace("_", " "), g.where, g.detail] for g in found])


def _checked(system: str | None, by: Actor, form: str) -> tuple[Drift, ...]:
    if system:
        return drifting.check_drift(system=system, by=by, at=now())
    for trouble in drifting.check_all(by=by, at=now()).values():
        if form != "json":
            note(trouble)
    return open_drift()


def _show(found: tuple[Drift, ...], form: str) -> None:
    if form == "json":
        names = ("system", "collection", "code", "field", "was", "now", "found_at")
        print_json([{name: getattr(one, name) for name in names} for one in found])
    else:
        for one in found:
            say(str(one))
        say(f"{len(found)} changes wait for a review." if found else "Nothing changed.")
    if found:
        click.get_current_context().exit(NOT_CLEAN)
