"""What a mail says lies under a key of its own, and who took it out is on record."""

import pytest

from houvast.features.mailbox.jobs import MAIL_ROOM
from houvast.features.mailbox.models import Mail
from houvast.features.mailbox.storing import open_head, raw_of, scope_of, sender_of, thread_of
from houvast.foundation.evidence.queries import timeline
from houvast.foundation.keys.sealing import KeyDestroyed, destroy
from tests.features.mailbox.stage import FATIMA, NOW, mail

pytestmark = pytest.mark.django_db


def test_a_mail_comes_out_as_it_came_in_until_its_key_is_destroyed(cast, mailbox):
    raw = mail("Hallo", "Kunt u mij helpen?")
    mailbox.deliver(raw)
    mailbox.read()
    row = Mail.objects.get()
    assert raw_of(row.file, by=MAIL_ROOM, at=NOW).replace(b"\r\n", b"\n") == raw.replace(b"\r\n", b"\n")
    assert "files.opened" in [entry.kind for entry in timeline(scope_of(row.id))]
    assert open_head(row.id, row.head).from_address == FATIMA
    destroy(scope_of(row.id), NOW)
    with pytest.raises(KeyDestroyed):
        raw_of(row.file, by=MAIL_ROOM, at=NOW)


def test_nothing_has_no_hash():
    assert thread_of("") == sender_of("own", "") == ""
    assert sender_of("own", FATIMA) != sender_of("zonneveld", FATIMA)
