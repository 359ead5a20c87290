"""The legal date is the same through whichever door a request comes, on the days at which calendars are hard."""

import json
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.test import RequestFactory

from houvast.engines.deadlines.extensions import TooLateToExtend
from houvast.features.intake.actions.asking import ask
from houvast.features.intake.actions.handing_in import hand_in
from houvast.features.intake.actions.importing import import_requests
from houvast.features.intake.actions.scanning import LetterIn, take_letter
from houvast.features.intake.api.reading import request_of
from houvast.features.intake.contracts import Entry, WebRequest
from houvast.features.mailbox.actions.receiving import keep_mail
from houvast.features.mailbox.actions.sorting import sort_mail
from houvast.features.mailbox.models import MailCase
from houvast.features.mailbox.server.address import mailboxes_in
from houvast.features.mailbox.server.line import Waiting
from houvast.features.rights.actions.registering import register_case
from houvast.features.rights.actions.term import extend_term
from houvast.features.rights.contracts import Channel, Right
from houvast.features.rights.models import CaseRecord
from houvast.features.rights.queries import case_record, facts_of
from houvast.foundation.programs.actions import add_program
from houvast.foundation.programs.contracts import Scope
from tests.cast import SETUP, Cast
from tests.features.intake.papers import pdf
from tests.features.mailbox.stage import mail

pytestmark = pytest.mark.django_db
DAYS = [
    # received (UTC), due: a month later in the Netherlands, on a working day
    ("2026-01-31T11:00", "2026-03-02"),  # 28 February is a Saturday
    ("2026-01-31T22:59", "2026-03-02"),  # the last minute of that day in the Netherlands
    ("2026-01-31T23:00", "2026-03-02"),  # 1 February there already; 1 March is a Sunday
    ("2028-01-31T12:00", "2028-02-29"),
    ("2028-02-29T12:00", "2028-03-29"),
    ("2028-02-29T23:30", "2028-04-03"),  # 1 March there; 1 April is a Saturday
    ("2027-02-28T12:00", "2027-03-30"),  # the 28th is Easter Sunday, the 29th Easter Monday
    ("2026-03-29T00:59", "2026-04-29"),  # a minute before the clock goes on an hour
    ("2026-03-29T01:00", "2026-04-29"),  # and just after it
    ("2026-03-29T21:59", "2026-04-29"),
    ("2026-03-29T22:00", "2026-04-30"),  # in summer two hours ahead
    ("2026-10-25T00:30", "2026-11-25"),  # half past two, for the first time
    ("2026-10-25T01:30", "2026-11-25"),  # and for the second time
    ("2026-10-25T23:00", "2026-11-26"),  # in winter one hour ahead again
    ("2026-12-31T23:30", "2027-02-01"),  # next year there
]


def by_phone(at: datetime) -> str:
    given = {"organisation": "zonneveld", "right": Right.ACCESS, "channel": Channel.PHONE}
    return register_case(**given, received_at=at, by=SETUP, at=at).number  # type: ignore[arg-type]


def by_web(at: datetime) -> str:
    return ask(organisation="zonneveld", asked=WebRequest(rights=(Right.ACCESS,)), entry=Entry(), at=at).numbers[0]


def by_letter(at: datetime) -> str:
    letter = LetterIn(organisation="zonneveld", right=Right.ACCESS, received_at=at, scan=pdf())
    return take_letter(letter=letter, by=SETUP, at=at).number


def by_mail(at: datetime) -> str:
    """A mail that the server got at that moment, and that is read a day later."""
    (address,) = mailboxes_in("zonneveld=imaps://privacy@mail.example/?server=mx.example")
    raw, read = mail(), {"by": SETUP, "at": at + timedelta(days=1)}
    kept = keep_mail(address, 1, "zonneveld", Waiting(1, len(raw), at), raw, is_small=True, **read)
    sort_mail(mail=kept, server="mx.example", **read)
    return MailCase.objects.get(mail=kept).case


def by_program(at: datetime) -> str:
    """A client's program tells when it came in at theirs, with a zone of its own, and hands it in a day later."""
    program, _key = add_program(organisation="zonneveld", name="Site", scopes=[Scope.INTAKE], by=SETUP, at=at)
    theirs = at.astimezone(ZoneInfo("America/New_York")).isoformat()
    body = json.dumps({"right": "access", "received_at": theirs})
    now = at + timedelta(days=1)
    sent = RequestFactory().post("/api/v1/requests", body, content_type="application/json")
    request, key, said = request_of(sent, now)
    return hand_in(program=program, request=request, key=key, said=said, at=now).number


def by_file(at: datetime) -> str:
    """A row of a file that another system made, with its zone."""
    return imported(at.isoformat(), at)


