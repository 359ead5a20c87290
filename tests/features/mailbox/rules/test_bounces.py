"""A report about a message of ours names that message, and whether it was given up."""

import pytest

from houvast.features.mailbox.rules.bounces import ours
from houvast.features.mailbox.rules.parsing import delivery_report_of
from tests.features.mailbox.stage import mail

REPORT = b"""From: MAILER-DAEMON@mx.example\r
To: privacy@belhuis-noord.example\r
Subject: Undelivered\r
Content-Type: multipart/report; report-type=delivery-status; boundary="b"\r
\r
--b\r
Content-Type: text/plain\r
\r
Sorry\r
--b\r
Content-Type: message/delivery-status\r
\r
Reporting-MTA: dns; mx.example\r
\r
Final-Recipient: rfc822; fatima@klant.example\r
Action: %b\r
Status: %b\r
\r
--b\r
Content-Type: text/rfc822-headers\r
\r
Message-ID: <%b@belhuis-noord.example>\r
Subject: x\r
\r
--b--\r
"""
OURS = b"11111111-2222-4333-8444-555555555555"


@pytest.mark.parametrize(("action", "status", "failed"), [(b"failed", b"5.1.1", True), (b"delayed", b"4.4.1", False)])
def test_a_report_says_which_message_came_back(action, status, failed):
    report = delivery_report_of(REPORT % (action, status, OURS))
    assert [str(one).encode() for one in report.messages] == [OURS]
    assert report.failed is failed


def test_an_ordinary_mail_is_no_report():
    assert delivery_report_of(mail()) is None


def test_only_identifiers_of_our_form_may_be_ours():
    assert [str(one) for one in ours(["x@y", OURS.decode() + "@z", "1" * 400])] == [OURS.decode()]
