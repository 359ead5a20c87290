"""Addresses that are open to strangers."""

PUBLIC = frozenset(
    {
        "desk:login",
        "desk:health",
        "ui:language",
        "ui:preferences",
        "outside:task",
        "outside:request",
        "outside:request-choose",
        "outside:request-look",
        "outside:request-received",
        "identity:link",
        "identity:back",
        "noteguard-api:check",
        "consent-api:contact-check",
        "intake-api:register",
        "intake-api:show",
        "opendsr:discovery",
        "opendsr:certificate",
        "opendsr:submit",
        "opendsr:request",
        "opendsr:results",
        "opendsr:callbacks",
        "opendsr:old-submit",
        "opendsr:old-request",
        "opendsr:old-callbacks",
    }
)
"""Open to strangers, because they come before the login, or because a link or a key of its own opens them."""
