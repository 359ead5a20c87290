"""Passwords as they should be kept: salted hashes."""

import re

from houvast.engines.discovery.values import Values

KIND = "password"
_CRYPT = re.compile(
    r"\$(?:2[abxy]?|1|5|6|y|argon2(?:id|i|d)|P|S|pbkdf2[\w-]*|scrypt)\$.{8,}"
    r"|(?:pbkdf2_\w+|bcrypt\w*|argon2|scrypt)\$.+|\{(?:SSHA|SHA|MD5|CRYPT)\w*\}.+"
)


def share(values: Values) -> float:
    """Return which part of the values are salted hashes."""
    return values.share(_CRYPT.fullmatch)
