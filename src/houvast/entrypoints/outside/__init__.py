"""Pages for people without an account: one task each, behind a link that only they have."""
