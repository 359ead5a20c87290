"""Pages of mail that came in."""
