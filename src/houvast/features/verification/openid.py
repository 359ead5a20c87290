"""Talk with a provider that speaks OpenID Connect: code flow with PKCE, and every check of what comes back.

What may never happen: a word that is not signed by the provider, for us, for this very login, now; a question to
another host than the provider's; a token, code or claim in a log, a message or a table.
"""

import base64
import json
import logging
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, cast
from urllib.parse import quote, urlencode, urlsplit

import httpx
from authlib.oauth2.rfc7636 import create_s256_code_challenge
from authlib.oidc.core import CodeIDToken
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from houvast.connectors.door import Forbidden
from houvast.engines.trouble import Trouble
from houvast.features.systems.queries import NoSecret, secret_of
from houvast.features.verification.asking_providers import ask
from houvast.features.verification.rules.providers import Provider

ALGORITHMS = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA", "Ed25519"]
"""Signatures that only the provider can make: none with a shared secret, and not none at all."""
LEEWAY = 60
OLDEST = 600
"""Seconds by which clocks may differ, and after which a token that says it is fresh is not."""
KEPT, RENEWED = 3600.0, 30.0
"""Seconds that a provider's own description is kept, and that go by before its keys are asked for anew."""

_log = logging.getLogger(__name__)
_DESCRIBED: dict[tuple[str, str], tuple[float, dict[str, Any]]] = {}


class ProviderSilent(Trouble):
    """A provider does not answer, or not as it should; nothing was decided about the person."""

    status = 503


class LoginRefused(Trouble):
    """What came back from a provider proves nothing; why is for the operator's log alone."""

    status = 403


@dataclass(frozen=True, slots=True)
class Secrets:
    """What one login is bound by: `state` and `nonce` come back, `verifier` shows that who asks is who began."""

    state: str = field(repr=False)
    nonce: str = field(repr=False)
    verifier: str = field(repr=False)
    back: str


def address(provider: Provider, secrets: Secrets, *, language: str) -> str:
    """Return where the person goes to log in; the address holds nothing of them.

    :raises ProviderSilent: the provider does not answer.
    """
    told = {
        "response_type": "code",
        "client_id": provider.client_id,
        "redirect_uri": secrets.back,
        "scope": " ".join(provider.scopes),
        "state": secrets.state,
        "nonce": secrets.nonce,
        "code_challenge": create_s256_code_challenge(secrets.verifier),
        "code_challenge_method": "S256",
        "prompt": "login",
        "ui_locales": language,
    }
    if provider.acr:
        told["acr_values"] = " ".join(provider.acr)
    to = _endpoint(provider, "authorization_endpoint")
    return f"{to}{'&' if urlsplit(to).query else '?'}{urlencode(told, quote_via=quote)}"


def claims_behind(
    provider: Provider, *, code: str, iss: str, secrets: Secrets, at: datetime
) -> tuple[int, Mapping[str, Any]]:
    """Exchange a code for the level (0-3) that the login reached, and who logged in.

    :raises ProviderSilent: the provider does not answer.
    :raises LoginRefused: what came back is not the provider's word about this login.
    """
    _check_issuer(provider, iss)
    token = _exchanged(provider, code, secrets)
    access = token.get("access_token")
    claims = _checked(provider, token.get("id_token"), access, secrets.nonce, at)
    return provider.level_of(claims.get("acr")), claims | _more(provider, access, claims["sub"])


def _check_issuer(provider: Provider, iss: str) -> None:
    """Who answers must be who was asked: another provider's answer is one's own only by mistake, or by an attack."""
    says = _described(provider).get("authorization_response_iss_parameter_supported") is True
    if (iss or says) and iss != provider.issuer:
        raise _refused(provider, "answer_of_another_issuer")


def _exchanged(provider: Provider, code: str, secrets: Secrets) -> dict[str, Any]:
    told = {
        "grant_type": "authorization_code",
        "code": code,
        "redirect_uri": secrets.back,
        "code_verifier": secrets.verifier,
    }
    answer = _asked(provider, "token_endpoint", {"Authorization": _basic(provider)}, told)
    if answer.status_code in (400, 401, 403):
        raise _refused(provider, "code_not_taken")
    return _object(provider, answer)


def _checked(provider: Provider, token: object, access: object, nonce: str, at: datetime) -> dict[str, Any]:
    if not isinstance(token, str):
        raise _refused(provider, "no_id_token")
    signed = _signed(provider, token)
    claims = CodeIDToken(
        signed.claims,
        signed.header,
        options={
            "iss": {"essential": True, "value": provider.issuer},
            "aud": {"essential": True, "value": provider.client_id},
            "exp": {"essential": True},
            "iat": {"essential": True},
        },
        params={"nonce": nonce, "client_id": provider.client_id, "access_token": access},
    )
    try:
        claims.validate(now=int(at.timestamp()), leeway=LEEWAY)
    except (JoseError, ValueError, TypeError, AttributeError) as wrong:
        raise _refused(
            provider, f"id_token_{getattr(wrong, 'claim', None) or getattr(wrong, 'error', 'odd')}"
        ) from None
    if claims["iat"] < at.timestamp() - OLDEST or not isinstance(claims["sub"], str):
        raise _refused(provider, "id_token_old")
    return dict(claims)


