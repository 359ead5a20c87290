"""Which categories of data the law protects beyond all others.

Law: GDPR art. 9(1), 10.
"""

SPECIAL = (
    "user.health",
    "user.health_and_medical",
    "user.biometric",
    "user.biometrics",
    "user.criminal_history",
    "user.demographic.race_ethnicity",
    "user.demographic.religious_belief",
    "user.demographic.philosophical_belief",
    "user.demographic.political_opinion",
    "user.demographic.sexual_orientation",
    "user.demographic.union_membership",
)
_SOFT = frozenset({"user.biometric.voice", "user.biometrics.voice"})  # a recording is biometric only when it identifies


def is_special(category: str) -> bool:
    """Tell whether a category is one that needs a ground of its own."""
    return category not in _SOFT and any(category == key or category.startswith(f"{key}.") for key in SPECIAL)
