"""Throw-away servers of real kinds, for the demonstration and for tests; each in a folder of its own."""