def _signed(provider: Provider, token: str) -> jwt.Token:
    """Return the token with its signature checked; a key that is not known yet is looked for once more."""
    for fresh in (False, True):
        try:
            return jwt.decode(token, _keys(provider, fresh=fresh), algorithms=ALGORITHMS)
        except (JoseError, ValueError, TypeError, UnicodeError):
            continue
    raise _refused(provider, "id_token_signature")


def _keys(provider: Provider, *, fresh: bool) -> KeySet:
    told = _kept(provider, "jwks_uri", RENEWED if fresh else KEPT)
    public = [key for key in told.get("keys", []) if isinstance(key, dict) and key.get("kty") in ("RSA", "EC", "OKP")]
    return KeySet.import_key_set(cast("Any", {"keys": [key for key in public if key.get("use", "sig") == "sig"]}))


def _more(provider: Provider, access: object, sub: str) -> dict[str, Any]:
    """Ask for claims that the token itself does not hold; they count only when they are about the same person."""
    if "userinfo_endpoint" not in _described(provider) or not isinstance(access, str):
        return {}
    answer = _asked(provider, "userinfo_endpoint", {"Authorization": f"Bearer {access}"})
    if "json" not in answer.headers.get("Content-Type", ""):
        return {}
    told = _object(provider, answer)
    if told.get("sub") != sub:
        raise _refused(provider, "userinfo_of_another")
    return {name: value for name, value in told.items() if name not in _OF_THE_TOKEN}


_OF_THE_TOKEN = frozenset({"iss", "sub", "aud", "exp", "iat", "nbf", "nonce", "acr", "amr", "azp", "auth_time"})


def _described(provider: Provider) -> dict[str, Any]:
    """Return the provider's own description, which must be of the very issuer that we know."""
    return _kept(provider, "", KEPT)


def _kept(provider: Provider, what: str, seconds: float, clock: Callable[[], float] = time.monotonic) -> dict[str, Any]:
    where = (provider.issuer, what)
    asked_at, told = _DESCRIBED.get(where, (0.0, {}))
    if told and clock() - asked_at < seconds:
        return told
    found = _object(provider, _asked(provider, what) if what else _ask(provider, _WELL_KNOWN.format(_bare(provider))))
    if not what and found.get("issuer") != provider.issuer:
        raise _silent(provider, "describes_another_issuer")
    _DESCRIBED[where] = (clock(), found)
    return found


_WELL_KNOWN = "{}/.well-known/openid-configuration"


def _bare(provider: Provider) -> str:
    return provider.issuer.rstrip("/")


_SCHEMES = {True: ("http", "https"), False: ("https",)}


def _endpoint(provider: Provider, name: str) -> str:
    """Return an address of the provider's own: another host than its own, or an unsafe one, is none."""
    url = _described(provider).get(name)
    try:
        parts = urlsplit(url if isinstance(url, str) else "")
        own = parts.hostname in {urlsplit(provider.issuer).hostname, *provider.hosts}
    except ValueError:
        own = False
    if not own or parts.username or parts.fragment or parts.scheme not in _SCHEMES[provider.private]:
        raise _silent(provider, f"{name}_elsewhere")
    return cast("str", url)


def _asked(
    provider: Provider, endpoint: str, headers: Mapping[str, str] | None = None, told: Mapping[str, str] | None = None
) -> httpx.Response:
    return _ask(provider, _endpoint(provider, endpoint), headers, told)


def _ask(
    provider: Provider, url: str, headers: Mapping[str, str] | None = None, told: Mapping[str, str] | None = None
) -> httpx.Response:
    try:
        return ask(url, private=provider.private, ca=provider.ca, headers=headers or {}, told=told)
    except (httpx.HTTPError, Forbidden, OSError, ValueError):
        raise _silent(provider, "no_answer") from None


def _object(provider: Provider, answer: httpx.Response) -> dict[str, Any]:
    try:
        found = json.loads(answer.content) if answer.is_success else None
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        raise _silent(provider, f"answered_{answer.status_code}")
    return found


def _basic(provider: Provider) -> str:
    try:
        secret = secret_of(provider.name, provider.secret)
    except NoSecret:
        raise _silent(provider, "no_secret") from None
    pair = f"{quote(provider.client_id, safe='')}:{quote(secret, safe='')}"
    return "Basic " + base64.b64encode(pair.encode()).decode()


def _silent(provider: Provider, why: str) -> ProviderSilent:
    _log.warning("identity provider %s: %s", provider.name, why)
    return ProviderSilent(f"{provider.title} does not answer as it should; try again later, or use another way.")


def _refused(provider: Provider, why: str) -> LoginRefused:
    _log.warning("identity provider %s: %s", provider.name, why)
    return LoginRefused(f"The login with {provider.title} was not accepted; begin again, or use another way.")
