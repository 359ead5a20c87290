"""Who vouches for a person's identity here."""

from functools import cache
from pathlib import Path

from django.conf import settings

from houvast.features.verification.rules.providers import NOBODY, Vouchers, WrongProviders, read_vouchers


def vouchers_in_use() -> Vouchers:
    """Give who stands in HOUVAST_IDENTITY_PROVIDERS; nobody where it names no file.

    :raises WrongProviders: it can't be read, or is wrong.
    """
    file = getattr(settings, "HOUVAST_IDENTITY_PROVIDERS", "")
    return _read(Path(file)) if file else NOBODY


@cache
def _read(file: Path) -> Vouchers:
    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        raise WrongProviders(f"{file}: can't be read; correct HOUVAST_IDENTITY_PROVIDERS or its rights.") from None
    return read_vouchers(text, file.name)
