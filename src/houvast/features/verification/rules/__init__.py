"""Decisions about checks, by topic."""
