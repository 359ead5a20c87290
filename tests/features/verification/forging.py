"""Tokens as an attacker makes them."""

import base64
import json
from collections.abc import Callable
from typing import Any

import httpx
from joserfc import jwt
from joserfc.jwk import ECKey, OctKey

from tests.services.identity_provider import Change, IdentityProvider


def signed_anew(change: Callable[[str], object]) -> Change:
    """Put another token in the answer."""

    def changed(answer: dict[str, Any]) -> dict[str, Any]:
        return answer | {"id_token": change(answer["id_token"])}

    return changed


def claims_of(token: str) -> dict[str, Any]:
    """Read what a token says, without looking at its signature."""
    part = token.split(".")[1]
    claims: dict[str, Any] = json.loads(base64.urlsafe_b64decode(part + "=" * (-len(part) % 4)))
    return claims


def unsigned(token: str) -> str:
    """The same words, with nobody's signature."""
    header = base64.urlsafe_b64encode(b'{"alg": "none", "typ": "JWT"}').rstrip(b"=").decode()
    return f"{header}.{token.split('.')[1]}."


def with_own_key(token: str) -> str:
    """The same words, signed by an attacker."""
    return jwt.encode({"alg": "ES256"}, claims_of(token), ECKey.generate_key("P-256"))


def with_a_key_in_the_header(token: str) -> str:
    """The same words, signed by an attacker who sends the key along."""
    key = ECKey.generate_key("P-256")
    return jwt.encode({"alg": "ES256", "jwk": key.as_dict(private=False)}, claims_of(token), key)


def with_public_key_as_secret(provider: IdentityProvider) -> Callable[[str], str]:
    """The same words, signed with what everybody knows of the provider."""

    def change(token: str) -> str:
        keys = httpx.get(f"{provider.issuer}/jwks").content
        return jwt.encode({"alg": "HS256"}, claims_of(token), OctKey.import_key(keys), algorithms=["HS256"])

    return change


FORGERIES: dict[str, Callable[[str], object]] = {
    "alg none": unsigned,
    "own key": with_own_key,
    "own key sent along": with_a_key_in_the_header,
    "signature changed": lambda token: token[:-8] + "AAAAAAAA",
    "no token": lambda _token: "no.to.ken",
    "nothing": lambda _token: None,
}
