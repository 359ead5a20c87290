"""A real mail server, at which codes and messages arrive."""

import pytest

from tests.services import mail_server


@pytest.fixture
def post(settings, tmp_path):
    """A mail server, and Houvast set up to send through it."""
    with mail_server.running() as running:
        settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_USE_TLS = running.host, running.port, False
        settings.DEFAULT_FROM_EMAIL = "Privacy <privacy@belhuis.example>"
        settings.HOUVAST_HOME = tmp_path
        yield running
