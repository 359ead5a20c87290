"""The worker reads every mailbox, whatever one of them does, and destroys what has had its time."""

from datetime import timedelta

import pytest

from houvast.features.mailbox.jobs import forget_round, mail_duties, mail_round
from houvast.features.mailbox.models import Mail
from houvast.features.mailbox.queries import mailboxes, rounds
from tests.features.mailbox.stage import NOW, mail

pytestmark = pytest.mark.django_db


def test_a_mailbox_that_fails_stops_no_other(cast, mailbox, settings):
    wrong = mailbox.address().replace(str(mailbox.server.tls_port), "1")
    settings.HOUVAST_MAILBOX = f"{wrong} zonneveld={mailbox.address()}"
    mailbox.deliver(mail())
    assert mail_round(NOW) == 1
    assert [(one.mailbox, one.trouble) for one in rounds()] == [("own", "no_connection"), ("zonneveld", "")]
    assert len(mailboxes()) == 2


def test_a_report_is_destroyed_after_thirty_days(cast, mailbox):
    mailbox.deliver(mail())
    mailbox.read()
    Mail.objects.update(state="report")
    assert forget_round(NOW + timedelta(days=29)) == 0
    assert forget_round(NOW + timedelta(days=31)) == 1


def test_a_setting_that_cannot_be_read_shows_no_rounds(cast, settings):
    settings.HOUVAST_MAILBOX = "nonsense"
    assert rounds() == ()


def test_a_reader_for_each_mailbox_and_none_where_the_setting_is_wrong(cast, mailbox, settings):
    settings.HOUVAST_MAILBOX = f"{mailbox.address()} zonneveld={mailbox.address().replace('INBOX', 'Other')}"
    duties = mail_duties()
    assert [duty.aside for duty in duties] == [True, True]
    mailbox.deliver(mail())
    assert duties[0].do(NOW) == 1
    settings.HOUVAST_MAILBOX = "nonsense"
    assert mail_duties() == ()
