"""Who is mailed what about a case: over a real mail server, and never more than may be told."""

from datetime import UTC, datetime, timedelta
from email.message import EmailMessage

import pytest
from django.db import transaction

from houvast.features.rights.actions.answering import answer_case
from houvast.features.rights.actions.drafting import NoAddress, NothingToTell, draft
from houvast.features.rights.actions.identifying import verify_identity
from houvast.features.rights.actions.passing_on import forward_case
from houvast.features.rights.actions.registering import register_case
from houvast.features.rights.actions.telling import FLOOD_CASES, tell, tell_if_possible
from houvast.features.rights.actions.term import extend_term
from houvast.features.rights.contracts import Channel, Outcome, Reason, Right, Status
from houvast.features.rights.mails.fields import MailKind, Question
from houvast.features.rights.queries import case_record, facts_of
from houvast.foundation.events.facts import Actor
from houvast.foundation.evidence.queries import timeline, verify
from houvast.foundation.notifications.contracts import State
from houvast.foundation.notifications.delivering import deliver_waiting
from houvast.foundation.notifications.jobs import POST_ROOM
from houvast.foundation.notifications.queries import messages_of
from houvast.foundation.notifications.senders.choosing import CannotSend

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
AGENT = Actor("system", "test")
WHO = {"by": AGENT, "at": NOW}
VERA, OTHER = "vera@example.org", "ruben@example.org"


def register(*emails: str, organisation: str = "own", right: Right = Right.ERASURE, **more) -> str:
    given = {"channel": Channel.PHONE, "name": "Vera Zonderland", "words": "Alles moet weg.", **more}
    keys = [("email", email) for email in emails]
    case = register_case(organisation=organisation, right=right, received_at=NOW, keys=keys, **given, **WHO)
    return case.number


def prove(case: str, email: str = VERA) -> None:
    verify_identity(case=case, level=2, method="call_back", proven=(f"email:{email}",), passed=True, **WHO)


def extend(case: str) -> None:
    extend_term(case=case, reasons=("complexity",), letter_sent_at=NOW, **WHO)


def arrived(post, case: str) -> dict[str, tuple[str, EmailMessage]]:
    """Send what waits; give by purpose to whom each mail of a case went, and the mail itself."""
    deliver_waiting(by=POST_ROOM, at=NOW + timedelta(minutes=1))
    purposes = {str(one.id): one.purpose for one in messages_of(case)}
    sent = {mail["Message-ID"].strip("<").split("@")[0]: (to[0], mail) for _, to, mail in post.taken}
    return {purposes[message]: one for message, one in sent.items() if message in purposes}


def purposes_of(case: str) -> set[str]:
    return {one.purpose for one in messages_of(case)}


def test_a_receipt_goes_by_itself_and_gives_nothing_away(cast, post):
    case = register(VERA, OTHER)
    ((to, mail),) = arrived(post, case).values()
    assert to == VERA
    text = mail.get_content()
    assert (mail["Subject"], mail["From"]) == (
        f"Wij hebben uw verzoek {case} ontvangen",
        "Belhuis Noord <privacy@belhuis.example>",
    )
    assert mail["Reply-To"] == "privacy@belhuis-noord.example"
    assert "22 december 2026" in text
    assert not any(word in text for word in ("Vera", "Zonderland", "Alles moet weg", OTHER))
    assert [one.kind for one in timeline(case)] == [
        "rights.case_registered",
        "wordings.text_used",
        "rights.mail_queued",
        "notifications.sent",
    ]
    assert verify().ok


def test_without_an_address_a_server_or_when_the_principal_asked_no_receipt_goes(cast, post, settings):
    assert messages_of(register()) == ()
    assert messages_of(register("geen adres")) == ()
    assert messages_of(register(VERA, organisation="zonneveld", channel=Channel.PRINCIPAL)) == ()
    settings.EMAIL_HOST = ""
    case = register(VERA)
    assert messages_of(case) == ()
    with pytest.raises(CannotSend):
        tell(case=case, kind=MailKind.RECEIPT, **WHO)


def test_a_request_is_registered_though_its_receipt_is_refused(cast, post):
    post.refuses[VERA] = "550 No such user"
    case = register(VERA)
    assert arrived(post, case) == {}
    assert [one.state for one in messages_of(case)] == [State.FAILED]
    assert facts_of(case_record(case)).status is Status.REGISTERED


def test_a_machine_that_keeps_asking_is_not_answered_for_ever(cast, post):
    cases = [register(VERA) for _ in range(FLOOD_CASES + 3)]
    assert [len(messages_of(case)) for case in cases] == [1] * FLOOD_CASES + [0] * 3
    assert len(messages_of(register(OTHER))) == 1


def test_of_two_addresses_the_proven_one_is_written_to_by_name(cast, post):
    case = register(OTHER, VERA)
    prove(case)
    made = draft(case=case, kind=MailKind.RECEIPT, at=NOW)
    assert (made.to, made.is_proven) == (VERA, True)
    assert made.written.text.startswith("Geachte Vera Zonderland,")


