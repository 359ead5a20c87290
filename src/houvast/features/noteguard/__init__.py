"""The note guard: what may not be written down about people, caught while typing and in old notes."""
