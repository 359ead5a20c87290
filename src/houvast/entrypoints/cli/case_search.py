"""`houvast case locate` and `decide`: find the person's data, and say of candidates whether they are the person."""

import json

import click

from houvast.engines.datamap.model import CollectionId
from houvast.engines.datamap.rows import RowKey
from houvast.engines.trouble import Trouble
from houvast.entrypoints.cli.acting import as_option, now, on_case
from houvast.entrypoints.cli.asking import TEXT, form_option
from houvast.entrypoints.cli.endings import NOT_CLEAN
from houvast.entrypoints.cli.located import print_rows, problems_of, row_json
from houvast.entrypoints.cli.showing import print_json, say
from houvast.features.locating.contracts import LocatedSet
from houvast.features.locating.queries import latest_search
from houvast.features.rights.actions.locating import decide_on, locate_person
from houvast.features.rights.queries import case_for
from houvast.foundation.accounts.contracts import Permission


class NoRow(Trouble):
    """The row is not written as `case locate --format json` writes it."""


@click.command("locate")
@click.argument("number")
@click.option("--last", is_flag=True, help="Show what was found last, without searching again.")
@click.option("--values", is_flag=True, help="Show what the rows hold.")
@as_option
@form_option
def locate(number: str, last: bool, values: bool, user: str | None, form: str) -> None:  # noqa: FBT001 (flags)
    """Search every system with the proven identifiers.

    Ends with 3 when nobody or several people were found, or a part was not read.
    """
    account, _ = on_case(
        user, number, *([Permission.VIEW_LOCATED] if last else [Permission.LOCATE, Permission.VIEW_LOCATED])
    )
    found = latest_search(number) if last else locate_person(case=number, by=account.actor, at=now())
    if found is None:
        raise NoRow(f"case {number} was not searched yet; leave --last out")
    _show(found, form, values=values)
    linked = case_for(account, number).linked
    if linked and form != "json":
        say(f"Data for others were found too: {', '.join(f'{c.number} ({c.organisation_name})' for c in linked)}.")
    if problems_of(found):
        click.get_current_context().exit(NOT_CLEAN)


@click.command("decide")
@click.argument("number")
@click.option(
    "--row", required=True, type=TEXT, metavar="JSON", help='As located: {"system": …, "collection": …, "key": {…}}.'
)
@click.option("--accept/--reject", "accepted", required=True, default=None, help="It is the person, or it is not.")
@as_option
def decide(number: str, row: str, accepted: bool, user: str | None) -> None:  # noqa: FBT001 (a flag)
    """Say of a candidate whether it is the person; then locate again."""
    account, _ = on_case(user, number, Permission.DECIDE)
    decide_on(case=number, key=row_key(number, row), accepted=accepted, by=account.actor, at=now())
    say(f"{number}: {'accepted' if accepted else 'rejected'}; locate again.")


def row_key(number: str, text: str) -> RowKey:
    """Give the located row that a JSON document names.

    :raises NoRow: it is no such document, or names no row that was located.
    """
    try:
        given = json.loads(text)
        place = CollectionId(str(given["system"]), str(given["collection"]))
        wanted = {str(name): str(value) for name, value in given["key"].items()}
    except (ValueError, KeyError, TypeError, AttributeError):
        raise NoRow('write the row as JSON: {"system": "…", "collection": "…", "key": {"column": value}}') from None
    found = latest_search(number)
    for item in found.located if found else ():
        if item.row.collection == place and {name: str(value) for name, value in item.row.key.values} == wanted:
            return item.row.key
    raise NoRow(f"case {number}: no such row was located in {place}; locate again and take it from there")


def _show(found: LocatedSet, form: str, *, values: bool) -> None:
    if form == "json":
        rows = [row_json(item, values=values) for item in found.located]
        print_json({"case": found.case, "at": found.at, "located": rows, "problems": problems_of(found)})
        return
    print_rows(found.located, problems_of(found), values=values)


STEPS = (locate, decide)