def by_file_of_the_house(at: datetime) -> str:
    """A row with the time on the Dutch clock, as spreadsheets write it; the second of equal hours needs its zone."""
    local = at.astimezone(ZoneInfo("Europe/Amsterdam"))
    naive = local.replace(tzinfo=None).isoformat(sep=" ") if not local.fold else at.isoformat()
    return imported(naive, at)


def imported(received: str, at: datetime) -> str:
    data = f"reference;received_at;right\nR-1;{received};access\n".encode()
    done = import_requests(data=data, organisation="zonneveld", by=SETUP, at=at + timedelta(days=1))
    assert done.faults == []
    return CaseRecord.objects.latest("pk").number


DOORS: list[Callable[[datetime], str]] = [
    by_phone, by_web, by_letter, by_mail, by_program, by_file, by_file_of_the_house,
]  # fmt: skip


@pytest.mark.parametrize(("received", "due"), DAYS)
@pytest.mark.parametrize("door", DOORS)
def test_a_month_is_the_same_at_every_door(cast: Cast, door: Callable[[datetime], str], received: str, due: str):
    at = datetime.fromisoformat(received).replace(tzinfo=UTC)
    facts = facts_of(case_record(door(at)))
    assert facts.due == date.fromisoformat(due)
    assert facts.received_at == at


@pytest.mark.parametrize(
    ("written", "due"),
    [
        ("2026-01-31", "2026-03-02"),
        ("2026-01-31 23:59", "2026-03-02"),
        ("2026-02-01 00:00", "2026-03-02"),  # 1 March is a Sunday
        ("2026-03-29 02:30", "2026-04-29"),  # an hour that did not exist
        ("2026-12-31T23:59:59", "2027-02-01"),
        ("2027-12-31 23:59", "2028-01-31"),
        ("2028-01-31 23:59", "2028-02-29"),
        ("2026-03-27", "2026-04-28"),  # the 27th of April is King's Day
        ("2026-04-05", "2026-05-06"),  # the 5th of May
        ("2026-04-14 23:59", "2026-05-15"),  # Ascension Day
        ("2026-11-25", "2026-12-28"),  # Christmas, and a weekend
    ],
)
def test_a_file_counts_the_days_of_the_country(cast: Cast, written: str, due: str):
    at = datetime(2029, 1, 1, tzinfo=UTC)
    assert facts_of(case_record(imported(written, at))).due == date.fromisoformat(due)


@pytest.mark.parametrize(
    ("organisation", "received", "due"),
    [
        ("zonneveld", "2026-03-03T22:59:00+00:00", "2026-04-07"),  # Good Friday, and Easter
        ("scaldis", "2026-03-03T22:59:00+00:00", "2026-04-03"),  # Good Friday is a working day in Belgium
        ("zonneveld", "2026-06-21T12:00:00+00:00", "2026-07-21"),
        ("scaldis", "2026-06-21T12:00:00+00:00", "2026-07-22"),  # the Belgian feast
        ("zonneveld", "2026-10-11T21:59:00+00:00", "2026-11-11"),
        ("scaldis", "2026-10-11T21:59:00+00:00", "2026-11-12"),  # Armistice Day
    ],
)
def test_a_program_and_a_file_count_the_feasts_of_the_controller(cast, organisation: str, received: str, due: str):
    at = datetime.fromisoformat(received)
    data = f"reference,received_at,right\nR-1,{received},access\n".encode()
    import_requests(data=data, organisation=organisation, by=SETUP, at=at + timedelta(days=1))
    program, _key = add_program(organisation=organisation, name="Site", scopes=[Scope.INTAKE], by=SETUP, at=at)
    body = json.dumps({"right": "access", "received_at": received})
    request, key, said = request_of(RequestFactory().post("/", body, content_type="application/json"), at)
    handed = hand_in(program=program, request=request, key=key, said=said, at=at).number
    for number in (CaseRecord.objects.earliest("pk").number, handed):
        assert facts_of(case_record(number)).due == date.fromisoformat(due)


def test_an_extension_from_the_last_day_counts_from_receipt(cast: Cast):
    at = datetime(2026, 1, 31, 12, tzinfo=UTC)
    case = by_phone(at)
    sent = datetime(2026, 3, 2, 20, tzinfo=UTC)
    extend_term(case=case, reasons=("complexity",), letter_sent_at=sent, by=SETUP, at=sent)
    assert facts_of(case_record(case)).due == date(2026, 4, 30)
    other = by_phone(at)
    with pytest.raises(TooLateToExtend):
        extend_term(
            case=other, reasons=("complexity",), letter_sent_at=sent + timedelta(hours=6), by=SETUP,
            at=sent + timedelta(hours=6),
        )  # fmt: skip
