"""What the own mail server found is heard, and nobody else."""

from houvast.features.mailbox.rules.authentication import hints_of
from houvast.features.mailbox.rules.parsing import message_of

HEAD = b"From: Fatima <fatima@klant.example>\r\nSubject: Gegevens\r\nMessage-ID: <a@b>\r\n"


def test_only_the_own_server_is_heard_about_a_sender():
    raw = (
        (
            b"Authentication-Results: mx.belhuis.example (by us); spf=pass smtp.mailfrom=x; dkim=fail (x) ;dkim=pass;"
            b" dmarc=fail (p=none) header.from=klant.example\r\n"
            b"Authentication-Results: mx.belhuis.example; dmarc=pass\r\n"
            b"Authentication-Results: evil.example; dmarc=pass\r\n"
        )
        + HEAD
        + b"\r\nx"
    )
    assert hints_of(message_of(raw)[0], "mx.belhuis.example") == (("spf", "pass"), ("dkim", "pass"), ("dmarc", "fail"))
    assert hints_of(message_of(raw)[0], "other.example") == ()
    assert hints_of(message_of(raw)[0], "") == ()
