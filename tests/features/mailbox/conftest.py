"""A mailbox to read, and a mail server to send through."""

import pytest

from tests.features.mailbox.stage import Mailbox
from tests.services import mail_server


@pytest.fixture
def post(settings, tmp_path):
    """A mail server, and Houvast set up to send through it."""
    with mail_server.running() as running:
        settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_USE_TLS = running.host, running.port, False
        settings.DEFAULT_FROM_EMAIL = "Privacy <privacy@belhuis-noord.example>"
        settings.HOUVAST_HOME = tmp_path
        yield running


@pytest.fixture
def mailbox(dovecot, settings, tmp_path):
    """A fresh mailbox of the own organisation."""
    user, password = dovecot.account()
    settings.HOUVAST_HOME = tmp_path
    made = Mailbox(dovecot, user, password, settings, tmp_path)
    settings.HOUVAST_MAILBOX = made.address()
    return made
