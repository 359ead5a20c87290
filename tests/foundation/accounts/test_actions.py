"""Accounts come, change and go."""

import pytest
from django.db import IntegrityError, transaction

from houvast.foundation.accounts.actions import (
    AccountRefused,
    PasswordRefused,
    add_account,
    assign,
    choose_language,
    deactivate,
    set_password,
    withdraw,
)
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
from houvast.foundation.accounts.queries import (
    UnknownAccount,
    account_by_username,
    account_of,
    accounts,
    names_of,
    organisations_of,
)
from houvast.foundation.accounts.words import role_name
from houvast.foundation.events.facts import Fact
from houvast.foundation.events.hub import Moment, subscribe, unsubscribe
from houvast.foundation.organisations.queries import UnknownOrganisation
from tests.cast import LONG_AGO, PASSWORD, SETUP

pytestmark = pytest.mark.django_db


@pytest.fixture
def heard():
    """The facts that were announced."""
    facts: list[Fact] = []

    def note(fact, _by, _at):
        facts.append(fact)

    subscribe(Fact, note, Moment.INSIDE)
    yield facts
    unsubscribe(Fact, note)


def add(**other) -> Account:
    usual = {"username": "Joris", "display_name": "Joris Vos", "role": Role.AGENT, "password": PASSWORD}
    return add_account(**{**usual, **other}, by=SETUP, at=LONG_AGO)


def test_a_new_account_is_found_by_its_name_in_any_capitals_and_sees_nothing_yet(heard):
    account = add()
    assert account_by_username("JORIS") == account == account_of(account.actor)
    assert account.check_password(PASSWORD)
    assert organisations_of(account) == ()
    assert heard == [AccountAdded(account=str(account.pk), role="agent")]


def test_passwords_are_kept_as_argon2(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
    assert add().password.startswith("argon2$argon2id$")


@pytest.mark.parametrize("password", ["abcdef", "123456789012345", "password1234", "joris-vos-joris"])
def test_an_easy_password_is_refused_without_showing_it(password):
    with pytest.raises(PasswordRefused) as trouble:
        add(username="joris-vos-joris", password=password)
    assert password not in str(trouble.value)
    assert not accounts().exists()


@pytest.mark.parametrize(
    ("wrong", "word"),
    [
        ({"username": "two words"}, "username"),
        ({"display_name": ""}, "display_name"),
        ({"email": "no address"}, "email"),
        ({"role": "director"}, "role is unknown"),
        ({"username": "TAKEN"}, "name is taken"),
    ],
)
def test_what_is_wrong_is_refused_in_one_line(wrong, word, heard):
    add(username="taken")
    heard.clear()
    with pytest.raises(AccountRefused, match=word):
        add(**wrong)
    assert accounts().count() == 1
    assert heard == []


def test_the_database_refuses_a_role_or_a_name_that_the_code_let_through():
    account = add()
    for wrong in ({"role": "director"}, {"username": "Joris"}, {"language": "xx"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Account.objects.filter(pk=account.pk).update(**wrong)


def test_an_assignment_is_announced_once_and_can_be_withdrawn(cast, heard):
    for _ in range(2):
        assign(account=cast.noor, organisation_key="own", by=SETUP, at=LONG_AGO)
    assert [one.key for one in organisations_of(cast.noor)] == ["own"]
    for _ in range(2):
        withdraw(account=cast.noor, organisation_key="own", by=SETUP, at=LONG_AGO)
    assert organisations_of(cast.noor) == ()
    key = str(cast.noor.pk)
    assert heard == [
        AccountAssigned(account=key, organisation="own"),
        AssignmentWithdrawn(account=key, organisation="own"),
    ]


@pytest.mark.parametrize("organisation", ["own", "scaldis"])
def test_a_contact_of_one_principal_is_never_assigned_to_another(cast, organisation):
    with pytest.raises(AccountRefused, match="that one principal only"):
        assign(account=cast.kees, organisation_key=organisation, by=SETUP, at=LONG_AGO)
    assert [one.key for one in organisations_of(cast.kees)] == ["zonneveld"]


def test_an_assignment_to_an_unknown_organisation_is_refused(cast):
    with pytest.raises(UnknownOrganisation):
        assign(account=cast.noor, organisation_key="nobody", by=SETUP, at=LONG_AGO)


def test_nobody_changes_what_they_may_see_themselves(cast):
    for change in (assign, withdraw):
        with pytest.raises(NotAllowed):
            change(account=cast.olga, organisation_key="own", by=cast.olga.actor, at=LONG_AGO)
    with pytest.raises(NotAllowed):
        deactivate(account=cast.olga, by=cast.olga.actor, at=LONG_AGO)


def test_another_password_ends_the_other_sessions(cast, client, heard):
    client.force_login(cast.olga)
    assert client.get("/account/").status_code == 200
    set_password(account=cast.olga, password="een-heel-ander-wachtwoord", by=SETUP, at=LONG_AGO)
    assert client.get("/account/").status_code == 302
    assert heard == [PasswordSet(account=str(cast.olga.pk))]


def test_who_is_deactivated_is_out_at_once_and_not_found_by_name(cast, client, heard):
    client.force_login(cast.olga)
    deactivate(account=cast.olga, by=SETUP, at=LONG_AGO)
    assert client.get("/account/").status_code == 302
    with pytest.raises(UnknownAccount):
        account_by_username("olga")
    assert heard == [AccountDeactivated(account=str(cast.olga.pk))]


def test_names_are_shown_for_accounts_and_keys_for_others(cast):
    gone = Actor("account", "00000000-0000-4000-8000-000000000000")
    odd = Actor("account", "no key at all")
    assert names_of([cast.olga.actor, SETUP, gone, odd]) == {
        cast.olga.actor: "Olga Meijer", SETUP: "setup", gone: gone.key, odd: odd.key
    }  # fmt: skip
    assert account_of(SETUP) is None
    assert account_of(odd) is None


def test_a_language_is_remembered(cast):
    choose_language(account=cast.olga, language="en")
    assert Account.objects.get(pk=cast.olga.pk).language == "en"


def test_every_role_has_a_name():
    assert all(str(role_name(role)) for role in Role)
