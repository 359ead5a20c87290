"""`houvast organisation`: the own organisation, the principals, and what they instructed."""

from typing import cast

import click

from houvast.entrypoints.cli.acting import account_named, allowed, as_option, now, setting_up
from houvast.entrypoints.cli.asking import form_option
from houvast.entrypoints.cli.showing import print_json, say, table
from houvast.foundation.accounts.contracts import Permission
from houvast.foundation.organisations import actions
from houvast.foundation.organisations.contracts import Country, OrganisationFacts
from houvast.foundation.organisations.queries import organisations


@click.group("organisation")
def command() -> None:
    """Enter the own organisation, principals and their instructions."""


@command.command("add")
@click.argument("key")
@click.option("--name", required=True)
@click.option("--own", is_flag=True, help="This is the centre itself; otherwise it is a principal.")
@click.option(
    "--country", type=click.Choice(["NL", "BE"]), required=True, help="Decides calendar, rules and authority."
)
@click.option("--address", multiple=True, help="A line of the address; repeatable.")
@click.option("--email", default="", help="Where requests are passed on to, and where people can write.")
@click.option("--phone", default="")
@click.option("--dpo-name", default="", help="The data protection officer.")
@click.option("--dpo-email", default="")
@click.option("--statement", default="", help="Address of the privacy statement.")
@as_option
def add(
    key: str, name: str, own: bool, country: str, address: tuple[str, ...], email: str, phone: str,  # noqa: FBT001
    dpo_name: str, dpo_email: str, statement: str, user: str | None,
) -> None:  # fmt: skip
    """Enter an organisation. As long as there are no accounts, no --as is needed."""
    by = setting_up(user)
    actions.add_organisation(
        key=key, name=name, kind="own" if own else "principal", country=cast("Country", country), address=address,
        email=email, phone=phone, dpo_name=dpo_name, dpo_email=dpo_email, privacy_statement_url=statement,
        by=by, at=now(),
    )  # fmt: skip
    say(f"{key} is entered; {'it is the centre itself' if own else 'requests about its data are passed on to it'}.")


@command.command("list")
@as_option
@form_option
def show(user: str | None, form: str) -> None:
    """List the organisations, and what happens to requests about their data."""
    account_named(user)
    found = [_shown(one) for one in organisations()]
    if form == "json":
        print_json(found)
        return
    table(
        "Organisations",
        ["key", "name", "kind", "country", "requests", "instruction"],
        [list(o.values()) for o in found],
    )


@command.command("page")
@click.argument("key")
@click.option("--colour", help="Behind the name at the top, such as #0b3a70; white must be read on it.")
@click.option("--accent", help="Of buttons and links; white must be read on it.")
@click.option("--short-name", help="How it is called at the top of its pages.")
@click.option("--languages", help="In which languages, the usual one first: nl,en,fr,de.")
@click.option("--statement", "privacy_statement_url", help="Address of the privacy statement.")
@click.option("--dpo-name", help="The data protection officer.")
@click.option("--dpo-email")
@click.option("--email", help="Where people can write.")
@click.option("--phone", help="Where people can call.")
@as_option
def page(key: str, user: str | None, **given: str | None) -> None:
    """Set how its public page at /request/KEY/ looks and what it links to; what is not given stays."""
    by = setting_up(user)
    changes = {name: value for name, value in given.items() if value is not None}
    if not changes:
        raise click.UsageError("Give what to change, such as --colour '#0b3a70'.")
    actions.set_public_page(organisation_key=key, changes=changes, by=by, at=now())
    say(f"The public page of {key} is changed: /request/{key}/")


@command.command("instruct")
@click.argument("key")
@click.option("--reference", help="The document in which the principal says so: a number or name without spaces.")
@click.option("--withdraw", is_flag=True, help="Pass requests on again from now on.")
@as_option
def instruct(key: str, reference: str | None, withdraw: bool, user: str | None) -> None:  # noqa: FBT001 (a flag)
    """Record that a principal has the centre carry out requests on its data."""
    by = allowed(user, Permission.RECORD_INSTRUCTION, key).actor
    if withdraw:
        actions.withdraw_instruction(organisation_key=key, by=by, at=now())
        say(f"Requests about the data of {key} are passed on from now on.")
        return
    if not reference:
        raise click.UsageError("Give --reference: the document in which the principal instructs the centre.")
    actions.record_instruction(organisation_key=key, reference=reference, by=by, at=now())
    say(f"Requests about the data of {key} are carried out here from now on.")


def _shown(one: OrganisationFacts) -> dict[str, str]:
    return {
        "key": one.key,
        "name": one.name,
        "kind": one.kind,
        "country": one.country,
        "handling": one.handling,
        "instruction": one.instruction_reference,
    }
