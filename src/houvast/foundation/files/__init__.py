"""Packages and other files of a case: encrypted, expiring, and every download on record."""
