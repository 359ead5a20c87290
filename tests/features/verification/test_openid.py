"""What a provider of identities says is held to all that it can be held to; tried on a real one that turns bad."""

import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from types import EllipsisType
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from joserfc import jwt
from joserfc.jwk import ECKey

from houvast.features.verification import openid
from houvast.features.verification.openid import LoginRefused, ProviderSilent, Secrets
from houvast.features.verification.rules.providers import Provider
from houvast.features.verification.vouching import vouchers_in_use
from tests.features.verification.forging import (
    FORGERIES,
    claims_of,
    signed_anew,
    with_own_key,
    with_public_key_as_secret,
)
from tests.features.verification.provider import BACK, known
from tests.services import identity_provider
from tests.services.identity_provider import IdentityProvider

BOUND = Secrets("of-the-state", "of-the-nonce", "v" * 50, BACK)


@pytest.fixture(scope="module")
def running() -> Iterator[IdentityProvider]:
    """One provider for all tests here."""
    with identity_provider.running() as provider:
        yield provider


@pytest.fixture
def provider(running: IdentityProvider, settings: Any, tmp_path: Any) -> IdentityProvider:
    """A provider that behaves, and knows Vera."""
    running.changes.clear()
    running.asked.clear()
    running.is_down = False
    known(running, settings, tmp_path)
    running.knows("vera", given_name="Vera", family_name="Zonderland", birthdate="1980-01-02")
    return running


def one() -> Provider:
    """The provider as Houvast knows it."""
    return vouchers_in_use().provider("eid")


def now() -> datetime:
    """The provider looks at the clock, and so does who checks its tokens."""
    return datetime.now(UTC)


def login(provider: IdentityProvider, *, bound: Secrets = BOUND, at: datetime | None = None, **more: str) -> Any:
    """Log Vera in, and ask who that was."""
    answer = provider.login(openid.address(one(), bound, language="nl"), "vera") | more
    assert answer["state"] == bound.state or more
    return openid.claims_behind(one(), code=answer["code"], iss=answer.get("iss", ""), secrets=bound, at=at or now())


def test_a_login_tells_level_and_claims(provider: IdentityProvider) -> None:
    level, claims = login(provider)
    assert (level, claims["birthdate"], claims["nonce"]) == (3, "1980-01-02", "of-the-nonce")


def test_the_address_binds_the_login(provider: IdentityProvider) -> None:
    told = parse_qs(urlsplit(openid.address(one(), BOUND, language="fr")).query)
    assert told["code_challenge_method"] == ["S256"]
    assert (told["state"], told["nonce"], told["ui_locales"]) == (["of-the-state"], ["of-the-nonce"], ["fr"])
    assert BOUND.verifier not in str(told)
    assert "verifier" not in repr(BOUND)


def test_a_code_with_the_verifier_of_another_login_is_not_taken(provider: IdentityProvider) -> None:
    """A code that was caught on its way is of no use to who did not begin that login."""
    answer = provider.login(openid.address(one(), BOUND, language="nl"), "vera")
    other = Secrets(BOUND.state, BOUND.nonce, "w" * 50, BACK)
    with pytest.raises(LoginRefused):
        openid.claims_behind(one(), code=answer["code"], iss="", secrets=other, at=now())


def test_a_code_counts_once(provider: IdentityProvider) -> None:
    answer = provider.login(openid.address(one(), BOUND, language="nl"), "vera")
    openid.claims_behind(one(), code=answer["code"], iss="", secrets=BOUND, at=now())
    with pytest.raises(LoginRefused):
        openid.claims_behind(one(), code=answer["code"], iss="", secrets=BOUND, at=now())


def test_an_answer_of_another_issuer_is_refused(provider: IdentityProvider) -> None:
    with pytest.raises(LoginRefused):
        login(provider, iss="https://evil.example")
    assert login(provider, iss=provider.issuer)


def test_a_provider_that_says_who_answers_must_do_so(provider: IdentityProvider) -> None:
    says = {"authorization_response_iss_parameter_supported": True}
    provider.changes["/.well-known/openid-configuration"] = lambda told: told | says
    with pytest.raises(LoginRefused):
        login(provider)
    assert login(provider, iss=provider.issuer)


@pytest.mark.parametrize("name", [*FORGERIES, "public key as secret"])
def test_tokens_that_the_provider_did_not_sign_are_refused(provider: IdentityProvider, name: str) -> None:
    provider.changes["/oauth2/token"] = signed_anew(FORGERIES.get(name) or with_public_key_as_secret(provider))
    with pytest.raises(LoginRefused, match="was not accepted"):
        login(provider)


@pytest.fixture
def signing(provider: IdentityProvider) -> Callable[..., None]:
    """A provider that signs whatever it is told, with a key that it publishes."""
    key = ECKey.generate_key("P-256", {"kid": "of-the-test", "use": "sig"})
    provider.changes["/jwks"] = lambda _told: {"keys": [key.as_dict(private=False)]}

    def sign(**more: object) -> None:
        def change(token: str) -> str:
            told = {n: v for n, v in (claims_of(token) | more).items() if not isinstance(v, EllipsisType)}
            return jwt.encode({"alg": "ES256", "kid": "of-the-test"}, told, key)

        provider.changes["/oauth2/token"] = signed_anew(change)

    return sign


