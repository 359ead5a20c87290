"""Let a client's own portal vouch for who is logged in there: a word signed with its key, for one case, once.

What may never happen: a word that counts twice, for another case, or for another organisation's; an identifier in a
message or a table.
"""

import logging
import secrets
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, cast

from django.conf import settings
from django.db import transaction
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from houvast.engines.matching.identifiers import Identifier
from houvast.engines.trouble import Trouble
from houvast.features.verification.actions.checking import note_outcome, refuse_when_locked
from houvast.features.verification.contracts import About, Answered, Method
from houvast.features.verification.events import PortalVouched
from houvast.features.verification.methods.finding import strengths
from houvast.features.verification.methods.ways import STRONG
from houvast.features.verification.models import Nonce
from houvast.features.verification.openid import ALGORITHMS
from houvast.features.verification.queries import indices
from houvast.features.verification.rules.agreeing import identifiers_in
from houvast.features.verification.rules.providers import Portal
from houvast.features.verification.vouching import vouchers_in_use
from houvast.foundation.events.facts import Actor
from houvast.foundation.evidence.actions import record
from houvast.foundation.keys.master import blind_index

LASTS = timedelta(minutes=5)
LONGEST = 120
"""Seconds that a word may count for; clocks may differ by `LEEWAY`."""
LEEWAY = 30
MOST_NONCES = 20
KINDS = {"customer_number": "customer_number", "email": "email", "phone_number": "phone_number"}
_BYTES = 32
_log = logging.getLogger(__name__)


class WordRefused(Trouble):
    """What a portal said proves nothing; why is for the operator's log alone."""

    status = 403


@transaction.atomic
def give_nonce(*, case: str, organisation: str, at: datetime) -> tuple[str, datetime]:
    """Give the number that a portal of an organisation must sign for a case, and until when it counts.

    :raises WordRefused: no portal vouches for this organisation, or too many numbers were asked for.
    """
    portal = _portal_of(organisation)
    if Nonce.objects.filter(case=case, made_at__gt=at - timedelta(days=1)).count() >= MOST_NONCES:
        raise _refused(portal.name, "too_many_nonces")
    nonce = secrets.token_urlsafe(_BYTES)
    Nonce.objects.create(case=case, portal=portal.name, nonce=_hash(nonce), made_at=at, ends_at=at + LASTS)
    return nonce, at + LASTS


@transaction.atomic
def judge_word(*, about: About, organisation: str, country: str, word: str, by: Actor, at: datetime) -> Answered:
    """Judge the word of a portal: a JWT with `iss` (its name), `aud` (our address), `sub` (the case), `nonce`, `iat`,
    `exp`, `amr`, and the identifiers of the account. Those that the person gave as well are proven.

    :raises WordRefused: it is not the portal's word about this case, now, or was used.
    :raises CheckLocked: checking failed too often within a day.
    """
    portal = _portal_of(organisation)
    claims = _checked(portal, word, about.case, at)
    method = Method.SECOND_FACTOR if portal.level >= STRONG and _has_second(claims) else Method.ACCOUNT_LOGIN
    refuse_when_locked(about.case, method, about.identifiers, at)
    _take_nonce(portal, claims, about.case, at)
    same = _identifiers(claims, country) & about.identifiers
    proves, passed = frozenset(indices(same)), bool(same)
    level = min(portal.level, strengths()[method])
    record(PortalVouched(portal=portal.name), by=by, at=at, case=about.case)
    note_outcome(about, method, level=level, proves=proves, passed=passed, by=by, at=at)
    return Answered(right=passed, left=0, level=level if passed else 0, proves=proves)


def _portal_of(organisation: str) -> Portal:
    for portal in vouchers_in_use().portals.values():
        if portal.organisation == organisation:
            return portal
    raise _refused(organisation, "no_portal")


def _checked(portal: Portal, word: str, case: str, at: datetime) -> dict[str, Any]:
    try:
        token = jwt.decode(word, KeySet.import_key_set(cast("Any", {"keys": [*portal.keys]})), algorithms=ALGORITHMS)
        registry = jwt.JWTClaimsRegistry(
            now=int(at.timestamp()),
            leeway=LEEWAY,
            iss={"essential": True, "value": portal.name},
            aud={"essential": True, "value": settings.HOUVAST_PUBLIC_URL},
            sub={"essential": True, "value": case},
            iat={"essential": True},
            exp={"essential": True},
            nonce={"essential": True},
        )
        registry.validate(token.claims)
    except (JoseError, ValueError, TypeError, AttributeError, UnicodeError) as wrong:
        raise _refused(portal.name, f"word_{getattr(wrong, 'claim', '') or type(wrong).__name__}") from None
    claims = dict(token.claims)
    if not settings.HOUVAST_PUBLIC_URL or claims["exp"] - claims["iat"] > LONGEST:
        raise _refused(portal.name, "word_too_long")
    return claims


def _take_nonce(portal: Portal, claims: Mapping[str, Any], case: str, at: datetime) -> None:
    mine = Nonce.objects.filter(nonce=_hash(str(claims["nonce"])), case=case, portal=portal.name)
    if not mine.filter(used_at=None, made_at__lte=at, ends_at__gt=at).update(used_at=at):
        raise _refused(portal.name, "nonce")


def _has_second(claims: Mapping[str, Any]) -> bool:
    amr = claims.get("amr")
    return isinstance(amr, list) and "mfa" in amr


def _identifiers(claims: Mapping[str, Any], country: str) -> frozenset[Identifier]:
    """Return the identifiers of the account; its own portal is who checked them."""
    vouched = {"email_verified": True, "phone_number_verified": True}
    return identifiers_in({name: claims.get(name) for name in KINDS} | vouched, KINDS, country)


def _refused(who: str, why: str) -> WordRefused:
    _log.warning("portal %s: %s", who, why)
    return WordRefused("This word proves nothing: ask for a new number, and sign it for this request.")


def _hash(nonce: str) -> str:
    return blind_index("verification.nonce", nonce[:200].encode("utf-8", "replace").decode())
