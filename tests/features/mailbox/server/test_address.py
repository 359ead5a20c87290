"""The setting is read whole, or refused in one line that shows no user and no password."""

import pytest

from houvast.features.mailbox.server.address import WrongMailbox, mailboxes_in


def test_mailboxes_of_the_house_and_of_principals():
    own, theirs = mailboxes_in(
        "imaps://privacy%40belhuis.example@mail.example/INBOX?secret=vault:kv/mail#password&server=mx.example\n"
        "zonneveld=imap://z@mail.example:1143/Postvak%20IN/AVG?secret=file:/x&folder=Gedaan&timeout=5"
    )
    assert (own.organisation, own.host, own.port, own.user, own.folder) == (
        "", "mail.example", 993, "privacy@belhuis.example", "INBOX",
    )  # fmt: skip
    assert (own.secret, own.server, own.tls, own.put_away, own.name) == (
        "vault:kv/mail#password", "mx.example", "on", "Houvast", "own",
    )  # fmt: skip
    assert (theirs.organisation, theirs.port, theirs.folder, theirs.tls) == (
        "zonneveld", 1143, "Postvak IN/AVG", "starttls",
    )  # fmt: skip
    assert (theirs.put_away, theirs.timeout) == ("Gedaan", 5)
    assert own.place != theirs.place
    assert "privacy" not in repr(own)


def test_none_are_set_up():
    assert mailboxes_in("  ") == ()


@pytest.mark.parametrize(
    ("setting", "says"),
    [
        ("imaps://alma:geheim@mail.example/", "it holds a password"),
        ("https://alma@mail.example/", "write it like"),
        ("imaps://mail.example/", "write it like"),
        ("imaps://alma@mail.example:x/", "write it like"),
        ("imaps://alma@mail.example/?nonsense", "write it like"),
        ("imaps://alma@mail.example/?colour=red", "`colour` is no option"),
        ("imaps://alma@mail.example/?tls=none", "without TLS"),
        ("imaps://alma@mail.example/?tls=maybe", "`tls` is"),
        ("imaps://alma@mail.example/?timeout=0", "`timeout` is"),
        ("Zonne Veld=imaps://alma@mail.example/", "write it like"),
        ("Zonne=imaps://alma@mail.example/", "no key of an organisation"),
        ("imaps://alma@mail.example/ imaps://alma@mail.example/", "twice"),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_line(setting, says):
    with pytest.raises(WrongMailbox) as refused:
        mailboxes_in(setting)
    assert says in str(refused.value)
    assert not any(word in str(refused.value) for word in ("geheim", "alma", "\n"))
