"""Let a provider of identities say who somebody is: begin a login, take what comes back once, and judge it.

What may never happen: an answer that counts twice, in another browser, for another case, or for another person than the
one on file; a claim that is kept.
"""

import secrets as lots
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, cast
from uuid import UUID, uuid4

from django.db import transaction

from houvast.engines.matching.identifiers import Identifier
from houvast.engines.matching.traits import Traits
from houvast.engines.trouble import Trouble
from houvast.features.verification import openid
from houvast.features.verification.actions.checking import note_outcome, refuse_when_locked
from houvast.features.verification.contracts import About, Answered, Method
from houvast.features.verification.events import LoginBegun
from houvast.features.verification.models import Login
from houvast.features.verification.openid import LoginRefused as LoginRefused
from houvast.features.verification.openid import ProviderSilent as ProviderSilent
from houvast.features.verification.queries import check_locked_until, indices
from houvast.features.verification.rules.agreeing import agrees, identifiers_in, traits_in
from houvast.features.verification.rules.providers import NoSuchProvider as NoSuchProvider
from houvast.features.verification.rules.providers import Provider
from houvast.features.verification.vouching import vouchers_in_use
from houvast.foundation.events.facts import Actor
from houvast.foundation.evidence.actions import record
from houvast.foundation.keys.master import blind_index
from houvast.foundation.keys.sealing import open_json, seal_json

LASTS = timedelta(minutes=10)
MOST_LOGINS = 20
"""Logins that may be begun in a case within a day."""
_BYTES = 32


class LoginOver(Trouble):
    """An answer that belongs to no login that waits: used, too late, of another browser, or never begun here."""

    status = 409


class TooManyLogins(Trouble):
    """So many logins were begun in this case that another waits."""

    status = 429


@dataclass(frozen=True, slots=True)
class TakenLogin:
    """A login that came back: in which case, from whom, and what it was bound by."""

    case: str
    provider: str
    secrets: openid.Secrets = field(repr=False)


@dataclass(frozen=True, slots=True)
class Told:
    """What a provider told: the level (0-3) of the login, who it speaks of, and their identifiers. Nothing is kept."""

    provider: str
    level: int
    traits: Traits = field(repr=False)
    identifiers: frozenset[Identifier] = field(repr=False)


def begin_login(*, about: About, provider: str, session: str, back: str, by: Actor, at: datetime) -> str:
    """Begin a login and return the address to send the browser to.

    `session` is what only this browser has, `back` the address of ours that the provider sends it to afterwards.

    :raises NoSuchProvider: nobody of this name vouches here.
    :raises CheckLocked: checking failed too often within a day.
    :raises TooManyLogins: too many were begun within a day.
    :raises ProviderSilent: the provider does not answer.
    """
    one = vouchers_in_use().provider(provider)
    refuse_when_locked(about.case, Method.EID, about.identifiers, at)
    if Login.objects.filter(case=about.case, made_at__gt=at - timedelta(days=1)).count() >= MOST_LOGINS:
        raise TooManyLogins(
            f"Case {about.case}: {MOST_LOGINS} logins were begun within a day; prove it in another way."
        )
    state, nonce, verifier = (lots.token_urlsafe(_BYTES) for _ in range(3))
    bound = openid.Secrets(state, nonce, verifier, back)
    to = openid.address(one, bound, language=about.language)
    with transaction.atomic():
        _enter(about.case, one.name, session, bound, by, at)
        record(LoginBegun(provider=one.name), by=by, at=at, case=about.case)
    return to


@transaction.atomic
def take_login(*, provider: str, state: str, session: str, at: datetime) -> TakenLogin:
    """Take the login that an answer belongs to; no other answer ever finds it again.

    :raises LoginOver: it was used, is too late, of another browser or provider, or never begun here.
    """
    mine = Login.objects.filter(state=_hash("state", state), provider=provider, session=_hash("session", session))
    if not session or not mine.filter(taken_at=None, made_at__lte=at, ends_at__gt=at).update(taken_at=at):
        raise LoginOver("This login does not count any more; begin again.")
    row = mine.get()
    kept = cast("dict[str, str]", open_json(row.case, bytes(row.secrets), _place(row.id)))
    Login.objects.filter(id=row.id).update(secrets=b"")
    return TakenLogin(row.case, row.provider, openid.Secrets(**kept))


def ask_provider(*, login: TakenLogin, answer: Mapping[str, str], country: str, at: datetime) -> Told:
    """Ask the provider who logged in, by the parameters (`code`, `iss`, `error`) that it sent back with the browser.

    :raises LoginRefused: the person broke it off, or what came back proves nothing.
    :raises ProviderSilent: the provider does not answer.
    """
    one = vouchers_in_use().provider(login.provider)
    code = answer.get("code", "")
    if "error" in answer or not code:
        raise LoginRefused(f"The login with {one.title} was broken off; begin again, or prove it in another way.")
    level, claims = openid.claims_behind(one, code=code, iss=answer.get("iss", ""), secrets=login.secrets, at=at)
    if not level:
        raise LoginRefused(f"The login with {one.title} is not strong enough; choose a stronger way to log in there.")
    return Told(one.name, level, traits_in(claims), identifiers_in(claims, one.proves, country))


@transaction.atomic
def judge_login(
    *, about: About, told: Told, on_file: Traits, found_by: frozenset[Identifier], by: Actor, at: datetime
) -> Answered:
    """Judge whether who logged in is the person on file; whoever is not counts as a failed check.

    `on_file` is what the row shows in which the identifiers `found_by` stand together. What is compared proves them
    all; what the provider vouches for by itself proves those that are the same.

    :raises CheckLocked: checking failed too often within a day.
    """
    one = vouchers_in_use().provider(told.provider)
    refuse_when_locked(about.case, Method.EID, about.identifiers, at)
    proves = frozenset(indices(_proven(one, told, on_file, found_by)))
    passed = bool(proves)
    note_outcome(about, Method.EID, level=told.level, proves=proves, passed=passed, by=by, at=at)
    locked = not passed and check_locked_until(case=about.case, identifiers=about.identifiers, at=at) is not None
    return Answered(right=passed, left=0, level=told.level if passed else 0, proves=proves, locked=locked)


def _proven(one: Provider, told: Told, on_file: Traits, found_by: frozenset[Identifier]) -> frozenset[Identifier]:
    if not one.compare:
        return told.identifiers & found_by
    return found_by if agrees(told.traits, on_file, one.compare) else frozenset()


def _enter(case: str, provider: str, session: str, bound: openid.Secrets, by: Actor, at: datetime) -> None:
    number = uuid4()
    kept: dict[str, Any] = {
        "state": bound.state, "nonce": bound.nonce, "verifier": bound.verifier, "back": bound.back,
    }  # fmt: skip
    Login.objects.create(
        id=number,
        case=case,
        provider=provider,
        state=_hash("state", bound.state),
        session=_hash("session", session),
        secrets=seal_json(case, kept, _place(number)),
        made_by=f"{by.kind}:{by.key}",
        made_at=at,
        ends_at=at + LASTS,
    )


def _place(login: UUID) -> bytes:
    return f"verification.login:{login}".encode()


def _hash(what: str, text: str) -> str:
    return blind_index(f"verification.login_{what}", text[:200].encode("utf-8", "replace").decode())
