"""A password in HashiCorp Vault or OpenBao, in its second key-value store: `vault:mount/path#field`.

Where Vault is, and how we may enter, comes from the environment as Vault's own programs have it: `VAULT_ADDR`,
`VAULT_TOKEN` (or `VAULT_TOKEN_FILE`, a file with it), `VAULT_NAMESPACE`, `VAULT_CACERT`.
"""

import os
import re
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from houvast.features.systems.secrets.trouble import NotThere

FORM = re.compile(r"[\w.-]+(/[\w.-]+)+#[\w.-]+")
IS_ELSEWHERE = True
SECONDS = 10
_OURSELVES = {"127.0.0.1", "localhost", "::1"}


def find(name: str) -> str:
    """Return the field of the newest version of what is kept at the path.

    :raises NotThere: Vault does not answer, lets us not in, or holds no such thing.
    """
    try:
        import hvac  # type: ignore[import-untyped]  # noqa: PLC0415 (an extra, without types)
        from requests import RequestException  # noqa: PLC0415 (comes with it)
    except ImportError:
        raise NotThere("its password is in Vault, and the package for it is missing: install houvast[vault].") from None
    where, _, field = name.partition("#")
    mount, _, path = where.partition("/")
    client = hvac.Client(
        url=_address(),
        token=_token(),
        namespace=os.environ.get("VAULT_NAMESPACE") or None,
        verify=os.environ.get("VAULT_CACERT") or True,
        timeout=SECONDS,
        allow_redirects=False,
    )
    try:
        answer = client.secrets.kv.v2.read_secret_version(path=path, mount_point=mount, raise_on_deleted_version=True)
    except hvac.exceptions.InvalidPath:
        raise NotThere(f"Vault holds nothing at {where}; store the password there, or correct the reference.") from None
    except (hvac.exceptions.Forbidden, hvac.exceptions.Unauthorized):
        raise NotThere(f"Vault does not let us read {where}; renew the token, or widen its policy.") from None
    except (hvac.exceptions.VaultError, RequestException, ValueError):
        raise NotThere("Vault does not answer as it should; check VAULT_ADDR and that it is unsealed.") from None
    return _field(answer, where, field)


def _field(answer: Any, where: str, field: str) -> str:
    try:
        found = answer["data"]["data"][field]
    except (KeyError, TypeError):
        found = None
    if not isinstance(found, str) or not found:
        raise NotThere(f"Vault holds no text under {field} at {where}; store the password there.")
    return found


def _address() -> str:
    address = os.environ.get("VAULT_ADDR", "")
    parts = urlsplit(address)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise NotThere("its password is in Vault, and VAULT_ADDR says nowhere; set it to https://host:8200.")
    if parts.scheme == "http" and parts.hostname not in _OURSELVES:
        raise NotThere("VAULT_ADDR would send the token unencrypted; make it https://host:8200.")
    return address


def _token() -> str:
    file = os.environ.get("VAULT_TOKEN_FILE", "")
    try:
        token = Path(file).read_text(encoding="utf-8").strip() if file else os.environ.get("VAULT_TOKEN", "")
    except (OSError, UnicodeDecodeError):
        raise NotThere("the file of VAULT_TOKEN_FILE cannot be read; check path and rights.") from None
    if not token:
        raise NotThere("its password is in Vault, and neither VAULT_TOKEN nor VAULT_TOKEN_FILE is set; set one.")
    return token
