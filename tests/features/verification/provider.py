"""A provider of identities that Houvast knows, and how somebody logs in there."""

from datetime import datetime
from pathlib import Path
from typing import Any

from houvast.features.rights.actions.logging_in import Finished, finish_login, start_login
from houvast.features.verification import openid
from houvast.foundation.events.facts import Actor
from tests.services.identity_provider import IdentityProvider

PAGE = Actor("system", "own-page")
BACK = "https://privacy.example/my/identity/eid/back/"
BROWSER = "a-secret-of-this-browser-alone"


def known(provider: IdentityProvider, settings: Any, folder: Path, *more: str) -> None:
    """Let Houvast know a provider."""
    openid._DESCRIBED.clear()
    (folder / "client.secret").write_text("s3cret&of/ours\n")
    (folder / "client.secret").chmod(0o600)
    lines = (
        "providers:",
        "  eid:",
        "    title: Testpas",
        f"    issuer: {provider.issuer}",
        "    client_id: houvast",
        f"    secret: file:{folder / 'client.secret'}",
        "    private: true",
        *(f"    {line}" for line in more),
    )
    file = folder / f"providers{len(more)}.yaml"
    file.write_text("\n".join(lines))
    settings.HOUVAST_IDENTITY_PROVIDERS = str(file)


def begin(case: str, at: datetime, *, session: str = BROWSER, provider: str = "eid") -> str:
    """Begin a login; return where the browser goes."""
    return start_login(case=case, provider=provider, session=session, back=BACK, by=PAGE, at=at)


def finish(answer: dict[str, str], at: datetime, *, session: str = BROWSER, provider: str = "eid") -> Finished:
    """Come back with what the provider sent."""
    return finish_login(provider=provider, answer=answer, session=session, by=PAGE, at=at)
