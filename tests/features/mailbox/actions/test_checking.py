"""The check says for whom a mailbox is read and what becomes of its mail; or where it ends."""

import pytest

from houvast.features.mailbox.actions.checking import check_mailbox
from houvast.features.mailbox.queries import mailboxes
from houvast.features.systems.queries import NoSecret
from houvast.foundation.organisations.queries import UnknownOrganisation
from tests.features.mailbox.stage import mail

pytestmark = pytest.mark.django_db


def test_a_mailbox_that_can_be_read(cast, mailbox):
    mailbox.deliver(mail())
    found = check_mailbox(mailboxes()[0])
    assert (found.organisation, found.mails, found.put_away) == ("own", 1, "moved")
    assert mailbox.count() == 1


@pytest.mark.parametrize(("rights", "put_away"), [("lrws", "marked"), ("lr", "left")])
def test_what_it_may_not_do_is_told(cast, mailbox, rights, put_away):
    mailbox.deliver(mail())
    mailbox.server.allow(mailbox.user, "INBOX", rights)
    assert check_mailbox(mailboxes()[0]).put_away == put_away


def test_no_password_or_organisation_is_told(cast, mailbox, settings):
    settings.HOUVAST_MAILBOX = f"nobody={mailbox.address()}"
    with pytest.raises(UnknownOrganisation):
        check_mailbox(mailboxes()[0])
    settings.HOUVAST_MAILBOX = mailbox.address()
    (mailbox.home / "mail-password").unlink()
    with pytest.raises(NoSecret, match="mailbox own"):
        check_mailbox(mailboxes()[0])
