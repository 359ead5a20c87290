"""Which keys there are, and which of them opens."""

from houvast.features.noteguard.contracts.keys import KeyFacts
from houvast.features.noteguard.models import GuardKey
from houvast.features.noteguard.rules import digest_of


def keys(organisation: str = "") -> list[KeyFacts]:
    """Return all keys, or those of one organisation."""
    rows = GuardKey.objects.select_related("organisation")
    return [row.facts() for row in (rows.filter(organisation__key=organisation) if organisation else rows)]


def key_behind(secret: str) -> KeyFacts | None:
    """Return the key that a page shows, None when it opens nothing."""
    row = GuardKey.objects.select_related("organisation").filter(digest=digest_of(secret), revoked_at=None).first()
    return row.facts() if row else None


def is_known_origin(origin: str) -> bool:
    """Return whether any key may be used from an origin."""
    rows = GuardKey.objects.filter(revoked_at=None).values_list("origins", flat=True)
    return any(origin in origins for origins in rows)
