"""A certificate that ends soon is a task, once."""

from datetime import UTC, datetime, timedelta

from houvast.features.opendsr.actions.keeping import switch, withdraw_certificate
from houvast.features.opendsr.actions.partners import connect
from houvast.features.opendsr.actions.warning import warn_of_endings
from houvast.features.opendsr.trusting import fingerprint_of
from houvast.features.tasks.models import Task
from houvast.features.tasks.storing import open_asked
from tests.cast import LONG_AGO, SETUP, ZONNEVELD
from tests.services.authority import issue

NOW = datetime.now(UTC)


def test_a_task_is_opened_thirty_days_before_and_only_once(cast, ca):
    issued = issue(ca, "zonneveld.example", since=NOW, days=40)
    connect(organisation=ZONNEVELD, signs_with=issued.pem, by=SETUP, at=LONG_AGO)
    assert warn_of_endings(by=SETUP, at=NOW) == 0
    later = NOW + timedelta(days=11)
    assert warn_of_endings(by=SETUP, at=later) == 1
    assert warn_of_endings(by=SETUP, at=later) == 0
    task = Task.objects.get()
    assert (task.role, task.organisation) == ("privacy_officer", ZONNEVELD)
    assert task.due_on == (later + timedelta(days=14)).date()
    assert fingerprint_of(issued.certificate) in open_asked(task).words
    assert "Zonneveld" in open_asked(task).words


def test_the_task_of_a_certificate_that_ended_is_due_tomorrow(cast, ca):
    issued = issue(ca, "zonneveld.example", since=NOW - timedelta(days=60), days=20)
    connect(organisation=ZONNEVELD, signs_with=issued.pem, by=SETUP, at=LONG_AGO)
    assert warn_of_endings(by=SETUP, at=NOW) == 1
    assert Task.objects.get().due_on == (NOW + timedelta(days=1)).date()


def test_nobody_is_asked_about_a_partner_that_is_off_or_a_certificate_that_was_withdrawn(cast, ca):
    issued = issue(ca, "zonneveld.example", since=NOW, days=5)
    connect(organisation=ZONNEVELD, signs_with=issued.pem, by=SETUP, at=LONG_AGO)
    switch(organisation=ZONNEVELD, on=False, by=SETUP, at=NOW)
    assert warn_of_endings(by=SETUP, at=NOW) == 0
    switch(organisation=ZONNEVELD, on=True, by=SETUP, at=NOW)
    withdraw_certificate(organisation=ZONNEVELD, fingerprint=fingerprint_of(issued.certificate), by=SETUP, at=NOW)
    assert warn_of_endings(by=SETUP, at=NOW) == 0
