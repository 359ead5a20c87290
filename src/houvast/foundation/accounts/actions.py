"""What is changed about accounts."""

from datetime import datetime
from typing import Literal

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from houvast.engines.trouble import Trouble
from houvast.foundation.accounts.contracts import Actor, Role
from houvast.foundation.accounts.events import (
    AccountAdded,
    AccountAssigned,
    AccountDeactivated,
    AssignmentWithdrawn,
    PasswordSet,
)
from houvast.foundation.accounts.models import Account
from houvast.foundation.accounts.permissions import NotAllowed
from houvast.foundation.events.hub import announce
from houvast.foundation.organisations.models import Organisation
from houvast.foundation.organisations.queries import UnknownOrganisation

Language = Literal["nl", "en"]


class AccountRefused(Trouble):
    """An account cannot be added or changed like this."""


class PasswordRefused(Trouble):
    """A password that is too easy; the message says why and never holds it."""


@transaction.atomic
def add_account(
    *,
    username: str,
    display_name: str,
    role: Role,
    password: str,
    by: Actor,
    at: datetime,
    email: str = "",
    language: Language = "nl",
) -> Account:
    """Let somebody come in; they see no case until an organisation is assigned.

    :raises AccountRefused: when a value is wrong or the name is taken.
    :raises PasswordRefused: when the password is too easy.
    """
    account = Account(
        username=username.lower(), display_name=display_name, role=role, email=email, language=language, created_at=at
    )
    _choose_password(account, password)
    _save_new(account)
    announce(AccountAdded(account=str(account.pk), role=role), by=by, at=at)
    return account


@transaction.atomic
def set_password(*, account: Account, password: str, by: Actor, at: datetime) -> None:
    """Give an account another password; every other session of it ends with its next click.

    :raises PasswordRefused: when the password is too easy.
    """
    _choose_password(account, password)
    account.save(update_fields=["password"])
    announce(PasswordSet(account=str(account.pk)), by=by, at=at)


@transaction.atomic
def assign(*, account: Account, organisation_key: str, by: Actor, at: datetime) -> None:
    """Let an account work for an organisation; once assigned, again changes nothing.

    :raises NotAllowed: for one's own account.
    :raises AccountRefused: when a principal's contact would see another organisation than the one it is of.
    :raises UnknownOrganisation: when there is no such organisation.
    """
    _not_oneself(account, by)
    organisation = _organisation(organisation_key)
    if account.organisations.filter(pk=organisation.pk).exists():
        return
    if account.role == Role.PRINCIPAL_CONTACT and (organisation.kind == "own" or account.organisations.exists()):
        raise AccountRefused("A contact of a principal is assigned to that one principal only: add another account.")
    account.organisations.add(organisation)
    announce(AccountAssigned(account=str(account.pk), organisation=organisation.key), by=by, at=at)


@transaction.atomic
def withdraw(*, account: Account, organisation_key: str, by: Actor, at: datetime) -> None:
    """End the work of an account for an organisation; when it did not work for it, nothing changes.

    :raises NotAllowed: for one's own account.
    :raises UnknownOrganisation: when there is no such organisation.
    """
    _not_oneself(account, by)
    organisation = _organisation(organisation_key)
    if account.organisations.filter(pk=organisation.pk).exists():
        account.organisations.remove(organisation)
        announce(AssignmentWithdrawn(account=str(account.pk), organisation=organisation.key), by=by, at=at)


@transaction.atomic
def deactivate(*, account: Account, by: Actor, at: datetime) -> None:
    """Let nobody come in with this account any more; its sessions end with their next click.

    :raises NotAllowed: for one's own account.
    """
    _not_oneself(account, by)
    account.is_active = False
    account.save(update_fields=["is_active"])
    announce(AccountDeactivated(account=str(account.pk)), by=by, at=at)


def choose_language(*, account: Account, language: Language) -> None:
    """Remember in which language somebody reads the pages; a taste, so no evidence of it."""
    account.language = language
    account.save(update_fields=["language"])


def _choose_password(account: Account, password: str) -> None:
    try:
        validate_password(password, user=account)
    except ValidationError as error:
        raise PasswordRefused(" ".join(map(str, error.messages))) from None
    account.set_password(password)


def _save_new(account: Account) -> None:
    try:
        account.full_clean(exclude=["password"], validate_unique=False, validate_constraints=False)
    except ValidationError as error:
        raise AccountRefused(
            f"The account cannot be added: correct {', '.join(sorted(error.message_dict))}."
        ) from error
    try:
        with transaction.atomic():
            account.save(force_insert=True)
    except IntegrityError as error:
        raise AccountRefused("The account cannot be added: the name is taken or the role is unknown.") from error


def _not_oneself(account: Account, by: Actor) -> None:
    if by == account.actor:
        raise NotAllowed("Nobody changes what they may see themselves: ask a colleague who manages accounts.")


def _organisation(key: str) -> Organisation:
    found = Organisation.objects.filter(key=key).first()
    if found is None:
        raise UnknownOrganisation(f"There is no organisation '{key}': choose one from the list of organisations.")
    return found
