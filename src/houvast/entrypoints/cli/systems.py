"""`houvast system`: where personal data is held, and how to reach it."""

from collections.abc import Sequence
from pathlib import Path

import click

from houvast.engines.datamap.problems import MapProblem
from houvast.entrypoints.cli.acting import allowed, as_option, now
from houvast.entrypoints.cli.asking import form_option
from houvast.entrypoints.cli.endings import NOT_CLEAN
from houvast.entrypoints.cli.showing import print_json, say, table
from houvast.features.datamap.contracts import Point, SystemCheck
from houvast.features.datamap.queries import check_systems
from houvast.features.systems import actions
from houvast.features.systems.contracts import MANUAL, KnownSystem
from houvast.features.systems.queries import pack_from_fides, systems
from houvast.foundation.accounts.contracts import Permission


@click.group("system")
def command() -> None:
    """Add, check and remove the systems that hold data."""


@command.command("add")
@click.argument("name")
@click.option(
    "--url",
    help="Address without password: postgresql://user@host/name, mariadb://…, sqlite:////path.db, "
    "sftp://user@host/folder, s3://bucket/folder, https://host (with --option pack=NAME).",
)
@click.option(
    "--folder", type=click.Path(path_type=Path), help="A folder of recordings with side-cars, in place of --url."
)
@click.option("--kind", help="The kind of connector, where the address does not tell; manual: a person answers for it.")
@click.option(
    "--secret",
    default="",
    metavar="REFERENCE",
    help="Where the password is: env:NAME, file:/path, keyring:service/user or vault:mount/path#field.",
)
@click.option("--host", default="", help="The party that hosts the system, when that is another.")
@click.option(
    "--option", "options", multiple=True, metavar="NAME=VALUE", help="A setting of the connector; repeatable."
)
@as_option
def add(
    name: str,
    url: str | None,
    folder: Path | None,
    kind: str | None,
    secret: str,
    host: str,
    options: tuple[str, ...],
    user: str | None,
) -> None:
    """Make a system reachable under the name that its dataset has in the data map; nothing is connected yet."""
    if kind == MANUAL and url is None and folder is None:
        url = f"manual:{name}"
    if (url is None) == (folder is None):
        raise click.UsageError("Give either --url or --folder.")
    by = allowed(user, Permission.MANAGE_SYSTEMS).actor
    actions.add_system(
        key=name, url=url or str((folder or Path()).absolute()), kind=kind or ("files" if folder else None),
        secret_ref=secret, host_party=host, options=_pairs(options), by=by, at=now(),
    )  # fmt: skip
    if kind == MANUAL:
        say(f"{name} is added; who answers for it gets a task when a case needs that.")
        return
    say(f"{name} is added; `houvast system check {name}` tells whether it answers.")


@command.command("convert")
@click.argument("connector", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("dataset", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def convert(connector: Path, dataset: Path) -> None:
    """Turn a Fides SaaS connector with its dataset into a pack to look through; at its head stands what did not fit."""
    texts = [path.read_text(encoding="utf-8", errors="replace") for path in (connector, dataset)]
    click.echo(pack_from_fides(*texts), nl=False)


@command.command("list")
@as_option
@form_option
def show(user: str | None, form: str) -> None:
    """List the systems."""
    allowed(user, Permission.VIEW_MAP)
    found = [_shown(one) for one in systems()]
    if form == "json":
        print_json(found)
        return
    table("Systems", ["system", "kind", "address", "secret", "host"], [list(one.values()) for one in found])


@command.command("remove")
@click.argument("name")
@as_option
def remove(name: str, user: str | None) -> None:
    """Reach a system no longer; what was done in it stays on record."""
    by = allowed(user, Permission.MANAGE_SYSTEMS).actor
    actions.remove_system(key=name, by=by, at=now())
    say(f"{name} is no longer reached.")


@command.command("check")
@click.argument("name", required=False)
@as_option
@form_option
def check(name: str | None, user: str | None, form: str) -> None:
    """Tell whether systems are fit to search and erase in, point by point, writing nothing. Ends with 3 on an error."""
    allowed(user, Permission.VIEW_MAP)
    checks = check_systems([name] if name else None, now)
    if form == "json":
        print_json([{"system": c.key, "kind": c.kind, "state": c.state, "points": list(map(_point, c.points))}
                    for c in checks])  # fmt: skip
    else:
        _show_checks(checks)
    if any(one.state == "error" for one in checks):
        click.get_current_context().exit(NOT_CLEAN)


def _point(point: Point) -> dict[str, str]:
    return {"what": point.what, "state": point.state, "where": point.where, "detail": point.detail}


def _show_checks(checks: Sequence[SystemCheck]) -> None:
    for one in checks:
        rows = [[p.what, p.state, p.where.removeprefix(f"{one.key}:"), p.detail] for p in one.points]
        table(f"{one.key} ({one.kind}): {one.state}", ["point", "state", "where", "detail"], rows)
        say()
    states = [point.state for one in checks for point in one.points]
    errors, warnings = states.count("error"), states.count("warning")
    say(f"{len(checks)} systems: {errors} errors, {warnings} warnings." if checks else "There is no system yet.")


def end_with(problems: tuple[MapProblem, ...], form: str) -> None:
    """Show problems of the map, and end with 3 when one is an error."""
    if form == "json":
        print_json([{"code": p.code, "where": p.where, "severity": p.severity, "detail": p.detail} for p in problems])
    else:
        for problem in problems:
            say(str(problem))
        errors = sum(problem.severity == "error" for problem in problems)
        say(f"{errors} errors, {len(problems) - errors} warnings." if problems else "Nothing is wrong.")
    if any(problem.severity == "error" for problem in problems):
        click.get_current_context().exit(NOT_CLEAN)


def _shown(one: KnownSystem) -> dict[str, object]:
    return {"name": one.key, "kind": one.kind, "url": one.url, "secret": one.secret_ref, "host": one.host_party}


def _pairs(options: tuple[str, ...]) -> dict[str, str]:
    pairs = [option.partition("=") for option in options]
    if any(not sign for _, sign, _ in pairs):
        raise click.UsageError("Write an option as NAME=VALUE.")
    return {name: value for name, _, value in pairs}
