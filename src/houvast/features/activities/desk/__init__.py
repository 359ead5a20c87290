"""Downloads about what is held, and why."""
