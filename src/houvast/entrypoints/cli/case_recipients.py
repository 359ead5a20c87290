"""`houvast case recipients`: who got the data that a case changed, and whether they heard of it (GDPR art. 19)."""

import click

from houvast.entrypoints.cli.acting import as_option, now, on_case
from houvast.entrypoints.cli.asking import form_option
from houvast.entrypoints.cli.showing import print_json, table
from houvast.features.rights.actions import notifying
from houvast.features.rights.contracts import NotToldWhy, RecipientCard, ToldHow
from houvast.features.rights.queries import recipients_of
from houvast.foundation.accounts.contracts import Permission

_ORALLY = [how.value for how in ToldHow if how is not ToldHow.MAIL]


@click.command("recipients")
@click.argument("number")
@form_option
@as_option
def recipients(number: str, form: str, user: str | None) -> None:
    """List who got the data that the case changed, and whether they were told."""
    on_case(user, number, Permission.ANSWER_CASE)
    cards = recipients_of(number)
    if form == "table":
        table("Recipients", ["name", "needs to hear", "told", "not told"], [_row(one) for one in cards])
    else:
        print_json([dict(zip(("name", "need", "told", "not_told"), _row(one), strict=True)) for one in cards])


@click.command("tell-recipient")
@click.argument("number")
@click.argument("name")
@click.option("--told", type=click.Choice(_ORALLY), help="You told them yourself, like this; a mail goes when absent.")
@as_option
def tell_recipient(number: str, name: str, told: str | None, user: str | None) -> None:
    """Mail a recipient what was done with data that it got, or note that you told it."""
    account, _ = on_case(user, number, Permission.ANSWER_CASE)
    if told:
        notifying.note_told(case=number, recipient=name, how=ToldHow(told), by=account.actor, at=now())
    else:
        notifying.mail_recipient(case=number, recipient=name, by=account.actor, at=now())


@click.command("leave-recipient")
@click.argument("number")
@click.argument("name")
@click.option("--why", type=click.Choice([why.value for why in NotToldWhy]), required=True)
@click.option("--reason", required=True, help="In words, as an authority will read it.")
@as_option
def leave_recipient(number: str, name: str, why: str, reason: str, user: str | None) -> None:
    """Write down why a recipient is not told."""
    account, _ = on_case(user, number, Permission.DECIDE)
    notifying.leave_untold(case=number, recipient=name, why=NotToldWhy(why), reason=reason, by=account.actor, at=now())


def _row(one: RecipientCard) -> list[str]:
    told = "" if one.notified is None else f"{one.notified.value}{' (came back)' if one.is_lost else ''}"
    return [one.name, one.need.value, told, one.not_told.value if one.not_told else ""]


STEPS = (recipients, tell_recipient, leave_recipient)
