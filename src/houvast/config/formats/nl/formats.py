"""Short dates in Dutch: 2 mrt 2026, the month without a capital."""

SHORT_DATE_FORMAT = "j b Y"
SHORT_DATETIME_FORMAT = "j b Y H:i"
