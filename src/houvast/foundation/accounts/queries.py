"""What is asked about accounts."""

from collections.abc import Iterable
from uuid import UUID

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet

from houvast.engines.trouble import Trouble
from houvast.foundation.accounts.contracts import Actor
from houvast.foundation.accounts.models import Account
from houvast.foundation.organisations.contracts import OrganisationFacts


class UnknownAccount(Trouble):
    """There is no account like this."""

    status = 404


def account_by_username(username: str) -> Account:
    """Find the active account that logs in with this name.

    :raises UnknownAccount: when there is none.
    """
    found = Account.objects.filter(username=username.lower(), is_active=True).first()
    if found is None:
        raise UnknownAccount(f"There is no active account '{username}': check the name with `houvast account list`.")
    return found


def account_of(actor: Actor) -> Account | None:
    """Find the account behind an actor; none for a part of the system or a data subject."""
    if actor.kind != "account":
        return None
    key = _uuid(actor.key)
    return Account.objects.filter(pk=key).first() if key else None


def names_of(actors: Iterable[Actor]) -> dict[Actor, str]:
    """Give the name to show for each actor, in one query; a key without an account stays a key."""
    asked = set(actors)
    keys = [key for actor in asked if actor.kind == "account" and (key := _uuid(actor.key))]
    names = {str(pk): name for pk, name in Account.objects.filter(pk__in=keys).values_list("pk", "display_name")}
    return {actor: names.get(actor.key, actor.key) for actor in asked}


def accounts() -> QuerySet[Account]:
    """Give every account by name, with its organisations."""
    return Account.objects.prefetch_related("organisations")


def organisations_of(account: Account | AnonymousUser) -> tuple[OrganisationFacts, ...]:
    """Give the organisations assigned to an account, the own one first; none for a stranger or a former colleague."""
    if not isinstance(account, Account) or not account.is_active:
        return ()
    found = (one.facts() for one in account.organisations.all())
    return tuple(sorted(found, key=lambda one: (not one.is_own, one.name)))


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
