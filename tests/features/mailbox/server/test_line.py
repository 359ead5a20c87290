"""The line to a real mail server: what it can do there, and what it tells when it can't."""

import pytest

from houvast.features.mailbox.queries import mailboxes
from houvast.features.mailbox.server.line import MailServerTrouble, line_to
from tests.features.mailbox.stage import AT, mail


def test_a_mailbox_is_looked_through_without_marking_anything(mailbox):
    mailbox.deliver(mail("Een"))
    with line_to(mailboxes()[0], mailbox.password) as line:
        (uid,) = line.uids()
        (waiting,) = line.waiting([uid])
        assert (waiting.uid, waiting.delivered) == (uid, AT)
        assert b"Subject: Een" in line.raw(uid)
        assert b"Subject: Een" in line.head(uid)
        assert line.raw(uid + 1) is None
        assert line.can_move()
    client = mailbox.client()
    client.select("INBOX", readonly=True)
    assert client.search(None, "UNSEEN")[1] == [b"1"]
    client.logout()


@pytest.mark.parametrize(("rights", "how"), [("lrwstipekxa", "moved"), ("lrws", "marked"), ("lr", "left")])
def test_what_was_taken_in_is_put_away_as_far_as_the_rights_go(mailbox, rights, how):
    mailbox.deliver(mail())
    mailbox.server.allow(mailbox.user, "INBOX", rights)
    with line_to(mailboxes()[0], mailbox.password) as line:
        assert line.can_move() is (how == "moved")
        assert line.put_away(line.uids()[0]) == how


def test_a_refused_login_says_nothing_of_the_user(mailbox):
    with pytest.raises(MailServerTrouble, match="refuses the login") as refused, line_to(mailboxes()[0], "fout"):
        pass
    assert refused.value.code == "login_refused"
    assert mailbox.user not in str(refused.value)
