"""Ways in: no tables, no rules."""
