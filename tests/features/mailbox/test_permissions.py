"""Nobody reads mail of an organisation that is not theirs, or that their role is not for."""

import pytest

from houvast.features.mailbox.models import Mail
from houvast.features.mailbox.permissions import enter_mail, enter_mail_to_decide, reads_mail
from houvast.features.mailbox.queries import NoSuchMail, count_for, waiting_for
from houvast.foundation.accounts.permissions import NotAllowed
from tests.features.mailbox.stage import mail

pytestmark = pytest.mark.django_db
MAY = {"queued": {"amira", "thijs", "olga"}, "registered": {"amira", "thijs", "olga", "kees", "iris"}}


@pytest.mark.parametrize(("words", "state"), [("Hallo", "queued"), ("Ik wil al mijn gegevens inzien.", "registered")])
def test_who_reads_a_mail(cast, mailbox, settings, words, state):
    settings.HOUVAST_MAILBOX = f"zonneveld={mailbox.address()}"
    mailbox.deliver(mail("Vraag", words))
    mailbox.read()
    row = Mail.objects.get()
    assert row.state == state
    entered = set()
    for name, account in cast.people.items():
        try:
            enter_mail(account, row.id)
            entered.add(name)
        except (NoSuchMail, NotAllowed):
            continue
    assert entered == MAY[state]


def test_who_only_sees_a_request_decides_nothing(cast, mailbox):
    mailbox.deliver(mail())
    mailbox.read()
    with pytest.raises(NotAllowed):
        enter_mail_to_decide(cast.iris, Mail.objects.get().id)
    assert enter_mail_to_decide(cast.amira, Mail.objects.get().id).organisation == "own"


def test_each_sees_the_queue_of_their_own_organisations(cast, mailbox, settings):
    settings.HOUVAST_MAILBOX = f"scaldis={mailbox.address()}"
    mailbox.deliver(mail("Hallo", "Hallo"))
    mailbox.read()
    assert (len(waiting_for(cast.olga)), len(waiting_for(cast.amira))) == (1, 0)
    assert (count_for(cast.olga), count_for(cast.amira)) == (1, 0)
    assert reads_mail(cast.amira)
    assert not reads_mail(cast.sven)
