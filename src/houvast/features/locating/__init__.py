"""Find everything about a person, and keep what was found with the case."""