def test_what_gives_something_away_goes_to_a_proven_address_only(cast, post):
    case = register(OTHER, VERA)
    extend(case)
    assert purposes_of(case) == {"receipt"}
    with pytest.raises(NoAddress, match="print it"):
        tell(case=case, kind=MailKind.EXTENSION, **WHO)
    assert draft(case=case, kind=MailKind.EXTENSION, at=NOW).to == ""
    prove(case)
    tell(case=case, kind=MailKind.EXTENSION, **WHO)
    assert {purpose: to for purpose, (to, _) in arrived(post, case).items()} == {"receipt": OTHER, "extension": VERA}


def test_an_extension_tells_of_itself(cast, post):
    case = register(VERA)
    prove(case)
    extend(case)
    to, mail = arrived(post, case)["extension"]
    text = mail.get_content()
    assert to == VERA
    assert "22 februari 2027" in text
    assert "22 december 2026" in text
    assert "ingewikkeld" in text


def test_passing_on_tells_of_itself_in_our_own_name(cast, post):
    case = register(VERA, organisation="zonneveld")
    forward_case(case=case, **WHO)
    mails = arrived(post, case)
    receipt, forwarded = mails["receipt"][1], mails["forwarded"][1]
    assert receipt["From"].startswith("Zonneveld Energie")
    assert forwarded["From"].startswith("Belhuis Noord")
    assert "Zonneveld Energie" in forwarded.get_content()


def test_an_answer_tells_of_itself_without_saying_what_it_is(cast, post):
    case = register(VERA, right=Right.COMPLAINT)
    prove(case)
    answer_case(case=case, outcome=Outcome.REFUSED, reasons=(Reason("Dit gaat over tulpen.", "AVG art. 12"),), **WHO)
    to, mail = arrived(post, case)["answer_ready"]
    assert to == VERA
    assert "tulpen" not in mail.get_content()


def test_an_answer_to_whom_nobody_knows_is_not_mailed(cast, post):
    case = register(VERA, right=Right.COMPLAINT)
    answer_case(case=case, outcome=Outcome.REFUSED, reasons=(Reason("Dit gaat over tulpen.", "AVG art. 12"),), **WHO)
    assert purposes_of(case) == {"receipt"}


def test_a_mail_that_tells_of_a_change_goes_with_it_or_not_at_all(cast, post):
    case = register(VERA)
    prove(case)
    with transaction.atomic():
        extend(case)
        transaction.set_rollback(True)
    assert purposes_of(case) == {"receipt"}


def test_every_mail_has_its_moment(cast, post):
    case = register(VERA)
    unfit = set()
    for kind in MailKind:
        try:
            draft(case=case, kind=kind, at=NOW)
        except NothingToTell:
            unfit.add(kind)
    early = {MailKind.RECEIPT, MailKind.IDENTITY_NEEDED, MailKind.IDENTITY_FAILED, MailKind.REMINDER}
    assert set(MailKind) - unfit == early
    prove(case)
    for kind in early - {MailKind.RECEIPT}:
        with pytest.raises(NothingToTell):
            draft(case=case, kind=kind, at=NOW)
    assert tell_if_possible(case=case, kind=MailKind.REMINDER, **WHO) is None


def test_a_question_is_asked_and_reminded_of(cast, post):
    case = register(VERA)
    prove(case)
    tell(case=case, kind=MailKind.CLARIFICATION, questions=(Question.WHICH_DATA,), language="fr", **WHO)
    assert tell_if_possible(case=case, kind=MailKind.REMINDER, **WHO)
    mails = arrived(post, case)
    assert set(mails) == {"receipt", "clarification", "reminder"}
    assert "De quelles données s’agit-il ?" in mails["clarification"][1].get_content()


def test_who_received_data_is_told_what_was_done_and_not_about_whom(cast, post):
    case = register(VERA)
    record = case_record(case)
    with pytest.raises(NothingToTell):
        tell(case=case, kind=MailKind.RECIPIENT_NOTICE, to="avg@ontvanger.example", **WHO)
    record.status = Status.READ_BACK
    record.save(update_fields=["status"])
    tell(case=case, kind=MailKind.RECIPIENT_NOTICE, to="avg@ontvanger.example", language="de", **WHO)
    to, mail = arrived(post, case)["recipient_notice"]
    text = mail.get_content()
    assert to == "avg@ontvanger.example"
    assert "wir haben Daten gelöscht" in text
    assert "Vera" not in text
    with pytest.raises(NoAddress):
        tell(case=case, kind=MailKind.RECIPIENT_NOTICE, **WHO)


def test_nothing_personal_in_the_clear_part_of_the_evidence(cast, post):
    case = register(VERA)
    (queued,) = [one for one in timeline(case) if one.kind == "rights.mail_queued"]
    assert set(queued.facts) == {"message", "purpose", "to_proven"}
    assert not queued.personal
