"""Have somebody see to a principal's certificate before it ends, once for each certificate."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from houvast.features.opendsr.cards import certificates
from houvast.features.opendsr.contracts import CertificateFacts, CertificateState
from houvast.features.opendsr.events import CertificateEnding
from houvast.features.opendsr.models import Partner
from houvast.features.tasks.actions.asking import open_task
from houvast.features.tasks.contracts import Addressee, Asked, TaskKind
from houvast.foundation.accounts.contracts import Role
from houvast.foundation.events.facts import Actor
from houvast.foundation.evidence.actions import record

_TO_ACT = timedelta(days=14)
_LANGUAGE = "nl"


def warn_of_endings(*, by: Actor, at: datetime) -> int:
    """Open a task for each certificate that ends within 30 days, or has ended; tell how many were opened."""
    return sum(_warn(pk, by, at) for pk in Partner.objects.filter(off_at=None).values_list("pk", flat=True))


@transaction.atomic
def _warn(pk: int, by: Actor, at: datetime) -> int:
    row = Partner.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=pk)
    endings = {
        one.fingerprint: one
        for one in certificates(row, at=at)
        if one.state in (CertificateState.ENDS_SOON, CertificateState.EXPIRED) and one.fingerprint not in row.warned
    }
    for one in endings.values():
        _ask(row, one, by, at)
    if endings:
        row.warned = [*row.warned, *endings]
        row.save(update_fields=["warned"])
    return len(endings)


def _ask(row: Partner, one: CertificateFacts, by: Actor, at: datetime) -> None:
    due = min(at + _TO_ACT, max(one.ends_at, at + timedelta(days=1))).date()
    with override(_LANGUAGE):
        words = _(
            "The certificate of %(name)s (OpenDSR) ends on %(day)s. Ask them for a new one, compare its fingerprint by"
            " phone, and lay it down under Partners. Until now: %(fingerprint)s."
        ) % {"name": row.organisation.name, "day": one.ends_at.date().isoformat(), "fingerprint": one.fingerprint}
    organisation = row.organisation.key
    to = Addressee(role=Role.PRIVACY_OFFICER.value, language=_LANGUAGE)
    open_task(
        kind=TaskKind.GENERAL, to=to, asked=Asked(words=words), due_on=due, organisation=organisation, by=by, at=at
    )
    fact = CertificateEnding(organisation=organisation, fingerprint=one.fingerprint, ends_at=one.ends_at)
    record(fact, by=by, at=at)
