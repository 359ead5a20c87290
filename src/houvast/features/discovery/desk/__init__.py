"""Pages of proposals, of drift and of gaps."""
