"""Is this the same person? Traits of people, compared."""
