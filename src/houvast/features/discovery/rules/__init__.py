"""Its decisions, as pure functions."""
