"""Who may do what."""

import pytest
from django.contrib.auth.models import AnonymousUser

from houvast.foundation.accounts.actions import deactivate
from houvast.foundation.accounts.contracts import CENTRE_WIDE, Permission, Role
from houvast.foundation.accounts.permissions import MATRIX, NotAllowed, may, require, require_other_eyes
from houvast.foundation.accounts.queries import organisations_of
from tests.cast import LONG_AGO, PEOPLE, SETUP

READING = {
    Permission.VIEW_CASE,
    Permission.VIEW_LOCATED,
    Permission.VIEW_EVIDENCE,
    Permission.VIEW_MAP,
    Permission.VERIFY_EVIDENCE,
}


def test_every_role_has_its_row_and_every_permission_somebody():
    assert set(MATRIX) == set(Role)
    assert frozenset().union(*MATRIX.values()) | {Permission.MANAGE_SYSTEMS} == set(Permission)


def test_the_table_and_the_answers_agree_for_everybody_in_every_organisation(cast):
    for name, account in cast.people.items():
        role, assigned = PEOPLE[name][1:]
        for permission in Permission:
            for key in ("own", "zonneveld", "scaldis"):
                expected = permission in MATRIX[role] and (permission in CENTRE_WIDE or key in assigned)
                assert may(account, permission, key) is expected, (name, permission, key)


@pytest.mark.parametrize(
    ("name", "permission", "organisation", "answer"),
    [
        ("amira", "register_case", "zonneveld", True),
        ("amira", "register_case", "scaldis", False),
        ("amira", "view_located", "own", False),
        ("amira", "approve_plan", "own", False),
        ("thijs", "make_plan", "own", True),
        ("thijs", "approve_plan", "own", False),
        ("olga", "approve_plan", "scaldis", True),
        ("olga", "manage_systems", None, False),
        ("sven", "manage_systems", None, True),
        ("sven", "view_case", "own", False),
        ("sven", "manage_accounts", None, False),
        ("kees", "view_case", "zonneveld", True),
        ("kees", "view_case", "own", False),
        ("kees", "view_case", "scaldis", False),
        ("kees", "approve_instruction", "zonneveld", True),
        ("kees", "decide", "zonneveld", False),
        ("iris", "view_evidence", "scaldis", True),
        ("iris", "close_case", "own", False),
        ("noor", "view_case", "own", False),
    ],
)
def test_answers_that_the_promises_rest_on(cast, name, permission, organisation, answer):
    assert may(cast.people[name], permission, organisation) is answer


def test_auditors_and_contacts_change_nothing_of_a_case():
    assert MATRIX[Role.AUDITOR] <= READING
    assert MATRIX[Role.PRINCIPAL_CONTACT] - READING == {Permission.APPROVE_INSTRUCTION}


def test_a_contact_of_a_principal_has_nothing_to_say_about_the_centre_itself():
    assert not MATRIX[Role.PRINCIPAL_CONTACT] & CENTRE_WIDE


def test_about_an_organisations_data_nothing_is_allowed_without_naming_it(cast):
    assert [one for one in Permission if one not in CENTRE_WIDE and may(cast.olga, one)] == []


def test_a_stranger_and_a_former_colleague_may_nothing(cast):
    deactivate(account=cast.olga, by=SETUP, at=LONG_AGO)
    for who in (AnonymousUser(), cast.olga):
        assert [one for one in Permission if may(who, one, "own")] == []
        assert organisations_of(who) == ()


def test_an_unknown_permission_is_an_error_and_no_refusal(cast):
    with pytest.raises(ValueError, match="view_everything"):
        may(cast.olga, "view_everything", "own")


def test_a_refusal_is_trouble_with_status_403_that_does_not_tell_what_exists(cast):
    require(cast.amira, "view_case", "own")
    with pytest.raises(NotAllowed) as known:
        require(cast.amira, "view_case", "scaldis")
    with pytest.raises(NotAllowed) as unknown:
        require(cast.amira, "view_case", "no-such-organisation")
    assert known.value.status == 403
    assert str(known.value) == str(unknown.value)


def test_four_eyes_are_asked_for_only_where_the_centre_asks(cast, settings):
    settings.HOUVAST_FOUR_EYES = False
    require_other_eyes(approver=cast.olga.actor, maker=cast.olga.actor)
    settings.HOUVAST_FOUR_EYES = True
    require_other_eyes(approver=cast.olga.actor, maker=cast.thijs.actor)
    with pytest.raises(NotAllowed):
        require_other_eyes(approver=cast.olga.actor, maker=cast.olga.actor)


def test_nobody_is_above_the_rules(cast):
    assert not any(hasattr(cast.olga, name) for name in ("is_superuser", "is_staff", "user_permissions", "groups"))
