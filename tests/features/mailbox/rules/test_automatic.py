"""A machine is told from a person, by what RFC 3834 and habit say."""

import pytest

from houvast.features.mailbox.rules.automatic import automatic
from houvast.features.mailbox.rules.parsing import message_of
from tests.features.mailbox.stage import mail

HEAD = b"From: Fatima <fatima@klant.example>\r\nSubject: Gegevens\r\nMessage-ID: <a@b>\r\n"


@pytest.mark.parametrize(
    ("header", "by"),
    [
        ("Auto-Submitted: auto-replied", "auto-submitted"),
        ("Auto-Submitted: no", ""),
        ("Precedence: bulk", "precedence"),
        ("X-Auto-Response-Suppress: All", "x-auto-response-suppress"),
        ("X-Autoreply: yes", "x-autoreply"),
        ("List-Id: <nieuws.klant.example>", "mailing-list"),
        ("Return-Path: <>", "report"),
        ("Return-Path: <fatima@klant.example>", ""),
    ],
)
def test_a_machine_is_known(header, by):
    assert automatic(message_of(header.encode() + b"\r\n" + HEAD + b"\r\nWis mij")[0], "fatima@klant.example") == by


@pytest.mark.parametrize("name", ["MAILER-DAEMON", "no-reply", "noreply+1", "postmaster"])
def test_a_machine_is_known_by_its_name(name):
    assert automatic(message_of(mail())[0], f"{name}@x.example") == "sender"
