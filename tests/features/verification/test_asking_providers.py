"""Questions to providers: never to where nobody is asked, and never without end."""

import httpx
import pytest

from houvast.connectors.door import Forbidden
from houvast.features.verification.asking_providers import ask
from tests.services import identity_provider


def test_a_place_inside_our_network_is_asked_only_when_it_may_stand_there():
    with identity_provider.running() as provider:
        assert ask(f"{provider.issuer}/jwks", private=True, ca="", headers={}).json()["keys"]
        with pytest.raises(Forbidden):
            ask(f"{provider.issuer}/jwks", private=False, ca="", headers={})
        assert len(provider.asked) == 1


def test_nobody_is_followed_elsewhere():
    with identity_provider.running() as provider:
        answer = ask(
            f"{provider.issuer}/oauth2/end_session/confirm",
            private=True,
            ca="",
            headers={},
            told={"redirect_uri": "/jwks"},
        )
        assert answer.status_code == 302
        assert "/jwks" not in provider.asked


def test_where_nobody_listens_there_is_no_answer():
    with pytest.raises(httpx.HTTPError):
        ask("http://127.0.0.1:9/", private=True, ca="", headers={})
