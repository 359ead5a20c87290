"""Texts in an organisation's own words, by version, each approved by a second person."""
