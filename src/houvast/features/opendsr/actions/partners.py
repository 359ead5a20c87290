"""Lay down how requests go between us and a principal.

What may never happen: a principal's key kept readable; an endpoint that is not https outside a private network.
"""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from houvast.engines.trouble import Trouble
from houvast.features.opendsr.contracts import PartnerFacts
from houvast.features.opendsr.events import PartnerConnected
from houvast.features.opendsr.models import Partner
from houvast.features.opendsr.rules import host_of
from houvast.features.opendsr.sealing import seal_key
from houvast.features.opendsr.trusting import authorities
from houvast.foundation.events.facts import Actor
from houvast.foundation.evidence.actions import record
from houvast.foundation.organisations.queries import organisation_by_key


class PartnerRefused(Trouble):
    """Requests can't go to or come from a principal like this."""


@transaction.atomic
def connect(
    *,
    organisation: str,
    endpoint: str = "",
    domain: str = "",
    key: str = "",
    callbacks: Iterable[str] = (),
    private: bool = False,
    trust: str = "",
    signs_with: str = "",
    by: Actor,
    at: datetime,
) -> PartnerFacts:
    """Lay it down anew; an empty `endpoint` sends nothing. Guard: `manage_accounts`.

    For the same endpoint the key stays when none is given, and what was passed on since then still goes there.
    `endpoint` ends before `/requests`, such as https://dsr.example.com/v2; `domain` is the one for which it signs (the
    host of the endpoint when empty); `key` opens its door.

    :raises PartnerRefused: the centre itself, an address or host that can't be used, or no key with an endpoint.
    :raises Untrusted: a certificate is none.
    :raises UnknownOrganisation: there is no such organisation.
    """
    owner, hosts = organisation_by_key(organisation), sorted({host.lower().strip() for host in callbacks})
    if owner.is_own:
        raise PartnerRefused("The own organisation sends itself no requests; choose a principal.")
    endpoint = endpoint.rstrip("/")
    same = Partner.objects.select_for_update().filter(organisation_id=owner.id, endpoint=endpoint).first()
    _check(endpoint, hosts, key, private=private, knows_key=same is not None and same.key is not None)
    for pem in filter(None, (trust, signs_with)):
        authorities(pem)
    values = {
        "endpoint": endpoint, "domain": _domain(endpoint, domain, private=private), "callbacks": hosts,
        "private": private, "trust": trust, "signs_with": signs_with, "certificate": "", "fetched_at": None,
        "key": seal_key(organisation, key) if key else same and same.key,
        "connected_at": same.connected_at if same else at,
    }  # fmt: skip
    row, _new = Partner.objects.update_or_create(organisation_id=owner.id, defaults=values)
    record(PartnerConnected(organisation=organisation, sends=bool(hosts), takes=bool(endpoint)), by=by, at=at)
    return Partner.objects.select_related("organisation").get(pk=row.pk).facts()


def _domain(endpoint: str, domain: str, *, private: bool) -> str:
    return (domain.lower() or host_of(endpoint, private=private) or "") if endpoint else ""


def _check(endpoint: str, hosts: list[str], key: str, *, private: bool, knows_key: bool) -> None:
    if endpoint and host_of(endpoint, private=private) is None:
        raise PartnerRefused("The endpoint must be https://host/…, without user and number; http only with --private.")
    if endpoint and not key and not knows_key:
        raise PartnerRefused("An endpoint needs the key that opens it; give it as well.")
    if not (key.isascii() and key.isprintable()):
        raise PartnerRefused("The key holds signs that can't be sent; copy it anew.")
    for host in hosts:
        if host_of(f"https://{host}/", private=private) != host:
            raise PartnerRefused("A host for callbacks is a name only, such as dsr.example.com; leave out the rest.")