WRONG: list[dict[str, Any]] = [
    {"iss": "https://evil.example"},
    {"aud": "another-client"},
    {"aud": ["houvast", "another-client"]},
    {"azp": "another-client"},
    {"nonce": "of another login"},
    {"nonce": ...},
    {"exp": int(time.time()) - 300},
    {"exp": ...},
    {"exp": "soon"},
    {"iat": int(time.time()) - 3600},
    {"iat": int(time.time()) + 3600},
    {"iat": ...},
    {"sub": ...},
    {"sub": 7},
    {"at_hash": "of-another-token"},
    {"at_hash": 7},
    {"nbf": int(time.time()) + 3600},
]


# Names without a moment in them: every process of a run must give a test the same name.
@pytest.mark.parametrize("wrong", WRONG, ids=[f"{place}-{'-'.join(one)}" for place, one in enumerate(WRONG)])
def test_a_word_that_is_not_about_this_login_is_refused(provider, signing, wrong: dict[str, Any]) -> None:
    signing(**wrong)
    with pytest.raises(LoginRefused):
        login(provider)


def test_what_is_signed_right_is_accepted_also_after_the_keys_changed(provider, signing) -> None:
    """Also shows that the refusals above are about what was wrong, and not about the key."""
    bad = dict(provider.changes)
    provider.changes.clear()
    assert login(provider)
    provider.changes |= bad
    signing()
    with pytest.raises(LoginRefused):
        login(provider)
    when, kept = openid._DESCRIBED[provider.issuer, "jwks_uri"]
    openid._DESCRIBED[provider.issuer, "jwks_uri"] = (when - openid.RENEWED, kept)
    assert login(provider)


def test_bad_signatures_do_not_have_the_provider_flooded(provider: IdentityProvider) -> None:
    provider.changes["/oauth2/token"] = signed_anew(with_own_key)
    for _ in range(4):
        with pytest.raises(LoginRefused):
            login(provider)
    assert provider.asked.count("/jwks") == 1


def test_a_token_that_was_right_expires(provider: IdentityProvider) -> None:
    with pytest.raises(LoginRefused):
        login(provider, at=datetime.fromtimestamp(time.time() + 7200, UTC))


def test_details_of_somebody_else_are_refused(provider: IdentityProvider) -> None:
    provider.changes["/userinfo"] = lambda told: told | {"sub": "another"}
    with pytest.raises(LoginRefused):
        login(provider)


def test_details_can_not_change_what_was_signed(provider, signing, settings, tmp_path) -> None:
    known(provider, settings, tmp_path, "acr: {high: 3, low: 1}")
    signing(acr="low")
    provider.changes["/userinfo"] = lambda told: told | {"acr": "high"}
    assert login(provider)[0] == 1
    signing(acr="unheard of")
    assert login(provider)[0] == 0


PLACES = [
    "http://169.254.169.254/latest/",
    "http://localhost:1/",
    "https://u:p@127.0.0.1/",
    "file:///etc/passwd",
    "",
    7,
]


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("endpoint", ["token_endpoint", "jwks_uri", "userinfo_endpoint", "authorization_endpoint"])
def test_a_description_that_points_elsewhere_leads_nowhere(provider: IdentityProvider, endpoint: str, place) -> None:
    provider.changes["/.well-known/openid-configuration"] = lambda told: told | {endpoint: place}
    with pytest.raises(ProviderSilent):
        login(provider)


def test_a_description_of_another_issuer_is_none_and_is_not_kept(provider: IdentityProvider) -> None:
    provider.changes["/.well-known/openid-configuration"] = lambda told: told | {"issuer": "https://evil.example"}
    with pytest.raises(ProviderSilent):
        login(provider)
    provider.changes.clear()
    assert login(provider)


def test_an_issuer_inside_our_network_is_not_asked_unless_it_may_stand_there(provider, settings, tmp_path) -> None:
    lines = (tmp_path / "providers0.yaml").read_text().replace("private: true", "private: false")
    (tmp_path / "public.yaml").write_text(lines.replace("http://127.0.0.1", "https://127.0.0.1"))
    settings.HOUVAST_IDENTITY_PROVIDERS = str(tmp_path / "public.yaml")
    asked = len(provider.asked)
    with pytest.raises(ProviderSilent):
        openid.address(one(), BOUND, language="nl")
    assert len(provider.asked) == asked


def test_a_provider_that_is_down_is_said_to_be(provider: IdentityProvider) -> None:
    provider.is_down = True
    with pytest.raises(ProviderSilent, match="try again later"):
        login(provider)


@pytest.mark.parametrize("path", ["/.well-known/openid-configuration", "/jwks", "/oauth2/token", "/userinfo"])
def test_an_answer_without_end_is_not_read(provider: IdentityProvider, path: str) -> None:
    provider.changes[path] = lambda told: told | {"more": "x" * 400_000}
    with pytest.raises(ProviderSilent):
        login(provider)


def test_without_our_secret_nothing_is_asked(provider: IdentityProvider, tmp_path) -> None:
    (tmp_path / "client.secret").unlink()
    with pytest.raises(ProviderSilent):
        login(provider)
    assert "/oauth2/token" not in provider.asked


def test_nothing_of_a_login_is_logged(provider: IdentityProvider, caplog) -> None:
    caplog.set_level("DEBUG", logger="houvast")
    login(provider)
    provider.changes["/oauth2/token"] = signed_anew(with_own_key)
    with pytest.raises(LoginRefused):
        login(provider)
    ours = "\n".join(record.getMessage() for record in caplog.records if record.name.startswith("houvast"))
    assert ours == "identity provider eid: id_token_signature"
