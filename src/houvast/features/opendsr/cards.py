"""What a person sees of the principals with whom requests are exchanged; nothing about anybody's request."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime

from django.db.models import Count, Max, Q, QuerySet

from houvast.features.opendsr.contracts import CertificateFacts, PartnerCard, SendState
from houvast.features.opendsr.models import Callback, Partner, Received, Sent
from houvast.features.opendsr.trusting import certificate_facts


def cards(*, at: datetime) -> tuple[PartnerCard, ...]:
    """Give every principal with whom requests are exchanged, by name."""
    rows = Partner.objects.select_related("organisation").order_by("organisation__name")
    return tuple(_card(row, at) for row in rows)


def card_of(organisation: str, *, at: datetime) -> PartnerCard | None:
    """Give one of them, or None."""
    row = Partner.objects.select_related("organisation").filter(organisation__key=organisation).first()
    return _card(row, at) if row else None


def certificates(row: Partner, *, at: datetime) -> Iterable[CertificateFacts]:
    """Give the certificates of a principal that are known here."""
    found = (certificate_facts(pem, withdrawn=row.withdrawn, at=at) for pem in (row.signs_with, row.certificate) if pem)
    return [one for one in found if one is not None]


def _card(row: Partner, at: datetime) -> PartnerCard:
    received, sent = Received.objects.filter(organisation_id=row.organisation_id), _sent(row)
    return PartnerCard(
        facts=row.facts(),
        name=row.organisation.name,
        signs=certificate_facts(row.signs_with, withdrawn=row.withdrawn, at=at) if row.signs_with else None,
        answers=certificate_facts(row.certificate, withdrawn=row.withdrawn, at=at) if row.certificate else None,
        last_in=_latest(
            received.aggregate(last=Max("received_at"))["last"], sent.aggregate(last=Max("heard_at"))["last"]
        ),
        last_out=_latest(
            sent.filter(state=SendState.TAKEN).aggregate(last=Max("sent_at"))["last"],
            _told(row).filter(state=SendState.TAKEN).aggregate(last=Max("try_at"))["last"],
        ),
        failures=_failures(row),
        tested_at=row.tested_at,
        tested=row.tested,
    )


def _failures(row: Partner) -> tuple[tuple[str, int], ...]:
    counted: Counter[str] = Counter()
    wanting = Q(state__in=(SendState.WAITING, SendState.FAILED)) & ~Q(reason="")
    sent = _sent(row).filter(wanting).values_list("reason").annotate(number=Count("pk"))
    told = _told(row).filter(wanting).values_list("reason").annotate(number=Count("pk"))
    for reason, number in (*sent, *told):
        counted[reason] += number
    return tuple(sorted(counted.items()))


def _sent(row: Partner) -> QuerySet[Sent]:
    return Sent.objects.filter(organisation_id=row.organisation_id)


def _told(row: Partner) -> QuerySet[Callback]:
    return Callback.objects.filter(received__organisation_id=row.organisation_id)


def _latest(*moments: datetime | None) -> datetime | None:
    return max((one for one in moments if one), default=None)
