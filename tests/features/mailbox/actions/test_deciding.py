"""A person decides once, on the record, and can take back what was put aside until it is destroyed."""

from datetime import timedelta

import pytest

from houvast.features.mailbox.actions.deciding import (
    DecidedAlready,
    join_mail,
    mark_seen,
    put_aside,
    register_mail,
    take_back,
)
from houvast.features.mailbox.actions.forgetting import forget_mails
from houvast.features.mailbox.contracts import State
from houvast.features.mailbox.models import Mail
from houvast.features.mailbox.queries import NoSuchMail, heads_of, mail_record, read, unseen_in_cases, waiting_for
from houvast.features.rights.contracts import Right
from houvast.features.rights.models import CaseRecord
from houvast.foundation.evidence.queries import timeline
from houvast.foundation.files.actions import purge_expired
from houvast.foundation.files.disk import folder
from houvast.foundation.keys.sealing import destroy
from tests.features.mailbox.stage import AT, FATIMA, NOW, mail

pytestmark = pytest.mark.django_db


@pytest.fixture
def waiting(cast, mailbox):
    """A mail about which somebody must decide."""
    mailbox.deliver(mail("Hallo", "Kunt u mij helpen?"))
    mailbox.read()
    return mail_record(Mail.objects.get().id).facts()


def test_it_is_registered_with_the_moment_at_which_it_came(cast, waiting):
    who = {"by": cast.amira.actor, "at": NOW + timedelta(days=3)}
    number = register_mail(mail=waiting.id, organisation="zonneveld", right=Right.ERASURE, language="en", **who)
    case = CaseRecord.objects.get(number=number)
    assert (case.received_at, case.organisation.key, case.channel) == (AT, "zonneveld", "mail")
    assert "mailbox.registered" in [entry.kind for entry in timeline(number)]
    with pytest.raises(DecidedAlready):
        put_aside(mail=waiting.id, decision=State.SPAM, reason="advertising", **who)


def test_it_joins_a_request(cast, waiting):
    who = {"by": cast.amira.actor, "at": NOW}
    first = register_mail(mail=waiting.id, organisation="own", right=Right.ACCESS, language="nl", **who)
    with pytest.raises(DecidedAlready):
        join_mail(mail=waiting.id, case=first, **who)


def test_what_is_put_aside_can_be_taken_back_and_is_destroyed_after_thirty_days(cast, waiting):
    who = {"by": cast.amira.actor, "at": NOW}
    put_aside(mail=waiting.id, decision=State.SPAM, reason="advertising", **who)
    take_back(mail=waiting.id, **who)
    assert [one.id for one in waiting_for(cast.amira)] == [waiting.id]
    put_aside(mail=waiting.id, decision=State.NOT_OURS, reason="other_organisation", **who)
    assert forget_mails(by=cast.amira.actor, at=NOW + timedelta(days=29)) == 0
    late = {"by": cast.amira.actor, "at": NOW + timedelta(days=31)}
    assert forget_mails(**late) == 1
    assert forget_mails(**late) == 0
    with pytest.raises(NoSuchMail):
        read(waiting, **late)
    with pytest.raises(DecidedAlready):
        take_back(mail=waiting.id, **late)
    purge_expired(**late)
    assert list(folder().iterdir()) == []
    assert heads_of([waiting])[waiting.id].from_address == ""


def test_a_decision_that_does_not_exist_is_refused(cast, waiting):
    with pytest.raises(ValueError, match="whim"):
        put_aside(mail=waiting.id, decision=State.SPAM, reason="whim", by=cast.amira.actor, at=NOW)


def test_a_mail_goes_with_the_last_of_its_requests(cast, waiting):
    who = {"by": cast.amira.actor, "at": NOW}
    number = register_mail(mail=waiting.id, organisation="own", right=Right.ACCESS, language="nl", **who)
    assert forget_mails(**who) == 0
    destroy(number, NOW)
    assert forget_mails(**who) == 1
    assert Mail.objects.get().sender == ""


def test_a_mail_that_was_added_shows_until_somebody_looked(cast, mailbox, waiting):
    who = {"by": cast.amira.actor, "at": NOW}
    number = register_mail(mail=waiting.id, organisation="own", right=Right.ACCESS, language="nl", **who)
    mailbox.deliver(mail(f"Over {number}", "Nog iets.", FATIMA))
    mailbox.read(NOW + timedelta(minutes=1))
    (added,) = unseen_in_cases(cast.amira)
    assert unseen_in_cases(cast.petra) == ()
    mark_seen(mail=added.id, at=NOW)
    assert unseen_in_cases(cast.amira) == ()
    assert register_mail(mail=added.id, organisation="own", right=Right.ERASURE, language="nl", **who) != number
