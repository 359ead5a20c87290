"""`houvast mailbox` reads and checks a real mailbox, and ends in one line when it can't."""

from datetime import UTC, datetime

import pytest
from click.testing import CliRunner

from houvast.entrypoints.cli.mailbox import command
from tests.features.mailbox.conftest import mailbox as mailbox
from tests.features.mailbox.stage import cases, mail

pytestmark = pytest.mark.django_db


def run(*words: str):
    return CliRunner().invoke(command, [*words, "--as", "olga"])


def test_a_mailbox_is_checked_and_read(cast, mailbox):
    mailbox.deliver(mail(), datetime.now(UTC))
    assert run("check").output == "own: it is read for own; 1 mails; what is taken in is moved to its folder.\n"
    assert run("read").output == "own: 1 mails taken in, 0 left for the next round.\n"
    assert len(cases()) == 1


@pytest.mark.parametrize("word", ["check", "read"])
def test_what_cannot_be_read_is_told(cast, mailbox, settings, word):
    settings.HOUVAST_MAILBOX = mailbox.address().replace(str(mailbox.server.tls_port), "1")
    done = run(word)
    assert "own: The mail server does not answer" in done.output
    assert done.exit_code == 1
    settings.HOUVAST_MAILBOX = ""
    assert "no mailbox is set up" in str(run(word).exception)


def test_who_may_not_is_refused(cast, mailbox):
    assert "may not do this" in str(CliRunner().invoke(command, ["read", "--as", "amira"]).exception)
