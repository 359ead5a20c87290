"""`houvast opendsr`: requests between organisations, both ways."""

import sys
from typing import Any

import click

from houvast.entrypoints.cli.acting import allowed, as_option, now
from houvast.entrypoints.cli.asking import form_option
from houvast.entrypoints.cli.showing import note, print_json, say, table
from houvast.features.opendsr.actions.partners import connect as lay_down
from houvast.features.opendsr.contracts import PartnerFacts
from houvast.features.opendsr.queries import partners
from houvast.foundation.accounts.contracts import Permission

_LONGEST_KEY = 4_000


@click.group("opendsr")
def command() -> None:
    """Exchange requests with principals in the form of OpenDSR."""


@command.command("connect")
@click.argument("organisation", metavar="KEY")
@click.option("--endpoint", default="", help="Where it takes requests, such as https://dsr.example.com/v2; else none.")
@click.option("--domain", default="", help="The domain for which it signs; the host of the endpoint when absent.")
@click.option("--key-stdin", is_flag=True, help="Read the key that opens the endpoint from standard input.")
@click.option("--callback", "callbacks", multiple=True, metavar="HOST", help="A host where it hears how far we are.")
@click.option("--trust", type=click.File("r"), help="Authorities (PEM) beside those of the system.")
@click.option("--signs-with", type=click.File("r"), help="The certificate (PEM) with which it signs what it sends.")
@click.option("--private", is_flag=True, help="It stands in a private network; then http will do.")
@as_option
def connect(
    organisation: str, endpoint: str, domain: str, key_stdin: bool, callbacks: tuple[str, ...], trust: Any,  # noqa: FBT001
    signs_with: Any, private: bool, user: str | None,  # noqa: FBT001 (flags)
) -> None:  # fmt: skip
    """Lay down anew how requests go between us and a principal."""
    by = allowed(user, Permission.MANAGE_ACCOUNTS).actor
    made = lay_down(
        organisation=organisation, endpoint=endpoint, domain=domain, callbacks=callbacks, private=private,
        key=sys.stdin.read(_LONGEST_KEY).strip() if key_stdin else "", trust=_text(trust), signs_with=_text(signs_with),
        by=by, at=now(),
    )  # fmt: skip
    say(f"{organisation}: sends to us{' and hears at ' + ', '.join(made.callbacks) if made.callbacks else ''}.")
    say(f"{organisation}: {'takes requests, signed by ' + made.domain if made.endpoint else 'is sent nothing'}.")
    note("give it a key by: houvast program add NAME --organisation KEY --may opendsr")


@command.command("list")
@as_option
@form_option
def show(user: str | None, form: str) -> None:
    """List with whom requests are exchanged."""
    allowed(user, Permission.MANAGE_ACCOUNTS)
    found = [_shown(each) for each in partners()]
    if form == "json":
        print_json(found)
        return
    table("Principals", ["principal", "endpoint", "signs as", "hears at"], [list(each.values()) for each in found])


def _shown(partner: PartnerFacts) -> dict[str, str]:
    return {
        "organisation": partner.organisation,
        "endpoint": partner.endpoint,
        "domain": partner.domain,
        "callbacks": " ".join(partner.callbacks),
    }


def _text(file: Any) -> str:
    return str(file.read()) if file else ""
