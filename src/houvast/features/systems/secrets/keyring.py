"""A password in the keyring of the account that Houvast runs as: `keyring:service/user`."""

import re

from houvast.features.systems.secrets.trouble import NotThere

FORM = re.compile(r"[^/\s]+/[^\n]*\S")
IS_ELSEWHERE = True


def find(name: str) -> str:
    """Return what the keyring holds for a service and a user.

    :raises NotThere: it holds nothing, is locked, or there is none.
    """
    try:
        import keyring  # noqa: PLC0415 (an extra)
    except ImportError:
        raise NotThere(
            "its password is in a keyring, and the package for it is missing: install houvast[keyring]."
        ) from None
    service, _, user = name.partition("/")
    try:
        found = keyring.get_password(service, user)
    except keyring.errors.KeyringError:  # none on this machine, or locked
        raise NotThere(
            "the keyring with the password does not open; unlock it, or keep the password elsewhere."
        ) from None
    if not found:
        raise NotThere(f"the keyring holds nothing for {service}/{user}; store the password there.")
    return found
